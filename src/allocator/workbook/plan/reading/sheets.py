"""What the two sheets that count say of a plan: the Timetable of what is held, Assignments of who sits where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.event import Event
from allocator.plan import Assignment, Placement, Plan
from allocator.suggest import did_you_mean
from allocator.workbook.plan.reading.tables import FoundTable, PlanFindings, find_table, no_cells
from allocator.workbook.plan.words import (
    ALL,
    ASSIGNMENTS,
    CAPACITY,
    FREE,
    ID,
    ORGANISATION,
    PINNED,
    ROOM,
    TIMETABLE,
    Lookup,
    RoundColumns,
    SessionNames,
    assignment_columns,
    brief,
    name_heading,
    timetable_columns,
)
from allocator.workbook.xlsx.cells import SheetCell, SheetGrid
from allocator.workbook.xlsx.text import YES, items


@dataclass(frozen=True, slots=True)
class Held:
    """A placement and the cell that says so."""

    placement: Placement
    where: str


class PlanReader:
    """The two sheets that count, read against an event; what is wrong or odd gathers in `findings`."""

    def __init__(self, event: Event, grids: Mapping[str, SheetGrid], *, announced: bool, written: Plan | None) -> None:
        self.findings = PlanFindings()
        self.gone: list[Problem] = []
        self.pinned: list[Assignment] = []
        self.seen: dict[str, SheetCell] = {}
        self._noted: set[str] = set()
        self._announced = announced
        self._had = frozenset(seat.attendee for seat in written.assignments) if written else frozenset()
        self._placed = frozenset(written.placements) if written else frozenset()
        self._told = None if written is None else _sessions_in(written)
        self._event = event
        self._grids = grids
        self._names = SessionNames(event)
        self._rooms = Lookup.of(room.name for room in event.rooms)
        self._ids = Lookup.of(attendee.id for attendee in event.attendees)
        self._rounds = Lookup.of(round.name for round in event.rounds)

    def placements(self) -> Iterator[Held]:
        """A placement for every session under a round, in the room of its row where the event has rooms."""
        rounds = timetable_columns(self._event)
        rooms = [ROOM] if self._event.rooms else []
        table = self._table(TIMETABLE, rooms, rounds, [CAPACITY], open_to_others=False)
        for row in table.rows():
            cells = [(round, table.cell(row, columns.session)) for round, columns in rounds.items()]
            held = [(round, cell, code) for round, cell in cells if (code := self._session(cell)) is not None]
            room = self._room(table.cell(row, ROOM), needed=bool(held)) if ROOM in table.columns else ""
            for round, cell, code in held if room is not None else ():
                yield Held(Placement(code, round, room or ""), cell.where)

    def assignments(self, held: Sequence[Held]) -> Iterator[Assignment]:
        """An assignment for every session in the row of an attendee; every attendee has one row."""
        rounds = assignment_columns(self._event)
        others = [name_heading(self._event), ORGANISATION, PINNED]
        table = self._table(ASSIGNMENTS, [ID], rounds, others, open_to_others=True)
        rooms = _cells_by_room(held)
        for row in table.rows() if ID in table.columns else ():
            attendee = self._attendee(table, row)
            seats: list[Assignment] = []
            for round, columns in rounds.items():
                code = self._session(table.cell(row, columns.session))
                if code is not None:
                    beside = table.cell(row, columns.others.get("room", ""))
                    self._compare_room(beside, code, round, rooms.get((code, round), {}))
                    if attendee is not None:
                        seats.append(Assignment(attendee, code, round))
            self._note_pins(table.cell(row, PINNED), seats)
            yield from seats
        if ID in table.columns:
            self._note_missing()

    def _table(
        self,
        name: str,
        keys: list[str],
        rounds: Mapping[str, RoundColumns],
        others: list[str],
        *,
        open_to_others: bool,
    ) -> FoundTable:
        """The table of a sheet: a key column where there is one, and the columns of each round."""
        grid = self._grids.get(folded(name))
        if grid is None:
            self.findings.problem(name, "this sheet is missing; copy it from the plan as it was written.")
            return FoundTable(no_cells(name), 1, {})
        wanted = keys + [columns.session for columns in rounds.values()]
        optional = others + [heading for columns in rounds.values() for heading in columns.others.values()]
        return find_table(grid, self.findings, wanted=wanted, optional=optional, open_to_others=open_to_others)

    def _session(self, cell: SheetCell) -> str | None:
        """The code of the session that a cell means; None where it means none, or cannot be understood."""
        text = self.findings.text(cell)
        codes = () if self._names.is_free(text) else self._names.meant(text)
        if len(codes) > 1:
            self.findings.problem(cell.where, f'"{text}" may be {" or ".join(codes)}; write the code.')
        elif not codes and not self._names.is_free(text):
            retitled = self._retitled(cell, text) if self._announced else None
            # What the program did not write there was typed by hand, and is no name of old.
            told = self._in_full(text) if self._announced else None
            if retitled or told:
                return retitled or self._of_old(cell, told or text)
            titles = [session.title for session in self._event.sessions]
            self._unknown(cell, text, f"one of the {self._event.labels.sessions}", titles)
        return codes[0] if len(codes) == 1 else None

    def _in_full(self, text: str) -> str | None:
        """The session of the written plan that the text names, in full or in brief; None where it names none."""
        if self._told is None or text in self._told:
            return text
        named = [one for one in sorted(self._told) if brief(one) == text]
        return named[0] if len(named) == 1 else None

    def _room(self, cell: SheetCell, *, needed: bool) -> str | None:
        """The room of a row; None where it cannot be understood, or is left out and `needed`."""
        text = self.findings.text(cell)
        rooms = self._rooms.keys(text)
        if len(rooms) == 1:
            return rooms[0]
        if text and self._announced:
            return self._of_old(cell, text)
        if text:
            self._unknown(cell, text, "one of the rooms", [room.name for room in self._event.rooms])
        elif needed and not cell.trouble:
            self.findings.problem(cell.where, "the room is missing, and something is held in it; write the room.")
        return None

    def _attendee(self, table: FoundTable, row: int) -> str | None:
        """The id of the attendee of a row; None where it cannot be understood or had a row before."""
        cell = table.cell(row, ID)
        text = self.findings.text(cell)
        ids = self._ids.keys(text)
        if text and not ids and self._announced:
            return self._of_old(cell, text)
        if len(ids) != 1:
            self._note_no_attendee(cell, text)
            return None
        if ids[0] in self.seen:
            self.findings.problem(cell.where, f'"{text}" has a row at {self.seen[ids[0]].where} too; keep one of them.')
            return None
        self.seen[ids[0]] = cell
        self._compare_name(table.cell(row, name_heading(self._event)), ids[0])
        return ids[0]

    def _note_no_attendee(self, cell: SheetCell, text: str) -> None:
        if text:
            ids = [attendee.id for attendee in self._event.attendees]
            self._unknown(cell, text, f"the id of one of the {self._event.labels.attendees}", ids)
        elif not cell.trouble:
            self.findings.problem(cell.where, "the id is missing; write whose row it is, or clear the row.")

    def _unknown(self, cell: SheetCell, text: str, what: str, known: Sequence[str]) -> None:
        self.findings.problem(cell.where, f'"{text}" is not {what}. {did_you_mean(text, known)}'.rstrip())

    def _retitled(self, cell: SheetCell, text: str) -> str | None:
        """The session of which the event now has another title than the text; that is noted once for each text."""
        code = self._names.retitled(text)
        if code is not None and text not in self._noted:
            self._noted.add(text)
            title = self._event.session_of[code].title
            self.findings.warn(cell.where, f'says "{text}", but {code} is "{title}" in the event; the code counts.')
        return code

    def _of_old(self, cell: SheetCell, text: str) -> str:
        """A name that is no longer in the event, as it is written."""
        self.gone.append(Problem(cell.where, f'"{text}" is no longer in the event'))
        return text

    def _note_pins(self, cell: SheetCell, seats: Sequence[Assignment]) -> None:
        """Note which seats of a row must stay."""
        text = self.findings.text(cell)
        wanted: set[str] = set()
        for item in items(text):
            rounds = self._rounds.keys(item)
            if not rounds and folded(item) in {ALL, *YES}:
                rounds = tuple(seat.round for seat in seats)
            elif len(rounds) != 1:
                self._unknown(cell, item, f'"{ALL}" or one of the rounds', [one.name for one in self._event.rounds])
            elif rounds[0] not in {seat.round for seat in seats}:
                self.findings.warn(cell.where, f'"{item}" is pinned, but this row has no seat in that round.')
            wanted.update(rounds)
        self.pinned += [seat for seat in seats if seat.round in wanted]

    def _note_missing(self) -> None:
        if self._announced and self._event.attendees and not self.seen:
            what = f"not one of these {self._event.labels.attendees} is in the event; give the plan announced for it."
            self.findings.problem(ASSIGNMENTS, what)
            return
        for attendee in self._event.attendees:
            # Who came after the plan was announced has no row in it.
            if attendee.id not in self.seen and (not self._announced or attendee.id in self._had):
                what = f"{attendee.name} ({attendee.id}) has no row; add one, left blank where they have no seat."
                self.findings.problem(ASSIGNMENTS, what)

    def _compare_name(self, cell: SheetCell, attendee: str) -> None:
        text, name = self.findings.text(cell), self._event.attendee_of[attendee].name
        if text and folded(text) != folded(name):
            self.findings.warn(cell.where, f'says "{text}", but {attendee} is "{name}" in the event; the id counts.')

    def _compare_room(self, cell: SheetCell, session: str, round: str, held: Mapping[str, str]) -> None:
        """Note a room beside a seat that is not where the Timetable holds the session."""
        text = self.findings.text(cell)
        said = self._rooms.keys(text) or (text,)
        if any(Placement(session, round, room) in self._placed for room in said):
            return  # nobody changed it: it is the Timetable that was edited
        if held and folded(text) not in FREE and not set(said) & set(held):
            places = " and ".join(f"{room} ({where})" for room, where in held.items())
            self.findings.warn(cell.where, f'says "{text}", but {session} is held in {places}; the Timetable counts.')


def _sessions_in(plan: Plan) -> frozenset[str]:
    """The sessions of which a plan speaks."""
    return frozenset({one.session for one in plan.placements} | {one.session for one in plan.assignments})


def _cells_by_room(held: Sequence[Held]) -> Mapping[tuple[str, str], dict[str, str]]:
    """By session and round: in which rooms that is held, and the cells that say so."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for one in held:
        found[one.placement.session, one.placement.round][one.placement.room] = one.where
    return found
