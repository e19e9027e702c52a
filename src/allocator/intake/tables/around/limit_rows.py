"""Rows with figures about sessions among the rows of people below these: 'max., 12, 8, 20', 'Needed, 2, 3'."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.around.below.rows_below import without_rows_below
from allocator.intake.tables.content import are_ticks, count_in, is_mark, is_unlimited, may_be_count, number, whole
from allocator.intake.tables.heading_rows import rank_run
from allocator.intake.tables.heading_words import is_total
from allocator.intake.tables.headings import bare, wished_rank
from allocator.intake.tables.looks import knows, sort_of, spread
from allocator.intake.tables.roles import What
from allocator.intake.tables.vocabulary.first_names import COMMON
from allocator.intake.tables.vocabulary.limits import limit_said

FEWEST_ODD = 3
"""Figures of a row that no word explains, and that is none of people all the same."""

FEWEST = 2
"""Figures in such a row, and rows of people around it, at least."""

NEAR, WITHIN = 50, 2_000
"""Rows at both ends of a longer table that are looked at; of a shorter one all are."""

BEFORE = 6
"""Columns, at most, before the first session."""

ODD = "figures unlike those of the other rows; write 'max.' before them if they are how many each session takes"
"""Why a row without a word for its figures is left out."""

UNUSED = "figures about its columns"
"""Why a row is left out whose words say that its figures are no maximum and no minimum."""

HARDLY, MOSTLY, NEARLY = 0.3, 0.6, 0.8

_COUNT = re.compile(r"[0-9]+")

_FIRST_NAMES = frozenset({"max", "min"})
"""Words for limits that are names of people as well."""


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A row of figures about the sessions above or below it: `what` is maximum or minimum, or left out for others.

    `grid` and `row` say where it is; `texts` are its figures by column, `label` the word before them, `why` the reason
    where it is left out; `head` is the row of the headings of its columns.
    """

    grid: TextGrid
    row: int
    what: What
    label: str
    texts: Mapping[int, str] = field(default_factory=dict)
    why: str = ""
    head: int = -1

    def address(self, column: int) -> str:
        """Where one of its cells is."""
        return self.grid.address(self.row, column)

    @property
    def first(self) -> int:
        """The column of its first figure."""
        return min(self.texts)


def limit_rows(grid: TextGrid, columns: Sequence[int], rows: Sequence[int]) -> list[LimitRow]:
    """The rows of a block that hold figures about its columns, where other rows are those of people."""
    if len(columns) < FEWEST + 1 or len(rows) < FEWEST + 2:
        return []
    block = _Block(grid, tuple(columns), tuple(rows))
    said = [one for row in block.looked_at if (one := block.labelled(row)) is not None]
    labelled = block.headed(said, said)
    found = [one for one in labelled if block.is_limit(one, labelled)]
    rest = [row for row in block.looked_at if row not in {one.row for one in said}]
    others = [one for row in rest if (one := block.unlabelled(row)) is not None]
    odd = [one for one in block.headed(others, found) if block.is_odd(one, found)]
    return sorted([*found, *odd], key=lambda one: one.row)


def rows_with_gaps(grid: TextGrid, columns: Sequence[int], limits: Sequence[LimitRow]) -> set[int]:
    """The rows of figures, and the blank ones beside them that part headings from the rows of people."""
    found = {one.row for one in limits}
    for one in limits:
        row = one.head + 1
        while one.row > one.head and row < len(grid.cells) and (row in found or _is_blank(grid, columns, row)):
            found.add(row)
            row += 1
    return found


def _is_blank(grid: TextGrid, columns: Sequence[int], row: int) -> bool:
    return not any(grid.cells[row][column].strip() for column in columns)


