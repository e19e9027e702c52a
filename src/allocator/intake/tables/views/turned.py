"""Tables that lie on their side, and people to the right of sessions: their cells turned, with true addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.heading_words import LONG_RULES, PERSON_RULES, ROOM_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare, named_round, speaks_of_wishes, wished_rank
from allocator.intake.tables.looks import knows, sort_of
from allocator.intake.tables.roles import What
from allocator.intake.tables.vocabulary.limits import limit_said

MOST_HEADINGS = 60
"""Rows of a table that lies on its side; one with more has its headings above."""

MOST_PEOPLE = 2_000
"""Sessions with people to the right of them."""

FEWEST = 2
"""Cells that come again in their line, at least, where that tells something."""

HARDLY, MOSTLY, NEARLY = 0.2, 0.6, 0.8

_FULL_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){1,4}")

_MAX = re.compile(r"Max [A-ZÀ-Þ][^\W\d_]+")
"""Somebody who is called Max."""

_TEAM = re.compile(
    r"(?:participants?|attendees|students|pupils|members|people|names|campers|children|deelnemers?|leerlingen|namen|"
    r"personen|leden|kinderen|cursisten|teilnehmer\w*|teilnehmende|schuler\w*|mitglieder|kinder|participantes?|eleves?|"
    r"inscrite?s?|placee?s?|affectee?s?|retenus|membres|enfants|alumnos?|alumnas?|inscritos?|apuntados|asignados|personas|asistentes|ninos|aangemeld\w*|aanmeldingen|"
    r"ingedeeld\w*|ingeschreven|inschrijvingen|signed up|sign ups?|registered|placed|assigned|angemeldet\w*|"
    r"anmeldungen|eingeteilt|zugeteilt)(?: [0-9]{1,3})?"
)
"""Headings of many people in a row, alone or each with a number."""


@dataclass(frozen=True, slots=True)
class TurnedGrid(TextGrid):
    """Cells of a sheet in another order; `places` has the row and column that each has there, or None for no cell.

    `people` is the heading of people who stand below sessions here, '' for any other table; `is_timetable` says
    that these are sessions with their rooms below the rounds.
    """

    base: TextGrid | None = None
    places: tuple[tuple[tuple[int, int] | None, ...], ...] = ()
    people: str = ""
    is_timetable: bool = False

    def address(self, row: int, column: int) -> str:
        """Where a cell is in its sheet."""
        return self.whole().address(*self.place(row, column))

    def area(self, first: tuple[int, int], last: tuple[int, int]) -> str:
        """Where the cells are in their sheet."""
        corners = [self.place(*first), self.place(*last)]
        rows, columns = zip(*corners, strict=True)
        return self.whole().area((min(rows), min(columns)), (max(rows), max(columns)))

    def place(self, row: int, column: int) -> tuple[int, int]:
        """The row and column of a cell in its sheet; of no cell those of one beside it."""
        here = self.places[row][column] or next(place for place in self.places[row] if place is not None)
        return here if self.base is None else self.base.place(*here)

    def whole(self) -> TextGrid:
        """The sheet that the cells are in."""
        return self if self.base is None else self.base.whole()


def on_its_side(grid: TextGrid, columns: Sequence[int], rows: Sequence[int]) -> TurnedGrid | None:
    """The cells with the first column as headings, where its words are headings and those of the first row are not."""
    if len(columns) < 3 or not 2 <= len(rows) <= MOST_HEADINGS:
        return None
    lines = [[grid.cells[row][column].strip() for column in columns] for row in rows]
    down = [line[0] for line in lines]
    if _numbers_ranks(lines):
        return _view(grid, [[(row, column) for row in rows] for column in columns])
    meanings = [_meaning(text) for text in down]
    run = _last_run(down)
    if run and not any(heard(text, PERSON_RULES) for text in down[: run.start]):
        return None  # lines with numbers, and nobody whose wishes they could be
    meanings = [
        meaning or (f"wish {text}" if at in run else "")
        for at, (meaning, text) in enumerate(zip(meanings, down, strict=True))
    ]
    said = [meaning for meaning in meanings if meaning]
    ranked = len({meaning for meaning in said if meaning.startswith("wish ")}) >= 2
    if (meanings[0] == "" and not ranked) or len(set(said)) < 2 or len(said) < MOSTLY * len(down):
        return None
    filled = [text for text in down if text]
    if len({bare(text) for text in filled}) < len(filled):
        return None
    across = [text for text in lines[0][1:] if text]
    if len(across) < NEARLY * (len(columns) - 1):
        return None
    of_one_kind = ranked and len(set(map(_meaning, across))) == 1  # 'klas 1B' beside 'klas 2A': classes of people
    if sum(map(knows, across)) > HARDLY * len(across) and not (_come_back(across) or of_one_kind):
        return None
    return _view(grid, [[(row, column) for row in rows] for column in columns])


def _last_run(texts: Sequence[str]) -> range:
    """The places of 1, 2, 3, ... below two words for people or more; below one alone they may count the rows."""
    first = next((at for at, text in enumerate(texts) if text == "1"), 0)
    count = next((at for at, text in enumerate(texts[first:]) if text != str(at + 1)), len(texts) - first)
    return range(first, first + count) if first > 1 and count > 1 else range(0)


def _come_back(texts: Sequence[str]) -> bool:
    """Whether texts are there several times each, as classes are and headings are not."""
    return len(texts) >= 2 * len(set(map(bare, texts)))


def _numbers_ranks(lines: Sequence[Sequence[str]]) -> bool:
    """Whether 1, 2, 3, ... down the first column are ranks: several people wish for one thing, nobody does so twice."""
    down, across = [line[0] for line in lines[1:]], lines[0][1:]
    if len(down) < 2 or down != [str(number) for number in range(1, len(down) + 1)]:
        return False
    if not all(across) or len(set(across)) < len(across) or sum(map(knows, across)) > HARDLY * len(across):
        return False
    cells = [[bare(text) for text in line[1:]] for line in lines[1:]]
    texts = [text for line in cells for text in line if text]
    if sum(sort_of(text) == "text" for text in texts) < NEARLY * len(texts):
        return False
    return _repeats(cells) >= FEWEST and _repeats(cells) > 3 * _repeats(list(zip(*cells, strict=True)))


def _repeats(lines: Sequence[Sequence[str]]) -> int:
    """How many cells have the text of another in their line."""
    return sum(len(filled) - len(set(filled)) for line in lines if (filled := [text for text in line if text]))


def _meaning(text: str) -> str:
    """What a heading stands for, whatever the kind of table; '' for what is no heading, or only that of a round."""
    if not text or len(text) > 80 or text.isdecimal() or (_MAX.fullmatch(text) and limit_said(text) is None):
        return ""
    if wished_rank(text) is not None and speaks_of_wishes(text):
        return f"wish {wished_rank(text)}"
    whats = (heard(text, rules) for rules in (PERSON_RULES, SESSION_RULES, ROOM_RULES, LONG_RULES))
    return next((str(what) for what in whats if what is not None and what is not What.LEFT_OUT), "")


def people_beside(
    grid: TextGrid, columns: Sequence[int], head: Sequence[int], headings: Sequence[str], rows: Sequence[int]
) -> tuple[TurnedGrid, int] | None:
    """People to the right of sessions as people below them, and how many columns the sessions have before them.

    The turned cells have the heading of the people in row 0, the sessions in row 1, and people below.
    """
    if not head or not rows or len(rows) > MOST_PEOPLE:
        return None
    first = next((place for place, heading in enumerate(headings) if place and _TEAM.fullmatch(bare(heading))), 0)
    first = first or _last_heading(grid, columns, headings, rows)
    beside = range(first, len(headings))
    if not first or len(beside) < 2 or not all(_goes_on(headings[place], headings[first]) for place in beside):
        return None
    title = _title(grid, columns, headings[:first], rows)
    if title is None or any(wished_rank(text) is not None or speaks_of_wishes(text) for text in headings[:first]):
        return None
    texts = [text for row in rows for place in beside if (text := grid.cells[row][columns[place]].strip())]
    if not texts or sum(sort_of(text) == "text" for text in texts) < NEARLY * len(texts):
        return None
    top: list[tuple[int, int] | None] = [(head[-1], columns[first]), *[None] * (len(rows) - 1)]
    lines = [[(row, columns[place]) for row in rows] for place in (title, *beside)]
    return _view(grid, [top, *lines], people=" ".join(headings[first].split())), first


def _last_heading(grid: TextGrid, columns: Sequence[int], headings: Sequence[str], rows: Sequence[int]) -> int:
    """The place of a heading that nobody knows, with blank ones to its right and full names below all; 0 for none."""
    first = max((place for place, heading in enumerate(headings) if heading.strip()), default=0)
    if first in (0, len(headings) - 1) or _meaning(headings[first]) not in ("", str(What.NAME), str(What.MAXIMUM)):
        return 0
    if named_round(headings[first]) is not None or not all(map(str.strip, headings[:first])):
        return 0  # a round above several columns, as others are before it
    texts = [text for row in rows for column in columns[first:] if (text := grid.cells[row][column].strip())]
    return (
        first if len(texts) > 1 and sum(bool(_FULL_NAME.fullmatch(text)) for text in texts) > NEARLY * len(texts) else 0
    )


def _goes_on(heading: str, first: str) -> bool:
    """Whether a heading is blank, or one more of the same: 'Participant 2'."""
    words = bare(heading)
    return not words or words.rstrip("0123456789 ") == bare(first).rstrip("0123456789 ") or words.isdecimal()


def _title(grid: TextGrid, columns: Sequence[int], headings: Sequence[str], rows: Sequence[int]) -> int | None:
    """The column of titles: by its heading, else the first that is about no person; each is there once."""
    said = [place for place, text in enumerate(headings) if heard(text, SESSION_RULES) is What.TITLE]
    others = [place for place, text in enumerate(headings) if heard(text, PERSON_RULES) is None]
    for place in (said or others)[:1]:
        texts = [bare(grid.cells[row][columns[place]]) for row in rows]
        if all(texts) and len(set(texts)) == len(texts):
            return place
    return None


def _view(grid: TextGrid, places: Sequence[Sequence[tuple[int, int] | None]], *, people: str = "") -> TurnedGrid:
    """The cells at these places as a grid of their own."""
    cells = tuple(tuple("" if place is None else grid.cells[place[0]][place[1]] for place in line) for line in places)
    return TurnedGrid(grid.file, grid.sheet, cells, (), grid, tuple(map(tuple, places)), people)
