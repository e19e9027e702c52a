"""Columns beside wishes that hold sessions, and of which no heading says what for: a question about each of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from allocator.intake.shapes.proposal import Doubt, Known, Proposal, Way
from allocator.intake.shapes.settling.fixed import (
    ENOUGH_KNOWN,
    MOSTLY_BLANK,
    may_be_sessions,
    says_disliked,
    says_now,
    titles_of_each,
)
from allocator.intake.shapes.wishes.doubled import says_the_same
from allocator.intake.tables.content import known_share
from allocator.intake.tables.heading_words import PERSON_RULES, heard
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, WISHING, Role, TableKind, What
from allocator.intake.tables.table import SourceTable
from allocator.words import listed

_OF_THE_PAST = re.compile(
    r"\b((last|previous|past|prior) (year|term|semester|time|season)|"
    r"(vorig|afgelopen) (jaar|schooljaar|keer)|vorjahr\w*|"
    r"(letzt|vorig)(es|en|er|em) (jahr\w*|schuljahr\w*|mal|halbjahr\w*)|(annee|fois) (derniere|precedente)|"
    r"(ano|curso|vez) (pasad[oa]|anterior))\b"
)
"""Words for an earlier time, of which nothing counts any more."""

SOME_KNOWN = 0.2
"""How much of a column is known at least where its heading says that this is so now."""

HARDLY_KNOWN = 0.3
"""How much of a column that is read as wishes is known at most where another column may be the wishes instead."""

_NUMBER = re.compile(r"\b[0-9]{1,2}\b")

_SETTLED = "settled", "where these people must be"
_NOT_THERE = "not there", "where these people must not be"
_NEITHER = "left out", "neither, and it is left out"


def with_titles_beside(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """A reading of people with a question for each column that holds titles, is left out, and does not say why."""
    wishing = (reading, *reading.others)
    wished = {
        bare(text)
        for one in wishing
        for place, role in one.roles.items()
        if role.what is What.WISH
        for text in table.sample[place]
    }
    titles = known.sessions if known.listed else known.sessions | wished
    places = [
        place
        for place in sorted(reading.roles)
        if all(one.roles.get(place) == LEFT_OUT for one in wishing)
        and table.headings[place]
        and may_be_sessions(table, place)
        and heard(table.headings[place], PERSON_RULES) is None
        and not _OF_THE_PAST.search(bare(table.headings[place]))
        and not _says_otherwise(table, reading, place)
        and known_share(titles_of_each(table, place), titles)
        >= (SOME_KNOWN if says_now(table.headings[place]) else ENOUGH_KNOWN)
    ]
    alike: dict[str, list[int]] = {}
    for place in places:
        alike.setdefault(_NUMBER.sub("", bare(table.headings[place])), []).append(place)
    doubts = tuple(_doubt(table, reading, together, titles) for together in alike.values())
    others = tuple(replace(one, doubts=doubts) for one in reading.others)
    return replace(reading, doubts=doubts, others=others) if places else reading


def _doubt(table: SourceTable, reading: Proposal, places: Sequence[int], titles: Collection[str]) -> Doubt:
    """The question what a column with sessions is for, or several that are called alike."""
    named, have = _named(table, places), "has" if len(places) == 1 else "have"

    def way(what: What, answer: tuple[str, str]) -> Way:
        return Way(dict.fromkeys(places, Role(what)), answer)

    not_there, neither = way(What.NOT_IN, _NOT_THERE), way(What.LEFT_OUT, _NEITHER)
    if all(says_disliked(table.headings[place]) for place in places):
        because = f"{named} {have} sessions that are not wished for: they may be ruled out, or only liked less"
        return Doubt(tuple(places), because, (not_there, neither))
    few = max(len(table.sample[place]) for place in places) <= MOSTLY_BLANK * len(spread(table.rows))
    because = f"{named} {have} sessions{' in a few rows' if few else ''}, and nothing says why"
    ways = (*_wishes(table, reading, places, titles), way(What.FIXED, _SETTLED), not_there, neither)
    return Doubt(tuple(places), because, ways)


def _named(table: SourceTable, places: Sequence[int]) -> str:
    return listed([f'"{table.headings[place]}"' for place in places])


def _wishes(table: SourceTable, reading: Proposal, places: Sequence[int], titles: Collection[str]) -> tuple[Way, ...]:
    """Columns as wishes: the first where no other is, and those of a row where what is read as these is no session."""
    wished = {at: role for at, role in reading.roles.items() if role.what in (What.WISH, What.SESSION)}
    in_order = {place: Role(What.WISH, rank) for rank, place in enumerate(places, start=1)}
    unknown = [at for at in wished if known_share(titles_of_each(table, at), titles) < HARDLY_KNOWN]
    if len(places) == len(unknown) == len(wished) == 1:
        (other,) = unknown
        means = f"what people wish for, and not {_named(table, unknown)}"
        return (Way({places[0]: wished[other], other: LEFT_OUT}, ("wishes", means)),)
    if reading.kind is TableKind.ATTENDEES and not any(role.what in WISHING for role in reading.roles.values()):
        return (Way(in_order, ("wishes", "the sessions that people wish for")),)
    ranks = [role.rank for role in wished.values() if role.what is What.WISH and not role.about]
    if len(ranks) == len(wished) and min(ranks, default=1) == len(places) + 1:
        return (Way(in_order, ("wish 1" if len(places) == 1 else "wishes", "what people wish for first")),)
    return ()


def _says_otherwise(table: SourceTable, reading: Proposal, place: int) -> bool:
    """Whether a column says again what one that is read has, beside it: a title beside its code."""
    cells = [table.cells(row) for row in spread(table.rows)]
    column = [line[place] for line in cells]
    wished = [at for at, role in reading.roles.items() if role.what is What.WISH]
    return any(says_the_same([line[at] for line in cells], column) for at in wished)
