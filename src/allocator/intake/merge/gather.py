"""Sessions, rooms and rounds of all tables and of the event workbook, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.cells.limits.ranges import is_date, most_in, range_in
from allocator.intake.cells.session_titles import Titles
from allocator.intake.event_workbook import EventWorkbook, SheetRow
from allocator.intake.import_notes import ImportNotes
from allocator.intake.ledger.reread import Reread
from allocator.intake.merge.defaults import Defaults
from allocator.intake.merge.event_rooms import room_names, rooms_of
from allocator.intake.merge.event_rounds import rounds_of
from allocator.intake.merge.maxima import of_sessions, unlisted, with_limits
from allocator.intake.merge.repeated import put_together
from allocator.intake.merge.wishes_read import say_how_wishes_are_read
from allocator.intake.rows.lists.limited_sessions import with_maxima_of_titles
from allocator.intake.rows.lists.listed_sessions import (
    Offered,
    listed_sessions,
    names_of,
    say_of_cell,
    wished_sessions,
    with_codes,
)
from allocator.intake.rows.lists.listed_speakers import speakers_of
from allocator.intake.rows.lists.rounds_above_people import rounds_above_people, with_rounds_above
from allocator.intake.rows.lists.seats_in_names import seats_in_names
from allocator.intake.rows.lists.session_rounds import SessionRounds
from allocator.intake.rows.lists.spelt_alike import with_one_spelling
from allocator.intake.tables.content import count_in, is_unlimited, says_nothing, whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import COUNTS, TableKind, What
from allocator.workbook.event.schema import ROOMS, SESSIONS, SPEAKERS
from allocator.workbook.xlsx.text import BETWEEN


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is offered: new rows for each sheet, facts for rows of Sessions that are there, all titles and rounds.

    `listed` are the sessions as each list has them, and `wished` the codes of those that are only known from wishes.
    `facts` are what is told of rooms and speakers that are there, by sheet and folded name.
    """

    rounds: tuple[SheetRow, ...]
    rooms: tuple[SheetRow, ...]
    speakers: tuple[SheetRow, ...]
    sessions: tuple[SheetRow, ...]
    filled: tuple[tuple[int, SheetRow], ...]
    titles: Titles
    respelt: Mapping[str, str]
    round_names: tuple[str, ...]
    listed: tuple[Offered, ...] = ()
    wished: frozenset[str] = frozenset()
    facts: Mapping[str, Mapping[str, SheetRow]] = field(default_factory=dict)


