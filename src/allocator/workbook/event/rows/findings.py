"""Problems and warnings as they are met, put in the order of the sheets, rows and columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.workbook.event.schema import SHEETS
from allocator.workbook.xlsx.cells import SheetCell

_ORDER = {folded(sheet.name): place for place, sheet in enumerate(SHEETS)}


@dataclass(slots=True)
class EventFindings:
    """What was found so far, each with its cell."""

    _problems: list[tuple[SheetCell, str]] = field(default_factory=list)
    _warnings: list[tuple[SheetCell, str]] = field(default_factory=list)

    def problem(self, cell: SheetCell, message: str) -> None:
        """Note what has to be fixed."""
        self._problems.append((cell, message))

    def warn(self, cell: SheetCell, message: str) -> None:
        """Note what is odd and does not stop anybody."""
        self._warnings.append((cell, message))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, each once, from the first sheet to the last."""
        return _in_order(self._problems)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """All warnings, each once, from the first sheet to the last."""
        return _in_order(self._warnings)


def place(sheet: str) -> SheetCell:
    """A sheet as a whole, for what is not about one cell."""
    return SheetCell(sheet, 0, 0)


def _in_order(found: list[tuple[SheetCell, str]]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(Problem(cell.where, message) for cell, message in sorted(found, key=_position)))


def _position(finding: tuple[SheetCell, str]) -> tuple[int, int, int]:
    cell, _ = finding
    sheet = folded(cell.where.partition("!")[0])
    return _ORDER.get(sheet, len(_ORDER)), cell.row, cell.column
