"""Sessions above the people in them that stand below some of the rounds only: in those alone they may run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from allocator.errors import Problem
from allocator.intake.cells.rounds.rounds_said import rounds_in
from allocator.intake.cells.session_titles import Titles
from allocator.intake.import_notes import ImportNotes
from allocator.intake.rows.lists.listed_sessions import Offered
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import What

SHOWN = 3
"""Sessions that a line names."""

Above = Mapping[str, tuple[str, ...]]
"""The rounds below which a session stands, by its code."""


def rounds_above_people(tables: Sequence[MappedTable], titles: Titles, rounds: Sequence[str]) -> Above:
    """The rounds of each session that stands below some of them, and each time below one; in the event's order."""
    found: dict[str, set[str]] = {}
    anywhere: set[str] = set()
    for mapped in tables:
        for place in mapped.places(What.PEOPLE_OF):
            role = mapped.roles[place]
            code = titles.find(role.about).code
            said = rounds_in(role.round, rounds).names if role.round else ()
            if code is not None and said:
                found.setdefault(code, set()).update(said)
            elif code is not None:
                anywhere.add(code)
    return {
        code: tuple(name for name in rounds if name in said)
        for code, said in found.items()
        if code not in anywhere and len(said) < len(rounds)
    }


def with_rounds_above(sessions: Sequence[Offered], above: Above, notes: ImportNotes) -> list[Offered]:
    """The sessions with the rounds below which they stand, where no list says when any of them run; it is told."""
    if any(one.allowed or one.fixed or one.earliest for one in sessions):
        return [*sessions]
    told = [one for one in sessions if one.code in above]
    if told:
        shown = "; ".join(f'"{one.title}" in {", ".join(above[one.code])}' for one in told[:SHOWN])
        more = f"; and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
        message = f"sessions may run only in the rounds below which they stand: {shown}{more}."
        notes.remarks.append(Problem("Sessions", message))
    return [replace(one, allowed=above.get(one.code, ())) for one in sessions]
