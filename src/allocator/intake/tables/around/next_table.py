"""Where another table begins: below a gap, with headings of its own, or with the same people once more."""

from __future__ import annotations

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.around.below.rows_below import begins_legend, holds_formulas
from allocator.intake.tables.content import is_unique
from allocator.intake.tables.heading_rows import rank_run
from allocator.intake.tables.heading_words import is_total
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import knows, sort_of, spread

FEWEST = 3
"""Names, above and below, that show that people are listed again."""

MOSTLY = 0.8


def is_written(cells: list[str], written: list[list[str]]) -> bool:
    """Whether a row is a row of headings once more."""
    return any(cells[0].strip() == line[0] and [cell.strip() for cell in cells] == line for line in written)


def begins_anew(
    grid: TextGrid, columns: tuple[int, ...], data: list[int], rows: list[int], written: list[list[str]]
) -> bool:
    """Whether another table begins with the first of these rows; a line of its own may be its title."""
    cells = [grid.cells[rows[0]][column].strip() for column in columns]
    if is_written(cells, written) or begins_legend(cells) or holds_formulas(cells):
        return False
    if _lists_again(grid, columns, data, rows) or _lists_what_is_wished(grid, columns, data, rows):
        return True
    lone = sum(1 for cell in cells if cell) == 1 and len(columns) > 1 and len(rows) > 2
    for row in rows[: 2 if lone else 1]:
        cells = [grid.cells[row][column].strip() for column in columns]
        filled = [cell for cell in cells if cell]
        hits = sum(1 for cell in filled if knows(cell)) + rank_run(cells)
        if hits >= 2 and hits >= 0.5 * len(filled):
            return True
        if any(
            cell and sort_of(cell) == "text" and _are_numbers(grid, column, data)
            for cell, column in zip(cells, columns, strict=True)
        ):
            return not is_total(cells)
    return False


def _lists_again(grid: TextGrid, columns: tuple[int, ...], data: list[int], rows: list[int]) -> bool:
    """Whether those that the rows above name, each once, are named once more below the first of these rows."""
    below = {column: _texts(grid, column, rows[1:]) for column in columns if grid.cells[rows[0]][column].strip()}
    for column in columns:
        named = _texts(grid, column, data)
        if len(named) < FEWEST or not is_unique(named):
            continue
        held = {bare(grid.cells[row][column]) for row in data}
        for at, again in below.items():
            heading = bare(grid.cells[rows[0]][at])
            named_again = sum(text in held for text in again) >= MOSTLY * len(again)
            if heading not in held and len(again) >= FEWEST and is_unique(again) and named_again:
                return True
    return False


def _lists_what_is_wished(grid: TextGrid, columns: tuple[int, ...], data: list[int], rows: list[int]) -> bool:
    """Whether below the first of these rows nothing stands but, in one column, what other columns hold above."""
    lines = [{column: text for column in columns if (text := bare(grid.cells[row][column]))} for row in spread(rows)]
    if not lines or any(len(line) != 1 for line in lines) or len({column for line in lines for column in line}) > 1:
        return False
    ((own, heading),) = lines[0].items()
    above = {bare(grid.cells[row][column]) for row in data for column in columns if column != own}
    again = [text for line in lines[1:] for text in line.values()]
    return heading not in above and len(again) >= FEWEST and sum(text in above for text in again) >= MOSTLY * len(again)


def _texts(grid: TextGrid, column: int, rows: list[int]) -> list[str]:
    """What a column holds in some of these rows, as bare words."""
    return [text for row in spread(rows) if (text := bare(grid.cells[row][column]))]


def _are_numbers(grid: TextGrid, column: int, rows: list[int]) -> bool:
    """Whether a column holds numbers in these rows, with hardly an exception."""
    texts = [text for row in spread(rows) if (text := grid.cells[row][column].strip())]
    return len(texts) >= 2 and sum(sort_of(text) == "number" for text in texts) >= 0.95 * len(texts)
