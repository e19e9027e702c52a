"""Rooms whose names say how many they seat, 'Aula (150)': with that as their capacity, and without it in the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.cells.limits.limits_in_titles import Limited, limited
from allocator.intake.import_notes import ImportNotes
from allocator.intake.rows.lists.listed_sessions import IN_ROOM, Offered
from allocator.intake.tables.around.word_cells import ALSO_ROOMS
from allocator.intake.tables.heading_words import ROOM_RULES, heard
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import What

LEAST, TELLING = 5, 10
"""Numbers alone in brackets are seats where none is below the first, and one is not below the second."""

SHOWN = 3
"""Rooms that a line names."""


@dataclass(frozen=True, slots=True)
class SeatsInNames:
    """The rooms whose names say what they seat, by folded name: each without it, and with how many it seats."""

    rooms: Mapping[str, Limited] = field(default_factory=dict)

    def name(self, room: str) -> str:
        """What a room is called without its seats."""
        found = self.rooms.get(folded(room))
        return room if found is None else found.title

    def seats(self, room: str) -> int | None:
        """How many a room seats, by its whole name or by that without its seats; None where neither says it."""
        found = self.rooms.get(folded(room))
        if found is not None:
            return found.most
        return next((one.most for one in self.rooms.values() if folded(one.title) == folded(room)), None)

    def of(self, sessions: Sequence[Offered]) -> list[Offered]:
        """The sessions with their rooms called so."""
        return [
            replace(one, room=self.name(one.room), fixed=tuple(map(self._fixed, one.fixed)))
            if any(folded(room) in self.rooms for room in one.rooms)
            else one
            for one in sessions
        ]

    def _fixed(self, text: str) -> str:
        round, between, room = text.partition(IN_ROOM)
        return f"{round}{between}{self.name(room)}"

    def tell(self, notes: ImportNotes) -> None:
        """Says which names are taken apart."""
        if self.rooms:
            shown = [f'"{one.title}" has {one.most}' for one in list(self.rooms.values())[:SHOWN]]
            more = f"; and {len(self.rooms) - SHOWN} more" if len(self.rooms) > SHOWN else ""
            message = f"the numbers behind rooms are taken as their seats: {'; '.join(shown)}{more}."
            notes.corrections.append(Problem("Rooms", message))


def seats_in_names(names: Iterable[str], there: Iterable[str]) -> SeatsInNames:
    """The rooms whose names say what they seat; `there` are those of the workbook, which keep their names.

    Numbers alone in brackets are seats only where they do not count rooms of one name, as in 'Room (1)', 'Room (2)'.
    """
    kept = {folded(name) for name in there}
    every = {folded(name): name for name in names if name}
    read = {key: found for key, name in every.items() if key not in kept and (found := limited(name)) is not None}
    titled = Counter(bare(found.title) for found in read.values())
    alone = [found for found in read.values() if not found.is_said]
    numbers = sorted(found.most for found in alone)
    count_on = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    telling = bool(numbers) and numbers[0] >= LEAST and numbers[-1] >= TELLING and not count_on
    return SeatsInNames(
        {
            key: found
            for key, found in read.items()
            if titled[bare(found.title)] == 1 and (found.is_said or (telling and not _is_word_for_rooms(found.title)))
        }
    )


def _is_word_for_rooms(title: str) -> bool:
    """Whether a name is no more than a word such as 'Room', so that a number belongs to it."""
    return bare(title) not in ALSO_ROOMS and heard(title, ROOM_RULES) is What.ROOM
