"""Which of two what-ifs is better, and whether that is proved, on values and bounds made up by hand."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from allocator.comparison import Verdict
from allocator.plan import Stage
from allocator.scenario.whatif.verdict import NO_PLAN, UNKNOWN, CaseStanding, Judgement, judged

NAMES = ("unseated", "worst rank", "total cost")

IMPOSSIBLE = CaseStanding((), NO_PLAN, NO_PLAN)
NOT_FOUND = CaseStanding((), UNKNOWN, NO_PLAN)


def standing(*levels: tuple[int, int]) -> CaseStanding:
    """What pairs of a value and a bound say, objective by objective."""
    return CaseStanding.of_stages([Stage(name, *level) for name, level in zip(NAMES, levels, strict=False)])


PROVED = standing((0, 0), (4, 4), (20, 20))

CASES = {
    "the last objective decides": (
        PROVED,
        standing((0, 0), (4, 4), (19, 15)),
        Judgement(
            Verdict.PROVED_BETTER,
            "total cost",
            "total cost: this has 19, and the base cannot go below 20 at the same unseated and worst rank",
        ),
    ),
    "the first objective decides, whatever is open below it": (
        standing((3, 2), (9, 0), (9, 0)),
        standing((1, 0), (9, 0), (9, 0)),
        Judgement(Verdict.PROVED_BETTER, "unseated", "unseated: this has 1, and the base cannot go below 2"),
    ),
    "worse": (
        PROVED,
        standing((0, 0), (6, 5), (2, 0)),
        Judgement(
            Verdict.PROVED_WORSE,
            "worst rank",
            "worst rank: the base has 4, and this cannot go below 5 at the same unseated",
        ),
    ),
    # The base may have worst rank 3, but not less; and at 3 it cannot cost less than 12, which is more than 10.
    "an open objective that the other one reaches": (
        standing((0, 0), (4, 3), (20, 12)),
        standing((0, 0), (3, 3), (10, 10)),
        Judgement(
            Verdict.PROVED_BETTER,
            "total cost",
            "total cost: this has 10, and the base cannot go below 12 at the same unseated and worst rank",
        ),
    ),
    "better in the plans found, open in the same objective": (
        standing((0, 0), (4, 4), (20, 15)),
        standing((0, 0), (4, 4), (18, 10)),
        Judgement(
            Verdict.FOUND_BETTER,
            "total cost",
            "total cost: this has 18 and the base 20 in the plans found; but the base may still go down to 15",
        ),
    ),
    "better in the plans found, open in an objective before": (
        standing((0, 0), (4, 3), (20, 15)),
        standing((0, 0), (4, 4), (10, 10)),
        Judgement(
            Verdict.FOUND_BETTER,
            "total cost",
            "total cost: this has 10 and the base 20 in the plans found; "
            "but the base may still go down to 3 in worst rank",
        ),
    ),
    "worse in the plans found": (
        standing((0, 0), (4, 4), (18, 10)),
        standing((0, 0), (4, 4), (20, 15)),
        Judgement(
            Verdict.FOUND_WORSE,
            "total cost",
            "total cost: the base has 18 and this 20 in the plans found; but this may still go down to 15",
        ),
    ),
    "better, and at the bound of the base": (
        standing((0, 0), (4, 4), (20, 18)),
        standing((0, 0), (4, 4), (18, 10)),
        Judgement(
            Verdict.FOUND_BETTER,
            "total cost",
            "total cost: this has 18 and the base 20 in the plans found; proved no worse",
        ),
    ),
    "worse, and the base at its bound": (
        standing((0, 0), (4, 4), (18, 10)),
        standing((0, 0), (4, 4), (20, 18)),
        Judgement(
            Verdict.FOUND_WORSE,
            "total cost",
            "total cost: the base has 18 and this 20 in the plans found; proved no better",
        ),
    ),
    "equal": (PROVED, PROVED, Judgement(Verdict.PROVED_EQUAL, "", "equal in every objective, and both are proved")),
    "equal, but only the base is proved": (
        PROVED,
        standing((0, 0), (4, 4), (20, 19)),
        Judgement(Verdict.FOUND_EQUAL, "", "equal in the plans found, but not everything is proved; proved no worse"),
    ),
    "equal, but only the other is proved": (
        standing((0, 0), (4, 4), (20, 19)),
        PROVED,
        Judgement(Verdict.FOUND_EQUAL, "", "equal in the plans found, but not everything is proved; proved no better"),
    ),
    "equal, and nothing proved": (
        standing((2, 1)),
        standing((2, 1)),
        Judgement(Verdict.FOUND_EQUAL, "", "equal in the plans found, but not everything is proved"),
    ),
    "no plan exists": (
        PROVED,
        IMPOSSIBLE,
        Judgement(Verdict.PROVED_WORSE, "", "this has no plan that keeps every rule: that is proved"),
    ),
    "no plan exists for the base": (
        IMPOSSIBLE,
        standing((5, 0)),
        Judgement(Verdict.PROVED_BETTER, "", "the base has no plan that keeps every rule: that is proved"),
    ),
    "no plan exists for either": (
        IMPOSSIBLE,
        IMPOSSIBLE,
        Judgement(Verdict.PROVED_EQUAL, "", "neither has a plan: that is proved"),
    ),
    "no plan was found": (
        PROVED,
        NOT_FOUND,
        Judgement(Verdict.FOUND_WORSE, "", "no plan was found for this in time; there may still be one"),
    ),
    "no plan was found for the base": (
        NOT_FOUND,
        PROVED,
        Judgement(Verdict.FOUND_BETTER, "", "no plan was found for the base in time; there may still be one"),
    ),
    "no plan was found for one, and none exists for the other": (
        NOT_FOUND,
        IMPOSSIBLE,
        Judgement(Verdict.FOUND_EQUAL, "", "no plan was found for either"),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_verdicts(case: tuple[CaseStanding, CaseStanding, Judgement]) -> None:
    base, other, judgement = case
    assert judged(base, other, alike=3 if len(base.names) == 3 else 1) == judgement


def test_what_is_counted_otherwise_is_not_compared() -> None:
    base, other = PROVED, standing((0, 0), (4, 4), (10, 10))
    assert judged(base, other, alike=2) == Judgement(Verdict.COUNTED_OTHERWISE, "", "")


def test_what_comes_before_it_is() -> None:
    why = "unseated: this has 0, and the base cannot go below 2"
    judgement = judged(standing((2, 2), (4, 4)), standing((0, 0), (9, 9)), alike=1)
    assert judgement == Judgement(Verdict.PROVED_BETTER, "unseated", why)


def test_nothing_is_proved_of_the_rest_by_what_comes_before_it() -> None:
    why = "unseated: this has 2 and the base 3 in the plans found; not decided"
    judgement = judged(standing((3, 2), (4, 4)), standing((2, 2), (1, 1)), alike=1)
    assert judgement == Judgement(Verdict.FOUND_BETTER, "unseated", why)


def test_one_objective_more_is_another_counting() -> None:
    assert judged(standing((2, 2)), standing((2, 2), (1, 1)), alike=1).verdict is Verdict.COUNTED_OTHERWISE


levels = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(lambda pair: (max(pair), min(pair)))
some_standings = st.one_of(
    st.just(IMPOSSIBLE), st.just(NOT_FOUND), st.tuples(levels, levels, levels).map(lambda three: standing(*three))
)

SWAPPED = {
    Verdict.PROVED_BETTER: Verdict.PROVED_WORSE,
    Verdict.PROVED_WORSE: Verdict.PROVED_BETTER,
    Verdict.FOUND_BETTER: Verdict.FOUND_WORSE,
    Verdict.FOUND_WORSE: Verdict.FOUND_BETTER,
}


@given(some_standings)
def test_nothing_is_better_or_worse_than_itself(one: CaseStanding) -> None:
    assert judged(one, one, alike=3).verdict is (Verdict.PROVED_EQUAL if one.proved else Verdict.FOUND_EQUAL)


@given(some_standings, some_standings, st.integers(0, 3))
def test_better_one_way_is_worse_the_other_way(one: CaseStanding, other: CaseStanding, alike: int) -> None:
    there, back = judged(one, other, alike=alike), judged(other, one, alike=alike)
    assert back.verdict is SWAPPED.get(there.verdict, there.verdict)
    assert back.decides == there.decides


vectors = list(product(range(3), repeat=3))
worlds = st.tuples(
    st.sets(st.sampled_from(vectors), min_size=1, max_size=8), st.integers(0, 7), st.tuples(*[st.integers(0, 1)] * 3)
)


PROVED_VERDICTS = {Verdict.PROVED_BETTER, Verdict.PROVED_WORSE, Verdict.PROVED_EQUAL}


def of_world(world: tuple[set[tuple[int, ...]], int, tuple[int, ...]]) -> CaseStanding:
    """What a solver knows that found one of all plans, and proved a little less than is true."""
    plans, number, slack = world
    found = sorted(plans)[number % len(plans)]
    pairs = []
    for place, value in enumerate(found):
        alike = [plan for plan in plans if all(plan[level] <= found[level] for level in range(place))]
        pairs.append((value, min(plan[place] for plan in alike) - slack[place]))
    return standing(*pairs)


@given(worlds, worlds)
def test_what_is_said_to_be_proved_is_true(
    one: tuple[set[tuple[int, ...]], int, tuple[int, ...]], other: tuple[set[tuple[int, ...]], int, tuple[int, ...]]
) -> None:
    """Against the best of all plans, which the verdict never sees."""
    base, best = min(one[0]), min(other[0])
    judgement = judged(of_world(one), of_world(other), alike=3)
    assume(judgement.verdict in PROVED_VERDICTS or judgement.why.endswith(("proved no worse", "proved no better")))
    true = {
        Verdict.PROVED_BETTER: best < base,
        Verdict.PROVED_WORSE: best > base,
        Verdict.PROVED_EQUAL: best == base,
    }
    bettered = best <= base if judgement.why.endswith("proved no worse") else best >= base
    assert true.get(judgement.verdict, bettered)
