"""Text files in every set_look: encodings, delimiters, line ends and quotes."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from grid_files import only, written

from allocator.intake.files.grid import TextGrid, read_grids

GUESSED = "if letters look wrong, save the file as CSV UTF-8."


def cells(tmp_path: Path, text: str) -> tuple[tuple[str, ...], ...]:
    return only(written(tmp_path / "answers.csv", text)).cells


def test_a_text_file_is_one_grid_without_a_sheet(tmp_path: Path) -> None:
    path = written(tmp_path / "answers.csv", "Name,Choice 1\nZoë,Pottery\n")
    assert read_grids(path) == (TextGrid("answers.csv", "", (("Name", "Choice 1"), ("Zoë", "Pottery"))),)


def test_addresses_are_said_as_people_say_them() -> None:
    assert TextGrid("answers.csv", "", ()).address(13, 2) == "answers.csv, row 14, column 3 (C)"
    assert TextGrid("answers.xlsx", "Sheet1", ()).address(13, 2) == "answers.xlsx, Sheet1!C14"
    assert TextGrid("answers.xlsx", "Form 1", ()).address(0, 27) == "answers.xlsx, Form 1!AB1"


@pytest.mark.parametrize(
    ("encoding", "called", "words"),
    [
        ("cp1252", "Windows-1252 (Western European)", "Noëlle Coördinatie don’t € 5 –"),
        ("latin-1", "Windows-1252 (Western European)", "Müller Straße España François"),
        ("mac_roman", "Mac Roman", "Müller Straße été don’t Noëlle"),
        ("cp437", "code page 850 (DOS)", "Résumé Noëlle Müller"),
        ("cp850", "code page 850 (DOS)", "Müller Straße São João"),
        ("cp437", "code page 850 (DOS)", "Straße"),
    ],
)
def test_a_one_byte_encoding_is_guessed_by_its_words(tmp_path: Path, encoding: str, called: str, words: str) -> None:
    first = next(word for word in words.split() if not word.isascii())
    grid = only(written(tmp_path / "answers.csv", f"Name;Choice\n{first};1\n{words};2\n".encode(encoding)))
    assert grid.cells == (("Name", "Choice"), (first, "1"), (words, "2"))
    assert grid.notes == (f'the encoding is guessed: {called}, which makes "{first}"; {GUESSED}',)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_a_unicode_encoding_is_known_with_and_without_its_mark(tmp_path: Path, mark: bytes, encoding: str) -> None:
    grid = only(written(tmp_path / "answers.csv", mark + "Naam\tKeuze\nÉva\tKlei & verf\n".encode(encoding)))
    assert grid == TextGrid("answers.csv", "", (("Naam", "Keuze"), ("Éva", "Klei & verf")))


def test_utf_8_with_a_broken_letter_stays_utf_8(tmp_path: Path) -> None:
    content = "Naam,Keuze\nZoë,één\n".encode() * 10 + b"Zo\xc3"
    grid = only(written(tmp_path / "answers.csv", content))
    assert grid.cells[1] == ("Zoë", "één")
    assert grid.cells[-1] == ("Zo\N{REPLACEMENT CHARACTER}", "")
    assert grid.notes == (
        "1 character cannot be read and are shown as \N{REPLACEMENT CHARACTER}; correct them by hand.",
    )


def test_nul_bytes_are_left_out_and_said(tmp_path: Path) -> None:
    grid = only(written(tmp_path / "answers.csv", "Name,Choice\n\0A\0da,Pottery" + "\0" * 9))
    assert grid.cells == (("Name", "Choice"), ("Ada", "Pottery"))
    assert grid.notes == ("the file holds NUL bytes (11); they are left out.",)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end_will_do(tmp_path: Path, delimiter: str, line_end: str) -> None:
    lines = (("Name", "Choice 1", "Choice 2"), ("Ada", "Pottery", "Chess"), ("Bob", "", "Judo"))
    text = line_end.join(delimiter.join(line) for line in lines) + line_end
    assert cells(tmp_path, text) == lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a,b\r\n1,2\r3,4\n5,6", (("a", "b"), ("1", "2"), ("3", "4"), ("5", "6")), id="mixed line ends"),
        pytest.param("sep=|\na|b,c\n", (("a", "b,c"),), id="the delimiter is said"),
        pytest.param("a;b\n1,5;2,5\n3,0;4\n", (("a", "b"), ("1,5", "2,5"), ("3,0", "4")), id="decimal commas"),
        pytest.param(
            "Id,Ranking\n1,B;A;C;\n2,A;C;B;\n", (("Id", "Ranking"), ("1", "B;A;C;"), ("2", "A;C;B;")), id="ranking cell"
        ),
        pytest.param(
            "Our answers\n\na;b;c\n1;2;3\n4;5;6\n",
            (("Our answers", "", ""), ("", "", ""), ("a", "b", "c"), ("1", "2", "3"), ("4", "5", "6")),
            id="a title above the table",
        ),
        pytest.param(
            "n,c1,c2\nAda,1\nBob,1,2\nCy,1\n",
            (("n", "c1", "c2"), ("Ada", "1", ""), ("Bob", "1", "2"), ("Cy", "1", "")),
            id="empty last fields left out",
        ),
        pytest.param(
            "Workshops\nClay, and more\nChess\n", (("Workshops",), ("Clay, and more",), ("Chess",)), id="list"
        ),
        pytest.param('"Roe, Ann"\n"Doe, Jo"\n', (("Roe, Ann",), ("Doe, Jo",)), id="one quoted column"),
        pytest.param('a,b\n"x\ny","say ""hi"""\n', (("a", "b"), ("x\ny", 'say "hi"')), id="quotes"),
        pytest.param(
            'a,b\n"He said "hi" twice",1\n"open,2\n6" pipe,3\n',
            (("a", "b"), ('He said "hi" twice', "1"), ('"open', "2"), ('6" pipe', "3")),
            id="stray quotes",
        ),
        pytest.param('a,b\n="007",1\n"=""08""",2\n', (("a", "b"), ("007", "1"), ("08", "2")), id="kept zeros"),
        pytest.param("a,b\n1,2\n,\n\n \n", (("a", "b"), ("1", "2")), id="nothing at the end"),
        pytest.param("\n,\n,x\n", (("", ""), ("", ""), ("", "x")), id="nothing at the start keeps its place"),
        pytest.param(
            "a,b\nx\N{NO-BREAK SPACE}y,\N{ZERO WIDTH SPACE}z\x1a\n", (("a", "b"), ("x y", "z")), id="unseen characters"
        ),
    ],
)
def test_a_text_as_people_leave_it(tmp_path: Path, text: str, expected: tuple[tuple[str, ...], ...]) -> None:
    assert cells(tmp_path, text) == expected


