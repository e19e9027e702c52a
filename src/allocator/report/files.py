"""A folder of files that are written together: each whole or not at all, and none over another unasked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from allocator.errors import FileTrouble
from allocator.words import listed


def demand_folder(folder: Path, names: Iterable[str], *, force: bool, never: Iterable[str] = ()) -> None:
    """Raise FileTrouble where files of these names could not be written, before any work is done for them.

    Files in the folder that `never` should be there beside them are trouble too, with `force` or without.
    """
    if folder.exists() and not folder.is_dir():
        raise FileTrouble(f"{folder} is a file. Give the name of a folder to write into, for example out.")
    if not folder.parent.is_dir():
        raise FileTrouble(
            f"There is no folder {folder.parent} to make {folder.name} in. Make it, or give another name."
        )
    if not os.access(folder if folder.exists() else folder.parent, os.W_OK):
        raise FileTrouble(f"{folder} cannot be written in. Give another folder.")
    named = [name for name in never if (folder / name).exists()]
    if named:
        raise FileTrouble(
            f"{folder} holds {listed(named)}, which {'names' if len(named) == 1 else 'name'} people; "
            "nothing was written. Give another folder for what names nobody."
        )
    there = [name for name in names if (folder / name).exists()]
    if there and not force:
        raise FileTrouble(
            f"{folder} holds {listed(there)} already; nothing was written. Give another folder, or add --force."
        )


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write all files, making the folder where it is not there; raises FileTrouble.

    All are written beside their places before the first takes its place: a disk that is full changes nothing.
    """
    partial: dict[str, Path] = {}
    try:
        _write_beside(folder, files, partial)
        return tuple(_put(path, folder / name) for name, path in partial.items())
    finally:
        for path in partial.values():
            with suppress(OSError):
                path.unlink()


def _write_beside(folder: Path, files: Mapping[str, bytes], partial: dict[str, Path]) -> None:
    """Write every file under a passing name, which goes into `partial` as soon as it is there."""
    try:
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            with NamedTemporaryFile(dir=folder, prefix=f".{name}-", suffix=".tmp", delete=False) as file:
                partial[name] = Path(file.name)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial[name].chmod(_usual_mode())
    except OSError as error:
        raise FileTrouble(f"{folder} cannot be written in: {error.strerror or error}. Nothing was written.") from error


def _put(partial: Path, target: Path) -> Path:
    try:
        return partial.replace(target)
    except OSError as error:
        raise FileTrouble(
            f"{target} cannot be written; it may be open in another program. Close it and run the same command again "
            "with --force."
        ) from error


def _usual_mode() -> int:
    """The permission bits that a new file gets; temporary files are born with fewer."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
