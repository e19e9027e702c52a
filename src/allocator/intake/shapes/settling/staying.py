"""People who are in a session now, and a column beside it that says who stays there: 'Current club', 'Stays (Y/N)'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from allocator.intake.rows.settled import who_stays
from allocator.intake.shapes.proposal import Doubt, Proposal, Way
from allocator.intake.tables.content import are_ticks, says_nothing
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import LEFT_OUT, WISHING, Role, What
from allocator.intake.tables.table import SourceTable

_STAYS = re.compile(
    r"\b(stay|stays|staying|keep|keeps|keeping|remain|remains|remaining|continue|continues|continuing|"
    r"blijf|blijft|blijven|behoud|behoudt|behouden|doorgaan|"
    r"bleib|bleibt|bleiben|behalt|behalten|beibehalten|weitermachen|"
    r"reste|rester|restent|garde|garder|conserve|conserver|continuer|"
    r"queda|quedarse|quedar|sigue|seguir|continua|continuar|permanece|permanecer|mantiene|mantener)\b"
)
_LEAVES = re.compile(
    r"\b(change|changes|changing|switch|switches|switching|move|moves|leave|leaves|leaving|"
    r"wissel|wisselt|wisselen|verander|verandert|veranderen|overstappen|stopt|"
    r"wechselt|wechseln|wechsel|verlasst|verlassen|"
    r"changer|quitte|quitter|cambia|cambiar|cambio|deja|dejar)\b"
)
_NOT = re.compile(r"\b(not|no|niet|geen|nicht|kein\w*|pas|don t|doesn t)\b")
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]|\b\w+\s?/\s?\w+\s*\??$")
"""What a heading has in brackets, or with a slash at its end: '(Y/N)', 'ja/nee'."""

FITTING = 0.8
"""Rows in which those who stay wish for nothing, and the others for something, from which on nobody need be asked."""


def with_staying(table: SourceTable, reading: Proposal) -> Proposal:
    """A reading in which those alone are settled who stay where they are, where a column says so of each person."""
    telling = {
        place: what
        for place, heading in enumerate(table.headings)
        if reading.roles.get(place) == LEFT_OUT
        and (what := _said(heading)) is not None
        and are_ticks(table.sample[place])
    }
    fixed = [place for place, role in reading.roles.items() if role.what is What.FIXED]
    doubts = [doubt for doubt in reading.doubts if len(doubt.places) == 1 and _may_settle(doubt)]
    now = [*fixed, *(doubt.places[0] for doubt in doubts)]
    if len(telling) != 1 or len(now) != 1:
        return reading
    (where,), ((says, what),) = now, telling.items()
    roles = {where: reading.roles[where] if fixed else Role(What.FIXED), says: Role(what)}
    named = f'"{table.headings[says]}" says who stays there'
    if _fit(table, {**reading.roles, **roles}):
        others = tuple(
            replace(one, roles={**one.roles, **roles}, doubts=_without(one, where))
            for one in reading.others
            if not fixed or one.roles.get(where) != LEFT_OUT
        )
        because = f"{reading.because}; {named}"
        kept = _without(reading, where)
        return replace(reading, roles={**reading.roles, **roles}, because=because, others=others, doubts=kept)
    if fixed:
        return reading
    stay = Way(roles, ("who stays", "where those who stay must be, and the others need not"))
    because = f"{doubts[0].because}; {named}, but some who stay have wishes, or others have none"
    doubt = replace(doubts[0], because=because, ways=(stay, *doubts[0].ways[-3:]))
    both = (*_without(reading, where), doubt)
    return replace(reading, doubts=both, others=tuple(replace(one, doubts=both) for one in reading.others))


def _said(heading: str) -> What | None:
    """What ticks below a heading say of people: that they stay, or that they leave."""
    words = bare(_ASIDE.sub(" ", heading))
    if _NOT.search(words) or bool(_STAYS.search(words)) == bool(_LEAVES.search(words)):
        return None
    return What.STAYS if _STAYS.search(words) else What.LEAVES


def _may_settle(doubt: Doubt) -> bool:
    return any(role.what is What.FIXED for way in doubt.ways for role in way.roles.values())


def _without(reading: Proposal, place: int) -> tuple[Doubt, ...]:
    return tuple(doubt for doubt in reading.doubts if place not in doubt.places)


def _fit(table: SourceTable, roles: Mapping[int, Role]) -> bool:
    """Whether nearly all who stay wish for nothing, and nearly all others for something."""
    staying = who_stays(table, roles)
    wishing = [place for place, role in roles.items() if role.what in WISHING]
    fitting = 0
    for row in table.rows:
        cells = table.cells(row)
        fitting += staying(row) != any(not says_nothing(cells[place]) for place in wishing)
    return fitting >= FITTING * len(table.rows)
