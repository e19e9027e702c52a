"""Cases solved by real processes: some are killed, some fail, all is ended and taken up again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import active_children
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from allocator.errors import AllocatorError, EndedEarly
from allocator.plan import Result
from allocator.policy import Policy
from allocator.scenario.changes import Cancel, Capacity, CloseRoom, Scenario
from allocator.scenario.whatif.case import Outcome
from allocator.scenario.whatif.notes import CaseNotes
from allocator.scenario.whatif.parallel import KILLED, Crew
from allocator.scenario.whatif.run import cases_of, run
from allocator.scenario.whatif.worker import CaseAnswer, CaseTask, Search
from allocator.verify import violations
from tests.model.hidden import Instance, instances, some
from tests.scenario.deadly import Deadly, Faulty
from tests.scenario.test_replan import DAY

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX sends them"),
]

POLICY = Policy(objectives=("unseated", "total cost"))
SEARCH = Search(time_limit=10)
SCENARIOS = (
    Scenario("no barn", (CloseRoom("Barn", "R1"),)),
    Scenario("no pottery", (Cancel("Pottery"),)),
    Scenario("large attic", (Capacity("Attic", 4),)),
)


@dataclass
class Told:
    """Remembers what it is told, and does something at an arrival."""

    then: Callable[[int], None] = lambda number: None
    arrived: list[tuple[tuple[str, ...], bool]] = field(default_factory=list)

    def begins(self, tasks: Sequence[CaseTask], notes: CaseNotes | None) -> None:
        self.tasks, self.notes = tasks, notes

    def arrives(self, task: CaseTask, answer: CaseAnswer) -> None:
        self.arrived.append((task.names, answer.before))
        self.then(len(self.arrived))


def solved(folder: Path, cases: Sequence[Outcome], told: Told | None = None, crew: Crew | None = None) -> list[Result]:
    """The results of cases that all have one, each with a plan that keeps the rules."""
    outcomes = run(cases, search=SEARCH, crew=crew or Crew(2), solved=folder, watch=told or Told())
    assert [outcome.fault for outcome in outcomes] == [""] * len(cases)
    results = [outcome.result for outcome in outcomes if outcome.result is not None]
    for outcome in outcomes:
        assert outcome.result is not None
        assert outcome.result.plan is not None
        assert violations(outcome.case.event, outcome.case.policy, outcome.result.plan) == ()
    return results


def values(results: Sequence[Result]) -> list[tuple[int, ...]]:
    return [tuple(stage.value for stage in result.stages) for result in results]


# Four people with wishes W1, W2, W3 and two rounds. As it stands: 4 x (0 + 1). Without the barn in R1 the attic has two
# seats then, for W1; R2 has two in W1 and these two in W2: 2 x (0 + 1) + 2 x 0, and two seats are missing at 7 each.
# Without W1: 4 x (1 + 2). With four seats in the attic: still 4 x (0 + 1), as nobody is in W1 twice.
VALUES = [(0, 4), (2, 14 + 2), (0, 12), (0, 4)]


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_case_is_solved_once_whatever_the_number_of_processes(tmp_path: Path, jobs: int) -> None:
    told = Told()
    assert values(solved(tmp_path, cases_of(DAY, POLICY, SCENARIOS), told, Crew(jobs))) == VALUES
    assert sorted(told.arrived) == [
        (("Base",), False),
        (("large attic",), False),
        (("no barn",), False),
        (("no pottery",), False),
    ]


@some
@given(instances())
def test_an_empty_scenario_equals_the_base(instance: Instance) -> None:
    cases = cases_of(instance.event, instance.policy, [Scenario("as it is", ())])
    told = Told()
    with TemporaryDirectory() as folder:
        base, same = solved(Path(folder), cases, told)
        again = solved(Path(folder), cases, told)
    assert base == same
    assert again == [base, same]
    assert told.arrived == [(("Base", "as it is"), False), (("Base", "as it is"), True)]


def kill_one() -> None:
    pid = active_children()[0].pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def test_a_process_that_is_killed_in_the_midst_costs_nobody_a_result(tmp_path: Path) -> None:
    more = [Scenario(f"barn of {seats}", (Capacity("Barn", seats),)) for seats in range(4, 12)]
    cases = cases_of(DAY, POLICY, [*SCENARIOS, *more])
    told = Told(then=lambda number: kill_one() if number in (2, 5) else None)
    assert values(solved(tmp_path, cases, told)) == [*VALUES, *[(0, 4)] * 8]
    assert sorted(names for names, _ in told.arrived) == sorted((case.case.name,) for case in cases)
    assert len(list(tmp_path.glob("*.json"))) == len(cases)


def policies(cases: Sequence[Outcome], **others: Policy) -> list[Outcome]:
    """The cases, some with a policy of their own."""
    return [
        replace(one, case=replace(one.case, policy=others.get(one.case.name.replace(" ", "_"), one.case.policy)))
        for one in cases
    ]


def test_a_case_that_kills_or_fails_is_the_only_one_without_a_result(tmp_path: Path) -> None:
    here = {"objectives": POLICY.objectives, "home": os.getpid()}
    cases = policies(cases_of(DAY, POLICY, SCENARIOS), no_barn=Deadly(**here), large_attic=Faulty(**here))
    outcomes = run(cases, search=SEARCH, crew=Crew(2), solved=tmp_path, watch=Told())
    failed = "Solving it failed (RuntimeError): a fault of this program. Please report it."
    assert [outcome.fault for outcome in outcomes] == ["", KILLED, "", failed]
    assert [outcome.result is not None for outcome in outcomes] == [True, False, True, False]
    assert len(list(tmp_path.glob("*.json"))) == 2


def test_ctrl_c_keeps_what_is_solved_and_the_next_run_goes_on_from_there(tmp_path: Path) -> None:
    def press(number: int) -> None:
        if number == 2:
            os.kill(os.getpid(), signal.SIGINT)

    cases = cases_of(DAY, POLICY, SCENARIOS)
    with pytest.raises(EndedEarly) as ended:
        run(cases, search=SEARCH, crew=Crew(1), solved=tmp_path, watch=Told(then=press))
    assert str(ended.value) == "2 of 4 scenarios are solved"
    assert active_children() == []
    told = Told()
    assert values(solved(tmp_path, cases, told)) == VALUES
    assert [before for _, before in told.arrived] == [True, True, False, False]


def test_a_damaged_file_is_solved_again(tmp_path: Path) -> None:
    cases = cases_of(DAY, POLICY, SCENARIOS)
    first = solved(tmp_path, cases)
    file = sorted(tmp_path.glob("*.json"))[0]
    file.write_bytes(file.read_bytes()[:-40])
    told = Told()
    assert values(solved(tmp_path, cases, told)) == values(first)
    assert [before for _, before in told.arrived] == [True, True, True, False]


# Ends when all are solved; the parent of those that solve.
RUNS = """
import sys
from pathlib import Path
from allocator.scenario.whatif.parallel import Crew
from allocator.scenario.whatif.run import run
from allocator.scenario.whatif.worker import Search
from tests.scenario.test_running import Told, symposium_cases

