"""What must hold, as rows: one function from columns to rows per rule. Nothing here touches a solver.

Each rule bears the name and the sentence of its twin in verify/rules.py. RULES reads as the specification;
DEFINITIONS say what the columns mean that are neither seats nor placements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from allocator.model.formulation.columns import Columns
from allocator.model.formulation.demanded import (
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
from allocator.model.formulation.lasting import sessions_run_their_length, whoever_begins_stays
from allocator.model.formulation.terms import Rows, Terms
from allocator.runs import lasting


def one_session_at_a_time(columns: Columns) -> Iterator[Rows]:
    """An attendee is in at most one session a round."""
    yield columns.seats.by("attendee", "round").at_most(1)


def attendees_are_available(columns: Columns) -> Iterator[Rows]:
    """An attendee has no seat in a round in which they are unavailable."""
    away = [(attendee.id, round) for attendee in columns.event.attendees for round in attendee.unavailable]
    yield columns.seats.among(columns.coded(("attendee", "round"), away)).forbidden()


def nobody_repeats_a_session(columns: Columns) -> Iterator[Rows]:
    """An attendee attends a session at most once."""
    longer = lasting(columns.event)
    others = columns.seats.without(columns.coded(("session",), [(one.code,) for one in longer]))
    yield others.by("attendee", "session").at_most(1)
    for rounds in sorted({one.lasts for one in longer}):
        alike = columns.coded(("session",), [(one.code,) for one in longer if one.lasts == rounds])
        yield columns.seats.among(alike).by("attendee", "session").at_most(rounds)


def no_offering_is_overfull(columns: Columns) -> Iterator[Rows]:
    """An offering takes no more attendees than its room and its session allow; a session not held takes none."""
    yield (columns.seats - columns.placements.times("capacity")).by("session", "round").at_most(0)


def no_offering_is_underfilled(columns: Columns) -> Iterator[Rows]:
    """An offering has at least the minimum of its session, or it is not held."""
    small = columns.coded(("session",), [(one.code,) for one in columns.event.sessions if one.minimum > 0])
    seats, placements = columns.seats.among(small), columns.placements.among(small)
    yield (seats - placements.times("minimum")).by("session", "round").at_least(0)


def sessions_run_as_often_as_asked(columns: Columns) -> Iterator[Rows]:
    """A session runs at least, and at most, as often as asked."""
    runs = columns.placements.by("session")
    sessions = columns.event.sessions
    yield runs.at_least(columns.series("session", [(one.code, one.fewest_rounds) for one in sessions]))
    often = [(one.code, one.most_rounds) for one in sessions if one.most_rounds is not None]
    bounded = columns.placements.among(columns.coded(("session",), [(code,) for code, _ in often])).by("session")
    yield bounded.at_most(columns.series("session", often))


def a_session_runs_once_a_round(columns: Columns) -> Iterator[Rows]:
    """A session runs at most once in a round."""
    yield columns.placements.by("session", "round").at_most(1)


def sessions_run_in_allowed_rounds(columns: Columns) -> Iterator[Rows]:
    """A session runs only in rounds allowed for it."""
    never = [
        (session.code, round)
        for session in columns.event.sessions
        if session.rounds is not None
        for round in columns.event.round_of.keys() - session.rounds
    ]
    yield columns.placements.among(columns.coded(("session", "round"), never)).forbidden()


def fixed_rounds_are_kept(columns: Columns) -> Iterator[Rows]:
    """A session runs in every round fixed for it, and in the room fixed for that round."""
    fixed = [(session.code, one.round, one.room) for session in columns.event.sessions for one in session.fixed]
    rounds = columns.coded(("session", "round"), [(session, round) for session, round, _ in fixed])
    yield columns.placements.among(rounds).by("session", "round").at_least(1)
    layouts = columns.event.layouts_of
    rooms = [
        (session, round, layout, room) for session, round, room in fixed if room for layout in sorted(layouts[room])
    ]
    keys = columns.coded(("session", "round", "room"), [line[:3] for line in rooms])
    asked = columns.coded(("room",), [(room,) for *_, room in rooms])["room"]
    placed = columns.placements.joined(keys.assign(asked=asked.to_numpy()))
    yield placed.keyed("room", "asked").by("session", "round", "room").at_least(1)


def fixed_rooms_are_kept(columns: Columns) -> Iterator[Rows]:
    """A session with a fixed room runs in no other."""
    elsewhere = [
        (session.code, room)
        for session in columns.event.sessions
        if session.room is not None
        for room in columns.codes["room"]
        if room not in columns.event.layouts_of[session.room]
    ]
    yield columns.placements.among(columns.coded(("session", "room"), elsewhere)).forbidden()


def every_offering_has_a_room(columns: Columns) -> Iterator[Rows]:
    """A session is held in a room of the event, where the event has rooms."""
    nowhere = [("",)] if columns.event.rooms else []
    yield columns.placements.among(columns.coded(("room",), nowhere)).forbidden()


def a_room_holds_one_session_a_round(columns: Columns) -> Iterator[Rows]:
    """A room holds at most one session a round."""
    rooms = columns.coded(("room",), [(room.name,) for room in columns.event.rooms])
    yield columns.placements.among(rooms).by("round", "room").at_most(1)


def closed_rooms_stay_empty(columns: Columns) -> Iterator[Rows]:
    """A room holds nothing in a round in which it is closed."""
    closed = [(round, room.name) for room in columns.event.rooms for round in room.closed]
    yield columns.placements.among(columns.coded(("round", "room"), closed)).forbidden()


def rooms_have_what_sessions_require(columns: Columns) -> Iterator[Rows]:
    """A session runs only in a room that has every feature it requires."""
    unfit = [
        (session.code, room.name)
        for session in columns.event.sessions
        for room in columns.event.rooms
        if session.features - room.features
    ]
    over = columns.coded(("session", "round"), sorted(columns.event.fixed_in_held))
    yield columns.placements.without(over).among(columns.coded(("session", "room"), unfit)).forbidden()


def rooms_have_what_attendees_need(columns: Columns) -> Iterator[Rows]:
    """An attendee sits only in rooms that have every feature they need."""
    needy = [attendee for attendee in columns.event.attendees if attendee.needs]
    features = {room: columns.event.room_of[room].features if room else frozenset() for room in columns.codes["room"]}
    fit = [(one.id, room) for one in needy for room, has in features.items() if one.needs <= has]
    over = [(id, *place) for place, ids in sorted(columns.event.pinned_in_held.items()) for id in sorted(ids)]
    seats = columns.seats.among(columns.coded(("attendee",), [(one.id,) for one in needy]))
    seats = seats.without(columns.coded(("attendee", "session", "round"), over))
    held = columns.placements.joined(columns.coded(("attendee", "room"), fit))
    yield (seats - held).by("attendee", "session", "round").at_most(0)


def speakers_give_one_session_a_round(columns: Columns) -> Iterator[Rows]:
    """A speaker gives at most one session a round."""
    yield columns.spoken.by("speaker", "round").at_most(1)


def speakers_are_available(columns: Columns) -> Iterator[Rows]:
    """A speaker gives no session in a round in which they are unavailable."""
    away = [(speaker.name, round) for speaker in columns.event.speakers for round in speaker.unavailable]
    yield columns.spoken.among(columns.coded(("speaker", "round"), away)).forbidden()


def speakers_have_no_seat_while_speaking(columns: Columns) -> Iterator[Rows]:
    """A speaker who attends too has no seat in a round in which they give a session."""
    speakers = columns.speaking.frame[["attendee"]]
    yield (columns.seats.among(speakers) + columns.speaking).by("attendee", "round").at_most(1)


def pins_are_kept(columns: Columns) -> Iterator[Rows]:
    """An attendee is where a pin says that they must be."""
    pins = columns.pinned(must=True)
    seats = columns.seats.joined(pins[["pin", "attendee", "session", "round"]])
    yield seats.by("pin").at_least(pd.Series(1, index=pd.Index(pins["pin"].unique())))


def exclusions_are_kept(columns: Columns) -> Iterator[Rows]:
    """An attendee is nowhere where a pin says that they must not be."""
    excluded = columns.pinned(must=False)
    yield columns.seats.among(excluded[["attendee", "session", "round"]]).forbidden()


def unwished_seats_are_allowed(columns: Columns) -> Iterator[Rows]:
    """Nobody who stated wishes gets a seat that they did not wish for, unless policy allows it or a pin demands it."""
    if not columns.policy.unwished_allowed:
        yield columns.seats.where("unwished").forbidden()


def unasked_seats_are_allowed(columns: Columns) -> Iterator[Rows]:
    """Who wished nothing, or did not answer, gets a seat only where policy allows it or a pin demands it."""
    demanded = columns.pinned(must=True)
    yield columns.seats.among(columns.unasked).without(demanded[["attendee", "session", "round"]]).forbidden()


def everybody_is_seated(columns: Columns) -> Iterator[Rows]:
    """Where policy asks it, every attendee has a seat in every round in which they should have one."""
    if columns.policy.everybody_seated:
        yield columns.gaps.forbidden()


def gaps_are_counted(columns: Columns) -> Iterator[Rows]:
    """A gap is 1 where somebody who should have a seat has none and is not speaking."""
    due = columns.gaps.frame[["attendee", "round"]]
    seats, speaking = columns.seats.among(due), columns.speaking.among(due)
    yield (seats + speaking + columns.gaps).by("attendee", "round").at_least(1)


def few_enough_are_moved(columns: Columns) -> Iterator[Rows]:
    """Where policy sets a limit, no more attendees than that lose a seat that they were announced."""
    if columns.policy.most_moved is not None:
        yield columns.moves[0].by().at_most(columns.policy.most_moved)


def rooms_are_chosen_as_agreed(columns: Columns) -> Iterator[Rows]:
    """Where rooms are still to be chosen, a place has one layout, and no more are used than may be."""
    choice = columns.event.choice
    if choice is None:
        return
    uses = columns.uses
    rounds = columns.coded(("round",), [(name,) for name in columns.codes["round"]])
    held = columns.placements.among(uses.frame[["room"]])
    yield (held - Terms(uses.frame.merge(rounds, how="cross"))).by("round", "room").at_most(0)
    yield uses.by("place").at_most(1)
    if choice.at_most is not None:
        offered = [number for number, place in enumerate(choice.places) if place.offered]
        yield uses.where(lambda lines: lines["place"].isin(offered)).by().at_most(choice.at_most)


def rounds_hold_everybody(columns: Columns) -> Iterator[Rows]:
    """All seats of a round are in its offerings, those too of which the session is not known."""
    if columns.unnamed:
        yield (columns.seats - columns.placements.times("capacity")).by("round").at_most(0)


def steps_are_climbed(columns: Columns) -> Iterator[Rows]:
    """A step is 1 where somebody gets its rank or a worse one, if that is an objective."""
    if "worst rank" not in columns.policy.objectives:
        return
    ranked = columns.seats.where(lambda seats: seats["step"] > 0).keyed("rank", "step")
    missing = columns.gaps.where(lambda gaps: gaps["rank"] > 0)
    yield (ranked + missing).by("attendee", "round", "rank").at_most(columns.steps)
    below = columns.steps.frame.assign(rank=columns.steps.frame["rank"] - 1)
    yield (Terms(below[below["rank"] > 0]) - columns.steps).by("rank").at_most(0)


def moves_are_counted(columns: Columns) -> Iterator[Rows]:
    """A move is 1 where a seat of somebody, an offering or its room is not what was announced."""
    if columns.event.baseline is None:
        return
    said = columns.baseline
    attendees, rounds, rooms = columns.moves
    theirs = attendees.joined(said.seats[["attendee", "move"]])
    yield (columns.seats.joined(said.seats) + theirs).by("move").at_least(1)
    # This follows from the row before, and says at once to a relaxation what a timetable costs.
    yield (columns.placements.joined(said.seats) + theirs).by("move").at_least(1)
    yield (columns.placements.joined(said.offerings) + rounds).by("move").at_least(1)
    held = columns.placements.joined(said.rooms.rename(columns={"room": "announced"}))
    elsewhere = held.where(lambda lines: lines["room"] != lines["announced"])
    yield (rooms - elsewhere).by("move").at_least(0)


RowsOf = Callable[[Columns], Iterator[Rows]]

RULES: tuple[RowsOf, ...] = (
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

DEFINITIONS: tuple[RowsOf, ...] = (rounds_hold_everybody, gaps_are_counted, steps_are_climbed, moves_are_counted)
