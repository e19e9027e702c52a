"""A verified plan as a workbook, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from allocator.errors import UnverifiedPlan
from allocator.event import Event
from allocator.plan import Assignment, Origin, Result
from allocator.policy import Policy
from allocator.verify import Violation, violations
from allocator.words import listed, several
from allocator.workbook.plan.book import PlanBook
from allocator.workbook.plan.rewriting.again import Lost, edited_in, written_again
from allocator.workbook.plan.rewriting.former import FormerBook, open_former
from allocator.workbook.plan.sheets.figures.demand import write_demand
from allocator.workbook.plan.sheets.figures.frontier import write_frontier
from allocator.workbook.plan.sheets.figures.summary import write_summary
from allocator.workbook.plan.sheets.figures.unlucky import write_unlucky
from allocator.workbook.plan.sheets.record.about import write_about
from allocator.workbook.plan.sheets.record.as_written import write_as_written
from allocator.workbook.plan.sheets.record.changes import write_changes
from allocator.workbook.plan.sheets.record.history import write_history
from allocator.workbook.plan.sheets.seats.assignments import write_assignments
from allocator.workbook.plan.sheets.seats.choices import LISTS, write_lists
from allocator.workbook.plan.sheets.seats.offerings import write_offerings
from allocator.workbook.plan.sheets.seats.rosters import write_rosters
from allocator.workbook.plan.sheets.seats.timetable import write_timetable
from allocator.workbook.plan.words import ABOUT, AS_WRITTEN, ASSIGNMENTS, CHANGES, FRONTIER, HISTORY, TIMETABLE
from allocator.workbook.xlsx.page import print_tightly
from allocator.workbook.xlsx.style import OURS, beside, demand_writable, save_or_beside, save_whole, storable

SHEETS: tuple[tuple[str, Callable[[Worksheet, PlanBook], None]], ...] = (
    ("Summary", write_summary),
    (CHANGES, write_changes),
    (FRONTIER, write_frontier),
    (ASSIGNMENTS, write_assignments),
    ("Offerings", write_offerings),
    ("Rosters", write_rosters),
    (TIMETABLE, write_timetable),
    ("Demand", write_demand),
    ("Unlucky", write_unlucky),
    (ABOUT, write_about),
    (HISTORY, write_history),
    (LISTS, write_lists),
)
"""The sheets in their order, with what writes each; the hidden one of what was written comes last."""


def _nobody(_: str) -> None:
    """Takes what nobody asked for."""


def write_plan(
    event: Event,
    policy: Policy,
    result: Result,
    path: str | Path,
    *,
    force: bool = False,
    event_file: str,
    now: datetime,
    origin: Origin | None = None,
    pinned: Collection[Assignment] = (),
    keeping: Path | None = None,
    tell: Callable[[str], None] = _nobody,
) -> Path:
    """Verify the plan of a result and write it; raises UnverifiedPlan for one that breaks a rule, and FileTrouble.

    With an `origin` a sheet lists what differs from the announced plan; the seats `pinned` are marked. What people
    put into the plan workbook that is written over, and into the one to be `keeping` to, is in the new one too; what
    could not be taken over is what `tell` is told. Returns where it was written: beside the path, under a new name,
    if the file there was locked in the meantime, or has something that would be lost.
    """
    if result.plan is None:
        raise ValueError("a result without a plan cannot be written")
    broken = violations(event, policy, result.plan)
    if broken:
        raise UnverifiedPlan(_refusal(broken, path))
    book = PlanBook(event, policy, result.plan, result, event_file, now, origin, frozenset(pinned))
    target = Path(path)
    demand_writable(target, force=force)
    over = _former(target)
    source = None if keeping is None else _former(keeping)
    formers = [former for former in (source, over) if former is not None]
    if over is not None:
        book, lost = _with_pins_of(over, book)
    else:
        lost = []
    workbook, not_carried, told = _again(book, formers) if formers else (plan_workbook(book), [], [])
    for one in not_carried:
        if one.former is over:
            lost += one.what
        elif one.what:
            told.append(f"Not copied from {one.former.path}, where it still is: {listed(one.what)}.")
    if lost:
        place = beside(target)
        told.append(f"{target} stays as it is: {listed(lost)} would have been lost. The new plan is in {place}.")
        save_whole(workbook, place, force=False)
    else:
        place = save_or_beside(workbook, target, force=force)
    for sentence in told:
        tell(sentence)
    return place


def _former(path: Path) -> FormerBook | None:
    titles = [*(title for title, _ in SHEETS), AS_WRITTEN]
    return open_former(path, titles=titles) if path.exists() else None


def _with_pins_of(over: FormerBook, book: PlanBook) -> tuple[PlanBook, list[str]]:
    """The book with the pins of a workbook that is written over, and what was done by hand there and is not in it."""
    pinned, lost = edited_in(over, book.event)
    gone = pinned - set(book.plan.assignments)
    if gone:
        lost.append(several(len(gone), "pinned seat"))
    return replace(book, pinned=book.pinned | pinned), lost


def _again(book: PlanBook, formers: Sequence[FormerBook]) -> tuple[Workbook, list[Lost], list[str]]:
    return written_again(formers, titles_of(book), book.event, lambda workbook: _write(workbook, book))


def titles_of(book: PlanBook) -> list[str]:
    """The titles of the sheets of a plan workbook, in their order."""
    absent = {CHANGES} if book.origin is None else set()
    absent |= set() if book.trade else {FRONTIER}
    return [*(title for title, _ in SHEETS if title not in absent), AS_WRITTEN]


def plan_workbook(book: PlanBook) -> Workbook:
    """All sheets of the plan workbook."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _write(workbook, book)
    return workbook


def _write(workbook: Workbook, book: PlanBook) -> None:
    """Write all sheets into a workbook that has none of their titles."""
    workbook.properties.title = storable(book.event.title)
    workbook.properties.creator = OURS
    workbook.properties.created = book.now
    titles = titles_of(book)
    drawn: list[str] = []
    for title, write in SHEETS:
        if title in titles:
            sheet = workbook.create_sheet(title)
            write(sheet, book)
            print_tightly(sheet)
            drawn += [title] * len(sheet._charts)
    write_as_written(workbook.create_sheet(AS_WRITTEN), book, titles, drawn)


def _refusal(broken: tuple[Violation, ...], path: str | Path) -> str:
    count = "a rule" if len(broken) == 1 else f"rules {len(broken)} times"
    return "\n".join(
        [
            f"The plan found breaks {count}:",
            *(f"  {violation.message}" for violation in broken),
            f"This is a fault of the program, not of your workbook; nothing was written to {path}. Please report it.",
        ]
    )
