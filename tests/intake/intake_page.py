"""What docs/intake.md shows of commands, made by running them on the files that it shows; run this to write it."""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from allocator.cli import main

PAGE = Path(__file__).resolve().parents[2] / "docs" / "intake.md"

FILES = ("answers.csv", "workshops.csv", "rooms.csv", "groups.csv", "answers.csv")
"""The names of the files that the page shows, in its order; one that comes again is a newer version."""

FIRST_LINES = {"allocator import event.xlsx answers.csv": 5}
"""Commands of which the page shows the first lines alone, and how many."""

_BLOCK = re.compile(r"^```csv\n(?P<file>.*?)^```$|^```\n\$ (?P<command>[^\n]*)\n.*?^```$", re.MULTILINE | re.DOTALL)
_WHEN = re.compile(r"\([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}\)")


def with_output(page: str) -> str:
    """The page with what its commands say, each with the files above it; works in a folder of its own."""
    here = Path.cwd()
    names = iter(FILES)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return _BLOCK.sub(lambda found: _shown(found, names), page)
        finally:
            os.chdir(here)


def _shown(found: re.Match[str], names: Iterator[str]) -> str:
    if found["file"] is not None:
        Path(next(names)).write_text(found["file"], encoding="utf-8")
        return found[0]
    command = found["command"]
    output = CliRunner().invoke(main, shlex.split(command)[1:]).output
    lines = _WHEN.sub("(2026-03-09 09:30)", output).splitlines()
    if command in FIRST_LINES:
        lines = [*lines[: FIRST_LINES[command]], "..."]
    return "\n".join(["```", f"$ {command}", *lines, "```"])


if __name__ == "__main__":
    PAGE.write_text(with_output(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
