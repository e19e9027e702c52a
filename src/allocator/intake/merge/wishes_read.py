"""What is said of how wishes were read, where a cell or a column does not mean what it seems to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from allocator.errors import Problem
from allocator.intake.cells.parting import of_one_rank
from allocator.intake.cells.session_titles import Titles
from allocator.intake.cells.statuses import is_no_title
from allocator.intake.import_notes import ImportNotes
from allocator.intake.rows.answers import are_shared_out, zeros
from allocator.intake.rows.away_from_wishes import away_cells
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import COMMAS, MEASURED, Role, TableKind, What


def say_how_wishes_are_read(tables: Iterable[MappedTable], titles: Titles, notes: ImportNotes) -> None:
    """Corrections of tables of wishes: ranks from 0, cells with several wishes of a rank, and columns of one rank."""
    for mapped in tables:
        if mapped.kind is TableKind.WISHES:
            _say_ranks_from_0(mapped, notes)
            _say_no_wishes(mapped, titles, notes)
            _say_no_points(mapped, notes)
            _say_parted(mapped, titles, notes)
            _say_doubled(mapped, notes)


def _say_ranks_from_0(mapped: MappedTable, notes: ImportNotes) -> None:
    places = [place for place in mapped.places(What.RANK_OF, What.RANK) if not mapped.roles[place].best]
    if places:
        message = "its ranks begin with 0, which is the best: 0 is taken as rank 1, 1 as rank 2, and so on."
        notes.corrections.append(Problem(mapped.table.area(), message))


def _say_no_wishes(mapped: MappedTable, titles: Titles, notes: ImportNotes) -> None:
    """Cells for wishes that say in words that somebody does not come, or has not answered."""
    said: dict[str, list[tuple[int, int]]] = {}
    away = {(row, place) for row, places in away_cells(mapped, titles).items() for place in places}
    gone: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row, place in sorted(away, key=lambda cell: (cell[1], cell[0])):
        text = " ".join(mapped.table.cells(row)[place].split())
        gone.setdefault((text, mapped.roles[place].about), []).append((row, place))
    for (text, round), cells in gone.items():
        more = f" ({len(cells)} such cells, this one first)" if len(cells) > 1 else ""
        message = f'"{text}" is taken as not there in {round}{more}.'
        notes.corrections.append(Problem(mapped.address(*cells[0]), message))
    for place in mapped.places(What.WISH, What.ORDER, What.TICKS, What.SESSION, *MEASURED):
        for row, text in _filled(mapped, place):
            if (row, place) in away:
                continue
            if is_no_title(text) and titles.find(text).code is None:
                said.setdefault(" ".join(text.split()), []).append((row, place))
    for text, cells in said.items():
        more = f" ({len(cells)} such cells, this one first)" if len(cells) > 1 else ""
        notes.corrections.append(Problem(mapped.address(*cells[0]), f'"{text}" is taken as no wish{more}.'))


def _say_no_points(mapped: MappedTable, notes: ImportNotes) -> None:
    """What scores of 0 are read as: no wishes, or the lowest scores."""
    cells = zeros(mapped)
    if not cells:
        return
    more = f" ({len(cells):,} such cells, this one first)" if len(cells) > 1 else ""
    if are_shared_out(mapped):
        notes.corrections.append(Problem(mapped.address(*cells[0]), f"0 points are taken as no wish{more}."))
        return
    message = f"0 is read as the lowest score{more}. If it is no wish, leave the cell blank, and import again."
    notes.remarks.append(Problem(mapped.address(*cells[0]), message))


def _say_parted(mapped: MappedTable, titles: Titles, notes: ImportNotes) -> None:
    """Cells for one wish that name several at commas; ; says so plainly."""
    cells = [
        (row, place, text)
        for place in mapped.places(What.WISH)
        if mapped.roles[place].mark == COMMAS
        for row, text in _filled(mapped, place)
        if len(of_one_rank(text, titles, COMMAS)) > len(text.split(";"))
    ]
    if cells:
        row, place, text = cells[0]
        named = " and ".join(f'"{title}"' for title in of_one_rank(text, titles, COMMAS))
        more = f" ({len(cells)} such cells, this one first)" if len(cells) > 1 else ""
        message = f'"{" ".join(text.split())}" is taken as {named}, wishes of the same rank{more}.'
        notes.corrections.append(Problem(mapped.address(row, place), message))


def _say_doubled(mapped: MappedTable, notes: ImportNotes) -> None:
    """Rows in which two columns of one rank hold different wishes."""
    first: dict[Role, int] = {}
    for place in mapped.places(What.WISH):
        role = mapped.roles[place]
        if role not in first:
            first[role] = place
            continue
        one, other = dict(_filled(mapped, first[role])), dict(_filled(mapped, place))
        rows = [row for row in one if row in other and bare(one[row]) != bare(other[row])]
        if rows:
            more = f" ({len(rows)} such rows, this one first)" if len(rows) > 1 else ""
            message = f"{role} is in two columns, and both are filled: both wishes have that rank{more}."
            notes.corrections.append(Problem(mapped.address(rows[0], place), message))


def _filled(mapped: MappedTable, place: int) -> Iterator[tuple[int, str]]:
    """The cells of a column that name something, with their rows."""
    column = mapped.table.columns[place]
    for row in mapped.table.rows:
        text = mapped.table.grid.cells[row][column].strip()
        if text and not says_nothing(text):
            yield row, text
