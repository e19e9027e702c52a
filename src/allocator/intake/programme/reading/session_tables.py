"""Tables of sessions: which column holds what, by its heading or by what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from allocator.intake.programme.lines.line import TextLine
from allocator.intake.programme.phrases.clock import Times, round_in, without_times
from allocator.intake.programme.phrases.named_people import NamedPerson, people_in
from allocator.intake.programme.phrases.vocabulary import ROOM, SESSION_WORDS
from allocator.intake.programme.reading.session_starts import is_break, is_plenary, marked_head

_HEADINGS = {
    "number": "nr no nummer number # code id nr. no.",
    "title": "titel title thema topic onderwerp naam name omschrijving* bezeichnung "
    + " ".join([*SESSION_WORDS, *SESSION_WORDS.values()]),
    "people": "spreker sprekers speaker speakers docent docenten referent referentin referenten referentinnen leitung "
    "begeleider begeleiders presenter presenters trainer trainers door by von inleider inleiders dozent dozentin "
    "dozenten instructor teacher facilitator facilitators host hosts gastspreker",
    "room": "zaal lokaal ruimte kamer room raum ort location locatie plaats venue saal place",
    "round": "ronde round runde block blok tijdslot slot",
    "times": "tijd time zeit uhrzeit tijdstip when wann wanneer",
    "maximum": "max max. maximum maximaal capaciteit capacity plaatsen plätze seats teilnehmerzahl deelnemers "
    "participants teilnehmer",
    "other": "organisatie organisation organization functie function funktion omschrijving beschrijving description "
    "beschreibung toelichting bedrijf company firma doelgroep zielgruppe taal language sprache inhoud inhalt content",
}
_ROLE_OF = {word: role for role, words in _HEADINGS.items() for word in words.split()}
_FILLERS = frozenset(
    ["van", "der", "de", "het", "the", "of", "and", "und", "aantal", "anzahl", "per", "je", "in", "innen", "en"]
)
_NUMBER = re.compile(r"(?:[A-Z]{0,3}[.-]?\d{1,3}(?:\.\d{1,2})?[a-zA-Z]?|[A-Z])[.)]?$")


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A row of a table that is a session."""

    place: str
    number: str = ""
    title: str = ""
    people: tuple[NamedPerson, ...] = ()
    unread: str = ""
    room: str = ""
    round: str = ""
    times: Times | None = None
    maximum: int | None = None
    described: int = 0
    word: str = ""


@dataclass(slots=True)
class SessionTable:
    """The rows of a table, those that are no sessions as lines."""

    rows: list[SessionRow | TextLine] = field(default_factory=list)


def tables_in(lines: Sequence[TextLine]) -> tuple[list[TextLine], dict[int, SessionTable]]:
    """The lines, each table of sessions as one line, and the tables by the place of that line."""
    kept: list[TextLine] = []
    tables: dict[int, SessionTable] = {}
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].cells and len(lines[end].cells) == len(lines[start].cells):
            if end > start and roles_of_header(lines[end].cells):
                break
            end += 1
        table = _table(lines[start:end]) if end - start > 1 else None
        if table is not None:
            tables[len(kept)] = table
            kept.append(lines[start])
        else:
            end = max(end, start + 1)
            kept += lines[start:end]
        start = end
    return kept, tables


def roles_of_header(cells: Sequence[str]) -> dict[int, str]:
    """What each column holds, by its heading; nothing where this is no header with a title in it."""
    roles: dict[int, str] = {}
    for place, cell in enumerate(cells):
        words = re.findall(r"[^\W_]+\.?|#", cell.casefold())
        role = next((_ROLE_OF[word] for word in words if word in _ROLE_OF), "")
        known = all(word in _ROLE_OF or word in _FILLERS or (len(word) == 1 and not word.isdecimal()) for word in words)
        if role and known and (role == "other" or role not in roles.values()):
            roles[place] = role
    return roles if "title" in roles.values() and len(roles) > 1 else {}


