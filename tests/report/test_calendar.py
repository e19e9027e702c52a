"""Calendars: UTC, ids that stay, numbers that rise with each change, and cancellations, read back by icalendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest

from allocator.errors import FileTrouble
from allocator.event import Event, Round
from allocator.policy import Policy
from allocator.report.calendar import calendar, personal_entries, room_entries, without_times, zone_said
from allocator.report.programme import programmes, rosters
from tests.small import DAY, plan

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 2, 12, tzinfo=UTC)
TIMED = replace(
    DAY,
    rounds=(
        Round("R1", datetime(2026, 7, 1, 10, 45), datetime(2026, 7, 1, 11, 30)),
        Round("R2", datetime(2026, 12, 1, 10, 45)),
        Round("R3"),
    ),
)
PLAN = plan(["W1 R1 Attic", "W2 R2 Barn", "W2 R3 Barn"], ["a W1 R1", "a W2 R2", "a W2 R3"])


def of_ada(event: Event, made: object = PLAN, *, before: str = "", now: datetime = NOW) -> str:
    programme = programmes(event, Policy(), made)[0]  # type: ignore[arg-type]
    return calendar(
        personal_entries(event, "attendee a", programme.items, AMSTERDAM), name="Ada", now=now, before=before
    )


def read(text: str) -> list[tuple[str, ...]]:
    """What a calendar says: title, place, start, end, status, sequence and stamp."""
    found = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return [
        (
            str(one["summary"]),
            str(one["location"]),
            f"{one['dtstart'].dt:%Y-%m-%d %H:%M %Z}",
            f"{one['dtend'].dt:%H:%M}" if "dtend" in one else "",
            str(one["status"]),
            str(one["sequence"]),
            f"{one['dtstamp'].dt:%d}",
        )
        for one in found
    ]


def uids(text: str) -> list[str]:
    return [str(one["uid"]) for one in icalendar.Calendar.from_ical(text).walk("VEVENT")]


def test_times_are_in_utc_summer_and_winter_and_rounds_without_times_are_left_out() -> None:
    assert read(of_ada(TIMED)) == [
        ("Pottery", "Attic", "2026-07-01 08:45 UTC", "09:30", "CONFIRMED", "0", "01"),
        ("Weaving", "Barn", "2026-12-01 09:45 UTC", "", "CONFIRMED", "0", "01"),
    ]


def test_without_a_change_the_text_is_the_same() -> None:
    first = of_ada(TIMED)
    assert of_ada(TIMED, before=first, now=LATER) == first


def test_changes_and_cancellations_raise_the_number_and_keep_the_id() -> None:
    first = of_ada(TIMED)
    moved = plan(["W3 R1 Barn"], ["a W3 R1"])
    second = of_ada(TIMED, moved, before=first, now=LATER)
    assert read(second) == [
        ("Carving", "Barn", "2026-07-01 08:45 UTC", "09:30", "CONFIRMED", "1", "02"),
        ("Weaving", "Barn", "2026-12-01 09:45 UTC", "", "CANCELLED", "1", "02"),
    ]
    assert uids(second) == uids(first)
    assert of_ada(TIMED, moved, before=second, now=LATER) == second
    third = of_ada(TIMED, before=second, now=LATER)
    assert read(third) == [
        ("Pottery", "Attic", "2026-07-01 08:45 UTC", "09:30", "CONFIRMED", "2", "02"),
        ("Weaving", "Barn", "2026-12-01 09:45 UTC", "", "CONFIRMED", "2", "02"),
    ]


def test_ids_differ_by_person_and_event() -> None:
    items = programmes(TIMED, Policy(), PLAN)[0].items
    ids = [
        entry.uid
        for event, key in ((TIMED, "attendee a"), (TIMED, "attendee b"), (replace(TIMED, title="Other"), "attendee a"))
        for entry in personal_entries(event, key, items, AMSTERDAM)
    ]
    assert len(set(ids)) == 6


def test_a_room_has_what_is_held_in_it() -> None:
    made = plan(["W1 R1 Attic", "W2 R1 Attic", "W3 R1 Barn", "W3 R2 Attic"])
    text = calendar(room_entries(TIMED, "Attic", rosters(TIMED, Policy(), made), AMSTERDAM), name="Attic", now=NOW)
    assert read(text) == [
        ("Pottery / Weaving", "Attic", "2026-07-01 08:45 UTC", "09:30", "CONFIRMED", "0", "01"),
        ("Carving", "Attic", "2026-12-01 09:45 UTC", "", "CONFIRMED", "0", "01"),
    ]


def test_no_title_can_add_a_line() -> None:
    pottery = replace(DAY.sessions[0], title="Pots\r\nSTATUS:CANCELLED\x00; a,b\u2028c")
    event = replace(TIMED, sessions=(pottery, *DAY.sessions[1:]))
    first = of_ada(event)
    assert read(first)[0][0] == "Pots STATUS:CANCELLED ; a,b c"
    assert of_ada(event, before=first, now=LATER) == first


def test_what_has_no_times_is_told() -> None:
    assert without_times(TIMED) == (
        "R3 has no time, and no calendar shows it. Write Date, Start and End on the sheet Rounds."
    )
    assert without_times(DAY) == (
        "No round has a time, so there are no calendars. Write Date, Start and End on the sheet Rounds."
    )
    assert without_times(replace(TIMED, rounds=TIMED.rounds[:2])) is None
    assert zone_said(AMSTERDAM, NOW) == "Europe/Amsterdam"


def test_a_time_that_the_clocks_skip() -> None:
    event = replace(TIMED, rounds=(Round("R1", datetime(2026, 3, 29, 2, 30)), *TIMED.rounds[1:]))
    with pytest.raises(FileTrouble) as told:
        of_ada(event)
    assert str(told.value) == (
        "R1 has the time 2026-03-29 02:30, which the clocks of Europe/Amsterdam skip that day. "
        "Change it on the sheet Rounds, or give another --zone."
    )


def test_an_earlier_calendar_that_is_none() -> None:
    with pytest.raises(FileTrouble, match=r"^The earlier calendar of Ada cannot be read: .*\. Put it aside\.$"):
        of_ada(TIMED, before="garbage")
