"""What an import made of files, against what the files hold.

People, sessions, rooms and rounds are the same by their names, whatever ids they were given. Ranks count as they are:
the documentation says that they stay, and how scores, ticks and words become ranks. Three things are no fault. An id
that the files give may be left out, if the people are told apart all the same; so may a class. And a fact that is
missing, not wrong, is told where a problem names it, or 'Still to fill in' says that maxima or capacities are missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from allocator.errors import Problem
from allocator.intake.import_notes import ImportNotes
from allocator.workbook.event.schema import ATTENDEES, PINS, ROOMS, ROUNDS, SESSIONS, WISHES
from allocator.workbook.event.schema.columns import Sheet

from .held import Held, PersonHeld, RoundHeld, SessionHeld, plain


@dataclass(frozen=True)
class Fault:
    """A difference: what it is about, what the files hold, what was found."""

    about: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.about}: expected {self.expected}, found {self.found}"


class Book(Protocol):
    """An event workbook, of which only the rows are looked at: texts by heading."""

    def rows(self, sheet: Sheet) -> Sequence[Mapping[str, str]]:
        """The rows of a sheet."""
        ...


def faults(held: Held, book: Book, notes: ImportNotes) -> list[Fault]:
    """All differences between what files hold and what stands in an event workbook, but for those that are told."""
    names = _Names(book)
    found = [
        *_of_rounds(held, book, names),
        *_of_rooms(held, book),
        *_of_sessions(held, book, names),
        *_of_people(held, book, names),
    ]
    return [fault for fault, telling in found if not _is_told(telling, notes)]


Telling = tuple[str, ...]
"""Words of which a note must have one to tell of a fault; none where nothing excuses it."""


def _is_told(telling: Telling, notes: ImportNotes) -> bool:
    texts = [plain(one.message) for one in (*notes.problems, *notes.to_fill)]
    return any(f" {words} " in f" {text} " for words in map(plain, telling) if words for text in texts)


def untold(held: Held, texts: Iterable[str]) -> list[str]:
    """The remarks of people that a report does not show."""
    said = "\n".join(texts)
    return sorted({one for one in held.told if one not in said})


class _Names:
    """Titles by code, and names of rounds, as they stand in a workbook."""

    def __init__(self, book: Book) -> None:
        self.title_of = {row.get("Code", ""): row.get("Title", "") for row in book.rows(SESSIONS)}
        self.rounds = [row.get("Round", "") for row in book.rows(ROUNDS)]

    def wish(self, text: str) -> tuple[str, str]:
        """The title and the round of a wish."""
        code, _, round = text.partition(" @ ")
        return plain(self.title_of.get(code, code)), _moment(round)


def _moment(round: str) -> str:
    """A round's name by its words, without leading zeros and words for 'hours'."""
    words = re.findall(r"\d+|[^\W\d_]+", plain(round))
    return " ".join(word.lstrip("0") or "0" for word in words if word not in ("h", "uur", "uhr", "u"))


Found = Iterator[tuple[Fault, Telling]]


def _of_rounds(held: Held, book: Book, names: _Names) -> Found:
    there = {_moment(row.get("Round", "")): row for row in book.rows(ROUNDS)}
    expected = {_moment(one.name): one for one in held.rounds.values()}
    if set(there) != set(expected) or len(there) != len(names.rounds):
        yield Fault("rounds", ", ".join(held.rounds) or "none", ", ".join(names.rounds) or "none"), ()
        return
    for key, one in expected.items():
        row = there[key]
        found = RoundHeld(one.name, _day(row.get("Date", "")), _clock(row.get("Start", "")), _clock(row.get("End", "")))
        if found != one:
            missing = all(was in ("", said) for was, said in zip(_parts(found), _parts(one), strict=True))
            yield Fault(f"round {one.name}", _times(one), _times(found)), (one.name,) if missing else ()


def _parts(round: RoundHeld) -> tuple[str, str, str]:
    return round.date, round.start, round.end


def _day(text: str) -> str:
    return text[:10]


