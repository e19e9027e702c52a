"""Each rule of the model is needed: left out, the best plan is another one, and it breaks that rule alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from allocator.event import Attendee, Event, Fixed, Pin, Place, Room, RoomChoice, Round, Session, Speaker, Wish
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels
from allocator.model.formulation.program import Program, assemble
from allocator.model.formulation.rules import DEFINITIONS, RULES, RowsOf
from allocator.model.formulation.terms import Whole
from allocator.model.solvers import cpsat
from allocator.model.solvers.cpsat import Effort
from allocator.model.solvers.deadline import Deadline
from allocator.model.solvers.found import Found
from allocator.plan import Assignment, Plan
from allocator.policy import Policy
from allocator.verify import violations

ONE, TWO = (Round("R1"),), (Round("R1"), Round("R2"))
ATTIC, BARN = Room("Attic", 2), Room("Barn", 1)
SEATS_FIRST = Policy(objectives=("unseated", "total cost"))
POTTERY, WEAVING = Session("W1", "Pottery", at_least=0), Session("W2", "Weaving", at_least=0)
ADA, BO = Attendee("a", "Ada"), Attendee("b", "Bo")
ADA_POTTERY, BO_POTTERY, BO_WEAVING = Wish("a", "W1", 1), Wish("b", "W1", 1), Wish("b", "W2", 1)


def day(
    *sessions: Session,
    rounds: tuple[Round, ...] = ONE,
    rooms: tuple[Room, ...] = (ATTIC, BARN),
    speakers: tuple[Speaker, ...] = (),
    attendees: tuple[Attendee, ...] = (ADA, BO),
    wishes: tuple[Wish, ...] = (ADA_POTTERY, BO_POTTERY),
    pins: tuple[Pin, ...] = (),
) -> Event:
    return Event("Bite", rounds, rooms, speakers, sessions, attendees, wishes, pins)


@dataclass(frozen=True)
class Bite:
    """An event in which a rule stands in the way of something better, or of any plan at all (`value` None).

    `value` and `without` are what the objectives reach with and without the rule, in the policy's order.
    """

    rule: str
    event: Event
    value: tuple[int, ...] | None
    without: tuple[int, ...]
    policy: Policy = SEATS_FIRST


BITES = (
    # Both sessions must have somebody, and there is one person.
    Bite(
        "one_session_at_a_time",
        day(
            replace(POTTERY, minimum=1, at_least=1),
            replace(WEAVING, minimum=1, at_least=1),
            attendees=(ADA,),
            wishes=(),
        ),
        None,
        (0, 0),
    ),
    # Pottery needs somebody, and Ada, the only one, is away.
    Bite(
        "attendees_are_available",
        day(
            replace(POTTERY, minimum=1, at_least=1),
            attendees=(replace(ADA, unavailable=frozenset({"R1"})),),
            wishes=(ADA_POTTERY,),
        ),
        None,
        (0, 0),
    ),
    # Pottery is all there is: Ada misses one round of two, at a cost of 0 + 1 + 2 rounds + 2.
    Bite("nobody_repeats_a_session", day(POTTERY, rounds=TWO, attendees=(ADA,), wishes=(ADA_POTTERY,)), (1, 5), (0, 0)),
    # One seat for two people: one misses, at 0 + 1 + 1 round + 2.
    Bite("no_offering_is_overfull", day(POTTERY, rooms=(BARN,)), (1, 4), (0, 0)),
    Bite("no_offering_is_overfull", day(replace(POTTERY, maximum=1)), (1, 4), (0, 0)),
    # Three must come, and two exist.
    Bite("no_offering_is_underfilled", day(replace(POTTERY, minimum=3), rooms=(Room("Hall", 9),)), (2, 8), (0, 0)),
    # Weaving must run in the only room, and nobody wished for it: two unwished seats.
    Bite("sessions_run_as_often_as_asked", day(POTTERY, replace(WEAVING, at_least=1), rooms=(ATTIC,)), (0, 8), (0, 0)),
    # Pottery may run once, for one of two people.
    Bite(
        "sessions_run_as_often_as_asked",
        day(replace(POTTERY, at_most=1), rounds=TWO, rooms=(BARN,)),
        (3, 15),
        (2, 10),
    ),
    # One seat in each of two rooms, for a session that both wish for.
    Bite("a_session_runs_once_a_round", day(POTTERY, rooms=(BARN, Room("Cellar", 1))), (1, 4), (0, 0)),
    Bite("sessions_run_in_allowed_rounds", day(replace(POTTERY, rounds=frozenset())), (2, 8), (0, 0)),
    # Weaving is fixed in the only room.
    Bite("fixed_rounds_are_kept", day(POTTERY, replace(WEAVING, fixed=(Fixed("R1"),)), rooms=(ATTIC,)), (0, 8), (0, 0)),
    # The room fixed has one seat for two.
    Bite("fixed_rounds_are_kept", day(replace(POTTERY, fixed=(Fixed("R1", "Barn"),))), (1, 4), (0, 0)),
    Bite("fixed_rooms_are_kept", day(replace(POTTERY, room="Barn")), (1, 4), (0, 0)),
    # Outdoors there would be seats for two.
    Bite("every_offering_has_a_room", day(replace(POTTERY, maximum=2), rooms=(BARN,)), (1, 4), (0, 0)),
    # One room for what each of two wishes for: one seat is unwished.
    Bite(
        "a_room_holds_one_session_a_round",
        day(POTTERY, WEAVING, rooms=(ATTIC,), wishes=(ADA_POTTERY, BO_WEAVING)),
        (0, 4),
        (0, 0),
    ),
    Bite("closed_rooms_stay_empty", day(POTTERY, rooms=(replace(ATTIC, closed=frozenset({"R1"})),)), (2, 8), (0, 0)),
    # The sink is in the smaller room.
    Bite(
        "rooms_have_what_sessions_require",
        day(replace(POTTERY, features=frozenset({"sink"})), rooms=(ATTIC, replace(BARN, features=frozenset({"sink"})))),
        (1, 4),
        (0, 0),
    ),
    # Without a ramp Ada sits nowhere.
    Bite(
        "rooms_have_what_attendees_need",
        day(POTTERY, attendees=(replace(ADA, needs=frozenset({"ramp"})), BO)),
        (1, 4),
        (0, 0),
    ),
    # Ines can give one of the two: one seat is unwished.
    Bite(
        "speakers_give_one_session_a_round",
        day(
            replace(POTTERY, speakers=("Ines",)),
            replace(WEAVING, speakers=("Ines",)),
            speakers=(Speaker("Ines"),),
            wishes=(ADA_POTTERY, BO_WEAVING),
        ),
        (0, 4),
        (0, 0),
    ),
    Bite(
        "speakers_are_available",
        day(replace(POTTERY, speakers=("Ines",)), speakers=(Speaker("Ines", unavailable=frozenset({"R1"})),)),
        (2, 8),
        (0, 0),
    ),
    # Ada gives pottery, and is the only one who could fill weaving.
    Bite(
        "speakers_have_no_seat_while_speaking",
        day(
            replace(POTTERY, speakers=("Ada",), at_least=1),
            replace(WEAVING, minimum=1, at_least=1),
            speakers=(Speaker("Ada", attendee="a"),),
            attendees=(ADA,),
            wishes=(),
        ),
        None,
        (0, 0),
    ),
    # Pinned to weaving, Ada leaves Bo an unwished seat in the only room.
    Bite("pins_are_kept", day(POTTERY, WEAVING, rooms=(ATTIC,), pins=(Pin("a", "W2", "R1"),)), (0, 4), (0, 0)),
    # One seat, Ada's second wish and Bo's first; headcount misses costs 1 + 1 + 1 round + 2.
    Bite(
        "pins_are_kept",
        day(
            POTTERY,
            replace(WEAVING, at_most=0),
            rooms=(BARN,),
            wishes=(Wish("a", "W2", 1), Wish("a", "W1", 2), BO_POTTERY),
            pins=(Pin("a", None, "R1"),),
        ),
        (1, 6),
        (1, 5),
    ),
    # Kept from pottery, Ada gets an unwished seat.
    Bite("exclusions_are_kept", day(POTTERY, WEAVING, pins=(Pin("a", "W1", None, must=False),)), (0, 4), (0, 0)),
    # Pottery needs both, and Ada is kept free: Bo has nothing.
    Bite(
        "exclusions_are_kept",
        day(replace(POTTERY, minimum=2), pins=(Pin("a", None, "R1", must=False),)),
        (1, 4),
        (0, 0),
    ),
    # Weaving is all there is, and not wished for.
    Bite(
        "unwished_seats_are_allowed",
        day(replace(POTTERY, at_most=0), WEAVING),
        (2, 8),
        (0, 8),
        Policy(objectives=("unseated", "total cost"), unwished_allowed=False),
    ),
    # Pottery needs two; Bo, who wished nothing, would be the second, and Ada needs Bo.
    Bite(
        "unasked_seats_are_allowed",
        day(replace(POTTERY, minimum=2), wishes=(ADA_POTTERY,)),
        (1, 4),
        (0, 0),
        replace(SEATS_FIRST, seats_for_wishless=False),
    ),
    # The same where Bo did not answer.
    Bite(
        "unasked_seats_are_allowed",
        day(replace(POTTERY, minimum=2), wishes=(ADA_POTTERY,), attendees=(ADA, replace(BO, answered=False))),
        (1, 4),
        (0, 0),
        replace(SEATS_FIRST, seats_for_silent=False),
    ),
    # A seat costs 5, no seat costs 0.
    Bite(
        "everybody_is_seated",
        day(POTTERY),
        (10,),
        (0,),
        Policy(objectives=("total cost",), rank_costs=(5,), unwished_cost=0, everybody_seated=True),
    ),
    # Both were announced weaving, and both wish for pottery: 4 each.
    Bite(
        "few_enough_are_moved",
        replace(
            day(POTTERY, WEAVING), baseline=Plan.of([], [Assignment("a", "W2", "R1"), Assignment("b", "W2", "R1")])
        ),
        (0, 4),
        (0, 0),
        replace(SEATS_FIRST, most_moved=1),
    ),
    # Each wishes for another session, and one of them only has a room: an unwished seat costs 4.
    Bite(
        "rooms_are_chosen_as_agreed",
        replace(
            day(POTTERY, WEAVING, wishes=(ADA_POTTERY, BO_WEAVING)),
            choice=RoomChoice((Place((ATTIC.name, BARN.name)),)),
        ),
        (0, 4),
        (0, 0),
    ),
)


def weighted(columns: Columns) -> Whole:
    """The objectives in one, each worth more than all that follow: enough for an event this small."""
    vectors = [level.vector for level in levels(columns)]
    total = np.zeros(columns.count, np.int64)
    for vector in vectors:
        total = total * 1000 + vector
    return total


def best(program: Program, vector: Whole) -> Found:
    return cpsat.minimise(program, vector, deadline=Deadline(20), effort=Effort(20, workers=1))


def without(rule: str) -> tuple[RowsOf, ...]:
    return tuple(one for one in RULES + DEFINITIONS if one.__name__ != rule)


@pytest.mark.parametrize("bite", BITES, ids=lambda bite: bite.rule)
def test_without_the_rule_the_best_plan_is_another_and_breaks_it(bite: Bite) -> None:
    columns = Columns(bite.event, bite.policy)
    reached: list[tuple[tuple[int, ...] | None, set[str]]] = []
    for rules in (RULES + DEFINITIONS, without(bite.rule)):
        found = best(assemble(columns, rules), weighted(columns))
        assert found.impossible == (found.values is None)
        if found.values is None:
            reached.append((None, set()))
        else:
            values = tuple(int(level.vector @ found.values) for level in levels(columns))
            broken = violations(bite.event, bite.policy, columns.plan(found.values))
            reached.append((values, {violation.rule for violation in broken}))
    assert reached == [(bite.value, set()), (bite.without, {bite.rule})]


def test_every_rule_bites() -> None:
    assert list(dict.fromkeys(bite.rule for bite in BITES)) == [rule.__name__ for rule in RULES]
