"""What is said of names that may be of one person or of two, and of classes that may be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from allocator.errors import Problem
from allocator.intake.import_notes import ImportNotes
from allocator.intake.ledger.edits import NAMED_AT_MOST, some
from allocator.intake.rows.people.same_person import class_of
from allocator.intake.rows.people.short_names import say_short_names
from allocator.intake.rows.register import EXISTING, Register
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import TableKind

FEWEST = 2
"""People of a table, and of those who are listed, at least, where none of them is one of the others."""


def say_of_people(tables: Sequence[MappedTable], register: Register, notes: ImportNotes) -> None:
    """Point out people of one name or address, short names, names in two orders, and classes spelt in several ways."""
    _say_strangers(tables, register, notes)
    _say_namesakes(register, notes)
    say_short_names(register, notes)
    _say_sharing(register, notes)
    _say_reordered(register, notes)
    _say_spellings(register, notes)


def _say_spellings(register: Register, notes: ImportNotes) -> None:
    """Classes and organisations that are spelt in several ways count as several; that is only pointed out."""
    spelt: dict[str, Counter[str]] = {}
    for comer in register.comers:
        if comer.person.organisation:
            spelt.setdefault(class_of(comer.person.organisation), Counter())[comer.person.organisation] += 1
    found = [counts for _, counts in sorted(spelt.items()) if len(counts) > 1]
    if found:
        shown = "; ".join(_spellings(counts) for counts in found[:NAMED_AT_MOST])
        more = f"; and {len(found) - NAMED_AT_MOST} more" if len(found) > NAMED_AT_MOST else ""
        what = "1 class or organisation is" if len(found) == 1 else f"{len(found)} classes or organisations are"
        message = (
            f"{what} spelt in several ways: {shown}{more}. They stay as typed; "
            "if they are the same, write them alike below Organisation."
        )
        notes.remarks.append(Problem("Attendees", message))


def _spellings(counts: Counter[str]) -> str:
    """'"4A" (12), "4a" (3)', the commonest first."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f'"{spelling}" ({count:,})' for spelling, count in ranked)


def _say_strangers(tables: Sequence[MappedTable], register: Register, notes: ImportNotes) -> None:
    """People without full names who wish, none of whom is one of those who are listed: they may be the same ones."""
    listing = {EXISTING, *(number for number, mapped in enumerate(tables) if mapped.kind is TableKind.ATTENDEES)}
    listed = [comer for comer in register.comers if comer.table in listing and comer.person.name]
    for number, mapped in enumerate(tables):
        met = {comer: person for comer, person, _ in register.told.get(number, ())}
        short = sum(" " not in person.name.strip() for person in met.values())
        if (
            mapped.kind in (TableKind.WISHES, TableKind.FIXED)
            and min(len(met), len(listed)) >= FEWEST
            and all(comer.table == number and comer.is_new for comer in met)
            and 2 * short > len(met)
        ):
            shown = some([person.name or person.email or person.id for person in met.values()])
            message = (
                f"none of its {len(met):,} people ({shown}) is one of the {len(listed):,} who are listed: they are "
                "taken as others. If they are the same, give both tables a column with what tells them apart, such as "
                "an id, take this import back with --undo, and import them together."
            )
            notes.remarks.append(Problem(mapped.table.area(), message))


def _say_namesakes(register: Register, notes: ImportNotes) -> None:
    """People of one name may be one person; that is only pointed out."""
    if register.namesakes:
        names = list(dict.fromkeys(one.person.name for one, _ in register.namesakes))
        shown = ", ".join(f'"{name}"' for name in names[:NAMED_AT_MOST])
        more = f" and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
        what = "1 name belongs" if len(names) == 1 else f"{len(names)} names belong"
        message = f"{what} to two attendees or more: {shown}{more}. If that is one person, delete one of the rows."
        notes.remarks.append(Problem("Attendees", message))


def _say_reordered(register: Register, notes: ImportNotes) -> None:
    """Names whose words stand in another order elsewhere are taken as one name; that is said."""
    if register.reordered:
        pairs = [f'"{name}" is "{comer.person.name}"' for comer, name in register.reordered]
        what = "1 name stands" if len(pairs) == 1 else f"{len(pairs):,} names stand"
        which = "it is" if len(pairs) == 1 else "each is"
        message = f"{what} in two orders; {which} taken as one person: {some(pairs)}."
        notes.corrections.append(Problem("Attendees", message))


def _say_sharing(register: Register, notes: ImportNotes) -> None:
    """Two children of one parent may have one address, which the workbook can hold once only."""
    for owner, other in register.sharing:
        message = (
            f'"{other.person.name}" gave the address of "{owner.person.name}"; they are taken as two people, '
            f"the first with the address. If that is one person, delete one of the rows."
        )
        notes.corrections.append(Problem("Attendees", message))
