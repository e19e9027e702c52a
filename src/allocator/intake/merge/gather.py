"""Sessions, rooms and rounds of all tables and of the event workbook, put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.cells.session_titles import Titles
from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.merge.defaults import Defaults
from allocator.intake.merge.maxima import of_sessions, unlisted, with_maximum
from allocator.intake.merge.repeated import put_together
from allocator.intake.notes import ImportNotes
from allocator.intake.rows.answers import MappedTable
from allocator.intake.rows.listed_sessions import (
    Offered,
    listed_sessions,
    names_of,
    say_of_cell,
    wished_sessions,
    with_codes,
)
from allocator.intake.rows.round_columns import RoundColumns, rounds_of_lists
from allocator.intake.tables.content import count_in, says_nothing, whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import COUNTS, TableKind, What
from allocator.words import several
from allocator.workbook.columns import BETWEEN
from allocator.workbook.schema import ROOMS, ROUNDS, SESSIONS, SPEAKERS
from allocator.workbook.style import CellValue

Row = Mapping[str, CellValue]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is offered: new rows for each sheet, facts for rows of Sessions that are there, all titles and rounds."""

    rounds: tuple[Row, ...]
    rooms: tuple[Row, ...]
    speakers: tuple[Row, ...]
    sessions: tuple[Row, ...]
    filled: tuple[tuple[int, Row], ...]
    titles: Titles
    respelt: Mapping[str, str]
    round_names: tuple[str, ...]
    read: int


def gather(reads: Sequence[MappedTable], book: EventWorkbook, defaults: Defaults, notes: ImportNotes) -> Gathered:
    """What is offered, as all tables and the workbook say it together."""
    there = book.rows(SESSIONS)
    for read in reads:
        _say_counts(read, notes)
    rounds, round_rows = _rounds(reads, book, defaults, notes)
    rooms = _room_names(reads, book)
    listed = [
        one
        for read in reads
        if read.kind is TableKind.SESSIONS
        for one in listed_sessions(RoundColumns(read, rounds, rooms), notes)
    ]
    respelt: Mapping[str, str] = {}
    if not listed and not there:
        titles, respelt = wished_sessions([read for read in reads if read.kind in (TableKind.WISHES, TableKind.FIXED)])
        listed = [Offered("", title) for title in titles]
        if listed:
            message = f"no list of them was given; {several(len(listed), 'title')} that are wished for were taken."
            notes.remarks.append(Problem("Sessions", message))
    listed = _once(put_together(listed, notes), notes)
    new, old = _parted(listed, there)
    own = [one.code for one in new if one.code] + [row.get("Code", "") for row in there]
    new = with_codes(new, [row.get("Code", "") for row in there])
    known = [Offered(row.get("Code", ""), row.get("Title", "")) for row in there] + new
    title_of, aliases = names_of(one for one in known if one.code)
    found = Titles(title_of, aliases, own)
    told = of_sessions(reads, found)
    old += unlisted(told, there, old)
    new = [with_maximum(one, told, notes) for one in new]
    old = [(row, with_maximum(one, told, notes)) for row, one in old]
    settled = [_defaulted(one, defaults) for one in new]
    filled = [(row, _row(_defaulted(one, defaults), rounds, notes)) for row, one in old]
    return Gathered(
        rounds=round_rows,
        rooms=tuple(_rooms(reads, listed, book, defaults, notes)),
        speakers=tuple(_speakers(listed, book)),
        sessions=tuple(_row(one, rounds, notes) for one in settled),
        filled=tuple(filled),
        titles=found,
        respelt=respelt,
        round_names=rounds,
        read=len(listed),
    )


