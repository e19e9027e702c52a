"""The maximum of a session that is above the names of people below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from allocator.errors import Problem
from allocator.intake.cells.names_below import count_behind, count_said
from allocator.intake.cells.session_titles import Titles
from allocator.intake.import_notes import ImportNotes
from allocator.intake.rows.listed_sessions import Offered
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import MEASURED, What


def of_sessions(tables: Sequence[MappedTable], titles: Titles) -> dict[str, tuple[int, str]]:
    """The maximum of each session, by code, above the names of people who are below it; and the cell."""
    found: dict[str, tuple[int, str]] = {}
    for mapped in tables:
        for about, count, where in _above(mapped):
            code = titles.find(about).code
            if code is not None:
                found.setdefault(code, (count, where))
    return found


def unlisted(
    told: Mapping[str, tuple[int, str]], there: Sequence[Mapping[str, str]], old: Sequence[tuple[int, Offered]]
) -> list[tuple[int, Offered]]:
    """The sessions of the workbook, each with its row, of which no list tells and a maximum is told."""
    listed = {row for row, _ in old}
    return [
        (int(row[""]), Offered(row.get("Code", ""), row.get("Title", "")))
        for row in there
        if row.get("Code", "") in told and int(row[""]) not in listed
    ]


def with_maximum(one: Offered, told: Mapping[str, tuple[int, str]], notes: ImportNotes) -> Offered:
    """The session with the maximum that is above its people, where its list has none."""
    count, where = told.get(one.code, (None, ""))
    if count is None or one.maximum == count:
        return one
    if one.maximum is None:
        return replace(one, maximum=count)
    message = f'Maximum of "{one.title}" is {one.maximum} in the list of sessions, which counts; here it is {count}.'
    notes.remarks.append(Problem(where, message))
    return one


def _above(mapped: MappedTable) -> Iterator[tuple[str, int, str]]:
    """How many a session takes, as its heading above the names says: session, number, and the cell."""
    for place in mapped.places(*MEASURED):
        about, heading = mapped.roles[place].about, mapped.table.headings[place]
        count = count_behind(heading)
        if count is not None and count_behind(about) is None and mapped.table.head:
            yield about, count, mapped.address(mapped.table.head[-1], place)
    for place in mapped.places(What.PEOPLE_OF):
        about = mapped.roles[place].about
        count = count_said(mapped.table.headings[place].replace(about, "", 1))
        if count is not None:
            yield about, count, mapped.address(mapped.table.head[0], place)
