"""How many the room of a session seats, in a column of a list of sessions."""

from __future__ import annotations

import re

from allocator.intake.shapes.offers.limits.figures import may_be_sizes
from allocator.intake.tables.content import whole
from allocator.intake.tables.heading_words import ROOM_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, Role, What
from allocator.intake.tables.table import SourceTable
from allocator.intake.tables.vocabulary.nouns import NOUNS

_OF = r"(?:of|in|the|s|van|de|het|der|des|vom|im|du|la|le|les|del|en|per|pro|par|por|dans)"
_ROOM = re.compile(rf"(?:^| )(?:{_OF} )*(?:{NOUNS['room']}|raums|saals)(?: {_OF})*(?= |$)")
_FUSED = re.compile(r"^(raum|saal|zaal|lokaal)(?=kapazitat|grosse|platze|capaciteit|grootte|plaatsen)")
_HOLDS = re.compile(r"(?:it |die |das |dat )?(?:holds?|fits?|seats|fasst|contient|caben?)")
"""What is said of a room right behind it."""


def seats_beside(table: SourceTable, roles: dict[int, Role]) -> None:
    """Takes figures for the seats of rooms where their heading says so, or stands right behind a room."""
    rooms = [place for place, role in roles.items() if role.what is What.FIXED_ROOM]
    if len(rooms) != 1:
        return
    fitting = [place for place in roles if may_be_seats(table, place, rooms[0])]
    said = [place for place in fitting if _says_seats_of_room(table.headings[place])]
    said += [rooms[0] + 1] if rooms[0] + 1 in fitting and _HOLDS.fullmatch(bare(table.headings[rooms[0] + 1])) else []
    if not said:
        return
    roles[said[0]] = Role(What.CAPACITY)
    limits = [place for place in roles if heard(table.headings[place], SESSION_RULES) is What.MAXIMUM]
    limits = [place for place in limits if roles[place] == LEFT_OUT and place not in said]
    if limits and not any(role.what is What.MAXIMUM for role in roles.values()):
        roles[limits[0]] = Role(What.MAXIMUM)


def may_be_seats(table: SourceTable, place: int, room: int) -> bool:
    """Whether a column has numbers of people, and one for each room."""
    rows = [table.cells(row) for row in spread(table.rows)]
    pairs = {(bare(row[room]), whole(row[place])) for row in rows if bare(row[room])}
    return may_be_sizes(table, place) and len({name for name, _ in pairs}) == len(pairs)


def _says_seats_of_room(heading: str) -> bool:
    """Whether a heading has a word for a room, and one for seats."""
    words = _FUSED.sub(r"\1 ", bare(heading))
    rest = " ".join(_ROOM.sub(" ", words).split())
    return _ROOM.search(words) is not None and heard(rest, ROOM_RULES) is What.CAPACITY
