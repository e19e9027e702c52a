"""Files written whole or not at all: made in a passing folder first, which the next run clears where this one dies."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

_BEGINS, _ENDS = ".writing-", ".tmp"
_LOCK = "in-use"
"""The file in a passing folder that is locked as long as the run lives that made it, however it ends."""


@contextmanager
def passing(folder: Path) -> Iterator[Path]:
    """An empty hidden folder within `folder`, for as long as this lasts; raises OSError.

    Those that dead runs have left there are cleared first, and never those of runs that are alive.
    """
    clear_after_the_dead(folder)
    with ExitStack() as stack:
        place = _made(folder, stack)
        yield place


def write_whole(target: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file by what `write` puts into it; an older one stays as it was where that fails. Raises OSError."""
    with passing(target.parent) as place:
        partial = place / target.name
        with partial.open("xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)


def clear_after_the_dead(folder: Path) -> None:
    """Remove the passing folders in a folder whose runs have died; what cannot be removed stays."""
    with suppress(OSError):
        for place in folder.glob(f"{_BEGINS}*{_ENDS}"):
            with suppress(OSError):
                _clear_if_dead(place)


def _made(folder: Path, stack: ExitStack) -> Path:
    """A passing folder and its lock, both gone when the stack is left."""
    while True:
        place = folder / f"{_BEGINS}{secrets.token_hex(6)}{_ENDS}"
        place.mkdir(mode=0o700)
        stack.callback(shutil.rmtree, place, ignore_errors=True)
        try:
            lock = stack.enter_context((place / _LOCK).open("xb"))
            _is_ours(lock)
            if os.path.samestat(os.fstat(lock.fileno()), (place / _LOCK).stat()):
                return place
        except FileNotFoundError:
            pass  # another run took it for one of the dead before it was locked


def _clear_if_dead(place: Path) -> None:
    if place.is_symlink():
        return
    try:
        with (place / _LOCK).open("r+b") as lock:
            if not _is_ours(lock):
                return
            if sys.platform != "win32":
                shutil.rmtree(place)
                return
    except FileNotFoundError:
        place.rmdir()  # its run died before it could lock it, and left nothing in it
        return
    shutil.rmtree(place)  # Windows removes no file that is open, and so none of a run that is alive


def _is_ours(file: IO[bytes]) -> bool:
    """Whether this run holds the lock of a file from now on; where locks are unknown, nobody holds any."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
