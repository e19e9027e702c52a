"""Counts in words, and paths in commands."""

from __future__ import annotations

from collections.abc import Sequence


def quoted(path: object) -> str:
    """A path as one pastes it into a command: in quotes where it holds a blank."""
    return f'"{path}"' if " " in str(path) else str(path)


def listed(items: Sequence[str]) -> str:
    """Some things as people list them: 'a, b and c'."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def several(count: int, what: str) -> str:
    """A count with its word: '1 seat', '2 seats', '1,770 wishes' where the plural is regular but for sibilants."""
    if count == 1:
        return f"1 {what}"
    return f"{count:,} {what}{'es' if what.endswith(('s', 'sh', 'ch', 'x')) else 's'}"
