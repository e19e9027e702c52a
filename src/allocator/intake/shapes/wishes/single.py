"""One column in which each person names one session that they wish for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.cells.parting import mark_of
from allocator.intake.shapes.fixed import says_disliked, says_fixed
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.wishes.one_cell import OTHER_MATTERS
from allocator.intake.tables.content import are_lists, are_ticks, known_share, repeats, same_values, says_nothing, share
from allocator.intake.tables.heading_words import PERSON_RULES, heard, speaks_of_sessions
from allocator.intake.tables.headings import bare, is_substitute, speaks_of_wishes, wished_rank, without_rank
from allocator.intake.tables.roles import LEFT_OUT, WHO, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

ENOUGH_KNOWN, SHARED = 0.5, 0.4

_ABBREVIATED = re.compile(r"(?:.* )?(?:pref|prefs|prefer\w*|voork|wens\w*|souhait\w*)(?: .*)?")


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """The only column that asks for a wish; asked after where its heading speaks of something else as well."""
    places = [place for place in range(len(table.columns)) if _asks(table, place, known)]
    if len(places) != 1:
        return None
    place, heading = places[0], table.headings[places[0]]
    others = (texts for at, texts in enumerate(table.sample) if at != place)
    if any(same_values(table.sample[place], texts) >= SHARED for texts in others):
        return None  # one of several columns, and who knows which
    people = person_roles(table, taken=places)
    if not any(role.what in WHO for role in people.values()):
        return None
    because = "one of its columns asks for a wish"
    wish = Proposal(TableKind.WISHES, {**people, place: Role(What.WISH, 1)}, 0.9, because)
    rest = without_rank(heading)
    if known_share(table.sample[place], known.sessions) >= ENOUGH_KNOWN or not rest or speaks_of_sessions(rest):
        return wish
    because = f'"{heading}" may ask for a session, or for something else'
    answer = ("left out", "nothing about sessions")
    other = Proposal(TableKind.ATTENDEES, {**people, place: LEFT_OUT}, 0.9, because, answer=answer)
    return replace(wish, because=because, others=(other,), answer=("wishes", "the session that each person wishes for"))


def _asks(table: SourceTable, place: int, known: Known) -> bool:
    """Whether a column asks for one wish: by its heading, and by titles that come back or are known."""
    heading = table.headings[place]
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    words = bare(heading)
    speaks = speaks_of_wishes(heading) or _ABBREVIATED.fullmatch(words) is not None
    if not speaks or wished_rank(heading) is not None or is_substitute(heading) or OTHER_MATTERS.search(words):
        return False
    if says_fixed(heading) or says_disliked(heading) or heard(heading, PERSON_RULES) is not None:
        return False
    return _are_titles(texts, known)


def _are_titles(texts: Sequence[str], known: Known) -> bool:
    if share(texts, ("text",)) < 0.8 or are_ticks(texts) or are_lists(texts) or mark_of(texts, known.sessions):
        return False
    if any(";" in text for text in texts) or len({bare(text) for text in texts}) < 2:
        return False
    return repeats(texts) or known_share(texts, known.sessions) >= ENOUGH_KNOWN
