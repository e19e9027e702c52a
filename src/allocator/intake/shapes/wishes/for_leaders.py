"""Numbered columns with the names of those who give the sessions of another table: wishes for what they give."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.cells.speakers import given_by
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import known_share, says_nothing
from allocator.intake.tables.heading_words import PERSON_RULES, heard
from allocator.intake.tables.headings import bare, wished_rank
from allocator.intake.tables.roles import LEFT_OUT, WHO, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

ENOUGH = 0.8
"""The part of the cells of a column that name such people, at least."""

ENOUGH_TITLES = 0.5
"""The part of the cells of a column that are titles, from which on the table lists sessions."""

_NUMBER = re.compile(r"(?:(.*) )?([1-9])(?: (.*))?")


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """People beside columns of one heading and a number, in which those stand who give sessions; asked after."""
    around = known.around
    if not around.titles or not around.speakers:
        return None
    places = [place for place, texts in enumerate(table.sample) if _are_leaders(texts, around.speakers)]
    ranks = _ranks([table.headings[place] for place in places])
    listed = any(known_share(texts, around.titles) >= ENOUGH_TITLES for texts in table.sample if texts)
    people = person_roles(table, taken=places)
    named = [place for place, role in people.items() if role.what in WHO]
    if not ranks or listed or not any(heard(table.headings[place], PERSON_RULES) is not None for place in named):
        return None
    roles = {place: Role(What.WISH, rank) for place, rank in zip(places, ranks, strict=True)}
    because = "its numbered columns name those who give sessions"
    none = Proposal(
        TableKind.ATTENDEES,
        {**people, **dict.fromkeys(places, LEFT_OUT)},
        0.97,
        because,
        answer=("left out", "nothing about wishes"),
    )
    means = "wishes for the sessions that these people give"
    return Proposal(TableKind.WISHES, {**people, **roles}, 0.97, because, others=(none,), answer=("wishes", means))


def _are_leaders(texts: Sequence[str], speakers: frozenset[str]) -> bool:
    said = [text for text in texts if not says_nothing(text)]
    names = {"": speakers}
    return bool(said) and sum(bool(given_by(text, names)) for text in said) >= ENOUGH * len(said)


def _ranks(headings: Sequence[str]) -> list[int]:
    """The numbers of two headings or more that are alike but for these, from 1 on; none for others."""
    found = [_NUMBER.fullmatch(bare(heading)) for heading in headings]
    ranks = [int(one[2]) for one in found if one is not None]
    words = {(one[1], one[3]) for one in found if one is not None}
    asked = any(wished_rank(heading) is not None for heading in headings)
    fits = len(headings) > 1 and len(words) == 1 and sorted(ranks) == list(range(1, len(headings) + 1))
    return ranks if fits and not asked else []
