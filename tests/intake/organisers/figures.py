"""Figures about sessions in tables of people: rows of maxima, and columns of them where people stand across."""

from __future__ import annotations

from collections.abc import Sequence

from .drawing import Draw, Row, Table, padded


def or_odd(draw: Draw, table: Table, order: Sequence[int]) -> Table:
    """A table with a column for each session at its end; now and then with a row of maxima, or with people across."""
    names_alone = len(table.heads[0]) == len(order) + 1 and not str(table.rows[0][0])[-1:].isdigit()
    if names_alone and draw.is_messy("people across", 0.25):
        return _across(draw, table, order)
    if draw.is_messy("a row of maxima", 0.12):
        _add_figures(draw, table, order)
    return table


def _add_figures(draw: Draw, table: Table, order: Sequence[int]) -> None:
    """Rows of maxima, of minima, or of both, most often right below the headings."""
    before = len(table.heads[-1]) - len(order)
    kinds = draw.chance.choice([["maximum"], ["maximum"], ["needed"], ["minimum"], ["minimum", "maximum"]])
    at = draw.chance.randrange(before)
    for kind in kinds:
        row: Row = padded([], before)
        row[at] = draw.chance.choice(["{}", "{}:"]).format(draw.word(kind))
        table.figures.append([*row, *(_figure(draw, kind, session) for session in order)])
    table.figures_at = draw.chance.choice([0, 0, 0, -1, len(table.rows), draw.chance.randint(1, len(table.rows))])


def _figure(draw: Draw, kind: str, session: int) -> int:
    """A figure about a session, which is held."""
    one = draw.event.sessions[session]
    held = draw.held.session(one.title)
    if kind == "minimum":
        held.minimum = one.minimum
        return one.minimum
    held.maximum = one.maximum
    return one.maximum


def _across(draw: Draw, table: Table, order: Sequence[int]) -> Table:
    """The table on its side: a row for each session, with facts about it, and a column for each person."""
    facts = [kind for kind, often in (("maximum", 0.7), ("minimum", 0.25)) if draw.happens(often)]
    names = [row[0] for row in table.rows]
    head: Row = [draw.word("title") if draw.happens(0.8) else "", *map(draw.word, facts), *names]
    rows: list[Row] = []
    for at, session in enumerate(order, start=1):
        draw.held.session(draw.event.sessions[session].title)
        figures = [_figure(draw, kind, session) for kind in facts]
        rows.append([table.heads[0][at], *figures, *(row[at] for row in table.rows)])
    if draw.happens(0.25):
        counts = [sum(line[at] != "" for line in rows) for at in range(len(facts) + 1, len(head))]
        rows.append([draw.word("total"), *[""] * len(facts), *counts])
    title = draw.word("headline") if draw.happens(0.2) else ""
    return Table(table.name, [head], rows, tidy=True, title=title)
