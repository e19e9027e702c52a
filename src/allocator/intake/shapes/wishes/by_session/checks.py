"""Columns of numbers beside ranks or scores that are none: they number the rows, or check what is beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.tables.content import number, share
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.table import SourceTable

FEWEST_ROWS, FEWEST_SESSIONS = 3, 3

FITTING = 0.8
"""Cells of a column that are texts, where it has names."""

ENOUGH_ROWS = 4
"""Rows that are numbered one after the other, at least, before that says something."""

FAR = 2
"""How many times the highest score is below the numbers of people that stand behind their names."""

_COUNTING = re.compile(r"|n|nr|no|num|number|nummer|numero|row|rij|zeile|rang|pos|index|ref|unnamed 0")
"""What stands above numbers of rows."""


def numbers_rows(table: SourceTable, place: int, others: Sequence[int]) -> bool:
    """Whether a column numbers the rows: 1, 2, 3, ..., or each by a number that is beyond those of other columns."""
    numbers = [number(text) for text in table.sample[place]]
    if len(numbers) < ENOUGH_ROWS or None in numbers or len(set(numbers)) < len(numbers):
        return False
    if numbers == list(range(1, len(numbers) + 1)) and (
        place == 0 or _COUNTING.fullmatch(bare(table.headings[place])) is not None
    ):
        return True
    found = [one for at in others for text in table.sample[at] if (one := number(text)) is not None]
    highest = max(found, default=0)
    own = sorted(one for one in numbers if one is not None)
    if len(own) < len(spread(table.rows)) or own[-1] <= highest:
        return False
    names = any(share(table.sample[at], ("text",)) >= FITTING for at in range(place))
    return not names or own[0] > highest or own[-1] > FAR * highest or own == [*range(1, len(own) + 1)]


def without_check(table: SourceTable, places: Sequence[int]) -> list[int]:
    """The columns of sessions without the last or first one, where that checks the others."""
    for place in (places[-1], places[0]) if len(places) > FEWEST_SESSIONS else ():
        others = [other for other in places if other != place]
        if _checks(table, place, others):
            return others
    return list(places)


def _checks(table: SourceTable, place: int, others: Sequence[int]) -> bool:
    """Whether a column has the sum of others in each row, or one number, which is no rank, beside rankings."""
    lines = [table.cells(row) for row in spread(table.rows)]
    rows = [
        (number(line[place]), [found for other in others if (found := number(line[other])) is not None])
        for line in lines
    ]
    rows = [(check, found) for check, found in rows if check is not None or found]
    if len(rows) < FEWEST_ROWS or any(check is None for check, _ in rows):
        return False
    if all(check == sum(found) for check, found in rows):
        return sum(len(found) >= FEWEST_SESSIONS for _, found in rows) * 2 > len(rows)
    rankings = all(sorted(found) == list(range(1, len(found) + 1)) for _, found in rows if found)
    ranks = any(check == len(found) + 1 for check, found in rows)
    return rankings and not ranks and len({check for check, _ in rows}) == 1
