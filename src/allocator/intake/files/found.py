"""What a reader hands over: the texts of a sheet as they are written, not yet cleaned or made rectangular."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The rows of a sheet from its first row on, and sentences about it; `sheet` is '' for a text file."""

    sheet: str
    rows: Sequence[Sequence[str]]
    notes: tuple[str, ...] = ()


def listed(addresses: Sequence[str], *, at_most: int = 5) -> str:
    """Addresses as people list them: 'B2, B3, B4 and 17 more'."""
    shown = ", ".join(addresses[:at_most])
    return shown if len(addresses) <= at_most else f"{shown} and {len(addresses) - at_most:,} more"
