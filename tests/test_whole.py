"""Files are written whole or not at all, and only what the dead left is cleared."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from allocator import whole
from allocator.whole import clear_after_the_dead, passing, write_whole

DIES = """
import os, sys
from pathlib import Path
from allocator.whole import passing
with passing(Path(sys.argv[1])) as place:
    (place / "deep").mkdir()
    (place / "deep" / "half.txt").write_text("ha")
    os._exit(1)
"""


def dead(folder: Path) -> Path:
    """What a run left that died while it wrote."""
    subprocess.run([sys.executable, "-c", DIES, str(folder)], check=False, timeout=60)
    (left,) = folder.glob(".writing-*")
    return left


def test_a_file_takes_its_place_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", lambda file: file.write(b"new"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"new"}


def test_what_a_dead_run_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    left = dead(tmp_path)
    assert (left / "deep" / "half.txt").exists()
    write_whole(tmp_path / "a.txt", lambda file: file.write(b"new"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_what_a_living_run_writes_stays(tmp_path: Path) -> None:
    with passing(tmp_path) as place:
        (place / "half.txt").write_text("ha")
        clear_after_the_dead(tmp_path)
        write_whole(tmp_path / "a.txt", lambda file: file.write(b"new"))
        assert (place / "half.txt").read_text() == "ha"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_run_that_died_before_its_lock_is_cleared_too(tmp_path: Path) -> None:
    (tmp_path / ".writing-000000000000.tmp").mkdir()
    clear_after_the_dead(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_another_run_cleared_too_early_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_ours, cleared = whole._is_ours, []

    def late(file: object) -> bool:
        if not cleared:
            cleared.append(True)
            clear_after_the_dead(tmp_path)
        return is_ours(file)  # type: ignore[arg-type]

    monkeypatch.setattr(whole, "_is_ours", late)
    write_whole(tmp_path / "a.txt", lambda file: file.write(b"new"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_somebody_elses_folder_of_that_kind_of_name_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / ".writing-mine.tmp").mkdir()
    (tmp_path / ".writing-mine.tmp" / "notes.txt").write_text("mine")
    write_whole(tmp_path / "a.txt", lambda file: file.write(b"new"))
    assert (tmp_path / ".writing-mine.tmp" / "notes.txt").read_text() == "mine"
