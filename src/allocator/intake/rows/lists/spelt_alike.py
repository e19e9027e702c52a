"""Titles of sessions that two lists spell differently: 'Potery' of one list is 'Pottery' of another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.cells.session_titles import CLEARLY_AHEAD, SURE, marks_of
from allocator.intake.cells.speakers import given_by
from allocator.intake.import_notes import ImportNotes
from allocator.intake.rows.lists.listed_sessions import Offered
from allocator.intake.tables.headings import bare
from allocator.workbook.xlsx.text import BETWEEN

DOUBTFUL = 80
"""How alike titles are, in per cent, that may be one session, and are taken as two."""

OF_ONE_CODE = 60
"""How alike titles of one code are, in per cent, that are one session."""

OVERLAP = 0.5
"""The part of the shorter of two lists that is in the other too, at least, where titles are held against each other."""

_SMALL = re.compile(
    r"an?|the|for|of|in|on|to|with|and|de|het|een|voor|van|op|met|en|der|die|das|den|eine?|fur|von|mit|und|les?|la|une?|"
    r"pour|du|des|avec|et|el|los|las|una|para|del|con|y|workshops?|sess?ion?s?|sessies?|lessen|kurs|cours|atelier|taller"
)
"""Words that one list may have and the other leave out."""

_MADE = re.compile(r"S0*[0-9]+")
"""Codes that an import gives."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list of sessions, or those of the workbook, each title once; `named` is how people are told of it."""

    named: str
    sessions: Mapping[str, Offered]

    def without(self, other: _List) -> dict[str, Offered]:
        return {title: one for title, one in self.sessions.items() if title not in other.sessions}


def with_one_spelling(
    listed: Sequence[Offered], there: Sequence[Mapping[str, str]], notes: ImportNotes
) -> list[Offered]:
    """The sessions of all lists, those that an earlier list or the workbook spells otherwise with its title.

    That is said, as it is of titles that may be of one session and are taken as two.
    """
    rows = [
        Offered(row.get("Code", ""), row.get("Title", ""), tuple(filter(None, row.get("Speakers", "").split(BETWEEN))))
        for row in there
    ]
    earlier = [_list_of("the workbook", rows)] if rows else []
    listed = _with_codes_of(rows, listed, notes)
    found: list[Offered] = []
    for table in dict.fromkeys(one.table for one in listed):
        ours = [one for one in listed if one.table == table]
        for other in earlier:
            ours = _as_in(ours, other, notes)
        found += ours
        earlier.append(_list_of("an earlier list", ours))
    order = {one.where: place for place, one in enumerate(listed)}
    return sorted(found, key=lambda one: order[one.where])


def _with_codes_of(rows: Sequence[Offered], listed: Sequence[Offered], notes: ImportNotes) -> list[Offered]:
    """The sessions of lists without codes of their own, where the workbook has them under codes that an import made."""
    taken = {folded(one.code) for one in rows}
    titles = Counter(bare(one.title) for one in rows)
    ours = Counter((one.table, bare(one.title)) for one in listed)
    made = {
        bare(one.title): one
        for one in rows
        if titles[bare(one.title)] == 1 and (_MADE.fullmatch(one.code) or folded(one.code) == folded(one.title))
    }
    found = []
    for one in listed:
        same = made.get(bare(one.title))
        if same is not None and one.code and folded(one.code) not in taken and ours[one.table, bare(one.title)] == 1:
            if folded(one.code) != folded(one.title):
                message = f'"{one.title}" is {one.code} here, and stays {same.code} as in the workbook.'
                notes.remarks.append(Problem(one.where, message))
            one = replace(one, code="", alias=one.alias or one.code)
        found.append(one)
    return found


def _list_of(named: str, sessions: Sequence[Offered]) -> _List:
    first: dict[str, Offered] = {}
    for one in sessions:
        first.setdefault(bare(one.title), one)
    return _List(named, first)


def _as_in(ours: Sequence[Offered], other: _List, notes: ImportNotes) -> list[Offered]:
    """The sessions of a list with the titles of another one, where these are of the same sessions."""
    mine = _list_of("", ours)
    near = list(_near(mine, other))
    shared = len(mine.sessions.keys() & other.sessions.keys()) + len(near)
    if not near or shared < OVERLAP * min(len(mine.sessions), len(other.sessions)):
        return list(ours)
    titles: dict[str, str] = {}
    for one, same, is_sure in near:
        if is_sure:
            titles[bare(one.title)] = same.title
            message = f'"{one.title}" is taken as "{same.title}" of {other.named}.'
            notes.corrections.append(Problem(one.where, message))
        else:
            message = (
                f'"{one.title}" may be "{same.title}" of {other.named}; they are taken as two sessions. If they are '
                "one, write their titles alike, and import again."
            )
            notes.remarks.append(Problem(one.where, message))
    return [
        replace(one, title=titles[bare(one.title)], alias=one.alias or one.title) if bare(one.title) in titles else one
        for one in ours
    ]


def _near(mine: _List, other: _List) -> Iterator[tuple[Offered, Offered, bool]]:
    """The sessions of one list that may be one of the other, neither of which is in both, and whether that is sure."""
    rest = other.without(mine)
    for title, one in mine.without(other).items():
        scores = {at: _likeness(title, at) for at in rest if marks_of(title) == marks_of(at)}
        best = max(scores, key=lambda at: scores[at], default="")
        if not best:
            continue
        same, score = rest[best], scores[best]
        codes = {folded(one.code), folded(same.code)} - {""}
        if len(codes) > 1:
            continue
        of_one_code = bool(codes) and bool(one.code) and bool(same.code)
        ahead = all(score - _likeness(title, at) >= CLEARLY_AHEAD for at in other.sessions if at != best)
        alone = all(_likeness(at, best) < score for at in mine.sessions if at != title)
        agree = not one.speakers or not same.speakers or _share_speaker(one.speakers, same.speakers)
        if of_one_code and score >= OF_ONE_CODE:
            yield one, same, True
        elif score >= DOUBTFUL and alone:
            yield one, same, score >= SURE and ahead and agree


def _likeness(title: str, other: str) -> float:
    """How alike two bare titles are, in per cent; those that differ in small words alone are the same."""
    words, others = _words(title), _words(other)
    return 100.0 if words and words == others else fuzz.ratio(title, other)


def _words(title: str) -> list[str]:
    return [word for word in title.split() if not _SMALL.fullmatch(word)]


def _share_speaker(names: Sequence[str], others: Sequence[str]) -> bool:
    return any(given_by(name, {"": others}) for name in names)
