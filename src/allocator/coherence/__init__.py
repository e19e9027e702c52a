"""Whether the facts of an event and the organiser's decisions agree with one another, however they were made."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.coherence.demands import DEMAND_CHECKS, DEMAND_ODDITIES
from allocator.coherence.incoherence import Incoherence, quoted
from allocator.coherence.limits import LIMIT_CHECKS, costs_can_be_added_up, costs_do_not_fall, objectives_are_sound
from allocator.coherence.misread import MISREADINGS
from allocator.coherence.names import NAME_CHECKS
from allocator.coherence.oddities import ODDITIES, ODDITIES_BY_POLICY
from allocator.coherence.pins import PIN_CHECKS
from allocator.event import Event
from allocator.policy import Policy
from allocator.words import folded

__all__ = ["Incoherence", "folded", "problems", "quoted", "warnings"]


def problems(event: Event, policy: Policy) -> Iterator[Incoherence]:
    """Facts and decisions that contradict each other: no plan can be made of them."""
    for check in (*NAME_CHECKS, *LIMIT_CHECKS, *PIN_CHECKS, *DEMAND_CHECKS):
        yield from check(event)
    yield from objectives_are_sound(policy)
    yield from costs_do_not_fall(event, policy)
    yield from costs_can_be_added_up(event, policy)


def warnings(event: Event, policy: Policy) -> Iterator[Incoherence]:
    """What is odd but can be planned; for an event without problems."""
    for check in ODDITIES_BY_POLICY:
        yield from check(event, policy)
    for check_facts in (*ODDITIES, *DEMAND_ODDITIES, *MISREADINGS):
        yield from check_facts(event)
