"""Tables of a name and a figure in each row, of which no heading says what they are."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.intake.shapes.offers import sessions
from allocator.intake.shapes.offers.words import GIVERS, OTHER_FIGURES
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import is_unique, share
from allocator.intake.tables.heading_words import SESSION_RULES, heard
from allocator.intake.tables.headings import bare, wished_rank
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

MOSTLY_FILLED = 0.8

WIDEST_LIST = 4
"""Columns of a table that may be a list of rooms though no heading says so."""


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """Names that nothing says are titles, with one figure beside each: sessions and their maxima."""
    if not table.head or known.listed or sum(map(bool, table.sample)) != 2:
        return None  # beside a list of sessions: a tally of them
    both = name_and_figure(table, None)
    if both is None or sessions.propose(table, known) is not None:
        return None
    roles = dict.fromkeys(range(len(table.columns)), LEFT_OUT)
    roles |= {both[0]: Role(What.TITLE), both[1]: Role(What.MAXIMUM)}
    # What no heading says is as likely as rooms: the arguments take off what a missing word costs.
    return Proposal(TableKind.SESSIONS, roles, 0.9, "each row is a name, with a figure beside it", is_bare=True)


def name_and_figure(table: SourceTable, figure: int | None) -> tuple[int, int] | None:
    """The only column of names in a narrow table, all different, and one of figures."""
    named = [
        place
        for place, texts in enumerate(table.sample)
        if len(texts) >= 0.9 * len(spread(table.rows)) and is_unique(texts) and _are_called(texts)
    ]
    enough = MOSTLY_FILLED * len(spread(table.rows))
    figures = [
        place
        for place, texts in enumerate(table.sample)
        if len(texts) >= enough and _are_figures(texts) and not OTHER_FIGURES.search(bare(table.headings[place]))
    ]
    if len(table.rows) < 2 or len(named) != 1 or not figures or len(table.columns) > WIDEST_LIST:
        return None
    if figure not in (None, *figures) or _is_about_givers(table, named[0]):
        return None
    if any(wished_rank(table.headings[place]) is not None for place in figures):
        return None
    return named[0], figures[0] if figure is None else figure


def _is_about_givers(table: SourceTable, named: int) -> bool:
    """Whether names are those of people who give sessions or look after them, or figures are least numbers."""
    heading = table.headings[named]
    said = {heard(one, SESSION_RULES) for one in table.headings if one}
    givers = heard(heading, SESSION_RULES) is What.SPEAKERS or GIVERS.search(bare(heading)) is not None
    return givers or bool(said & {What.MINIMUM, What.AT_LEAST, What.AT_MOST})


def _are_called(texts: Sequence[str]) -> bool:
    """Whether cells may be names: neither figures, nor formulas that were never calculated."""
    return not _are_figures(texts) and not any(text.startswith("=") for text in texts)


def _are_figures(texts: Sequence[str]) -> bool:
    return share(texts, ("number",)) >= 0.8
