"""The About sheet: where the comparison comes from, and how each scenario was solved."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import Compared, Comparison
from allocator.words import shortened
from allocator.workbook.comparison.book import NOTHING, NUMBER, SCENARIO, ComparisonBook
from allocator.workbook.plan.words import INPUT_HASH, capitalised
from allocator.workbook.xlsx.page import (
    CENTRED,
    FAINT,
    SECTION,
    STRONG,
    TEXT,
    Look,
    PageColumn,
    draw,
    draw_header,
    draw_rows,
    merge,
    write_line,
)
from allocator.workbook.xlsx.style import TITLE, CellValue, set_up_print

COLUMNS = (
    PageColumn(SCENARIO, 30, STRONG),
    PageColumn("Status", 20, TEXT),
    PageColumn("Engine", 12, TEXT),
    PageColumn("Seed", 8, NUMBER),
    PageColumn("Seconds", 10, Look(horizontal="center", number_format="0.0")),
    PageColumn("Reproducible", 14, CENTRED),
    PageColumn(INPUT_HASH, 20, Look(font=FAINT)),
)

_DIGITS = 17
"""Digits of a hash that tell inputs apart; the workbook of each plan has them all."""

_MOMENT = Look(horizontal="left", number_format="yyyy-mm-dd hh:mm")


def write_about(sheet: Worksheet, book: ComparisonBook) -> None:
    """Write the facts of the comparison, the versions, and a row for each scenario."""
    write_line(sheet, 1, book.comparison.title, TITLE)
    sheet.row_dimensions[1].height = 24
    facts: list[tuple[str, CellValue]] = [
        ("Event workbook", book.event_file),
        ("Written", book.now),
        ("Scenarios", len(book.comparison.cases) - 1),
    ]
    row = _write_facts(sheet, "This comparison", facts, 3)
    row = _write_facts(sheet, "Versions", list(_versions(book.comparison)), row)
    write_line(sheet, row, "How each was solved", SECTION)
    draw_header(sheet, COLUMNS, row=row + 1)
    draw_rows(sheet, COLUMNS, map(_row, book.comparison.cases), first_row=row + 2)
    set_up_print(sheet)


def _write_facts(sheet: Worksheet, title: str, facts: list[tuple[str, CellValue]], row: int) -> int:
    """Write a section of names and values; the first row of the next section."""
    write_line(sheet, row, title, SECTION)
    for number, (name, value) in enumerate(facts, start=row + 1):
        draw(sheet, number, 1, name, STRONG)
        draw(sheet, number, 2, value, TEXT if isinstance(value, str | int) else _MOMENT)
        merge(sheet, number, 2, len(COLUMNS), border=TEXT.border)
    return row + len(facts) + 2


def _versions(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """The programs that solved, each with every version of it that was used."""
    used: dict[str, dict[str, None]] = {}
    for one in comparison.cases:
        for name, version in ({} if one.result is None else one.result.versions).items():
            used.setdefault(name, {})[version] = None
    yield from ((name, ", ".join(used[name])) for name in sorted(used))


def _row(one: Compared) -> list[CellValue]:
    result = one.result
    status = capitalised(one.status)
    if result is None:
        return [one.name, status, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING]
    again = "yes" if result.reproducible else "no"
    return [one.name, status, result.engine, result.seed, result.seconds, again, shortened(result.input_hash, _DIGITS)]
