"""A table that an import has read: where it stood, what tells it from others, and what it told of the event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from zlib import crc32

from allocator.intake.cells.identity import Identity
from allocator.intake.tables.headings import bare
from allocator.intake.tables.table import SourceTable

SKETCHED = 64
"""Rows that stand for all rows of a table: those with the smallest check sums."""

MOST_SUMMED = 10_000
"""Rows of which check sums are made; of a larger table, these are evenly spread."""

MARKS = 200
"""Names, addresses or titles that stand for all that a table tells of."""

Told = Mapping[str, tuple[str, ...]]
"""Of a sheet: the keys of the rows that a table tells of, each with the headings of the cells that it tells."""


class Person(NamedTuple):
    """Somebody in a row of a table: their id in the workbook, who the row says they are, and its check sum.

    The check sum tells rows apart that are about people of one name; it is 0 for others.
    """

    id: str
    identity: Identity
    mark: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A table that was read.

    `people` are those of its rows in their order. `told` is by the
    name of the sheet; with `all_wish` the wishes of all these people are told too. `sketch` and `marks` tell whether
    another table is a newer version of this one.
    """

    number: int
    file: str
    sheet: str
    headings: tuple[str, ...]
    sketch: tuple[int, ...]
    marks: tuple[str, ...]
    people: tuple[Person, ...]
    told: Mapping[str, Told]
    all_wish: bool = False

    @property
    def name(self) -> str:
        """Where the table stood, as people say it."""
        return f"{self.file}, {self.sheet}" if self.sheet else self.file

    def as_record(self) -> dict[str, object]:
        """The same as plain lists; what is blank for everybody is left out."""
        who: dict[str, list[str]] = {"as": [one.id for one in self.people]}
        for place, field in enumerate(Identity._fields):
            texts = [one.identity[place] for one in self.people]
            if any(texts):
                who[field] = [] if texts == who["as"] else texts
        return {
            "number": self.number,
            "file": self.file,
            "sheet": self.sheet,
            "headings": list(self.headings),
            "sketch": list(self.sketch),
            "marks": list(self.marks),
            "people": who,
            "sums": [[place, one.mark] for place, one in enumerate(self.people) if one.mark],
            "all_wish": self.all_wish,
            "told": {
                sheet: {key: list(headings) for key, headings in told.items()} if any(told.values()) else list(told)
                for sheet, told in self.told.items()
            },
        }

    def is_like(self, other: Source) -> bool:
        """Whether two readings of a table told the same."""
        both = [(one.people, one.told, one.all_wish, one.headings) for one in (self, other)]
        return both[0] == both[1]


def source_of(record: Mapping[str, Any]) -> Source:
    """The table of a record; KeyError, TypeError or ValueError for what is no record."""
    who = record["people"]
    ids = who["as"]
    sums = dict(record["sums"])
    columns = [(who[field] or ids) if field in who else [""] * len(ids) for field in Identity._fields]
    told = {
        sheet: {key: tuple(headings) for key, headings in keys.items()}
        if isinstance(keys, dict)
        else dict.fromkeys(keys, ())
        for sheet, keys in record["told"].items()
    }
    return Source(
        int(record["number"]),
        record["file"],
        record["sheet"],
        tuple(record["headings"]),
        tuple(record["sketch"]),
        tuple(record["marks"]),
        tuple(
            Person(id, person, sums.get(place, 0))
            for place, (id, person) in enumerate(zip(ids, map(Identity, *columns), strict=True))
        ),
        told,
        bool(record["all_wish"]),
    )


def headings_of(table: SourceTable) -> tuple[str, ...]:
    """The headings of a table, bare."""
    return tuple(bare(heading) for heading in table.headings)


def sketch_of(table: SourceTable) -> tuple[int, ...]:
    """The smallest check sums of its rows: two tables have about as many of them in common as rows."""
    rows = table.rows[:: max(1, len(table.rows) // MOST_SUMMED)]
    sums = {sum_of(table, row) for row in rows}
    return tuple(sorted(sums)[:SKETCHED])


def sum_of(table: SourceTable, row: int) -> int:
    """The check sum of a row."""
    cells = table.grid.cells[row]
    return crc32("\x1f".join([cells[column] for column in table.columns]).encode())


def marks_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Some of many texts, evenly spread."""
    all_of_them: Sequence[str] = [text for text in texts if text]
    step = max(1, -(-len(all_of_them) // MARKS))
    return tuple(all_of_them[::step])
