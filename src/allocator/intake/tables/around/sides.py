"""What the two sides of a blank column are about: one thing, or people here and sessions or rooms there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.content import is_unique, whole
from allocator.intake.tables.heading_words import PERSON_RULES, ROOM_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare, wished_rank
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.roles import What
from allocator.intake.tables.vocabulary.clock import is_time

_BESIDE = {What.ORGANISATION, What.EMAIL, What.STATUS, What.INFIX, What.FIRST, What.LAST}
FEWEST_ROWS = 3

_OF_SESSIONS = {What.SPEAKERS, What.MINIMUM, What.MAXIMUM, What.FIXED_ROOM, What.ALLOWED, What.FEATURES, What.CAPACITY}
_NAMES = {What.NAME, What.FIRST, What.LAST}
_PERSONS = {*_NAMES, What.ID, What.EMAIL, What.STAMP}

Block = tuple[int, ...]


def holds_some_of(grid: TextGrid, left: Block, right: Block, rows: Sequence[int], here: Sequence[int]) -> bool:
    """Whether one column has, beside some rows and not from the first on, what stands in the others: 'Placed in'."""
    below = here[1:]
    if len(right) != 1 or len(left) < 2 or not set(here) <= set(rows) or not below or here[0] != rows[0]:
        return False
    if list(below) == list(range(below[0], below[0] + len(below))):
        return False  # one below the other, as in a list of its own
    held = {bare(grid.cells[row][column]) for row in rows[1:] for column in left}
    return all(bare(grid.cells[row][right[0]]) in held for row in below)


def says_when_it_begins(grid: TextGrid, left: Block, rows: Sequence[int], here: Sequence[int]) -> bool:
    """Whether one column has times for the rows beside them and for those that follow, up to the next time."""
    return len(left) == 1 and set(rows) <= set(here) and rows[:2] == here[:2] and _says_when(grid, left[0], rows)


def says_more_of_each(grid: TextGrid, block: Block, rows: Sequence[int], here: Sequence[int]) -> bool:
    """Whether one side has nothing that could stand alone: speakers, maxima, times, further wishes."""
    if list(here) == list(rows) and all(_says_when(grid, column, here) for column in block):
        return True
    headings = [grid.cells[here[0]][column].strip() for column in block]
    return all(map(_says_more, headings)) and not _is_offer(headings)


def _says_when(grid: TextGrid, column: int, rows: Sequence[int]) -> bool:
    """Whether a column holds dates or times below its heading, and nothing else."""
    texts = [text for row in rows[1:] if (text := grid.cells[row][column].strip())]
    return bool(texts) and all(sort_of(text) == "moment" or is_time(text) for text in texts)


def _says_more(heading: str) -> bool:
    """Whether a heading is about what other columns name."""
    if heard(heading, PERSON_RULES) in _BESIDE or heard(heading, SESSION_RULES) in _OF_SESSIONS:
        return True
    return wished_rank(heading) is not None and not heading.isdecimal()


def are_apart(grid: TextGrid, left: Block, right: Block, top: int) -> bool:
    """Whether headings say that each side is about something of its own: people, sessions, rooms."""
    about = [[grid.cells[top][column].strip() for column in columns] for columns in (left, right)]
    if len(left) == 1 and heard(about[0][0], SESSION_RULES) is What.CODE:
        return False  # a number before each session, or each person
    people = [any(_is_persons(heading) for heading in side) for side in about]
    offers = [_is_offer(side) for side in about]
    return (people[0] and offers[1]) or (people[1] and offers[0]) or (offers[0] and offers[1])


def are_offer_and_wishes(grid: TextGrid, left: Block, right: Block, top: int) -> bool:
    """Whether one side lists rooms or sessions, and the other one people by their addresses, with their wishes."""
    about = [[grid.cells[top][column].strip() for column in columns] for columns in (left, right)]
    people = any(_is_persons(heading) for heading in about[1])
    return people and _is_offer(about[0]) and any(wished_rank(heading) is not None for heading in about[1])


def titles_come_again(grid: TextGrid, columns: Block, rows: Sequence[int]) -> bool:
    """Whether a column of titles has the same ones again and again, as no list of sessions has."""
    top, *below = rows
    titles = [one for one in columns if heard(grid.cells[top][one].strip(), SESSION_RULES) is What.TITLE]
    texts = [[text for row in below if (text := grid.cells[row][column].strip())] for column in titles]
    return any(len(column) >= FEWEST_ROWS and not is_unique(column) for column in texts)


def both_name_people(grid: TextGrid, left: Block, right: Block, top: int) -> bool:
    """Whether both sides have names of people, and not first names here and last names there; or one heading twice."""
    about = [[grid.cells[top][column].strip() for column in columns] for columns in (left, right)]
    names = [{heard(heading, PERSON_RULES) for heading in side} & {*_NAMES, What.ID} for side in about]
    same = {heading.casefold() for heading in about[0] if heading} & {heading.casefold() for heading in about[1]}
    alone = [side & _NAMES for side, columns in zip(names, (left, right), strict=True) if len(columns) == 1]
    if any(side in ({What.FIRST}, {What.LAST}) for side in alone):
        return bool(same)  # last names alone name nobody: 'Apellidos' beside 'Nombre'
    return (
        bool(same)
        or bool(names[0] & names[1])
        or (What.NAME in names[0] | names[1] and all(side & _NAMES for side in names))
    )


def is_tally(grid: TextGrid, left: Block, right: Block, here: Sequence[int]) -> bool:
    """Whether one side counts what the other holds: 'Chess, 12'."""
    lines = [[grid.cells[row][column].strip() for column in right] for row in here[1:]]
    texts = [bare(line[0]) for line in lines if line[0] and sort_of(line[0]) == "text"]
    counts = [text for line in lines for text in line[1:] if text]
    if len(right) < 2 or not counts or not all(whole(text) is not None for text in counts):
        return False
    if not texts or len(set(texts)) < len(texts):
        return False
    held = {bare(line[column]) for line in grid.cells for column in left}
    return _mostly_in(texts, held)


def _mostly_in(texts: Sequence[str], held: Collection[str]) -> bool:
    return 2 * sum(text in held for text in texts) > len(texts)


def _is_persons(heading: str) -> bool:
    return heard(heading, PERSON_RULES) in _PERSONS


def _is_room(heading: str) -> bool:
    return heard(heading, ROOM_RULES) is What.ROOM


def gives_rooms(grid: TextGrid, columns: Block, here: Sequence[int]) -> bool:
    """Whether columns have the room of each session beside them, alone or behind what else is said of sessions."""
    headings = [grid.cells[here[0]][column].strip() for column in columns]
    rooms = [place for place, heading in enumerate(headings) if _is_room(heading)]
    others = [heading for place, heading in enumerate(headings) if place not in rooms]
    if len(rooms) != 1:
        return False
    texts = [text for row in here[1:] if (text := bare(grid.cells[row][columns[rooms[0]]]))]
    said = [heard(heading, SESSION_RULES) for heading in others]
    if not all(one in _OF_SESSIONS for one in said):
        # Rooms that come again are those of sessions, whatever else stands beside them: 'Prix', 'Étage'.
        return len(set(texts)) < len(texts) and What.TITLE not in said and not any(map(_is_persons, others))
    return len(columns) == 1 or rooms[0] > 0 or len(set(texts)) < len(texts)


def lists_sessions(grid: TextGrid, columns: Block, top: int) -> bool:
    headings = [grid.cells[top][column].strip() for column in columns]
    return any(heard(heading, SESSION_RULES) is What.TITLE for heading in headings) and _is_offer(headings)


def _is_offer(headings: Sequence[str]) -> bool:
    """Whether a side lists sessions or rooms: a word for them stands alone, and nothing numbers wishes."""
    named = any(
        not _is_persons(text) and (heard(text, SESSION_RULES) is What.TITLE or heard(text, ROOM_RULES) is What.ROOM)
        for text in headings
    )
    return named and not any(wished_rank(text) is not None for text in headings)
