"""Lists of sessions: titles, and when, where, by whom and for how many."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.intake.rows.lists.listed_sessions import NUMBERED
from allocator.intake.rows.lists.session_rounds import said_of_rounds
from allocator.intake.shapes.offers.columns import (
    codes_by_content,
    settle_by_cells,
    title_by_cells,
    title_of_words,
    titles_called_rounds,
)
from allocator.intake.shapes.offers.doubts import (
    doubt_about_counts,
    doubt_about_days,
    doubt_about_figures,
    doubt_about_rounds,
)
from allocator.intake.shapes.offers.limits.figures import from_and_to, maximum_above
from allocator.intake.shapes.offers.limits.free_places import with_free_places_in_doubt
from allocator.intake.shapes.offers.limits.least_and_most import limits_of_people, with_limits_in_doubt
from allocator.intake.shapes.offers.limits.said_in_cells import maximum_said
from allocator.intake.shapes.offers.people import settle_people, speakers_by_name, with_people_beside
from allocator.intake.shapes.offers.timed import add_rounds
from allocator.intake.shapes.offers.venues.buildings import building_beside, without_idle_building
from allocator.intake.shapes.offers.venues.seats_of_rooms import seats_beside
from allocator.intake.shapes.offers.words import VAGUE, by_words
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.rounds.not_then import settle_absence
from allocator.intake.shapes.rounds.rooms_below import rooms_or_maxima, settle_fixed_rounds
from allocator.intake.tables.content import known_share
from allocator.intake.tables.heading_words import PERSON_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare, speaks_of_wishes, wished_rank
from allocator.intake.tables.looks import spread
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import LEFT_OUT, TIMED, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

HALF, MOSTLY = 0.5, 0.6

BY_CELLS = 0.5
"""The likelihood of a list of sessions of which no heading says anything."""


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """A list of sessions: titles, and at least one thing more that only sessions have."""
    reading = _sessions(table, known)
    if reading is None:
        return None
    reading = with_people_beside(table, rooms_or_maxima(table, reading, known), known)
    return with_free_places_in_doubt(table, with_limits_in_doubt(table, reading))


def _sessions(table: SourceTable, known: Known) -> Proposal | None:
    if any(_is_persons(heading) for heading in table.headings) or not table.rows:
        return None
    if len(table.columns) == 1 and _are_numbered(table.sample[0]):
        return Proposal(TableKind.SESSIONS, {0: Role(What.TITLE)}, 0.85, "its rows are numbered titles")
    roles = by_words(table, SESSION_RULES)
    roles |= building_beside(table, What.FIXED_ROOM)
    is_said = any(role != LEFT_OUT and not _is_vague(table, place) for place, role in roles.items())
    because, ways = _settle(table, roles, known)
    title = _title_among(roles, ways)
    if title is None or not _are_told_apart(table, roles, title):
        return None
    if not is_said and known_share(table.sample[title], known.around.people) >= HALF:
        return None
    likelihood = _likelihood(table, roles, known)
    if likelihood is None:
        return None
    likelihood = likelihood if is_said else min(likelihood, BY_CELLS)
    roles, *ways = (without_idle_building(table, TableKind.SESSIONS, way, known.rooms) for way in (roles, *ways))
    others = tuple(Proposal(TableKind.SESSIONS, way, likelihood, because) for way in ways)
    if not because:
        because = "its columns are about sessions" if is_said else "its cells are such as a list of sessions holds"
    return Proposal(TableKind.SESSIONS, roles, likelihood, because, others, is_bare=not is_said)


def _settle(table: SourceTable, roles: dict[int, Role], known: Known) -> tuple[str, list[dict[int, Role]]]:
    """Gives columns that no word tells their roles; why something may be read otherwise, and the other ways."""
    limits_of_people(table, roles, known)
    from_and_to(table, roles)
    settle_absence(table, roles, known)
    settle_fixed_rounds(table, roles, known)
    title_of_words(table, roles)
    speakers_by_name(table, roles, known)
    titles_called_rounds(table, roles, known)
    settle_people(table, roles, known)
    settle_by_cells(table, roles, known)
    if not any(role.what is What.TITLE for role in roles.values()):
        title_by_cells(table, roles, known)
    codes_by_content(table, roles, known)
    seats_beside(table, roles)
    maximum_said(table, roles)
    maximum_above(table, roles)
    counted = add_rounds(table, roles, known)
    days = doubt_about_days(table, roles)
    figures = None if days else doubt_about_figures(table, roles)
    if figures is not None:
        return figures
    doubt = days or doubt_about_rounds(table, roles, known)
    if doubt is not None:
        return doubt[0], [doubt[1]]
    return ("", []) if counted is None else doubt_about_counts(roles, counted)


def _title_among(roles: dict[int, Role], ways: Sequence[dict[int, Role]]) -> int | None:
    """The column of titles; codes are titles where there are no others, in all ways to read the table."""
    titles = [place for place, role in roles.items() if role.what is What.TITLE]
    if titles:
        return titles[0]
    codes = [place for place, role in roles.items() if role.what is What.CODE]
    if len(codes) != 1 or len([role for role in roles.values() if role is not LEFT_OUT]) < 2:
        return None
    for one in (roles, *ways):
        one[codes[0]] = Role(What.TITLE)
    return codes[0]


def _likelihood(table: SourceTable, roles: dict[int, Role], known: Known) -> float | None:
    """How likely the rows are sessions, by how many columns are about them; None where too few are."""
    used = [place for place, role in roles.items() if role is not LEFT_OUT]
    naming = [place for place, role in roles.items() if role.what in (What.TITLE, What.CODE)]
    listed = max(known_share(table.sample[place], known.sessions) for place in naming)
    telling = [place for place in used if roles[place].what not in TIMED and not _is_vague(table, place)]
    filled = [place for place in range(len(table.columns)) if table.sample[place]]
    if known.listed and len(used) < 2:
        return None  # beside a list of sessions: a tally of them
    if (len(used) < 2 or not telling) and listed < MOSTLY:
        return None
    likelihood = 0.5 + 0.4 * len(used) / max(1, len(filled)) if telling else 0.45
    return max(likelihood, 0.85 * (listed > MOSTLY))


def _is_vague(table: SourceTable, place: int) -> bool:
    """Whether a heading may stand above anything."""
    return VAGUE.fullmatch(bare(table.headings[place])) is not None


def _are_told_apart(table: SourceTable, roles: dict[int, Role], title: int) -> bool:
    """Whether rows are unlike each other by code, by the second part of a title, or by title and round."""
    codes = [place for place, role in roles.items() if role.what is What.CODE]
    if codes and len({bare(text) for text in table.sample[codes[0]]}) >= 0.7 * len(table.sample[codes[0]]):
        return True
    if any(role.what is What.SUBTITLE for role in roles.values()):
        return True
    said = said_of_rounds(MappedTable(table, TableKind.SESSIONS, roles))
    rows = [row for row in spread(table.rows) if table.cells(row)[title].strip()]
    titled = [(bare(table.cells(row)[title]), *(bare(text) for _, text in said[row])) for row in rows]
    return len(set(titled)) >= 0.7 * len(titled)


def _are_numbered(texts: Sequence[str]) -> bool:
    """Whether these are '1. Pottery', '2. Weaving': every number once, and the first is 1."""
    found = [NUMBERED.match(text) for text in texts]
    numbers = sorted(int(one[1]) for one in found if one is not None)
    return len(texts) > 1 and numbers == list(range(1, len(texts) + 1))


def _is_persons(heading: str) -> bool:
    """Whether a heading belongs to people alone."""
    what = heard(heading, PERSON_RULES)
    return what in (What.FIRST, What.LAST, What.INFIX) or (
        wished_rank(heading) is not None and speaks_of_wishes(heading)
    )
