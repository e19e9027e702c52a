"""The calendars in the folder: one for each person and room, made from those that are there, read back by icalendar."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from market import EVENT, HOSTILE, PLAN, POLICY, hostile
from pathvalidate import is_valid_filename

from allocator.errors import FileTrouble
from allocator.event import Event, Round
from allocator.mail.telling import tellings
from allocator.plan import Assignment, Placement, Plan
from allocator.report.calendars import PEOPLE, ROOMS, Calendars, calendars, file_name
from allocator.report.files import write_files

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 2, 12, tzinfo=UTC)


def made(
    folder: Path, event: Event = EVENT, plan: Plan = PLAN, *, anonymous: bool = False, now: datetime = NOW
) -> Calendars:
    return calendars(
        event,
        POLICY,
        plan,
        title=event.title or "event",
        folder=folder,
        zone=AMSTERDAM,
        now=now,
        anonymous=anonymous,
    )


def written(folder: Path, event: Event = EVENT, plan: Plan = PLAN, *, now: datetime = NOW) -> Calendars:
    found = made(folder, event, plan, now=now)
    write_files(folder, found.files)
    return found


def read(content: bytes) -> list[tuple[str, str, str, str, int]]:
    """What a calendar says: title, place, start in UTC, status and sequence."""
    return [
        (
            str(one["summary"]),
            str(one.get("location", "")),
            f"{one['dtstart'].dt:%d %H:%M %Z}",
            str(one["status"]),
            int(one["sequence"]),
        )
        for one in icalendar.Calendar.from_ical(content).events
    ]


def of(found: Calendars, whose: str) -> list[tuple[str, str, str, str, int]]:
    (content,) = (content for name, content in found.files.items() if name.split("/")[-1].startswith(f"{whose} "))
    return read(content)


def whose(found: Calendars) -> list[str]:
    return [re.sub(r" [0-9a-f]{12}\.ics$", "", name) for name in found.files]


def test_a_file_for_each_person_and_each_room_in_which_something_is(tmp_path: Path) -> None:
    found = made(tmp_path)
    # Dot Maan has no seat, and nothing is held in the yard.
    people = ["Zus Speelman", "Bo Vink", "Cas Roer", "Wim Gast"]
    assert whose(found) == [*(f"{PEOPLE}/{name}" for name in people), f"{ROOMS}/Hall"]
    assert {name: of(found, name) for name in ("Zus Speelman", "Cas Roer", "Wim Gast", "Hall")} == {
        "Zus Speelman": [
            ("Pottery", "Hall", "25 08:00 UTC", "CONFIRMED", 0),
            ("Weaving", "Hall", "25 09:30 UTC", "CONFIRMED", 0),
        ],
        "Cas Roer": [("Pottery", "Hall", "25 08:00 UTC", "CONFIRMED", 0)],
        "Wim Gast": [("Weaving", "Hall", "25 09:30 UTC", "CONFIRMED", 0)],
        "Hall": [
            ("Pottery", "Hall", "25 08:00 UTC", "CONFIRMED", 0),
            ("Weaving", "Hall", "25 09:30 UTC", "CONFIRMED", 0),
        ],
    }
    assert found.gone == ()


def test_each_is_called_what_it_is_about(tmp_path: Path) -> None:
    books = [icalendar.Calendar.from_ical(content) for content in made(tmp_path).files.values()]
    assert [str(one["x-wr-calname"]) for one in books] == ["Market day"] * 4 + ["Hall – Market day"]


def test_lines_are_short_and_end_as_they_must(tmp_path: Path) -> None:
    event, plan = hostile()
    timed = replace(
        event, rounds=tuple(replace(one, start=datetime(2026, 11, 25, 9 + at)) for at, one in enumerate(event.rounds))
    )
    for content in made(tmp_path, timed, plan).files.values():
        assert content.endswith(b"\r\n")
        lines = content.split(b"\r\n")
        assert [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line] == []
        assert [start for *_, start, _, _ in read(content) if not start.endswith(" UTC")] == []


def test_without_names_there_are_the_rooms_alone(tmp_path: Path) -> None:
    found = made(tmp_path, anonymous=True)
    assert whose(found) == [f"{ROOMS}/Hall"]
    text = b"".join(found.files.values()).decode()
    assert [one.name for one in (*EVENT.attendees, *EVENT.speakers) if one.name in text] == []


def test_without_times_there_are_none(tmp_path: Path) -> None:
    assert made(tmp_path, replace(EVENT, rounds=(Round("First"), Round("Second")))).files == {}


def test_the_ids_are_those_that_are_mailed(tmp_path: Path) -> None:
    """Whoever takes both has everything once, with the same numbers while both are made of every plan."""
    found = made(tmp_path).files
    for told in tellings(EVENT, POLICY, PLAN, AMSTERDAM):
        if told.entries:
            content = found[f"{PEOPLE}/{file_name(told.person.name, told.person.key)}"]
            uids = [str(one["uid"]) for one in icalendar.Calendar.from_ical(content).events]
            assert uids == [entry.uid for entry in told.entries]


def test_the_same_plan_again_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path)
    assert written(tmp_path, now=LATER) == first


MOVED = Plan.of(
    [Placement("W3", "First", "Hall"), Placement("W2", "Second", "Hall")],
    [Assignment("id-2", "W3", "First"), Assignment("id-4", "W2", "Second")],
)
"""Baking in place of pottery; Bo Vink's weaving goes to Dot Maan, and Cas Roer has nothing any more."""


