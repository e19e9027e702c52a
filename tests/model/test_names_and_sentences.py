"""A rule has one name and one sentence wherever it is written: in the verifier, the model, the policy, the README."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from allocator.model.formulation import demanded as demanded_rows
from allocator.model.formulation import lasting as lasting_rows
from allocator.model.formulation import objectives
from allocator.model.formulation import rules as model
from allocator.policy import OBJECTIVE_NAMES
from allocator.verify import demanded as demanded_checks
from allocator.verify import lasting as lasting_checks
from allocator.verify import rules as verify

ROOT = Path(__file__).resolve().parents[2]


def sentences(rules: object) -> list[tuple[str, str | None]]:
    assert isinstance(rules, tuple)
    return [(rule.__name__, inspect.getdoc(rule)) for rule in rules]


def table(heading: str) -> list[tuple[str, str]]:
    """The first two columns of the README's table whose first column is headed so."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] if "|" in line else [] for line in lines]
    (start,) = [number for number, row in enumerate(cells) if row[:1] == [heading]]
    end = next((number for number in range(start, len(cells)) if not cells[number]), len(cells))
    return [(row[0].strip("`"), row[1]) for row in cells[start + 2 : end]]


def test_the_model_and_the_verifier_have_the_same_rules_in_the_same_order_and_words() -> None:
    assert sentences(model.RULES) == sentences(verify.RULES)


def test_every_rule_that_is_written_is_in_force() -> None:
    for modules in ((model, demanded_rows, lasting_rows), (verify, demanded_checks, lasting_checks)):
        written = [
            name
            for module in modules
            for name, one in inspect.getmembers(module, inspect.isfunction)
            if one.__module__ == module.__name__ and not name.startswith("_")
        ]
        in_force = [rule.__name__ for rule in (*modules[0].RULES, *getattr(modules[0], "DEFINITIONS", ()))]
        assert sorted(written) == sorted(in_force)


def test_every_rule_and_objective_is_one_sentence() -> None:
    for _, sentence in sentences(model.RULES + model.DEFINITIONS + objectives.OBJECTIVES):
        assert sentence is not None
        assert re.fullmatch(r"[A-Z][^.\n]*\.", sentence) is not None, sentence


def test_the_policy_knows_the_objectives_of_the_model_in_their_order() -> None:
    assert tuple(map(objectives.named, objectives.OBJECTIVES)) == OBJECTIVE_NAMES


def test_the_readme_lists_the_rules_as_they_are() -> None:
    assert table("rule") == sentences(verify.RULES)


def test_the_readme_lists_the_objectives_as_they_are() -> None:
    assert table("objective") == [
        (objectives.named(objective), inspect.getdoc(objective)) for objective in objectives.OBJECTIVES
    ]
