"""The drop-downs of an event workbook: choices from a hidden sheet, names from the organiser's own sheets."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from allocator.workbook.event.schema import LISTS, SCENARIOS, SETTING_ROWS, SHEETS
from allocator.workbook.event.schema.columns import CellKind, Column
from allocator.workbook.xlsx.style import put

OFFERED_AT_MOST = 5_000
"""Rows of a sheet whose names a drop-down offers."""

_KEYED = frozenset(sheet.name for sheet in SHEETS)


def _one_of(column: Column) -> tuple[str, ...]:
    """What a cell holds one of; a cell that holds several has no drop-down."""
    return () if column.kind is CellKind.CHOICES else column.choices


_CHOICES = tuple(
    dict.fromkeys(
        _one_of(column)
        for columns in (SETTING_ROWS, *(sheet.columns for sheet in (*SHEETS, SCENARIOS)))
        for column in columns
        if _one_of(column)
    )
)


def add_lists(workbook: Workbook) -> None:
    """Add the hidden sheet with a column for each set of choices."""
    sheet = workbook.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for column, names in enumerate(_CHOICES, start=1):
        for row, name in enumerate(names, start=1):
            put(sheet.cell(row, column), name)


def offer(sheet: Worksheet, cells: str, column: Column) -> None:
    """Give cells a drop-down if their column has something to offer; what is typed is questioned, never refused."""
    if _one_of(column):
        source = _choices_at(_CHOICES.index(column.choices) + 1, len(column.choices))
    elif column.of in _KEYED:
        source = _keys_of(column.of)
    else:
        return
    # Lists hold several names, and sessions go by title too: a drop-down cannot know all that is right there.
    free = column.kind in (CellKind.NAMES, CellKind.FIXED) or column.of == "Sessions"
    validation = DataValidation(
        type="list", formula1=source, allow_blank=True, showErrorMessage=not free, errorStyle="warning"
    )
    validation.errorTitle = column.heading
    validation.error = "This is not in the list. Keep it all the same?"
    validation.add(cells)
    sheet.add_data_validation(validation)


def _choices_at(column: int, count: int) -> str:
    letter = get_column_letter(column)
    return f"{LISTS}!${letter}$1:${letter}${count}"


def _keys_of(sheet: str) -> str:
    """The filled cells of a sheet's first column, however many there are."""
    name = quote_sheetname(sheet)
    return f"OFFSET({name}!$A$2,0,0,MAX(1,COUNTA({name}!$A$2:$A${OFFERED_AT_MOST})),1)"
