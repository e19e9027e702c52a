"""Several people in each row, each with columns of their own: 'Child 1', 'Choice child 1', 'Child 2', ..."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.heading_words import PERSON_RULES, heard
from allocator.intake.tables.headings import bare, speaks_of_wishes
from allocator.intake.tables.roles import What
from allocator.intake.tables.views.turned import TurnedGrid

MOST_PEOPLE = 12
"""People in a row, at most."""

_BEHIND_NOUN = re.compile(
    r"(?<=[^\W\d_]) ?[-_#.:]? ?(?:no\.? ?|nr\.? ?)?([1-9][0-9]?)(?![0-9]|st\b|nd\b|rd\b|th\b|e\b|\.)"
)
_AT_END = re.compile(r"[ _.-]*\(?([1-9][0-9]?)\)?\s*$")


def people_side_by_side(
    grid: TextGrid, columns: Sequence[int], head: Sequence[int], headings: Sequence[str], rows: Sequence[int]
) -> TurnedGrid | None:
    """A row for each person, with what is said of all people of a row; None where the columns are not such blocks.

    The turned cells have the headings in row 0, without the numbers of people.
    """
    named = numbered_people(headings)
    if named is None or len(head) != 1:
        return None
    starts = [named[number] for number in sorted(named)]
    width = starts[1] - starts[0]
    blocks = [range(start, start + width) for start in starts]
    if width < 2 or any(later - start != width for start, later in pairwise(starts)):
        return None
    if blocks[-1].stop > len(headings):
        return None
    plain = [[without_number(headings[place], number) for place in block] for number, block in enumerate(blocks, 1)]
    if any([bare(text) for text in one] != [bare(text) for text in plain[0]] for one in plain):
        return None
    if not any(map(speaks_of_wishes, plain[0])):
        return None
    common = [place for place in range(len(headings)) if not starts[0] <= place < blocks[-1].stop]
    lines: list[tuple[tuple[int, int] | None, ...]] = []
    for row in rows:
        for block in blocks:
            if any(grid.cells[row][columns[place]].strip() for place in block):
                lines.append(tuple((row, columns[place]) for place in (*common, *block)))
    top: tuple[tuple[int, int] | None, ...] = tuple((head[0], columns[place]) for place in (*common, *blocks[0]))
    wishing = [at for at, text in enumerate(plain[0]) if speaks_of_wishes(text)]
    if len(wishing) == 1:
        plain[0][wishing[0]] += " 1"  # the only wish is the first one
    titles = (*(headings[place] for place in common), *plain[0])
    cells = (titles, *(tuple(grid.cells[at[0]][at[1]] if at else "" for at in line) for line in lines))
    return TurnedGrid(grid.file, grid.sheet, cells, (), grid, (top, *lines)) if lines else None


def numbered_people(headings: Sequence[str]) -> Mapping[int, int] | None:
    """The place of the column with the name of the first, second, ... person of each row; None for no such columns."""
    found: dict[str, dict[int, int]] = {}
    for place, heading in enumerate(headings):
        hit = _BEHIND_NOUN.search(heading) or _AT_END.search(heading)
        if hit is None or speaks_of_wishes(heading):
            continue
        plain = without_number(heading, int(hit[1]))
        if heard(plain, PERSON_RULES) in (What.NAME, What.FIRST):
            found.setdefault(bare(plain), {}).setdefault(int(hit[1]), place)
    for places in found.values():
        numbers = sorted(places)
        ordered = [places[number] for number in numbers]
        if 2 <= len(numbers) <= MOST_PEOPLE and numbers == [*range(1, len(numbers) + 1)] and ordered == sorted(ordered):
            return places
    return None


def without_number(heading: str, number: int) -> str:
    """A heading without the number of a person: 'Choice child' of 'Choice child 2'; '1st choice' of '1st choice 2'."""
    for pattern in (_AT_END, _BEHIND_NOUN):
        for hit in pattern.finditer(heading):
            if int(hit[1]) == number:
                return " ".join(f"{heading[: hit.start()]} {heading[hit.end() :]}".split())
    return heading
