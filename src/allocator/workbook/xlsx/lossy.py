"""What of a workbook would be gone once it is read and saved again by this program: openpyxl keeps most, not all."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from allocator.coherence import folded

_PARTS = {
    "xl/media/": "pictures",
    "xl/pivotTables/": "pivot tables",
    "xl/slicers/": "slicers",
    "xl/timelines/": "timelines",
    "xl/vbaProject.bin": "macros",
    "xl/threadedComments/": "comments with answers",
}
"""Parts of the file, and what people call what is in them."""

_IN_DRAWINGS = (
    (re.compile(rb"<(?:\w+:)?graphicFrame[ >]"), "charts"),
    (re.compile(rb"<(?:\w+:)?(?:sp|cxnSp|grpSp)[ >]"), "text boxes and shapes"),
)
_IN_SHEETS = (
    (re.compile(rb"<(?:\w+:)?sparklineGroup[ >]"), "sparklines"),
    (re.compile(rb"<x14:conditionalFormatting[ >]"), "newer conditional formats"),
    (re.compile(rb"<x14:dataValidation[ >]"), "drop-downs that take their choices from another sheet"),
)

_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def would_lose(path: str | Path, *, anew: Mapping[str, int] | None = None) -> list[str]:
    """What people call the parts that would be lost, each once; `path` is a workbook that can be read.

    The sheets `anew`, by folded title, are rewritten by the program, with this many charts of its own each.
    """
    anew = anew or {}
    with zipfile.ZipFile(path) as archive:
        names = frozenset(archive.namelist())
        found = {what for part, what in _PARTS.items() if any(name.startswith(part) for name in names)}
        for title, part in sheet_parts(archive).items():
            charts = anew.get(folded(title))
            found.update(_in_sheet(archive, part, names, own=charts is None, charts=charts or 0))
    order = (*_PARTS.values(), *(what for _, what in (*_IN_DRAWINGS, *_IN_SHEETS)))
    return [what for what in order if what in found]


def sheet_parts(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """The part of the file that holds each sheet, by title, in the order of the sheets."""
    targets = dict(_related(archive, "xl/workbook.xml"))
    root = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    sheets = (element for element in root.iter() if element.tag.endswith("}sheet"))
    return {one.get("name", ""): targets.get(one.get(_RELATIONSHIP, ""), "") for one in sheets}


def parts_beside(archive: zipfile.ZipFile, part: str) -> tuple[str, ...]:
    """The parts that a part refers to."""
    return tuple(target for _, target in _related(archive, part))


def _related(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """What a part refers to within the file: ids and names of parts."""
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    if rels not in archive.namelist():
        return
    for one in ElementTree.fromstring(archive.read(rels)):
        if one.get("TargetMode") != "External":
            target = one.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            yield one.get("Id", ""), whole


def _in_sheet(archive: zipfile.ZipFile, part: str, names: Collection[str], *, own: bool, charts: int) -> Iterator[str]:
    """What is in one sheet; in one that is rewritten, what the program never writes."""
    if part not in names:
        return
    drawn = [archive.read(one) for one in parts_beside(archive, part) if "/drawings/drawing" in one and one in names]
    for pattern, what in _IN_DRAWINGS:
        if sum(len(pattern.findall(drawing)) for drawing in drawn) > (charts if what == "charts" else 0):
            yield what
    if own:
        content = archive.read(part)
        yield from (what for pattern, what in _IN_SHEETS if pattern.search(content))
