"""Many rows written into a saved workbook at once, each in the likeness of a row that openpyxl has formatted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
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

MOST_KEPT = 2_000
"""Texts of a column that are written once and kept."""

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
    columns = [_Column(get_column_letter(at), styles) for at in range(1, max(map(len, one.rows)) + 1)]
    for start in range(0, len(one.rows), CHUNK):
        chunk = one.rows[start : start + CHUNK]
        yield "".join(_row(one.first + start + number, row, columns) for number, row in enumerate(chunk))
    yield xml[quoted.end() :]


def _styles(row: str) -> dict[str, str]:
    """The style of each cell of a model, by its column."""
    return {found[1]: found[2] for found in re.finditer(r'<c r="([A-Z]+)[0-9]+"(?: s="([0-9]+)")?', row)}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the rows, with the styles of its cells by letter, and what stands behind the number of a row.

    That is kept by text for some texts: those of a column often come again.
    """

    letter: str
    styles: tuple[dict[str, str], dict[str, str]]
    written: dict[str, str] = field(default_factory=dict)

    def behind_number(self, text: str) -> str:
        """A cell from the number of its row on; '' where nothing of the text can be stored."""
        plain, quoted = self.styles
        style = (quoted if text[0] in _LOOKS_LIKE_INPUT else plain).get(self.letter) or "0"
        shown = text if _PLAIN.fullmatch(text) else _escaped(text)
        if len(shown) > LONGEST_TEXT:
            raise FileTrouble(
                f"A cell would hold {len(shown):,} characters ({shown[:30]}...); "
                f"a cell of Excel holds {LONGEST_TEXT:,}."
            )
        blanks = shown and (shown[0] == " " or shown[-1] == " " or "\n" in shown or "  " in shown)
        space = ' xml:space="preserve"' if blanks else ""
        behind = f'" s="{style}" t="inlineStr"><is><t{space}>{shown}</t></is></c>' if shown else ""
        if len(self.written) < MOST_KEPT:
            self.written[text] = behind
        return behind


def _escaped(text: str) -> str:
    return escape(_LOOKS_ESCAPED.sub("_x005F_", storable(text)), quote=False)


def _row(number: int, texts: Sequence[str], columns: Sequence[_Column]) -> str:
    cells = []
    for column, text in zip(columns, texts, strict=False):
        if text:
            behind = column.written.get(text)
            if behind is None:
                behind = column.behind_number(text)
            if behind:
                cells.append(f'<c r="{column.letter}{number}{behind}')
    return f'<row r="{number}">{"".join(cells)}</row>'
