"""Cells are read as they were typed, at the address at which they stand."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from allocator.workbook.xlsx.cells import NEVER_CALCULATED, SheetCell, SheetGrid, read_grids
from allocator.workbook.xlsx.style import put, save_whole


def grid(workbook: Workbook, path: Path) -> SheetGrid:
    workbook.save(path / "book.xlsx")
    return read_grids(path / "book.xlsx")[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("007", "007"),
        (7, "7"),
        (7.0, "7"),
        (7.25, "7.25"),
        ("NA", "NA"),
        ("None", "None"),
        ("Null", "Null"),
        (True, "TRUE"),
        ("  two  blanks ", "  two  blanks "),
        ("a\nb", "a\nb"),
        (datetime(2026, 11, 25), "2026-11-25"),
        (datetime(2026, 11, 25, 10, 45), "2026-11-25 10:45"),
        (time(10, 45), "10:45"),
        ("😀 שלום", "😀 שלום"),
    ],
)
def test_a_value_reads_as_it_was_typed(tmp_path: Path, value: object, text: str) -> None:
    workbook = Workbook()
    workbook.worksheets[0].cell(3, 2).value = value
    found = grid(workbook, tmp_path)
    assert (found.cell(3, 2).where, found.cell(3, 2).text) == ("Sheet!B3", text)


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5", "@home", "'quoted", "_x0041_ b", "#N/A", "<b>", "007"])
def test_text_is_never_a_formula_an_error_or_a_number(tmp_path: Path, text: str) -> None:
    workbook = Workbook()
    put(workbook.worksheets[0].cell(1, 1), text, font=Font())
    assert grid(workbook, tmp_path).cell(1, 1) == SheetCell("Sheet!A1", 1, 1, text)


def test_leading_empty_rows_and_columns_do_not_shift_addresses(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0]["D9"] = "x"
    assert grid(workbook, tmp_path).cells == {9: {4: SheetCell("Sheet!D9", 9, 4, "x")}}


def test_one_stray_cell_at_the_bottom_costs_no_million_rows(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0]["XFD1048576"] = "x"
    assert list(grid(workbook, tmp_path).cells) == [1_048_576]


def test_a_formula_never_calculated_is_no_blank(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "=B1"
    assert grid(workbook, tmp_path).cell(1, 1) == SheetCell("Sheet!A1", 1, 1, None, NEVER_CALCULATED)


def test_calculated_formulas_have_their_value_even_an_empty_one(tmp_path: Path) -> None:
    workbook = Workbook()
    for address in ("A1", "A2", "A3"):
        workbook.worksheets[0][address] = "=B1"
    workbook.save(tmp_path / "raw.xlsx")
    results = {
        "A1": b'<c r="A1" t="str"><f>B1</f><v>Ada</v></c>',
        "A2": b'<c r="A2"><f>B1</f><v>7</v></c>',
        "A3": b'<c r="A3" t="str"><f>B1</f><v></v></c>',
    }
    with zipfile.ZipFile(tmp_path / "raw.xlsx") as raw, zipfile.ZipFile(tmp_path / "book.xlsx", "w") as book:
        for name in raw.namelist():
            content = raw.read(name)
            for address, cell in results.items() if "sheet1" in name else ():
                content = re.sub(rb'<c r="%s".*?</c>' % address.encode(), cell, content)
            book.writestr(name, content)
    found = read_grids(tmp_path / "book.xlsx")[0]
    assert found.cells == {1: {1: SheetCell("Sheet!A1", 1, 1, "Ada")}, 2: {1: SheetCell("Sheet!A2", 2, 1, 7)}}


def test_an_error_is_trouble_and_not_a_blank(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "#N/A"
    expected = 'holds the error "#N/A"; write the value itself.'
    assert grid(workbook, tmp_path).cell(1, 1) == SheetCell("Sheet!A1", 1, 1, "#N/A", expected)


def test_hidden_rows_and_merged_cells_are_seen(tmp_path: Path) -> None:
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.append(["a", "b"])
    page.append(["c", "d"])
    page.row_dimensions[2].hidden = True
    page.merge_cells("A1:A2")
    found = grid(workbook, tmp_path)
    assert (found.hidden, found.merged) == (frozenset({2}), ((1, 1, 1, 2),))


def test_control_characters_are_left_out_and_line_ends_are_one_kind(tmp_path: Path) -> None:
    workbook = Workbook()
    put(workbook.worksheets[0].cell(1, 1), "a\x00\x0bb\r\nc\rd\ud800")
    save_whole(workbook, tmp_path / "book.xlsx", force=False)
    assert read_grids(tmp_path / "book.xlsx")[0].cell(1, 1).text == "ab\nc\nd"
