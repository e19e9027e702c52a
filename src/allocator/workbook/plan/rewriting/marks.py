"""What people put on a sheet that the program wrote, to be put on the sheet that takes its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formula.translate import Translator
from openpyxl.styles import Fill
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from allocator.coherence import folded
from allocator.words import listed
from allocator.workbook.xlsx.cells import address
from allocator.workbook.xlsx.page import ALERT_FILL, GOOD_FILL, PALE_FILL, WARM_FILL, cell_at
from allocator.workbook.xlsx.style import DEEP, OURS, SOFT, put_header, put_value

_OWN_FILLS = frozenset({ALERT_FILL, DEEP, GOOD_FILL, PALE_FILL, SOFT, WARM_FILL})
_NEARLY = 1.0
"""Characters by which a width may differ without anybody having changed it: other programs round."""

_ROWS_OF_HEADINGS = 60
"""Rows from the top among which that of the headings is looked for."""

Place = tuple[str, str]
"""The key of a row and the heading of a column, folded; '' is the row of the headings."""


@dataclass
class Marks:
    """What people put on one sheet; what is on no row or column with a name has `nowhere` to go."""

    comments: dict[Place, Cell] = field(default_factory=dict)
    fills: dict[Place, Cell] = field(default_factory=dict)
    columns: dict[str, dict[str, Cell]] = field(default_factory=dict)
    widths: dict[str, tuple[float, bool]] = field(default_factory=dict)
    nowhere: list[Cell] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The names of rows and columns: of a table its keys and headings, else their numbers and letters."""

    header: int
    key_of: Mapping[int, str]
    heading_of: Mapping[int, str]
    table: bool

    def place(self, cell: Cell) -> Place | None:
        if not self.table:
            return str(cell.row), get_column_letter(cell.column)
        key = "" if cell.row == self.header else self.key_of.get(cell.row)
        heading = self.heading_of.get(cell.column)
        return None if key is None or heading is None else (key, heading)


def marks_of(sheet: Worksheet, key: str | None, *, columns_but: Collection[str] | None = None) -> Marks:
    """What people put on a sheet whose table has this heading over the keys of its rows (None: it has no table).

    With `columns_but`, folded headings, all other columns and the colours of cells are theirs too.
    """
    layout = _layout(sheet, key)
    marks = Marks(widths=dict(_widths(sheet, layout)))
    for cell in _commented(sheet):
        place = layout.place(cell)
        if place is None or place in marks.comments:
            marks.nowhere.append(cell)
        else:
            marks.comments[place] = cell
    if columns_but is not None and layout.table:
        for cell in _coloured(sheet):
            place = layout.place(cell)
            if place is not None:
                marks.fills[place] = cell
        added = {column: name for column, name in layout.heading_of.items() if name not in columns_but}
        for column, name in added.items():
            rows = {"": layout.header} | {key: row for row, key in layout.key_of.items()}
            cells = {key: sheet._cells[row, column] for key, row in rows.items() if (row, column) in sheet._cells}
            marks.columns[name] = {key: cell for key, cell in cells.items() if cell.value is not None}
    return marks


def put_marks(sheet: Worksheet, key: str | None, all_marks: Sequence[Marks]) -> list[list[str]]:
    """Put marks on a new sheet, later ones over earlier; what of each cannot be put there, in words."""
    before = dict(_widths(sheet, _layout(sheet, key)))
    lost = [list(_put_columns(sheet, key, marks)) for marks in all_marks]
    layout = _layout(sheet, key)
    rows = {name: row for row, name in _rows(layout)}
    columns = {heading: column for column, heading in layout.heading_of.items()}

    def there(place: Place) -> Cell | None:
        key, heading = place
        return cell_at(sheet, rows[key], columns[heading]) if key in rows and heading in columns else None

    for number, marks in enumerate(all_marks):
        lost[number] += _put_comments(sheet, layout, there, marks)
        lost[number] += _put_fills(there, marks)
        for heading, (width, hidden) in marks.widths.items():
            old = before.get(heading, (0.0, False))
            if heading in columns and (abs(width - old[0]) > _NEARLY or hidden != old[1]):
                dimension = sheet.column_dimensions[get_column_letter(columns[heading])]
                dimension.width, dimension.hidden = width, hidden
    return lost


def _put_fills(there: Callable[[Place], Cell | None], marks: Marks) -> list[str]:
    lost = []
    for place, old in marks.fills.items():
        new = there(place)
        if new is None:
            lost.append(old)
        else:
            new.fill = copy(old.fill)  # type: ignore[assignment]  # a copy of the proxy is the fill
    return [f"the colour of {_listed(lost)}"] if lost else []


def _rows(layout: _Layout) -> Iterator[tuple[int, str]]:
    if layout.table:
        yield layout.header, ""
    yield from layout.key_of.items()


def _layout(sheet: Worksheet, key: str | None) -> _Layout:
    """The layout of a sheet; without a table in it, it has rows and columns without names."""
    letters = {column: get_column_letter(column) for column in range(1, sheet.max_column + 1)}
    if key is None:
        return _Layout(0, {}, letters, table=False)
    for row in range(1, min(sheet.max_row, _ROWS_OF_HEADINGS) + 1):
        headings = {column: folded(_text(sheet, row, column)) for column in letters}
        found = [column for column, heading in headings.items() if heading == folded(key)]
        if found:
            keys = {below: folded(_text(sheet, below, found[0])) for below in range(row + 1, sheet.max_row + 1)}
            return _Layout(row, _first(keys), _first(headings), table=True)
    return _Layout(0, {}, {}, table=True)


