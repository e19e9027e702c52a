"""Sessions beside each other, lines such as 'Leader' and 'Max.' with words in front, and people on numbered lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.heading_words import PERSON_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.views.labelled_blocks import LABELS, NUMBER, Block, people_of, sessions_of
from allocator.intake.tables.views.turned import TurnedGrid

FEWEST_LINES, MOST_ROWS = 2, 2_000

NEARLY = 0.8
"""Cells on numbered lines that are words, at least."""

HARDLY = 0.1
"""Cells of a column that are there twice, at most: nobody signs up twice."""


def blocks_across(
    grid: TextGrid, columns: Sequence[int], rows: Sequence[int]
) -> tuple[TurnedGrid, TurnedGrid, int] | None:
    """A list of the sessions, and the people as they stand below them; None where the cells are no such sheet.

    The list ends in so many lines of the sheet with one cell each, above and below the others.
    """
    if len(columns) < 3 or not 4 <= len(rows) <= MOST_ROWS:
        return None
    lines = {row: [" ".join(grid.cells[row][column].split()) for column in columns] for row in rows}
    first = next((at for at, row in enumerate(rows) if _is_label(lines[row])), 0)
    if not first:
        return None
    numbered = next((at for at, row in enumerate(rows) if at > first and NUMBER.fullmatch(lines[row][0])), 0)
    head, labels, people = rows[first - 1], rows[first:numbered], rows[numbered:]
    last = next((at for at, row in enumerate(people) if not NUMBER.fullmatch(lines[row][0])), len(people))
    titles, alone, people = lines[head], [*rows[: first - 1], *people[last:]], people[:last]
    if not _are_titles(titles) or not numbered or not all(_is_label(lines[row]) for row in labels):
        return None
    if any(sum(map(bool, lines[row])) > 1 for row in alone) or not _are_people([lines[row] for row in people]):
        return None
    names = [lines[row][0].rstrip(": ") for row in labels]
    if len({*map(bare, names)}) < len(names):
        return None
    blocks = [
        Block(
            (head, column),
            {name: ((row, columns[0]), (row, column)) for name, row in zip(names, labels, strict=True)},
            [(row, column) for row in people if lines[row][place]],
        )
        for place, column in enumerate(columns)
        if place
    ]
    left = [next((row, column) for column in columns if grid.cells[row][column].strip()) for row in alone]
    said = " ".join(grid.cells[row][column] for row, column in left)
    sessions = _with_lines(sessions_of(grid, blocks, names), left)
    return sessions, people_of(grid, blocks, said or "names"), len(left)


def _with_lines(sessions: TurnedGrid, cells: Sequence[tuple[int, int]]) -> TurnedGrid:
    """A list with a line more for each of these cells of its sheet."""
    blank = len(sessions.cells[0]) - 1
    texts = tuple(((sessions.base or sessions).cells[row][column], *[""] * blank) for row, column in cells)
    places = tuple((cell, *[None] * blank) for cell in cells)
    return replace(sessions, cells=(*sessions.cells, *texts), places=(*sessions.places, *places))


def _is_label(cells: Sequence[str]) -> bool:
    """Whether a line begins with a word for something about sessions, and says it of at least one."""
    return heard(cells[0].rstrip(": "), SESSION_RULES) in LABELS and any(cells[1:])


def _are_titles(cells: Sequence[str]) -> bool:
    """Whether a line has a different text above each column, and none or a word for sessions before them."""
    corner = not cells[0] or heard(cells[0], SESSION_RULES) is not None
    texts = [bare(text) for text in cells[1:]]
    meant = any(heard(text, rules) is not None for text in cells[1:] for rules in (SESSION_RULES, PERSON_RULES))
    return corner and all(texts) and len(set(texts)) == len(texts) and not meant


def _are_people(lines: Sequence[Sequence[str]]) -> bool:
    """Whether lines are numbered from 1 on and have names, each once in a column."""
    numbers = [int(found[1]) for line in lines if (found := NUMBER.fullmatch(line[0]))]
    if len(lines) < FEWEST_LINES or numbers != list(range(1, len(lines) + 1)):
        return False
    columns = [[bare(text) for text in column if text] for column in list(zip(*lines, strict=True))[1:]]
    texts = [text for line in lines for text in line[1:] if text]
    again = sum(len(column) - len(set(column)) for column in columns)
    return sum(sort_of(text) == "text" for text in texts) >= NEARLY * len(texts) > 0 and again <= HARDLY * len(texts)
