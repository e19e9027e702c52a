"""Who does not come after all, in whichever table that stands; and what is said of everybody's status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from allocator.errors import Problem
from allocator.intake.cells.statuses import is_coming, is_gone, is_waiting
from allocator.intake.import_notes import ImportNotes
from allocator.intake.rows.answers import RowAnswer
from allocator.intake.rows.people.of_row import left_early, people_of
from allocator.intake.rows.register import Comer, Register
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import WHO, TableKind, What
from allocator.words import several

ELSEWHERE = -2
"""The table of somebody who is looked for in all of them."""

SHOWN_AT_MOST = 6

_OF_PEOPLE = (TableKind.ATTENDEES, TableKind.WISHES, TableKind.FIXED)


class Absent:
    """The people of whom a status says that they do not come, and no other row of the same table that they do.

    `rows` are, for each table in turn, the rows of people who do not come, with what their status says.
    """

    def __init__(self, tables: Sequence[MappedTable]) -> None:
        self._register = Register()
        self._said: dict[Comer, tuple[str, str]] = {}
        self.rows = [left_early(mapped) if mapped.kind in _OF_PEOPLE else {} for mapped in tables]
        for number, (mapped, gone) in enumerate(zip(tables, self.rows, strict=True)):
            if not gone:
                continue
            person, cells = people_of(mapped), mapped.table.grid.cells
            place = mapped.places(What.STATUS)[0]
            here = Register()
            for row in mapped.table.rows:
                if row not in gone:
                    here.met(person(cells[row]), number, long=True)
            for row, status in gone.items():
                who = person(cells[row])
                if any(who) and here.known(who, ELSEWHERE) is None:
                    comer = self._register.met(who, number, long=True)
                    self._said[comer] = (status, mapped.address(row, place))

    def said_of(self, answer: RowAnswer, number: int) -> tuple[str, str] | None:
        """What the status of somebody is, and where, if another table says that they do not come."""
        comer = self._register.known(answer.person, number) if self._said else None
        return None if comer is None or comer.table == number else self._said[comer]

    def there(self, comers: Iterable[Comer]) -> Iterator[tuple[Comer, str, str]]:
        """Those who have a row in the event workbook all the same, with their status and where it is."""
        for comer in comers:
            found = self._register.known(comer.person, ELSEWHERE) if self._said and not comer.is_new else None
            if found is not None:
                yield (comer, *self._said[found])


def say_statuses(mapped: MappedTable, notes: ImportNotes) -> None:
    """How many have which status, and what becomes of them; nothing where all come."""
    for place in mapped.places(What.STATUS):
        heading, column = " ".join(mapped.table.headings[place].split()), mapped.table.columns[place]
        counts = Counter(mapped.table.grid.cells[row][column].strip() for row in mapped.table.rows)
        gone = {status: count for status, count in counts.items() if is_gone(status, heading)}
        kept = {status: count for status, count in counts.items() if status not in gone}
        if all(is_coming(status) or not status for status in kept) and not gone:
            continue
        told = [f"{_counted(found)} {what}" for found, what in ((gone, "left out"), (kept, "read")) if found]
        message = f"rows by their status: {'; '.join(told)}."
        coming = [status for status in kept if not is_waiting(status)]
        if len(coming) < len(kept):
            one = coming[0] if len(coming) == 1 and heading else ""
            leave = f'import with --only "{heading}={one}"' if one else "delete their rows and import again"
            message += f" People on a waiting list are attendees like others; to leave them out, {leave}."
        notes.remarks.append(Problem(mapped.address(mapped.table.rows[0], place), message))


def _counted(counts: dict[str, int]) -> str:
    """'40 "paid", 2 "waitlist" and 1 without one', the commonest first."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [f'{count:,} "{status}"' if status else f"{count:,} without one" for status, count in ranked]
    if len(named) > SHOWN_AT_MOST:
        rest = sum(count for _, count in ranked[SHOWN_AT_MOST:])
        named = [*named[:SHOWN_AT_MOST], f"{rest:,} others"]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def say_overlooked(mapped: MappedTable, notes: ImportNotes) -> None:
    """People on a waiting list in a column that is left out: they come, as far as the import knows."""
    if not any(role.what in WHO for role in mapped.roles.values()):
        return
    for place in mapped.places(What.LEFT_OUT):
        column, cells = mapped.table.columns[place], mapped.table.grid.cells
        odd = {text for text in {cells[row][column] for row in mapped.table.rows} if is_waiting(text)}
        rows = [row for row in mapped.table.rows if cells[row][column] in odd] if odd else []
        if rows:
            words = ", ".join(f'"{text}"' for text in sorted({bare(text) for text in odd}))
            message = (
                f"{words} is in a column that is left out; {several(len(rows), 'such row')} are taken like others. "
                f'If that is who waits, take this column for "status" in the mapping, and import again.'
            )
            notes.remarks.append(Problem(mapped.address(rows[0], place), message))
