"""Rounds by a shorter name than their own, or by their day in another language: 'Tue' for 'Tuesday', 'Ma' for 'Mon'."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.intake.cells.rounds.round_order import part_of_day, weekday_of

SHORTEST = 3
"""Letters of the beginning of a name that stands for the whole, at least; those of days may have two."""

_HALVES = frozenset({"am", "pm"})


def places_of_short_name(words: str, names: Sequence[str]) -> list[int]:
    """Which of several bare names some bare words stand for: one that begins so, or all on a day of the week."""
    hits = [place for place, name in enumerate(names) if _stands_for(words.split(), name.split())]
    day = len(words.split()) == 1 and weekday_of(words) is not None
    return hits if len(hits) == 1 or day else []


def _stands_for(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether each word stands for that of a name at the same place, from some place on."""
    starts = range(len(name) - len(words) + 1)
    return any(all(map(_is_short_for, words, name[start : start + len(words)])) for start in starts)


def _is_short_for(word: str, whole: str) -> bool:
    if word == whole:
        return True
    if word.isdecimal() or whole.isdecimal():
        return False
    day = weekday_of(word)
    if day is not None or weekday_of(whole) is not None:
        return day is not None and day == weekday_of(whole)
    if word in _HALVES or whole in _HALVES:
        return part_of_day(word) is not None and part_of_day(word) == part_of_day(whole)
    return len(word) >= SHORTEST and whole.startswith(word)
