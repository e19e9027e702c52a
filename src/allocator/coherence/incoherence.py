"""What a disagreement is, and the cell that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from allocator.event import Event


@dataclass(frozen=True, slots=True)
class Incoherence:
    """A disagreement, and the cell that shows it: sheet, key of the row, column.

    An empty key is the sheet as a whole. `occurrence` is which of the rows with this key, from 1.
    """

    sheet: str
    key: str
    column: str
    message: str
    occurrence: int = 1


EventCheck = Callable[[Event], Iterator[Incoherence]]


def quoted(names: list[str]) -> str:
    """Names as people list them: '"A", "B" and "C"'."""
    *most, last = [f'"{name}"' for name in names]
    return f"{', '.join(most)} and {last}" if most else last
