"""Between what cells say and what the fields of facts hold: blank cells and defaults, names in order and as a set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from allocator.event import Fixed
from allocator.workbook.event.schema.columns import CellKind, Column, Instead, Sheet
from allocator.workbook.xlsx.style import CellValue
from allocator.workbook.xlsx.text import BETWEEN

RowValues = Mapping[str, CellValue]
"""The cells of a row by heading; a heading that is left out is a blank cell."""


def fields_of(
    sheet: Sheet, values: Mapping[str, Any], key: str, *, blank: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The fields of the fact that a row is, from the `values` of those of its cells that can be read, by heading.

    `blank` holds, by field, what a blank cell means where that is not the default of the field.
    """
    found = {}
    for column in sheet.columns:
        if column.heading not in values:
            if column.field:
                found[column.field] = _unreadable(column, key)
        elif column.field:
            value = values[column.heading]
            if blank and column.field in blank and (value is None or value == ()):
                value = blank[column.field]
            found[column.field] = in_field(value, column)
    return found


def in_field(value: Any, column: Column) -> Any:
    """What the field of a column holds where its cell says this; the default of the field where the cell is blank."""
    default, is_set = _declared(column.fact, column.field)
    if value is None or value == ():
        return default
    if column.held is not None:
        return column.held(value)
    return frozenset(value) if is_set else value


def _unreadable(column: Column, key: str) -> Any:
    match column.unreadable:
        case Instead.BLANK:
            return in_field(None, column)
        case Instead.KEY:
            return key
        case value:
            return value


def row_of(sheet: Sheet, fact: Any) -> RowValues:
    """A fact as the row of its sheet."""
    return {column.heading: cell_of(fact, column) for column in sheet.columns if column.field}


def cell_of(fact: Any, column: Column) -> CellValue:
    """What the cell of a column shows of a fact."""
    value = getattr(fact, column.field)
    if value is None:
        return None
    if column.shown is not None:
        value = column.shown(value)
    return None if value is None else _shown(value, column)


def _shown(value: Any, column: Column) -> CellValue:
    """A value as a cell shows it, by the kind of its column."""
    match column.kind:
        case CellKind.YES_NO:
            return "yes" if value else "no"
        case CellKind.MUST:
            return column.choices[0] if value else column.choices[1]
        case CellKind.TEXTS | CellKind.NAMES | CellKind.CHOICES | CellKind.WHOLES:
            return listed(map(str, sorted(value) if isinstance(value, frozenset) else value))
        case CellKind.FIXED:
            return listed(map(_fixed, value))
        case _:
            assert isinstance(value, str | int | date | time)
            return value


def _fixed(fixed: Fixed) -> str:
    return fixed.round if fixed.room is None else f"{fixed.round} = {fixed.room}"


def listed(items: Iterable[str]) -> str:
    """Items as they are written in one cell."""
    return BETWEEN.join(items)


@cache
def _declared(fact: type, name: str) -> tuple[Any, bool]:
    """The default of a field (None if it has none), and whether it holds a frozenset where it holds anything."""
    (found,) = (field for field in fields(fact) if field.name == name)
    hint = get_type_hints(fact)[name]
    is_set = any(get_origin(one) is frozenset for one in (hint, *get_args(hint)))
    return None if found.default is MISSING else found.default, is_set
