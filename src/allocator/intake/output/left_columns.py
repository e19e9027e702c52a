"""Columns that were left out, each with what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from allocator.intake.import_notes import LeftColumn
from allocator.intake.tables.looks import sort_of
from allocator.words import several, shortened

VALUES_SHOWN = 5
COLUMNS_SHOWN = 12
LETTERS_SHOWN = 24
"""Letters of a heading or a value that are shown."""

LINE = 44
"""Letters of values that have room on a line."""


def column_lines(columns: Iterable[LeftColumn], files: Sequence[str]) -> Iterator[str]:
    """A line for each column with its commonest values, below their file and sheet where these are several."""
    groups: dict[tuple[str, str], list[LeftColumn]] = {}
    for one in columns:
        groups.setdefault((one.file, one.sheet), []).append(one)
    if not groups:
        return
    yield ""
    yield "Columns left out, and what is in them:"
    for (file, sheet), ones in groups.items():
        named = len(files) > 1 or len(groups) > 1
        if named:
            yield f"  {', '.join(part for part in (file if len(files) > 1 else '', sheet) if part)}"
        indent = "    " if named else "  "
        lines = [(one.letter, shortened(one.heading, LETTERS_SHOWN), values(one)) for one in ones[:COLUMNS_SHOWN]]
        widths = [max(len(line[place]) for line in lines) for place in (0, 1)]
        for letter, heading, told in lines:
            headed = f"{heading:<{widths[1]}}   " if widths[1] else ""
            yield f"{indent}{letter:<{widths[0]}}   {headed}{told}"
        if len(ones) > COLUMNS_SHOWN:
            more = several(len(ones) - COLUMNS_SHOWN, "more column")
            yield f"{indent}... and {more}; the sheet Mapping has them all."


def values(column: LeftColumn) -> str:
    """The distinct values of a column, the commonest first, each with its count, as many as a line can hold."""
    texts = [(_quoted(text), count) for text, count in column.values]
    if len(texts) > VALUES_SHOWN and texts[0][1] == 1:
        return f"{len(texts):,} different ones, such as {texts[0][0]}"
    shown: list[str] = []
    for text, count in texts[:VALUES_SHOWN]:
        if shown and len(", ".join([*shown, text])) > LINE:
            break
        shown.append(f"{text} ({count:,})" if count > 1 else text)
    more = len(texts) - len(shown)
    return ", ".join([*shown, f"... and {more:,} more"] if more else shown)


def _quoted(text: str) -> str:
    """A value as it is shown: a number as it is, words in quotes."""
    return text if sort_of(text) in ("number", "moment") else f'"{shortened(text, LETTERS_SHOWN)}"'
