"""A workbook as the bytes of its file, made in memory: what is in it never lies in a temporary file."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from allocator.workbook.xlsx.results import with_results


class _InMemory(ExcelWriter):
    """openpyxl's own writer, which writes each sheet into a temporary file, and that into the workbook."""

    _archive: ZipFile  # like some attributes below, no part of the stubs

    def write_worksheet(self, ws: Any) -> None:
        drawing = SpreadsheetDrawing()
        drawing.charts, drawing.images = ws._charts, ws._images
        ws._drawing = drawing
        made = BytesIO()
        writer: Any = WorksheetWriter(ws, made)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], with_results(ws, made.getvalue()))
        self.manifest.append(ws)


def put_into(workbook: Workbook, file: IO[bytes], *, packed: bool = True) -> None:
    """Write a workbook into a file; not `packed` where the parts are read again at once."""
    workbook.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    _InMemory(workbook, ZipFile(file, "w", ZIP_DEFLATED if packed else ZIP_STORED)).save()
