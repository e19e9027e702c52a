"""A Word document as lines: paragraphs, headings, numbers that Word itself counts, and tables, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from allocator.intake.programme.lines.line import TextLine, row
from allocator.workbook.xlsx.parsing import understood

_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_DAMAGED = "is damaged and cannot be read. Open it in Word, let it repair the file, and save it."


def read_word(path: Path) -> tuple[TextLine, ...]:
    """The lines of a .docx file; raises FileTrouble for a damaged one."""
    with understood(path, _DAMAGED):
        document = docx.Document(str(path))
        return tuple(_Numbers(document).lines())


class _Numbers:
    """The lines of a document, with the numbers that Word shows and does not store."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._counts: dict[tuple[str, int], int] = {}
        self._formats = _formats(document)

    def lines(self) -> Iterator[TextLine]:
        """Every paragraph that holds something and every row of a table."""
        apart, paragraphs, tables = True, 0, 0
        for block in self._document.iter_inner_content():
            if isinstance(block, Table):
                tables += 1
                yield from _rows(block, tables)
                apart = True
                continue
            paragraphs += 1
            lines = self._paragraph(block, f"paragraph {paragraphs}", apart)
            yield from lines
            apart = not lines

    def _paragraph(self, paragraph: Paragraph, place: str, apart: bool) -> list[TextLine]:
        """The lines of a paragraph, one for each break that was typed in it; bold and italics are kept as emphasis."""
        style = paragraph.style.name if paragraph.style is not None and paragraph.style.name else ""
        heading = _HEADING.match(style)
        level = int(heading[1]) if heading else 1 if style.casefold() == "title" else 0
        number, bullet = self._number(paragraph, style)
        found: list[TextLine] = []
        for pieces in _typed_lines(paragraph):
            text, strong = _joined([(number, False), *pieces] if number and not found else pieces)
            if text:
                found.append(TextLine(place, text, strong, level, bullet and not found, apart and not found))
        return found

    def _number(self, paragraph: Paragraph, style: str) -> tuple[str, bool]:
        """The number that Word shows in front, and whether it shows a bullet."""
        own = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        styled = paragraph.style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") if paragraph.style is not None else None
        listed = own if own is not None else styled
        key = _value(listed, "w:numId")
        depth = int(_value(listed, "w:ilvl") or 0)
        if not key:
            return "", style.casefold().startswith("list bullet")
        if key == "0":
            return "", False
        form = self._formats.get((key, depth), "decimal")
        if form in ("bullet", "none"):
            return "", form == "bullet"
        self._counts[key, depth] = self._counts.get((key, depth), 0) + 1
        return ("", True) if depth else (f"{_written(self._counts[key, depth], form)}. ", False)


def _value(element: Any, child: str) -> str:
    """The value of a child of an element; '' where there is none."""
    found = None if element is None else element.find(qn(child))
    return "" if found is None else str(found.get(qn("w:val")))


def _formats(document: Document) -> dict[tuple[str, int], str]:
    """How the lists of a document count, by list and depth: 'decimal', 'bullet', 'upperLetter', ..."""
    numbering = next(
        (
            one.target_part.element
            for one in document.part.rels.values()
            if one.reltype == RELATIONSHIP_TYPE.NUMBERING and not one.is_external
        ),
        None,
    )
    if numbering is None:
        return {}
    abstract = {
        one.get(qn("w:abstractNumId")): {
            int(level.get(qn("w:ilvl"))): form.get(qn("w:val"))
            for level in one.findall(qn("w:lvl"))
            if (form := level.find(qn("w:numFmt"))) is not None
        }
        for one in numbering.findall(qn("w:abstractNum"))
    }
    return {
        (str(one.get(qn("w:numId"))), depth): form
        for one in numbering.findall(qn("w:num"))
        for depth, form in abstract.get(one.find(qn("w:abstractNumId")).get(qn("w:val")), {}).items()
    }


def _written(number: int, form: str) -> str:
    if form in ("upperLetter", "lowerLetter") and number <= 26:
        return chr(ord("A") + number - 1)
    return str(number)


def _typed_lines(paragraph: Paragraph) -> list[list[tuple[str, bool]]]:
    """The texts of a paragraph and whether each is bold or italic, divided at the line breaks typed in it."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for part in paragraph.iter_inner_content():
        for run in getattr(part, "runs", [part]):
            first, *others = run.text.split("\n")
            strong = bool(run.bold or run.italic)
            lines[-1].append((first, strong))
            lines += [[(other, strong)] for other in others]
    return lines


def _joined(pieces: list[tuple[str, bool]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of a line, blanks made single, and its emphasised places; none where all of it looks the same."""
    text, strong_before = "", False
    spans: list[tuple[int, int]] = []
    for piece, strong in pieces:
        words = re.sub(r"\s+", " ", piece.replace("\u00ad", ""))
        words = words.lstrip() if not text or text.endswith(" ") else words
        if strong and strong_before and spans:
            spans[-1] = (spans[-1][0], len(text) + len(words))
        elif strong and words.strip():
            spans.append((len(text), len(text) + len(words)))
        strong_before = strong if words.strip() else strong_before
        text += words
    kept = text.rstrip()
    trimmed = [(start, min(end, len(kept))) for start, end in spans]
    return kept, tuple(span for span in trimmed if span != (0, len(kept)))


def _rows(table: Table, number: int) -> Iterator[TextLine]:
    """The rows of a table; a merged cell counts once, as its first."""
    for count, found in enumerate(table.rows, start=1):
        texts: list[str] = []
        seen: set[int] = set()
        for cell in found.cells:
            again = id(cell._tc) in seen
            seen.add(id(cell._tc))
            texts.append("" if again else "\n".join(" ".join(one.text.split()) for one in cell.paragraphs).strip())
        if any(texts):
            yield row(f"table {number}, row {count}", texts)
