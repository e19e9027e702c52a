"""Ctrl-C ends sending at once, whatever the server is doing; what was sent is noted."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from allocator.interrupt import waited_for
from tests.mail.drafts import drafted

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX sends them")]

STEPS = (b"", b"220 here\r\n", b"250 here\r\n", b"250 sender\r\n", b"250 recipient\r\n", b"354 go on\r\n")
"""What a server says in its turn before it falls silent for ever."""


@contextmanager
def silent_after(steps: int) -> Iterator[tuple[int, threading.Event]]:
    """A server that falls silent after so many answers; its port, and when it has."""
    fell_silent, over = threading.Event(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def talk() -> None:
            connection, _ = listening.accept()
            with connection:
                for number, answer in enumerate(STEPS[1 : steps + 1]):
                    if number:
                        connection.recv(100_000)
                    connection.sendall(answer)
                if steps:
                    connection.recv(100_000)
                fell_silent.set()
                over.wait(60)

        threading.Thread(target=talk, daemon=True).start()
        yield listening.getsockname()[1], fell_silent
        over.set()


@pytest.mark.parametrize("steps", range(len(STEPS)))
def test_ctrl_c_does_not_wait_for_a_silent_server(steps: int, tmp_path: Path) -> None:
    outbox = tmp_path / "outbox"
    with drafted(outbox, 3):
        pass
    with silent_after(steps) as (port, fell_silent):
        command = [sys.executable, "-m", "allocator.cli", "mail", "send", "--outbox", str(outbox), "--count", "3"]
        command += ["--server", f"127.0.0.1:{port}", "--insecure-no-tls", "--timeout", "600"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert fell_silent.wait(60)
            time.sleep(0.3)
            began = time.monotonic()
            process.send_signal(signal.SIGINT)
            told, said = process.communicate(timeout=60)
            assert time.monotonic() - began < 10
    assert (process.returncode, told.splitlines()[-1][:22]) == (1, "0 of 3 messages sent.") or "3 messages" in told
    assert "Traceback" not in said


def test_what_no_signal_reaches_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    began = time.monotonic()
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        waited_for(lambda: threading.Event().wait(20))
    assert time.monotonic() - began < 10
