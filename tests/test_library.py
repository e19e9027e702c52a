"""The library: what `import allocator` offers, as docs/api.md tells it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import allocator
from allocator import Attendee, Event, Objective, Policy, Round, Rule, RuleTrouble, Session, Violation, Wish
from allocator.fingerprint import input_hash
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.terms import Rows
from allocator.rule import fingerprint_of
from allocator.verify.view import View

ROOT = Path(__file__).resolve().parents[1]

# Two people who both want Pottery first, in a single round. Together only: cost 0. Kept apart: one has the other
# session, which is wish 2 and costs 1.
TWO = Event(
    title="Two",
    rounds=(Round("R1"),),
    rooms=(),
    speakers=(),
    sessions=(Session("P", "Pottery", maximum=9, at_least=0), Session("W", "Weaving", maximum=9, at_least=0)),
    attendees=(Attendee("a", "Ada", organisation="Acme"), Attendee("b", "Bo", organisation="Acme")),
    wishes=(Wish("a", "P", 1), Wish("a", "W", 2), Wish("b", "P", 1), Wish("b", "W", 2)),
)
POLICY = Policy()


def apart_rows(columns: Columns) -> Iterator[Rows]:
    yield columns.seats.by("session", "round").at_most(1)


def apart_check(view: View) -> Iterator[Violation]:
    for (session, round), seats in view.taken.items():
        if len(seats) > 1:
            yield Violation((session, round), len(seats) - 1, f"{session} has {len(seats)}")


APART = Rule("apart", "Nobody shares an offering.", apart_rows, apart_check)
OFFERINGS = Objective(
    "offerings",
    "As few offerings are held as can be.",
    lambda columns: columns.placements,
    lambda view: len(view.plan.placements),
)


def reached(result: allocator.Result) -> list[int]:
    return [stage.value for stage in result.stages]


def test_everything_it_lists_is_there() -> None:
    assert [name for name in allocator.__all__ if not hasattr(allocator, name)] == []
    assert sorted(allocator.__all__) == list(allocator.__all__)


def test_the_name_of_a_package_stands_for_the_function() -> None:
    loaded = "import allocator, allocator.verify.rules, allocator.model.solve; print(callable(allocator.verify))"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_importing_it_imports_nothing_slow() -> None:
    listing = "import sys, allocator; print(*sorted(m.split('.')[0] for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    slow = {"pandas", "numpy", "ortools", "highspy", "openpyxl", "rapidfuzz", "click", "joblib", "rich", "cattrs"}
    assert set(done.stdout.split()) & slow == set()


def test_a_rule_of_ones_own_is_kept_and_verified() -> None:
    free = allocator.solve(TWO, POLICY, workers=1)
    kept = allocator.solve(TWO, POLICY, rules=[APART], workers=1)
    assert (reached(free), reached(kept)) == ([0, 0, 1, 0], [0, 0, 2, 1])
    assert free.plan is not None
    assert kept.plan is not None
    assert allocator.verify(TWO, POLICY, free.plan) == ()
    assert allocator.verify(TWO, POLICY, free.plan, rules=[APART]) == (
        Violation(("P", "R1"), 1, "P has 2", rule="apart"),
    )
    assert allocator.verify(TWO, POLICY, kept.plan, rules=[APART]) == ()


def test_an_objective_of_ones_own_has_its_place() -> None:
    policy = replace(POLICY, objectives=("offerings", "unseated"))
    result = allocator.solve(TWO, policy, rules=[OFFERINGS], workers=1)
    assert reached(result) == [0, 2]
    assert result.plan is not None
    assert allocator.measure(TWO, policy, result.plan, rules=[OFFERINGS]).own == {"offerings": 0}
    with pytest.raises(RuleTrouble) as caught:
        allocator.solve(TWO, POLICY, rules=[OFFERINGS])
    assert str(caught.value) == (
        '"offerings" has no place among the objectives. Say how important it is, the most important first:  policy = '
        "dataclasses.replace(policy, objectives=('unseated with wishes', 'unseated without wishes', "
        "'worst rank', 'total cost', 'offerings'))"
    )


@pytest.mark.parametrize(
    ("rules", "objectives", "sentence"),
    [
        (
            [APART, replace(APART, sentence="Another.")],
            (),
            'Two rules are called "apart"; give each a name of its own.',
        ),
        (
            [replace(OFFERINGS, name="unseated")],
            (),
            '"unseated" is an objective of allocator; give yours another name.',
        ),
        ([], ("moved seats",), '"moved seats" is not an objective; the objectives are '),
    ],
)
def test_rules_that_cannot_be_used(rules: list[Rule | Objective], objectives: tuple[str, ...], sentence: str) -> None:
    policy = replace(POLICY, objectives=objectives or POLICY.objectives)
    with pytest.raises(RuleTrouble) as caught:
        allocator.with_rules(policy, rules)
    assert str(caught.value)[: len(sentence)] == sentence


def test_rows_that_allow_what_the_check_forbids_end_the_search() -> None:
    loose = replace(APART, rows=lambda columns: [columns.seats.by("session", "round").at_most(2)])
    with pytest.raises(allocator.UnverifiedPlan, match='breaks your rule "apart"'):
        allocator.solve(TWO, POLICY, rules=[loose], workers=1)


def test_a_rule_that_is_there_already_is_added_once() -> None:
    once = allocator.with_rules(POLICY, [APART])
    assert allocator.with_rules(once, [APART, APART]) == once
    assert input_hash(TWO, once) != input_hash(TWO, POLICY)


def quota(most: int) -> Rule:
    """A rule that closes over a number."""

    def rows(columns: Columns) -> Iterator[Rows]:
        yield columns.seats.by("session", "round").at_most(most)

    return Rule("quota", "So many.", rows, apart_check)


def test_a_fingerprint_differs_where_the_rule_does() -> None:
    assert fingerprint_of(quota(2)) == fingerprint_of(quota(2))
    fingerprints = [
        fingerprint_of(quota(2)),
        fingerprint_of(quota(3)),
        fingerprint_of(APART),
        fingerprint_of(replace(APART, sentence="Another.")),
        fingerprint_of(replace(APART, source="RULES = ()")),
    ]
    assert len(set(fingerprints)) == 5


def test_a_plan_that_was_announced_is_made_anew() -> None:
    both = allocator.solve(TWO, POLICY, workers=1)
    assert both.plan is not None
    answer = allocator.replan(TWO, POLICY, both.plan, rules=[APART], workers=1)
    assert answer.result.measures is not None
    assert (answer.result.measures.moved_attendees, answer.result.measures.unseated) == (1, 0)
    assert [one.attendee for one in answer.differences if one.attendee] != []
    with pytest.raises(ValueError, match="a waiting list moves nobody"):
        allocator.replan(TWO, POLICY, both.plan, waitlist=True, moves=1)


def test_workbooks_go_out_and_come_back(tmp_path: Path) -> None:
    allocator.write_event(TWO, POLICY, tmp_path / "event.xlsx")
    event, policy = allocator.read_event(tmp_path / "event.xlsx")
    assert input_hash(event, policy) == input_hash(TWO, POLICY)
    result = allocator.solve(event, policy, workers=1)
    place = allocator.write_plan(event, policy, result, tmp_path / "plan.xlsx")
    assert (place, allocator.read_plan(place, event)) == (tmp_path / "plan.xlsx", result.plan)
    assert str(allocator.change("cancel P@R1", event)) == "P is cancelled in R1"
    with pytest.raises(allocator.ChangeTrouble, match="is not a kind of change"):
        allocator.change("vanish P", event)


@pytest.mark.slow
def test_what_ifs_are_compared_under_a_rule_of_ones_own() -> None:
    scenario = allocator.Scenario("Without Bo", (allocator.change("gone b", TWO),))
    found = allocator.what_if(TWO, POLICY, [scenario], rules=[APART], jobs=2)
    assert [[stage.value for stage in one.stages] for one in found.comparison.cases] == [[0, 0, 2, 1], [0, 0, 1, 0]]
    hashes = [outcome.result.input_hash for outcome in found.outcomes if outcome.result is not None]
    assert hashes == [input_hash(outcome.case.event, outcome.case.policy) for outcome in found.outcomes]


@pytest.mark.slow
def test_the_examples_of_the_page_run(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 6
    shutil.copy(ROOT / "examples" / "symposium" / "event.xlsx", tmp_path / "event.xlsx")
    # As in a script: functions of __main__ reach the processes that solve what-ifs by their code.
    script = tmp_path / "script.py"
    script.write_text(re.sub(r"time_limit=\d+", "time_limit=10", "\n".join(blocks)), encoding="utf-8")
    call = [sys.executable, "-W", "error", str(script)]
    paths = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(call, cwd=tmp_path, env=paths, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == [
        "comparison.xlsx",
        "event.xlsx",
        "new-plan.xlsx",
        "plan.xlsx",
    ]
