"""Sessions whose titles say how many they take: with that as their maximum, and without it in the title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from allocator.errors import Problem
from allocator.intake.cells.limits.limits_in_titles import Limited, limited
from allocator.intake.import_notes import ImportNotes
from allocator.intake.rows.lists.listed_sessions import Offered
from allocator.intake.tables.headings import bare

LEAST, TELLING = 5, 10
"""Numbers alone in brackets are maxima where none is below the first, and one is not below the second."""

FEWEST = 2
"""Titles with a number alone in brackets, at least."""

SHOWN = 3
"""Titles that a line names."""


def with_maxima_of_titles(sessions: Sequence[Offered], notes: ImportNotes) -> list[Offered]:
    """The sessions with what their titles say of how many they take, where no column says it; each is told.

    The whole text stays another name of the session, so that wishes by it are found.
    """
    read = [limited(one.title) for one in sessions]
    bare_ones = [one for one in read if one is not None and not one.is_said]
    are_maxima = (
        len(bare_ones) == len(sessions) >= FEWEST
        and min(one.most for one in bare_ones) >= LEAST
        and max(one.most for one in bare_ones) >= TELLING
    )
    said: dict[str, set[int | None]] = {}
    for one, found in zip(sessions, read, strict=True):
        said.setdefault(bare(found.title if found else one.title), set()).add(found.most if found else None)
    settled: list[Offered] = []
    told: list[tuple[Offered, Limited]] = []
    for one, found in zip(sessions, read, strict=True):
        is_told = found is not None and (found.is_said or are_maxima) and len(said[bare(found.title)]) == 1
        if found is None or not is_told or one.alias:
            settled.append(one)
            continue
        told.append((one, found))
        maximum = found.most if one.maximum is None else one.maximum
        settled.append(replace(one, title=found.title, maximum=maximum, alias=one.title))
    if told:
        shown = [f'"{one.title}" is "{found.title}", at most {found.most}' for one, found in told[:SHOWN]]
        more = f"; and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
        message = f"the numbers behind titles are taken as the most people: {'; '.join(shown)}{more}."
        notes.corrections.append(Problem("Sessions", message))
    return settled
