"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

from allocator.errors import FileTrouble
from allocator.report.files import write_files


def test_a_folder_is_made_and_filled(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert write_files(out, {"a.txt": b"one", "b.txt": b"two"}) == (out / "a.txt", out / "b.txt")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {"a.txt": b"one", "b.txt": b"two"}


def test_folders_within_the_folder_are_made_too(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_files(out, {"a/b/c.txt": b"deep", "a/d.txt": b"less"})
    assert sorted(str(path.relative_to(out)) for path in out.rglob("*")) == ["a", "a/b", "a/b/c.txt", "a/d.txt"]


def test_nothing_that_failed_leaves_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileTrouble):
        write_files(tmp_path / "out", {"a/b.txt": b"new"})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(FileTrouble) as told:
        write_files(tmp_path, {"a.txt": b"new", "b.txt": b"new"})
    place = tmp_path / "b.txt"
    assert str(told.value) == f"{place} is a folder, where a file should be. Put it aside. Nothing was written."
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.txt").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileTrouble) as told:
        write_files(tmp_path, {"a.txt": b"new"})
    assert str(told.value) == f"{tmp_path} cannot be written in: No space left on device. Nothing was written."
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"old"}


def test_a_file_that_cannot_be_replaced_is_named_and_nothing_is_left_lying_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return put(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(FileTrouble) as told:
        write_files(tmp_path, {"a.txt": b"new", "b.txt": b"new", "c.txt": b"new"})
    assert str(told.value) == (
        f"{tmp_path / 'b.txt'} cannot be written; it may be open in another program. Close it and run the same command "
        "again with --force."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
