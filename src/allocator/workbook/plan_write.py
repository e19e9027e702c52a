"""A verified plan as a workbook, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from itertools import count
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from allocator.errors import UnverifiedPlan
from allocator.event import Event
from allocator.plan import Assignment, Origin, Result
from allocator.policy import Policy
from allocator.verify import Violation, violations
from allocator.workbook.plan_sheets.about import write_about
from allocator.workbook.plan_sheets.as_written import write_as_written
from allocator.workbook.plan_sheets.assignments import write_assignments
from allocator.workbook.plan_sheets.book import Book
from allocator.workbook.plan_sheets.changes import write_changes
from allocator.workbook.plan_sheets.demand import write_demand
from allocator.workbook.plan_sheets.history import write_history
from allocator.workbook.plan_sheets.lists import LISTS, write_lists
from allocator.workbook.plan_sheets.offerings import write_offerings
from allocator.workbook.plan_sheets.page import print_tightly
from allocator.workbook.plan_sheets.rosters import write_rosters
from allocator.workbook.plan_sheets.summary import write_summary
from allocator.workbook.plan_sheets.timetable import write_timetable
from allocator.workbook.plan_sheets.unlucky import write_unlucky
from allocator.workbook.plan_words import ABOUT, AS_WRITTEN, ASSIGNMENTS, CHANGES, HISTORY, TIMETABLE
from allocator.workbook.style import FileLocked, save_whole, storable

SHEETS: tuple[tuple[str, Callable[[Worksheet, Book], None]], ...] = (
    ("Summary", write_summary),
    (CHANGES, write_changes),
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
) -> Path:
    """Verify the plan of a result and write it; raises UnverifiedPlan for one that breaks a rule, and FileTrouble.

    With an `origin` there is a sheet of what is otherwise than announced. Returns where it was written: beside the
    path, under a new name, if the file there was locked in the meantime.
    """
    if result.plan is None:
        raise ValueError("a result without a plan cannot be written")
    broken = violations(event, policy, result.plan)
    if broken:
        raise UnverifiedPlan(_refusal(broken, path))
    workbook = plan_workbook(Book(event, policy, result.plan, result, event_file, now, origin, frozenset(pinned)))
    target = Path(path)
    try:
        save_whole(workbook, target, force=force)
    except FileLocked:
        beside = (target.with_stem(f"{target.stem} ({number})") for number in count(2))
        target = next(other for other in beside if not other.exists())
        save_whole(workbook, target, force=False)
    return target


def plan_workbook(book: Book) -> Workbook:
    """All sheets of the plan workbook."""
    workbook = Workbook()
    workbook.properties.title = storable(book.event.title)
    workbook.properties.creator = "allocator"
    workbook.properties.created = book.now
    workbook.remove(workbook.worksheets[0])
    written = [(title, write) for title, write in SHEETS if title != CHANGES or book.origin is not None]
    for title, write in written:
        sheet = workbook.create_sheet(title)
        write(sheet, book)
        print_tightly(sheet)
    titles = [title for title, _ in written]
    write_as_written(workbook.create_sheet(AS_WRITTEN), book, [*titles, AS_WRITTEN])
    return workbook


def _refusal(broken: tuple[Violation, ...], path: str | Path) -> str:
    count = "a rule" if len(broken) == 1 else f"rules {len(broken)} times"
    return "\n".join(
        [
            f"The plan found breaks {count}:",
            *(f"  {violation.message}" for violation in broken),
            f"This is a fault of the program, not of your workbook; nothing was written to {path}. Please report it.",
        ]
    )
