"""Tables on their side, and sessions with people to the right of them: read turned, reported where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import SESSIONS, Rows, imported, imported_files, in_order, table, wishes, write_xlsx
from openpyxl import load_workbook

from allocator.intake.files.grid import TextGrid
from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import Unsettled
from allocator.intake.shapes.proposal import Known
from allocator.intake.shapes.proposals import proposals
from allocator.intake.tables.roles import TableKind
from allocator.intake.tables.table import SourceTable, find_tables


def found(rows: Rows, sheet: str = "") -> tuple[SourceTable, ...]:
    width = max(map(len, rows))
    cells = tuple(tuple(map(str, row)) + ("",) * (width - len(row)) for row in rows)
    return find_tables(TextGrid("a.csv", sheet, cells))


def texts(one: SourceTable) -> list[list[str]]:
    return [list(one.headings), *(one.cells(row) for row in one.rows)]


def turned(rows: Rows) -> list[list[str]]:
    return [list(map(str, column)) for column in zip(*rows, strict=True)]


UPRIGHT: dict[str, Rows] = {
    "wishes": [
        ["Name", "Class", "Choice 1", "Choice 2"],
        ["Ada Lind", "3A", "Clay", "Wood"],
        ["Bo Null", "3B", "Wood", ""],
    ],
    "Dutch wishes": [
        ["Naam", "Klas", "1e keuze", "2e keuze"],
        ["Ada Lind", "3A", "Clay", "Wood"],
        ["Bo Null", "3B", "Wood", "Clay"],
    ],
    "French wishes": [
        ["Élève", "Classe", "1er choix", "2e choix"],
        ["Ada Lind", "6A", "Clay", "Wood"],
        ["Bo Null", "6B", "Wood", "Clay"],
    ],
    "sessions": [
        ["Workshop", "Docent", "Max"],
        ["Clay", "Eva Kuip", "12"],
        ["Wood", "Tom Prins", "8"],
        ["Wool", "", "9"],
    ],
    "Spanish sessions": [["Taller", "Ponente", "Cupo"], ["Barro", "Eva Kuip", "12"], ["Madera", "Tom Prins", "8"]],
    "rooms": [["Raum", "Plätze"], ["A 101", "12"], ["A 102", "30"], ["B 7", "8"]],
}


@pytest.mark.parametrize("name", UPRIGHT)
def test_a_table_on_its_side_is_the_upright_one(name: str) -> None:
    upright, (side,) = [list(map(str, row)) for row in UPRIGHT[name]], found(turned(UPRIGHT[name]))
    assert texts(side) == upright
    (same,) = found(UPRIGHT[name])
    assert texts(same) == upright
    one, other = proposals(side, Known())[0], proposals(same, Known())[0]
    assert (one.kind, one.roles) == (other.kind, other.roles)


def test_addresses_of_a_table_on_its_side_are_those_of_its_cells() -> None:
    (one,) = found(turned(UPRIGHT["wishes"]))
    assert one.grid.address(one.rows[0], one.columns[2]) == "a.csv, row 3, column 2 (B)"
    assert one.area() == "a.csv, rows 1 to 4"
    (sheet,) = found([[], *([["", *row] for row in turned(UPRIGHT["wishes"])])], "Blad1")
    assert sheet.grid.address(sheet.rows[1], sheet.columns[3]) == "a.csv, Blad1!D5"
    assert sheet.area() == "a.csv, Blad1!B2:D5"


@pytest.mark.parametrize(
    "rows",
    [
        [["Workshop", "Ada", "12"], ["Lezing", "Bo", "20"], ["Cursus", "Cy", "9"]],
        [["", "Zaal A", "Zaal B"], ["Ronde 1", "Clay", "Wood"], ["Ronde 2", "Wool", "Clay"]],
        [["Ronde 1", "Clay", "Wood"], ["Ronde 2", "Wool", "Clay"]],
        [["Name", "Clay", "Wood", "Wool"], ["Ada Lind", "1", "2", "3"], ["Bo Null", "3", "2", "1"]],
        [["Name", "Choice 1"], ["Class", "Clay"]],
        [["Name", "Choice 1", "Class"], ["Max", "Clay", "3A"], ["Leader", "Wood", "3B"]],
        [["Begeleider", "Eva Kuip", "Tom Prins"], ["Begeleider", "Jan Smit", "Bo Null"]],
    ],
)
def test_other_tables_stay_upright(rows: Rows) -> None:
    assert [type(one.grid) for one in found(rows)] == [TextGrid]


CLAY, WOOD = ["Clay", "Eva", "Bob Roy", "Cy Ham", "Di Fox"], ["Wood", "Tom", "Ed Gee", "Flo Ash", ""]
BESIDE: dict[str, Rows] = {
    "blank headings": [["Topic", "Leader", "Participants", "", ""], CLAY, WOOD],
    "numbered": [["Workshop", "Docent", "Deelnemer 1", "Deelnemer 2", "Deelnemer 3"], CLAY, WOOD],
    "German": [["Kurs", "Leitung", "Teilnehmer", "", ""], CLAY, WOOD],
    "French": [["Atelier", "Animateur", "Élèves", "", ""], CLAY, WOOD],
    "placed": [["Atelier", "Responsable", "Placés", "", ""], CLAY, WOOD],
    "Spanish": [["Taller", "Ponente", "Alumnos", "", ""], CLAY, WOOD],
    "a heading that nobody knows": [["Atelier", "Animateur", "Liste", "", ""], CLAY, WOOD],
    "all on their side": turned([["Workshop", "Docent", "Deelnemers", "", ""], CLAY, WOOD]),
}


@pytest.mark.parametrize("name", BESIDE)
def test_people_to_the_right_of_sessions_are_below_them(name: str) -> None:
    sessions, people = found(BESIDE[name])
    assert texts(sessions)[1:] == [["Clay", "Eva"], ["Wood", "Tom"]]
    assert texts(people) == [["Clay", "Wood"], ["Bob Roy", "Ed Gee"], ["Cy Ham", "Flo Ash"], ["Di Fox", ""]]
    best = proposals(people, Known())[0]
    assert (best.kind, [str(role) for role in best.roles.values()]) == (
        TableKind.FIXED,
        ["people of Clay", "people of Wood"],
    )
    assert [other.kind for other in best.others] == [TableKind.WISHES]


def test_people_to_the_right_have_the_addresses_of_their_cells() -> None:
    _, people = found(BESIDE["blank headings"])
    assert [people.grid.address(row, people.columns[1]) for row in people.rows] == [
        f"a.csv, row 3, column {column}" for column in ("3 (C)", "4 (D)", "5 (E)")
    ]


def test_one_session_with_its_people_is_enough() -> None:
    sessions, people = found([["Topic", "Leader", "Participants", "", ""], ["Chess", "Ann", "Bob", "Cy", "Di"]])
    assert (texts(sessions), texts(people)) == (
        [["Topic", "Leader"], ["Chess", "Ann"]],
        [["Chess"], ["Bob"], ["Cy"], ["Di"]],
    )


@pytest.mark.parametrize(
    "rows",
    [
        [["Group", "Students", ""], ["1", "Ann", "Bob"], ["2", "Cy", "Di"]],
        [["Class", "Pupil 1", "Pupil 2"], ["3A", "Ann", "Bob"], ["3B", "Cy", "Di"]],
        [["Workshop", "Participants"], ["Clay", "12"], ["Wood", "9"]],
        [["Workshop", "Participants", "Max"], ["Clay", "5", "12"], ["Wood", "4", "9"]],
        [["Workshop", "Participants", ""], ["Clay", "5", "12"], ["Wood", "4", "9"]],
    ],
)
def test_other_people_to_the_right_stay_there(rows: Rows) -> None:
    assert [type(one.grid) for one in found(rows)] == [TextGrid]


def test_a_table_on_its_side_is_imported_and_its_corrections_are_marked_where_they_stand(tmp_path: Path) -> None:
    rows = turned(
        [
            ["Name", "Class", "Choice 1", "Choice 2"],
            ["Ada Lind", "3A", "Potery", "Carving"],
            ["Bo Null", "3B", "Carving", ""],
        ]
    )
    file = write_xlsx(tmp_path / "side.xlsx", Blad1=rows, Lijst=SESSIONS)
    done = imported_files(tmp_path, [file], Choices(annotate=True))
    assert wishes(tmp_path) == {"Ada Lind": in_order("Pottery", "Carving"), "Bo Null": in_order("Carving")}
    assert [(note.where, note.message) for note in done.notes.corrections] == [
        ("side.xlsx, Blad1!B3", '"Potery" is taken as "Pottery" (P).')
    ]
    page = load_workbook(done.copies[0])["Blad1"]
    noted = {cell.coordinate: cell.comment.text for line in page for cell in line if cell.comment is not None}
    assert noted == {
        "A1": "Taken for: name",
        "A2": "Taken for: organisation",
        "A3": "Taken for: wish 1",
        "A4": "Taken for: wish 2",
        "B3": '"Potery" is taken as "Pottery" (P).',
    }


def test_people_to_the_right_are_settled_or_have_asked_as_the_answer_says(tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as unsettled:
        imported(tmp_path, BESIDE["blank headings"])
    (question,) = unsettled.value.questions
    answers = tuple(
        (question.key, choice.answer) for choice in question.choices if choice.mapping.kind is TableKind.FIXED
    )
    imported(tmp_path, BESIDE["blank headings"], answers=answers, rounds="1")
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["Clay", "Wood"]
    assert [row["Speakers"] for row in table(tmp_path, "Sessions")] == ["Eva", "Tom"]
    assert sorted(row["Name"] for row in table(tmp_path, "Attendees")) == [
        "Bob Roy",
        "Cy Ham",
        "Di Fox",
        "Ed Gee",
        "Flo Ash",
    ]
    assert len(table(tmp_path, "Pins")) == 5
