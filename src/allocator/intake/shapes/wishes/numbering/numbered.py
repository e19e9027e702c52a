"""Columns headed by numbers alone, with numbers below: each a session by its number, or a wish by its rank."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.wishes.by_session import matrix
from allocator.intake.tables.content import are_ticks, says_nothing, whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import Role, TableKind, What
from allocator.intake.tables.table import SourceTable

FITTING = 0.8
"""Cells that are numbers, at least."""

SLIPS = 0.1
"""Rows that wish for one session twice, at most."""

GAPS = 0.5
"""Rows that leave out a wish before a later one, at most."""

MOST_SCORES = 20
"""Different scores that people are asked for, at most."""

HIGHEST_SCORE, MANY_ROWS = 10, 8

ENOUGH_KNOWN = 0.6


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """The columns as sessions by their numbers, with the wishes by rank as another reading where they fit too."""
    places = [place for place, heading in enumerate(table.headings) if whole(heading) is not None]
    texts = [text for place in places for text in table.sample[place] if not says_nothing(text)]
    numbers = [number for text in texts if (number := whole(text)) is not None]
    if len(places) < 2 or len({whole(table.headings[place]) for place in places}) < len(places) or not texts:
        return None
    if not are_ticks(texts) and sum(map(_is_number, texts)) < FITTING * len(texts):
        return None
    rows = _rows(table, places)
    twice = sum(len(set(row)) < len(row) for row in rows) > SLIPS * len(rows)
    sessions, wishes = _may_be_sessions(table, places, numbers, known), _may_be_wishes(table, places, texts, known)
    if known.sessions:
        several = len(_codes(known)) > len(places)  # a column for each session would be more columns
        sessions, wishes = sessions and (twice or not several), wishes and (several or not twice)
    else:
        wishes = wishes and not twice
    if not sessions or (wishes and not known.sessions and not _may_be_scores(numbers, rows)):
        return None
    people = person_roles(table, taken=places)
    readings, _, because = matrix.readings_of(table, [places], "", "")
    proposed = []
    for what, best in readings:
        roles = {place: Role(what, about=str(whole(table.headings[place])), best=best) for place in places}
        proposed.append(
            matrix.with_answer(Proposal(TableKind.WISHES, {**people, **roles}, 0.97, because), what, best, readings)
        )
    if wishes:
        roles = {place: Role(What.WISH, whole(table.headings[place]) or 1) for place in places}
        because = (
            "its headings and its cells are numbers: headings are ranks and cells sessions, or the other way round"
        )
        answer = ("choices", "a column for each wish, with the number of a session in each cell")
        chosen = Proposal(TableKind.WISHES, {**people, **roles}, 0.97, because, answer=answer)
        return replace(chosen, others=tuple(replace(one, because=because) for one in proposed))
    return replace(proposed[0], others=tuple(proposed[1:]))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[0-9]+([.,][0-9]+)?", text.strip()) is not None


def _may_be_sessions(table: SourceTable, places: Sequence[int], numbers: Collection[int], known: Known) -> bool:
    """Whether headings may be sessions, and the cells what people think of them."""
    if len(set(numbers)) > max(MOST_SCORES, len(places)):
        return False
    if not known.sessions:
        return True
    return _share([table.headings[place] for place in places], _codes(known)) >= ENOUGH_KNOWN


def _may_be_wishes(table: SourceTable, places: Sequence[int], texts: Sequence[str], known: Known) -> bool:
    """Whether headings may be ranks, from 1 on, and the cells sessions, mostly without gaps between them."""
    headings = sorted(whole(table.headings[place]) or 0 for place in places)
    if headings != list(range(1, len(places) + 1)) or any(whole(text) is None for text in texts):
        return False
    if are_ticks(texts):
        return False
    if known.sessions and _share(texts, _codes(known)) < ENOUGH_KNOWN:
        return False
    rows = [[table.cells(row)[place] for place in _in_order(table, places)] for row in spread(table.rows)]
    filled = [sum(not says_nothing(cell) for cell in row) for row in rows]
    gaps = sum(any(map(says_nothing, row[:count])) for row, count in zip(rows, filled, strict=True))
    return gaps <= GAPS * sum(count > 0 for count in filled)


def _may_be_scores(numbers: Collection[int], rows: Sequence[Sequence[int]]) -> bool:
    """Whether numbers are small enough for scores; where many people give high ones, some give one twice."""
    return max(numbers, default=0) <= HIGHEST_SCORE or len(rows) < MANY_ROWS


def _in_order(table: SourceTable, places: Sequence[int]) -> list[int]:
    return sorted(places, key=lambda place: whole(table.headings[place]) or 0)


def _rows(table: SourceTable, places: Sequence[int]) -> list[list[int]]:
    """The numbers of the rows that have any."""
    cells = (table.cells(row) for row in spread(table.rows))
    rows = [[one for place in places if (one := whole(line[place])) is not None and one] for line in cells]
    return [row for row in rows if row]


def _codes(known: Known) -> set[str]:
    """The numbers that sessions have for a code, or in it."""
    found = (re.fullmatch(r"(?:[^\W\d_]{1,12} )?0*([0-9]{1,4})", name) for name in known.sessions)
    return {one[1] for one in found if one}


def _share(texts: Sequence[str], codes: Collection[str]) -> float:
    return sum(str(whole(text)) in codes or bare(text) in codes for text in texts) / len(texts)
