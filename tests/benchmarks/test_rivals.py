"""The rivals on days so small that their plans are worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allocator.errors import AllocatorError
from allocator.event import Attendee, Event, Fixed, Pin, Room, Round, Session, Speaker, Wish
from allocator.plan import Assignment, Placement, Plan, Status
from allocator.policy import Policy
from allocator.verify import violations
from allocator.verify.measures import measure, served
from benchmarks.engines import ENGINES
from benchmarks.rivals import fair
from benchmarks.rivals.by_hand import boston, draft, first_come, serial_dictatorship
from benchmarks.rivals.seating import Seating
from benchmarks.rivals.timetable import popular_first

POLICY = Policy(objectives=("total cost",), everybody_seated=True)


def day(sessions: list[Session], wishes: dict[str, str], *, rounds: int = 1, rooms: tuple[Room, ...] = ()) -> Event:
    """A day of people whose wishes are written 'W1 W2', dearest first."""
    return Event(
        title="Day",
        rounds=tuple(Round(f"R{number}") for number in range(1, rounds + 1)),
        rooms=rooms,
        speakers=(),
        sessions=tuple(sessions),
        attendees=tuple(Attendee(id, id) for id in wishes),
        wishes=tuple(
            Wish(id, code, rank) for id, codes in wishes.items() for rank, code in enumerate(codes.split(), start=1)
        ),
    )


def session(code: str, seats: int | None, *, minimum: int = 0, at_least: int = 1, at_most: int | None = 1) -> Session:
    return Session(code, code, maximum=seats, minimum=minimum, at_least=at_least, at_most=at_most)


# An unwished seat costs 1 + 1 + 1 round + 2 = 5. Best: one of a and b gets W1, c gets W2, the other W3: 0 + 0 + 5.
SCARCE = day(
    [session("W1", 1), session("W2", 1), session("W3", 2)],
    {"a": "W1 W2", "b": "W1 W2", "c": "W2 W1"},
)

# W1 and W3 run in R1, W2 and W4 in R2: nobody has them both.
TWO_ROUNDS = day(
    [session(code, 1) for code in ("W1", "W2", "W3", "W4")],
    {"a": "W1 W2 W3 W4", "b": "W1 W2 W3 W4"},
    rounds=2,
)


def cost(event: Event, plan: Plan, policy: Policy = POLICY) -> int:
    """The total cost of a plan that keeps every rule."""
    assert violations(event, policy, plan) == ()
    return measure(event, policy, plan).total_cost


@pytest.mark.parametrize("engine", ["default", "cpsat", "highs"])
def test_solvers_prove_the_optimum(engine: str) -> None:
    answer = ENGINES[engine](SCARCE, POLICY, 10.0)
    assert answer.plan is not None
    assert (answer.status, answer.bound, cost(SCARCE, answer.plan)) == (Status.PROVED_BEST, 5, 5)
    assert answer.first_plan_seconds is not None
    assert (answer.curve[-1].value, answer.curve[-1].bound) == (5, 5)


def test_highs_takes_objectives_in_their_order() -> None:
    """Worst rank first: nobody can do better than an unwished seat, which counts as rank 3; then the cost as before."""
    policy = replace(POLICY, objectives=("unseated", "worst rank", "total cost"))
    answer = ENGINES["highs"](SCARCE, policy, 10.0)
    assert answer.plan is not None
    measures = measure(SCARCE, policy, answer.plan)
    assert (measures.unseated, measures.worst_rank, measures.total_cost) == (0, 3, 5)
    assert (answer.status, answer.bound) == (Status.PROVED_BEST, 5)


def test_highs_says_that_no_plan_exists() -> None:
    event = day([session("W1", 1)], {"a": "W1", "b": "W1"})
    answer = ENGINES["highs"](event, POLICY, 10.0)
    assert (answer.plan, answer.bound, answer.status) == (None, None, Status.PROVED_IMPOSSIBLE)


def test_first_come() -> None:
    """a takes W1, b takes W2, and c what is left."""
    plan = first_come(SCARCE, POLICY)
    assert plan.assignments == (
        Assignment("a", "W1", "R1"),
        Assignment("b", "W2", "R1"),
        Assignment("c", "W3", "R1"),
    )
    assert cost(SCARCE, plan) == 0 + 1 + 5


def test_serial_dictatorship() -> None:
    """Whoever is drawn first takes W1 and W2, at 0 + 1; the other has W3 and W4 left, at 2 + 3."""
    plan = serial_dictatorship(TWO_ROUNDS, POLICY)
    assert cost(TWO_ROUNDS, plan) == 6
    assert sorted(one.cost for one in served(TWO_ROUNDS, POLICY, plan)) == [1, 5]


def test_a_draft_takes_turns() -> None:
    """W1, then W2; then the other way round: the second has W3, at 1 + 2, and the first W4, at 0 + 3."""
    plan = draft(TWO_ROUNDS, POLICY)
    assert cost(TWO_ROUNDS, plan) == 6
    assert [one.cost for one in served(TWO_ROUNDS, POLICY, plan)] == [3, 3]


def test_boston_grants_first_wishes_first() -> None:
    """c has W2 before anybody's second wish, whatever is drawn."""
    plan = boston(SCARCE, POLICY)
    assert Assignment("c", "W2", "R1") in plan.assignments
    assert cost(SCARCE, plan) == 5


