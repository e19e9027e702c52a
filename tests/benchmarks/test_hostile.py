"""Damaged files and streams: every command ends in words, in time, and leaves nothing behind."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

hostile = pytest.importorskip("benchmarks.hostile", exc_type=ImportError)  # it limits memory as POSIX does

pytestmark = pytest.mark.slow

SEED = 15
FEW, MORE = 4, 60
"""How many cases run in this process, and how many by the command; `python -m benchmarks hostile` runs thousands."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a whole file of every kind."""
    folder = tmp_path_factory.mktemp("sound")
    hostile.make_sound_files(folder)
    return folder


@pytest.mark.parametrize("case", range(FEW))
def test_a_few_cases_end_in_words(case: int, sound: Path, tmp_path: Path) -> None:
    verdict = hostile.verdict_on(case, SEED, sound, tmp_path / "case", lambda words: None)
    assert verdict.faults == ()
    assert set(verdict.codes) <= {0, 1, 2, 3, 4}


@pytest.mark.skipif(os.name == "nt", reason="memory is limited as POSIX does")
def test_more_cases_end_in_words_in_time_and_leave_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    faults = hostile.run(range(MORE), SEED)
    told = capsys.readouterr().out
    assert (faults, told.count("\n")) == (0, 1), told


def test_the_same_seed_makes_the_same_damage(sound: Path) -> None:
    content = (sound / "event.xlsx").read_bytes()
    one, same, other = (hostile.damaged(content, random.Random(f"{SEED} {case}")) for case in (3, 3, 4))
    assert one == same != other


def test_a_fault_is_seen(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(path: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("allocator.workbook.event.read.read_grids", breaks)
    monkeypatch.setattr(hostile, "KINDS", dict.fromkeys(hostile.KINDS, ("event.xlsx",)))
    monkeypatch.setattr(hostile, "commands_on", lambda kind, bad, chance: [("check", bad)])
    verdict = hostile.verdict_on(0, SEED, sound, tmp_path / "case", lambda words: None)
    (fault,) = verdict.faults
    assert "IndexError at read.py:" in fault
