"""The lines of one session: its title and what is around it, who gives it, its room and limit, a description."""

from __future__ import annotations

import re

from allocator.coherence import folded
from allocator.intake.programme.lines.line import TextLine
from allocator.intake.programme.phrases.named_people import NamedPerson, people_in
from allocator.intake.programme.phrases.title_ends import first_sentence, title_of, written
from allocator.intake.programme.reading.details import (
    also_plenary,
    emphasised_people,
    guesses,
    said_in,
    taken_apart,
    told_in,
    without_maximum,
    without_room,
)
from allocator.intake.programme.reading.drafts import Attribution, SessionDraft
from allocator.intake.programme.reading.outline import Outline, short

_LABEL = re.compile(r"(?:title|titel|thema|topic|onderwerp|naam|name)\s*:\s+", re.IGNORECASE)

LONGEST_NAMES = 140
"""Characters that a line of nothing but names has at most."""


def put_title(outline: Outline, draft: SessionDraft, line: TextLine) -> None:
    """The line of a title, and all that is on it."""
    split = title_of(_LABEL.sub("", line.text, count=1))
    details = taken_apart(split.title)
    draft.title = written(details.title) or split.title
    draft.doubt(line.place, "Title", split.doubt)
    put_details(draft, line.place, details.room, details.maximum)
    draft.name(Attribution.PLAINLY, line.place, details.people)
    draft.plenary += [(name, line.place) for name in details.plenary]
    if details.unread:
        draft.doubt(line.place, "Speakers", f'no name was recognised in "{short(details.unread)}".')
    for attribution, people, title in guesses(draft.title):
        draft.name(attribution, line.place, people, title)
    if split.rest:
        start = line.text.rfind(split.rest)
        moved = tuple((a - start, b - start) for a, b in line.strong if a >= start >= 0)
        put_line(outline, draft, TextLine(line.place, split.rest, moved))


def put_details(draft: SessionDraft, place: str, room: str, maximum: int | None) -> None:
    room = room.replace(";", ",")
    if room and not draft.room:
        draft.room = room
    elif room and folded(room) != folded(draft.room):
        draft.doubt(place, "Fixed room", f'"{room}" is given too; "{draft.room}" was kept.')
    if maximum is not None and draft.maximum is None:
        draft.maximum = maximum
    elif maximum is not None and maximum != draft.maximum:
        draft.doubt(place, "Maximum", f"{maximum} is given too; {draft.maximum} was kept.")


def put_line(outline: Outline, draft: SessionDraft, line: TextLine) -> None:
    """A line of a session: its title if that is missing, details, names, or a description."""
    told, rest = first_sentence(line.text)
    people, unread = told_in(told)
    if people or unread:
        draft.name(Attribution.PLAINLY, line.place, people)
        if unread:
            draft.doubt(line.place, "Speakers", f'no name was recognised in "{short(unread)}".')
        draft.plenary += [(name, line.place) for name in also_plenary(told, [person.name for person in people])]
        if rest and draft.title:
            put_line(outline, draft, TextLine(line.place, rest))  # a room or a limit may stand behind the names
        elif rest:
            _put_description(outline, draft, TextLine(line.place, rest))
        return
    if not draft.title:
        put_title(outline, draft, line)
        return
    draft.body += 1
    maximum, text = without_maximum(line.text)
    room, text = without_room(text) if len(text) < 60 else ("", text)
    put_details(draft, line.place, room, maximum)
    if not text:
        return
    names = only_names(text)
    if names:
        draft.name(Attribution.LINE if draft.body == 1 else Attribution.EMPHASIS, line.place, names)
        return
    _put_description(outline, draft, line)


def _put_description(outline: Outline, draft: SessionDraft, line: TextLine) -> None:
    """A description, and who it says gives the session."""
    outline.described += 1
    said: list[NamedPerson] = []
    for people, _ in said_in(line.text):
        said += people
        draft.name(Attribution.PLAINLY, line.place, people)
    emphasised = emphasised_people(line)
    draft.name(Attribution.EMPHASIS, line.place, emphasised)
    names = [person.name for person in (*said, *emphasised)]
    draft.plenary += [(name, line.place) for name in also_plenary(line.text, names)]


def only_names(text: str) -> list[NamedPerson]:
    """The people of a line that holds nothing but names and what belongs to them; none for any other line."""
    names = people_in(text) if len(text) < LONGEST_NAMES and not text.endswith((".", "?", "!")) else []
    return names if names and " " in names[0].name and not _is_sentence(text, names) else []


def _is_sentence(text: str, names: list[NamedPerson]) -> bool:
    """Whether words follow the first name that are neither a function, an organisation nor another name."""
    behind = text.partition(names[0].name)[2].strip()
    return (
        bool(behind) and behind[0].isalpha() and not behind.startswith(("en ", "and ", "und ", "van ", "von ", "of "))
    )
