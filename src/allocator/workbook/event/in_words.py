"""The cells below 'In words' on Rules: each row says itself back, the blank ones too that people fill in."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from allocator.coherence import folded
from allocator.workbook.event.said_back import IN_WORDS, READ, Columns, said_back
from allocator.workbook.xlsx.cells import ESCAPED
from allocator.workbook.xlsx.letters import lines_of
from allocator.workbook.xlsx.results import put_formula
from allocator.workbook.xlsx.style import PLAIN, UNDERLINE, WRAPPED, escaped, height_of, set_look

READY_ROWS = 500
"""Blank rows below the last that have drop-downs, and say themselves back."""

MOST_SAID = 3_000
"""Rows that say themselves back at most: a formula has 7,000 characters, and a workbook must not unpack to too much."""

_HEADINGS_READ = 52
"""Columns of Attendees whose headings a row may name."""


def in_words(page: Worksheet, attendees: Worksheet, *, last: int, font: Font = PLAIN) -> None:
    """Let every row say itself back, up to those that are ready below the `last` one with a rule.

    A text that somebody wrote there stays. Without all headings that a formula reads, there are none.
    """
    head, columns = _columns(page)
    if not {IN_WORDS, *READ} <= columns.keys():
        return
    top, _ = _columns(attendees)
    left, right = "$A", f"${get_column_letter(_HEADINGS_READ)}"
    area = f"{quote_sheetname(attendees.title)}!{left}${top}:{right}${top}"
    letters = {heading: get_column_letter(columns[heading]) for heading in READ}
    formula = said_back(Columns(tuple(letters.items()), area))
    headings = tuple(_text(attendees.cell(top, column)) or "" for column in range(1, _HEADINGS_READ + 1))
    letter = get_column_letter(columns[IN_WORDS])
    page.column_dimensions[letter].number_format = "General"  # as a text, a formula would be one once it is edited
    for row in range(head + 1, min(last + READY_ROWS, head + MOST_SAID) + 1):
        cell = page.cell(row, columns[IN_WORDS])
        if not isinstance(cell, Cell) or not (cell.value is None or cell.data_type == "f"):
            continue
        texts = {letters[heading]: _text(page.cell(row, columns[heading])) for heading in READ}
        known = None not in texts.values()
        result = formula.value({**texts, area: headings}) if known else None
        put_formula(cell, formula.in_row(row), None if result is None else escaped(result))
        set_look(cell, font=font, alignment=WRAPPED, border=UNDERLINE if row <= last else None, number_format="General")
        if result and (lines := lines_of(result, page.column_dimensions[letter].width)) > 1:
            page.row_dimensions[row].height = max(height_of(lines), page.row_dimensions[row].height or 0.0)


def without_words(page: Worksheet) -> None:
    """Take the formulas out of a sheet that is about to change: they name their row, and hold nothing of the event."""
    head, columns = _columns(page)
    place = columns.get(IN_WORDS)
    found = [at for at, cell in page._cells.items() if at[0] > head and at[1] == place and cell.data_type == "f"]
    for at in found:
        del page._cells[at]


def _columns(page: Worksheet) -> tuple[int, Mapping[str, int]]:
    """The row of the headings, and the column of each that has to do with what a row says."""
    known = {folded(heading): heading for heading in (*READ, IN_WORDS)}
    for number, row in enumerate(page.iter_rows(values_only=True), start=1):
        if any(value not in (None, "") for value in row):
            texts = [folded(str(value or "")).rstrip(" *") for value in row]
            columns: dict[str, int] = {}
            for place, text in enumerate(texts, start=1):
                if text in known:
                    columns.setdefault(known[text], place)
            return number, columns
    return 1, {}


def _text(cell: Cell | MergedCell) -> str | None:
    """What a cell says, as formulas see it; None where only a spreadsheet program can tell."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(cell, MergedCell) or cell.data_type == "f" or not isinstance(value, str | int | float):
        return None
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
