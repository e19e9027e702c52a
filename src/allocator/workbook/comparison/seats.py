"""The One more seat sheet: where a chair more would help most, the timetable staying as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import Comparison, SeatGain
from allocator.plan import Stage
from allocator.words import several, shortened
from allocator.workbook.comparison.book import NUMBER, TABLE_AT, ComparisonBook, write_table, write_title
from allocator.workbook.plan.words import capitalised
from allocator.workbook.xlsx.page import GOOD_FILL, STRONG, Marked, PageColumn, starting_group, write_line
from allocator.workbook.xlsx.style import BOLD, CellValue

SAID = (
    "Each full offering of the base in turn with one more seat, and everybody seated again; the timetable stays. Green "
    "is better than without. Gains do not add up: two more seats may serve the same people."
)
_LONGEST_TITLE = 60
"""Letters of a session in a sentence."""

ROUND, ROOM, SEATS, GAIN, KNOWN = "Round", "Room", "Seats now", "better by", "What is known"


def write_seats(sheet: Worksheet, book: ComparisonBook) -> None:
    """Write a row for each full offering, the most helpful first."""
    comparison = book.comparison
    columns = [
        PageColumn(capitalised(comparison.labels.session), 40, STRONG),
        PageColumn(ROUND, 14),
        PageColumn(ROOM, 18),
        PageColumn(SEATS, 9, NUMBER),
    ]
    for stage in comparison.held:
        columns.append(starting_group(PageColumn(capitalised(stage.name), 10, NUMBER)))
        columns.append(PageColumn(f"{stage.name} {GAIN}", 11, NUMBER))
    columns.append(starting_group(PageColumn(KNOWN, 26)))
    width = sum(column.width for column in columns)
    write_title(sheet, "Where one more seat helps most", SAID, across=len(columns), width=width)
    now = ", ".join(f"{stage.name} {stage.value}" for stage in comparison.held)
    answer = f"{where_a_seat_helps(comparison)} Without another seat: {now}."
    write_line(sheet, TABLE_AT - 2, answer, BOLD, across=len(columns), width=width)
    write_table(sheet, columns, (_row(one, comparison.held) for one in comparison.seats))


def where_a_seat_helps(comparison: Comparison) -> str:
    """In which offerings one more seat gains the most, and what that is."""
    held, seats = comparison.held, comparison.seats
    if not seats:
        return "No offering is full, so that one more seat would help nowhere."
    first = seats[0]
    if not first.helps(held):
        certain = all(one.cannot_help(held) for one in seats)
        known = "that is proved" if certain else "in the plans found; that is not proved"
        return f"One more seat in a full offering helps nowhere: {known}."
    reached = [stage.value for stage in first.stages]
    alike = sum([stage.value for stage in one.stages] == reached for one in seats) - 1
    now, then = next(pair for pair in zip(held, first.stages, strict=True) if pair[0].value != pair[1].value)
    place = ", ".join(filter(None, (shortened(first.session, _LONGEST_TITLE), first.round, first.room)))
    others = f", and as much in {several(alike, 'other offering')}" if alike else ""
    return f"One more seat helps most in {place}: {now.name} {then.value} instead of {now.value}{others}."


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
