"""People above, sessions down the first columns, and what each says of each between: a matrix on its side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.content import is_mark, number, says_nothing
from allocator.intake.tables.heading_words import PERSON_RULES, ROOM_RULES, SESSION_RULES, heard, is_total
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import knows, sort_of
from allocator.intake.tables.roles import What
from allocator.intake.tables.views.turned import TurnedGrid
from allocator.intake.tables.vocabulary.first_names import COMMON
from allocator.intake.tables.vocabulary.limits import limit_said

FEWEST = 2
"""Sessions, and people, at least."""

MOST_SESSIONS, MOST_PEOPLE = 500, 1_000

MOST_DEGREES = 7
"""Words in which people say how much they would like something, at most."""

HARDLY, HALF, MOSTLY, NEARLY = 0.2, 0.5, 0.6, 0.8

_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:,? ['’]?[^\W\d_][\w'’.-]*){0,4}")

_SHIFTS = re.compile(r"shifts?|creneaux?|turnos?")


def people_across(
    grid: TextGrid, columns: Sequence[int], head: Sequence[int], headings: Sequence[str], rows: Sequence[int]
) -> tuple[TurnedGrid, tuple[int, ...]] | None:
    """A row for each person below the sessions, and the places of the columns that are left to these.

    The turned cells have the titles in row 0, behind a blank one. None where a table is no such matrix.
    """
    if not head or not FEWEST <= len(rows) <= MOST_SESSIONS or len(columns) < FEWEST + 1:
        return None
    people = _people(headings)
    names = [headings[place] for place in people]
    if not _are_people(names) and not _are_likely(names):
        return None
    title = _title(grid, columns, headings, people, rows)
    if title is None or not (_are_people(names) or _are_sessions(headings, title, people)):
        return None
    others = [place for place in range(len(headings)) if place not in people]
    if not all(_is_fact(headings[place]) for place in others if place != title):
        return None
    texts = [text for row in rows for place in people if (text := grid.cells[row][columns[place]].strip())]
    if not _are_measured(texts):
        return None
    places: list[tuple[tuple[int, int] | None, ...]] = [(None, *((row, columns[title]) for row in rows))]
    places += [((head[-1], columns[place]), *((row, columns[place]) for row in rows)) for place in people]
    cells = tuple(tuple("" if place is None else grid.cells[place[0]][place[1]] for place in line) for line in places)
    return TurnedGrid(grid.file, grid.sheet, cells, (), grid, tuple(places)), tuple(others)


def _people(headings: Sequence[str]) -> range:
    """The places of the longest run of headings that may be names."""
    best = range(0)
    first = 1
    for place in range(1, len(headings) + 1):
        if place < len(headings) and _may_be_name(headings[place]):
            continue
        if place - first > len(best):
            best = range(first, place)
        first = place + 1
    return best


def _may_be_name(heading: str) -> bool:
    if sort_of(heading) == "address":
        return True
    return (
        _NAME.fullmatch(heading) is not None
        and not is_total([heading])
        and limit_said(heading) is None
        and not _is_fact(heading)
    )


def _is_fact(heading: str) -> bool:
    """Whether a heading is about sessions, or sums up what stands beside it."""
    about = heard(heading, SESSION_RULES) is not None or heard(heading, ROOM_RULES) is What.ROOM
    named = _is_called_commonly(heading)
    return is_total([heading]) or limit_said(heading) is not None or (about and not named)


def _is_called_commonly(heading: str) -> bool:
    """Whether a text begins, or ends, with a first name that many have."""
    words = bare(heading).split()
    return bool(words) and (words[0] in COMMON or words[-1] in COMMON)


def _are_people(names: Sequence[str]) -> bool:
    """Whether texts are addresses, or most are names with a first name that many have."""
    if not _may_be_people(names):
        return False
    if all(sort_of(name) == "address" for name in names):
        return True
    return sum(map(knows, names)) <= HARDLY * len(names) and (
        sum(map(_is_called_commonly, names)) >= MOSTLY * len(names)
    )


def _are_likely(names: Sequence[str]) -> bool:
    """Whether texts are full names that share hardly a word, whatever these are."""
    words = Counter(word for name in names for word in set(bare(name).split()))
    full = all(" " in name and name[:1].isupper() and name.split()[-1][:1].isupper() for name in names)
    shared = max(words.values(), default=0) > max(FEWEST, MOSTLY * len(names))
    known = sum(map(knows, names)) > HARDLY * len(names)
    return full and not shared and not known and _may_be_people(names) and len(names) > FEWEST


def _may_be_people(names: Sequence[str]) -> bool:
    return FEWEST <= len(names) <= MOST_PEOPLE and len({*map(bare, names)}) == len(names)


def _are_sessions(headings: Sequence[str], title: int, people: range) -> bool:
    """Whether the heading of titles has a word for these and none for people, or facts about sessions are beside it."""
    if headings[title]:
        return _heads_titles(headings[title]) and heard(headings[title], PERSON_RULES) is None
    return any(place not in people and place != title and heading for place, heading in enumerate(headings))


def _heads_titles(heading: str) -> bool:
    """Whether a heading is a word for sessions or for shifts, which may be times elsewhere."""
    return heard(heading, SESSION_RULES) is What.TITLE or _SHIFTS.fullmatch(bare(heading)) is not None


def _title(
    grid: TextGrid, columns: Sequence[int], headings: Sequence[str], people: range, rows: Sequence[int]
) -> int | None:
    """The column of titles before the people: by its heading, else the first of texts; each is there once."""
    before = range(people.start)
    said = [place for place in before if _heads_titles(headings[place])]
    for place in (*said, *(place for place in before if not headings[place])):
        texts = [grid.cells[row][columns[place]].strip() for row in rows]
        words = [bare(text) for text in texts]
        if not all(words) or len(set(words)) < len(words):
            continue
        textual = sum(sort_of(text) == "text" for text in texts) >= NEARLY * len(texts)
        if textual and sum(map(knows, texts)) <= HALF * len(texts) and not (_are_people(texts) or _are_likely(texts)):
            return place
    return None


def _are_measured(texts: Sequence[str]) -> bool:
    """Whether cells are ranks, scores or ticks, or a few words that come again and again."""
    asked = [text for text in texts if not says_nothing(text)]
    if all(is_mark(text) or number(text) is not None for text in texts):
        return bool(asked)
    words = {bare(text) for text in asked}
    return len(words) <= MOST_DEGREES and 2 * len(words) <= len(asked)
