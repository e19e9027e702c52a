"""Importing into a workbook that exists, the mapping that is kept, annotated copies, and the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from foreign import SESSIONS, imported_to_file, in_order, said, table, wishes, write_csv, write_xlsx
from openpyxl import load_workbook

from allocator.cli import main
from allocator.errors import FileTrouble
from allocator.example import symposium
from allocator.intake.imported import Choices
from allocator.intake.mapping.table_mapping import as_toml, from_toml
from allocator.intake.run import import_files
from allocator.workbook.event.read import read_event
from allocator.workbook.event.template import write_template
from allocator.workbook.event.write import write_event

ANSWERS = [
    ["Email", "Name", "Class", "Choice 1", "Choice 2"],
    ["ada@example.org", "Ada Lind", "4A", "Pottery", "Carving"],
    ["bo@example.org", "Bo Null", "4B", "Carving", ""],
]


def test_importing_once_more_changes_nothing(tmp_path: Path) -> None:
    imported_to_file(tmp_path, ANSWERS, SESSIONS, rounds="2")
    sheets = ("Rounds", "Sessions", "Attendees", "Wishes", "Mapping")
    before = {sheet: table(tmp_path, sheet) for sheet in sheets if sheet != "Mapping"}
    imported_to_file(tmp_path, ANSWERS, SESSIONS, rounds="2")
    assert {sheet: table(tmp_path, sheet) for sheet in before} == before


def test_a_later_file_adds_people_and_replaces_their_wishes(tmp_path: Path) -> None:
    imported_to_file(tmp_path, ANSWERS, SESSIONS)
    later = [
        ANSWERS[0],
        ["bo@example.org", "Bo Null", "4B", "Pottery", ""],
        ["cy@x.org", "Cy", "", "Carving", "P"],
    ]
    found = imported_to_file(tmp_path, later)
    assert said(found) == {
        "left out": ["Wishes: the workbook had other wishes of Bo Null; those of this import count now."]
    }
    assert wishes(tmp_path) == {
        "Ada Lind": in_order("Pottery", "Carving"),
        "Bo Null": {1: ["Pottery"]},
        "Cy": in_order("Carving", "Pottery"),
    }
    assert [(row["Id"], row["Name"]) for row in table(tmp_path, "Attendees")] == [
        ("A1", "Ada Lind"),
        ("A2", "Bo Null"),
        ("A3", "Cy"),
    ]


def test_everything_else_in_the_workbook_stays(tmp_path: Path) -> None:
    event, policy = symposium()
    write_event(event, policy, tmp_path / "event.xlsx")
    imported_to_file(tmp_path, [["Naam", "1e keuze"], ["Zus Newman", event.sessions[2].title]])
    found = read_event(tmp_path / "event.xlsx")
    assert found.policy == policy
    assert found.event.sessions == event.sessions
    assert found.event.attendees[:-1] == event.attendees
    assert found.event.wishes[:-1] == event.wishes
    assert (found.event.attendees[-1].name, found.event.wishes[-1].session) == ("Zus Newman", event.sessions[2].code)


def test_the_example_rows_of_an_empty_workbook_go(tmp_path: Path) -> None:
    write_template(tmp_path / "event.xlsx")
    found = imported_to_file(tmp_path, ANSWERS, SESSIONS, rounds="1")
    assert said(found) == {"left out": [f"{tmp_path / 'event.xlsx'}: 7 example rows of the empty workbook."]}
    event = read_event(tmp_path / "event.xlsx").event
    assert [attendee.name for attendee in event.attendees] == ["Ada Lind", "Bo Null"]
    assert [session.code for session in event.sessions] == ["P", "W", "C", "B"]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    rows = [["Name", "Class", "Choice 1"], ["=1+1", "@home", "Pottery"], ["_x0041_ <b>&", "-2", "Carving"]]
    imported_to_file(tmp_path, rows, SESSIONS, rounds="1")
    event = read_event(tmp_path / "event.xlsx").event
    assert [(one.name, one.organisation) for one in event.attendees] == [("=1+1", "@home"), ("_x0041_ <b>&", "-2")]
    cell = load_workbook(tmp_path / "event.xlsx")["Attendees"]["B2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_filters_and_drop_downs_reach_to_the_last_row(tmp_path: Path) -> None:
    rows = [["Name", "Choice 1"], *([f"Person {number} Name", "Pottery"] for number in range(700))]
    imported_to_file(tmp_path, rows, SESSIONS)
    page = load_workbook(tmp_path / "event.xlsx")["Wishes"]
    assert page.auto_filter.ref == "A1:G701"
    assert {str(one.sqref) for one in page.data_validations.dataValidation} >= {"A2:A1201"}
    assert page.dimensions == "A1:G701"


def test_the_mapping_is_written_edited_and_used_as_it_stands(tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    imported_to_file(tmp_path, ANSWERS, mapping=mapping)
    text = mapping.read_text(encoding="utf-8")
    assert 'heading = "Choice 2", is = "wish 2" },  # for example Carving' in text
    edited = text.replace('is = "wish 2"', 'is = "left out"').replace('is = "organisation"', 'is = "wish 2"')
    mapping.write_text(edited, encoding="utf-8")
    (tmp_path / "event.xlsx").unlink()
    imported_to_file(tmp_path, ANSWERS, mapping=mapping)
    assert wishes(tmp_path) == {"Ada Lind": in_order("Pottery", "4A"), "Bo Null": in_order("Carving", "4B")}
    assert mapping.read_text(encoding="utf-8") == edited


def test_a_mapping_reads_back_as_it_was_written(tmp_path: Path) -> None:
    rows = [['Na"me', "back\\slash", "Wish [Zoë = #1]", "Wish [B]", "Wish [C]"], ["Ada", "x", "1", "2", "3"]]
    found = imported_to_file(tmp_path, rows, dry_run=True)
    path = tmp_path / "map.toml"
    path.write_text(as_toml(found.mapping), encoding="utf-8")
    assert [[(column.letter, column.heading, column.role) for column in one.columns] for one in from_toml(path)] == [
        [(column.letter, column.heading, column.role) for column in one.columns] for one in found.mapping
    ]


def test_the_mapping_sheet_is_edited_and_used_as_it_stands(tmp_path: Path) -> None:
    imported_to_file(tmp_path, ANSWERS)
    workbook = load_workbook(tmp_path / "event.xlsx")
    page = workbook["Mapping"]
    roles = {page.cell(row, 5).value: page.cell(row, 7) for row in range(2, page.max_row + 1)}
    assert {heading: cell.value for heading, cell in roles.items()} == {
        "Email": "e-mail",
        "Name": "name",
        "Class": "organisation",
        "Choice 1": "wish 1",
        "Choice 2": "wish 2",
    }
    roles["Choice 1"].value, roles["Choice 2"].value = "wish 2", "wish 1"
    workbook.save(tmp_path / "event.xlsx")
    imported_to_file(tmp_path, ANSWERS)
    assert wishes(tmp_path)["Ada Lind"] == in_order("Carving", "Pottery")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    found = imported_to_file(tmp_path, ANSWERS, dry_run=True, annotate=True, mapping=tmp_path / "map.toml")
    assert found.counts["wishes"] == 3
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]


def test_an_annotated_copy_says_what_was_made_of_each_cell(tmp_path: Path) -> None:
    answers = write_xlsx(tmp_path / "answers.xlsx", Form=[ANSWERS[0], ["a@x.org", "Ada", "", "Potry", "Carvin"]])
    before = answers.read_bytes()
    sessions = write_csv(tmp_path / "sessions.csv", SESSIONS)
    found = import_files(tmp_path / "event.xlsx", [answers, sessions], Choices(annotate=True))
    assert [path.name for path in found.copies] == ["answers annotated.xlsx", "sessions annotated.xlsx"]
    page = load_workbook(tmp_path / "answers annotated.xlsx")["Form"]
    comments = {
        cell.coordinate: (cell.comment.text, cell.fill.fgColor.rgb[2:]) for row in page for cell in row if cell.comment
    }
    assert comments == {
        "A1": ("Taken for: e-mail", "CFE3F7"),
        "B1": ("Taken for: name", "CFE3F7"),
        "C1": ("Taken for: left out", "E5E7EB"),
        "D1": ("Taken for: wish 1", "CFE3F7"),
        "E1": ("Taken for: wish 2", "CFE3F7"),
        "D2": ('"Potry" is not a session. Did you mean "Pottery"?', "F8B4B4"),
        "E2": ('"Carvin" is taken as "Carving" (C).', "FDE68A"),
    }
    assert answers.read_bytes() == before
    with pytest.raises(FileTrouble, match="already exists; nothing was written"):
        import_files(tmp_path / "event.xlsx", [answers], Choices(annotate=True))


def test_a_workbook_with_a_chart_is_not_saved_over_without_force(tmp_path: Path) -> None:
    from openpyxl.chart import BarChart, Reference

    imported_to_file(tmp_path, ANSWERS)
    workbook = load_workbook(tmp_path / "event.xlsx")
    chart = BarChart()
    chart.add_data(Reference(workbook["Wishes"], min_col=3, min_row=1, max_row=3))
    workbook["Wishes"].add_chart(chart)
    workbook.save(tmp_path / "event.xlsx")
    with pytest.raises(FileTrouble) as caught:
        imported_to_file(tmp_path, ANSWERS)
    event = tmp_path / "event.xlsx"
    assert str(caught.value) == (
        f"{event} holds charts, which would be lost. Import into another workbook, or add --force."
    )
    imported_to_file(tmp_path, ANSWERS, force=True)


def run(*arguments: object) -> tuple[int, str]:
    """The command: exit code and what it said."""
    result = CliRunner().invoke(main, ["import", *map(str, arguments)])
    return result.exit_code, result.output


def test_the_command_says_what_it_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answers = write_csv(tmp_path / "answers.csv", [*ANSWERS, ["cy@x.org", "Cy Roer", "4C", "Potry", "Carvin"]])
    sessions = write_csv(tmp_path / "sessions.csv", SESSIONS)
    assert run("event.xlsx", answers, sessions, "--rounds", 1) == (
        1,
        "event.xlsx is written: 3 attendees (3 with wishes), 4 sessions, no rooms, 1\n"
        "round, 5 wishes.\n"
        "1 problem to fix; 1 thing to look at.\n"
        "\n"
        "To fix:\n"
        "  answers.csv\n"
        '    row 4, column 4 (D)   "Potry" is not a session. Did you mean "Pottery"?\n'
        "\n"
        "Corrected:\n"
        "  answers.csv\n"
        '    row 4, column 5 (E)   "Carvin" is taken as "Carving" (C).\n'
        "\n"
        "Read:\n"
        "  answers.csv\n"
        "    rows 1 to 4   wishes, 3 rows, because its headings number the wishes\n"
        "  sessions.csv\n"
        "    rows 1 to 5   sessions, 4 rows, because its columns are about sessions\n"
        "\n"
        "What each column was taken for is on the sheet Mapping. Next:\n"
        "  allocator check event.xlsx\n",
    )


def test_the_command_answers_in_json(tmp_path: Path) -> None:
    answers = write_csv(tmp_path / "answers.csv", ANSWERS)
    code, output = run(tmp_path / "event.xlsx", answers, "--rounds", 1, "--capacity", 9, "--json", "--only", "Class=4a")
    found = json.loads(output)
    assert code == 0
    assert {name: found[name] for name in ("attendees", "sessions", "wishes", "did_not_answer", "written")} == {
        "attendees": 1,
        "sessions": 2,
        "wishes": 2,
        "did_not_answer": 0,
        "written": True,
    }


def test_the_command_stops_where_it_would_have_to_guess(tmp_path: Path) -> None:
    rows = [["Name", "Pottery", "Carving", "Baking"], ["Ada", 1, 2, 2], ["Bo", 1, 1, 3], ["Cy", 2, 2, 1]]
    answers = write_csv(tmp_path / "answers.csv", rows)
    code, output = run(tmp_path / "event.xlsx", answers)
    assert (code, output.splitlines()[0]) == (1, "1 question decides how these files are read:")
    assert run(tmp_path / "event.xlsx", answers, "--reading", 2)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--only", "Class"), '--only "Class" says no column and value. Write, for example, --only "Day=Friday".\n'),
        (("--mapping", "{folder}/answers.csv"), "{folder}/answers.csv is not a mapping: "),
    ],
)
def test_what_cannot_be_meant_gets_a_sentence(tmp_path: Path, arguments: tuple[str, str], says: str) -> None:
    answers = write_csv(tmp_path / "answers.csv", ANSWERS)
    option, value = arguments
    code, output = run(tmp_path / "event.xlsx", answers, option, value.format(folder=tmp_path))
    assert code == 1
    assert output.startswith(says.format(folder=tmp_path))
    assert not (tmp_path / "event.xlsx").exists()
