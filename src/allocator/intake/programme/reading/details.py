"""What is within a line beside the title: room, maximum and speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from allocator.intake.programme.lines.line import TextLine
from allocator.intake.programme.phrases.named_people import NamedPerson, people_in
from allocator.intake.programme.phrases.title_ends import first_sentence
from allocator.intake.programme.phrases.vocabulary import (
    ALSO_PLENARY,
    BY_IN_TITLE,
    BY_LINE,
    MAXIMUM,
    NO_NAME_YET,
    REPRESENTATIVES,
    ROOM,
    SAID_BY,
    SEVERAL_SPEAKERS,
    SPEAKER_LINE,
)
from allocator.intake.programme.reading.drafts import Attribution

LONGEST_SENTENCE = 1000
"""Characters beyond which a sentence is not taken apart: it is no title."""

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]")
_BEFORE_ROOM = re.compile(r"(?:^|[(\[,;|–—-]|\b(?:in|im|@))\s*(?:de |het |the |der )?$", re.IGNORECASE)
_AFTER_ROOM = re.compile(r"\s*(?:$|[)\],;|–—.-])")
_EMPTY = re.compile(r"[(\[]\s*[,;:–—-]*\s*[)\]]")
_LOOSE = re.compile(r"(?<=[(\[])\s*[,;–—-]\s*|\s*[,;–—-]\s*(?=[)\]])")
_OF = re.compile(r"\b(?:van|of|von|vom|bij|bei|at|from)\s*(?:de |het |the |der |dem )?$", re.IGNORECASE)


@dataclass(slots=True)
class Details:
    """A title's line taken apart."""

    title: str
    people: list[NamedPerson] = field(default_factory=list)
    room: str = ""
    maximum: int | None = None
    unread: str = ""
    plenary: list[str] = field(default_factory=list)


def taken_apart(text: str) -> Details:
    """The title of a line, and what is told around it."""
    found = Details(text)
    if len(text) > LONGEST_SENTENCE:
        return found
    found.maximum, found.title = without_maximum(found.title)
    found.room, found.title = without_room(found.title)
    _take_brackets(found)
    _take_speaker_word(found)
    if not found.people:
        _take_by(found)
    found.title = _without_empty(found.title)
    return found


def without_maximum(text: str) -> tuple[int | None, str]:
    """How many attend at most, and the text without it."""
    found = MAXIMUM.search(text)
    if found is None:
        return None, text
    return int(found["most"] or found["seats"]), _without(text, found)


def without_room(text: str) -> tuple[str, str]:
    """The room that stands apart in a text, in brackets or between commas, and the text without it."""
    for found in ROOM.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if _BEFORE_ROOM.search(before) and _AFTER_ROOM.match(after):
            room = (found["told"] or found["named"]).strip(" .:")
            start = _BEFORE_ROOM.search(before)
            assert start is not None
            opened = start.end() if before[start.start() : start.start() + 1] in "([" else start.start()
            return room, _without_empty(f"{text[:opened]} {after}")
    return "", text


def _without(text: str, found: re.Match[str]) -> str:
    return _without_empty(f"{text[: found.start()]} {text[found.end() :]}")


def _without_empty(text: str) -> str:
    """A text without the brackets and marks around what was taken out of it."""
    bare = _LOOSE.sub("", _EMPTY.sub(" ", _LOOSE.sub("", text)))
    return " ".join(bare.split()).strip(" |,;–—-")


def _take_brackets(found: Details) -> None:
    """People in brackets: '(Anna de Vries, TNO)', '(door Anna)', '(Sprekers: A en B)'."""
    for bracket in reversed(list(_BRACKET.finditer(found.title))):
        people, _ = told_in(bracket[1])
        people = people or [one for one in people_in(bracket[1]) if " " in one.name]
        if people:
            found.people = people + found.people
            found.plenary += [one.name for one in people[-1:] if ALSO_PLENARY.search(bracket[1])]
            found.title = found.title[: bracket.start()] + found.title[bracket.end() :]


