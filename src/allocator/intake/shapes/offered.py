"""Lists of what is offered: sessions, rooms and rounds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.rows.listed_sessions import NUMBERED
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.timed import add_rounds
from allocator.intake.tables.content import is_room, is_unique, known_share, may_be_count, says_nothing, share, whole
from allocator.intake.tables.heading_words import PERSON_RULES, ROOM_RULES, ROUND_RULES, SESSION_RULES, Rules, heard
from allocator.intake.tables.headings import bare, named_round, speaks_of_wishes, wished_rank
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import COUNTS, LEFT_OUT, TIMED, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

_GIVER = re.compile(r"\b(supervisors?|betreuer\w*|coach\w*|mentor\w*|tutors?|begeleider\w*)\b")
"""Whoever looks after sessions and need not be there when they run."""

_VAGUE = re.compile(r"name|naam|names|nr|no|number|nummer|id|code")


def propose_sessions(table: SourceTable, known: Known) -> Proposal | None:
    """A list of sessions: titles, and at least one thing more that only sessions have."""
    if any(_is_persons(heading) for heading in table.headings) or not table.rows:
        return None
    if len(table.columns) == 1 and _are_numbered(table.sample[0]):
        return Proposal(TableKind.SESSIONS, {0: Role(What.TITLE)}, 0.85, "its rows are numbered titles")
    roles = _by_words(table, SESSION_RULES)
    if not any(role.what is What.TITLE for role in roles.values()):
        _title_by_content(table, roles, known)
    _codes_by_content(table, roles, known)
    counted = add_rounds(table, roles, known)
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
    if counted is None:
        return Proposal(TableKind.SESSIONS, roles, likelihood, "its columns are about sessions")
    because = "the numbers below its word for rounds may say in which of them a session runs, or in how many"
    other = Proposal(TableKind.SESSIONS, counted, likelihood, because)
    return Proposal(TableKind.SESSIONS, roles, likelihood, because, (other,))


def _are_told_apart(table: SourceTable, roles: dict[int, Role], title: int) -> bool:
    """Whether rows are unlike each other by code, by the second part of a title, or by title and round."""
    if any(role.what in (What.CODE, What.SUBTITLE) for role in roles.values()):
        return True
    rounds = [place for place, role in roles.items() if role.what is What.ALLOWED]
    rows = [table.cells(row) for row in spread(table.rows)]
    titled = [tuple(bare(row[place]) for place in (title, *rounds)) for row in rows if row[title].strip()]
    return len(set(titled)) >= 0.7 * len(titled)


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
        if not rooms or not is_unique(table.sample[rooms[0]]):
            return None
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


def propose_rounds(table: SourceTable, _: Known) -> Proposal | None:
    """A list of rounds."""
    roles = _by_words(table, ROUND_RULES)
    places = [place for place, role in roles.items() if role.what is What.ROUND]
    if len(places) != 1 or not table.rows or len(table.rows) > 50 or not is_unique(table.sample[places[0]]):
        return None
    used = sum(role is not LEFT_OUT for role in roles.values())
    return Proposal(TableKind.ROUNDS, roles, 0.4 + 0.5 * used / len(table.columns), "its columns are about rounds")


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


def _title_by_content(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Without a heading for titles: the first column of texts in which nearly all differ."""
    counts = sum(role.what in COUNTS for role in roles.values())
    for place, role in roles.items():
        texts = table.sample[place]
        listed = known_share(texts, known.sessions) >= 0.6
        texty = share(texts, ("text",)) >= 0.8 and len(texts) >= 0.9 * len(table.rows) and is_unique(texts)
        others = _GIVER.search(bare(table.headings[place])) is not None
        if (
            role is LEFT_OUT
            and not others
            and texty
            and (counts or listed)
            and named_round(table.headings[place]) is None
        ):
            roles[place] = Role(What.TITLE)
            return
