"""Numbers, times and fixings of rounds, rooms and sessions that leave room for one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from allocator.coherence.incoherence import EventCheck, Incoherence, quoted
from allocator.coherence.possible import lacking, rounds_for
from allocator.event import Event, Session
from allocator.policy import LARGEST_SEED, OBJECTIVE_NAMES, Policy
from allocator.runs import runs_within, stretches


def there_is_something_to_plan(event: Event) -> Iterator[Incoherence]:
    """An event has rounds, sessions and attendees."""
    for sheet, rows, what in (
        ("Rounds", event.rounds, "a round"),
        ("Sessions", event.sessions, "a session"),
        ("Attendees", event.attendees, "an attendee"),
    ):
        if not rows:
            yield Incoherence(sheet, "", "", f"the sheet has no rows; write at least {what}.")


def rounds_have_sound_times(event: Event) -> Iterator[Incoherence]:
    """A round ends after it starts, on the same day."""
    for round in event.rounds:
        if round.end is None:
            continue
        if round.start is None:
            yield Incoherence("Rounds", round.name, "Start", "there is an end but no start; write the start too.")
        elif round.end <= round.start:
            message = f"the end, {round.end:%H:%M}, is not after the start, {round.start:%H:%M}."
            yield Incoherence("Rounds", round.name, "End", message)
        elif round.end.date() != round.start.date():
            yield Incoherence("Rounds", round.name, "End", "a round ends on the day on which it starts.")


def rounds_do_not_overlap(event: Event) -> Iterator[Incoherence]:
    """No round starts before another is over."""
    timed = [(round.start, round.end, round.name) for round in event.rounds if round.start and round.end]
    for (_, end, earlier), (start, _, later) in pairwise(sorted(timed)):
        if start < end:
            message = f'it starts at {start:%H:%M}, when "{earlier}" has not ended ({end:%H:%M}).'
            yield Incoherence("Rounds", later, "Start", message)


def numbers_are_not_negative(event: Event) -> Iterator[Incoherence]:
    """Seats, attendees and times are counted from 0."""
    for room in event.rooms:
        if room.capacity < 0:
            yield Incoherence("Rooms", room.name, "Capacity", f"{room.capacity} is less than 0.")
    for session in event.sessions:
        for column, number in (
            ("Minimum", session.minimum),
            ("Maximum", session.maximum),
            ("At least", session.at_least),
            ("At most", session.at_most),
        ):
            if number is not None and number < 0:
                yield Incoherence("Sessions", session.code, column, f"{number} is less than 0.")
    for wish in event.wishes:
        if wish.rank < 1:
            yield Incoherence("Wishes", wish.attendee, str(wish.rank), f"a wish has rank {wish.rank}; the first is 1.")


def sessions_have_a_limit(event: Event) -> Iterator[Incoherence]:
    """Without rooms, every session has a maximum."""
    for session in event.sessions if not event.rooms else ():
        if session.maximum is None:
            message = "there are no rooms, so every session needs a maximum; write one, or fill the Rooms sheet."
            yield Incoherence("Sessions", session.code, "Maximum", message)


def limits_are_in_order(event: Event) -> Iterator[Incoherence]:
    """The least is not more than the most."""
    for session in event.sessions:
        if session.maximum is not None and session.minimum > session.maximum:
            message = f"the minimum, {session.minimum}, is more than the maximum, {session.maximum}."
            yield Incoherence("Sessions", session.code, "Minimum", message)
        if session.at_most is not None and session.at_least > session.at_most:
            message = f"at least {session.at_least} is more than at most {session.at_most}."
            yield Incoherence("Sessions", session.code, "At least", message)
        if session.most_rounds is not None and len(session.fixed) > session.most_rounds:
            fixed = "1 round is" if len(session.fixed) == 1 else f"{len(session.fixed)} rounds are"
            message = f"{fixed} fixed, more than it runs at most, {session.most_rounds}."
            yield Incoherence("Sessions", session.code, "Fixed rounds", message)


def sessions_last_as_long_as_they_can(event: Event) -> Iterator[Incoherence]:
    """A session lasts at least one round, and no more than follow each other on one day; its fixed rounds make runs."""
    for session in event.sessions:
        yield from _too_long(event, session)


def _too_long(event: Event, session: Session) -> Iterator[Incoherence]:
    """Where a session lasts longer than it can."""
    if session.lasts < 1:
        yield Incoherence("Sessions", session.code, "Lasts", f"{session.lasts} is less than 1.")
    if session.lasts < 2 or session.at_most == 0:
        return
    days = stretches(replace(event, rounds=tuple(replace(one, held=False) for one in event.rounds)), session)
    inside = {round for rounds in days for run in runs_within(session, rounds) for round in run}
    if days and not inside:
        longest = max(map(len, days))
        rounds = "no two rounds follow" if longest == 1 else f"no more than {longest} rounds follow"
        message = f"it lasts {session.lasts} rounds, and {rounds} each other on one day."
        yield Incoherence("Sessions", session.code, "Lasts", message)
        return
    for round in (one.round for one in session.fixed if one.round in event.round_of.keys() - inside):
        message = f'"{round}" is fixed, and it lasts {session.lasts} rounds: that day has fewer.'
        yield Incoherence("Sessions", session.code, "Fixed rounds", message)


def sessions_have_rounds_enough(event: Event) -> Iterator[Incoherence]:
    """A session can run as often as it must, counting allowed rounds, its speakers and rooms that suit it."""
    for session in event.sessions if event.rounds else ():
        usable = rounds_for(event, session)
        if session.rounds is not None and not session.rounds:
            message = "no round is allowed; if the session should not run, write 0 under At most."
            yield Incoherence("Sessions", session.code, "Allowed rounds", message)
            continue
        known = [*_misfits(event, session.code), *_too_long(event, session)]
        if session.fewest_rounds > len(usable) and not known:
            where = f"only in {quoted(usable)}" if usable else "in none"
            rounds = "1 round" if session.fewest_rounds == 1 else f"{session.fewest_rounds} rounds"
            follow = " that follow each other" if session.lasts > 1 else ""
            message = (
                f"it must run in at least {rounds}{follow} and can run {where}: "
                "look at its allowed rounds, its speakers, and the rooms that suit it."
            )
            yield Incoherence("Sessions", session.code, "At least", message)


def fixings_are_possible(event: Event) -> Iterator[Incoherence]:
    """A fixed round is allowed and its speakers are there; a fixed room is large, equipped and open."""
    for session in event.sessions:
        yield from _misfits(event, session.code)


def _misfits(event: Event, code: str) -> Iterator[Incoherence]:
    """Where the fixings of one session cannot be kept."""
    session = event.session_of[code]
    rounds = [fixed.round for fixed in session.fixed]
    for place, fixed in enumerate(session.fixed):
        if fixed.round in rounds[:place]:
            yield Incoherence("Sessions", code, "Fixed rounds", f'"{fixed.round}" is fixed twice.')
        if session.rounds is not None and fixed.round not in session.rounds:
            message = f'"{fixed.round}" is fixed and is not among the allowed rounds.'
            yield Incoherence("Sessions", code, "Fixed rounds", message)
        for name in session.speakers:
            if name in event.speaker_of and fixed.round in event.speaker_of[name].unavailable:
                message = f'"{fixed.round}" is fixed, and its speaker "{name}" is unavailable then.'
                yield Incoherence("Sessions", code, "Fixed rounds", message)
        room = event.room_of.get(fixed.room or session.room or "")
        trouble = lacking(event, session, room, fixed.round) if room else ""
        if room and trouble:
            column = "Fixed rounds" if fixed.room else "Fixed room"
            yield Incoherence("Sessions", code, column, f'"{room.name}" {trouble}.')
    room = event.room_of.get(session.room or "")
    if room and not session.fixed:
        reasons = [lacking(event, session, room, round.name) for round in event.rounds]
        if reasons and all(reasons):
            yield Incoherence("Sessions", code, "Fixed room", f'"{room.name}" {reasons[0]}.')


def rooms_are_fixed_once(event: Event) -> Iterator[Incoherence]:
    """No two sessions are fixed in one room in one round."""
    first: dict[tuple[str, str], str] = {}
    for session in event.sessions:
        for fixed in session.fixed:
            room = fixed.room or session.room
            if room is not None and first.setdefault((fixed.round, room), session.code) != session.code:
                message = f'"{room}" holds "{first[fixed.round, room]}" in "{fixed.round}" already.'
                yield Incoherence("Sessions", session.code, "Fixed rounds", message)


def speakers_are_fixed_once(event: Event) -> Iterator[Incoherence]:
    """No speaker gives two sessions that are fixed in one round."""
    for earlier, later in combinations([session for session in event.sessions if session.fixed], 2):
        both = [name for name in later.speakers if name in earlier.speakers]
        rounds = [fixed.round for fixed in later.fixed if fixed.round in {fixed.round for fixed in earlier.fixed}]
        for name in both:
            for round in rounds:
                message = f'"{name}" gives "{earlier.code}" in "{round}" already.'
                yield Incoherence("Sessions", later.code, "Fixed rounds", message)


def objectives_are_sound(policy: Policy) -> Iterator[Incoherence]:
    """There is at least one objective, each is known and is named once."""
    names = (*OBJECTIVE_NAMES, *(own.name for own in policy.own_objectives))
    known = quoted(list(names))
    if not policy.objectives:
        yield Incoherence("Settings", "Objectives", "Value", f"there is no objective; write one or more of {known}.")
    for place, name in enumerate(policy.objectives):
        if name not in names:
            message = f'"{name}" is not an objective; the objectives are {known}.'
            yield Incoherence("Settings", "Objectives", "Value", message)
        if name in policy.objectives[:place]:
            yield Incoherence("Settings", "Objectives", "Value", f'"{name}" is named twice.')


def costs_do_not_fall(event: Event, policy: Policy) -> Iterator[Incoherence]:
    """A later wish never costs less than an earlier one, and an unwished seat not less than the last."""
    for dearer, next_one in pairwise(policy.rank_costs):
        if next_one < dearer:
            message = f"a later wish may not cost less than an earlier one: {next_one} comes after {dearer}."
            yield Incoherence("Settings", "Cost per rank", "Value", message)
    if any(cost < 0 for cost in policy.rank_costs):
        yield Incoherence("Settings", "Cost per rank", "Value", "a cost is 0 or more.")
    if not 0 <= policy.seed <= LARGEST_SEED:
        yield Incoherence("Settings", "Seed", "Value", f"a seed is a whole number from 0 to {LARGEST_SEED}.")
    lowest = policy.rank_cost(max(1, event.lowest_rank))
    if policy.unwished_cost is not None and policy.unwished_cost < lowest:
        message = (
            f"{policy.unwished_cost} is less than the {lowest} that a wish of rank {max(1, event.lowest_rank)} costs."
        )
        yield Incoherence("Settings", "Cost of an unwished seat", "Value", message)


MOST_IN_ALL = 2**48
"""What all seats together may cost; sums beyond would not be exact."""


def costs_can_be_added_up(event: Event, policy: Policy) -> Iterator[Incoherence]:
    """All seats together cost no more than can be counted."""
    most = MOST_IN_ALL // max(1, len(event.attendees) * len(event.rounds))
    for row, cost in (
        ("Cost per rank", max(policy.rank_costs, default=0)),
        ("Cost of an unwished seat", policy.unwished_cost or 0),
    ):
        if cost > most:
            message = f"{cost:,} is more than can be added up over all seats; the most is {most:,}."
            yield Incoherence("Settings", row, "Value", message)


LIMIT_CHECKS: tuple[EventCheck, ...] = (
    there_is_something_to_plan,
    rounds_have_sound_times,
    rounds_do_not_overlap,
    numbers_are_not_negative,
    sessions_have_a_limit,
    limits_are_in_order,
    sessions_last_as_long_as_they_can,
    fixings_are_possible,
    sessions_have_rounds_enough,
    rooms_are_fixed_once,
    speakers_are_fixed_once,
)
