"""All readings of a table: what each shape says of it, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable

from allocator.intake.cells.names_below import count_said, is_about_session
from allocator.intake.shapes import person_columns, several_people
from allocator.intake.shapes.called_names import with_names_in_doubt
from allocator.intake.shapes.lists import legends, speakers, timetables
from allocator.intake.shapes.offers import names_and_figures, rooms, sessions
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.rounds import listed
from allocator.intake.shapes.rounds.days_beside_rounds import with_days_in_doubt
from allocator.intake.shapes.rounds.of_rows import with_round_beside
from allocator.intake.shapes.rounds.presence import with_presence_beside
from allocator.intake.shapes.settling import fixed
from allocator.intake.shapes.settling.staying import with_staying
from allocator.intake.shapes.settling.titles_beside import with_titles_beside
from allocator.intake.shapes.signups import people_beside
from allocator.intake.shapes.wishes import choices, for_leaders, one_cell
from allocator.intake.shapes.wishes.asked import single
from allocator.intake.shapes.wishes.by_row import long
from allocator.intake.shapes.wishes.by_session import called_like_rounds, matrix
from allocator.intake.shapes.wishes.by_session.title_counts import with_counts_in_titles
from allocator.intake.tables.content import known_share, share
from allocator.intake.tables.heading_words import PERSON_RULES, SESSION_RULES, heard, speaks_of_sessions
from allocator.intake.tables.roles import LEFT_OUT, WHO, TableKind, What
from allocator.intake.tables.table import SourceTable

MOSTLY = 0.6

SHAPES: tuple[Callable[[SourceTable, Known], Proposal | None], ...] = (
    timetables.propose,
    speakers.propose,
    choices.propose,
    for_leaders.propose,
    one_cell.propose,
    matrix.propose,
    called_like_rounds.propose,
    long.propose,
    fixed.propose,
    legends.propose,
    sessions.propose,
    names_and_figures.propose,
    rooms.propose,
    listed.propose,
    person_columns.propose,
    people_beside.propose,
    several_people.propose,
)


def proposals(table: SourceTable, known: Known) -> list[Proposal]:
    """All readings of a table, the likeliest first."""
    found = [proposal for shape in SHAPES if (proposal := shape(table, known)) is not None]
    found = [one for one in found if one.kind is not TableKind.SESSIONS or _has_titles(table, one)]
    if not any(one.kind is TableKind.WISHES for one in found):
        found += [proposal for proposal in [single.propose(table, known)] if proposal is not None]
    settled = [_nothing(one) if _is_tally(table, one, known) else one for one in found]
    settled = [fixed.with_fixed_beside(table, one) if one.kind is TableKind.WISHES else one for one in settled]
    settled = [single.with_rows_of_people(table, with_round_beside(table, one, known)) for one in settled]
    about_people = (TableKind.WISHES, TableKind.ATTENDEES)
    settled = [fixed.with_barred_beside(table, one, known) if one.kind in about_people else one for one in settled]
    if any(one.kind is TableKind.WISHES and _settles(one) for one in settled):
        settled = [one for one in settled if one.kind not in (TableKind.FIXED, TableKind.SESSIONS)]
    wished = [one for one in settled if one.kind in (TableKind.WISHES, TableKind.FIXED)]
    asked = (
        [one for one in wished if one.kind is TableKind.WISHES]
        if wished
        else [one for one in settled if one.kind is TableKind.ATTENDEES]
    )
    settled = [with_titles_beside(table, one, known) if one in asked else one for one in settled]
    settled = [with_names_in_doubt(table, with_staying(table, one)) for one in settled]
    settled = [with_counts_in_titles(table, with_presence_beside(table, one, known)) for one in settled]
    settled = [with_days_in_doubt(table, one, known) for one in settled]
    return sorted(settled, key=lambda proposal: -proposal.likelihood)


def _has_titles(table: SourceTable, reading: Proposal) -> bool:
    """Whether a list of sessions has a title or a code in some row, and no maximum among its titles.

    A table without rows may have none.
    """
    named = [place for place, role in reading.roles.items() if role.what in (What.TITLE, What.CODE)]
    texts = [text for place in named for text in table.sample[place]]
    counts = any(count_said(text) is not None and is_about_session(text) for text in texts)
    return not table.rows or (bool(texts) and not counts)


def _settles(reading: Proposal) -> bool:
    """Whether a reading, or the other one that is as likely, says of somebody where they must be."""
    return any(role.what is What.FIXED for one in (reading, *reading.others) for role in one.roles.values())


def _is_tally(table: SourceTable, reading: Proposal, known: Known) -> bool:
    """Whether what would be people are sessions, and what would be their wishes are counts of wishes."""
    if reading.kind is not TableKind.WISHES:
        return False
    naming = [place for place, role in reading.roles.items() if role.what in WHO]
    if not naming:
        return False
    wished = [text for place, role in reading.roles.items() if role.what is What.WISH for text in table.sample[place]]
    counted = not wished or share(wished, ("number",)) >= MOSTLY
    return all(_names_sessions(table, place, known, counted=counted) for place in naming)


def _names_sessions(table: SourceTable, place: int, known: Known, *, counted: bool) -> bool:
    """Whether a column has sessions: its heading says so, or its cells are known titles.

    Codes may be those of people too, unless their wishes would be counts.
    """
    heading, texts = table.headings[place], table.sample[place]
    if heard(heading, PERSON_RULES) is not None:
        return False
    what = heard(heading, SESSION_RULES)
    said = what is What.TITLE or (what is What.CODE and (counted or speaks_of_sessions(heading)))
    return said or (share(texts, ("text",)) >= MOSTLY and known_share(texts, known.sessions) >= MOSTLY)


def _nothing(reading: Proposal) -> Proposal:
    nothing = dict.fromkeys(reading.roles, LEFT_OUT)
    return Proposal(
        TableKind.NOTHING, nothing, reading.likelihood / 2, "its rows are sessions and not people: a tally of wishes"
    )
