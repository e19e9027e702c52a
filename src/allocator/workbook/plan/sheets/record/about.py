"""The About sheet: where the plan comes from, what the organiser decided, and how it was found and proved."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.plan import Stage
from allocator.verify.if_possible import told
from allocator.workbook.plan.book import PlanBook
from allocator.workbook.plan.words import INPUT_HASH, capitalised
from allocator.workbook.xlsx.letters import lines_of
from allocator.workbook.xlsx.page import (
    PERCENT_EXACT,
    SECTION,
    STRONG,
    TEXT,
    Look,
    columns_of,
    draw,
    draw_header,
    draw_rows,
    merge,
    write_line,
)
from allocator.workbook.xlsx.style import TITLE, CellValue, height_of, set_up_print, set_widths

_WIDTHS = (37, 24, 14, 14, 12, 12)

_ROWS_OF_A_PAGE = 60
"""Rows that fit on a page in letters that can be read."""

_SECONDS = Look(horizontal="left", number_format="0.0")
_MOMENT = Look(horizontal="left", number_format="yyyy-mm-dd hh:mm")

_Fact = tuple[str, CellValue, Look]


def write_about(sheet: Worksheet, book: PlanBook) -> None:
    """Write the facts of the run, the policy, the versions, then a table of objectives and what was noted."""
    set_widths(sheet, _WIDTHS)
    write_line(sheet, 1, book.event.title, TITLE)
    row = _write_facts(sheet, "This plan", list(_run(book)), 3)
    row = _write_facts(sheet, "Policy", list(_policy(book)), row)
    row = _write_facts(sheet, "Versions", [(name, text, TEXT) for name, text in _versions(book)], row)
    row = _write_stages(sheet, book, row)
    broken = told(book.event, book.policy, book.plan)
    if broken:
        facts: list[_Fact] = [(str(number), line, TEXT) for number, line in enumerate(broken, start=1)]
        row = _write_facts(sheet, "Asked for if possible, and not kept", facts, row)
    if book.result.notes:
        _write_facts(sheet, "Notes", [(str(i), note, TEXT) for i, note in enumerate(book.result.notes, start=1)], row)
    set_up_print(sheet, landscape=False)
    if sheet.max_row <= _ROWS_OF_A_PAGE:
        sheet.page_setup.fitToHeight = 1


def _write_facts(sheet: Worksheet, title: str, facts: list[_Fact], row: int) -> int:
    """Write a section of names and values; the first row of the next section."""
    write_line(sheet, row, title, SECTION)
    for number, (name, value, look) in enumerate(facts, start=row + 1):
        draw(sheet, number, 1, name, STRONG)
        draw(sheet, number, 2, value, look)
        lines = lines_of(name, _WIDTHS[0], bold=True), lines_of(str(value), sum(_WIDTHS[1:]))
        sheet.row_dimensions[number].height = height_of(max(lines))
        merge(sheet, number, 2, len(_WIDTHS), border=look.border)
    return row + len(facts) + 2


def _run(book: PlanBook) -> Iterator[_Fact]:
    result = book.result
    yield "Status", capitalised(result.status.value), TEXT
    yield "Event workbook", book.event_file, TEXT
    yield INPUT_HASH, result.input_hash, TEXT
    yield "Written", book.now, _MOMENT
    yield "Engine", result.engine, TEXT
    if result.methods:
        yield "Methods", "; ".join(result.methods), TEXT
    yield "Seed", result.seed, TEXT
    yield "Seconds in all", result.seconds, _SECONDS
    if result.first_plan_seconds is not None:
        yield "Seconds to the first plan", result.first_plan_seconds, _SECONDS
    yield "Reproducible", _yes_or_no(result.reproducible), TEXT
    if result.peak_mb is not None:
        yield "Memory in MB", result.peak_mb, _SECONDS


def _policy(book: PlanBook) -> Iterator[_Fact]:
    """Every decision, those left to the program with the value that it took."""
    event, policy = book.event, book.policy
    ranks = range(1, event.lowest_rank + 1)
    yield "Objectives", "; ".join(policy.objectives), TEXT
    yield "Cost per rank", "; ".join(str(policy.rank_cost(rank)) for rank in ranks), TEXT
    yield "Cost of an unwished seat", policy.unwished_seat_cost(event), TEXT
    yield "Unwished seats allowed", _yes_or_no(policy.unwished_allowed), TEXT
    yield "Seats for those who wished nothing", _yes_or_no(policy.seats_for_wishless), TEXT
    yield "Seats for those who did not answer", _yes_or_no(policy.seats_for_silent), TEXT
    yield "Everybody must be seated", _yes_or_no(policy.everybody_seated), TEXT
    if policy.most_moved is not None:
        yield "Attendees moved at most", policy.most_moved, TEXT
    yield "Seed asked for", policy.seed, TEXT
    for rule in policy.rules:
        yield "Rule of your own", f"{rule.name}: {rule.sentence}", TEXT
    for objective in policy.own_objectives:
        yield "Objective of your own", f"{objective.name}: {objective.sentence}", TEXT


def _yes_or_no(truth: bool) -> str:
    return "yes" if truth else "no"


def _versions(book: PlanBook) -> list[tuple[str, str]]:
    return sorted(book.result.versions.items())


def _write_stages(sheet: Worksheet, book: PlanBook, row: int) -> int:
    """Write what each objective reached, and what no plan goes below; the gap is blank where a part says nothing."""
    write_line(sheet, row, "Objectives, the most important first", SECTION)
    number = Look(horizontal="right")
    columns = columns_of(
        _WIDTHS,
        ("Objective", STRONG),
        ("Status", TEXT),
        ("Value", number),
        ("Bound", number),
        ("Gap", Look(horizontal="right", number_format=PERCENT_EXACT)),
        ("Seconds", Look(horizontal="right", number_format="0.0")),
    )
    draw_header(sheet, columns, row=row + 1)
    draw_rows(sheet, columns, map(_stage, book.result.stages), first_row=row + 2)
    return row + 3 + len(book.result.stages)


def _stage(stage: Stage) -> list[CellValue]:
    status = "proved best" if stage.proved else "best found"
    return [capitalised(stage.name), status, stage.value, stage.bound, stage.part_open, stage.seconds]
