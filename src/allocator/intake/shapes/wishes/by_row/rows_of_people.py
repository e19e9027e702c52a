"""The rows of each person in a list where people have several, and the columns that say what each row wishes for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from allocator.intake.cells.liking import are_letters, hold_likings, is_scale, scale_of
from allocator.intake.tables.content import are_ticks, says_nothing, share, whole
from allocator.intake.tables.heading_words import LONG_RULES, PERSON_RULES, heard, speaks_of_sessions
from allocator.intake.tables.headings import bare, speaks_of_wishes
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import What
from allocator.intake.tables.table import SourceTable

NEARLY_ALL = 0.9
"""Rows of a list that are filled below a heading, at least; and people whose rows fit."""

_NAMING = ((What.NAME,), (What.FIRST, What.INFIX, What.LAST), (What.EMAIL,), (What.ID,))

_URGENT = re.compile(
    r"(?:urgency|importance|interest|level of interest|urgentie|belang|belangrijkheid|interesse|dringlichkeit|"
    r"wichtigkeit|urgence|interet|urgencia|importancia|interes)"
)
"""Headings above words for how dear a wish is, beside those for ranks; numbers below them may be scores."""

_ASKED_FOR = re.compile(
    r"\b(?:request(?:ed)?|wanted|wished|desired|chosen|gevraagde?|aangevraagde?|gewenste?|gekozen|gewunscht\w*|"
    r"angefragt\w*|gewahlt\w*|demandee?|souhaitee?|voulue?|choisie?|solicitad[oa]|pedid[oa]|desead[oa]|elegid[oa])\b"
)
"""Words for what somebody asks for, beside those for wishes."""


@dataclass(frozen=True)
class PeopleRows:
    """The rows of each person, each row as its cells; a row without a person belongs to the one above."""

    table: SourceTable
    lines: tuple[tuple[tuple[str, ...], ...], ...]

    def differ(self, place: int) -> bool:
        """Whether nearly nobody has the same text twice in a column."""
        several = [[bare(cells[place]) for cells in rows] for rows in self.lines if len(rows) > 1]
        return _nearly_all(len(set(texts)) == len(texts) for texts in several)

    def count(self, place: int) -> bool:
        """Whether the numbers of nearly everybody in a column are 1, 2, 3, ..., in any order."""
        several = [[whole(cells[place]) for cells in rows] for rows in self.lines]
        return _nearly_all(set(numbers) == set(range(1, len(numbers) + 1)) for numbers in several)


def rows_of_people(table: SourceTable) -> PeopleRows | None:
    """The rows of people by their names, or else by addresses or ids; None where hardly anybody has several."""
    said = {place: heard(heading, PERSON_RULES) for place, heading in enumerate(table.headings)}
    rows = [tuple(table.cells(row)) for row in spread(table.rows)]
    for whats in _NAMING:
        places = [place for place, what in said.items() if what in whats]
        if not places:
            continue
        found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        who: tuple[str, ...] = ()
        for cells in rows:
            named = tuple(bare(cells[place]) for place in places)
            who = named if any(named) else who
            found.setdefault(who, []).append(cells)
        people = [tuple(lines) for key, lines in found.items() if any(key)]
        return PeopleRows(table, tuple(people)) if people and 3 * len(people) <= 2 * len(rows) else None
    return None


def said_in_words(table: SourceTable) -> list[int]:
    """The columns of words for how dear a wish is, such as 'High' and 'Low' below 'Priority'; some may be odd."""
    return [
        place
        for place, heading in enumerate(table.headings)
        if (heard(heading, LONG_RULES) in (What.RANK, What.SCORE) or _URGENT.fullmatch(bare(heading)))
        and (hold_likings(table.sample[place]) or are_letters(table.sample[place]))
        and is_scale(scale_of(table.sample[place])[0])
    ]


def numbers_of_wishes(table: SourceTable, people: PeopleRows) -> list[int]:
    """The columns below a word for wishes that count the wishes of each person: 'Choice' above 1, 2, 3."""
    return [
        place
        for place, heading in enumerate(table.headings)
        if speaks_of_wishes(heading) and share(table.sample[place], ("number",)) == 1 and people.count(place)
    ]


def may_be_wished(people: PeopleRows, apart: Collection[int]) -> list[int]:
    """The columns that may be what each row wishes for: texts that come back, and never twice for one person.

    One whose heading speaks of sessions or of wishing goes before those of other headings.
    """
    table = people.table
    found = [
        place
        for place, texts in enumerate(table.sample)
        if place not in apart
        and heard(table.headings[place], PERSON_RULES) in (None, What.ORGANISATION)
        and len(texts) >= NEARLY_ALL * len(spread(table.rows))
        and share(texts, ("text",)) >= NEARLY_ALL
        and len({*map(bare, texts)}) < len(texts)
        and not are_ticks(texts)
        and not hold_likings(texts)
        and heard(table.headings[place], LONG_RULES) not in (What.RANK, What.SCORE)
        and people.differ(place)
    ]
    named = [place for place in found if _speaks_of_what_is_wished(table.headings[place])]
    return named if len(named) == 1 else found


def is_numbered_by_rows(people: PeopleRows, places: Sequence[int]) -> bool:
    """Whether what should tell people apart is another one on each row."""
    texts = [tuple(bare(cells[place]) for place in places) for rows in people.lines for cells in rows]
    return len(set(texts)) == len(texts) and not any(says_nothing("".join(text)) for text in texts)


def _speaks_of_what_is_wished(heading: str) -> bool:
    return speaks_of_sessions(heading) or speaks_of_wishes(heading) or bool(_ASKED_FOR.search(bare(heading)))


def _nearly_all(fitting: Iterable[bool]) -> bool:
    said = list(fitting)
    return bool(said) and sum(said) >= NEARLY_ALL * len(said)
