"""What kind of file this is, whatever it is called, and one sentence for each kind that is not an Excel workbook."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from enum import Enum, auto
from pathlib import Path

from allocator.errors import FileTrouble
from allocator.workbook.xlsx.parsing import NO_MEMORY, understood
from allocator.workbook.xlsx.sizes import too_many_parts

LARGEST_UNPACKED = 200_000_000
"""Bytes that a file, or the parts of a workbook together, may have; 100,000 attendees stay well below."""

DAMAGED = "is damaged: part of the file is missing. Save the workbook again, or take another copy."
PROTECTED = "is protected with a password. Open it in Excel, remove the password (File > Info) and save it."

_SAVE_AS = "Open it in Excel and save it as an Excel workbook (.xlsx)."
_NOT_EXCEL = "is not an Excel workbook"
_ANOTHER_ZIP = f"{_NOT_EXCEL} but a zip file of something else. Give the workbook itself."

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a")
_PHONE_PICTURES = (b"ftypheic", b"ftypmif1")
_HTML = (b"<html", b"<!doctype", b"<table", b"<meta", b"<div")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a") | {127})


class FileKind(Enum):
    """What a file is by its content."""

    WORKBOOK = auto()
    STRICT_WORKBOOK = auto()
    BINARY_WORKBOOK = auto()
    OLD_WORKBOOK = auto()
    OPEN_DOCUMENT = auto()
    TEXT = auto()
    WEB_PAGE = auto()
    XML = auto()
    DOCUMENT = auto()
    OLD_DOCUMENT = auto()
    PDF = auto()
    PICTURE = auto()
    OTHER_ZIP = auto()
    UNKNOWN = auto()


NO_WORKBOOK: Mapping[FileKind, str] = {
    FileKind.STRICT_WORKBOOK: f"is saved as 'Strict Open XML'. {_SAVE_AS}",
    FileKind.BINARY_WORKBOOK: f"is a binary workbook (.xlsb). {_SAVE_AS}",
    FileKind.OLD_WORKBOOK: f"is in the old format of before 2007 (.xls). {_SAVE_AS}",
    FileKind.OPEN_DOCUMENT: f"is an OpenDocument file. {_SAVE_AS}",
    FileKind.TEXT: f"{_NOT_EXCEL} but a text file (CSV). {_SAVE_AS}",
    FileKind.WEB_PAGE: f"{_NOT_EXCEL} but a web page (HTML). {_SAVE_AS}",
    FileKind.XML: f"{_NOT_EXCEL} but an XML file. {_SAVE_AS}",
    FileKind.DOCUMENT: _ANOTHER_ZIP,
    FileKind.OLD_DOCUMENT: f"{_NOT_EXCEL}. {_SAVE_AS}",
    FileKind.PDF: f"{_NOT_EXCEL}. {_SAVE_AS}",
    FileKind.PICTURE: f"{_NOT_EXCEL}. {_SAVE_AS}",
    FileKind.OTHER_ZIP: _ANOTHER_ZIP,
    FileKind.UNKNOWN: f"{_NOT_EXCEL}. {_SAVE_AS}",
}
"""For each kind but the one that is read, what to say after the file's name."""


def demand_workbook(path: Path) -> None:
    """Raise FileTrouble unless the file is a whole, unprotected .xlsx or .xlsm workbook of a reasonable size."""
    kind = kind_of(path)
    if kind is not FileKind.WORKBOOK:
        raise FileTrouble(f"{path} {NO_WORKBOOK[kind]}")


def kind_of(path: Path) -> FileKind:
    """The kind of a file; raises FileTrouble where nobody can read it: absent, empty, locked, too large, damaged."""
    content = bytes_of(path, "workbook", LARGEST_UNPACKED, "Copy the cells into a new workbook.")
    if content.startswith(_OLE):
        return _kind_of_ole(path, content)
    if content.startswith(b"PK"):
        return _kind_of_zip(path, content)
    return _kind_of_bytes(content)


