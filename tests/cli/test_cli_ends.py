"""Streams that are full, closed or gone, and Ctrl-C at any time: no command ends in a traceback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fair import FAIR, PLAIN_CALL, event_book, on_a_terminal, run, solved
from openpyxl import Workbook

from allocator.example import symposium
from allocator.scenario.sensitivity import room_offers, seat_worths
from tests.mail.drafts import drafted

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="streams and signals are those of POSIX")]

FULL = "The answer cannot be written: No space left on device. What was asked for is done.\n"

COMMANDS = (
    "--help",
    "check event.xlsx",
    "check event.xlsx --json",
    "verify event.xlsx plan.xlsx",
    "log plan.xlsx",
    "new new.xlsx --example --force",
    "import imported.xlsx answers.csv",
    "solve event.xlsx -o again.xlsx --force",
    "replan event.xlsx plan.xlsx -o again.xlsx --force",
    "whatif event.xlsx -o compared.xlsx --cancel B --force --jobs 1",
    "publish event.xlsx plan.xlsx -o out --force --anonymous",
    "mail draft event.xlsx plan.xlsx --from me@example.org",
    "mail status",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an event, its plan, and answers to import."""
    place = tmp_path_factory.mktemp("ends")
    solved(place)
    (place / "answers.csv").write_text("Name,Choice 1,Choice 2\nAda Lind,Pottery,Weaving\nBo Null,Weaving,Pottery\n")
    return place


def through_shell(command: str, streams: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command with its streams led elsewhere; what it says on stderr, unless that is led elsewhere too."""
    call = " ".join((*PLAIN_CALL, command))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(
        ["bash", "-c", f"{call} {streams}"],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("command", COMMANDS)
def test_an_answer_that_cannot_be_written_is_told_on_stderr(command: str, folder: Path) -> None:
    told = through_shell(command, "> /dev/full", folder)
    assert (told.returncode, told.stderr[-len(FULL) :]) == (1, FULL)
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("streams", [">&-", "<&-", "2>&-", "<&- >&- 2>&-", "| true", "2> /dev/full"])
@pytest.mark.parametrize("command", COMMANDS[1:8:2])
def test_what_nobody_reads_changes_nothing(command: str, streams: str, folder: Path) -> None:
    told = through_shell(command, streams + ("; exit ${PIPESTATUS[0]}" if "|" in streams else ""), folder)
    assert (told.returncode, "Traceback" in told.stderr, "Exception" in told.stderr) == (0, False, False)


def test_nobody_at_the_keyboard_is_told_how_to_answer(tmp_path: Path) -> None:
    with drafted(tmp_path / "outbox", 3):
        pass
    for streams in ("<&-", "<&- >&-", "< /dev/null"):
        told = through_shell("mail send --server localhost:9 --insecure-no-tls", streams, tmp_path)
        assert (told.returncode, told.stderr.splitlines()[-1]) == (
            2,
            "Error: Nobody answered. Nothing was sent. In a script, give the number with --count.",
        )


def test_a_name_that_turns_the_direction_of_writing_does_not_on_a_terminal(tmp_path: Path) -> None:
    event = event_book(tmp_path / "a\u202excod\u2066.xlsx")
    assert "Exception" not in on_a_terminal("--version")[1]
    shown = on_a_terminal("check", event)[1] + on_a_terminal("check", tmp_path / "\x1b]0;title\x07\u202e.xlsx")[1]
    shown = re.sub(r"\x1b\[[0-9;]*m", "", shown)  # colours are ours
    assert "a xcod .xlsx" in shown
    assert [mark for mark in "\u202e\u2066\x1b\x07" if mark in shown] == []


USED_AS_A_LIBRARY = """
import signal, sys
from allocator.cli import main
before = sys.stdout, signal.getsignal(signal.SIGINT)
main(["check", sys.argv[1]], standalone_mode=False)
print("as before" if before == (sys.stdout, signal.getsignal(signal.SIGINT)) else "changed")
"""


def test_a_program_that_calls_a_command_has_its_streams_and_signals_back(folder: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", USED_AS_A_LIBRARY, str(folder / "event.xlsx")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told.stdout.splitlines()[-1] == "as before"


def test_a_second_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    event = event_book(tmp_path / "event.xlsx", *symposium())
    for gap in (0.0, 0.005, 0.02):
        command = [*PLAIN_CALL, "solve", str(event), "-o", str(tmp_path / "plan.xlsx"), "--force"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            process.stderr.readline()  # said right before the search
            time.sleep(3)
            process.send_signal(signal.SIGINT)
            time.sleep(gap)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=30)
        assert process.returncode in (0, 1, 4)  # 0 and 4: both came before the program looked
        assert [word for word in ("Traceback", "terminate", "Exception", "Fatal") if word in said] == []


def rooms_on_offer(path: Path) -> Path:
    """Two rooms, to choose from."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Rooms"
    for row in (["Room", "Capacity"], ["Loft", 3], ["Shed", 4]):
        sheet.append(row)
    workbook.save(path)
    return path


@pytest.mark.parametrize("turned", ["rooms", "seats"])
def test_ctrl_c_while_rooms_or_seats_are_tried_ends_with_4_and_writes_what_is_known(
    turned: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = event_book(tmp_path / "event.xlsx", FAIR)

    def pressed(work: Callable[..., object]) -> Callable[..., object]:
        def presses(*arguments: object, **named: object) -> object:
            os.kill(os.getpid(), signal.SIGINT)
            deadline = named["deadline"]
            while deadline.left:  # type: ignore[attr-defined]
                time.sleep(0.01)
            return work(*arguments, **named)

        return presses

    monkeypatch.setattr(seat_worths, "seat_worths", pressed(seat_worths.seat_worths))
    monkeypatch.setattr(room_offers, "best_rooms", pressed(room_offers.best_rooms))
    words = ("--seats",) if turned == "seats" else ("--best-of", rooms_on_offer(tmp_path / "rooms.xlsx"))
    told = run("whatif", event, "-o", tmp_path / "c.xlsx", *words, "--jobs", "1")
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (
        4,
        "Ended early: rooms or seats that were not tried yet are not in the comparison.",
    )
    assert (tmp_path / "c.xlsx").exists()
