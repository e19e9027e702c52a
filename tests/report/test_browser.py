"""The report as a browser shows it: no wider than the window, nothing fetched, and whole on paper."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from browser import CHROMIUM, measured, printed
from market import EVENT, PLAN, POLICY, hostile

from allocator.event import Event, Room, Round, Session
from allocator.plan import Placement, Plan
from allocator.report.figures import Certainty, report_of
from allocator.report.html import report_html

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

NAMES = tuple("x" * 300 if at == 5 else f"Room {at}" for at in range(12))


def page(event: Event, plan: Plan, language: str = "en", *, anonymous: bool = False) -> str:
    report = report_of(event, POLICY, plan, certainty=Certainty(), language=language, anonymous=anonymous)
    return report_html(report, event)


def many(rounds: int, sessions: int) -> tuple[Event, Plan]:
    """An event of that many rounds and sessions, one of its rooms with a name of 300 letters."""
    start = datetime(2026, 11, 25, 8)
    times = [Round(f"Round {at}", start + timedelta(hours=at)) for at in range(rounds)]
    rooms = tuple(Room(name, 9) for name in NAMES)
    held = tuple(Session(f"S{at}", f"Something about {at}") for at in range(sessions))
    plan = Plan.of(
        [Placement(f"S{at}", times[at % rounds].name, NAMES[at // rounds % len(NAMES)]) for at in range(sessions)], []
    )
    event = replace(EVENT, rounds=tuple(times), rooms=rooms, speakers=(), sessions=held, attendees=(), wishes=())
    return event, plan


PAGES = {
    "market": (EVENT, PLAN),
    "hostile": hostile(),
    "40 rounds": many(40, 60),
    "1 round": many(1, 12),
    "empty": (Event("", (), (), (), (), (), ()), Plan((), ())),
}


CASES = [*((name, "de", 390) for name in PAGES), ("40 rounds", "en", 1280)]


@pytest.mark.parametrize(("name", "language", "wide"), CASES)
def test_nothing_overflows_sideways_and_nothing_is_fetched(name: str, language: str, wide: int, tmp_path: Path) -> None:
    told = measured(page(*PAGES[name], language), tmp_path, wide=wide)
    assert (told["scrolls"], told["beyond"], told["fetched"]) == (told["wide"], [], [])
    assert wide - 20 <= told["wide"] <= wide


def test_a_phone_shows_lists_folded_and_a_wide_window_shows_them(tmp_path: Path) -> None:
    """In pixels: folded, the page has the length of a few screens, whatever its lists hold."""
    text = page(*PAGES["40 rounds"])
    opened = text.replace('<details class="fold">', '<details class="fold" open>')
    folded, whole = (measured(one, tmp_path, wide=390)["tall"] for one in (text, opened))
    assert folded < 2600 < 3 * folded < whole
    assert measured(text, tmp_path, wide=1280)["tall"] == measured(opened, tmp_path, wide=1280)["tall"]


def test_what_overflows_is_noticed(tmp_path: Path) -> None:
    """The measure itself: a page that is too wide, and one that fetches something."""
    wider = page(EVENT, PLAN).replace("<main", '<div style="width:900px">wide</div><img src="other.png"><main')
    told = measured(wider, tmp_path, wide=390)
    assert (told["scrolls"] > told["wide"], len(told["beyond"]), len(told["fetched"])) == (True, 1, 1)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_it_is_printed_whole(tmp_path: Path) -> None:
    source = page(EVENT, PLAN, "nl")
    assert source.count('<details class="fold"><summary>') == 5  # all are folded, and are printed all the same
    pdf = printed(source, tmp_path)
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    shown = " ".join(text.split())
    wanted = [
        "Market day",
        "Hoe goed het plan is",
        "Rooster",
        "W1 Pottery",
        "Zus Speelman",
        "Niet geplaatst",
        "Dot Maan",
    ]
    assert [one for one in wanted if one not in shown] == []
    assert "Op deze pagina" not in shown
