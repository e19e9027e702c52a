"""What the cells of the plan workbook say: the names and marks that are written, and what a cell read back means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, count

from allocator.coherence import folded
from allocator.event import Event
from allocator.words import shortened
from allocator.workbook.xlsx.text import clean

ASSIGNMENTS = "Assignments"
TIMETABLE = "Timetable"
ABOUT = "About"
HISTORY = "History"
CHANGES = "Changes"
FRONTIER = "Frontier"
AS_WRITTEN = "As written"

HISTORY_COLUMNS = ("Written", "Event workbook", "What changed", "Plan")
"""What the History sheet says of each plan; the last is its hash."""

AS_WRITTEN_COLUMNS = ("Sheet", "Row")
"""The first headings of the hidden sheet of what was written: which sheet a line is from, and the key of its row."""

SHEETS = "Sheets"
"""The text under Sheet where the line names a sheet that the program wrote."""

HEADINGS = "Headings"
"""The text there where the line names a heading that the program wrote on Assignments."""

CHARTS = "Charts"
"""The text there, once for each chart, where the line names a sheet on which the program drew it."""

ID = "Id"
ORGANISATION = "Organisation"
ROOM = "Room"
CAPACITY = "Capacity"
INPUT_HASH = "Input hash"
PINNED = "Pinned"

NO_SEAT = "no seat"
NOTHING = "–"
SPEAKS = "speaks:"
UNWISHED = "-"

ALL = "all"
"""The text under Pinned for every round."""

LONGEST_BRIEF = 30
"""Letters of a session on a line of its column; a longer one ends in an ellipsis."""

FREE = frozenset({"", "-", "–", "—", NO_SEAT})


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest unchanged."""
    return text[:1].upper() + text[1:]


class Lookup:
    """Names and what they stand for: to the letter first, then folded, in the order in which they are given."""

    def __init__(self, *tiers: Iterable[tuple[str, str]]) -> None:
        """Takes (name, key) pairs, the names that go before others in earlier tiers."""
        pairs = [tuple(tier) for tier in tiers]
        exact = [_keys_by_name((clean(name), key) for name, key in tier) for tier in pairs]
        loose = [_keys_by_name((folded(name), key) for name, key in tier) for tier in pairs]
        self._exact = tuple(exact)
        self._loose = tuple(loose)

    @classmethod
    def of(cls, names: Iterable[str]) -> Lookup:
        """The lookup of names that stand for themselves."""
        return cls([(name, name) for name in names])

    def keys(self, text: str) -> tuple[str, ...]:
        """What the text may stand for: nothing, one key, or several where it is ambiguous."""
        tiers = chain(((tier, clean(text)) for tier in self._exact), ((tier, folded(text)) for tier in self._loose))
        found = [tier[name] for tier, name in tiers if name in tier]
        return next((keys for keys in found if len(keys) == 1), found[0] if found else ())


def _keys_by_name(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    keys: dict[str, dict[str, None]] = defaultdict(dict)
    for name, key in pairs:
        keys[name][key] = None
    return {name: tuple(found) for name, found in keys.items()}


class SessionNames:
    """How a session is written in a cell, and which session a cell means."""

    def __init__(self, event: Event) -> None:
        sessions = event.sessions
        self._labels = {session.code: clean(f"{session.code} {session.title}") for session in sessions}
        self._lookup = Lookup(
            [(label, code) for code, label in self._labels.items()],
            [(session.code, session.code) for session in sessions],
            [(session.title, session.code) for session in sessions],
            [(brief(label), code) for code, label in self._labels.items()],
        )
        self._known = frozenset({*self._labels.values(), *map(brief, self._labels.values())})
        self._written = {
            code: self._first_that_reads_back(code, label, code, event.session_of[code].title)
            for code, label in self._labels.items()
        }
        self._brief = {
            code: self._first_that_reads_back(code, brief(label), self._written[code])
            for code, label in self._labels.items()
        }

    def written(self, code: str) -> str:
        """`CODE Title`; where that would read back as something else, the code or the title alone."""
        return self._written[code]

    def brief(self, code: str) -> str:
        """The same with a long title shortened, so that it fits on a line; it reads back too."""
        return self._brief[code]

    def meant(self, text: str) -> tuple[str, ...]:
        """The codes of the sessions that the text may mean: a code, a title, or both, in full or as in brief."""
        return self._lookup.keys(text)

    def retitled(self, text: str) -> str | None:
        """The code with which the text begins, as it does where the session had another title; None where none is."""
        codes = (code for code in self._labels if clean(text).startswith(f"{clean(code)} "))
        return max(codes, key=len, default=None)

    def is_free(self, text: str) -> bool:
        """Whether the text says that no session is meant: blank, a dash, 'no seat', 'speaks: ...'."""
        return folded(text) in FREE or (folded(text).startswith(SPEAKS) and clean(text) not in self._known)

    def _first_that_reads_back(self, code: str, *texts: str) -> str:
        return next((text for text in texts if not self.is_free(text) and self.meant(text) == (code,)), texts[0])


def brief(label: str) -> str:
    """A code and a title in brief."""
    return shortened(label, LONGEST_BRIEF)


@dataclass(frozen=True, slots=True)
class RoundColumns:
    """The headings of the columns that belong to one round: of the session, then by what else they show."""

    session: str
    others: Mapping[str, str]


def name_heading(event: Event) -> str:
    """The heading over attendees' names: the event's own word, unless another column has that."""
    heading = clean(capitalised(event.labels.attendee))
    return "Name" if folded(heading) in {folded(ID), folded(ORGANISATION)} else heading


def assignment_columns(event: Event) -> Mapping[str, RoundColumns]:
    """The headings of each round on Assignments: the session, its 'room' where the event has rooms, its 'rank'."""
    others = ("room", "rank") if event.rooms else ("rank",)
    return _round_columns(event, others, taken=(ID, name_heading(event), ORGANISATION, PINNED))


def assignment_headings(event: Event) -> tuple[str, ...]:
    """All headings of Assignments, in their order."""
    rounds = assignment_columns(event).values()
    in_rounds = [heading for columns in rounds for heading in (columns.session, *columns.others.values())]
    return (ID, name_heading(event), ORGANISATION, *in_rounds, PINNED)


def timetable_columns(event: Event) -> Mapping[str, RoundColumns]:
    """The headings of each round on Timetable: the session, and the 'seats' taken and on offer."""
    return _round_columns(event, ("seats",), taken=(ROOM, CAPACITY))


def _round_columns(event: Event, others: tuple[str, ...], *, taken: Iterable[str]) -> Mapping[str, RoundColumns]:
    """Headings by round, all different: a round whose headings another has already is written with a number behind."""
    used = {folded(heading) for heading in taken}
    columns = {}
    for round in event.rounds:
        stems = chain([clean(round.name)], (f"{clean(round.name)} ({number})" for number in count(2)))
        choices = (RoundColumns(stem, {other: f"{stem} {other}" for other in others}) for stem in stems)
        chosen = next(choice for choice in choices if used.isdisjoint(_folded_headings(choice)))
        used |= _folded_headings(chosen)
        columns[round.name] = chosen
    return columns


def _folded_headings(columns: RoundColumns) -> set[str]:
    return {folded(heading) for heading in (columns.session, *columns.others.values())}
