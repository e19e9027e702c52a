"""Each figure of a plan, with its arithmetic."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest

from allocator.event import Event, Pin, Wish
from allocator.plan import Measures, Moves, Placement, Plan, Served, moves
from allocator.policy import Policy
from allocator.verify import violations
from allocator.verify.measures import measure, served
from tests.small import DAY, plan, with_attendee, with_session

PLAIN = Policy()
EVERYTHING = plan(
    ["W1 R1 Attic", "W2 R1 Barn", "W2 R2 Attic", "W3 R2 Barn", "W3 R3 Attic"],
    ["b W1 R1", "c W2 R1", "ad W2 R2", "c W3 R2", "a W3 R3"],
)
"""Ines, who is attendee d, gives W1 in R1."""


def of(event: Event, plan: Plan, policy: Policy = PLAIN) -> Measures:
    return measure(event, policy, plan)


def how(event: Event, plan: Plan, attendee: str, policy: Policy = PLAIN) -> Served:
    return {one.attendee: one for one in served(event, policy, plan)}[attendee]


def test_unseated_counts_rounds_without_a_seat() -> None:
    # Two rounds; a and b sit in one of them, c and d in none: 1 + 1 + 2 + 2.
    event = replace(DAY, rounds=DAY.rounds[:2])
    assert of(event, plan(["W3 R1 Attic"], ["ab W3 R1"])).value("unseated") == 6


def test_the_worst_rank_is_the_worst_that_anybody_gets() -> None:
    # One round. a gets wish 2, b an unwished seat, for which one wish counts in one round: one below the longest list.
    event = replace(DAY, rounds=DAY.rounds[:1])
    assert of(event, plan(["W2 R1 Barn"], ["ab W2 R1"])).value("worst rank") == 2
    assert of(event, plan(["W2 R1 Barn", "W3 R1 Attic"], ["a W2 R1", "b W3 R1"])).value("worst rank") == 3


def test_lacking_a_seat_is_worse_than_any_rank_for_whoever_wished() -> None:
    # The longest list has 2 wishes, an unwished seat counts as 3, a missing one as 4; c and d wished nothing.
    event = replace(DAY, rounds=DAY.rounds[:1])
    lacking = of(event, plan(["W3 R1 Attic", "W2 R1 Barn"], ["b W3 R1", "cd W2 R1"]))
    assert (lacking.value("worst rank"), lacking.value("unseated with wishes")) == (4, 1)
    others = of(event, plan(["W2 R1 Barn"], ["ab W2 R1"]))
    assert (others.value("worst rank"), others.value("unseated with wishes")) == (2, 0)
    assert (others.value("unseated without wishes"), others.value("unseated")) == (2, 2)


def test_the_total_cost_sums_seats_and_missing_seats() -> None:
    # One round. Wish 1 costs 3, wish 2 costs 5, an unwished or missing seat 9.
    # a gets wish 2: 5. b sits in W1, unwished: 9. c has no wishes, and a seat: 0. d has no seat: 9.
    event = replace(DAY, rounds=DAY.rounds[:1])
    policy = Policy(rank_costs=(3, 5), unwished_cost=9)
    assert of(event, plan(["W2 R1 Barn", "W3 R1 Attic"], ["a W2 R1", "bc W3 R1"]), policy).value("total cost") == 23


def test_every_figure_of_a_plan() -> None:
    # Due: 3 rounds x 4 attendees, less R1 for Ines who speaks then: 11. Taken: 6. Missing: a R1, b R2 R3, c R3, d R3.
    # Costs: a wish 2 (1), an unwished seat and a missing one (2 x 7); b an unwished and two missing (3 x 7);
    # c and d a missing one each (2 x 7): 1 + 14 + 21 + 14. Ranks cost 0, 1; unwished: 1 + 1 + 3 rounds + 2 = 7.
    # a and b stated wishes and lack a seat, two below the longest list of 2.
    # On offer: Attic 2 + Barn 3 + Attic 2 + Barn 3 + Attic 2.
    assert violations(DAY, PLAIN, EVERYTHING) == ()
    assert asdict(of(DAY, EVERYTHING)) == {
        "attendees": 4,
        "seats_due": 11,
        "seated": 6,
        "unseated": 5,
        "unseated_with_wishes": 3,
        "unseated_without_wishes": 2,
        "attendees_unseated": 4,
        "worst_rank": 4,
        "total_cost": 50,
        "granted": {1: 0, 2: 1},
        "unwished": 2,
        "neutral": 3,
        "got_first_wish": 0,
        "got_nothing_wished": 1,
        "offerings": 5,
        "sessions_held": 3,
        "seats_offered": 12,
        "fill": 0.5,
        "rules_broken": 0,
        "cost_of_those_first": 0,
        "moved_attendees": 0,
        "moved_rounds": 0,
        "moved_rooms": 0,
        "own": {},
    }


def test_how_everybody_fares_in_the_organisers_order() -> None:
    event = replace(DAY, attendees=DAY.attendees[::-1])
    assert served(event, PLAIN, EVERYTHING) == (
        Served("d", ranks=(), unwished=0, neutral=1, unseated=("R3",), cost=7),
        Served("c", ranks=(), unwished=0, neutral=2, unseated=("R3",), cost=7),
        Served("b", ranks=(), unwished=1, neutral=0, unseated=("R2", "R3"), cost=21),
        Served("a", ranks=(2,), unwished=1, neutral=0, unseated=("R1",), cost=15),
    )


def test_moves_are_what_the_baseline_has_and_the_plan_has_not() -> None:
    announced = plan(["W1 R1 Attic", "W2 R1 Barn", "W3 R2 Attic", "W9 R3 Attic"], ["ab W1 R1", "c W2 R1", "z W3 R2"])
    now = plan(["W1 R1 Attic", "W2 R1 Attic", "W2 R2 Barn"], ["a W1 R1", "b W2 R1", "ac W2 R2"])
    found = measure(replace(DAY, baseline=announced), Policy(), now)
    # Bo and Cy lose a seat, Ada only gains one, and z is gone; W3 and W9 are held no more, W2 changes room in R1.
    assert (found.moved_attendees, found.moved_rounds, found.moved_rooms) == (2, 2, 1)
    moved = moves(announced, now)
    assert moved == Moves(("b", "c", "z"), (("W3", "R2"), ("W9", "R3")), (Placement("W2", "R1", "Barn"),))


def test_an_empty_plan_has_figures_too() -> None:
    # 12 seats due and missing, each at 7; nobody speaks.
    assert asdict(of(DAY, plan())) == {
        "attendees": 4,
        "seats_due": 12,
        "seated": 0,
        "unseated": 12,
        "unseated_with_wishes": 6,
        "unseated_without_wishes": 6,
        "attendees_unseated": 4,
        "worst_rank": 4,
        "total_cost": 84,
        "granted": {1: 0, 2: 0},
        "unwished": 0,
        "neutral": 0,
        "got_first_wish": 0,
        "got_nothing_wished": 2,
        "offerings": 0,
        "sessions_held": 0,
        "seats_offered": 0,
        "fill": 0.0,
        "rules_broken": 0,
        "cost_of_those_first": 0,
        "moved_attendees": 0,
        "moved_rounds": 0,
        "moved_rooms": 0,
        "own": {},
    }


def test_wishes_granted_are_counted_by_rank_and_first_wishes_by_attendee() -> None:
    both = plan(["W1 R1 Attic", "W2 R2 Attic"], ["a W1 R1", "ab W2 R2"])
    measures = of(DAY, both)
    assert (measures.granted, measures.got_first_wish, measures.got_nothing_wished) == ({1: 2, 2: 1}, 2, 0)
    assert how(DAY, both, "a").ranks == (1, 2)


def test_ranks_are_told_dearest_first() -> None:
    assert how(DAY, plan(["W2 R1 Attic", "W1 R2 Attic"], ["a W2 R1", "a W1 R2"]), "a").ranks == (1, 2)


WISHED_FOR_THREE = replace(DAY, wishes=(Wish("b", "W1", 1), Wish("b", "W2", 2)), rounds=DAY.rounds[:2])


@pytest.mark.parametrize(
    ("event", "worst"),
    [
        # b wished for two sessions and has two rounds: an unwished seat is one below the longest list, 2 + 1.
        (WISHED_FOR_THREE, 3),
        # Two rounds, and a wish for one session only: b must get something else once.
        (replace(WISHED_FOR_THREE, wishes=(Wish("b", "W1", 1), Wish("a", "W1", 2))), 0),
        # The same session wished for in both rounds is still one session.
        (replace(WISHED_FOR_THREE, wishes=(Wish("b", "W1", 1, "R1"), Wish("b", "W1", 2, "R2"))), 0),
        # One session wished for and one round left, the other being one in which b is away.
        (
            replace(
                WISHED_FOR_THREE,
                wishes=(Wish("b", "W1", 1),),
                attendees=with_attendee("b", unavailable=frozenset({"R2"})).attendees,
            ),
            2,
        ),
    ],
)
def test_an_unwished_seat_is_the_worst_rank_for_those_who_wished_enough(event: Event, worst: int) -> None:
    # Who stated wishes lacks no seat: whether b sits in W3 in both rounds makes no difference to b's rank.
    seats = ["b W3 R1", "a W3 R1"] + ["b W3 R2", "a W3 R2"] * (len(event.rounds) > 1)
    event = replace(event, pins=(Pin("a", None, "R1", must=False), Pin("a", None, "R2", must=False)))
    measures = of(event, plan(["W3 R1 Attic", "W3 R2 Attic"], [one for one in seats if one[0] == "b"]))
    assert (measures.unseated_with_wishes, measures.worst_rank) == (0, worst)


def test_a_pinned_seat_that_was_not_wished_for_is_neutral() -> None:
    event = replace(DAY, pins=(Pin("b", "W3", None),))
    seats = plan(["W3 R1 Attic"], ["ab W3 R1"])
    assert how(event, seats, "b") == Served("b", (), 0, 1, ("R2", "R3"), cost=14)
    assert how(event, seats, "a") == Served("a", (), 1, 0, ("R2", "R3"), cost=21)


def test_a_pin_to_a_round_alone_makes_no_seat_neutral() -> None:
    event = replace(DAY, pins=(Pin("b", None, "R1"), Pin("b", "W3", "R2")))
    assert how(event, plan(["W3 R1 Attic"], ["b W3 R1"]), "b").unwished == 1


def test_a_pinned_seat_that_was_wished_for_keeps_its_rank() -> None:
    event = replace(DAY, pins=(Pin("a", "W2", "R1"),))
    assert how(event, plan(["W2 R1 Attic"], ["a W2 R1"]), "a").ranks == (2,)


def test_a_speaker_is_not_due_where_they_speak() -> None:
    speaks_twice = plan(["W1 R1 Attic", "W1 R3 Attic"])
    assert how(DAY, speaks_twice, "d").unseated == ("R2",)
    assert of(DAY, speaks_twice).seats_due == 10


def test_nobody_is_due_where_they_are_away_or_kept_free() -> None:
    event = replace(
        with_attendee("a", unavailable=frozenset({"R1"})),
        pins=(Pin("a", None, "R2", must=False), Pin("a", "W1", "R3", must=False)),
    )
    assert how(event, plan(), "a").unseated == ("R3",)


def test_a_wish_for_one_round_counts_in_that_round_only() -> None:
    event = replace(DAY, wishes=(Wish("a", "W1", 1, "R2"), Wish("a", "W2", 2)))
    assert how(event, plan(["W1 R2 Attic"], ["a W1 R2"]), "a").ranks == (1,)
    assert how(event, plan(["W1 R1 Attic"], ["a W1 R1"]), "a") == Served("a", (), 1, 0, ("R2", "R3"), cost=21)


def test_the_dearest_of_two_wishes_for_a_session_counts() -> None:
    event = replace(DAY, wishes=(Wish("a", "W1", 1, "R2"), Wish("a", "W1", 2)))
    assert how(event, plan(["W1 R2 Attic"], ["a W1 R2"]), "a").ranks == (1,)
    assert how(event, plan(["W1 R1 Attic"], ["a W1 R1"]), "a").ranks == (2,)


def test_seats_on_offer_are_those_of_the_room_or_of_the_session_if_that_takes_fewer() -> None:
    held = plan(["W1 R1 Barn", "W2 R2 Barn"])
    assert of(with_session("W1", maximum=2), held).seats_offered == 5
    assert of(with_session("W1", maximum=9), held).seats_offered == 6


def test_without_rooms_the_sessions_say_how_many_seats_there_are() -> None:
    event = replace(with_session("W1", maximum=4), rooms=())
    assert (of(event, plan(["W1 R1"], ["a W1 R1"])).seats_offered, of(event, plan(["W1 R1"])).fill) == (4, 0.0)


@pytest.mark.parametrize(
    ("policy", "costs", "unwished"),
    [
        # 0, 1, 2, ...; the longest list is 2, with 3 rounds and 2 more: 1 + 1 + 3 + 2.
        (Policy(), [0, 1, 2, 3], 7),
        # Beyond the last, one more each: 10, 11. The longest list costs 9 then: 9 + 1 + 3 + 2.
        (Policy(rank_costs=(4, 9)), [4, 9, 10, 11], 15),
        # The second rank costs 5 then: 5 + 1 + 3 + 2.
        (Policy(rank_costs=(4,)), [4, 5, 6, 7], 11),
        (Policy(unwished_cost=2), [0, 1, 2, 3], 2),
    ],
)
def test_what_ranks_and_unwished_seats_cost(policy: Policy, costs: list[int], unwished: int) -> None:
    assert [policy.rank_cost(rank) for rank in (1, 2, 3, 4)] == costs
    assert policy.unwished_seat_cost(DAY) == unwished


def test_without_wishes_every_seat_is_neutral_and_a_missing_one_costs() -> None:
    # No list: 0 for a first wish, + 1 + 3 rounds + 2 = 6 for each of 11 missing seats.
    measures = of(replace(DAY, wishes=()), plan(["W3 R1 Attic"], ["a W3 R1"]))
    assert (measures.worst_rank, measures.neutral, measures.granted, measures.total_cost) == (0, 1, {}, 66)
