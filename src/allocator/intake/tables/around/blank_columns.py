"""Blank columns within a table: what stands on both sides of one belongs together where its rows do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.heading_words import PERSON_RULES, ROOM_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import wished_rank
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.roles import What

FEWEST_ROWS = 3

MOST_BLANK = 2
"""Blank columns beside each other within a table."""

ALIKE = 0.95
"""How many rows both sides have in common where they are one table."""

_BESIDE = {What.ORGANISATION, What.EMAIL, What.STATUS, What.INFIX, What.FIRST, What.LAST}
_OF_SESSIONS = {What.SPEAKERS, What.MINIMUM, What.MAXIMUM, What.FIXED_ROOM, What.ALLOWED, What.FEATURES, What.CAPACITY}
_PERSONS = {What.NAME, What.FIRST, What.LAST, What.ID, What.EMAIL, What.STAMP}

_TIME = re.compile(r"[0-9]{1,2}(?:[:.h][0-9]{2}(?::[0-9]{2})?|h)(?: ?(?:uur|uhr|u|h|am|pm))?", re.IGNORECASE)

Block = tuple[int, ...]


def joined_blocks(grid: TextGrid, blocks: Sequence[Block]) -> Iterator[Block]:
    """Runs of filled columns, those together that have the same rows and are not about different things."""
    if len(blocks) < 2:
        yield from blocks
        return
    if len(blocks) > 2 and all(len(block) == 1 for block in blocks) and _are_spaced(grid, blocks):
        yield tuple(column for block in blocks for column in block)
        return
    before, rows = blocks[0], _rows(grid, blocks[0])
    for block in blocks[1:]:
        here = _rows(grid, block)
        near = block[0] - before[-1] <= MOST_BLANK + 1
        along = _same_rows(rows, here) and not _are_apart(grid, before, block, min(here))
        if near and (along or _depends(grid, block, rows, here)):
            before, rows = (*before, *block), rows | here
        else:
            yield before
            before, rows = block, here
    yield before


def _are_spaced(grid: TextGrid, blocks: Sequence[Block]) -> bool:
    """Whether blank columns stand between all columns of one table, to make it look airy."""
    first = _rows(grid, blocks[0])
    near = all(right[0] - left[0] <= MOST_BLANK + 1 for left, right in pairwise(blocks))
    return near and all(_same_rows(first, _rows(grid, block)) for block in blocks[1:])


def _rows(grid: TextGrid, columns: Block) -> set[int]:
    """The rows in which something stands."""
    return {row for row, line in enumerate(grid.cells) if any(line[column].strip() for column in columns)}


def _same_rows(one: set[int], other: set[int]) -> bool:
    """Whether both sides begin and end together, and hardly a row is filled on one side alone."""
    both = one & other
    return (
        len(both) >= FEWEST_ROWS
        and min(one) == min(other)
        and max(one) == max(other)
        and len(both) >= ALIKE * max(len(one), len(other))
    )


def _depends(grid: TextGrid, block: Block, rows: set[int], here: set[int]) -> bool:
    """Whether one side has nothing that could stand alone, in rows of the other: speakers, maxima, times, wishes."""
    if not here <= rows or min(here) != min(rows) or len(here) < 2:
        return False
    if here == rows and all(_says_when(grid, column, here) for column in block):
        return True
    headings = [grid.cells[min(here)][column].strip() for column in block]
    return all(map(_says_more, headings)) and not _is_offer(headings)


def _says_when(grid: TextGrid, column: int, rows: set[int]) -> bool:
    """Whether a column holds dates or times below its heading, and nothing else."""
    texts = [text for row in sorted(rows)[1:] if (text := grid.cells[row][column].strip())]
    return bool(texts) and all(sort_of(text) == "moment" or _TIME.fullmatch(text) for text in texts)


def _says_more(heading: str) -> bool:
    """Whether a heading is about what other columns name."""
    if heard(heading, PERSON_RULES) in _BESIDE or heard(heading, SESSION_RULES) in _OF_SESSIONS:
        return True
    return wished_rank(heading) is not None and not heading.isdecimal()


def _are_apart(grid: TextGrid, left: Block, right: Block, top: int) -> bool:
    """Whether headings say that one side is about people, and the other lists sessions or rooms."""
    about = [[grid.cells[top][column].strip() for column in columns] for columns in (left, right)]
    people = [any(_is_persons(heading) for heading in side) for side in about]
    offers = [_is_offer(side) for side in about]
    return (people[0] and offers[1]) or (people[1] and offers[0]) or (offers[0] and offers[1])


def _is_persons(heading: str) -> bool:
    return heard(heading, PERSON_RULES) in _PERSONS


def _is_offer(headings: Sequence[str]) -> bool:
    """Whether a side lists sessions or rooms: a word for them stands alone, and nothing numbers wishes."""
    named = any(
        not _is_persons(text) and (heard(text, SESSION_RULES) is What.TITLE or heard(text, ROOM_RULES) is What.ROOM)
        for text in headings
    )
    return named and not any(wished_rank(text) is not None for text in headings)
