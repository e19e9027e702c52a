"""What there is to say of a sheet and of a column, and the kinds of cells there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto


class CellKind(Enum):
    """How a cell is read; blank is None, or no items."""

    TEXT = auto()
    TEXTS = auto()
    WHOLE = auto()
    WHOLES = auto()
    DATE = auto()
    TIME = auto()
    YES_NO = auto()
    MUST = auto()
    CHOICES = auto()
    NAME = auto()
    NAMES = auto()
    FIXED = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a row of Settings; `of` is the sheet (or FEATURES) whose names it takes, `width` in characters."""

    heading: str
    meaning: str
    kind: CellKind = CellKind.TEXT
    required: bool = False
    example: str = ""
    of: str = ""
    choices: tuple[str, ...] = ()
    width: float = 18

    def headed(self, heading: str) -> Column:
        """The same column under another heading."""
        return replace(self, heading=heading)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; the first column holds the key of its rows. A sheet that is not `needed` may be absent.

    `example_key` is the key of the example row in an empty workbook, `frozen` is how many columns stay in view.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    example_key: str = ""
    needed: bool = True
    ranked: Column | None = None
    frozen: int = 1

    @property
    def key(self) -> Column:
        """The column that names the row."""
        return self.columns[0]
