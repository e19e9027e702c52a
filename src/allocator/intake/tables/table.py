"""The tables of a grid: where each begins and ends, which rows hold its headings, and what beside them is no data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from allocator.errors import FileTrouble
from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.around.below.after_totals import rows_after_total
from allocator.intake.tables.around.below.marked_rows import COUNTS_LESS, EXAMPLE, FIRST_ROWS, counts_less, is_example
from allocator.intake.tables.around.below.rows_below import page_foot, without_rows_below
from allocator.intake.tables.around.blank_columns import joined_blocks, runs_of_columns
from allocator.intake.tables.around.columns_beside import WHY, sums_beside
from allocator.intake.tables.around.limit_rows import LimitRow, limit_rows, rows_with_gaps
from allocator.intake.tables.around.next_table import begins_anew, is_written
from allocator.intake.tables.around.rows_above import data_above, rows_above
from allocator.intake.tables.around.section_rows import WHY as HEADS_ROWS
from allocator.intake.tables.around.section_rows import section_rows
from allocator.intake.tables.around.tallies import counts_others
from allocator.intake.tables.heading_rows import (
    combined,
    head_among,
    head_of,
    unbroken,
)
from allocator.intake.tables.heading_words import is_class, is_total
from allocator.intake.tables.headings import without_numbers_as_labels
from allocator.intake.tables.looks import sort_of, spread, typical
from allocator.intake.tables.roles import What
from allocator.intake.tables.views.blocks_across import blocks_across
from allocator.intake.tables.views.labelled_blocks import labelled_blocks
from allocator.intake.tables.views.legends import legend_of
from allocator.intake.tables.views.people_across import people_across
from allocator.intake.tables.views.shortened import shortened
from allocator.intake.tables.views.side_by_side import people_side_by_side
from allocator.intake.tables.views.timetable import turned_timetable
from allocator.intake.tables.views.turned import TurnedGrid, on_its_side, people_beside

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class SourceTable:
    """A table in a grid: which columns it has, its heading rows, its data rows; all by their place in the grid.

    `headings` has a text for every column, '' where there is none; two heading rows become 'question [label]'.
    `aside` are rows that stand in it and are no data, `beside` such columns, each with the reason. `limits` are rows of
    figures about its columns.
    """

    grid: TextGrid
    columns: tuple[int, ...]
    head: tuple[int, ...]
    headings: tuple[str, ...]
    rows: tuple[int, ...]
    aside: tuple[tuple[int, str], ...] = ()
    beside: tuple[tuple[int, str], ...] = ()
    limits: tuple[LimitRow, ...] = ()

    def cells(self, row: int) -> list[str]:
        """The texts of a row."""
        line = self.grid.cells[row]
        return [line[column] for column in self.columns]

    @cached_property
    def sample(self) -> tuple[tuple[str, ...], ...]:
        """The filled cells of each column in the rows that are looked at, without blanks at their ends."""
        cells = self.grid.cells
        rows = spread(self.rows)
        return tuple(tuple(text for row in rows if (text := cells[row][column].strip())) for column in self.columns)

    def limited(self) -> set[int]:
        """The places of the columns of which a row says how many they take, or have to have."""
        told = {column for one in self.limits if one.what is not What.LEFT_OUT for column in one.texts}
        return {place for place, column in enumerate(self.columns) if column in told}

    def area(self) -> str:
        """Where it is, as people say it: 'answers.xlsx, Sheet1!A1:F20'."""
        rows = (*self.head, *self.rows)
        first, last = min(rows), max(rows)
        return self.grid.area((first, self.columns[0]), (last, self.columns[-1]))


COUNTED = "counts of what is in other columns"

TOTAL = "a total"

NO_ROW = "no row of this table"

ABOVE = "above the headings"

AMONG = "these are the headings, among the rows"

MOST_COLUMNS = 1_500
"""Columns of a sheet that are read: whether each is a heading is asked of its words."""

MOST_TABLES = 1_000
"""Tables of a sheet that are read."""

MOST_GAPS = 2_000
"""Blank rows after which another table is looked for; where there are more, they part nothing."""


def find_tables(grid: TextGrid) -> tuple[SourceTable, ...]:
    """The tables of a grid, from left to right and from top to bottom."""
    found: list[SourceTable] = []
    blocks = tuple(joined_blocks(grid, list(runs_of_columns(grid))))
    legends = {columns: legend for columns in blocks if (legend := legend_of(grid, columns)) is not None}
    used = sum(map(len, blocks))
    if used > MOST_COLUMNS:
        raise FileTrouble(
            f"{grid.file} has {used:,} columns with something in them; at most {MOST_COLUMNS:,} are read. "
            "Leave out columns that are not needed. Nothing was written."
        )
    tallies = [
        columns
        for at, columns in enumerate(blocks)
        if counts_others(grid, columns, [column for other in (*blocks[:at], *blocks[at + 1 :]) for column in other])
    ]
    for columns in blocks:
        if columns in tallies:
            continue
        legend = legends.get(columns)
        left = grid
        if legend is not None:
            cells = legend.grid.cells
            found.append(SourceTable(legend.grid, (0, 1), (0,), cells[0], tuple(range(1, len(cells)))))
            columns = tuple(column for column in columns if column not in legend.columns)
            left = shortened(grid, legend.rows) if legend.rows else grid
        found += _in_run(left, columns)
        if len(found) > MOST_TABLES:
            raise FileTrouble(
                f"{grid.file} has more than {MOST_TABLES:,} tables on a sheet, and no more are read. "
                "Put what belongs together into one table. Nothing was written."
            )
    if tallies and found:
        counted = tuple((columns[0], COUNTED) for columns in tallies)
        found[0] = replace(found[0], beside=(*found[0].beside, *counted))
    return tuple(found)


def _in_run(grid: TextGrid, columns: tuple[int, ...]) -> list[SourceTable]:
    """The tables of a run of columns, with the rows of figures about them."""
    rows = _filled(grid, columns)
    blocks_of_one = labelled_blocks(grid, columns, rows) or blocks_across(grid, columns, rows)
    if blocks_of_one is not None:
        return _of_blocks(*blocks_of_one)
    limits = limit_rows(grid, columns, rows)
    tables = _tables_of(shortened(grid, rows_with_gaps(grid, columns, limits)) if limits else grid, columns)
    return _with_limits(tables, limits)


def _filled(grid: TextGrid, columns: tuple[int, ...]) -> list[int]:
    """The rows in which something stands."""
    return [row for row, line in enumerate(grid.cells) if any(line[column].strip() for column in columns)]


def _tables_of(grid: TextGrid, columns: tuple[int, ...]) -> list[SourceTable]:
    """The tables of a run of columns, from top to bottom; hardly more than are read at most."""
    found: list[SourceTable] = []
    rows = _filled(grid, columns)
    while rows and len(found) <= MOST_TABLES:
        before = rows
        table, rows = _first_table(grid, columns, rows)
        if table.rows or table.head:
            found += _as_they_lie(table, columns, before[: len(before) - len(rows)])
    return found


def _with_limits(tables: list[SourceTable], limits: Sequence[LimitRow]) -> list[SourceTable]:
    """The tables, each with the rows of figures that are nearest to it."""
    for one in limits:
        away = [_rows_away(table, one.row) for table in tables]
        at = away.index(min(away))
        turned = isinstance(tables[at].grid, TurnedGrid)
        limit = replace(one, what=What.LEFT_OUT) if turned else one
        tables[at] = replace(tables[at], limits=(*tables[at].limits, limit))
    return tables


def _rows_away(table: SourceTable, row: int) -> int:
    """How many rows of the sheet are between a table and a row; 0 for one within."""
    rows = [table.grid.place(one, table.columns[0])[0] for one in (*table.head, *table.rows)]
    return max(0, min(rows) - row, row - max(rows))


def _of_blocks(sessions: TurnedGrid, people: TurnedGrid | None, alone: int = 0) -> list[SourceTable]:
    """The sessions of blocks, the last lines of which stand `alone` in the sheet, and their people."""
    places, end = tuple(range(len(sessions.cells[0]))), len(sessions.cells) - alone
    aside = tuple((row, "a remark") for row in range(end, len(sessions.cells)))
    found = [SourceTable(sessions, places, (0,), sessions.cells[0], tuple(range(1, end)), aside)]
    if people is not None:
        below = tuple(range(2, len(people.cells)))
        found.append(SourceTable(people, tuple(range(len(people.cells[0]))), (0, 1), people.cells[1], below))
    return found


def _below_addresses(table: SourceTable) -> SourceTable:
    """A table without headings, with those of its first row where most of these are addresses."""
    first, *rows = table.rows or (0,)
    cells = table.cells(first)
    if not rows or 2 * sum(sort_of(cell) == "address" for cell in cells) <= len(cells):
        return table
    return replace(table, head=(first,), headings=tuple(map(unbroken, cells)), rows=tuple(rows))


def _as_they_lie(table: SourceTable, columns: tuple[int, ...], rows: list[int]) -> list[SourceTable]:
    """A table as it is; turned, where its headings are in its first column; two, where people are beside sessions."""
    headed = table if table.head else _below_addresses(table)
    across = people_across(headed.grid, headed.columns, headed.head, headed.headings, headed.rows)
    if across is not None:
        grid, others = across
        table = headed
        titles = ("", *(cell.strip() for cell in grid.cells[0][1:]))
        below = SourceTable(grid, tuple(range(len(titles))), (0,), titles, tuple(range(1, len(grid.cells))))
        columns = tuple(table.columns[place] for place in others)
        sessions = replace(table, columns=columns, headings=tuple(table.headings[place] for place in others))
        return [sessions, below] if len(others) > 1 or table.aside or table.beside else [below]
    siblings = people_side_by_side(table.grid, table.columns, table.head, table.headings, table.rows)
    if siblings is not None:
        every = tuple(range(len(siblings.cells[0])))
        lines = tuple(range(1, len(siblings.cells)))
        return [replace(table, grid=siblings, columns=every, head=(0,), headings=siblings.cells[0], rows=lines)]
    timetable = turned_timetable(table.grid, table.columns, table.head, table.headings, table.rows)
    turned = None if timetable is not None else on_its_side(table.grid, columns, rows)
    if turned is not None:
        table, _ = _first_table(turned, tuple(range(len(rows))), list(range(len(columns))))
    if timetable is None:
        timetable = turned_timetable(table.grid, table.columns, table.head, table.headings, table.rows)
    if timetable is not None and len(timetable.cells) > 1:
        lines = tuple(range(1, len(timetable.cells)))
        places = tuple(range(len(timetable.cells[0])))
        return [SourceTable(timetable, places, (0,), timetable.cells[0], lines)]
    people = people_beside(table.grid, table.columns, table.head, table.headings, table.rows)
    if people is None:
        return [table]
    grid, first = people
    titles = tuple(cell.strip() for cell in grid.cells[1])
    below = SourceTable(grid, tuple(range(len(titles))), (0, 1), titles, tuple(range(2, len(grid.cells))))
    if first < 2:
        return [below]
    return [replace(table, columns=table.columns[:first], headings=table.headings[:first]), below]


def _first_table(grid: TextGrid, columns: tuple[int, ...], rows: list[int]) -> tuple[SourceTable, list[int]]:
    """The first table of a block, and the rows that are left below it."""
    head = head_of(grid, columns, rows)
    above = data_above(grid, columns, rows, head)
    if above:
        return _first_table(grid, columns, rows[:above])[0], rows[above:]
    aside: list[tuple[int, str]] = []
    if not head:
        sorted_in = head_among(grid, columns, rows)
        if sorted_in is not None:
            # Somebody sorted the sheet with its headings: they come first here, and keep their place in the grid.
            head = [sorted_in]
            rows = [sorted_in, *(row for row in rows if row != sorted_in)]
            aside.append((sorted_in, AMONG))
    elif alike := rows_above(grid, columns, rows, head):
        at = rows.index(head[0])
        rows = [*rows[: at - alike], *head, *rows[at - alike : at], *rows[at + len(head) :]]
        aside.append((head[0], AMONG))
    start = rows.index(head[-1]) + 1 if head else 0
    aside += [(row, ABOVE) for row in (rows[: rows.index(head[0])] if head else [])]
    headings = combined([[unbroken(grid.cells[row][column]) for column in columns] for row in head], len(columns))
    headings = without_numbers_as_labels(headings) if len(head) == 1 else headings
    written = [[grid.cells[row][column].strip() for column in columns] for row in head]
    data: list[int] = []
    previous = rows[start - 1] if start else -1
    usual = typical(grid, columns, rows[start:])
    rest: list[int] = []
    gaps = 0
    below_total = False
    for place in range(start, len(rows)):
        row = rows[place]
        cells = [grid.cells[row][column] for column in columns]
        is_apart = row > previous + 1 and bool(data) and previous >= 0
        gaps += is_apart
        if is_apart and gaps <= MOST_GAPS and begins_anew(grid, columns, data, rows[place:], written):
            rest = rows[place:]
            break
        previous = row
        if is_written(cells, written):
            foot = page_foot(grid, columns, data) if usual >= 2 else []
            aside += [(row, "a remark between the pages") for row in foot]
            data = data[: len(data) - len(foot)]
            aside.append((row, "the headings once more"))
        elif is_total(cells) or (below_total and _are_figures(cells)):
            below_total = is_apart or below_total
            aside.append((row, TOTAL))
        elif usual >= 2 and counts_less(cells):
            aside.append((row, COUNTS_LESS))
        elif head and len(data) < FIRST_ROWS and is_example(cells):
            aside.append((row, EXAMPLE))
        elif usual >= 2 and is_class(cells):
            aside.append((row, HEADS_ROWS))
        elif usual >= 3 and len(columns) >= 3 and _is_remark(cells, data, grid, columns):
            aside.append((row, NO_ROW))
        else:
            data.append(row)
    sections = set(section_rows(grid, columns, data)) if head or len(columns) > 1 else set()
    aside += [(row, HEADS_ROWS) for row in data if row in sections]
    totals = [row for row, why in aside if why == TOTAL] if usual >= 2 else []
    after = rows_after_total(grid, columns, data, totals)
    aside += [(row, NO_ROW) for row in after if row not in sections]
    data = [row for row in data if row not in after]
    data, below = without_rows_below(grid, columns, [row for row in data if row not in sections])
    aside += below
    sums = sums_beside(grid, columns, headings, data)
    beside = tuple((columns[place], WHY) for place in sums)
    columns, headings = _without(columns, sums), _without(headings, sums)
    return SourceTable(grid, columns, tuple(head), headings, tuple(data), tuple(aside), beside), rest


def _are_figures(cells: Sequence[str]) -> bool:
    """Whether a row has figures alone."""
    return all(sort_of(cell) == "number" for cell in cells if cell.strip())


def _without(things: tuple[Thing, ...], places: Sequence[int]) -> tuple[Thing, ...]:
    return tuple(thing for place, thing in enumerate(things) if place not in places)


def _is_remark(cells: list[str], data: list[int], grid: TextGrid, columns: tuple[int, ...]) -> bool:
    """Whether a row holds next to nothing, and not where the rows above have what names them."""
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    if len(filled) > 2 or not data:
        return False
    above = [grid.cells[row] for row in data[-20:]]
    usual = [sum(1 for line in above if line[columns[place]].strip()) / len(above) for place in range(len(columns))]
    lone = len(filled) == 1 and " " in cells[filled[0]].strip() and filled[0] == 0 and len(above) > 1
    if lone:
        lengths = sorted(len(line[columns[0]]) for line in above)
        return len(cells[0]) > 2 * lengths[-1] + 5
    return all(usual[place] < 0.2 for place in filled)
