"""Timetables: rounds by rooms, or rooms by rounds, with a title in each cell; turned into a row for each session."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.content import is_mark, is_room, says_nothing
from allocator.intake.tables.heading_words import PERSON_RULES, ROOM_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare, ends_in_day, named_round
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.roles import What
from allocator.intake.tables.views.turned import TurnedGrid
from allocator.intake.tables.vocabulary.clock import is_time

TITLE = "Title"
"""The heading of the titles in a turned timetable."""

WEEK = (TITLE, "Day", "Time")
"""The headings of a turned timetable of days and times, without rooms."""

MOST_ROOMS, MOST_ROUNDS = 60, 60

HALF, MOSTLY = 0.5, 0.8

LONGEST_ROOM = 40

_DAY_BEFORE = re.compile(r"[^\W\d_]{2,10}\.?,?\s+(?=[0-9])")
"""The name of a day before a time."""

_SEATS = re.compile(r"(?<=\w)(?:\s*[(\[][^()\[\]]*[0-9]{2,}[^()\[\]]*[)\]]|\s+[-–—]\s*[0-9]{2,}\s+[^\W\d_]+)$")
"""What a room seats, behind its name."""

_PAUSE = re.compile(
    r"(?:.* )?(?:pauze|pause|break|lunch|lunchpauze|koffie|coffee|kaffee|mittagspause|dejeuner|almuerzo|descanso|"
    r"inloop|registration|ontvangst|empfang|accueil|borrel|drinks|apero)(?: .*)?"
)
_ROUND_HEADING = re.compile(
    r"|time|times|tijd|tijden|zeit|uhrzeit|heure|horaire|hora|horario|when|wanneer|wann|(?:time ?)?slots?|rounds?|"
    r"rondes?|runden?|blok|block|bloc|creneau|seance|ronda|turno|session|sessie|uur"
)


def turned_timetable(
    grid: TextGrid, columns: Sequence[int], head: Sequence[int], headings: Sequence[str], rows: Sequence[int]
) -> TurnedGrid | None:
    """The cells of a timetable with a row for each session, the rooms below the rounds; None where it is none.

    The turned cells have headings in row 0: one for titles, and the rounds.
    """
    if len(head) != 1 or len(columns) < 3 or not 2 <= len(rows) <= max(MOST_ROOMS, MOST_ROUNDS):
        return None
    down = [(row, columns[0]) for row in rows]
    across = [(head[0], column) for column in columns[1:]]
    first = bare(headings[0])
    inner = [grid.cells[row][column].strip() for row in rows for column in columns[1:]]
    if not _are_titles([text for text in inner if text]):
        return None
    if _ROUND_HEADING.fullmatch(first) and _are_rounds(grid, down) and _are_rooms(grid, across):
        cells = {(round, room): (round[0], room[1]) for round in down for room in across}
        return _turned(grid, down, across, cells)
    if _ROUND_HEADING.fullmatch(first) and _are_times(grid, down) and _are_days(grid, across):
        return _week(grid, [(row, column) for column in columns[1:] for row in rows], head[0], columns[0])
    rooms_down = heard(headings[0], ROOM_RULES) is What.ROOM or _all_rooms(grid, down)
    if rooms_down and _are_rounds(grid, across):
        cells = {(round, room): (room[0], round[1]) for round in across for room in down}
        return _turned(grid, across, down, cells)
    return None


def _text(grid: TextGrid, place: tuple[int, int]) -> str:
    return " ".join(grid.cells[place[0]][place[1]].split())


def _is_time(text: str) -> bool:
    """Whether a text is a time, perhaps behind its day, or from one to another."""
    return is_time(_DAY_BEFORE.sub("", text, count=1))


def _are_rounds(grid: TextGrid, places: Sequence[tuple[int, int]]) -> bool:
    texts = [_text(grid, place) for place in places]
    named = all(text and (_is_time(text) or bare(named_round(text) or "") == bare(text)) for text in texts)
    return named and len(set(map(bare, texts))) == len(texts) and not all(text.isdecimal() for text in texts)


def _are_times(grid: TextGrid, places: Sequence[tuple[int, int]]) -> bool:
    return all(_is_time(_text(grid, place)) for place in places)


def _are_days(grid: TextGrid, places: Sequence[tuple[int, int]]) -> bool:
    """Whether all are days of the week, or dates."""
    texts = [_text(grid, place) for place in places]
    days = all(ends_in_day(text) and bare(named_round(text) or "") == bare(text) for text in texts)
    dates = all(sort_of(text) == "moment" and ":" not in text for text in texts)
    return (days or dates) and len(set(map(bare, texts))) == len(texts)


def _week(grid: TextGrid, cells: Sequence[tuple[int, int]], head: int, left: int) -> TurnedGrid:
    """A row for each filled cell below a day and beside a time."""
    filled = [(row, column) for row, column in cells if (text := _text(grid, (row, column))) and not _is_pause(text)]
    lines = [(place, (head, place[1]), (place[0], left)) for place in filled]
    texts = tuple(tuple(_text(grid, place) for place in line) for line in lines)
    top = (None, (head, cells[0][1]), (head, left))
    return TurnedGrid(grid.file, grid.sheet, (WEEK, *texts), (), grid, (top, *lines), is_timetable=True)


def _is_pause(text: str) -> bool:
    return _PAUSE.fullmatch(bare(text)) is not None


def _are_rooms(grid: TextGrid, places: Sequence[tuple[int, int]]) -> bool:
    """Whether half of the headings or more are rooms, and none is anything else that is known."""
    texts = [_SEATS.sub("", _text(grid, place)) for place in places]
    others = any(
        not text or len(text) > LONGEST_ROOM or heard(text, PERSON_RULES) or (_says(text) and not _is_room(text))
        for text in texts
    )
    return not others and len(set(map(bare, texts))) == len(texts) and sum(map(_is_room, texts)) >= HALF * len(texts)


def _is_room(text: str) -> bool:
    return is_room(text) and not _is_time(text) and named_round(text) is None


def _says(text: str) -> bool:
    """Whether a heading is one of a list of sessions."""
    return heard(text, SESSION_RULES) is not None


def _all_rooms(grid: TextGrid, places: Sequence[tuple[int, int]]) -> bool:
    texts = [_text(grid, place) for place in places]
    return all(map(_is_room, texts)) and not all(text.isdecimal() for text in texts)


def _are_titles(texts: Sequence[str]) -> bool:
    """Whether cells are texts, neither marks nor words such as 'free', which come back again and again."""
    titles = [text for text in texts if not says_nothing(text) and not is_mark(text) and sort_of(text) == "text"]
    different = {bare(text) for text in titles}
    return len(texts) > 2 and len(titles) >= MOSTLY * len(texts) and len(different) >= max(3, HALF * len(titles))


def _turned(
    grid: TextGrid,
    rounds: Sequence[tuple[int, int]],
    rooms: Sequence[tuple[int, int]],
    cells: Mapping[tuple[tuple[int, int], tuple[int, int]], tuple[int, int]],
) -> TurnedGrid:
    """A row for each title, and another where it is in two rooms at once."""
    runs: dict[tuple[str, int], dict[tuple[int, int], tuple[int, int]]] = {}
    first: dict[tuple[str, int], tuple[int, int]] = {}
    for round in rounds:
        titles = [bare(_text(grid, cells[round, room])) for room in rooms]
        met: dict[str, int] = {}
        for room, title in zip(rooms, titles, strict=True):
            if not title or _PAUSE.fullmatch(title):
                continue
            key = (title, met.get(title, 0))
            met[title] = met.get(title, 0) + 1
            first.setdefault(key, cells[round, room])
            runs.setdefault(key, {})[round] = room
    head: tuple[tuple[int, int] | None, ...] = (None, *rounds)
    lines = [head, *((first[key], *(at.get(round) for round in rounds)) for key, at in runs.items())]
    texts = tuple(tuple("" if place is None else _text(grid, place) for place in line) for line in lines)
    texts = ((TITLE, *texts[0][1:]), *texts[1:])
    return TurnedGrid(grid.file, grid.sheet, texts, (), grid, tuple(lines), is_timetable=True)
