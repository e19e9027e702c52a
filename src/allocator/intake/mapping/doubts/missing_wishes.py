"""People without any wish, beside columns of words that come back: some of them may be what they wish for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from allocator.intake.cells.liking import hold_likings, in_words, is_scale, scale_of
from allocator.intake.cells.parting import split_titles
from allocator.intake.cells.rounds.there import heads_there
from allocator.intake.cells.session_titles import Titles
from allocator.intake.cells.speakers import given_by
from allocator.intake.mapping.table_mapping import TableMapping, mapping_of
from allocator.intake.shapes.offers.timed import is_day
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.settling.fixed import says_disliked
from allocator.intake.shapes.wishes.by_row.rows_of_people import may_be_wished, rows_of_people
from allocator.intake.shapes.wishes.by_session.in_words.session_headings import (
    likings_of,
    may_be_session,
    parted,
    says_who_pays,
)
from allocator.intake.shapes.wishes.one_cell import OTHER_MATTERS
from allocator.intake.tables.content import are_ticks, bare_or_mark, repeats, same_values, says_nothing, share
from allocator.intake.tables.heading_words import PERSON_RULES, heard
from allocator.intake.tables.headings import after_day_and_time, bare, is_day_and_hours, label_of
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import Role, TableKind, What
from allocator.intake.tables.table import SourceTable
from allocator.words import listed

MOST_WAYS = 3
"""Readings with wishes that a question offers."""

FEWEST_TITLES = 3
SHORTEST = 4
"""Letters of a text that may be a title, as a rule."""

_CROSSES = frozenset({"x", "v", "✓", "✔", "✅", "☑"})

ENOUGH_NAMED = 0.8
"""The part of the cells that name none but those who give sessions, at least."""

ENOUGH_SHARED = 0.4
"""How much two columns have in common, at least, that hold wishes of different ranks."""


def ways_to_wish(mapped: MappedTable, known: Known, out: Collection[int]) -> tuple[str, list[TableMapping]]:
    """Why somebody should be asked, and the mappings with wishes, the last one without; none if no column may have any.

    The columns are those that are left out, hold words that come back, and speak of nothing else; `out` are the places
    of those of which somebody said that they are of no use.
    """
    table = mapped.table
    if mapped.kind is not TableKind.ATTENDEES:
        return "", []
    places = [place for place in mapped.places(What.LEFT_OUT) if place not in out]
    leaders = _of_leaders(table, places, known.around.speakers)
    ways = [*leaders, *_of_each_session(table, places, known), *_of_titles(table, places)][:MOST_WAYS]
    if not ways:
        return "", []
    places = list(dict.fromkeys(place for roles, _ in ways for place in roles))
    named = [table.headings[place] or "a column without a heading" for place in places]
    because = f"nothing here says what people wish for; {_either(named)} may"
    readings = [
        Proposal(TableKind.WISHES, {**mapped.roles, **roles}, 1.0, because, answer=answer) for roles, answer in ways
    ]
    none = Proposal(TableKind.ATTENDEES, mapped.roles, 1.0, because, answer=("none", "no wishes in this table"))
    return because, [mapping_of(table, one) for one in (*readings, none)]


_Way = tuple[dict[int, Role], tuple[str, str]]
"""The roles of some columns, and the word for that with what it means."""


def _of_leaders(table: SourceTable, places: Sequence[int], speakers: Collection[str]) -> Iterator[_Way]:
    """A column in whose cells several of those stand who give sessions: wishes for what they give."""
    known, nobody = {"": tuple(speakers)}, Titles({})
    for place in places:
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        lists = [split_titles(one, nobody, "") for one in texts]
        named = sum(all(given_by(text, known) for text in names) for names in lists)
        if texts and 2 * sum(len(names) > 1 for names in lists) >= len(texts) and named >= ENOUGH_NAMED * len(texts):
            means = "wishes for the sessions that these people give"
            yield {place: Role(What.ORDER)}, ("in order", f"{means}: the first in a cell is the best")
            yield {place: Role(What.TICKS)}, ("all equal", f"{means}, all equal")
            return


def _of_titles(table: SourceTable, places: Sequence[int]) -> Iterator[_Way]:
    """Columns of titles: those that share them as ranks, each other one as the only wish."""
    several = rows_of_people(table)
    for place in may_be_wished(several, ()) if several is not None else ():
        if place in places:
            yield {place: Role(What.SESSION)}, (table.headings[place], "one wish in each row, all equal")
    titled = [place for place in places if several is None and _may_be_wishes(table, place)]
    while titled:
        first, *others = titled
        alike = [at for at in others if same_values(table.sample[first], table.sample[at]) >= ENOUGH_SHARED]
        roles = {place: Role(What.WISH, rank) for rank, place in enumerate((first, *alike), start=1)}
        titled = [place for place in titled if place not in roles]
        if alike:
            yield roles, ("ranks", f"wishes 1 to {len(roles)}, from left to right")
        else:
            name = table.headings[first] or "a column without a heading"
            yield roles, (name, "the session that each person wishes for")


def _of_each_session(table: SourceTable, places: Sequence[int], known: Known) -> Iterator[_Way]:
    """Columns of yes and no, or of words of liking, below one question, or of ticks: each is headed by a session."""
    marked = [place for place in places if _may_be_marked(table, place)]
    titles = parted(table, marked, known) if len(marked) > 1 else {}
    asked = [place for place, (_, title) in titles.items() if bare(title) != bare(table.headings[place])]
    if len(asked) < 2:
        yield from _of_ticks(table, places, known)
        return
    texts = sorted({text for place in asked for text in table.sample[place]})
    scale, unknown = scale_of(texts)
    named = listed([titles[place][1] for place in asked])
    if all(are_ticks(table.sample[place]) for place in asked):
        roles = {place: Role(What.TICK_OF, about=titles[place][1], round=titles[place][0]) for place in asked}
        yield roles, ("ticks", f"ticks below sessions: {named}")
    elif is_scale(scale) and not unknown:
        yield likings_of({place: titles[place] for place in asked}), ("liking", f"{in_words(scale)}; sessions: {named}")


def _of_ticks(table: SourceTable, places: Sequence[int], known: Known) -> Iterator[_Way]:
    """Columns of ticks that are no yes and no, or that hours of a day head: each is headed by a session, or shift."""
    ticked = [place for place in places if _may_be_marked(table, place) and _are_crosses(table.sample[place])]
    if len(ticked) < 2:
        return
    titles = parted(table, ticked, known)
    roles = {place: Role(What.TICK_OF, about=title, round=round) for place, (round, title) in titles.items()}
    yield roles, ("ticks", f"ticks below sessions: {listed([titles[place][1] for place in ticked])}")


def _are_crosses(texts: Collection[str]) -> bool:
    """Whether cells are signs such as 'x' or '✓', which say neither yes nor no."""
    return all(bare_or_mark(text) in _CROSSES for text in texts)


def _may_be_marked(table: SourceTable, place: int) -> bool:
    texts, heading = table.sample[place], table.headings[place]
    question, label = label_of(heading)
    return (
        bool(texts)
        and (are_ticks(texts) or hold_likings(texts))
        and (may_be_session(label or heading) or is_day_and_hours(heading) or bool(after_day_and_time(heading)))
        and heads_there(question) is None
        and not says_who_pays(heading)
        and heard(heading, PERSON_RULES) is None
        and not OTHER_MATTERS.search(bare(heading))
    )


def _may_be_wishes(table: SourceTable, place: int) -> bool:
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    long = sum(len(text) >= SHORTEST for text in texts)
    return (
        len({bare(text) for text in texts}) >= FEWEST_TITLES
        and share(texts, ("text",)) >= 0.8
        and 2 * long >= len(texts)
        and repeats(texts)
        and not are_ticks(texts)
        and not hold_likings(texts)
        and not all(map(is_day, texts))
        and not says_disliked(table.headings[place])
        and not OTHER_MATTERS.search(bare(table.headings[place]))
    )


def _either(names: Sequence[str]) -> str:
    return " or ".join(f'"{name}"' for name in names)
