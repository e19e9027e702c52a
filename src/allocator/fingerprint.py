"""One number that stands for all facts and decisions, to be stamped into every output."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container
from dataclasses import Field, fields, is_dataclass, replace
from datetime import datetime
from typing import Any

from allocator.demand import Demand, Strength
from allocator.event import Attendee, Event
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.rule import Objective, Rule, fingerprint_of


def input_hash(event: Event, policy: Policy) -> str:
    """The SHA-256, in hex, of all facts and decisions; of the orders of rows only that of the rounds is a fact."""
    used = {column for demand in event.demands for column in demand.columns}
    unordered = replace(
        event,
        rooms=tuple(sorted(event.rooms, key=lambda room: room.name)),
        speakers=tuple(sorted(event.speakers, key=lambda speaker: speaker.name)),
        sessions=tuple(sorted(event.sessions, key=lambda session: session.code)),
        attendees=tuple(_known_by(used, one) for one in sorted(event.attendees, key=lambda attendee: attendee.id)),
        wishes=tuple(sorted(event.wishes, key=lambda wish: (wish.attendee, wish.rank, wish.session))),
        pins=tuple(sorted(event.pins, key=_plain_text)),
        demands=tuple(sorted(event.demands, key=_plain_text)),
    )
    return hashlib.sha256(_plain_text([unordered, policy]).encode()).hexdigest()


def _known_by(columns: Container[str], attendee: Attendee) -> Attendee:
    """An attendee with those columns of the organiser's own alone that rules use."""
    if not attendee.attributes:
        return attendee
    return replace(attendee, attributes=tuple(one for one in attendee.attributes if one[0] in columns))


def plan_hash(plan: Plan) -> str:
    """The SHA-256, in hex, of who sits where and what is held where."""
    return hashlib.sha256(_plain_text(plan).encode()).hexdigest()


def _counts(name: str, policy: Policy) -> bool:
    return name not in ("rules", "own_objectives") or bool(getattr(policy, name))


def _is_fact(field: Field[Any], value: object) -> bool:
    """Whether a field counts: not where a thing stands, nor what is counted only where there is some."""
    if field.name in _COUNT_WHERE_OTHER and getattr(value, field.name) == _COUNT_WHERE_OTHER[field.name]:
        return False
    return field.compare and not (
        isinstance(value, _WHERE_SOME) and field.name in _COUNT_WHERE_SOME and not getattr(value, field.name)
    )


_COUNT_WHERE_OTHER = {"strength": Strength.MUST, "lasts": 1}
"""Fields that leave the hash of a fact as it is without them where they hold this."""

_WHERE_SOME = Event | Attendee | Demand

_COUNT_WHERE_SOME = frozenset({"demands", "attributes", "each", "where", "everybody"})
"""Fields that leave the hash of a fact as it is without them where they hold nothing."""


def _plain_text(value: object) -> str:
    return json.dumps(value, default=_plain)


def _plain(value: object) -> object:
    """A value of ours as JSON knows them."""
    if isinstance(value, Rule | Objective):
        return fingerprint_of(value)
    if isinstance(value, Policy):
        # Rules of one's own count only where there are any, so that a policy without them has the hash it always had.
        return {field.name: getattr(value, field.name) for field in fields(value) if _counts(field.name, value)}
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value) if _is_fact(field, value)}
    if isinstance(value, frozenset):
        return sorted(value)
    assert isinstance(value, datetime)
    return value.isoformat()
