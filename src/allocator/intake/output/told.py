"""What each table of an import tells of the event: the rows of the workbook, and the cells of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from allocator.coherence import folded
from allocator.intake.import_notes import ImportNotes
from allocator.intake.ledger.changes import key_of
from allocator.intake.ledger.imports_sheet import Ledger
from allocator.intake.ledger.reread import Reread, told_by
from allocator.intake.ledger.source import Person, Source, Told, headings_of, marks_of, sketch_of, sum_of
from allocator.intake.merge.event_rounds import rounds_told
from allocator.intake.merge.everybody import Everybody, Pinned
from allocator.intake.merge.gather import Gathered
from allocator.intake.own.columns import OwnColumns
from allocator.intake.rows.lists.listed_sessions import Offered
from allocator.intake.rows.lists.listed_speakers import told_of_speakers
from allocator.intake.rows.lists.rooms_in_buildings import rooms_by_row
from allocator.intake.tables.content import count_in
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import MEASURED, PRESENCE, TableKind, What
from allocator.workbook.event.schema import ATTENDEES, PINS, ROOMS, ROUNDS, RULES, SESSIONS, SPEAKERS, WISHES
from allocator.workbook.xlsx.style import CellValue


def sources_of(
    tables: Sequence[MappedTable],
    gathered: Gathered,
    everybody: Everybody,
    own: OwnColumns,
    again: Reread,
    ledger: Ledger,
) -> tuple[Source, ...]:
    """The tables of an import that tell something, numbered after those of the imports before."""
    wished = {folded(code) for code in gathered.wished} | _only_wished(again, ledger)
    first = ledger.next_source
    found: list[Source] = []
    for number, mapped in enumerate(tables):
        met = everybody.register.told.get(number, ())
        alike = Counter([person for _, person, _ in met])
        people = tuple(
            [
                Person(comer.id, person, sum_of(mapped.table, row) if row >= 0 and alike[person] > 1 else 0)
                for comer, person, row in met
            ]
        )
        listed = [one for one in gathered.listed if one.table == mapped.table.area()]
        told: dict[str, Told] = {
            ROUNDS.name: {folded(name): () for name in sorted(rounds_told(mapped))},
            ROOMS.name: dict(_rooms(mapped, listed)),
            SPEAKERS.name: dict(_speakers(mapped, listed)),
            SESSIONS.name: {
                **{
                    folded(code): ()
                    for code in _spoken_of(mapped, number, gathered, everybody)
                    if folded(code) in wished
                },
                **dict(_sessions(listed, gathered)),
            },
            PINS.name: {key_of(PINS, row_of(pin)): () for pin in everybody.pinned.get(number, ())},
        }
        of_people = (*(("Unavailable rounds",) if mapped.places(*PRESENCE) else ()), *own.told_by(number))
        if people and of_people:
            told[ATTENDEES.name] = {folded(comer.id): of_people for comer, _, _ in met}
        told[RULES.name] = {key_of(RULES, row): () for row in own.rules.get(number, ())}
        replied = everybody.replied.get(number, ())
        all_wish = len(replied) == len(people) and set(replied) == {comer for comer, _, _ in met}
        if not all_wish:
            told[WISHES.name] = {folded(comer.id): () for comer in replied}
        told = {sheet: keys for sheet, keys in told.items() if keys}
        if not people and not told:
            continue
        marks = [person.email or person.name or person.id or person.response for _, person, _ in people]
        if not any(marks):
            marks = [one.title for one in listed] or [*told.get(ROOMS.name, ()), *told.get(ROUNDS.name, ())]
        grid = mapped.table.grid
        place = (first + len(found), grid.file, grid.sheet, headings_of(mapped.table), sketch_of(mapped.table))
        found.append(Source(*place, marks_of(marks), people, told, all_wish))
    return tuple(found)


def _only_wished(again: Reread, ledger: Ledger) -> set[str]:
    """The keys of the sessions that no list tells of, but wishes that were imported before and still count."""
    numbers = {one.number for one in again.sources}
    _, told = told_by(SESSIONS, ledger.sources, numbers)
    return {key for key, headings in told.items() if not headings}


def row_of(pin: Pinned) -> dict[str, CellValue]:
    """A row of the Pins sheet."""
    return {
        "Attendee": pin.comer.id,
        "Session": pin.session,
        "Round": pin.round or None,
        "Must": "must" if pin.must else "must not",
        "Reason": pin.reason,
    }


def _spoken_of(mapped: MappedTable, number: int, gathered: Gathered, everybody: Everybody) -> Iterator[str]:
    """The codes of the sessions that wishes, or the headings above them, name."""
    yield from sorted(everybody.asked_for.get(number, ()))
    for place in mapped.places(*MEASURED, What.BAR_OF, What.PEOPLE_OF):
        code = gathered.titles.find(mapped.roles[place].about).code
        if code is not None:
            yield code


def _sessions(listed: Iterable[Offered], gathered: Gathered) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sessions of a list, with the cells that it tells."""
    for one in listed:
        code = gathered.titles.find(one.title).code or one.code
        told = {
            "Speakers": one.speakers,
            "Minimum": one.minimum,
            "Maximum": one.maximum,
            "At least": one.at_least,
            "At most": one.at_most,
            "Allowed rounds": one.allowed or one.earliest,
            "Fixed rounds": one.fixed,
            "Fixed room": one.room,
        }
        if code:
            yield folded(code), ("Title", *(heading for heading, fact in told.items() if fact not in (None, "", ())))


def _speakers(mapped: MappedTable, listed: Iterable[Offered]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The speakers of a list of sessions, or of a list of them with the cells that it tells."""
    yield from ((folded(name), ()) for one in listed for name in one.speakers)
    away = ("Unavailable rounds",) if mapped.places(*PRESENCE) else ()
    for name, facts in told_of_speakers(mapped, (), ImportNotes()):
        yield folded(name), (*(("Email",) if "Email" in facts else ()), *away)


def _rooms(mapped: MappedTable, listed: Iterable[Offered]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rooms of a list of them, with the cells that it tells, or those that a list of sessions names."""
    for one in listed:
        seated = one.room if one.seats is not None else None
        yield from ((folded(room), ("Capacity",) if room == seated else ()) for room in one.rooms)
    if mapped.kind is not TableKind.ROOMS:
        return
    at = {
        what: mapped.table.columns[places[0]]
        for what in (What.ROOM, What.CAPACITY, What.FEATURES)
        if (places := mapped.places(what))
    }
    named = rooms_by_row(mapped, What.ROOM)
    for row in mapped.table.rows:
        cells = mapped.table.grid.cells[row]
        if What.ROOM in at and named[row]:
            seats = What.CAPACITY in at and count_in(cells[at[What.CAPACITY]]) is not None
            features = What.FEATURES in at and bool(cells[at[What.FEATURES]].strip())
            told = (("Capacity", seats), ("Features", features), ("Closed in rounds", bool(mapped.places(*PRESENCE))))
            yield folded(named[row]), tuple(heading for heading, is_told in told if is_told)
