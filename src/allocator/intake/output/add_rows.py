"""All that was read, into the event workbook."""

from __future__ import annotations

from collections.abc import Mapping

from allocator.errors import Problem
from allocator.intake.cells.identity import Identity
from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.import_notes import ImportNotes
from allocator.intake.merge.everybody import NAMED_AT_MOST, Everybody
from allocator.intake.merge.gather import Gathered
from allocator.workbook.event.schema import ATTENDEES, PINS, ROOMS, ROUNDS, SESSIONS, SPEAKERS, WISHES
from allocator.workbook.xlsx.style import CellValue


def write(book: EventWorkbook, programme: Gathered, everybody: Everybody, notes: ImportNotes) -> None:
    """Adds what is offered, who comes, what they wish for, and who is settled."""
    book.add(ROUNDS, programme.rounds)
    book.add(ROOMS, programme.rooms)
    book.add(SPEAKERS, programme.speakers)
    book.add(SESSIONS, programme.sessions)
    for row, values in programme.filled:
        for heading in book.fill(SESSIONS, row, values):
            message = (
                f'{heading} of "{values["Title"]}" stays as it is in the workbook; the file says {values[heading]}.'
            )
            notes.remarks.append(Problem(f"Sessions, row {row}", message))
    _write_people(book, everybody, notes)
    pins: list[Mapping[str, CellValue]] = [
        {
            "Attendee": pin.comer.id,
            "Session": pin.session,
            "Round": pin.round or None,
            "Must": "must" if pin.must else "must not",
            "Reason": pin.reason,
        }
        for pin in everybody.pins
    ]
    told = ("Attendee", "Session", "Round", "Must")
    there = {tuple(row.get(heading) or None for heading in told) for row in book.rows(PINS)}
    book.add(PINS, [pin for pin in pins if tuple(pin[heading] for heading in told) not in there])


def _write_people(book: EventWorkbook, everybody: Everybody, notes: ImportNotes) -> None:
    old = {row["Id"]: int(row[""]) for row in book.rows(ATTENDEES) if row.get("Id")}
    for comer in everybody.register.comers:
        if not comer.is_new:
            book.fill(
                ATTENDEES, old[comer.id], {"Email": comer.person.email, "Organisation": comer.person.organisation}
            )
    new = [comer for comer in everybody.register.comers if comer.is_new]
    rows = [[one.id, _called(one.id, one.person), one.person.email, one.person.organisation] for one in new]
    book.add_many(ATTENDEES, ["Id", "Name", "Email", "Organisation"], rows)
    there = {row["Attendee"]: row for row in book.rows(WISHES) if row.get("Attendee")}
    ranks = sorted({rank for one in everybody.wishes.values() for rank in one})
    lines, changed = [], []
    for comer, wishes in everybody.wishes.items():
        name = _called(comer.id, comer.person)
        cells = {str(rank): "; ".join(texts) for rank, texts in wishes.items()}
        if comer.id in there:
            before = there[comer.id]
            if {heading: text for heading, text in before.items() if heading.isdecimal() and text} != cells:
                changed.append(name)
                book.replace(WISHES, int(before[""]), {"Attendee": comer.id, "Name": name, **cells})
        else:
            lines.append([comer.id, name, *(cells.get(str(rank), "") for rank in ranks)])
    if changed:
        more = f" and {len(changed) - NAMED_AT_MOST} more" if len(changed) > NAMED_AT_MOST else ""
        who = ", ".join(changed[:NAMED_AT_MOST]) + more
        message = f"the workbook had other wishes of {who}; those of this import count now."
        notes.left_out.append(Problem("Wishes", message))
    book.add_many(WISHES, ["Attendee", "Name", *map(str, ranks)], lines)


def _called(id: str, person: Identity) -> str:
    """What somebody is called: by their name, else by what there is."""
    return person.name or person.email or id
