"""What there is to say of a sheet and of a column, and the kinds of cells there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

FEATURES = "Features"
"""What `Column.of` says of names that the Rooms sheet lists under Features."""

MANY = 10**9
"""Replaces a number of seats that cannot be read: more than anybody needs."""


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
    CHOICE = auto()
    UNREAD = auto()
    CHOICES = auto()
    NAME = auto()
    NAMES = auto()
    FIXED = auto()


class Instead(Enum):
    """What replaces a cell that cannot be read: what the field holds where the cell is blank, or the row's key."""

    BLANK = auto()
    KEY = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a row of Settings. Reading, writing, drop-downs, notes and what-ifs follow from what it says here.

    `of` is the sheet (or FEATURES) whose names it takes, and `width` is in characters. It fills `field` of `fact`; a
    sheet gives its own fact to its columns. A blank cell means the default of the field. `unreadable` stands for a cell
    that cannot be read, and must not lead to problems that are not there.

    A field that is a frozenset holds the names of the cell as one, and shows them in order. Where a field differs from
    its cell in another way, `held` makes its value of the cell's, and `shown` the cell's of its own. `aliases` are
    other headings under which it is read. A `spare` column is written only where a row says something in it.
    """

    heading: str
    meaning: str
    kind: CellKind = CellKind.TEXT
    required: bool = False
    example: str = ""
    of: str = ""
    choices: tuple[str, ...] = ()
    width: float = 18
    field: str = ""
    fact: type | None = None
    unreadable: Any = Instead.BLANK
    held: Callable[[Any], Any] | None = None
    shown: Callable[[Any], Any] | None = None
    aliases: tuple[str, ...] = ()
    spare: bool = False

    def headed(self, heading: str) -> Column:
        """The same column under another heading."""
        return replace(self, heading=heading)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; the first column holds the key of its rows, each of which is a `fact`, if it is one by itself.

    `example_key` is the key of the example row in an empty workbook, `frozen` is how many columns stay in view. A sheet
    that is not `needed` may be absent; that it is need not be told where it is not `missed`, and it is then not written
    without rows. Where it has `own_columns`, columns that the schema does not know are the organiser's, and are kept.
    Columns that are `asking` say rules of the person or session of their row; they are written where they say any.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    fact: type | None = None
    example_key: str = ""
    needed: bool = True
    missed: bool = True
    ranked: Column | None = None
    own_columns: bool = False
    frozen: int = 1
    asking: tuple[Column, ...] = ()

    def __post_init__(self) -> None:
        """Give the fact of the sheet to its columns."""
        object.__setattr__(self, "columns", tuple(replace(column, fact=self.fact) for column in self.columns))

    @property
    def key(self) -> Column:
        """The column that names the row."""
        return self.columns[0]
