"""What is said of remarks that no plan takes into account, and what an organiser can do about each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from allocator.errors import Problem
from allocator.intake.asides.kinds import Aside
from allocator.intake.import_notes import AsideNote
from allocator.intake.tables.mapped_table import MappedTable
from allocator.words import listed, several, shortened

TEXTS_SHOWN = 3
ROWS_SHOWN = 5
LETTERS_SHOWN = 40

_DELETE = "delete their rows on Attendees and on Wishes."

_PEOPLE = {
    Aside.CANCELLED: (
        "says that somebody does not come, who is planned and mailed all the same",
        "say that people do not come, who are planned and mailed all the same",
        f"To leave them out, {_DELETE}",
    ),
    Aside.NEED: (
        "speaks of a need, for which no room is chosen",
        "speak of needs, for which no rooms are chosen",
        "What a room must have, such as step-free, goes below Needs on Attendees and below Features on Rooms.",
    ),
    Aside.TIME: (
        "says when somebody is there, who is planned for all rounds",
        "say when people are there, who are planned for all rounds",
        "The rounds that they miss go below Unavailable rounds on Attendees.",
    ),
    Aside.ELSEWHERE: (
        "says that somebody follows from elsewhere, who gets seats in rooms all the same",
        "say that people follow from elsewhere, who get seats in rooms all the same",
        f"If they need none, {_DELETE}",
    ),
    Aside.COMPANY: (
        "asks for company, which is planned only where a rule says so",
        "ask for company, which is planned only where a rule says so",
        'To keep people together, write "sit together" and their names in a row of the sheet Rules.',
    ),
    Aside.APART: (
        "says that somebody is to be kept apart from others, which is done only where a rule says so",
        "say that people are to be kept apart, which is done only where a rule says so",
        'To keep people apart, write "never in the same session" and their names in a row of the sheet Rules.',
    ),
    Aside.OTHERS: (
        "names somebody else who comes, and nothing says why",
        "name somebody else who comes, and nothing says why",
        "To keep people together or apart, write a row for them on the sheet Rules.",
    ),
}
"""What one row says and what several say, with what is done about it so far; and what to do now."""

_SESSIONS = {
    Aside.CANCELLED: (
        "says that a session is not held, which is planned all the same",
        "say that sessions are not held, which are planned all the same",
        "To leave them out, delete their rows on Sessions.",
    ),
    Aside.TIME: (
        "says when a session can run, and is not read",
        "say when sessions can run, and are not read",
        "The rounds in which they can run go below Allowed rounds on Sessions.",
    ),
}


class Remark(NamedTuple):
    """A cell with a remark: its table, row and place there, and what is written."""

    mapped: MappedTable
    row: int
    place: int
    text: str

    @property
    def address(self) -> str:
        """Where it is."""
        return self.mapped.address(self.row, self.place)


def told(kind: Aside, remarks: Iterable[Remark], *, of_sessions: bool) -> AsideNote:
    """What is said of all remarks of a kind."""
    says = (_SESSIONS if of_sessions else _PEOPLE)[kind]
    columns: dict[tuple[str, str, int], list[Remark]] = {}
    for one in remarks:
        grid = one.mapped.table.grid
        columns.setdefault((grid.file, grid.sheet, one.mapped.table.columns[one.place]), []).append(one)
    cells = tuple(dict.fromkeys(one.address for ones in columns.values() for one in ones))
    rows = len({(file, sheet, one.row) for (file, sheet, _), ones in columns.items() for one in ones})
    message = f"{several(rows, 'row')} {says[rows != 1]}"
    return AsideNote(str(kind), message, says[2], cells, tuple(_lines(columns)))


def _lines(columns: dict[tuple[str, str, int], list[Remark]]) -> Iterator[Problem]:
    """For each column its rows, and what they say, the commonest first."""
    for (file, sheet, column), ones in columns.items():
        letter = get_column_letter(column + 1)
        rows = list(dict.fromkeys(one.row + 1 for one in ones))
        if sheet:
            where = f"{sheet}!{_some([f'{letter}{row}' for row in rows], ROWS_SHOWN)}"
        else:
            what = "row" if len(rows) == 1 else "rows"
            where = f"column {letter}, {what} {_some([str(row) for row in rows], ROWS_SHOWN)}"
        counts = sorted(Counter(one.text for one in ones).items(), key=lambda pair: -pair[1])
        yield Problem(f"{file}, {where}", _some([_shown(*pair) for pair in counts], TEXTS_SHOWN))


def _shown(text: str, count: int) -> str:
    return f'"{shortened(" ".join(text.split()), LETTERS_SHOWN)}"' + (f" ({count:,})" if count > 1 else "")


def _some(items: list[str], most: int) -> str:
    more = len(items) - most
    return listed([*items[:most], f"{more:,} more"] if more > 0 else items)
