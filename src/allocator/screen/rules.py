"""The rules of an event as sentences, each with its row and whom it binds."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.condition import ORGANISATION
from allocator.demand import OF_PEOPLE, Demand, Strength
from allocator.event import Event, Pin
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.sentences import pin_sentence, sentence
from allocator.verify.if_possible import told
from allocator.words import several


def rule_lines(event: Event) -> Iterator[str]:
    """A line or two for each rule, in the order of the workbook, and a line for each pin of a column of Attendees."""
    for demand in event.demands:
        yield f"{_place(demand)}  {sentence(event, demand)} ({bound(event, demand)})"
        if demand.reason:
            yield f"{' ' * len(_place(demand))}  Why: {demand.reason}"
    for pin in _of_columns(event):
        yield f"{pin.cell}  {pin_sentence(event, pin)} (1 attendee, {_possible(_offerings_of(event, pin))})"


def broken_lines(event: Event, policy: Policy, plan: Plan) -> list[str]:
    """The rules that hold if possible and that a plan breaks; none where it keeps them all."""
    lines = told(event, policy, plan)
    return ["", "Asked for if possible, and not kept:", *(f"  {line}" for line in lines)] if lines else []


def own_columns(event: Event) -> list[str]:
    """A line that says which columns of one's own there are; none where there are none."""
    own = sorted(column for column in event.attendees_by if column != ORGANISATION)
    return [f"Columns of your own on Attendees, which rules may use: {', '.join(own)}."] if own else []


def rule_facts(event: Event) -> list[dict[str, object]]:
    """The same for machines, without the names of people."""
    return [
        {
            "where": _place(demand),
            "rule": str(demand.ask),
            "strength": str(demand.strength),
            "attendees": _attendees(event, demand),
            "offerings": _offerings(event, demand),
        }
        for demand in event.demands
    ] + [
        {
            "where": pin.cell,
            "rule": "must" if pin.must else "must not",
            "strength": str(Strength.MUST),
            "attendees": 1,
            "offerings": _offerings_of(event, pin),
        }
        for pin in _of_columns(event)
    ]


def bound(event: Event, demand: Demand) -> str:
    """Whom and what a rule binds: how many attendees, and how many offerings there could be."""
    offerings = _possible(_offerings(event, demand))
    if demand.ask not in OF_PEOPLE:
        return offerings
    groups = event.groups_of(demand)
    people = several(_attendees(event, demand), "attendee")
    return f"{people}{f' in {len(groups)} groups' if len(groups) > 1 else ''}, {offerings}"


def _place(demand: Demand) -> str:
    return demand.cell or "Rules"


def _attendees(event: Event, demand: Demand) -> int:
    if demand.ask not in OF_PEOPLE:
        return 0
    return len({id for group in event.groups_of(demand) for id in group})


def _offerings(event: Event, demand: Demand) -> int:
    """Sessions times rounds in which they could run and the rule holds."""
    named = demand.sessions if demand.ask in OF_PEOPLE else (*demand.who, *demand.others)
    rounds = [name for name in demand.rounds or event.round_of if name not in event.held]
    sessions = [event.session_of[code] for code in dict.fromkeys(named or event.session_of)]
    return sum(name in (one.rounds or event.round_of) for one in sessions for name in rounds)


def _offerings_of(event: Event, pin: Pin) -> int:
    """Rounds in which the session of a pin could run."""
    rounds = event.session_of[pin.session or ""].rounds or event.round_of
    return sum(name in rounds for name in event.round_of if name not in event.held)


def _possible(offerings: int) -> str:
    return several(offerings, "possible offering")


def _of_columns(event: Event) -> list[Pin]:
    """The pins that a column of Attendees says."""
    return [pin for pin in event.pins if pin.cell and pin.session]
