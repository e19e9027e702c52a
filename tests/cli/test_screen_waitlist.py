"""What the command line says of free seats that were given out."""

from __future__ import annotations

from allocator.event import Labels
from allocator.model.solvers.deadline import Deadline
from allocator.scenario.replan.waitlist import filled, waitlist_result
from allocator.screen.replan import waitlist_lines
from tests.scenario.test_replan import ANNOUNCED, POLICY
from tests.scenario.test_waitlist import LATE


def test_given_seats_and_those_who_wait_are_counted_and_bounds_told() -> None:
    found = filled(LATE, POLICY, ANNOUNCED)
    result = waitlist_result(LATE, POLICY, found, deadline=Deadline(20), workers=1)
    # All announced have wishes 1 and 2, 4 x 1. Eve and Fay have one seat each as they wish, and lack one each,
    # which costs 2 (wish 3) + 1 + 2 rounds + 2 = 7.
    assert list(waitlist_lines(found, result.stages, Labels())) == [
        "2 free seats given to 2 attendees, in the order of the draw.",
        "2 still wait for 2 seats.",
        "Nobody else was moved. Beside each figure is the least that any seating of those who wait can reach "
        "while the timetable, everybody else and the figures above it stay.",
        "",
        "  unseated          2   no less",
        "  total cost       18   no less",
    ]
