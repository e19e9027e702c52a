"""Notes that say the same of many cells, as one line with a count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from allocator.errors import Problem

FEW = 5
"""Notes of one kind that are shown one by one."""

_QUOTED = re.compile(r'"[^"]*"')
_NUMBERS = re.compile(r"\d+")
_WHO = re.compile(r"^(the status of )?.+? (?=answered more than once;|is in the workbook, but |is \"[^\"]*\" in )")
_TAKEN = re.compile(r'^"(.*)" is taken as "(.*?)"')


def together(found: Sequence[Problem], files: Sequence[str]) -> list[Problem]:
    """Notes in their order: equal ones of a file as one with a count, and of many of one kind the first.

    Each spelling that was taken for another word stays, for each may be wrong.
    """
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for one in found:
        kinds.setdefault((file_of(one.where, files), _kind(one.message)), []).append(one)
    lines: list[Problem] = []
    for ones in kinds.values():
        equal = len({one.message for one in ones}) == 1
        if len(ones) == 1 or (len(ones) <= FEW and not equal):
            lines += ones
        else:
            first, *more = ones
            cells = "1 more such cell" if len(more) == 1 else f"{len(more):,} more such cells"
            last = more[-1].where.removeprefix(file_of(first.where, files)).removeprefix(", ")
            lines.append(replace(first, message=f"{first.message} And {cells}, to {last}."))
    return lines


def file_of(where: str, files: Sequence[str]) -> str:
    """The file that a place is in; '' for one in the event workbook."""
    return next((file for file in files if where == file or where.startswith(f"{file}, ")), "")


def _kind(message: str) -> str:
    """What messages of one kind have in common: all but names, quotes and numbers."""
    taken = _TAKEN.match(message)
    if taken and not set(_words(taken[2])) <= set(_words(taken[1])):
        return message
    if " is not a session." in message:
        return message
    return _NUMBERS.sub("0", _QUOTED.sub('""', _WHO.sub("", message)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
