"""When the sessions of a list run, as its columns about rounds say it: one for all of them, or one for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from allocator.intake.cells.rounds_said import rounds_in, rounds_named
from allocator.intake.tables.content import TICKED, bare_or_mark, is_mark, is_room, says_nothing, whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import What
from allocator.suggest import did_you_mean
from allocator.workbook.xlsx.text import BETWEEN


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
        return found

    def _cells(self, row: int, what: What) -> Iterator[tuple[int, str]]:
        for place in self.mapped.places(what):
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

    def _hint(self, part: str) -> str:
        """What to write instead of what is no round."""
        if sort_of(part) == "moment":
            return "If it was 1-3, a spreadsheet made a date of it; write 1 t/m 3, 1 to 3 or 1 bis 3."
        if not self.rounds:
            return "Write the names of rounds, or import with --rounds 3."
        return did_you_mean(part, list(self.rounds)) or f"The rounds are {', '.join(self.rounds)}."

    def _read_columns(self, row: int, found: Running) -> None:
        """A column for each round: marks, rooms, or how many it takes."""
        counts: dict[int, int] = {}
        marked: list[str] = []
        cells = list(self._cells(row, What.RUNS_IN))
        for place, text in cells:
            round = self._called(place)
            number = None if self._no_counts else whole(text)
            if number == 0 or _says_no(text):
                continue
            if number is not None:
                counts[place] = number
            elif not _ticks(text):
                room = self._room(text)
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
        """Whether the numbers below rounds are marks, 0 and 1 alone, or numbers of rooms, such as 008."""
        numbers = [text for text in self._texts if whole(text) is not None]
        known = {bare(room) for room in self.rooms}
        zeros = any(text.startswith("0") and len(text) > 1 for text in numbers)
        return {whole(text) for text in numbers} <= {0, 1} or zeros or {bare(text) for text in numbers} <= known

    @cached_property
    def _texts(self) -> list[str]:
        places = self.mapped.places(What.RUNS_IN)
        return [text for place in places for text in self.mapped.table.sample[place]]

    def _room(self, text: str) -> str:
        """The room that a cell names, '' for none; without a list of rooms: what looks like one or comes back."""
        known = [room for room in self.rooms if bare(room) == bare(text)]
        if known or self.rooms:
            return known[0] if known else ""
        again = sum(bare(other) == bare(text) for other in self._texts) > 1
        return " ".join(text.split()) if bare(text) and (is_room(text) or again) else ""

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
    names = [mapped.roles[place].about for place in mapped.places(What.RUNS_IN)]
    if mapped.places(What.DAY):
        names += [text for said in said_of_rounds(mapped).values() for _, text in said if text]
    else:
        for place in mapped.places(What.ALLOWED, What.CARRIED):
            names += rounds_named(mapped.table.sample[place], mapped.table.headings[place])
    return list(dict.fromkeys(names))


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
        said = [(place, f"{day} {text}".strip() if days else text) for place, text in now.items()]
        found[row] = said or [(place, day) for place in days[:1]]
    return found
