"""Several forms of the same people in one import: of different rounds, newer answers, or more wishes."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported_files, saved, table, write_csv, write_xlsx

from allocator.intake.imported import Choices, Imported
from allocator.intake.mapping.questions import TableQuestion, Unsettled

PEOPLE = (("a@j.example", "Ann Lee"), ("b@j.example", "Bob Roy"), ("c@j.example", "Cy Hill"))
MAPS = (("Maps", "Bees"), ("Bees", "Tides"), ("Tides", "Maps"))
JAZZ = (("Jazz", "Kilns"), ("Kilns", "Ink"), ("Ink", "Jazz"))
LATER = (("Bees", "Tides"), ("Tides", "Maps"), ("Maps", "Bees"))
TWICE = {
    "Ann Lee": {"1": "Maps @ Morning; Jazz @ Afternoon", "2": "Bees @ Morning; Kilns @ Afternoon"},
    "Bob Roy": {"1": "Bees @ Morning; Kilns @ Afternoon", "2": "Tides @ Morning; Ink @ Afternoon"},
    "Cy Hill": {"1": "Tides @ Morning; Ink @ Afternoon", "2": "Maps @ Morning; Jazz @ Afternoon"},
}


def form(wishes: tuple[tuple[str, str], ...], *heads: str) -> Rows:
    """What the three people wish for."""
    first, second = heads or ("1st choice", "2nd choice")
    lines = [[*who, *asked] for who, asked in zip(PEOPLE, wishes, strict=True)]
    return [["Email", "Name", first, second], *lines]


def together(folder: Path, rounds: str, files: dict[str, Rows], *answers: tuple[str, str]) -> Imported:
    """Files imported in one go."""
    paths = [write_csv(folder / name, lines) for name, lines in files.items()]
    return imported_files(folder, paths, Choices(rounds=rounds, answers=answers))


def asked(folder: Path, rounds: str, files: dict[str, Rows]) -> TableQuestion:
    """The one question that files ask."""
    with pytest.raises(Unsettled) as trouble:
        together(folder, rounds, files)
    (question,) = trouble.value.questions
    return question


def words(question: TableQuestion) -> list[str]:
    """The words for the choices."""
    return [choice.answer for choice in question.choices]


def wished(folder: Path) -> dict[str, dict[str, str]]:
    """The rows of the sheet Wishes by name, as they are written there."""
    rows = {row["Name"]: row for row in table(folder, "Wishes")}
    return {name: {key: text for key, text in row.items() if key.isdecimal()} for name, row in rows.items()}


@pytest.mark.parametrize(
    ("rounds", "first", "second"),
    [
        ("Morning; Afternoon", "Morning.csv", "Afternoon.csv"),
        ("Morning; Afternoon", "afternoon workshops.csv", "MORNING workshops.csv"),
        ("Ochtend; Middag", "keuzes ochtend.csv", "keuzes middag.csv"),
        ("Vormittag; Nachmittag", "Wahl_Nachmittag.csv", "Wahl_Vormittag.csv"),
        ("Matin; Après-midi", "matin.csv", "après-midi.csv"),
        ("Mañana; Tarde", "Deseos mañana.csv", "Deseos tarde.csv"),
        ("Monday; Tuesday; Wednesday", "Monday.csv", "Wednesday.csv"),
        ("3", "Round 1.csv", "Round 3.csv"),
    ],
)
@pytest.mark.parametrize("heads", [("1st choice", "2nd choice"), ("Choose your workshop", "Back-up workshop")])
def test_the_name_of_a_file_is_the_round_of_its_wishes(
    tmp_path: Path, rounds: str, first: str, second: str, heads: tuple[str, str]
) -> None:
    together(tmp_path, rounds, {first: form(MAPS, *heads), second: form(JAZZ, *heads)})
    named = [row["Round"] for row in table(tmp_path, "Rounds")]
    of_file = [next(one for one in named if one.casefold() in Path(name).stem.casefold()) for name in (first, second)]
    expected = {f"{asked} @ {round}" for asked, round in zip(("Maps", "Jazz"), of_file, strict=True)}
    assert set(wished(tmp_path)["Ann Lee"]["1"].split("; ")) == expected
    assert [len(row["2"].split("; ")) for row in wished(tmp_path).values()] == [2, 2, 2]


def test_the_name_of_a_sheet_is_the_round_of_its_wishes(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "forms.xlsx", Morning=form(MAPS), Afternoon=form(JAZZ))
    imported_files(tmp_path, [book], Choices(rounds="Morning; Afternoon"))
    assert wished(tmp_path) == TWICE


def test_the_same_sessions_in_both_rounds_are_wished_for_in_each(tmp_path: Path) -> None:
    together(tmp_path, "Morning; Afternoon", {"Morning.csv": form(MAPS), "Afternoon.csv": form(LATER)})
    assert wished(tmp_path)["Ann Lee"] == {
        "1": "Maps @ Morning; Bees @ Afternoon",
        "2": "Bees @ Morning; Tides @ Afternoon",
    }


def test_a_newer_version_of_one_form_leaves_the_other(tmp_path: Path) -> None:
    together(tmp_path, "Morning; Afternoon", {"Morning.csv": form(MAPS), "Afternoon.csv": form(JAZZ)})
    saved(tmp_path)
    newer = together(tmp_path, "", {"Morning.csv": form((("Tides", "Bees"), *MAPS[1:]))})
    assert {name: change for name, change in wished(tmp_path).items() if change != TWICE[name]} == {
        "Ann Lee": {"1": "Jazz @ Afternoon; Tides @ Morning", "2": TWICE["Ann Lee"]["2"]}
    }
    assert not newer.unchanged
    assert together(tmp_path, "", {"Afternoon.csv": form(JAZZ)}).unchanged


def test_a_form_of_a_third_round_is_not_taken_for_an_earlier_one(tmp_path: Path) -> None:
    rounds = "Morning; Afternoon; Evening"
    together(tmp_path, rounds, {"Morning.csv": form(MAPS), "Afternoon.csv": form(JAZZ)})
    saved(tmp_path)
    together(tmp_path, "", {"Evening.csv": form(LATER)})
    roles = {row["File"]: row["Taken for"] for row in table(tmp_path, "Mapping") if row["Heading"] == "1st choice"}
    assert roles["Evening.csv"] == "wish 1"


@pytest.mark.parametrize("rounds", ["Morning; Afternoon", "2"])
def test_forms_without_names_of_rounds_are_asked_after(tmp_path: Path, rounds: str) -> None:
    files = {"form.csv": form(MAPS), "other form.csv": form(LATER)}
    question = asked(tmp_path, rounds, files)
    assert (question.key, words(question)) == ("other form.csv:Email", ["newer answers", "rounds", "more wishes"])
    first, second = rounds.split("; ") if ";" in rounds else ("Round 1", "Round 2")
    assert [choice.examples[0] for choice in question.choices] == [
        "Ann Lee wishes 1 Bees, 2 Tides",
        f"Ann Lee wishes 1 Bees in {second}, 2 Tides in {second}",
        "Ann Lee wishes 3 Bees, 4 Tides",
    ]
    together(tmp_path, rounds, files, (question.key, "rounds"))
    assert wished(tmp_path)["Ann Lee"] == {
        "1": f"Maps @ {first}; Bees @ {second}",
        "2": f"Bees @ {first}; Tides @ {second}",
    }


@pytest.mark.parametrize(
    ("answer", "ann"),
    [
        ("newer answers", {"1": "Bees", "2": "Tides"}),
        ("more wishes", {"1": "Maps", "2": "Bees", "4": "Tides"}),
    ],
)
def test_newer_answers_or_more_wishes_as_somebody_says(tmp_path: Path, answer: str, ann: dict[str, str]) -> None:
    files = {"form.csv": form(MAPS), "again.csv": form(LATER, "Choice 1", "Choice 2")}
    question = asked(tmp_path, "2", files)
    together(tmp_path, "2", files, (question.key, answer))
    assert wished(tmp_path)["Ann Lee"] == ann
    saved(tmp_path)
    assert together(tmp_path, "", files).unchanged


def test_three_forms_are_one_question(tmp_path: Path) -> None:
    third = (("Tides", "Maps"), ("Maps", "Bees"), ("Bees", "Tides"))
    files = {"a.csv": form(MAPS), "b.csv": form(LATER), "c.csv": form(third)}
    question = asked(tmp_path, "3", files)
    together(tmp_path, "3", files, (question.key, "rounds"))
    assert wished(tmp_path)["Ann Lee"]["1"] == "Maps @ Round 1; Bees @ Round 2; Tides @ Round 3"


def test_forms_of_other_sessions_both_count_in_one_round(tmp_path: Path) -> None:
    found = together(tmp_path, "1", {"form.csv": form(MAPS), "other.csv": form(JAZZ)})
    assert wished(tmp_path)["Ann Lee"] == {"1": "Maps; Jazz", "2": "Bees; Kilns"}
    told = [note.message for note in found.notes.remarks if "both count" in note.message]
    assert told == [
        "3 attendees answered here and in form.csv, rows 1 to 4, of other sessions; the wishes of both count."
    ]


def test_in_one_round_the_later_answers_to_the_same_question_count(tmp_path: Path) -> None:
    together(tmp_path, "1", {"form.csv": form(MAPS), "later.csv": form(LATER)})
    assert wished(tmp_path)["Ann Lee"] == {"1": "Bees", "2": "Tides"}


@pytest.mark.parametrize("names", [("4A.csv", "4B.csv"), ("Morning.csv", "Afternoon.csv")])
def test_forms_of_other_people_are_no_question(tmp_path: Path, names: tuple[str, str]) -> None:
    others = [["d@j.example", "Di Fox", "Maps", "Tides"], ["e@j.example", "Ed Moss", "Bees", "Maps"]]
    files = {names[0]: form(MAPS), names[1]: [form(MAPS)[0], *others]}
    together(tmp_path, "Morning; Afternoon", files)
    assert wished(tmp_path)["Ann Lee"] == {"1": "Maps", "2": "Bees"}
    assert wished(tmp_path)["Di Fox"] == {"1": "Maps", "2": "Tides"}


def test_the_same_answers_twice_are_no_question(tmp_path: Path) -> None:
    together(tmp_path, "Morning; Afternoon", {"form.csv": form(MAPS), "copy.csv": form(MAPS)})
    assert wished(tmp_path)["Ann Lee"] == {"1": "Maps", "2": "Bees"}
