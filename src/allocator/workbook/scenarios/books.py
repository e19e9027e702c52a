"""The plan workbooks of many scenarios, in a folder beside their comparison."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from pathvalidate import sanitize_filename

from allocator.errors import FileTrouble
from allocator.scenario.whatif.case import Outcome
from allocator.workbook.plan.write import write_plan
from allocator.workbook.xlsx.style import demand_writable

LONGEST = 80
"""Letters of a scenario's name that the name of its file keeps."""

MOST_BYTES = 200
"""Bytes of it: many systems store 255, with a number, the ending, and what is added while it is written."""


class Books:
    """The folder of a comparison: what was solved, and a plan workbook for each scenario.

    Until it is `finished`, workbooks that are there are those of a run that was ended early, and are written again.
    """

    def __init__(self, comparison: Path) -> None:
        self.folder = comparison.with_name(f"{comparison.stem}-plans")
        self.solved = self.folder / ".solved"
        self._unfinished = self.solved / "unfinished"

    def begin(self, names: Sequence[str], *, force: bool) -> None:
        """Makes the folder; raises FileTrouble where it cannot be made, or a plan workbook is in the way."""
        try:
            self.solved.mkdir(parents=True, exist_ok=True)
            force = force or self._unfinished.exists()
            for name in file_names(names):
                demand_writable(self.folder / name, force=force)
            self._unfinished.touch()
        except OSError as error:
            raise FileTrouble(f"{self.folder} cannot be written in: {error.strerror or error}.") from error

    def write(self, outcomes: Sequence[Outcome], *, event_file: str, now: datetime) -> dict[str, Path]:
        """Writes every plan there is, and says where, by the scenario's name."""
        written = {}
        names = file_names([outcome.case.name for outcome in outcomes])
        for outcome, name in zip(outcomes, names, strict=True):
            case, result = outcome.case, outcome.result
            if result is not None and result.plan is not None:
                written[case.name] = write_plan(
                    case.event, case.policy, result, self.folder / name, force=True, event_file=event_file, now=now
                )
        return written

    def finished(self) -> None:
        """Notes that all is written; a mark that cannot be taken away only means that it is all written again."""
        with suppress(OSError):
            self._unfinished.unlink()


def file_names(names: Sequence[str]) -> tuple[str, ...]:
    """A workbook's name for each of these, which every system can store beside the others."""
    taken: set[str] = set()
    found = []
    for name in names:
        letters = unicodedata.normalize("NFC", name)[:LONGEST]
        short = letters.encode()[:MOST_BYTES].decode(errors="ignore")
        safe = sanitize_filename(short, replacement_text="_").strip(" .") or "_"
        stems = (safe if number == 1 else f"{safe} ({number})" for number in count(1))
        stem = next(stem for stem in stems if stem.casefold() not in taken)
        taken.add(stem.casefold())
        found.append(f"{stem}.xlsx")
    return tuple(found)
