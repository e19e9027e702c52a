"""A row for every wish: who, which session, and its rank or score."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from allocator.intake.cells.liking import in_words, scale_of
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.settling.fixed import fixed_beside, speaks_of_fixed
from allocator.intake.shapes.wishes.by_row.rows_of_people import (
    PeopleRows,
    is_numbered_by_rows,
    may_be_wished,
    numbers_of_wishes,
    rows_of_people,
    said_in_words,
)
from allocator.intake.shapes.wishes.by_session.zeros import FROM_0, FROM_1, Zero, zero_among_ranks
from allocator.intake.tables.content import are_ticks, known_share, number, repeats, share
from allocator.intake.tables.heading_words import LONG_RULES, PERSON_RULES, heard
from allocator.intake.tables.headings import bare, wished_rank
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

ENOUGH_KNOWN = 0.6

_WHO = (What.ID, What.NAME, What.EMAIL, What.FIRST)


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """A list with one wish a row."""
    said = {place: heard(heading, LONG_RULES) for place, heading in enumerate(table.headings)}
    sessions = [place for place, what in said.items() if what is What.SESSION]
    measured = [
        place
        for place, what in said.items()
        if what in (What.RANK, What.SCORE) and all(number(text) is not None for text in table.sample[place])
    ]
    numbered = [heading for heading in table.headings if heading and wished_rank(heading) is not None]
    several = rows_of_people(table)
    words = [] if measured else said_in_words(table)
    if not measured and not words and several is not None:
        measured = numbers_of_wishes(table, several)
        sessions = [place for place in sessions if place not in measured]
    if not (measured or words) or len(numbered) > 1:
        return None
    dear = (measured or words)[0]
    what = What.LIKING if words else said[dear] if said[dear] in (What.RANK, What.SCORE) else What.RANK
    if not any(_are_wished(table, place, known) for place in sessions):
        found = _by_content(table, known, [*measured, *words], several) or sessions[:1]
    else:
        found = [max(sessions, key=lambda place: (known_share(table.sample[place], known.sessions), -place))]
    ways = [way for place in found if (way := _way(table, place, Role(what or What.RANK), dear)) is not None]
    if len(ways) < 2:
        return ways[0] if ways else None
    because = "it has a row for every wish, and several columns may say for what"
    asked = [
        replace(
            way, because=because, answer=(table.headings[place], f'wishes: what is below "{table.headings[place]}"')
        )
        for place, way in zip(found, ways, strict=True)
    ]
    return replace(asked[0], others=tuple(asked[1:]))


def _way(table: SourceTable, session: int, dear: Role, place: int) -> Proposal | None:
    """A list with one wish a row, where one column says which session and another how dear it is."""
    roles = {session: Role(What.SESSION), place: dear}
    said = {at: heard(heading, LONG_RULES) for at, heading in enumerate(table.headings)}
    rounds = [place for place, what in said.items() if what is What.ROUND and repeats(table.sample[place])]
    if rounds:
        roles[rounds[0]] = Role(What.ROUND)
    people = _people(table, roles, rows_of_people(table))
    if not any(role.what in _WHO for role in people.values()):
        return None
    if speaks_of_fixed(table, apart=[place for place in fixed_beside(table) if place != session]):
        fixed = {session: Role(What.FIXED)}
        return Proposal(
            TableKind.FIXED, {**person_roles(table, taken=fixed), **fixed}, 0.93, "its name says that these are settled"
        )
    because = "it has a row for every wish"
    if dear.what is What.LIKING:
        column = [table.grid.cells[row][table.columns[place]] for row in table.rows]
        because = f"{because}, and words for how dear it is: {in_words(scale_of(column)[0])}"
    return _with_zero(table, Proposal(TableKind.WISHES, {**people, **roles}, 0.92, because))


def _are_wished(table: SourceTable, place: int, known: Known) -> bool:
    """Whether a column may be what is wished for: known sessions are, and what each person has on all rows is not."""
    if known.listed and known.sessions:
        return known_share(table.sample[place], known.sessions) >= ENOUGH_KNOWN
    who = [at for at, heading in enumerate(table.headings) if heard(heading, PERSON_RULES) in _WHO and at != place]
    whose: dict[tuple[str, ...], set[str]] = {}
    rows = [table.cells(row) for row in spread(table.rows)]
    for cells in rows:
        whose.setdefault(tuple(cells[at].strip() for at in who), set()).add(bare(cells[place]))
    return not who or len(whose) > 0.8 * len(rows) or max(map(len, whose.values()), default=0) > 1


def _by_content(table: SourceTable, known: Known, measured: Collection[int], several: PeopleRows | None) -> list[int]:
    """The only column of texts that are known sessions, or that come back and belong to nobody by its heading.

    Where people have several rows, all columns that may be what each of these wishes for.
    """
    texty = [
        place
        for place in range(len(table.columns))
        if place not in measured and share(table.sample[place], ("text",)) >= 0.8 and not are_ticks(table.sample[place])
    ]
    listed = [place for place in texty if known_share(table.sample[place], known.sessions) >= ENOUGH_KNOWN]
    unsaid = [
        place
        for place in texty
        if heard(table.headings[place], PERSON_RULES) is None and _are_wished(table, place, known)
    ]
    found = listed or [place for place in unsaid if not known.listed and repeats(table.sample[place])]
    if len(found) == 1:
        return found
    return [] if several is None or known.listed else may_be_wished(several, measured)


def _people(table: SourceTable, taken: Collection[int], several: PeopleRows | None) -> dict[int, Role]:
    """Roles for the columns that are not taken; whoever has several wishes is on several rows."""
    people = person_roles(table, taken=taken)
    ids = [place for place, role in people.items() if role.what is What.ID]
    if several is not None and ids and is_numbered_by_rows(several, ids):
        people = {**people, ids[0]: LEFT_OUT}  # the number of a request, and of nobody
    if any(role.what in _WHO for role in people.values()):
        return people
    for place in people:
        said, texts = heard(table.headings[place], PERSON_RULES), table.sample[place]
        if said in _WHO and share(texts, ("text", "number")) == 1 and repeats(texts):
            return {**people, place: Role(What.NAME if said is What.NAME else What.ID)}
    return people


def _with_zero(table: SourceTable, reading: Proposal) -> Proposal:
    """The reading with ranks that begin with 0 where they do; a question where 0 may as well be no wish."""
    at = {role.what: place for place, role in reading.roles.items()}
    if What.RANK not in at:
        return reading
    session, rank = at[What.SESSION], at[What.RANK]
    who = [place for place, role in reading.roles.items() if role.what in _WHO]
    rows = [table.cells(row) for row in table.rows]
    ranks: dict[tuple[str, ...], list[str]] = {}
    for cells in rows:
        if cells[session].strip():
            ranks.setdefault(tuple(cells[place].strip() for place in who), []).append(cells[rank])
    sessions = len({bare(cells[session]) for cells in rows if cells[session].strip()})
    zero = zero_among_ranks([[*said, *([""] if len(said) < sessions else [])] for said in ranks.values()])
    if zero is Zero.NO_WISH:
        return reading
    because = "each person has the ranks 0, 1, 2, ... once: 0 is the best"
    from_0 = replace(reading, roles={**reading.roles, rank: Role(What.RANK, best=0)}, because=because)
    if zero is Zero.BEST:
        return from_0
    because = "rank 0 stands once with most people: it may be the best, or no wish"
    from_1 = replace(reading, because=because, answer=FROM_1)
    return replace(from_0, because=because, answer=FROM_0, others=(from_1,))
