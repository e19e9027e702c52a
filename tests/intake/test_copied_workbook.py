"""The empty event workbook of these tests is the one that is built."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from copied_workbook import EMPTY, copied
from openpyxl import Workbook

from allocator.policy import Policy
from allocator.workbook.event.write import build_workbook


def parts(workbook: Workbook) -> dict[str, bytes]:
    """The parts of a saved workbook but for the one that holds the time."""
    saved = BytesIO()
    workbook.save(saved)
    with ZipFile(saved) as file:
        return {name: file.read(name) for name in file.namelist() if name != "docProps/core.xml"}


def changed(workbook: Workbook) -> Workbook:
    """The workbook with a cell, and a row and a column that it said nothing of before."""
    page = workbook["Sessions"]
    page["A2"] = "changed"
    page.row_dimensions[99].height = 30
    page.column_dimensions["ZZ"].width = 30
    return workbook


def test_a_copy_is_saved_as_what_is_built() -> None:
    copies = [copied(EMPTY, Policy()) for _ in range(2)]
    built = [build_workbook(EMPTY, Policy()) for _ in range(2)]
    assert parts(changed(copies[0])) == parts(changed(built[0]))
    assert parts(copies[1]) == parts(built[1])
