"""Text with a line for each person, 'Ada Lind: Pottery, Yoga', as a table with a column for each wish.

A line for each session, 'Pottery: Ada Lind, Bo Null', becomes a column for each session with the names below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from allocator.errors import FileTrouble

FEWEST_LINES = 3

NEARLY = 0.9
"""Lines that have a name, a colon and a list, at least."""

MOSTLY = 0.8
"""Names of several words, at least, where these tell what a line is about."""

_LINE = re.compile(r"\s*(?P<name>[^\s:;,\t|\"{}<>][^:;\t|\"{}<>]{0,58}?)\s*:\s+(?P<rest>\S.*)")
_FULL_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,4} [^\W\d_a-z][\w.'’-]*")


def table_of_name_lines(path: Path, text: str) -> list[list[str]] | None:
    """Headings and rows; None for a text that is none of this; raises FileTrouble where nothing tells who is who."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = [hit for line in lines if (hit := _LINE.fullmatch(line))]
    names = [hit["name"].strip() for hit in found]
    if len(found) < FEWEST_LINES or len(found) < NEARLY * len(lines) or len(found) < len(lines):
        return None
    if len({name.casefold() for name in names}) < len(names):
        return None
    lists = [_items(hit["rest"]) for hit in found]
    items = [item for line in lists for item in line]
    several = sum(len(line) > 1 for line in lists)
    if 2 * several < len(lists) or any(re.search(r"[0-9][:.][0-9]", hit["rest"]) for hit in found):
        return None
    of_people = _named_in_full(names), _named_in_full(items)
    if of_people[1] and not of_people[0]:
        return [names, *([cell or "" for cell in row] for row in zip_longest(*lists))]
    if of_people[1] or not of_people[0]:
        raise FileTrouble(
            f"{path} has lines such as 'Pottery: Ada, Bo' or 'Ada: Pottery, Yoga', and nothing tells which are the "
            "people. Write a heading above: 'Name, Choice 1, Choice 2', with commas instead of the colons."
        )
    width = max(map(len, lists))
    head = ["Name", *(f"Choice {rank}" for rank in range(1, width + 1))]
    return [head, *([name, *line, *[""] * (width - len(line))] for name, line in zip(names, lists, strict=True))]


def _items(rest: str) -> list[str]:
    mark = ";" if ";" in rest else ">" if ">" in rest else ","
    return [item.strip(" .") for item in rest.split(mark) if item.strip(" .")]


def _named_in_full(texts: Sequence[str]) -> bool:
    return sum(_FULL_NAME.fullmatch(text) is not None for text in texts) >= MOSTLY * len(texts)
