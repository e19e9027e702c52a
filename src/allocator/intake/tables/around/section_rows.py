"""Rows within the data that hold a heading for those below, such as a class, and nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.heading_words import is_class
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import knows, sort_of, spread

WHY = "a heading for the rows below"

MOSTLY, NEARLY = 0.8, 0.95

FEWEST_NAMES = 3
"""Cells with a name, at least, that tell that a column holds names."""

_CLASS = re.compile(
    r"(?:[0-9]{1,2}(?:e|è?me|th|ste?|de|nd|rd|\.?[ºª°])?(?: ?[a-z]{1,2})?|[0-9]{1,2}[-./][0-9a-z]{1,2}|"
    r"[a-z]{1,3} ?[0-9][0-9a-z]{0,2})",
    re.IGNORECASE,
)
"""What a class is called without a word for it: '3B', '2-1', 'H4a', '6e A'."""

_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:,? [\w'’.-]+){1,5}")


def section_rows(grid: TextGrid, columns: Sequence[int], data: Sequence[int]) -> list[int]:
    """The rows with a cell alone that is unlike those of its column in other rows, and data right below."""
    lone = [(row, place) for row in data if (place := _only(grid, columns, row)) is not None]
    if not lone:
        return []
    return _Sections(grid, tuple(columns), tuple(data), dict(lone)).found()


def _only(grid: TextGrid, columns: Sequence[int], row: int) -> int | None:
    """The place of the only cell of a row; None for several."""
    line = grid.cells[row]
    filled = -1
    for place, column in enumerate(columns):
        if line[column] and not line[column].isspace():
            if filled >= 0:
                return None
            filled = place
    return filled if filled >= 0 else None


@dataclass(frozen=True)
class _Sections:
    """`lone` is the place of the only cell of each row that has but one."""

    grid: TextGrid
    columns: tuple[int, ...]
    data: tuple[int, ...]
    lone: dict[int, int]

    @cached_property
    def about(self) -> list[list[str]]:
        """The cells of each column in rows with more than one; in a single column those that name no class."""
        if len(self.columns) == 1:
            texts = [self._text(row, 0) for row in spread(self.data)]
            return [[text for text in texts if not _is_named(text)]]
        rows = spread([row for row in self.data if row not in self.lone])
        return [[text for row in rows if (text := self._text(row, place))] for place in range(len(self.columns))]

    def _text(self, row: int, place: int) -> str:
        return self.grid.cells[row][self.columns[place]].strip()

    def found(self) -> list[int]:
        """The rows that head others."""
        if len(self.columns) > 1 and len(self.lone) > len(self.data) / 2:
            return []
        begins = self.data[0] in self.lone and self._is_no_name(self.data[0])
        found = [row for row in self.lone if self._is_heading(row) or (begins and self._is_no_name(row))]
        after = dict(zip(self.data, self.data[1:], strict=False))
        return [row for row in found if after.get(row, row) not in (row, *found)]

    def _is_heading(self, row: int) -> bool:
        """Whether the cell of a row is of another sort than its column, or a class where others have none."""
        place = self.lone[row]
        text, texts = self._text(row, place), self.about[place]
        if len(self.columns) == 1:
            return _is_named(text) and _are_names(texts)
        if not texts:
            return _is_named(text)
        if sort_of(text) not in map(sort_of, texts):
            return True
        return (_is_named(text) or _is_word_for_people(text, texts)) and not any(map(_is_named, texts))

    def _is_no_name(self, row: int) -> bool:
        """Whether a cell is one word among names of several."""
        place = self.lone[row]
        text = self._text(row, place)
        return len(self.columns) > 1 and _are_names(self.about[place]) and " " not in text


def _is_named(text: str) -> bool:
    """Whether a text is what a class is called."""
    return _CLASS.fullmatch(text) is not None or is_class([text])


def _is_word_for_people(text: str, texts: Sequence[str]) -> bool:
    """Whether a text among names is a word such as could be their heading: 'Leaders', 'Begeleiders', 'Kinder'."""
    return _are_names(texts) and _NAME.fullmatch(text) is None and knows(text)


def _are_names(texts: Sequence[str]) -> bool:
    """Whether nearly all are names of two words or more."""
    named = sum(_NAME.fullmatch(text) is not None for text in texts)
    return named >= max(FEWEST_NAMES, NEARLY * len(texts)) and len(set(map(bare, texts))) > MOSTLY * len(texts)
