"""Counts in words."""

from __future__ import annotations


def several(count: int, what: str) -> str:
    """A count with its word: '1 seat', '2 seats', '1,770 wishes' where the plural is regular but for sibilants."""
    if count == 1:
        return f"1 {what}"
    return f"{count:,} {what}{'es' if what.endswith(('s', 'sh', 'ch', 'x')) else 's'}"