def _say_counts(read: MappedTable, notes: ImportNotes) -> None:
    """Counts that stand among words, and cells for a count that hold none."""
    for place in read.places(*COUNTS):
        column, what = read.table.columns[place], read.roles[place].what
        for row in read.table.rows:
            text = " ".join(read.table.grid.cells[row][column].split())
            count = count_in(text)
            if says_nothing(text) or whole(text) is not None:
                continue
            if count is not None:
                say_of_cell(read, row, place, f'"{text}" is taken as {count}.', notes, is_problem=False)
            else:
                message = f'"{text}" is no number for {what}, which stays blank. Write a whole number.'
                say_of_cell(read, row, place, message, notes, is_problem=True)


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
    """Sessions of several lists: one without a code completes the one of that title in a list before or behind it."""
    joined: list[Offered] = []
    for one in listed:
        same = [
            at
            for at, other in enumerate(joined)
            if bare(other.title) == bare(one.title) and other.table != one.table and not (other.code and one.code)
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


def _row(one: Offered, rounds: Sequence[str], notes: ImportNotes) -> Row:
    """A session as a row of the Sessions sheet."""
    allowed = one.allowed
    if one.earliest:
        place = _place(one.earliest, rounds)
        if place is None:
            message = f'the earliest round of "{one.title}" is "{one.earliest}", which is no round; it is left out.'
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


def _rounds(
    reads: Sequence[MappedTable], book: EventWorkbook, defaults: Defaults, notes: ImportNotes
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The names of all rounds, and the rows of those that are new."""
    there = [row["Round"] for row in book.rows(ROUNDS) if row.get("Round")]
    names = [
        " ".join(one.split()) for read in reads if read.kind is TableKind.ROUNDS for one in _cells(read, What.ROUND)
    ]
    names = names or list(defaults.rounds)
    if not names and not there:
        spoken = [role.about for read in reads for _, role in sorted(read.roles.items()) if role.what is What.WISH]
        spoken += [
            role.about
            for read in reads
            for _, role in sorted(read.roles.items())
            if role.what in (What.ORDER, What.TICKS)
        ]
        spoken += [role.round for read in reads for _, role in sorted(read.roles.items())]
        spoken += [one for read in reads for one in sorted(set(_cells(read, What.ROUND)))]
        names = [name for name in dict.fromkeys(spoken) if name]
        listed = [name for read in reads if read.kind is TableKind.SESSIONS for name in rounds_of_lists(read)]
        if listed and not names:
            names = listed
            message = f"no list of them was given; the list of sessions names {', '.join(dict.fromkeys(names))}."
            notes.remarks.append(Problem("Rounds", message))
    new = [name for name in dict.fromkeys(names) if name and folded(name) not in {folded(one) for one in there}]
    return (*there, *new), tuple({"Round": name} for name in new)


def spoken_of(reads: Iterable[MappedTable]) -> tuple[str, ...]:
    """The rounds that tables name, in the order in which they come by."""
    names: dict[str, None] = {}
    for read in reads:
        if read.kind is TableKind.SESSIONS:
            names.update(dict.fromkeys(text.strip() for text in _cells(read, What.EARLIEST)))
            names.update(dict.fromkeys(rounds_of_lists(read)))
        names.update(dict.fromkeys(role.about for _, role in sorted(read.roles.items()) if role.what is What.WISH))
        names.update(dict.fromkeys(role.round for _, role in sorted(read.roles.items())))
    return tuple(name for name in names if name)


def _cells(read: MappedTable, what: What) -> list[str]:
    return [
        read.table.grid.cells[row][read.table.columns[place]]
        for place in read.places(what)
        for row in read.table.rows
        if read.table.grid.cells[row][read.table.columns[place]].strip()
    ]


def _room_names(reads: Iterable[MappedTable], book: EventWorkbook) -> list[str]:
    """The rooms that the workbook or a list of them has."""
    listed = [
        " ".join(one.split()) for read in reads if read.kind is TableKind.ROOMS for one in _cells(read, What.ROOM)
    ]
    return [row["Room"] for row in book.rows(ROOMS) if row.get("Room")] + listed


def _rooms(
    reads: Sequence[MappedTable], listed: Iterable[Offered], book: EventWorkbook, defaults: Defaults, notes: ImportNotes
) -> Iterable[Row]:
    there = {folded(row.get("Room", "")) for row in book.rows(ROOMS)}
    rows: dict[str, dict[str, CellValue]] = {}
    for read in reads:
        if read.kind is not TableKind.ROOMS:
            continue
        at = {
            what: read.table.columns[places[0]]
            for what in (What.ROOM, What.CAPACITY, What.FEATURES)
            if (places := read.places(what))
        }
        for row in read.table.rows:
            cells = read.table.grid.cells[row]
            name = " ".join(cells[at[What.ROOM]].split())
            if name and folded(name) not in there | rows.keys():
                seats = count_in(cells[at[What.CAPACITY]]) if What.CAPACITY in at else None
                features = cells[at[What.FEATURES]] if What.FEATURES in at else ""
                rows[folded(name)] = {
                    "Room": name,
                    "Capacity": defaults.seats if seats is None else seats,
                    "Features": " ".join(features.split()),
                }
    named = {folded(room): room for one in listed for room in one.rooms if folded(room) not in there | rows.keys()}
    if named:
        message = f"{several(len(named), 'room')} taken from the list of sessions: {', '.join(named.values())}."
        notes.remarks.append(Problem("Rooms", message))
        rows |= {key: {"Room": room, "Capacity": defaults.seats} for key, room in named.items()}
    if not rows and not there and defaults.rooms:
        for number in range(1, defaults.rooms + 1):
            seats = defaults.capacity if defaults.seats is None else defaults.seats
            rows[str(number)] = {"Room": f"Room {number}", "Capacity": seats}
    without = [row for row in rows.values() if row["Capacity"] is None]
    if without:
        message = f"{several(len(without), 'room')} without a capacity. Write it there, or import with --seats 20."
        notes.to_fill.append(Problem("Rooms", message))
    return rows.values()


def _speakers(listed: Iterable[Offered], book: EventWorkbook) -> Iterable[Row]:
    there = {folded(row.get("Speaker", "")) for row in book.rows(SPEAKERS)}
    names = dict.fromkeys(name for one in listed for name in one.speakers)
    return [{"Speaker": name} for name in names if folded(name) not in there]
