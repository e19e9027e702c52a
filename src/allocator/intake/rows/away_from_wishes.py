"""Words such as 'absent' in the column of one round, where others wish: who is not there in that round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allocator.intake.cells.session_titles import Titles
from allocator.intake.cells.statuses import is_away, is_no_title
from allocator.intake.rows.presence import as_called
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import What


def away_cells(mapped: MappedTable, titles: Titles) -> dict[int, tuple[int, ...]]:
    """The cells of each row that say that somebody is not there in a round, by the places of their columns.

    Whoever says so of all rounds does not come at all, and is none of these; nor are rounds for which they wish.
    """
    by_round: dict[str, list[int]] = {}
    for place in mapped.places(What.WISH, What.ORDER, What.TICKS):
        by_round.setdefault(mapped.roles[place].about, []).append(place)
    if "" in by_round or len(by_round) < 2:
        return {}
    columns = {place: mapped.table.columns[place] for places in by_round.values() for place in places}
    found: dict[int, tuple[int, ...]] = {}
    for row in mapped.table.rows:
        cells = mapped.table.grid.cells[row]
        away = {place for place, column in columns.items() if _is_away(cells[column], titles)}
        if not away:
            continue
        wished = {place for place, column in columns.items() if place not in away and _is_wish(cells[column])}
        gone = {round for round, places in by_round.items() if away & {*places} and not wished & {*places}}
        if wished or len(gone) < len(by_round):
            of_rounds = tuple(place for round in gone for place in by_round[round] if place in away)
            found |= {row: tuple(sorted(of_rounds))} if of_rounds else {}
    return found


def away_rounds(mapped: MappedTable, titles: Titles, rounds: Sequence[str]) -> Mapping[int, tuple[str, ...]]:
    """The rounds of each row in which somebody is not there, as the event calls them and in its order."""
    found = {}
    for row, places in away_cells(mapped, titles).items():
        abouts = dict.fromkeys(mapped.roles[place].about for place in places)
        names = [as_called(about, rounds) for about in abouts]
        found[row] = tuple(sorted(names, key=lambda name: rounds.index(name) if name in rounds else len(rounds)))
    return found


def _is_away(text: str, titles: Titles) -> bool:
    return bool(text.strip()) and is_away(text) and titles.find(text).code is None


def _is_wish(text: str) -> bool:
    return bool(text.strip()) and not says_nothing(text) and not is_no_title(text)
