"""Small event workbooks as somebody would type them, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from allocator.errors import InputProblems
from allocator.workbook.event.read import inspect_event, read_event

Rows = Sequence[Sequence[object]]

SOUND: dict[str, Rows] = {
    "Settings": [["Setting", "Value"]],
    "Rounds": [["Round", "Date", "Start", "End"], ["Round 1"], ["Round 2"]],
    "Rooms": [["Room", "Capacity", "Features", "Closed in rounds"], ["Attic", 20, "step-free"], ["Barn", 30]],
    "Speakers": [["Speaker", "Email", "Unavailable rounds", "Attendee id"], ["Ines Park", "ines@example.org"]],
    "Sessions": [
        ["Code", "Title", "Speakers", "Minimum", "Maximum", "At least", "At most", "Fixed rounds", "Fixed room"],
        ["W1", "Pottery", "Ines Park"],
        ["W2", "Weaving, and why"],
    ],
    "Attendees": [["Id", "Name", "Email", "Needs", "Unavailable rounds"], ["7", "Ada Lind"], ["8", "Bo Null"]],
    "Pins": [["Attendee", "Session", "Round", "Must", "Reason"]],
    "Wishes": [["Attendee", "1", "2", "3"], ["7", "W1", "W2"], ["8", "W2"]],
}


def write_book(path: Path, **sheets: Rows | None) -> Path:
    """A sound workbook with some sheets replaced, or left out where None; text stays text, even with '='."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in {**SOUND, **sheets}.items():
        if rows is None:
            continue
        page = workbook.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                page.cell(number, column).value = value
    workbook.save(path)
    return path


def problems(path: Path, **sheets: Rows | None) -> list[tuple[str, str]]:
    """The problems of a sound workbook with some sheets replaced: where and what."""
    inspection = inspect_event(write_book(path / "event.xlsx", **sheets))
    return [(problem.where, problem.message) for problem in inspection.problems]


def warnings(path: Path, **sheets: Rows | None) -> list[tuple[str, str]]:
    """The warnings of a workbook without problems."""
    reading = read_event(write_book(path / "event.xlsx", **sheets))
    return [(warning.where, warning.message) for warning in reading.warnings]


__all__ = ["SOUND", "InputProblems", "problems", "warnings", "write_book"]