def gather(
    tables: Sequence[MappedTable], book: EventWorkbook, defaults: Defaults, notes: ImportNotes, again: Reread
) -> Gathered:
    """What is offered, as all tables and the workbook say it together; what is read again keeps its codes."""
    there = book.rows(SESSIONS)
    for mapped in tables:
        _say_counts(mapped, notes)
    rounds, round_rows = rounds_of(tables, book, defaults, notes)
    rooms = room_names(tables, book)
    plain = seats_in_names(rooms, ()).name
    rooms = list(dict.fromkeys([*rooms, *map(plain, rooms)]))
    listed = [
        one
        for mapped in tables
        if mapped.kind is TableKind.SESSIONS
        for one in with_maxima_of_titles([*listed_sessions(SessionRounds(mapped, rounds, rooms), notes)], notes)
    ]
    named = [*room_names(tables, book), *(room for one in listed for room in one.rooms)]
    seated = seats_in_names(named, [row.get("Room", "") for row in book.rows(ROOMS)])
    seated.tell(notes)
    listed = with_one_spelling(seated.of(listed), there, notes)
    as_listed = tuple(listed)
    respelt: Mapping[str, str] = {}
    if not listed and (not there or again.wished):
        titles, respelt = wished_sessions(
            [mapped for mapped in tables if mapped.kind in (TableKind.WISHES, TableKind.FIXED)], rounds
        )
        listed = with_maxima_of_titles([Offered("", title) for title in titles], notes)
        if listed:
            taken = (
                "1 title that is wished for was taken"
                if len(listed) == 1
                else f"{len(listed):,} titles that are wished for were taken"
            )
            message = f"no list of them was given; {taken}."
            notes.remarks.append(Problem("Sessions", message))
    listed = _once(put_together(listed, notes), notes)
    new, old = _parted(listed, there)
    own = [one.code for one in new if one.code] + [row.get("Code", "") for row in there]
    new = _with_codes_of_before(new, again.codes, own)
    new = with_codes(new, [*(row.get("Code", "") for row in there), *again.codes.values()])
    known = [one for _, one in old] + [Offered(row.get("Code", ""), row.get("Title", "")) for row in there] + new
    title_of, aliases = names_of([one for one in known if one.code])
    found = Titles(title_of, aliases, own, _speakers(there, [*new, *(one for _, one in old)]))
    say_how_wishes_are_read(tables, found, notes)
    told = of_sessions(tables, found, notes)
    above = rounds_above_people(tables, found, rounds)
    timed = any(row.get(heading) for row in there for heading in ("Allowed rounds", "Fixed rounds"))
    old += unlisted({*told.codes, *(() if timed else above)}, there, old)
    new = [with_limits(one, told, notes) for one in new]
    both = with_rounds_above([*new, *(with_limits(one, told, notes) for _, one in old)], above, notes)
    new, old = both[: len(new)], [(row, one) for (row, _), one in zip(old, both[len(new) :], strict=True)]
    settled = [_defaulted(one, defaults) for one in new]
    filled = [(row, _row(_defaulted(one, defaults), rounds, notes)) for row, one in old]
    new_rooms, closed = rooms_of(tables, listed, book, defaults, notes, rounds, seated)
    speakers, of_speakers = speakers_of(tables, listed, book, rounds, notes)
    return Gathered(
        rounds=round_rows,
        rooms=tuple(new_rooms),
        speakers=tuple(speakers),
        sessions=tuple(_row(one, rounds, notes) for one in settled),
        filled=tuple(filled),
        titles=found,
        respelt=respelt,
        round_names=rounds,
        listed=as_listed,
        wished=frozenset() if as_listed else frozenset(one.code for one in new),
        facts={ROOMS.name: closed, SPEAKERS.name: of_speakers},
    )


def _speakers(there: Iterable[Mapping[str, str]], listed: Iterable[Offered]) -> dict[str, list[str]]:
    """Who gives each session that has somebody, by its code."""
    found = [(row.get("Code", ""), row.get("Speakers", "").split(BETWEEN.strip())) for row in there]
    found += [(one.code, list(one.speakers)) for one in listed]
    return {code: list(dict.fromkeys(names)) for code, names in found if code and any(names)}


def _with_codes_of_before(listed: Iterable[Offered], codes: Mapping[str, str], taken: Sequence[str]) -> list[Offered]:
    """The sessions, those that had a code when they were read before with this one, each once."""
    free = {title: code for title, code in codes.items() if folded(code) not in set(map(folded, taken))}
    return [one if one.code else replace(one, code=free.pop(bare(one.title), "")) for one in listed]


def _say_counts(mapped: MappedTable, notes: ImportNotes) -> None:
    """Counts that stand among words, and cells for a count that hold none."""
    for place in mapped.places(*COUNTS):
        column, what = mapped.table.columns[place], mapped.roles[place].what
        for row in mapped.table.rows:
            text = " ".join(mapped.table.grid.cells[row][column].split())
            count = None if is_date(text) else count_in(text)
            span = range_in(text) if what is What.MAXIMUM else None
            if is_unlimited(text):
                message = f'"{text}" is no limit: {what} stays blank.'
                say_of_cell(mapped, row, place, message, notes, is_problem=False)
            elif says_nothing(text) or whole(text) is not None:
                continue
            elif span is not None:
                own = any(count_in(mapped.table.cells(row)[at]) is not None for at in mapped.places(What.MINIMUM))
                fewest = "" if own else f"at least {span[0]} and "
                message = f'"{text}" is taken as {fewest}at most {span[1]}.'
                say_of_cell(mapped, row, place, message, notes, is_problem=False)
            elif what is What.MAXIMUM and count is not None and most_in(text) is None:
                message = f'"{text}" is taken as at least {count}.'
                say_of_cell(mapped, row, place, message, notes, is_problem=False)
            elif count is not None:
                say_of_cell(mapped, row, place, f'"{text}" is taken as {count}.', notes, is_problem=False)
            else:
                message = f'"{text}" is not a number for {what}, which stays blank. {_instead(text)}'
                say_of_cell(mapped, row, place, message, notes, is_problem=True)


