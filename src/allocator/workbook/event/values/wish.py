"""What a cell of the Wishes sheet says."""

from __future__ import annotations

from allocator.workbook.event.values.names import NamesOf, Unreadable
from allocator.workbook.event.values.parse import text_of
from allocator.workbook.xlsx.cells import SheetCell
from allocator.workbook.xlsx.text import clean, items


def parse_wishes(cell: SheetCell, names: NamesOf) -> list[tuple[str, str | None]]:
    """The sessions of a cell, by code or title, each with the round after its last ' @ ', if there is one.

    Several with ; between them are equal wishes. Raises Unreadable with all that is wrong.
    """
    if cell.trouble:
        raise Unreadable(cell.trouble)
    whole = clean(text_of(cell))
    session = names["Sessions"].find(whole)
    if session is not None:
        return [(session, None)]
    found: list[tuple[str, str | None]] = []
    wrong: list[str] = []
    for item in items(text_of(cell)):
        try:
            wish = _wish(item, names)
        except Unreadable as error:
            wrong += error.messages
        else:
            found += [] if wish is None else [wish]
    if wrong:
        raise Unreadable(*wrong)
    return found


def _wish(whole: str, names: NamesOf) -> tuple[str, str | None] | None:
    """One session, and the round after the last ' @ ' if there is one; raises Unreadable."""
    sessions, rounds = names["Sessions"], names["Rounds"]
    session = sessions.find(whole)
    if session is not None:
        return session, None
    several = [part for part in whole.split(",") if part.strip()]
    if len(several) > 1 and all(map(sessions.find, several)):
        raise Unreadable(f'"{whole}" names several sessions; write one in each column, or ; between equal wishes.')
    before, at, after = whole.rpartition(" @ ")
    if not at:
        session = sessions.demand(whole)
        return None if session is None else (session, None)
    round = rounds.find(after)
    session = sessions.find(before)
    if session is None and round is None:
        sessions.demand(whole)
    session, round = sessions.demand(before), rounds.demand(after)
    return None if session is None or round is None else (session, round)
