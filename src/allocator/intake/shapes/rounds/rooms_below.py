"""Numbers below rounds in a list of sessions: the rooms there, or how many a session takes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from allocator.intake.cells.rounds.rounds_said import may_say_rounds
from allocator.intake.shapes.offers.words import NOT_THEN
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import is_mark, is_room, says_nothing, whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import IN_ROUNDS, LEFT_OUT, Role, What
from allocator.intake.tables.table import SourceTable

MOSTLY, HARDLY = 0.5, 0.2
"""How many of the numbers are known rooms where they are rooms, and where they are none."""

LOWEST, HIGHEST = 100, 999
"""Numbers such as rooms have, and few sessions take."""

ENOUGH_ROWS = 4
"""Rows in which a number never comes twice in a round before that says that it is a room."""

_FIXED = re.compile(
    r"(fixed|pinned|planned|set|vaste?|vastgezette|geplande|feste?|fester|festgelegte|fixes?|fija?s?|fijad[oa]s?)"
    r" (rounds?|times?|slots?|rondes?|tijd|tijden|tijdslot|runden?|zeit|zeiten|durchgang|seances?|horaires?|creneaux?|"
    r"horarios?|horas?)|(ronde?s?|runden?|tours?|seances?|horaires?|creneaux?|rondas?|turnos?|sesion|horarios?|horas?) "
    r"(fixed|vast|fest|fixes?|fij[ao]s?)"
)


def settle_fixed_rounds(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Gives a column that says in which rounds sessions must run its role, and one that can only say where they may."""
    fixed = [place for place, heading in enumerate(table.headings) if _FIXED.fullmatch(bare(heading))]
    free = [place for place in fixed if roles.get(place) in (LEFT_OUT, Role(What.ALLOWED))]
    roles.update({place: Role(What.FIXED_ROUNDS) for place in free[:1]})
    if not any(role.what in (What.ALLOWED, What.EARLIEST, *IN_ROUNDS) for role in roles.values()):
        said = [
            place
            for place, role in roles.items()
            if role is LEFT_OUT
            and _says_rounds(table.sample[place], known)
            and not NOT_THEN.search(bare(table.headings[place]))
        ]
        roles.update({place: Role(What.ALLOWED) for place in said[:1]})


def _says_rounds(texts: Sequence[str], known: Known) -> bool:
    """Whether cells can only be rounds, whatever the heading: names and times, and no numbers alone."""
    asked = [text for text in texts if not says_nothing(text)]
    named = [
        text for text in asked if re.search(r"[^\W\d_]{2}|[0-9]:[0-9]", text) and may_say_rounds(text, known.rounds)
    ]
    return len(asked) > 1 and len(named) >= 0.9 * len(asked)


def rooms_or_maxima(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """The reading with what the numbers below its rounds are, for all columns alike; a question where nothing tells."""
    places = [place for place, role in reading.roles.items() if role.what is What.RUNS_IN]
    texts = [text for place in places for text in table.sample[place] if not says_nothing(text) and text.strip() != "0"]
    numbers = [number for text in texts if (number := whole(text)) is not None]
    if not numbers or set(numbers) <= {1}:
        return reading
    named = any(
        not is_mark(text) and whole(text) is None and (is_room(text) or bare(text) in known.rooms) for text in texts
    )
    if known.rooms:
        share = sum(bare(text) in known.rooms for text in texts if whole(text) is not None) / len(numbers)
        doubtful = share >= HARDLY or named or _may_be_rooms(table, places, numbers)
        what = What.ROOM_IN if share >= MOSTLY else None if doubtful else What.MAXIMUM_IN
    elif any(re.fullmatch("0[0-9]+", text) for text in texts):
        what = What.ROOM_IN
    elif named:
        what = What.ROOM_IN if min(numbers) >= LOWEST else None
    else:
        what = None if _may_be_rooms(table, places, numbers) else What.RUNS_IN
    if what is not None:
        return replace(reading, roles=_with(reading.roles, places, what))
    because = "the numbers below its rounds may be rooms, or how many each session takes"
    because = f"{reading.because}; {because}" if reading.others else because
    return replace(
        reading,
        roles=_with(reading.roles, places, What.ROOM_IN),
        because=because,
        answer=("rooms", "the rooms in which a session runs"),
        others=(
            replace(
                reading,
                roles=_with(reading.roles, places, What.MAXIMUM_IN),
                because=because,
                answer=("maxima", "the most people that a session takes"),
                others=(),
            ),
        ),
    )


def _with(roles: Mapping[int, Role], places: Sequence[int], what: What) -> dict[int, Role]:
    return {place: replace(role, what=what) if place in places else role for place, role in roles.items()}


def _may_be_rooms(table: SourceTable, places: Sequence[int], numbers: Sequence[int]) -> bool:
    """Whether numbers are as high as those of rooms, or never come twice in a round and come back in others."""
    if sum(LOWEST <= number <= HIGHEST for number in numbers) >= 0.8 * len(numbers):
        return True
    rows = [table.cells(row) for row in spread(table.rows)]
    columns = [[number for row in rows if (number := whole(row[place]))] for place in places]
    once = all(len(set(column)) == len(column) for column in columns)
    moving = any(len({number for place in places if (number := whole(row[place]))}) > 1 for row in rows)
    return once and moving and min(map(len, columns)) >= ENOUGH_ROWS and len(set(numbers)) < len(numbers)
