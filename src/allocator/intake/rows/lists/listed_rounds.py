"""Rounds from a list of them: their names, and when they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from allocator.errors import Problem
from allocator.intake.cells.rounds.days import day_in, day_order
from allocator.intake.import_notes import ImportNotes
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import What
from allocator.intake.tables.vocabulary.clock import times_in


@dataclass(frozen=True, slots=True)
class ListedRound:
    """A round as a list has it, with its cell; what the list does not say is None. `on` is its day as it is written."""

    name: str
    where: str
    on: str = ""
    day: date | None = None
    start: time | None = None
    end: time | None = None

    @property
    def times(self) -> str:
        """'9:00 to 10:15', as far as it is known."""
        said = [f"{one.hour}:{one.minute:02}" for one in (self.start, self.end) if one is not None]
        return " to ".join(said)


def listed_rounds(mapped: MappedTable, notes: ImportNotes) -> list[ListedRound]:
    """The rounds of a list, in the order in which they are if the list says when; odd cells are reported."""
    at = {what: places[0] for what in _TOLD if (places := mapped.places(what))}
    order = None
    if What.DATE in at:
        cells = [mapped.table.cells(row)[at[What.DATE]] for row in mapped.table.rows]
        order = day_order(cells)
        if order is None:
            message = "its days may begin with the day or with the month, and are left out. Write the Dates yourself."
            notes.problems.append(Problem(mapped.table.area(), message))
    written = [(row, _text(mapped, row, at, What.ROUND)) for row in mapped.table.rows]
    named = [name for _, name in written if name]
    if 2 * sum(map(str.isdecimal, named)) < len(named):
        for row, name in written:
            if name.isdecimal():
                notes.left_out.append(Problem(mapped.address(row, at[What.ROUND]), f'"{name}" is no name of a round.'))
        written = [(row, name) for row, name in written if not name.isdecimal()]
    again = max(Counter(bare(name) for _, name in written if name).values(), default=0) > 1
    rounds = (_round(mapped, row, at, name, again, order, notes) for row, name in written)
    found = [one for one in rounds if one is not None]
    _say_overlaps(found, notes)
    days = {one.day is not None for one in found if one.on or one.day}
    if all(one.start is not None for one in found) and days != {False} and len(days) < 2:
        sorted_ones = sorted(found, key=lambda one: (one.day or date.min, one.start or time.min))
        if sorted_ones != found:
            message = f"the rounds are put in the order of their times: {', '.join(one.name for one in sorted_ones)}."
            notes.corrections.append(Problem(mapped.table.area(), message))
        return sorted_ones
    return found


_TOLD = (What.ROUND, What.DATE, What.START, What.END)


def _text(mapped: MappedTable, row: int, at: dict[What, int], what: What) -> str:
    return " ".join(mapped.table.cells(row)[at[what]].split()) if what in at else ""


def _round(
    mapped: MappedTable,
    row: int,
    at: dict[What, int],
    name: str,
    again: bool,
    order: str | None,
    notes: ImportNotes,
) -> ListedRound | None:
    """The round of a row: by its name, behind its day where names come again, else by its day and time."""
    said = {what: _text(mapped, row, at, what) for what in _TOLD}
    if not any(said.values()):
        return None
    if not (said[What.ROUND] or said[What.DATE] or times_in(said[What.START])[0]):
        text = " ".join(one for one in said.values() if one)
        notes.left_out.append(Problem(mapped.address(row, 0), f'it names no round: "{text}"'))
        return None
    day = day_in(said[What.DATE], order) if order is not None else None
    start, until = times_in(said[What.START])
    end = times_in(said[What.END])[0] or until
    for what, value in ((What.START, start), (What.END, end)):
        if said[what] and value is None:
            message = f'"{said[what]}" is not a time; it is left out. Write it as 9:00.'
            notes.problems.append(Problem(mapped.address(row, at[what]), message))
    if said[What.DATE] and day is None and order is not None and said[What.DATE][:1].isdecimal():
        message = f'"{said[What.DATE]}" is not a day; it is left out. Write it as 2026-11-25.'
        notes.problems.append(Problem(mapped.address(row, at[What.DATE]), message))
    if start is not None and end is not None and end <= start:
        message = f"it ends at {end:%H:%M}, before it begins at {start:%H:%M}; the end is left out."
        notes.problems.append(Problem(mapped.address(row, at.get(What.END, at[What.START])), message))
        end = None
    if not name or again:
        name = " ".join(part for part in (said[What.DATE], name, "" if name else said[What.START]) if part)
    place = next(at[what] for what in _TOLD if what in at)
    return ListedRound(
        name.translate(_NOT_IN_NAMES), mapped.address(row, place), bare(said[What.DATE]), day, start, end
    )


_NOT_IN_NAMES = str.maketrans({";": ",", "=": "-", "@": "-"})


def _say_overlaps(rounds: Sequence[ListedRound], notes: ImportNotes) -> None:
    """Rounds that overlap: nobody can attend both, and a plan takes each as a time of its own."""
    for one, other in _overlapping(rounds):
        message = (
            f'"{other.name}" ({other.times}) overlaps with "{one.name}" ({one.times}). Nobody can attend both, but a '
            "plan may seat people in both. Make one round of them, or change their times."
        )
        notes.problems.append(Problem(other.where, message))


def _overlapping(rounds: Sequence[ListedRound]) -> Iterator[tuple[ListedRound, ListedRound]]:
    for place, one in enumerate(rounds):
        for other in rounds[place + 1 :]:
            if one.start is None or other.start is None or (one.day or one.on) != (other.day or other.on):
                continue
            first, second = sorted((one, other), key=lambda each: each.start or time.min)
            if first.start == second.start or (
                first.end is not None and second.start is not None and second.start < first.end
            ):
                yield one, other
