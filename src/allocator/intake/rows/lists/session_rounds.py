"""When the sessions of a list run, as its columns about rounds say it: one for all of them, or one for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from allocator.intake.cells.liking import likes
from allocator.intake.cells.rounds.moments_said import as_round, moment_said
from allocator.intake.cells.rounds.recurring import BETWEEN as BETWEEN_ROUNDS
from allocator.intake.cells.rounds.round_order import is_weekday, weekday_of
from allocator.intake.cells.rounds.rounds_said import rounds_in, rounds_named
from allocator.intake.cells.rounds.there import without_giver
from allocator.intake.tables.content import TICKED, bare_or_mark, is_mark, is_room, says_nothing, whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import IN_ROUNDS, What
from allocator.suggest import did_you_mean
from allocator.workbook.xlsx.text import BETWEEN

_JOINED = "; "
"""Between the rounds of several days."""

LONGEST_ROOM = 30
"""Letters of a text that may be a room though nothing shows it."""


@dataclass(slots=True)
class Running:
    """In which rounds a session may run (none: all of them), in which it must and where, and how many it takes there.

    `fixed` holds a room by round. `problems` and `corrections` are the place of a cell's column and a sentence.
    """

    allowed: tuple[str, ...] = ()
    fixed: dict[str, str] = field(default_factory=dict)
    maximum: int | None = None
    problems: list[tuple[int, str]] = field(default_factory=list)
    corrections: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class SessionRounds:
    """The columns about rounds of a list of sessions, with the names of all rounds and of the rooms that are known."""

    mapped: MappedTable
    rounds: Sequence[str]
    rooms: Sequence[str]

    def running(self, row: int) -> Running:
        """When the session of a row runs."""
        found = Running()
        self._read_lists(row, found)
        self._read_columns(row, found)
        self._read_away(row, found)
        self._read_fixed(row, found)
        return found

    def _cells(self, row: int, *whats: What) -> Iterator[tuple[int, str]]:
        for place in self.mapped.places(*whats):
            yield place, " ".join(self.mapped.table.grid.cells[row][self.mapped.table.columns[place]].split(" "))

    def _read_lists(self, row: int, found: Running) -> None:
        """A cell that names rounds; what names none stays as it is written, so that nobody takes it for all rounds."""
        for place, text in self._said[row]:
            said = rounds_in(text, self.rounds)
            found.allowed = (*said.names, *(BETWEEN.join(part.split(";")) for part in said.unread))
            for part in said.unread:
                found.problems.append((place, f'"{part}" is no round. {self._hint(part)}'))
            if said.mended:
                names = " and ".join(f'"{name}"' for name in said.names)
                found.corrections.append((place, f'"{text}" is taken as {names}.'))

    @cached_property
    def _said(self) -> Mapping[int, Sequence[tuple[int, str]]]:
        return said_of_rounds(self.mapped)

    def _read_away(self, row: int, found: Running) -> None:
        """A cell that names rounds in which a session does not run, or in which who gives it is not there."""
        for place, text in self._cells(row, What.AWAY):
            said = rounds_in(text, self.rounds)
            for part in said.unread:
                found.problems.append((place, f'"{part}" is no round. {self._hint(part)}'))
            away = {*said.names, *self._away_with(row, place)}
            left = [name for name in found.allowed or self.rounds if name not in away]
            says_all = not (said.names or said.unread or says_nothing(text))
            if says_all or (away and not left):
                found.problems.append((place, f'"{text}" leaves no round in which the session may run.'))
            if away:
                found.allowed = tuple(left)

    def _away_with(self, row: int, place: int) -> set[str]:
        """The rounds in which the same people are not there, as the rows of their other sessions say."""
        giving = self.mapped.places(What.SPEAKERS)
        heading = self.mapped.table.headings[place]
        if not giving or without_giver(heading) == bare(heading):
            return set()
        lines = [self.mapped.table.cells(other) for other in self.mapped.table.rows]
        who = bare(self.mapped.table.cells(row)[giving[0]])
        theirs = [line[place] for line in lines if who and bare(line[giving[0]]) == who]
        return {name for text in theirs for name in rounds_in(text, self.rounds).names}

    def _hint(self, part: str) -> str:
        """What to write instead of what is no round."""
        if sort_of(part) == "moment" and moment_said(part) is None:
            return "If it was 1-3, a spreadsheet made a date of it; write 1 t/m 3, 1 to 3 or 1 bis 3."
        if not self.rounds:
            return "Write the names of rounds, or import with --rounds 3."
        return did_you_mean(part, list(self.rounds)) or f"The rounds are {', '.join(self.rounds)}."

    def _read_fixed(self, row: int, found: Running) -> None:
        """A cell that says in which rounds a session must run, each perhaps with '= room' behind it."""
        for place, text in self._cells(row, What.FIXED_ROUNDS):
            for item in re.split(r"[;\n]", text) if "=" in text or ";" in text else [text]:
                named, _, room = (part.strip() for part in item.partition("="))
                if says_nothing(named):
                    continue
                said = rounds_in(named, self.rounds)
                for part in said.unread:
                    found.problems.append((place, f'"{part}" is no round; it is not fixed. {self._hint(part)}'))
                found.fixed |= {round: (self._known_room(room) or room) if room else "" for round in said.names}

    def _read_columns(self, row: int, found: Running) -> None:
        """A column for each round: marks, rooms, or how many it takes."""
        counts: dict[int, int] = {}
        marked: list[str] = []
        cells = list(self._cells(row, *IN_ROUNDS))
        for place, text in cells:
            round, what = self._called(place), self.mapped.roles[place].what
            are_rooms = what is What.ROOM_IN or (what is What.RUNS_IN and self._no_counts)
            number = None if are_rooms else whole(text)
            if number == 0 or _says_no(text):
                continue
            if number is not None:
                counts[place] = number
            elif not _ticks(text) or (what is What.ROOM_IN and self._known_room(text)):
                room = self._room(text, are_rooms=what is What.ROOM_IN or (self._hold_rooms and not likes(text)))
                if not room:
                    found.problems.append((place, self._neither(text, round)))
                    continue
                found.fixed[round] = room
            marked.append(round)
        if cells:
            if found.allowed and set(found.allowed) != set(marked):
                message = "another column names other rounds; the marks below the rounds count."
                found.corrections.append((cells[0][0], message))
            found.allowed = tuple(marked)
            _settle_maximum(counts, found)
            if not marked:
                message = "no round is marked, so it may run in all of them. Mark one, or write 0 under At most."
                found.problems.append((cells[0][0], message))

    def _called(self, place: int) -> str:
        """The round of a column, as the event calls it."""
        about = self.mapped.roles[place].about
        names = rounds_in(about, self.rounds).names
        return names[0] if len(names) == 1 else about

    @cached_property
    def _no_counts(self) -> bool:
        """Whether the numbers below rounds are marks, 0 and 1 alone, or mostly numbers of rooms, such as 008."""
        numbers = [text for text in self._texts if whole(text) is not None]
        known = {bare(room) for room in self.rooms}
        zeros = any(text.startswith("0") and len(text) > 1 for text in numbers)
        named = [bare(text) in known for text in numbers if whole(text)]
        return {whole(text) for text in numbers} <= {0, 1} or zeros or 2 * sum(named) >= len(named) > 0

    @cached_property
    def _texts(self) -> list[str]:
        places = self.mapped.places(*IN_ROUNDS)
        return [text for place in places for text in self.mapped.table.sample[place]]

    @cached_property
    def _hold_rooms(self) -> bool:
        """Whether half of the texts below rounds, or more, look like rooms or come back: then all are rooms."""
        texts = [text for text in self._texts if not (_says_no(text) or _ticks(text) or whole(text) is not None)]
        often = Counter(map(bare, texts))
        return bool(texts) and 2 * sum(is_room(text) or often[bare(text)] > 1 for text in texts) >= len(texts)

    def _room(self, text: str, *, are_rooms: bool) -> str:
        """The room that a cell names, '' for none; without a list of rooms: what looks like one or comes back.

        With `are_rooms`, rooms are what the column has: then any short text is one.
        """
        if self.rooms:
            return self._known_room(text)
        again = sum(bare(other) == bare(text) for other in self._texts) > 1
        return (
            " ".join(text.split())
            if bare(text) and (is_room(text) or again or (are_rooms and len(text) <= LONGEST_ROOM))
            else ""
        )

    def _known_room(self, text: str) -> str:
        """The room of that name, as the list of rooms has it; '' where it is in none."""
        return next((room for room in self.rooms if bare(room) == bare(text)), "")

    def _neither(self, text: str, round: str) -> str:
        hint = did_you_mean(text, list(self.rooms))
        message = f'"{text}" is neither a mark, a room nor a number; the session is not taken to run in {round}.'
        return f"{message} {hint}" if hint else f"{message} Write x, or leave it blank."


def _says_no(text: str) -> bool:
    """Whether a cell is blank or says no; a question mark says neither yes nor no."""
    return "?" not in text and (says_nothing(text) or (is_mark(text) and not _ticks(text)))


def _ticks(text: str) -> bool:
    return bare_or_mark(text) in TICKED


def _settle_maximum(counts: dict[int, int], found: Running) -> None:
    """The event holds one maximum for a session: the smallest, so that no round is overfull."""
    if not counts:
        return
    place, found.maximum = min(counts.items(), key=lambda pair: (pair[1], pair[0]))
    if len(set(counts.values())) > 1:
        every = ", ".join(map(str, sorted(counts.values())))
        message = f"a session has one maximum for all rounds; of {every} the smallest, {found.maximum}, is taken."
        found.corrections.append((place, message))


def rounds_of_lists(mapped: MappedTable) -> list[str]:
    """The rounds that a list of sessions names, in the order in which they come by."""
    names = [mapped.roles[place].about for place in mapped.places(*IN_ROUNDS)]
    if mapped.places(What.DAY):
        texts = [part for row in said_of_rounds(mapped).values() for _, text in row for part in _by_day(text)]
        said = [as_round(text) or text for text in texts if text]
        dated = all(re.match("[0-9]{4}-", text) for text in said)
        names += sorted(said, key=lambda text: [int(part) for part in re.findall("[0-9]+", text)]) if dated else said
    else:
        for place in mapped.places(What.ALLOWED, What.CARRIED):
            names += rounds_named(mapped.table.sample[place], mapped.table.headings[place])
    for place in mapped.places(What.AWAY):
        names += rounds_named(mapped.table.sample[place], mapped.table.headings[place])
    for place in mapped.places(What.FIXED_ROUNDS):
        items = (item for text in mapped.table.sample[place] for item in re.split(r"[;\n]", text))
        names += rounds_named([item.partition("=")[0] for item in items], mapped.table.headings[place])
    return list(dict.fromkeys(names))


def _several_days(text: str) -> Sequence[str]:
    """The days of the week that a cell names, where it names nothing else: 'Mon' and 'Wed' of 'Mon & Wed'."""
    parts = [part for part in BETWEEN_ROUNDS.split(text) if part.strip()]
    return parts if len(parts) > 1 and all(map(is_weekday, parts)) else (text,)


def _by_day(text: str) -> Sequence[str]:
    """The rounds of several days at one time, as `said_of_rounds` joins them."""
    parts = text.split(_JOINED)
    return parts if all(weekday_of(part) is not None for part in parts) else (text,)


def said_of_rounds(mapped: MappedTable) -> dict[int, list[tuple[int, str]]]:
    """What each row says of rounds, with the place of its column: 'Dinsdag 11.00' of a day and a time.

    Where there is a day, or where blank means as above, a row without either has those of the row above.
    """
    days, times = mapped.places(What.DAY), mapped.places(What.ALLOWED, What.CARRIED)
    carries = bool(days or mapped.places(What.CARRIED))
    day, above = "", dict.fromkeys(times, "")
    found = {}
    for row in mapped.table.rows:
        cells = [" ".join(text.split(" ")) for text in mapped.table.cells(row)]
        new = any(cells[place].strip() for place in (*days, *times))
        day = next((cells[place].strip() for place in days if cells[place].strip()), day)
        now = above if carries and not new else {place: cells[place] for place in times}
        above = now
        each = _several_days(day) if days else ("",)
        said = [
            (place, _JOINED.join(f"{one} {text}".strip() if one else text for one in each))
            for place, text in now.items()
        ]
        found[row] = said or [(place, day) for place in days[:1]]
    return found
