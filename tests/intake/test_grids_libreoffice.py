"""One workbook in three formats, as another program writes them, reads alike."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from grid_files import book, only
from openpyxl.worksheet.worksheet import Worksheet

from allocator.intake.files.grid import TextGrid

SOFFICE = shutil.which("soffice")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed"),
]

EXPECTED = TextGrid(
    "",
    "Answers",
    (
        ("", "", "", "", ""),
        ("", "Zoë", "007", "7", "2.5"),
        ("", "008", "50%", "TRUE", "  a  b"),
        ("", "2026-11-25", "2026-11-25 09:30:15", "09:05", "30:05"),
        ("", "#N/A", "9.5", "one\ntwo", "far"),
    ),
    (
        "1 hidden row is read like any other.",
        "1 hidden column (D) is read like any other.",
        "merged cells hold their text in the first cell only: E5:F6.",
        "1 cell with an error instead of a value: B5 (#N/A).",
    ),
)


def fill(sheet: Worksheet) -> None:
    rows = (
        ("Zoë", "007", 7, 2.5),
        (8, 0.5, True, "  a  b"),
        (date(2026, 11, 25), datetime(2026, 11, 25, 9, 30, 15), time(9, 5), timedelta(hours=30, minutes=5)),
        ("=NA()", "=SUM(D2:E2)", "one\ntwo", "far"),
    )
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 2):
            sheet.cell(number, column).value = value  # type: ignore[assignment]
    sheet["B3"].number_format = "000"
    sheet["C3"].number_format = "0%"
    sheet["E4"].number_format = "[hh]:mm"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet.merge_cells("E5:F6")


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_a_workbook_saved_by_libreoffice_reads_alike(tmp_path: Path, suffix: str) -> None:
    path = book(tmp_path / "made.xlsx", fill)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    out = tmp_path / "out"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", suffix, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert only(out / f"made.{suffix}") == replace(EXPECTED, file=f"made.{suffix}")
