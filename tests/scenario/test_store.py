"""Solved cases are kept in files and taken from there exactly as they were, or not at all."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocator.errors import FileTrouble
from allocator.plan import Assignment, Measures, Placement, Plan, Result, Stage, Status
from allocator.policy import Policy
from allocator.scenario.whatif.case import Case
from allocator.scenario.whatif.store import Store, key_of
from allocator.scenario.whatif.worker import Search
from tests.scenario.results import outcome
from tests.scenario.test_replan import ANNOUNCED, DAY
from tests.small import plan

POLICY = Policy(objectives=("unseated", "total cost"))
CASE = Case("Base", (), DAY, POLICY)

texts, whole = st.text(max_size=5), st.integers(-(2**40), 2**40)
seconds = st.floats(0, 1e9)
plans = st.builds(
    Plan.of, st.lists(st.builds(Placement, texts, texts, texts)), st.lists(st.builds(Assignment, texts, texts, texts))
)
results = st.builds(
    Result,
    plan=st.none() | plans,
    status=st.sampled_from(Status),
    stages=st.lists(st.builds(Stage, texts, whole, whole, seconds)).map(tuple),
    measures=st.none() | st.builds(Measures, granted=st.dictionaries(st.integers(1, 99), whole), fill=st.floats(0, 1)),
    seed=whole,
    seconds=seconds,
    versions=st.dictionaries(texts, texts),
    input_hash=texts,
    engine=texts,
    reasons=st.lists(texts).map(tuple),
    first_plan_seconds=st.none() | seconds,
    peak_mb=st.none() | seconds,
    reproducible=st.booleans(),
    notes=st.lists(texts).map(tuple),
)


@given(results)
def test_a_result_is_taken_as_it_was_kept(result: Result) -> None:
    knows_no_rule = replace(result, plan=None)
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.keep("key", knows_no_rule)
        assert store.taken("key", CASE) == knows_no_rule


def kept(folder: Path, *, by: Plan = ANNOUNCED) -> tuple[Store, Path, Result]:
    result = outcome("Base", DAY, POLICY, by).result
    assert result is not None
    store = Store(folder / "solved")
    store.keep("key", result)
    (file,) = (folder / "solved").iterdir()
    return store, file, result


def test_a_plan_is_taken_as_it_was_kept(tmp_path: Path) -> None:
    store, file, result = kept(tmp_path)
    assert (file.name, store.taken("key", CASE)) == ("key.json", result)
    assert store.taken("another", CASE) is None


def test_a_damaged_file_is_as_none(tmp_path: Path) -> None:
    store, file, _ = kept(tmp_path)
    whole = file.read_bytes()
    for place in range(0, len(whole), 7):
        file.write_bytes(whole[:place])
        assert store.taken("key", CASE) is None
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert store.taken("key", CASE) is None
    file.write_bytes(whole)
    facts = json.loads(whole)
    for other in ([], "text", {"hash": facts["hash"]}, {**facts, "result": {**facts["result"], "seed": 9}}):
        file.write_text(json.dumps(other))
        assert store.taken("key", CASE) is None


def test_two_runs_in_one_folder_do_not_take_each_others_half_written_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, _, result = kept(tmp_path)
    write = Path.write_text

    def meanwhile(path: Path, text: str, encoding: str) -> int:
        monkeypatch.setattr(Path, "write_text", write)
        written = path.write_text(text, encoding=encoding)
        monkeypatch.setattr(os, "getpid", lambda: -1)
        Store(tmp_path / "solved").keep("key", result)
        return written

    monkeypatch.setattr(Path, "write_text", meanwhile)
    store.keep("key", result)
    assert store.taken("key", CASE) == result


def test_a_plan_that_breaks_a_rule_is_not_taken(tmp_path: Path) -> None:
    store, _, _ = kept(tmp_path, by=plan(["W1 R1 Attic"], ["abc W1 R1"]))
    assert store.taken("key", CASE) is None


def test_whatever_a_result_depends_on_has_a_key_of_its_own() -> None:
    other = replace(CASE, policy=replace(POLICY, seed=2))
    fewer = replace(CASE, event=replace(DAY, wishes=DAY.wishes[1:]))
    searches = (Search(), Search(time_limit=9), Search(gap=0.1), Search(engine="cpsat"), Search(reproducible=True))
    keys = [key_of(case, search) for case in (CASE, other, fewer) for search in searches]
    assert len(set(keys)) == 15
    assert key_of(Case("other", ("words",), DAY, POLICY), Search()) == keys[0]


def test_a_folder_that_cannot_be_written_in_is_told(tmp_path: Path) -> None:
    (tmp_path / "solved").write_text("a file")
    result = outcome("Base", DAY, POLICY, ANNOUNCED).result
    assert result is not None
    with pytest.raises(FileTrouble) as trouble:
        Store(tmp_path / "solved").keep("key", result)
    assert str(trouble.value) == f"{tmp_path / 'solved'} cannot be written in: File exists."
