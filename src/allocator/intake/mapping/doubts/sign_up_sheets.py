"""Sheets with names below sessions, perhaps in several blocks: all blocks of a sheet are read alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.cells.names_below import time_said
from allocator.intake.mapping.candidates import Candidate, undecided
from allocator.intake.mapping.doubts.settled import ASKED
from allocator.intake.mapping.questions import Asking, question_of
from allocator.intake.mapping.table_mapping import TableMapping, mapping_of
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.signups.above_names import said_by
from allocator.intake.shapes.signups.people_beside import reading_of
from allocator.intake.shapes.signups.sheets import sign_ups
from allocator.intake.tables.headings import named_round
from allocator.intake.tables.roles import TableKind, What
from allocator.intake.tables.table import ABOVE, SourceTable

NARROW = 2
"""Columns of a table that may be a part of one with blank columns in it: numbers, and names."""

_KINDS = (TableKind.FIXED, TableKind.WISHES)


def with_sign_ups(candidates: Sequence[Candidate], known: Known, given: Sequence[TableMapping]) -> list[Candidate]:
    """The tables in which names are below sessions, with these as their headings; they may be several in one."""
    left = undecided(candidates)
    after: list[Candidate] = []
    parts: list[Candidate] = []
    for one in candidates:
        if any(one is part for part in parts):
            continue
        blocks: list[tuple[SourceTable, Proposal]] = []
        if one.mapping is None:
            blocks = sign_ups([one.table], known)
            others = one.shaped(known) if blocks else []
            blocks = [block for block in blocks if all(other.likelihood < block[1].likelihood for other in others)]
            beside = [
                other for other in left if other.table.grid is one.table.grid and len(other.table.columns) <= NARROW
            ]
            if not blocks and len(beside) > 1 and any(other is one for other in beside):
                blocks = sign_ups([other.table for other in beside], known)
                parts += beside if blocks else []
        for table, reading in blocks:
            block = Candidate(table, reading)
            block.remember(given)
            after.append(block)
        if not blocks:
            after.append(one)
    return after


def read_blocks_alike(candidates: Sequence[Candidate], asking: Asking) -> None:
    """Takes the blocks of a sheet for one thing: what its title says, what the mapping says, or one answer for all."""
    sheets: dict[tuple[str, str], list[Candidate]] = {}
    for one in candidates:
        mapped = one.mapped
        roles = mapped.roles if mapped is not None else one.reading.roles if one.reading is not None else {}
        if any(role.what is What.PEOPLE_OF for role in roles.values()):
            sheets.setdefault((one.table.grid.file, one.table.grid.sheet), []).append(one)
    for blocks in sheets.values():
        kinds = {one.mapped.kind for one in blocks if one.mapped is not None and one.mapped.kind in _KINDS}
        kind = kinds.pop() if len(kinds) == 1 else said_by(_titles(blocks[0].table))
        unsaid = [one for one in undecided(blocks) if one.reading is not None and one.reading.others]
        if len(blocks) == 1 or not unsaid:
            continue
        if kind is not None:
            for one in unsaid:
                one.reading = reading_of(dict(one.reading.roles), kind, one.reading.likelihood) if one.reading else None
        elif len(unsaid) > 1:
            _ask_once(unsaid, asking)


def _titles(table: SourceTable) -> list[str]:
    """The texts above the first block of a sheet, without those that name its own round."""
    texts = [text for row, why in table.aside if why == ABOVE for text in table.cells(row)]
    return [text for text in texts if text.strip() and named_round(text) is None and not time_said(text)]


def _ask_once(blocks: Sequence[Candidate], asking: Asking) -> None:
    """One question for several blocks of a sheet."""
    ways = [[mapping_of(one.table, way) for way in _ways(one.reading)] for one in blocks if one.reading is not None]
    first = blocks[0].table
    whole = replace(first, rows=(*first.rows, *(row for one in blocks[1:] for row in one.table.rows)))
    question = question_of(first, ways[0][0].because, ways[0])
    chosen = asking.choose(replace(question, where=whole.area()))
    for one, mappings in zip(blocks, ways, strict=True):
        found = mappings[chosen or 0]
        one.decide(found if chosen is None else replace(found, because=ASKED))


def _ways(reading: Proposal) -> tuple[Proposal, ...]:
    return reading, *reading.others
