"""A plan workbook read back, as written or as edited by hand. Whether the plan keeps the rules is for verify to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from allocator.coherence import folded
from allocator.errors import FileTrouble, InputProblems, Problem
from allocator.event import Event, Round
from allocator.plan import Assignment, Edition, Plan, Stage, Status
from allocator.workbook.plan.reading.as_written import written_in
from allocator.workbook.plan.reading.sheets import PlanReader
from allocator.workbook.plan.reading.stages import methods_in, stages_in, status_in
from allocator.workbook.plan.reading.tables import PlanFindings, find_table, no_cells
from allocator.workbook.plan.words import (
    ABOUT,
    ASSIGNMENTS,
    HISTORY,
    HISTORY_COLUMNS,
    INPUT_HASH,
    TIMETABLE,
    timetable_columns,
)
from allocator.workbook.xlsx.cells import SheetGrid, read_grids
from allocator.workbook.xlsx.text import clean

WHAT_NOW = "Nothing was done. Fix these cells and run the same command again."


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan, what is odd about its workbook, and the hash of the event that it was made for, where that is stated.

    `editions` are this plan, last, and those that came before it, as the workbook lists them; `gone` is what the plan
    names and the event no longer has. `written` is the plan before anybody edited it (None where the workbook does not
    say), and `pinned` are the seats that the organiser marked to stay. `status`, `stages` and `methods` are what was
    known about the plan when it was written, where the workbook says so. `attendees` are those of the event who have a
    row.
    """

    plan: Plan
    warnings: tuple[Problem, ...]
    input_hash: str | None
    editions: tuple[Edition, ...] = ()
    gone: tuple[Problem, ...] = ()
    written: Plan | None = None
    pinned: frozenset[Assignment] = frozenset()
    status: Status | None = None
    stages: tuple[Stage, ...] = ()
    attendees: frozenset[str] = frozenset()
    methods: tuple[str, ...] = ()


def read_plan(path: str | Path, event: Event, *, announced: bool = False) -> ReadPlan:
    """Read what is held where from Timetable and who sits where from Assignments; no other sheet counts.

    With `announced` the event may have changed since: what is no longer in it is named as the workbook names it.
    Raises FileTrouble for what is not a workbook, and InputProblems with everything that cannot be understood.
    """
    grids = {folded(grid.name): grid for grid in read_grids(path)}
    if not {folded(ASSIGNMENTS), folded(TIMETABLE)} & grids.keys() and "sessions" in grids:
        raise FileTrouble(f"{path} is an event workbook. Give the plan workbook that was made from it.")
    return read_plan_in(path, grids, event, announced=announced)


def read_plan_in(path: str | Path, grids: Mapping[str, SheetGrid], event: Event, *, announced: bool) -> ReadPlan:
    """The plan in the sheets of a workbook, by folded title; raises InputProblems."""
    told = _with_rounds_told(event, grids) if announced else event
    written = written_in(grids, told)
    reader = PlanReader(told, grids, announced=announced, written=written)
    held = list(reader.placements())
    seats = list(reader.assignments(held))
    if reader.findings.problems:
        raise InputProblems(str(path), reader.findings.problems, WHAT_NOW)
    plan = Plan.of((one.placement for one in held), seats)
    about = grids.get(folded(ABOUT))
    return ReadPlan(
        plan,
        tuple(reader.findings.warnings),
        _input_hash(grids),
        tuple(editions_in(grids)),
        tuple(reader.gone),
        written,
        frozenset(reader.pinned),
        status_in(about),
        stages_in(about),
        frozenset(reader.seen),
        methods_in(about),
    )


def read_editions(path: str | Path) -> tuple[Edition, ...]:
    """The plans that led to the one in a workbook, which is the last; none where it does not say."""
    return tuple(editions_in({folded(grid.name): grid for grid in read_grids(path)}))


def editions_in(grids: Mapping[str, SheetGrid]) -> Iterator[Edition]:
    """The rows of the History sheet."""
    grid = grids.get(folded(HISTORY), no_cells(HISTORY))
    table = find_table(grid, PlanFindings(), wanted=HISTORY_COLUMNS, optional=(), open_to_others=True)
    written, event_file, changes, plan = HISTORY_COLUMNS
    for row in table.rows():
        happened = tuple(part for part in table.cell(row, changes).text.split("; ") if part)
        yield Edition(
            plan_hash=clean(table.cell(row, plan).text),
            written=clean(table.cell(row, written).text),
            event_file=clean(table.cell(row, event_file).text),
            changes=happened,
        )


def _with_rounds_told(event: Event, grids: Mapping[str, SheetGrid]) -> Event:
    """The event with the rounds of the Timetable instead of its own: those that have a column of seats beside them."""
    known = {columns.session: round for round, columns in timetable_columns(event).items()}
    grid = grids.get(folded(TIMETABLE), no_cells(TIMETABLE))
    rows = ([clean(cell.text) for cell in cells.values()] for cells in grid.cells.values())
    found = max(([text for text in row if text and f"{text} seats" in row] for row in rows), key=len, default=[])
    return replace(event, rounds=tuple(Round(known.get(heading, heading)) for heading in found)) if found else event


def _input_hash(grids: Mapping[str, SheetGrid]) -> str | None:
    about = grids.get(folded(ABOUT), no_cells(ABOUT))
    values = (about.cell(row, 2) for row in about.cells if clean(about.cell(row, 1).text) == INPUT_HASH)
    return next((clean(cell.text) for cell in values if not cell.blank), None)
