"""A look into the sheets of .xlsx and .xlsm."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.parsers import expat

from allocator.intake.files.spreadsheets.days import day_as_shown, shows_no_year
from allocator.intake.files.spreadsheets.parts import Parts
from allocator.intake.files.spreadsheets.survey import Places, Position, Survey
from allocator.intake.files.spreadsheets.values import by_format, changes_what_is_said
from allocator.workbook.xlsx.sizes import MOST_COLUMNS

_WORKBOOK = "xl/workbook.xml"
_TRUE = {"1", "true"}
_BUILT_IN = {9: "0%", 10: "0.00%", 16: "d-mmm", 17: "mmm-yy"}


def surveys_of(parts: Parts) -> list[Survey]:
    """A survey of every sheet; raises ElementTree.ParseError or expat.ExpatError for broken parts."""
    styles = parts.get("xl/styles.xml", b"")
    formats, struck = _formats(styles), _struck(styles)
    sheets, places = _sheets(parts).items(), Places()
    from_1904 = _counts_from_1904(parts)
    return [
        _SheetSurvey(name, formats, struck, places, from_1904).of(parts[part]) for name, part in sheets if part in parts
    ]


def _counts_from_1904(parts: Parts) -> bool:
    """Whether day 0 of the dates is that of the first Macs."""
    elements = ElementTree.fromstring(parts[_WORKBOOK]).iter()
    return any(_local(one.tag) == "workbookPr" and one.get("date1904") in _TRUE for one in elements)


def _sheets(parts: Parts) -> dict[str, str]:
    """The part of each sheet by the sheet's name."""
    folder, file = posixpath.split(_WORKBOOK)
    related = parts.get(f"{folder}/_rels/{file}.rels", b"<none/>")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in ElementTree.fromstring(related)}
    found: dict[str, str] = {}
    for element in ElementTree.fromstring(parts[_WORKBOOK]).iter():
        if _local(element.tag) == "sheet":
            key = next((value for name, value in element.items() if _local(name) == "id" and name != "id"), None)
            target = targets.get(key, "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            name = element.get("name", "")
            if name in found or part in found.values():
                raise ValueError(f"two sheets are called {name}, or are the same part")
            found[name] = part
    return found


def _formats(styles: bytes) -> dict[str, str]:
    """The formats that change what a number says, by the index that cells name in `s`."""
    if not styles:
        return {}
    codes = dict(_BUILT_IN)
    found = {}
    for element in ElementTree.fromstring(styles).iter():
        if _local(element.tag) == "numFmt":
            codes[_whole(element.get("numFmtId"))] = element.get("formatCode", "")
        elif _local(element.tag) == "cellXfs":
            for index, xf in enumerate(element):
                code = codes.get(_whole(xf.get("numFmtId")), "")
                if changes_what_is_said(code) or shows_no_year(code):
                    found[str(index)] = code
    return found


def _struck(styles: bytes) -> frozenset[str]:
    """The indices that cells name in `s` where their text is crossed out."""
    if b"strike" not in styles:
        return frozenset()
    fonts: list[bool] = []
    found = set()
    for element in ElementTree.fromstring(styles).iter():
        if _local(element.tag) == "fonts":
            fonts = [any(_is_strike(part) for part in font) for font in element]
        elif _local(element.tag) == "cellXfs":
            for index, xf in enumerate(element):
                font = _whole(xf.get("fontId"))
                if font < len(fonts) and fonts[font]:
                    found.add(str(index))
    return frozenset(found)


def _is_strike(part: ElementTree.Element) -> bool:
    return _local(part.tag) == "strike" and part.get("val", "1") in _TRUE


def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


class _Local(dict[str, str]):
    """The name of an element without its prefix, worked out once for each."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition(":")[2]
        return self[name]


class _SheetSurvey:
    """One pass over the XML of a sheet. What follows a cell is heard only where the cell has something to tell."""

    def __init__(
        self, sheet: str, formats: Mapping[str, str], struck: frozenset[str], places: Places, from_1904: bool
    ) -> None:
        self._formats = formats
        self._struck = struck
        self._from_1904 = from_1904
        self._places = places
        self._survey = Survey(sheet)
        self._local = _Local()
        self._row = -1
        self._column = -1
        self._cell: Mapping[str, str] | None = None
        self._formula: list[str] | None = None
        self._value: list[str] = []
        self._rare = {
            "row": self._start_row,
            "col": self._start_columns,
            "mergeCell": self._start_merged,
            "extLst": self._start_extensions,
        }
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start

    def of(self, xml: bytes) -> Survey:
        """The survey; raises ExpatError or ValueError for broken XML."""
        self._parser.Parse(xml, True)
        return self._survey

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        part = self._local[name]
        if part == "c":
            self._start_cell(attributes)
        elif part in {"v", "is"}:
            if self._cell is not None:
                self._survey.reach(self._row, self._column)
                if self._parser.EndElementHandler:
                    self._listen(self._value)
        elif part == "f":
            if self._cell is not None:
                self._survey.reach(self._row, self._column)
                self._formula = []
                self._parser.EndElementHandler = self._end
                self._listen(self._formula)
        elif part in self._rare:
            self._rare[part](attributes)

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if attributes.get("hidden") in _TRUE:
            self._survey.hidden_rows.add(self._row)

    def _start_columns(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("hidden") in _TRUE:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self._survey.hidden_columns.update(self._places.take(range(first - 1, min(last, MOST_COLUMNS))))

    def _start_merged(self, attributes: Mapping[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        self._survey.merged.append((_position(first), _position(last or first)))

    def _start_extensions(self, _attributes: Mapping[str, str]) -> None:
        """What follows are formulas of other things, not of the last cell."""
        self._cell = None

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = _position(reference)
        self._cell = attributes
        if self._struck and attributes.get("s") in self._struck:
            self._survey.struck += self._places.take([(self._row, self._column)])
        if attributes.get("t") == "e" or (self._formats and attributes.get("s") in self._formats):
            self._parser.EndElementHandler = self._end

    def _listen(self, into: list[str]) -> None:
        self._parser.CharacterDataHandler = into.append

    def _end(self, name: str) -> None:
        self._parser.CharacterDataHandler = None
        if self._local[name] == "c":
            self._parser.EndElementHandler = None
            self._end_cell("".join(self._value))
            self._value, self._formula, self._cell = [], None, None

    def _end_cell(self, value: str) -> None:
        if self._cell is None:
            return
        here, kind = (self._row, self._column), self._cell.get("t", "n")
        if self._formula is not None and not value and kind != "str":
            self._survey.uncalculated.append(here)
            self._survey.shown[here] = "=" + "".join(self._formula)
        elif kind == "e":
            self._survey.shown[here] = value
        elif kind == "n" and value and self._cell.get("s") in self._formats:
            number, code = float(value), self._formats[self._cell["s"]]
            day = day_as_shown(number, code, from_1904=self._from_1904)
            text = day or by_format(number, code)
            if text is not None:
                self._survey.shown[here] = text
            if day is not None:
                self._survey.days.append(here)


class _Columns(dict[str, int]):
    """The number from 0 of a column by its letters; raises ValueError for what no column is called."""

    def __missing__(self, letters: str) -> int:
        if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
            raise ValueError(f"{letters} is no column")
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
        self[letters] = number - 1
        return number - 1


_COLUMNS = _Columns()


def _position(reference: str) -> Position:
    """Row and column from 0 of 'B3'; raises ValueError."""
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]) - 1, _COLUMNS[letters]
