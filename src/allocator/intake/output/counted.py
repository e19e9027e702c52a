"""What an event workbook holds after an import, and what the import adds, changes and takes out, in numbers."""

from __future__ import annotations

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.import_notes import ImportNotes
from allocator.intake.ledger.edits import Edits
from allocator.intake.merge.everybody import Everybody
from allocator.intake.merge.gather import Gathered
from allocator.words import several
from allocator.workbook.event.schema import ATTENDEES, ROOMS, ROUNDS, SESSIONS, WISHES


def counts(gathered: Gathered, everybody: Everybody, book: EventWorkbook, edits: Edits) -> dict[str, int]:
    """What the workbook holds, and how many people this import settles."""
    there = {
        folded(row["Attendee"]): sum(_named(text) for heading, text in row.items() if heading.isdecimal())
        for row in book.there(WISHES)
        if row.get("Attendee")
    }
    comers = everybody.register.comers
    silent = [folded(comer.id) for comer in comers if comer not in everybody.wishes]
    earlier = [there.get(key) for key in (*silent, *edits.staying(ATTENDEES))]
    wished: list[bool | None] = [bool(everybody.wishes[comer]) for comer in comers if comer in everybody.wishes]
    wished += [None if count is None else count > 0 for count in earlier]
    return {
        "attendees": len(wished),
        "sessions": len(gathered.titles.title_of) + len(edits.staying(SESSIONS)),
        "rooms": edits.rows_to_be(ROOMS),
        "rounds": edits.rows_to_be(ROUNDS),
        "wishes": everybody.counted + sum(count or 0 for count in earlier),
        "with wishes": wished.count(True),
        "wished nothing": wished.count(False),
        "did not answer": wished.count(None),
        "settled": sum(pin.must for pin in everybody.pins),
    }


def _named(cell: str) -> int:
    """How many sessions a cell for wishes names."""
    return sum(bool(text.strip()) for text in cell.split(";"))


def say_what_is_missing(gathered: Gathered, book: EventWorkbook, edits: Edits, notes: ImportNotes) -> None:
    """What `check` will ask for, said now, with the option that gives it."""
    if not gathered.round_names and not edits.staying(ROUNDS):
        notes.to_fill.append(Problem("Rounds", "there are none yet. Write them there, or import with --rounds 3."))
    rooms = gathered.rooms or book.there(ROOMS)
    filled = {folded(row.get("Code", "")) for row in book.there(SESSIONS) if row.get("Maximum")}
    without = [row for row in gathered.sessions if row["Maximum"] is None and folded(str(row["Code"])) not in filled]
    if not rooms and without:
        message = f"{several(len(without), 'session')} without a maximum. Write it there, or import with --capacity 20."
        notes.to_fill.append(Problem("Sessions", message))
