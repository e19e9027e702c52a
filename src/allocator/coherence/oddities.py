"""What is odd in an event and can be planned all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocator.coherence.incoherence import EventCheck, Incoherence, quoted
from allocator.coherence.possible import given_by, rooms_for, rounds_for
from allocator.event import Event, Session, Wish
from allocator.policy import COST_OF_THE_FIRST, RULES_BROKEN, Policy
from allocator.words import folded

NAMED_AT_MOST = 5


def attendees_without_wishes(event: Event, policy: Policy) -> Iterator[Incoherence]:
    """Somebody wishes for nothing, or did not answer."""
    for answered, what, seated in (
        (True, "wished nothing", policy.seats_for_wishless),
        (False, "did not answer", policy.seats_for_silent),
    ):
        ids = [one.id for one in event.attendees if not event.wishes_of[one.id] and one.answered == answered]
        if ids:
            who = "1 attendee" if len(ids) == 1 else f"{len(ids)} attendees"
            then = "They are seated where there is room." if seated else "They get no seat, as Settings say."
            yield Incoherence("Wishes", "", "", f"{who} {what}: {_some(ids)}. {then}")


def missing_seats_count_alike(event: Event, policy: Policy) -> Iterator[Incoherence]:
    """Missing seats count the same whoever lacks them, and some of those who get seats wished for nothing."""
    silent = sum(policy.gives_seats_to(event, one) and not event.wishes_of[one.id] for one in event.attendees)
    if "unseated" in policy.objectives and 0 < silent < len(event.attendees):
        message = (
            '"unseated" counts everybody alike: somebody who wished for nothing may have a seat for which somebody '
            "else wished. To seat those with wishes first, write: unseated with wishes; unseated without wishes."
        )
        yield Incoherence("Settings", "Objectives", "Value", message)


def nothing_looks_after_rules(event: Event, policy: Policy) -> Iterator[Incoherence]:
    """Rules hold if possible, or people are served first, and no objective is about that."""
    for asked, name, what in (
        (not all(demand.must for demand in event.demands), RULES_BROKEN, "rules hold if possible"),
        (bool(event.first), COST_OF_THE_FIRST, "people are served first by a rule"),
    ):
        if asked and name not in policy.objectives:
            message = f'{what}, and nothing looks after that: write "{name}" here, before what matters less.'
            yield Incoherence("Settings", "Objectives", "Value", message)


STEEP = 100_000
"""The cost above which bounds are hard to come by."""


def costs_are_steep(event: Event, policy: Policy) -> Iterator[Incoherence]:
    """Costs are so far apart that bounds are hard to come by."""
    most = max(policy.unwished_seat_cost(event), *policy.rank_costs, 0)
    if "total cost" in policy.objectives and most > STEEP:
        message = (
            f"a seat can cost {most:,}; above {STEEP:,} it can take long to prove how good a plan is. To serve those "
            'worst off first, write small costs here, such as 0; 1; 2; 3, and put "worst rank" before "total cost" '
            "under Objectives."
        )
        yield Incoherence("Settings", "Cost per rank", "Value", message)


def wishes_that_cannot_come_true(event: Event) -> Iterator[Incoherence]:
    """A wish is for a session that cannot run when the attendee is free."""
    rounds = {session.code: set(rounds_for(event, session)) for session in event.sessions}
    vain: dict[str, list[tuple[Wish, str]]] = {}
    for wish in event.wishes:
        asked = rounds[wish.session] if wish.round is None else rounds[wish.session] & {wish.round}
        if not asked - event.attendee_of[wish.attendee].unavailable:
            when = f' in "{wish.round}"' if wish.round else ""
            vain.setdefault(wish.session, []).append((wish, when))
    for code, wishes in vain.items():
        first = wishes[0][0]
        if len(wishes) > NAMED_AT_MOST:
            who = _some(list(dict.fromkeys(wish.attendee for wish, _ in wishes)))
            message = f'"{code}" cannot run when those who wish for it are there: {who}.'
            yield Incoherence("Wishes", first.attendee, str(first.rank), message)
            continue
        for wish, when in wishes:
            message = f'"{wish.session}" cannot run{when} in a round in which "{wish.attendee}" is there.'
            yield Incoherence("Wishes", wish.attendee, str(wish.rank), message)


def speakers_wishing_for_their_own(event: Event) -> Iterator[Incoherence]:
    """A speaker wishes for the session they give."""
    own = {
        (speaker.attendee, session.code)
        for speaker in event.speakers
        if speaker.attendee is not None
        for session in given_by(event, speaker.attendee)
    }
    for wish in event.wishes:
        if (wish.attendee, wish.session) in own:
            message = f'"{wish.attendee}" gives "{wish.session}" and wishes to attend it.'
            yield Incoherence("Wishes", wish.attendee, str(wish.rank), message)


def sessions_of_one_title(event: Event) -> Iterator[Incoherence]:
    """Several sessions have one title: whoever wishes for them may sit in the same thing more than once."""
    alike: dict[str, list[str]] = {}
    for session in event.sessions:
        alike.setdefault(folded(session.title), []).append(session.code)
    for codes in alike.values():
        if len(codes) > 1:
            title = event.session_of[codes[0]].title
            message = (
                f'"{title}" is the title of {quoted(codes)}, so that somebody may attend it {len(codes)} times. To let '
                f"everybody attend it once, keep one row, with {len(codes)} under At least and At most."
            )
            yield Incoherence("Sessions", codes[1], "Title", message)


def too_few_seats(event: Event, policy: Policy) -> Iterator[Incoherence]:
    """A round has fewer seats, at the very most, than there are attendees in it."""
    rounds = {session.code: rounds_for(event, session) for session in event.sessions}
    for round in event.rounds:
        held = [session for session in event.sessions if round.name in rounds[session.code]]
        speaking = {event.speaker_of[name].attendee for session in held for name in session.speakers}
        waiting = sum(
            round.name not in one.unavailable and one.id not in speaking and policy.gives_seats_to(event, one)
            for one in event.attendees
        )
        seats = _most_seats(event, held, round.name)
        if seats < waiting:
            message = f"at least {waiting} attendees need a seat, but there are at most {seats}."
            yield Incoherence("Rounds", round.name, "Round", message)


def _most_seats(event: Event, held: Sequence[Session], round: str) -> int:
    """The seats of a round if every session could be in its best room, and every room held its best session."""
    by_session: list[int] = []
    for session in held:
        limits = [max(room.capacity for room in rooms_for(event, session, round))] if event.rooms else []
        by_session.append(min(limits + ([] if session.maximum is None else [session.maximum])))
    if not event.rooms:
        return sum(by_session)
    by_room = sorted((room.capacity for room in event.rooms if round not in room.closed), reverse=True)
    best_sessions = sorted(by_session, reverse=True)[: len(by_room)]
    return min(sum(best_sessions), sum(by_room[: len(by_session)]))


def speakers_who_may_attend(event: Event) -> Iterator[Incoherence]:
    """A speaker has the name of an attendee, and nothing says whether that is one person."""
    ids: dict[str, list[str]] = {}
    for attendee in event.attendees:
        ids.setdefault(folded(attendee.name), []).append(attendee.id)
    found = [
        (speaker.name, same)
        for speaker in event.speakers
        if speaker.attendee is None and (same := ids.get(folded(speaker.name), []))
    ]
    if len(found) > NAMED_AT_MOST:
        named = _some([f'"{name}"' for name, _ in found])
        message = (
            f"{len(found)} speakers have the names of attendees: {named}; for those who are the same, write the id."
        )
        yield Incoherence("Speakers", found[0][0], "Attendee id", message)
        return
    for name, same in found:
        message = f'"{name}" is also the name of attendee {quoted(same)}; if this is one person, write the id.'
        yield Incoherence("Speakers", name, "Attendee id", message)


def _some(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - NAMED_AT_MOST
    return ", ".join(names[:NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")


ODDITIES: tuple[EventCheck, ...] = (
    speakers_who_may_attend,
    sessions_of_one_title,
    wishes_that_cannot_come_true,
    speakers_wishing_for_their_own,
)

ODDITIES_BY_POLICY = (
    too_few_seats,
    attendees_without_wishes,
    missing_seats_count_alike,
    nothing_looks_after_rules,
    costs_are_steep,
)
"""Those that depend on what the organiser decided."""
