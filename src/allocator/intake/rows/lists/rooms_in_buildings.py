"""What rooms are called where their buildings stand in a column beside them: 'Main 101' where Annex has a 101 too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import What


def rooms_by_row(mapped: MappedTable, what: What, known: Iterable[str] = ()) -> Mapping[int, str]:
    """The room of each row, '' for none, with its building in front where two of them have rooms of one name.

    A blank cell below a building means that one again. The building is in front, too, where `known` has the room so.
    """
    at, within = mapped.places(what), mapped.places(What.BUILDING)
    if not at:
        return dict.fromkeys(mapped.table.rows, "")
    names = {bare(name) for name in known}
    building = ""
    found: dict[int, tuple[str, str]] = {}
    having: dict[str, set[str]] = defaultdict(set)
    for row in mapped.table.rows:
        cells = [" ".join(cell.split()) for cell in mapped.table.cells(row)]
        building = next((cells[place] for place in within if cells[place]), building)
        found[row] = building, cells[at[0]]
        having[bare(cells[at[0]])].add(bare(building))
    shared = any(room and len(buildings) > 1 for room, buildings in having.items())
    return {
        row: f"{one} {room}" if one and room and (shared or bare(f"{one} {room}") in names) else room
        for row, (one, room) in found.items()
    }
