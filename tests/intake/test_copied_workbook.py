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


def test_a_copy_is_saved_as_what_is_built() -> None:
    built = parts(build_workbook(EMPTY, Policy()))
    first, second = copied(EMPTY, Policy()), copied(EMPTY, Policy())
    first["Sessions"]["A2"] = "changed"
    assert parts(second) == built
    assert parts(first) != built
