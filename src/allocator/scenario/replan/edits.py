"""What was edited by hand in a plan workbook, and the event in which it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from allocator.errors import ChangeTrouble
from allocator.event import Event, Fixed, Pin, Session
from allocator.plan import Assignment, Measures, Placement, Plan
from allocator.policy import Policy
from allocator.scenario.differences import Cause, exists, what_is_left
from allocator.verify import violations
from allocator.verify.measures import measure
from allocator.verify.view import named

BY_HAND = "edited by hand"
MARKED = "pinned in the plan"

T = TypeVar("T", Assignment, Placement)


@dataclass(frozen=True, slots=True)
class Edits:
    """What was added to a plan since it was written, and what was taken out of it."""

    seats: tuple[Assignment, ...] = ()
    seats_gone: tuple[Assignment, ...] = ()
    placements: tuple[Placement, ...] = ()
    placements_gone: tuple[Placement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.seats or self.seats_gone or self.placements or self.placements_gone)

    @property
    def freed(self) -> tuple[tuple[str, str], ...]:
        """Attendees, and the rounds in which they had a seat and now have none."""
        return _left(self.seats_gone, self.seats, "attendee")

    @property
    def removed(self) -> tuple[tuple[str, str], ...]:
        """Sessions, and the rounds in which they were held and no longer are."""
        return _left(self.placements_gone, self.placements, "session")

    @property
    def seats_edited(self) -> int:
        """How many seats are others: one of an attendee in a round, however it changed."""
        return len({(seat.attendee, seat.round) for seat in (*self.seats, *self.seats_gone)})

    @property
    def offerings_edited(self) -> int:
        """How many offerings changed: a session in a round that is new, in another room, or no longer held."""
        return len({(one.session, one.round) for one in (*self.placements, *self.placements_gone)})

    def undone(self, plan: Plan) -> Plan:
        """The plan as it was before these edits."""
        return Plan.of(
            _other(plan.placements, self.placements, self.placements_gone),
            _other(plan.assignments, self.seats, self.seats_gone),
        )

    def done(self, plan: Plan) -> Plan:
        """The plan after these edits."""
        return Plan.of(
            _other(plan.placements, self.placements_gone, self.placements),
            _other(plan.assignments, self.seats_gone, self.seats),
        )

    def outside(self, rounds: Collection[str]) -> Edits:
        """The edits that are about other rounds."""

        def others(these: tuple[T, ...]) -> tuple[T, ...]:
            return tuple(one for one in these if one.round not in rounds)

        return Edits(others(self.seats), others(self.seats_gone), others(self.placements), others(self.placements_gone))


NONE = Edits()
"""Nothing was edited."""


def _left(gone: Iterable[T], new: Iterable[T], who: str) -> tuple[tuple[str, str], ...]:
    there = {(getattr(one, who), one.round) for one in new}
    return tuple(sorted({(getattr(one, who), one.round) for one in gone} - there))


def _other(these: Iterable[T], less: Iterable[T], more: Iterable[T]) -> Iterable[T]:
    counted = Counter(these)
    counted.subtract(less)
    counted.update(more)
    return counted.elements()


def edits_of(written: Plan, read: Plan) -> Edits:
    """The differences between a plan as it was written and as it was read."""

    def only(these: Iterable[T], others: Iterable[T]) -> tuple[T, ...]:
        return tuple(sorted((Counter(these) - Counter(others)).elements()))

    return Edits(
        only(read.assignments, written.assignments),
        only(written.assignments, read.assignments),
        only(read.placements, written.placements),
        only(written.placements, read.placements),
    )


def edits_to_keep(written: Plan | None, read: Plan, file: object) -> Edits:
    """The edits of a plan workbook; raises ChangeTrouble where it does not say what was written in it."""
    if written is None:
        raise ChangeTrouble(
            f'{file} does not say what the program wrote in it: it has no sheet "As written". '
            "--keep-edits needs a plan workbook that this version of allocator wrote."
        )
    return edits_of(written, read)


def kept(event: Event, edits: Edits, pinned: Iterable[Assignment] = ()) -> Event:
    """The event with the edits, and the seats that were marked as pinned, as its own pins and fixed rounds.

    A seat taken away leaves its attendee free then; an offering taken away is not held in that round.
    """
    marked = sorted(set(pinned) - set(edits.seats))
    pins = [
        *(Pin(one.attendee, one.session, one.round, reason=BY_HAND) for one in edits.seats),
        *(Pin(attendee, None, round, must=False, reason=BY_HAND) for attendee, round in edits.freed),
        *(Pin(one.attendee, one.session, one.round, reason=MARKED) for one in marked),
    ]
    there = [pin for pin in pins if pin.attendee in event.attendee_of]
    known = set(event.pins)
    new = [pin for pin in there if pin not in known]
    return replace(event, sessions=tuple(_settled(event, edits)), pins=(*event.pins, *new))


def _settled(event: Event, edits: Edits) -> Iterator[Session]:
    """The sessions, each fixed where it was put by hand, and not allowed in rounds from which it was taken."""
    for session in event.sessions:
        new = {one.round: one.room or None for one in edits.placements if one.session == session.code}
        gone = {round for code, round in edits.removed if code == session.code}
        fixed = [one for one in session.fixed if one.round not in new]
        fixed += [Fixed(round, room) for round, room in sorted(new.items())]
        allowed = session.rounds
        if gone:
            allowed = (frozenset(event.round_of) if allowed is None else allowed) - gone
        if allowed == frozenset() and not session.at_least and not fixed:
            yield replace(session, at_most=0)
        else:
            yield replace(session, fixed=tuple(fixed), rounds=allowed)


OF_THE_WHOLE_PLAN = frozenset(
    {
        "groups_stay_together",
        "every_offering_has_enough_of_a_kind",
        "same_rounds_are_kept",
        "sessions_run_their_length",
        "whoever_begins_stays",
        "all_or_none_are_attended",
        "sessions_run_without_a_break",
    }
)
"""Rules that a few seats and placements cannot keep by themselves: the rest of the plan belongs to them."""


def cannot_be_kept(event: Event, policy: Policy, edits: Edits, pinned: Iterable[Assignment] = ()) -> tuple[str, ...]:
    """What was put by hand though a rule forbids it whatever the rest of the plan is, a sentence each."""
    seats = sorted({seat for seat in (*edits.seats, *pinned) if seat.attendee in event.attendee_of})
    unknown = tuple(_unknown(event, edits, seats))
    if unknown:
        return unknown
    said = Plan.of(edits.placements, seats)
    held = {(one.session, one.round) for one in said.placements}
    at_all = replace(
        policy,
        unwished_allowed=True,
        everybody_seated=False,
        seats_for_wishless=True,
        seats_for_silent=True,
        most_moved=None,
    )
    broken = violations(_as_far_as_said(event, edits, seats), at_all, said)
    # Where a session is held that was not put anywhere by hand is open.
    told = [
        one
        for one in broken
        if one.rule not in OF_THE_WHOLE_PLAN and (one.rule != "no_offering_is_overfull" or one.about in held)
    ]
    return (*(one.message for one in told), *_put_where_nothing_is(event, edits, seats))


def _as_far_as_said(event: Event, edits: Edits, seats: Iterable[Assignment]) -> Event:
    """The event without all that a plan of a few seats and placements cannot keep yet."""
    settled = {(one.session, one.round) for one in edits.placements} | set(edits.removed)
    known = {(seat.attendee, seat.round) for seat in seats} | set(edits.freed)
    return replace(
        event,
        sessions=tuple(
            replace(
                session,
                minimum=0,
                at_least=0,
                fixed=tuple(one for one in session.fixed if (session.code, one.round) in settled),
            )
            for session in event.sessions
        ),
        pins=tuple(pin for pin in event.pins if not pin.must or (pin.attendee, pin.round) in known),
        baseline=None,
    )


def _unknown(event: Event, edits: Edits, seats: Iterable[Assignment]) -> Iterator[str]:
    """Seats and placements in what the event has not."""
    for seat in seats:
        if not exists(event, seat.session, seat.round):
            who = f"{event.attendee_of[seat.attendee].name} ({seat.attendee})"
            yield f"{who} was put in {seat.session} in {seat.round}: there is no such session or round."
    for one in edits.placements:
        if not exists(event, one.session, one.round) or one.room not in {"", *event.room_of}:
            where = f" in {one.room}" if one.room else ""
            yield f"{one.session} was put in {one.round}{where}: there is no such session, round or room."


def _put_where_nothing_is(event: Event, edits: Edits, seats: Iterable[Assignment]) -> Iterator[str]:
    for seat in seats:
        if (seat.session, seat.round) in edits.removed:
            who = f"{event.attendee_of[seat.attendee].name} ({seat.attendee})"
            title = named(event.session_of[seat.session])
            yield f"{who} was put in {title} in {seat.round}, and it was taken out of the Timetable there"


def causes_by_hand(event: Event, edits: Edits) -> Iterator[Cause]:
    """What edits cost whom: their own seat, or that of all who were in an offering that was taken away."""
    for seat in edits.seats_gone:
        yield Cause(seat.attendee, None, seat.round, BY_HAND)
    for session, round in edits.removed:
        title = named(event.session_of[session]) if session in event.session_of else session
        yield Cause(None, session, round, f"{title} was taken out of {round} by hand")


def measured(event: Event, policy: Policy, written: Plan, plan: Plan) -> tuple[Measures, Measures]:
    """A plan as it was written and as it is now, both measured by the event as it is, moves counted from the former."""
    before = what_is_left(event, written)
    event = replace(event, baseline=before)
    return measure(event, policy, before), measure(event, policy, plan)