def test_what_changes_has_a_higher_number_and_what_is_no_more_is_cancelled(tmp_path: Path) -> None:
    written(tmp_path)
    second = written(tmp_path, plan=MOVED, now=LATER)
    assert {name: of(second, name) for name in ("Bo Vink", "Cas Roer", "Dot Maan", "Wim Gast", "Hall")} == {
        "Bo Vink": [
            ("Baking", "Hall", "25 08:00 UTC", "CONFIRMED", 1),
            ("Weaving", "Hall", "25 09:30 UTC", "CANCELLED", 1),
        ],
        "Cas Roer": [("Pottery", "Hall", "25 08:00 UTC", "CANCELLED", 1)],
        "Dot Maan": [("Weaving", "Hall", "25 09:30 UTC", "CONFIRMED", 0)],
        "Wim Gast": [("Weaving", "Hall", "25 09:30 UTC", "CONFIRMED", 0)],
        "Hall": [
            ("Baking", "Hall", "25 08:00 UTC", "CONFIRMED", 1),
            ("Weaving", "Hall", "25 09:30 UTC", "CONFIRMED", 0),
        ],
    }
    third = written(tmp_path, now=LATER)
    assert [(status, number) for *_, status, number in of(third, "Bo Vink")] == [("CONFIRMED", 2), ("CONFIRMED", 2)]


def test_those_who_come_no_more_have_everything_cancelled_once(tmp_path: Path) -> None:
    first = written(tmp_path)
    event = replace(EVENT, attendees=EVENT.attendees[:2], wishes=(), rooms=(replace(EVENT.rooms[0], name="Loft"),))
    plan = Plan.of(
        [replace(one, room="Loft") for one in PLAN.placements],
        [seat for seat in PLAN.assignments if seat.attendee in {"id-1", "id-2"}],
    )
    second = written(tmp_path, event, plan, now=LATER)
    assert [name.split("/")[-1].split(" ")[0] for name in second.gone] == ["Cas", "Hall"]
    assert of(second, "Cas Roer") == [("Pottery", "Hall", "25 08:00 UTC", "CANCELLED", 1)]
    assert [status for *_, status, _ in of(second, "Hall")] == ["CANCELLED", "CANCELLED"]
    names = [str(icalendar.Calendar.from_ical(second.files[name])["x-wr-calname"]) for name in second.gone]
    assert names == ["Market day", "Hall – Market day"]
    again = written(tmp_path, event, plan, now=LATER)
    assert (again.gone, again.files) == ((), second.files)
    assert {**written(tmp_path, now=LATER).files}.keys() == first.files.keys() | second.files.keys()


