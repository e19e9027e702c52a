"""What-ifs of a small day beside the base: who wins and who loses, what is counted differently, and which is best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from allocator.comparison import Comparison, Effect, Step, Verdict
from allocator.event import Attendee, Event, Wish
from allocator.plan import Plan, Result, Stage, Status
from allocator.policy import Policy
from allocator.scenario.whatif.case import BASE, Case, Outcome
from allocator.scenario.whatif.compare import compared
from allocator.scenario.whatif.effect import steps
from allocator.verify.measures import measure
from tests.small import DAY, plan

POLICY = Policy(objectives=("worst rank", "unseated", "total cost"))

# An unwished seat, and a seat that lacks, cost 1 for rank 2 + 1 + 3 rounds + 2 = 7.
# a: 0 for W1, 1 for W2, and lacks R3: 8. b: 0 for W2, lacks two: 14. c wished nothing, lacks three: 21.
# d speaks in R1 and lacks two: 14. Together 57.
BEFORE = plan(["W1 R1 Attic", "W2 R2 Barn"], ["a W1 R1", "ab W2 R2"])

# a: 1 for W2, 7 for W3 unwished, lacks R1: 15, which is 7 more. b: 0, 7 for W3, lacks R1: 14, the same.
# c: two seats for nothing, lacks R2: 7, which is 14 less. d: 14, the same. Together 50.
AFTER = plan(["W1 R1 Attic", "W2 R2 Barn", "W3 R3 Barn"], ["c W1 R1", "ab W2 R2", "abc W3 R3"])


def outcome(
    name: str,
    plan: Plan | None,
    stages: Sequence[tuple[int, int]] = (),
    *,
    event: Event = DAY,
    policy: Policy = POLICY,
    status: Status = Status.BEST_FOUND,
    reasons: tuple[str, ...] = (),
) -> Outcome:
    """An outcome round a plan that somebody made up, with a value and a bound for each objective."""
    result = Result(
        plan=plan,
        status=status,
        stages=tuple(Stage(one, *pair) for one, pair in zip(policy.objectives, stages, strict=False)),
        measures=None if plan is None else measure(event, policy, plan),
        seed=7,
        seconds=1.5,
        versions={"allocator": "0.1.0"},
        input_hash="c0ffee",
        engine="by hand",
        reasons=reasons,
    )
    return Outcome(Case(name, () if name == BASE else (f"{name} happens",), event, policy), result)


THE_BASE = outcome(BASE, BEFORE, [(2, 2), (8, 8), (57, 57)])
OTHER = outcome("Carving too", AFTER, [(2, 2), (6, 5), (50, 40)])
# Without rank 2 an unwished seat costs 6 here; counted as the base counts it is 7 for all.
OTHERS_COME = replace(
    DAY,
    attendees=(*DAY.attendees[:3], Attendee("e", "Eva")),
    speakers=(replace(DAY.speakers[0], attendee=None), DAY.speakers[1]),
    wishes=(Wish("b", "W2", 1),),
)


def comparison(*others: Outcome) -> Comparison:
    return compared([THE_BASE, *others])


def test_the_base_is_compared_with_nothing() -> None:
    base = comparison().base
    assert (base.verdict, base.decides, base.why) == (Verdict.BASE, "", "what the others are compared with")
    assert (base.mind, base.otherwise, base.recounted, base.effect) == ("", (), None, None)
    assert base.not_held == ("W3 Carving",)
    assert base.measures is not None
    assert base.measures.total_cost == 57


def test_winners_and_losers_are_counted_attendee_by_attendee() -> None:
    other = comparison(OTHER).cases[1]
    assert other.measures is not None
    assert other.measures.total_cost == 50
    assert (other.not_held, other.mind, other.recounted) == ((), "", None)
    assert other.effect == Effect(
        both=4,
        joined=0,
        left=0,
        better=1,
        worse=1,
        same=2,
        not_compared=0,
        differences=((-14, 1), (0, 2), (7, 1)),
        largest_gain=14,
        largest_loss=7,
        first_wish_gained=0,
        first_wish_lost=1,
        seat_gained=0,
        seat_lost=0,
    )


def test_the_same_seen_from_the_other_side() -> None:
    there = comparison(OTHER).cases[1].effect
    back = compared([OTHER, THE_BASE]).cases[1].effect
    assert there is not None
    assert back is not None
    assert back == replace(
        there,
        differences=((-7, 1), (0, 2), (14, 1)),
        largest_gain=7,
        largest_loss=14,
        first_wish_gained=1,
        first_wish_lost=0,
    )


def test_seats_gained_and_lost() -> None:
    # With R3 unavailable to a, a has both seats that are due.
    event = replace(DAY, attendees=(replace(DAY.attendees[0], unavailable=frozenset({"R3"})), *DAY.attendees[1:]))
    full = outcome("Full", BEFORE, event=event)
    lacking = outcome("Lacking", plan(["W2 R2 Barn"], ["ab W2 R2"]), event=event)
    there = compared([full, lacking]).cases[1].effect
    back = compared([lacking, full]).cases[1].effect
    assert there is not None
    assert back is not None
    assert (there.seat_gained, there.seat_lost) == (0, 1)
    assert (back.seat_gained, back.seat_lost) == (1, 0)
    # W1 is not held any more: d does not speak in R1 and should have three seats instead of two.
    assert (there.not_compared, there.both) == (1, 4)


def test_other_people_and_other_wishes() -> None:
    # a: two neutral seats, lacks one: 7. b: 14. c and e: 21 each. Together 63; with 6 for 7 it would be 54.
    one = comparison(outcome("Others come", BEFORE, [(1, 1), (9, 9), (54, 54)], event=OTHERS_COME)).cases[1]
    assert one.effect == Effect(
        both=3,
        joined=1,
        left=1,
        better=0,
        worse=0,
        same=2,
        not_compared=1,
        differences=((0, 2),),
        largest_gain=0,
        largest_loss=0,
        first_wish_gained=0,
        first_wish_lost=1,
        seat_gained=0,
        seat_lost=0,
    )
    assert one.verdict is Verdict.COUNTED_OTHERWISE
    assert one.why == (
        "worst rank is counted differently, because of the longest list of wishes; "
        "counted as in the base, total cost is 63, against 57 in the base"
    )
    assert one.mind == "different attendees: 1 come in, 1 drop out"
    assert one.otherwise == ("worst rank", "unseated", "total cost")
    assert one.measures is not None
    assert one.recounted is not None
    assert (one.measures.total_cost, one.recounted.total_cost) == (54, 63)


RECOUNTED = "; counted as in the base, total cost is 57, against 57 in the base"


COST = "total cost is counted differently, because of"
ORDER = "the objectives or their order differ"


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        (
            replace(POLICY, rank_costs=(0, 5)),
            f"{COST} what the rank of a wish costs",
        ),
        (replace(POLICY, unwished_cost=9), f"{COST} what an unwished seat costs"),
        (
            replace(POLICY, seats_for_silent=False),
            "unseated is counted differently, because of who should have a seat at all",
        ),
        (replace(POLICY, objectives=POLICY.objectives[::-1]), ORDER),
    ],
)
def test_what_makes_values_mean_something_else(policy: Policy, why: str) -> None:
    one = comparison(outcome("Other", BEFORE, [(2, 2), (8, 8), (57, 57)], policy=policy)).cases[1]
    assert (one.verdict, one.why) == (Verdict.COUNTED_OTHERWISE, f"{why}{RECOUNTED}")
    assert one.effect is not None
    assert one.effect.same == 4


def test_an_objective_less_is_another_counting_too() -> None:
    policy = replace(POLICY, objectives=POLICY.objectives[:2])
    one = comparison(outcome("Less", BEFORE, [(2, 2), (8, 8)], policy=policy)).cases[1]
    assert (one.verdict, one.why, one.otherwise) == (Verdict.COUNTED_OTHERWISE, ORDER, ())


def test_a_round_less_and_another_announcement_are_other_countings() -> None:
    event = replace(DAY, rounds=DAY.rounds[:2])
    one = comparison(outcome("Short", BEFORE, [(2, 2), (4, 4), (20, 20)], event=event)).cases[1]
    # a has both seats now: 0 + 1. b lacks one: 7. c lacks two: 14. d lacks one: 7. Together 29.
    assert one.why == (
        "worst rank is counted differently, because of the number of rounds; "
        "counted as in the base, total cost is 29, against 57 in the base"
    )
    assert one.mind == "the rounds are R1, R2 instead of R1, R2, R3"
    assert one.effect is not None
    assert (one.effect.not_compared, one.effect.both) == (4, 4)
    moves = Policy(objectives=("moved attendees", "total cost"))
    base = outcome(BASE, BEFORE, [(0, 0), (57, 57)], policy=moves)
    announced = outcome("New", BEFORE, [(0, 0), (57, 57)], policy=moves, event=replace(DAY, baseline=AFTER))
    why = f"moved attendees is counted differently, because of the plan that was announced{RECOUNTED}"
    assert compared([base, announced]).cases[1].why == why


def test_a_seed_or_a_limit_is_no_other_counting() -> None:
    policy = replace(POLICY, seed=3, unwished_allowed=False, most_moved=4)
    one = comparison(outcome("Seed", BEFORE, [(2, 2), (8, 8), (57, 57)], policy=policy)).cases[1]
    assert (one.verdict, one.otherwise) == (Verdict.PROVED_EQUAL, ())


def test_without_a_plan_there_is_a_reason() -> None:
    impossible = outcome("No rooms", None, status=Status.PROVED_IMPOSSIBLE, reasons=("W1 needs a room.",))
    misspelt = Outcome(Case("Misspelt", ("Brn is closed",), DAY, POLICY), None, '"Brn" is not a room.')
    found = comparison(impossible, misspelt)
    told = [(one.verdict, one.status, one.trouble, one.stages, one.effect) for one in found.cases[1:]]
    assert told == [
        (Verdict.PROVED_WORSE, "proved impossible", ("W1 needs a room.",), (), None),
        (Verdict.NOT_SOLVED, "not solved", ('"Brn" is not a room.',), (), None),
    ]
    assert list(found.solved) == [found.base]


def test_a_base_that_was_not_solved_is_no_measure() -> None:
    base = Outcome(Case(BASE, (), DAY, POLICY), None, "The process was killed.")
    found = compared([base, OTHER])
    why = "the base was not solved, so there is nothing to compare with"
    assert [(one.verdict, one.why) for one in found.cases] == [
        (Verdict.NOT_SOLVED, "The process was killed."),
        (Verdict.NOT_SOLVED, why),
    ]
    assert found.cases[1].effect is None


NOT_RANKED = "1 scenario not ranked: not solved, counted differently, or not the same people and rounds."
OPEN = "in the plans found; that is not proved."


@pytest.mark.parametrize(
    ("other", "best", "proved", "places"),
    [
        (OTHER, "Carving too; that is proved.", True, [1]),
        (
            replace(THE_BASE, case=replace(THE_BASE.case, name="Same")),
            "Base and Same; that is proved.",
            True,
            [0, 1],
        ),
        (outcome("Open", AFTER, [(2, 1), (9, 0), (60, 0)]), f"Base, {OPEN}", False, [0]),
        (outcome("Late", None, status=Status.NOTHING_FOUND), f"Base, {OPEN}", False, [0]),
        # Both plans are equally good, but for the one that is open there may be a better one.
        (outcome("Open", BEFORE, [(2, 2), (8, 8), (57, 50)]), f"Base and Open, {OPEN}", False, [0, 1]),
    ],
)
def test_the_best(other: Outcome, best: str, proved: bool, places: list[int]) -> None:
    found = comparison(other)
    assert (found.best, found.best_proved) == (f"Best by the objectives in their order: {best}", proved)
    assert [place for place, one in enumerate(found.cases) if one.best] == places


def test_nothing_is_best_where_there_is_nothing_to_rank() -> None:
    found = comparison(outcome("Others", BEFORE, [(0, 0)] * 3, event=OTHERS_COME))
    told = f"There is nothing to rank against Base. {NOT_RANKED}"
    assert (found.best, found.best_proved, [one.best for one in found.cases]) == (told, False, [False, False])
    assert comparison().best == "There is nothing to rank against Base."


def test_without_any_plan_none_is_best() -> None:
    impossible = [outcome(name, None, status=Status.PROVED_IMPOSSIBLE) for name in (BASE, "Other")]
    found = compared(impossible)
    assert (found.best, found.best_proved) == ("There is no plan to call the best.", False)
    assert found.steps == (Step(0, 0),)


def test_objectives_of_all_are_listed_and_ranks_of_all_wishes() -> None:
    policy = Policy(objectives=("moved rooms", "total cost"))
    found = comparison(outcome("Rooms", BEFORE, [(0, 0), (57, 57)], policy=policy))
    assert found.objectives == ("worst rank", "unseated", "total cost", "moved rooms")
    assert found.ranks == (1, 2)


def test_steps_of_the_differences() -> None:
    assert comparison(OTHER).steps == (Step(-14, -14), Step(0, 0), Step(7, 7))


def test_many_differences_end_in_one_step() -> None:
    effect = comparison(OTHER).cases[1].effect
    assert effect is not None
    many = replace(effect, differences=tuple((size, 2) for size in (-4, *range(10, 90, 10))))
    assert list(map(str, steps([many]))) == [
        "4 less", "the same", "10 more", "20 more", "30 more", "40 more", "50 more", "60 more", "70+ more",
    ]  # fmt: skip
    assert many.within(Step(70, 80)) == 4
    gains = replace(effect, differences=tuple((-size, 1) for size in range(1, 9)))
    assert str(steps([gains])[0]) == "7+ less"


def test_nothing_can_be_compared_without_a_base() -> None:
    with pytest.raises(ValueError, match=r"^nothing can be compared without a base$"):
        compared([])
