"""Numbers or ticks below 'Session A', 'Session B' or 'Round 1', 'Round 2': sessions, or rounds in which they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from allocator.intake.cells.rounds.there import heads_there
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.rounds.presence import name_rounds_apart
from allocator.intake.shapes.wishes.by_session import matrix
from allocator.intake.tables.content import is_mark, number, says_nothing
from allocator.intake.tables.heading_words import PERSON_RULES, SESSION_RULES, heard, speaks_of_sessions
from allocator.intake.tables.headings import bare, label_of, named_round
from allocator.intake.tables.roles import LEFT_OUT, WHO, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

FITTING = 0.8
"""Cells of a column that are numbers or ticks."""

FEWEST, PLAINLY = 3, 4
"""Columns, at least; and those of which ranks in every row cannot be chance."""

LIKELIHOOD = 0.9


_WORDS = {
    What.RANK_OF: ("ranks", "ranks of sessions: 1 is the best"),
    What.SCORE_OF: ("scores", "scores of sessions: the highest is the best"),
    What.TICK_OF: ("ticks", "ticks below sessions: wishes that are all equal"),
    What.BAR_OF: ("allowed", "where people are allowed"),
}


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """Ranks, scores or ticks of sessions where headings may be those; else the question what is below rounds."""
    places = [place for place in range(len(table.columns)) if _is_like_a_round(table, place)]
    headings = [bare(heading) for heading in table.headings if heading]
    filled = [place for place in places if table.sample[place]]
    if len(places) < FEWEST or len(filled) < 2 or not any(heard(heading, PERSON_RULES) in WHO for heading in headings):
        return None
    people = person_roles(table, taken=places)
    if not any(role.what in WHO for role in people.values()) or any(_is_title(heading) for heading in headings):
        return None
    if all(heads_there(label_of(table.headings[place])[0]) is not None for place in places) and name_rounds_apart(
        [table.headings[place] for place in places], known
    ):
        return None
    titles = {place: label_of(table.headings[place])[1] or table.headings[place] for place in places}
    readings = _of_sessions(table, titles, people, known)
    if len(readings) == 1 and len(places) >= PLAINLY and set(_whats(readings[0])) == {What.RANK_OF}:
        return readings[0]
    texts = [text for place in places for text in table.sample[place] if not says_nothing(text)]
    because = "its headings may be sessions, or the rounds of an event"
    if not all(map(is_mark, texts)):
        chosen = {place: Role(What.WISH, 1, named_round(title) or title) for place, title in titles.items()}
        means = "a wish for each round, with the number of a session in each cell"
        readings.append(Proposal(TableKind.WISHES, {**people, **chosen}, LIKELIHOOD, because, answer=("rounds", means)))
    nothing = dict.fromkeys(places, LEFT_OUT)
    means = "nothing about wishes, such as who is there when"
    readings.append(
        Proposal(TableKind.ATTENDEES, {**people, **nothing}, LIKELIHOOD, because, answer=("left out", means))
    )
    if len(readings) == 1:
        return None
    readings = [replace(one, because=because) for one in readings[-4:]]
    return replace(readings[0], others=tuple(readings[1:]))


def _of_sessions(
    table: SourceTable, titles: Mapping[int, str], people: Mapping[int, Role], known: Known
) -> list[Proposal]:
    """The readings with a session for each heading; none where a heading is no word for one, or a known round."""
    rounds = {bare(name) for name in known.rounds}
    if not all(speaks_of_sessions(title) and bare(title) not in rounds for title in titles.values()):
        return []
    readings, _, because = matrix.readings_of(table, [[*titles]], "", "")
    found = []
    for what, best in readings:
        roles = {place: Role(what, about=title, best=best) for place, title in titles.items()}
        one = Proposal(TableKind.WISHES, {**people, **roles}, LIKELIHOOD, because, answer=_WORDS[what])
        found.append(matrix.with_answer(one, what, best, readings) if best == 0 else one)
    return found


def _whats(reading: Proposal) -> Sequence[What]:
    return [role.what for role in reading.roles.values() if role.what not in WHO | {What.LEFT_OUT, What.ORGANISATION}]


def _is_like_a_round(table: SourceTable, place: int) -> bool:
    """Whether a heading is the name of a round and nothing else, with numbers or ticks below."""
    question, label = label_of(table.headings[place])
    title = label or question
    if not title or bare(named_round(title) or "") != bare(title):
        return False
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    fitting = sum(number(text) is not None or is_mark(text) for text in texts)
    return fitting >= FITTING * len(texts)


def _is_title(heading: str) -> bool:
    """Whether a heading belongs to sessions, so that rounds are beside them."""
    return heard(heading, SESSION_RULES) in (What.MAXIMUM, What.MINIMUM, What.SPEAKERS) or (
        heard(heading, SESSION_RULES) is What.TITLE and heard(heading, PERSON_RULES) is None
    )