if __name__ == "__main__":
    run(symposium_cases(), search=Search(time_limit=2), crew=Crew(2), solved=Path(sys.argv[1]), watch=Told())
"""


def symposium_cases() -> tuple[Outcome, ...]:
    """Four cases, of which each takes as long as it is given."""
    from allocator.example import symposium

    event, policy = symposium()
    rooms = [room.name for room in event.rooms[:3]]
    return cases_of(event, policy, [Scenario(f"{room} small", (Capacity(room, 20),)) for room in rooms])


def with_parent(pid: int) -> list[int]:
    """The processes that have this parent."""
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False).stdout
    return [int(number) for number in told.split()]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("group", [True, False], ids=["all of it", "only the one that the others work for"])
def test_a_run_that_is_killed_as_a_whole_is_taken_up(tmp_path: Path, group: bool) -> None:
    script, folder = tmp_path / "runs.py", tmp_path / "solved"
    script.write_text(RUNS)
    place = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    with subprocess.Popen([sys.executable, str(script), str(folder)], start_new_session=True, env=place) as whole:
        while len(list(folder.glob("*.json"))) < 2:
            assert whole.poll() is None
            time.sleep(0.05)
        workers = with_parent(whole.pid)
        assert workers != []
        if group:
            os.killpg(whole.pid, signal.SIGKILL)
        else:
            whole.kill()
    for _ in range(200):  # a worker notices by itself that nobody is left to work for
        if any(map(alive, workers)):
            time.sleep(0.1)
    assert [pid for pid in workers if alive(pid)] == []
    there = len(list(folder.glob("*.json")))
    told = Told()
    outcomes = run(symposium_cases(), search=Search(time_limit=2), crew=Crew(2), solved=folder, watch=told)
    assert [outcome.fault for outcome in outcomes] == [""] * 4
    assert sum(before for _, before in told.arrived) == there


def test_a_cluster_gives_the_same(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra cluster is not installed")
    cases = cases_of(DAY, POLICY, SCENARIOS)
    told = Told()
    assert values(solved(tmp_path / "cluster", cases, told, Crew(2, dask=True))) == VALUES
    assert told.notes is None
    assert solved(tmp_path / "cluster", cases, told) == solved(tmp_path / "cluster", cases, told, Crew(1))


def test_on_a_cluster_too_a_case_that_kills_is_the_only_one_without_a_result(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra cluster is not installed")
    deadly = Deadly(objectives=POLICY.objectives, home=os.getpid())
    cases = policies(cases_of(DAY, POLICY, SCENARIOS), no_barn=deadly)
    outcomes = run(cases, search=SEARCH, crew=Crew(2, dask=True), solved=tmp_path, watch=Told())
    assert [outcome.fault for outcome in outcomes] == ["", KILLED, "", ""]


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra cluster is not installed")
    crew = Crew(dask=True, scheduler="nonsense://nowhere")
    with pytest.raises(AllocatorError) as trouble:
        run(cases_of(DAY, POLICY, ()), search=SEARCH, crew=crew, solved=tmp_path, watch=Told())
    told = "No scheduler answers at nonsense://nowhere. Give its address, for example tcp://10.0.0.5:8786."
    assert str(trouble.value) == told
