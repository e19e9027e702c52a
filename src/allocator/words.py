"""Counts in words, paths in commands, text that stays on its line, and when two spellings are one name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def quoted(path: object) -> str:
    """A path as one pastes it into a command: in quotes where it holds a blank."""
    return f'"{path}"' if " " in str(path) else str(path)


def folded(name: str) -> str:
    """What all spellings of one name have in common: neither case nor the amount of white space matters."""
    return " ".join(name.split()).casefold()


def listed(items: Sequence[str]) -> str:
    """Some things as people list them: 'a, b and c'."""
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def several(count: int, what: str) -> str:
    """A count with its word: '1 seat', '2 seats', '1,770 wishes' where the plural is regular but for sibilants."""
    if count == 1:
        return f"1 {what}"
    return f"{count:,} {what}{'es' if what.endswith(('s', 'sh', 'ch', 'x')) else 's'}"


def beyond_wishes(rank: int, lowest: int) -> str:
    """What a worst rank below the longest list of wishes stands for."""
    return "a seat that was not wished for" if rank == lowest + 1 else "no seat"


def one_line(text: str) -> str:
    """Text on one line: what breaks lines, controls a device or turns the direction of writing is a blank."""
    return " ".join("".join(" " if _breaks(letter) else letter for letter in text).split())


def shortened(text: str, most: int) -> str:
    """The text in at most so many letters; a longer one ends in an ellipsis, after a whole word where that is near."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    whole = kept if text[most - 1].isspace() else kept.rpartition(" ")[0]
    return (whole if len(whole) * 4 >= most * 3 else kept).rstrip(" ,;:.-–(") + "…"


_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""The kinds of invisible letters that turn the direction of writing for what comes after."""


def _breaks(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(letter) in _TURNS
