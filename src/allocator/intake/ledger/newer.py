"""Which tables of earlier imports are read again, as they were or in a newer version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allocator.coherence import folded
from allocator.intake.ledger.source import SKETCHED, Source, headings_of, sketch_of
from allocator.intake.tables.headings import bare
from allocator.intake.tables.table import SourceTable

ENOUGH = 0.5
"""The part of the rows, or of the people, of a table of which its newer version still has more."""


def read_again(tables: Sequence[SourceTable], sources: Sequence[Source]) -> tuple[Source, ...]:
    """The earlier tables of which one of these is the same or a newer version.

    It stands in their place, or, where nothing does, has the headings of one of them; and it has more than half of
    their rows, or of the people, titles or rooms that they name.
    """
    files = {table.grid.file for table in tables}
    found: dict[int, Source] = {}
    for table in tables:
        here = [one for one in sources if _is_in_place(one, table)]
        alike = [one for one in sources if one.file not in files and _has_headings(one, table)]
        if not here and not alike:
            continue
        known = _Known(table)
        again = [one for one in here if known.share(one) > ENOUGH]
        if not again:
            close = [one for one in alike if known.share(one) > ENOUGH]
            again = [max(close, key=lambda one: (*known.shares(one), one.number))] if close else []
        found |= {one.number: one for one in again}
    return tuple(found[number] for number in sorted(found))


def others_of_name(files: Iterable[str], sources: Iterable[Source], again: Iterable[Source]) -> list[Source]:
    """The earlier tables of files with these names of which nothing is a newer version."""
    names, known = set(files), {one.number for one in again}
    return [one for one in sources if one.file in names and one.number not in known]


def is_of(source: Source, table: SourceTable) -> bool:
    """Whether a table stands where an earlier one stood, or has its headings."""
    return _is_in_place(source, table) or _has_headings(source, table)


def _is_in_place(source: Source, table: SourceTable) -> bool:
    return (source.file, source.sheet) == (table.grid.file, table.grid.sheet)


def _has_headings(source: Source, table: SourceTable) -> bool:
    return any(source.headings) and source.headings == headings_of(table)


class _Known:
    """What is in a table: its rows as check sums, its cells, and the words of each row."""

    def __init__(self, table: SourceTable) -> None:
        self._table = table
        self._sketch = frozenset(sketch_of(table))
        self._cells: set[str] | None = None

    def share(self, source: Source) -> float:
        """The part of the rows, or of the people or titles, of an earlier table that this one has."""
        return max(self.shares(source))

    def shares(self, source: Source) -> tuple[float, float]:
        """The part of its rows, and that of its people or titles."""
        return self._of_rows(source), self._of_marks(source)

    def _of_rows(self, source: Source) -> float:
        last = max(self._sketch, default=0) if len(self._sketch) == SKETCHED else 2**32
        sums = [one for one in source.sketch if one <= last]
        return sum(one in self._sketch for one in sums) / len(sums) if sums else 0.0

    def _of_marks(self, source: Source) -> float:
        if not source.marks:
            return 0.0
        if self._cells is None:
            cells, columns = self._table.grid.cells, self._table.columns
            self._cells = {folded(cells[row][column]) for row in self._table.rows for column in columns}
            self._cells |= {folded(heading) for heading in self._table.headings}
        absent = [mark for mark in source.marks if folded(mark) not in self._cells]
        found = len(source.marks) - len(absent) + self._in_rows(absent)
        return found / len(source.marks)

    def _in_rows(self, marks: Sequence[str]) -> int:
        """How many texts have all their words in one row, perhaps in several cells: a first and a last name."""
        wanted = [frozenset(bare(mark).split()) for mark in marks]
        words = frozenset().union(*wanted) if wanted else frozenset()
        if not words:
            return 0
        rows: dict[str, set[int]] = {}
        cells, columns = self._table.grid.cells, self._table.columns
        for row in self._table.rows:
            for word in words.intersection(bare(" ".join([cells[row][column] for column in columns])).split()):
                rows.setdefault(word, set()).add(row)
        return sum(bool(one) and bool(set.intersection(*(rows.get(word, set()) for word in one))) for one in wanted)