@dataclass(frozen=True)
class _Block:
    """A run of columns, and the rows in which something stands."""

    grid: TextGrid
    columns: tuple[int, ...]
    rows: tuple[int, ...]

    @cached_property
    def looked_at(self) -> Sequence[int]:
        """The rows that may be such."""
        return self.rows if len(self.rows) <= WITHIN else (*self.rows[:NEAR], *self.rows[-NEAR:])

    def some(self, one: LimitRow, found: Sequence[LimitRow]) -> list[int]:
        """A few rows below the headings of a row that are no such rows."""
        aside = {one.row, *(other.row for other in found)}
        few = self.rows[:: max(1, len(self.rows) // NEAR)]
        return [row for row in few if row > one.head and row not in aside]

    def text(self, row: int, column: int) -> str:
        """A cell without blanks at its ends."""
        return self.grid.cells[row][column].strip()

    def labelled(self, row: int) -> LimitRow | None:
        """A row with a word for a limit, and figures behind it."""
        line = self.grid.cells[row]
        for at, column in enumerate(self.columns[:BEFORE]):
            text = line[column].strip()
            if text and not text.isdecimal():
                what = limit_said(text)
                return self._labelled_by_cell(row, at) if what is None else self._with_figures(row, at + 1, what, text)
        return None

    def _labelled_by_cell(self, row: int, first: int) -> LimitRow | None:
        """A row with a word for a limit in each cell: 'max. 12', 'max. 8', behind a blank one."""
        words = {_COUNT.sub("", text).strip() for column in self.columns[first:] if (text := self.text(row, column))}
        said = {limit_said(word) for word in words}
        what = said.pop() if len(said) == 1 else None
        return None if what is None or not first else self._with_figures(row, first, what, min(words))

    def unlabelled(self, row: int) -> LimitRow | None:
        """A row with nothing but figures, behind a text or a blank cell."""
        texts = [self.text(row, column) for column in self.columns]
        first = next((at for at, text in enumerate(texts) if whole(text) is not None), 0)
        before = [text for text in texts[:first] if text]
        if not first or len(before) > 1 or any(sort_of(text) != "text" for text in before) or is_total(texts):
            return None
        if rank_run(texts[first:]) == len(texts) - first:
            return None  # headings: 'Wie, 1, 2, 3'
        if sum(map(bool, texts[first:])) < FEWEST_ODD:
            return None  # a row of a list: 'Photography, 025, 24'
        return self._with_figures(row, first, What.LEFT_OUT, " ".join(before), ODD)

    def _with_figures(self, row: int, first: int, what: What, label: str, why: str = UNUSED) -> LimitRow | None:
        """The row where hardly anything but counts stands behind its label."""
        texts = {column: text for column in self.columns[first:] if (text := self.text(row, column))}
        counts = {column: text for column, text in texts.items() if may_be_count(text) or is_unlimited(text)}
        if len(counts) < FEWEST or any(sort_of(text) in ("address", "moment") for text in texts.values()):
            return None
        others = [text for column, text in texts.items() if column not in counts and any(map(str.isalnum, text))]
        return None if others else LimitRow(self.grid, row, what, label, counts, why)

    def headed(self, ones: Sequence[LimitRow], others: Sequence[LimitRow] = ()) -> list[LimitRow]:
        """The rows that have headings, each with these; other such rows are no headings."""
        heads = [(one, self._head(one, [one, *others])) for one in ones]
        return [replace(one, head=head) for one, head in heads if head is not None]

    def is_limit(self, one: LimitRow, labelled: Sequence[LimitRow]) -> bool:
        """Whether a row with such a word stands among people, and is no person itself."""
        people = self._people(one, labelled)
        in_each_cell = not any(whole(text) is not None for text in one.texts.values())
        if in_each_cell and not any(map(str.strip, self._names(one, people))):
            return False  # above names of people such cells belong to the headings
        return len(people) >= FEWEST and self._are_people(one, people) and not self._is_person(one, people)

    def is_odd(self, one: LimitRow, found: Sequence[LimitRow]) -> bool:
        """Whether a row with another word or none is unlike all others: figures among ticks, or beyond all ranks."""
        figures = [figure for text in one.texts.values() if (figure := whole(text)) is not None]
        if len(figures) < len(one.texts) or max(figures) <= self._highest(one, self.some(one, found)):
            return False
        people = self._people(one, [one, *found])
        if len(people) <= FEWEST or not self._are_people(one, people) or self._is_below(one):
            return False
        names = self._names(one, people)
        if one.label and (_named([one.label]) or bare(one.label).partition(" ")[0] in COMMON):
            return False
        if not one.label and len(names) < NEARLY * len(people):
            return False
        highest = self._highest(one, people)
        beyond = sum(figure > highest for figure in figures)
        unlike = not one.label or _named(names) >= NEARLY * len(names)
        return 2 * beyond > len(figures) if unlike else beyond == len(figures)

    def _head(self, one: LimitRow, others: Sequence[LimitRow]) -> int | None:
        """The row of headings above or right below: different texts, above all of the figures."""
        aside = {other.row for other in others}
        at = self.rows.index(one.row)
        below = next((row for row in self.rows[at + 1 :] if row not in aside), None)
        above = [row for row in self.rows[: min(at, NEAR)] if row not in aside]
        for row in (*above, *([] if below is None else [below])):
            texts = [self.text(row, column) for column in one.texts]
            titles = [bare(text) for text in texts if text and not is_mark(text)]
            if len(titles) >= NEARLY * len(texts) and len(set(titles)) == len(titles) and not _are_figures(texts):
                return None if all(wished_rank(text) is not None for text in texts if text) else row
        return None

    def _people(self, one: LimitRow, others: Sequence[LimitRow]) -> list[int]:
        """The rows below the headings that may be people: those with something below the sessions."""
        aside = {other.row for other in others}
        return [
            row
            for row in spread(self.rows)
            if row > one.head
            and row not in aside
            and any(self.text(row, column) for column in one.texts)
            and not is_total(self.grid.cells[row][column] for column in self.columns)
        ]

    def _before(self, one: LimitRow) -> list[int]:
        """The columns before the figures."""
        return [column for column in self.columns if column < one.first]

    def _names(self, one: LimitRow, people: Sequence[int]) -> list[str]:
        """What stands before the figures in other rows, where it names most of them: the column with most letters."""
        columns = [[self.text(row, column) for row in people] for column in self._before(one)]
        letters = [[text for text in texts if sort_of(text or "0") == "text"] for texts in columns]
        return max(letters, key=lambda texts: (len({*map(bare, texts)}), -len(texts)), default=[])

    def _are_people(self, one: LimitRow, people: Sequence[int]) -> bool:
        """Whether rows hold ranks, scores, ticks, words or names that come again, and are no headings on their side."""
        names = self._names(one, people)
        if names and sum(map(knows, names)) > HARDLY * len(names):
            return False
        texts = [text for row in people for column in one.texts if (text := self.text(row, column))]
        measured = sum(is_mark(text) or number(text) is not None for text in texts)
        words = {bare(text) for text in texts}
        return measured >= NEARLY * len(texts) or 2 * len(words) <= len(texts) or _named(texts) >= NEARLY * len(texts)

    def _is_person(self, one: LimitRow, people: Sequence[int]) -> bool:
        """Whether somebody may be called so: 'Max', whose figures are like those of all others."""
        if one.label.casefold() not in _FIRST_NAMES or one.label.islower():
            return False
        figures = [found for text in one.texts.values() if (found := count_in(text)) is not None]
        highest = self._highest(one, people)
        if any(figure > highest for figure in figures):
            return False
        names = self._names(one, people)
        alone = 2 * sum(" " not in name for name in names) > len(names)
        return alone or sorted(figures) == [*range(1, len(figures) + 1)] or max(figures, default=0) <= 1

    def _highest(self, one: LimitRow, people: Sequence[int]) -> float:
        """The highest number of other rows below the sessions; 1 among ticks and words."""
        texts = [text for row in people for column in one.texts if (text := self.text(row, column))]
        if are_ticks(texts):
            return 1.0
        return max((found for text in texts if (found := number(text)) is not None), default=1.0)

    def _is_below(self, one: LimitRow) -> bool:
        """Whether the row counts what stands above it, or is a remark below it, as is told of such rows anyway."""
        below = [row for row in self.rows if row > one.head]
        return any(row == one.row for row, _ in without_rows_below(self.grid, self.columns, below)[1])


def _named(texts: Sequence[str]) -> int:
    """How many texts are names of several words, with a capital at both ends."""
    words = [text.split() for text in texts]
    return sum(len(one) > 1 and one[0][:1].isupper() and one[-1][:1].isupper() for one in words)


def _are_figures(texts: Sequence[str]) -> bool:
    """Whether most cells are numbers themselves, and no words for a wish such as 'Choice 1'."""
    return sum(number(text) is not None and wished_rank(text) is None for text in texts) > MOSTLY * len(texts)
