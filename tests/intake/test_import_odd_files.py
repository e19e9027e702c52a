"""Files that are odd or far too large are imported, or refused in a sentence that says what is read at most."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from grid_files import book_of, changed, open_document, open_document_of
from openpyxl import load_workbook

from allocator.cli import main
from allocator.intake.files import grid, text
from allocator.intake.rows import register
from allocator.intake.rows.lists import listed_sessions
from allocator.intake.tables import table
from allocator.workbook.xlsx import sizes

ANSWERS = [["Name", "Choice 1", "Choice 2"], ["Ada Lind", "Pottery", "Yoga"], ["Bo Null", "Yoga", "Pottery"]]


def imported(file: Path, *options: str) -> Result:
    """An import into a new workbook beside the file; a fault that is not told in words fails the test."""
    words = ["import", str(file.parent / "event.xlsx"), str(file), *options]
    return CliRunner().invoke(main, words, catch_exceptions=False)


def csv(path: Path, rows: list[list[str]]) -> Path:
    path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    return path


def refused(file: Path) -> str:
    """What is said of a file after its name."""
    told = imported(file)
    assert (told.exit_code, told.stdout) == (1, "")
    assert not (file.parent / "event.xlsx").exists()
    return told.stderr.splitlines()[0].partition(file.name)[2].strip()


@pytest.mark.parametrize(
    "headings", [["Name\n", "\nChoice\n1", "Choice\n2\n"], ["\n", "\n\n", "Choice 2"], ["a\nb", "", "\n"]]
)
def test_line_breaks_in_headings(headings: list[str], tmp_path: Path) -> None:
    file = book_of(tmp_path / "answers.xlsx", [headings, *ANSWERS[1:]])
    assert imported(file, "--annotate").exit_code in (0, 1)


@pytest.mark.parametrize("sheet", ["Sessions", "Attendees", "Wishes"])
def test_headings_of_the_event_workbook_that_nobody_knows_are_asked_for(sheet: str, tmp_path: Path) -> None:
    file = csv(tmp_path / "answers.csv", ANSWERS)
    assert imported(file).exit_code == 0
    event = load_workbook(tmp_path / "event.xlsx")
    for cell in event[sheet][1]:
        cell.value = f"{cell.value}\nx{'y' * 20_000}"
    event.save(tmp_path / "event.xlsx")
    again = csv(tmp_path / "more.csv", [ANSWERS[0], ["Cy Roer", "Baking", "Yoga"]])
    told = CliRunner().invoke(main, ["import", str(tmp_path / "event.xlsx"), str(again)], catch_exceptions=False)
    assert told.exit_code == 1
    assert f"the sheet {sheet} has no" in told.stderr


@pytest.mark.parametrize("name", ["a/b", "a:b*c?", "[x]", "'q'", "x" * 60, "History", "", " "])
def test_sheets_that_excel_forbids_are_copied_under_another_name(name: str, tmp_path: Path) -> None:
    file = open_document_of(tmp_path / "answers.ods", ANSWERS)
    changed(file, "content.xml", lambda xml: xml.replace('table:name="Answers"', f'table:name="{name}"'))
    assert imported(file, "--annotate").exit_code in (0, 1)
    assert len(load_workbook(tmp_path / "answers annotated.xlsx").sheetnames) == 1


def test_sheets_whose_names_excel_takes_for_one_get_two(tmp_path: Path) -> None:
    rows = '<table:table-row><table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows += '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell></table:table-row>'
    sheet = rows.format("Name", "Choice 1") + rows.format("Ada Lind", "Yoga") + rows.format("Bo Null", "Yoga")
    file = open_document(tmp_path / "answers.ods", f'{sheet}</table:table><table:table table:name="ANSWERS">{sheet}')
    assert imported(file, "--annotate").exit_code in (0, 1)
    assert load_workbook(tmp_path / "answers annotated.xlsx").sheetnames == ["Answers", "ANSWERS (2)"]


def test_a_copy_of_a_file_without_a_table_has_a_sheet_all_the_same(tmp_path: Path) -> None:
    file = csv(tmp_path / "answers.csv", [["x"]])
    assert imported(file, "--annotate").exit_code in (0, 1)
    assert imported(csv(tmp_path / "b.csv", [["Name", "Choice 1"]]), "--annotate").exit_code in (0, 1)


def test_a_workbook_of_which_all_sheets_are_hidden_is_copied(tmp_path: Path) -> None:
    file = book_of(tmp_path / "answers.xlsx", ANSWERS)
    changed(file, "xl/workbook.xml", lambda xml: xml.replace('state="visible"', 'state="hidden"'))
    assert imported(file, "--annotate").exit_code in (0, 1)
    assert (tmp_path / "answers annotated.xlsx").exists()


def test_a_text_that_no_cell_holds_is_cut_and_told(tmp_path: Path) -> None:
    file = csv(tmp_path / "answers.csv", [ANSWERS[0], ["Ada Lind", "Yoga", "x" * 40_000], *ANSWERS[2:]])
    told = imported(file)
    assert told.exit_code in (0, 1)
    assert "1 cell with more than 32,767 characters: C2; the rest is left out." in told.stdout


def test_more_columns_than_excel_has(tmp_path: Path) -> None:
    file = csv(tmp_path / "answers.csv", [[f"h{number}" for number in range(18_279)]])
    assert refused(file) == (
        "reaches over 1 rows and 18,279 columns, at most 1,048,576 rows and 16,384 columns are read, as many as Excel "
        "has. Delete the cells far out, or copy the table into a new workbook."
    )


def test_what_is_read_at_most_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = csv(tmp_path / "answers.csv", ANSWERS)
    for module, bound, most, sentence in (
        (text, "LARGEST_TEXT", 10, "is 0 MB large; at most 0 MB are read. "),
        (text, "LARGEST_AREA", 5, "may hold 8 cells, by its line ends and delimiters; at most 5 are read. "),
        (grid, "MOST_CELLS", 5, "holds 9 cells with something in them; at most 5 are read. "),
        (grid, "MOST_ROWS_READ", 2, "has 3 rows; at most 2 are read. "),
        (table, "MOST_COLUMNS", 2, "has 3 columns with something in them; at most 2 are read. "),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(module, bound, most)
            assert refused(file).startswith(sentence)
    for module, bound, sentence in (
        (register, "MOST_PEOPLE", "More than 1 people are in these files, and no more are read. "),
        (listed_sessions, "MOST_SESSIONS", "The wishes in these files name 2 different sessions; at most 1 are read. "),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(module, bound, 1)
            assert imported(file).stderr.startswith(sentence)


def test_repeats_that_lie_over_one_another_are_counted_together(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="percentage" office:value="0.1" table:number-columns-repeated="1000">'
    row = f'<table:table-row table:number-rows-repeated="1000">{cell}<text:p>10%</text:p></table:table-cell>'
    file = open_document(tmp_path / "answers.ods", row * 9 + "</table:table-row>" * 9)
    assert refused(file) == (
        "repeats more hidden rows, hidden columns and cells than the 2,000,000 that are read. "
        "Copy the table into a new workbook."
    )


def test_blanks_are_not_written_out(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>x<text:s text:c="2000000000"/>y</text:p>'
    file = open_document(tmp_path / "answers.ods", f"<table:table-row>{cell}</table:table-cell></table:table-row>")
    assert refused(file).startswith("is damaged and cannot be read.")


def test_blank_cells_are_counted_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allocator.intake.files.spreadsheets.parts.FOREIGN", sizes.Bounds(50, 50, 500, covered=False))
    file = book_of(tmp_path / "answers.xlsx", ANSWERS)
    changed(file, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</row>", "<c/>" * 60 + "</row>", 1))
    assert refused(file).startswith("holds more than 50 cells, and no more are read. ")
    document = open_document(
        tmp_path / "b.ods", "<table:table-row>" + "<table:table-cell/>" * 60 + "</table:table-row>"
    )
    assert refused(document).startswith("holds more than 50 cells, and no more are read. ")


def test_thousands_of_people_of_one_name_are_told_apart_in_a_moment(tmp_path: Path) -> None:
    file = csv(tmp_path / "answers.csv", [ANSWERS[0][:2], *(["Ada Lind", "Yoga"] for _ in range(3000))])
    assert imported(file).exit_code in (0, 1)


def test_a_mapping_that_is_no_mapping_or_no_file(tmp_path: Path) -> None:
    file, mapping = csv(tmp_path / "answers.csv", ANSWERS), tmp_path / "map.toml"
    for content in (b"\xff\xfe\x00", b"[[table]]\nholds = 3\n", b"table = 3", b"a" * 100, b"[" * 5000):
        mapping.write_bytes(content)
        told = imported(file, "--mapping", str(mapping))
        assert told.exit_code in (0, 1)
        assert (tmp_path / "event.xlsx").exists() == (told.exit_code == 0)
        (tmp_path / "event.xlsx").unlink(missing_ok=True)
    mapping.unlink()
    mapping.mkdir()
    told = imported(file, "--mapping", str(mapping))
    assert (told.exit_code, told.stderr) == (1, f"{mapping} is a folder. Give the name of the mapping in it.\n")


def test_a_mapping_in_no_folder_is_told_before_anything_is_written(tmp_path: Path) -> None:
    mapping = tmp_path / "absent" / "map.toml"
    told = imported(csv(tmp_path / "answers.csv", ANSWERS), "--mapping", str(mapping))
    assert (told.exit_code, told.stderr) == (
        1,
        f"There is no folder {mapping.parent} to write map.toml in. Make it, or give another name.\n",
    )
    assert not (tmp_path / "event.xlsx").exists()


def test_a_workbook_with_the_bytes_of_something_else_is_copied_from_its_texts(tmp_path: Path) -> None:
    file = tmp_path / "answers.xlsx"
    csv(file, ANSWERS)
    assert imported(file, "--annotate").exit_code == 0
    assert zipfile.is_zipfile(tmp_path / "answers annotated.xlsx")
