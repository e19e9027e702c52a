"""What stands in organisers' tables besides the data: titles, totals, remarks, blank columns, columns of no use."""

from __future__ import annotations

from collections.abc import Callable

from .drawing import Draw, Row, Table
from .stock import REMARKS
from .words import USELESS


def _with_blank(text: str) -> str:
    return f"{text} "


_SPELLINGS: tuple[Callable[[str], str], ...] = (str.upper, str.lower, _with_blank)


def mess_up(draw: Draw, table: Table) -> list[Row]:
    """The lines of a table as an organiser leaves them."""
    if table.about_people and table.rows:
        if draw.is_messy("remarks", 0.18):
            _add_remarks(draw, table)
        if draw.is_messy("a column of no use", 0.15):
            _add_useless(draw, table)
        if draw.is_messy("friends", 0.03):
            _add_friends(draw, table)
    if table.heads and draw.is_messy("headings in capitals, or with a blank", 0.12):
        spelt = draw.chance.choice(_SPELLINGS)
        table.heads[:] = [[spelt(str(cell)) if cell else "" for cell in row] for row in table.heads]
    if not table.tidy and table.about_people and draw.is_messy("cells with a blank at their end", 0.1):
        _pad_some_cells(draw, table)
    below = (
        _below(draw, table) if table.heads and not table.tidy and draw.is_messy("totals or statistics", 0.08) else []
    )
    lines = [*table.lines, *below]
    width = max(map(len, lines), default=1)
    lines = [[*row, *[""] * (width - len(row))] for row in lines]
    if not table.tidy and draw.is_messy("a blank column", 0.03):
        at = draw.chance.randint(1, width)
        lines = [[*row[:at], "", *row[at:]] for row in lines]
    title = table.title or (draw.word("headline") if not table.tidy and draw.is_messy("a title above", 0.1) else "")
    if title and table.heads:
        lines = [[title], *([[]] if draw.happens(0.5) else []), *lines]
    return lines


def _add_remarks(draw: Draw, table: Table) -> None:
    texts = REMARKS[draw.language]
    many = draw.chance.choice([0.1, 0.25, 0.4])
    for row in table.rows:
        remark = ""
        if draw.happens(many):
            remark = draw.chance.choice(texts).format(who=draw.chance.choice(draw.event.people).first)
            draw.held.told.append(remark)
        row.append(remark)
    if table.heads:
        _add_heading(table, len(table.heads[-1]), draw.word("remark"))


def _add_useless(draw: Draw, table: Table) -> None:
    if not table.heads:
        return
    heading, values = draw.chance.choice(USELESS[draw.language])
    at = draw.chance.choice([len(table.heads[-1]), 1])
    if at == 1 and table.tidy:
        at = len(table.heads[-1])
    for row in table.rows:
        row.insert(at, draw.chance.choice(values))
    for row in table.figures:
        row.insert(at, "")
    _add_heading(table, at, heading)


def _add_friends(draw: Draw, table: Table) -> None:
    """A column in which a few people name somebody whom they want to be with."""
    for row in table.rows:
        row.append(draw.chance.choice(draw.event.people).name if draw.happens(0.3) else "")
    if table.heads:
        _add_heading(table, len(table.heads[-1]), draw.word("friend"))


def _add_heading(table: Table, at: int, heading: str) -> None:
    """A heading in the first row of headings, and blank cells in the others."""
    for row in table.heads:
        row.insert(at, heading if row is table.heads[0] else "")


def _pad_some_cells(draw: Draw, table: Table) -> None:
    for row in table.rows:
        for at, cell in enumerate(row):
            if isinstance(cell, str) and cell and draw.happens(0.1):
                row[at] = f"{cell} "


def _below(draw: Draw, table: Table) -> list[Row]:
    """Totals or statistics below the data."""
    width = len(table.heads[-1])
    counts: Row = [len(table.rows) - draw.chance.randint(0, 3) if at else "" for at in range(width)]
    style = draw.chance.random()
    if style < 0.5:
        return [[draw.word("total"), *counts[1:]]]
    if style < 0.75 and width > 2:
        label: Row = [*[""] * (width - 1), draw.word("statistic")]
        figures: Row = [draw.chance.randint(0, 42) for _ in range(width)]
        return [[""] * width, label, figures]
    return [[""] * width, [draw.word("total"), len(table.rows)]]
