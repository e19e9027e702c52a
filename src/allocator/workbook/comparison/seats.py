"""The One more seat sheet: where a chair more would help most, the timetable staying as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import SeatGain
from allocator.plan import Stage
from allocator.workbook.comparison.book import NUMBER, TABLE_AT, ComparisonBook, write_table, write_title
from allocator.workbook.plan.words import capitalised
from allocator.workbook.xlsx.page import GOOD_FILL, STRONG, Marked, PageColumn, starting_group, write_line
from allocator.workbook.xlsx.style import BOLD, MUTED, CellValue

SAID = (
    "Each full offering of the base in turn with one more seat, and everybody seated again; the timetable stays. Green "
    "is better than without. Gains do not add up: two more seats may serve the same people."
)
ROUND, ROOM, SEATS, GAIN, KNOWN = "Round", "Room", "Seats now", "better by", "What is known"


def write_seats(sheet: Worksheet, book: ComparisonBook) -> None:
    """Write a row for each full offering, the most helpful first."""
    comparison = book.comparison
    columns = [
        PageColumn(capitalised(comparison.labels.session), 44, STRONG),
        PageColumn(ROUND, 18),
        PageColumn(ROOM, 22),
        PageColumn(SEATS, 9, NUMBER),
    ]
    for stage in comparison.held:
        columns.append(starting_group(PageColumn(capitalised(stage.name), 12, NUMBER)))
        columns.append(PageColumn(f"{stage.name} {GAIN}", 12, NUMBER))
    columns.append(starting_group(PageColumn(KNOWN, 30)))
    write_title(sheet, "Where one more seat helps most", SAID, across=len(columns))
    now = ", ".join(f"{stage.name} {stage.value}" for stage in comparison.held)
    write_line(sheet, TABLE_AT - 2, f"Without another seat: {now}.", MUTED, across=len(columns))
    write_table(sheet, columns, (_row(one, comparison.held) for one in comparison.seats))


def _row(one: SeatGain, held: Sequence[Stage]) -> list[CellValue | Marked]:
    cells: list[CellValue | Marked] = [one.session, one.round, one.room, one.seats]
    return [*cells, *_figures(one, held), _known(one, held)]


def _figures(one: SeatGain, held: Sequence[Stage]) -> Iterator[CellValue | Marked]:
    for before, now in zip(held, one.stages, strict=True):
        yield now.value
        gain = before.value - now.value
        yield Marked(gain, BOLD, GOOD_FILL) if gain > 0 else gain


def _known(one: SeatGain, held: Sequence[Stage]) -> str:
    if one.helps(held):
        return "proved" if all(stage.proved for stage in one.stages) else "found; more may be possible"
    return "it gains nothing, proved" if one.cannot_help(held) else "nothing found; not settled in time"
