"""Whatever was done to a workbook, opening it ends in one sentence, and what is far too large is not opened at all."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from allocator.errors import FileTrouble
from allocator.workbook.xlsx import parsing, sizes, sniff
from allocator.workbook.xlsx.cells import load_whole, read_grids

SHEET = "xl/worksheets/sheet1.xml"
TELLS = (f" {parsing.DAMAGED}", f" {sniff.DAMAGED}", " is not an Excel workbook but a zip file of something else. ")


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook with text, a date, a formula, a note, a link and merged cells."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Answers"
    sheet.append(["Name", "Choice", 1.5, True])
    sheet.append(["Ada", "=1+1"])
    sheet["A1"].comment = Comment("note", "somebody")
    sheet["B1"].hyperlink = "https://example.org"
    sheet.merge_cells("A4:B5")
    sheet["A4"].value = "merged"
    sheet.row_dimensions[2].hidden = True
    workbook.create_sheet("Second")["C3"].value = "far"
    workbook.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def trouble(path: Path, read: Callable[[Path], object] = read_grids) -> str:
    with pytest.raises(FileTrouble) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(str(path))


def test_a_sound_workbook_reads_as_openpyxl_reads_it(book: Path) -> None:
    answers, second = read_grids(book)
    values = load_workbook(book, data_only=True)["Answers"]
    shown = {cell.where: (cell.value, cell.trouble[:15]) for row in answers.cells.values() for cell in row.values()}
    assert shown == {
        "Answers!A1": ("Name", ""),
        "Answers!B1": ("Choice", ""),
        "Answers!C1": (values["C1"].value, ""),
        "Answers!D1": (True, ""),
        "Answers!A2": ("Ada", ""),
        "Answers!B2": (None, "holds a formula"),
        "Answers!A4": ("merged", ""),
    }
    assert (answers.hidden, answers.merged) == (frozenset({2}), ((1, 4, 2, 5),))
    assert [cell.text for row in second.cells.values() for cell in row.values()] == ["far"]


@pytest.mark.parametrize("harm", ["empty", "cut", "gone", "no XML"])
@pytest.mark.parametrize(
    "part",
    ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", SHEET],
)
@pytest.mark.parametrize("read", [read_grids, load_whole])
def test_every_part_that_is_harmed_is_told(part: str, harm: str, read: Callable[[Path], object], book: Path) -> None:
    parts = parts_of(book)
    match harm:
        case "gone":
            del parts[part]
        case "no XML":
            parts[part] = b"<x" + bytes(range(256))
        case _:
            parts[part] = parts[part][: len(parts[part]) // 2 if harm == "cut" else 0]
    zipped(book, parts)
    if harm == "gone" and part in ("_rels/.rels", "xl/styles.xml", SHEET):
        try:
            read(book)  # openpyxl can do without
        except FileTrouble as told:
            assert str(told).endswith(TELLS[0])  # noqa: PT017
    elif part == "_rels/.rels":
        read(book)  # nothing is looked for there
    else:
        assert trouble(book, read).startswith(TELLS)


@pytest.mark.parametrize("number", range(60))
def test_cut_and_changed_bytes_are_told_or_read(number: int, book: Path) -> None:
    content = bytearray(book.read_bytes())
    place = number * len(content) // 60
    book.write_bytes(content[:place] if number % 2 else content[:place] + b"\xff\x00" + content[place + 2 :])
    try:
        read_grids(book)
    except FileTrouble as told:
        assert str(told).startswith(f"{book} ")  # noqa: PT017


def test_an_archive_with_another_kind_of_compression_is_told(book: Path) -> None:
    content = book.read_bytes()
    # The method of every entry, in its header and in the directory: 14 is LZMA, and what follows is none.
    content = re.sub(rb"(PK\x03\x04.{4})\x08\x00", lambda found: found[1] + b"\x0e\x00", content, flags=re.DOTALL)
    content = re.sub(rb"(PK\x01\x02.{6})\x08\x00", lambda found: found[1] + b"\x0e\x00", content, flags=re.DOTALL)
    book.write_bytes(content)
    assert trouble(book).startswith(TELLS)


@pytest.mark.parametrize("ending", [".ods", ".csv", ".html", ".numbers", ".zip", ""])
def test_a_workbook_under_another_ending_is_told(ending: str, book: Path) -> None:
    other = book.rename(book.with_suffix(ending))
    ends = f"ends in {ending}" if ending else "has no ending"
    expected = f" is an Excel workbook, but its name {ends}. Rename it to book.xlsx and try again."
    assert trouble(other) == expected


def test_two_sheets_that_are_one_part_are_damage(book: Path) -> None:
    parts = parts_of(book)
    relations = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(b"sheet2.xml", b"sheet1.xml")
    assert trouble(zipped(book, parts)) == TELLS[0]


def test_entities_are_not_unfolded(book: Path) -> None:
    parts = parts_of(book)
    parts[SHEET] = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + parts[SHEET]
    assert trouble(zipped(book, parts)) == TELLS[0]


def with_in_sheet(book: Path, inner: bytes, after: bytes = b"") -> Path:
    parts = parts_of(book)
    head, _, tail = parts[SHEET].partition(b"<sheetData>")
    tail = tail.partition(b"</sheetData>")[2]
    parts[SHEET] = head + b"<sheetData>" + inner + b"</sheetData>" + (after + b"</worksheet>" if after else tail)
    return zipped(book, parts)


FREE = "and no more are read. Delete blank rows, columns and sheets, or copy the cells into a new workbook."


@pytest.mark.parametrize("name", [b"mergeCell", b"hyperlink"])
def test_what_covers_a_whole_sheet_is_not_laid_out(name: bytes, book: Path) -> None:
    around = b"<%ss><%s ref='A1:XFD1048576'/></%ss>" % (name, name, name)
    assert trouble(with_in_sheet(book, b"", around)) == f" holds more than 2,000,000 cells, {FREE}"


def test_cells_are_counted_before_they_are_read(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bounds = sizes.Bounds(cells=20, texts=20, others=10_000, covered=True)
    monkeypatch.setattr("allocator.workbook.xlsx.gate.demand_ours.__defaults__", (bounds,))
    with_in_sheet(book, b"<row>" + b"<c/>" * 30 + b"</row>")
    assert trouble(book) == f" holds more than 20 cells, {FREE}"


def test_formats_and_links_are_counted_too(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bounds = sizes.Bounds(cells=1000, texts=20, others=600, covered=True)
    monkeypatch.setattr("allocator.workbook.xlsx.gate.demand_ours.__defaults__", (bounds,))
    with_in_sheet(book, b"", b"<hyperlinks>" + b'<hyperlink ref="A1" location="A1"/>' * 700 + b"</hyperlinks>")
    assert trouble(book) == f" holds more than 600 formats, links and notes, {FREE}"


def test_a_zip_of_far_too_many_files_is_not_opened(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "MOST_PARTS", 50)
    with zipfile.ZipFile(book, "a") as archive:
        for number in range(50):
            archive.writestr(f"x/{number}", b"")
    assert trouble(book).startswith(" holds 6")
    assert trouble(book).endswith(" files; at most 50 are read. " + FREE.partition("read. ")[2])


def test_a_cell_far_out_is_read_and_not_changed(book: Path) -> None:
    workbook = load_workbook(book)
    workbook["Second"]["XFD1048576"].value = "x"
    workbook.save(book)
    assert [len(grid.cells) for grid in read_grids(book)] == [3, 2]
    assert trouble(book, load_whole) == (
        ' reaches over 1,048,576 rows and 16,384 columns on the sheet "Second", 17,179,869,184 cells; at most '
        "5,000,000 are read. Delete the cells far out, or copy the table into a new workbook."
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "event.xlsx")
    expected = " is not a file but a device or a pipe. Give the name of a workbook."
    assert trouble(tmp_path / "event.xlsx") == expected


def test_memory_that_runs_out_is_told(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def runs_out(file: io.IOBase) -> None:
        raise MemoryError

    monkeypatch.setattr("allocator.workbook.xlsx.cells.raw_sheets", runs_out)
    assert trouble(book) == f" {parsing.NO_MEMORY}"
