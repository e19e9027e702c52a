"""The Comparison sheet: a row for each scenario, with its verdict, what it reached, and what it means for people."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.comparison import Compared, Comparison, Verdict
from allocator.workbook.comparison.book import (
    NOTHING,
    NUMBER,
    OTHERWISE,
    SCENARIO,
    ComparisonBook,
)
from allocator.workbook.comparison.seats import where_a_seat_helps
from allocator.workbook.plan.words import capitalised
from allocator.workbook.xlsx.page import (
    ALERT_FILL,
    CENTRED,
    FAINT,
    GOOD_FILL,
    PALE_FILL,
    SECTION,
    STRONG,
    WARM_FILL,
    Look,
    Marked,
    PageColumn,
    cell_at,
    draw_header,
    draw_rows,
    starting_group,
    write_line,
)
from allocator.workbook.xlsx.style import BOLD, MUTED, PLAIN, TITLE, CellValue, fill, fit_screen, put_note, set_up_print

HEADER_ROW = 6
AT_LEAST = "at least"
PROVED = "proved"
CHANGES_AT_MOST = 4
WITHOUT_A_SEAT = (
    "How many lack a seat that they should have, in one round or more. Seats may be free all the same: in other "
    "rounds, or where a rule forbids the seat, or because the plan would be worse for others."
)

VERDICT_FILLS = {
    Verdict.BASE: PALE_FILL,
    Verdict.PROVED_BETTER: GOOD_FILL,
    Verdict.PROVED_WORSE: ALERT_FILL,
    Verdict.PROVED_EQUAL: PALE_FILL,
    Verdict.FOUND_BETTER: WARM_FILL,
    Verdict.FOUND_WORSE: WARM_FILL,
    Verdict.FOUND_EQUAL: WARM_FILL,
    Verdict.COUNTED_OTHERWISE: WARM_FILL,
    Verdict.NOT_SOLVED: WARM_FILL,
}

_BOUND = Look(font=FAINT, horizontal="center")


def write_overview(sheet: Worksheet, book: ComparisonBook) -> None:
    """Write the title, which is best, the table, and why some have no plan."""
    comparison = book.comparison
    columns = list(_columns(comparison))
    write_line(sheet, 1, comparison.title, TITLE)
    sheet.row_dimensions[1].height = 24
    moment = f"{book.now.day} {book.now:%B %Y}, {book.now:%H:%M}"
    write_line(
        sheet, 2, f"What-ifs compared with the event as it is; written on {moment}, from {book.event_file}", MUTED
    )
    width = sum(column.width for column in columns)
    cell = write_line(sheet, 4, " ".join(answers(comparison)), BOLD, across=len(columns), width=width)
    cell.fill = fill(GOOD_FILL if answers_proved(comparison) else WARM_FILL)
    draw_header(sheet, columns, row=HEADER_ROW)
    put_note(cell_at(sheet, HEADER_ROW, len(columns)), WITHOUT_A_SEAT)
    draw_rows(sheet, columns, (_row(comparison, one) for one in comparison.cases), first_row=HEADER_ROW + 1)
    last = HEADER_ROW + len(comparison.cases)
    sheet.freeze_panes = f"B{HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{sheet.cell(last, len(columns)).coordinate}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    _write_troubles(sheet, comparison, last + 2, across=len(columns), width=width)
    set_up_print(sheet)
    fit_screen(sheet)


def answers(comparison: Comparison) -> Iterator[str]:
    """What was asked, answered: where one more seat helps, which rooms are best, which scenario is."""
    if comparison.held:
        yield where_a_seat_helps(comparison)
    if comparison.rooms:
        yield comparison.rooms
    if len(comparison.cases) > 1 or not (comparison.held or comparison.rooms):
        yield comparison.best


def answers_proved(comparison: Comparison) -> bool:
    """Whether nothing of that is open."""
    whole = [stage for one in comparison.seats for stage in one.stages]
    ranked = len(comparison.cases) == 1 and bool(comparison.held)
    return (ranked or comparison.best_proved) and all(stage.proved for stage in whole)


def _columns(comparison: Comparison) -> Iterator[PageColumn]:
    yield PageColumn(SCENARIO, 22, STRONG)
    yield PageColumn("What it changes", 26)
    yield starting_group(PageColumn("Best", 6, CENTRED))
    yield PageColumn("Verdict", 12)
    yield PageColumn("Why", 38)
    for objective in comparison.objectives:
        yield starting_group(PageColumn(capitalised(objective), 9, NUMBER))
        yield PageColumn(f"{capitalised(objective)} {AT_LEAST}", 9, _BOUND, quiet=True)
    yield starting_group(PageColumn("Better off", 9, NUMBER))
    yield PageColumn("Worse off", 8, NUMBER)
    yield PageColumn("Without a seat", 10, NUMBER)


def _row(comparison: Comparison, one: Compared) -> list[CellValue | Marked]:
    measures, effect = one.measures, one.effect
    return [
        Marked(one.name, BOLD, GOOD_FILL if one.best else None),
        changes_in_short(one),
        Marked("★", BOLD, GOOD_FILL) if one.best else None,
        Marked(capitalised(one.verdict.value), BOLD, VERDICT_FILLS[one.verdict]),
        capitalised(one.why) + (f". Note: {one.mind}" if one.mind else ""),
        *(value for objective in comparison.objectives for value in _objective(one, objective)),
        NOTHING if effect is None else effect.better,
        NOTHING if effect is None else effect.worse,
        NOTHING if measures is None else measures.attendees_unseated,
    ]


def changes_in_short(one: Compared) -> str:
    """What a scenario changes, a line each, the first few of them."""
    if len(one.changes) <= CHANGES_AT_MOST:
        return "\n".join(one.changes) or NOTHING
    shown = one.changes[: CHANGES_AT_MOST - 1]
    return "\n".join([*shown, f"and {len(one.changes) - len(shown)} more: see Changes"])


def _objective(one: Compared, objective: str) -> list[CellValue | Marked]:
    """The value, and what no plan goes below; coloured where these are not the same."""
    stage = one.stage(objective)
    if stage is None:
        return [NOTHING, None]
    if objective in one.otherwise:
        return [Marked(stage.value, MUTED, PALE_FILL), Marked(OTHERWISE, MUTED, PALE_FILL)]
    if stage.proved:
        return [stage.value, PROVED]
    return [Marked(stage.value, PLAIN, WARM_FILL), Marked(stage.bound, FAINT, WARM_FILL)]


def _write_troubles(sheet: Worksheet, comparison: Comparison, row: int, *, across: int, width: float) -> None:
    """Write why there is no plan, scenario by scenario, as the search or the reader said it."""
    troubled = [one for one in comparison.cases if one.measures is None]
    if not troubled:
        return
    write_line(sheet, row, "Without a plan", SECTION)
    for one in troubled:
        row += 1
        write_line(sheet, row, f"{one.name}: {one.status}", BOLD, across=across)
        for text in one.trouble:
            row += 1
            write_line(sheet, row, text, PLAIN, across=across, width=width)
