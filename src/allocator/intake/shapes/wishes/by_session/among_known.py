"""Columns beside those of known sessions that hold the same: sessions that are misspelt, or in no list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import are_ticks, bare_or_mark, number, says_nothing
from allocator.intake.tables.heading_words import PERSON_RULES, heard, is_total
from allocator.intake.tables.headings import bare, label_of, wished_rank
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT
from allocator.intake.tables.table import SourceTable

ALIKE = 0.85
"""How much of a heading is that of a known session where it is misspelt."""

MOST_KINDS = 2
"""Ranks and scores, say: a question has four answers at most."""

NEARLY_ALL, HARDLY = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Beside:
    """Columns beside known sessions: those that are sessions, and those at the ends of which nothing says it."""

    sessions: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()


def beside_known(
    table: SourceTable, named: Sequence[int], measured: Sequence[int], known: Known, is_of_person: Callable[[str], bool]
) -> Beside:
    """The columns among or next to those of known sessions that hold ranks, scores, ticks or words like these.

    What stands between them or below the same question is a session, and so is what is spelt like one, or completes the
    ranks of nearly all rows.
    """
    fitting = {
        place
        for place in measured
        if place not in named and _may_be_one(table, place, named) and not is_of_person(table.headings[place])
    }
    questions = {label_of(table.headings[place])[0] for place in named if label_of(table.headings[place])[1]}
    first, last = min(named), max(named)
    while first - 1 in fitting:
        first -= 1
    while last + 1 in fitting:
        last += 1
    near = [place for place in sorted(fitting) if first <= place <= last or _asked_by(table, place, questions)]
    complete = _complete_ranks(table, named, near)
    sure = [
        place
        for place in near
        if complete
        or min(named) < place < max(named)
        or _asked_by(table, place, questions)
        or _is_spelt_like_one(table.headings[place], known)
    ]
    return Beside(tuple(sure), tuple(place for place in near if place not in sure))


def or_without(table: SourceTable, reading: Proposal, doubtful: Sequence[int]) -> Proposal:
    """The reading, and the one without the columns of which nothing says that they are sessions."""
    if not doubtful:
        return reading
    named = " and ".join(f'"{table.headings[place]}"' for place in doubtful)
    because = f"{named} beside sessions may be one more of them, or something else"
    found = []
    for one in (reading, *reading.others)[:MOST_KINDS]:
        what = next(str(one.roles[place].what).partition(" ")[0] for place in doubtful)
        kind = f", {what}s" if reading.others else ""
        without = {**one.roles, **dict.fromkeys(doubtful, LEFT_OUT)}
        answers = (
            (f"sessions{kind}", f"sessions, as the columns beside them{kind}"),
            (
                f"left out{kind}",
                f"no session, and left out{kind}",
            ),
        )
        found += [
            replace(one, roles=roles, because=because, answer=answer, others=())
            for roles, answer in zip((one.roles, without), answers, strict=True)
        ]
    return replace(found[0], others=tuple(found[1:]))


def _may_be_one(table: SourceTable, place: int, named: Sequence[int]) -> bool:
    """Whether a column may be headed by a session, and holds what the columns of known ones hold."""
    heading = table.headings[place]
    said = label_of(heading)[1] or heard(heading, PERSON_RULES) is None
    if not heading or not said or is_total([heading]) or wished_rank(label_of(heading)[1] or heading) is not None:
        return False
    held = [text for at in named for text in table.sample[at] if not says_nothing(text)]
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    if not texts or not held:
        return False
    if are_ticks(held):
        return are_ticks(texts)
    numbers = [found for text in held if (found := number(text)) is not None]
    if 2 * len(numbers) > len(held):
        most = max(*numbers, len(named) + 1.0)
        return all((found := number(text)) is not None and found <= most for text in texts)
    return {bare_or_mark(text) for text in texts} <= {bare_or_mark(text) for text in held}


def _asked_by(table: SourceTable, place: int, questions: set[str]) -> bool:
    question, label = label_of(table.headings[place])
    return bool(label) and question in questions


def _is_spelt_like_one(heading: str, known: Known) -> bool:
    words = bare(label_of(heading)[1] or heading)
    return any(SequenceMatcher(None, words, title).ratio() >= ALIKE for title in known.sessions)


def _complete_ranks(table: SourceTable, named: Sequence[int], more: Sequence[int]) -> bool:
    """Whether each row has 1, 2, 3, ... once with more columns, and hardly any row without them."""
    lines = [table.cells(row) for row in spread(table.rows)]
    without = [_is_ranking([line[place] for place in named]) for line in lines]
    together = [_is_ranking([line[place] for place in (*named, *more)]) for line in lines]
    return sum(together) >= NEARLY_ALL * len(lines) and sum(without) <= HARDLY * len(lines)


def _is_ranking(texts: Sequence[str]) -> bool:
    numbers = sorted(found for text in texts if (found := number(text)) is not None)
    return numbers == [float(rank) for rank in range(1, len(numbers) + 1)] and len(numbers) > 1