def test_a_seat_that_is_missing_is_left_missing() -> None:
    """Two seats for three: the verifier counts what is missing."""
    event = day([session("W1", 2)], {"a": "W1", "b": "W1", "c": "W1"})
    plan = first_come(event, POLICY)
    assert [(one.rule, one.excess) for one in violations(event, POLICY, plan)] == [("everybody_is_seated", 1)]
    # Wishes cost 0, the missing seat what an unwished one does: 0 + 1 + 1 + 2.
    assert measure(event, POLICY, plan).total_cost == 4


def test_what_too_few_come_to_is_called_off() -> None:
    event = day(
        [session("W1", 3, minimum=2, at_least=0), session("W2", 3, minimum=2, at_least=0)],
        {"a": "W1", "b": "W1", "c": "W2"},
    )
    plan = first_come(event, POLICY)
    assert plan.placements == (Placement("W1", "R1"),)
    assert cost(event, plan) == 4


def test_pins_exclusions_and_needs_are_kept() -> None:
    event = replace(
        day(
            [session("W1", None), session("W2", None)],
            {"a": "W1", "b": "W1", "c": "W1"},
            rooms=(Room("Attic", 2), Room("Barn", 3, frozenset({"ramp"}))),
        ),
        pins=(Pin("a", "W2", None), Pin("b", "W1", None, must=False)),
    )
    event = replace(event, attendees=(*event.attendees[:2], Attendee("c", "c", needs=frozenset({"ramp"}))))
    seating = Seating(event, POLICY, [Placement("W1", "R1", "Attic"), Placement("W2", "R1", "Barn")])
    assert [seating.take_best(id) for id in "abc"] == [False, False, False]
    seating.fill(["a", "b", "c"])
    assert [seat.session for seat in seating.plan.assignments] == ["W2", "W2", "W2"]
    assert violations(event, POLICY, seating.plan) == ()


def test_wishes_alone_where_policy_says_so() -> None:
    policy = replace(POLICY, unwished_allowed=False)
    assert first_come(SCARCE, policy).assignments == (Assignment("a", "W1", "R1"), Assignment("b", "W2", "R1"))


def test_popular_sessions_get_big_rooms() -> None:
    """W2 is wished for first by two, W1 by one; there is room for W2 again, for which a seat is still wanted."""
    event = day(
        [session("W1", None, at_most=2), session("W2", None, at_most=2)],
        {"a": "W1 W2", "b": "W2 W1", "c": "W2 W1"},
        rounds=2,
        rooms=(Room("Attic", 1), Room("Barn", 2, closed=frozenset({"R2"}))),
    )
    # Among the first two wishes each is wanted thrice. W1 comes first by its code and has Barn with 2 seats; W2 has
    # Attic in R2, where seats are fewer; two more are wanted of it, and Attic in R1 is left.
    assert popular_first(event) == (
        Placement("W1", "R1", "Barn"),
        Placement("W2", "R2", "Attic"),
        Placement("W2", "R1", "Attic"),
    )


