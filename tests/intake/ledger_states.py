"""The sheets of an event workbook cell by cell, with looks, to hold one state against another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from allocator.workbook.event.schema import IMPORTS

State = Mapping[str, object]


def state(path: Path) -> State:
    """All that is on the sheets but for Imports: values, looks, heights, filters and areas to print."""
    workbook = load_workbook(path)
    found: dict[str, object] = {}
    for page in workbook.worksheets:
        if page.title == IMPORTS:
            continue
        cells = {
            cell.coordinate: (cell.value, cell.font.b, cell.font.i, cell.fill.fgColor.rgb, cell.number_format)
            for row in page.iter_rows()
            for cell in row
            if cell.value is not None
        }
        heights = {row: one.height for row, one in page.row_dimensions.items() if one.height}
        found[page.title] = (cells, heights, page.auto_filter.ref, page.print_area, page.max_column)
    return found


def facts(path: Path) -> Mapping[str, list[tuple[object, ...]]]:
    """The rows of the sheets of facts as values."""
    workbook = load_workbook(path)
    found = {}
    for name in ("Rounds", "Rooms", "Speakers", "Sessions", "Attendees", "Pins", "Wishes"):
        rows = [tuple(row) for row in workbook[name].iter_rows(min_row=2, values_only=True)]
        found[name] = [row for row in rows if any(cell is not None for cell in row)]
    return found


def people(path: Path) -> list[tuple[object, ...]]:
    """Everybody with what they wish for by title, without ids and in order: what two workbooks have in common."""
    found = facts(path)
    titles = {row[0]: row[1] for row in found["Sessions"]}
    wishes = {row[0]: tuple(titles.get(cell, cell) for cell in row[2:]) for row in found["Wishes"]}
    rows = []
    for id, name, email, organisation, *_ in found["Attendees"]:
        told = wishes.get(id)
        while told and told[-1] is None:
            told = told[:-1]
        rows.append(("" if name == id else name, email, organisation, told))
    return sorted(rows, key=repr)
