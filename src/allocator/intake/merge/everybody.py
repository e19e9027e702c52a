"""Attendees, their wishes and their pins, of all tables and of the event workbook together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from allocator.errors import Problem
from allocator.intake.cells.identity import Identity
from allocator.intake.cells.session_titles import Titles
from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.import_notes import ImportNotes, cell_note
from allocator.intake.ledger.reread import Reread
from allocator.intake.merge.attendance import Absent, say_overlooked, say_statuses
from allocator.intake.merge.replies import Matched, Replies, Reply, round_names
from allocator.intake.merge.signups import SETTLING, below_sessions
from allocator.intake.rows.answers import Asked, RowAnswer, answers, barred, unread
from allocator.intake.rows.away_from_wishes import away_rounds
from allocator.intake.rows.people.namesakes import say_of_people
from allocator.intake.rows.people_again import OF_PEOPLE, register_of
from allocator.intake.rows.presence import absences
from allocator.intake.rows.register import Comer, Register
from allocator.intake.rows.several_rows import OncePerRound, latest
from allocator.intake.tables.content import is_error
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import WISHING, TableKind, What
from allocator.words import several
from allocator.workbook.event.schema import ATTENDEES


class Pinned(NamedTuple):
    """Somebody who must, or must not, be in a session; `round` is '' for any."""

    comer: Comer
    session: str
    must: bool
    reason: str
    round: str = ""


@dataclass
class Everybody:
    """Everybody, what they wish for by rank, and who must or must not be where.

    By the number of the table: whose answers count there, the codes of the sessions that it speaks of, and who it says
    must, or must not, be where. `away` are the rounds in which somebody is not there.
    """

    register: Register
    wishes: dict[Comer, dict[int, list[str]]] = field(default_factory=dict)
    replied: dict[int, list[Comer]] = field(default_factory=dict)
    asked_for: dict[int, set[str]] = field(default_factory=dict)
    pinned: dict[int, list[Pinned]] = field(default_factory=dict)
    pins: list[Pinned] = field(default_factory=list)
    away: dict[Comer, tuple[str, ...]] = field(default_factory=dict)
    counted: int = 0


def everybody_in(
    tables: Sequence[MappedTable],
    book: EventWorkbook,
    titles: Titles,
    respelt: Mapping[str, str],
    rounds: Sequence[str],
    notes: ImportNotes,
    again: Reread,
) -> Everybody:
    """Everybody in the tables and in the workbook, each once, with the answer that counts."""
    register = register_of(tables, book, again)
    everybody = Everybody(register)
    wishes = Replies(notes, titles)
    pinned: list[tuple[Comer, RowAnswer, MappedTable]] = []
    absent = Absent(tables)
    for kind in OF_PEOPLE:
        for number, mapped in enumerate(tables):
            if mapped.kind is kind and not mapped.places(What.PEOPLE_OF):
                _take(mapped, number, titles, register, wishes, pinned, absent, notes)
    for named in below_sessions(tables, register, notes):
        if named.mapped.kind in SETTLING:
            pinned.append(named)
        elif named.mapped.kind is TableKind.WISHES:
            wishes.replies.setdefault(named.comer, []).append(Reply(named.answer, named.mapped, ""))
    given = [reply.answer for replies in wishes.replies.values() for reply in replies]
    asked = [one.round for answer in given for one in answer.asked if one.round]
    asked += [one.round for _, answer, _ in pinned for one in answer.settled if one.round]
    matched = Matched(titles, respelt, notes, round_names(dict.fromkeys(asked), rounds))
    numbers = {id(mapped): number for number, mapped in enumerate(tables)}
    for comer, replies in wishes.replies.items():
        if comer.gone:
            continue
        everybody.wishes[comer] = matched.of(replies)
        for table in {id(reply.mapped) for reply in replies}:
            everybody.replied.setdefault(numbers[table], []).append(comer)
    _pin(everybody, pinned, tables, matched)
    for number, mapped in enumerate(tables):
        met = register.told.get(number, ())
        marked = absences(mapped, rounds, notes) if met else {}
        written = away_rounds(mapped, titles, rounds) if met else {}
        for comer, _, row in met if marked or written else ():
            away = (*everybody.away.get(comer, ()), *marked.get(row, ()), *written.get(row, ()))
            everybody.away[comer] = tuple(dict.fromkeys(away))
    matched.tell()
    everybody.counted = matched.wishes
    for table, codes in matched.spoken_of.items():
        everybody.asked_for[numbers[table]] = {code.partition(" @ ")[0] for code in codes}
    say_of_people(tables, register, notes)
    _say_still_there(absent, register, notes)
    register.number(row.get("Id", "") for row in book.rows(ATTENDEES))
    return everybody


def _take(
    mapped: MappedTable,
    number: int,
    titles: Titles,
    register: Register,
    wishes: Replies,
    pinned: list[tuple[Comer, RowAnswer, MappedTable]],
    absent: Absent,
    notes: ImportNotes,
) -> None:
    """The rows of one table."""
    long = bool(mapped.places(What.SESSION))
    by_round = not long and bool(mapped.places(What.ROUND))
    met = OncePerRound(register, number)
    bars = bool(mapped.places(What.BAR_OF))
    together: dict[Comer, list[tuple[RowAnswer, Asked]]] = {}
    nobody = 0
    above: list[RowAnswer] = []
    carried: list[int] = []
    for row, status in absent.rows[number].items():
        place = mapped.places(What.STATUS)[0]
        notes.left_out.append(Problem(mapped.address(row, place), f'the status is "{status}"; the row is left out.'))
    say_statuses(mapped, notes)
    say_overlooked(mapped, notes)
    _say_mended_addresses(mapped, notes)
    _say_unread(mapped, notes)
    _say_errors(mapped, notes)
    for answer in answers(mapped, titles, absent.rows[number]):
        if long and _goes_on(above, answer, mapped):
            answer = answer._replace(person=above[0].person)
            carried.append(answer.row)
            above.append(answer)
        else:
            above = [answer]
        if not any(answer.person):
            if not answer.asked and not answer.settled:
                nobody += 1
                continue
            if mapped.places(What.ID, What.NAME, What.EMAIL, What.FIRST, What.LAST):
                message = "there are wishes without a person; they are read as those of somebody without a name."
                notes.remarks.append(Problem(mapped.address(answer.row, 0), message))
        elsewhere = absent.said_of(answer, number)
        if elsewhere is not None:
            said, where = elsewhere
            message = f'the status of {_named(answer.person)} is "{said}" in {where}; the row is left out.'
            notes.left_out.append(Problem(mapped.address(answer.row, 0), message))
            continue
        if by_round:
            comer = met.of(answer)
        else:
            comer = register.met(answer.person, number, answer.row, long=long or mapped.kind is TableKind.FIXED)
        if answer.settled:
            pinned.append((comer, answer, mapped))
        if by_round and answer.answered and not bars:
            wishes.replies.setdefault(comer, [])
        if long or by_round:
            together.setdefault(comer, []).extend((answer, asked) for asked in answer.asked)
        elif mapped.kind is TableKind.WISHES and answer.answered and not bars:
            wishes.add(comer, answer, mapped)
    for comer, all_lines in together.items():
        lines = latest(all_lines, mapped, notes, by_row=by_round)
        # A row for every wish: the rows of one person are one answer, and each wish remembers where it stood.
        for at, (answer, asked) in enumerate(lines):
            one = answer._replace(asked=(asked,))
            reply = Reply(one, mapped, one.stamp)
            if at == 0:
                wishes.replies.setdefault(comer, [])
            wishes.replies[comer].append(reply)
    if carried:
        rows = several(len(carried), "row")
        whose = "without a person, whose ranks continue," if mapped.places(What.RANK) else "without a person"
        message = f"{rows} {whose} are read as those of the person above."
        notes.corrections.append(Problem(mapped.address(carried[0], 0), message))
    if nobody:
        message = f"{several(nobody, 'row')} without a person and without wishes."
        notes.left_out.append(Problem(mapped.table.area(), message))


def _goes_on(above: Sequence[RowAnswer], below: RowAnswer, mapped: MappedTable) -> bool:
    """Whether a row that names nobody has one more wish of the person in the rows above: another one, of another rank.

    Words for how dear a wish is, and scores, may come again.
    """
    if any(below.person) or not above or not any(above[0].person) or not above[0].asked or not below.asked:
        return False
    before = [asked for answer in above for asked in answer.asked]
    ranks = {asked.rank for asked in before} if mapped.places(What.RANK) else {0}
    return below.asked[0].rank not in ranks and bare(below.asked[0].text) not in {bare(one.text) for one in before}


def _say_mended_addresses(mapped: MappedTable, notes: ImportNotes) -> None:
    """Addresses in which a blank stood are read without it."""
    for place in mapped.places(What.EMAIL):
        column = mapped.table.columns[place]
        for row in mapped.table.rows:
            address = mapped.table.grid.cells[row][column].strip()
            if " " in address and "@" in address:
                message = f'"{address}" is taken as "{"".join(address.split())}".'
                notes.corrections.append(Problem(mapped.address(row, place), message))


def _say_unread(mapped: MappedTable, notes: ImportNotes) -> None:
    """Cells below sessions that no wish could be made of."""
    for row, place, text in unread(mapped):
        role = mapped.roles[place]
        what = f'{role.what} "{role.about}"' if role.about else str(role.what)
        mend = "a word of the scale" if role.what in (What.LIKING, What.LIKING_OF) else "a number"
        message = f'"{text}" is not a {what}; it is left out. Write {mend}.'
        notes.problems.append(Problem(mapped.address(row, place), message))
        notes.marks.append(cell_note(mapped, row, place, message, is_problem=True))


def _say_errors(mapped: MappedTable, notes: ImportNotes) -> None:
    """Cells with an error where a wish should stand."""
    for place in mapped.places(*WISHING):
        for row in mapped.table.rows:
            text = mapped.table.grid.cells[row][mapped.table.columns[place]]
            if "#" in text and is_error(text):
                message = f'"{text.strip()}" is where a wish should be; fix the formula, or type what it shows.'
                notes.problems.append(Problem(mapped.address(row, place), message))


def _pin(
    everybody: Everybody,
    pinned: Iterable[tuple[Comer, RowAnswer, MappedTable]],
    tables: Sequence[MappedTable],
    matched: Matched,
) -> None:
    """Who is settled in a session, and who is not allowed in one."""
    numbers = {id(mapped): number for number, mapped in enumerate(tables)}
    for comer, answer, mapped in pinned:
        for asked in answer.settled:
            code = matched.code(asked, mapped, answer.row)
            matched.spoken_of.setdefault(id(mapped), set()).add(code)
            round = matched.round_of.get(asked.round, asked.round)
            pin = Pinned(comer, code, True, f"settled in {mapped.table.grid.file}", round)
            everybody.pinned.setdefault(numbers[id(mapped)], []).append(pin)
    for number, mapped in enumerate(tables):
        if mapped.places(What.BAR_OF, What.NOT_IN):
            for person, row, place, about in barred(mapped, matched.titles):
                comer = everybody.register.met(person, number, long=True)
                code = matched.code(Asked(1, about, place), mapped, row)
                everybody.pinned.setdefault(number, []).append(Pinned(comer, code, False, "not allowed there"))
    for pins in everybody.pinned.values():
        pins[:] = [pin for pin in dict.fromkeys(pins) if not pin.comer.gone]
    everybody.pins = list(dict.fromkeys(pin for pins in everybody.pinned.values() for pin in pins))


def _named(person: Identity) -> str:
    return person.name or person.email or person.id


def _say_still_there(absent: Absent, register: Register, notes: ImportNotes) -> None:
    """Who is in the event workbook and does not come any more stays there, for an import deletes nobody."""
    for comer, status, where in absent.there(register.comers):
        message = (
            f'{_named(comer.person)} ({comer.id}) is in the workbook, but the status is "{status}" in {where}. If '
            "they do not come, delete their rows here and on Wishes."
        )
        notes.remarks.append(Problem("Attendees", message))
