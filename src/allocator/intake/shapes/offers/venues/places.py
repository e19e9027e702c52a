"""Where sessions are held, as cells alone show it: rooms that are known, 'Aula', '101', 'Table 3'."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from allocator.intake.shapes.offers.held import MOSTLY, STRONGLY, are_times
from allocator.intake.shapes.offers.words import heads_rooms
from allocator.intake.shapes.proposal import Known
from allocator.intake.tables.content import is_room, known_share, says_nothing, share
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import Role, What
from allocator.intake.tables.table import SourceTable

_NUMBERED = re.compile(
    r"(tables?|tafels?|tische?|mesas?|stands?|stalls?|booths?|kramen|kraam|desks?|pitch|pitches|courts?|lanes?|fields?|"
    r"velden|veld|banen|baan|bahn|platz|feld|terrains?|pistes?|courts?|canchas?|pistas?|puestos?|postes?|corners?|hoek|"
    r"ecke|coins?|rincon|zone|zona|tents?|tent|zelt|tente|carpa) ?([0-9]{1,3} ?[a-z]?|[a-z])"
)
"""A place with its number: 'Table 3'."""

_WORD = re.compile(r"[^\W\d_]{3}")

_RUNS = (What.DAY, What.ALLOWED, What.CARRIED)


def are_numbered_places(texts: Sequence[str]) -> bool:
    """Whether all cells are a word for a place, the same in all, with its number."""
    found = [_NUMBERED.fullmatch(bare(text)) for text in texts]
    return len(texts) > 1 and all(found) and len({one[1] for one in found if one}) == 1


def room_column(
    table: SourceTable, columns: Sequence[tuple[int, Sequence[str]]], roles: Mapping[int, Role], known: Known
) -> int | None:
    """Which column has the rooms, the surest first: by its heading, as known ones, as places, as other names."""
    said = [place for place, _ in columns if heads_rooms(table.headings[place])]
    listed = [place for place, texts in columns if known_share(texts, known.around.rooms) >= MOSTLY]
    numbered = [place for place, texts in columns if are_numbered_places(texts)]
    called = [place for place, texts in columns if _are_called_so(texts, headed=bool(table.head))]
    free = [place for place in (*numbered, *called) if not _is_taken_twice(table, place, roles, known)]
    return next(iter((*said, *listed, *free)), None)


def _are_called_so(texts: Sequence[str], *, headed: bool) -> bool:
    """Whether most are such as rooms are called; what is the same in all rows is no room, as it says nothing.

    Codes such as 'H3' may be anything where there are headings, and none says that they are rooms.
    """
    if are_times(texts) or share(texts, ("number",)) >= MOSTLY or (len(texts) > 1 and len({*map(bare, texts)}) < 2):
        return False
    named = [text for text in texts if is_room(text) and (not headed or _WORD.search(bare(text)))]
    return len(named) >= STRONGLY * len(texts)


def _is_taken_twice(table: SourceTable, place: int, roles: Mapping[int, Role], known: Known) -> bool:
    """Whether two sessions of one round would be in one room."""
    when = [at for at, role in roles.items() if role.what in _RUNS]
    if not when and len(known.rounds) != 1:
        return False
    rows = [table.cells(row) for row in spread(table.rows)]
    held = [
        (*(bare(row[at]) for at in when), bare(row[place]))
        for row in rows
        if not says_nothing(row[place]) and all(row[at].strip() for at in when)
    ]
    return len(set(held)) < len(held)
