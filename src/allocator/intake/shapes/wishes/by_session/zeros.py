"""What 0 stands for among ranks: no wish, or the best rank of those who begin to count with 0."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from allocator.intake.tables.content import number

FROM_1, FROM_0 = ("ranks", "ranks: 1 is the best"), ("ranks from 0", "ranks: 0 is the best")
"""The answers to what 0 is, and what they mean."""

ALWAYS = 0.95
"""The rows that have to agree; the others are slips."""

MOSTLY = 0.5


class Zero(Enum):
    """What 0 is: no wish, the best rank, or either of them."""

    NO_WISH = "no wish"
    BEST = "best"
    EITHER = "either"


def zero_among_ranks(rows: Sequence[Sequence[str]]) -> Zero:
    """What 0 is in the cells of people, a row each.

    It is the best where each row has 0, 1, ... once, and blank cells for what is not wished. Without blank cells, 0
    may as well be the one session that is not wished. Where rows have several zeros, it is no wish.
    """
    read = [[number(cell) for cell in row] for row in rows]
    numbers = [sorted(found for found in row if found is not None) for row in read]
    answered = [(row, found) for row, found in zip(rows, numbers, strict=True) if found]
    if not any(0 in found for _, found in answered):
        return Zero.NO_WISH
    once = sum(found == list(range(len(found))) for _, found in answered)
    with_zero = sum(found[0] == 0 and found[-1] <= len(found) for _, found in answered)
    with_blanks = sum(any(not cell.strip() for cell in row) for row, _ in answered)
    if once >= ALWAYS * len(answered):
        return Zero.BEST if with_blanks >= MOSTLY * len(answered) else Zero.EITHER
    if once >= MOSTLY * len(answered):
        return Zero.EITHER
    side_by_side = with_zero >= ALWAYS * len(answered) and with_blanks >= MOSTLY * len(answered)
    return Zero.EITHER if side_by_side else Zero.NO_WISH
