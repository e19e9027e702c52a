"""Blank columns within a table: what stands on both sides of one belongs together where its rows do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.around.sides import (
    Block,
    are_apart,
    are_offer_and_wishes,
    both_name_people,
    gives_rooms,
    holds_some_of,
    is_tally,
    lists_sessions,
    says_more_of_each,
    says_when_it_begins,
    titles_come_again,
)
from allocator.intake.tables.content import may_be_count
from allocator.intake.tables.heading_rows import rank_run
from allocator.intake.tables.heading_words import is_total
from allocator.intake.tables.headings import named_round
from allocator.intake.tables.looks import knows, sort_of
from allocator.intake.tables.vocabulary.limits import limit_said

FEWEST_ROWS = 3

MOST_BLANK = 2
"""Blank columns beside each other within a table."""

MOST_ABOVE = 3
"""Rows of one side, such as titles, above the headings of both."""

MOST_BELOW = 2
"""Rows below a gap, such as those with a total, that may be on one side alone."""

ALIKE = 0.95
"""How many rows both sides have in common where they are one table."""

REACHING = 0.8
"""How far down the rows of one side those of the other reach that cannot stand alone."""


def runs_of_columns(grid: TextGrid) -> Iterator[Block]:
    """Runs of columns in which something stands; a blank column parts them."""
    width = len(grid.cells[0]) if grid.cells else 0
    used = [False] * width
    left = set(range(width))
    for line in grid.cells:
        for column in [column for column in left if line[column].strip()]:
            used[column] = True
            left.discard(column)
        if not left:
            break
    run: list[int] = []
    for column in range(width):
        if used[column]:
            run.append(column)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def joined_blocks(grid: TextGrid, blocks: Sequence[Block]) -> Iterator[Block]:
    """Runs of filled columns, those together that have the same rows and are not about different things."""
    if len(blocks) < 2:
        yield from blocks
        return
    if len(blocks) > 2 and all(len(block) == 1 for block in blocks) and _are_spaced(grid, blocks):
        yield tuple(column for block in blocks for column in block)
        return
    before = blocks[0]
    for block in blocks[1:]:
        if block[0] - before[-1] <= MOST_BLANK + 1 and _belong_together(grid, before, block):
            before = (*before, *block)
        else:
            yield before
            before = block
    yield before


def _are_spaced(grid: TextGrid, blocks: Sequence[Block]) -> bool:
    """Whether blank columns stand between all columns of one table, to make it look airy."""
    first = _rows(grid, blocks[0])
    near = all(right[0] - left[0] <= MOST_BLANK + 1 for left, right in pairwise(blocks))
    return near and all(_same_rows(first, _rows(grid, block)) for block in blocks[1:])


def _rows(grid: TextGrid, columns: Block) -> list[int]:
    """The rows in which something stands."""
    return [row for row, line in enumerate(grid.cells) if any(line[column].strip() for column in columns)]


def _belong_together(grid: TextGrid, left: Block, right: Block) -> bool:
    """Whether a blank column between two runs of columns parts nothing."""
    rows, here = _rows(grid, left), _rows(grid, right)
    alone = {row for row in set(rows) ^ set(here) if _says_of_columns(grid, (*left, *right), row)}
    rows, here = [row for row in rows if row not in alone], [row for row in here if row not in alone]
    if all(is_total([grid.cells[row][column] for column in left]) for row in here):
        return True
    top = _top(grid, left, right, rows, here)
    if top is None:
        return False
    if _rounds_above(grid, (*left, *right), top):
        return True
    end = _end(sorted({*rows, *here}), top)
    rows, here = [row for row in rows if top <= row < end], [row for row in here if top <= row < end]
    if len(here) < 2 or len(rows) < 2:
        return False
    if lists_sessions(grid, left, top) and gives_rooms(grid, right, here):
        return set(here) <= set(rows)
    if both_name_people(grid, left, right, top):
        return False
    if holds_some_of(grid, left, right, rows, here) or says_when_it_begins(grid, left, rows, here):
        return True
    if not set(here) - set(rows) and says_more_of_each(grid, right, rows, here):
        return not are_offer_and_wishes(grid, left, right, top)
    if is_tally(grid, left, right, here):
        return False
    same = _same_rows(rows, here)
    again = titles_come_again(grid, left, rows) or titles_come_again(grid, right, here)
    if are_apart(grid, left, right, top) and not (same and again):
        return False
    return same or _reaches(rows, here)


def _top(grid: TextGrid, left: Block, right: Block, rows: Sequence[int], here: Sequence[int]) -> int | None:
    """The first row in which both sides have something, where hardly more than a title stands above it."""
    sides = [columns for columns in (left, right) if len(columns) > 1]
    both = sorted(set(rows) & set(here))
    top = next((row for row in both if not sides or any(_filled(grid, row, side) > 1 for side in sides)), None)
    above = [
        (row, columns)
        for columns, some in ((left, rows), (right, here))
        for row in some
        if top is not None and row < top
    ]
    if top is None:
        return None
    gap = next(row for row in range(top, -2, -1) if row not in {*rows, *here})
    if any(_filled(grid, row, columns) > 1 for row, columns in above if row < gap):
        above = [(row, columns) for row, columns in above if row > gap]  # another table is above the gap
    titles = all(_filled(grid, row, columns) == 1 for row, columns in above)
    if not titles or len(above) > MOST_ABOVE:
        return None
    return None if _has_title(grid, left, right, here, top) or _has_title(grid, right, left, rows, top) else top


def _says_of_columns(grid: TextGrid, columns: Block, row: int) -> bool:
    """Whether a row holds figures about columns: ranks 1, 2, 3, or maxima with nothing beside the word for these."""
    texts = [text for column in columns if (text := grid.cells[row][column].strip())]
    if rank_run(texts) == len(texts) > 1:
        return True
    return len(texts) > 2 and limit_said(texts[0]) is not None and all(may_be_count(text) for text in texts[1:])


def _rounds_above(grid: TextGrid, columns: Block, top: int) -> bool:
    """Whether different rounds stand above all columns, fewer than these, and a heading below in each column."""
    rounds = [text for column in columns if (text := grid.cells[top][column].strip())]
    if not 1 < len(set(rounds)) == len(rounds) < len(columns) or not all(named_round(text) for text in rounds):
        return False
    below = [grid.cells[top + 1][column].strip() for column in columns] if top + 1 < len(grid.cells) else [""]
    return all(sort_of(text) == "text" for text in below)


def _has_title(grid: TextGrid, other: Block, block: Block, rows: Sequence[int], top: int) -> bool:
    """Whether one side begins with a title of its own, and has its headings where the other has data."""
    if len(block) < 2 or _filled(grid, top, block) > 1:
        return False
    after = next((row for row in rows if row > top), top)
    headings = [text for column in block if (text := grid.cells[after][column].strip())]
    beside = [text for column in other if (text := grid.cells[after][column].strip())]
    known = sum(map(knows, headings))
    return len(headings) > 1 and known > 1 and 2 * known > len(headings) and not any(map(knows, beside))


def _filled(grid: TextGrid, row: int, columns: Block) -> int:
    """How many cells of a row are filled."""
    return sum(bool(grid.cells[row][column].strip()) for column in columns)


def _end(rows: Sequence[int], top: int) -> int:
    """The row behind the data, where nothing but a few figures stands behind a gap."""
    within = [row for row in rows if row >= top]
    gap = next((at for at, (row, after) in enumerate(pairwise(within), start=1) if after > row + 1), len(within))
    return within[gap] if gap > 1 and 0 < len(within) - gap <= MOST_BELOW else within[-1] + 1


def _same_rows(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether both sides begin and end together, and hardly a row is filled on one side alone."""
    both = len(set(one) & set(other))
    ends = one[0] == other[0] and one[-1] == other[-1]
    return ends and both >= FEWEST_ROWS and both >= ALIKE * max(len(one), len(other))


def _reaches(rows: Sequence[int], here: Sequence[int]) -> bool:
    """Whether one side is filled in rows of the other, from its headings to its end, up to the next table below."""
    gaps = [at for at, (row, after) in enumerate(pairwise(rows), start=1) if after > row + 1 and at >= FEWEST_ROWS]
    if gaps and here[-1] <= rows[gaps[0] - 1]:
        rows = rows[: gaps[0]]
    within = set(here) <= set(rows)
    return within and len(here) >= FEWEST_ROWS and here[-1] >= rows[int(REACHING * (len(rows) - 1))]
