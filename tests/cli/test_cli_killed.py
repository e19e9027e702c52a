"""A run that is interrupted hands over what it has; one that is killed leaves older files whole."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fair import PLAIN_CALL, event_book, run, run_apart, solved

from allocator.example import symposium

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX sends them"),
]

SEARCHES_FOR = 300


@pytest.fixture
def searching(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A search for a plan of the symposium that would take five minutes, in a process of its own."""
    event = event_book(tmp_path / "event.xlsx", *symposium())
    command = [*PLAIN_CALL, "solve", str(event), "-o", str(tmp_path / "plan.xlsx"), "--force"]
    with subprocess.Popen(
        [*command, "--time-limit", str(SEARCHES_FOR)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        yield process
        process.kill()


def until_a_plan_is_found(process: subprocess.Popen[str]) -> None:
    """Waits for the first line of progress with a value."""
    assert process.stderr is not None
    for line in process.stderr:
        if any(words in line for words in ("from the best possible", "is possible", "proved")):
            return
    pytest.fail("it ended without a plan")


def test_ctrl_c_takes_the_best_plan_so_far(searching: subprocess.Popen[str], tmp_path: Path) -> None:
    until_a_plan_is_found(searching)
    searching.send_signal(signal.SIGINT)
    told, _ = searching.communicate(timeout=60)
    assert (searching.returncode, told.splitlines()[0]) == (0, "Symposium 'Een weerbare samenleving': best found")
    event, plan = tmp_path / "event.xlsx", tmp_path / "plan.xlsx"
    assert told.splitlines()[-1].split(". ")[0] == f"The plan is in {plan}"
    verified = run("verify", event, plan)
    assert (verified.exit_code, verified.stdout.splitlines()[0]) == (0, f"{plan} keeps every rule.")


def test_ctrl_c_before_there_is_a_plan_ends_with_4_and_writes_nothing(
    searching: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert searching.stderr is not None
    assert searching.stderr.readline() == "1 warning:\n"  # said right before the search, which takes seconds
    time.sleep(0.5)
    searching.send_signal(signal.SIGINT)
    told, _ = searching.communicate(timeout=60)
    assert (searching.returncode, told.splitlines()[0]) == (4, "Symposium 'Een weerbare samenleving': nothing found")
    assert not (tmp_path / "plan.xlsx").exists()


def test_a_kill_while_searching_leaves_the_older_plan(searching: subprocess.Popen[str], tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(b"an older plan")
    until_a_plan_is_found(searching)
    searching.kill()
    assert searching.wait(timeout=60) == -signal.SIGKILL
    assert (tmp_path / "plan.xlsx").read_bytes() == b"an older plan"


# What happens at the instant, put in the place of what would go on; then the command line as it is called.
DIES_THERE = """
import os, signal, sys
from pathlib import Path

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

{instant}

from allocator.cli import main
main()
"""

INSTANTS = {
    "before the first byte": "import allocator.whole as whole; whole._made = die",
    "half written": (
        "import allocator.workbook.xlsx.style as style; whole = style.write_whole; "
        "half = lambda file: (file.write(b'PK half'), file.flush(), die()); "
        "style.write_whole = lambda target, write: whole(target, half)"
    ),
    "written, not yet on disk": "os.fsync = die",
    "written, not yet in its place": "Path.replace = die",
}


@pytest.mark.parametrize("instant", INSTANTS.values(), ids=list(INSTANTS))
def test_a_kill_while_writing_leaves_the_older_plan(instant: str, tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    before = plan.read_bytes()
    call = (PLAIN_CALL[0], "-c", DIES_THERE.format(instant=instant))
    killed = run_apart("solve", event, "-o", plan, "--force", call=call)
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "")
    assert plan.read_bytes() == before
    assert run("verify", event, plan).exit_code == 0
    assert run("solve", event, "-o", plan, "--force").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["event.xlsx", "plan.xlsx"]


@pytest.mark.parametrize("instant", [INSTANTS["written, not yet on disk"], INSTANTS["written, not yet in its place"]])
@pytest.mark.parametrize("command", ["import", "publish", "whatif", "new"])
def test_the_next_run_clears_what_a_killed_one_left(command: str, instant: str, tmp_path: Path) -> None:
    event, plan = solved(tmp_path)
    answers = tmp_path / "answers.csv"
    answers.write_text("Name,Choice 1,Choice 2\nAda Lind,Pottery,Weaving\nBo Null,Weaving,Pottery\n")
    arguments = {
        "import": ["import", event, answers],
        "publish": ["publish", event, plan, "-o", tmp_path / "out", "--force"],
        "whatif": ["whatif", event, "-o", tmp_path / "compared.xlsx", "--cancel", "B", "--time-limit", "5", "--force"],
        "new": ["new", tmp_path / "new.xlsx", "--force"],
    }[command]
    call = (PLAIN_CALL[0], "-c", DIES_THERE.format(instant=instant))
    assert run_apart(*arguments, call=call).returncode == -signal.SIGKILL
    assert [path for path in tmp_path.rglob(".writing-*") if path.is_dir()]
    assert run(*arguments).exit_code == 0
    assert list(tmp_path.rglob(".writing-*")) == []
