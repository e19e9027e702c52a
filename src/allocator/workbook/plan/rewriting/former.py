"""A plan workbook that was written before, with whatever people did in it, to be written over or from."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from allocator.coherence import folded
from allocator.errors import FileTrouble
from allocator.workbook.plan.reading.as_written import names_in
from allocator.workbook.plan.words import ABOUT, AS_WRITTEN, ASSIGNMENTS, CHARTS, HEADINGS, HISTORY, SHEETS, TIMETABLE
from allocator.workbook.xlsx.cells import SheetGrid, grids_in
from allocator.workbook.xlsx.gate import demand_ours, load
from allocator.workbook.xlsx.lossy import parts_beside, sheet_parts, would_lose
from allocator.workbook.xlsx.parsing import understood

_ROWS_TO_KNOW = 12
"""Rows of a derived sheet that are looked at: its headings are among them."""

_CHARTS_UNSAID = ("Summary",)
"""The charts of a plan workbook that does not, or no longer, say what was written in it."""

_READ_WHOLE = frozenset(map(folded, (ABOUT, AS_WRITTEN, ASSIGNMENTS, HISTORY, TIMETABLE)))


@dataclass(frozen=True)
class FormerBook:
    """A plan workbook in memory: the sheets that the program wrote, by folded title, and those of its user.

    `headings` are those that the program wrote over the columns of Assignments, folded; `fragile` is what would be
    lost of it when it is saved.
    """

    path: Path
    workbook: Workbook
    ours: Mapping[str, Worksheet]
    headings: frozenset[str]
    fragile: tuple[str, ...]
    grids: Mapping[str, SheetGrid]

    @property
    def own(self) -> tuple[str, ...]:
        """The titles of the sheets that its user made, in their order."""
        ours = {sheet.title for sheet in self.ours.values()}
        return tuple(title for title in self.workbook.sheetnames if title not in ours)


def open_former(path: Path, *, titles: Collection[str]) -> FormerBook | None:
    """The plan workbook at a path; None where there is nothing, or something else.

    `titles` are those of the sheets that the program writes.
    """
    try:
        demand_ours(path)
        with understood(path):
            light = _lightened(path, {folded(title) for title in titles} - _READ_WHOLE)
            workbook = load(path, values=False, rich_text=True, content=light)
            return _former(path, workbook, titles)
    except FileTrouble:
        return None


def _former(path: Path, workbook: Workbook, titles: Collection[str]) -> FormerBook | None:
    sheets = [sheet for sheet in workbook.worksheets if isinstance(sheet, Worksheet)]
    grids = {folded(grid.name): grid for grid in grids_in(workbook)}
    said = frozenset(map(folded, names_in(grids, SHEETS)))
    # A sheet that counts may have been renamed or deleted; what was written tells that this is a plan all the same.
    if not said and not {folded(ASSIGNMENTS), folded(TIMETABLE)} <= {folded(sheet.title) for sheet in sheets}:
        return None
    wrote = said or frozenset(map(folded, titles))
    exact = {folded(title): title for title in titles}
    ours: dict[str, Worksheet] = {}
    # Of two titles that differ in case alone, the one as it is written is that of the program.
    for sheet in sorted(sheets, key=lambda sheet: sheet.title == exact.get(folded(sheet.title))):
        if folded(sheet.title) in wrote:
            ours[folded(sheet.title)] = sheet
    charts = Counter(map(folded, names_in(grids, CHARTS) or _CHARTS_UNSAID))
    drawn = {name: charts[name] for name in ours}
    headings = frozenset(map(folded, names_in(grids, HEADINGS)))
    return FormerBook(path, workbook, ours, headings, tuple(would_lose(path, anew=drawn)), grids)


def _lightened(path: Path, titles: Collection[str]) -> BytesIO:
    """A copy of a workbook in memory; of the sheets with these titles, if nobody commented on them, the top alone.

    They are written again, and to read all their cells would take most of the time.
    """
    light = BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(light, "w", zipfile.ZIP_STORED) as copy:
        tops = {
            part
            for title, part in sheet_parts(archive).items()
            if folded(title) in titles and not any("comments" in one.lower() for one in parts_beside(archive, part))
        }
        for name in dict.fromkeys(archive.namelist()):
            content = archive.read(name)
            copy.writestr(name, _top(content) if name in tops else content)
    light.seek(0)
    return light


def _top(sheet: bytes) -> bytes:
    """The first rows of a sheet; the whole of it where it is written in a way that is not known here."""
    cut = sheet.find(b"<sheetData")
    for _ in range(_ROWS_TO_KNOW):
        cut = sheet.find(b"</row>", cut + 1)
        if cut < 0:
            return sheet
    end = sheet.find(b"</sheetData>", cut)
    return sheet if end < 0 else sheet[: cut + len(b"</row>")] + _unmerged(sheet[end:])


def _unmerged(rest: bytes) -> bytes:
    start, end = rest.find(b"<mergeCells"), rest.find(b"</mergeCells>")
    return rest if start < 0 or end < 0 else rest[:start] + rest[end + len(b"</mergeCells>") :]
