"""A programme as an event workbook to go on with: what was found, with marks; example rows for the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from allocator.errors import Problem
from allocator.event import Event, Pin, Wish
from allocator.intake.programme.settled.settle import CellToCheck, SettledProgramme
from allocator.policy import Policy
from allocator.workbook.event.schema import ATTENDEES, PINS, ROOMS, ROUNDS, SESSIONS, SHEETS, WISHES
from allocator.workbook.event.template import EXAMPLE
from allocator.workbook.event.write import build_workbook
from allocator.workbook.xlsx.style import MUTED, fill, put_note, save_whole

TO_CHECK = "FFE699"
"""The colour of cells to look at."""

_UNTOLD = {SESSIONS.name: ("Minimum", "At least")}
"""Columns of which a programme says nothing; blank means what the Settings say."""


def write_programme(programme: SettledProgramme, path: Path, *, force: bool = False) -> tuple[Problem, ...]:
    """Write the event workbook; the marks with their cells. FileTrouble if it cannot be written."""
    workbook = build_workbook(_completed(programme.event), Policy())
    examples = [ATTENDEES, PINS, WISHES]
    examples += [ROUNDS] if not programme.event.rounds else []
    examples += [ROOMS] if not programme.event.rooms else []
    for sheet in examples:
        for cell in workbook[sheet.name][2]:
            cell.font = MUTED
    for name, headings in _UNTOLD.items():
        for heading in headings:
            _clear(workbook[name], heading)
    told = tuple(_marked(workbook, programme.marks))
    save_whole(workbook, path, force=force)
    return told


def _completed(event: Event) -> Event:
    """The event with the template's example rows for what no programme gives; they agree with what it does."""
    session = event.sessions[0].code
    (attendee,) = EXAMPLE.attendees
    attendee = attendee if not event.rooms else replace(attendee, needs=frozenset())
    return replace(
        event,
        rounds=event.rounds or EXAMPLE.rounds,
        rooms=event.rooms or EXAMPLE.rooms,
        attendees=(attendee,),
        wishes=(Wish(attendee.id, session, 1),),
        pins=(Pin(attendee.id, session, None, reason=EXAMPLE.pins[0].reason),),
    )


def _clear(page: Worksheet, heading: str) -> None:
    column = _columns(page)[heading]
    for row in range(2, page.max_row + 1):
        page.cell(row, column).value = None


def _pages(workbook: Workbook) -> Iterator[tuple[str, Worksheet]]:
    yield from ((sheet.name, workbook[sheet.name]) for sheet in SHEETS if sheet.name in workbook.sheetnames)


def _columns(page: Worksheet) -> dict[str, int]:
    return {str(cell.value): place for place, cell in enumerate(page[1], start=1)}


def _marked(workbook: Workbook, marks: Iterable[CellToCheck]) -> Iterable[Problem]:
    """Colour the cells of marks, attach what is to be looked at, and say where each is; sheet by sheet."""
    notes: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    places: dict[tuple[str, int, int], list[Problem]] = defaultdict(list)
    rows = {
        name: {page.cell(row, 1).value: row for row in range(2, page.max_row + 1)} for name, page in _pages(workbook)
    }
    order = {sheet.name: place for place, sheet in enumerate(SHEETS)}
    for mark in marks:
        page = workbook[mark.sheet]
        at = (mark.sheet, rows[mark.sheet][mark.key], _columns(page)[mark.column])
        if mark.blank:
            page.cell(*at[1:]).value = None
        else:
            cell = f"{mark.sheet}!{page.cell(*at[1:]).coordinate}"
            places[at].append(Problem(cell, f"{mark.place}: {mark.message}" if mark.place else mark.message))
        notes[at].append(f"{mark.place}: {mark.message}" if mark.place else mark.message)
    for (name, row, column), texts in notes.items():
        marked = workbook[name].cell(row, column)
        marked.fill = fill(TO_CHECK)
        put_note(marked, "\n".join(texts))
    for at in sorted(places, key=lambda at: (order[at[0]], at[1], at[2])):
        yield from places[at]
