"""The engine that is asked for is the one that searches, wherever there are many searches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from allocator.event import Place, RoomChoice
from allocator.model.solve import solve
from allocator.model.solvers.deadline import Deadline
from allocator.scenario.replan.frontier import frontier
from allocator.scenario.replan.replanning import replanning
from allocator.scenario.replan.waitlist import filled, waitlist_result
from allocator.scenario.sensitivity.room_offers import best_rooms
from allocator.scenario.sensitivity.seat_worths import seat_worths
from tests.scenario.test_replan import ANNOUNCED, DAY, POLICY

NONE = "an engine that there is not"


def _frontier() -> None:
    asked = replanning(DAY, POLICY, ANNOUNCED, ())
    fewest = solve(asked.event, asked.policy, time_limit=20, workers=1)
    frontier(asked, fewest, points=2, time_limit=20, engine=NONE)


def _rooms() -> None:
    choice = RoomChoice((Place(("Attic",)),))
    best_rooms(replace(DAY, choice=choice), POLICY, time_limit=20, at_most=1, engine=NONE)


def _seats() -> None:
    seat_worths(DAY, POLICY, ANNOUNCED, time_limit=20, engine=NONE)


def _waitlist() -> None:
    waitlist_result(DAY, POLICY, filled(DAY, POLICY, ANNOUNCED), deadline=Deadline(20), engine=NONE, workers=1)


@pytest.mark.parametrize("search", [_frontier, _rooms, _seats, _waitlist])
def test_the_engine_asked_for_is_looked_up(search: Callable[[], None]) -> None:
    with pytest.raises(KeyError, match=NONE):
        search()