def _take_speaker_word(found: Details) -> None:
    """'Title - Spreker: NAMES', 'Title | NAMES'."""
    place = re.search(r"(?:^|[\s,(|–—-])(?=(?:" + SPEAKER_LINE.pattern + r"))", found.title, re.IGNORECASE)
    if place is None:
        return
    people, unread = told_in(found.title[place.end() :].rstrip(") "))
    found.people += people
    found.unread = unread
    found.title = found.title[: place.start()]


def _take_by(found: Details) -> None:
    """'Title door NAMES': the last such word behind which there is a name."""
    for place in reversed([one.start() for one in re.finditer(r"[\s,(–—-]+(?=\w)", found.title)]):
        by = BY_IN_TITLE.match(found.title, place)
        people = people_in(by["names"]) if by else []
        if by and people and (by["by"].casefold().split()[-1] not in _WEAK_BY or " " in people[0].name):
            found.people = people
            found.plenary += [people[-1].name] if ALSO_PLENARY.search(by["names"]) else []
            found.title = found.title[:place]
            return


_WEAK_BY = frozenset({"von", "met", "with", "mit"})


def told_in(text: str) -> tuple[list[NamedPerson], str]:
    """The people of a stretch that says who speaks, and what could not be read of it ('' if it says nothing)."""
    line = SPEAKER_LINE.match(text)
    if line is not None:
        promised = line["who"].casefold()
        several = True if promised in SEVERAL_SPEAKERS else None if line["open"] else False
        people = people_in(line["names"], several=several)
        return people, "" if people or NO_NAME_YET.match(line["names"]) else line["names"]
    by = BY_LINE.match(text)
    return (people_in(by["names"]), "") if by is not None else ([], "")


def said_in(text: str) -> Iterator[tuple[list[NamedPerson], str]]:
    """The people who a description says give the session, and the words that say so."""
    for found in SAID_BY.finditer(text):
        stretch, _ = first_sentence(text[found.end() :])
        if text[found.start() :].lstrip().startswith("(") or "(" in found[0]:
            stretch = _up_to_closing(stretch)
        people = people_in(stretch)
        if people:
            yield people, stretch
    rest = text
    while rest:
        sentence, rest = first_sentence(rest)
        if sentence.split()[0].casefold() in REPRESENTATIVES or sentence.split()[0].casefold()[:-1] in REPRESENTATIVES:
            people = people_in(sentence)
            if people:
                yield people, sentence


def _up_to_closing(text: str) -> str:
    """A text up to the bracket that closes one opened before it."""
    depth = 1
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return text[:place]
    return text


def emphasised_people(line: TextLine) -> list[NamedPerson]:
    """The people whose names are emphasised, but for what follows 'van' or 'of': that is an organisation."""
    found: list[NamedPerson] = []
    for start, end in line.strong:
        if not _OF.search(line.text[:start]):
            found += [one for one in people_in(line.text[start:end]) if " " in one.name]
    return found


def also_plenary(text: str, names: list[str]) -> list[str]:
    """Those of these names behind which stands, before the next name, that they speak in the plenary too."""
    places = sorted((text.find(name), name) for name in {*names} if name in text)
    ends = [place for place, _ in places[1:]] + [len(text)]
    return [
        name
        for (place, name), end in zip(places, ends[: len(places)], strict=True)
        if ALSO_PLENARY.search(first_sentence(text[place + len(name) : end])[0][:120])
    ]


def guesses(title: str) -> Iterator[tuple[Attribution, list[NamedPerson], str]]:
    """Names behind the last dash or comma of a title, or before its first colon or dash, and the title without them."""
    if len(title) > LONGEST_SENTENCE:
        return
    for mark in (" | ", " – ", " — ", " - ", ", "):
        before, found, behind = title.rpartition(mark)
        people = people_in(behind) if found and before else []
        if people and " " in people[0].name:
            yield Attribution.DASH, people, before.strip()
            break
    for mark in (": ", " | ", " – ", " — ", " - "):
        before, found, behind = title.partition(mark)
        people = people_in(before) if found and behind else []
        if people and " " in people[0].name:
            yield Attribution.HEAD, people, behind.strip()
            break
