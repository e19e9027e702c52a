"""A programme's file as lines, whatever kind it is; one sentence for each kind that cannot be read."""

from __future__ import annotations

import zipfile
from pathlib import Path

from allocator.errors import FileTrouble
from allocator.intake.files.encodings import decoded
from allocator.intake.programme.lines.line import TextLine, lines_of
from allocator.workbook.xlsx.parsing import understood
from allocator.workbook.xlsx.sniff import bytes_of, too_large

LARGEST_TEXT = 1_000_000
"""Bytes of text that are read; the longest programmes have some hundred thousand."""

MOST_LINES, LONGEST_LINE = 10_000, 20_000
"""Lines that are read, and characters of one."""

LARGEST_DOCUMENT = 100_000_000
"""Bytes that the parts of a Word document may have together, pictures included."""

LARGEST_PART = 30_000_000
"""Bytes that the text of a Word document may have with its formats."""

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ALONE = "Copy the programme alone into a new file."
_GIVE = "Give the programme as a text (.txt, .md) or a Word document (.docx)."
_KINDS = (
    (b"%PDF", f"is a PDF. Copy its text into a text file, or open it in Word and save it as .docx. {_GIVE}"),
    (b"{\\rtf", "is a Rich Text file (.rtf). Open it in Word and save it as a Word document (.docx)."),
    (b"\x89PNG", f"is a picture. {_GIVE}"),
    (b"\xff\xd8\xff", f"is a picture. {_GIVE}"),
    (b"GIF8", f"is a picture. {_GIVE}"),
    (b"II*\0", f"is a picture. {_GIVE}"),
    (b"MM\0*", f"is a picture. {_GIVE}"),
    (b"BM", f"is a picture. {_GIVE}"),
    (b"RIFF", f"is a picture or a sound. {_GIVE}"),
)
_WEB = (b"<html", b"<!doctype", b"<table", b"<meta", b"<div", b"<?xml")


def read_document(path: Path) -> tuple[TextLine, ...]:
    """The lines of a programme; raises FileTrouble with one sentence for a file that is none."""
    content = bytes_of(path, "programme", LARGEST_DOCUMENT, _ALONE)
    if not content.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise FileTrouble(f"{path} is empty. Save the programme again, or take another copy.")
    if content.startswith(_OLE):
        raise FileTrouble(f"{path} {_old_or_encrypted(content)}")
    if content.startswith(b"PK\x03\x04"):
        from allocator.intake.programme.lines.word import read_word

        _demand_document(path)
        return _reasonable(path, read_word(path))
    trouble = _text_trouble(content)
    if trouble:
        raise FileTrouble(f"{path} {trouble}")
    return _reasonable(path, lines_of(decoded(content)[0]))


def _reasonable(path: Path, lines: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    if len(lines) > MOST_LINES:
        raise FileTrouble(f"{path} has {len(lines):,} lines; at most {MOST_LINES:,} are read. {_ALONE}")
    longest = max(lines, key=lambda line: len(line.text), default=None)
    if longest is not None and len(longest.text) > LONGEST_LINE:
        raise FileTrouble(
            f"{path}, {longest.place}, has {len(longest.text):,} characters; at most {LONGEST_LINE:,} are read in one "
            "line. Begin every session on a line of its own."
        )
    return lines


def _old_or_encrypted(content: bytes) -> str:
    """Tell a password from the format before 2007: both are in the same old container."""
    if _ENCRYPTED in content:
        return "is protected with a password. Open it in Word, remove the password (File > Info) and save it."
    return "is in a format of before 2007 (.doc). Open it in Word and save it as a Word document (.docx)."


def _demand_document(path: Path) -> None:
    """Raise FileTrouble unless the zip file is a Word document of a reasonable size."""
    with understood(path, DAMAGED), zipfile.ZipFile(path) as archive:
        parts = {part.filename: part.file_size for part in archive.infolist()}
        open_document = "mimetype" in parts and b"opendocument.text" in archive.read("mimetype")
    if open_document:
        raise FileTrouble(f"{path} is an OpenDocument text (.odt). Save it as a Word document (.docx).")
    if "xl/workbook.xml" in parts:
        raise FileTrouble(f"{path} is an Excel workbook, not a programme. {_GIVE}")
    if "word/document.xml" not in parts:
        raise FileTrouble(f"{path} is a zip file of something else. {_GIVE}")
    size, most = sum(parts.values()), LARGEST_DOCUMENT
    largest = max(size for name, size in parts.items() if name.endswith((".xml", ".rels")))
    if largest > LARGEST_PART:
        size, most = largest, LARGEST_PART
    if size > most:
        raise FileTrouble(
            f"{path} unpacks to {size // 1_000_000:,} MB; at most {most // 1_000_000} MB are read. "
            "Copy the programme alone into a new document."
        )


DAMAGED = "is damaged: part of the file is missing. Save the document again, or take another copy."


def _text_trouble(content: bytes) -> str:
    """What is wrong with what should be text, to be read after the file's name; '' when nothing is."""
    for start, sentence in _KINDS:
        if content.startswith(start) and not (start == b"BM" and content[:1024].isascii()):
            return sentence
    if content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_WEB):
        return f"is a web page (HTML or XML). Copy its text into a text file. {_GIVE}"
    if len(content) > LARGEST_TEXT:
        return too_large(len(content), LARGEST_TEXT, _ALONE)
    text = decoded(content)[0][:100_000]
    controls = sum(letter < " " and letter not in "\t\n\r\f\v" for letter in text)
    return f"is not a text. {_GIVE}" if controls * 100 > len(text) else ""
