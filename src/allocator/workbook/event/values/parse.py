"""What a cell says, by the kind of its column; or what is wrong with it and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from allocator.coherence import folded
from allocator.event import Fixed
from allocator.suggest import did_you_mean
from allocator.workbook.event.schema.columns import CellKind, Column
from allocator.workbook.event.values.names import Names, NamesOf, Unreadable
from allocator.workbook.xlsx.cells import SheetCell
from allocator.workbook.xlsx.text import BETWEEN, NO, YES, clean, items

_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%d-%m-%Y", "%d.%m.%Y")
_TIMES = ("%H:%M", "%H.%M", "%Hh%M", "%H:%M:%S", "%I:%M %p", "%I:%M%p")


def parse(cell: SheetCell, column: Column, names: NamesOf) -> Any:
    """The value of a cell, None (or nothing listed) if blank; raises Unreadable."""
    if column.kind is CellKind.UNREAD:
        return None
    if cell.trouble:
        raise Unreadable(cell.trouble)
    if cell.blank and column.required:
        raise Unreadable(f"{column.heading} is empty; {_instead(column)}")
    match column.kind:
        case CellKind.TEXT:
            return clean(text_of(cell)) or None
        case CellKind.TEXTS:
            return tuple(items(text_of(cell)))
        case CellKind.WHOLE:
            return _whole(cell, column)
        case CellKind.WHOLES:
            return tuple(_whole_of(item, column) for item in items(text_of(cell)))
        case CellKind.DATE:
            return _date(cell, column)
        case CellKind.TIME:
            return _time(cell, column)
        case CellKind.YES_NO:
            return _yes_no(cell)
        case CellKind.MUST:
            return _must(cell, column)
        case CellKind.CHOICE:
            return _choice(cell, column)
        case CellKind.CHOICES:
            return _choices(cell, column)
        case CellKind.NAME:
            return None if cell.blank else names[column.of].demand(text_of(cell))
        case CellKind.NAMES:
            return _names(cell, names[column.of])
        case CellKind.FIXED:
            return _fixed(cell, names)


def _instead(column: Column) -> str:
    """What to write instead."""
    if column.of and not column.example:
        return "write a name."
    if column.of == "Attendees":
        return "write the id of an attendee."
    if column.choices:
        return "write " + " or ".join(f'"{choice}"' for choice in column.choices) + "."
    return f'write it, for example "{column.example}".'


def text_of(cell: SheetCell) -> str:
    """The text of a cell that holds a name; raises Unreadable for what Excel made a date of."""
    if isinstance(cell.value, datetime | date | time | timedelta):
        raise Unreadable(f"Excel has made a date or time of this ({cell.text}); type an apostrophe before it: '1-2")
    return cell.text


def _whole(cell: SheetCell, column: Column) -> int | None:
    if cell.blank:
        return None
    if not isinstance(cell.value, int | float | str) or isinstance(cell.value, bool):
        raise Unreadable(_no_whole(cell.text, column))
    return _whole_of(cell.text, column)


def _whole_of(text: str, column: Column) -> int:
    if not re.fullmatch("[0-9]{1,15}", text.strip()):
        raise Unreadable(_no_whole(text, column))
    return int(text)


def _no_whole(text: str, column: Column) -> str:
    heading = column.heading.lower()
    return f'{heading} is "{clean(text)}"; write a whole number, for example {column.example}.'


def _date(cell: SheetCell, column: Column) -> date | None:
    value = cell.value
    if cell.blank:
        return None
    if isinstance(value, datetime):
        if value.time() != time():
            raise Unreadable(f"the date is {cell.text}; write the day alone, and the time under Start.")
        return value.date()
    found = _moment(value, _DATES)
    if found is not None:
        return found.date()
    raise Unreadable(f'the date is "{clean(cell.text)}"; write a day, for example {column.example}.')


def _time(cell: SheetCell, column: Column) -> time | None:
    value = cell.value
    if cell.blank:
        return None
    if isinstance(value, time):
        return value
    if isinstance(value, timedelta) and timedelta() <= value < timedelta(days=1):
        return (datetime.min + value).time()
    found = _moment(value, _TIMES)
    if found is not None:
        return found.time()
    heading = column.heading.lower()
    raise Unreadable(f'the {heading} is "{clean(cell.text)}"; write a time, for example {column.example}.')


def _moment(value: object, forms: tuple[str, ...]) -> datetime | None:
    """What a text says in the first of the forms that it has, None if it has none."""
    for form in forms if isinstance(value, str) else ():
        with suppress(ValueError):
            return datetime.strptime(str(value).strip(), form)
    return None


def _yes_no(cell: SheetCell) -> bool | None:
    said = folded(cell.text)
    if said in YES:
        return True
    if said in NO:
        return False
    if not said:
        return None
    raise Unreadable(f'"{clean(cell.text)}" is neither yes nor no; write "yes" or "no".')


def _must(cell: SheetCell, column: Column) -> bool:
    said = folded(cell.text)
    if said not in column.choices:
        raise Unreadable(f'"{clean(cell.text)}" is neither; write "must" or "must not".')
    return said == column.choices[0]


def _choice(cell: SheetCell, column: Column) -> str | None:
    if cell.blank:
        return None
    chosen = {folded(choice): choice for choice in column.choices}.get(folded(text_of(cell)))
    if chosen is None:
        hint = did_you_mean(cell.text, column.choices) or _instead(column)
        raise Unreadable(f'"{clean(cell.text)}" is not known here. {hint}')
    return chosen


def _choices(cell: SheetCell, column: Column) -> tuple[str, ...]:
    found = items(text_of(cell))
    choices = {folded(choice): choice for choice in column.choices}
    unknown = [item for item in found if folded(item) not in choices]
    if unknown:
        known = did_you_mean(unknown[0], column.choices) or _instead(column)
        raise Unreadable(_commas(cell.text, choices) or f'"{unknown[0]}" is not known here. {known}')
    return tuple(choices[folded(item)] for item in found)


def _names(cell: SheetCell, known: Names) -> tuple[str, ...]:
    found, wrong = [], []
    for item in items(text_of(cell)):
        try:
            name = known.demand(item)
        except Unreadable as error:
            wrong += [_commas(item, known.spellings) or message for message in error.messages]
        else:
            found += [] if name is None else [name]
    if wrong:
        raise Unreadable(*wrong)
    return tuple(dict.fromkeys(found))


def _commas(text: str, known: Mapping[str, object]) -> str:
    """What to say if there are commas where ; should be: each part alone is known."""
    parts = [clean(part) for part in text.split(",") if part.strip()]
    if len(parts) < 2 or any(folded(part) not in known for part in parts):
        return ""
    return f'"{clean(text)}" has commas between its items; write ; instead: "{BETWEEN.join(parts)}".'


def _fixed(cell: SheetCell, names: NamesOf) -> tuple[Fixed, ...]:
    found, wrong = [], []
    for item in items(text_of(cell)):
        round, equals, room = (part.strip() for part in item.partition("="))
        try:
            name = names["Rounds"].demand(round)
            place = names["Rooms"].demand(room) if equals else None
        except Unreadable as error:
            wrong += [_commas(item, names["Rounds"].spellings) or message for message in error.messages]
        else:
            found += [] if name is None else [Fixed(name, place)]
    if wrong:
        raise Unreadable(*wrong)
    return tuple(found)
