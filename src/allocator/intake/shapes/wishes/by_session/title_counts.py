"""A number behind each title that people wish for: 'Chess:12' may be a title, and how many it takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from allocator.intake.cells.names_below import count_behind
from allocator.intake.shapes.proposal import Proposal
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import MEASURED, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

_WORDS = {
    What.RANK_OF: ("ranks", "ranks: 1 is the best"),
    What.SCORE_OF: ("scores", "scores: the highest is the best"),
    What.TICK_OF: ("ticks", "ticks: wishes that are all equal"),
    What.LIKING_OF: ("wishes", "words for how much people like it"),
}


def with_counts_in_titles(table: SourceTable, reading: Proposal) -> Proposal:
    """A reading with a column for each session: a question where all headings end in a colon and a number."""
    if reading.kind is not TableKind.WISHES:
        return reading
    both = [(one, _without_counts(table, one)) for one in (reading, *reading.others)]
    if both[0][1] is None:
        return reading
    because = f"{reading.because}, and the numbers behind its titles may be how many each takes"
    ways: list[Proposal] = []
    for one, parted in both:
        word, means = one.answer if one.answer[0] or not reading.others else _called(one)
        for roles, answer, meaning in (
            (parted, "maxima", "the number behind a title is the most people that it takes"),
            (one.roles, "titles", "the number is a part of the title"),
        ):
            if roles is not None:
                said = (f"{word}, {answer}".lstrip(", "), f"{means}; {meaning}".lstrip("; "))
                ways.append(replace(one, roles=roles, because=because, answer=said, others=()))
    return replace(ways[0], others=tuple(ways[1:]))


def _without_counts(table: SourceTable, one: Proposal) -> Mapping[int, Role] | None:
    """The roles with the titles alone; None where not all of them have such a number behind."""
    measured = {place: role for place, role in one.roles.items() if role.what in MEASURED}
    titles = {
        place: re.sub(r"\s*:\s*[0-9]+\s*$", "", role.about)
        for place, role in measured.items()
        if count_behind(table.headings[place]) is not None and re.search(r"[^\W\d_].*:\s*[0-9]+\s*$", role.about)
    }
    if len(titles) < 2 or len(titles) < len(measured) or len({*map(bare, titles.values())}) < len(titles):
        return None
    return {**one.roles, **{place: replace(role, about=titles[place]) for place, role in measured.items()}}


def _called(one: Proposal) -> tuple[str, str]:
    """The word for what is below the titles, and what it means."""
    return next((_WORDS[role.what] for role in one.roles.values() if role.what in _WORDS), ("", ""))
