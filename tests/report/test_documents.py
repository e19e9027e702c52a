"""The PDFs: what stands in them, on how many pages, and that text stays text."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from market import EVENT, HOSTILE, PLAN, POLICY, hostile

from allocator.event import Event, Room, Round, Session, Speaker, Wish
from allocator.plan import Assignment, Placement, Plan
from allocator.report.documents import FONTS, NAMELESS, NAMING, breakable, documents
from allocator.report.papers import Papers
from allocator.report.words import Words

pytest.importorskip("typst", reason="the extra `documents` is not installed")

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")


def made(event: Event = EVENT, plan: Plan = PLAN, *, language: str = "en", anonymous: bool = False) -> dict[str, bytes]:
    return dict(documents(Papers(event, POLICY, plan, Words.of(event, language), anonymous)))


@cache
def market() -> dict[str, bytes]:
    return made()


def text_of(pdf: bytes, folder: Path) -> str:
    """What a reader sees, every run of blanks as one."""
    path = folder / "one.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, encoding="utf-8", check=True)
    return re.sub(r"\s+", " ", done.stdout.replace("\u200b", "")).strip()


def pages_of(pdf: bytes, folder: Path) -> int:
    path = folder / "one.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdfinfo", path], capture_output=True, encoding="utf-8", check=True)
    return int(re.search(r"Pages:\s+(\d+)", done.stdout)[1])  # type: ignore[index]


def test_these_are_all() -> None:
    assert list(market()) == [*NAMELESS, *NAMING]
    assert list(made(anonymous=True)) == list(NAMELESS)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert made() == market()


@needs_poppler
def test_pages(tmp_path: Path) -> None:
    # A sign for the one room in use, a list for each of two offerings, a page for each of two speakers, four slips on
    # one page, and four badges with a fifth for the speaker who attends nothing.
    assert {name: pages_of(pdf, tmp_path) for name, pdf in market().items()} == {
        "timetable.pdf": 1,
        "door-signs.pdf": 1,
        "programmes.pdf": 1,
        "badges.pdf": 2,
        "attendance.pdf": 2,
        "speakers.pdf": 2,
        "not-placed.pdf": 1,
    }


@needs_poppler
def test_a_list_of_those_not_placed(tmp_path: Path) -> None:
    assert text_of(market()["not-placed.pdf"], tmp_path) == (
        "Not placed Name Organisation E-mail Without a seat in "
        "Maan, Dot Kleihuis dot@example.org First, Second "
        "Market day · Wednesday 25 November 2026 Page 1 / 1"
    )


@needs_poppler
def test_programmes_are_in_the_order_of_organisations_and_those_without_come_last(tmp_path: Path) -> None:
    text = text_of(market()["programmes.pdf"], tmp_path)
    names = sorted((one.name for one in EVENT.attendees), key=text.index)
    assert names == ["Dot Maan", "Zus Speelman", "Bo Vink", "Cas Roer"]
    zus = text[text.index("Zus") : text.index("Bo Vink")]
    assert zus == (
        "Zus Speelman Market day Wednesday 25 November 2026 Kleihuis "
        "09:00–10:00 Pottery (speaks) Hall 10:30–11:30 Weaving Hall "
    )


@needs_poppler
def test_an_attendance_list(tmp_path: Path) -> None:
    text = text_of(market()["attendance.pdf"], tmp_path)
    assert text[: text.index("Market day")] == (
        "W1 · Pottery First · 09:00–10:00 · Hall Zus Speelman · 2 of 2 seats "
        "Present Name Organisation Needs 1 Roer, Cas 2 Vink, Bo Weefwerk ramp "
    )


PEOPLE = [name for name in HOSTILE if name.isascii()]
"""Those whose letters come out of pdftotext in their order; the 300 letters of one more are counted."""

SHOWN = {
    "timetable.pdf": [HOSTILE[1], HOSTILE[2], HOSTILE[6]],
    "door-signs.pdf": [HOSTILE[1], HOSTILE[2], HOSTILE[6]],
    "not-placed.pdf": [HOSTILE[1], HOSTILE[2]],
    "programmes.pdf": PEOPLE,
    "badges.pdf": PEOPLE,
    "attendance.pdf": PEOPLE,
    "speakers.pdf": PEOPLE,
}


@needs_poppler
@pytest.mark.parametrize("name", SHOWN)
def test_what_people_write_is_text(name: str, tmp_path: Path) -> None:
    text = text_of(made(*hostile())[name], tmp_path)
    joined = text.replace(" ", "")
    assert [one for one in SHOWN[name] if one.replace(" ", "") not in joined] == []
    # 292 in the one name, which is the title of a session too; none of them is cut.
    assert text.count("x") >= (0 if name == "not-placed.pdf" else 292)


@needs_poppler
def test_hebrew_is_shown_in_its_letters(tmp_path: Path) -> None:
    text = text_of(made(*hostile())["badges.pdf"], tmp_path)
    letters = {letter for letter in text if unicodedata.bidirectional(letter) == "R"}
    assert letters >= set("שרהכן")


def test_long_words_may_be_broken_and_short_ones_stay() -> None:
    short, long = "x" * 24, "y" * 25
    parted = "\u200b".join(long)
    assert breakable({"a": [f"{short} {long}", 7]}) == {"a": [f"{short} {parted}", 7]}


@needs_poppler
def test_a_name_as_long_as_a_page_loses_nothing(tmp_path: Path) -> None:
    attendees = (replace(EVENT.attendees[1], name="Q" * 3000), *EVENT.attendees[2:3])
    seats = tuple(seat for seat in PLAN.assignments if seat.attendee in {"id-2", "id-3"})
    event = replace(
        EVENT, attendees=attendees, wishes=(), speakers=(EVENT.speakers[1], replace(EVENT.speakers[0], attendee=None))
    )
    text = text_of(made(event, replace(PLAN, assignments=seats))["programmes.pdf"], tmp_path)
    assert (text.count("Q"), text.count("Cas Roer")) == (3000, 1)


def test_the_letters_come_along() -> None:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    assert {(font.family, font.weight) for font in fonts.fonts()} == {
        ("Noto Sans", 400),
        ("Noto Sans", 700),
        ("Noto Sans Hebrew", 400),
        ("Noto Sans Arabic", 400),
    }
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def with_rounds(count: int) -> tuple[Event, Plan]:
    """The market with many rounds, in the last of which pottery is held."""
    rounds = tuple(Round(f"Round {at}") for at in range(count))
    event = replace(EVENT, rounds=rounds, rooms=(Room("Hall", 9),), attendees=(), wishes=(), speakers=())
    event = replace(event, sessions=(Session("W1", "Pottery"),))
    return event, Plan.of([Placement("W1", rounds[-1].name, "Hall")], [])


@needs_poppler
def test_many_rounds_take_several_sheets(tmp_path: Path) -> None:
    few, many = made(*with_rounds(8)), made(*with_rounds(40))
    pages = [
        (pages_of(one["timetable.pdf"], tmp_path), pages_of(one["door-signs.pdf"], tmp_path)) for one in (few, many)
    ]
    assert pages == [(1, 1), (5, 4)]
    assert text_of(many["timetable.pdf"], tmp_path).count("Pottery") == 1


@needs_poppler
def test_a_long_name_of_a_room_leaves_the_session_its_line(tmp_path: Path) -> None:
    name = "Hall " * 60
    rooms = (replace(EVENT.rooms[0], name=name), *EVENT.rooms[1:])
    plan = replace(PLAN, placements=tuple(replace(one, room=name) for one in PLAN.placements))
    sessions = (replace(EVENT.sessions[0], title="Pottery for all who never made a pot"), *EVENT.sessions[1:])
    printed = made(replace(EVENT, rooms=rooms, sessions=sessions), plan)
    (tmp_path / "a.pdf").write_bytes(printed["programmes.pdf"])
    command = ["pdftotext", "-layout", tmp_path / "a.pdf", "-"]
    text = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert text.count("Pottery for all who never made a pot") == 3


@needs_poppler
def test_there_is_no_page_on_which_nobody_is(tmp_path: Path) -> None:
    assert made(Event("", (), (), (), (), (), ()), Plan((), ())) == {}
    # Weaving is held for nobody, baking is not held, and nobody lacks a seat.
    few = tuple(one for one in EVENT.attendees if one.id in {"id-2", "id-3"})
    wishes = (Wish("id-2", "W1", 1), Wish("id-3", "W1", 1))
    away = tuple(replace(one, unavailable=frozenset({"Second"})) for one in few)
    speakers = (replace(EVENT.speakers[0], attendee=None), EVENT.speakers[1], Speaker("Ida Stil"))
    event = replace(EVENT, attendees=away, wishes=wishes, speakers=speakers)
    seats = tuple(one for one in PLAN.assignments if one.round == "First")
    printed = made(event, replace(PLAN, assignments=seats))
    assert "not-placed.pdf" not in printed
    assert (pages_of(printed["attendance.pdf"], tmp_path), pages_of(printed["speakers.pdf"], tmp_path)) == (1, 2)


@needs_poppler
def test_badges_are_by_surname_and_have_a_title_of_their_own(tmp_path: Path) -> None:
    names = ["Zus Speelman", "Sam de Vries", "Cas Roer", "Dot Maan"]
    attendees = tuple(replace(one, name=name) for one, name in zip(EVENT.attendees, names, strict=True))
    badges = made(replace(EVENT, attendees=attendees))["badges.pdf"]
    text = text_of(badges, tmp_path)
    info = subprocess.run(["pdfinfo", tmp_path / "one.pdf"], capture_output=True, encoding="utf-8", check=True).stdout
    assert re.search(r"Title:\s+(.*)", info)[1] == "Market day – Badges"  # type: ignore[index]
    # Two beside one another, row by row.
    found = re.findall("Wim Gast|Dot Maan|Cas Roer|Zus Speelman|Sam de Vries", text)
    assert found == ["Wim Gast", "Dot Maan", "Cas Roer", "Zus Speelman", "Sam de Vries"]
    # The guest and Zus, who attends too, speak; nobody else does.
    assert text.count("Speaker") == 2


def test_the_badge_of_a_speaker_says_so() -> None:
    people = Papers(EVENT, POLICY, PLAN, Words.of(EVENT, "nl")).badges()["people"]
    assert [(one["name"], one["kind"]) for one in people] == [
        ("Wim Gast", "Spreker"),
        ("Dot Maan", ""),
        ("Cas Roer", ""),
        ("Zus Speelman", "Spreker"),
        ("Bo Vink", ""),
    ]


@needs_poppler
def test_nothing_of_a_long_programme_is_cut_from_a_badge(tmp_path: Path) -> None:
    event, _ = with_rounds(40)
    only = replace(EVENT.attendees[2], unavailable=frozenset())
    seats = [Assignment(only.id, "W1", round.name) for round in event.rounds]
    held = [Placement("W1", round.name, "Hall") for round in event.rounds]
    path = tmp_path / "badges.pdf"
    path.write_bytes(made(replace(event, attendees=(only,)), Plan.of(held, seats))["badges.pdf"])
    done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, encoding="utf-8", check=True)
    lowest = [float(one) for one in re.findall(r'yMax="([\d.]+)">Pottery<', done.stdout)]
    # Half of A4 is 148.5 mm, with 6 mm below: 404 points.
    assert (len(lowest), max(lowest) <= 404) == (40, True)
