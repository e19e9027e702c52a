"""A block for each session, one below another: its title, lines such as 'Max: 10', and people with numbers in front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.heading_words import SESSION_RULES, heard, is_class, speaks_of_sessions
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import What
from allocator.intake.tables.views.turned import TurnedGrid

FEWEST_BLOCKS, MOST_ROWS = 2, 5_000

NUMBER = re.compile(r"#?([0-9]{1,3})[.)]?")
LABELS = frozenset({What.SPEAKERS, What.MAXIMUM, What.MINIMUM, What.FIXED_ROOM, What.ALLOWED, What.CODE})
_PEOPLE = re.compile(
    r"(?:deelnemers?|leerlingen|participants?|attendees|students|pupils|names?|namen|teilnehmer\w*|schuler\w*|kinder|"
    r"eleves?|alumnos?|participantes?|inscrits|inscritos|aanmeldingen|anmeldungen):?"
)
_TITLE = "Title"

_Place = tuple[int, int]


@dataclass(slots=True)
class Block:
    """A session: the cell of its title, those of its labels with their values, and those of its people."""

    title: _Place
    labels: dict[str, tuple[_Place, _Place]] = field(default_factory=dict)
    people: list[_Place] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


def labelled_blocks(
    grid: TextGrid, columns: Sequence[int], rows: Sequence[int]
) -> tuple[TurnedGrid, TurnedGrid | None] | None:
    """A list of the sessions, and the people as they stand below them; None where the cells are no such blocks."""
    if len(columns) != 2 or not 4 <= len(rows) <= MOST_ROWS:
        return None
    blocks: list[Block] = []
    for row in rows:
        if not _read(grid, (row, columns[0]), (row, columns[1]), blocks):
            return None
    labels = list(dict.fromkeys(label for block in blocks for label in block.labels))
    told = sum(heard(label, SESSION_RULES) in LABELS for label in labels)
    numbered = all(block.numbers == list(range(1, len(block.numbers) + 1)) for block in blocks)
    titles = {bare(_text(grid, block.title)) for block in blocks}
    if len(blocks) < FEWEST_BLOCKS or len(titles) < len(blocks) or not told or not numbered:
        return None
    if 2 * sum(bool(block.labels) for block in blocks) < len(blocks):
        return None
    people = people_of(grid, blocks) if any(block.people for block in blocks) else None
    return sessions_of(grid, blocks, labels), people


def _read(grid: TextGrid, left: _Place, right: _Place, blocks: list[Block]) -> bool:
    """Takes a line up into the blocks; whether it is one of a title, of a label, or of somebody with a number."""
    first, second = _text(grid, left), _text(grid, right)
    number = NUMBER.fullmatch(first)
    if number:
        if not blocks:
            return False
        blocks[-1].numbers.append(int(number[1]))
        if second:
            blocks[-1].people.append(right)
        return True
    if _PEOPLE.fullmatch(bare(first)) and blocks:
        return not second
    label = first.rstrip(": ")
    if first.endswith(":") or (second and heard(label, SESSION_RULES) in LABELS):
        if not blocks or blocks[-1].numbers or label in blocks[-1].labels:
            return False
        if second:
            blocks[-1].labels[label] = (left, right)
        return True
    if second or not first or (is_class([first]) and not speaks_of_sessions(first)):
        return False
    blocks.append(Block(left))
    return True


def _text(grid: TextGrid, place: _Place) -> str:
    return " ".join(grid.cells[place[0]][place[1]].split())


def sessions_of(grid: TextGrid, blocks: Sequence[Block], labels: Sequence[str]) -> TurnedGrid:
    """A row for each session, with the labels as headings."""
    heads = [next(block.labels[label][0] for block in blocks if label in block.labels) for label in labels]
    lines: list[tuple[_Place | None, ...]] = [(None, *heads)]
    for block in blocks:
        lines.append((block.title, *(block.labels[one][1] if one in block.labels else None for one in labels)))
    texts = [tuple("" if place is None else _text(grid, place) for place in line) for line in lines]
    texts[0] = (_TITLE, *labels)
    return TurnedGrid(grid.file, grid.sheet, tuple(texts), (), grid, tuple(lines))


def people_of(grid: TextGrid, blocks: Sequence[Block], said: str = "names") -> TurnedGrid:
    """The sessions beside each other in row 1, with their people below; `said` is what stands above these."""
    places: list[tuple[_Place | None, ...]] = [
        tuple(block.title for block in blocks),
        tuple(block.title for block in blocks),
    ]
    for number in range(max(len(block.people) for block in blocks)):
        places.append(tuple(block.people[number] if number < len(block.people) else None for block in blocks))
    texts = [tuple("" if place is None else _text(grid, place) for place in line) for line in places]
    texts[0] = ("",) * len(blocks)
    return TurnedGrid(grid.file, grid.sheet, tuple(texts), (), grid, tuple(places), people=said)
