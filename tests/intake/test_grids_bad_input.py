"""What cannot be read gets one sentence, soon, whatever is in it."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from grid_files import (
    EMPTY,
    book_of,
    changed,
    old_book,
    old_text,
    open_document,
    open_document_of,
    with_shared_texts,
    written,
    zipped,
)

from allocator.errors import FileTrouble
from allocator.intake.files import grid
from allocator.intake.files.grid import read_grids
from allocator.intake.files.spreadsheets import survey
from allocator.workbook.xlsx import sizes, sniff

SAVE_AS = "Open it in Excel and save it as an Excel workbook (.xlsx)."
COPY = "Copy its table into an Excel workbook (.xlsx) and give that."
DAMAGED = "is damaged and cannot be read. Open it in Excel, let it repair the file, and save it."
PROTECTED = "is protected with a password. Open it in Excel, remove the password (File > Info) and save it."
FAR_OUT = "at most 5,000,000 are read. Delete the cells far out, or copy the table into a new workbook."
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
SHEET = "xl/worksheets/sheet1.xml"


def trouble(path: Path) -> str:
    with pytest.raises(FileTrouble) as caught:
        read_grids(path)
    return str(caught.value).removeprefix(f"{path} ")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "is empty (0 bytes). Save the workbook again, or take another copy."),
        ("a.csv", b"\n \r\n;;;\n", "holds nothing: every cell is blank. Check that it is the right file."),
        ("a.xls", b"<html><table></table></html>", f"is not an Excel workbook but a web page (HTML). {SAVE_AS}"),
        ("a.xls", b"<?xml version='1.0'?><Workbook/>", f"is not an Excel workbook but an XML file. {SAVE_AS}"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a picture. Ask for the spreadsheet that it shows."),
        ("a.csv", b"\xff\xd8\xff\xe0\0\x10JFIF", "is a picture. Ask for the spreadsheet that it shows."),
        ("a.xlsx", b"\0\0\0\x18ftypheic\0\0\0\0", "is a picture. Ask for the spreadsheet that it shows."),
        ("a.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", f"is a PDF. {COPY}"),
        ("a.csv", b"{\\rtf1\\ansi Hello}", f"is a text document (Word or the like). {COPY}"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), f"is a text document (Word or the like). {COPY}"),
        ("a.xls", OLE + bytes(600), DAMAGED),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), PROTECTED),
        (
            "a.csv",
            bytes(range(32)) * 9,
            "is neither a spreadsheet nor a text file. Save it as .xlsx or .csv in the program that wrote it.",
        ),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_named(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    assert trouble(written(tmp_path / name, content)) == sentence


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"word/document.xml": b"<x/>"}, f"is a text document (Word or the like). {COPY}"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, f"is a text document (Word or the like). {COPY}"),
        ({"xl/workbook.bin": b"x"}, f"is a binary workbook (.xlsb). {SAVE_AS}"),
        ({"photo.jpg": b"x"}, "is not an Excel workbook but a zip file of something else. Give the workbook itself."),
        ({"xl/workbook.xml": b"<workbook"}, DAMAGED),
        (
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            },
            PROTECTED,
        ),
    ],
)
def test_a_zip_of_another_kind_is_named(tmp_path: Path, parts: dict[str, bytes], sentence: str) -> None:
    assert trouble(zipped(tmp_path / "a.xlsx", parts)) == sentence


def test_a_folder_and_a_file_that_is_not_there_are_named(tmp_path: Path) -> None:
    assert trouble(tmp_path) == "is a folder. Give the name of the workbook in it."
    assert trouble(tmp_path / "a.csv") == "does not exist. Check the name and the folder."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_device_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert trouble(tmp_path / "a.csv") == "is not a file but a device or a pipe. Give the name of a workbook."


def test_an_old_workbook_with_a_password_is_named(tmp_path: Path) -> None:
    assert trouble(old_book(tmp_path / "a.xls", [], encrypted=True)) == PROTECTED


def test_half_a_workbook_is_damaged(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", [["Name"]])
    assert trouble(written(path, path.read_bytes()[:3000])) == sniff.DAMAGED


def test_a_workbook_of_blank_cells_holds_nothing(tmp_path: Path) -> None:
    nothing = "holds nothing: every cell is blank. Check that it is the right file."
    assert trouble(book_of(tmp_path / "a.xlsx", [["", " "]])) == nothing
    assert trouble(open_document_of(tmp_path / "a.ods", [[""]])) == nothing
    assert trouble(old_book(tmp_path / "a.xls", [])) == nothing


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniff, "LARGEST_UNPACKED", 1_000_000)
    path = zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": bytes(3_000_000)})
    assert trouble(path) == "unpacks to 3 MB; at most 1 MB are read. Copy the cells into a new workbook."


def test_a_zip_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": b"<workbook/>", SHEET: bytes(3_000_000)})
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(SHEET)
    content = path.read_bytes().replace(info.file_size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert trouble(written(path, content)) == DAMAGED


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniff, "LARGEST_UNPACKED", 1_000_000)
    path = written(tmp_path / "a.csv", b"a,b\n" * 600_000)
    assert trouble(path) == "is 2 MB large; at most 1 MB are read. Copy the cells into a new workbook."


def test_a_cell_in_the_last_corner_is_named_before_memory_is_set_aside(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", [["Name"]])
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    changed(path, SHEET, lambda xml: xml.replace("</sheetData>", corner))
    cells = '1,048,576 rows and 16,384 columns on the sheet "Answers", 17,179,869,184 cells'
    assert trouble(path) == f"reaches over {cells}; {FAR_OUT}"


def test_a_blank_cell_in_the_last_corner_does_no_harm(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", [["Name"]])
    corner = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    changed(path, SHEET, lambda xml: xml.replace("</sheetData>", corner))
    assert [sheet.cells for sheet in read_grids(path)] == [(("Name",),)]


def test_a_count_of_shared_texts_is_not_believed(tmp_path: Path) -> None:
    path = with_shared_texts(book_of(tmp_path / "a.xlsx", [["Name", 'a count="5"']]), "99999999999")
    assert [sheet.cells for sheet in read_grids(path)] == [(("Name", 'a count="5"'),)]


def test_one_repeated_cell_of_an_open_document_is_not_unrolled(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p>'
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-cell></table:table-row>'
    cells = '1,048,576 rows and 16,384 columns on the sheet "Answers", 17,179,869,184 cells'
    assert trouble(open_document(tmp_path / "a.ods", rows)) == f"reaches over {cells}; {FAR_OUT}"


def test_a_far_cell_of_an_open_document_and_of_an_old_workbook_are_named(tmp_path: Path) -> None:
    blank = f'<table:table-row table:number-rows-repeated="999999">{EMPTY}</table:table-row>'
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    open_rows = f"{blank}<table:table-row>{EMPTY * 5}{cell}</table:table-row>"
    cells = '1,000,000 rows and 6 columns on the sheet "Answers", 6,000,000 cells'
    assert trouble(open_document(tmp_path / "a.ods", open_rows)) == f"reaches over {cells}; {FAR_OUT}"
    old = old_book(tmp_path / "a.xls", [old_text(0, 0, "x"), old_text(65535, 255, "y")])
    cells = '65,536 rows and 256 columns on the sheet "Answers", 16,777,216 cells'
    assert trouble(old) == f"reaches over {cells}; {FAR_OUT}"


def test_many_sheets_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (survey, sizes):
        monkeypatch.setattr(module, "LARGEST_AREA", 10)
    rows = (
        "<table:table-row>" + '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>' * 6
    )
    path = open_document(
        tmp_path / "a.ods",
        f'{rows}</table:table-row></table:table><table:table table:name="B">{rows}</table:table-row>',
    )
    assert trouble(path) == (
        'reaches over 1 rows and 6 columns on the sheet "Answers", 6 cells; '
        "at most 10 are read. Delete the cells far out, or copy the table into a new workbook."
    )  # fmt: skip


def test_a_text_file_with_one_endless_row_among_many_is_not_padded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "LARGEST_AREA", 1000)
    path = written(tmp_path / "a.csv", "a,b\n" * 99 + "x," * 99 + "x\n")
    assert trouble(path).startswith("reaches over 100 rows and 100 columns, 10,000 cells; ")


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", [["Name"]])
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    changed(path, SHEET, lambda xml: bomb + xml)
    assert trouble(path) == DAMAGED
