"""What formulas come to, stored beside them: so whoever opens the file sees it, also without calculating."""

from __future__ import annotations

import re
from html import escape
from weakref import WeakKeyDictionary

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

_RESULTS: WeakKeyDictionary[Worksheet, dict[str, str]] = WeakKeyDictionary()
"""Of each sheet: what formulas come to, by the address of the cell. openpyxl keeps the formulas alone."""

_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>[^<]*</f>)<v ?(?:/>|></v>)</c>')
_KIND = re.compile(rb' t="[^"]*"')


def put_formula(cell: Cell, formula: str, result: str | None) -> None:
    """Write a formula of the program's own, and the text that it comes to as a cell holds it; None if unknown."""
    cell.value = formula
    cell.data_type = "f"
    sheet = cell.parent
    assert isinstance(sheet, Worksheet), "only a sheet that is written has formulas"
    results = _RESULTS.setdefault(sheet, {})
    results.pop(cell.coordinate, None)
    if result is not None:
        results[cell.coordinate] = result


def with_results(sheet: Worksheet, xml: bytes) -> bytes:
    """A sheet as openpyxl writes it, with the results of its formulas as far as they are known."""
    results = _RESULTS.get(sheet)
    if not results:
        return xml

    def stored(found: re.Match[bytes]) -> bytes:
        result = results.get(found[1].decode())
        if result is None:
            return found[0]
        value = escape(result, quote=False).encode()
        return b'<c r="%b"%b t="str">%b<v>%b</v></c>' % (found[1], _KIND.sub(b"", found[2]), found[3], value)

    return _FORMULA.sub(stored, xml)