def test_a_settled_timetable_stays_and_speakers_are_not_doubled() -> None:
    event = day([session("W1", 2), session("W2", 2)], {"a": "W1", "b": "W2"}, rounds=2)
    settled = replace(event.sessions[0], fixed=(Fixed("R2"),), speakers=("Ines",))
    event = replace(
        event, speakers=(Speaker("Ines"),), sessions=(settled, replace(event.sessions[1], speakers=("Ines",)))
    )
    assert popular_first(event) == (Placement("W1", "R2"), Placement("W2", "R1"))


def test_what_suits_few_places_is_placed_first() -> None:
    """W1 is more popular, but W2 may run in R1 alone: in one of three places."""
    event = day([session("W1", 2), session("W2", 2)], {"a": "W1", "b": "W1 W2"}, rounds=3, rooms=(Room("Attic", 2),))
    event = replace(event, sessions=(event.sessions[0], replace(event.sessions[1], rounds=frozenset({"R1"}))))
    assert popular_first(event) == (Placement("W2", "R1", "Attic"), Placement("W1", "R2", "Attic"))


def test_what_somebody_is_pinned_to_is_not_called_off() -> None:
    event = day(
        [session("W1", 3, minimum=2, at_least=0), session("W2", 3, minimum=2, at_least=0)],
        {"a": "W1", "b": "W1", "c": "W2"},
    )
    pinned = replace(event, pins=(Pin("c", "W2", None),))
    plan = first_come(pinned, POLICY)
    assert [one.rule for one in violations(pinned, POLICY, plan)] == ["no_offering_is_underfilled"]


def test_the_same_draw_every_time() -> None:
    assert serial_dictatorship(SCARCE, POLICY) == serial_dictatorship(SCARCE, POLICY)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["utilitarian", "OC", "almost egalitarian", "round robin"])
def test_fairpyx(name: str) -> None:
    """Whoever comes first has W1; c gets W2 where the total counts, and W3 where a and b have picked before."""
    if fair.interpreter() is None:
        pytest.skip("fairpyx is not installed; benchmarks/README.md says how")
    answer = ENGINES[f"fairpyx {name}"](SCARCE, POLICY, 60.0)
    assert answer.plan is not None
    expected = {"utilitarian": 5, "OC": 5, "almost egalitarian": 5, "round robin": 6}
    assert (answer.bound, cost(SCARCE, answer.plan)) == (None, expected[name])


def test_fairpyx_absent_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fair, "interpreter", lambda: None)
    with pytest.raises(AllocatorError) as trouble:
        ENGINES["fairpyx utilitarian"](SCARCE, POLICY, 10.0)
    assert str(trouble.value) == (
        "fairpyx is not installed. Set ALLOCATOR_FAIRPYX to a Python that has it, or make .venv-fairpyx; "
        "benchmarks/README.md says how."
    )


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (SCARCE, None),
        (TWO_ROUNDS, "it has more than one round"),
        (replace(SCARCE, pins=(Pin("a", "W1", None),)), "it has pins"),
        (day([session("W1", 3, minimum=2)], {"a": "W1"}), "its sessions have minimums"),
        (replace(SCARCE, rooms=(Room("Attic", 2),)), "its timetable is not settled"),
        (
            replace(SCARCE, attendees=(Attendee("a", "a", unavailable=frozenset({"R1"})), *SCARCE.attendees[1:])),
            "its attendees have needs of their own",
        ),
    ],
)
def test_what_is_a_problem_for_fairpyx(event: Event, why: str | None) -> None:
    assert fair.not_its_own(event) == why
