"""People with several rows in a table: one for each round, or one for each wish, perhaps of several answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.cells.moments import DAY_FIRST, moment
from allocator.intake.import_notes import ImportNotes, cell_note
from allocator.intake.rows.answers import Asked, RowAnswer
from allocator.intake.rows.people.same_person import key_of
from allocator.intake.rows.register import Comer, Register
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import What

Line = tuple[RowAnswer, Asked]
"""A wish and the row that it is in."""


@dataclass
class OncePerRound:
    """The people of a table with a row for each person and round; of one name in one round there are two people."""

    register: Register
    table: int
    _met: dict[str, list[tuple[Comer, set[str]]]] = field(default_factory=dict)

    def of(self, answer: RowAnswer) -> Comer:
        """Whose row it is."""
        person = answer.person
        who = folded(person.id) or folded(person.email) or key_of(person.name)
        round = folded(answer.round)
        known = self._met.setdefault(who, [])
        for comer, rounds in known if who else ():
            if round not in rounds or person.id or person.email:
                rounds.add(round)
                return self.register.met(person, self.table, answer.row, same=comer)
        comer = self.register.met(person, self.table, answer.row)
        known.append((comer, {round}))
        return comer


def latest(lines: Sequence[Line], mapped: MappedTable, notes: ImportNotes, *, by_row: bool) -> Sequence[Line]:
    """The wishes of somebody that count: of several answers the latest; the earlier ones are listed.

    Answers are told apart by their time stamps, with `by_row` by their rows where there are none. Wishes of different
    times that can all be meant, because no two have one rank in one round, are one answer.
    """
    order = order_of(mapped)
    times = {answer.stamp: moment(answer.stamp, order) for answer, _ in lines}
    timed = all(time is not None for time in times.values())
    if not by_row and (not timed or len(times) < 2):
        return lines
    ranked = by_row or bool(mapped.places(What.RANK))
    groups: dict[tuple[datetime | None, int], list[Line]] = {}
    for answer, asked in lines:
        time = times[answer.stamp] if timed else None
        groups.setdefault((time, answer.row if by_row else 0), []).append((answer, asked))
    taken: set[tuple[str, int | str]] = set()
    kept: list[Line] = []
    overtaken: list[RowAnswer] = []
    for _, group in sorted(groups.items(), key=lambda pair: (pair[0][0] or datetime.min, pair[0][1]), reverse=True):
        wishes = {(asked.round, asked.rank if ranked else folded(asked.text)) for _, asked in group}
        if (overtaken and not by_row) or wishes & taken:
            overtaken += [answer for answer, _ in group]
            continue
        taken |= wishes
        kept += group
    _say_overtaken(overtaken, kept, mapped, notes)
    chosen = {id(answer) for answer, _ in kept}
    return [line for line in lines if id(line[0]) in chosen]


def _say_overtaken(
    overtaken: Sequence[RowAnswer], kept: Sequence[Line], mapped: MappedTable, notes: ImportNotes
) -> None:
    """Earlier answers, each row once."""
    last = max((answer.row for answer, _ in kept), default=0)
    for answer in {answer.row: answer for answer in overtaken}.values():
        who = answer.person.name or answer.person.email or answer.person.id
        message = f"{who} answered more than once; the answer in row {last + 1}, given later, counts."
        notes.left_out.append(Problem(mapped.address(answer.row, 0), message))
        notes.marks.append(cell_note(mapped, answer.row, 0, message, is_problem=False))


def order_of(mapped: MappedTable) -> str:
    """The order of day and month that the mapping says of the time stamps."""
    places = mapped.places(What.STAMP)
    return (mapped.roles[places[0]].about or DAY_FIRST) if places else DAY_FIRST