def _table(lines: Sequence[TextLine]) -> SessionTable | None:
    """The sessions of a table; None where it is none of sessions."""
    if _is_grid(lines[0].cells):
        return SessionTable(list(_of_grid(lines)))
    roles = roles_of_header(lines[0].cells)
    body = lines[1:] if roles else lines
    roles = roles or _by_content(body)
    if not roles:
        return None
    rows = [_row(line, roles) or line for line in body]
    return SessionTable(rows) if any(isinstance(row, SessionRow) for row in rows) else None


def _is_grid(cells: Sequence[str]) -> bool:
    """Whether the columns are rounds, or rooms: every cell of the header but the first is one."""
    header = [cell for cell in cells[1:] if cell]
    return len(header) > 1 and (all(map(_is_when, header)) or all(map(ROOM.fullmatch, header)))


def _is_when(text: str) -> bool:
    times, rest = without_times(text)
    told = round_in(rest)
    return (times is not None and not rest) or (told is not None and not told[1])


def _of_grid(lines: Sequence[TextLine]) -> Iterator[SessionRow | TextLine]:
    """The sessions of a table with rounds one way and rooms the other; a cell holds a title and what belongs to it."""
    header = lines[0].cells
    across = all(_is_when(cell) for cell in header[1:] if cell)
    for line in lines[1:]:
        filled = [cell for cell in line.cells[1:] if cell]
        if not filled or is_break(filled[0]) or is_plenary(filled[0]):
            yield line
            continue
        for place, cell in enumerate(line.cells[1:], start=1):
            when, where = (header[place], line.cells[0]) if across else (line.cells[0], header[place])
            times, name = without_times(when)
            head = marked_head(cell)
            if cell:
                yield SessionRow(
                    line.place,
                    number=head.number if head else "",
                    title=(head.text or cell) if head else cell,
                    room=where,
                    round=name,
                    times=times,
                    word=head.word if head else "",
                )


def _by_content(lines: Sequence[TextLine]) -> dict[int, str]:
    """What each column holds, by what is in it: names, numbers, times or rooms; titles are the longest rest."""
    width = len(lines[0].cells)
    roles: dict[int, str] = {}
    for place in range(width):
        texts = [line.cells[place] for line in lines if line.cells[place]]
        for role, fits in (("number", _NUMBER.match), ("times", _is_time), ("round", round_in), ("people", _is_people)):
            if texts and role not in roles.values() and sum(bool(fits(text)) for text in texts) * 3 > len(texts) * 2:
                roles[place] = role
                break
        else:
            if texts and all(ROOM.fullmatch(text) for text in texts):
                roles[place] = "room"
    left = [place for place in range(width) if place not in roles]
    if "people" not in roles.values() or not left:
        return {}
    roles[max(left, key=lambda place: sum(len(line.cells[place]) for line in lines))] = "title"
    return roles


def _is_time(text: str) -> bool:
    times, rest = without_times(text)
    return times is not None and not rest


def _is_people(text: str) -> bool:
    return any(" " in person.name for person in people_in(text))


def _row(line: TextLine, roles: dict[int, str]) -> SessionRow | None:
    """A session, or None for a break, a plenary or a row without a title."""
    told: dict[str, str] = {}
    described = 0
    for place, cell in enumerate(line.cells):
        role = roles.get(place, "other")
        if role == "other":
            described += bool(cell)
        else:
            told[role] = cell
    title = told.get("title", "")
    if not title or is_break(title) or is_plenary(title):
        return None
    head = marked_head(title)
    people = people_in(told.get("people", ""))
    times, rest = without_times(told.get("times", ""))
    maximum = re.search(r"\d{1,4}", told.get("maximum", ""))
    return SessionRow(
        line.place,
        number=told.get("number", "").rstrip(".)") or (head.number if head else ""),
        title=head.text if head and head.text else title,
        people=tuple(people),
        unread="" if people else told.get("people", ""),
        room=told.get("room", ""),
        round=told.get("round", "") or rest,
        times=times,
        maximum=int(maximum[0]) if maximum else None,
        described=described,
        word=head.word if head else "",
    )
