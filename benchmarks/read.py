"""Where the data sets of real events lie, and how their files are read."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def folder() -> Path:
    """Where the data sets lie: the folder ALLOCATOR_DATA, or shared/data next to the repository."""
    return Path(os.environ.get("ALLOCATOR_DATA") or ROOT.parent / "shared" / "data")


def rows_of(path: str, *, encoding: str = "utf-8-sig") -> list[list[str]]:
    """The rows of a CSV file whose lines may end in any way, each cell without the blanks around it."""
    text = (folder() / path).read_bytes().decode(encoding)
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text.replace("\r", "\n"))) if any(row)]