def _clock(text: str) -> str:
    found = re.search(r"(\d{1,2}):(\d{2})", text)
    return f"{int(found[1]):02d}:{found[2]}" if found else text


def _times(round: RoundHeld) -> str:
    return f"{round.date} {round.start}-{round.end}".strip()


def _of_rooms(held: Held, book: Book) -> Found:
    there = {plain(row.get("Room", "")): row.get("Capacity", "") for row in book.rows(ROOMS)}
    expected = {plain(name): seats for name, seats in held.rooms.items()}
    if set(there) != set(expected):
        yield Fault("rooms", ", ".join(sorted(expected)) or "none", ", ".join(sorted(there)) or "none"), ()
        return
    for name, seats in expected.items():
        if there[name] != ("" if seats is None else str(seats)):
            telling = (name, "without a capacity", "capacity") if not there[name] else ()
            yield Fault(f"capacity of room {name}", str(seats), there[name] or "none"), telling


def _of_sessions(held: Held, book: Book, names: _Names) -> Found:
    rows = book.rows(SESSIONS)
    there = {plain(row.get("Title", "")): row for row in rows}
    expected = {plain(title): (title, one) for title, one in held.sessions.items()}
    missing = [title for key, (title, one) in expected.items() if key not in there and not one.may_miss]
    phantoms = [row.get("Title", "") for key, row in there.items() if key not in expected]
    if missing or phantoms or len(there) != len(rows):
        twice = [title for title, count in Counter(row.get("Title", "") for row in rows).items() if count > 1]
        what = [*(f"no {title}" for title in missing), *(f"also {title}" for title in [*phantoms, *twice])]
        yield Fault("sessions", f"{len(expected)} of them", "; ".join(what)), ()
    every = {_moment(round) for round in names.rounds}
    for key, (title, one) in expected.items():
        if key in there:
            yield from _of_session(title, one, there[key], every)


def _of_session(title: str, one: SessionHeld, row: Mapping[str, str], every: set[str]) -> Found:
    for heading, figure in (("Maximum", one.maximum), ("Minimum", one.minimum)):
        expected, found = "" if figure is None else str(figure), row.get(heading, "")
        if expected != found:
            telling = (title, "without a maximum") if not found and heading == "Maximum" else ()
            yield Fault(f"{heading} of {title}", expected or "none", found or "none"), telling
    speakers = {plain(name) for name in row.get("Speakers", "").split(";") if name.strip()}
    if speakers != {plain(name) for name in one.speakers}:
        yield Fault(f"speakers of {title}", "; ".join(one.speakers) or "none", row.get("Speakers", "") or "none"), ()
    allowed = {_moment(name) for name in row.get("Allowed rounds", "").split(";") if name.strip()}
    fixed = [part.partition("=") for part in row.get("Fixed rounds", "").split(";") if part.strip()]
    may = {_moment(name) for name in one.rounds or ()}
    if (allowed or every) != (may or every):
        expected_text, found_text = "; ".join(sorted(may)), "; ".join(sorted(allowed))
        yield Fault(f"allowed rounds of {title}", expected_text or "all", found_text or "all"), ()
    if not {_moment(round) for round, _, _ in fixed} <= (may or every):
        yield Fault(f"fixed rounds of {title}", "; ".join(sorted(may)) or "any", row["Fixed rounds"]), ()
    rooms = {(_moment(round), plain(room)) for round, _, room in fixed if room.strip()}
    rooms |= {("", plain(row["Fixed room"]))} if row.get("Fixed room") else set()
    wanted = {(_moment(round), plain(room)) for round, room in one.rooms}
    everywhere = {(round, room) for at, room in wanted for round in (may or every if not at else {at})}
    if rooms != wanted and rooms != everywhere:
        yield Fault(f"rooms of {title}", str(sorted(wanted)), str(sorted(rooms))), ()


