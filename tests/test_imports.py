"""Imports point down: what is below knows nothing of what is above, and a library is known in one place."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "allocator"

MAY_IMPORT = {
    "words": set(),
    "person_names": set(),
    "whole": set(),
    "condition": {"words"},
    "demand": {"condition"},
    "sentences": {"condition", "demand", "event", "words"},
    "event": {"condition", "demand", "plan"},
    "runs": {"event"},
    "comparison": {"event", "plan"},
    "plan": set(),
    "price": {"demand", "plan"},
    "errors": {"words"},
    "policy": {"event", "rule"},
    "rule": set(),
    "fingerprint": {"demand", "event", "plan", "policy", "rule"},
    "interrupt": set(),
    "memory": set(),
    "suggest": {"coherence"},
    "coherence": {"runs", "condition", "demand", "event", "policy", "words"},
    "verify": {"runs", "sentences", "demand", "event", "policy", "plan", "errors", "words"},
    "model": {
        "runs",
        "verify",
        "fingerprint",
        "memory",
        "sentences",
        "demand",
        "event",
        "policy",
        "plan",
        "errors",
        "words",
    },
    "workbook": {
        "condition",
        "sentences",
        "demand",
        "whole",
        "scenario",
        "suggest",
        "comparison",
        "verify",
        "coherence",
        "fingerprint",
        "event",
        "policy",
        "plan",
        "errors",
        "words",
        "person_names",
    },
    "intake": {
        "demand",
        "person_names",
        "whole",
        "workbook",
        "suggest",
        "coherence",
        "event",
        "policy",
        "errors",
        "words",
    },
    "scenario": {
        "runs",
        "demand",
        "price",
        "sentences",
        "whole",
        "model",
        "comparison",
        "fingerprint",
        "verify",
        "coherence",
        "suggest",
        "event",
        "policy",
        "plan",
        "errors",
        "words",
    },
    "report": {"whole", "workbook", "verify", "event", "policy", "plan", "errors", "words", "person_names"},
    "mail": {"person_names", "interrupt", "report", "event", "policy", "plan", "errors", "words"},
    "example": {"event", "policy"},
    "screen": {
        "condition",
        "price",
        "sentences",
        "demand",
        "comparison",
        "rule",
        "mail",
        "model",
        "scenario",
        "verify",
        "event",
        "policy",
        "plan",
        "errors",
        "words",
    },
    "library": {
        "price",
        "whole",
        "comparison",
        "scenario",
        "workbook",
        "fingerprint",
        "model",
        "verify",
        "interrupt",
        "event",
        "policy",
        "plan",
        "rule",
        "errors",
    },
    "__init__": {
        "price",
        "library",
        "comparison",
        "condition",
        "demand",
        "scenario",
        "verify",
        "event",
        "policy",
        "plan",
        "rule",
        "errors",
    },
    "cli": {
        "interrupt",
        "library",
        "example",
        "intake",
        "report",
        "mail",
        "workbook",
        "verify",
        "screen",
        "policy",
        "errors",
        "words",
    },
}
"""For each module or package right under allocator, which others of these it may import."""

WITHIN = {
    "workbook": {
        "xlsx": set(),
        "event": {"xlsx"},
        "plan": {"xlsx"},
        "comparison": {"plan", "xlsx"},
        "scenarios": {"event", "plan", "comparison", "xlsx"},
    },
}
"""For each folder and file of a package, which others of these it may import."""

KNOWN_ONLY_IN = {
    "ortools": {"model"},
    "highspy": {"model"},
    "numpy": {"model"},
    "pandas": {"model"},
    "openpyxl": {"intake", "workbook"},
    "python_calamine": {"intake"},
    "xlrd": {"intake"},
    "olefile": {"intake"},
    "docx": {"intake"},
    "icalendar": {"report"},
    "jinja2": {"mail", "report"},
    "email_validator": {"mail"},
    "keyring": {"mail"},
    "rapidfuzz": {"intake", "suggest"},
    "click": {"cli"},
    "typst": {"report"},
    "cattrs": {"scenario"},
    "joblib": {"scenario"},
    "distributed": {"scenario"},
    "pathvalidate": {"report", "workbook"},
    "rich": {"cli", "screen"},
}
"""For each library, where it may be imported."""


@cache
def imported() -> frozenset[tuple[str, str]]:
    """Every import: what imports (right under allocator), and the module imported, names taken from it included."""
    return frozenset(_imported())


def _imported() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        for node in walked(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((place, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path.name} imports relatively"
                yield from ((place, f"{node.module}.{alias.name}") for alias in node.names)


def walked(node: ast.AST) -> Iterator[ast.AST]:
    """Every statement below a node but those that only a type checker reads."""
    yield node
    for child in ast.iter_child_nodes(node):
        is_statement = isinstance(child, ast.stmt | ast.excepthandler | ast.match_case)
        if is_statement and not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from walked(child)


def test_the_table_speaks_of_everything_there_is() -> None:
    there = {path.name.removesuffix(".py") for path in SOURCE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert set(MAY_IMPORT) == there - {"__pycache__", "py.typed"}


def test_imports_point_down() -> None:
    ours = [(place, name.split(".")[1]) for place, name in imported() if name.startswith("allocator.")]
    wrong = {(place, name) for place, name in ours if name not in {*MAY_IMPORT[place], place, "__version__"}}
    assert wrong == set()


@pytest.mark.parametrize("package", WITHIN)
def test_imports_point_down_within_a_package(package: str) -> None:
    wrong = set()
    for path in sorted((SOURCE / package).glob("*/**/*.py")):
        place = path.relative_to(SOURCE / package).parts[0]
        text = path.read_text(encoding="utf-8")
        found = set(re.findall(rf"^\s*from allocator\.{package}\.(\w+)", text, re.MULTILINE))
        assert f"from allocator.{package} import" not in text, f"{path.name} does not say from which folder"
        wrong |= {(place, one) for one in found - {*WITHIN[package][place], place}}
    assert wrong == set()


@pytest.mark.parametrize("table", [MAY_IMPORT, *WITHIN.values()], ids=["allocator", *WITHIN])
def test_nothing_that_is_below_may_import_what_is_above(table: dict[str, set[str]]) -> None:
    below: dict[str, set[str]] = {}
    left = dict(table)
    while left:
        ready = [place for place, imports in left.items() if imports <= below.keys()]
        assert ready != [], f"these import each other: {sorted(left)}"
        for place in ready:
            below[place] = left.pop(place)


def test_a_library_is_known_in_one_place() -> None:
    used = {(name.split(".")[0], place) for place, name in imported()}
    wrong = {(library, place) for library, place in used if place not in KNOWN_ONLY_IN.get(library, {place})}
    assert wrong == set()


def test_every_library_is_in_the_table() -> None:
    known = {*KNOWN_ONLY_IN, *sys.stdlib_module_names, "allocator"}
    assert {name.split(".")[0] for _, name in imported()} - known == set()


@pytest.mark.slow
def test_the_command_line_imports_nothing_slow_before_it_must() -> None:
    listing = "import sys, allocator.cli; print(*sorted(m.split('.')[0] for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    slow = {"pandas", "numpy", "ortools", "highspy", "openpyxl", "python_calamine", "rapidfuzz"}
    assert set(done.stdout.split()) & slow == set()


@pytest.mark.slow
def test_the_verifier_knows_no_library_at_all() -> None:
    listing = "import sys, allocator.verify.measures; print(*sorted(m.split('.')[0] for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & set(KNOWN_ONLY_IN) == set()
