"""Rows of wishes that name nobody among rows that all do: a legend, or figures below the answers."""

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

NEARLY_ALL = 0.8
"""The part of the rows that name somebody, from which one that names nobody is odd."""


def without_nobodys_rows(found: Recognition) -> Recognition:
    """What was recognised, without rows that name nobody and hold what nobody else wishes for; these are told."""
    return replace(found, tables=tuple(map(_without, found.tables)))


def _without(mapped: MappedTable) -> MappedTable:
    who, wishes = mapped.places(*WHO), mapped.places(What.WISH, What.ORDER, What.TICKS)
    table = mapped.table
    if mapped.kind is not TableKind.WISHES or not who or not wishes or mapped.places(What.SESSION):
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


def _wished(line: Sequence[str], places: Sequence[int]) -> set[str]:
    """What a row wishes for, bare; of a cell with several wishes each of them."""
    texts = [line[place] for place in places if not says_nothing(line[place])]
    return {bare(part) for text in texts for part in _BETWEEN.split(text)} - {""}
