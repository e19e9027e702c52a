"""A workbook made in memory is the one that openpyxl makes."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from allocator.workbook.xlsx.saving import put_into


def full() -> Workbook:
    """A workbook with one of each thing that has a part of its own in the file, or refers to one."""
    workbook = Workbook()
    for number, page in enumerate((workbook.worksheets[0], workbook.create_sheet("Second")), start=1):
        for row in (["Session", "Seats"], ["Pottery", 8], ["Yoga", 12]):
            page.append(row)
        chart = BarChart()
        chart.add_data(Reference(page, min_col=2, min_row=1, max_row=3), titles_from_data=True)
        page.add_chart(chart, "D2")
        page["A1"].comment = Comment("What is wished for", "allocator")
        page["A2"].hyperlink = "https://example.org/pottery"
        page.add_data_validation(DataValidation("whole", sqref="B2:B9"))
        page.add_table(Table(displayName=f"Sessions{number}", ref="A1:B3"))
    workbook.create_chartsheet("Chart")
    return workbook


def parts(saved: BytesIO) -> dict[str, bytes]:
    """The parts of a file but for the one that holds the time."""
    with ZipFile(saved) as file:
        return {name: file.read(name) for name in file.namelist() if name != "docProps/core.xml"}


@pytest.mark.parametrize(("packed", "how"), [(True, ZIP_DEFLATED), (False, ZIP_STORED)])
def test_the_parts_are_those_that_openpyxl_writes(packed: bool, how: int) -> None:
    ours, theirs = BytesIO(), BytesIO()
    put_into(full(), ours, packed=packed)
    full().save(theirs)
    assert parts(ours) == parts(theirs)
    with ZipFile(ours) as file:
        assert {info.compress_type for info in file.infolist()} == {how}


def test_nothing_is_written_into_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    saved = BytesIO()
    put_into(full(), saved)
    assert "xl/worksheets/sheet2.xml" in parts(saved)
