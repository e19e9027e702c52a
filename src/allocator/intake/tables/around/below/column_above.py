"""What stands in a column above a row that may be none, and how people are called there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import sort_of
from allocator.person_names import PARTICLES

FEWEST_NAMES = 3
"""Names that show how people are called."""

HARDLY, NEARLY = 0.05, 0.9


@dataclass(frozen=True)
class ColumnAbove:
    """What stands in a column, as far as its first rows show it."""

    texts: tuple[str, ...]
    rows: int

    @cached_property
    def filled(self) -> float:
        """How much of it is filled."""
        return len(self.texts) / self.rows

    @cached_property
    def sorts(self) -> Counter[str]:
        """How many cells look like what."""
        return Counter(map(sort_of, self.texts))

    @cached_property
    def values(self) -> frozenset[str]:
        """What it holds, bare."""
        return frozenset(map(bare, self.texts))

    def has(self, text: str) -> bool:
        """Whether a cell looks like those of the column."""
        return self.sorts[sort_of(text)] > HARDLY * len(self.texts)


def are_called(texts: Sequence[str]) -> bool:
    """Whether texts are names of people of several words, with a capital at the end and no figure."""
    return len(texts) >= FEWEST_NAMES and all(" " in text and is_called(text) for text in texts)


def is_called(text: str) -> bool:
    """Whether a text may be a name of a person: no figure, and capitals but for words such as 'van' and 'de'."""
    words = text.split()
    small = [word for word in words if not word[:1].isupper() and word.strip(",'’") not in PARTICLES]
    return not any(map(str.isdigit, text)) and not small and words[-1][:1].isupper()


def are_numbers(about: ColumnAbove) -> bool:
    """Whether nearly all cells of a column are whole numbers."""
    return bool(about.texts) and sum(map(str.isdecimal, about.texts)) >= NEARLY * len(about.texts)
