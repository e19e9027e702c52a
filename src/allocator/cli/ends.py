"""What the command line writes into and reads from: streams that may be closed, full, or nobody's any more."""

from __future__ import annotations

import errno
import io
import os
import re
import select
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from allocator.interrupt import WORK

_NAMES = ("stdin", "stdout", "stderr")

_UNSEEN = re.compile(
    "[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
    # Cursors and colours are ours; whatever else begins with an escape is part of somebody's text.
    "|\x1b(?!\\[[0-9;?]*[A-Za-z])"
)
"""What controls a terminal or turns the direction of writing, and has no place in the name of a file or a person."""


class _Lasting(io.RawIOBase):
    """A stream into which one can always write: what cannot be written is lost, and the first reason is kept."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream  # else it would be closed
        self._descriptor = stream.fileno()
        self.fault: OSError | None = None

    def writable(self) -> bool:
        """True."""
        return True

    def fileno(self) -> int:
        """The descriptor."""
        return self._descriptor

    def write(self, content: object) -> int:
        """Write what can be written, and take all of it."""
        left = memoryview(content).cast("B")  # type: ignore[arg-type]  # the buffer hands over nothing else
        length = len(left)
        while left and self.fault is None:
            try:
                left = left[os.write(self._descriptor, left) :]
            except BlockingIOError:
                select.select([], [self._descriptor], [])
            except OSError as fault:
                self.fault = fault
        return length


class _Terminal(io.TextIOWrapper):
    """A terminal, to which nothing goes that only looks like text."""

    def write(self, text: str) -> int:
        """Write text; what it must not hold becomes blanks."""
        return super().write(_UNSEEN.sub(" ", text))


@contextmanager
def lasting_streams() -> Iterator[None]:
    """While this lasts, stdin, stdout and stderr are there, and nothing that is said fails.

    Where the answer could not be written, SystemExit is raised with code 1 in the end; not where its reader has read
    enough. A search that is still at work then, since it was interrupted twice, ends with the process.
    """
    if (sys.stdin, sys.stdout, sys.stderr) != (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        yield  # somebody else has put streams of their own there
        return
    before = (sys.stdin, sys.stdout, sys.stderr)
    _open_what_is_closed()
    answer, sys.stdout = _ready(sys.stdout)
    _, sys.stderr = _ready(sys.stderr)
    code: object = None
    try:
        yield
    except SystemExit as end:
        code = end.code or 0
        raise
    finally:
        if code is not None:
            with suppress(ValueError):  # not in the main thread
                signal.signal(signal.SIGINT, signal.SIG_IGN)
        with suppress(OSError, ValueError):
            sys.stdout.flush()
        fault = None if answer is None else answer.fault
        unread = fault is not None and fault.errno not in (errno.EPIPE, errno.EINVAL)
        if fault is not None and unread:
            sys.stderr.write(f"The answer cannot be written: {fault.strerror}. What was asked for is done.\n")
        with suppress(OSError, ValueError):
            sys.stderr.flush()
        if code is not None and any(thread.name == WORK for thread in threading.enumerate()):
            # The solvers take the process down, with words of their own, where they are torn down at work.
            os._exit(code if isinstance(code, int) else 1)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, _Terminal):
                stream.detach()  # else what it writes into would be closed with it
        sys.stdin, sys.stdout, sys.stderr = before
        if unread and code == 0:
            raise SystemExit(1)


def _open_what_is_closed() -> None:
    """Puts nothing at all in the place of what is closed, lest the next file that is opened takes that place."""
    for descriptor, name in enumerate(_NAMES):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for good


def _ready(stream: TextIO) -> tuple[_Lasting | None, TextIO]:
    """A stream that lasts in the place of one, and what keeps why it could not be written into."""
    if not isinstance(stream, io.TextIOWrapper):
        return None, stream
    encoding, errors = stream.encoding, stream.errors
    stream.flush()
    if stream.isatty():
        return None, _Terminal(stream.buffer, encoding, errors, line_buffering=True)
    raw = _Lasting(stream)
    return raw, io.TextIOWrapper(io.BufferedWriter(raw), encoding, errors, line_buffering=stream.line_buffering)
