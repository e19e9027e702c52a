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
from allocator.intake.shapes.wishes.by_row.rows_of_people import rows_of_people
from allocator.intake.shapes.wishes.doubled import says_the_same
from allocator.intake.tables.content import known_share, says_nothing
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

HARDLY_ANY = 0.1
"""Rows in which somebody would wish for a session twice, at most, where columns may be further wishes."""

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
    doubts = tuple(_doubt(table, reading, together, titles, places) for together in _together(table, reading, places))
    others = tuple(replace(one, doubts=doubts) for one in reading.others)
    return replace(reading, doubts=doubts, others=others) if places else reading


def _together(table: SourceTable, reading: Proposal, places: Sequence[int]) -> list[list[int]]:
    """The columns that are asked after together: those called alike, and neighbours that may all be further wishes."""
    alike: dict[str, list[int]] = {}
    for place in places:
        alike.setdefault(_NUMBER.sub("", bare(table.headings[place])), []).append(place)
    groups: list[list[int]] = []
    for group in alike.values():
        before = groups[-1] if groups else []
        both = [*before, *group]
        if before and group[0] == before[-1] + 1 and not _few(table, both) and _are_others(table, reading, both):
            groups[-1] = both
        else:
            groups.append(group)
    return groups


def _few(table: SourceTable, places: Sequence[int]) -> bool:
    """Whether a column is filled in a few rows alone."""
    return min(len(table.sample[place]) for place in places) <= MOSTLY_BLANK * len(spread(table.rows))


def _are_others(table: SourceTable, reading: Proposal, places: Sequence[int]) -> bool:
    """Whether nobody, but for a few, has the same session twice in these columns and those of wishes."""
    if any(says_disliked(table.headings[place]) or says_now(table.headings[place]) for place in places):
        return False
    wished = [at for at, role in reading.roles.items() if role.what is What.WISH]
    again = filled = 0
    for row in spread(table.rows):
        cells = table.cells(row)
        texts = [bare(cells[at]) for at in (*wished, *places) if not says_nothing(cells[at])]
        filled += any(not says_nothing(cells[at]) for at in places)
        again += len(set(texts)) < len(texts)
    return again <= HARDLY_ANY * filled


def _doubt(
    table: SourceTable, reading: Proposal, places: Sequence[int], titles: Collection[str], asked: Sequence[int]
) -> Doubt:
    """The question what columns with sessions are for, one or several, of all that are asked after."""
    named, have = _named(table, places), "has" if len(places) == 1 else "have"

    def way(what: What, answer: tuple[str, str]) -> Way:
        return Way(dict.fromkeys(places, Role(what)), answer)

    not_there, neither = way(What.NOT_IN, _NOT_THERE), way(What.LEFT_OUT, _NEITHER)
    if all(says_disliked(table.headings[place]) for place in places):
        because = f"{named} {have} sessions that are not wished for: they may be ruled out, or only liked less"
        return Doubt(tuple(places), because, (not_there, neither))
    few = _few(table, places)
    because = f"{named} {have} sessions{' in a few rows' if few else ''}, and nothing says why"
    wishes = _wishes(table, reading, places, titles, asked) or _further_wishes(table, reading, places, asked)
    ways = (*wishes, way(What.FIXED, _SETTLED), not_there, neither)
    return Doubt(tuple(places), because, ways)


def _named(table: SourceTable, places: Sequence[int]) -> str:
    return listed([f'"{table.headings[place]}"' for place in places])


def _wishes(
    table: SourceTable, reading: Proposal, places: Sequence[int], titles: Collection[str], asked: Sequence[int]
) -> tuple[Way, ...]:
    """Columns as wishes: the first where no other is, and those of a row where what is read as these is no session."""
    wished = {at: role for at, role in reading.roles.items() if role.what in (What.WISH, What.SESSION)}
    in_order = {place: Role(What.WISH, rank) for rank, place in enumerate(places, start=1)}
    unknown = [at for at in wished if known_share(titles_of_each(table, at), titles) < HARDLY_KNOWN]
    if len(places) == len(unknown) == len(wished) == 1:
        (other,) = unknown
        means = f"what people wish for, and not {_named(table, unknown)}"
        return (Way({places[0]: wished[other], other: LEFT_OUT}, ("wishes", means)),)
    timed = any(role.what is What.STAMP for role in reading.roles.values())
    if reading.kind is TableKind.ATTENDEES and len(places) == 1 and not timed and rows_of_people(table) is not None:
        return (Way({places[0]: Role(What.SESSION)}, ("wishes", "one wish in each row, all equal")),)
    if reading.kind is TableKind.ATTENDEES and not any(role.what in WISHING for role in reading.roles.values()):
        first = sorted(asked).index(places[0]) + 1
        in_order = {place: Role(What.WISH, rank) for rank, place in enumerate(places, start=first)}
        if len(places) == 1:
            told = "the sessions that people wish for" if len(asked) == 1 else f"wish {first} of each person"
            return (Way(in_order, ("wishes", told)),)
        equal = dict.fromkeys(places, Role(What.WISH, first))
        return (
            Way(in_order, ("in order", f"wishes {first} to {first + len(places) - 1}, in order from left to right")),
            Way(equal, ("all equal", "wishes that are all equal")),
        )
    ranks = [role.rank for role in wished.values() if role.what is What.WISH and not role.about]
    if len(ranks) == len(wished) and min(ranks, default=1) == len(places) + 1:
        return (Way(in_order, ("wish 1" if len(places) == 1 else "wishes", "what people wish for first")),)
    return ()


def _further_wishes(
    table: SourceTable, reading: Proposal, places: Sequence[int], asked: Sequence[int]
) -> tuple[Way, ...]:
    """Columns as the wishes after those that are read, where nobody wishes for a session twice then."""
    wished = [role for role in reading.roles.values() if role.what in WISHING]
    if not wished or any(role.what is not What.WISH or role.about for role in wished):
        return ()
    if not _are_others(table, reading, places):
        return ()
    first = max(role.rank for role in wished) + sorted(asked).index(places[0]) + 1
    ranks = range(first, first + len(places))
    roles = {place: Role(What.WISH, rank) for place, rank in zip(places, ranks, strict=True)}
    if len(places) == 1:
        return (Way(roles, ("next wish", f"wish {first} of each person")),)
    return (Way(roles, ("next wishes", f"wishes {first} to {ranks[-1]}, in order from left to right")),)


def _says_otherwise(table: SourceTable, reading: Proposal, place: int) -> bool:
    """Whether a column says again what one that is read has, beside it: a title beside its code."""
    cells = [table.cells(row) for row in spread(table.rows)]
    column = [line[place] for line in cells]
    wished = [at for at, role in reading.roles.items() if role.what is What.WISH]
    return any(says_the_same([line[at] for line in cells], column) for at in wished)
