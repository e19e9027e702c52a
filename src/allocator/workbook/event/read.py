"""An event workbook as an event and a policy, or as the list of everything that is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from allocator import coherence
from allocator.coherence import Incoherence, folded
from allocator.errors import FileTrouble, InputProblems, Problem
from allocator.event import Event
from allocator.fingerprint import input_hash
from allocator.policy import Policy
from allocator.words import quoted
from allocator.workbook.event.asked.asked import Asked
from allocator.workbook.event.facts import event_of
from allocator.workbook.event.rows.entries import SheetEntry, entries, names_in
from allocator.workbook.event.rows.findings import EventFindings, place
from allocator.workbook.event.rows.tables import match_sheets
from allocator.workbook.event.schema import ATTENDEES, PINS, ROOMS, ROUNDS, RULES, SESSIONS, SETTINGS, SPEAKERS, WISHES
from allocator.workbook.event.settings import Settings, read_settings
from allocator.workbook.xlsx.cells import SheetCell, read_grids


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook says: facts, decisions, what is odd, how much there is, and a hash of facts and decisions."""

    event: Event
    policy: Policy
    warnings: tuple[Problem, ...]
    input_hash: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is known about a workbook, also one with problems; `reading` is None then."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    counts: Mapping[str, int]
    reading: Reading | None


def read_event(path: str | Path) -> Reading:
    """Read an event workbook; raises InputProblems with all problems at once, or FileTrouble."""
    inspection = inspect_event(path)
    if inspection.reading is None:
        what_now = f"Nothing was solved. Fix these cells and run again:  allocator check {quoted(path)}"
        raise InputProblems(str(path), inspection.problems, what_now)
    return inspection.reading


def inspect_event(path: str | Path) -> Inspection:
    """Read as much of an event workbook as can be read, with all problems and warnings; raises FileTrouble."""
    findings = EventFindings()
    grids = read_grids(path)
    sheets = {folded(grid.name) for grid in grids}
    if {"assignments", "timetable"} <= sheets and folded(SESSIONS.name) not in sheets:
        raise FileTrouble(f"{path} is a plan workbook. Give the event workbook that it was made from.")
    tables = match_sheets(grids, findings)
    settings = read_settings(tables[SETTINGS.name].rows, findings)
    names = names_in(tables)
    rows = {
        sheet.name: entries(tables[sheet.name], names, findings)
        for sheet in (ROUNDS, ROOMS, SPEAKERS, SESSIONS, ATTENDEES, PINS, RULES, WISHES)
    }
    event, asked = event_of(settings, rows, tables[WISHES.name].ranks, tables[ATTENDEES.name].own, names, findings)
    settings = replace(settings, policy=settings.policy.suited_to(event))
    said = {demand.cell for demand in event.demands}  # a rule that cannot be read is no fact
    rows[RULES.name] = [entry for entry in rows[RULES.name] if entry.cell(RULES.key.heading).where in said]
    rows[PINS.name] = [entry for entry in rows[PINS.name] if "Must" in entry.values]
    if all(table.complete for table in tables.values()):
        _note_incoherences(event, settings, rows, asked, findings)
    counts = _counts(event)
    reading = None
    if not findings.problems:
        digest = input_hash(event, settings.policy)
        reading = Reading(event, settings.policy, findings.warnings, digest, counts)
    return Inspection(findings.problems, findings.warnings, counts, reading)


def _note_incoherences(
    event: Event, settings: Settings, rows: Mapping[str, list[SheetEntry]], asked: Asked, findings: EventFindings
) -> None:
    """What the facts say against each other, each at its cell; oddities only where nothing is wrong."""
    cells = {
        "Settings": {name: [row.cells] for name, row in settings.rows.items()},
        **{sheet: _by_key(found) for sheet, found in rows.items()},
    }
    for pinned in asked.pins:
        cells[PINS.name].setdefault(pinned.pin.attendee, []).append(_at(pinned.cell))
    for one in asked.demands:
        cells[RULES.name].setdefault(str(one.demand.ask), []).append(_at(one.cell))
    for incoherence in coherence.problems(event, settings.policy):
        findings.problem(_cell(incoherence, cells), incoherence.message)
    if not findings.problems:
        for oddity in coherence.warnings(event, settings.policy):
            findings.warn(_cell(oddity, cells), oddity.message)


def _by_key(found: Iterable[SheetEntry]) -> dict[str, list[Mapping[str, SheetCell]]]:
    cells: dict[str, list[Mapping[str, SheetCell]]] = {}
    for entry in found:
        cells.setdefault(entry.key, []).append(entry.row.cells)
    return cells


def _at(cell: SheetCell) -> Mapping[str, SheetCell]:
    """A row that stands in one cell, whatever the heading."""
    return defaultdict(lambda: cell)


def _cell(incoherence: Incoherence, cells: Mapping[str, Mapping[str, list[Mapping[str, SheetCell]]]]) -> SheetCell:
    """The cell that shows an incoherence; the sheet where no row does."""
    rows = cells[incoherence.sheet].get(incoherence.key, [])
    return rows[incoherence.occurrence - 1][incoherence.column] if rows else place(incoherence.sheet)


def _counts(event: Event) -> dict[str, int]:
    return {
        "attendees": len(event.attendees),
        "sessions": len(event.sessions),
        "speakers": len(event.speakers),
        "rooms": len(event.rooms),
        "rounds": len(event.rounds),
        "wishes": len(event.wishes),
        "pins": len(event.pins),
        **({"rules": len(event.demands)} if event.demands else {}),
    }
