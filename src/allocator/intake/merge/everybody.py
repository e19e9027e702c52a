"""Attendees, their wishes and their pins, of all tables and of the event workbook together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from allocator.errors import Problem
from allocator.intake.cells.moments import DAY_FIRST, MONTH_FIRST, moment, orders_of
from allocator.intake.cells.session_titles import Titles
from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.merge.attendance import Absent, say_overlooked, say_statuses
from allocator.intake.merge.register import Comer, Register, class_of
from allocator.intake.merge.replies import Matched, Replies, Reply, cell_note, round_names
from allocator.intake.merge.signups import below_sessions
from allocator.intake.notes import ImportNotes
from allocator.intake.rows.answers import Asked, Identity, MappedTable, RowAnswer, answers, barred, left_early, unread
from allocator.intake.tables.content import is_error
from allocator.intake.tables.roles import WISHING, Role, TableKind, What
from allocator.words import several
from allocator.workbook.schema import ATTENDEES

EXISTING = -1
"""The table that the event workbook counts as."""

NAMED_AT_MOST = 5


class Pinned(NamedTuple):
    """Somebody who must, or must not, be in a session; `round` is '' for any."""

    comer: Comer
    session: str
    must: bool
    reason: str
    round: str = ""


@dataclass
class Everybody:
    """Everybody, what they wish for by rank, and who must or must not be where."""

    register: Register
    wishes: dict[Comer, dict[int, list[str]]] = field(default_factory=dict)
    pins: list[Pinned] = field(default_factory=list)
    counted: int = 0


def doubtful_stamps(reads: Sequence[MappedTable]) -> list[int]:
    """The tables in which it matters whether 3/4 is in March or in April, and nothing gives it away."""
    found = []
    for number, read in enumerate(reads):
        places = read.places(What.STAMP)
        if read.kind is not TableKind.WISHES or not places or read.roles[places[0]].about:
            continue
        column = read.table.columns[places[0]]
        stamps = [read.table.grid.cells[row][column] for row in read.table.rows]
        if len(orders_of(stamps)) == 2 and _orders_differ(read):
            found.append(number)
    return found


def with_order(read: MappedTable, order: str) -> MappedTable:
    """The table with the order of day and month of its time stamps."""
    place = read.places(What.STAMP)[0]
    return replace(read, roles={**read.roles, place: Role(What.STAMP, about=order)})


def settled_order(read: MappedTable) -> MappedTable:
    """The table with the order that its time stamps give away."""
    places = read.places(What.STAMP)
    if not places or read.roles[places[0]].about:
        return read
    column = read.table.columns[places[0]]
    return with_order(read, orders_of(read.table.grid.cells[row][column] for row in read.table.rows)[0])


def _orders_differ(read: MappedTable) -> bool:
    """Whether another answer of somebody would be the latest."""
    register = Register()
    stamps: dict[Comer, list[str]] = {}
    for answer in answers(read, None):
        stamps.setdefault(register.met(answer.person, 0), []).append(answer.stamp)
    several_each = [given for given in stamps.values() if len(given) > 1]
    return any(_latest(given, DAY_FIRST) != _latest(given, MONTH_FIRST) for given in several_each)


def _latest(stamps: Sequence[str], order: str) -> int:
    """Which of the time stamps is the latest; of two alike the lower one."""
    return max(range(len(stamps)), key=lambda at: (str(moment(stamps[at], order)), at))


def everybody_in(
    reads: Sequence[MappedTable],
    book: EventWorkbook,
    titles: Titles,
    respelt: Mapping[str, str],
    rounds: Sequence[str],
    notes: ImportNotes,
) -> Everybody:
    """Everybody in the tables and in the workbook, each once, with the answer that counts."""
    register = Register()
    for row in book.rows(ATTENDEES):
        person = Identity(row.get("Id", ""), row.get("Name", ""), row.get("Email", ""), row.get("Organisation", ""))
        comer = register.met(person, EXISTING)
        comer.id, comer.is_new = person.id, False
    everybody = Everybody(register)
    wishes = Replies(notes)
    pinned: list[tuple[Comer, RowAnswer, MappedTable]] = []
    absent = Absent(reads)
    for kind in (TableKind.ATTENDEES, TableKind.WISHES, TableKind.FIXED):
        for number, read in enumerate(reads):
            if read.kind is kind and not read.places(What.PEOPLE_OF):
                _take(read, number, titles, register, wishes, pinned, absent, notes)
    for named in below_sessions(reads, register, notes):
        if named.read.kind is TableKind.FIXED:
            pinned.append(named)
        elif named.read.kind is TableKind.WISHES:
            wishes.replies.setdefault(named.comer, []).append(Reply(named.answer, named.read, ""))
    given = [reply.answer for replies in wishes.replies.values() for reply in replies]
    asked = [one.round for answer in given for one in answer.asked if one.round]
    asked += [one.round for _, answer, _ in pinned for one in answer.settled if one.round]
    matched = Matched(titles, respelt, notes, round_names(dict.fromkeys(asked), rounds))
    for comer, replies in wishes.replies.items():
        ranks: dict[int, list[str]] = {}
        for reply in replies:
            for rank, texts in matched.of(reply).items():
                ranks.setdefault(rank, []).extend(text for text in texts if text not in ranks.get(rank, ()))
        everybody.wishes[comer] = ranks
    _pin(everybody, pinned, reads, matched)
    matched.tell()
    everybody.counted = matched.wishes
    _say_namesakes(register, notes)
    _say_sharing(register, notes)
    _say_spellings(register, notes)
    _say_still_there(absent, register, notes)
    register.number(row.get("Id", "") for row in book.rows(ATTENDEES))
    return everybody


def _take(
    read: MappedTable,
    number: int,
    titles: Titles,
    register: Register,
    wishes: Replies,
    pinned: list[tuple[Comer, RowAnswer, MappedTable]],
    absent: Absent,
    notes: ImportNotes,
) -> None:
    """The rows of one table."""
    long = bool(read.places(What.SESSION))
    bars = bool(read.places(What.BAR_OF))
    together: dict[Comer, list[tuple[RowAnswer, Asked]]] = {}
    nobody = 0
    above: RowAnswer | None = None
    carried: list[int] = []
    for row, status in left_early(read).items():
        place = read.places(What.STATUS)[0]
        notes.left_out.append(Problem(read.address(row, place), f'the status is "{status}"; the row is left out.'))
    say_statuses(read, notes)
    say_overlooked(read, notes)
    _say_mended_addresses(read, notes)
    _say_unread(read, notes)
    _say_errors(read, notes)
    for answer in answers(read, titles):
        if long and above is not None and _goes_on(above, answer):
            answer = answer._replace(person=above.person)
            carried.append(answer.row)
        above = answer
        if not any(answer.person):
            if not answer.asked and not answer.settled:
                nobody += 1
                continue
            if read.places(What.ID, What.NAME, What.EMAIL, What.FIRST, What.LAST):
                message = (
                    "there are wishes and nobody whose they are; they are read as those of somebody without a name."
                )
                notes.remarks.append(Problem(read.address(answer.row, 0), message))
        elsewhere = absent.said_of(answer, number)
        if elsewhere is not None:
            said, where = elsewhere
            message = f'the status of {_named(answer.person)} is "{said}" in {where}; the row is left out.'
            notes.left_out.append(Problem(read.address(answer.row, 0), message))
            continue
        comer = register.met(answer.person, number, long=long or read.kind is TableKind.FIXED)
        if answer.settled:
            pinned.append((comer, answer, read))
        if long:
            together.setdefault(comer, []).extend((answer, asked) for asked in answer.asked)
        elif read.kind is TableKind.WISHES and answer.answered and not bars:
            wishes.add(comer, answer, read)
    for comer, lines in together.items():
        # A row for every wish: the rows of one person are one answer, and each wish remembers where it stood.
        for at, (answer, asked) in enumerate(lines):
            one = answer._replace(asked=(asked,))
            reply = Reply(one, read, one.stamp)
            if at == 0:
                wishes.replies.setdefault(comer, [])
            wishes.replies[comer].append(reply)
    if carried:
        rows = several(len(carried), "row")
        message = f"{rows} without a person, whose ranks go on, are read as those of the person above."
        notes.corrections.append(Problem(read.address(carried[0], 0), message))
    if nobody:
        message = f"{several(nobody, 'row')} without a person and without wishes."
        notes.left_out.append(Problem(read.table.area(), message))


def _goes_on(above: RowAnswer, below: RowAnswer) -> bool:
    """Whether a row that names nobody has the next wish of the person in the row above."""
    if any(below.person) or not any(above.person) or not above.asked or not below.asked:
        return False
    return below.asked[0].rank > above.asked[-1].rank


def _say_mended_addresses(read: MappedTable, notes: ImportNotes) -> None:
    """Addresses in which a blank stood are read without it."""
    for place in read.places(What.EMAIL):
        column = read.table.columns[place]
        for row in read.table.rows:
            address = read.table.grid.cells[row][column].strip()
            if " " in address and "@" in address:
                message = f'"{address}" is taken as "{"".join(address.split())}".'
                notes.corrections.append(Problem(read.address(row, place), message))


def _say_unread(read: MappedTable, notes: ImportNotes) -> None:
    """Cells below sessions that no wish could be made of."""
    for row, place, text in unread(read):
        role = read.roles[place]
        what = f'{role.what} "{role.about}"'
        mend = "a word of the scale" if role.what is What.LIKING_OF else "a number"
        message = f'"{text}" is no {what}; it is left out. Write {mend}.'
        notes.problems.append(Problem(read.address(row, place), message))
        notes.marks.append(cell_note(read, row, place, message, is_problem=True))


def _say_errors(read: MappedTable, notes: ImportNotes) -> None:
    """Cells with an error where a wish should stand."""
    for place in read.places(*WISHING):
        for row in read.table.rows:
            text = read.table.grid.cells[row][read.table.columns[place]]
            if "#" in text and is_error(text):
                message = f'"{text.strip()}" stands where a wish should be; mend the formula, or type what it shows.'
                notes.problems.append(Problem(read.address(row, place), message))


def _pin(
    everybody: Everybody,
    pinned: Iterable[tuple[Comer, RowAnswer, MappedTable]],
    reads: Sequence[MappedTable],
    matched: Matched,
) -> None:
    """Who is settled in a session, and who is not allowed in one."""
    for comer, answer, read in pinned:
        for asked in answer.settled:
            code = matched.code(asked, read, answer.row)
            round = matched.round_of.get(asked.round, asked.round)
            everybody.pins.append(Pinned(comer, code, True, f"settled in {read.table.grid.file}", round))
    for number, read in enumerate(reads):
        if read.kind is TableKind.WISHES and read.places(What.BAR_OF):
            for person, row, place, about in barred(read):
                comer = everybody.register.met(person, number, long=True)
                code = matched.code(Asked(1, about, place), read, row)
                everybody.pins.append(Pinned(comer, code, False, "not allowed there"))
    everybody.pins = list(dict.fromkeys(everybody.pins))


def _named(person: Identity) -> str:
    return person.name or person.email or person.id


def _say_still_there(absent: Absent, register: Register, notes: ImportNotes) -> None:
    """Who is in the event workbook and does not come any more stays there, for an import deletes nobody."""
    for comer, status, where in absent.there(register.comers):
        message = (
            f'{_named(comer.person)} ({comer.id}) is there, and the status is "{status}" in {where}. If they do not '
            "come, delete their rows here and on Wishes."
        )
        notes.remarks.append(Problem("Attendees", message))


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
            f"{what} spelt in several ways: {shown}{more}. They stay as they were typed; "
            "if they are one, write it alike below Organisation."
        )
        notes.remarks.append(Problem("Attendees", message))


def _spellings(counts: Counter[str]) -> str:
    """'"4A" (12), "4a" (3)', the commonest first."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f'"{spelling}" ({count:,})' for spelling, count in ranked)


def _say_namesakes(register: Register, notes: ImportNotes) -> None:
    """People of one name may be one person; that is only pointed out."""
    if register.namesakes:
        names = list(dict.fromkeys(one.person.name for one, _ in register.namesakes))
        shown = ", ".join(f'"{name}"' for name in names[:NAMED_AT_MOST])
        more = f" and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
        what = "1 name is that" if len(names) == 1 else f"{len(names)} names are those"
        message = f"{what} of two attendees or more: {shown}{more}. If that is one person, delete one of the rows."
        notes.remarks.append(Problem("Attendees", message))


def _say_sharing(register: Register, notes: ImportNotes) -> None:
    """Two children of one parent may have one address, which the workbook can hold once only."""
    for owner, other in register.sharing:
        message = (
            f'"{other.person.name}" gave the address of "{owner.person.name}"; they are taken as two people, '
            f"the first with the address. If that is one person, delete one of the rows."
        )
        notes.corrections.append(Problem("Attendees", message))
