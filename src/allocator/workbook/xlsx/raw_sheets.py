"""The sheets of a workbook straight from its parts: values alone, and nothing of looks, notes, links and drawings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.reader.workbook import WorkbookParser
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, MERGE_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

Area = tuple[int, int, int, int]

_TEXT = f"{{{SHEET_MAIN_NS}}}t"
_RUN = f"{{{SHEET_MAIN_NS}}}r"
_SHARED = f"{{{SHEET_MAIN_NS}}}si"
_YES = frozenset({"1", "true", "t"})


class RawSheet(WorkSheetParser):
    """A sheet; `merged` and what is hidden are known once its rows were read."""

    title: str
    merged: tuple[Area, ...] = ()

    def rows(self) -> Iterator[list[dict[str, Any]]]:
        """The cells of every row: `row`, `column`, `value`, and `data_type`, 'f' where nothing was calculated."""
        for _, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                yield self.parse_row(element)[1]
                element.clear()
            elif element.tag == MERGE_TAG:
                self.merged = tuple(_area(one.get("ref", "")) for one in element)

    def is_hidden(self, row: int) -> bool:
        """Whether a row is hidden."""
        return str(self.row_dimensions.get(str(row), {}).get("hidden")) in _YES

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """A cell, by its element."""
        if element.get("t") == "inlineStr":
            return self._inline(element)
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and cell["data_type"] == "n" and element.find(FORMULA_TAG) is not None:
            cell["data_type"] = "f"
        return cell

    def _inline(self, element: Any) -> dict[str, Any]:
        where = element.get("r")
        row, column = coordinate_to_tuple(where) if where else (self.row_counter, self.col_counter + 1)
        self.col_counter = column
        child = element.find(INLINE_STRING)
        return {"row": row, "column": column, "value": None if child is None else _text(child), "data_type": "s"}


def raw_sheets(file: IO[bytes]) -> Iterator[RawSheet]:
    """Every sheet with cells, in its order; raises whatever openpyxl raises for what it cannot read."""
    reader = ExcelReader(file, data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    texts = _shared_texts(reader)
    titles: set[str] = set()
    parser: WorkbookParser = reader.parser
    for about, relation in parser.find_sheets():
        if relation.target not in reader.valid_files or "chartsheet" in relation.Type:
            continue
        if not about.name or about.name in titles:
            raise ValueError(f"a second sheet is called {about.name}")
        titles.add(about.name)
        with reader.archive.open(relation.target) as part:
            book: Any = reader.wb
            sheet = RawSheet(part, texts, True, book.epoch, book._date_formats, book._timedelta_formats, False)
            sheet.title = about.name
            yield sheet


def _shared_texts(reader: ExcelReader) -> list[str]:
    package: Any = reader.package
    about = package.find(SHARED_STRINGS)
    if about is None:
        return []
    texts = []
    with reader.archive.open(about.PartName[1:]) as part:
        for _, element in iterparse(part):
            if element.tag == _SHARED:
                texts.append(_text(element).replace("x005F_", ""))
                element.clear()
    return texts


def _text(element: Any) -> str:
    """The text of a cell, part by part where its parts look different, without what is read aloud above it."""
    return "".join([element.findtext(_TEXT) or "", *(run.findtext(_TEXT) or "" for run in element.findall(_RUN))])


def _area(reference: str) -> Area:
    left, top, right, bottom = range_boundaries(reference)
    if left is None or top is None or right is None or bottom is None:
        raise ValueError(f"{reference} is no area")
    return left, top, right, bottom
