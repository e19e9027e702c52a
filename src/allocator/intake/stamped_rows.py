"""Many rows written into a saved workbook at once, each in the likeness of a row that openpyxl has formatted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils import get_column_letter

from allocator.errors import FileTrouble
from allocator.workbook.xlsx.style import LONGEST_TEXT, storable

MODEL_SIGNS = ("x", "'x")
"""What the rows hold that are models: one for plain text, one for text that looks like a formula and is quoted."""

MODELS = len(MODEL_SIGNS)

CHUNK = 2_000

_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LOOKS_LIKE_INPUT = ("=", "+", "-", "@", "'", "\t")
_PLAIN = re.compile(r"[^\x00-\x1f&<>_\ud800-\udfff\ufffe\uffff]*")


@dataclass(frozen=True, slots=True)
class Stamped:
    """Rows of texts for a sheet (the number of its part in the file), the first of which is row `first` of the sheet.

    Rows `first` and `first + 1` of the saved sheet are the models; column 1 is the first of each row.
    """

    part: int
    first: int
    rows: Sequence[Sequence[str]]


def stamp(saved: IO[bytes], target: IO[bytes], sheets: Iterable[Stamped]) -> None:
    """Copy a saved workbook with the rows in the place of their models; FileTrouble for a text that no cell holds."""
    wanted = {f"xl/worksheets/sheet{one.part}.xml": one for one in sheets}
    with ZipFile(saved) as source, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as copy:
        for item in source.infolist():
            content = source.read(item)
            one = wanted.get(item.filename)
            if one is None:
                copy.writestr(item, content)
                continue
            with copy.open(item.filename, "w", force_zip64=True) as part:
                for piece in _with_rows(content.decode("utf-8"), one):
                    part.write(piece.encode("utf-8"))


def _with_rows(xml: str, one: Stamped) -> Iterator[str]:
    models = [re.search(rf'<row r="{one.first + number}"[^>]*>(.*?)</row>', xml, re.DOTALL) for number in range(MODELS)]
    plain, quoted = models
    assert plain is not None, "a sheet to stamp holds its models"
    assert quoted is not None, "a sheet to stamp holds its models"
    last = one.first + len(one.rows) - 1
    before = re.sub(
        r'(<dimension ref="[A-Z]+[0-9]+:[A-Z]+)[0-9]+"',
        lambda found: f'{found[1]}{last}"',
        xml[: plain.start()],
        count=1,
    )
    yield before
    styles = (_styles(plain[1]), _styles(quoted[1]))
    letters = [get_column_letter(column) for column in range(1, max(map(len, one.rows)) + 1)]
    for start in range(0, len(one.rows), CHUNK):
        chunk = one.rows[start : start + CHUNK]
        yield "".join(_row(one.first + start + number, row, letters, styles) for number, row in enumerate(chunk))
    yield xml[quoted.end() :]


def _styles(row: str) -> dict[str, str]:
    """The style of each cell of a model, by its column."""
    return {found[1]: found[2] for found in re.finditer(r'<c r="([A-Z]+)[0-9]+"(?: s="([0-9]+)")?', row)}


def _row(number: int, texts: Sequence[str], letters: Sequence[str], styles: tuple[dict[str, str], ...]) -> str:
    plain, quoted = styles
    cells = []
    for letter, text in zip(letters, texts, strict=False):
        if not text:
            continue
        style = (quoted if text[0] in _LOOKS_LIKE_INPUT else plain).get(letter) or "0"
        if not _PLAIN.fullmatch(text):
            text = escape(_LOOKS_ESCAPED.sub("_x005F_", storable(text)), quote=False)
            if not text:
                continue
        if len(text) > LONGEST_TEXT:
            raise FileTrouble(
                f"A cell would hold {len(text):,} characters ({text[:30]}...); a cell of Excel holds {LONGEST_TEXT:,}."
            )
        space = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " or "\n" in text or "  " in text else ""
        cells.append(f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t{space}>{text}</t></is></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'
