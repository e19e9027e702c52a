"""Sessions that are on several rows of a list, one for each round, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.import_notes import ImportNotes
from allocator.intake.rows.lists.listed_sessions import IN_ROOM, Offered
from allocator.intake.tables.headings import bare


def put_together(listed: Sequence[Offered], notes: ImportNotes) -> list[Offered]:
    """Each session of a list with a row for each round once, where its rows differ in nothing but rounds and rooms."""
    alike: dict[object, list[Offered]] = {}
    for one in listed:
        key = (one.table, folded(one.code), bare(one.title), one.speakers, one.minimum, one.maximum)
        alike.setdefault(key, []).append(one)
    together: list[tuple[int, Offered]] = []
    at = {one.where: place for place, one in enumerate(listed)}
    for rows in alike.values():
        kept = [_merged(rows, notes)] if len(rows) > 1 and _are_apart(rows) else rows
        together += [(at[one.where], one) for one in kept]
    return [one for _, one in sorted(together, key=lambda pair: pair[0])]


def _are_apart(rows: Sequence[Offered]) -> bool:
    """Whether each row names rounds, and no two name the same."""
    named = [name for one in rows for name in one.allowed]
    return all(one.allowed for one in rows) and len(set(named)) == len(named)


def _merged(rows: Sequence[Offered], notes: ImportNotes) -> Offered:
    """One session for the rounds of all rows; where rooms differ, each round is settled in its own."""
    first = rows[0]
    allowed = tuple(name for one in rows for name in one.allowed)
    rounds = ", ".join(allowed)
    message = f'"{first.title}" is on {len(rows)} rows, each for different rounds; it is one session for {rounds}.'
    notes.corrections.append(Problem(first.where, message))
    fixed = tuple(text for one in rows for text in one.fixed)
    if len({folded(one.room) for one in rows}) == 1:
        return replace(first, allowed=allowed, fixed=fixed)
    settled = tuple(f"{name}{IN_ROOM}{one.room}" for one in rows for name in one.allowed if one.room)
    return replace(first, allowed=allowed, fixed=fixed + settled, room="")
