"""What goes wrong in real spreadsheets: corrected and said, or left to be mended and said; never lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import SESSIONS, imported, in_order, said, saved, table, wishes, write_csv, write_xlsx

from allocator.errors import FileTrouble, InputProblems
from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import TableQuestion, Unsettled
from allocator.intake.merge.defaults import Defaults
from allocator.intake.run import import_files

HEAD = ["Timestamp", "Email", "Name", "Choice 1", "Choice 2"]


def test_a_title_is_recognised_though_it_is_spelt_another_way(tmp_path: Path) -> None:
    rows = [
        ["Name", "Choice 1", "Choice 2"],
        ["Ada Lind", "POTTERY ", "weaving & why"],
        ["Bo Null", "Carving (room 4)", "Weaving and why"],
        ["Cy Roer", "Weavin, and why", "P: Pottery"],
    ]
    found = imported(tmp_path, rows, SESSIONS)
    assert wishes(tmp_path)["Bo Null"] == in_order("Carving", "Weaving, and why")
    assert wishes(tmp_path)["Cy Roer"] == in_order("Weaving, and why", "Pottery")
    assert said(found) == {
        "corrections": [
            'answers.csv, row 3, column 2 (B): "Carving (room 4)" is taken as "Carving" (C).',
            'answers.csv, row 4, column 2 (B): "Weavin, and why" is taken as "Weaving, and why" (W).',
        ]
    }


def test_a_title_that_may_be_two_sessions_is_left_to_be_mended(tmp_path: Path) -> None:
    sessions = [["Code", "Title", "Maximum"], ["A", "Workshop 1", 9], ["B", "Workshop 10", 9], ["C", "Workshop 2", 9]]
    rows = [["Name", "Choice 1", "Choice 2"], ["Ada Lind", "Workshop 1O", "Workshop 2"], ["Bo Null", "Workshop 1O", ""]]
    found = imported(tmp_path, rows, sessions)
    assert wishes(tmp_path) == {
        "Ada Lind": in_order("Workshop 1O", "Workshop 2"),
        "Bo Null": {1: ["Workshop 1O"]},
    }
    assert said(found) == {
        "problems": [
            'answers.csv, row 2, column 2 (B): "Workshop 1O" is not a session. '
            'Did you mean "Workshop 1" or "Workshop 10"? (2 cells, this one first).'
        ]
    }


@pytest.mark.parametrize(
    "nothing", ["", "0", "-", "No preference", "Geen voorkeur", "maakt niet uit", "egal", "n.v.t."]
)
def test_no_preference_is_no_wish(tmp_path: Path, nothing: str) -> None:
    imported(tmp_path, [["Name", "Choice 1", "Choice 2"], ["Ada Lind", nothing, "Carving"]], SESSIONS)
    assert wishes(tmp_path) == {"Ada Lind": {2: ["Carving"]}}


def test_of_two_answers_by_one_address_the_later_counts_wherever_it_stands(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["2026-11-25 11:00:00", "ada@example.org", "Ada Lind", "Pottery", ""],
        ["2026-11-25 10:00:00", "ADA@example.org", "Ada L.", "Carving", ""],
        ["2026-11-25 10:30:00", "bo@example.org", "Bo Null", "Carving", ""],
    ]
    found = imported(tmp_path, rows, SESSIONS)
    assert wishes(tmp_path) == {"Ada Lind": {1: ["Pottery"]}, "Bo Null": {1: ["Carving"]}}
    assert said(found) == {
        "left out": [
            "answers.csv, row 3, column 1 (A): Ada Lind answered more than once; "
            "the answer in row 2, given later, counts."
        ]
    }


def test_one_name_with_two_addresses_is_two_people_and_pointed_out(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["2026-11-25 11:00:00", "ada@example.org", "Ada Lind", "Pottery", ""],
        ["2026-11-25 12:00:00", "lind@example.org", "Ada Lind", "Carving", ""],
    ]
    found = imported(tmp_path, rows, SESSIONS)
    assert [row["Email"] for row in table(tmp_path, "Attendees")] == ["ada@example.org", "lind@example.org"]
    assert [note.message for note in found.notes.remarks] == [
        '1 name belongs to two attendees or more: "Ada Lind". If that is one person, delete one of the rows.'
    ]


def test_wished_nothing_and_did_not_answer_are_kept_apart(tmp_path: Path) -> None:
    people = [
        ["Email", "Name"],
        ["ada@example.org", "Ada Lind"],
        ["bo@example.org", "Bo Null"],
        ["cy@example.org", "Cy"],
    ]
    rows = [
        HEAD,
        ["2026-11-25 11:00:00", "ada@example.org", "Ada Lind", "Pottery", ""],
        ["2026-11-25 11:01:00", "bo@example.org", "Bo Null", "", ""],
    ]
    found = imported(tmp_path, rows, SESSIONS, people)
    assert wishes(tmp_path) == {"Ada Lind": {1: ["Pottery"]}, "Bo Null": {}}
    assert len(table(tmp_path, "Attendees")) == 3
    assert (found.counts["with wishes"], found.counts["wished nothing"], found.counts["did not answer"]) == (1, 1, 1)


def test_the_same_wish_twice_counts_once_as_the_dearer(tmp_path: Path) -> None:
    found = imported(tmp_path, [["Name", "Choice 1", "Choice 2"], ["Ada Lind", "Pottery", "P"]], SESSIONS)
    assert wishes(tmp_path) == {"Ada Lind": {1: ["Pottery"]}}
    assert said(found) == {
        "left out": ["answers.csv, row 2, column 3 (C): wished for twice by one attendee; the better wish counts."]
    }


def test_side_tables_helper_columns_and_totals_are_left_out_and_said(tmp_path: Path) -> None:
    sheet = [
        ["Name", "Choice 1", "Choice 2", "Nr 1", "Nr 2", "", "Title", "Code", "Maximum"],
        ["Ada Lind", "Pottery", "Carving", 1, 2, "", "Pottery", 1, 9],
        ["Bo Null", "Carving", "Pottery", 2, 1, "", "Carving", 2, 8],
        ["Cy Roer", "Carving", "", 2, 0, "", "", "", ""],
        ["", "", "", "", "", "", "", "", ""],
        ["Total", 3, 2, "", "", "", "", "", ""],
    ]
    file = write_xlsx(tmp_path / "all.xlsx", Answers=sheet)
    found = import_files(saved(tmp_path), [file], Choices())
    assert wishes(tmp_path) == {
        "Ada Lind": in_order("Pottery", "Carving"),
        "Bo Null": in_order("Carving", "Pottery"),
        "Cy Roer": {1: ["Carving"]},
    }
    assert [row["Code"] for row in table(tmp_path, "Sessions")] == ["1", "2"]
    assert found.tables == (
        (
            "all.xlsx, Answers!A1:E4",
            "wishes, 3 rows, because its headings number the wishes; 2 columns left out: Nr 1, Nr 2",
        ),
        ("all.xlsx, Answers!G1:I3", "sessions, 2 rows, because its columns are about sessions"),
    )
    assert said(found) == {"left out": ['all.xlsx, Answers!A6: a total: "Total 3 2"']}


def test_wishes_of_staff_beside_those_of_students_are_left_out(tmp_path: Path) -> None:
    file = write_xlsx(
        tmp_path / "all.xlsx",
        Students=[["Rank", "Pottery", "Carving", "Baking"], ["Ada Lind", 1, 2, 3], ["Bo Null", 3, 2, 1]],
        Teacher_preferences=[["", "Pottery", "Carving", "Baking"], ["Ada Lind", 3, 2, 1], ["Bo Null", 3, 2, 1]],
    )
    found = import_files(saved(tmp_path), [file], Choices())
    assert wishes(tmp_path) == {
        "Ada Lind": in_order("Pottery", "Carving", "Baking"),
        "Bo Null": in_order("Baking", "Carving", "Pottery"),
    }
    assert found.tables[1][1] == "left out: the sheet's name says that these are not the attendees' wishes"


def choices_of(unsettled: Unsettled) -> list[list[str]]:
    """The words that answer each question."""
    return [[choice.answer for choice in question.choices] for question in unsettled.questions]


RATINGS = [
    ["Name", "Pottery", "Carving", "Baking"],
    ["Ada Lind", 1, 2, 2],
    ["Bo Null", 1, 1, 3],
    ["Cy Roer", 2, 2, 1],
]


def test_numbers_that_may_be_ranks_or_scores_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, RATINGS)
    event, file = tmp_path / "event.xlsx", tmp_path / "answers.csv"
    assert str(caught.value) == (
        "1 question decides how these files are read:\n"
        "  answers.csv, rows 1 to 4: its numbers may be ranks (1 is best) or scores (the highest is best).\n"
        "    ranks    ranks: 1 is the best\n"
        "             | Ada Lind wishes 1 Pottery, 2 Carving, 2 Baking\n"
        "             | Bo Null wishes 1 Pottery, 1 Carving, 3 Baking\n"
        "             | Cy Roer wishes 1 Baking, 2 Pottery, 2 Carving\n"
        "    scores   scores: the highest is the best\n"
        "             | Ada Lind wishes 2 Carving, 2 Baking, 3 Pottery\n"
        "             | Bo Null wishes 1 Baking, 3 Pottery, 3 Carving\n"
        "             | Cy Roer wishes 2 Pottery, 2 Carving, 3 Baking\n"
        "Nothing was written. Answer it by the word before its meaning, for example:\n"
        f'  allocator import {event} {file} --answer "answers.csv:Pottery=ranks"'
    )
    assert not event.exists()


@pytest.mark.parametrize(
    ("reading", "ada"),
    [(1, {1: ["Pottery"], 2: ["Carving", "Baking"]}), (2, {2: ["Carving", "Baking"], 3: ["Pottery"]})],
)
def test_an_answer_settles_it_and_the_mapping_remembers(
    tmp_path: Path, reading: int, ada: dict[int, list[str]]
) -> None:
    imported(tmp_path, RATINGS, readings=(reading,))
    assert wishes(tmp_path)["Ada Lind"] == ada
    imported(tmp_path, RATINGS)
    assert wishes(tmp_path)["Ada Lind"] == ada
    assert len(table(tmp_path, "Attendees")) == 3


@pytest.mark.parametrize(
    ("answer", "ada"),
    [
        ("ranks", {1: ["Pottery"], 2: ["Carving", "Baking"]}),
        ("Scores", {2: ["Carving", "Baking"], 3: ["Pottery"]}),
        ("2", {2: ["Carving", "Baking"], 3: ["Pottery"]}),
    ],
)
def test_a_question_is_answered_by_its_name(tmp_path: Path, answer: str, ada: dict[int, list[str]]) -> None:
    imported(tmp_path, RATINGS, answers=(("Answers.csv:pottery", answer),))
    assert wishes(tmp_path)["Ada Lind"] == ada


def test_an_answer_that_is_none_and_a_key_of_no_question_are_told(tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, RATINGS, answers=(("answers.csv:Pottery", "rank"), ("answers.csv:Potery", "ranks")))
    assert str(caught.value).splitlines()[-4:-2] == [
        '"rank" is no answer to answers.csv:Pottery. Did you mean "ranks"?',
        'No question is called "answers.csv:Potery".',
    ]


def test_somebody_at_the_terminal_is_asked(tmp_path: Path) -> None:
    asked: list[TableQuestion] = []

    def ask(question: TableQuestion) -> int:
        asked.append(question)
        return 1

    import_files(saved(tmp_path), [write_csv(tmp_path / "answers.csv", RATINGS)], Choices(), ask=ask)
    assert [[choice.answer for choice in question.choices] for question in asked] == [["ranks", "scores"]]
    assert wishes(tmp_path)["Ada Lind"] == {2: ["Carving", "Baking"], 3: ["Pottery"]}


def test_dates_are_asked_about_only_where_another_answer_would_count(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["03/04/2026 10:00", "ada@example.org", "Ada Lind", "Pottery", ""],
        ["04/03/2026 10:00", "ada@example.org", "Ada Lind", "Carving", ""],
        ["05/06/2026 10:00", "bo@example.org", "Bo Null", "Carving", ""],
    ]
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows, SESSIONS)
    assert choices_of(caught.value) == [["day first", "month first"]]
    imported(tmp_path, [*rows, ["13/06/2026 10:00", "cy@example.org", "Cy Roer", "Carving", ""]], SESSIONS)
    assert wishes(tmp_path)["Ada Lind"] == {1: ["Pottery"]}


def test_one_session_beside_each_person_may_be_a_wish_or_settled(tmp_path: Path) -> None:
    rows = [["Student", "Workshop"], ["Ada Lind", "Pottery"], ["Bo Null", "Carving"], ["Cy Roer", "Pottery"]]
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows, SESSIONS)
    assert choices_of(caught.value) == [["settled", "wishes"]]
    imported(tmp_path, rows, SESSIONS, readings=(2,))
    assert wishes(tmp_path)["Ada Lind"] == {1: ["Pottery"]}


def test_only_some_rows_are_read_where_that_is_asked(tmp_path: Path) -> None:
    rows = [["Day", "Name", "Choice 1"], ["Friday", "Ada Lind", "Pottery"], ["Saturday", "Bo Null", "Carving"]]
    found = imported(tmp_path, rows, SESSIONS, only=(("day", "Friday"),))
    assert wishes(tmp_path) == {"Ada Lind": {1: ["Pottery"]}}
    assert said(found) == {"left out": ['answers.csv, rows 1 to 3: 1 row where "day" is not "Friday".']}
    with pytest.raises(FileTrouble, match=r'^No table has a column "dag" \(--only\)\. Nothing was written\.$'):
        imported(tmp_path, rows, only=(("dag", "x"),))


def test_every_file_that_cannot_be_read_is_told_of_and_nothing_is_written(tmp_path: Path) -> None:
    good = write_csv(tmp_path / "good.csv", SESSIONS)
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    with pytest.raises(FileTrouble) as caught:
        import_files(saved(tmp_path), [tmp_path / "gone.csv", good, tmp_path / "empty.csv"], Choices())
    lines = str(caught.value).split("\n")
    assert [line.partition(" ")[0] for line in lines] == [
        str(tmp_path / "gone.csv"),
        str(tmp_path / "empty.csv"),
        "Nothing",
    ]
    assert not (tmp_path / "event.xlsx").exists()


def test_a_workbook_that_is_no_event_workbook_is_never_touched(tmp_path: Path) -> None:
    event = write_xlsx(tmp_path / "event.xlsx", Answers=[["Name"], ["Ada"]])
    before = event.read_bytes()
    with pytest.raises(FileTrouble) as caught:
        import_files(event, [write_csv(tmp_path / "answers.csv", SESSIONS)], Choices())
    assert str(caught.value) == (
        f"{event} exists and is not an event workbook; nothing was written. "
        "Give another name first, for example:  allocator import event.xlsx event.xlsx"
    )
    assert event.read_bytes() == before


def test_facts_of_the_command_line_fill_what_no_table_says(tmp_path: Path) -> None:
    sessions = [["Title", "Maximum"], ["Pottery", 5], ["Carving", ""]]
    defaults = Defaults(minimum=2, capacity=9, at_least=0, at_most=1, rooms=2, seats=30)
    found = imported(tmp_path, [["Name", "Choice 1"], ["Ada", "Pottery"]], sessions, defaults=defaults, rounds="2")
    assert table(tmp_path, "Sessions") == [
        {"Code": "Pottery", "Title": "Pottery", "Minimum": "2", "Maximum": "5", "At least": "0", "At most": "1"},
        {"Code": "Carving", "Title": "Carving", "Minimum": "2", "Maximum": "9", "At least": "0", "At most": "1"},
    ]
    assert table(tmp_path, "Rooms") == [{"Room": "Room 1", "Capacity": "30"}, {"Room": "Room 2", "Capacity": "30"}]
    assert table(tmp_path, "Rounds") == [{"Round": "Round 1"}, {"Round": "Round 2"}]
    assert found.notes.to_fill == []


def test_what_is_still_to_be_filled_in_is_said_with_the_option_for_it(tmp_path: Path) -> None:
    found = imported(tmp_path, [["Name", "Choice 1", "Choice 2"], ["Ada", "Pottery", "Carving"]])
    assert [(note.where, note.message) for note in found.notes.to_fill] == [
        ("Rounds", "there are none yet. Write them there, or import with --rounds 3."),
        ("Sessions", "2 sessions without a maximum. Write it there, or import with --capacity 20."),
    ]


def test_a_mapping_that_says_what_cannot_be_is_refused(tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    rows = [["Name", "Choice 1"], ["Ada", "Pottery"]]
    imported(tmp_path, rows, mapping=mapping)
    mapping.write_text(mapping.read_text(encoding="utf-8").replace('"wish 1"', '"wihs 1"'), encoding="utf-8")
    with pytest.raises(InputProblems) as caught:
        imported(tmp_path, rows, mapping=mapping)
    assert [(one.where, one.message) for one in caught.value.problems] == [
        ("table 1, column B", '"wihs 1" is not something that a column can be.')
    ]
