"""A column for each session: its rank, its score, or a tick."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from allocator.intake.cells.liking import likes
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.wishes import likings
from allocator.intake.shapes.wishes.likings import may_be_session, parted
from allocator.intake.tables.content import TICKED, UNTICKED, bare_or_mark, known_share, number, says_nothing, share
from allocator.intake.tables.heading_words import LONG_RULES, PERSON_RULES, heard, is_total
from allocator.intake.tables.headings import bare, label_of, named_round, round_and_rest, speaks_of_wishes, wished_rank
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

_RANKED = re.compile(
    r"\b(rank\w*|rang\w*|order|prefer\w*|priorit\w*|volgorde|voorkeur\w*|reihenfolge|praferenz\w*|wish\w*|choice\w*|keuze\w*|wunsch\w*|wahl)\b"
)
_SCORED = re.compile(
    r"\b(scor\w*|rat(e|es|ed|ing|ings)|points?|punten|punkte|bewert\w*|beoordel\w*|stars?|sterne?n?|sterren|utility|interest\w*|cijfer|note|noten|marks?|weight\w*)\b"
)
_ALLOWED = re.compile(r"\b(eligib\w*|allowed|permitted|toegestaan|toelaatbaar|zugelassen|erlaubt|may)\b")
_OTHERS = re.compile(
    r"\b(supervisors?|teachers?|docent\w*|dozent\w*|betreuer\w*|lehrer\w*|staff|speakers?|sprekers?|referent\w*|lecturers?|begeleiders?|presenters?)\b"
)

RANKS_FALL_SHORT = 0.8

MOST_DEGREES = 7
"""Words in which people are asked how much they would like something."""

FITTING = 0.8
"""Cells of a column that are numbers or ticks; the others have to be named and fixed."""


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """Columns headed by sessions."""
    others = bool(_OTHERS.search(bare(table.grid.sheet)))
    liked = None if others else likings.propose(table, known)
    if liked is not None:
        return liked
    places = _session_columns(table, known)
    if len(places) < 2:
        return _in_words(table, known)
    context = bare(f"{table.grid.file.rpartition('.')[0]} {table.grid.sheet} {_corner(table, places)}")
    questions = " ".join(bare(question) for place in places if (question := _question(table.headings[place])))
    people = person_roles(table, taken=places)
    rounds = parted(table, places)
    titles = {place: title for place, (_, title) in rounds.items()}
    if others:
        roles = {**people, **dict.fromkeys(places, LEFT_OUT)}
        return Proposal(TableKind.NOTHING, roles, 0.9, "the sheet's name says that these are not the attendees' wishes")
    what, likelihood, because = _what(table, places, context, questions)
    known_share = sum(bare(title) in known.sessions for title in titles.values()) / len(titles)
    likelihood -= 0.0 if known_share > 0.5 else 0.1

    def reading(what: What, *others: Proposal) -> Proposal:
        roles = {**people, **{place: Role(what, about=title, round=round) for place, (round, title) in rounds.items()}}
        return Proposal(TableKind.WISHES, roles, likelihood, because, others)

    return reading(What.RANK_OF, reading(What.SCORE_OF)) if what is None else reading(what)


def _in_words(table: SourceTable, known: Known) -> Proposal | None:
    """How much people would like each session, in words: nobody but the organiser knows their order."""
    headings = table.headings
    texty = [place for place in range(len(headings)) if share(table.sample[place], ("text",)) >= FITTING]
    asked = Counter(label_of(headings[place])[0] for place in texty if may_be_session(label_of(headings[place])[1]))
    places = [place for place in texty if asked[label_of(headings[place])[0]] >= 3 and label_of(headings[place])[1]]
    texts = [text for place in places for text in table.sample[place]]
    if not texts or len({bare(text) for text in texts}) > MOST_DEGREES:
        return None
    if known_share(texts, known.sessions) >= 0.5:
        return None
    return likings.left_out(table, places, sorted({text for text in texts if not likes(text)}))


def _corner(table: SourceTable, places: Sequence[int]) -> str:
    return " ".join(
        table.headings[place] for place in range(min(places)) if not heard(table.headings[place], PERSON_RULES)
    )


def _question(heading: str) -> str:
    question, label = label_of(heading)
    return question if label else ""


def _session_columns(table: SourceTable, known: Known) -> list[int]:
    """Columns headed by known sessions; else at least three of numbers or ticks with headings of their own."""
    named = [
        place
        for place, heading in enumerate(table.headings)
        if heading and {bare(heading), bare(label_of(heading)[1])} & (known.sessions - {""})
    ]
    if len(named) >= 2:
        return [place for place in named if _is_measured(table.sample[place], table.headings[place])]
    free = [
        place
        for place, heading in enumerate(table.headings)
        if heading
        and heard(heading, PERSON_RULES) in (None, What.ORGANISATION if label_of(heading)[1] else None)
        and not is_total([heading])
        and wished_rank(label_of(heading)[1] or heading) is None
        and (named_round(heading) is None or label_of(heading)[1] or _is_session_in_round(heading))
        and table.sample[place]
        and _is_measured(table.sample[place], heading)
    ]
    labelled = [place for place in free if label_of(table.headings[place])[1]]
    chosen = labelled if len(labelled) >= 3 else free
    numbers = [place for place in chosen if _fitting(table.sample[place], lambda text: number(text) is not None)]
    chosen = numbers if len(numbers) >= 3 else chosen
    return chosen if len(chosen) >= 3 else []


def _is_session_in_round(heading: str) -> bool:
    """Whether a heading names a round, and something that is no word for a session or a wish with it."""
    round, rest = round_and_rest(heading)
    return bool(round and rest) and heard(rest, LONG_RULES) is None and not speaks_of_wishes(rest)


def _is_measured(texts: Sequence[str], heading: str) -> bool:
    """Whether cells are numbers, positions or ticks."""
    label = bare(label_of(heading)[1] or heading)
    return _fitting(
        texts, lambda text: number(text) is not None or bare_or_mark(text) in TICKED | UNTICKED or bare(text) == label
    )


def _fitting(texts: Sequence[str], fits: Callable[[str], bool]) -> bool:
    """Whether nearly all cells with a wish are of a sort; in a short list one that is not makes much of a share."""
    asked = [text for text in texts if not says_nothing(text)]
    return sum(map(fits, asked)) >= FITTING * len(asked)


def _what(table: SourceTable, places: Sequence[int], context: str, questions: str) -> tuple[What | None, float, str]:
    """What the cells are (None: ranks or scores), how likely, and why."""
    texts = [text for place in places for text in table.sample[place]]
    values = Counter(map(bare_or_mark, texts))
    labels = {bare(label_of(table.headings[place])[1] or table.headings[place]) for place in places}
    if not texts:
        return What.RANK_OF, 0.8, "its headings are sessions, and nothing is filled in"
    if values.keys() <= TICKED | UNTICKED | labels:
        if _ALLOWED.search(context):
            return What.BAR_OF, 0.9, "its name says where people are allowed"
        if values.keys() != {"1"}:
            return What.TICK_OF, 0.85, "its cells are ticks"
    words = f"{context} {questions}"
    ranks = _ranks(table, places)
    if not ranks["sound"]:
        return What.SCORE_OF, 0.9, "its numbers cannot be ranks"
    if ranks["distinct"] >= RANKS_FALL_SHORT and not _SCORED.search(words):
        return What.RANK_OF, 0.95, "each row has the numbers 1, 2, 3, ... once"
    if _SCORED.search(words) and not _RANKED.search(words):
        return What.SCORE_OF, 0.9, "its words are those of scores"
    if _RANKED.search(words) and not _SCORED.search(words):
        return What.RANK_OF, 0.9, "its words are those of ranks"
    return None, 0.9, "its numbers may be ranks (1 is best) or scores (the highest is best)"


def _ranks(table: SourceTable, places: Sequence[int]) -> Mapping[str, float]:
    """Whether numbers can be ranks at all, and in how many of the rows each of 1, 2, 3, ... stands once."""
    rows = distinct = unsound = 0
    for row in spread(table.rows):
        cells = table.cells(row)
        numbers = sorted(found for place in places if (found := number(cells[place])) is not None and found != 0)
        zeros = sum(number(cells[place]) == 0 for place in places)
        if not numbers and not zeros:
            continue
        rows += 1
        distinct += numbers == [float(rank) for rank in range(1, len(numbers) + 1)]
        # Ranks begin with 1, be it shared, and do not go beyond the number of sessions.
        unsound += not numbers or numbers[0] > 1.5 + len(numbers) / 2 or numbers[-1] > len(places)
    return {"sound": float(rows > 0 and unsound <= 0.1 * rows), "distinct": distinct / rows if rows else 0.0}