def test_rows_in_one_pair_of_quotes_are_unwrapped(tmp_path: Path) -> None:
    grid = only(written(tmp_path / "answers.csv", '"Name,Choice,Note"\n"Ada,Pottery,""a, b"""\n"Bob,Chess,"\n'))
    assert grid.cells == (("Name", "Choice", "Note"), ("Ada", "Pottery", "a, b"), ("Bob", "Chess", ""))
    assert grid.notes == ("3 rows stood in one pair of quotes each; the quotes are removed.",)


def test_every_second_line_empty_is_said_and_addresses_stay(tmp_path: Path) -> None:
    grid = only(written(tmp_path / "answers.csv", "a,b\r\r\n1,2\r\r\n3,4\r\r\n"))
    assert grid.cells == (("a", "b"), ("", ""), ("1", "2"), ("", ""), ("3", "4"))
    assert grid.notes == ("every second row is empty.",)


def test_errors_in_a_text_file_are_said(tmp_path: Path) -> None:
    grid = only(written(tmp_path / "answers.csv", "a,b\n#N/A,1\n#1,#NV\n"))
    assert grid.notes == ("2 cells with an error instead of a value: A2 (#N/A), B3 (#NV).",)


def test_quotes_that_open_nothing_take_no_longer_than_their_number(tmp_path: Path) -> None:
    line = '""x,1\n'
    assert len(cells(tmp_path, "a,b\n" + line * 30_000)) == 30_001
