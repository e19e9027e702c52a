"""What must hold, one generator of violations per rule, written without a look at the model.

Each rule bears the name and the sentence of its twin in model/formulation/rules.py. RULES reads as the specification.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from allocator.plan import moves
from allocator.verify.demanded import (
    all_or_none_are_attended,
    different_rounds_are_kept,
    every_offering_has_enough_of_a_kind,
    few_enough_run_at_once,
    groups_stay_together,
    no_offering_has_too_many_of_a_kind,
    same_rounds_are_kept,
    sessions_are_for_those_named,
    sessions_run_in_the_order_asked,
    sessions_run_without_a_break,
    sessions_stay_in_one_room,
    what_comes_first_was_attended,
)
from allocator.verify.lasting import sessions_run_their_length, whoever_begins_stays
from allocator.verify.view import View
from allocator.verify.violation import Violation
from allocator.words import several


def one_session_at_a_time(view: View) -> Iterator[Violation]:
    """An attendee is in at most one session a round."""
    for (attendee, round), seats in Counter((s.attendee, s.round) for s in view.plan.assignments).items():
        if seats > 1:
            yield Violation(
                (attendee, round), seats - 1, f"{view.name(attendee)} has {several(seats, 'seat')} in {round}"
            )


def attendees_are_available(view: View) -> Iterator[Violation]:
    """An attendee has no seat in a round in which they are unavailable."""
    for seat in view.plan.assignments:
        if seat.round in view.event.attendee_of[seat.attendee].unavailable:
            message = (
                f"{view.name(seat.attendee)} is unavailable in {seat.round} and sits in {view.title(seat.session)}"
            )
            yield Violation((seat.attendee, seat.session, seat.round), 1, message)


def nobody_repeats_a_session(view: View) -> Iterator[Violation]:
    """An attendee attends a session at most once."""
    for (attendee, session), times in Counter((s.attendee, s.session) for s in view.plan.assignments).items():
        lasts = view.event.session_of[session].lasts
        if times > lasts:
            often = f"{times} times" if lasts == 1 else f"in {times} rounds, and it lasts {lasts}"
            yield Violation(
                (attendee, session), times - lasts, f"{view.name(attendee)} attends {view.title(session)} {often}"
            )


def no_offering_is_overfull(view: View) -> Iterator[Violation]:
    """An offering takes no more attendees than its room and its session allow; a session not held takes none."""
    for (session, round), seats in view.taken.items():
        capacity = view.capacity(session, round)
        if (session, round) in view.placed:
            capacity = max(capacity, len(view.event.pinned_in_held.get((session, round), ())))
        if len(seats) > capacity:
            held = "" if (session, round) in view.placed else " (it is not held then)"
            people, places = several(len(seats), "attendee"), several(capacity, "seat")
            message = f"{view.title(session)}, {round}: {people} for {places}{held}"
            yield Violation((session, round), len(seats) - capacity, message)


def no_offering_is_underfilled(view: View) -> Iterator[Violation]:
    """An offering has at least the minimum of its session, or it is not held."""
    for session, round in view.placed:
        minimum, taken = view.event.session_of[session].minimum, len(view.taken.get((session, round), ()))
        if (session, round) in view.event.fixed_in_held:
            minimum = min(minimum, len(view.event.pinned_in_held.get((session, round), ())))
        if taken < minimum:
            message = f"{view.title(session)}, {round}: {several(taken, 'attendee')}, and it needs at least {minimum}"
            yield Violation((session, round), minimum - taken, message)


def sessions_run_as_often_as_asked(view: View) -> Iterator[Violation]:
    """A session runs at least, and at most, as often as asked."""
    runs = Counter(placement.session for placement in view.plan.placements)
    for session in view.event.sessions:
        rounds = runs[session.code]
        times = several(rounds, "time") if session.lasts == 1 else f"in {several(rounds, 'round')}"
        each = "" if session.lasts == 1 else f", for {session.lasts} rounds each"
        if rounds < session.fewest_rounds:
            asked = f"and should run at least {several(session.at_least, 'time')}{each}"
            message = f"{view.title(session.code)} runs {times}, {asked}"
            yield Violation((session.code,), session.fewest_rounds - rounds, message)
        if session.most_rounds is not None and rounds > session.most_rounds:
            asked = f"and may run at most {several(session.at_most or 0, 'time')}{each}"
            message = f"{view.title(session.code)} runs {times}, {asked}"
            yield Violation((session.code,), rounds - session.most_rounds, message)


def a_session_runs_once_a_round(view: View) -> Iterator[Violation]:
    """A session runs at most once in a round."""
    for (session, round), placements in view.placed.items():
        if len(placements) > 1:
            rooms = " and ".join(placement.room for placement in placements)
            message = f"{view.title(session)} runs {len(placements)} times in {round}: in {rooms}"
            yield Violation((session, round), len(placements) - 1, message)


def sessions_run_in_allowed_rounds(view: View) -> Iterator[Violation]:
    """A session runs only in rounds allowed for it."""
    for placement in view.plan.placements:
        allowed = view.event.session_of[placement.session].rounds
        if allowed is not None and placement.round not in allowed:
            message = f"{view.title(placement.session)} runs in {placement.round}, which is not allowed for it"
            yield Violation((placement.session, placement.round), 1, message)


def fixed_rounds_are_kept(view: View) -> Iterator[Violation]:
    """A session runs in every round fixed for it, and in the room fixed for that round."""
    for session in view.event.sessions:
        for fixed in session.fixed:
            rooms = [placement.room for placement in view.placed.get((session.code, fixed.round), ())]
            if not rooms:
                message = f"{view.title(session.code)} is fixed in {fixed.round}, and does not run then"
                yield Violation((session.code, fixed.round), 1, message)
            elif fixed.room is not None and view.event.layouts_of[fixed.room].isdisjoint(rooms):
                place = f"is fixed in {fixed.room} in {fixed.round}, and runs in {rooms[0]}"
                yield Violation((session.code, fixed.round, fixed.room), 1, f"{view.title(session.code)} {place}")


def fixed_rooms_are_kept(view: View) -> Iterator[Violation]:
    """A session with a fixed room runs in no other."""
    for placement in view.plan.placements:
        room = view.event.session_of[placement.session].room
        if room is not None and placement.room not in view.event.layouts_of[room]:
            where = f"runs in {placement.room or 'no room'} in {placement.round}, and its room is {room}"
            yield Violation(
                (placement.session, placement.round, placement.room), 1, f"{view.title(placement.session)} {where}"
            )


def a_room_holds_one_session_a_round(view: View) -> Iterator[Violation]:
    """A room holds at most one session a round."""
    held: dict[tuple[str, str], list[str]] = {}
    for placement in view.plan.placements:
        if placement.room:
            held.setdefault((placement.round, placement.room), []).append(placement.session)
    for (round, room), sessions in held.items():
        if len(sessions) > 1:
            message = f"{room} holds {len(sessions)} sessions in {round}: {' and '.join(map(view.title, sessions))}"
            yield Violation((round, room), len(sessions) - 1, message)


def every_offering_has_a_room(view: View) -> Iterator[Violation]:
    """A session is held in a room of the event, where the event has rooms."""
    for placement in view.plan.placements:
        if view.event.rooms and not placement.room:
            message = f"{view.title(placement.session)}, {placement.round}: it has no room"
            yield Violation((placement.session, placement.round), 1, message)


def closed_rooms_stay_empty(view: View) -> Iterator[Violation]:
    """A room holds nothing in a round in which it is closed."""
    for placement in view.plan.placements:
        if placement.room and placement.round in view.event.room_of[placement.room].closed:
            message = f"{placement.room} is closed in {placement.round} and holds {view.title(placement.session)}"
            yield Violation((placement.session, placement.round, placement.room), 1, message)


def rooms_have_what_sessions_require(view: View) -> Iterator[Violation]:
    """A session runs only in a room that has every feature it requires."""
    for placement in view.plan.placements:
        if not placement.room or (placement.session, placement.round) in view.event.fixed_in_held:
            continue
        has = view.event.room_of[placement.room].features
        for feature in sorted(view.event.session_of[placement.session].features - has):
            where = f"{view.title(placement.session)} requires {feature}, which {placement.room} lacks"
            about = (placement.session, placement.round, placement.room)
            yield Violation(about, 1, f"{where} ({placement.round})")


def rooms_have_what_attendees_need(view: View) -> Iterator[Violation]:
    """An attendee sits only in rooms that have every feature they need."""
    for seat in view.plan.assignments:
        needs = view.event.attendee_of[seat.attendee].needs
        if seat.attendee in view.event.pinned_in_held.get((seat.session, seat.round), ()):
            continue
        for placement in view.placed.get((seat.session, seat.round), ()):
            has = view.event.room_of[placement.room].features if placement.room else frozenset[str]()
            for feature in sorted(needs - has):
                where = f"{view.name(seat.attendee)} needs {feature}, which {placement.room or 'no room'} lacks"
                about = (seat.attendee, seat.session, seat.round, placement.room)
                yield Violation(about, 1, f"{where} ({view.title(seat.session)}, {seat.round})")


def speakers_give_one_session_a_round(view: View) -> Iterator[Violation]:
    """A speaker gives at most one session a round."""
    for (speaker, round), sessions in view.given.items():
        if len(sessions) > 1:
            titles = " and ".join(map(view.title, sessions))
            message = f"{speaker} gives {len(sessions)} sessions in {round}: {titles}"
            yield Violation((round, *sessions), len(sessions) - 1, message)


def speakers_are_available(view: View) -> Iterator[Violation]:
    """A speaker gives no session in a round in which they are unavailable."""
    for (speaker, round), sessions in view.given.items():
        if round in view.event.speaker_of[speaker].unavailable:
            message = f"{speaker} is unavailable in {round} and gives {' and '.join(map(view.title, sessions))}"
            yield Violation((round, *sessions), len(sessions), message)


def speakers_have_no_seat_while_speaking(view: View) -> Iterator[Violation]:
    """A speaker who attends too has no seat in a round in which they give a session."""
    for seat in view.plan.assignments:
        given = view.speaking.get((seat.attendee, seat.round))
        if given is not None:
            message = (
                f"{view.name(seat.attendee)} gives {view.title(given)} in {seat.round} and sits in "
                f"{view.title(seat.session)}"
            )
            yield Violation((seat.attendee, seat.session, seat.round), 1, message)


def pins_are_kept(view: View) -> Iterator[Violation]:
    """An attendee is where a pin says that they must be."""
    for pin in view.event.pins:
        seats = [
            seat
            for seat in view.seats.get(pin.attendee, ())
            if pin.session in (None, seat.session) and pin.round in (None, seat.round)
        ]
        if pin.must and not seats:
            what = view.title(pin.session) if pin.session else "a session"
            when = f" in {pin.round}" if pin.round else ""
            message = f"{view.name(pin.attendee)} must be in {what}{when}, and is not"
            yield Violation((pin.attendee, pin.session or "", pin.round or ""), 1, message)


def exclusions_are_kept(view: View) -> Iterator[Violation]:
    """An attendee is nowhere where a pin says that they must not be."""
    for pin in view.event.pins:
        for seat in view.seats.get(pin.attendee, ()):
            if not pin.must and pin.session in (None, seat.session) and pin.round in (None, seat.round):
                where = f"{view.title(seat.session)} in {seat.round}"
                message = f"{view.name(pin.attendee)} must not be in {where}, and is"
                yield Violation((seat.attendee, seat.session, seat.round), 1, message)


def unwished_seats_are_allowed(view: View) -> Iterator[Violation]:
    """Nobody who stated wishes gets a seat that they did not wish for, unless policy allows it or a pin demands it."""
    for seat in view.plan.assignments:
        if not view.policy.unwished_allowed and view.unwished(seat):
            message = f"{view.name(seat.attendee)} did not wish for {view.title(seat.session)} in {seat.round}"
            yield Violation((seat.attendee, seat.session, seat.round), 1, message)


def unasked_seats_are_allowed(view: View) -> Iterator[Violation]:
    """Who wished nothing, or did not answer, gets a seat only where policy allows it or a pin demands it."""
    for seat in view.plan.assignments:
        attendee = view.event.attendee_of[seat.attendee]
        if not view.policy.gives_seats_to(view.event, attendee) and not view.demanded(seat):
            what = "wished nothing" if attendee.answered else "did not answer"
            message = f"{view.name(seat.attendee)} {what}, and sits in {view.title(seat.session)} in {seat.round}"
            yield Violation((seat.attendee, seat.session, seat.round), 1, message)


def everybody_is_seated(view: View) -> Iterator[Violation]:
    """Where policy asks it, every attendee has a seat in every round in which they should have one."""
    for attendee in view.event.attendees if view.policy.everybody_seated else ():
        seated = {seat.round for seat in view.seats.get(attendee.id, ())}
        for round in view.due(attendee):
            if round not in seated:
                yield Violation((attendee.id, round), 1, f"{view.name(attendee.id)} has no seat in {round}")


def few_enough_are_moved(view: View) -> Iterator[Violation]:
    """Where policy sets a limit, no more attendees than that lose a seat that they were announced."""
    limit, announced = view.policy.most_moved, view.event.baseline
    if limit is None or announced is None:
        return
    moved = sum(id in view.event.attendee_of for id in moves(announced, view.plan).attendees)
    if moved > limit:
        yield Violation((), moved - limit, f"{several(moved, 'attendee')} moved, and at most {limit} may be")


def rooms_are_chosen_as_agreed(view: View) -> Iterator[Violation]:
    """Where rooms are still to be chosen, a place has one layout, and no more are used than may be."""
    choice = view.event.choice
    if choice is None:
        return
    held = {placement.room for placement in view.plan.placements}
    used = {place: [room for room in place.rooms if room in held] for place in choice.places}
    for rooms in used.values():
        if len(rooms) > 1:
            yield Violation(tuple(rooms), len(rooms) - 1, f"{' and '.join(rooms)} are one place, and both are used")
    number = sum(place.offered and bool(rooms) for place, rooms in used.items())
    if choice.at_most is not None and number > choice.at_most:
        used_are = f"{several(number, 'place')} on offer {'is' if number == 1 else 'are'} used"
        message = f"{used_are}, and at most {choice.at_most} may be"
        yield Violation((), number - choice.at_most, message)


Rule = Callable[[View], Iterator[Violation]]

RULES: tuple[Rule, ...] = (
    one_session_at_a_time,
    attendees_are_available,
    nobody_repeats_a_session,
    no_offering_is_overfull,
    no_offering_is_underfilled,
    sessions_run_as_often_as_asked,
    a_session_runs_once_a_round,
    sessions_run_their_length,
    whoever_begins_stays,
    sessions_run_in_allowed_rounds,
    fixed_rounds_are_kept,
    fixed_rooms_are_kept,
    every_offering_has_a_room,
    a_room_holds_one_session_a_round,
    closed_rooms_stay_empty,
    rooms_have_what_sessions_require,
    rooms_have_what_attendees_need,
    speakers_give_one_session_a_round,
    speakers_are_available,
    speakers_have_no_seat_while_speaking,
    pins_are_kept,
    exclusions_are_kept,
    unwished_seats_are_allowed,
    unasked_seats_are_allowed,
    groups_stay_together,
    no_offering_has_too_many_of_a_kind,
    every_offering_has_enough_of_a_kind,
    sessions_are_for_those_named,
    what_comes_first_was_attended,
    all_or_none_are_attended,
    sessions_run_in_the_order_asked,
    different_rounds_are_kept,
    same_rounds_are_kept,
    few_enough_run_at_once,
    sessions_stay_in_one_room,
    sessions_run_without_a_break,
    everybody_is_seated,
    few_enough_are_moved,
    rooms_are_chosen_as_agreed,
)
