"""What would mend a broken rule: the smallest change of facts or policy under which the plan keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from allocator.demand import Ask
from allocator.event import Event, Place, Room, RoomChoice, Session, Speaker
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.sentences import sentence
from allocator.verify.view import View, named
from allocator.verify.violation import Violation
from allocator.words import listed, several


@dataclass(frozen=True)
class Facts:
    """An event and its policy, changed together."""

    event: Event
    policy: Policy

    def session(self, code: str, change: Callable[[Session], Session]) -> Facts:
        """With one session changed."""
        sessions = tuple(change(one) if one.code == code else one for one in self.event.sessions)
        return replace(self, event=replace(self.event, sessions=sessions))

    def room(self, name: str, change: Callable[[Room], Room]) -> Facts:
        """With one room changed."""
        rooms = tuple(change(one) if one.name == name else one for one in self.event.rooms)
        return replace(self, event=replace(self.event, rooms=rooms))


@dataclass(frozen=True)
class Remedy:
    """A sentence that says what to do, and the facts after it was done."""

    sentence: str
    facts: Facts


def remedy(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    """What mends one violation of this plan."""
    return _REMEDIES[violation.rule](facts, plan, violation)


def _more_seats(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    code, round = violation.about
    taken = len(View(facts.event, facts.policy, plan).taken[code, round])
    for placement in plan.placements:
        if (placement.session, placement.round) == (code, round) and placement.room:
            facts = facts.room(placement.room, lambda one: replace(one, capacity=max(one.capacity, taken)))
    facts = facts.session(
        code, lambda one: replace(one, maximum=None if one.maximum is None else max(one.maximum, taken))
    )
    return Remedy(f"Find {violation.excess} more seats for {_title(facts, code)} in {round}.", facts)


def _smaller_minimum(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    code, round = violation.about
    taken = len(View(facts.event, facts.policy, plan).taken.get((code, round), ()))
    facts = facts.session(code, lambda one: replace(one, minimum=min(one.minimum, taken)))
    return Remedy(f"Lower the minimum of {_title(facts, code)} to {taken}, or do not hold it then.", facts)


def _another_number_of_runs(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    (code,) = violation.about
    lasts = facts.event.session_of[code].lasts
    runs = -(-sum(placement.session == code for placement in plan.placements) // lasts)

    def changed(session: Session) -> Session:
        most = None if session.at_most is None else max(session.at_most, runs)
        return replace(session, at_least=min(session.at_least, runs), at_most=most)

    times = "not be held" if runs == 0 else "run once" if runs == 1 else f"run {runs} times"
    return Remedy(f"Let {_title(facts, code)} {times}.", facts.session(code, changed))


def _one_more_round(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    code, round = violation.about
    changed = facts.session(code, lambda one: replace(one, rounds=(one.rounds or frozenset()) | {round}))
    return Remedy(f"Allow {_title(facts, code)} in {round}.", changed)


def _not_fixed(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    code, round = violation.about[:2]
    changed = facts.session(
        code, lambda one: replace(one, fixed=tuple(fixed for fixed in one.fixed if fixed.round != round))
    )
    return Remedy(f"Do not fix {_title(facts, code)} in {round}.", changed)


def _any_room(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    code = violation.about[0]
    room = facts.event.session_of[code].room
    return Remedy(
        f"Let {_title(facts, code)} use another room than {room}.",
        facts.session(code, lambda one: replace(one, room=None)),
    )


def _open_room(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    _, round, room = violation.about
    return Remedy(f"Open {room} in {round}.", facts.room(room, lambda one: replace(one, closed=one.closed - {round})))


def _equip_for_session(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    code, _, room = violation.about
    return _equip(facts, room, facts.event.session_of[code].features)


def _equip_for_attendee(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    attendee, _, _, room = violation.about
    return _equip(facts, room, facts.event.attendee_of[attendee].needs)


def _equip(facts: Facts, room: str, features: frozenset[str]) -> Remedy:
    lacking = ", ".join(sorted(features - facts.event.room_of[room].features))
    changed = facts.room(room, lambda one: replace(one, features=one.features | features))
    return Remedy(f"Give {room} what it lacks: {lacking}.", changed)


def _speaker_comes(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    round, *codes = violation.about
    names = {name for code in codes for name in facts.event.session_of[code].speakers}

    def changed(speaker: Speaker) -> Speaker:
        return replace(speaker, unavailable=speaker.unavailable - {round}) if speaker.name in names else speaker

    away = [one.name for one in facts.event.speakers if one.name in names and round in one.unavailable]
    event = replace(facts.event, speakers=tuple(map(changed, facts.event.speakers)))
    return Remedy(f"Ask {' and '.join(away)} to be there in {round}.", replace(facts, event=event))


def _attendee_comes(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    id, _, round = violation.about
    attendees = tuple(
        replace(one, unavailable=one.unavailable - {round}) if one.id == id else one for one in facts.event.attendees
    )
    name = facts.event.attendee_of[id].name
    return Remedy(
        f"Ask {name} ({id}) to be there in {round}.", replace(facts, event=replace(facts.event, attendees=attendees))
    )


def _without_pin(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    attendee, session, round = violation.about
    must = violation.rule == "pins_are_kept"
    gone = [
        pin
        for pin in facts.event.pins
        if pin.must == must
        and pin.attendee == attendee
        and _speaks_of(pin.session, session, exactly=must)
        and _speaks_of(pin.round, round, exactly=must)
    ]
    kept = tuple(pin for pin in facts.event.pins if pin not in gone)
    cells = [pin.cell for pin in gone if pin.cell]
    said = f" ({listed(cells)})" if cells else ""
    what = "pin" if must else "exclusion"
    name = facts.event.attendee_of[attendee].name
    where = " ".join(filter(None, [_title(facts, session) if session else "", f"in {round}" if round else ""]))
    return Remedy(
        f"Take away the {what} of {name} ({attendee}): {where}{said}.",
        replace(facts, event=replace(facts.event, pins=kept)),
    )


def _speaks_of(named: str | None, key: str, *, exactly: bool) -> bool:
    """Whether a pin's session or round is the one a violation is about."""
    return (named or "") == key if exactly else named in (None, key)


