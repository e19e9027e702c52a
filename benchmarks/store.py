"""Every single run of the table, kept in a file as it is made, so that a long table can be interrupted and taken up."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import platform
from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from allocator import __file__ as package
from allocator.errors import FileTrouble
from benchmarks.measure import Moment, Record
from benchmarks.rivals import fair

SOLVERS = ("allocator", "ortools", "highspy", "numpy")


def circumstances() -> dict[str, Any]:
    """What the runs were made with and on, without a name or a path; `code` is a fingerprint of our own sources."""
    sources = sorted(Path(package).parent.rglob("*.py"))
    code = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
    return {
        "python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in SOLVERS},
        "fairpyx": fair.version(),
        "code": code,
        "system": platform.system(),
        "cores": os.cpu_count(),
    }


FAILED = "failed"
"""The status of a run that did not come about; such runs are not kept for another time."""


class Store:
    """Runs in a file, by row; each has its number among those of the same engine and time limit."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        """With `resume`, the runs in the file made under the same circumstances are kept; otherwise none.

        A file of which no run is kept is laid aside as `.before`: it may have taken hours.
        """
        self._path = path
        self.circumstances = circumstances()
        self._runs: dict[str, list[Record]] = {}
        if resume and path.exists():
            self._runs = _read(path, self.circumstances)
        if path.exists() and not self._runs:
            path.replace(path.with_suffix(".before"))

    def keep(self, asked: Mapping[str, Container[tuple[str, float]]]) -> None:
        """Forget the runs of engines and time limits that no row asks for any more."""
        self._runs = {
            row: [run for run in runs if (run.engine, run.time_limit) in asked.get(row, ())]
            for row, runs in self._runs.items()
        }

    def of(self, row: str) -> Mapping[str, Sequence[Record]]:
        """The runs of a row, by engine."""
        found: dict[str, list[Record]] = {}
        for record in self._runs.get(row, ()):
            found.setdefault(record.engine, []).append(record)
        return found

    def count(self, row: str, engine: str, limit: float) -> int:
        """How many runs of an engine on a row there are with this time limit."""
        return sum(run.engine == engine and run.time_limit == limit for run in self._runs.get(row, ()))

    def add(self, row: str, record: Record) -> None:
        """Keep a run, in the file too."""
        self._runs.setdefault(row, []).append(record)
        self.write()

    def write(self) -> None:
        """The whole file, at once or not at all."""
        content = {
            "circumstances": self.circumstances,
            "rows": {row: [asdict(run) for run in runs] for row, runs in self._runs.items()},
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".part")
        draft.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        draft.replace(self._path)


def _read(path: Path, wanted: Mapping[str, Any]) -> dict[str, list[Record]]:
    """The runs of a file, none if they were made under other circumstances."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["circumstances"] != wanted:
            return {}
        return {row: [_record(run) for run in runs if run["status"] != FAILED] for row, runs in content["rows"].items()}
    except (ValueError, KeyError, TypeError) as trouble:
        raise FileTrouble(
            f"{path} does not hold runs of this program. Remove it, or run without --resume to write it anew."
        ) from trouble


def _record(run: dict[str, Any]) -> Record:
    """A run as it was written."""
    return Record(**run | {"curve": tuple(Moment(**moment) for moment in run["curve"])})
