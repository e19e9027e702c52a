"""Which rules that hold if possible a plan breaks: the checks of those that must be kept, asked of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from allocator.demand import OF_PEOPLE, Demand, Strength
from allocator.event import Event
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.sentences import sentence
from allocator.verify.demanded import DEMANDED
from allocator.verify.view import View
from allocator.verify.violation import Violation

Request = tuple[int, int]
"""A rule that holds if possible and a group that it is about: their places in `Event.demands` and `groups_of`."""


def requests(event: Event) -> Mapping[Request, Demand]:
    """Every request with the demand that asks it of its group alone, and of every plan."""
    found: dict[Request, Demand] = {}
    for number, demand in enumerate(event.demands):
        if not demand.must:
            groups = event.groups_of(demand) if demand.ask in OF_PEOPLE else (demand.who,)
            for place, group in enumerate(groups):
                asked = replace(demand, who=group, each="", where=(), everybody=False, strength=Strength.MUST)
                found[number, place] = asked
    return found


def broken_requests(event: Event, policy: Policy, plan: Plan) -> Mapping[Request, tuple[Violation, ...]]:
    """The requests that a plan breaks, each with what breaks it."""
    asked = requests(event)
    if not asked:
        return {}
    view = View(replace(event, demands=tuple(asked.values())), policy, plan)
    found: dict[Request, list[Violation]] = {}
    for check in DEMANDED:
        for violation in check(view):
            request = list(asked)[int(violation.about[0]) - 1]
            found.setdefault(request, []).append(replace(violation, rule=check.__name__))
    return {request: tuple(found[request]) for request in sorted(found)}


def told(event: Event, policy: Policy, plan: Plan) -> tuple[str, ...]:
    """A line for each broken request: where it is said, the request as a sentence, and how it is broken."""
    asked, lines = requests(event), []
    for request, found in broken_requests(event, policy, plan).items():
        demand = asked[request]
        where = f"{demand.cell}  " if demand.cell else ""
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        lines.append(f"{where}{sentence(event, demand)} Not kept: {found[0].message}{more}.")
    return tuple(lines)
