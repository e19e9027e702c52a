"""Who is in the event workbook, and who the people of tables were that were read before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allocator.coherence import folded
from allocator.intake.cells.identity import Identity
from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.ledger.former_people import FormerPeople, former_names, former_people
from allocator.intake.ledger.reread import Reread
from allocator.intake.rows.people.of_row import left_early, people_of
from allocator.intake.rows.people.same_person import falling_together, in_both_orders
from allocator.intake.rows.register import Register
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import WISHING, TableKind, What
from allocator.workbook.event.schema import ATTENDEES

OF_PEOPLE = (TableKind.ATTENDEES, TableKind.WISHES, TableKind.FIXED)
"""The tables with people in their rows, in the order in which they are read."""


def is_called_by_id(row: Mapping[str, str]) -> bool:
    """Whether an attendee of the workbook has the id for a name, because nothing told another one."""
    return bool(row.get("Name")) and folded(row["Name"]) == folded(row.get("Id", ""))


def register_of(tables: Sequence[MappedTable], book: EventWorkbook, again: Reread) -> Register:
    """Who is in the workbook, and who the people of tables were that are read again."""
    people = {
        number: mapped for number, mapped in enumerate(tables) if mapped.kind in OF_PEOPLE or mapped.places(What.PEOPLE)
    }
    given = [[row.get("Id", "") for row in book.there(ATTENDEES)]]
    called = [[row.get("Name", "") for row in book.rows(ATTENDEES)]]
    former = {}
    for number, mapped in people.items():
        person, cells = people_of(mapped), mapped.table.grid.cells
        for column in [mapped.table.columns[place] for place in mapped.places(What.ID)]:
            given.append([cells[row][column] for row in mapped.table.rows])
        called.append([person(cells[row]).name for row in mapped.table.rows])
        before = again.before(mapped.table)
        if before and mapped.places(What.PEOPLE_OF, What.PEOPLE):
            former[number] = former_names(before)
        elif before:
            gone = left_early(mapped)
            wished = [mapped.table.columns[place] for place in mapped.places(*WISHING)]
            now = {row: person(cells[row]) for row in mapped.table.rows if row not in gone}
            now = {row: who for row, who in now.items() if any(who) or any(cells[row][at].strip() for at in wished)}
            long = mapped.kind is TableKind.FIXED or mapped.places(What.SESSION, What.BAR_OF)
            if long:
                first = {who: row for row, who in reversed(now.items())}
                of_row = former_people(mapped.table, {row: who for who, row in first.items()}, before).of_row
                ids = {who: of_row[row] for who, row in first.items() if row in of_row}
                former[number] = FormerPeople(of_person=ids)
            else:
                former[number] = former_people(mapped.table, now, before)
    register = Register(falling_together(given), in_both_orders(called), former, again)
    for row in book.rows(ATTENDEES):
        name = "" if is_called_by_id(row) else row.get("Name", "")
        register.listed(Identity(row.get("Id", ""), name, row.get("Email", ""), row.get("Organisation", "")))
    return register
