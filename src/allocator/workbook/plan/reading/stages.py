"""What the About sheet of a plan workbook says of how sure it is that the plan is good."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.coherence import folded
from allocator.plan import Stage, Status
from allocator.workbook.xlsx.cells import SheetGrid
from allocator.workbook.xlsx.text import clean, items

_STATUS = "Status"
_METHODS = "Methods"
_OBJECTIVE = "Objective"


def status_in(about: SheetGrid | None) -> Status | None:
    """How the search ended; None where that is not said, or not in words that we write."""
    if about is None:
        return None
    known = {folded(status.value): status for status in Status}
    return known.get(folded(_fact(about, _STATUS)))


def methods_in(about: SheetGrid | None) -> tuple[str, ...]:
    """The methods that the engine used, in their order; none where that is not said."""
    return () if about is None else tuple(items(_fact(about, _METHODS)))


def stages_in(about: SheetGrid | None) -> tuple[Stage, ...]:
    """The objectives with what was reached and what no plan goes below; a line that says neither is left out."""
    return () if about is None else tuple(_stages(about))


def _fact(about: SheetGrid, name: str) -> str:
    """The value beside a name; '' where the sheet does not have it."""
    rows = (row for row in sorted(about.cells) if clean(about.cell(row, 1).text) == name)
    return next((clean(about.cell(row, 2).text) for row in rows), "")


def _stages(about: SheetGrid) -> Iterator[Stage]:
    rows = sorted(about.cells)
    header = next((row for row in rows if clean(about.cell(row, 1).text) == _OBJECTIVE), None)
    for row in rows if header is not None else ():
        name, value, bound = (clean(about.cell(row, column).text) for column in (1, 3, 4))
        if row > (header or 0) and value.isdecimal() and bound.isdecimal():
            yield Stage(folded(name), int(value), int(bound))
