"""What the other tables and the event workbook hold, so that a table is read beside them and not alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields

from allocator.intake.cells.statuses import is_no_title
from allocator.intake.shapes.proposal import Proposal, Surroundings
from allocator.intake.tables.content import is_mark, says_nothing, whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import MEASURED, TableKind, What
from allocator.intake.tables.table import SourceTable

MOST_ROWS = 5_000
"""Rows of a table that are looked at whole; of a longer one a few hundred are."""

_PEOPLE = re.compile(r"[;\n,&/+]|\b(?:en|and|und|et|y)\b")
_PARTS = re.compile(r"[;\n,>|]")


def surroundings_of(
    readings: Sequence[tuple[SourceTable, Proposal] | None], workbook: Surroundings
) -> list[Surroundings]:
    """For each table what all the others hold, by the likeliest reading of each, where there is one."""
    own = [Surroundings() if one is None else _held(*one) for one in readings]
    counts = {name: Counter(text for one in (workbook, *own) for text in getattr(one, name)) for name in _NAMES}
    return [
        Surroundings(
            **{
                name: frozenset(text for text, count in counts[name].items() if count > (text in getattr(one, name)))
                for name in _NAMES
            }
        )
        for one in own
    ]


_NAMES = tuple(field.name for field in fields(Surroundings))


def _held(table: SourceTable, reading: Proposal) -> Surroundings:
    """What one table holds, as a reading has it."""
    titles: set[str] = set()
    wished: set[str] = set()
    people: set[str] = set()
    rooms: set[str] = set()
    speakers: set[str] = set()
    for place, role in reading.roles.items():
        if role.what in MEASURED or role.what is What.PEOPLE_OF:
            wished.add(bare(role.about))
        elif role.what in (What.WISH, What.SESSION, What.FIXED):
            wished |= _bare(_texts(table, place))
        elif role.what in (What.ORDER, What.TICKS):
            wished |= _bare(part for text in _texts(table, place) for part in (text, *_PARTS.split(text)))
        elif role.what in (What.TITLE, What.CODE) and reading.kind is TableKind.SESSIONS:
            titles |= _bare(_texts(table, place))
        elif role.what in (What.ROOM, What.FIXED_ROOM):
            rooms |= _bare(_texts(table, place))
        elif role.what is What.SPEAKERS:
            speakers |= _bare(part for text in _texts(table, place) for part in (text, *_PEOPLE.split(text)))
        elif role.what in (What.RUNS_IN, What.ROOM_IN):
            rooms |= _bare(text for text in _texts(table, place) if not is_mark(text) and whole(text) is None)
        elif role.what is What.NAME:
            people |= _bare(_texts(table, place))
        elif role.what is What.PEOPLE:
            people |= _bare(part for text in _texts(table, place) for part in _PEOPLE.split(text))
    people |= _full_names(table, reading)
    return Surroundings(*map(frozenset, (titles, wished, people, rooms, speakers)))


def _texts(table: SourceTable, place: int) -> Sequence[str]:
    if len(table.rows) > MOST_ROWS:
        return table.sample[place]
    return [table.grid.cells[row][table.columns[place]] for row in table.rows]


def _full_names(table: SourceTable, reading: Proposal) -> set[str]:
    """First and last names put together."""
    at = {role.what: place for place, role in reading.roles.items()}
    if What.FIRST not in at or What.LAST not in at or len(table.rows) > MOST_ROWS:
        return set()
    parts = [at[what] for what in (What.FIRST, What.INFIX, What.LAST) if what in at]
    return _bare(" ".join(table.cells(row)[place] for place in parts) for row in table.rows)


def _bare(texts: Iterable[str]) -> set[str]:
    return {bare(text) for text in texts if not says_nothing(text) and not is_no_title(text)} - {""}
