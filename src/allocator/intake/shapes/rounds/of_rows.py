"""A row for each person and round: the column that says which round a row is about."""

from __future__ import annotations

import re
from dataclasses import replace

from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import known_share, says_nothing
from allocator.intake.tables.heading_words import LONG_RULES, ROUND_RULES, heard
from allocator.intake.tables.headings import bare, named_round
from allocator.intake.tables.roles import LEFT_OUT, WHO, WISHING, Role, What
from allocator.intake.tables.table import SourceTable

_DAY = re.compile(r"day|dag|tag|jour|dia|moment|when|wanneer|wann|quand|cuando")

MOST_ROWS = 2_000
"""Rows that are looked at."""

MOSTLY = 0.8


def with_round_of_row(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """A reading as wishes, with the round of each row where people have a row for each."""
    whats = {role.what for role in reading.roles.values()}
    who = [place for place, role in reading.roles.items() if role.what in WHO]
    if What.ROUND in whats or What.SESSION in whats or not whats & WISHING or not who:
        return reading
    for place, role in sorted(reading.roles.items()):
        if role != LEFT_OUT or not _says_rounds(table, place, known) or not _parts_rows(table, who, place):
            continue

        def given(one: Proposal, place: int = place) -> Proposal:
            others = tuple(given(other) for other in one.others)
            return replace(one, roles={**one.roles, place: Role(What.ROUND)}, others=others)

        return given(reading)
    return reading


def _says_rounds(table: SourceTable, place: int, known: Known) -> bool:
    """Whether a column names rounds, by its heading or by its cells."""
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    heading = table.headings[place]
    if not texts or not heading:
        return False
    said = heard(heading, ROUND_RULES) is What.ROUND or heard(heading, LONG_RULES) is What.ROUND
    if said or _DAY.fullmatch(bare(heading)):
        return True
    if known.rounds and known_share(texts, {bare(name) for name in known.rounds}) >= MOSTLY:
        return True
    return sum(bare(named_round(text) or "\0") == bare(text) for text in texts) >= MOSTLY * len(texts)


def _parts_rows(table: SourceTable, who: list[int], place: int) -> bool:
    """Whether people have several rows, and hardly anybody two with one round."""
    rows = [table.cells(row) for row in table.rows[:MOST_ROWS]]
    people = [tuple(bare(cells[at]) for at in who) for cells in rows]
    several = len(people) - len(set(people))
    twice = len(people) - len({(one, bare(cells[place])) for one, cells in zip(people, rows, strict=True)})
    return several > 0 and twice <= (1 - MOSTLY) * several
