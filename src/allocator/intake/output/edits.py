"""All that was read, held against what the event workbook has: what is added to each sheet, changed, and taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.cells.identity import Identity
from allocator.intake.event_workbook import EventWorkbook, as_text
from allocator.intake.import_notes import ImportNotes
from allocator.intake.ledger.changes import key_of
from allocator.intake.ledger.edits import Edits, said_of, some
from allocator.intake.ledger.reread import Reread
from allocator.intake.merge.everybody import Everybody
from allocator.intake.merge.gather import Gathered
from allocator.intake.output.told import row_of
from allocator.intake.own.columns import OwnColumns
from allocator.intake.rows.people_again import is_called_by_id
from allocator.intake.rows.register import Comer
from allocator.workbook.event.schema import ATTENDEES, PINS, ROOMS, ROUNDS, RULES, SESSIONS, SPEAKERS, WISHES
from allocator.workbook.xlsx.style import CellValue
from allocator.workbook.xlsx.text import BETWEEN

RULE_HEADINGS = ("Rule", "Who or what", "Why")

_OF_PEOPLE = ("Id", "Name", "Email", "Organisation", "Unavailable rounds")


def edits_of(
    book: EventWorkbook, gathered: Gathered, everybody: Everybody, own: OwnColumns, again: Reread, notes: ImportNotes
) -> Edits:
    """What the import does to the workbook; nothing is written yet."""
    edits = Edits(book, again, notes)
    for sheet, rows in (
        (ROUNDS, gathered.rounds),
        (ROOMS, gathered.rooms),
        (SPEAKERS, gathered.speakers),
        (SESSIONS, gathered.sessions),
    ):
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        edits.rows(sheet, headings, [[row.get(heading) for heading in headings] for row in rows])
    for sheet in (ROOMS, SPEAKERS):
        for key, facts in gathered.facts.get(sheet.name, {}).items():
            if key in edits.there(sheet):
                edits.facts(sheet, edits.there(sheet)[key], facts)
    by_number = {int(row[""]): row for row in book.there(SESSIONS)}
    for number, values in gathered.filled:
        told = {heading: value for heading, value in values.items() if heading not in ("Code", "Title")}
        edits.facts(SESSIONS, by_number[number], told)
    _people(edits, everybody, own)
    _wishes(edits, everybody)
    _pins(edits, everybody)
    rules = [row for rows in own.rules.values() for row in rows]
    edits.rows(RULES, RULE_HEADINGS, [[row.get(heading) for heading in RULE_HEADINGS] for row in rules])
    edits.take_out()
    return edits


def _people(edits: Edits, everybody: Everybody, own: OwnColumns) -> None:
    new = [comer for comer in everybody.register.comers if comer.is_new]
    headings = (*_OF_PEOPLE, *own.headings)
    edits.rows(ATTENDEES, headings, [_cells(comer, everybody, own) for comer in new])
    for comer in everybody.register.comers:
        if not comer.is_new and (row := edits.there(ATTENDEES).get(folded(comer.id))) is not None:
            told = dict(list(zip(headings, _cells(comer, everybody, own), strict=True))[1:])
            if not comer.read_again:
                told = {one: value for one, value in told.items() if one != "Name" and not row.get(one)}
            edits.facts(ATTENDEES, row, told)
            if is_called_by_id(row) and comer.person.name and not comer.read_again:
                _name(edits, row, comer.person.name)
    _say_overruled(edits, everybody)


def _name(edits: Edits, row: Mapping[str, str], name: str) -> None:
    """The name of somebody who was called by their id."""
    edits.put(ATTENDEES, row, "Name", name)
    wishes = edits.there(WISHES).get(folded(row["Id"]))
    if wishes is not None and wishes.get("Name") == row["Name"]:
        edits.put(WISHES, wishes, "Name", name)


def _say_overruled(edits: Edits, everybody: Everybody) -> None:
    """What files say of people, where somebody has changed it in the workbook since."""
    said: dict[tuple[str, str], str] = {}
    for met in everybody.register.told.values() if edits.again.sources else ():
        for comer, person, _ in met:
            for heading, text in zip(_OF_PEOPLE[1:], (person.name, person.email, person.organisation), strict=False):
                if text:
                    said[folded(comer.id), heading] = text
    for (key, heading), text in said.items():
        row, wrote = edits.there(ATTENDEES).get(key), edits.again.wrote(ATTENDEES, key)
        if row is None or wrote is None:
            continue
        now, before = row.get(heading, ""), wrote.cells.get(heading, "")
        if before and now != before and folded(text) not in (folded(now), folded(before)):
            message = f"{said_of(ATTENDEES, row, heading)} stays as somebody changed it; the file says {text}."
            edits.notes.remarks.append(Problem(f"{ATTENDEES.name}, row {row['']}", message))


def _cells(comer: Comer, everybody: Everybody, own: OwnColumns) -> list[CellValue]:
    texts = own.texts.get(comer, {})
    person, away = comer.person, BETWEEN.join(everybody.away.get(comer, ()))
    return [
        comer.id,
        called(comer.id, person),
        person.email,
        person.organisation,
        away,
        *[texts.get(one, "") for one in own.headings],
    ]


def _wishes(edits: Edits, everybody: Everybody) -> None:
    there = edits.there(WISHES)
    ranks = sorted({rank for one in everybody.wishes.values() for rank in one})
    added: list[Sequence[CellValue]] = []
    changed: list[str] = []
    for comer, wishes in everybody.wishes.items():
        key, name = folded(comer.id), called(comer.id, comer.person)
        cells = {str(rank): "; ".join(texts) for rank, texts in wishes.items()}
        row = there.get(key)
        if row is None:
            added.append([comer.id, name, *[cells.get(str(rank), "") for rank in ranks]])
            continue
        edits.keep(WISHES, key)
        if not edits.again.hides(WISHES, key):
            cells = _with_other_rounds(row, wishes)
        anew = _wish_anew(edits, row, {"Name": name, **cells})
        if anew and not edits.again.hides(WISHES, key) and not _texts(row) <= _texts(cells):
            changed.append(name)
    if changed:
        message = f"the workbook had other wishes of {some(changed)}; those of this import count now."
        edits.notes.left_out.append(Problem("Wishes", message))
    edits.rows(WISHES, ("Attendee", "Name", *map(str, ranks)), added)


def _with_other_rounds(row: Mapping[str, str], wishes: Mapping[int, Sequence[str]]) -> dict[str, str]:
    """Wishes by rank, with those that the row has for other rounds; of somebody who wishes nothing now, nothing."""
    rounds = {_round_of(text) for texts in wishes.values() for text in texts}
    there = {int(heading): text.split("; ") for heading, text in row.items() if heading.isdecimal() and text}
    cells = {}
    for rank in sorted({*wishes, *there} if rounds else wishes):
        new = wishes.get(rank, ())
        kept = [text for text in there.get(rank, ()) if _round_of(text) not in rounds or text in new]
        cells[str(rank)] = "; ".join(dict.fromkeys((*kept, *new)))
    return cells


def _texts(cells: Mapping[str, str]) -> set[tuple[str, str]]:
    """The wishes in cells, each with its rank."""
    ranked = [(rank, cell) for rank, cell in cells.items() if rank.isdecimal()]
    return {(rank, text) for rank, cell in ranked for text in cell.split("; ") if text}


def _round_of(wish: str) -> str:
    return folded(wish.partition(" @ ")[2])


def _wish_anew(edits: Edits, row: Mapping[str, str], cells: Mapping[str, str]) -> bool:
    """The wishes of somebody who has a row already; whether they change. Cells that somebody changed stay."""
    wrote = edits.again.wrote(WISHES, key_of(WISHES, row))
    different = False
    for heading in dict.fromkeys((*cells, *(heading for heading in row if heading.isdecimal()))):
        now, new = row.get(heading, ""), as_text(cells.get(heading, ""))
        if now == new:
            continue
        before = None if wrote is None else wrote.cells.get(heading, "")
        by_hand = wrote is not None and now != before and (wrote.added or heading in wrote.cells)
        if heading == "Name":
            if not by_hand and (wrote is not None or not now):
                edits.put(WISHES, row, heading, new)
        elif not by_hand:
            edits.put(WISHES, row, heading, new or None)
            different = True
        elif new != before:
            said = f'"{now}", as somebody changed it' if now else "blank, as somebody left it"
            told = f'the file says "{new}"' if new else "the file has no such wish"
            message = f"{said_of(WISHES, row, heading)} stays {said}; {told}."
            edits.notes.remarks.append(Problem(f"Wishes, row {row['']}", message))
    return different


def _pins(edits: Edits, everybody: Everybody) -> None:
    rows = {key_of(PINS, row): row for row in map(row_of, everybody.pins)}
    there = edits.there(PINS)
    new = [row for key, row in rows.items() if key not in there or edits.again.hides(PINS, key)]
    headings = ("Attendee", "Session", "Round", "Must", "Reason")
    edits.rows(PINS, headings, [[row[heading] for heading in headings] for row in new])


def called(id: str, person: Identity) -> str:
    """What somebody is called: by their name, else by what there is."""
    return person.name or person.email or id
