"""Columns that each ask for a session of a round: 'Which morning workshop would you like?'."""

from __future__ import annotations

from collections.abc import Mapping

from allocator.intake.cells.parting import mark_of
from allocator.intake.cells.rounds.rounds_said import round_named_in
from allocator.intake.shapes.proposal import Known
from allocator.intake.shapes.settling.fixed import says_disliked, says_fixed, says_now
from allocator.intake.shapes.wishes.asked.headings import may_ask_for_session
from allocator.intake.tables.content import are_lists, are_ticks, known_share, repeats, says_nothing, share
from allocator.intake.tables.heading_words import PERSON_RULES, heard, speaks_of_sessions
from allocator.intake.tables.headings import bare, is_substitute, label_of, named_round, speaks_of_wishes
from allocator.intake.tables.roles import WHO, Role, What
from allocator.intake.tables.table import SourceTable

ENOUGH_KNOWN = 0.6

FEWER = 1.25
"""How many more texts columns have than there are different ones, at least, where they choose from the same."""


def one_of_each(table: SourceTable, known: Known) -> dict[int, Role]:
    """Columns whose headings name a round alone: the one wish for it; two at least, where there are several rounds."""
    roles = {}
    shared = _shared_below_rounds(table)
    of_people = any(heard(heading, PERSON_RULES) in WHO for heading in table.headings if heading)
    for place, heading in enumerate(table.headings):
        question, _ = label_of(heading)
        round, texts = _round_of(heading, known), table.sample[place]
        said = (
            speaks_of_wishes(question)
            or speaks_of_sessions(question)
            or known_share(texts, known.sessions) >= ENOUGH_KNOWN
            or repeats(texts)
            or (of_people and place in shared)
            or (of_people and bool(round_named_in(heading, known.rounds)))
        )
        if round and said and _may_be_wishes(table, place, known):
            roles[place] = Role(What.WISH, 1, round)
    return roles if len(roles) > 1 or (roles and len(known.rounds) == 1) else {}


def with_first_of_each(table: SourceTable, roles: Mapping[int, Role], known: Known) -> dict[int, Role]:
    """Wishes in rounds, with the first of each round that has none: the one column that asks for a session of it."""
    if not roles or not all(role.about for role in roles.values()):
        return dict(roles)
    firsts = {bare(role.about) for role in roles.values() if role.rank == 1}
    found: dict[str, list[int]] = {}
    called = {bare(role.about): role.about for role in roles.values()}
    for place in range(len(table.headings)):
        round = asks_for_round(table, place, known)
        if round and place not in roles and bare(round) not in firsts:
            found.setdefault(called.setdefault(bare(round), round), []).append(place)
    return {**roles, **{places[0]: Role(What.WISH, 1, round) for round, places in found.items() if len(places) == 1}}


def asks_for_round(table: SourceTable, place: int, known: Known) -> str:
    """The round of which a column asks for a session, by its heading; '' where it asks for none."""
    heading = table.headings[place]
    other = is_substitute(heading) or says_disliked(heading) or says_now(heading)
    return (
        _round_of(heading, known)
        if may_ask_for_session(heading) and not other and _may_be_wishes(table, place, known)
        else ""
    )


def _round_of(heading: str, known: Known) -> str:
    question, label = label_of(heading)
    return round_named_in(heading, known.rounds) or named_round(label or question) or ""


def _may_be_wishes(table: SourceTable, place: int, known: Known) -> bool:
    """Whether cells may be titles, one in each."""
    texts, heading = table.sample[place], table.headings[place]
    return (
        not (are_ticks(texts) or are_lists(texts) or mark_of(texts, known.sessions))
        and share(texts, ("text",)) >= 0.5
        and heard(heading, PERSON_RULES) is None
        and not says_fixed(heading)
    )


def _shared_below_rounds(table: SourceTable) -> list[int]:
    """The columns headed by rounds alone, where texts of one stand in another too."""
    places = [
        place
        for place, heading in enumerate(table.headings)
        if heading and bare(named_round(heading) or "") == bare(heading) and table.sample[place]
    ]
    texts = [{bare(text) for text in table.sample[place] if not says_nothing(text)} for place in places]
    together = set().union(*texts)
    return places if len(places) > 1 and FEWER * len(together) <= sum(map(len, texts)) else []
