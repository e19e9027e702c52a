"""Whom a rule is about by what stands in a column of attendees: 'Grade = 5; 6', 'Age >= 12'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from allocator.words import folded

ORGANISATION = "Organisation"
"""The column of the program's own that rules may use beside those that an organiser adds."""

Value = Decimal | str
"""What a cell says when it is compared: a number, or text without regard to case and blanks."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")


class Operator(StrEnum):
    """How a cell compares with what a condition names, as the workbook writes it."""

    IS = "="
    IS_NOT = "<>"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


OF_VALUES = frozenset({Operator.IS, Operator.IS_NOT})
"""What compares with one value or several; the rest compares with the size of one number."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What stands in a `column` of an attendee: one of the `values`, none of them, or a number that compares with one.

    A blank cell is none of the values, and has no size.
    """

    column: str
    operator: Operator
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        """A value that is given twice counts once."""
        object.__setattr__(self, "values", tuple(dict.fromkeys(self.values)))

    def fits(self, value: Value) -> bool:
        """Whether somebody with this value in the column is meant."""
        named = [value_of(one) for one in self.values]
        if self.operator in OF_VALUES:
            return (value in named) == (self.operator is Operator.IS)
        return isinstance(value, Decimal) and all(
            isinstance(one, Decimal) and _compares(value, self.operator, one) for one in named
        )

    def among(self, everybody: frozenset[str], ids_of: Mapping[Value, tuple[str, ...]]) -> frozenset[str]:
        """The ids of those who fit, of everybody, by the ids of those who have each value in the column."""
        if self.operator in OF_VALUES:
            have = frozenset(id for one in self.values for id in ids_of.get(value_of(one), ()))
            return have if self.operator is Operator.IS else everybody - have
        return frozenset(id for value, ids in ids_of.items() if self.fits(value) for id in ids)


def value_of(text: str) -> Value:
    """A text as it is compared; '12,5' and '12.50' are one number."""
    bare = text.strip()
    return Decimal(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else folded(bare)


def in_order(value: Value) -> tuple[bool, Decimal, str]:
    """What sorts values: numbers by size, then texts."""
    return (False, value, "") if isinstance(value, Decimal) else (True, Decimal(), value)


def _compares(value: Decimal, operator: Operator, other: Decimal) -> bool:
    match operator:
        case Operator.LESS:
            return value < other
        case Operator.AT_MOST:
            return value <= other
        case Operator.MORE:
            return value > other
        case _:
            return value >= other
