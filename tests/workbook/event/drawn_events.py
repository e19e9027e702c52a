"""Events drawn from what the schema declares: whoever adds a column has it drawn, written and read back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from allocator import coherence
from allocator.coherence import Incoherence, folded
from allocator.event import Attendee, Event, Fixed, Labels, Pin, Wish
from allocator.policy import Policy
from allocator.workbook.event.schema import (
    ATTENDEES,
    FEATURES,
    PINS,
    ROOMS,
    ROUNDS,
    SESSIONS,
    SETTING_ROWS,
    SETTINGS,
    SPEAKERS,
)
from allocator.workbook.event.schema.columns import CellKind, Column, Sheet

TRICKY = [
    "=1+1",
    "+49",
    "@home",
    "<b>",
    "007",
    "NA",
    "None",
    "#N/A",
    "TRUE",
    "'tis",
    '"q"',
    "😀",
    "שלום",
    "a,b",
    "1-2",
    "_x0041_",
]

NamesOfSheets = Mapping[str, Sequence[str]]
"""What cells may name, by sheet."""

FACTS = {
    ROUNDS: "rounds",
    ROOMS: "rooms",
    SPEAKERS: "speakers",
    SESSIONS: "sessions",
    ATTENDEES: "attendees",
    PINS: "pins",
}
"""The sheets whose rows are facts, each with the field of `Event` that holds them."""

OTHERWISE = {
    Attendee: {"answered", "attributes"},  # whether there is a row on Wishes; columns of the organiser's own
    Pin: {"cell"},  # where the workbook says it
    Policy: {"rules", "own_objectives"},  # these are written in Python
    Event: {*FACTS.values(), "wishes", "demands", "labels", "baseline", "choice"},  # sheets of their own, and no facts
}
"""Fields that are filled by something else than one column of their sheet."""


def names(marks: str = "") -> st.SearchStrategy[str]:
    """Text as it is after reading: no blanks at the ends, one blank within; without some marks."""
    free = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=12)
    text = st.one_of(st.sampled_from(TRICKY), free).map(lambda text: " ".join(text.split()))
    return text.filter(lambda text: text != "" and not any(mark in text for mark in marks))


def keys(sheet: Sheet, marks: str, *, least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Keys of a sheet; that of the example row in an empty workbook is none."""
    text = names(marks).filter(lambda text: folded(text) != folded(sheet.example_key))
    return st.lists(text, min_size=least, max_size=most, unique_by=folded)


def values(column: Column, named: NamesOfSheets) -> st.SearchStrategy[Any]:
    """What the field of a column may hold where its cell is not blank."""
    match column.kind:
        case CellKind.TEXT:
            return names()
        case CellKind.WHOLE:
            return st.integers(0, 99)
        case CellKind.YES_NO | CellKind.MUST:
            return st.booleans()
        case CellKind.WHOLES:
            return st.lists(st.integers(0, 9), min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))
        case CellKind.CHOICES:
            return _some(column, column.choices)
        case CellKind.TEXTS | CellKind.NAMES:
            return _some(column, named[column.of or column.heading])
        case CellKind.NAME:
            return st.sampled_from(named[column.of]) if named[column.of] else st.none()
        case CellKind.FIXED:
            rooms = st.sampled_from([None, *named[ROOMS.name]])
            return _some(column, named[ROUNDS.name]).flatmap(
                lambda rounds: st.tuples(*(st.builds(Fixed, st.just(round), rooms) for round in rounds))
            )
        case CellKind.DATE | CellKind.TIME:
            raise AssertionError("moments are drawn with their round")


def _some(column: Column, items: Sequence[str]) -> st.SearchStrategy[Any]:
    """Some items in the container that the field is declared with; none is what blank means."""
    kind = next(str(field.type) for field in fields(column.fact or object) if field.name == column.field)
    if not items:
        return st.just(default(column))
    chosen = st.lists(st.sampled_from(items), min_size=1, max_size=len(items), unique=True)
    return chosen.map(frozenset if "frozenset" in kind else tuple)


def default(column: Column) -> Any:
    """What the field holds where its cell is blank; None where it may hold None and has no default."""
    (found,) = (field for field in fields(column.fact or object) if field.name == column.field)
    return None if found.default is MISSING else found.default


def has_default(column: Column) -> bool:
    """Whether a cell may be blank as far as its field is concerned."""
    (found,) = (field for field in fields(column.fact or object) if field.name == column.field)
    return found.default is not MISSING or "None" in str(found.type)


@st.composite
def facts(draw: st.DrawFn, sheet: Sheet, key: str, named: NamesOfSheets, **given: Any) -> Any:
    """A fact with this key: of what is not given, each field is its default or something else."""
    found = {sheet.key.field: key, **given}
    for column in sheet.columns:
        if column.field and column.field not in found:
            some = values(column, named)
            found[column.field] = draw(st.one_of(st.just(default(column)), some) if has_default(column) else some)
    assert sheet.fact is not None
    return sheet.fact(**found)


@st.composite
def decided(draw: st.DrawFn, fact: type) -> Any:
    """What the Settings sheet says of a fact."""
    rows = [row for row in SETTING_ROWS if row.fact is fact]
    return fact(**{row.field: draw(st.one_of(st.just(default(row)), values(row, {}))) for row in rows})


