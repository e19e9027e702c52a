"""A plan of one scenario that is better in another is taken there, with what is still proved about it."""

from __future__ import annotations

from dataclasses import replace

from allocator.plan import Stage, Status
from allocator.policy import Policy
from allocator.scenario.changes import Capacity, Gone
from allocator.scenario.whatif.case import Outcome
from allocator.scenario.whatif.exchange import exchanged
from tests.scenario.results import outcome
from tests.scenario.test_replan import DAY
from tests.small import plan

POLICY = Policy(objectives=("unseated", "worst rank", "total cost"))

# Everybody wishes W1, W2, W3; Attic seats 2, Barn 3. In GOOD all have wishes 1 and 2: 4 x (0 + 1) = 4.
GOOD = plan(
    ["W1 R1 Attic", "W2 R1 Barn", "W1 R2 Attic", "W2 R2 Barn"],
    ["ab W1 R1", "cd W2 R1", "cd W1 R2", "ab W2 R2"],
)
# c and d have wishes 3 and 2 instead: 2 x 1 + 2 x (2 + 1) = 8.
POOR = plan(
    ["W1 R1 Attic", "W2 R1 Barn", "W3 R2 Attic", "W2 R2 Barn"],
    ["ab W1 R1", "cd W2 R1", "cd W3 R2", "ab W2 R2"],
)
# c and d have no seat in R2.
WORST = plan(["W1 R1 Attic", "W2 R1 Barn", "W2 R2 Barn"], ["ab W1 R1", "cd W2 R1", "ab W2 R2"])

NOTE = 'This plan was found for the scenario "{}"; it is better here than the one found for this scenario.'


def stages(found: Outcome) -> tuple[tuple[str, int, int], ...]:
    assert found.result is not None
    return tuple((stage.name, stage.value, stage.bound) for stage in found.result.stages)


def test_a_better_plan_that_keeps_the_rules_is_taken() -> None:
    roomy = Capacity("Barn", 4).applied(DAY)
    base, other = exchanged([outcome("Base", DAY, POLICY, POOR, (0, 2, 4)), outcome("roomy", roomy, POLICY, GOOD)])
    assert other == outcome("roomy", roomy, POLICY, GOOD)
    assert base.result is not None
    assert (base.result.plan, base.result.notes) == (GOOD, (NOTE.format("roomy"),))
    assert base.result.stages == (
        Stage("unseated", 0, 0, 1.5),
        Stage("worst rank", 2, 2, 1.5),
        Stage("total cost", 4, 4, 1.5),
    )
    assert base.result.status == Status.PROVED_BEST
    assert base.result.measures == outcome("", DAY, POLICY, GOOD).result.measures  # type: ignore[union-attr]


def test_a_plan_that_breaks_a_rule_is_not_taken() -> None:
    tight = Capacity("Attic", 1).applied(DAY)
    one = outcome("tight", tight, POLICY, plan(["W1 R1 Attic"], ["a W1 R1"]))
    assert exchanged([one, outcome("Base", DAY, POLICY, GOOD)])[0] == one


def test_of_equally_good_plans_a_scenario_keeps_its_own() -> None:
    mirrored = plan(
        ["W1 R1 Attic", "W2 R1 Barn", "W1 R2 Attic", "W2 R2 Barn"],
        ["cd W1 R1", "ab W2 R1", "ab W1 R2", "cd W2 R2"],
    )
    both = (outcome("Base", DAY, POLICY, GOOD), outcome("other", replace(DAY, title="x"), POLICY, mirrored))
    assert exchanged(both) == both


def test_a_bound_is_kept_only_while_the_levels_before_it_are_no_worse() -> None:
    # c and d wished nothing. Without them in R2: 2 x (0 + 1) + 2 x 7, a missing seat costing 2 (wish 3) + 1 + 2 rounds
    # + 2. The bound of its cost holds where nobody is worse off than wish 2. With them a and b have wish 3, at
    # 2 x (0 + 2); that cost is known not to be below 0.
    day = replace(DAY, wishes=tuple(wish for wish in DAY.wishes if wish.attendee in "ab"))
    everybody = plan(
        ["W1 R1 Attic", "W2 R1 Barn", "W3 R2 Attic", "W1 R2 Barn"],
        ["ab W1 R1", "cd W2 R1", "ab W3 R2", "cd W1 R2"],
    )
    assert stages(outcome("", day, POLICY, WORST)) == (("unseated", 2, 0), ("worst rank", 2, 0), ("total cost", 16, 0))
    base, _ = exchanged([outcome("Base", day, POLICY, WORST, (0, 2, 9)), outcome("o", day, POLICY, everybody)])
    assert stages(base) == (("unseated", 0, 0), ("worst rank", 3, 2), ("total cost", 4, 0))
    assert base.result is not None
    assert base.result.status == Status.BEST_FOUND


def test_where_nothing_was_found_any_plan_is_better() -> None:
    base, _ = exchanged([outcome("Base", DAY, POLICY, None), outcome("other", DAY, POLICY, GOOD)])
    assert stages(base) == (("unseated", 0, 0), ("worst rank", 2, 0), ("total cost", 4, 0))


def test_of_a_plan_what_the_scenario_has_is_tried() -> None:
    fewer = Gone("a").applied(DAY)
    found, _ = exchanged([outcome("fewer", fewer, POLICY, None), outcome("Base", DAY, POLICY, GOOD)])
    assert found.result is not None
    assert found.result.plan == replace(GOOD, assignments=tuple(one for one in GOOD.assignments if one.attendee != "a"))


def test_a_plan_better_than_what_was_proved_is_a_fault_of_ours() -> None:
    impossible = outcome("Base", DAY, POLICY, None)
    assert impossible.result is not None
    impossible = replace(impossible, result=replace(impossible.result, status=Status.PROVED_IMPOSSIBLE))
    fault = (
        'The plan of "other" is one for this scenario too, and better than what was proved possible: '
        "a fault of this program. Please report it."
    )
    other = outcome("other", DAY, POLICY, GOOD)
    for wrong in (impossible, outcome("Base", DAY, POLICY, POOR, (0, 3, 8))):
        assert exchanged([wrong, other]) == (Outcome(wrong.case, None, fault), other)


def test_what_has_a_fault_stays_as_it_is() -> None:
    faulty = Outcome(outcome("Base", DAY, POLICY, None).case, None, "It cannot be meant.")
    assert exchanged([faulty, outcome("other", DAY, POLICY, GOOD)])[0] == faulty
