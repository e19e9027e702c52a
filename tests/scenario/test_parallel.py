"""Whatever becomes of a process, every case has its answer; worked out with a team that dies as it is told."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from allocator.errors import UnverifiedPlan
from allocator.policy import Policy
from allocator.scenario.whatif.case import Case
from allocator.scenario.whatif.notes import CaseNotes, Note, Pen
from allocator.scenario.whatif.parallel import KILLED, answers
from allocator.scenario.whatif.worker import CaseAnswer, CaseTask, Search, answered
from tests.scenario.test_replan import DAY

DONE = CaseAnswer(None, "done")


def tasks(*keys: str) -> list[CaseTask]:
    return [CaseTask(key, Case(key, (), DAY, Policy()), (key,)) for key in keys]


@dataclass
class Mortal:
    """Solves two at a time and dies, with both lost, as often as one of them kills."""

    notes: CaseNotes | None
    kills: dict[str, int]
    fault: Exception = field(default_factory=BrokenProcessPool)
    rounds: list[list[str]] = field(default_factory=list)

    def answers(self, tasks: Sequence[CaseTask], search: Search) -> Generator[tuple[CaseTask, CaseAnswer], None, None]:
        self.rounds.append([task.key for task in tasks])
        for first in range(0, len(tasks), 2):
            pair = tasks[first : first + 2]
            for task in pair:
                if self.notes is not None:
                    Pen(self.notes, task.key)
            for task in pair:
                if self.kills.get(task.key):
                    self.kills[task.key] -= 1
                    raise self.fault
            yield from ((task, DONE) for task in pair)


def solved(team: Mortal, *keys: str) -> dict[str, str]:
    return {task.key: answer.fault for task, answer in answers(tasks(*keys), Search(), team)}


def test_nobody_dies(tmp_path: Path) -> None:
    team = Mortal(CaseNotes(tmp_path), {})
    assert solved(team, "a", "b", "c") == {"a": "done", "b": "done", "c": "done"}
    assert team.rounds == [["a", "b", "c"]]


def test_what_was_lost_by_one_death_is_done_again(tmp_path: Path) -> None:
    team = Mortal(CaseNotes(tmp_path), {"c": 1})
    assert solved(team, *"abcdef") == dict.fromkeys("abcdef", "done")
    assert team.rounds == [list("abcdef"), list("cdef")]


def test_who_kills_for_ever_is_found_alone_and_the_others_do_not_suffer(tmp_path: Path) -> None:
    team = Mortal(CaseNotes(tmp_path), {"c": 9})
    assert solved(team, *"abcdef") == {**dict.fromkeys("abdef", "done"), "c": KILLED}
    assert team.rounds == [list("abcdef"), list("cdef"), list("ef"), ["c"], ["d"]]


def test_who_kills_twice_and_not_alone_is_solved(tmp_path: Path) -> None:
    assert solved(Mortal(CaseNotes(tmp_path), {"a": 2}), "a") == {"a": "done"}


@pytest.mark.parametrize("with_notes", [True, False])
def test_processes_that_cannot_work_at_all_end(tmp_path: Path, with_notes: bool) -> None:
    team = Mortal(CaseNotes(tmp_path) if with_notes else None, {"a": 9, "c": 9}, fault=TypeError("Ada Lind"))
    sentence = "Solving it failed (TypeError): a fault of this program. Please report it."
    assert solved(team, "a", "b", "c") == {"a": sentence, "b": "done", "c": sentence}


def test_notes_are_those_of_the_newest_and_are_forgotten_together(tmp_path: Path) -> None:
    notes = CaseNotes(tmp_path)
    assert notes.newest("a") is None
    pen = Pen(notes, "a")
    begun = notes.newest("a")
    assert begun is not None
    assert begun == Note(begun.began, "", None, 0)
    pen.note("unseated", 5, 2)
    assert notes.newest("a") == Note(begun.began, "unseated", 5, 2)
    notes.clear()
    assert notes.newest("a") is None


def test_a_fault_in_solving_is_told_without_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Ada Lind, ada@example.org")

    monkeypatch.setattr("allocator.model.solve.solve", fail)
    (task,) = tasks("a")
    fault = "Solving it failed (RuntimeError): a fault of this program. Please report it."
    assert answered(task, Search(), None) == (task, CaseAnswer(None, fault))


def test_a_fault_that_is_told_in_words_is_told_in_these(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise UnverifiedPlan("A plan of our own breaks a rule.")

    monkeypatch.setattr("allocator.model.solve.solve", fail)
    (task,) = tasks("a")
    assert answered(task, Search(), None) == (task, CaseAnswer(None, "A plan of our own breaks a rule."))


def test_an_answer_is_a_result_with_one_thread_and_notes_on_the_way(tmp_path: Path) -> None:
    (task,) = tasks("a")
    same, answer = answered(task, Search(10), CaseNotes(tmp_path))
    assert (same, answer.fault, answer.before) == (task, "", False)
    assert answer.result is not None
    last = CaseNotes(tmp_path).newest("a")
    assert last is not None
    stage = answer.result.stages[-1]
    assert (last.objective, last.value, last.bound) == (stage.name, stage.value, stage.bound)
