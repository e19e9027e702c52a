"""The plan that is there at once."""

from __future__ import annotations

from allocator.event import Attendee, Event, Fixed, Room, Round, Session, Wish
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import assemble
from allocator.model.formulation.seats import NO_SEATS
from allocator.model.search.greedy import greedy_plan
from allocator.plan import Assignment, Plan
from allocator.policy import Policy
from allocator.verify import violations

ROUNDS = (Round("R1"), Round("R2"))
BOTH = (Fixed("R1"), Fixed("R2"))


def greedy(event: Event) -> Plan:
    columns = Columns(event, Policy(), chosen=NO_SEATS, anonymous=True)
    return greedy_plan(assemble(columns).tightened(), columns, seed=1)


def pottery_and_weaving(*attendees: Attendee, wishes: tuple[Wish, ...], maximum: int = 9) -> Event:
    sessions = (
        Session("W1", "Pottery", maximum=1, at_most=2, fixed=BOTH),
        Session("W2", "Weaving", maximum=maximum, at_most=2, fixed=BOTH),
    )
    return Event("Fair", ROUNDS, (), (), sessions, attendees, wishes)


def test_a_wish_is_granted_and_the_other_round_filled() -> None:
    event = pottery_and_weaving(Attendee("a", "Ada"), wishes=(Wish("a", "W1", 1),))
    assert greedy(event).assignments == (Assignment("a", "W1", "R1"), Assignment("a", "W2", "R2"))


def test_who_comes_later_takes_what_is_left() -> None:
    event = pottery_and_weaving(
        Attendee("a", "Ada"), Attendee("b", "Bo"), wishes=(Wish("a", "W1", 1), Wish("b", "W1", 1))
    )
    plan = greedy(event)
    assert violations(event, Policy(), plan) == ()
    assert sorted(seat.session for seat in plan.assignments) == ["W1", "W1", "W2", "W2"]


def test_nobody_sits_where_there_is_no_room_nor_twice_in_a_session() -> None:
    everybody = [Attendee(name, name.upper()) for name in "abc"]
    event = pottery_and_weaving(*everybody, wishes=(), maximum=1)
    plan = greedy(event)
    assert violations(event, Policy(), plan) == ()
    assert len(plan.assignments) == 4


def test_nobody_sits_when_they_are_away() -> None:
    event = pottery_and_weaving(Attendee("a", "Ada", unavailable=frozenset({"R1"})), wishes=(Wish("a", "W2", 1),))
    assert greedy(event).assignments == (Assignment("a", "W2", "R2"),)


def test_a_plan_in_rooms_names_them() -> None:
    session = Session("W1", "Pottery", fixed=(Fixed("R1", "Attic"),), at_most=1)
    event = Event("Fair", ROUNDS[:1], (Room("Attic", 3),), (), (session,), (Attendee("a", "Ada"),), ())
    assert [placement.room for placement in greedy(event).placements] == ["Attic"]
