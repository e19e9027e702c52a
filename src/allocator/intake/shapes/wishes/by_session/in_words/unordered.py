"""Words below sessions whose order is not known, so that only the organiser can say what they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.cells.liking import Scale, hold_likings, in_words, is_scale
from allocator.intake.cells.names_below import is_full_name
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.wishes.by_session.in_words.session_headings import (
    likings_of,
    may_be_session,
    parted,
    says_who_pays,
)
from allocator.intake.tables.content import are_ticks, known_share, number, says_nothing, share
from allocator.intake.tables.heading_words import LONG_RULES, PERSON_RULES, SESSION_RULES, heard, is_class
from allocator.intake.tables.headings import bare, label_of
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, WHO, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

MOST_DEGREES = 7
"""Words in which people are asked how much they would like something, at most."""

MOST_AGAIN = 0.3
"""Rows with one word below two sessions, from which the words can be no titles."""

MOSTLY = 0.8

NAMED_AT_MOST = 5


def asked(table: SourceTable, places: Sequence[int], scale: Scale, unknown: Sequence[str], known: Known) -> Proposal:
    """The people of a table without the words below its sessions, and what these may stand for as other readings."""
    people = person_roles(table, taken=places)
    because = f"the words below its sessions have no order that is known{_named(unknown)}"
    if not any(role.what in WHO for role in people.values()):
        because = f"{because}; write numbers there, 1 for the best"
        return Proposal(TableKind.NOTHING, {**people, **dict.fromkeys(places, LEFT_OUT)}, 0.9, because)
    alone = _without(table, places, because)
    named = parted(table, places, known)
    if is_scale({**scale, "": 0}):
        roles = likings_of(named)
        answer = ("no wish", f"these words are no wish; {in_words(scale)}")
    else:
        roles = {place: Role(What.WISH, rank) for rank, place in enumerate(places, start=1)}
        answer = ("titles", f"the words are sessions: wishes 1 to {len(places)}, from left to right")
    return replace(alone, others=(Proposal(TableKind.WISHES, {**people, **roles}, 0.9, because, answer=answer),))


def or_unordered(table: SourceTable, reading: Proposal) -> Proposal:
    """A question about columns that hold the same few texts, with words of liking as another way to read them."""
    places = [place for place, role in sorted(reading.roles.items()) if role.what is What.WISH]
    words = {bare(text) for place in places for text in table.sample[place]}
    headings = [set(bare(table.headings[place]).split()) for place in places]
    if (
        len(places) < 3
        or not 1 < len(reading.others) + 1 < 4
        or len(words) > MOST_DEGREES
        or set.intersection(*headings)
        or not all(_may_be_asked_about(table, place) for place in places)
    ):
        return reading
    texts = {bare(text): text for place in places for text in table.sample[place]}
    because = f"{reading.because}, or the words say how much people would like each"
    others = [*reading.others, _without(table, places, because, list(texts.values()))]
    return replace(reading, because=because, others=tuple(replace(one, because=because) for one in others))


def _without(table: SourceTable, places: Sequence[int], because: str, words: Sequence[str] = ()) -> Proposal:
    people = person_roles(table, taken=places)
    means = f"people without wishes{_named(words)}: write numbers there instead, 1 for the best, and import again"
    roles = {**people, **dict.fromkeys(places, LEFT_OUT)}
    return Proposal(TableKind.ATTENDEES, roles, 0.9, because, answer=("left out", means))


def _named(words: Sequence[str]) -> str:
    shown = ", ".join(f'"{word}"' for word in words[:NAMED_AT_MOST])
    more = f" and {len(words) - NAMED_AT_MOST} more" if len(words) > NAMED_AT_MOST else ""
    return f" ({shown}{more})" if words else ""


def places_of(table: SourceTable, known: Known) -> list[int]:
    """Columns that hold the same few words, again and again within a row, below what may be sessions."""
    free = [
        place
        for place in range(len(table.columns))
        if _may_be_asked_about(table, place) and _may_be_words(table.sample[place], known)
    ]
    said = {place: {bare(text) for text in table.sample[place] if not says_nothing(text)} for place in free}
    counts = Counter(word for words in said.values() for word in words)
    common = {word for word, count in counts.items() if count > 1}
    places = [place for place in free if len(said[place] & common) >= MOSTLY * len(said[place])]
    words = {word for place in places for word in said[place]}
    if not 2 <= len(words) <= MOST_DEGREES:
        return []
    headed = [
        place
        for place in places
        if {bare(table.headings[place]), bare(label_of(table.headings[place])[1])} & (known.sessions - {""})
    ]
    if len(headed) >= 2:
        return headed
    return places if len(places) >= 3 and _come_again(table, places) else []


def _may_be_asked_about(table: SourceTable, place: int) -> bool:
    """Whether a heading may be that of a session."""
    heading = table.headings[place]
    others = (PERSON_RULES, LONG_RULES) if label_of(heading)[1] else (PERSON_RULES, LONG_RULES, SESSION_RULES)
    return (
        may_be_session(label_of(heading)[1] or heading)
        and not says_who_pays(heading)
        and all(heard(heading, rules) is None for rules in others)
    )


def _may_be_words(texts: Sequence[str], known: Known) -> bool:
    """Whether cells may be words of liking: texts that are no titles, no people, no classes, and no yes or no."""
    filled = [text for text in texts if not says_nothing(text)]
    return (
        bool(filled)
        and share(filled, ("text",)) >= MOSTLY
        and not are_ticks(filled)
        and not hold_likings(filled)
        and not all(number(text) is not None for text in filled)
        and known_share(filled, known.sessions | known.around.sessions) < MOSTLY / 2
        and sum(is_full_name(text) for text in filled) < MOSTLY / 2 * len(filled)
        and sum(is_class([text]) for text in filled) < MOSTLY / 2 * len(filled)
    )


def _come_again(table: SourceTable, places: Sequence[int]) -> bool:
    """Whether many rows have the same word in several columns."""
    lines = [
        [bare(table.cells(row)[at]) for at in places if table.cells(row)[at].strip()] for row in spread(table.rows)
    ]
    return sum(len(set(line)) < len(line) for line in lines) > MOST_AGAIN * len(lines)
