"""What the pages say can be typed, looked at and followed. Their rules are compared in tests/model."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

import tasks
from allocator.cli import main
from allocator.plan import Status

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "examples/symposium/README.md",
    "docs/api.md",
    "docs/workbook.md",
    "docs/plan-workbook.md",
    "docs/intake.md",
    "docs/intake-reference.md",
    "docs/programme.md",
    "docs/replan.md",
    "docs/whatif.md",
    "docs/rules.md",
    "docs/publish.md",
    "docs/mail.md",
)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str) -> list[str]:
    """The blocks of a page that are in no language: what is typed, and what is shown."""
    found = re.findall(r"^ *```(\w*)\n(.*?)^ *```$", page(name), re.MULTILINE | re.DOTALL)
    return [block for language, block in found if not language]


def commands(name: str) -> Iterator[str]:
    """The calls of the command line in the blocks of code, and those in a line of text that begin a sentence."""
    for block in blocks(name):
        for line in block.splitlines():
            if line.strip().removeprefix("$ ").startswith("allocator "):
                yield line.strip().removeprefix("$ ")
    yield from re.findall(r"`(allocator \w[^`]* \S+\.xlsx[^`]*)`", page(name))


@pytest.mark.parametrize("name", PAGES)
def test_every_command_can_be_typed(name: str) -> None:
    typed = list(commands(name))
    assert typed
    for line in typed:
        _, command, *arguments = shlex.split(line)
        # Parsed, not run: a click.UsageError names what is wrong with it.
        main.commands[command].make_context(command, arguments)


def test_the_demo_shown_is_the_demo_that_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran: list[str] = []
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setattr(tasks, "run", lambda *words: ran.append("$ " + " ".join(map(str, words))))
    tasks.demo()
    shown = blocks("README.md")[0]
    assert [line for line in shown.splitlines() if line.startswith("$")] == ran


def test_the_two_commands_are_there() -> None:
    rows = re.findall(r"\| `make (\w+)` \| `python tasks.py (\w+)` \|", page("README.md"))
    targets = re.findall(r"^(\w+):\n\t@\$\(PYTHON\) tasks\.py (\w+)$", page("Makefile"), re.MULTILINE)
    assert rows == targets == [("demo", "demo"), ("test", "test")]


def test_every_status_is_explained_with_its_exit_code() -> None:
    codes = {Status.PROVED_BEST: 0, Status.BEST_FOUND: 0, Status.PROVED_IMPOSSIBLE: 3, Status.NOTHING_FOUND: 4}
    explained = re.findall(r"^\| `([a-z ]+)` \| (\d) \|", page("README.md"), re.MULTILINE)
    assert explained == [(status.value, str(codes[status])) for status in Status]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_and_paths_lead_somewhere(name: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", page(name)) if "://" not in link]
    paths = re.findall(r"`((?:src|tests|docs|examples)/[\w./-]+)`", page(name))
    headings = {
        f"#{heading.lower().replace(' ', '-')}" for heading in re.findall(r"^#+ ([\w ]+)$", page(name), re.MULTILINE)
    }
    assert [path for path in links + paths if path not in headings and not (ROOT / path).exists()] == []


def test_what_one_does_and_gets_comes_first_and_what_is_missing_is_said_at_once() -> None:
    sections = re.findall(r"^## (.*)$", page("README.md"), re.MULTILINE)
    tables = ["The rules, and what makes a plan good", "How good it is", "Documentation"]
    assert (sections[:2], sections[-3:]) == (["Try it", "What you do"], tables)
    before = page("README.md").split("## ")[0]
    assert [word for word in ("You give", "You get", "Friends", "apart", "spread", "VIPs") if word not in before] == []


def test_nobody_has_to_activate_anything_on_windows() -> None:
    assert [word for word in (r".venv\Scripts\activate", "mypy") if word in page("README.md")] == []
    assert r".venv\Scripts\allocator" in page("README.md")


def test_pictures_are_shown_and_small() -> None:
    shown = set(re.findall(r"\((docs/pictures/[^)]+)\)", page("README.md")))
    shown |= {f"docs/{path}" for name in PAGES for path in re.findall(r"\((pictures/[^)]+)\)", page(name))}
    sizes = {str(path.relative_to(ROOT).as_posix()): path.stat().st_size for path in (ROOT / "docs/pictures").iterdir()}
    assert shown == set(sizes)
    assert max(sizes.values()) < 200_000
