"""Figures in a list of sessions that no heading tells: the most and the fewest people that a session takes."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import combinations

from allocator.intake.cells.limits.ranges import is_date, most_in, range_in
from allocator.intake.shapes.offers.columns import left_over
from allocator.intake.shapes.offers.limits.free_places import says_free, says_taken
from allocator.intake.shapes.offers.words import OTHER_FIGURES
from allocator.intake.tables.content import says_nothing, whole
from allocator.intake.tables.heading_words import SESSION_RULES, heard
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, Role, What
from allocator.intake.tables.table import SourceTable

LARGEST_SESSION = 1_000
"""People beyond which a figure is no maximum."""


_LEAST = "from|least|lowest|smallest|lower|low|van|vanaf|kleinste|laagste|von|ab|kleinster|de|desde|entre|between"
_MOST = "up to|to|most|highest|largest|upper|high|tot|tot en met|t m|tm|grootste|hoogste|bis|bis zu|grosste|grosster|"
_MOST += "a|jusqu a|au|hasta|et|y|and|till|until"
_BOUND = {
    What.MINIMUM: re.compile(rf"(?P<before>.*?) ?\b(?:{_LEAST})$|^(?:{_LEAST}) (?P<after>.+)"),
    What.MAXIMUM: re.compile(rf"(?P<before>.*?) ?\b(?:{_MOST})$|^(?:{_MOST}) (?P<after>.+)"),
}
"""The words for the least and the most at the beginning or the end of a heading."""


def from_and_to(table: SourceTable, roles: dict[int, Role]) -> None:
    """Takes two columns of figures for minimum and maximum whose headings say 'from' and 'to' of a number of people."""
    there = {role.what for role in roles.values()}
    free = [place for place, role in sorted(roles.items()) if role == LEFT_OUT or role.what is What.MAXIMUM]
    free = [place for place in free if _are_counts([text for text in table.sample[place] if not says_nothing(text)])]
    for one, other in combinations(free, 2) if What.MINIMUM not in there else ():
        for low, high in ((one, other), (other, one)):
            said = _counted_in(table.headings[low], What.MINIMUM)
            counted = said and said == _counted_in(table.headings[high], What.MAXIMUM)
            if counted and heard(said, SESSION_RULES) is What.MAXIMUM:
                roles.update({place: LEFT_OUT for place in free if roles[place].what is What.MAXIMUM})
                roles.update({low: Role(What.MINIMUM), high: Role(What.MAXIMUM)})
                return


def _are_counts(texts: Collection[str]) -> bool:
    return bool(texts) and all(whole(text) is not None for text in texts)


def _counted_in(heading: str, what: What) -> str:
    """The bare words of a heading without that for the least, or the most: what it counts; '' where it says neither."""
    found = _BOUND[what].fullmatch(bare(heading))
    return "" if found is None else found["before"] or found["after"] or ""


def maximum_above(table: SourceTable, roles: dict[int, Role]) -> None:
    """Takes the one column of figures that are nowhere below the minimum for the maximum."""
    fewest = [place for place, role in roles.items() if role.what is What.MINIMUM]
    if not fewest or any(role.what is What.MAXIMUM for role in roles.values()):
        return
    figures = [place for place, texts in left_over(table, roles) if are_sizes(texts)]
    pairs = [
        (whole(table.cells(row)[fewest[0]]) or 0, whole(table.cells(row)[place]) or 0)
        for row in spread(table.rows)
        for place in figures
    ]
    if len(figures) == 1 and all(low <= high or not high for low, high in pairs):
        roles[figures[0]] = Role(What.MAXIMUM)


def doubtful_figures(table: SourceTable, roles: dict[int, Role]) -> dict[int, Role]:
    """Roles for figures that may be the most, or the fewest and the most, that a session takes; none if none may be."""
    if any(role.what is What.MINIMUM for role in roles.values()):
        return {}
    figures = [
        place
        for place, texts in left_over(table, roles)
        if are_sizes(texts)
        and not OTHER_FIGURES.search(bare(table.headings[place]))
        and not says_taken(table.headings[place])
    ]
    most = [place for place, role in roles.items() if role.what is What.MAXIMUM]
    if most:
        figures = [place for place in figures if not says_free(table.headings[place])]
        return {figures[0]: Role(What.MINIMUM)} if len(figures) == 1 and _is_below(table, figures[0], most[0]) else {}
    if len(figures) == 1:
        return {figures[0]: Role(What.MAXIMUM)}
    if len(figures) == 2:
        for low, high in (figures, reversed(figures)):
            if _is_below(table, low, high, fewest=1):
                return {low: Role(What.MINIMUM), high: Role(What.MAXIMUM)}
    return {}


def may_be_sizes(table: SourceTable, place: int) -> bool:
    """Whether a column holds numbers of people, by its cells and as far as its heading says nothing else."""
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    return are_sizes(texts) and not OTHER_FIGURES.search(bare(table.headings[place]))


def _is_below(table: SourceTable, low: int, high: int, fewest: int = 2) -> bool:
    """Whether one figure is `fewest` or more, and nowhere more than the other, and somewhere less."""
    pairs = [(whole(table.cells(row)[low]), whole(table.cells(row)[high])) for row in spread(table.rows)]
    both = [(least, most) for least, most in pairs if least is not None and most is not None]
    return (
        bool(both)
        and all(fewest <= least <= most for least, most in both)
        and any(least < most for least, most in both)
    )


def are_sizes(texts: Collection[str]) -> bool:
    """Whether all are whole numbers such as a session takes: not 0 and 1 alone, and not 1, 2, 3, ... by row.

    '8-12' is one, too; of '8-10' a spreadsheet makes a date, which is one beside numbers.
    """
    told = [text for text in texts if not is_date(text)]
    numbers = [most_in(text) if range_in(text) else whole(text) for text in told]
    if not numbers or any(number is None or number > LARGEST_SESSION for number in numbers):
        return False
    by_row = numbers == list(range(1, len(numbers) + 1))
    return not by_row and len(numbers) > 1 and not {*numbers} <= {0, 1}
