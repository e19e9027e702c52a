"""What an import says: a summary, what is odd, what people wrote beside, and the details; and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from foreign import SESSIONS, Rows, imported, imported_files, write_csv, write_xlsx

from allocator.cli import main
from allocator.errors import FileTrouble, Problem
from allocator.intake.imported import Choices, Imported
from allocator.intake.output.alike import together
from allocator.intake.run import import_files

NAMES = ["Ada Lind", "Bo Null", "Cy Roer", "Di Stam", "Ed Visser", "Fay Kok"]


def with_remarks(*remarks: str, heading: str = "Opmerkingen") -> Rows:
    """A person with a wish and a remark each."""
    people = zip(NAMES, remarks, strict=False)
    return [["Naam", "1e keuze", heading], *([name, "Pottery", remark] for name, remark in people)]


def asides(found: Imported) -> list[tuple[str, list[tuple[str, str]]]]:
    """The kinds of remarks, each with its columns and what is written there."""
    return [(one.kind, [(line.where, line.message) for line in one.columns]) for one in found.notes.asides]


def said(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str]:
    """What the command says in a folder, and its exit code."""
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, ["import", "event.xlsx", *arguments])
    return result.exit_code, result.output


def test_who_cancels_is_told_first(tmp_path: Path) -> None:
    remarks = ("samen met Bo", "online", "rolstoel", "pas vanaf 13.00", "ik meld mij af", "zin in!")
    found = imported(tmp_path, with_remarks(*remarks), SESSIONS)
    assert asides(found) == [
        ("cancelled", [("answers.csv, column C, row 6", '"ik meld mij af"')]),
        ("need", [("answers.csv, column C, row 4", '"rolstoel"')]),
        ("time", [("answers.csv, column C, row 5", '"pas vanaf 13.00"')]),
        ("elsewhere", [("answers.csv, column C, row 3", '"online"')]),
        ("company", [("answers.csv, column C, row 2", '"samen met Bo"')]),
    ]


def test_remarks_are_counted_and_the_commonest_are_shown(tmp_path: Path) -> None:
    remarks = ("rolstoel", "dieet", "rolstoel", "vegan", "halal", "glutenvrij")
    found = imported(tmp_path, with_remarks(*remarks), SESSIONS)
    (need,) = found.notes.asides
    assert need.message == "6 rows speak of needs, for which no rooms are chosen"
    where = "answers.csv, column C, rows 2, 3, 4, 5, 6 and 1 more"
    assert asides(found) == [("need", [(where, '"rolstoel" (2), "dieet", "vegan" and 2 more')])]
    assert need.cells == tuple(f"answers.csv, row {row}, column 3 (C)" for row in range(2, 8))


def test_remarks_are_found_on_sheets_and_in_lists_of_people(tmp_path: Path) -> None:
    people = write_xlsx(tmp_path / "people.xlsx", Leden=[["Name", "Note"], ["Ada Lind", "wheelchair"], ["Bo Null", ""]])
    answers = write_csv(tmp_path / "answers.csv", with_remarks("ja"))
    result = CliRunner().invoke(
        main, ["import", str(tmp_path / "event.xlsx"), str(people), str(answers), "--rounds", "1", "--json"]
    )
    told = json.loads(result.output)
    assert told["asides"] == [
        {
            "kind": "need",
            "message": "1 row speaks of a need, for which no room is chosen. What a room must have, such as "
            "step-free, goes below Needs on Attendees and below Features on Rooms.",
            "cells": ["people.xlsx, Leden!B2"],
        }
    ]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("Pottery (samen met Bo)", [("company", [("answers.csv, column B, row 2", '"Pottery (samen met Bo)"')])]),
        ("ik meld mij af", [("cancelled", [("answers.csv, column B, row 2", '"ik meld mij af"')])]),
        ("kan pas vanaf 13.00", [("time", [("answers.csv, column B, row 2", '"kan pas vanaf 13.00"')])]),
        ("Weaving, and why", []),
        ("Pottery", []),
    ],
)
def test_remarks_stand_in_cells_for_wishes_too(tmp_path: Path, wish: str, expected: object) -> None:
    rows = [["Naam", "1e keuze"], ["Ada Lind", wish], *([name, "Carving"] for name in NAMES[1:])]
    assert asides(imported(tmp_path, rows, SESSIONS)) == expected


@pytest.mark.parametrize("title", ["Samen met hout", "Online", "Cancelled dreams", "Koken met Anna", "Rolstoeldansen"])
def test_a_title_is_no_remark(tmp_path: Path, title: str) -> None:
    rows = [["Naam", "1e keuze", "2e keuze"], *([name, title, "Yoga"] for name in NAMES)]
    listed = [["Titel", "Maximum"], [title, 9], ["Yoga", 9]]
    assert asides(imported(tmp_path, rows, listed)) == []
    (tmp_path / "without").mkdir()
    assert asides(imported(tmp_path / "without", rows)) == []


def test_titles_of_the_workbook_are_no_remarks_of_a_later_answer(tmp_path: Path) -> None:
    listed = write_csv(tmp_path / "workshops.csv", [["Titel", "Maximum"], ["Online", 9], ["Samen met hout", 9]])
    imported_files(tmp_path, [listed], Choices())
    found = imported(tmp_path, [["Naam", "1e keuze"], ["Ada Lind", "Online"], ["Bo Null", "Samen met hout"]])
    assert asides(found) == []


def test_remarks_stand_below_status_and_beside_a_name_too(tmp_path: Path) -> None:
    rows = [
        ["Naam", "Status", "1e keuze"],
        ["Ada Lind", "aangemeld", "Pottery"],
        ["Bo Null", "meldt zich af", "Pottery"],
    ]
    rows += [["Cy Roer (online)", "aangemeld", "Pottery"], ["Di Dove", "aangemeld", "Pottery"]]
    assert asides(imported(tmp_path, rows, SESSIONS)) == [
        ("cancelled", [("answers.csv, column B, row 3", '"meldt zich af"')]),
        ("elsewhere", [("answers.csv, column A, row 4", '"Cy Roer (online)"')]),
    ]


def test_remarks_of_who_is_left_out_already_are_not_told(tmp_path: Path) -> None:
    rows = [["Naam", "Status", "1e keuze", "Opmerking"], ["Ada Lind", "geannuleerd", "Pottery", "ik meld mij af"]]
    rows += [["Bo Null", "aangemeld", "Pottery", "rolstoel"]]
    assert asides(imported(tmp_path, rows, SESSIONS)) == [("need", [("answers.csv, column D, row 3", '"rolstoel"')])]


def test_remarks_about_sessions_are_about_sessions(tmp_path: Path) -> None:
    listed = [["Titel", "Maximum", "Bijzonderheden"], ["Pottery", 9, "vervalt"], ["Yoga", 9, "pas vanaf 13.00"]]
    listed += [["Carving", 9, "zelf meenemen: mes"], ["Weaving", 9, "Je leert samen met een collega " * 3]]
    found = imported(tmp_path, with_remarks("x"), listed)
    assert [(one.message, one.now) for one in found.notes.asides] == [
        (
            "1 row says that a session is not held, which is planned all the same",
            "To leave them out, delete their rows on Sessions.",
        ),
        (
            "1 row says when a session can run, and is not read",
            "The rounds in which they can run go below Allowed rounds on Sessions.",
        ),
    ]


def test_every_left_out_column_is_listed_with_what_is_in_it(tmp_path: Path) -> None:
    rows = [["Naam", "1e keuze", "Kleur", "Maat", "Leeg"]]
    rows += [[name, "Pottery", colour, 40, ""] for name, colour in zip(NAMES, ["rood", "blauw"] * 3, strict=True)]
    found = imported(tmp_path, rows, SESSIONS)
    assert [(one.letter, one.heading, one.filled, one.values) for one in found.notes.columns] == [
        ("D", "Maat", 6, (("40", 6),)),
    ]
    assert found.notes.kept == ["Kleur"]


def test_a_report_is_calm_where_all_is_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_csv(tmp_path / "answers.csv", [["Naam", "1e keuze"], ["Ada Lind", "Pottery"]])
    write_csv(tmp_path / "sessions.csv", SESSIONS)
    assert said(tmp_path, monkeypatch, "answers.csv", "sessions.csv", "--rounds", "2") == (
        0,
        "event.xlsx is written: 1 attendee (1 with wishes), 4 sessions, no rooms, 2\n"
        "rounds, 1 wish.\n"
        "\n"
        "Read:\n"
        "  answers.csv\n"
        "    rows 1 to 2   wishes, 1 row, because its headings number the wishes\n"
        "  sessions.csv\n"
        "    rows 1 to 5   sessions, 4 rows, because its columns are about sessions\n"
        "\n"
        "What each column was taken for is on the sheet Mapping. Next:\n"
        "  allocator check event.xlsx\n",
    )


def test_a_dry_run_says_the_same_of_one_file_whose_name_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = with_remarks("rolstoel", "pas vanaf 13.00", "Kan helaas niet komen", "zin in", "leuk", "rolstoel")
    write_csv(tmp_path / "answers.csv", rows)
    code, output = said(tmp_path, monkeypatch, "answers.csv", "--rounds", "2", "--capacity", "9", "--dry-run")
    assert (code, output) == (
        0,
        "event.xlsx would hold: 6 attendees (6 with wishes), 1 session, no rooms, 2\n"
        "rounds, 6 wishes.\n"
        "4 things to look at.\n"
        "\n"
        "1 row says that somebody does not come, who is planned and mailed all the same:\n"
        '  column C, row 4: "Kan helaas niet komen"\n'
        "  To leave them out, delete their rows on Attendees and on Wishes.\n"
        "\n"
        "2 rows speak of needs, for which no rooms are chosen:\n"
        '  column C, rows 2 and 7: "rolstoel" (2)\n'
        "  What a room must have, such as step-free, goes below Needs on Attendees and\n"
        "    below Features on Rooms.\n"
        "\n"
        "1 row says when somebody is there, who is planned for all rounds:\n"
        '  column C, row 3: "pas vanaf 13.00"\n'
        "  The rounds that they miss go below Unavailable rounds on Attendees.\n"
        "\n"
        "Good to know:\n"
        "  Sessions   no list of them was given; 1 title that is wished for was taken.\n"
        "\n"
        "Columns left out, and what is in them:\n"
        '  C   Opmerkingen   "rolstoel" (2), "pas vanaf 13.00", ... and 3 more\n'
        "\n"
        "Read from answers.csv:\n"
        "  rows 1 to 7   wishes, 6 rows, because its headings number the wishes\n"
        "\n"
        "answers.csv: wishes\n"
        "  A   Naam          Ada Lind   name\n"
        "  B   1e keuze      Pottery    wish 1\n"
        "  C   Opmerkingen   rolstoel   left out\n"
        "\n"
        "Nothing was written.\n",
    )
    assert not (tmp_path / "event.xlsx").exists()


def test_many_notes_of_one_kind_are_one_line_and_spellings_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = ["Pottery", "Weaving", "Carving", "Baking", "Gardening", "Upholstery", "Embroidery"]
    spelt = ["Pottry", "Weavin", "Carvingg", "Bakking", "Gardning", "Upholstry", "Embroidry"]
    listed = [["Titel", "Spreker", "Maximum"]]
    listed += [[title, f"dr. J. Kok{chr(97 + at)} (UvA)", f"max. {at + 10} mensen"] for at, title in enumerate(titles)]
    answers = [["Naam", "1e keuze"], *([f"Ada {chr(65 + at)}", wish] for at, wish in enumerate(spelt))]
    write_csv(tmp_path / "listed.csv", listed)
    write_csv(tmp_path / "answers.csv", answers)
    output = said(tmp_path, monkeypatch, "listed.csv", "answers.csv", "--rounds", "1")[1]
    corrected = output.partition("Corrected:\n")[2].partition("\n\n")[0].splitlines()
    assert corrected[:6] == [
        "  listed.csv",
        '    row 2, column 3 (C)   "max. 10 mensen" is taken as 10. And 6 more such',
        "                          cells, to row 8, column 3 (C).",
        '    row 2, column 2 (B)   "dr. J. Koka (UvA)" is taken as "J. Koka". And 6 more',
        "                          such cells, to row 8, column 2 (B).",
        "  answers.csv",
    ]
    assert [line.partition('"')[2].partition('"')[0] for line in corrected[6:]] == spelt


def test_a_report_is_80_columns_wide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remarks = ("Ik heb een lang verhaal te vertellen over mijn rolstoel, mijn zus en de trein " * 3, "b " * 60)
    write_csv(tmp_path / "answers.csv", with_remarks(*remarks, heading="Wat wil je ons verder nog vertellen? " * 3))
    output = said(tmp_path, monkeypatch, "answers.csv", "--rounds", "2", "--dry-run")[1]
    assert max(map(len, output.splitlines())) <= 80


NOTHING: Rows = [["lorem", "ipsum"], ["0.5", "17"], ["0.7", "18"], ["0.2", "44"]]


def test_an_import_of_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_csv(tmp_path / "a.csv", NOTHING)
    code, output = said(tmp_path, monkeypatch, "a.csv", "--rounds", "3", "--rooms", "2")
    assert (code, output) == (
        1,
        "Nothing in this file can be read as people, sessions, rooms or rounds:\n"
        '  a.csv: 3 rows of 2 columns below the headings "lorem" and "ipsum".\n'
        "Such tables are read, with a person, session, room or round on each row:\n"
        "  Name       Choice 1   Choice 2          Title     Maximum          Room    Capacity\n"
        "  Ada Lind   Pottery    Weaving           Pottery   12               Attic   30\n"
        "Give the columns such headings, and import again. Nothing was written.\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_dry_run_and_an_import_of_several_files_are_refused_as_well(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as caught:
        imported(tmp_path, NOTHING, [["Name", "Choice 1"]], dry_run=True)
    lines = str(caught.value).splitlines()
    assert lines[0] == "Nothing in these files can be read as people, sessions, rooms or rounds:"
    assert lines[2] == '  answers2.csv: 0 rows of 2 columns below the headings "Name" and "Choice 1".'


def test_one_of_several_files_that_gave_nothing_is_told_at_the_top(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_csv(tmp_path / "a.csv", NOTHING)
    write_csv(tmp_path / "sessions.csv", SESSIONS)
    code, output = said(tmp_path, monkeypatch, "sessions.csv", "a.csv", "--rounds", "3")
    assert code == 1
    assert output.splitlines()[1:7] == [
        "1 thing to look at.",
        "",
        "Nothing was read from:",
        "  a.csv",
        '    it has 3 rows of 2 columns below the headings "lorem" and "ipsum". Give its',
        "      columns headings such as Name, Title or Room.",
    ]


def test_machines_are_told_all_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_csv(tmp_path / "answers.csv", with_remarks("rolstoel", "leuk", "leuk"))
    write_csv(tmp_path / "a.csv", NOTHING)
    told = json.loads(said(tmp_path, monkeypatch, "answers.csv", "a.csv", "--rounds", "3", "--json")[1])
    assert (told["rooms"], told["rounds"]) == (0, 3)
    assert told["columns_left_out"][0] == {
        "where": "answers.csv, column C",
        "heading": "Opmerkingen",
        "filled": 3,
        "different": 2,
        "values": [{"value": "leuk", "count": 2}, {"value": "rolstoel", "count": 1}],
    }
    assert [one["where"] for one in told["unread"]] == ["a.csv"]


def problem(row: int, message: str) -> Problem:
    return Problem(f"a.csv, row {row}, column 2 (B)", message)


@pytest.mark.parametrize(
    ("messages", "first"),
    [
        (['the status is "afgemeld"; the row is left out.'] * 7, 'the status is "afgemeld"; the row is left out.'),
        (
            [f"{name} answered more than once; the answer in row 9, the last one, counts." for name in (*NAMES, "Gus")],
            "Ada Lind answered more than once; the answer in row 9, the last one, counts.",
        ),
        ([f'"max. {seats}" is taken as {seats}.' for seats in range(7)], '"max. 0" is taken as 0.'),
        (
            [f'"{name} (UvA)" is taken as "{name}".' for name in (*NAMES, "Gus")],
            '"Ada Lind (UvA)" is taken as "Ada Lind".',
        ),
    ],
)
def test_notes_of_one_kind_are_told_together(messages: list[str], first: str) -> None:
    found = [problem(row, message) for row, message in enumerate(messages, start=2)]
    assert together(found, ["a.csv"]) == [problem(2, f"{first} And 6 more such cells, to row 8, column 2 (B).")]


@pytest.mark.parametrize(
    "messages",
    [
        [f'"{name}" is not a session. Did you mean "{name}x"?' for name in (*NAMES, "Gus")],
        [f'"{name}" is taken as "{name[:-1]}y" (W1).' for name in (*NAMES, "Gus")],
        [f'"max. {seats}" is taken as {seats}.' for seats in range(5)],
    ],
)
def test_what_may_each_be_wrong_is_told_one_by_one(messages: list[str]) -> None:
    found = [problem(row, message) for row, message in enumerate(messages, start=2)]
    assert together(found, ["a.csv"]) == found


def test_notes_of_two_files_are_kept_apart() -> None:
    found = [Problem(f"{file}, row {row}", "blank.") for file in ("a.csv", "b.csv") for row in (2, 3)]
    assert together(found, ["a.csv", "b.csv"]) == [
        Problem("a.csv, row 2", "blank. And 1 more such cell, to row 3."),
        Problem("b.csv, row 2", "blank. And 1 more such cell, to row 3."),
    ]


def test_a_dry_run_counts_columns_of_one_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    titles = ["Pots", "Yarn", "Wood", "Buns", "Yoga", "Silk", "Gold", "Reed", "Wool"]
    ranked = ([name, *((at + turn) % 9 + 1 for at in range(9))] for turn, name in enumerate(NAMES))
    write_csv(tmp_path / "answers.csv", [["Name", *titles], *ranked])
    output = said(tmp_path, monkeypatch, "answers.csv", "--rounds", "2", "--dry-run")[1]
    assert output.partition("answers.csv: wishes\n")[2].splitlines()[:5] == [
        "  A   Name   Ada Lind   name",
        "  B   Pots   1          rank of Pots",
        "  C   Yarn   2          rank of Yarn",
        "  D   Wood   3          rank of Wood",
        "  ... and 6 more such columns, to J: rank of Wool",
    ]


RANKED: Rows = [
    ["Name", "Pottery", "Weaving", "Carving"],
    [NAMES[0], 1, 2, 3],
    [NAMES[1], 2, 3, 1],
    [NAMES[2], 3, 1, 2],
]
BELOW: Rows = [["Pottery", "Weaving", "Carving"], NAMES[:3], [NAMES[3], NAMES[4], ""]]
"""Names below sessions, of which nothing says whether they are settled."""


def test_the_command_that_is_advised_keeps_what_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_csv(tmp_path / "ranked.csv", RANKED)
    write_csv(tmp_path / "my groups.csv", BELOW)
    options = (
        "--rounds",
        "Morning; Afternoon",
        "--capacity",
        "9",
        "--seats",
        "0",
        "--only",
        "Name=Ada Lind",
        "--dry-run",
    )
    code, output = said(tmp_path, monkeypatch, "ranked.csv", "my groups.csv", *options)
    assert (code, output.splitlines()[-1]) == (
        1,
        '  allocator import event.xlsx ranked.csv "my groups.csv" --rounds "Morning; Afternoon" --capacity 9 --seats 0 '
        '--only "Name=Ada Lind" --dry-run --answer "my groups.csv:Pottery=settled"',
    )


def test_wishes_that_the_workbook_has_from_before_are_counted(tmp_path: Path) -> None:
    write_csv(tmp_path / "answers.csv", RANKED)
    write_csv(tmp_path / "rooms.csv", [["Room", "Seats"], ["Hall", 40], ["Attic", 12]])
    event = tmp_path / "event.xlsx"
    counted = [import_files(event, [tmp_path / name], Choices()).counts for name in ("answers.csv", "rooms.csv")]
    assert [counts["wishes"] for counts in counted] == [9, 9]


def test_an_answer_to_what_is_not_asked_is_said_to_be_of_no_use(tmp_path: Path) -> None:
    write_csv(tmp_path / "groups.csv", BELOW)
    settled, wished = (Choices(answers=(("groups.csv:Pottery", answer),)) for answer in ("settled", "wishes"))
    found = [
        import_files(tmp_path / "event.xlsx", [tmp_path / "groups.csv"], choices).notes for choices in (settled, wished)
    ]
    assert [
        [remark.message for remark in notes.remarks if remark.where == "groups.csv:Pottery"] for notes in found
    ] == [
        [],
        [
            "nothing is asked by this name now, so this answer is not used. What was answered before is on the sheet "
            "Mapping; change it there, and import again."
        ],
    ]
