"""A column that says, beside wishes, for which round the row is: each person has a row for each round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.headings import bare, named_round
from allocator.intake.tables.roles import Role, TableKind, What
from allocator.intake.tables.table import SourceTable

_ROUND_WORD = re.compile(
    r"round|ronde|runde|ronda|tour|block|blok|bloc|bloque|time ?slot|slot|zeitfenster|tijdvak|creneau|franja|"
    r"day|dag|tag|jour|dia|weekday|weekdag|wochentag|part of (the )?day|dagdeel|tageszeit|period|periode|periodo|"
    r"moment|turno|half ?day|halbtag|time|tijd|zeit|uur|hour|uhrzeit|heure|hora"
)

MOST_ROUNDS = 20
"""Rounds that a column names at most."""

NEARLY_ALL = 0.95
"""The part of the rows that are the only ones of their person and round."""

_WISHES_BESIDE = frozenset(
    {What.WISH, What.ORDER, What.TICKS, What.RANK_OF, What.SCORE_OF, What.TICK_OF, What.LIKING_OF}
)


def with_round_beside(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """A reading as wishes, with the column that says for which round each row is, if people have a row for each."""
    roles = reading.roles
    wishing = [role for role in roles.values() if role.what in _WISHES_BESIDE]
    spoken = [role for role in roles.values() if role.what is What.ROUND or role.round]
    spoken += [role for role in wishing if role.what in (What.WISH, What.ORDER, What.TICKS) and role.about]
    if reading.kind is not TableKind.WISHES or spoken or not wishing:
        return reading
    rounds = {bare(name) for name in known.rounds}
    for place, role in sorted(roles.items()):
        if role.what in (What.LEFT_OUT, What.ORGANISATION) and _names_rounds(table, place, rounds):
            who = _who(reading)
            if who and _has_a_row_for_each(table, place, who):
                return replace(reading, roles={**roles, place: Role(What.ROUND)})
    return reading


def _names_rounds(table: SourceTable, place: int, known: set[str]) -> bool:
    texts = table.sample[place]
    names = {bare(text) for text in texts}
    if not 2 <= len(names) <= MOST_ROUNDS:
        return False
    said = _ROUND_WORD.fullmatch(re.sub(r" ?[0-9]+$", "", bare(table.headings[place])))
    return bool(said) or names <= known or all(named_round(text) for text in texts)


def _who(reading: Proposal) -> Sequence[int]:
    """The columns that tell people apart: an id, else an address, else names."""
    at = {role.what: place for place, role in reading.roles.items()}
    form = What.STAMP in at
    for whats in ((What.ID,), (What.EMAIL,), (What.NAME,), (What.FIRST, What.INFIX, What.LAST)):
        places = [at[what] for what in whats if what in at]
        if places and not (form and whats == (What.ID,)):  # an answer to a form has a number of its own
            return places
    return ()


def _has_a_row_for_each(table: SourceTable, place: int, who: Sequence[int]) -> bool:
    """Whether people have several rows, each for another round."""
    people: Counter[str] = Counter()
    pairs: set[tuple[str, str]] = set()
    for row in table.rows:
        cells = table.cells(row)
        person = bare(" ".join(cells[one] for one in who))
        if person:
            people[person] += 1
            pairs.add((person, bare(cells[place])))
    rows = people.total()
    return bool(people) and max(people.values()) > 1 and len(people) < rows and len(pairs) >= NEARLY_ALL * rows