def _person(called: str, email: str, wishes: Iterable[object], pins: Iterable[object]) -> str:
    """A person in a line: who, and what they wish for and must attend."""
    wished = " ".join(sorted(map(_shown, wishes)))
    pinned = " ".join(sorted(map(_shown, pins)))
    return f"{called}|{email}|{wished}" + (f"|pins {pinned}" if pinned else "")


def _shown(one: object) -> str:
    return "/".join(str(part) for part in one if part != "") if isinstance(one, tuple) else str(one)


def _of_people(held: Held, book: Book, names: _Names) -> Found:
    wishes: dict[str, set[tuple[int, str, str]]] = {}
    for row in book.rows(WISHES):
        mine = wishes.setdefault(row.get("Attendee", ""), set())
        for heading, cell in row.items():
            if heading.isdecimal():
                mine |= {(int(heading), *names.wish(text.strip())) for text in cell.split(";") if text.strip()}
    pins: dict[str, set[tuple[str, str, bool]]] = {}
    for row in book.rows(PINS):
        session = row.get("Session", "")
        pin = (plain(names.title_of.get(session, session)), _moment(row.get("Round", "")), row.get("Must") == "must")
        pins.setdefault(row.get("Attendee", ""), set()).add(pin)
    rows = book.rows(ATTENDEES)
    if len(rows) != len(held.people):
        yield Fault("people", str(len(held.people)), str(len(rows))), ()
    left = {number: _expected(one) for number, one in held.people.items()}
    for row in rows:
        id, name, email = row.get("Id", ""), row.get("Name", ""), row.get("Email", "").casefold()
        mine, fixed = wishes.get(id, set()), pins.get(id, set())
        same = [number for number, one in left.items() if _is(held.people[number], id, name, email)]
        exact = [number for number in same if left[number] == (mine, fixed)]
        shown = _person(name, email, mine, fixed)
        if not same:
            yield Fault("a person", "none such", shown), ()
            continue
        number = (exact or same)[0]
        one = held.people[number]
        expected = left.pop(number)
        if not exact:
            was = _person("; ".join(sorted(one.called)), one.email, *expected)
            telling = (name, id) if mine < expected[0] and fixed == expected[1] else ()
            yield Fault("wishes", was, shown), telling
        if email != one.email and not (not one.email and name.casefold() == email):
            yield Fault(f"e-mail of {name}", one.email or "none", email or "none"), ()
        organisation = row.get("Organisation", "")
        if organisation and plain(organisation) != plain(one.organisation):
            yield Fault(f"organisation of {name}", one.organisation or "none", organisation), ()
        if not re.fullmatch(r"A\d+", id) and _number(id) not in {_number(known) for known in one.ids | one.called}:
            yield Fault(f"id of {name}", ", ".join(sorted(one.ids)) or "none", id), ()
    for number, expected in left.items():
        one = held.people[number]
        who = "; ".join(sorted(one.called or one.ids or {one.email}))
        yield Fault("a person", _person(who, one.email, *expected), "none such"), ()


def _expected(one: PersonHeld) -> tuple[set[tuple[int, str, str]], set[tuple[str, str, bool]]]:
    return (
        {(rank, plain(title), _moment(round)) for rank, title, round in one.wishes},
        {(plain(title), _moment(round), must) for title, round, must in one.pins},
    )


def _is(one: PersonHeld, id: str, name: str, email: str) -> bool:
    """Whether a row of the workbook is this person, by name, or by what there is instead of one."""
    if one.called:
        return plain(name) in {plain(called) for called in one.called} and (
            not one.email or not email or email == one.email
        )
    if one.email:
        return one.email in (email, name.casefold())
    return _number(id) in {_number(known) for known in one.ids} or _number(name) in {
        _number(known) for known in one.ids
    }


def _number(id: str) -> str:
    """An id without leading zeros, and without a word before it."""
    return re.sub(r"^(?:[^\W\d_]+\W*\s)?0*(?=\d+$)", "", id.strip().casefold())


def noted(notes: Iterable[Problem]) -> list[str]:
    """Notes as lines."""
    return [f"{one.where}: {one.message}" for one in notes]
