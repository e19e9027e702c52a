"""Rows and cells that say of themselves that they may not count: left out and named, or read and pointed at."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, imported_files, said, table, wishes, write_xlsx
from grid_files import changed, open_document
from openpyxl import load_workbook
from openpyxl.styles import Font

from allocator.intake.imported import Choices, Imported

HEAD = ["Name", "1st choice", "2nd choice", "3rd choice"]
PEOPLE = [
    ["Ada Lind", "Yoga", "Pottery", "Chess"],
    ["Bo Null", "Pottery", "Yoga", "Chess"],
    ["Cy Roer", "Chess", "Yoga", "Pottery"],
    ["Di Stam", "Chess", "Yoga", "Pottery"],
]
NAMES = [line[0] for line in PEOPLE]


def named(folder: Path) -> list[str]:
    """The names of all attendees."""
    return [row["Name"] for row in table(folder, "Attendees")]


def remarks(found: Imported) -> list[str]:
    """What is odd or good to know of the file itself."""
    return [f"{one.where}: {one.message}" for one in found.notes.remarks if one.where.startswith(("answers", "book"))]


@pytest.mark.parametrize(
    "line",
    [
        "NB Mr Fell brings the visitors up from reception",
        "Questions: ask J Kok (ext. 12)",
        "Vragen? Vraag het aan de conciërge van het gebouw",
        "Änderungen vorbehalten",
    ],
)
@pytest.mark.parametrize("gap", [0, 1])
def test_a_line_below_a_total_is_no_row_however_long_names_are(line: str, gap: int, tmp_path: Path) -> None:
    rows: Rows = [["Talk", "Visitor", "Max"], ["Veterinary surgeon", "J. Kok", 8]]
    rows = [*rows, ["Law: barrister or solicitor?", "Bo Wit", 9], *[["", "", ""]] * gap, ["Total", "", 17]]
    found = imported(tmp_path, [*rows, [line, "", ""]])
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == [
        "Veterinary surgeon",
        "Law: barrister or solicitor?",
    ]
    assert said(found)["left out"][-1] == (
        f'answers.csv, row {len(rows) + 1}, column 1 (A): no row of this table: "{line}"'
    )


def test_rooms_and_people_end_at_their_total_too(tmp_path: Path) -> None:
    rooms = [["Room", "Seats"], ["Lecture theatre (ground floor)", 40], ["Studio above the canteen", 12], ["", ""]]
    imported(tmp_path, [*rooms, ["Total", 52], ["NB Mr Fell has the keys of all these rooms", ""]])
    assert [row["Room"] for row in table(tmp_path, "Rooms")] == [rooms[1][0], rooms[2][0]]
    people = tmp_path / "people"
    people.mkdir()
    imported(people, [HEAD, *PEOPLE, ["Total", "4", "4", "4"], ["Mr Fell has the list of all names", "", "", ""]])
    assert named(people) == NAMES


def test_rows_like_those_above_go_on_below_a_subtotal(tmp_path: Path) -> None:
    rows = [["Workshop", "Leader", "Max"], ["Pottery", "J Kok", 8], ["Subtotal", "", 8], ["Yoga", "B Wit", 9]]
    imported(tmp_path, [*rows, ["Chess", "A Bak", 7], ["Total", "", 24]])
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["Pottery", "Yoga", "Chess"]


@pytest.mark.parametrize(
    "example",
    [
        "EXAMPLE: Jan Jansen",
        "Voorbeeld",
        "bijv.: Jan",
        "Beispiel - Max Muster",
        "Exemple : Jeanne",
        "(ejemplo)",
    ],
)
def test_an_example_is_nobody(example: str, tmp_path: Path) -> None:
    rows = [HEAD, [example, "Yoga", "Pottery", "Chess"], *PEOPLE]
    found = imported(tmp_path, rows, rounds="1")
    assert named(tmp_path) == NAMES
    assert [text.split(": ")[1] for text in said(found)["left out"]] == ["an example"]


def test_a_title_may_speak_of_examples(tmp_path: Path) -> None:
    imported(tmp_path, [["Workshop", "Max"], ["Example-based learning", 8], ["Examples of clay", 9], ["Yoga", 7]])
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == [
        "Example-based learning",
        "Examples of clay",
        "Yoga",
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("Waiting list - only if somebody drops out", "WAITLIST", "Reserves", "Wachtlijst:", "Afgemeld", "Warteliste"),
        *("Abgemeldet", "Liste d'attente", "Désistements", "Lista de espera", "Bajas"),
    ],
)
@pytest.mark.parametrize("width", [2, 4])
def test_people_below_a_waiting_list_are_pointed_at(line: str, width: int, tmp_path: Path) -> None:
    below = [["Fay Kok", "Yoga", "Pottery", "Chess"], ["Gus Bos", "Yoga", "Pottery", "Chess"]]
    rows = [row[:width] for row in (HEAD, *PEOPLE, [line, "", "", ""], *below)]
    found = imported(tmp_path, rows, rounds="1")
    assert named(tmp_path) == [*NAMES, "Fay Kok", "Gus Bos"]
    assert remarks(found) == [
        f'answers.csv, row 6, column 1 (A): 2 rows below "{line}" are read like the others: "Fay Kok", "Gus Bos". '
        "Delete what is not to be planned."
    ]


def test_crossed_out_cells_are_named(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", people=[HEAD[:2], *(line[:2] for line in PEOPLE)])
    book = load_workbook(path)
    for cell in (book["people"]["A3"], book["people"]["B3"], book["people"]["C3"]):
        cell.font = Font(strike=True)
    book["people"]["A4"].font = Font(strike=False)
    book.save(path)
    found = imported_files(tmp_path, [path], Choices(rounds="1"))
    assert remarks(found) == [
        'book.xlsx, people: 2 cells with crossed-out text are read like any other: A3 ("Bo Null"), B3 ("Pottery").'
    ]


def test_crossed_out_cells_of_an_open_document_are_named(tmp_path: Path) -> None:
    def row(texts: list[str], style: str) -> str:
        cells = "".join(
            f'<table:table-cell table:style-name="{style}" office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
            for text in texts
        )
        return f"<table:table-row>{cells}</table:table-row>"

    lines = [HEAD[:2], *(line[:2] for line in PEOPLE)]
    path = open_document(tmp_path / "book.ods", "".join(row(line, f"ce{at}") for at, line in enumerate(lines)))
    styles = "".join(
        f'<style:style style:name="ce{at}" style:family="table-cell"><style:text-properties '
        f'style:text-line-through-style="{said}"/></style:style>'
        for at, said in enumerate(["none", "none", "solid", "none", "none"])
    )
    change = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
    changed(path, "content.xml", lambda xml: _with_styles(xml).replace("<office:body>", change))
    found = imported_files(tmp_path, [path], Choices(rounds="1"))
    assert remarks(found) == [
        'book.ods, Answers: 2 cells with crossed-out text are read like any other: A3 ("Bo Null"), B3 ("Pottery").'
    ]


def _with_styles(xml: str) -> str:
    """The document with the name of the styles' language."""
    style = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    return xml if style in xml else xml.replace("<office:document-content ", f"<office:document-content {style} ", 1)


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        *((" - leaves 2pm", "time"), (" (leaves at 14:00)", "time"), (" - vertrekt 14 uur", "time")),
        *((" - left school", "cancelled"), (" (left)", "cancelled"), (" - van school", "cancelled")),
        *((" (hat die Schule verlassen)", "cancelled"), (" - a quitté l'école", "cancelled")),
    ],
)
def test_words_of_leaving_behind_a_name_are_pointed_at(behind: str, kind: str, tmp_path: Path) -> None:
    found = imported(tmp_path, [HEAD, *PEOPLE, [f"Eva Noor{behind}", "Yoga", "Chess", "Pottery"]], rounds="1")
    assert [(one.kind, one.cells) for one in found.notes.asides] == [(kind, ("answers.csv, row 6, column 1 (A)",))]


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        *(("left school", True), ("Absent", True), ("ne vient pas", True), ("van school", True), ("kommt nicht", True)),
        *(("Nog niet beantwoord", False), ("Not answered yet", False), ("Noch nicht beantwortet", False)),
        *(("Pas encore répondu", False), ("wachtlijst", False)),
    ],
)
@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("count", [1, 5])
def test_words_for_no_answer_are_no_wish(words: str, gone: bool, listed: bool, count: int, tmp_path: Path) -> None:
    others = [[f"Eva {letter}oor", words, "", ""] for letter in "BDFGH"[:count]]
    tables = [[["Workshop", "Max"], ["Yoga", 9], ["Pottery", 9], ["Chess", 9]]] if listed else []
    found = imported(tmp_path, [HEAD, *PEOPLE, *others], *tables, rounds="1")
    assert sorted(row["Title"] for row in table(tmp_path, "Sessions")) == ["Chess", "Pottery", "Yoga"]
    assert [wishes(tmp_path)[line[0]] for line in others] == [{}] * count
    more = " (5 such cells, this one first)" if count == 5 else ""
    assert said(found)["corrections"] == [f'answers.csv, row 6, column 2 (B): "{words}" is taken as no wish{more}.']
    assert [one.kind for one in found.notes.asides] == ["cancelled"] * gone


