"""The symposium: the same facts for everybody, true to the programme, and with a seat for all."""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from allocator.event import Event
from allocator.example import AFTERNOON, PLENARY_SPEAKER, STEP_FREE, symposium
from allocator.plan import Assignment, Placement, Plan
from allocator.policy import Policy
from allocator.verify import violations
from allocator.workbook.event.read import read_event

EVENT, POLICY = symposium()
ROOT = Path(__file__).resolve().parents[1]
PROGRAMME = Path(os.environ.get("ALLOCATOR_DATA") or ROOT.parent / "shared" / "data") / "symposium" / "programme.csv"

TIMETABLE = {
    "Aula": ("W1", "W1", "W1"),
    "Grote Zaal": ("W14", "W14", "W6"),
    "Tuinzaal": ("W3", "W12", "W13"),
    "Bibliotheek": ("W6", "W15", "W12"),
    "Zuilenzaal": ("W2", "W6", "W3"),
    "Haardkamer": ("W4", "W3", "W4"),
    "Atelier": ("W5", "W2", "W2"),
    "Oranjerie": ("W8", "W4", "W8"),
    "Serre": ("", "W5", "W5"),
    "Spiegelkamer": ("W10", "W10", "W10"),
    "Torenkamer": ("W7", "W11", "W11"),
    "Zolderzaal": ("W9", "W13", "W7"),
}


def plain(fact: object) -> object:
    """A fact as lists, numbers and texts, sets sorted; without where it stands in a workbook."""
    if is_dataclass(fact):
        return [plain(getattr(fact, field.name)) for field in fields(fact) if field.compare]
    if isinstance(fact, frozenset):
        return sorted(fact)
    if isinstance(fact, tuple):
        return [plain(one) for one in fact]
    return fact.isoformat() if isinstance(fact, datetime) else fact


def fingerprint(event: Event) -> str:
    return hashlib.sha256(json.dumps(plain(event)).encode()).hexdigest()


def hidden_plan(event: Event) -> Plan:
    """The timetable above, each round filled by giving everybody in turn the emptiest room they may sit in."""
    rounds = [round.name for round in event.rounds]
    placements = [
        Placement(session, round, room)
        for room, sessions in TIMETABLE.items()
        for round, session in zip(rounds, sessions, strict=True)
        if session
    ]
    pinned = {pin.attendee: pin.session for pin in event.pins if pin.must}
    barred = {(pin.attendee, pin.session or pin.round) for pin in event.pins if not pin.must}
    speaks = {
        speaker.attendee: {s.code for s in event.sessions if speaker.name in s.speakers} for speaker in event.speakers
    }
    seats: list[Assignment] = []
    for round in rounds:
        held = {
            placement.session: event.room_of[placement.room] for placement in placements if placement.round == round
        }
        left = {
            session: min(room.capacity, event.session_of[session].maximum or room.capacity)
            for session, room in held.items()
        }
        for attendee in sorted(event.attendees, key=lambda attendee: (not attendee.needs, attendee.id not in pinned)):
            own = speaks.get(attendee.id, set())
            if round in attendee.unavailable or (attendee.id, round) in barred or own & held.keys():
                continue
            seen = {seat.session for seat in seats if seat.attendee == attendee.id}
            allowed = [
                session
                for session in held
                if attendee.needs <= held[session].features
                and session not in seen | own
                and (attendee.id, session) not in barred
            ]
            wanted = pinned.get(attendee.id)
            choice = wanted if wanted in allowed else max(allowed, key=lambda session: left[session])
            left[choice] -= 1
            seats.append(Assignment(attendee.id, choice, round))
    return Plan.of(placements, seats)


def test_the_facts_are_the_same_everywhere() -> None:
    assert fingerprint(EVENT) == "9bf91f607b67946297b7b068ca59a3a674c9a17121270c157512fc79b382fec8"


def test_another_seed_is_another_crowd_at_the_same_workshops() -> None:
    other, policy = symposium(seed=7)
    assert fingerprint(other) != fingerprint(EVENT)
    assert (other.sessions, other.rooms, other.rounds, policy) == (EVENT.sessions, EVENT.rooms, EVENT.rounds, POLICY)


def test_the_sizes() -> None:
    wishers = Counter(wish.attendee for wish in EVENT.wishes)
    assert (
        len(EVENT.attendees) == len(EVENT.attendee_of) == len({attendee.email for attendee in EVENT.attendees}) == 360
    )
    assert Counter(wishers.values()) == {5: 354}
    assert sum(bool(attendee.needs) for attendee in EVENT.attendees) == 8
    assert sum(bool(attendee.unavailable) for attendee in EVENT.attendees) == 13  # twelve, and the plenary speaker
    assert (len(EVENT.sessions), len(EVENT.rounds), len(EVENT.rooms), len(EVENT.speakers)) == (15, 3, 12, 21)
    assert {room.name for room in EVENT.rooms if STEP_FREE not in room.features} == {"Torenkamer", "Zolderzaal"}
    assert sorted(room.capacity for room in EVENT.rooms) == [20, 20, 20, 20, 25, 25, 30, 30, 35, 40, 45, 60]
    assert {round.start.date() for round in EVENT.rounds if round.start} == {date(2026, 11, 25)}


def test_addresses_belong_to_nobody() -> None:
    assert {attendee.email.split("@")[1] for attendee in EVENT.attendees} == {
        "example.org",
        "example.com",
        "example.nl",
    }


def test_speakers_attend_and_do_not_wish_for_their_own_workshop() -> None:
    for speaker in EVENT.speakers:
        attendee = EVENT.attendee_of[speaker.attendee or ""]
        own = {session.code for session in EVENT.sessions if speaker.name in session.speakers}
        wished = {wish.session for wish in EVENT.wishes_of[attendee.id]}
        assert (attendee.name, attendee.email, attendee.unavailable) == (
            speaker.name,
            speaker.email,
            speaker.unavailable,
        )
        assert not own & wished
    assert {speaker.name: speaker.unavailable for speaker in EVENT.speakers if speaker.unavailable} == {
        PLENARY_SPEAKER: {"Ronde 1"}
    }


def test_demand_is_skewed() -> None:
    wished = Counter(wish.session for wish in EVENT.wishes).most_common()
    assert wished[:3] + wished[-2:] == [("W1", 290), ("W6", 227), ("W3", 173), ("W9", 59), ("W15", 55)]


def test_not_every_workshop_fits_in_every_round_yet_everybody_has_a_seat() -> None:
    strict = Policy(everybody_seated=True)
    assert violations(EVENT, strict, hidden_plan(EVENT)) == ()
    assert len(EVENT.sessions) > len(EVENT.rooms)
    assert {s.code for s in EVENT.sessions if s.rounds == AFTERNOON} == {"W13"}


@pytest.mark.skipif(not PROGRAMME.exists(), reason=f"the organisers' programme is not at {PROGRAMME}")
def test_workshops_and_speakers_are_those_of_the_programme() -> None:
    with PROGRAMME.open(encoding="utf-8", newline="") as file:
        programme = [
            (f"W{row['number']}", row["title"], tuple(row["speakers"].split("; "))) for row in csv.DictReader(file)
        ]
    assert [(session.code, session.title, session.speakers) for session in EVENT.sessions] == programme


def test_the_committed_workbook_is_the_example() -> None:
    reading = read_event(ROOT / "examples" / "symposium" / "event.xlsx")
    assert (reading.event, reading.policy) == (EVENT, POLICY)
