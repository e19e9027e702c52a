"""A folder of files that are written together: each whole or not at all, and none over another unasked."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path, PurePosixPath

from allocator.errors import FileTrouble
from allocator.whole import passing
from allocator.words import listed

_AT_ONCE = 16
"""How many files are waited for at a time: the disk takes them together, and 2,000 in a second instead of twelve."""


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


def remove_files(folder: Path, names: Iterable[str]) -> tuple[Path, ...]:
    """Remove what an earlier run wrote under these names and this one did not; those that were there."""
    there = [folder / name for name in names if (folder / name).is_file()]
    try:
        for path in there:
            path.unlink()
    except OSError as error:
        raise FileTrouble(f"{path} is of an earlier plan and cannot be removed: {error.strerror or error}.") from error
    return tuple(there)


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write all files, making the folders where they are not there; raises FileTrouble.

    A name may have folders in it, with '/' between. All are written beside their places before the first takes its
    place: a disk that is full changes nothing.
    """
    made: list[Path] = []
    try:
        _make_folders(folder, files, made)
        with passing(folder) as place:
            _write_into(place, folder, files)
            written = tuple(_put(place / name, folder / name) for name in files)
        made.clear()
        return written
    except OSError as error:
        raise FileTrouble(f"{folder} cannot be written in: {error.strerror or error}. Nothing was written.") from error
    finally:
        for place in reversed(made):
            with suppress(OSError):
                place.rmdir()  # one that holds something stays


def _make_folders(folder: Path, files: Mapping[str, bytes], made: list[Path]) -> None:
    """Make every folder that is not there; each goes into `made` as soon as it is."""
    for place in (folder, *sorted({folder / above for name in files for above in _folders(name)})):
        if not place.is_dir():
            place.mkdir()
            made.append(place)


def _write_into(place: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    """Write every file into a passing place, until all are on the disk."""
    for above in sorted({place / above for name in files for above in _folders(name)}):
        above.mkdir()
    for name, content in files.items():
        target = folder / name
        if target.is_dir():
            raise FileTrouble(f"{target} is a folder, where a file should be. Put it aside. Nothing was written.")
        (place / name).write_bytes(content)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(_settle, (place / name for name in files)))


def _settle(path: Path) -> None:
    """Waits until what was written is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _folders(name: str) -> Iterator[PurePosixPath]:
    """The folders in a name, the outer ones first."""
    yield from reversed(PurePosixPath(name).parents[:-1])


def _put(partial: Path, target: Path) -> Path:
    try:
        return partial.replace(target)
    except OSError as error:
        raise FileTrouble(
            f"{target} cannot be written; it may be open in another program. Close it and run the same command again "
            "with --force."
        ) from error
