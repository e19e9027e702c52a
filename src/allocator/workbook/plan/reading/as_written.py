"""What a plan workbook says of how it was written, beneath whatever was edited by hand since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from allocator.coherence import folded
from allocator.event import Event
from allocator.plan import Assignment, Placement, Plan
from allocator.workbook.plan.words import (
    AS_WRITTEN,
    AS_WRITTEN_COLUMNS,
    ASSIGNMENTS,
    TIMETABLE,
    Lookup,
    SessionNames,
    assignment_columns,
)
from allocator.workbook.xlsx.cells import SheetGrid
from allocator.workbook.xlsx.text import clean


def written_in(grids: Mapping[str, SheetGrid], event: Event) -> Plan | None:
    """The plan as the hidden sheet has it, in the words of an event; None where there is no such sheet.

    What the event has not is named as the sheet names it, just as an announced plan is read.
    """
    lines = _lines(grids)
    if not lines:
        return None
    headings = lines[0][len(AS_WRITTEN_COLUMNS) :]
    names = SessionNames(event)
    rooms = _known(Lookup.of(room.name for room in event.rooms))
    ids = _known(Lookup.of(attendee.id for attendee in event.attendees))
    by_heading = {clean(columns.session): round for round, columns in assignment_columns(event).items()}
    rounds = [by_heading.get(heading, heading) for heading in headings]

    def held(texts: list[str]) -> Iterator[tuple[str, str]]:
        """The session and the round of each cell of a line that holds one."""
        for round, text in zip(rounds, texts, strict=False):
            if not names.is_free(text):
                codes = names.meant(text)
                yield (codes[0] if len(codes) == 1 else names.retitled(text) or text), round

    placements: list[Placement] = []
    seats: list[Assignment] = []
    for kind, key, *texts in lines[1:]:
        if kind == TIMETABLE:
            room = rooms(key) if event.rooms else ""
            placements += [Placement(session, round, room) for session, round in held(texts)]
        elif kind == ASSIGNMENTS:
            attendee = ids(key)
            seats += [Assignment(attendee, session, round) for session, round in held(texts)]
    return Plan.of(placements, seats)


def names_in(grids: Mapping[str, SheetGrid], kind: str) -> tuple[str, ...]:
    """The names of a kind that the hidden sheet lists; none where there is no such sheet."""
    return tuple(key for what, key, *_ in _lines(grids)[1:] if what == kind)


def _lines(grids: Mapping[str, SheetGrid]) -> list[list[str]]:
    grid = grids.get(folded(AS_WRITTEN))
    lines = [] if grid is None else [_texts(grid, row) for row in sorted(grid.cells)]
    return lines if lines and tuple(lines[0][: len(AS_WRITTEN_COLUMNS)]) == AS_WRITTEN_COLUMNS else []


def _texts(grid: SheetGrid, row: int) -> list[str]:
    """The cells of a row as texts, at least as many as there are columns before the rounds."""
    cells = grid.cells[row]
    columns = range(1, max(max(cells), len(AS_WRITTEN_COLUMNS)) + 1)
    return [clean(cells[column].text) if column in cells else "" for column in columns]


def _known(lookup: Lookup) -> Callable[[str], str]:
    """A name as the event has it, or as it is written."""

    def key(text: str) -> str:
        found = lookup.keys(text)
        return found[0] if len(found) == 1 else text

    return key
