"""Whatever the rule and whatever the objective: no method proves what is false, breaks a rule or gives up."""

from __future__ import annotations

import pytest

from benchmarks.soundness import best_value, drawn, faults

SEEDS, CHUNK = range(40, 60), 5
"""Twenty events, of which a fifth are tiny; `python -m benchmarks soundness` draws thousands."""


@pytest.mark.slow
@pytest.mark.parametrize("first", SEEDS[::CHUNK])
def test_random_rules_and_objectives_are_kept_and_proved_by_every_method(first: int) -> None:
    for seed in range(first, first + CHUNK):
        tiny = seed % 5 == 0
        found, _, _ = faults(drawn(seed, tiny=tiny), seconds=0.15, enumerate_plans=tiny)
        assert found == [], f"seed {seed}"


def test_half_of_the_events_have_pins_and_most_have_rules_and_every_kind_of_pin_is_drawn() -> None:
    cases = [drawn(seed) for seed in range(200)]
    assert sum(bool(case.event.pins) for case in cases) >= 100
    assert sum(bool(case.policy.rules) for case in cases) >= 100
    assert sum(bool(case.policy.own_objectives) for case in cases) >= 40
    pins = [pin for case in cases for pin in case.event.pins]
    assert {(pin.session is None, pin.round is None, pin.must) for pin in pins} == {
        *((True, False, must) for must in (True, False)),
        *((False, True, must) for must in (True, False)),
        *((False, False, must) for must in (True, False)),
    }


def test_the_same_seed_draws_the_same_event_and_another_one_another() -> None:
    assert drawn(7).event == drawn(7).event
    assert drawn(7).event != drawn(8).event


def test_trying_every_plan_counts_what_an_own_objective_counts() -> None:
    case = next(case for seed in range(500) if (case := drawn(seed, tiny=True)).policy.own_objectives)
    value = best_value(case.event, case.policy)
    assert value is None or len(value) == len(case.policy.objectives)
