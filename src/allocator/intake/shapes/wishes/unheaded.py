"""Wishes in a table without headings: neighbouring columns that hold one another's texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from allocator.intake.cells.liking import hold_likings
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Proposal
from allocator.intake.tables.content import are_ticks, says_nothing, share
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, Role, What
from allocator.intake.tables.table import SourceTable

ENOUGH_SHARED = 0.3
"""Cells of a column whose text is in another of the columns as well."""

TEXTS, MOSTLY_FILLED = 0.8, 0.5

FEWEST = 2
"""Different texts that columns share, at least."""


def alike(table: SourceTable) -> list[int]:
    """The longest run of neighbouring columns in which each holds texts of the others."""
    texts = {place: _texts(table, place) for place in _free(table)}
    runs = [
        [*range(first, last + 1)]
        for first in texts
        for last in texts
        if first < last and all(place in texts for place in range(first, last + 1))
    ]
    fitting = [run for run in runs if _hold_one_another(run, texts)]
    return max(fitting, key=lambda run: (len(run), -run[0]), default=[])


def with_next(
    table: SourceTable, roles: Mapping[int, Role], reading: Callable[[Mapping[int, Role]], Proposal]
) -> Proposal:
    """The reading; a question where the next column holds texts in most rows, which may be one more wish."""
    plain = reading(roles)
    after = max(roles) + 1
    filled = len(_texts(table, after)) if after in _free(table) else 0
    if plain.others or filled < MOSTLY_FILLED * len(spread(table.rows)):
        return plain
    because = "it has no headings, and the column behind the wishes holds other texts"
    rank = max(role.rank for role in roles.values()) + 1
    more = reading({**roles, after: Role(What.WISH, rank)})
    without = replace(
        reading({**roles, after: LEFT_OUT}), because=because, answer=("left out", "no wish, and left out")
    )
    return replace(more, because=because, answer=("wishes", "one more wish"), others=(without,))


def _free(table: SourceTable) -> list[int]:
    """The columns of texts that are about nobody, friends included."""
    people = person_roles(table, taken=())
    named = [place for place, role in people.items() if role.what is What.NAME]
    names = {bare(text) for place in named for text in table.sample[place]}
    free = (What.LEFT_OUT, What.FIRST, What.LAST)  # two columns of titles look like first and last names
    found = []
    for place in range(len(table.columns)):
        texts = _texts(table, place)
        plain = people[place].what in free and not are_ticks(texts) and not hold_likings(texts)
        friends = sum(bare(text) in names for text in texts) >= ENOUGH_SHARED * len(texts)
        if texts and plain and share(texts, ("text",)) >= TEXTS and not friends:
            found.append(place)
    return found


def _texts(table: SourceTable, place: int) -> list[str]:
    return [text for text in table.sample[place] if not says_nothing(text)]


def _hold_one_another(run: Sequence[int], texts: Mapping[int, Sequence[str]]) -> bool:
    held = {place: {bare(text) for text in texts[place]} for place in run}
    shared = set()
    for place in run:
        others = set().union(*(held[at] for at in run if at != place))
        if sum(bare(text) in others for text in texts[place]) < ENOUGH_SHARED * len(texts[place]):
            return False
        shared |= held[place] & others
    return len(shared) >= FEWEST
