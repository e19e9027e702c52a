"""The lines with which sessions begin: 'Workshop 3: ...', 'A1 ...', '3. ...', headings, bullets, or no mark at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from allocator.intake.programme.lines.line import TextLine
from allocator.intake.programme.phrases.clock import round_in, without_date, without_times
from allocator.intake.programme.phrases.named_people import people_in
from allocator.intake.programme.phrases.vocabulary import BREAK, GENERIC, PLENARY, SESSION_WORDS
from allocator.intake.programme.reading.details import guesses, taken_apart


class Style(Enum):
    """How a programme marks its sessions; explicit marks first."""

    MARKED = auto()
    CODED = auto()
    LETTERED = auto()
    NUMBERED = auto()
    HEADING = auto()
    BULLET = auto()
    NAMED = auto()
    PLAIN = auto()


EXPLICIT = frozenset({Style.MARKED, Style.CODED, Style.LETTERED, Style.NUMBERED})
"""Styles in which a session is marked as one."""


@dataclass(frozen=True, slots=True)
class SessionStart:
    """The number of a session, the text after it, and the programme's word for a session if it is there."""

    number: str
    text: str
    word: str = ""


_WORDS = "|".join(sorted({"ag", *SESSION_WORDS, *SESSION_WORDS.values()}, key=len, reverse=True))
_MARKED = re.compile(
    rf"(?P<word>(?i:{_WORDS}))(?:\s*(?:nr\.?|no\.?|#)\s*|\s+)"
    r"(?:(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,2})?[a-z]?)(?:\s*[:.)|]|\s*[–—]|\s*-(?=\s))?(?=\s|$)"
    r"|(?P<letter>[A-Z]|[IVX]{1,4})(?:\s*[:.)|](?=\s|$)|\s+[–—-](?=\s)|$))"
    r"\s*(?P<rest>.*)$"
)
_LABELLED = re.compile(rf"(?P<word>(?i:{_WORDS}))\s*:\s+(?P<rest>\S.*)$")
_CODED = re.compile(
    r"\[?(?P<number>[A-Z]{1,3}[.-]?\d{1,3}[a-z]?|\d{1,2}[A-Z])\]?(?:\s*[:.)|]|\s+[–—-])?\s+(?P<rest>[\"'“‘(\[]?[^\W_].*)$"
)
_LETTERED = re.compile(r"(?P<number>[A-Z])(?:[.):]|\s+[–—-])\s+(?P<rest>\S.*)$")
_NUMBERED = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?)(?:(?P<mark>[.):|]|\s+[–—-])\s+|\s+(?=[\"'“‘A-ZÀ-Þ]))(?P<rest>\S.*)$"
)
_HASH = re.compile(r"(?:#|nr\.?|no\.?)\s*(?=\d)", re.IGNORECASE)


def head_of(line: TextLine, style: Style, level: int = 0) -> SessionStart | None:
    """The head of a session, if a line of this style is one; `level` is that of the headings that are sessions."""
    text = line.text
    if style is Style.MARKED:
        return marked_head(text)
    if style is Style.HEADING:
        return SessionStart("", text) if line.level == level else None
    if style is Style.BULLET:
        return SessionStart("", text) if line.bullet else None
    if style is Style.NAMED:
        return SessionStart("", text) if any(guesses(text)) and not line.bullet else None
    pattern = {Style.CODED: _CODED, Style.LETTERED: _LETTERED, Style.NUMBERED: _NUMBERED}.get(style)
    if pattern is None or line.bullet:
        return None
    found = pattern.match(_HASH.sub("", text, count=1) if style is Style.NUMBERED else text)
    return None if found is None else SessionStart(found["number"], found["rest"])


def untimed(line: TextLine) -> TextLine:
    """A line without the times in front of it; its emphasis is of no use then."""
    return replace(line, text=without_times(line.text, anywhere=False)[1], strong=())


def nested(lines: Sequence[TextLine]) -> frozenset[int]:
    """The places of numbered lines that are steps of a description: their numbers begin again within a session.

    That is so where the numbers of the sessions go on after them, or where they alone have no names on them.
    """
    numbers: list[tuple[int, int, bool]] = []
    for place, line in enumerate(lines):
        head = head_of(untimed(line), Style.NUMBERED)
        if line.level or is_timetable(line.text):
            numbers.append((place, 0, False))
        if head is not None and head.number.isdecimal():
            numbers.append((place, int(head.number), bool(taken_apart(head.text).people or any(guesses(head.text)))))
    found: set[int] = set()
    outer = inner = 0
    spoken = False
    for (place, number, people), (last, named_later) in zip(numbers, _what_follows(numbers), strict=True):
        goes_on = last.get(outer + 1, -1) > place
        silent = spoken and not people and not named_later
        if not number:
            outer = inner = 0
        elif outer and number == inner + 1 and (number != outer + 1 or goes_on) and (inner or goes_on or silent):
            inner = number
            found.add(place)
        else:
            outer, inner, spoken = number, 0, spoken or people
    return frozenset(found)


def _what_follows(numbers: Sequence[tuple[int, int, bool]]) -> list[tuple[dict[int, int], bool]]:
    """For each number, up to the next heading: where each number is last, and whether names follow this one."""
    found: list[tuple[dict[int, int], bool]] = []
    last: dict[int, int] = {}
    named = False
    for place, number, people in reversed(numbers):
        if not number:
            last, named = {}, False
        found.append((last, named))
        last.setdefault(number, place)
        named = named or people
    return found[::-1]


def marked_head(text: str) -> SessionStart | None:
    """'Workshop 3: Title', 'Workshop: Title'."""
    found = _MARKED.match(text)
    if found is not None:
        return SessionStart(found["number"] or found["letter"], found["rest"], _one(found["word"]))
    found = _LABELLED.match(text)
    return None if found is None else SessionStart("", found["rest"], _one(found["word"]))


def _one(word: str) -> str:
    """The word for one session."""
    low = "arbeitsgruppe" if word.casefold() == "ag" else word.casefold()
    return low if low in SESSION_WORDS else next(one for one, several in SESSION_WORDS.items() if several == low)


def styles_of(lines: Sequence[TextLine]) -> list[tuple[Style, int]]:
    """The styles that a programme may have, the likeliest first, with the level of headings that are sessions."""
    plain = [untimed(line) for line in lines if not line.footnote and not is_timetable(line.text)]
    found: list[tuple[Style, int]] = []
    if any(_is_session(line, following) for line, following in pairwise([*plain, TextLine("", "")])):
        return [(Style.MARKED, 0)]
    for style in (Style.CODED, Style.LETTERED, Style.NUMBERED):
        heads = [head for line in plain if (head := head_of(line, style))]
        if style is Style.LETTERED:
            heads = heads if [head.number for head in heads[:2]] == ["A", "B"] else []
        if len({head.number for head in heads}) > (0 if style is Style.NUMBERED else 1):
            found.append((style, 0))
    for level in sorted({line.level for line in plain if line.level}, reverse=True):
        if sum(line.level == level for line in plain) > 1:
            found.append((Style.HEADING, level))
    if sum(line.bullet for line in plain) > 1:
        found.append((Style.BULLET, 0))
    if sum(head_of(line, Style.NAMED) is not None for line in plain) > 1:
        found.append((Style.NAMED, 0))
    return [*found, (Style.PLAIN, 0)]


def _is_session(line: TextLine, following: TextLine) -> bool:
    """Whether a line is the head of a marked session.

    'Session 1' alone above a list of titles is a round, and 'Lecture 1 - Ada Jansen' has no title.
    """
    head = marked_head(line.text)
    listed = following.bullet or any(head_of(following, style) for style in (Style.CODED, Style.NUMBERED))
    if head is None or (not without_times(head.text)[1] and listed):
        return False
    alone = people_in(head.text)
    return not alone or alone[0].name.split() != head.text.split()


def is_timetable(text: str) -> bool:
    """Whether a line is about the day as a whole: a round, a break, the plenary, a date, or 'Workshops'."""
    bare = without_times(without_date(text)[1])[1]
    return not bare or bool(GENERIC.match(bare)) or round_in(bare) is not None or is_break(bare) or is_plenary(bare)


def is_break(text: str) -> bool:
    """Whether a line without its times is a break, an arrival or the end."""
    found = BREAK.match(text)
    return found is not None and len(text) < 100 and not taken_apart(text).people


def is_plenary(text: str) -> bool:
    """Whether a line without its times is something that everybody attends."""
    found = PLENARY.match(text)
    if found is None or len(text) > 250:
        return False
    behind = text[found.end() :].lstrip()
    return not behind or not behind[0].isalnum() or bool(_AFTER_PLENARY.match(behind) or PLENARY.match(behind))


_AFTER_PLENARY = re.compile(
    r"(?:door|by|von|met|with|mit|en|and|und|programma|programm|programme|program|deel|part|teil|session|sessie|sitzung|"
    r"durch|lezing|lecture|vortrag|speech|speaker|spreker|opening|start|address|remarks|in|im|des|der|van|of|to|zum|zur)\b",
    re.IGNORECASE,
)
