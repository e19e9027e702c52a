"""Who a row is about, and who does not come after all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from allocator.intake.cells.identity import Identity, id_said
from allocator.intake.cells.statuses import is_gone
from allocator.intake.tables.content import ANONYMOUS
from allocator.intake.tables.headings import bare, label_of
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import PERSON, What

_RESPONSES = frozenset({"id", "respondent id", "response id", "antwort id", "antwoord id", "respondent", "nr", "no"})


def left_early(mapped: MappedTable) -> dict[int, str]:
    """The rows of people who do not come, with what their status says."""
    gone = {}
    for place in mapped.places(What.STATUS):
        column = mapped.table.columns[place]
        for row in mapped.table.rows:
            status = mapped.table.grid.cells[row][column].strip()
            if is_gone(status, mapped.table.headings[place]):
                gone[row] = status
    return gone


def people_of(mapped: MappedTable) -> Callable[[Sequence[str]], Identity]:
    """Who a row of cells is about."""
    at = {role.what: mapped.table.columns[place] for place, role in mapped.roles.items() if role.what in PERSON}
    ids = mapped.places(What.ID)
    form = bool(mapped.places(What.STAMP)) and bool(ids)
    numbered = form and bare(label_of(mapped.table.headings[ids[0]])[0]) in _RESPONSES
    full = [at[what] for what in (What.FIRST, What.INFIX, What.LAST) if what in at]
    id, name, email, organisation = (at.get(what) for what in (What.ID, What.NAME, What.EMAIL, What.ORGANISATION))

    def person(cells: Sequence[str]) -> Identity:
        known = "" if id is None else id_said(cells[id])
        called = cells[name] if name is not None else " ".join([cells[column] for column in full])
        called = " ".join(called.split())
        mail = "" if email is None else "".join(cells[email].split())
        return Identity(
            "" if numbered else known,
            "" if called.casefold() in ANONYMOUS else called,
            "" if mail.casefold() in ANONYMOUS else mail,
            "" if organisation is None else " ".join(cells[organisation].split()),
            known if numbered else "",
        )

    return person
