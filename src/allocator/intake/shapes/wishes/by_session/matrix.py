"""A column for each session: its rank, its score, or a tick."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from allocator.intake.cells.liking import scale_of
from allocator.intake.cells.statuses import is_no_title
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.wishes.by_session.among_known import beside_known, or_without
from allocator.intake.shapes.wishes.by_session.beside_rankings import beside_rankings, without_odd
from allocator.intake.shapes.wishes.by_session.checks import numbers_rows, without_check
from allocator.intake.shapes.wishes.by_session.in_words import likings, unordered
from allocator.intake.shapes.wishes.by_session.in_words.session_headings import (
    is_session_in_round,
    may_be_session,
    parted,
    says_who_pays,
)
from allocator.intake.shapes.wishes.by_session.in_words.unordered import MOST_DEGREES
from allocator.intake.shapes.wishes.by_session.zeros import FROM_0, FROM_1, Zero, zero_among_ranks
from allocator.intake.tables.content import TICKED, UNTICKED, bare_or_mark, known_share, number, says_nothing, share
from allocator.intake.tables.heading_words import PERSON_RULES, heard, is_total
from allocator.intake.tables.headings import (
    bare,
    label_of,
    named_round,
    wished_rank,
)
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

_RANKED = re.compile(
    r"\b(rank\w*|rang\w*|order|prefer\w*|priorit\w*|volgorde|voorkeur\w*|reihenfolge|praferenz\w*|wish\w*|choice\w*|keuze\w*|wunsch\w*|wahl)\b"
)
_SCORED = re.compile(
    r"\b(scor\w*|rat(e|es|ed|ing|ings)|points?|punten|punkte|bewert\w*|beoordel\w*|stars?|sterne?n?|sterren|utility|cijfer|note|noten|marks?|weight\w*)\b"
)
_RANKING = re.compile(r"\b(rank\w*|rang\w*|order|priorit\w*|volgorde|reihenfolge|orden|classement)\b")
"""Words for ranks in the name of a file or a sheet; 'choices' and 'preferences' may have scores, too."""
_INTEREST = re.compile(r"\b(interes\w*|interet\w*)\b")
"""Words for scores that ranks are asked for with, too: 'Interest' above 1, 2, 3."""
_ALLOWED = re.compile(r"\b(eligib\w*|allowed|permitted|toegestaan|toelaatbaar|zugelassen|erlaubt|may)\b")
_OTHERS = re.compile(
    r"\b(supervisors?|teachers?|docent\w*|dozent\w*|betreuer\w*|lehrer\w*|staff|speakers?|sprekers?|referent\w*|lecturers?|begeleiders?|presenters?)\b"
)

RANKS_FALL_SHORT, MOST_RANKED = 0.8, 0.5

_RANKS, _FROM_0, _SCORES = (What.RANK_OF, 1), (What.RANK_OF, 0), (What.SCORE_OF, 1)
_TICKS, _BARS = (What.TICK_OF, 1), (What.BAR_OF, 1)
_ANSWERS = {_RANKS: FROM_1, _FROM_0: FROM_0}

Readings = tuple[tuple[What, int], ...]
"""What the columns are, and the number of the best rank, each time; the first is what is taken unless asked."""

FITTING = 0.8
"""Cells of a column that are numbers or ticks; the others have to be named and fixed."""


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """Columns headed by sessions."""
    others = bool(_OTHERS.search(bare(table.grid.sheet)))
    liked = None if others else likings.propose(table, known)
    if liked is not None:
        return liked
    places, doubtful = _session_columns(table, known)
    if len(places) < 2:
        return _in_words(table, known)
    if others:
        nothing = {**person_roles(table, taken=places), **dict.fromkeys(places, LEFT_OUT)}
        because = "the sheet's name says that these are not the attendees' wishes"
        return Proposal(TableKind.NOTHING, nothing, 0.9, because)
    reading = _reading(table, places, known)
    odd = () if doubtful else beside_rankings(table, places)
    if odd:
        return without_odd(table, _reading(table, [place for place in places if place not in odd], known), reading, odd)
    return or_without(table, reading, doubtful)


def _reading(table: SourceTable, places: Sequence[int], known: Known) -> Proposal:
    """What columns headed by sessions hold, with what is as likely."""
    named = bare(f"{table.grid.file.rpartition('.')[0]} {table.grid.sheet}")
    corner = bare(_corner(table, places))
    questions = " ".join(bare(question) for place in places if (question := _question(table.headings[place])))
    people = person_roles(table, taken=places)
    rounds = parted(table, places, known)
    titles = {place: title for place, (_, title) in rounds.items()}
    groups = [
        [place for place in places if rounds[place][0] == round]
        for round in dict.fromkeys(one for one, _ in rounds.values())
    ]
    readings, likelihood, because = readings_of(table, groups, f"{corner} {questions}", named)
    known_share = sum(bare(title) in known.sessions for title in titles.values()) / len(titles)
    likelihood -= 0.0 if known_share > 0.5 else 0.1
    proposed = []
    for what, best in readings:
        measured = {place: Role(what, about=title, round=round, best=best) for place, (round, title) in rounds.items()}
        reading = Proposal(TableKind.WISHES, {**people, **measured}, likelihood, because)
        proposed.append(with_answer(reading, what, best, readings))
    return replace(proposed[0], others=tuple(proposed[1:]))


def with_answer(reading: Proposal, what: What, best: int, readings: Readings) -> Proposal:
    """The reading with the word for it among others."""
    return replace(reading, answer=_ANSWERS.get((what, best), ("", "")) if len(readings) > 1 else ("", ""))


def _in_words(table: SourceTable, known: Known) -> Proposal | None:
    """How much people would like each session, in words: nobody but the organiser knows their order."""
    alike = unordered.places_of(table, known)
    if alike:
        return _unordered(table, alike, known)
    headings = table.headings
    texty = [place for place in range(len(headings)) if share(table.sample[place], ("text",)) >= FITTING]
    asked = Counter(label_of(headings[place])[0] for place in texty if may_be_session(label_of(headings[place])[1]))
    places = [place for place in texty if asked[label_of(headings[place])[0]] >= 3 and label_of(headings[place])[1]]
    texts = [text for place in places for text in table.sample[place]]
    if not texts or len({bare(text) for text in texts}) > MOST_DEGREES:
        return None
    if known_share(texts, known.sessions) >= 0.5:
        return None
    return _unordered(table, places, known)


def _unordered(table: SourceTable, places: Sequence[int], known: Known) -> Proposal:
    """The question what words stand for whose order is not known."""
    texts = {text.strip() for place in places for text in table.sample[place] if not says_nothing(text)}
    scale, unknown = scale_of(sorted(texts))
    return unordered.asked(table, places, scale, unknown or sorted(texts), known)


def _corner(table: SourceTable, places: Sequence[int]) -> str:
    return " ".join(
        table.headings[place]
        for place in range(min(places))
        if not heard(table.headings[place], PERSON_RULES) and not _are_numbers(table.sample[place])
    )


def _are_numbers(texts: Sequence[str]) -> bool:
    return bool(texts) and all(number(text) is not None for text in texts)


def _question(heading: str) -> str:
    question, label = label_of(heading)
    return question if label else ""


def _session_columns(table: SourceTable, known: Known) -> tuple[list[int], Sequence[int]]:
    """Columns headed by known sessions; else at least three of numbers or ticks with headings of their own.

    Behind them those of which nothing says that they are sessions.
    """
    named = [
        place
        for place, heading in enumerate(table.headings)
        if heading and {bare(heading), bare(label_of(heading)[1])} & (known.sessions - {""})
    ]
    if len(named) >= 2:
        measured = [place for place, heading in enumerate(table.headings) if _is_measured(table.sample[place], heading)]
        fitting = [place for place in named if place in measured]
        if 2 * len(fitting) < len(named) or (fitting != named and not any(table.sample[place] for place in fitting)):
            return [], ()  # what stands below the others is no rank, score or tick
        more = beside_known(table, fitting, measured, known, says_who_pays)
        return sorted([*fitting, *more.sessions, *more.doubtful]), more.doubtful
    limited = table.limited()
    free = [
        place
        for place, heading in enumerate(table.headings)
        if heading
        and not says_who_pays(heading)
        and (
            heard(heading, PERSON_RULES) in (None, What.ORGANISATION if label_of(heading)[1] else None)
            or _are_plain_ticks(table.sample[place])
        )
        and not is_total([heading])
        and wished_rank(label_of(heading)[1] or heading) is None
        and (named_round(heading) is None or label_of(heading)[1] or is_session_in_round(heading))
        and (table.sample[place] or place in limited)
        and _is_measured(table.sample[place], heading)
    ]
    free = [place for place in free if not numbers_rows(table, place, [at for at in free if at != place])]
    free = sorted([*free, *_called_like_classes(table, free)])
    labelled = [place for place in free if label_of(table.headings[place])[1]]
    chosen = labelled if len(labelled) >= 3 else free
    numbers = [place for place in chosen if _fitting(table.sample[place], lambda text: number(text) is not None)]
    ticks = [place for place in chosen if place not in numbers and _are_plain_ticks(table.sample[place])]
    alike = numbers if len(numbers) >= 3 else [*ticks, *(place for place in chosen if not table.sample[place])]
    chosen = sorted(alike) if len(numbers) >= 3 or len(ticks) >= 3 else chosen
    chosen = without_check(table, chosen)
    told = [place for place in chosen if place in limited]
    if len(told) >= 2:  # beside them 'Max shifts' is said of people
        chosen = [place for place in chosen if told[0] <= place <= told[-1]]
    return (chosen if len(chosen) >= 3 or (len(chosen) == 2 and limited.issuperset(chosen)) else []), ()


def _called_like_classes(table: SourceTable, free: Sequence[int]) -> list[int]:
    """Columns whose long headings have a word for a school or class, such as 'Cooking at school', and numbers below."""
    numbers = {text for place in free for text in table.sample[place]}
    return [
        place
        for place, heading in enumerate(table.headings)
        if place not in free
        and len(free) >= 3
        and len(bare(heading).split()) >= 3
        and heard(heading, PERSON_RULES) is What.ORGANISATION
        and table.sample[place]
        and {*table.sample[place]} <= numbers
    ]


def _are_plain_ticks(texts: Sequence[str]) -> bool:
    """Whether cells are ticks and no numbers: no class, no school and no status is called so."""
    return bool(texts) and all(bare_or_mark(text) in TICKED | UNTICKED and not text.isdecimal() for text in texts)


def _is_measured(texts: Sequence[str], heading: str) -> bool:
    """Whether cells are numbers, positions or ticks."""
    label = bare(label_of(heading)[1] or heading)
    return _fitting(
        texts, lambda text: number(text) is not None or bare_or_mark(text) in TICKED | UNTICKED or bare(text) == label
    )


def _fitting(texts: Sequence[str], fits: Callable[[str], bool]) -> bool:
    """Whether nearly all cells with a wish are of a sort; in a short list one that is not makes much of a share."""
    asked = [text for text in texts if not says_nothing(text) and not is_no_title(text)]
    return sum(map(fits, asked)) >= FITTING * len(asked)


def readings_of(
    table: SourceTable, groups: Sequence[Sequence[int]], words: str, named: str
) -> tuple[Readings, float, str]:
    """What the cells are and which rank is the best (several where they may be either), how likely, and why.

    `groups` are the places of the columns of each round, `words` what stands above them. The name of the file and the
    sheet, `named`, may say that numbers are ranks, but never makes scores of them: it only casts doubt.
    """
    places = [place for group in groups for place in group]
    texts = [text for place in places for text in table.sample[place]]
    labels = {bare(label_of(table.headings[place])[1] or table.headings[place]) for place in places}
    labels = {label for label in labels if not label.isdecimal()}  # below '2', 2 is a number
    values = Counter(map(bare_or_mark, texts))
    ticks = values.keys() & (TICKED | UNTICKED | labels)
    if ticks and not any(number(value) is not None or any(map(str.isdigit, value)) for value in values.keys() - ticks):
        values = Counter({value: values[value] for value in ticks})  # words among ticks are told, and no numbers
    scored, ranked = (bool(pattern.search(words)) for pattern in (_SCORED, _RANKED))
    scored, ranked = scored and not ranked, ranked and not scored
    ranked = ranked or bool(_RANKING.search(named) and not _SCORED.search(f"{named} {words}"))
    interest = _INTEREST.search(words) is not None and not scored and not ranked
    spoken = interest or bool(_SCORED.search(named) and not _RANKED.search(f"{named} {words}"))
    zero = zero_among_ranks(
        [[table.cells(row)[place] for place in group] for row in spread(table.rows) for group in groups]
    )
    if not texts:
        return (_RANKS,), 0.8, "its headings are sessions, and nothing is filled in"
    if values.keys() <= TICKED | UNTICKED | labels:
        if _ALLOWED.search(f"{named} {words}"):
            return (_BARS,), 0.9, "its name says where people are allowed"
        if values.keys() == {"0", "1"} and zero is Zero.BEST:
            either = "each row has 0 and 1 once, and blank cells: ranks of which 0 is the best, or yes and no"
            return (_FROM_0, _TICKS), 0.9, either
        if values.keys() != {"1"}:
            return (_TICKS,), 0.85, "its cells are ticks"
    if zero is not Zero.NO_WISH and not scored:
        if zero is Zero.BEST and spoken:
            because = "each row has the numbers 0, 1, 2, ... once, and a word speaks of scores"
            return (_FROM_0, _RANKS, _SCORES), 0.9, because
        if zero is Zero.BEST:
            return (_FROM_0,), 0.95, "each row has the numbers 0, 1, 2, ... once, and blank cells: 0 is the best rank"
        readings = (_FROM_0, _RANKS) if ranked else (_FROM_0, _RANKS, _SCORES)
        return readings, 0.95, "0 stands once in most rows: it may be the best rank, or no wish"
    ranks = _ranks(table, groups)
    if not ranks["sound"] and ranks["distinct"] > MOST_RANKED and not scored:
        because = "most rows have the numbers 1, 2, 3, ... once, and the others have numbers that cannot be ranks"
        return (_RANKS, _SCORES), 0.9, because
    if not ranks["sound"]:
        return (_SCORES,), 0.9, "its numbers cannot be ranks"
    if ranks["distinct"] >= RANKS_FALL_SHORT and not _SCORED.search(words):
        if spoken:
            return (_RANKS, _SCORES), 0.9, "each row has the numbers 1, 2, 3, ... once, and a word speaks of scores"
        return (_RANKS,), 0.95, "each row has the numbers 1, 2, 3, ... once"
    if scored or interest:
        return (_SCORES,), 0.9, "its words are those of scores"
    if ranked:
        return (_RANKS,), 0.9, "its words are those of ranks"
    if ranks["dense"] == 1 and _RANKED.search(named) and not _SCORED.search(f"{named} {words}"):
        return (
            (_RANKS,),
            0.9,
            "each row has the numbers 1, 2, 3, ..., some of them shared, and its name speaks of wishes",
        )
    return (_RANKS, _SCORES), 0.9, "its numbers may be ranks (1 is best) or scores (the highest is best)"


def _ranks(table: SourceTable, groups: Sequence[Sequence[int]]) -> Mapping[str, float]:
    """Whether numbers can be ranks at all, and in which part of the rows 1, 2, 3, ... stand once each, or stand."""
    rows = distinct = dense = unsound = 0
    for row in spread(table.rows):
        cells = table.cells(row)
        for places in groups:
            numbers = sorted(found for place in places if (found := number(cells[place])) is not None and found != 0)
            zeros = sum(number(cells[place]) == 0 for place in places)
            if not numbers and not zeros:
                continue
            rows += 1
            distinct += numbers == [float(rank) for rank in range(1, len(numbers) + 1)]
            dense += set(numbers) == {float(rank) for rank in range(1, len(set(numbers)) + 1)}
            # Ranks begin with 1, be it shared, and do not go beyond the number of sessions.
            unsound += not numbers or numbers[0] > 1.5 + len(numbers) / 2 or numbers[-1] > len(places)
    share = {"distinct": distinct / rows, "dense": dense / rows} if rows else {"distinct": 0.0, "dense": 0.0}
    return {"sound": float(rows > 0 and unsound <= 0.1 * rows), **share}
