"""The rows that hold the headings of a table, and one heading for each column of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from allocator.intake.files.grid import TextGrid
from allocator.intake.tables.around.word_cells import names_of_rooms, ticks_among_ticks
from allocator.intake.tables.heading_words import is_total
from allocator.intake.tables.headings import bare, label_of, wished_rank
from allocator.intake.tables.looks import filled_in, knows, sort_of, spread, typical

HEAD_WITHIN = 20
"""The first filled rows of a table, among which its headings are."""

MOST_HEAD_ROWS = 3

MOST_ABOVE = 5
"""Rows above a blank one, from which on they are a table and no title of one."""

FEWEST = 3
"""Rows that tell what a column holds."""

LONGEST_RANK = 20
"""Letters of a heading such as '2nd choice'."""

SEARCHED, SEARCHED_CELLS = 5_000, 50_000
"""Rows and cells among which headings are looked for that stand where they do not belong."""

_IMPORT_ID = re.compile(r'\s*\{\s*"ImportId"\s*:', re.IGNORECASE)

_PARTED = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[a-zß-ÿ])")

_HYPHEN = re.compile(r"\s+[-–:]\s+")


_COUNTED = re.compile(r"(?:max\w*|min\w*)\W*[0-9]{1,4}\b.{0,20}", re.IGNORECASE)
"""What a row says of the sessions above it: 'max. 9', 'min 3 personen'."""

_VALUE = re.compile(r"([^\W\d_][^:]{0,30}?)[\s\d]*:\s*\S.*|(max\w*|min\w*)\W*[0-9]{1,4}(?: [^\W\d_]+)?", re.IGNORECASE)
"""What a row says of one session, with the word for it in front: 'Leader: Eva Kuip', 'max 9'."""


def head_of(grid: TextGrid, columns: tuple[int, ...], rows: list[int]) -> list[int]:
    """The rows that hold the headings; none where the first row is data already."""
    within = _up_to_gap(rows, at_least=MOST_ABOVE)
    usual = min(typical(grid, columns, rows), typical(grid, columns, within))
    scores = {}
    for place in range(min(HEAD_WITHIN, len(within))):
        if filled_in(grid, columns, rows[place]) >= max(1, 0.4 * usual) or place == 0:
            scores[place] = _score(grid, columns, rows, place)
    sparse = filled_in(grid, columns, rows[0]) < 0.4 * usual
    if sparse and any(score > 0 and _is_cornered(grid, columns, rows[place]) for place, score in scores.items()):
        del scores[0]  # a title above columns of which the first needs no heading
    best = max(scores.values(), default=0.0)
    if best <= 0:
        return []
    first = next(place for place, score in scores.items() if score >= 0.6 * best)
    head = [rows[first]]
    if first and _is_overhead_of(grid, columns, rows, first):
        head.insert(0, rows[first - 1])
    for place in range(first + 1, min(first + MOST_HEAD_ROWS, len(rows))):
        line = [grid.cells[rows[place]][column] for column in columns]
        if any(_IMPORT_ID.match(cell) for cell in line) or _is_morehead_of(grid, columns, rows, place):
            head.append(rows[place])
        else:
            break
    return head


def _is_overhead_of(grid: TextGrid, columns: tuple[int, ...], rows: list[int], place: int) -> bool:
    """Whether the row above numbers says what they count, and what is in the columns beside them."""
    cells = [grid.cells[rows[place]][column].strip() for column in columns]
    above = [grid.cells[rows[place - 1]][column].strip() for column in columns]
    beside = [text for text, cell in zip(above, cells, strict=True) if text and not cell]
    over = [text for text, cell in zip(above, cells, strict=True) if text and cell]
    numbers = [cell for cell in cells if cell]
    return bool(beside) and len(over) == 1 and rank_run(cells) == len(numbers) and all(map(knows, beside))


def head_among(grid: TextGrid, columns: tuple[int, ...], rows: list[int]) -> int | None:
    """The row, anywhere below, that can only be one of headings; None without one."""
    for row in rows[: min(SEARCHED, SEARCHED_CELLS // len(columns))]:
        cells = [cell for column in columns if (cell := grid.cells[row][column].strip())]
        sorts = [sort_of(cell) for cell in cells]
        if len(cells) >= 3 and sorts.count("text") >= 0.6 * len(cells) and not {"address", "moment"} & set(sorts):
            hits = sum(1 for cell in cells if knows(cell))
            if hits >= 3 and hits >= 0.4 * len(cells):
                return row
    return None


def _is_morehead_of(grid: TextGrid, columns: tuple[int, ...], rows: list[int], place: int) -> bool:
    """Whether this row, right below a heading, is a second row of headings."""
    cells = [grid.cells[rows[place]][column].strip() for column in columns]
    filled = [cell for cell in cells if cell]
    if any(sort_of(cell) in ("address", "moment") for cell in filled):
        return False
    if 2 <= len(filled) < len(cells) and rank_run(cells) == len(filled):
        return True  # 1, 2, 3 below a heading for all wishes
    if 2 <= len(filled) < len(cells) and all(map(_is_rank, filled)):
        return True  # '1st' and '2nd' below a day
    if any(_is_number_among_numbers(grid, column, rows, place) for column in columns):
        return False
    mismatched, recurring = _evidence(grid, columns, rows, place)
    hits = sum(1 for cell in filled if knows(cell) and sort_of(cell) == "text")
    # Labels of boxes to tick stand below as answers, and are labels all the same.
    return recurring <= 0.2 * len(filled) and mismatched >= 2 and mismatched + hits >= 0.5 * len(filled)


def _is_rank(text: str) -> bool:
    """Whether a text is the rank of a wish, and no number."""
    return len(text) <= LONGEST_RANK and not text.isdecimal() and wished_rank(text) is not None


def _is_answer(grid: TextGrid, columns: tuple[int, ...], rows: list[int], place: int, rank: str) -> bool:
    """Whether the rank of a wish stands in other columns of other rows too, as answers do and headings do not."""
    here = {column for column in columns if grid.cells[rows[place]][column].strip() == rank}
    others = (row for row in spread(rows) if row != rows[place])
    return sum(any(grid.cells[row][at].strip() == rank for at in columns if at not in here) for row in others) > 1


def _is_number_among_numbers(grid: TextGrid, column: int, rows: list[int], place: int) -> bool:
    """Whether a cell and nearly all below it are numbers."""
    below = [text for row in spread(rows[place + 1 :]) if (text := grid.cells[row][column].strip())]
    numbers = sum(sort_of(text) == "number" for text in below)
    return sort_of(grid.cells[rows[place]][column].strip()) == "number" and numbers > 0.9 * len(below)


def _score(grid: TextGrid, columns: tuple[int, ...], rows: list[int], place: int) -> float:
    """How much a row looks like headings: more than 0 is more likely than not."""
    cells = [grid.cells[rows[place]][column].strip() for column in columns]
    filled = [cell for cell in cells if cell]
    hits = sum(1 for cell in filled if knows(cell))
    hits -= names_of_rooms(grid, columns, rows, place)
    hits -= sum(_is_answer(grid, columns, rows, place, cell) for cell in filled if _is_rank(cell))
    hits += rank_run(cells)
    ticks = ticks_among_ticks(grid, columns, rows, place)
    hits -= sum(1 for column in ticks if knows(grid.cells[rows[place]][column].strip()))
    mismatched, recurring = _evidence(grid, columns, rows, place)
    recurring = max(recurring, len(ticks))
    data_like = sum(1 for cell in filled if sort_of(cell) in ("address", "moment"))
    if _ends_block(rows, place) or (is_total(filled) and all(sort_of(cell) == "number" for cell in filled[1:])):
        return -1.0
    if _has_sister(grid, columns, rows, place) or (place and filled and all(map(_COUNTED.fullmatch, filled))):
        return -1.0
    corner = _is_cornered(grid, columns, rows[place]) and not recurring
    if not hits and not corner and any(filled_in(grid, columns, row) >= len(filled) for row in rows[:place]):
        return -1.0  # without a word that is known, only the first full row can be headings
    if any(count > 1 for count in Counter(filled).values()) and not hits:
        data_like += 1
    return 2.0 * hits + 1.5 * mismatched + corner - 2.0 * recurring - 3.0 * data_like - (0.5 if not hits else 0.0)


def _is_cornered(grid: TextGrid, columns: tuple[int, ...], row: int) -> bool:
    """Whether all cells of a row are filled but the first."""
    filled = [bool(grid.cells[row][column].strip()) for column in columns]
    return not filled[0] and len(filled) > 2 and all(filled[1:])


def _ends_block(rows: list[int], place: int) -> bool:
    """Whether a row stands right below another, and nothing right below it: no data of its own."""
    return 0 < place < len(rows) - 1 and rows[place] == rows[place - 1] + 1 and rows[place + 1] > rows[place] + 1


def _has_sister(grid: TextGrid, columns: tuple[int, ...], rows: list[int], place: int) -> bool:
    """Whether the row above or below says the same things of something else: 'Leader: Eva' and 'Leader: Tom'."""
    cells = [grid.cells[rows[place]][column] for column in columns]
    labels = [_label(cell) for cell in cells]
    if sum(map(bool, labels)) < 0.5 * sum(bool(cell.strip()) for cell in cells):
        return False
    for near in rows[max(0, place - 1) : place] + rows[place + 1 : place + 2]:
        others = [grid.cells[near][column] for column in columns]
        same = [
            (cell, other)
            for cell, other, label in zip(cells, others, labels, strict=True)
            if label and label == _label(other)
        ]
        if 2 * len(same) > sum(map(bool, labels)) and any(bare(cell) != bare(other) for cell, other in same):
            return True
    return False


def _label(cell: str) -> str:
    """The bare word in front of a value; '' where there is none."""
    found = _VALUE.fullmatch(" ".join(cell.split()))
    return bare(found[1] or found[2]) if found else ""


def rank_run(cells: Sequence[str]) -> int:
    """How many of the cells are headings 1, 2, 3, ... that stand side by side."""
    run = longest = 0
    for before, cell in pairwise(["", *cells]):
        run = 1 if cell == "1" else run + 1 if run and cell == str(int(before) + 1) else 0
        longest = max(longest, run)
    return longest if longest >= 2 else 0


def _evidence(grid: TextGrid, columns: tuple[int, ...], rows: list[int], place: int) -> tuple[int, int]:
    """Texts above columns of numbers, addresses or moments; and cells that occur again below."""
    mismatched = recurring = 0
    below = [
        row for row in spread(_up_to_gap(rows[place + 1 :])) if not is_total(grid.cells[row][at] for at in columns)
    ]
    for column in columns:
        cell = grid.cells[rows[place]][column].strip()
        texts = [text for row in below if (text := grid.cells[row][column].strip())]
        if not cell or not texts:
            continue
        sorts = Counter(sort_of(text) for text in texts)
        common, count = sorts.most_common(1)[0]
        if sort_of(cell) == "text" and common != "text" and count >= 0.6 * len(texts):
            mismatched += 1
        elif sort_of(cell) == "number" and common == "number":
            apart = _stands_in_run(grid, columns, rows[place], column) or _is_beyond(cell, texts)
            recurring += 0 if apart else 1
        elif cell in texts and not knows(cell):
            recurring += 1
    return mismatched, recurring


def _up_to_gap(rows: list[int], *, at_least: int = FEWEST) -> list[int]:
    """The rows up to the first blank one with so many before it, behind which something else may stand."""
    if rows and rows[-1] - rows[0] == len(rows) - 1:
        return rows
    gaps = (at for at, (row, after) in enumerate(pairwise(rows), start=1) if after > row + 1 and at >= at_least)
    return rows[: next(gaps, len(rows))]


def _stands_in_run(grid: TextGrid, columns: tuple[int, ...], row: int, column: int) -> bool:
    """Whether a number is one of the headings 1, 2, 3, ... of ranks."""
    cells = [grid.cells[row][one].strip() for one in columns]
    number = grid.cells[row][column].strip()
    return rank_run(cells) >= 2 and number.isdecimal() and 1 <= int(number) <= rank_run(cells)


def _is_beyond(cell: str, texts: Sequence[str]) -> bool:
    """Whether a number is a code above ranks or scores: longer, and larger, than any number below."""
    numbers = [text for text in texts if text.isdecimal()]
    return (
        cell.isdecimal()
        and len(numbers) == len(texts)
        and all(len(text) + 1 < len(cell) and int(text) < int(cell) for text in numbers)
    )


def unbroken(heading: str) -> str:
    """A heading on one line, words that were parted at the end of a line put together."""
    return " ".join(_PARTED.sub("", heading).split())


def combined(head: list[list[str]], width: int) -> tuple[str, ...]:
    """One heading for each column, of one or more rows."""
    if not head:
        return ("",) * width
    lines = [line for line in head if not any(_IMPORT_ID.match(cell) for cell in line)]
    if len(lines) < len(head) and len(lines) > 1:
        lines = lines[1:]  # Qualtrics: above the texts stand field names
    top = lines[0]
    for line in lines[1:]:
        top = [_joined(question, label) for question, label in zip(_carried(top, line), line, strict=True)]
    return tuple(_labelled(top))


def _carried(top: list[str], below: list[str]) -> list[str]:
    """Questions carried to the right, over the blank cells below which labels stand."""
    carried: list[str] = []
    for question, label in zip(top, below, strict=True):
        carried.append(carried[-1] if not question and label and carried else question)
    return carried


def _joined(question: str, label: str) -> str:
    said_by_none = {"", "response", "open ended response", "antwort", "offene antwort", "antwoord", "open antwoord"}
    if bare(label) in said_by_none or bare(label) == bare(question):
        return question
    return f"{question} [{label}]" if question else label


def _labelled(headings: list[str]) -> list[str]:
    """Headings of which three or more in a row begin with one question get it as a question: 'question [label]'."""
    parted = [_HYPHEN.split(heading, maxsplit=1) if not label_of(heading)[1] else [heading] for heading in headings]
    questions = Counter(parts[0] for parts in parted if len(parts) == 2 and len(parts[0].split()) >= 3)
    return [
        f"{parts[0]} [{parts[1]}]" if len(parts) == 2 and questions[parts[0]] >= 3 else heading
        for parts, heading in zip(parted, headings, strict=True)
    ]
