"""Lists of sessions that say in which rounds these run: in one column, or in a column for each round."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, imported_to_file, said, saved, table
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from allocator.errors import InputProblems
from allocator.intake.cells.rounds.rounds_said import RoundsSaid, may_say_rounds, rounds_in, rounds_named
from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import Unsettled
from allocator.intake.run import import_files

THREE = ("Ronde 1", "Ronde 2", "Ronde 3")
DAYS = ("Mon 9:00", "Mon 10:00", "Tue 9:00", "Tue 10:00")
FRENCH, SPANISH = ("Matin", "Après-midi", "Soir"), ("Mañana", "Tarde", "Noche")
PARTS = ("Ochtend 1", "Ochtend 2", "Middag")
TITLES = ("Pottery", "Carving", "Weaving", "Baking", "Glazing")


def allowed(folder: Path) -> dict[str, str]:
    """The allowed rounds of every session by title, '' for all."""
    return {row["Title"]: row.get("Allowed rounds", "") for row in table(folder, "Sessions")}


def fixed(folder: Path) -> dict[str, str]:
    """The fixed rounds of the sessions that have any, by title."""
    return {row["Title"]: row["Fixed rounds"] for row in table(folder, "Sessions") if "Fixed rounds" in row}


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def taken_for(folder: Path) -> list[str]:
    """What the mapping says of the columns, in their order."""
    return [row["Taken for"] for row in table(folder, "Mapping")]


@pytest.mark.parametrize(
    ("text", "rounds", "names"),
    [
        ("1, 3", THREE, ("Ronde 1", "Ronde 3")),
        ("3 en 1", THREE, ("Ronde 1", "Ronde 3")),
        ("1 & 2", THREE, ("Ronde 1", "Ronde 2")),
        ("1+3", THREE, ("Ronde 1", "Ronde 3")),
        ("1/2", THREE, ("Ronde 1", "Ronde 2")),
        ("1-3", THREE, THREE),
        ("2 t/m 3", THREE, ("Ronde 2", "Ronde 3")),
        ("1 tot en met 2", THREE, ("Ronde 1", "Ronde 2")),
        ("1 bis 2", THREE, ("Ronde 1", "Ronde 2")),
        ("rounds 1 to 2", THREE, ("Ronde 1", "Ronde 2")),
        ("Ronde 1; Ronde 3", THREE, ("Ronde 1", "Ronde 3")),
        ("ronde 1 en 3", THREE, ("Ronde 1", "Ronde 3")),
        ("Runde 2 und 3", THREE, ("Ronde 2", "Ronde 3")),
        ("R1, R2", THREE, ("Ronde 1", "Ronde 2")),
        ("eerste ronde", THREE, ("Ronde 1",)),
        ("2e ronde", THREE, ("Ronde 2",)),
        ("second round", THREE, ("Ronde 2",)),
        ("zweite Runde", THREE, ("Ronde 2",)),
        ("alleen ronde 2", THREE, ("Ronde 2",)),
        ("nur in Runde 2", THREE, ("Ronde 2",)),
        ("niet 2", THREE, ("Ronde 1", "Ronde 3")),
        ("alle behalve ronde 1", THREE, ("Ronde 2", "Ronde 3")),
        ("alle außer 3", THREE, ("Ronde 1", "Ronde 2")),
        ("all except 1 and 2", THREE, ("Ronde 3",)),
        ("alle", THREE, ()),
        ("Alle rondes", THREE, ()),
        ("every round", THREE, ()),
        ("jede Runde", THREE, ()),
        ("hele dag", THREE, ()),
        ("", THREE, ()),
        ("-", THREE, ()),
        ("beide", THREE[:2], ()),
        ("both rounds", THREE[:2], ()),
        ("ochtend", PARTS, ("Ochtend 1", "Ochtend 2")),
        ("middag", PARTS, ("Middag",)),
        ("Ochtend 2; middag", PARTS, ("Ochtend 2", "Middag")),
        ("2", ("Morning", "Afternoon"), ("Afternoon",)),
        ("B", ("Round A", "Round B"), ("Round B",)),
        ("9:30-10:15", ("9:30-10:15", "11:00-11:45"), ("9:30-10:15",)),
        ("Ma, ochtend", ("Ma, ochtend", "Di, ochtend"), ("Ma, ochtend",)),
        ("Ronde 1 (9:30) en Ronde 2 (11:00-11:45)", THREE, ("Ronde 1", "Ronde 2")),
        ("1", ("Round 1 (morning)", "Round 2 (noon)"), ("Round 1 (morning)",)),
        ("Mon 9:00; Tue 10:00", DAYS, ("Mon 9:00", "Tue 10:00")),
        ("Tue 10:00, Mon 9:00", DAYS, ("Mon 9:00", "Tue 10:00")),
        ("mon 9.00 and tue 9:00", DAYS, ("Mon 9:00", "Tue 9:00")),
        ("not Mon 9:00", DAYS, ("Mon 10:00", "Tue 9:00", "Tue 10:00")),
        ("Mon 10:00 - Tue 9:00", DAYS, ("Mon 10:00", "Tue 9:00")),
        ("Tue", DAYS, ("Tue 9:00", "Tue 10:00")),
        ("9:00", ("Mon 9:00", "Tue 10:00"), ("Mon 9:00",)),
        ("Ma, ochtend; Di, middag", ("Ma, ochtend", "Di, ochtend", "Di, middag"), ("Ma, ochtend", "Di, middag")),
        ("Art / craft, 2", ("Art / craft", "Round 2"), ("Art / craft", "Round 2")),
        ("matin et soir", FRENCH, ("Matin", "Soir")),
        ("tous sauf matin", FRENCH, ("Après-midi", "Soir")),
        ("toutes les séances", FRENCH, ()),
        ("les deux", FRENCH[:2], ()),
        ("deuxième séance", ("Séance 1", "Séance 2"), ("Séance 2",)),
        ("1 et 3", ("Tour 1", "Tour 2", "Tour 3"), ("Tour 1", "Tour 3")),
        ("tarde y noche", SPANISH, ("Tarde", "Noche")),
        ("todas", SPANISH, ()),
        ("por la tarde", SPANISH, ("Tarde",)),
        ("segunda ronda", ("Ronda 1", "Ronda 2"), ("Ronda 2",)),
    ],
)
def test_a_cell_names_rounds(text: str, rounds: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert rounds_in(text, rounds) == RoundsSaid(names)


@pytest.mark.parametrize(
    ("text", "names", "unread"),
    [
        ("4", (), ("4",)),
        ("1, 4", ("Ronde 1",), ("4",)),
        ("in overleg", (), ("in overleg",)),
        ("beide", (), ("beide",)),
        ("3-1", (), ("3-1",)),
        ("ronde", (), ("ronde",)),
        ("?", (), ("?",)),
        ("geen", (), ("geen",)),
        ("niet in overleg", (), ("niet in overleg",)),
        ("2026-03-01", (), ("2026-03-01",)),
        ("1, 2 of als het kan 3", ("Ronde 1", "Ronde 2"), ("als het kan 3",)),
    ],
)
def test_what_names_no_round_is_given_back(text: str, names: tuple[str, ...], unread: tuple[str, ...]) -> None:
    assert rounds_in(text, THREE) == RoundsSaid(names, unread)


@pytest.mark.parametrize(
    ("text", "names", "unread"), [("9:00", (), ("9:00",)), ("Mon 9:00; Tue 11:00", ("Mon 9:00",), ("Tue 11:00",))]
)
def test_a_time_of_no_round_or_of_several_is_given_back(
    text: str, names: tuple[str, ...], unread: tuple[str, ...]
) -> None:
    assert rounds_in(text, DAYS) == RoundsSaid(names, unread)


def test_rounds_with_a_day_and_a_time_are_allowed_alone(tmp_path: Path) -> None:
    sessions: Rows = [["Title", "Max", "Allowed rounds"], ["Pottery", 9, "Mon 9:00; Tue 10:00"], ["Carving", 9, "Tue"]]
    imported(tmp_path, sessions, [["Round"], *([name] for name in DAYS)])
    assert allowed(tmp_path) == {"Pottery": "Mon 9:00; Tue 10:00", "Carving": "Tue 9:00; Tue 10:00"}


@given(st.data())
def test_any_rounds_written_in_any_way_are_those_rounds(data: st.DataObject) -> None:
    called = data.draw(st.sampled_from(["Ronde {}", "Round {}", "Runde {}", "Workshopronde {}", "Block {}", "{}"]))
    rounds = tuple(called.format(number) for number in range(1, data.draw(st.integers(1, 9)) + 1))
    numbers = data.draw(st.lists(st.integers(1, len(rounds)), min_size=1, unique=True))
    between = data.draw(st.sampled_from([", ", ";", "; ", " en ", " and ", " und ", " & ", "/", "\n", "+"]))
    word = data.draw(st.sampled_from(["{}", called, "ronde {}", "r{}", "{}e ronde"]))
    text = between.join(word.format(number) for number in numbers)
    assert rounds_in(text, rounds) == RoundsSaid(tuple(rounds[number - 1] for number in sorted(numbers)))


@given(st.text(st.sampled_from(" 0123-,;/?.:nietalrodx'()\n"), max_size=300) | st.text(max_size=300))
def test_whatever_a_cell_holds_every_part_of_it_is_a_round_or_given_back(text: str) -> None:
    found = rounds_in(text, THREE)
    assert set(found.names) <= set(THREE)
    assert found.names or found.unread or may_say_rounds(text, THREE)


def test_a_long_text_is_given_back_at_once() -> None:
    assert rounds_in("niet " * 9_000, THREE) == RoundsSaid((), ("niet " * 8_999 + "niet",))


def test_a_list_that_a_spreadsheet_took_for_a_number_is_mended() -> None:
    assert rounds_in("1.3", THREE) == RoundsSaid(("Ronde 1", "Ronde 3"), mended=True)


@pytest.mark.parametrize(
    ("heading", "cells", "rounds"),
    [
        ("Rondes", ["1, 3", "1 en 2", "1-3", "alle", "Ronde 1; Ronde 3"], THREE),
        ("Rounds", ["1, 3", "1 and 2", "1-3", "all", "Round 1; Round 3"], ("Round 1", "Round 2", "Round 3")),
        ("Runden", ["1, 3", "1 und 2", "1 bis 3", "alle", "Runde 1; Runde 3"], ("Runde 1", "Runde 2", "Runde 3")),
    ],
)
def test_rounds_in_one_cell_are_allowed_and_make_the_list_of_them(
    tmp_path: Path, heading: str, cells: list[str], rounds: tuple[str, ...]
) -> None:
    one, two, three = rounds
    found = imported(tmp_path, [["Workshop", "Max", heading], *([t, 9, c] for t, c in zip(TITLES, cells, strict=True))])
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == [*rounds]
    assert allowed(tmp_path) == {
        "Pottery": f"{one}; {three}",
        "Carving": f"{one}; {two}",
        "Weaving": f"{one}; {two}; {three}",
        "Baking": "",
        "Glazing": f"{one}; {three}",
    }
    assert taken_for(tmp_path) == ["title", "maximum", "allowed rounds"]
    assert [(note.where, note.message) for note in found.notes.remarks] == [
        ("Rounds", f"no list of them was given; the list of sessions names {', '.join(rounds)}.")
    ]


@pytest.mark.parametrize(
    ("heading", "early", "late", "both"),
    [
        ("Tijdstip", "ochtend", "middag", "beide"),
        ("Time", "morning", "afternoon", "both"),
        ("When", "AM", "PM", "both"),
        ("Tageszeit", "Vormittag", "Nachmittag", "beide"),
    ],
)
@pytest.mark.parametrize("rounds", ["", "2"])
def test_times_of_day_are_rounds_by_those_names(
    tmp_path: Path, heading: str, early: str, late: str, both: str, rounds: str
) -> None:
    rows: Rows = [["Titel", "Max", heading], ["Pottery", 9, early], ["Carving", 9, late], ["Weaving", 9, both]]
    imported(tmp_path, rows, rounds=rounds)
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == [_upper(early), _upper(late)]
    assert allowed(tmp_path) == {"Pottery": _upper(early), "Carving": _upper(late), "Weaving": ""}


def test_times_are_rounds_in_their_order_where_none_are_listed(tmp_path: Path) -> None:
    imported(tmp_path, [["Titel", "Max", "Tijd"], ["Pottery", 9, "11:00-11:45"], ["Carving", 9, "9:30-10:15"]])
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == ["9:30-10:15", "11:00-11:45"]
    assert allowed(tmp_path) == {"Pottery": "11:00-11:45", "Carving": "9:30-10:15"}


def test_how_long_a_session_takes_is_no_round(tmp_path: Path) -> None:
    rows: Rows = [["Titel", "Max", "Tijd"], *([title, 9, "45 min"] for title in TITLES[:4])]
    found = imported(tmp_path, rows)
    assert table(tmp_path, "Rounds") == []
    assert found.tables[0][1] == "sessions, 4 rows, because its columns are about sessions; 1 column left out: Tijd"


def test_what_names_no_round_stands_as_it_is_and_is_told(tmp_path: Path) -> None:
    cells = ["1, 7", "in overleg", "2026-03-01", "1.3", "1; 2"]
    rows: Rows = [["Workshop", "Max", "Rondes"], *([t, 9, c] for t, c in zip(TITLES, cells, strict=True))]
    found = imported(tmp_path, rows, rounds="3")
    assert allowed(tmp_path) == {
        "Pottery": "Ronde 1; 7",
        "Carving": "in overleg",
        "Weaving": "2026-03-01",
        "Baking": "Ronde 1; Ronde 3",
        "Glazing": "Ronde 1; Ronde 2",
    }
    there = 'There is "Ronde 1", "Ronde 2", "Ronde 3".'
    assert said(found) == {
        "problems": [
            f'answers.csv, row 2, column 3 (C): "7" is no round. {there}',
            f'answers.csv, row 3, column 3 (C): "in overleg" is no round. {there}',
            'answers.csv, row 4, column 3 (C): "2026-03-01" is no round. If it was 1-3, a spreadsheet made a date of '
            "it; write 1 t/m 3, 1 to 3 or 1 bis 3.",
        ],
        "corrections": ['answers.csv, row 5, column 3 (C): "1.3" is taken as "Ronde 1" and "Ronde 3".'],
    }


@pytest.mark.parametrize(
    "heading", ["Aantal rondes", "Hoe vaak", "Number of rounds", "How often", "Anzahl Runden", "Wie oft"]
)
def test_a_number_of_rounds_is_how_often_a_session_runs(tmp_path: Path, heading: str) -> None:
    imported(tmp_path, [["Workshop", "Max", heading], ["Pottery", 9, "2"], ["Carving", 9, "1"]], rounds="3")
    assert [(row["At least"], row["At most"]) for row in table(tmp_path, "Sessions")] == [("2", "2"), ("1", "1")]
    assert allowed(tmp_path) == {"Pottery": "", "Carving": ""}
    assert taken_for(tmp_path) == ["title", "maximum", "runs exactly"]


def test_times_behind_a_number_say_how_often(tmp_path: Path) -> None:
    imported(tmp_path, [["Workshop", "Max", "Rondes"], ["Pottery", 9, "2x"], ["Carving", 9, "1 keer"]])
    assert [(row["At least"], row["At most"]) for row in table(tmp_path, "Sessions")] == [("2", "2"), ("1", "1")]


def test_one_number_below_one_round_is_that_round(tmp_path: Path) -> None:
    imported(tmp_path, [["Workshop", "Max", "Ronde"], ["Pottery", 9, "2"], ["Carving", 9, "1"]])
    assert allowed(tmp_path) == {"Pottery": "Ronde 2", "Carving": "Ronde 1"}


def test_bare_numbers_below_rounds_are_asked_after_and_the_answer_is_kept(tmp_path: Path) -> None:
    rows: Rows = [["Workshop", "Max", "Rondes"], ["Pottery", 9, "2"], ["Carving", 9, "1"], ["Weaving", 9, "2"]]
    with pytest.raises(Unsettled) as trouble:
        imported_to_file(tmp_path, rows, rounds="3")
    assert str(trouble.value).splitlines()[:8] == [
        "1 question decides how these files are read:",
        "  answers.csv, rows 1 to 4: the numbers below its word for rounds may say in which of them a session runs, "
        "or in how many.",
        "    which rounds      the rounds in which a session may run",
        "                      | session Pottery, at most 9 people, may run in 2",
        "                      | session Carving, at most 9 people, may run in 1",
        "                      | session Weaving, at most 9 people, may run in 2",
        "    how many rounds   in how many rounds a session runs",
        "                      | session Pottery, at most 9 people, 2 times",
    ]
    assert not (tmp_path / "event.xlsx").exists()
    imported(tmp_path, rows, rounds="3", readings=(1,))
    assert allowed(tmp_path) == {"Pottery": "Ronde 2", "Carving": "Ronde 1", "Weaving": "Ronde 2"}
    saved(tmp_path).unlink()
    imported(tmp_path, rows, rounds="3", readings=(2,))
    assert [row["At most"] for row in table(tmp_path, "Sessions")] == ["2", "1", "2"]
    imported(tmp_path, rows, rounds="3")  # the mapping says it now
    assert taken_for(tmp_path) == ["title", "maximum", "runs exactly"]


def test_a_question_about_sessions_comes_before_one_about_wishes(tmp_path: Path) -> None:
    sessions: Rows = [["Workshop", "Max", "Rondes"], ["Pottery", 9, "2"], ["Carving", 9, "1"]]
    answers: Rows = [["Naam", "Workshops"], ["Ada Lind", "Pottery;Carving"], ["Bo Null", "Carving;Pottery"]]
    with pytest.raises(Unsettled) as trouble:
        imported(tmp_path, answers, sessions, rounds="3")
    assert [question.where for question in trouble.value.questions] == [
        "answers2.csv, rows 1 to 3",
        "answers.csv, rows 1 to 3",
    ]
    imported(tmp_path, answers, sessions, rounds="3", readings=(2, 1))
    assert [row["At most"] for row in table(tmp_path, "Sessions")] == ["2", "1"]
    assert taken_for(tmp_path)[:2] == ["name", "wishes, all equal"]


@pytest.mark.parametrize(("yes", "no"), [("x", ""), ("ja", "nee"), ("✓", "-"), ("v", ""), ("yes", "no"), ("1", "0")])
@pytest.mark.parametrize("word", ["Ronde", "Round", "Runde"])
def test_marks_below_rounds_are_allowed_rounds(tmp_path: Path, yes: str, no: str, word: str) -> None:
    head = ["Workshop", "Max", f"{word} 1", f"{word} 2", f"{word} 3"]
    imported(tmp_path, [head, ["Pottery", 9, yes, no, yes], ["Carving", 9, no, yes, no]])
    assert allowed(tmp_path) == {"Pottery": f"{word} 1; {word} 3", "Carving": f"{word} 2"}
    assert fixed(tmp_path) == {}
    assert taken_for(tmp_path)[2:] == [f"runs in {word} {number}" for number in (1, 2, 3)]
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == [f"{word} {number}" for number in (1, 2, 3)]


def test_headings_may_be_the_names_that_rounds_have(tmp_path: Path) -> None:
    sessions: Rows = [["Titel", "Max", "Blauw", "Groen"], ["Pottery", 9, "x", ""], ["Carving", 9, "", "x"]]
    imported(tmp_path, sessions, [["Ronde"], ["Blauw"], ["Groen"]])
    assert allowed(tmp_path) == {"Pottery": "Blauw", "Carving": "Groen"}


def test_numbers_below_one_heading_for_rounds_are_rounds(tmp_path: Path) -> None:
    rows: Rows = [
        ["Workshop", "Rondes", "", ""],
        ["", "1", "2", "3"],
        ["Pottery", "x", "", "x"],
        ["Carving", "", "x", ""],
    ]
    imported(tmp_path, rows)
    assert allowed(tmp_path) == {"Pottery": "Ronde 1; Ronde 3", "Carving": "Ronde 2"}


def test_rounds_of_the_workbook_keep_their_names(tmp_path: Path) -> None:
    imported(tmp_path, [["Round"], ["Round 1"], ["Round 2"]])
    imported(tmp_path, [["Workshop", "Max", "Ronde 1", "Ronde 2"], ["Pottery", 9, "", "x"], ["Carving", 9, "x", "x"]])
    assert allowed(tmp_path) == {"Pottery": "Round 2", "Carving": "Round 1; Round 2"}
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == ["Round 1", "Round 2"]


def test_rooms_below_rounds_are_fixed_rounds_in_those_rooms(tmp_path: Path) -> None:
    rows: Rows = [
        ["Workshop", "Max", "Ronde 1", "Ronde 2"],
        ["Pottery", 9, "Zaal 1", "Zaal 2"],
        ["Carving", 9, "", "Aula"],
        ["Weaving", 9, "x", "misschien"],
        ["Baking", 9, "?", ""],
    ]
    found = imported(tmp_path, rows)
    assert fixed(tmp_path) == {"Pottery": "Ronde 1 = Zaal 1; Ronde 2 = Zaal 2", "Carving": "Ronde 2 = Aula"}
    assert allowed(tmp_path) == {
        "Pottery": "Ronde 1; Ronde 2",
        "Carving": "Ronde 2",
        "Weaving": "Ronde 1",
        "Baking": "",
    }
    assert [row["Room"] for row in table(tmp_path, "Rooms")] == ["Zaal 1", "Zaal 2", "Aula"]
    assert said(found) == {
        "problems": [
            'answers.csv, row 4, column 4 (D): "misschien" is neither a mark, a room nor a number; the session is not '
            "taken to run in Ronde 2. Write x, or leave it blank.",
            'answers.csv, row 5, column 3 (C): "?" is neither a mark, a room nor a number; the session is not taken to '
            "run in Ronde 1. Write x, or leave it blank.",
            "answers.csv, row 5, column 3 (C): no round is marked, so it may run in all of them. Mark one, "
            "or write 0 under At most.",
        ]
    }
    before = table(tmp_path, "Sessions")
    import_files(saved(tmp_path), [tmp_path / "answers.csv"], Choices())  # by its own mapping
    assert table(tmp_path, "Sessions") == before


def test_rooms_below_rounds_are_those_of_the_list_of_rooms(tmp_path: Path) -> None:
    sessions: Rows = [["Workshop", "Ronde 1", "Ronde 2"], ["Pottery", "tuinkamer", "Serre"], ["Carving", "x", "Serre"]]
    found = imported(tmp_path, sessions, [["Zaal", "Capaciteit"], ["Tuinkamer", 20], ["Serren", 12]])
    assert fixed(tmp_path) == {"Pottery": "Ronde 1 = Tuinkamer"}
    neither = "is neither a mark, a room nor a number; the session is not taken to run in Ronde 2."
    assert said(found) == {
        "problems": [
            f'answers.csv, row {row}, column 3 (C): "Serre" {neither} Did you mean "Serren"?' for row in (2, 3)
        ]
    }


@pytest.mark.parametrize("rooms", [[], [["Zaal", "Capaciteit"], ["101", 20], ["008", 12]]])
def test_numbers_of_rooms_below_rounds_are_rooms(tmp_path: Path, rooms: Rows) -> None:
    sessions: Rows = [["Workshop", "1e ronde", "2e ronde"], ["Pottery", "101", ""], ["Carving", "008", "101"]]
    imported(tmp_path, *([sessions, rooms] if rooms else [sessions]))
    assert fixed(tmp_path) == {"Pottery": "1e ronde = 101", "Carving": "1e ronde = 008; 2e ronde = 101"}


def test_times_behind_the_names_of_rounds_are_no_part_of_them(tmp_path: Path) -> None:
    head = ["Titel", "Ronde 1 (9:30-10:15)", "Ronde 2 11.00 uur"]
    imported(tmp_path, [head, ["Pottery", "x", ""], ["Carving", "x", "x"]])
    assert allowed(tmp_path) == {"Pottery": "Ronde 1", "Carving": "Ronde 1; Ronde 2"}


def test_numbers_below_rounds_are_the_maximum_there(tmp_path: Path) -> None:
    rows: Rows = [["Title", "Round 1", "Round 2"], ["Pottery", 20, ""], ["Carving", 12, 18], ["Weaving", 1, 0]]
    found = imported(tmp_path, rows)
    assert [row["Maximum"] for row in table(tmp_path, "Sessions")] == ["20", "12", "1"]
    assert allowed(tmp_path) == {"Pottery": "Round 1", "Carving": "Round 1; Round 2", "Weaving": "Round 1"}
    assert said(found) == {
        "corrections": [
            "answers.csv, row 3, column 2 (B): a session has one maximum for all rounds; of 12, 18 the smallest, 12, "
            "is taken."
        ]
    }


def test_columns_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    rows: Rows = [
        ["Workshop", "Max", "Rondes", "Ronde 1", "Ronde 2"],
        ["Pottery", 20, "1; 2", 12, ""],
        ["Carving", 9, "alle", 9, 9],
    ]
    found = imported(tmp_path, rows)
    assert [row["Maximum"] for row in table(tmp_path, "Sessions")] == ["20", "9"]
    assert allowed(tmp_path) == {"Pottery": "Ronde 1", "Carving": "Ronde 1; Ronde 2"}
    assert said(found) == {
        "corrections": [
            "answers.csv, row 2, column 4 (D): another column names other rounds; the marks below the rounds count.",
            "answers.csv, row 2, column 1 (A): its maximum is 20 in one column and 12 below a round; 20 is taken.",
        ]
    }


def test_the_earliest_round_leaves_those_of_the_allowed_that_are_later(tmp_path: Path) -> None:
    rows: Rows = [
        ["Workshop", "Max", "Vroegste ronde", "Rondes"],
        ["Pottery", 9, "2", "1, 3"],
        ["Carving", 9, "2", "alle"],
    ]
    imported(tmp_path, rows, rounds="3")
    assert allowed(tmp_path) == {"Pottery": "Ronde 3", "Carving": "Ronde 2; Ronde 3"}


def test_wishes_for_rounds_stay_wishes_beside_a_list_of_sessions_with_rounds(tmp_path: Path) -> None:
    sessions: Rows = [["Workshop", "Max", "Ronde 1", "Ronde 2"], ["Pottery", 9, "x", "x"], ["Carving", 9, "x", "x"]]
    answers: Rows = [
        ["Naam", "Ronde 1", "Ronde 2"],
        ["Ada Lind", "Pottery", "Carving"],
        ["Bo Null", "Carving", "Pottery"],
    ]
    imported(tmp_path, answers, sessions)
    assert taken_for(tmp_path)[:3] == ["name", "wish 1 in Ronde 1", "wish 1 in Ronde 2"]
    assert [row["1"] for row in table(tmp_path, "Wishes")] == [
        "Pottery @ Ronde 1; Carving @ Ronde 2",
        "Carving @ Ronde 1; Pottery @ Ronde 2",
    ]


def test_codes_below_rounds_beside_names_are_wishes_and_no_rooms(tmp_path: Path) -> None:
    rows: Rows = [
        ["Naam", "Docent", "Ronde 1", "Ronde 2"],
        ["Ada Lind", "Kuip", "W1", "W2"],
        ["Bo Null", "Kuip", "W2", "W1"],
        ["Cy Roer", "Prins", "W1", "W2"],
        ["Di Stam", "Prins", "W2", "W1"],
    ]
    imported(tmp_path, rows)
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ada Lind", "Bo Null", "Cy Roer", "Di Stam"]


def test_the_mapping_says_when_sessions_run_and_may_be_changed(tmp_path: Path) -> None:
    rows: Rows = [
        ["Workshop", "Max", "Ochtend", "Middag", "Bijz."],
        ["Pottery", 9, "x", "", "2"],
        ["Carving", 9, "", "x", "1"],
    ]
    mapping = tmp_path / "map.toml"
    imported(tmp_path, rows, mapping=mapping)
    assert taken_for(tmp_path) == ["title", "maximum", "runs in Ochtend", "runs in Middag", "left out"]
    text = mapping.read_text(encoding="utf-8").replace('"runs in Middag"', '"runs in Avond"')
    mapping.write_text(text.replace('"left out"', '"runs exactly"'), encoding="utf-8")
    saved(tmp_path).unlink()
    imported(tmp_path, rows, mapping=mapping)
    assert allowed(tmp_path) == {"Pottery": "Ochtend", "Carving": "Avond"}
    assert [(row["At least"], row["At most"]) for row in table(tmp_path, "Sessions")] == [("2", "2"), ("1", "1")]


def test_a_mapping_names_the_round_in_which_sessions_run(tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    imported(tmp_path, [["Workshop", "Max", "Ochtend", "Middag"], ["Pottery", 9, "x", ""]], mapping=mapping)
    mapping.write_text(mapping.read_text(encoding="utf-8").replace("runs in Ochtend", "runs in"), encoding="utf-8")
    with pytest.raises(InputProblems) as trouble:
        imported(tmp_path, [["Workshop", "Max", "Ochtend", "Middag"], ["Pottery", 9, "x", ""]], mapping=mapping)
    assert [(problem.where, problem.message) for problem in trouble.value.problems] == [
        ("table 1, column C", '"runs in" needs the name of a round after it.')
    ]


@pytest.mark.parametrize("coded", [True, False])
def test_a_row_for_each_round_is_one_session(tmp_path: Path, coded: bool) -> None:
    rows: Rows = [
        ["Code", "Workshop", "Ronde", "Zaal", "Max"],
        ["W1", "Pottery", 1, "Zaal 1", 9],
        ["W2", "Carving", 1, "Zaal 2", 9],
        ["W1", "Pottery", 2, "Zaal 3", 9],
        ["W2", "Carving", 2, "Zaal 2", 9],
        ["W3", "Weaving", 2, "Zaal 1", 9],
    ]
    found = imported(tmp_path, rows if coded else [row[1:] for row in rows])
    assert allowed(tmp_path) == {"Pottery": "Ronde 1; Ronde 2", "Carving": "Ronde 1; Ronde 2", "Weaving": "Ronde 2"}
    assert fixed(tmp_path) == {"Pottery": "Ronde 1 = Zaal 1; Ronde 2 = Zaal 3"}
    assert [row.get("Fixed room") for row in table(tmp_path, "Sessions")] == [None, "Zaal 2", "Zaal 1"]
    where = "column 2 (B)" if coded else "column 1 (A)"
    each = "is on 2 rows, each for different rounds; it is one session for Ronde 1, Ronde 2."
    assert said(found) == {
        "corrections": [
            f'answers.csv, row 2, {where}: "Pottery" {each}',
            f'answers.csv, row 3, {where}: "Carving" {each}',
        ]
    }


def test_sessions_of_one_title_in_one_round_stay_two(tmp_path: Path) -> None:
    rows: Rows = [
        ["Workshop", "Ronde", "Max"],
        ["Pottery", 1, 9],
        ["Pottery", 1, 9],
        ["Carving", 2, 9],
        ["Weaving", 2, 9],
    ]
    imported(tmp_path, rows)
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["Pottery", "Pottery", "Carving", "Weaving"]


def test_an_annotated_copy_shows_what_was_said_of_lists_of_sessions(tmp_path: Path) -> None:
    rows: Rows = [["Workshop", "Docent", "Max", "Rondes"], ["Pottery", "Kok / Pan", "max 9", "1, 7"]]
    rows = [*rows, ["Carving", "Ida Rau", "max 8", "1 en 2"], ["Weaving", "Tom Vos", "max 7", "2"]]
    imported(tmp_path, rows, rounds="2", annotate=True)
    page = load_workbook(tmp_path / "answers annotated.xlsx").worksheets[0]
    assert [comment and comment.text for comment in (cell.comment for cell in page[2])] == [
        None,
        '"Kok / Pan" is taken as "Kok" and "Pan".',
        '"max 9" is taken as 9.',
        '"7" is no round. There is "Ronde 1", "Ronde 2".',
    ]


def test_a_hyphen_within_a_word_is_not_from_one_round_to_another() -> None:
    assert rounds_named(["Après-midi; Soir", "Matin; Après-midi"], "Créneaux") == ["Après-midi", "Soir", "Matin"]
    names = ("A", "B", "C", "Après-midi")
    assert [rounds_in(text, names).names for text in ("A-C", "Après-midi", "A – B")] == [
        ("A", "B", "C"),
        ("Après-midi",),
        ("A", "B"),
    ]


def test_the_time_of_a_day_is_part_of_the_round() -> None:
    cells = ["Mon 9:00; Mon 10:30", "Di 9:00, Di 10:30", "Monday 14:30"]
    named = ["Mon 9:00", "Mon 10:30", "Di 9:00", "Di 10:30", "Monday 14:30"]
    assert rounds_named(cells, "Rounds") == named
    assert rounds_in("Mon 9:00; Di 10:30", named).names == ("Mon 9:00", "Di 10:30")


def test_a_name_among_rooms_below_rounds_is_a_room_whatever_it_is_called(tmp_path: Path) -> None:
    rows: Rows = [
        ["Workshop", "Blok 1", "Blok 2"],
        ["Pottery", "Lokaal 238", "0"],
        ["Carving", "Aula", "Zaal 5"],
        ["Weaving", "", "Smederij"],
    ]
    imported(tmp_path, rows)
    assert [row.get("Fixed rounds", "") for row in table(tmp_path, "Sessions")] == [
        "Blok 1 = Lokaal 238",
        "Blok 1 = Aula; Blok 2 = Zaal 5",
        "Blok 2 = Smederij",
    ]


def test_rounds_of_the_event_may_be_called_like_anything_and_head_rooms(tmp_path: Path) -> None:
    rows: Rows = [["Workshop", "Max", "Land", "Water"], ["Pottery", 9, "109", ""], ["Carving", 9, "199", "121"]]
    imported(tmp_path, rows, [["Room", "Seats"], ["109", 20], ["121", 20], ["199", 20]], rounds="Land; Water")
    assert [row["Fixed rounds"] for row in table(tmp_path, "Sessions")] == ["Land = 109", "Land = 199; Water = 121"]
