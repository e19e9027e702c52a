"""Columns of small numbers beside rankings that are complete without them, such as the number of a bus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from allocator.intake.shapes.proposal import Doubt, Proposal, Way
from allocator.intake.tables.content import number
from allocator.intake.tables.headings import label_of
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, What
from allocator.intake.tables.table import SourceTable

NEARLY_ALL, HARDLY = 0.9, 0.4
"""The part of the rows that are rankings, at least without such a column, and at most with it."""

FEWEST_ROWS = 3


def beside_rankings(table: SourceTable, places: Sequence[int]) -> tuple[int, ...]:
    """The places of one column or two without which the others hold a ranking in nearly all rows, and hardly with it.

    They stand at the ends, the last one first, and are not asked for by the question of the others.
    """
    if any(label_of(table.headings[place])[1] for place in places):
        return ()
    lines = [[number(cells[place]) for place in places] for cells in map(table.cells, spread(table.rows))]
    lines = [line for line in lines if any(one is not None for one in line)]
    if len(lines) < FEWEST_ROWS or sum(map(_is_ranking, lines)) > HARDLY * len(lines):
        return ()
    for out in _may_be_odd(len(places)):
        filled = all(sum(line[at] is not None for line in lines) > len(lines) / 2 for at in out)
        rest = [[one for at, one in enumerate(line) if at not in out] for line in lines]
        if filled and sum(map(_is_ranking, rest)) >= NEARLY_ALL * len(lines):
            return tuple(places[at] for at in out)
    return ()


def _may_be_odd(count: int) -> Iterator[tuple[int, ...]]:
    """Which columns to try without, by their places among all, the likeliest first; two at least are left."""
    if count > 2:
        yield from ((count - 1,), (0,))
    if count > 3:
        yield from ((count - 2, count - 1), (0, count - 1), (0, 1))


def without_odd(table: SourceTable, without: Proposal, reading: Proposal, odd: Sequence[int]) -> Proposal:
    """The reading without these columns, each of which is asked after: it may be a session, as `reading` has it.

    With one more session, numbers may be scores too.
    """
    doubts = []
    for place in odd:
        because = f'the columns beside "{table.headings[place]}" rank all sessions, unless it is one more of them'
        ways = [Way({place: LEFT_OUT}, ("left out", "no session, and left out"))]
        for one in (reading, *reading.others)[: 1 if len(odd) > 1 else None]:
            scored = one.roles[place].what is What.SCORE_OF
            roles = one.roles if scored else {place: one.roles[place]}
            means = "one more session, and all have scores: the highest is the best" if scored else "one more session"
            ways.append(Way(roles, ("scores" if scored else "session", means)))
        doubts.append(Doubt((place,), because, tuple(ways)))
    return replace(without, doubts=(*without.doubts, *doubts))


def _is_ranking(numbers: Sequence[float | None]) -> bool:
    found = sorted(one for one in numbers if one is not None)
    return found == [float(rank) for rank in range(1, len(found) + 1)] and len(found) > 1
