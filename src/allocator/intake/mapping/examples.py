"""A few rows of a table as one reading of it has them, in words that somebody can compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocator.intake.cells.names_below import entries
from allocator.intake.cells.session_titles import Titles
from allocator.intake.rows.answers import Asked, answers
from allocator.intake.rows.settled import settled_titles
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import IN_ROUNDS, LEFT_OUT, PRESENCE_IN, Role, TableKind, What
from allocator.words import listed

SHOWN = 3
"""Rows that a question shows."""

LONGEST = 90
"""Letters of a row that a question has room for."""

_SAID = {
    What.CODE: "code {}",
    What.SPEAKERS: "by {}",
    What.MINIMUM: "at least {} people",
    What.MAXIMUM: "at most {} people",
    What.AT_LEAST: "at least {} times",
    What.AT_MOST: "at most {} times",
    What.EXACTLY: "{} times",
    What.EARLIEST: "from {} on",
    What.ALLOWED: "may run in {}",
    What.CARRIED: "may run in {}",
    What.DAY: "on {}",
    What.AWAY: "not in {}",
    What.FIXED_ROOM: "in {}",
    What.PEOPLE: "with a seat for {}",
    What.CAPACITY: "{} seats",
    What.FEATURES: "has {}",
}
_FIRST = (What.TITLE, What.SUBTITLE, What.ROOM, What.ROUND, What.NAME, What.FIRST, What.LAST)
_THERE = {What.THERE: "is there in", What.AWAY: "is not there in"}
_NOUN = {
    TableKind.SESSIONS: "session",
    TableKind.ROOMS: "room",
    TableKind.ROUNDS: "round",
    TableKind.SPEAKERS: "speaker",
}


def examples(mapped: MappedTable) -> tuple[str, ...]:
    """The first rows with something in them, as the reading has them."""
    if mapped.kind is TableKind.NOTHING:
        return ("nothing of it is read",)
    lines = _offered(mapped) if mapped.kind in _NOUN else _people(mapped)
    found: list[str] = []
    for line in lines:
        if line and line not in found:
            found.append(line if len(line) <= LONGEST else f"{line[: LONGEST - 3]}...")
        if len(found) == SHOWN:
            break
    return tuple(found)


def _offered(mapped: MappedTable) -> Iterator[str]:
    """'session Pottery, at most 20 people, by Ada Lind'."""
    places = sorted(mapped.roles, key=lambda place: (mapped.roles[place].what not in _FIRST, place))
    for row in mapped.table.rows:
        cells = mapped.table.cells(row)
        told = [_told(mapped.roles[place], cells[place]) for place in places if mapped.roles[place] != LEFT_OUT]
        told = [text for text in told if text]
        yield f"{_NOUN[mapped.kind]} {', '.join(told)}" if told else ""


def _told(role: Role, cell: str) -> str:
    text = " ".join(cell.split())
    if not text:
        return ""
    if role.what in PRESENCE_IN:
        return f"{role.about}: {text}"
    if role.what in IN_ROUNDS:
        said = {What.ROOM_IN: "in ", What.MAXIMUM_IN: "at most "}.get(role.what, "")
        return f"{role.about}: {said}{text}" if text != "0" else ""
    return _SAID.get(role.what, "{}").format(text)


def _people(mapped: MappedTable) -> Iterator[str]:
    """'Ada Lind wishes 1 Pottery, 2 Carving', or who sits where."""
    below = mapped.places(What.PEOPLE_OF)
    if below:
        yield from _below(mapped, below)
        return
    barred = [mapped.table.columns[place] for place in mapped.places(What.NOT_IN)]
    present = [(mapped.table.columns[place], _THERE[mapped.roles[place].what]) for place in mapped.places(*_THERE)]
    for answer in answers(mapped, Titles({}), ()):
        who = answer.person.name or answer.person.email or answer.person.id or answer.person.response
        wished, settled = _listed(answer.asked), _listed(answer.settled, ranked=False)
        cells = mapped.table.grid.cells[answer.row]
        out = ", ".join(text for column in barred for text in settled_titles(cells[column], Titles({})))
        told = [
            f"wishes {wished}" if wished else "",
            f"has a seat in {settled}" if settled else "",
            f"must not be in {out}" if out else "",
            *(f"{said} {' '.join(cells[column].split())}" for column, said in present if cells[column].strip()),
        ]
        told = [text for text in told if text] or ["is an attendee"]
        yield f"{who or 'somebody'} {listed(told)}" if any(answer.person) or answer.asked else ""


def _below(mapped: MappedTable, places: Sequence[int]) -> Iterator[str]:
    said = "has a seat in" if mapped.kind is TableKind.FIXED else "wishes"
    for row in mapped.table.rows:
        cells = mapped.table.cells(row)
        for place in places:
            for entry in entries(cells[place]):
                yield f"{entry.person.name or entry.person.email} {said} {mapped.roles[place].about}"


def _listed(asked: Sequence[Asked], *, ranked: bool = True) -> str:
    """'1 Pottery, 2 Carving in Ronde 1'."""
    ordered = sorted(asked, key=lambda one: (one.round, one.rank))
    return ", ".join(
        f"{f'{one.rank} ' if ranked else ''}{' '.join(one.text.split())}{f' in {one.round}' if one.round else ''}"
        for one in ordered
    )
