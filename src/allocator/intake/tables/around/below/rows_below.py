"""Rows below the data that are none: counts and sums without a person, remarks, legends, a tally of what is above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.around.below.choice_counts import counts_a_rank, is_called_count
from allocator.intake.tables.around.below.column_above import (
    HARDLY,
    NEARLY,
    ColumnAbove,
    are_called,
    are_numbers,
    is_called,
)
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import sort_of, spread

FEWEST_RANKED = 2
"""Columns of numbers below which a row may count ranks."""

_FIGURE = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?\s*%?")
_FORMULA = re.compile(r"=\s*[A-Z][A-Z.]*\(")

FEWEST_ROWS = 4
"""Data rows of a table, below which nothing is told from its neighbours."""

MOST_BELOW = 40
"""Rows at the end that are looked at."""

MOSTLY = 0.5

UNLIKE = "no row like those above"

MOST_FIGURES = 3
"""Figures in a row whose name is a word below numbers, at most; one with more counts what is above."""

_LEGEND = re.compile(
    r"(?:legend|legende|legenda|key|uitleg|toelichting|verklaring|erklarung|leyenda|explanation|clave|zeichenerklarung)"
    r"(?: .*)?"
)
_REMARK = re.compile(
    r"\s*(?:[*†‡¹²³]|(?:nb|n\.b\.|ps|p\.s\.|note|noot|let op|opmerking|opm|toelichting|bron|source|quelle|hinweis|"
    r"achtung|anmerkung|remark|remarque|attention|nota|aviso|observaci[oó]n|updated|laatst bijgewerkt|stand|bijgewerkt)"
    r"(?:en|es|s|n)?\s*[.:])",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(r"\s*\S{1,3}\s*[=:]\s+\S.*|\s*\S{1,3}\s*=\s*\S.*")


def page_foot(grid: TextGrid, columns: Sequence[int], data: Sequence[int]) -> list[int]:
    """The rows at the end of a page, above the headings once more, with nothing but words such as no name has."""
    foot: list[int] = []
    for row in reversed(data):
        filled = [text for column in columns if (text := grid.cells[row][column].strip())]
        if len(filled) != 1 or is_called(filled[0]):
            break
        foot.insert(0, row)
    return foot


def holds_formulas(cells: Sequence[str]) -> bool:
    """Whether two cells or more are formulas of which no value was saved."""
    return sum(_FORMULA.match(cell) is not None for cell in cells) > 1


def begins_legend(cells: Sequence[str]) -> bool:
    """Whether a row holds nothing but a word that says that signs are explained below it."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) == 1 < len(cells) and _LEGEND.fullmatch(bare(filled[0])) is not None


def without_rows_below(
    grid: TextGrid, columns: Sequence[int], data: Sequence[int]
) -> tuple[list[int], list[tuple[int, str]]]:
    """The rows of a table without those at its end that are none, and these with the reason."""
    if len(data) < FEWEST_ROWS:
        return list(data), []
    return _Below(grid, tuple(columns), list(data)).parted()


