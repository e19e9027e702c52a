"""Figures side by side: as a table where the screen is wide enough, else one below another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

APART = "   "


def table_lines(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, left: int, width: int | None
) -> list[str] | None:
    """The headings and a line for each row, all cells whole; None where they do not fit into `width`.

    The first `left` columns are words, aligned on the left, and the others figures. Headings stand on two lines where
    that makes them fit.
    """
    for heads in ([tuple(headings)], list(_stacked(headings, rows))):
        lines = [*heads, *rows]
        widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
        if width is None or sum(widths) + len(APART) * (len(widths) - 1) <= width:
            return [_line(line, widths, left) for line in lines]
    return None


def _stacked(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Headings on as many lines as they need to be no wider than their column or their longest word."""
    columns = list(zip(*rows, strict=True)) or [()] * len(headings)
    stacks = []
    for heading, column in zip(headings, columns, strict=True):
        room = max(map(cell_len, (*column, *heading.split())))
        stack: list[str] = []
        for word in heading.split():
            if stack and cell_len(f"{stack[-1]} {word}") <= room:
                stack[-1] += f" {word}"
            else:
                stack.append(word)
        stacks.append(stack)
    deep = max(map(len, stacks))
    yield from zip(*([""] * (deep - len(stack)) + stack for stack in stacks), strict=True)


def _line(row: Sequence[str], widths: Sequence[int], left: int) -> str:
    cells = []
    for place, (text, width) in enumerate(zip(row, widths, strict=True)):
        blanks = " " * (width - cell_len(text))
        cells.append(text + blanks if place < left else blanks + text)
    return APART.join(cells).rstrip()


def block_lines(figures: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Figures one below another, each beside its name."""
    wide = max((cell_len(name) for name, _ in figures), default=0)
    digits = max((len(figure.partition(" ")[0]) for _, figure in figures), default=0)
    for name, figure in figures:
        value, blank, more = figure.partition(" ")
        yield f"{name}{' ' * (wide - cell_len(name))}{APART}{value:>{digits}}{blank}{more}"