def bytes_of(path: Path, thing: str, most: int, advice: str, *, may_be_empty: bool = False) -> bytes:
    """A file's bytes, at most `most`; raises FileTrouble where they cannot be read.

    `thing` is what the file should be, such as "workbook"; `advice` says what to do where it is too large.
    """
    try:
        if path.is_dir():
            raise FileTrouble(f"{path} is a folder. Give the name of the {thing} in it.")
        if path.exists() and not path.is_file():
            raise FileTrouble(f"{path} is not a file but a device or a pipe. Give the name of a {thing}.")
        if path.is_file() and path.stat().st_size > most:
            raise FileTrouble(f"{path} {too_large(path.stat().st_size, most, advice)}")
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileTrouble(f"{path} does not exist. Check the name and the folder.") from None
    except PermissionError:
        what = "it is open in another program, or you have no permission. Close it and try again."
        raise FileTrouble(f"{path} cannot be read: {what}") from None
    except MemoryError:
        raise FileTrouble(f"{path} {NO_MEMORY}") from None
    except (OSError, ValueError) as error:
        raise FileTrouble(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    if not content and not may_be_empty:
        raise FileTrouble(f"{path} is empty (0 bytes). Save the {thing} again, or take another copy.")
    return content


def too_large(size: int, most: int, advice: str) -> str:
    """What to say after the name of a file of this size in bytes."""
    return f"is {size / 1_000_000:,.0f} MB large; at most {most // 1_000_000} MB are read. {advice}"


def _kind_of_ole(path: Path, content: bytes) -> FileKind:
    """Tell a password, a Word file and the format before 2007 apart: all are in the same old container."""

    def holds(part: str) -> bool:
        return part.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise FileTrouble(f"{path} {PROTECTED}")
    return FileKind.OLD_DOCUMENT if holds("WordDocument") and not holds("Workbook") else FileKind.OLD_WORKBOOK


def _kind_of_zip(path: Path, content: bytes) -> FileKind:
    """Tell a workbook from other zips; raises FileTrouble for what is damaged, protected or a zip bomb."""
    trouble = too_many_parts(content)
    if trouble:
        raise FileTrouble(f"{path} {trouble}")
    with understood(path, DAMAGED), zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        size = sum(part.file_size for part in archive.infolist())
        if size > LARGEST_UNPACKED:
            raise FileTrouble(
                f"{path} unpacks to {size // 1_000_000:,} MB; at most {LARGEST_UNPACKED // 1_000_000} MB are read. "
                "Copy the cells into a new workbook."
            )
        if "xl/workbook.xml" in names:
            strict = b"purl.oclc.org/ooxml" in archive.read("xl/workbook.xml")
            return FileKind.STRICT_WORKBOOK if strict else FileKind.WORKBOOK
        if "mimetype" in names and b"opendocument" in (mimetype := archive.read("mimetype")):
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
            if b"encryption-data" in manifest:
                raise FileTrouble(f"{path} {PROTECTED}")
            return FileKind.DOCUMENT if b"opendocument.text" in mimetype else FileKind.OPEN_DOCUMENT
    if "xl/workbook.bin" in names:
        return FileKind.BINARY_WORKBOOK
    return FileKind.DOCUMENT if "word/document.xml" in names else FileKind.OTHER_ZIP


def _kind_of_bytes(content: bytes) -> FileKind:
    """Tell text, whatever it is called, from web pages, pictures and things that nobody knows."""
    if content.startswith(_PICTURES) or content[4:12] in _PHONE_PICTURES:
        return FileKind.PICTURE
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return FileKind.PDF
    if content.startswith(b"{\\rtf"):
        return FileKind.OLD_DOCUMENT
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(_HTML):
        return FileKind.WEB_PAGE
    if head.startswith(b"<?xml"):
        return FileKind.XML
    return FileKind.TEXT if _is_text(content) else FileKind.UNKNOWN


def _is_text(content: bytes) -> bool:
    """Whether the first bytes are text: in UTF-16, or with few control characters; NUL bytes among text are borne."""
    start = content[:65536]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = start.count(b"\0")
    others = len(start) - zeros
    controls = others - len(start.translate(None, _CONTROLS))
    return controls * 50 <= others and others > 0 and zeros <= others * 1.1