def test_somebody_who_is_called_otherwise_keeps_the_file(tmp_path: Path) -> None:
    first = written(tmp_path)
    bo = replace(EVENT.attendees[1], name="Bo van der Vink")
    second = made(tmp_path, replace(EVENT, attendees=(EVENT.attendees[0], bo, *EVENT.attendees[2:])))
    assert second == first


def test_two_of_one_name_have_a_file_each(tmp_path: Path) -> None:
    cas = replace(EVENT.attendees[2], name="Bo Vink")
    found = made(tmp_path, replace(EVENT, attendees=(*EVENT.attendees[:2], cas, *EVENT.attendees[3:])))
    names = [name for name in found.files if "Bo Vink" in name]
    assert [len(read(found.files[name])) for name in names] == [2, 1]


def test_a_copy_beside_a_calendar_is_left_alone(tmp_path: Path) -> None:
    first = written(tmp_path)
    (tmp_path / PEOPLE / "Bo Vink (copy).ics").write_text("mine", encoding="utf-8")
    assert made(tmp_path) == first


NAMES = [
    *HOSTILE,
    "../x",
    "..",
    "/etc/passwd",
    "CON",
    "con.txt",
    "a/b\\c:d",
    "🎻" * 300,
    "a\u0301" * 300,
    "\u202egnp.",
    " ",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_files_are_safe(name: str, tmp_path: Path) -> None:
    file = file_name(name, "attendee 1")
    assert is_valid_filename(file, platform="universal", max_len=190)
    assert len(file.encode()) <= 190
    assert not file.startswith((".", "-"))
    (place,) = write_files(tmp_path, {f"{PEOPLE}/{file}": b""})
    assert place.resolve().parent == (tmp_path / PEOPLE).resolve()


def test_what_people_know_of_a_name_is_kept() -> None:
    tag = "22e20448486f"
    assert [file_name(name, "attendee 1") for name in ("Ada Lind", "שרה כהן", "Eva 🎻 Vos", "CON", "../x", "..")] == [
        f"{known}{tag}.ics" for known in ("Ada Lind ", "שרה כהן ", "Eva 🎻 Vos ", "CON ", "x ", "")
    ]


def test_a_folder_of_another_event_is_not_cancelled(tmp_path: Path) -> None:
    first = written(tmp_path)
    with pytest.raises(FileTrouble) as told:
        made(tmp_path, replace(EVENT, title="Other day"))
    path = tmp_path / next(iter(first.files))
    assert str(told.value) == (
        f'{path} is a calendar of "Market day", and this event is "Other day". Give another folder; if it is the same '
        'event, give it the title "Market day" again.'
    )


BROKEN = {
    "garbage": b"garbage",
    "no uid": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "a time that is none": (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:never\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ),
    "no text": b"\xff\xfe",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_an_earlier_calendar_that_cannot_be_read_is_named(content: bytes, tmp_path: Path) -> None:
    first = written(tmp_path)
    path = tmp_path / next(iter(first.files))
    path.write_bytes(content)
    with pytest.raises(FileTrouble, match=rf"^{re.escape(str(path))} cannot be read: .*\. Put it aside") as told:
        made(tmp_path)
    assert "\n" not in str(told.value)


def test_an_earlier_calendar_that_lost_its_state_goes_on(tmp_path: Path) -> None:
    first = written(tmp_path)
    name = next(name for name in first.files if "Cas" in name)
    short = re.sub(rb"(STATUS|SEQUENCE|DTSTAMP):.*\r\n", b"", first.files[name])
    (tmp_path / name).write_bytes(short)
    assert [(status, number) for *_, status, number in read(made(tmp_path).files[name])] == [("CONFIRMED", 1)]
    event = replace(EVENT, attendees=EVENT.attendees[:2], wishes=())
    plan = replace(PLAN, assignments=PLAN.assignments[:2])
    assert [(status, number) for *_, status, number in read(made(tmp_path, event, plan).files[name])] == [
        ("CANCELLED", 1)
    ]
