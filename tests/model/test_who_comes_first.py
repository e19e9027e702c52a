"""Whoever stated wishes is seated before those who did not."""

from __future__ import annotations

import pytest

from allocator.event import Attendee, Event, Fixed, Round, Session, Wish
from allocator.model.solve import solve
from allocator.plan import Assignment, Status
from allocator.policy import Policy
from benchmarks.soundness import METHODS

YOGA = Event(
    title="Yoga",
    rounds=(Round("R1"),),
    rooms=(),
    speakers=(),
    sessions=(Session("Y", "Yoga", maximum=1, fixed=(Fixed("R1"),)),),
    attendees=(Attendee("ada", "Ada"), Attendee("bob", "Bob", answered=False)),
    wishes=(Wish("ada", "Y", 1),),
)


@pytest.mark.parametrize(
    "method", [pytest.param(name, marks=() if name == "standard" else pytest.mark.slow) for name in METHODS]
)
def test_a_wished_seat_goes_to_whoever_wished_for_it(method: str) -> None:
    result = solve(YOGA, Policy(), time_limit=5, workers=1, parameters=METHODS[method])
    assert result.plan is not None
    assert result.plan.assignments == (Assignment("ada", "Y", "R1"),)
    # Ada has her first wish, Bob lacks a seat: 0 + 1 for the lowest rank + 1 + 1 round + 2 less 1.
    assert [(stage.name, stage.value) for stage in result.stages] == [
        ("unseated with wishes", 0),
        ("unseated without wishes", 1),
        ("worst rank", 1),
        ("total cost", 4),
    ]


def test_forty_who_did_not_answer_take_no_seat_from_those_who_wished() -> None:
    # 60 seats in each of two rounds for 55 with wishes and 40 without: 35 of the others lack a seat in each.
    wishing = tuple(Attendee(f"w{number}", "W") for number in range(55))
    silent = tuple(Attendee(f"s{number}", "S", answered=False) for number in range(40))
    sessions = tuple(Session(f"S{number}", "S", maximum=20, fixed=(Fixed("R1"), Fixed("R2"))) for number in range(3))
    wishes = tuple(Wish(one.id, f"S{number % 3}", 1) for number, one in enumerate(wishing))
    event = Event("School", (Round("R1"), Round("R2")), (), (), sessions, (*silent, *wishing), wishes)
    result = solve(event, Policy(), time_limit=20, workers=1)
    assert [(one.name, one.value, one.proved) for one in result.stages[:2]] == [
        ("unseated with wishes", 0, True),
        ("unseated without wishes", 70, True),
    ]
    # By the old order alone, seats are counted alike.
    alike = solve(event, Policy(objectives=("unseated",)), time_limit=20, workers=1)
    assert (alike.stages[0].value, alike.status) == (70, Status.PROVED_BEST)
