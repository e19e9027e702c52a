"""What installs: the lock holds everything and names no host, the docs know each dependency, old Pythons are told."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
RUN_LOCK = (ROOT / "requirements-run.lock").read_text(encoding="utf-8")
DEPENDENCIES = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")


def names(requirements: list[str]) -> list[str]:
    """The distributions of these requirements: 'ortools' of 'ortools>=9.15,<9.16'."""
    return [re.split(r"[^\w.-]", requirement)[0] for requirement in requirements]


DECLARED = {
    "To run": names(PYPROJECT["project"]["dependencies"]),
    "To test (extra `test`)": names(PYPROJECT["project"]["optional-dependencies"]["test"]),
    "To build (group `build`)": names(PYPROJECT["dependency-groups"]["build"]),
}


OTHER_NAMES = {"docx": "python-docx", "python_calamine": "python-calamine", "email_validator": "email-validator"}
"""The distributions of packages that are imported under another name."""


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of docs/dependencies.md."""
    section = DEPENDENCIES.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def importers() -> dict[str, set[str]]:
    """For each foreign package, the packages and modules right under allocator that import it."""
    found: dict[str, set[str]] = {}
    source = ROOT / "src" / "allocator"
    for path in source.rglob("*.py"):
        ours = path.relative_to(source).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            else:
                modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for module in modules:
                found.setdefault(module.split(".")[0], set()).add(ours)
    return found


def blocks_of(lock: str) -> list[str]:
    """The entries of a lock, each with its hashes and without remarks."""
    return re.split(r"\n(?=\w)", re.sub(r"^ *#.*\n", "", lock, flags=re.MULTILINE).strip())


@pytest.mark.parametrize("lock", [LOCK, RUN_LOCK], ids=["all", "run"])
def test_a_lock_names_no_host(lock: str) -> None:
    assert re.findall(r"\w+://\S*|^-.*|^\S+ @ .*", lock, re.MULTILINE) == []


def test_the_demo_installs_the_same_versions_and_no_tools_for_tests() -> None:
    everything, run = (
        {lines[0].split()[0]: lines[1:] for lines in map(str.splitlines, blocks_of(lock))} for lock in (LOCK, RUN_LOCK)
    )
    assert {version for version, hashes in run.items() if everything.get(version) != hashes} == set()
    locked = {version.split("==")[0] for version in run}
    tools = set(DECLARED["To test (extra `test`)"]) - set(
        names(PYPROJECT["project"]["optional-dependencies"]["documents"])
    )
    assert tools & locked == set()
    assert {*DECLARED["To run"], *DECLARED["To build (group `build`)"], "typst"} <= locked


def test_everything_in_the_lock_has_an_exact_version_and_a_hash() -> None:
    blocks = blocks_of(LOCK)
    pinned = re.compile(r"[\w.-]+==[\w.]+( ; .+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\)?\n?)+")
    assert [block.splitlines()[0] for block in blocks if not pinned.fullmatch(block)] == []
    assert len(blocks) > sum(map(len, DECLARED.values()))


def test_what_only_benchmarks_need_is_documented_and_not_locked() -> None:
    declared = names(PYPROJECT["project"]["optional-dependencies"]["benchmarks"])
    assert [row[0] for row in rows("For the benchmarks (extra `benchmarks`)")] == declared
    assert [name for name in declared if f"\n{name}==" in LOCK] == []


@pytest.mark.parametrize("heading", DECLARED)
def test_what_is_declared_is_locked_and_documented(heading: str) -> None:
    locked = set(re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE))
    assert [name for name in DECLARED[heading] if name not in locked] == []
    assert [row[0] for row in rows(heading)] == DECLARED[heading]


def test_each_dependency_is_imported_where_the_docs_say() -> None:
    imported = {OTHER_NAMES.get(module, module): where for module, where in importers().items()}
    assert {name: ", ".join(sorted(imported.get(name, ()))) for name in DECLARED["To run"]} == {
        name: where for name, _, where in rows("To run")
    }


def test_an_old_python_is_told_so() -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path('tasks.py')"
    told = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == (
        f"Python 3.11 or later is needed, and {sys.executable} is 3.9. "
        "Choose another one:  make demo PYTHON=python3.12\n"
    )
