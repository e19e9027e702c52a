"""Lists of rounds with their days and times, rounds that are fixed, and what stands below rounds in other lists."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from foreign import Rows, imported, imported_files, said, table, wishes, write_csv, write_xlsx

from allocator.intake.cells.moments import DAY_FIRST, MONTH_FIRST
from allocator.intake.cells.rounds.days import day_in, day_order
from allocator.intake.cells.rounds.in_round import session_and_round
from allocator.intake.cells.session_titles import Titles
from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import TableQuestion, Unsettled
from allocator.intake.tables.vocabulary.clock import times_in

DAY = datetime.date(2026, 11, 25)


def asked(folder: Path, *tables: Rows, **choices: object) -> TableQuestion:
    """The one question that an import puts."""
    with pytest.raises(Unsettled) as trouble:
        imported(folder, *tables, **choices)
    (question,) = trouble.value.questions
    return question


def rounds(folder: Path) -> list[tuple[str, ...]]:
    """The rows of the Rounds sheet."""
    return [tuple(row.values()) for row in table(folder, "Rounds")]


def column(folder: Path, heading: str) -> list[str]:
    """A column of the Sessions sheet."""
    return [row.get(heading, "") for row in table(folder, "Sessions")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9:00", (9, 0), None),
        ("09.00 uur", (9, 0), None),
        ("9h30", (9, 30), None),
        ("9 h", (9, 0), None),
        ("14 Uhr", (14, 0), None),
        ("14u15", (14, 15), None),
        ("10:30:00", (10, 30), None),
        ("2:15 pm", (14, 15), None),
        ("12:00 am", (0, 0), None),
        ("0.375", (9, 0), None),
        ("9:00-10:15", (9, 0), (10, 15)),
        ("9.00 – 10.15 uur", (9, 0), (10, 15)),
        ("van 9:00 tot 10:15", (9, 0), (10, 15)),
        ("de 9h à 10h15", (9, 0), (10, 15)),
        ("von 9 bis 10 Uhr", (9, 0), (10, 0)),
        ("de 9:00 a 10:00", (9, 0), (10, 0)),
        ("morning", None, None),
        ("25:00", None, None),
        ("", None, None),
    ],
)
def test_times_as_people_write_them(text: str, start: tuple[int, int] | None, end: tuple[int, int] | None) -> None:
    assert times_in(text) == tuple(None if one is None else datetime.time(*one) for one in (start, end))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2026-11-25",
            "25-11-2026",
            "25/11/2026",
            "25.11.2026",
            "25 november 2026",
            "Wed 25 Nov 2026",
            "Nov 25, 2026",
        ),
        *("woensdag 25 november 2026", "25 novembre 2026", "25 de noviembre de 2026", "Mi., 25.11.2026"),
    ],
)
def test_days_as_people_write_them(text: str) -> None:
    assert day_in(text, DAY_FIRST) == DAY


def test_the_order_of_days_is_that_which_all_allow() -> None:
    assert day_order(["3/4/2026", "25/4/2026"]) == DAY_FIRST
    assert day_order(["3/4/2026", "4/25/2026"]) == MONTH_FIRST
    assert day_order(["3/4/2026"]) is None
    assert day_order(["3/3/2026", "2026-04-05"]) == DAY_FIRST
    assert day_in("November", DAY_FIRST) is None


@pytest.mark.parametrize(
    ("heads", "first", "second"),
    [
        (("Round", "Date", "Start", "End"), ("9:00", "10:00"), ("10:15", "11:00")),
        (("Ronde", "Datum", "Begintijd", "Eindtijd"), ("09.00 uur", "10.00 uur"), ("10.15 uur", "11.00 uur")),
        (("Runde", "Datum", "Beginn", "Ende"), ("9 Uhr", "10 Uhr"), ("10:15", "11 Uhr")),
        (("Tour", "Date", "Début", "Fin"), ("9h", "10h"), ("10h15", "11h")),
        (("Ronda", "Fecha", "Inicio", "Fin"), ("9:00", "10:00"), ("10:15", "11:00")),
        (("Slot", "Day", "From", "Until"), ("9:00", "10:00"), ("10:15", "11:00")),
    ],
)
def test_when_rounds_are_is_in_the_workbook(
    tmp_path: Path, heads: tuple[str, ...], first: tuple[str, str], second: tuple[str, str]
) -> None:
    found = imported(tmp_path, [heads, ["Red", "2026-11-25", *first], ["Blue", "2026-11-25", *second]])
    assert rounds(tmp_path) == [
        ("Red", "2026-11-25", "09:00:00", "10:00:00"),
        ("Blue", "2026-11-25", "10:15:00", "11:00:00"),
    ]
    assert said(found) == {}


def test_times_of_excel_are_times(tmp_path: Path) -> None:
    rows = [["Round", "Date", "Start", "End"], ["Red", DAY, datetime.time(9, 0), datetime.time(10, 0)]]
    imported_files(tmp_path, [write_xlsx(tmp_path / "rounds.xlsx", A=rows)], Choices())
    assert rounds(tmp_path) == [("Red", "2026-11-25", "09:00:00", "10:00:00")]


@pytest.mark.parametrize(
    ("late", "told"),
    [(("9:30", "10:30"), "9:30 to 10:30"), (("9:00", ""), "9:00"), (("9:59", "11:00"), "9:59 to 11:00")],
)
def test_rounds_that_overlap_are_pointed_out(tmp_path: Path, late: tuple[str, str], told: str) -> None:
    day = "2026-11-25"
    found = imported(tmp_path, [["Round", "Date", "Start", "End"], ["Red", day, "9:00", "10:00"], ["Blue", day, *late]])
    assert said(found)["problems"] == [
        f'answers.csv, row 3, column 1 (A): "Blue" ({told}) overlaps with "Red" (9:00 to 10:00). Nobody can attend '
        "both, but a plan may seat people in both. Make one round of them, or change their times."
    ]


@pytest.mark.parametrize("second", [("2026-11-25", "10:00", "11:00"), ("2026-11-26", "9:00", "10:00")])
def test_rounds_one_after_the_other_do_not_overlap(tmp_path: Path, second: tuple[str, ...]) -> None:
    first = ("2026-11-25", "9:00", "10:00")
    found = imported(tmp_path, [["Round", "Date", "Start", "End"], ["Red", *first], ["Blue", *second]])
    assert said(found) == {}


def test_rounds_are_put_in_the_order_of_the_day(tmp_path: Path) -> None:
    rows: Rows = [["Round", "Date", "Start"], ["Blue", "2026-11-25", "13:00"], ["Red", "2026-11-25", "9:00"]]
    found = imported(tmp_path, rows)
    assert [name for name, *_ in rounds(tmp_path)] == ["Red", "Blue"]
    assert said(found)["corrections"] == [
        "answers.csv, rows 1 to 3: the rounds are put in the order of their times: Red, Blue."
    ]


def test_rounds_without_names_are_called_by_day_and_time(tmp_path: Path) -> None:
    imported(tmp_path, [["Date", "Start", "End"], ["2026-11-25", "9:00", "10:00"], ["2026-11-25", "10:00", "11:00"]])
    assert [name for name, *_ in rounds(tmp_path)] == ["2026-11-25 9:00", "2026-11-25 10:00"]


def test_rounds_that_come_again_on_another_day_are_called_by_both(tmp_path: Path) -> None:
    lines = [[day, f"Ronde {at}", f"{8 + at}:00"] for day in ("Maandag", "Dinsdag") for at in (1, 2)]
    found = imported(tmp_path, [["Dag", "Ronde", "Tijd"], *lines])
    names = ["Maandag Ronde 1", "Maandag Ronde 2", "Dinsdag Ronde 1", "Dinsdag Ronde 2"]
    assert rounds(tmp_path) == [(name,) for name in names]
    assert said(found) == {}


def test_times_without_a_day_are_told(tmp_path: Path) -> None:
    found = imported(tmp_path, [["Round", "Start", "End"], ["Red", "9:00", "10:00"], ["Blue", "10:00", "11:00"]])
    assert rounds(tmp_path) == [("Red",), ("Blue",)]
    assert [note.message for note in found.notes.to_fill if note.where == "Rounds"] == [
        "their times are not on a day, and are left out: Red 9:00 to 10:00; Blue 10:00 to 11:00. Write Date, Start and "
        "End there."
    ]


def test_what_is_no_time_and_no_day_is_told(tmp_path: Path) -> None:
    day = "2026-11-25"
    rows = [["Red", day, "9:00", "10:00"], ["Blue", day, "10:00", "11:00"], ["Gold", day, "11:00", "12:00"]]
    rows += [["Grey", day, "12:00", "13:00"], ["Pink", "31-31-2026", "soon", "1:00"], ["Jade", day, "16:00", "15:00"]]
    found = imported(tmp_path, [["Round", "Date", "Start", "End"], *rows])
    assert said(found)["problems"] == [
        'answers.csv, row 6, column 3 (C): "soon" is not a time; it is left out. Write it as 9:00.',
        'answers.csv, row 6, column 2 (B): "31-31-2026" is not a day; it is left out. Write it as 2026-11-25.',
        "answers.csv, row 7, column 4 (D): it ends at 15:00, before it begins at 16:00; the end is left out.",
    ]


def test_days_of_which_the_order_is_unknown_are_left_out(tmp_path: Path) -> None:
    found = imported(tmp_path, [["Round", "Date", "Start"], ["Red", "3/4/2026", "9:00"], ["Blue", "3/4/2026", "10:00"]])
    assert rounds(tmp_path) == [("Red",), ("Blue",)]
    assert said(found)["problems"] == [
        "answers.csv, rows 1 to 3: its days may begin with the day or with the month, and are left out. Write the "
        "Dates yourself."
    ]


# --- rounds that are fixed ---


@pytest.mark.parametrize(
    "heading", ["Fixed rounds", "Vaste ronde", "Feste Runde", "Horaire fixe", "Ronda fija", "Fixed time"]
)
@pytest.mark.parametrize("listed", [True, False])
def test_fixed_rounds_are_fixed(tmp_path: Path, heading: str, listed: bool) -> None:
    cells = ["Ronde 1 = Aula", "Ronde 2", "", "Ronde 1; Ronde 2 = Zaal 3"]
    sessions: Rows = [["Workshop", "Max", heading], *([f"W{at}", 9, cell] for at, cell in enumerate(cells))]
    tables = [sessions, *([[["Ronde"], ["Ronde 1"], ["Ronde 2"], ["Ronde 3"]]] if listed else [])]
    imported(tmp_path, *tables)
    assert column(tmp_path, "Fixed rounds") == cells
    assert [row["Room"] for row in table(tmp_path, "Rooms")] == ["Aula", "Zaal 3"]
    assert [name for (name,) in rounds(tmp_path)] == ["Ronde 1", "Ronde 2", "Ronde 3"][: 3 if listed else 2]


def test_a_fixed_round_that_is_none_is_told(tmp_path: Path) -> None:
    sessions: Rows = [["Workshop", "Max", "Fixed rounds"], ["Pottery", 9, "Ronde 7"], ["Carving", 9, "1"]]
    found = imported(tmp_path, sessions, [["Ronde"], ["Ronde 1"], ["Ronde 2"]])
    assert column(tmp_path, "Fixed rounds") == ["", "Ronde 1"]
    assert said(found)["problems"] == [
        'answers.csv, row 2, column 3 (C): "Ronde 7" is no round; it is not fixed. Did you mean "Ronde 1" or "Ronde 2"?'
    ]


# --- a session in a round ---

CODED: Rows = [["Code", "Title", "Maximum"], ["SM", "Sushi", 9], ["TM", "Tea @ home", 9]]
TIMES: Rows = [["Round"], ["09:00"], ["10:00"]]


@pytest.mark.parametrize("sessions", [[CODED], []], ids=["a list", "no list"])
@pytest.mark.parametrize("times", [[TIMES], []], ids=["rounds", "no rounds"])
def test_a_session_in_a_round_is_wished_there(tmp_path: Path, sessions: list[Rows], times: list[Rows]) -> None:
    rows: Rows = [["Name", "Choice 1", "Choice 2"], ["Ann", "SM @ 09:00", "TM"], ["Bo", "TM @ 10:00; SM @ 09:00", ""]]
    found = imported(tmp_path, rows, *sessions, *times)
    tea, sushi = ("Tea @ home", "Sushi") if sessions else ("TM", "SM")
    assert wishes(tmp_path) == {
        "Ann": {1: [f"{sushi} @ 09:00"], 2: [tea]},
        "Bo": {1: [f"{tea} @ 10:00", f"{sushi} @ 09:00"]},
    }
    assert rounds(tmp_path) == [("09:00",), ("10:00",)]
    assert said(found) == {}


def test_a_session_in_a_round_is_settled_there(tmp_path: Path) -> None:
    rows: Rows = [["Name", "Choice 1", "Vast in"], ["Ann", "SM", "TM @ 10:00"], ["Bo", "TM", ""], ["Cy", "SM", ""]]
    imported(tmp_path, rows, CODED, TIMES)
    assert [(row["Session"], row["Round"]) for row in table(tmp_path, "Pins")] == [("TM", "10:00")]


@pytest.mark.parametrize(
    ("text", "session", "round"),
    [
        ("SM @ 09:00", "SM", "09:00"),
        ("Sushi @ Round 2", "Sushi", "Round 2"),
        ("Tea @ home", "Tea @ home", ""),
        ("Tea @ home @ 09:00", "Tea @ home", "09:00"),
        ("Golf @ 09:00", "Golf @ 09:00", ""),
        ("SM", "SM", ""),
    ],
)
def test_a_title_may_hold_the_sign_for_a_round(text: str, session: str, round: str) -> None:
    assert session_and_round(text, Titles({"SM": "Sushi", "TM": "Tea @ home"})) == (session, round)


# --- numbers below rounds ---

SEMINARS: Rows = [["Seminar", "Period 1", "Period 2"], ["Baking", 106, 0], ["Pottery", 105, 106]]
FIXED = ["Period 1 = 106", "Period 1 = 105; Period 2 = 106"]


@pytest.mark.parametrize("heads", [("Period 1", "Period 2"), ("Ronde 1", "Ronde 2"), ("Block A", "Block B")])
def test_numbers_below_rounds_are_known_rooms(tmp_path: Path, heads: tuple[str, str]) -> None:
    rows: Rows = [["Seminar", *heads], *SEMINARS[1:]]
    found = imported(tmp_path, rows, [["Room", "Capacity"], [105, 20], [106, 30]])
    assert column(tmp_path, "Fixed rounds") == [f"{heads[0]} = 106", f"{heads[0]} = 105; {heads[1]} = 106"]
    assert column(tmp_path, "Allowed rounds") == [heads[0], f"{heads[0]}; {heads[1]}"]
    assert column(tmp_path, "Maximum") == ["", ""]
    assert said(found) == {}


def test_rooms_of_the_workbook_are_known(tmp_path: Path) -> None:
    rooms = write_csv(tmp_path / "rooms.csv", [["Room", "Capacity"], [105, 20], [106, 30]])
    imported_files(tmp_path, [rooms], Choices())
    imported(tmp_path, SEMINARS)
    assert column(tmp_path, "Fixed rounds") == FIXED


@pytest.mark.parametrize(
    ("answer", "fixed", "maxima"), [("rooms", FIXED, ["", ""]), ("maxima", ["", ""], ["106", "105"])]
)
def test_numbers_that_may_be_rooms_or_maxima_are_asked_after(
    tmp_path: Path, answer: str, fixed: list[str], maxima: list[str]
) -> None:
    question = asked(tmp_path, SEMINARS)
    assert [choice.answer for choice in question.choices] == ["rooms", "maxima"]
    imported(tmp_path, SEMINARS, answers=((question.key, answer),))
    assert (column(tmp_path, "Fixed rounds"), column(tmp_path, "Maximum")) == (fixed, maxima)
    imported(tmp_path, SEMINARS)  # the mapping says it now
    assert (column(tmp_path, "Fixed rounds"), column(tmp_path, "Maximum")) == (fixed, maxima)


def test_one_odd_cell_does_not_change_what_a_column_is(tmp_path: Path) -> None:
    rows: Rows = [*SEMINARS, ["Weaving", 206, 105], ["Carving", 107, "206"]]
    found = imported(tmp_path, rows, [["Room", "Capacity"], [105, 20], [106, 30], [206, 9]])
    assert column(tmp_path, "Fixed rounds") == [*FIXED, "Period 1 = 206; Period 2 = 105", "Period 2 = 206"]
    assert said(found)["problems"] == [
        'answers.csv, row 5, column 2 (B): "107" is neither a mark, a room nor a number; the session is not taken to '
        'run in Period 1. Did you mean "105" or "106"?'
    ]


def test_small_numbers_that_never_meet_in_a_round_may_be_rooms(tmp_path: Path) -> None:
    rows: Rows = [["Seminar", "Period 1", "Period 2"], ["A1", 11, 12], ["A2", 12, 13], ["A3", 13, 14], ["A4", 14, 11]]
    assert [choice.answer for choice in asked(tmp_path, rows).choices] == ["rooms", "maxima"]
    maxima: Rows = [["Seminar", "Period 1", "Period 2"], ["A1", 20, 20], ["A2", 20, 15], ["A3", 15, 15], ["A4", 12, 12]]
    imported(tmp_path, maxima)
    assert column(tmp_path, "Maximum") == ["20", "15", "15", "12"]


@pytest.mark.parametrize("heading", ["BLOC", "Session", "Sessie"])
def test_names_that_nobody_wishes_for_below_a_word_that_rounds_and_sessions_share_are_rounds(
    tmp_path: Path, heading: str
) -> None:
    people: Rows = [["Name", "Choice 1", "Choice 2"], *([f"Ann {at}", "Chess", "Yoga"] for at in range(4))]
    imported(tmp_path, people, [[heading], ["Terre"], ["Eau"]])
    assert rounds(tmp_path) == [("Terre",), ("Eau",)]


def test_names_that_people_wish_for_below_such_a_word_are_sessions(tmp_path: Path) -> None:
    people: Rows = [["Name", "Choice 1", "Choice 2"], *([f"Ann {at}", "Chess", "Yoga"] for at in range(4))]
    imported(tmp_path, people, [["Session"], ["Chess"], ["Yoga"], ["Judo"]])
    assert (rounds(tmp_path), column(tmp_path, "Title")) == ([], ["Chess", "Yoga", "Judo"])
