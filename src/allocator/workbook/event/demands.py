"""A rule read from its row and written as one: names of people and titles there, ids and codes in the fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from allocator.coherence import folded
from allocator.demand import EACH_ORGANISATION, OF_PEOPLE, Ask, Demand
from allocator.event import Attendee, Event
from allocator.sentences import sentence
from allocator.suggest import did_you_mean
from allocator.workbook.event.rows.entries import SheetEntry
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.values.fields import RowValues, listed
from allocator.workbook.event.values.names import NamesOf, Unreadable

ORGANISATION = "Organisation"

_EACH = {folded(ORGANISATION), EACH_ORGANISATION}


def demand_in(
    entry: SheetEntry, attendees: Sequence[Attendee], names: NamesOf, findings: EventFindings
) -> Demand | None:
    """The rule of a row; None where a name in it cannot be read, which is noted."""
    ask = Ask(entry.key)
    found: dict[str, list[str]] = {"who": [], "others": [], "sessions": [], "rounds": []}
    before = len(findings.problems)
    nothing: tuple[str, ...] = ()
    for heading, field in (("Who or what", "who"), ("With", "others")):
        for item in entry.value(heading, blank=nothing, unreadable=nothing):
            with _noted(entry, heading, findings):
                name = _person(item, attendees) if ask in OF_PEOPLE and field == "who" else _session(item, names)
                found[field] += [] if name is None else [name]
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
    return Demand(
        ask,
        number=entry.value("Number", blank=None, unreadable=None),
        reason=entry.value("Why", blank="", unreadable=""),
        row=entry.row.number,
        **{field: tuple(items) for field, items in found.items()},
    )


@contextmanager
def _noted(entry: SheetEntry, heading: str, findings: EventFindings) -> Iterator[None]:
    """Notes at a cell what cannot be read in it."""
    try:
        yield
    except Unreadable as error:
        for message in error.messages:
            findings.problem(entry.cell(heading), message)


def _session(text: str, names: NamesOf) -> str | None:
    return names["Sessions"].demand(text)


def _person(text: str, attendees: Sequence[Attendee]) -> str:
    """The id of an attendee, by id or by a name that one alone has; raises Unreadable."""
    spelling = folded(text)
    if spelling in _EACH:
        return EACH_ORGANISATION
    ids = [one.id for one in attendees if folded(one.id) == spelling]
    ids = ids or [one.id for one in attendees if folded(one.name) == spelling]
    if len(ids) == 1:
        return ids[0]
    if len(ids) > 1:
        raise Unreadable(f'"{text}" is the name of several attendees; write the id instead: {_either(ids)}.')
    if "," in text and all(_is_person(part, attendees) for part in text.split(",")):
        parts = listed(" ".join(part.split()) for part in text.split(","))
        raise Unreadable(f'"{text}" has commas between its items; write ; instead: "{parts}".')
    known = [*(one.name for one in attendees), *(one.id for one in attendees), ORGANISATION]
    raise Unreadable(f'"{text}" is not an attendee. {did_you_mean(text, known)}'.rstrip())


def _is_person(text: str, attendees: Sequence[Attendee]) -> bool:
    return any(folded(text) in (folded(one.id), folded(one.name)) for one in attendees)


def _either(ids: Iterable[str]) -> str:
    return " or ".join(f'"{id}"' for id in ids)


def row_of_demand(demand: Demand, event: Event) -> RowValues:
    """The row of a rule, with what it says in words."""
    who = [ORGANISATION if one == EACH_ORGANISATION else one for one in demand.who]
    cells: Mapping[str, str | int | None] = {
        "Rule": str(demand.ask),
        "Who or what": listed(who),
        "With": listed(demand.others) or None,
        "Number": demand.number,
        "Where or when": listed((*demand.sessions, *demand.rounds)) or None,
        "Why": demand.reason or None,
        "In words": sentence(event, demand),
    }
    return cells