def _first(names: Mapping[int, str]) -> dict[int, str]:
    """The names that are not blank, each at the first place that has it."""
    places: dict[str, int] = {}
    for place, name in names.items():
        if name:
            places.setdefault(name, place)
    return {place: name for name, place in places.items()}


def _text(sheet: Worksheet, row: int, column: int) -> str:
    cell = sheet._cells.get((row, column))
    return "" if cell is None or cell.value is None else str(cell.value)


def _commented(sheet: Worksheet) -> list[Cell]:
    """The cells with comments that the program did not write."""
    cells = [cell for cell in sheet._cells.values() if isinstance(cell, Cell) and cell.comment is not None]
    return [cell for cell in cells if cell.comment is not None and cell.comment.author != OURS]


def _coloured(sheet: Worksheet) -> list[Cell]:
    """The cells with a fill that the program has not."""
    assert sheet.parent is not None
    others = {number for number, fill in enumerate(sheet.parent._fills) if _is_theirs(fill)}  # type: ignore[attr-defined]  # the stubs leave it out
    if not others:
        return []
    cells = (cell for cell in sheet._cells.values() if isinstance(cell, Cell))
    return [cell for cell in cells if cell._style.fillId in others]  # type: ignore[attr-defined]


def _is_theirs(fill: Fill) -> bool:
    kind = getattr(fill, "fill_type", "gradient")
    if kind != "solid":
        return kind not in (None, "gray125")
    color = fill.fgColor  # type: ignore[attr-defined]  # a solid fill is a pattern
    return color.type != "rgb" or str(color.rgb)[-6:].upper() not in _OWN_FILLS


def _widths(sheet: Worksheet, layout: _Layout) -> Iterator[tuple[str, tuple[float, bool]]]:
    """Width in characters, and whether it is hidden, of each column that has a name."""
    for dimension in list(sheet.column_dimensions.values()):
        first = dimension.min or column_index_from_string(dimension.index or "A")
        # Neighbours that are alike are stored as one; the last of them may reach to the edge of the sheet.
        for column in range(first, min(dimension.max or first, sheet.max_column) + 1):
            if column in layout.heading_of:
                yield layout.heading_of[column], (float(dimension.width), bool(dimension.hidden))


def _put_comments(sheet: Worksheet, layout: _Layout, there: Callable[[Place], Cell | None], marks: Marks) -> list[str]:
    lost = list(marks.nowhere)
    for place, old in marks.comments.items():
        new = None
        if layout.table:
            new = there(place)
        elif not layout.table and _text(sheet, old.row, old.column) == str(old.value or ""):
            found = sheet.cell(old.row, old.column)
            new = found if isinstance(found, Cell) else None
        if new is None:
            lost.append(old)
        else:
            new.comment = _copied(old.comment)
    return [f"the comment on {_listed(lost)}"] if lost else []


def comments_on(sheet: Worksheet) -> Iterator[str]:
    """What to say about a sheet with comments that no longer exists."""
    cells = _commented(sheet)
    if cells:
        yield f"the comment on {_listed(cells)}"


def _copied(comment: Comment | None) -> Comment | None:
    """A comment that can be saved: one without an author has none, and its box holds its text."""
    if comment is None:
        return None
    lines = sum(1 + len(line) // 44 for line in comment.text.split("\n"))
    author = "" if comment.author in (None, "None") else comment.author
    return Comment(comment.text, author, width=320, height=24 + 18 * lines)


def _put_columns(sheet: Worksheet, key: str | None, marks: Marks) -> Iterator[str]:
    """Add the columns that people added, behind all others; the filter and the print area reach to the last."""
    layout = _layout(sheet, key)
    rows = {name: row for row, name in _rows(layout)}
    there = {heading: column for column, heading in layout.heading_of.items()}
    for heading, cells in marks.columns.items():
        column = there.get(heading, sheet.max_column + 1)
        lost = [cell for key, cell in cells.items() if key not in rows]
        put_header(sheet.cell(layout.header, column), str(cells[""].value), required=False)
        for name, old in cells.items():
            if name and name in rows and not _put_like(cell_at(sheet, rows[name], column), old):
                lost.append(old)
        if lost:
            yield f"the content of {_listed(lost)}"
    if marks.columns:
        area = f"A{layout.header}:{get_column_letter(sheet.max_column)}{sheet.max_row}"
        sheet.auto_filter.ref = area
        sheet.print_area = area


def _put_like(cell: Cell, old: Cell) -> bool:
    """Write what a cell held, looking as it did; False for a formula that would speak of other columns here."""
    value = old.value
    if old.data_type == "f":
        if not isinstance(value, str) or cell.column != old.column:
            return False
        cell.value = Translator(value, old.coordinate).translate_formula(cell.coordinate)
    elif isinstance(value, str):
        put_value(cell, value)
    else:
        cell.value = value
    for look in ("font", "fill", "alignment"):
        setattr(cell, look, copy(getattr(old, look)))
    cell.number_format = old.number_format
    return True


_LISTED_AT_MOST = 5
"""Cells that a sentence names."""


def _listed(cells: Sequence[Cell]) -> str:
    """Cells as people write them: 'Assignments!D4 and Assignments!E5'."""
    assert cells, "a sentence is about something"
    names = [address(cell.parent.title, cell.row, cell.column) for cell in cells[:_LISTED_AT_MOST]]
    more = len(cells) - len(names)
    return listed([*names, *([f"{more} more"] if more else [])])
