"""Workbooks of three formats: what is in a cell as one sees it, where it is, and what is said about it."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from grid_files import (
    EMPTY,
    book,
    book_of,
    changed,
    old_book,
    old_error,
    old_hidden_row,
    old_merged,
    old_number,
    old_text,
    old_yes,
    only,
    open_document,
    written,
    zipped,
)
from openpyxl.worksheet.worksheet import Worksheet

from allocator.intake.files.grid import TextGrid, read_grids

SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (7, "General", "7"),
        (7.0, "General", "7"),
        (2.5, "General", "2.5"),
        (0.1 + 0.2, "General", "0.3"),
        (-3, "0.00", "-3"),
        (1e15, "General", "1000000000000000"),
        ("007", "General", "007"),
        (8, "000", "008"),
        (0.5, "0%", "50%"),
        (0.123, "0.0%", "12.3%"),
        ("NA", "General", "NA"),
        ("  a  b ", "General", "  a  b "),
        ("a\nb", "General", "a\nb"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (date(2026, 11, 25), "yyyy-mm-dd", "2026-11-25"),
        (datetime(2026, 11, 25, 9, 30), "d/m/yyyy h:mm", "2026-11-25 09:30"),
        (datetime(2026, 11, 25, 9, 30, 59), "d/m/yyyy h:mm", "2026-11-25 09:30:59"),
        (time(9, 5), "h:mm", "09:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    ],
)
def test_a_cell_is_text_as_one_sees_it(tmp_path: Path, value: object, number_format: str, expected: str) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"].value = value  # type: ignore[assignment]
        sheet["A1"].number_format = number_format

    assert only(book(tmp_path / "answers.xlsx", fill)) == TextGrid("answers.xlsx", "Answers", ((expected,),))


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (date(2026, 1, 5), "d-m", "5-1"),
        (date(2026, 1, 5), "d-m;@", "5-1"),
        (date(2026, 1, 5), "dd/mm", "05/01"),
        (date(2026, 1, 5), "m/d", "1/5"),
        (date(2026, 1, 5), "d-mmm", "5-Jan"),
        (date(2026, 5, 1), "[$-413]d-mmm;@", "1-mei"),
        (date(2026, 8, 1), "[$-40C]d\\ mmm", "1 août"),
        (date(2026, 1, 1), "mmm-yy", "Jan-26"),
        (datetime(2026, 1, 5, 12, 0), "d.m.", "5.1."),
    ],
)
def test_a_class_that_a_spreadsheet_took_for_a_date_is_read_as_one_sees_it(
    tmp_path: Path, value: object, number_format: str, expected: str
) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"].value = value  # type: ignore[assignment]
        sheet["A1"].number_format = number_format

    note = (
        f"1 date shown without a year: A1 ({expected}); read as shown. "
        "If they are classes or codes, format the cells as text and type them again."
    )
    assert only(book(tmp_path / "answers.xlsx", fill)) == TextGrid("answers.xlsx", "Answers", ((expected,),), (note,))


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"].value = date(2026, 1, 5)
        sheet["A1"].number_format = "d-m"

    path = book(tmp_path / "answers.xlsx", fill)
    changed(path, "xl/workbook.xml", lambda xml: xml.replace("<workbookPr/>", '<workbookPr date1904="1"/>'))
    assert only(path).cells == (("6-1",),)  # the number of 5 January, counted from four years and a day later


def test_classes_that_look_like_dates_stay_in_text(tmp_path: Path) -> None:
    path = written(tmp_path / "answers.csv", "Name,Class\nAda,5-1\nBo,05-02\nCy,1/2\nDi,7.1\nEd,007\n")
    assert [row[1] for row in only(path).cells] == ["Class", "5-1", "05-02", "1/2", "7.1", "007"]


def test_whole_numbers_with_a_point_are_whole_where_a_column_has_no_fractions(tmp_path: Path) -> None:
    path = written(tmp_path / "answers.csv", "Id,Class,Version\n7.0,7.0,1.0\n,5-1,1.1\n012,10.0,2.0\n")
    grid = only(path)
    assert grid.cells == (("Id", "Class", "Version"), ("7", "7", "1.0"), ("", "5-1", "1.1"), ("012", "10", "2.0"))
    assert grid.notes == ("whole numbers that are written like 7.0 are read like 7: A, B.",)


def test_a_day_without_its_year_is_read_as_shown_in_an_old_workbook(tmp_path: Path) -> None:
    grid = only(old_book(tmp_path / "answers.xls", [old_number(0, 0, 46027, style=5), old_number(0, 1, 5)]))
    assert grid.cells == (("5-Jan", "5"),)
    assert grid.notes == (
        "1 date shown without a year: A1 (5-Jan); read as shown. "
        "If they are classes or codes, format the cells as text and type them again.",
    )


def test_a_day_without_its_year_is_read_as_shown_in_an_open_document(tmp_path: Path) -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="date" office:date-value="2026-01-05"><text:p>{text}</text:p>'
        "</table:table-cell>"
        for text in ("5-1", "5-jan", "05/01/26")
    )
    path = open_document(tmp_path / "answers.ods", f"<table:table-row>{cells}</table:table-row>")
    grid = only(path)
    assert grid.cells == (("5-1", "5-jan", "2026-01-05"),)
    assert grid.notes == (
        "2 dates shown without a year: A1 (5-1), B1 (5-jan); read as shown. "
        "If they are classes or codes, format the cells as text and type them again.",
    )


def test_cells_keep_their_addresses_below_and_beside_nothing(tmp_path: Path) -> None:
    path = book(tmp_path / "answers.xlsx", lambda sheet: sheet.cell(4, 3).__setattr__("value", "here"))
    grid = only(path)
    assert grid.cells == (("", "", ""),) * 3 + (("", "", "here"),)
    assert grid.address(3, 2) == "answers.xlsx, Answers!C4"


def test_errors_formulas_hidden_and_merged_cells_are_said_with_addresses(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (
            ("Name", "Choice", "", "Total"),
            ("Ada", "#N/A", "x", "=COUNTA(A2:C2)"),
            ("Bob", "Clay", "y", "=1/0"),
        ):
            sheet.append(row)
        sheet["B2"].data_type = "e"
        sheet.merge_cells("B1:C1")
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["C"].hidden = True

    assert only(book(tmp_path / "answers.xlsx", fill)) == TextGrid(
        "answers.xlsx",
        "Answers",
        (("Name", "Choice", "", "Total"), ("Ada", "#N/A", "x", "=COUNTA(A2:C2)"), ("Bob", "Clay", "y", "=1/0")),
        (
            "1 hidden row is read like any other.",
            "1 hidden column (C) is read like any other.",
            "merged cells hold their text in the first cell only: B1:C1.",
            "2 formulas never calculated: D2, D3; open the file in Excel, save it, and try again.",
            "1 cell with an error instead of a value: B2 (#N/A).",
        ),
    )


def test_formulas_of_pictures_and_rules_are_none_of_a_cell(tmp_path: Path) -> None:
    path = book_of(tmp_path / "answers.xlsx", [["Name"], ["Ada"]])
    rule = '<extLst><ext><xm:f xmlns:xm="http://example.org/m">A1:A9</xm:f></ext></extLst></worksheet>'
    changed(path, SHEET, lambda xml: xml.replace("</worksheet>", rule))
    assert only(path) == TextGrid("answers.xlsx", "Answers", (("Name",), ("Ada",)))


def test_a_wrong_dimension_is_not_believed(tmp_path: Path) -> None:
    path = book_of(tmp_path / "answers.xlsx", [["Name"], ["Ada"], ["Bob"]])
    changed(path, SHEET, lambda xml: xml.replace("<sheetViews>", '<dimension ref="A1:A1"/><sheetViews>'))
    assert only(path).cells == (("Name",), ("Ada",), ("Bob",))


def test_cells_without_references_stand_one_after_the_other(tmp_path: Path) -> None:
    path = book_of(tmp_path / "answers.xlsx", [["Name", "Choice"], ["Ada", "Clay"]])
    for reference in ("A1", "B1", "A2", "B2"):
        changed(path, SHEET, lambda xml, gone=f' r="{reference}"': xml.replace(gone, ""))  # type: ignore[misc]
    assert only(path).cells == (("Name", "Choice"), ("Ada", "Clay"))


def test_sheets_come_in_order_hidden_ones_too_and_blank_ones_not(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "one"
        assert sheet.parent is not None
        sheet.parent.create_sheet("Blank")["A1"] = "  "
        sheet.parent.create_sheet("Old")["A1"] = "two"
        sheet.parent["Old"].sheet_state = "hidden"

    assert read_grids(book(tmp_path / "answers.xlsx", fill)) == (
        TextGrid("answers.xlsx", "Answers", (("one",),)),
        TextGrid("answers.xlsx", "Old", (("two",),), ("this sheet is hidden; it is read like any other.",)),
    )


def test_a_workbook_with_macros_is_read_and_said_to_hold_them(tmp_path: Path) -> None:
    path = book_of(tmp_path / "answers.xlsm", [["Name"]])
    changed(path, "[Content_Types].xml", lambda xml: xml.replace("sheet.main+xml", "sheet.macroEnabled.main+xml"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"never run")
    assert only(path) == TextGrid(
        "answers.xlsm", "Answers", (("Name",),), ("the workbook holds macros; they are not run.",)
    )


@pytest.mark.parametrize(
    ("name", "called"),
    [("answers.csv", "an Excel workbook"), ("answers.xls", "an Excel workbook"), ("answers.ods", "an Excel workbook")],
)
def test_a_workbook_of_another_name_is_read_and_said(tmp_path: Path, name: str, called: str) -> None:
    path = book_of(tmp_path / "answers.xlsx", [["Name"]]).rename(tmp_path / name)
    note = f"the file is named {path.suffix} but is {called}; it is read as that."
    assert only(path) == TextGrid(name, "Answers", (("Name",),), (note,))


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_a_text_file_named_as_a_workbook_is_read_and_said(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path / f"answers{suffix}", "Name;Choice\nAda;Clay\n")
    note = f"the file is named {suffix} but is a text file (CSV); it is read as that."
    assert only(path) == TextGrid(path.name, "", (("Name", "Choice"), ("Ada", "Clay")), (note,))


def test_an_old_workbook_is_read_like_a_new_one(tmp_path: Path) -> None:
    cells = [
        *(old_text(1, 0, "Zoë"), old_text(1, 1, "007"), old_number(1, 2, 7), old_number(1, 3, 0.5, style=1)),
        *(old_number(2, 0, 45293.5, style=2), old_number(2, 1, 0.25, style=3), old_number(2, 2, 1.25, style=4)),
        *(old_error(2, 3, 42), old_yes(3, 0), old_hidden_row(3), old_merged(1, 2, 0, 0)),
    ]
    assert only(old_book(tmp_path / "answers.xls", cells)) == TextGrid(
        "answers.xls",
        "Answers",
        (
            ("", "", "", ""),
            ("Zoë", "007", "7", "50%"),
            ("2024-01-02 12:00", "06:00", "30:00", "#N/A"),
            ("TRUE", "", "", ""),
        ),
        (
            "1 hidden row is read like any other.",
            "merged cells hold their text in the first cell only: A2:A3.",
            "1 cell with an error instead of a value: D3 (#N/A).",
        ),
    )


def test_an_open_document_is_read_like_an_excel_workbook(tmp_path: Path) -> None:
    def cell(kind: str, value: str = "", shown: str = "", more: str = "") -> str:
        attribute = {"float": "value", "percentage": "value", "date": "date-value", "time": "time-value"}.get(kind)
        given = f' office:{attribute}="{value}"' if attribute else ""
        text = f"<text:p>{shown}</text:p>" if shown else ""
        return f'<table:table-cell office:value-type="{kind}"{given} {more}>{text}</table:table-cell>'

    error = cell("string", shown="#N/A", more='calcext:value-type="error" table:formula="of:=NA()"')
    note = "<office:annotation><text:p>a comment</text:p></office:annotation><text:p>Zoë</text:p><text:p>B.</text:p>"
    rows = (
        f'<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="9"/>'
        f"</table:table-row><table:table-row>{EMPTY}"
        f'<table:table-cell office:value-type="string" table:number-columns-spanned="2">{note}</table:table-cell>'
        f"<table:covered-table-cell/>{cell('float', '7', '7')}{cell('float', '8', '008')}"
        f"{cell('percentage', '0.5', '50%')}{cell('date', '2026-11-25')}{cell('time', 'PT30H05M00S', '30:05:00')}"
        f'{error}<table:table-cell table:formula="of:=SUM([.A1])"/></table:table-row>'
        f'<table:table-row table:visibility="collapse">{cell("float", "1", "TRUE")}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    )
    hidden = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    assert only(open_document(tmp_path / "answers.ods", rows, table=hidden)) == TextGrid(
        "answers.ods",
        "Answers",
        (
            *(("",) * 10,) * 2,
            ("", "Zoë\nB.", "", "7", "008", "50%", "2026-11-25", "30:05", "#N/A", "=SUM([.A1])"),
            ("TRUE", *("",) * 9),
        ),
        (
            "1 hidden row is read like any other.",
            "1 hidden column (B) is read like any other.",
            "merged cells hold their text in the first cell only: B3:C3.",
            "1 formula never calculated: J3; open the file in Excel, save it, and try again.",
            "1 cell with an error instead of a value: I3 (#N/A).",
        ),
    )


def test_a_part_that_no_cell_comes_from_is_never_opened(tmp_path: Path) -> None:
    path = book_of(tmp_path / "answers.xlsx", [["Name"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    zipped(path, {**parts, "xl/media/image1.png": b"\x89PNG", "customXml/item1.xml": b"<!DOCTYPE broken"})
    assert only(path).cells == (("Name",),)
