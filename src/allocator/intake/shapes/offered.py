"""Lists of what is offered: sessions, and rooms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.cells.rounds.rounds_said import MOST_ROUNDS
from allocator.intake.rows.listed_sessions import NUMBERED
from allocator.intake.rows.session_rounds import said_of_rounds
from allocator.intake.shapes.offered_columns import (
    GIVERS,
    doubtful_figures,
    maximum_above,
    may_be_sizes,
    settle_by_cells,
    title_by_cells,
)
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.rounds.rooms_below import rooms_or_maxima, settle_fixed_rounds
from allocator.intake.shapes.timed import add_rounds
from allocator.intake.tables.content import is_room, is_unique, known_share, may_be_count, says_nothing, share, whole
from allocator.intake.tables.heading_words import PERSON_RULES, ROOM_RULES, SESSION_RULES, Rules, heard
from allocator.intake.tables.headings import bare, speaks_of_wishes, wished_rank
from allocator.intake.tables.looks import spread
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import COUNTS, LEFT_OUT, TIMED, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

BY_CELLS = 0.5
"""The likelihood of a list of sessions of which no heading says anything."""

MOST_WAYS = 3
"""Columns of figures that are offered as the capacity of rooms."""

MOSTLY_FILLED = 0.8

WIDEST_LIST = 4
"""Columns of a table that may be a list of rooms though no heading says so."""

_VAGUE = re.compile(r"name|naam|names|nr|no|number|nummer|id|code")


def propose_sessions(table: SourceTable, known: Known) -> Proposal | None:
    """A list of sessions: titles, and at least one thing more that only sessions have."""
    reading = _sessions(table, known)
    return None if reading is None else rooms_or_maxima(table, reading, known)


def _sessions(table: SourceTable, known: Known) -> Proposal | None:
    if any(_is_persons(heading) for heading in table.headings) or not table.rows:
        return None
    if len(table.columns) == 1 and _are_numbered(table.sample[0]):
        return Proposal(TableKind.SESSIONS, {0: Role(What.TITLE)}, 0.85, "its rows are numbered titles")
    roles = _by_words(table, SESSION_RULES)
    is_said = any(role != LEFT_OUT and not _VAGUE.fullmatch(bare(table.headings[at])) for at, role in roles.items())
    settle_fixed_rounds(table, roles, known)
    settle_by_cells(table, roles, known)
    if not any(role.what is What.TITLE for role in roles.values()):
        title_by_cells(table, roles, known)
    _codes_by_content(table, roles, known)
    maximum_above(table, roles)
    counted = add_rounds(table, roles, known)
    doubt = _doubt_about_days(table, roles) or _doubt_about_figures(table, roles)
    titles = [place for place, role in roles.items() if role.what is What.TITLE]
    if not titles:
        codes = [place for place, role in roles.items() if role.what is What.CODE]
        if len(codes) != 1 or len([role for role in roles.values() if role is not LEFT_OUT]) < 2:
            return None
        roles[codes[0]] = Role(What.TITLE)
        titles = codes
        counted = {**counted, codes[0]: Role(What.TITLE)} if counted else None
    if not _are_told_apart(table, roles, titles[0]):
        return None
    used = [place for place, role in roles.items() if role is not LEFT_OUT]
    naming = [place for place, role in roles.items() if role.what in (What.TITLE, What.CODE)]
    listed = max(known_share(table.sample[place], known.sessions) for place in naming)
    telling = [
        place for place in used if roles[place].what not in TIMED and not _VAGUE.fullmatch(bare(table.headings[place]))
    ]
    filled = [place for place in range(len(table.columns)) if table.sample[place]]
    if known.listed and len(used) < 2:
        return None  # beside a list of sessions: a tally of them
    if (len(used) < 2 and listed < 0.6) or (not telling and listed < 0.6):
        return None
    likelihood = 0.5 + 0.4 * len(used) / max(1, len(filled)) if telling else 0.45
    likelihood = max(likelihood, 0.85 * (listed > 0.6))
    likelihood = likelihood if is_said else min(likelihood, BY_CELLS)
    if doubt is not None:
        because, without = doubt
        other = Proposal(TableKind.SESSIONS, without, likelihood, because)
        return Proposal(TableKind.SESSIONS, roles, likelihood, because, (other,), is_bare=not is_said)
    if counted is None:
        because = "its columns are about sessions" if is_said else "its cells are such as a list of sessions holds"
        return Proposal(TableKind.SESSIONS, roles, likelihood, because, is_bare=not is_said)
    because = "the numbers below its word for rounds may say in which of them a session runs, or in how many"
    ways = [counted]
    if not any(role.what is What.MAXIMUM for role in roles.values()):
        because = f"{because}, or how many people it takes"
        ways.append({at: Role(What.MAXIMUM) if role != roles[at] else role for at, role in counted.items()})
    others = tuple(Proposal(TableKind.SESSIONS, way, likelihood, because) for way in ways)
    return Proposal(TableKind.SESSIONS, roles, likelihood, because, others)


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


def _doubt_about_days(table: SourceTable, roles: dict[int, Role]) -> tuple[str, dict[int, Role]] | None:
    """Settles numbers beside days, and blanks below rounds; why, and the other roles, where both may be meant."""
    days = [place for place, role in roles.items() if role.what is What.DAY]
    codes = [place for place, role in roles.items() if role.what is What.CODE]
    titles = [place for place, role in roles.items() if role.what is What.TITLE]
    if days and codes and titles:
        numbers = [whole(text) for text in table.sample[codes[0]]]
        if numbers and all(number is not None and number <= MOST_ROUNDS for number in numbers):
            as_codes = dict(roles)
            roles[codes[0]] = Role(What.ALLOWED)
            if len(set(numbers)) == len(numbers):
                return "the numbers beside its days may be codes, or say in which round of the day it is", as_codes
    rounds = [place for place, role in roles.items() if role.what is What.ALLOWED]
    if not days and titles and len(rounds) == 1 and _heads_blocks(table, rounds[0]):
        carried = {**roles, rounds[0]: Role(What.CARRIED)}
        names = [bare(text) for text in table.sample[titles[0]]]
        if len(set(names)) < len(names):
            roles.update(carried)
            return None
        return "a blank cell below a round may mean that round again, or that any round will do", carried
    return None


def _doubt_about_figures(table: SourceTable, roles: dict[int, Role]) -> tuple[str, dict[int, Role]] | None:
    """Takes figures below no known word for maxima; why, and the roles without."""
    figures = doubtful_figures(table, roles)
    if not figures or not any(role.what is What.TITLE for role in roles.values()):
        return None
    without = dict(roles)
    roles.update(figures)
    named = " and ".join(f'"{table.headings[place] or "the figures"}"' for place in figures)
    return f"nothing says what {named} counts: it may be how many people a session takes", without


def _heads_blocks(table: SourceTable, place: int) -> bool:
    """Whether a column is filled at the head of blocks of rows alone: each text once, the first in the first row."""
    texts = [table.cells(row)[place].strip() for row in spread(table.rows)]
    filled = [bare(text) for text in texts if text]
    return bool(texts) and bool(texts[0]) and 2 <= len(filled) == len(set(filled)) <= len(texts) / 2


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


def propose_rooms(table: SourceTable, _: Known) -> Proposal | None:
    """A list of rooms: by its headings, or, without any, by names such as '101' or 'Aula'."""
    if not table.rows:
        return None
    if table.head:
        roles = _by_words(table, ROOM_RULES)
        filled = [place for place in range(len(table.columns)) if table.sample[place]]
        used = [place for place, role in roles.items() if role is not LEFT_OUT]
        rooms = [place for place in used if roles[place].what is What.ROOM]
        if not rooms:
            return _names_and_seats(table, roles)
        if not is_unique(table.sample[rooms[0]]):
            return None
        if not any(roles[place].what is What.CAPACITY for place in used):
            return _with_capacity(table, roles, rooms[0])
        return Proposal(
            TableKind.ROOMS, roles, 0.5 + 0.45 * len(used) / max(1, len(filled)), "its columns are about rooms"
        )
    if len(table.columns) > 2:
        return None
    names = table.sample[0]
    if not is_unique(names) or sum(is_room(name) for name in names) < 0.9 * len(names):
        return None
    roles = {0: Role(What.ROOM)}
    if len(table.columns) == 2:
        roles[1] = Role(What.CAPACITY) if all(whole(text) is not None for text in table.sample[1]) else LEFT_OUT
    return Proposal(TableKind.ROOMS, roles, 0.7, "its cells are names of rooms")


def _with_capacity(table: SourceTable, roles: dict[int, Role], room: int) -> Proposal:
    """Rooms with figures that no heading calls seats: for each such column a reading in which it is their capacity."""
    because = "its columns are about rooms"
    figures = [place for place in range(len(table.columns)) if place != room and may_be_sizes(table, place)]
    ways = [{**roles, place: Role(What.CAPACITY)} for place in figures[:MOST_WAYS]]
    if not ways:
        return Proposal(TableKind.ROOMS, roles, 0.9, because)
    named = ", ".join(f'"{table.headings[place]}"' for place in figures[:MOST_WAYS])
    because = f"it lists rooms, and nothing says which of its figures are seats: {named}"
    readings = [
        Proposal(TableKind.ROOMS, way, 0.9, because, answer=(table.headings[place], "how many a room seats"))
        for place, way in zip(figures, ways, strict=False)
    ]
    neither = Proposal(TableKind.ROOMS, roles, 0.9, because, answer=("none", "none of them is how many a room seats"))
    return replace(readings[0], others=(*readings[1:], neither))


def _names_and_seats(table: SourceTable, roles: dict[int, Role]) -> Proposal | None:
    """Names that nothing says are those of rooms, with one figure beside each: rooms and their seats."""
    seats = next((place for place, role in roles.items() if role.what is What.CAPACITY), None)
    both = _name_and_figure(table, seats)
    if both is None:
        return None
    name, figure = both
    found = {**dict.fromkeys(roles, LEFT_OUT), name: Role(What.ROOM), figure: Role(What.CAPACITY)}
    likely = sum(is_room(text) for text in table.sample[name]) / len(table.sample[name])
    because = "each row is a name, with a figure beside it"
    return Proposal(TableKind.ROOMS, found, 0.48 + 0.2 * likely, because, is_bare=True)


def propose_names_and_maxima(table: SourceTable, known: Known) -> Proposal | None:
    """Names that nothing says are titles, with one figure beside each: sessions and their maxima."""
    if not table.head or known.listed or sum(map(bool, table.sample)) != 2:
        return None  # beside a list of sessions: a tally of them
    both = _name_and_figure(table, None)
    if both is None or propose_sessions(table, known) is not None:
        return None
    roles = dict.fromkeys(range(len(table.columns)), LEFT_OUT)
    roles |= {both[0]: Role(What.TITLE), both[1]: Role(What.MAXIMUM)}
    # What no heading says is as likely as rooms: the arguments take off what a missing word costs.
    return Proposal(TableKind.SESSIONS, roles, 0.9, "each row is a name, with a figure beside it", is_bare=True)


def _name_and_figure(table: SourceTable, figure: int | None) -> tuple[int, int] | None:
    """The only column of names in a narrow table, all different, and one of figures."""
    named = [
        place
        for place, texts in enumerate(table.sample)
        if len(texts) >= 0.9 * len(spread(table.rows)) and is_unique(texts) and _are_called(texts)
    ]
    enough = MOSTLY_FILLED * len(spread(table.rows))
    figures = [place for place, texts in enumerate(table.sample) if len(texts) >= enough and _are_figures(texts)]
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


def _by_words(table: SourceTable, rules: Rules) -> dict[int, Role]:
    """Roles by the words of the headings; a kind of column is there once, and counts are whole numbers."""
    roles: dict[int, Role] = {}
    taken: set[What] = set()
    for place, heading in enumerate(table.headings):
        what = heard(heading, rules) if heading else None
        texts = table.sample[place]
        counted = [text for text in texts if not says_nothing(text)]
        if what in COUNTS and sum(may_be_count(text) for text in counted) < 0.5 * len(counted):
            what = None
        if what is None or what in taken:
            roles[place] = LEFT_OUT
        else:
            taken.add(what)
            roles[place] = Role(what)
    return roles


def _codes_by_content(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Codes below a heading for titles where other titles stand too; and codes that others wish for."""
    if any(role.what is What.CODE for role in roles.values()):
        return
    titles = [place for place, role in roles.items() if role.what is What.TITLE]
    others = [place for place in roles if roles[place] is LEFT_OUT and table.sample[place]]
    further = [place for place in others if heard(table.headings[place], SESSION_RULES) is What.TITLE]
    if titles and further and _are_codes(table.sample[titles[0]]) and not _are_codes(table.sample[further[0]]):
        roles[titles[0]], roles[further[0]] = Role(What.CODE), Role(What.TITLE)
        return
    for place in others if titles else ():
        if is_unique(table.sample[place]) and known_share(table.sample[place], known.sessions) >= 0.6:
            roles[place] = Role(What.CODE)
            return


def _are_codes(texts: Sequence[str]) -> bool:
    """Whether these are short words with a figure in each."""
    return all(len(text) <= 6 and " " not in text and any(map(str.isdecimal, text)) for text in texts)
