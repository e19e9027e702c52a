"""A column for each session, and below it the names of people: who is settled there, or who asked for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.cells.liking import likes
from allocator.intake.cells.names_below import (
    begins_waiting_list,
    count_said,
    entries,
    is_about_session,
    is_blank,
    is_surely_person,
)
from allocator.intake.cells.rounds.rounds_said import round_named_in
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.signups.above_names import (
    carried,
    on_one_line,
    rounds_above,
    said_of_names,
    with_maxima,
)
from allocator.intake.shapes.signups.heads import (
    COUNTING,
    KNOWN_SHARE,
    Sheet,
    heads_of,
    is_label,
    names_rounds,
    stands_above,
)
from allocator.intake.shapes.signups.likely_sessions import are_likely, is_persons
from allocator.intake.shapes.signups.people_beside import reading_of
from allocator.intake.tables.around.limit_rows import LimitRow
from allocator.intake.tables.content import TICKED, UNTICKED, bare_or_mark, known_share
from allocator.intake.tables.heading_words import PERSON_RULES, heard, is_total
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, Role, What
from allocator.intake.tables.table import ABOVE, SourceTable
from allocator.intake.tables.views.turned import TurnedGrid

MOST_ROWS = 2_000
"""Rows of a sheet on which people are below sessions; one with more is a list of something else."""

MOST_ROWS_ABOUT = 3

LOOKED_AT = 60
"""Names that are looked for among the sessions, however they are spelt."""

MOSTLY, HARDLY = 0.8, 0.2

WITH_KNOWN, WITHOUT = 0.98, 0.88


def sign_ups(tables: Sequence[SourceTable], known: Known) -> list[tuple[SourceTable, Proposal]]:
    """The tables with names below sessions in the cells of these tables of one sheet, which blank columns may part."""
    if any(isinstance(table.grid, TurnedGrid) and table.grid.people for table in tables):
        return []  # their shape is known
    columns = tuple(sorted({column for table in tables for column in table.columns}))
    rows = {row for table in tables for row in (*table.head, *table.rows, *(row for row, _ in table.aside))}
    limits = tuple(one for table in tables for one in table.limits)
    sheet = Sheet(tables[0].grid, columns, tuple(sorted(rows)), known, limits)
    if len(columns) < 2 or not 2 <= len(rows) <= MOST_ROWS or not _may_hold_names(sheet):
        return []
    heads = heads_of(sheet)
    found: list[tuple[SourceTable, Proposal]] = []
    above = 0
    for at, head in enumerate(heads):
        end = heads[at + 1] if at + 1 < len(heads) else len(sheet.rows)
        if at + 1 < len(heads):
            while end > head + 1 and is_label(sheet, end - 1):
                end -= 1
        one = _table(sheet, sheet.rows[above:head], sheet.rows[head], sheet.rows[head + 1 : end])
        if one is None:
            return []
        found.append(one)
        above = end
    return [(_with_limits(table, found, limits), reading) for table, reading in found]


def _with_limits(
    table: SourceTable, found: Sequence[tuple[SourceTable, Proposal]], limits: Sequence[LimitRow]
) -> SourceTable:
    """A table with the rows of figures that are about its headings: those of the last headings above each."""
    heads = [one.grid.place(one.head[0], 0)[0] for one, _ in found]
    own = table.grid.place(table.head[0], 0)[0]
    told = [one for one in limits if own == max((head for head in heads if head <= one.head), default=heads[0])]
    return replace(table, limits=tuple(told))


def _may_hold_names(sheet: Sheet) -> bool:
    """Whether few of the cells, at first sight, are numbers or ticks; most tables are soon told apart so."""
    texts = [text for row in spread(sheet.rows) for text in sheet.cells(row) if text]
    return sum(text.isdecimal() or bare_or_mark(text) in TICKED for text in texts) <= 0.6 * len(texts)


def _table(sheet: Sheet, above: Sequence[int], head: int, below: Sequence[int]) -> tuple[SourceTable, Proposal] | None:
    """Names below the sessions of one row of headings; None where these are no sessions, or no names."""
    about = []
    for row in below[:MOST_ROWS_ABOUT]:
        filled = [cell for cell in sheet.cells(row) if cell]
        if not filled or not all(map(is_about_session, filled)):
            break
        about.append(row)
    totals = [row for row in below if is_total(sheet.grid.cells[row][column] for column in sheet.columns)]
    body = [row for row in below if row not in {*about, *totals}]
    listed = {
        place: [text for row in spread(body) if (text := sheet.grid.cells[row][column].strip())]
        for place, column in enumerate(sheet.columns)
    }
    headings = _headings(with_maxima(sheet.titled(head, listed)), listed)
    if headings is None:
        return None
    places = [place for place, heading in headings.items() if heading]
    above_texts = [cell for row in above for cell in sheet.cells(row) if cell]
    said = said_of_names(sheet.grid, [headings[place] for place in places], above_texts)
    facts = {place: [cell for row in about if (cell := sheet.cells(row)[place])] for place in places}
    known = sum(sheet.knows(headings[place]) for place in places) >= KNOWN_SHARE * len(places)
    names = [text for place in places for text in listed[place] if not (is_blank(text) or begins_waiting_list(text))]
    if not _are_names(sheet, places, listed, names, known=known):
        return None
    if any(is_persons(headings[place]) for place in places if not sheet.knows(headings[place])):
        return None
    if any(_is_full(sheet.cells(row), len(places)) for row in above):
        return None  # a row of other headings, or of data, stands above: these are no headings
    is_above = bool(above) and stands_above(sheet, sheet.rows.index(above[-1]))
    spoken: dict[int, str] = {}
    if is_above or (above and names_rounds(sheet.cells(above[-1]))):
        spoken = carried(sheet.cells(above[-1]))
    if not known:
        hinted = (
            said is not None or bool(sheet.limits) or any(count_said(text) for line in facts.values() for text in line)
        )
        hinted = hinted or all(count_said(headings[place]) for place in places)
        hinted = hinted or (is_above and 2 * sum(is_surely_person(headings[place]) for place in places) <= len(places))
        titles = [headings[place] for place in places]
        if not are_likely(titles, [listed[place] for place in places], hinted, below_round=bool(spoken)):
            return None
    spoken = {place: round_named_in(text, sheet.known.rounds) or text for place, text in spoken.items()}
    rounds = rounds_above(headings, facts, spoken)
    roles = dict.fromkeys(range(len(sheet.columns)), LEFT_OUT) | {
        place: Role(What.PEOPLE_OF, about=rounds[place][1], round=rounds[place][0]) for place in places
    }
    table = SourceTable(
        sheet.grid,
        sheet.columns,
        (head, *about),
        tuple(
            on_one_line(headings[place], [one for one in (spoken.get(place, ""), *facts.get(place, [])) if one])
            for place in range(len(sheet.columns))
        ),
        tuple(body),
        (*((row, ABOVE) for row in above), *((row, "a total") for row in totals)),
    )
    return table, reading_of(roles, said, WITH_KNOWN if known else WITHOUT)


def _headings(cells: Sequence[str], listed: dict[int, list[str]]) -> dict[int, str] | None:
    """The heading of each column, '' for a column of numbers; None where something is below no heading at all."""
    found: dict[int, str] = {}
    carried = ""
    for place, cell in enumerate(cells):
        if _counts(listed[place]):
            right = cells[place + 1] if place + 1 < len(cells) else ""
            if cell and right and heard(cell, PERSON_RULES) is not What.ID and cell != "#":
                return None  # numbers below a heading of their own are said of it, and count no lines
            found[place], carried = "", "" if right else cell
            continue
        found[place] = cell or carried
        carried = ""
        if listed[place] and not found[place]:
            return None
    return found


def _counts(texts: Sequence[str]) -> bool:
    """Whether cells number the lines: 1, 2, 3, ..., perhaps with a word for those who wait."""
    numbers = [int(text.strip("#.)")) for text in texts if COUNTING.fullmatch(text)]
    others = [text for text in texts if not COUNTING.fullmatch(text)]
    return bool(numbers) and numbers == sorted(set(numbers)) and all(map(begins_waiting_list, others))


def _are_names(
    sheet: Sheet, places: Sequence[int], listed: dict[int, list[str]], names: Sequence[str], *, known: bool
) -> bool:
    """Whether cells can be names: of people, each once in a column, and not those of sessions, ticks or words.

    Nobody may have come to all sessions but one; then the headings are known, or the names can hardly be anything else.
    """
    alone = sum(bool(listed[place]) for place in places) < 2 or len(names) < 2
    if not names or (alone and not known and (len(names) < 2 or not all(map(is_surely_person, names)))):
        return False
    lines = [[bare(text) for text in listed[place] if bare(text) and not begins_waiting_list(text)] for place in places]
    once = sum(len(set(line)) for line in lines) / max(1, sum(map(len, lines)))
    marks = sum(bare_or_mark(text) in TICKED | UNTICKED or likes(text) for text in names)
    written = sum(bool(entries(text)) or is_about_session(text) for text in names)
    return (
        once >= MOSTLY
        and marks < HARDLY * len(names)
        and written >= MOSTLY * len(names)
        and known_share(names, sheet.known.sessions) < HARDLY
        and sum(map(sheet.knows, names[:LOOKED_AT])) < HARDLY * len(names[:LOOKED_AT])
    )


def _is_full(cells: Sequence[str], width: int) -> bool:
    """Whether a row is as full as one of headings, and says nothing of rounds or sessions."""
    filled = [cell for cell in cells if cell]
    return (
        len(filled) >= max(2, KNOWN_SHARE * width)
        and not names_rounds(filled)
        and not all(map(is_about_session, filled))
    )
