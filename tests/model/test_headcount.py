"""As many seated as can be, whoever they are: the timetable for that, near the one that there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hidden import Instance, larger, some
from hypothesis import given

from allocator.event import Attendee, Event, Room, Round, Session
from allocator.model.engines import open_timetable
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels, of
from allocator.model.formulation.program import assemble
from allocator.model.formulation.terms import Whole
from allocator.model.search.incumbent import Incumbent, Task
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.verify.measures import measure
from tests.small import plan

POLICY = Policy(objectives=("unseated", "total cost"))


def event(*rooms: Room, attendees: str) -> Event:
    """One round in which two sessions may be held."""
    return Event(
        title="One round",
        rounds=(Round("R1"),),
        rooms=rooms,
        speakers=(),
        sessions=tuple(Session(code, f"Craft {code}", at_least=0, at_most=1) for code in ("A", "B")),
        attendees=tuple(Attendee(id, f"Guest {id}") for id in attendees),
        wishes=(),
    )


def seated_nearby(event: Event, policy: Policy, begun: Plan) -> tuple[int, Plan]:
    """The bound on those unseated, and the plan that another one led to."""
    columns = Columns(event, policy)
    deadline = Deadline(20)
    task = Task(columns, Incumbent(columns, levels(columns), deadline, None), deadline, workers=1, seed=0)
    task.incumbent.offer_plan(begun)

    def want(these: Columns) -> Whole:
        return of(these, "unseated")

    bound = open_timetable._seat_by_headcount(task, assemble(columns).tightened(), want, 0)
    assert task.incumbent.plan is not None
    return bound, task.incumbent.plan


def test_rooms_change_hands_where_that_seats_more() -> None:
    here = event(Room("Barn", 4), Room("Attic", 2), attendees="abcdef")
    broad, narrow = here.sessions
    here = replace(here, sessions=(broad, replace(narrow, maximum=2)))
    bound, found = seated_nearby(here, POLICY, plan(["A R1 Attic", "B R1 Barn"], ["ab A R1", "cd B R1"]))
    assert (bound, measure(here, POLICY, found).unseated) == (0, 0)
    assert set(found.placements) == set(plan(["A R1 Barn", "B R1 Attic"]).placements)


@pytest.mark.parametrize("held", ["A", "B"])
def test_of_two_timetables_that_seat_as_many_the_one_stays_in_which_people_are(held: str) -> None:
    here = event(Room("Attic", 2), attendees="abc")
    bound, found = seated_nearby(here, POLICY, plan([f"{held} R1 Attic"], [f"a {held} R1"]))
    assert (bound, measure(here, POLICY, found).unseated) == (1, 1)
    assert [one.session for one in found.placements] == [held]


@pytest.mark.slow
@some
@given(larger)
def test_the_bound_is_below_every_plan_and_the_plan_no_worse(instance: Instance) -> None:
    bound, found = seated_nearby(instance.event, instance.policy, instance.plan)
    before, after = (measure(instance.event, instance.policy, one).unseated for one in (instance.plan, found))
    assert bound <= after
    if instance.policy.objectives[0] == "unseated":
        assert after <= before
