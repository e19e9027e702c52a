"""Each kind of file that is no workbook has a sentence of its own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from allocator.errors import FileTrouble
from allocator.workbook.xlsx import sniff
from allocator.workbook.xlsx.cells import read_grids
from tests.workbook.event.event_books import write_book

SAVE_AS = "Open it in Excel and save it as an Excel workbook (.xlsx)."
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def trouble(path: Path) -> str:
    with pytest.raises(FileTrouble) as caught:
        read_grids(path)
    return str(caught.value)


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty (0 bytes). Save the workbook again, or take another copy."),
        (b"Id,Name\n1,Ada\n", f"is not an Excel workbook but a text file (CSV). {SAVE_AS}"),
        ("Id;Naam\n".encode("utf-16"), f"is not an Excel workbook but a text file (CSV). {SAVE_AS}"),
        (b"\xef\xbb\xbf <HTML><table></table>", f"is not an Excel workbook but a web page (HTML). {SAVE_AS}"),
        (b"<table border=1>", f"is not an Excel workbook but a web page (HTML). {SAVE_AS}"),
        (b"<?xml version='1.0'?><Workbook/>", f"is not an Excel workbook but an XML file. {SAVE_AS}"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", f"is not an Excel workbook. {SAVE_AS}"),
        (OLE + bytes(600), f"is in the old format of before 2007 (.xls). {SAVE_AS}"),
        (
            OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "is protected with a password. Open it in Excel, remove the password (File > Info) and save it.",
        ),
    ],
)
def test_a_file_that_is_no_workbook_says_what_it_is(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "event.xlsx"
    path.write_bytes(content)
    assert trouble(path) == f"{path} {sentence}"


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (
            {"word/document.xml": b"<x/>"},
            "is not an Excel workbook but a zip file of something else. Give the workbook itself.",
        ),
        ({"xl/workbook.bin": b"x"}, f"is a binary workbook (.xlsb). {SAVE_AS}"),
        (
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"},
            f"is an OpenDocument file. {SAVE_AS}",
        ),
        (
            {"xl/workbook.xml": b"<workbook xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'/>"},
            f"is saved as 'Strict Open XML'. {SAVE_AS}",
        ),
        (
            {"xl/workbook.xml": b"<workbook"},
            "is damaged and cannot be read. Open it in Excel, let it repair the file, and save it.",
        ),
    ],
)
def test_a_zip_that_is_no_workbook_says_what_it_is(tmp_path: Path, parts: dict[str, bytes], sentence: str) -> None:
    path = zipped(tmp_path / "event.xlsx", parts)
    assert trouble(path) == f"{path} {sentence}"


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "event.xlsx"
    assert trouble(path) == f"{path} does not exist. Check the name and the folder."


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    assert trouble(tmp_path) == f"{tmp_path} is a folder. Give the name of the workbook in it."


def test_half_a_workbook_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = write_book(tmp_path / "event.xlsx")
    path.write_bytes(path.read_bytes()[:3000])
    expected = "is damaged: part of the file is missing. Save the workbook again, or take another copy."
    assert trouble(path) == f"{path} {expected}"


def test_a_locked_file_asks_to_close_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_book(tmp_path / "event.xlsx")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    expected = "cannot be read: it is open in another program, or you have no permission. Close it and try again."
    assert trouble(path) == f"{path} {expected}"


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniff, "LARGEST_UNPACKED", 1_000_000)
    path = zipped(tmp_path / "event.xlsx", {"xl/workbook.xml": bytes(3_000_000)})
    expected = "unpacks to 3 MB; at most 1 MB are read. Copy the cells into a new workbook."
    assert trouble(path) == f"{path} {expected}"
