"""People who are in a session already: leaders, helpers, speakers who attend."""

from __future__ import annotations

import re

from allocator.intake.content import known_share, repeats, share
from allocator.intake.headings import bare, speaks_of_wishes
from allocator.intake.roles import Kind, Role, What
from allocator.intake.shapes.people import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables import Table
from allocator.intake.words import LONG_RULES, PERSON_RULES, heard

_FIXED = re.compile(
    r"\b(leaders?|fixed|pinned|preassigned|assigned|awarded|assignments?|placed|placements?|results?|output|helpers?|"
    r"begeleid\w*|leiding|vast|vaste|ingedeeld|indeling|toegewezen|resultaat|leiter\w*|betreuer\w*|gesetzt|fest|feste|"
    r"zugeteilt|zuteilung|zuordnung|ergebnis|einteilung)\b"
)


def speaks_of_fixed(table: Table) -> bool:
    """Whether the name of the file or sheet, or a heading, says that people are placed already."""
    name = f"{table.grid.file.rpartition('.')[0]} {table.grid.sheet} {' '.join(table.headings)}"
    return bool(_FIXED.search(bare(name)))


def propose(table: Table, known: Known) -> Proposal | None:
    """A person and one session, and nothing that says that it is a wish."""
    places = [
        place
        for place, heading in enumerate(table.headings)
        if table.sample[place]
        and (
            heard(heading, LONG_RULES) is What.SESSION
            or (known_share(table.sample[place], known.sessions) >= 0.6 and heard(heading, PERSON_RULES) is None)
        )
        and not speaks_of_wishes(heading)
    ]
    if len(places) != 1 or not _is_chosen(table.sample[places[0]], known):
        return None
    roles = person_roles(table, taken=places)
    if not any(role.what in (What.NAME, What.ID, What.EMAIL, What.FIRST) for role in roles.values()):
        return None
    if table.head and not any(
        heard(table.headings[place], PERSON_RULES) for place, role in roles.items() if role.what is not What.LEFT_OUT
    ):
        return None
    if any(speaks_of_wishes(heading) for heading in table.headings):
        return None
    fixed = {**roles, places[0]: Role(What.FIXED)}
    if speaks_of_fixed(table):
        return Proposal(Kind.FIXED, fixed, 0.93, "its name says that these are settled")
    because = "one session stands beside each person: it may be settled, or a wish"
    wish = Proposal(Kind.WISHES, {**roles, places[0]: Role(What.WISH, 1)}, 0.85, because)
    return Proposal(Kind.FIXED, fixed, 0.85, because, wish)


def _is_chosen(texts: tuple[str, ...], known: Known) -> bool:
    """Whether cells are sessions: known ones, or texts that come back."""
    return known_share(texts, known.sessions) >= 0.5 or (repeats(texts) and share(texts, ("text",)) >= 0.5)
