"""Rows of wishes that name nobody among rows that all do: a legend, figures below the answers, or no answer at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.mapping.recognise import Recognition
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import WHO, TableKind, What

_BETWEEN = re.compile(r"[;,\n>|/]")

_BESIDE_IDS = (What.ID, What.STAMP, What.STATUS, What.LEFT_OUT)
"""What a form fills in by itself, and what is not read."""

MOSTLY, NEARLY_ALL = 0.5, 0.8
"""The part of the rows that name somebody, from which one that names nobody is odd."""


def without_nobodys_rows(found: Recognition) -> Recognition:
    """What was recognised, without rows that name nobody and hold what nobody else wishes for; these are told."""
    return replace(found, tables=tuple(map(_without, found.tables)))


def _without(mapped: MappedTable) -> MappedTable:
    who, wishes = mapped.places(*WHO), mapped.places(What.WISH, What.ORDER, What.TICKS)
    if mapped.kind is not TableKind.WISHES or not who or mapped.places(What.SESSION):
        return mapped
    mapped = _without_unfinished(mapped)
    table = mapped.table
    if not wishes:
        return mapped
    cells = {row: table.cells(row) for row in table.rows}
    nameless = [row for row, line in cells.items() if not any(line[place].strip() for place in who)]
    if not nameless or len(cells) - len(nameless) < NEARLY_ALL * len(cells):
        return mapped
    held = Counter(part for line in cells.values() for part in _wished(line, wishes))
    odd = [row for row in nameless if (parts := _wished(cells[row], wishes)) and all(held[part] == 1 for part in parts)]
    if not odd:
        return mapped
    why = "it names nobody, and nobody else wishes for what is there"
    left = tuple(row for row in table.rows if row not in set(odd))
    aside = (*table.aside, *((row, why) for row in odd))
    return replace(mapped, table=replace(table, rows=left, aside=aside))


def _without_unfinished(mapped: MappedTable) -> MappedTable:
    """A table of names without its rows that have an id alone, where most others have a name or an address."""
    named, table = mapped.places(*(WHO - {What.ID})), mapped.table
    if not named or not mapped.places(What.ID):
        return mapped
    telling = [place for place, role in mapped.roles.items() if role.what not in _BESIDE_IDS]
    cells = {row: table.cells(row) for row in table.rows}
    odd = [row for row, line in cells.items() if not any(line[place].strip() for place in telling)]
    others = [line for row, line in cells.items() if row not in set(odd)]
    called = sum(any(line[place].strip() for place in named) for line in others)
    if not odd or called <= MOSTLY * len(others):
        return mapped
    why = "an answer that was not finished: it has an id, and no name, address or wish"
    left = tuple(row for row in table.rows if row not in set(odd))
    return replace(mapped, table=replace(table, rows=left, aside=(*table.aside, *((row, why) for row in odd))))


def _wished(line: Sequence[str], places: Sequence[int]) -> set[str]:
    """What a row wishes for, bare; of a cell with several wishes each of them."""
    texts = [line[place] for place in places if not says_nothing(line[place])]
    return {bare(part) for text in texts for part in _BETWEEN.split(text)} - {""}
