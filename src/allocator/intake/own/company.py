"""Columns in which people name others whom they would like to be with, or not to be with: a rule for each pair."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from allocator.coherence import folded
from allocator.demand import Ask
from allocator.intake.asides.apart import wants_apart
from allocator.intake.asides.company import asks_whom, names_nobody
from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.rows.register import Comer
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.workbook.event.schema import ATTENDEES, RULES
from allocator.workbook.xlsx.style import CellValue
from allocator.workbook.xlsx.text import BETWEEN

RuleRow = dict[str, CellValue]
"""A row of Rules by heading."""

_BETWEEN_NAMES = re.compile(r"[;,/&+\n]|\s(?:and|en|und|et|y)\s", re.IGNORECASE)


class Called:
    """Everybody by what they are called: by id, address or whole name, where one alone is."""

    def __init__(self, comers: Sequence[Comer]) -> None:
        self._called: dict[str, Comer | None] = {}
        for comer in comers:
            for text in {bare(comer.person.name), bare(comer.person.email), bare(comer.id)} - {""}:
                self._called[text] = None if self._called.get(text, comer) is not comer else comer

    def named(self, text: str) -> list[Comer]:
        """The people whom a cell names; nobody where it says something else, or several are called so."""
        found = self._called.get(bare(text))
        if found is not None:
            return [found]
        parts = [self._called.get(bare(part)) for part in _BETWEEN_NAMES.split(text) if part.strip()]
        known = [one for one in parts if one is not None]
        return known if len(known) == len(parts) else []


def rules_in(
    mapped: MappedTable, place: int, heading: str, met: Sequence[tuple[Comer, int]], people: Called
) -> list[RuleRow]:
    """The rules that a column of other people's names makes, one per pair; none where a cell says something else."""
    apart = wants_apart("somebody", heading)
    if not apart and not asks_whom(heading):
        return []
    pairs: dict[frozenset[Comer], tuple[Comer, Comer]] = {}
    for comer, row in met:
        text = mapped.table.grid.cells[row][mapped.table.columns[place]].strip()
        if not text or says_nothing(text) or names_nobody(text):
            continue
        others = people.named(text)
        if not others or comer in others or any(one.gone for one in others):
            return []
        for other in others:
            pairs.setdefault(frozenset((comer, other)), (comer, other))
    ask = Ask.APART if apart else Ask.TOGETHER
    why = f"{heading} ({mapped.table.grid.file})"
    return [_rule(ask, pair, why) for pair in pairs.values()]


def _rule(ask: Ask, pair: tuple[Comer, Comer], why: str) -> RuleRow:
    who = BETWEEN.join(sorted(comer.id for comer in pair))
    return {"Rule": str(ask), "Who or what": who, "Why": why}


def drop_known(rules_of_tables: Iterable[list[RuleRow]], book: EventWorkbook) -> None:
    """Of one pair one rule is written, and none that the workbook has already, however it calls them."""
    ids = {folded(row.get("Name", "")): folded(row.get("Id", "")) for row in book.there(ATTENDEES)}

    def key(row: Mapping[str, object]) -> tuple[str, frozenset[str]]:
        who = [folded(one) for one in str(row.get("Who or what") or "").split(";")]
        return folded(str(row.get("Rule") or "")), frozenset(ids.get(one, one) for one in who)

    known = {key(row) for row in book.rows(RULES) if not row.get("Where or when")}
    for rules in rules_of_tables:
        rules[:] = list(_new(rules, known, key))


def _new(
    rules: Sequence[RuleRow],
    known: set[tuple[str, frozenset[str]]],
    key: Callable[[Mapping[str, object]], tuple[str, frozenset[str]]],
) -> Iterator[RuleRow]:
    for row in rules:
        if key(row) not in known:
            known.add(key(row))
            yield row
