"""The commands of docs/intake-reference.md that read real files: imported, checked and solved."""

from __future__ import annotations

import json
import re
import shlex
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from allocator.cli import main

DOCS = Path(__file__).resolve().parents[1] / "docs" / "intake-reference.md"

EVENT = "event.xlsx"
"""What the commands call the workbook that they make."""

COUNTED = ("attendees", "sessions", "wishes", "with_wishes", "wished_nothing", "did_not_answer", "settled")
"""What is told of an import."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import wrote and a solver made of it; seconds are wall-clock.

    `counts` are what the workbook holds, `problems` is how many `check` found, `status` and `stages` what `solve` said:
    each objective with its value and bound.
    """

    counts: Mapping[str, int]
    importing: float
    problems: int
    status: str
    stages: tuple[tuple[str, int, int], ...]
    solving: float


def commands() -> Mapping[str, Sequence[str]]:
    """The words of each command after `allocator`, by the last file that it names."""
    found = re.findall(r"\| `allocator (import event\.xlsx .+?)` \|", DOCS.read_text(encoding="utf-8"))
    split = [shlex.split(command) for command in found]
    return {[word for word in words if "/" in word][-1]: words for words in split}


def placed(words: Sequence[str], data: Path, event: Path) -> list[str]:
    """The same command with its files where they are."""
    return [str(event) if word == EVENT else str(data / word) if "/" in word else word for word in words]


def carried_out(words: Sequence[str], data: Path, place: Path, *, time_limit: float) -> Outcome:
    """Imports, checks and solves in a folder; raises RuntimeError where one of them gives up."""
    event, plan = place / EVENT, place / "plan.xlsx"
    started = time.perf_counter()
    imported = _told([*placed(words, data, event), "--json"])
    importing = time.perf_counter() - started
    checked = _told(["check", str(event), "--json"])
    started = time.perf_counter()
    solved = _told(["solve", str(event), "-o", str(plan), "--time-limit", str(time_limit), "--json"])
    return Outcome(
        counts={what: imported[what] for what in COUNTED},
        importing=importing,
        problems=len(checked["problems"]),
        status=solved["status"],
        stages=tuple((stage["name"], stage["value"], stage["bound"]) for stage in solved["stages"]),
        solving=time.perf_counter() - started,
    )


def _told(words: Sequence[str]) -> Any:
    result = CliRunner().invoke(main, list(words))
    if result.exit_code != 0:
        raise RuntimeError(f"allocator {shlex.join(words)} ended with {result.exit_code}: {result.output}")
    return json.loads(result.stdout)
