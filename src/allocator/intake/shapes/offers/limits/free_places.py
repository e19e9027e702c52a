"""Places that are free or taken already, beside how many there are, in a list of sessions."""

from __future__ import annotations

import re
from dataclasses import replace

from allocator.intake.shapes.proposal import Doubt, Proposal, Way
from allocator.intake.tables.content import says_nothing, whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, Role, What
from allocator.intake.tables.table import SourceTable

_FREE = re.compile(
    r"\b(free|left|remaining|open|available|vrij|vrije|over|resterend\w*|beschikbaar|beschikbare|frei|freie|ubrig|"
    r"verbleibend\w*|verfugbar\w*|libres?|restante?s?|disponibles?)\b"
)
_TAKEN = re.compile(
    r"\b(booked|taken|occupied|filled|sold|bookings?|bezet|bezette|geboekt\w*|ingeschreven|belegt\w*|gebucht\w*|vergeben\w*|"
    r"buchungen|prises?|occupee?s?|reservee?s?|ocupad[oa]s?|reservad[oa]s?)\b"
)


def says_free(heading: str) -> bool:
    """Whether a heading is said of places that are free."""
    return _FREE.search(bare(heading)) is not None


def says_taken(heading: str) -> bool:
    """Whether a heading is said of places that are taken."""
    return _TAKEN.search(bare(heading)) is not None


def with_free_places_in_doubt(table: SourceTable, reading: Proposal) -> Proposal:
    """A list of sessions with the question whether all places count or the free ones, where some are taken."""
    most = [place for place, role in reading.roles.items() if role.what is What.MAXIMUM]
    free = [
        place
        for place, role in sorted(reading.roles.items())
        if role == LEFT_OUT and says_free(table.headings[place]) and most and _are_fewer(table, place, most[0])
    ]
    if len(most) != 1 or len(free) != 1 or reading.others:
        return reading
    every, few = table.headings[most[0]], table.headings[free[0]]
    doubt = Doubt(
        (free[0],),
        f'some places are taken: those who have them may be among the people of this event, or "{few}" is what is left',
        (
            Way({}, ("all places", f'"{every}" is how many a session takes')),
            Way(
                {most[0]: LEFT_OUT, free[0]: Role(What.MAXIMUM)},
                ("free places", f'"{few}" is how many a session still takes'),
            ),
        ),
    )
    return replace(reading, doubts=(*reading.doubts, doubt))


def _are_fewer(table: SourceTable, free: int, most: int) -> bool:
    """Whether one figure is nowhere more than the other, and somewhere less."""
    rows = [table.cells(row) for row in spread(table.rows)]
    filled = [(row[free], row[most]) for row in rows if not says_nothing(row[free]) or row[free].strip() == "0"]
    pairs = [(whole(one), whole(other)) for one, other in filled]
    known = [(one, other) for one, other in pairs if one is not None and other is not None]
    return bool(known) and all(one <= other for one, other in known) and any(one < other for one, other in known)
