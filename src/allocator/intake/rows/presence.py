"""In which rounds somebody, or a room, is not there, as the marks or the rounds in a row say it."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.errors import Problem
from allocator.intake.cells.rounds.rounds_said import rounds_in, rounds_named
from allocator.intake.cells.rounds.there import is_there
from allocator.intake.import_notes import ImportNotes, cell_note
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import PRESENCE, PRESENCE_IN, What

_NONE = frozenset(
    {"0", "geen", "none", "keine", "kein", "aucun", "aucune", "ninguno", "ninguna", "never", "nooit", "nie"}
)
"""No round at all, in a cell for the rounds in which somebody is there."""

_GONE = (What.AWAY_IN, What.TAKEN_IN)


def absences(mapped: MappedTable, rounds: Sequence[str], notes: ImportNotes) -> dict[int, tuple[str, ...]]:
    """The rounds of each row in which it is not there; a row without any mark says nothing of them.

    A blank cell says no where nobody writes 'no'; else it says nothing.
    """
    found: dict[int, tuple[str, ...]] = {}
    if not mapped.places(*PRESENCE):
        return found
    marked = _marked(mapped, rounds)
    for row in mapped.table.rows:
        away = {*marked.get(row, ()), *_listed(mapped, row, rounds, notes)}
        if away:
            known = [name for name in rounds if name in away]
            found[row] = (*known, *sorted(away.difference(known)))
    return found


def rounds_of_presence(mapped: MappedTable) -> list[str]:
    """The rounds in which a table says that somebody, or a room, is there or is not, in its order."""
    names = [mapped.roles[place].about for place in mapped.places(*PRESENCE_IN)]
    for place in mapped.places(What.THERE, What.AWAY):
        names += rounds_named(mapped.table.sample[place], mapped.table.headings[place])
    return list(dict.fromkeys(names))


def _marked(mapped: MappedTable, rounds: Sequence[str]) -> dict[int, list[str]]:
    """The rounds of each row in which the marks below rounds say that it is not there."""
    places = mapped.places(*PRESENCE_IN)
    rows = {row: mapped.table.cells(row) for row in mapped.table.rows}
    said = [is_there(cells[place]) for cells in rows.values() for place in places if cells[place].strip()]
    blank = None if {True, False} <= {*said} else False
    found = {}
    for row, cells in rows.items():
        if not any(cells[place].strip() for place in places) and not any(
            mapped.roles[place].what in _GONE for place in places
        ):
            continue
        away = []
        for place in places:
            there = is_there(cells[place]) if cells[place].strip() else blank
            if there is not None and mapped.roles[place].what in _GONE:
                there = not there
            if there is False:
                away.append(as_called(mapped.roles[place].about, rounds))
        found[row] = away
    return found


def as_called(about: str, rounds: Sequence[str]) -> str:
    """A round as the event calls it."""
    names = rounds_in(about, rounds).names
    return names[0] if len(names) == 1 else about


def _listed(mapped: MappedTable, row: int, rounds: Sequence[str], notes: ImportNotes) -> list[str]:
    """The rounds in which the cell with a list of them says that it is not there."""
    cells = mapped.table.cells(row)
    away: list[str] = []
    for place in mapped.places(What.THERE, What.AWAY):
        text, goes = cells[place], mapped.roles[place].what is What.AWAY
        if bare(text) in _NONE:
            away += [] if goes else rounds
            continue
        if says_nothing(text):
            continue
        said = rounds_in(text, rounds)
        if said.unread:
            unread = ", ".join(f'"{part}"' for part in said.unread)
            message = f"{unread} is no round; write {', '.join(rounds) or 'the names of rounds'}."
            notes.problems.append(Problem(mapped.address(row, place), message))
            notes.marks.append(cell_note(mapped, row, place, message, is_problem=True))
        names = said.names if said.names or said.unread else tuple(rounds)
        if goes:
            away += names
        elif names:
            away += [name for name in rounds if name not in names]
    return away
