"""Columns headed 'Choice A', 'Choice B', ... with numbers below: wishes by the numbers of sessions, or sessions."""

from __future__ import annotations

import re
from dataclasses import replace

from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.wishes.by_session import matrix
from allocator.intake.tables.content import known_share, says_nothing, whole
from allocator.intake.tables.headings import bare, speaks_of_wishes
from allocator.intake.tables.roles import Role, TableKind, What
from allocator.intake.tables.table import SourceTable

FITTING = 0.8
"""Cells that are numbers, at least."""

ENOUGH_KNOWN = 0.6

_LETTERED = re.compile(r"(?P<word>\D*?) ?\b(?P<letter>[a-j])")
_ANSWERS = {What.RANK_OF: "ranks", What.SCORE_OF: "scores", What.TICK_OF: "ticks", What.BAR_OF: "allowed"}


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """The columns as wishes from A on; the question whether they are, where no list has these numbers."""
    places = _lettered(table)
    texts = [text for place in places for text in table.sample[place] if not says_nothing(text)]
    if len(places) < 2 or not texts or sum(whole(text) is not None for text in texts) < FITTING * len(texts):
        return None
    if sum(bare(table.headings[place]) in known.sessions for place in places) > 1:
        return None
    people = person_roles(table, taken=places)
    wished = {place: Role(What.WISH, rank) for rank, place in enumerate(places, start=1)}
    reading = Proposal(TableKind.WISHES, {**people, **wished}, 0.97, "its headings letter the wishes")
    if known_share(texts, known.sessions) >= ENOUGH_KNOWN:
        return reading
    named = f'"{table.headings[places[0]]}", "{table.headings[places[1]]}", ...'
    because = f"below {named} there may be the numbers of sessions, or what people think of sessions called so"
    found = [replace(reading, because=because, answer=("choices", "wishes 1, 2, ... by the numbers of the sessions"))]
    for what, best in matrix.readings_of(table, [places], "", "")[0]:
        roles = {place: Role(what, about=table.headings[place], best=best) for place in places}
        word = _ANSWERS[what] if best else f"{_ANSWERS[what]} from 0"
        means = f"{word} of sessions that are called {named}"
        found.append(replace(reading, roles={**people, **roles}, because=because, answer=(word, means)))
    return replace(found[0], others=tuple(found[1:4]))


def _lettered(table: SourceTable) -> list[int]:
    """The columns headed by one word for wishes with the letters from A on, in their order."""
    found: dict[str, dict[str, int]] = {}
    for place, heading in enumerate(table.headings):
        said = _LETTERED.fullmatch(bare(heading))
        if said and speaks_of_wishes(said["word"]):
            found.setdefault(said["word"], {})[said["letter"]] = place
    for letters in found.values():
        if sorted(letters) == list("abcdefghij"[: len(letters)]) and len(found) == 1:
            return [letters[letter] for letter in sorted(letters)]
    return []
