"""Tables whose cells, rows and columns were thrown about end in words, never in a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from test_import_shapes import SESSIONS, SHAPES

from allocator.errors import AllocatorError
from allocator.intake.files.grid import TextGrid
from allocator.intake.imported import Choices
from allocator.intake.run import import_files
from allocator.workbook.event.read import inspect_event

STRANGE = (
    *("", "", "#N/A", "=A1+", "1e9", "-1", "0", "NaN", "[x]", "a;b;;", "'", "2026-11-25", "x" * 400, "\x00", "½", "😀"),
)


def thrown_about(rows: list[list[str]], dice: random.Random) -> list[list[str]]:
    """The rows with a few of all the things that happen to spreadsheets."""
    for _ in range(dice.randint(1, 6)):
        row = dice.choice(rows)
        match dice.randint(0, 6):
            case 0:
                row[dice.randrange(len(row))] = dice.choice(STRANGE)
            case 1:
                other = dice.choice(rows)
                at, there = dice.randrange(len(row)), dice.randrange(len(other))
                row[at], other[there] = other[there], row[at]
            case 2:
                dice.shuffle(rows)
            case 3:
                rows.insert(dice.randint(0, len(rows)), [""] * len(row))
            case 4:
                rows.append(list(row))
            case 5 if len(rows) > 1:
                rows.remove(row)
            case _:
                column = dice.randrange(min(map(len, rows)))
                for line in rows:
                    line[column] = dice.choice(STRANGE)
    return rows


@pytest.mark.parametrize(
    "seed", [pytest.param(seed, marks=pytest.mark.slow) if seed % 6 else seed for seed in range(60)]
)
def test_whatever_the_cells_hold_it_ends_in_words(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(seed)
    grids = []
    for name, rows in ((dice.choice(list(SHAPES)), None), ("sessions", SESSIONS)):
        cells = thrown_about([[str(cell) for cell in row] for row in (rows or SHAPES[name][0])], dice)
        width = max(map(len, cells))
        grids.append(TextGrid("all.xlsx", name[:31], tuple(tuple(row) + ("",) * (width - len(row)) for row in cells)))
    monkeypatch.setattr("allocator.intake.run.read_grids", lambda file: tuple(grids))
    event = tmp_path / "event.xlsx"
    try:
        found = import_files(event, [tmp_path / "all.xlsx"], Choices(rounds="2"))
    except AllocatorError:
        assert not event.exists()
    else:
        assert found.written
        assert found.counts["attendees"] == inspect_event(event).counts["attendees"]
