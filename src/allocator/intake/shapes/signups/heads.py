"""The rows of a sign-up sheet that are headings above names, and the lines with rounds above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from allocator.intake.cells.names_below import is_round, time_said
from allocator.intake.cells.rounds.rounds_said import round_named_in
from allocator.intake.cells.session_titles import Titles
from allocator.intake.files.grid import TextGrid
from allocator.intake.shapes.proposal import Known
from allocator.intake.shapes.signups.above_names import title_in
from allocator.intake.tables.around.limit_rows import LimitRow
from allocator.intake.tables.headings import bare, named_round, ordinal

HEAD_WITHIN = 20

LONGEST_ROUND = 4
"""Words of a cell that names a round, at most."""

HIGH = 0.9
"""How full a row of headings is that stands below a row of rounds."""

KNOWN_SHARE = 0.6
"""How many of the headings are known sessions where that alone says what the table is."""

COUNTING = re.compile(r"#?[0-9]{1,3}[.)]?")
"""The number of a line."""


@dataclass(frozen=True)
class Sheet:
    """The rows and columns in which names may be below sessions, and what is known of the sessions."""

    grid: TextGrid
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    known: Known
    limits: tuple[LimitRow, ...] = ()

    @cached_property
    def titles(self) -> Titles:
        """The known sessions, to find headings among."""
        return Titles({name: name for name in self.known.sessions})

    def cells(self, row: int) -> list[str]:
        """The texts of a row."""
        return [self.grid.cells[row][column].strip() for column in self.columns]

    def titled(self, head: int, listed: Mapping[int, Sequence[str]]) -> list[str]:
        """The headings of a row, without one that is above words for figures alone: 'Session' above 'Capacity'."""
        first = min((one.first for one in self.limits), default=0)
        return [
            cell if listed[place] or self.columns[place] >= first else "" for place, cell in enumerate(self.cells(head))
        ]

    def knows(self, heading: str) -> bool:
        """Whether a heading is one of the known sessions."""
        title = title_in(heading)
        return bool(title) and (bare(title) in self.known.sessions or self.titles.find(title).code is not None)


def heads_of(sheet: Sheet) -> list[int]:
    """The rows of headings, by their place: all that name known sessions, else the first that is full."""
    named: list[int] = []
    for at, row in enumerate(sheet.rows):
        filled = [cell for cell in sheet.cells(row) if cell]
        if named or len(set(filled)) < len(filled):
            filled = [cell for cell in filled if not COUNTING.fullmatch(cell)]  # lines are numbered, and codes may be
        if at < HEAD_WITHIN:
            hits = sum(map(sheet.knows, filled))
        else:
            hits = sum(bare(cell) in sheet.known.sessions for cell in filled)
        if hits >= 2 and hits >= KNOWN_SHARE * len(filled):
            named.append(at)
    if named:
        return named
    below = [at for at in range(1, len(sheet.rows)) if _is_below_round(sheet, at)]
    if len({tuple(sheet.cells(sheet.rows[at - 1])) for at in below}) > 1:
        return below
    for at, row in enumerate(sheet.rows[:HEAD_WITHIN]):
        filled = [cell for cell in sheet.cells(row) if cell]
        if len(filled) >= max(2, 0.5 * len(sheet.columns)) and not names_rounds(filled) and not stands_above(sheet, at):
            return [at]
    return []


def _is_below_round(sheet: Sheet, at: int) -> bool:
    """Whether a row can be one of headings right below a line with the name of a round, or a time."""
    line, filled = sheet.cells(sheet.rows[at - 1]), [cell for cell in sheet.cells(sheet.rows[at]) if cell]
    alone = sum(map(bool, line)) == 1 and names_rounds(line)
    return alone and len(filled) >= max(2, 0.5 * len(sheet.columns)) and not names_rounds(filled)


def is_label(sheet: Sheet, at: int) -> bool:
    """Whether a row above headings names rounds, or has a text alone below a blank row."""
    cells = sheet.cells(sheet.rows[at])
    return names_rounds(cells) or (sum(map(bool, cells)) == 1 and sheet.rows[at] - sheet.rows[at - 1] > 1)


def names_rounds(cells: Iterable[str]) -> bool:
    """Whether there are cells, and all are names of rounds or times."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(is_round(cell) or time_said(cell) for cell in filled)


def stands_above(sheet: Sheet, at: int) -> bool:
    """Whether a row has rounds, each above several headings in the next row."""
    if at + 1 >= len(sheet.rows):
        return False
    filled, below = ([cell for cell in sheet.cells(row) if cell] for row in sheet.rows[at : at + 2])
    return 1 < len(filled) < len(below) and len(below) >= HIGH * len(sheet.columns) and _speak_of_rounds(sheet, filled)


def _speak_of_rounds(sheet: Sheet, cells: Iterable[str]) -> bool:
    """Whether there are short cells, and each names a round, perhaps with a word more."""
    filled = [cell for cell in cells if cell]
    numbers = {ordinal(cell) for cell in filled}
    if len(filled) == len(numbers) > 1 and None not in numbers and not any(map(str.isdecimal, filled)):
        return True  # '1st activity', '2nd activity'
    return bool(filled) and all(
        len(bare(cell).split()) <= LONGEST_ROUND
        and (bool(round_named_in(cell, sheet.known.rounds)) or named_round(cell) is not None or time_said(cell))
        for cell in filled
    )
