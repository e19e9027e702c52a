"""A look into the sheets of .ods."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from xml.parsers import expat

from allocator.intake.files.spreadsheets.parts import Parts
from allocator.intake.files.spreadsheets.survey import Places, Position, Survey
from allocator.workbook.xlsx.sizes import MOST_COLUMNS, MOST_ROWS
from allocator.workbook.xlsx.style import LONGEST_TEXT

_AS_SHOWN = {"percentage", "error"}
_LONG = re.compile("PT([0-9]+)H([0-9]+)M.*")
_DAY = re.compile(r"[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[^\W\d_]{3,9})\.?")
"""A date that shows no year."""

_ZEROS_IN_FRONT = re.compile("0[0-9]+")


def surveys_of(parts: Parts) -> list[Survey]:
    """A survey of every sheet; raises ExpatError or ValueError for broken XML, TooLarge for far too many cells."""
    return _ContentSurvey().of(parts["content.xml"])


class _ContentSurvey:
    """One pass over the XML of all sheets; prefixes are those that every writer of the format uses."""

    def __init__(self) -> None:
        self._surveys: list[Survey] = []
        self._places = Places()
        self._row = 0
        self._column = 0
        self._rows_repeated = 1
        self._hidden_from = 0
        self._cell: Mapping[str, str] | None = None
        self._text: list[str] = []
        self._aside = 0
        self._style = ""
        self._struck: set[str] = set()
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def of(self, xml: bytes) -> list[Survey]:
        """The surveys in the order of the sheets."""
        self._parser.Parse(xml, True)
        return self._surveys

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "style:style":
                self._style = attributes.get("style:name", "")
            case "style:text-properties":
                if attributes.get("style:text-line-through-style", "none") != "none":
                    self._struck.add(self._style)
            case "table:table":
                self._surveys.append(Survey(attributes.get("table:name", "")))
                self._row = self._hidden_from = 0
            case "table:table-column":
                repeated = _count(attributes, "table:number-columns-repeated")
                if attributes.get("table:visibility") in {"collapse", "filter"}:
                    columns = range(self._hidden_from, min(self._hidden_from + repeated, MOST_COLUMNS))
                    self._surveys[-1].hidden_columns.update(self._places.take(columns))
                self._hidden_from += repeated
            case "table:table-row":
                self._column = 0
                self._rows_repeated = _count(attributes, "table:number-rows-repeated")
                if attributes.get("table:visibility") in {"collapse", "filter"}:
                    rows = range(self._row, min(self._row + self._rows_repeated, MOST_ROWS))
                    self._surveys[-1].hidden_rows.update(self._places.take(rows))
            case "table:table-cell" | "table:covered-table-cell":
                self._cell, self._text = attributes, []
            case "office:annotation":
                self._aside += 1
            case "text:s" if _count(attributes, "text:c") > LONGEST_TEXT:
                raise ValueError("more blanks in a row than a cell can hold")
            case "text:p" if self._cell is not None and not self._aside:
                self._parser.CharacterDataHandler = self._text.append

    def _end(self, name: str) -> None:
        match name:
            case "text:p":
                self._parser.CharacterDataHandler = None
            case "office:annotation":
                self._aside -= 1
            case "table:table-cell" | "table:covered-table-cell" if self._cell is not None:
                repeated = _count(self._cell, "table:number-columns-repeated")
                self._end_cell(self._cell, "".join(self._text), repeated)
                self._column += repeated
                self._cell = None
            case "table:table-row":
                self._row += self._rows_repeated

    def _end_cell(self, cell: Mapping[str, str], text: str, repeated: int) -> None:
        survey = self._surveys[-1]
        kind = cell.get("calcext:value-type") or cell.get("office:value-type", "")
        uncalculated = "table:formula" in cell and not kind
        if not (kind or text or uncalculated):
            return
        survey.reach(self._row + self._rows_repeated - 1, self._column + repeated - 1)
        if self._struck and cell.get("table:style-name") in self._struck:
            survey.struck += self._repeated(repeated)
        if uncalculated:
            places = self._repeated(repeated)
            survey.uncalculated += places
            survey.shown.update(dict.fromkeys(places, cell["table:formula"].removeprefix("of:")))
        elif kind in _AS_SHOWN or (kind == "float" and _says_more(text)):
            survey.shown.update(dict.fromkeys(self._repeated(repeated), text))
        elif kind == "date" and _DAY.fullmatch(text):
            places = self._repeated(repeated)
            survey.shown.update(dict.fromkeys(places, text))
            survey.days += places
        elif kind == "time" and (long := _LONG.match(cell.get("office:time-value", ""))) and int(long[1]) >= 24:
            survey.shown.update(dict.fromkeys(self._repeated(repeated), f"{int(long[1])}:{long[2]}"))
        rows, columns = _count(cell, "table:number-rows-spanned"), _count(cell, "table:number-columns-spanned")
        if (rows, columns) != (1, 1):
            survey.merged.append(((self._row, self._column), (self._row + rows - 1, self._column + columns - 1)))

    def _repeated(self, columns: int) -> Collection[Position]:
        """The places of a cell that is repeated so often, in all rows that are repeated; raises TooLarge."""
        self._places.take(range(self._rows_repeated * columns))
        rows = range(self._row, self._row + self._rows_repeated)
        return [(row, self._column + right) for row in rows for right in range(columns)]


def _says_more(text: str) -> bool:
    """Whether a number is shown as something that the number itself does not tell: 007, or TRUE."""
    return bool(text) and (bool(_ZEROS_IN_FRONT.fullmatch(text)) or not any(letter.isdigit() for letter in text))


def _count(attributes: Mapping[str, str], name: str) -> int:
    return max(1, int(attributes.get(name, 1)))
