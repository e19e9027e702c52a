"""The one gate through which our own workbooks are opened, whatever was done to them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import openpyxl

from allocator.errors import FileTrouble
from allocator.workbook.xlsx.lossy import sheet_parts
from allocator.workbook.xlsx.parsing import understood, without_looking_for_cycles
from allocator.workbook.xlsx.sizes import OURS, Bounds, too_much
from allocator.workbook.xlsx.sniff import demand_workbook

_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm")


def demand_ours(path: Path, bounds: Bounds = OURS) -> None:
    """Raise FileTrouble unless the file is a whole workbook, named as one, that holds no more than is read."""
    demand_workbook(path)
    if path.suffix.lower() not in _ENDINGS:
        ending = f"ends in {path.suffix}" if path.suffix else "has no ending"
        what_now = f"Rename it to {path.with_suffix('.xlsx').name} and try again."
        raise FileTrouble(f"{path} is an Excel workbook, but its name {ending}. {what_now}")
    with understood(path), zipfile.ZipFile(path) as archive:
        trouble = too_much(xml_parts(archive), bounds)
        shown = [part for part in sheet_parts(archive).values() if part]
        if len(set(shown)) < len(shown):
            raise ValueError("two sheets are the same part")
    if trouble:
        raise FileTrouble(f"{path} {trouble}")


def xml_parts(archive: zipfile.ZipFile) -> Mapping[str, bytes]:
    """The parts of a workbook that are XML, each whole and checked; raises what zipfile raises."""
    return {
        info.filename: archive.read(info)
        for info in archive.infolist()
        if info.filename.lower().endswith((".xml", ".rels", ".vml"))
    }


def load(path: Path, *, values: bool, rich_text: bool = False, content: BytesIO | None = None) -> openpyxl.Workbook:
    """A workbook that was let in: with values as last calculated, or with formulas; raises FileTrouble.

    It is read from `content` where that is given, and from the path otherwise.
    """
    with understood(path), without_looking_for_cycles():
        if content is not None:
            return openpyxl.load_workbook(content, data_only=values, rich_text=rich_text)
        with path.open("rb") as file:
            return openpyxl.load_workbook(file, data_only=values, rich_text=rich_text)
