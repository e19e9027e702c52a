"""The column of the first wish where only the later ones are numbered: 'Workshop' beside 'Second workshop'."""

from __future__ import annotations

import re
from collections.abc import Mapping

from allocator.intake.shapes.proposal import Known
from allocator.intake.shapes.settling.fixed import says_disliked, says_fixed
from allocator.intake.tables.content import are_ticks, known_share, same_values, share
from allocator.intake.tables.heading_words import PERSON_RULES, heard
from allocator.intake.tables.headings import bare, is_substitute, ordinal, speaks_of_wishes
from allocator.intake.tables.roles import Role, What
from allocator.intake.tables.table import SourceTable

ENOUGH_KNOWN, ENOUGH_SHARED = 0.6, 0.5

SHORT = 3
"""Letters of words that say nothing of what a column is about, such as 'the'."""

OF_ANOTHER_TIME = re.compile(
    r"\b(current\w*|present\w*|now|already|former\w*|previous\w*|last|past|old|next|huidig\w*|nu|al|reeds|vorig\w*|"
    r"oude?|eerder\w*|jetzig\w*|aktuell\w*|derzeit\w*|bisherig\w*|bereits|schon|vorig\w*|letzt\w*|fruher\w*|"
    r"actuel\w*|deja|precedent\w*|dernier\w*|ancien\w*|actual\w*|ya|anterior\w*|pasad[oa]s?|ultim[oa]s?)\b"
)
"""Words for what is so now, or was so before, and is no wish by itself."""


def with_first(table: SourceTable, later: Mapping[int, Role], known: Known) -> dict[int, Role]:
    """Later wishes, with the first: the one column with cells like theirs, and a word of theirs or one for wishes."""
    ranks = {role.rank for role in later.values()}
    if min(ranks, default=1) != 2 or any(role.about for role in later.values()):
        return dict(later)
    seconds = [place for place, role in later.items() if role.rank == 2]
    said = set().union(*(_words(table.headings[place]) for place in seconds))
    found = [
        place
        for place, heading in enumerate(table.headings)
        if place not in later
        and (said & _words(heading) or speaks_of_wishes(heading))
        and ordinal(heading) is None
        and _may_be_first(heading)
        and _are_alike(table, place, seconds[0], known)
    ]
    return {found[0]: Role(What.WISH, 1), **later} if len(found) == 1 else dict(later)


def _words(heading: str) -> set[str]:
    """The words of a heading that say what is wished for, or that it is a wish."""
    return {word for word in bare(heading).split() if len(word) > SHORT and ordinal(word) is None}


def _may_be_first(heading: str) -> bool:
    return not (
        says_fixed(heading)
        or says_disliked(heading)
        or is_substitute(heading)
        or OF_ANOTHER_TIME.search(bare(heading))
        or heard(heading, PERSON_RULES) is not None
    )


def _are_alike(table: SourceTable, place: int, second: int, known: Known) -> bool:
    """Whether a column holds sessions as the second wish does."""
    texts = table.sample[place]
    if not texts or are_ticks(texts) or share(texts, ("address", "moment")) > 0:
        return False
    if known.sessions and known_share(texts, known.sessions) >= ENOUGH_KNOWN:
        return True
    return not known.listed and same_values(texts, table.sample[second]) >= ENOUGH_SHARED
