"""A rule read from its row and written as one: names of people and titles there, ids and codes in the fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from allocator.demand import OF_PEOPLE, Ask, Demand, Strength
from allocator.event import Event
from allocator.suggest import did_you_mean
from allocator.words import folded
from allocator.workbook.event.rows.entries import SheetEntry
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.values.fields import RowValues, listed
from allocator.workbook.event.values.names import Names, NamesOf, Unreadable
from allocator.workbook.event.whom import People, Whom, whom_written

_OF_ANY_SESSION = frozenset({Ask.AT_ONCE, Ask.ONE_ROOM, Ask.NO_BREAK})
"""What makes sense of all sessions."""

_ALL_SESSIONS = frozenset(
    {"all", "all sessions", "everything", "alle", "alle sessies", "alles", "alle sitzungen", "alle workshops"}
)


def demand_in(entry: SheetEntry, people: People, names: NamesOf, findings: EventFindings) -> Demand | None:
    """The rule of a row; None where a name in it cannot be read, or nobody fits, which is noted."""
    ask = Ask(entry.key)
    found: dict[str, list[str]] = {"who": [], "others": [], "sessions": [], "rounds": []}
    before = len(findings.problems)
    nothing: tuple[str, ...] = ()
    whom = Whom()
    if ask in OF_PEOPLE:
        with _noted(entry, "Who or what", findings):
            whom = people.meant(entry.value("Who or what", blank=nothing, unreadable=nothing))
    for heading, field in ((("Who or what", "who"),) if ask not in OF_PEOPLE else ()) + (("With", "others"),):
        for item in entry.value(heading, blank=nothing, unreadable=nothing):
            with _noted(entry, heading, findings):
                found[field] += _sessions(item, names["Sessions"], every=ask in _OF_ANY_SESSION and field == "who")
    for item in entry.value("Where or when", blank=nothing, unreadable=nothing):
        with _noted(entry, "Where or when", findings):
            round, session = names["Rounds"].find(item), names["Sessions"].find(item)
            if round and session:
                raise Unreadable(f'"{item}" is a round and a session; write the title or the code of the session.')
            if round:
                found["rounds"].append(round)
            elif session:
                found["sessions"].append(session)
            elif names["Rounds"].known and names["Sessions"].known:
                known = (*names["Rounds"].offered, *names["Sessions"].offered)
                raise Unreadable(f'"{item}" is neither a session nor a round. {did_you_mean(item, known)}'.rstrip())
    needed = {"Who or what", "With", "Number", "Where or when"} <= entry.values.keys()
    if not needed or len(findings.problems) > before:
        return None
    demand = Demand(
        ask,
        who=whom.who or tuple(found["who"]),
        others=tuple(found["others"]),
        sessions=tuple(found["sessions"]),
        rounds=tuple(found["rounds"]),
        each=whom.each,
        where=whom.where,
        everybody=whom.everybody,
        number=entry.value("Number", blank=None, unreadable=None),
        strength=Strength(entry.value("Strength", blank=str(Strength.MUST), unreadable=str(Strength.MUST))),
        reason=entry.value("Why", blank="", unreadable=""),
        cell=entry.cell("Rule").where,
    )
    if not whom.unknown:
        return demand
    nobody = not any(people.alone.groups_of(demand))
    for message in whom.unknown:
        (findings.problem if nobody else findings.warn)(entry.cell("Who or what"), message)
    return None if nobody else demand


def _sessions(item: str, names: Names, *, every: bool) -> list[str]:
    """The codes that an item means: of all sessions, if that may be said, or of one; raises Unreadable."""
    if every and folded(item) in _ALL_SESSIONS and not names.find(item):
        return list(dict.fromkeys(key for keys in names.spellings.values() for key in keys))
    name = names.demand(item)
    return [] if name is None else [name]


@contextmanager
def _noted(entry: SheetEntry, heading: str, findings: EventFindings) -> Iterator[None]:
    """Notes at a cell what cannot be read in it."""
    try:
        yield
    except Unreadable as error:
        for message in error.messages:
            findings.problem(entry.cell(heading), message)


def row_of_demand(demand: Demand, event: Event) -> RowValues:
    """The row of a rule; what it says in words, the sheet says by itself."""
    return _row(demand, People(event.attendees))


def rows_of_demands(event: Event, demands: Iterable[Demand]) -> list[RowValues]:
    """The rows of some rules of an event."""
    people = People(event.attendees)
    return [_row(demand, people) for demand in demands]


def _row(demand: Demand, people: People) -> RowValues:
    cells: Mapping[str, str | int | None] = {
        "Rule": str(demand.ask),
        "Who or what": whom_written(demand, people),
        "With": listed(demand.others) or None,
        "Number": demand.number,
        "Where or when": listed((*demand.sessions, *demand.rounds)) or None,
        "Strength": None if demand.must else str(demand.strength),
        "Why": demand.reason or None,
    }
    return cells