def _instead(text: str) -> str:
    """What to write for a count that is none."""
    if is_date(text):
        return "If it was 8-10, a spreadsheet made a date of it; write 8 as the minimum and 10 as the maximum."
    return "Write a whole number."


def _once(listed: Iterable[Offered], notes: ImportNotes) -> list[Offered]:
    """Each session once: a code that comes again is the same session, and so is a title in another list."""
    first: dict[str, Offered] = {}
    for one in _joined(listed, notes):
        key = f"code {folded(one.code)}" if one.code else f"title {folded(one.title)} {one.maximum} {one.where}"
        if key not in first:
            first[key] = one
        elif bare(first[key].title) == bare(one.title):
            message = f'"{one.title}" is on an earlier row too; the first counts.'
            notes.left_out.append(Problem(one.where, message))
        else:
            message = f'"{one.code}" is the code of "{first[key].title}" too; "{one.title}" gets another.'
            notes.remarks.append(Problem(one.where, message))
            first[f"{key} {one.where}"] = replace(one, code="")
    return list(first.values())


def _joined(listed: Iterable[Offered], notes: ImportNotes) -> list[Offered]:
    """Sessions of several lists: one of another list with that title completes it, unless it has another code."""
    joined: list[Offered] = []
    for one in listed:
        same = [
            at
            for at, other in enumerate(joined)
            if bare(other.title) == bare(one.title) and other.table != one.table and _may_have_one_code(one, other)
        ]
        if len(same) == 1:
            for heading, first, second in joined[same[0]].differences(one):
                message = (
                    f'{heading} of "{one.title}" is {first} in an earlier list, which counts; here it is {second}.'
                )
                notes.remarks.append(Problem(one.where, message))
            joined[same[0]] = joined[same[0]].completed(one)
        else:
            joined.append(one)
    return joined


def _may_have_one_code(one: Offered, other: Offered) -> bool:
    return not one.code or not other.code or folded(one.code) == folded(other.code)


def _parted(
    listed: Iterable[Offered], there: Sequence[Mapping[str, str]]
) -> tuple[list[Offered], list[tuple[int, Offered]]]:
    """The sessions that are new, and those that the workbook has, each with its row."""
    codes = {folded(row["Code"]): row for row in there if row.get("Code")}
    titles = {bare(row["Title"]): row for row in there if row.get("Title")}
    new, old = [], []
    for one in listed:
        row = codes.get(folded(one.code)) if one.code else titles.get(bare(one.title))
        if row is not None and bare(row.get("Title", "")) == bare(one.title):
            old.append((int(row[""]), replace(one, code=row.get("Code", ""))))
        elif row is not None:
            new.append(replace(one, code=""))
        else:
            new.append(one)
    return new, old


def _defaulted(one: Offered, defaults: Defaults) -> Offered:
    return replace(
        one,
        minimum=defaults.minimum if one.minimum is None else one.minimum,
        maximum=defaults.capacity if one.maximum is None else one.maximum,
        at_least=defaults.at_least if one.at_least is None else one.at_least,
        at_most=defaults.at_most if one.at_most is None else one.at_most,
    )


def _row(one: Offered, rounds: Sequence[str], notes: ImportNotes) -> SheetRow:
    """A session as a row of the Sessions sheet."""
    allowed = one.allowed
    if one.earliest:
        place = _place(one.earliest, rounds)
        if place is None:
            message = f'the earliest round of "{one.title}" is "{one.earliest}", which is not a round; it is left out.'
            notes.remarks.append(Problem(one.where, message))
        elif place > 0:
            allowed = tuple(name for name in one.allowed or rounds if name not in rounds[:place])
    return {
        "Code": one.code,
        "Title": one.title,
        "Speakers": BETWEEN.join(one.speakers),
        "Minimum": one.minimum,
        "Maximum": one.maximum,
        "At least": one.at_least,
        "At most": one.at_most,
        "Allowed rounds": BETWEEN.join(allowed),
        "Fixed rounds": BETWEEN.join(one.fixed),
        "Fixed room": one.room,
    }


def _place(text: str, rounds: Sequence[str]) -> int | None:
    """Which round is meant: by its name, or by the last word of it."""
    for names in ([folded(name) for name in rounds], [folded(name).rpartition(" ")[2] for name in rounds]):
        if names.count(folded(text)) == 1:
            return names.index(folded(text))
    return None