@dataclass(frozen=True)
class _Below:
    grid: TextGrid
    columns: tuple[int, ...]
    data: list[int]

    @cached_property
    def sure(self) -> int:
        """How many of the first rows show what the columns hold."""
        return max(3, len(self.data) - MOST_BELOW, len(self.data) // 2)

    @cached_property
    def about(self) -> list[ColumnAbove]:
        """What the columns hold."""
        rows = spread(self.data[: self.sure])
        cells = self.grid.cells
        return [
            ColumnAbove(tuple(text for row in rows if (text := cells[row][column].strip())), len(rows))
            for column in self.columns
        ]

    @cached_property
    def naming(self) -> list[int]:
        """The places of the columns that name what a row is about; those that are always filled, if none does."""
        differing = [
            place
            for place, (column, about) in enumerate(zip(self.columns, self.about, strict=True))
            if about.filled >= NEARLY and self._differs(column)
        ]
        differing = [place for place in differing if not self.about[place].has("1")] or differing
        always = [place for place, column in enumerate(self.about) if column.filled >= 1 - HARDLY]
        telling = [place for place in always if 2 * self._different(place) > len(self.data)]
        return differing or telling or [place for place in always if not self.about[place].has("1")] or always

    def _differs(self, column: int) -> bool:
        """Whether nearly every row has a value of its own in a column."""
        texts = [bare(text) for row in spread(self.data) if (text := self.grid.cells[row][column].strip())]
        return len(set(texts)) >= NEARLY * len(texts)

    def _different(self, place: int) -> int:
        """How many different values a column has."""
        texts = (self.grid.cells[row][self.columns[place]] for row in spread(self.data))
        return len({bare(text) for text in texts} - {""})

    def parted(self) -> tuple[list[int], list[tuple[int, str]]]:
        """The rows that are data, and those below them that are not."""
        if not self.naming:
            return self.data, []
        end = self._legend() or len(self.data)
        found = [(row, "a legend") for row in self.data[end:]]
        counted = self._statistic(end)
        found += [(row, "counts of what is above") for row in self.data[end - counted : end]]
        end -= counted
        while end > self.sure:
            why = self._why(end - 1)
            if not why:
                break
            end -= 1
            found.append((self.data[end], why))
        return self.data[:end], sorted(found)

    def _statistic(self, end: int) -> int:
        """How many rows at the end are figures alone, behind a gap and below texts, with the word for them above."""
        last = end - 1
        if last < 2 or not self._are_figures(self._cells(last)):
            return 0
        label = [cell for cell in self._cells(last - 1) if cell]
        worded = len(label) == 1 and not _FIGURE.fullmatch(label[0])
        first = last - worded
        if self.data[first] == self.data[first - 1] + 1:
            return 0
        texts = [place for place, about in enumerate(self.about) if about.sorts["text"] > MOSTLY * len(about.texts)]
        below_texts = any(self._cells(last)[place] for place in texts)
        return end - first if below_texts or worded else 0

    def _are_figures(self, cells: Sequence[str]) -> bool:
        figures = [cell for cell in cells if cell]
        return len(figures) > 1 and all(_FIGURE.fullmatch(cell) for cell in figures)

    def _legend(self) -> int | None:
        """Where a row says that what follows explains signs, and hardly anything is in the rows that follow."""
        for at in range(self.sure, len(self.data)):
            if begins_legend(self._cells(at)):
                below = [sum(map(bool, self._cells(later))) for later in range(at + 1, len(self.data))]
                if all(count <= 2 < self._usual for count in below):
                    return at
        return None

    @cached_property
    def _usual(self) -> float:
        """How many cells of a row are filled, on average."""
        return sum(column.filled for column in self.about)

    def _cells(self, at: int) -> list[str]:
        line = self.grid.cells[self.data[at]]
        return [line[column].strip() for column in self.columns]

    def _why(self, at: int) -> str:
        """Why a row is no data; '' where it may be."""
        cells = self._cells(at)
        filled = [place for place, cell in enumerate(cells) if cell]
        if len(filled) == 1 and self._usual >= 2 and self._is_remark(cells[filled[0]]):
            return "a remark below the data"
        if self._usual >= 2 and self._says_what_nobody_is_called(cells, filled):
            return "a remark below the data" if len(filled) == 1 else "counts of what is above"
        if holds_formulas(cells):
            return "formulas without values"
        named = [place for place in self.naming if cells[place] and self.about[place].has(cells[place])]
        if self._is_tally(at, cells, filled):
            return "a count of what is above"
        if self._counts(at, cells, filled) or self._counts_ranks(at, cells, filled):
            return "counts of what is above"
        alien = [place for place in filled if self._is_alien(place, cells[place])]
        lone = len(filled) == 1 and self._usual >= 3
        if lone and self.data[at] > self.data[at - 1] + 1 and (alien or self._figures_follow(at)):
            return UNLIKE
        if named or self._usual < 2:
            return ""
        numbers = [place for place in filled if cells[place].isdecimal()]
        if self._is_called_by_number(at, cells, filled, alien) or self._is_called_by_word(at, cells, filled, alien):
            return ""
        return UNLIKE if lone or (alien and {*alien, *numbers} == {*filled}) else ""

    def _figures_follow(self, at: int) -> bool:
        """Whether the row below has figures alone, two or more: those of a statistic that this one names."""
        return at + 1 < len(self.data) and self._are_figures(self._cells(at + 1))

    def _is_called_by_number(self, at: int, cells: Sequence[str], filled: Sequence[int], alien: Sequence[int]) -> bool:
        """Whether a row right below others is like them but for its name, which is a number: room 401 below 'Aula'."""
        usual = len(filled) >= round(self._usual) > len(alien) and len(filled) > 1
        naming = all(place in self.naming and cells[place].isdecimal() for place in alien)
        above = self.data[at] == self.data[at - 1] + 1 and sum(map(bool, self._cells(at - 1))) > 1
        return usual and naming and above

    def _is_called_by_word(self, at: int, cells: Sequence[str], filled: Sequence[int], alien: Sequence[int]) -> bool:
        """Whether a row is like others but for its name, which is a word: 'Gym' and its seats below room 103."""
        figures = [place for place in filled if place not in alien and sort_of(cells[place]) == "number"]
        names = [place for place in alien if place in self.naming]
        named = len(names) == 1 and sort_of(cells[names[0]]) == "text" and are_numbers(self.about[names[0]])
        worded = all(self.about[place].has(cells[place]) for place in alien if place not in names)
        counts = any(cells[place].isdecimal() and self._is_count(place, int(cells[place]), at) for place in figures)
        whole = len(filled) >= round(self._usual) and 1 <= len(figures) <= MOST_FIGURES
        beside = self.data[at] == self.data[at - 1] + 1
        return whole and named and worded and beside and not counts

    def _is_remark(self, text: str) -> bool:
        """Whether a cell that stands alone explains something."""
        return bool(_REMARK.match(text) or _EXPLAINS.fullmatch(text))

    def _says_what_nobody_is_called(self, cells: Sequence[str], filled: Sequence[int]) -> bool:
        """Whether words stand where names do, such as no name has, and figures alone where texts do."""
        texts = [place for place in filled if not _FIGURE.fullmatch(cells[place])]
        if len(texts) != 1 or texts[0] not in self.naming:
            return False
        about, text = self.about[texts[0]], cells[texts[0]]
        others = [place for place in filled if place != texts[0]]
        if any(self.about[place].has("1") or not self.about[place].texts for place in others):
            return False
        if others and self._is_chosen(text, texts[0]):
            return True
        return are_called(about.texts) and not is_called(text) and (bool(others) or " " in text)

    def _is_alien(self, place: int, text: str) -> bool:
        """Whether a cell looks like none of its column, or says in words what no other row says."""
        column = self.about[place]
        if not column.texts or column.filled < 0.2 or not column.has(text):
            return True
        recurring = len(column.values) <= MOSTLY * len(column.texts)
        return sort_of(text) == "text" and recurring and bare(text) not in column.values

    def _counts(self, at: int, cells: Sequence[str], filled: Sequence[int]) -> bool:
        """Whether two cells or more are the sums or counts of their columns, such as no row above has."""
        numbers = [place for place in filled if cells[place].isdecimal()]
        if len(numbers) < 2 or len(filled) - len(numbers) > 1:
            return False
        return all(self._is_count(place, int(cells[place]), at) for place in numbers)

    def _counts_ranks(self, at: int, cells: Sequence[str], filled: Sequence[int]) -> bool:
        """Whether a row counts the ranks above: by its name, or as how often one of them stands there."""
        ranked = [place for place, about in enumerate(self.about) if are_numbers(about) and place not in self.naming]
        texts = [place for place in filled if place not in ranked]
        if len(ranked) < FEWEST_RANKED or len(texts) > 1 or any(place not in self.naming for place in texts):
            return False
        if texts and is_called_count(cells[texts[0]]):
            return not any(map(is_called_count, self.about[texts[0]].texts))
        figures = [place for place in filled if place in ranked]
        above = [[self.grid.cells[row][self.columns[place]].strip() for row in self.data[:at]] for place in figures]
        apart = self.data[at] > self.data[at - 1] + 1
        return counts_a_rank([cells[place] for place in figures], above, apart=apart)

    def _is_count(self, place: int, number: int, at: int) -> bool:
        """Whether a number is how many cells above are filled, or their sum, and larger than any of them."""
        above = [text for row in self.data[:at] if (text := self.grid.cells[row][self.columns[place]].strip())]
        values = [int(text) for text in above if text.isdecimal()]
        if values and len(values) >= NEARLY * len(above):
            return number > max(values) and number in (sum(values), len(above))
        return bool(above) and not values and number == len(above)

    def _is_tally(self, at: int, cells: Sequence[str], filled: Sequence[int]) -> bool:
        """Whether a row behind a gap is what others chose, with a number: 'Chess, 12'."""
        steps = pairwise(self.data[self.sure - 1 : at + 1])
        gap = any(later - before > 1 for before, later in steps)
        if not gap or not 2 <= len(filled) <= 3 or len(filled) >= self._usual:
            return False
        texts = [cells[place] for place in filled if not cells[place].isdecimal()]
        return len(texts) == 1 and self._is_chosen(texts[0], cells.index(texts[0]))

    def _is_chosen(self, text: str, place: int) -> bool:
        """Whether a text stands in other columns than its own."""
        others = [column for number, column in enumerate(self.about) if number != place]
        return bare(text) not in self.about[place].values and any(bare(text) in column.values for column in others)
