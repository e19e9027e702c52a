"""What kind of file this is, and one sentence for each kind that is not an Excel workbook."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from allocator.errors import FileTrouble

LARGEST_UNPACKED = 200_000_000
"""Bytes that the parts of a workbook may have together; an event of 100,000 attendees stays well below."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "Open it in Excel and save it as an Excel workbook (.xlsx)."
_NOT_EXCEL = "is not an Excel workbook"


def demand_workbook(path: Path) -> None:
    """Raise FileTrouble unless the file is a whole, unprotected .xlsx or .xlsm workbook of a reasonable size."""
    trouble = _trouble(path)
    if trouble:
        raise FileTrouble(f"{path} {trouble}")


def _trouble(path: Path) -> str:
    """What is wrong with the file, to be read after its name; '' when nothing is."""
    if path.is_dir():
        return "is a folder. Give the name of the workbook in it."
    try:
        start = path.read_bytes()
    except FileNotFoundError:
        return "does not exist. Check the name and the folder."
    except PermissionError:
        return "cannot be read: it is open in another program, or you have no permission. Close it and try again."
    except OSError as error:
        return f"cannot be read: {error.strerror or error}."
    if not start:
        return "is empty (0 bytes). Save the workbook again, or take another copy."
    if start.startswith(_OLE):
        return _old_or_encrypted(start)
    if start.startswith(b"PK"):
        return _zip_trouble(path)
    return _text_trouble(start)


def _old_or_encrypted(content: bytes) -> str:
    """Tell a password from the format before 2007: both are in the same old container."""
    if _ENCRYPTED in content:
        return "is protected with a password. Open it in Excel, remove the password (File > Info) and save it."
    return f"is in the old format of before 2007 (.xls). {_SAVE_AS}"


def _zip_trouble(path: Path) -> str:
    """Tell a workbook from other zips, whole ones from damaged ones."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            size = sum(part.file_size for part in archive.infolist())
            if size > LARGEST_UNPACKED:
                return (
                    f"unpacks to {size // 1_000_000:,} MB; at most {LARGEST_UNPACKED // 1_000_000} MB are read. "
                    "Copy the cells into a new workbook."
                )
            if "xl/workbook.xml" in names:
                return _strict_trouble(archive.read("xl/workbook.xml"))
            if "mimetype" in names and b"opendocument" in archive.read("mimetype"):
                return f"is an OpenDocument file. {_SAVE_AS}"
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        return "is damaged: part of the file is missing. Save the workbook again, or take another copy."
    if "xl/workbook.bin" in names:
        return f"is a binary workbook (.xlsb). {_SAVE_AS}"
    return f"{_NOT_EXCEL} but a zip file of something else. Give the workbook itself."


def _strict_trouble(workbook_part: bytes) -> str:
    """Name the Strict variant of the format, whose sheets the library does not see."""
    if b"purl.oclc.org/ooxml" in workbook_part:
        return f"is saved as 'Strict Open XML'. {_SAVE_AS}"
    return ""


def _text_trouble(content: bytes) -> str:
    """Tell HTML and CSV, whatever they are called, from things that nobody knows."""
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<html", b"<!doctype", b"<table", b"<meta", b"<div")):
        return f"{_NOT_EXCEL} but a web page (HTML). {_SAVE_AS}"
    if head.startswith(b"<?xml"):
        return f"{_NOT_EXCEL} but an XML file. {_SAVE_AS}"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in content[:4096]:
        return f"{_NOT_EXCEL} but a text file (CSV). {_SAVE_AS}"
    return f"{_NOT_EXCEL}. {_SAVE_AS}"
