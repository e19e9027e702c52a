"""Where a row says that somebody must be, or must not be, and whether they stay where they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from allocator.intake.cells.parting import split_titles
from allocator.intake.cells.session_titles import Titles
from allocator.intake.tables.content import TICKED, UNTICKED, bare_or_mark, says_nothing
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import Role, What
from allocator.intake.tables.table import SourceTable


class Settled(NamedTuple):
    """A session as it is written, the place of its column, and the round in which somebody must be there."""

    text: str
    place: int
    round: str


def settled_in(mapped: MappedTable, titles: Titles | None) -> Callable[[int], tuple[Settled, ...]]:
    """Where a row says that somebody must be; whoever leaves need not be there."""
    known = titles or Titles({})
    cells = mapped.table.grid.cells
    fixed = [(place, mapped.table.columns[place], mapped.roles[place].round) for place in mapped.places(What.FIXED)]
    stays = who_stays(mapped.table, mapped.roles)

    def settled(row: int) -> tuple[Settled, ...]:
        return tuple(
            Settled(text.strip(), place, round)
            for place, column, round in fixed
            for text in settled_titles(cells[row][column], known)
            if stays(row)
        )

    return settled


def settled_titles(text: str, titles: Titles) -> list[str]:
    """The sessions in a cell that says where somebody must be: one, or several with ; or lines between them."""
    parts = split_titles(text, titles) if ";" in text or "\n" in text else [text]
    return [part for part in parts if not says_nothing(part)]


def who_stays(table: SourceTable, roles: Mapping[int, Role]) -> Callable[[int], bool]:
    """Whether the person of a row stays where they are, as columns say it; without such columns everybody does.

    A blank cell says that they leave; where no cell says 'no', one below 'Leaves' says that they stay.
    """
    cells = table.grid.cells
    told = [
        (table.columns[place], role.what) for place, role in roles.items() if role.what in (What.STAYS, What.LEAVES)
    ]
    refused = {
        column: any(_is_no(cells[row][column]) for row in table.rows) for column, what in told if what is What.LEAVES
    }

    def stays(row: int) -> bool:
        for column, what in told:
            text = cells[row][column]
            if what is What.STAYS and bare_or_mark(text) not in TICKED:
                return False
            if what is What.LEAVES and not _is_no(text) and (refused[column] or text.strip()):
                return False
        return True

    return stays


def _is_no(text: str) -> bool:
    return bool(text.strip()) and bare_or_mark(text) in UNTICKED
