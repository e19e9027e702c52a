"""The rows of a table of wishes, fixed people or attendees, read as its mapping says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from allocator.intake.cells.identity import Identity
from allocator.intake.cells.liking import Scale, scale_of
from allocator.intake.cells.parting import of_one_rank, parted
from allocator.intake.cells.rounds.in_round import AT, session_and_round
from allocator.intake.cells.session_titles import Titles
from allocator.intake.cells.statuses import is_no_title
from allocator.intake.rows.people.of_row import left_early, people_of
from allocator.intake.rows.settled import settled_in, settled_titles
from allocator.intake.tables.content import TICKED, UNTICKED, bare_or_mark, number, says_nothing
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import MEASURED, NUMBERS, WISHING, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

NEARLY_ALL = 0.9
"""Rows whose points have one sum, at least, where people share them out."""

_POINTS = re.compile(r"\b(?:points?|punten|punkte?|puntos?|pts)\b")


class Asked(NamedTuple):
    """A wish as it is written: its rank, what was written, the place of the column in the table, and the round."""

    rank: int
    text: str
    place: int
    round: str = ""


class RowAnswer(NamedTuple):
    """A row: who, what they asked for, whether they answered at all, when, in which row, and what is settled.

    `round` is the round that the row is about, where each person has a row for each round.
    """

    person: Identity
    asked: tuple[Asked, ...]
    answered: bool
    stamp: str
    row: int
    settled: tuple[Asked, ...] = ()
    round: str = ""


def answers(mapped: MappedTable, titles: Titles | None, gone: Collection[int] | None = None) -> Iterator[RowAnswer]:
    """A row of a table as an answer each; titles, where they are known, part the lists in a cell.

    `gone` are the rows of `left_early`, where these are known.
    """
    people = people_of(mapped)
    wishes = _wishes(mapped, titles)
    settled = settled_in(mapped, titles)
    known = titles or Titles({})
    is_fixed = mapped.kind is TableKind.FIXED
    stamps = mapped.places(What.STAMP)
    stamp = mapped.table.columns[stamps[0]] if stamps else None
    wishing = any(role.what in WISHING for role in mapped.roles.values())
    gone = left_early(mapped) if gone is None else gone
    rounds = [] if mapped.places(What.SESSION) or is_fixed else mapped.places(What.ROUND)
    round_at = mapped.table.columns[rounds[0]] if rounds else None
    for row in mapped.table.rows:
        if row in gone:
            continue
        cells = mapped.table.grid.cells[row]
        asked = wishes(cells)
        there = tuple([_asked(1, one.text, one.place, one.round, known) for one in settled(row)])
        when = cells[stamp].strip() if stamp is not None else ""
        answered = bool(asked) or (wishing and (stamp is None or bool(when)))
        if is_fixed:
            asked, there = (), (*there, *asked)
        round = "" if round_at is None else " ".join(cells[round_at].split())
        if round:
            asked = tuple([one if one.round else one._replace(round=round) for one in asked])
            there = tuple([one if one.round else one._replace(round=round) for one in there])
        yield RowAnswer(people(cells), asked, answered, when, row, there, round)


def _wishes(mapped: MappedTable, titles: Titles | None) -> Callable[[Sequence[str]], tuple[Asked, ...]]:
    """What a row of cells asks for."""
    parts: list[Callable[[Sequence[str]], list[Asked]]] = []
    table = mapped.table
    wished = [(place, table.columns[place], mapped.roles[place]) for place in mapped.places(What.WISH)]
    chosen = [(place, column, role, dict[str, list[Asked]]()) for place, column, role in wished]
    if chosen:
        parts.append(lambda cells: _chosen(chosen, cells, titles or Titles({})))
    for place in mapped.places(What.ORDER, What.TICKS):
        parts.append(_listed(mapped, place, titles))
    measured = [
        (place, table.columns[place], mapped.roles[place]) for place in mapped.places(What.RANK_OF, What.TICK_OF)
    ]
    if measured:
        parts.append(lambda cells: _measured(measured, cells))
    scores = [(place, table.columns[place], mapped.roles[place]) for place in mapped.places(What.SCORE_OF)]
    if scores:
        rank_of = _without_zero(mapped, scored(text for _, column, _ in scores for text in _column(table, column)))
        parts.append(lambda cells: _scored(scores, rank_of, cells))
    likings = [(place, table.columns[place], mapped.roles[place]) for place in mapped.places(What.LIKING_OF)]
    if likings:
        scale, _ = scale_of(text for _, column, _ in likings for text in _column(table, column))
        parts.append(lambda cells: _liked(likings, scale, cells))
    sessions = mapped.places(What.SESSION)
    if sessions:
        parts.append(_one_by_one(mapped, sessions[0], titles or Titles({})))
    if len(parts) == 1:
        only = parts[0]
        return lambda cells: tuple(only(cells))
    return lambda cells: tuple(wish for part in parts for wish in part(cells))


def _column(table: SourceTable, column: int) -> Iterator[str]:
    return (table.grid.cells[row][column] for row in table.rows)


def _chosen(
    columns: Sequence[tuple[int, int, Role, dict[str, list[Asked]]]], cells: Sequence[str], titles: Titles
) -> list[Asked]:
    """Wishes in columns of their own; what a cell or columns of one rank hold together has that rank together.

    With each column go its texts that were read before.
    """
    found: list[Asked] = []
    for place, column, role, read in columns:
        text = cells[column]
        if not text:
            continue
        if text not in read:
            nothing = text == "0" or _is_no_wish(text, titles)
            titled = [] if nothing else of_one_rank(text, titles, role.mark)
            read[text] = [_asked(role.rank, one, place, role.about, titles) for one in titled]
        found += read[text]
    return found


def _is_no_wish(text: str, titles: Titles) -> bool:
    """Whether a cell for a wish holds none: it is blank, or says that somebody does not come, or wishes for nothing."""
    return says_nothing(text) or (is_no_title(text) and titles.find(text).code is None)


def _asked(rank: int, text: str, place: int, round: str, titles: Titles) -> Asked:
    """A wish, in the round that stands behind it if there is one."""
    if AT not in text:
        return Asked(rank, text, place, round)
    session, behind = session_and_round(text, titles)
    return Asked(rank, session, place, behind or round)


def _listed(mapped: MappedTable, place: int, titles: Titles | None) -> Callable[[Sequence[str]], list[Asked]]:
    column, role = mapped.table.columns[place], mapped.roles[place]
    ordered = role.what is What.ORDER
    known = titles or Titles({})

    def listed(cells: Sequence[str]) -> list[Asked]:
        if _is_no_wish(cells[column], known):
            return []
        texts = [(rank, text) for rank, text in parted(cells[column], known, role.mark) if not says_nothing(text)]
        if role.mark != NUMBERS:
            texts = [(rank, text) for rank, (_, text) in enumerate(texts, start=1)]
        return [_asked(rank if ordered else 1, text, place, role.about, known) for rank, text in texts]

    return listed


def _measured(columns: Sequence[tuple[int, int, Role]], cells: Sequence[str]) -> list[Asked]:
    """Ranks, or ticks, in a column for each session; ranks between two whole ones become whole in their order."""
    found: list[tuple[float, Role, int]] = []
    for place, column, role in columns:
        text = cells[column].strip()
        rank = number(text)
        if rank is not None and not role.best:
            rank += 1  # the best is 0
        elif not text or bare_or_mark(text) in UNTICKED:
            continue
        elif rank is None:
            rank = 1.0 if bare_or_mark(text) in TICKED or bare(text) == bare(role.about) else None
        if rank is not None and rank > 0:
            found.append((rank, role, place))
    order = {rank: place for place, rank in enumerate(sorted({rank for rank, _, _ in found}), start=1)}
    broken = any(rank != int(rank) for rank, _, _ in found)
    return [Asked(order[rank] if broken else int(rank), role.about, place, role.round) for rank, role, place in found]


def scored(texts: Iterator[str]) -> Mapping[float, int]:
    """The rank that each score stands for: the best is 1, and a point less is a rank more.

    Where scores are no whole numbers, or span more than a hundred points, each next lower score is a rank more.
    """
    scores = {found for text in texts if (found := score(text)) is not None}
    best = max(scores, default=0.0)
    if all(one == int(one) for one in scores) and best - min(scores, default=0.0) <= 100:
        return {one: int(best - one) + 1 for one in scores}
    return {one: rank for rank, one in enumerate(sorted(scores, reverse=True), start=1)}


def zeros(mapped: MappedTable) -> list[tuple[int, int]]:
    """The cells with a score of 0, by row and place, in a table without scores below 0."""
    table = mapped.table
    places = mapped.places(What.SCORE_OF, What.SCORE)
    cells = [(row, place, score(table.grid.cells[row][table.columns[place]])) for row in table.rows for place in places]
    if any(value is not None and value < 0 for _, _, value in cells):
        return []
    return [(row, place) for row, place, value in cells if value == 0]


def are_shared_out(mapped: MappedTable) -> bool:
    """Whether scores are points that people share out, so that 0 is no wish: words say so, or all rows have one sum."""
    table = mapped.table
    places = mapped.places(What.SCORE_OF, What.SCORE)
    spoken = [table.grid.file, table.grid.sheet, *(table.headings[place] for place in places)]
    if any(_POINTS.search(bare(text)) for text in spoken):
        return True
    columns = [table.columns[place] for place in mapped.places(What.SCORE_OF)]
    lines = ([score(table.grid.cells[row][column]) for column in columns] for row in table.rows)
    sums = Counter(sum(filter(None, line)) for line in lines if any(line))
    return sums.total() > 1 and max(sums.values()) >= NEARLY_ALL * sums.total()


def _without_zero(mapped: MappedTable, ranks: Mapping[float, int]) -> Mapping[float, int]:
    """The ranks of scores, without that of 0 where it is no wish."""
    if 0 not in ranks or min(ranks) < 0 or not are_shared_out(mapped):
        return ranks
    return {value: rank for value, rank in ranks.items() if value}


def score(text: str) -> float | None:
    """A score: a number, which may be negative or have a fraction."""
    stripped = text.strip().replace(",", ".")
    try:
        found = float(stripped) if stripped else None
    except ValueError:
        return number(text)
    return None if found is None or found != found or abs(found) > 1e9 else found


def _scored(
    columns: Sequence[tuple[int, int, Role]], rank_of: Mapping[float, int], cells: Sequence[str]
) -> list[Asked]:
    found = []
    for place, column, role in columns:
        value = score(cells[column])
        if value is not None and value in rank_of:
            found.append(Asked(rank_of[value], role.about, place, role.round))
    return found


def _liked(columns: Sequence[tuple[int, int, Role]], scale: Scale, cells: Sequence[str]) -> list[Asked]:
    """Words of liking as ranks; a word that refuses is no wish."""
    ranked = [(scale.get(cells[column].strip(), 0), role, place) for place, column, role in columns]
    return [Asked(rank, role.about, place, role.round) for rank, role, place in ranked if rank]


def _one_by_one(mapped: MappedTable, place: int, titles: Titles) -> Callable[[Sequence[str]], list[Asked]]:
    """The one wish of a row, or several with ; between them."""
    column = mapped.table.columns[place]
    ranks, scores, rounds = (mapped.places(what) for what in (What.RANK, What.SCORE, What.ROUND))
    rank_at, best = (mapped.table.columns[ranks[0]], mapped.roles[ranks[0]].best) if ranks else (None, 1)
    ranked = bool(ranks) and bool(mapped.table.sample[ranks[0]])
    score_at = mapped.table.columns[scores[0]] if scores and not ranks else None
    likings = mapped.places(What.LIKING)
    liking_at = mapped.table.columns[likings[0]] if likings and not ranks and not scores else None
    round_at = mapped.table.columns[rounds[0]] if rounds else None
    rank_of = _without_zero(mapped, scored(_column(mapped.table, score_at))) if score_at is not None else {}
    scale = scale_of(_column(mapped.table, liking_at))[0] if liking_at is not None else {}

    def one(cells: Sequence[str]) -> list[Asked]:
        if _is_no_wish(cells[column], titles):
            return []
        rank = 1.0
        if rank_at is not None:
            said = number(cells[rank_at])
            if said is None and (ranked or cells[rank_at].strip()):
                return []
            rank = 1.0 if said is None else said + 1 - best
            if rank < 1:
                return []
        elif score_at is not None:
            value = score(cells[score_at])
            if value is None or value not in rank_of:
                return []
            rank = rank_of[value]
        elif liking_at is not None:
            rank = scale.get(cells[liking_at].strip(), 0)
            if not rank:
                return []
        round = cells[round_at].strip() if round_at is not None else ""
        return [_asked(int(rank), text, place, round, titles) for text in of_one_rank(cells[column], titles)]

    return one


def unread(mapped: MappedTable) -> Iterator[tuple[int, int, str]]:
    """Cells below sessions that hold something, and no rank, score, tick or word of liking: row, place and text."""
    likings = [mapped.table.columns[place] for place in mapped.places(What.LIKING_OF)]
    _, odd = scale_of(text for column in likings for text in _column(mapped.table, column))
    for place in mapped.places(What.RANK):
        column = mapped.table.columns[place]
        asked = [mapped.table.columns[at] for at in mapped.places(What.SESSION)] if mapped.table.sample[place] else []
        for row in mapped.table.rows:
            cells = mapped.table.grid.cells[row]
            if number(cells[column]) is None and (cells[column].strip() or any(cells[at].strip() for at in asked)):
                yield row, place, cells[column].strip() or "(blank)"
    for place in mapped.places(What.LIKING):
        column = mapped.table.columns[place]
        _, odd = scale_of(_column(mapped.table, column))
        asked = [mapped.table.columns[at] for at in mapped.places(What.SESSION)]
        for row in mapped.table.rows:
            cells = mapped.table.grid.cells[row]
            text = cells[column].strip()
            if text in odd or (not text and any(not says_nothing(cells[at]) for at in asked)):
                yield row, place, text or "(blank)"
    for place in mapped.places(*MEASURED):
        column, role = mapped.table.columns[place], mapped.roles[place]
        for row in mapped.table.rows:
            text = mapped.table.grid.cells[row][column].strip()
            if role.what is What.LIKING_OF:
                if text in odd:
                    yield row, place, text
                continue
            if (
                not text
                or says_nothing(text)
                or is_no_title(text)
                or bare_or_mark(text) in TICKED | UNTICKED
                or bare(text) == bare(role.about)
            ):
                continue
            if (score(text) if role.what is What.SCORE_OF else number(text)) is None:
                yield row, place, text


def barred(mapped: MappedTable, titles: Titles | None = None) -> Iterator[tuple[Identity, int, int, str]]:
    """Who must not be where, by columns that say who is allowed in what, or is not: person, row, place and session."""
    titles = titles or Titles({})
    people = people_of(mapped)
    columns = [(place, mapped.table.columns[place], mapped.roles[place].about) for place in mapped.places(What.BAR_OF)]
    negative = any(
        text.strip() and bare_or_mark(text) in UNTICKED
        for _, column, _ in columns
        for text in _column(mapped.table, column)
    )
    for row in mapped.table.rows:
        cells = mapped.table.grid.cells[row]
        for place, column, about in columns:
            text = cells[column]
            if (text.strip() or not negative) and bare_or_mark(text) in UNTICKED:
                yield people(cells), row, place, about
        for place in mapped.places(What.NOT_IN):
            for text in settled_titles(cells[mapped.table.columns[place]], titles):
                yield people(cells), row, place, text
