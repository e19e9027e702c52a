"""The page as a whole, in each language; and what people write is text in it, whatever they write."""

from __future__ import annotations

import html
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from market import CERTAINTY, EVENT, HOSTILE, PLAN, POLICY, hostile

from allocator.event import Event, Round
from allocator.plan import Plan
from allocator.report.figures import Certainty, report_of
from allocator.report.html import report_html

GOLDEN = Path(__file__).parent / "golden"


def page(event: Event = EVENT, plan: Plan = PLAN, *, language: str = "en", anonymous: bool = False) -> str:
    certainty = CERTAINTY if event is EVENT else Certainty()
    return report_html(
        report_of(event, POLICY, plan, certainty=certainty, language=language, anonymous=anonymous), event
    )


def scrubbed(text: str) -> str:
    """The page without its looks."""
    return re.sub(r"<style>.*</style>", "<style>[looks]</style>", text, flags=re.DOTALL)


@pytest.mark.parametrize("name", ["en", "nl", "de", "en-anonymous"])
def test_the_page_is_as_it_was(name: str) -> None:
    """GOLDEN=write writes the pages anew, to be looked at before they are committed."""
    language, _, anonymous = name.partition("-")
    text = scrubbed(page(language=language, anonymous=bool(anonymous)))
    golden = GOLDEN / f"report-{name}.html"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_the_page_needs_nothing_else() -> None:
    text = page()
    assert re.findall(r"<(?:script|link|img|iframe)\b|https?:|@import|url\(", text) == []


def test_what_people_write_is_text() -> None:
    text = page(*hostile())
    assert re.findall(r"<script", text) == []
    shown = html.unescape(re.sub(r"<[^>]*>", "", scrubbed(text)))
    assert [name for name in HOSTILE if name not in shown] == []


def test_everything_that_is_opened_is_closed() -> None:
    text = scrubbed(page(*hostile()))
    for tag in ("section", "table", "thead", "tbody", "tr", "td", "th", "svg", "div", "span", "ul", "li", "p", "main"):
        opened = len(re.findall(rf"<{tag}[ >]", text))
        assert (tag, opened) == (tag, text.count(f"</{tag}>"))


def test_tables_say_what_they_are_and_what_their_columns_are() -> None:
    text = page()
    assert text.count("<table") == text.count("<caption>") == 7
    assert re.findall(r"<th(?! scope=\"(?:col|row)\")[^>]*>", text.replace("<thead", "<head")) == []


def test_many_rounds_are_shown_in_several_tables() -> None:
    rounds = tuple(Round(f"Round {at}") for at in range(40))
    event = replace(EVENT, rounds=rounds, attendees=(), wishes=(), speakers=(), sessions=())
    tables = re.findall(r'<table class="timetable.*?</thead>', page(event, Plan((), ())), re.DOTALL)
    assert [one.count("columnheader") - 1 for one in tables] == [5, 6, 6, 5, 6, 6, 6]


def test_dark_windows_have_colours_of_their_own_for_every_colour_and_paper_has_none() -> None:
    css = re.search(r"<style>(.*)</style>", page(), re.DOTALL)
    assert css is not None
    light, dark, rest = (
        re.split(r":root \{|\n\}\n|\n  \}\n\}\n", css[1])[1],
        *css[1].split("@media screen and (prefers-color-scheme: dark) {")[1].split("\n}\n", 1),
    )
    assert set(re.findall(r"(--[\w-]+):", dark)) == set(re.findall(r"(--[\w-]+):", light))
    # What has a colour names it: a colour as such would be the same on both grounds.
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", rest)) == {"#fff"}
    assert re.findall(r"[^{}]*\{[^}]*#fff[^}]*\}", rest) == ["\nheader { background: var(--head); color: #fff; }"]
