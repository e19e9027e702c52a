"""A damaged file is read, or a sentence says why not; and the real files are all read."""

from __future__ import annotations

from pathlib import Path

import pytest
from grid_files import book_of, delimited, old_book, old_number, old_text, open_document_of, with_shared_texts, written

from allocator.intake.files.grid import read_grids
from benchmarks.intake import tormented
from benchmarks.real import folder

pytestmark = pytest.mark.slow

CELLS = [["Naam", "Keuze 1", "Keuze 2"], *([f"Zoë {number}", "Klei; of hout", "7"] for number in range(9))]


@pytest.fixture
def whole(tmp_path: Path) -> list[Path]:
    """One file of each kind."""
    old = [old_text(0, 0, "Naam"), *(old_number(row, 1, row / 4, style=row % 5) for row in range(1, 20))]
    return [
        book_of(tmp_path / "answers.xlsx", CELLS),
        with_shared_texts(book_of(tmp_path / "shared.xlsx", CELLS), "30"),
        open_document_of(tmp_path / "answers.ods", CELLS),
        old_book(tmp_path / "answers.xls", old),
        written(tmp_path / "answers.csv", delimited(CELLS, quote_all=True).encode("cp437")),
        written(tmp_path / "wide.csv", delimited(CELLS, delimiter="\t").encode("utf-16")),
    ]


def test_damaged_files_are_read_or_refused_with_a_sentence(whole: list[Path]) -> None:
    verdicts = list(tormented(whole, cases=600, seed=0))
    assert [verdict.fault for verdict in verdicts if verdict.fault] == []
    assert 100 < sum(verdict.read for verdict in verdicts) < 500  # both happen


@pytest.fixture
def real_files() -> list[Path]:
    paths = sorted(path for path in folder().rglob("*.*") if path.suffix in {".xlsx", ".csv", ".txt"})
    if not paths:
        pytest.skip("the real events are not here; ALLOCATOR_DATA says where they are")
    return paths


def test_real_files_are_read_with_letters_that_make_words(real_files: list[Path]) -> None:
    grids = [grid for path in real_files for grid in read_grids(path)]
    texts = {text for grid in grids for row in grid.cells for text in row}
    assert [
        text for text in texts if "\N{REPLACEMENT CHARACTER}" in text or any("\x80" <= c <= "\x9f" for c in text)
    ] == []
    assert any("Résumé" in text for text in texts)
    assert "Frühester Zeitpunkt" in texts


def test_damaged_real_files_are_read_or_refused_with_a_sentence(real_files: list[Path]) -> None:
    small = [path for path in real_files if path.stat().st_size < 50_000]
    assert [verdict.fault for verdict in tormented(small, cases=200, seed=1) if verdict.fault] == []
