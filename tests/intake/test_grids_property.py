"""Any table of texts, written in any set_look that can hold it, reads back equal."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from grid_files import Cells, book_of, delimited, old_book, old_text, only, open_document_of, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.slow

PLAIN = st.text(st.sampled_from("abcXYZ019 .-()?!'éüßØłЖ日€"), min_size=1, max_size=12).filter(
    lambda text: text.strip() and not text.strip().endswith(".0")  # a CSV file writes whole numbers so, too
)
LETTERS = st.text(st.sampled_from("abcXYZ019 ,;|\"'-_\téüßØłЖ日€=#+\n"), max_size=12)
WORDS = st.sampled_from("Zoë Noëlle Müller Größe André Françoise coördinatie Peña été Jörg Håkan Schäfer één".split())  # noqa: SIM905
HEADINGS = ("Naam", "Keuze", "Klas", "Ronde")


def tables(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Cells]:
    """Headings, and rows whose first cell holds something: at least three columns, so that a delimiter shows."""

    def rows(width: int) -> st.SearchStrategy[Cells]:
        row = st.tuples(PLAIN, *[texts] * (width - 1))
        return st.lists(row, min_size=1, max_size=6).map(lambda rows: (HEADINGS[:width], *rows))

    return st.integers(3, 4).flatmap(rows)


def as_read(cells: Cells) -> Cells:
    return tuple(tuple(row) for row in cells)


quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(
    cells=tables(LETTERS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    delimiter=st.sampled_from(",;\t|"),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    quote_all=st.booleans(),
)
def test_text_reads_back(cells: Cells, encoding: str, delimiter: str, line_end: str, quote_all: bool) -> None:
    quote_all = quote_all or line_end == "\r"  # with this line end, the csv module leaves a line feed unquoted
    text = delimited(cells, delimiter=delimiter, line_end=line_end, quote_all=quote_all)
    with tempfile.TemporaryDirectory() as place:
        assert only(written(Path(place) / "a.csv", text.encode(encoding))).cells == as_read(cells)


@quick
@given(
    names=st.lists(WORDS, min_size=4, max_size=12, unique=True),
    encoding=st.sampled_from(["cp1252", "latin-1", "mac_roman", "cp850", "cp437"]),
    delimiter=st.sampled_from(",;\t|"),
)
def test_western_words_read_back_from_one_byte_encodings(names: list[str], encoding: str, delimiter: str) -> None:
    cells = (
        HEADINGS[:3],
        *((name, "1", "2") for name in names if name.encode(encoding, "ignore").decode(encoding) == name),
    )
    text = delimited(cells, delimiter=delimiter)
    with tempfile.TemporaryDirectory() as place:
        assert only(written(Path(place) / "a.csv", text.encode(encoding))).cells == as_read(cells)


@quick
@given(tables(LETTERS.filter(lambda text: not text.startswith("="))))
def test_an_excel_workbook_reads_back(cells: Cells) -> None:
    with tempfile.TemporaryDirectory() as place:
        assert only(book_of(Path(place) / "a.xlsx", cells)).cells == as_read(cells)


@quick
@given(tables(LETTERS.map(lambda text: " ".join(text.replace("\t", " ").split(" ")))))
def test_an_open_document_reads_back(cells: Cells) -> None:
    with tempfile.TemporaryDirectory() as place:
        assert only(open_document_of(Path(place) / "a.ods", cells)).cells == as_read(cells)


@quick
@given(tables(LETTERS))
def test_an_old_workbook_reads_back(cells: Cells) -> None:
    texts = [old_text(row, column, text) for row, line in enumerate(cells) for column, text in enumerate(line) if text]
    with tempfile.TemporaryDirectory() as place:
        assert only(old_book(Path(place) / "a.xls", texts)).cells == as_read(cells)
