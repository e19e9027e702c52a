"""What a process that solves a case lets others on the same machine know while it works, in a file for each case."""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Note:
    """When a case was begun, in seconds since 1970, and the newest about it: an objective, its value and its bound.

    The objective is '' before the search begins; the value is None before there is a plan.
    """

    began: float
    objective: str
    value: int | None
    bound: int


class CaseNotes:
    """A folder of notes, by a key that can be part of a file's name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, key: str, note: Note) -> None:
        """Puts a note in the place of the one before it."""
        partial = self._folder / f"{key}.part"
        # A note that cannot be written, as where somebody reads the one before it on Windows, is not missed.
        with suppress(OSError):
            partial.write_text(json.dumps([note.began, note.objective, note.value, note.bound]), encoding="utf-8")
            partial.replace(self._folder / f"{key}.json")

    def newest(self, key: str) -> Note | None:
        """The newest about a case; None where it was not begun."""
        try:
            return Note(*json.loads((self._folder / f"{key}.json").read_text(encoding="utf-8")))
        except OSError:
            return None

    def clear(self) -> None:
        """Forgets all."""
        for path in self._folder.iterdir():
            with suppress(OSError):
                path.unlink()


class Pen:
    """What a process writes its notes about one case with, whichever of its threads has something to say."""

    def __init__(self, notes: CaseNotes, key: str) -> None:
        self._notes, self._key = notes, key
        self._began = time.time()
        self._lock = threading.Lock()
        self.note("", None, 0)

    def note(self, objective: str, value: int | None, bound: int) -> None:
        """CaseNotes how far the search has come."""
        with self._lock:
            self._notes.write(self._key, Note(self._began, objective, value, bound))
