"""From an announced plan to the next one: what no longer holds, and the plan that moves the fewest."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass, replace

from allocator.errors import ChangeTrouble
from allocator.event import Event, Fixed, Pin, Room, Session
from allocator.fingerprint import plan_hash
from allocator.plan import Assignment, Edition, Origin, Plan
from allocator.policy import MOVE_OBJECTIVES, UNSEATED, Policy
from allocator.scenario.changes import Change, applied, known, said_of
from allocator.scenario.changes.agreement import demand_agreement
from allocator.scenario.differences import Cause, causes, differences, exists, what_is_left
from allocator.scenario.replan.edits import BY_HAND, NONE, Edits, cannot_be_kept, causes_by_hand, kept
from allocator.verify import violations

ORDER = ("moved attendees", "moved rounds", *UNSEATED, "moved rooms")
"""What comes first where the organiser has no other order: a seat is worth more than a room that stays."""


CANNOT_BE_KEPT = "What was edited by hand, or pinned, in the plan cannot be kept:"


@dataclass(frozen=True, slots=True)
class Replanning:
    """What is asked for when a plan was announced and things have changed.

    `event` and `policy` are those to be solved; `changed` and `decided` are what they now are by themselves, without a
    baseline; `no_longer` says what of the announced plan does not hold any more. With `edits` the announced plan is the
    one before them, the baseline the one after them.
    """

    changed: Event
    decided: Policy
    event: Event
    policy: Policy
    announced: Plan
    changes: tuple[Change, ...]
    causes: tuple[Cause, ...]
    no_longer: tuple[str, ...]
    edits: Edits = NONE
    known: frozenset[str] = frozenset()

    def origin(self, plan: Plan, editions: Sequence[Edition], announced_file: str) -> Origin:
        """Where a plan that answers this comes from; the announced one is listed even where its workbook is silent."""
        earlier = tuple(editions)
        here = plan_hash(self.announced)
        if not earlier or earlier[-1].plan_hash != here:
            changes = (BY_HAND,) if earlier else ()
            earlier = (*earlier, Edition(here, "", announced_file, changes))
        if self.edits:
            edited = plan_hash(self.edits.done(self.announced))
            earlier = (*earlier, Edition(edited, "", announced_file, (BY_HAND,)))
        said = (
            *(said_of(change, self.changed) for change in self.changes),
            *(("what was edited by hand is kept",) if self.edits else ()),
        )
        said = said or ("the event workbook was changed",) * bool(self.no_longer)
        found = differences(self.event, self.announced, plan, self.causes, known=self.known)
        return Origin(earlier, said, found)


def replanning(
    event: Event,
    policy: Policy,
    announced: Plan,
    changes: Sequence[Change],
    *,
    frozen: Sequence[str] = (),
    moves: int | None = None,
    edits: Edits = NONE,
    pinned: Collection[Assignment] = (),
    known_before: Collection[str] = (),
) -> Replanning:
    """What is to be solved after these changes; raises ChangeTrouble where one cannot be understood.

    The rounds that are `frozen` were held. With `moves` that many attendees may lose a seat if that is better. The
    `edits` that led to the announced plan as it is given are kept, and so are the seats `pinned` in it. Those who were
    `known_before` are in it, also where they have no seat.
    """
    changed, decided = applied(event, policy, changes)
    before = edits.undone(announced)
    found = (*causes_by_hand(event, edits), *causes(event, policy, before, changes))
    after, wanted = with_baseline(changed, decided, announced)
    held = after.held | {known(round, after.round_of, "round") for round in frozen}
    if held:
        after = as_held(after, held)
        changed = replace(after, baseline=None)
    broken = no_longer(after, decided)
    demand_agreement((event, policy), (changed, decided))
    if edits or pinned:
        pinned = [seat for seat in pinned if seat.round not in held]
        forbidden = cannot_be_kept(after, decided, edits.outside(held), pinned)
        if forbidden:
            raise ChangeTrouble("\n".join([CANNOT_BE_KEPT, *(f"  {one}" for one in forbidden)]))
        after = kept(after, edits.outside(held), pinned)
        demand_agreement((changed, decided), (replace(after, baseline=None), decided), CANNOT_BE_KEPT)
        changed = replace(after, baseline=None)
    if moves is not None:
        wanted = with_limit(wanted, moves)
    return Replanning(
        changed, decided, after, wanted, before, tuple(changes), found, broken, edits, frozenset(known_before)
    )


def with_baseline(event: Event, policy: Policy, announced: Plan) -> tuple[Event, Policy]:
    """The event with its announced plan, and a policy that wants the fewest moves.

    Where the organiser names an objective about moves, theirs is the order; else `ORDER` comes first, as far as the
    organiser wants it at all, and the other objectives follow. Those who do not come any more are taken out of the
    announced plan.
    """
    there = tuple(seat for seat in announced.assignments if seat.attendee in event.attendee_of)
    event = replace(event, baseline=replace(announced, assignments=there))
    if set(policy.objectives) & set(MOVE_OBJECTIVES):
        return event, policy
    first = tuple(name for name in ORDER if name in MOVE_OBJECTIVES or name in policy.objectives)
    rest = tuple(name for name in policy.objectives if name not in first)
    return event, replace(policy, objectives=(*first, *rest))


def with_limit(policy: Policy, most: int | None) -> Policy:
    """The policy that wants the best plan for everybody within `most` moves, and of those the one with the fewest."""
    quality = tuple(name for name in policy.objectives if name not in MOVE_OBJECTIVES)
    own = tuple(name for name in policy.objectives if name in MOVE_OBJECTIVES)
    rest = tuple(name for name in MOVE_OBJECTIVES if name not in own)
    return replace(policy, objectives=(*quality, *own, *rest), most_moved=most)


def no_longer(event: Event, policy: Policy) -> tuple[str, ...]:
    """What of the announced plan does not hold any more, a sentence each: what is gone first, then broken rules."""
    baseline = event.baseline or Plan((), ())
    gone = {
        f"{placement.session}, {placement.round}: this session, round or room no longer exists"
        for placement in baseline.placements
        if not exists(event, placement.session, placement.round) or placement.room not in {"", *event.room_of}
    }
    left = what_is_left(event, baseline)
    return (*sorted(gone), *(violation.message for violation in violations(event, policy, left)))


def as_held(event: Event, rounds: Iterable[str]) -> Event:
    """The event with some rounds as they were announced, because they were held: nobody and nothing changes in them."""
    held = frozenset(known(round, event.round_of, "round") for round in rounds)
    baseline = event.baseline or Plan((), ())
    placed: dict[tuple[str, str], str] = {(one.session, one.round): one.room for one in baseline.placements}
    seats = {(one.attendee, one.round): one.session for one in baseline.assignments}

    def settled(session: Session) -> Session:
        here = [round for round in held if (session.code, round) in placed]
        fixed = [one for one in session.fixed if one.round not in held]
        fixed += [Fixed(round, placed[session.code, round] or None) for round in sorted(here)]
        allowed = session.rounds or frozenset(event.round_of)
        rounds = allowed - held | frozenset(here)
        if not rounds:  # it was not held, and now no round is left to it
            return replace(session, fixed=(), rounds=None, at_most=0)
        most = session.at_most
        return replace(
            session,
            fixed=tuple(fixed),
            rounds=rounds,
            at_most=None if most is None else max(most, -(-len(here) // session.lasts)),
        )

    pins = [
        Pin(
            attendee.id,
            seats.get((attendee.id, round)),
            round,
            must=(attendee.id, round) in seats,
            reason="held already",
        )
        for attendee in event.attendees
        for round in sorted(held)
    ]
    others = tuple(pin for pin in event.pins if pin.round not in held)
    # What was possible then is so still, whatever has happened since.
    used = {(room, round) for (_, round), room in placed.items()}
    gave = {(name, round) for session, round in placed for name in _speakers_of(event, session)}

    def there(taken: Container[tuple[str, str]], key: str, away: frozenset[str]) -> frozenset[str]:
        return frozenset(round for round in away if round not in held or (key, round) not in taken)

    gone = sorted({room for room, round in used if room and round in held} - event.room_of.keys())
    others_ahead = frozenset(event.round_of) - held
    return replace(
        event,
        rounds=tuple(replace(one, held=one.held or one.name in held) for one in event.rounds),
        rooms=(
            *(replace(one, closed=there(used, one.name, one.closed)) for one in event.rooms),
            *(Room(room, 0, closed=others_ahead) for room in gone),
        ),
        speakers=tuple(replace(one, unavailable=there(gave, one.name, one.unavailable)) for one in event.speakers),
        attendees=tuple(replace(one, unavailable=there(seats, one.id, one.unavailable)) for one in event.attendees),
        sessions=tuple(map(settled, event.sessions)),
        pins=(*others, *pins),
    )


def _speakers_of(event: Event, session: str) -> tuple[str, ...]:
    return event.session_of[session].speakers if session in event.session_of else ()
