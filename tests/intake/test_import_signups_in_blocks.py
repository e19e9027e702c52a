"""Sign-up sheets with several blocks below each other, each below its time: read alike, and kept to their times."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import SESSIONS, Rows, imported, table

from allocator.intake.mapping.questions import Unsettled

FIRST = [["Ann Lee", "Bob Roy"], ["Cy Hill", "Di Fox"], ["Eve Gray", "Flo Bell"]]
SECOND = [["Cy Hill", "Ann Lee"], ["Bob Roy", "Di Fox"], ["Flo Bell", "Eve Gray"]]
TIMES = [("11.00-12.30", "14.00-15.30"), ("Round 1", "Round 2"), ("Ronde 1", "Ronde 2"), ("9:00", "10:30")]
SETTLED = "because names stand below sessions, and a word says that they are settled"
ASKED = "because names stand below sessions, and a word says that they asked for it"


def sheet(title: str, times: tuple[str, str] = TIMES[0], second: str = "", numbered: bool = False) -> Rows:
    """Two blocks with two sessions each, the first below a title, and the second perhaps below a line of its own."""
    rows = [
        [title, ""],
        ["", ""],
        [times[0], ""],
        ["Beekeeping", "Bread"],
        *FIRST,
        ["", ""],
        *([[second, ""]] if second else []),
        [times[1], ""],
        ["Cider making", "Basketry"],
        *SECOND,
    ]
    if not numbered:
        return rows
    numbers = {tuple(row): str(at) for block in (FIRST, SECOND) for at, row in enumerate(block, 1)}
    return [[row[0], "", ""] if not row[1] else [numbers.get(tuple(row), ""), *row] for row in rows]


def allowed(folder: Path) -> dict[str, str]:
    """The rounds in which each session may run, by its title."""
    return {row["Title"]: row.get("Allowed rounds", "") for row in table(folder, "Sessions")}


@pytest.mark.parametrize("numbered", [False, True])
@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize(
    "title",
    [
        "Skills Day",
        "Skills Day - SIGN UP HERE",
        "Zet hieronder je naam",
        "Meld je hier aan!",
        "Hier eintragen",
        "Inscrivez-vous",
        "Apúntate aquí",
    ],
)
@pytest.mark.parametrize("answer", ["settled", "wishes"])
def test_one_question_for_all_blocks(
    answer: str, title: str, times: tuple[str, str], numbered: bool, tmp_path: Path
) -> None:
    rows = sheet(title, times, numbered=numbered)
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows)
    (question,) = caught.value.questions
    assert question.where == "answers.csv, rows 4 to 13"
    found = imported(tmp_path, rows, answers=((question.key, answer),))
    pins, wishes = table(tmp_path, "Pins"), table(tmp_path, "Wishes")
    assert (len(pins), sum(len(row) - 2 for row in wishes)) == ((12, 0) if answer == "settled" else (0, 6))
    assert allowed(tmp_path) == {
        "Beekeeping": times[0],
        "Bread": times[0],
        "Cider making": times[1],
        "Basketry": times[1],
    }
    assert [note.message for note in found.notes.remarks if "may run" in note.message] == [
        f'sessions may run only in the rounds below which they stand: "Basketry" in {times[1]}; "Beekeeping" in '
        f'{times[0]}; "Bread" in {times[0]}; and 1 more.'
    ]


@pytest.mark.parametrize(
    ("title", "because"), [("Ingedeeld", SETTLED), ("Zuteilung", SETTLED), ("Sign-ups", ASKED), ("Wünsche", ASKED)]
)
def test_a_title_speaks_for_all_blocks(title: str, because: str, tmp_path: Path) -> None:
    found = imported(tmp_path, sheet(title))
    assert [text.partition("rows, ")[2] for _, text in found.tables] == [because, because]


def test_a_block_with_a_word_of_its_own_keeps_it(tmp_path: Path) -> None:
    found = imported(tmp_path, sheet("Placed", second="Sign-ups for the afternoon"))
    assert [text.partition("rows, ")[2] for _, text in found.tables] == [SETTLED, ASKED]


def test_the_word_of_one_block_says_nothing_of_the_next(tmp_path: Path) -> None:
    rows = [["Round 1, placed", "", ""], *sheet("", numbered=True)[3:]]
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows)
    assert [question.where for question in caught.value.questions] == ["answers.csv, rows 8 to 11"]


def test_the_answer_holds_when_the_sheet_is_imported_again(tmp_path: Path) -> None:
    rows = sheet("Skills Day")
    imported(tmp_path, rows, answers=(("answers.csv:Beekeeping [11.00-12.30]", "settled"),))
    found = imported(tmp_path, [*rows, ["Gus Kay", ""]])
    assert len(table(tmp_path, "Pins")) == 13
    assert found.notes.problems == []


def test_sessions_below_all_times_may_run_in_all(tmp_path: Path) -> None:
    rows = [
        [text.replace("Cider making", "Beekeeping").replace("Basketry", "Bread") for text in row]
        for row in sheet("Placed")
    ]
    imported(tmp_path, rows)
    assert allowed(tmp_path) == {"Beekeeping": "", "Bread": ""}


def test_the_rounds_of_a_list_count(tmp_path: Path) -> None:
    titles = [("Pottery", "1"), ("Weaving, and why", "1, 2"), ("Carving", "2"), ("Baking for 2", "1, 2")]
    rows = [["Placed", ""], ["Round 1", ""], ["Pottery", "Weaving, and why"], *FIRST]
    rows += [["", ""], ["Round 2", ""], ["Carving", "Baking for 2"], *SECOND]
    imported(tmp_path, rows, [["Title", "Rounds"], *titles])
    assert allowed(tmp_path) == {
        "Pottery": "Round 1",
        "Weaving, and why": "Round 1; Round 2",
        "Carving": "Round 2",
        "Baking for 2": "Round 1; Round 2",
    }


@pytest.mark.parametrize("later", [False, True])
def test_a_list_without_rounds_gets_them(later: bool, tmp_path: Path) -> None:
    rows = [["Placed", ""], ["Round 1", ""], ["Pottery", "Weaving, and why"], *FIRST]
    rows += [["", ""], ["Round 2", ""], ["Carving", "Baking for 2"], *SECOND]
    if later:
        imported(tmp_path, SESSIONS)
        imported(tmp_path, rows)
    else:
        imported(tmp_path, rows, SESSIONS)
    assert allowed(tmp_path) == {
        "Pottery": "Round 1",
        "Weaving, and why": "Round 1",
        "Carving": "Round 2",
        "Baking for 2": "Round 2",
    }
