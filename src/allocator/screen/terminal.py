"""Lines as a terminal shows them: wrapped between words, commands and figures whole, verdicts in colour."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

COMMAND_WORDS = r"(?:allocator|pip) .*?"

COMMAND = rf"(?<=  ){COMMAND_WORDS}(?=  |$)"
"""A command to copy: two blanks before it, and two behind it unless it ends the line."""

COMMAND_BEGINS = 2
"""How far a command on a line of its own stands in."""

FIGURE = r"\S+ \(≥ [^)]*\)\S*|\(≥ [^)]*\)\S*"
"""A value with its bound."""

WORDS = re.compile(rf"{COMMAND}|{FIGURE}|\S+")

GOOD = r"proved (?:best|better)|keeps every rule|No problems|that is proved"
FAIR = r"best found|(?:better|worse|equal), not proved|nothing proved yet|\d+ warnings?"
BAD = r"proved (?:impossible|worse)|nothing found|not solved|breaks \d+ rules?|has \d+ problems?|\d+ problems? to fix"

VERDICT = re.compile(rf"(?:^|: |   ?|(?<=\.xlsx ))(?:(?P<good>{GOOD})|(?P<fair>{FAIR})|(?P<bad>{BAD}))(?=$|[.:;]|   )")
"""A verdict where it stands as one: at the start of a line or a cell, after a colon, or of a workbook."""

COLOURS = {"good": "green", "fair": "yellow", "bad": "bold red"}

PART_BESIDE = 0.6
"""The part of a line, at most, that may stand to the left of a column of text; else its lines go on further left."""


def width(*, err: bool = False) -> int | None:
    """How many letters a line of the terminal holds; None where the output goes elsewhere, and lines have no end."""
    return console(err=err).width if _is_terminal(err=err) else None


def show(lines: Sequence[str], *, err: bool = False) -> None:
    """Print lines on a terminal, as its width shows them best."""
    screen = console(err=err)
    for line in "\n".join(lines).split("\n") if lines else ():
        for part in fitted(line, screen.width):
            screen.print(coloured(part), soft_wrap=True)


def _is_terminal(*, err: bool) -> bool:
    stream = sys.stderr if err else sys.stdout
    return stream is not None and stream.isatty()


def console(*, err: bool = False) -> Console:
    """A terminal as rich writes to it, in the colours that it and NO_COLOR allow."""
    from rich.console import Console

    return Console(stderr=err, markup=False, highlight=False, emoji=False)


def coloured(line: str) -> Text:
    """A line with its verdicts in their colours."""
    from rich.text import Text

    text = Text(line)
    for found in VERDICT.finditer(line):
        kind = found.lastgroup or ""
        text.stylize(COLOURS[kind], *found.span(kind))
    return text


def fitted(line: str, columns: int) -> Iterator[str]:
    """A line as several no wider than this, parted between words; a command or a word that is wider stays whole."""
    from rich.cells import cell_len

    if cell_len(line) <= columns:
        yield line
        return
    begins = _next_lines_begin(line, columns)
    made, end = "", 0
    for found in WORDS.finditer(line):
        blanks, word = line[end : found.start()], found.group()
        end = found.end()
        if not made.strip() or cell_len(made + blanks + word) <= columns:
            made += blanks + word
        else:
            yield made
            place = max(begins, COMMAND_BEGINS) if re.fullmatch(COMMAND_WORDS, word) else begins
            made = " " * max(min(place, COMMAND_BEGINS), min(place, columns - cell_len(word))) + word
    yield made


def _next_lines_begin(line: str, columns: int) -> int:
    """Where its next lines begin: below its last column of text, or a little further right than itself."""
    columns_of_text = [found.end() for found in re.finditer(r"(?<=\S) {3,}", line)]
    beside = [place for place in columns_of_text if place <= columns * PART_BESIDE]
    indent = len(line) - len(line.lstrip())
    return beside[-1] if beside else indent + 2 * bool(indent)
