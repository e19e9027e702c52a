"""Several columns for one wish: a form that asks twice, a title beside its code, or wishes that share a rank."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.wishes import blocks
from allocator.intake.tables.content import goes_with, known_share, says_nothing
from allocator.intake.tables.headings import bare, without_rank
from allocator.intake.tables.roles import LEFT_OUT, Role, What
from allocator.intake.tables.table import SourceTable

OFTEN = 0.2
"""Rows with both columns filled, beyond which it is asked what that means."""

ENOUGH_KNOWN = 0.5

ENOUGH_SHARED = 0.3

Reading = Callable[[Mapping[int, Role]], Proposal]


def settled(table: SourceTable, roles: Mapping[int, Role], known: Known, reading: Reading) -> Proposal:
    """The reading in which each wish is there once: what says the same in other words is left out.

    Columns of one wish of which each row has one filled fill each other up. Where rows have both, both have that rank;
    where many rows have both, it is a question.
    """
    kept: dict[int, Role] = {}
    first: dict[Role, int] = {}
    both: dict[int, int] = {}
    for place, role in sorted(roles.items()):
        if role not in first:
            first[role] = place
            kept[place] = role
            continue
        one, other = (_cells(table, at) for at in (first[role], place))
        differing = sum(_differ(left, right) for left, right in zip(one, other, strict=True))
        if not table.sample[place]:
            kept[place] = LEFT_OUT
        elif not differing:
            kept[place] = role
        elif says_the_same(one, other):
            better = known_share(other, known.sessions) > known_share(one, known.sessions)
            kept[first[role] if better else place] = LEFT_OUT
            if better:
                kept[place], first[role] = role, place
        elif not _is_of_a_kind(table, place, first[role], [at for at in roles if at != place], known):
            kept[place] = LEFT_OUT
        else:
            kept[place] = role
            both[place] = differing
    often = [place for place, count in both.items() if count > OFTEN * len(table.rows)]
    return _asked(table, kept, often, known, reading) if often else reading(kept)


def _asked(
    table: SourceTable, roles: dict[int, Role], doubles: Sequence[int], known: Known, reading: Reading
) -> Proposal:
    """The question what it means that two columns of one rank are filled."""
    named = f'"{table.headings[doubles[0]]}"'
    because = f"{named} is a second column for a wish that an earlier column has, and both are filled"
    equal = replace(reading(roles), because=because, answer=("equal", "two wishes of the same rank"))
    others = []
    ranks = {place: role.rank for place, role in roles.items() if role.what is What.WISH and not role.about}
    runs = blocks.again(ranks)
    if runs:
        in_rounds = blocks.of_rounds(runs, known)
        names = ", ".join(dict.fromkeys(role.about for role in in_rounds.values()))
        rounds = reading({**roles, **in_rounds})
        others.append(
            replace(rounds, because=because, answer=("rounds", f"wishes for one round after the other: {names}"))
        )
    without = reading({**roles, **dict.fromkeys(doubles, LEFT_OUT)})
    others.append(
        replace(without, because=because, answer=("first alone", "the first column counts, the other is left out"))
    )
    return replace(equal, others=tuple(others))


def _cells(table: SourceTable, place: int) -> list[str]:
    return [table.grid.cells[row][table.columns[place]] for row in table.rows]


def _differ(one: str, other: str) -> bool:
    return not says_nothing(one) and not says_nothing(other) and bare(one) != bare(other)


def says_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a column has the same in other words: what stands in both columns, stands in the same rows."""
    if not goes_with(one, other):
        return False
    shared = {*map(bare, one)} & {*map(bare, other)} - {"", "0"}
    return all(bare(left) == bare(right) for left, right in zip(one, other, strict=True) if {bare(left)} & shared)


def _is_of_a_kind(table: SourceTable, place: int, first: int, others: Collection[int], known: Known) -> bool:
    """Whether a column holds sessions as the other columns do, and no reasons or remarks."""
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    if known.listed:
        return known_share(texts, known.sessions) >= ENOUGH_KNOWN
    if bare(without_rank(table.headings[place])) == bare(without_rank(table.headings[first])):
        return True
    there = {bare(text) for at in others for text in table.sample[at]}
    return sum(bare(text) in there for text in texts) >= ENOUGH_SHARED * len(texts)
