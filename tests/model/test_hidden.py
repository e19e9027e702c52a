"""Drawn events leave out no field of any fact or decision, so that whatever is added is held against enumeration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass
from functools import cache

import pytest
from hidden import Instance, instances
from hypothesis import HealthCheck, Phase, given, settings

from allocator.event import Event
from allocator.plan import Assignment, Placement, Plan
from allocator.policy import Policy

ELSEWHERE = {("Policy", "rules"), ("Policy", "own_objectives")}
"""Drawn by benchmarks/soundness.py."""

pytestmark = pytest.mark.slow  # four hundred events are drawn


def parts(value: object) -> Iterator[object]:
    """Every dataclass in a value."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from parts(one)


def _is_fact(field: Field[object]) -> bool:
    """Whether a field counts; where a thing stands in a workbook does not."""
    return field.compare


@cache
def drawn() -> list[tuple[Event, Policy]]:
    """Many drawn events, each with its policy."""
    found: list[tuple[Event, Policy]] = []

    @settings(
        max_examples=400,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(instances(attendees=6, sessions=4, rounds=3, rooms=3))
    def draw(instance: Instance) -> None:
        found.append((instance.event, instance.policy))

    draw()
    return found


def test_every_field_of_every_fact_and_decision_is_drawn_in_more_than_one_way() -> None:
    seen: dict[tuple[str, str], set[object]] = defaultdict(set)
    for pair in drawn():
        for part in parts(pair):
            if not isinstance(part, Plan | Placement | Assignment):
                for field in filter(_is_fact, fields(part)):  # type: ignore[arg-type]
                    seen[type(part).__name__, field.name].add(getattr(part, field.name))
    alike = {name for name, values in seen.items() if len(values) < 2} - ELSEWHERE
    assert alike == set()


def test_at_least_half_of_the_events_have_pins_of_all_kinds() -> None:
    events = [event for event, _ in drawn()]
    assert sum(bool(event.pins) for event in events) * 2 >= len(events)
    kinds = {(pin.session is None, pin.round is None, pin.must) for event in events for pin in event.pins}
    assert len(kinds) == 6
