"""The cells What, Round and To of a change, by its kind."""

from __future__ import annotations

import re
from datetime import datetime

from allocator.coherence import folded
from allocator.errors import ChangeTrouble
from allocator.scenario.changes.change import Change
from allocator.scenario.changes.room_changes import Layout
from allocator.scenario.changes.round_changes import AddRound
from allocator.scenario.changes.session_changes import Move
from allocator.scenario.changes.split import SplitSession
from allocator.workbook.event.schema import ROUNDS
from allocator.workbook.scenarios.session_columns import (
    AddSession,
    ChangeSession,
    SessionColumns,
    heading_meant,
    is_fixed_rounds,
)
from allocator.workbook.scenarios.values import value_of
from allocator.workbook.scenarios.wish_cells import AddAttendee
from allocator.workbook.xlsx.text import BETWEEN, clean, items

_MOMENT = re.compile(r"(\S+)\s+([^\s-]+)(?:\s*-\s*([^\s-]+))?")


def number(text: str, of: str, example: int) -> int:
    """A whole number of something; raises ChangeTrouble."""
    if not re.fullmatch("[0-9]{1,9}", text):
        raise ChangeTrouble(f'"{text}" is not a number of {of}; write a whole number, for example {example}.')
    return int(text)


def seats(text: str) -> tuple[int, tuple[str, ...]]:
    """'80; beamer' as seats and features."""
    first, *features = items(text) or [text]
    return number(first, "seats", 80), tuple(features)


NOTHING = frozenset({"none", "nothing", "no features", "-", "–", "geen", "niets", "keine", "nichts"})
"""What says that a room has no features, folded."""


def layout(room: str, text: str) -> Layout:
    """'80; beamer' as a layout with these features; '80' keeps those that there are, '80; none' takes all away."""
    number_of, features = seats(text)
    if not features:
        return Layout(room, number_of)
    return Layout(room, number_of, () if all(folded(one) in NOTHING for one in features) else features)


def columns_said(text: str) -> tuple[str, SessionColumns]:
    """The text before the first 'Column = value', and the columns; raises ChangeTrouble for what is not a column.

    What follows a value without a heading of its own goes with it, for it is the next item of a list.
    """
    before: list[str] = []
    columns: list[tuple[str, list[str]]] = []
    for item in items(text):
        name, equals, value = item.partition("=")
        # 'Ronde 3 = Aula' is an item of the fixed rounds.
        listed = not equals or (columns and is_fixed_rounds(columns[-1][0]) and not _is_heading(name))
        if not listed:
            columns.append((heading_meant(clean(name)), [clean(value)]))
        else:
            (columns[-1][1] if columns else before).append(item)
    return BETWEEN.join(before), tuple((heading, BETWEEN.join(filter(None, values))) for heading, values in columns)


def _is_heading(text: str) -> bool:
    try:
        return bool(heading_meant(clean(text)))
    except ChangeTrouble:
        return False


def add_session(what: str, _: str, to: str) -> Change:
    """A new session: its title, and columns."""
    try:
        title, columns = columns_said(to)
    except ChangeTrouble as trouble:
        first = items(to)[0]
        if "=" not in first or _is_heading(first.partition("=")[0]):
            raise
        raise ChangeTrouble(f"{trouble} A title that holds a = is written: Title = {first}") from trouble
    if not title:
        title = dict(columns).get("Title", "")
        columns = tuple(column for column in columns if column[0] != "Title")
    return AddSession(what, title, columns)


def change_session(what: str, _: str, to: str) -> Change:
    """Columns of a session."""
    before, columns = columns_said(to)
    if before or not columns:
        raise ChangeTrouble(f'"{before or to}" does not name a column; write for example Maximum = 30.')
    return ChangeSession(what, columns)


def split(what: str, _: str, to: str) -> Change:
    """The code of the second group, and its speakers."""
    code, *speakers = items(to) or [""]
    return SplitSession(what, code, tuple(speakers))


def move(what: str, round: str, to: str) -> Change:
    """The round to move to, and the room behind a = if that is settled too."""
    there, _, room = (clean(part) for part in to.partition("="))
    return Move(what, there, room or None, round or None)


def add_round(what: str, round: str, to: str) -> Change:
    """A day and times, such as 2026-11-25 16:00 - 16:50, or nothing."""
    if not to:
        return AddRound(what, round or None)
    found = _MOMENT.fullmatch(to)
    if found is None:
        raise ChangeTrouble(f'"{to}" is not a day and time; write for example 2026-11-25 16:00 - 16:50.')
    columns = {column.heading: column for column in ROUNDS.columns}
    date, start, end = (columns[heading] for heading in ("Date", "Start", "End"))
    day, begin = value_of(found[1], date, {}), value_of(found[2], start, {})
    until = datetime.combine(day, value_of(found[3], end, {})) if found[3] else None
    return AddRound(what, round or None, datetime.combine(day, begin), until)


def add_attendee(what: str, _: str, to: str) -> Change:
    """A name, and wishes, the best first."""
    name, *wishes = items(to) or [what]
    return AddAttendee(what, name, tuple(wishes))