@st.composite
def events(draw: st.DrawFn) -> tuple[Event, Policy]:
    """A coherent event with every kind of fact, and a policy."""
    start = datetime(2026, 11, 25, 9, 0)
    names_of = {
        ROUNDS.name: draw(keys(ROUNDS, ";=@", least=1, most=3)),
        ROOMS.name: draw(keys(ROOMS, ";", least=1, most=3)),
        ATTENDEES.name: draw(keys(ATTENDEES, "", least=1, most=4)),
        SPEAKERS.name: draw(keys(SPEAKERS, ";", least=0, most=2)),
        SESSIONS.name: draw(keys(SESSIONS, "@;", least=1, most=3)),
        FEATURES: draw(st.lists(names(";"), max_size=3, unique_by=folded)),
    }
    free: dict[str, Any] = {"features": frozenset(names_of[FEATURES]), "closed": frozenset()}
    found: dict[str, tuple[Any, ...]] = {
        "rounds": tuple(
            draw(facts(ROUNDS, name, names_of, start=begin, end=draw(st.sampled_from([None, begin + LASTS]))))
            for name, begin in zip(names_of[ROUNDS.name], (start + timedelta(hours=h) for h in range(3)), strict=False)
        ),
        # Whatever a session needs, there is a room for it.
        "rooms": tuple(
            draw(facts(ROOMS, name, names_of, **({} if place else free)))
            for place, name in enumerate(names_of[ROOMS.name])
        ),
        "speakers": tuple(
            draw(facts(SPEAKERS, name, names_of, email=f"s{place}@example.org"))
            for place, name in enumerate(names_of[SPEAKERS.name])
        ),
        "sessions": tuple(draw(facts(SESSIONS, code, names_of)) for code in names_of[SESSIONS.name]),
        "attendees": tuple(
            draw(facts(ATTENDEES, id, names_of, email=draw(st.sampled_from(["", f"{place}@example.org"]))))
            for place, id in enumerate(names_of[ATTENDEES.name])
        ),
        "pins": tuple(
            draw(facts(PINS, id, names_of))
            for id in draw(st.lists(st.sampled_from(names_of[ATTENDEES.name]), max_size=2, unique=True))
        ),
    }
    found["wishes"] = tuple(draw(wishes(names_of)))
    wishing = {wish.attendee for wish in found["wishes"]}
    own = draw(st.lists(names().filter(_is_own), max_size=2, unique_by=lambda text: folded(text).rstrip(" *")))
    found["attendees"] = tuple(
        replace(
            one,
            answered=one.id in wishing or draw(st.booleans()),
            attributes=tuple((heading, draw(names())) for heading in sorted(own) if draw(st.booleans())),
        )
        for one in found["attendees"]
    )
    event = Event(title=draw(names()), labels=draw(decided(Labels)), **found)
    return mended(event, draw(decided(Policy)))


def _is_own(heading: str) -> bool:
    """Whether a heading is none of the program's."""
    bare = folded(heading).rstrip(" *")
    return bare != "" and bare not in {folded(column.heading) for column in ATTENDEES.columns}


LASTS = timedelta(minutes=50)
"""How long a drawn round lasts; the next begins an hour after it did."""


@st.composite
def wishes(draw: st.DrawFn, names_of: NamesOfSheets) -> Iterable[Wish]:
    """Some wishes of each attendee, of any ranks, in order."""
    offers = [(code, round) for code in names_of[SESSIONS.name] for round in (None, *names_of[ROUNDS.name])]
    return [
        Wish(attendee, session, rank, round)
        for attendee in names_of[ATTENDEES.name]
        for rank, (session, round) in zip(
            sorted(draw(st.lists(st.integers(1, 3), min_size=3, max_size=3))),
            draw(st.lists(st.sampled_from(offers), max_size=3, unique=True)),
            strict=False,
        )
    ]


def mended(event: Event, policy: Policy) -> tuple[Event, Policy]:
    """The event and the policy, fields that cannot be meant with their defaults, and then all fields of their facts."""
    for all_fields in (False, False, True):
        for found in list(coherence.problems(event, policy)):
            event, policy = _without(event, policy, found, all_fields=all_fields)
    assume(not list(coherence.problems(event, policy)))
    return event, policy


def _without(event: Event, policy: Policy, found: Incoherence, *, all_fields: bool) -> tuple[Event, Policy]:
    if found.sheet == SETTINGS.name:
        (row,) = (row for row in SETTING_ROWS if row.heading == found.key)
        return event, replace(policy, **{row.field: default(row)})
    if found.sheet == "Wishes":
        return replace(event, wishes=tuple(wish for wish in event.wishes if wish.attendee != found.key)), policy
    if found.sheet == PINS.name:
        return replace(event, pins=tuple(pin for pin in event.pins if pin.attendee != found.key)), policy
    sheet = next(sheet for sheet in FACTS if sheet.name == found.sheet)
    columns = [one for one in sheet.columns if one.field and has_default(one)]
    mend = {one.field: default(one) for one in columns if all_fields or one.heading == found.column}
    facts = getattr(event, FACTS[sheet])
    changed = tuple(replace(one, **mend) if getattr(one, sheet.key.field) == found.key else one for one in facts)
    return replace(event, **{FACTS[sheet]: changed}), policy
