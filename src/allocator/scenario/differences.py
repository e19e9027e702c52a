"""Who gets what instead of what was announced, and because of what."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from allocator.event import Event, Round
from allocator.plan import Assignment, Difference, Plan
from allocator.policy import Policy
from allocator.scenario.changes import Change, applied, said_of
from allocator.verify import violations
from allocator.verify.rules import fixed_rounds_are_kept
from allocator.verify.view import named

NEW = "is new"
NO_MORE = "no longer exists"
HAD_NONE = "had no seat before"
NO_SEAT_LEFT = "no seat is left"
MADE_ROOM = "makes room for others"
OTHER_ROOM = "another room"

FIXED = fixed_rounds_are_kept.__name__


@dataclass(frozen=True, slots=True)
class _Seat:
    """A session as its code and title, and the room ('' where there is none)."""

    session: str
    room: str = ""

    def __str__(self) -> str:
        return f"{self.session} ({self.room})" if self.room else self.session


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that makes seats impossible: of an attendee, in a session, in a round (None: whichever)."""

    attendee: str | None
    session: str | None
    round: str | None
    text: str

    def forbids(self, seat: Assignment) -> bool:
        """Whether it makes this seat impossible."""
        return (
            self.attendee in (None, seat.attendee)
            and self.session in (None, seat.session)
            and self.round in (None, seat.round)
        )


def causes(event: Event, policy: Policy, announced: Plan, changes: Sequence[Change]) -> tuple[Cause, ...]:
    """What broke which part of the announced plan: what each change broke, then everything broken now."""
    found: list[Cause] = []
    known = set(_broken(event, policy, announced))
    for change in changes:
        before = event
        event, policy = applied(event, policy, [change])
        new = [cause for cause in _broken(event, policy, announced) if cause not in known]
        found += [replace(cause, text=said_of(change, before)) for cause in new]
        known.update(new)
    return (*found, *_broken(event, policy, announced))


def _broken(event: Event, policy: Policy, announced: Plan) -> Iterator[Cause]:
    """The violations of what is left of the announced plan; one about an attendee speaks of their round as a whole."""
    for violation in violations(event, policy, what_is_left(event, announced)):

        def about(names: Iterable[str], keys: tuple[str, ...] = violation.about) -> str | None:
            return next((key for key in keys if key in names), None)

        attendee, session, round = (about(names) for names in (event.attendee_of, event.session_of, event.round_of))
        if attendee or session or round:
            yield Cause(attendee, None if attendee else session, round, violation.message)
        if violation.rule == FIXED and session is not None:
            # Where a session must be at another time, that is why it is not held when it was.
            yield Cause(None, session, None, violation.message)


def differences(
    event: Event, announced: Plan, plan: Plan, causes: Sequence[Cause], *, known: Container[str] = ()
) -> tuple[Difference, ...]:
    """Everybody who has something else than was announced, in the organiser's order.

    Who had no seat at all is new, unless they are `known` to have been there.
    """
    earlier, later = _programmes(event, announced), _programmes(event, plan)
    seats = set(plan.assignments)
    lost: dict[str, list[Assignment]] = {}
    for seat in announced.assignments:
        if seat not in seats:
            lost.setdefault(seat.attendee, []).append(seat)
    found = []
    for attendee in event.attendees:
        before, now = earlier.get(attendee.id, {}), later.get(attendee.id, {})
        if before != now:
            gone = lost.get(attendee.id, [])
            new = not before and attendee.id not in known
            why = [NEW] if new else _why(event.round_of, before, now, gone, causes)
            found.append(Difference(attendee.id, _told(before), _told(now), tuple(dict.fromkeys(why)), bool(gone)))
    return tuple(found)


def _why(
    rounds: Mapping[str, Round],
    before: Mapping[str, _Seat],
    now: Mapping[str, _Seat],
    lost: Sequence[Assignment],
    causes: Sequence[Cause],
) -> Iterator[str]:
    for seat in lost:
        # What somebody has to do in one round may cost them a seat in another.
        if seat.round not in rounds:
            yield f"{seat.round} {NO_MORE}"
            continue
        theirs = next((cause.text for cause in causes if cause.attendee == seat.attendee), MADE_ROOM)
        yield next((cause.text for cause in causes if cause.forbids(seat)), theirs)
        if seat.round not in now:
            yield f"{NO_SEAT_LEFT} in {seat.round}"
    for round in rounds:
        new = now.get(round)
        if new is None:
            continue
        if round not in before:
            yield f"{HAD_NONE} in {round}"
        elif before[round].session == new.session and before[round] != new:
            yield f"{OTHER_ROOM} in {round}"


def _told(seats: Mapping[str, _Seat]) -> dict[str, str]:
    return {round: str(seat) for round, seat in seats.items()}


def _programmes(event: Event, plan: Plan) -> dict[str, dict[str, _Seat]]:
    """Everybody's seats by round; what the event has not is called as the plan calls it."""
    rooms = {(one.session, one.round): one.room for one in plan.placements}
    found: dict[str, dict[str, _Seat]] = {}
    for seat in plan.assignments:
        session = event.session_of.get(seat.session)
        name = seat.session if session is None else named(session)
        found.setdefault(seat.attendee, {})[seat.round] = _Seat(name, rooms.get((seat.session, seat.round), ""))
    return found


def what_is_left(event: Event, plan: Plan) -> Plan:
    """The part of a plan that speaks of what the event has."""
    rooms = {"", *event.room_of}
    return Plan.of(
        (one for one in plan.placements if exists(event, one.session, one.round) and one.room in rooms),
        (
            one
            for one in plan.assignments
            if exists(event, one.session, one.round) and one.attendee in event.attendee_of
        ),
    )


def exists(event: Event, session: str, round: str) -> bool:
    """Whether an event has a session and a round."""
    return session in event.session_of and round in event.round_of
