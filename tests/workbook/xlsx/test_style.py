"""What we write is whole, safe and never over somebody's file."""

from __future__ import annotations

import errno
import gc
import os
from pathlib import Path
from typing import NoReturn

import pytest
from openpyxl import Workbook, load_workbook

from allocator.errors import FileTrouble
from allocator.workbook.xlsx import style
from allocator.workbook.xlsx.style import finish_table, fit_heights, put, save_whole, set_widths


def trouble(workbook: Workbook, path: Path, *, force: bool = False) -> str:
    with pytest.raises(FileTrouble) as caught:
        save_whole(workbook, path, force=force)
    return str(caught.value)


def test_a_file_is_not_overwritten_without_force(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"old")
    expected = f"{path} already exists; nothing was written. Give another name, or add --force."
    assert trouble(Workbook(), path) == expected
    assert path.read_bytes() == b"old"
    save_whole(Workbook(), path, force=True)
    assert load_workbook(path).sheetnames == ["Sheet"]


def test_a_full_disk_is_told_in_a_sentence_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "plan.xlsx"
    monkeypatch.setattr(os, "fsync", full)
    assert trouble(Workbook(), path) == f"{path} cannot be written: No space left on device. Nothing was written."
    gc.collect()  # what was half written must not complain on its own
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_write_leaves_the_old_file_whole_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"old")

    def stop(workbook: Workbook, file: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(style, "put_into", stop)
    with pytest.raises(KeyboardInterrupt):
        save_whole(Workbook(), path, force=True)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("plan.xlsx", b"old")]


def test_a_file_open_in_excel_asks_to_close_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    expected = f"{path} cannot be written; it may be open in Excel. Close it and try again. Nothing was written."
    assert trouble(Workbook(), path, force=True) == expected
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("plan.xlsx", b"old")]


def test_a_folder_is_no_file_and_must_exist(tmp_path: Path) -> None:
    missing = tmp_path / "none" / "plan.xlsx"
    expected = f"There is no folder {tmp_path / 'none'} to write plan.xlsx in. Make it, or give another name."
    assert trouble(Workbook(), missing) == expected
    expected = f"{tmp_path} is a folder. Give the name of a file, for example {tmp_path / 'event.xlsx'}."
    assert trouble(Workbook(), tmp_path) == expected


def test_text_too_long_for_a_cell_is_refused_and_not_cut() -> None:
    cell = Workbook().worksheets[0].cell(2, 3)
    with pytest.raises(FileTrouble) as caught:
        put(cell, "x" * 32_768)
    expected = "Sheet!C2 would hold 32,768 characters; a cell of Excel holds 32,767. Shorten it and try again."
    assert str(caught.value) == expected
    put(cell, "x" * 32_767)
    assert len(str(cell.value)) == 32_767


def test_rows_are_as_high_as_their_wrapped_text() -> None:
    page = Workbook().worksheets[0]
    page.append(["heading"])
    page.append(["x" * 25])
    page.append(["short"])
    set_widths(page, [10])
    fit_heights(page)
    assert (page.row_dimensions[2].height, page.row_dimensions[3].height) == (2 + 3 * 15.0, None)


def test_a_table_too_wide_for_a_page_is_printed_on_several_with_its_first_columns() -> None:
    page = Workbook().worksheets[0]
    page.append(["heading"] * 4)
    set_widths(page, [20, 80, 80, 80])
    finish_table(page, frozen_columns=1)
    # 4 columns of 260 digits are 1,380 points wide; a page takes 785, at six tenths 1,308.
    assert (page.page_setup.fitToWidth, page.print_title_cols, page.print_title_rows) == (2, "$A:$A", "$1:$1")
    set_widths(page, [20, 80, 80, 40])
    finish_table(page, frozen_columns=1)
    assert page.page_setup.fitToWidth == 1


@pytest.mark.parametrize(("width", "zoom"), [(50, 100), (110, 80), (150, None)])
def test_a_table_a_little_wider_than_a_small_screen_is_shown_whole(width: float, zoom: int | None) -> None:
    # Two columns of 7 pixels a digit and 5 beside them: 710, 1,550 and 2,110 pixels of 1,310.
    page = Workbook().worksheets[0]
    page.append(["heading", "heading"])
    set_widths(page, [width, width])
    finish_table(page)
    assert page.sheet_view.zoomScale == zoom