def _allow_unwished(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    return Remedy(
        "Set 'Unwished seats allowed' to yes.", replace(facts, policy=replace(facts.policy, unwished_allowed=True))
    )


def _allow_unasked(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    if facts.event.attendee_of[violation.about[0]].answered:
        setting, policy = "wished nothing", replace(facts.policy, seats_for_wishless=True)
    else:
        setting, policy = "did not answer", replace(facts.policy, seats_for_silent=True)
    return Remedy(f"Set 'Seats for those who {setting}' to yes.", replace(facts, policy=policy))


def _let_somebody_stand(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    return Remedy(
        "Set 'Everybody must be seated' to no: as many as possible are then seated.",
        replace(facts, policy=replace(facts.policy, everybody_seated=False)),
    )


def _more_moved(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    most = (facts.policy.most_moved or 0) + violation.excess
    what = f"Let {several(most, 'attendee')} be moved."
    return Remedy(what, replace(facts, policy=replace(facts.policy, most_moved=most)))


def _more_places(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    choice = facts.event.choice
    assert choice is not None
    if violation.about:
        places = tuple(place for place in choice.places if violation.about[0] not in place.rooms)
        rooms = " and ".join(violation.about)
        apart = replace(choice, places=(*places, *(Place((room,), offered=False) for room in violation.about)))
        return Remedy(f"Find a place of its own for each of {rooms}.", replace(facts, event=_choosing(facts, apart)))
    most = (choice.at_most or 0) + violation.excess
    return Remedy(f"Take {most} of the places.", replace(facts, event=_choosing(facts, replace(choice, at_most=most))))


def _choosing(facts: Facts, choice: RoomChoice) -> Event:
    return replace(facts.event, choice=choice)


def _without_demand(facts: Facts, plan: Plan, violation: Violation) -> Remedy:
    number = int(violation.about[0])
    demand = facts.event.demands[number - 1]
    where = demand.cell or "the rule"
    # Those that stay keep their numbers, by which violations name them.
    dropped = replace(demand, who=(), each="", where=(), everybody=demand.ask is Ask.ONLY_FOR, number=0)
    kept = (*facts.event.demands[: number - 1], dropped, *facts.event.demands[number:])
    return Remedy(
        f"Drop {where}: {sentence(facts.event, demand)}", replace(facts, event=replace(facts.event, demands=kept))
    )


def _title(facts: Facts, code: str) -> str:
    return named(facts.event.session_of[code])


_REMEDIES: dict[str, Callable[[Facts, Plan, Violation], Remedy]] = {
    "attendees_are_available": _attendee_comes,
    "no_offering_is_overfull": _more_seats,
    "no_offering_is_underfilled": _smaller_minimum,
    "sessions_run_as_often_as_asked": _another_number_of_runs,
    "sessions_run_in_allowed_rounds": _one_more_round,
    "fixed_rounds_are_kept": _not_fixed,
    "fixed_rooms_are_kept": _any_room,
    "closed_rooms_stay_empty": _open_room,
    "rooms_have_what_sessions_require": _equip_for_session,
    "rooms_have_what_attendees_need": _equip_for_attendee,
    "speakers_are_available": _speaker_comes,
    "pins_are_kept": _without_pin,
    "exclusions_are_kept": _without_pin,
    "unwished_seats_are_allowed": _allow_unwished,
    "unasked_seats_are_allowed": _allow_unasked,
    "few_enough_are_moved": _more_moved,
    "rooms_are_chosen_as_agreed": _more_places,
    "groups_stay_together": _without_demand,
    "no_offering_has_too_many_of_a_kind": _without_demand,
    "every_offering_has_enough_of_a_kind": _without_demand,
    "sessions_are_for_those_named": _without_demand,
    "what_comes_first_was_attended": _without_demand,
    "all_or_none_are_attended": _without_demand,
    "few_enough_run_at_once": _without_demand,
    "sessions_run_without_a_break": _without_demand,
    "sessions_stay_in_one_room": _without_demand,
    "sessions_run_in_the_order_asked": _without_demand,
    "different_rounds_are_kept": _without_demand,
    "same_rounds_are_kept": _without_demand,
    "everybody_is_seated": _let_somebody_stand,
}

NEGOTIABLE = frozenset(_REMEDIES)
"""The rules that an organiser could give up in part; the others hold by the nature of things."""