@pytest.mark.parametrize("words", ["absent", "left school", "ziek", "Nog niet beantwoord"])
@pytest.mark.parametrize(
    ("marks", "first"),
    [
        (["x,,x", ",x,", "x,x,", "x,,"], {1: ["Yoga", "Chess"]}),
        (["1,2,3", "3,2,1", "2,1,3", "2,3,1"], {1: ["Yoga"], 2: ["Pottery"], 3: ["Chess"]}),
        (["yes,no,maybe", "maybe,yes,no", "no,maybe,yes", "yes,yes,no"], {1: ["Yoga"], 2: ["Chess"]}),
    ],
)
def test_words_for_no_answer_below_sessions_are_no_wish(
    words: str, marks: list[str], first: dict[int, list[str]], tmp_path: Path
) -> None:
    rows = [[f"{name} {end}", *mark.split(",")] for end in "ABC" for name, mark in zip(NAMES, marks, strict=True)]
    rows = [["Name", "Yoga", "Pottery", "Chess"], *rows, ["Eva Noor", words, words, words]]
    found = imported(tmp_path, rows, rounds="1")
    assert wishes(tmp_path)["Ada Lind A"] == first
    assert wishes(tmp_path)["Eva Noor"] == {}
    assert said(found) == {
        "corrections": [
            f'answers.csv, row 14, column 2 (B): "{words}" is taken as no wish (3 such cells, this one first).'
        ]
    }


def test_an_odd_word_among_ticks_makes_no_scores_of_them(tmp_path: Path) -> None:
    rows = [[name, *["x", "x"], ""] for name in (*NAMES, "Eva Noor", "Fay Kok", "Gus Bos")]
    found = imported(tmp_path, [["Name", "Yoga", "Pottery", "Chess"], *rows, ["Hal Marsh", "", "perhaps so", "x"]])
    assert wishes(tmp_path)["Ada Lind"] == {1: ["Yoga", "Pottery"]}
    assert said(found)["problems"] == [
        'answers.csv, row 9, column 3 (C): "perhaps so" is not a tick of "Pottery"; it is left out. Write a number.'
    ]
