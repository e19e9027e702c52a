"""The maximum and minimum of sessions that stand above people, or in a row of figures among them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from allocator.errors import Problem
from allocator.intake.cells.names_below import count_behind, count_said
from allocator.intake.cells.session_titles import Titles
from allocator.intake.import_notes import ImportNotes
from allocator.intake.rows.lists.listed_sessions import Offered
from allocator.intake.tables.around.limit_rows import LimitRow
from allocator.intake.tables.content import count_in, is_unlimited
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import MEASURED, What


@dataclass(frozen=True, slots=True)
class Limits:
    """The maximum and the minimum of each session, by code, with the cell that says it."""

    most: Mapping[str, tuple[int, str]]
    fewest: Mapping[str, tuple[int, str]]

    @property
    def codes(self) -> frozenset[str]:
        """The sessions of which either is told."""
        return frozenset({*self.most, *self.fewest})


def of_sessions(tables: Sequence[MappedTable], titles: Titles, notes: ImportNotes) -> Limits:
    """What is said of sessions above the people below them, and in rows of figures among these."""
    most: dict[str, tuple[int, str]] = {}
    fewest: dict[str, tuple[int, str]] = {}
    for mapped in tables:
        for about, count, where in _above(mapped):
            code = titles.find(about).code
            if code is not None:
                most.setdefault(code, (count, where))
        for one in mapped.table.limits:
            _read_row(mapped, one, titles, most if one.what is What.MAXIMUM else fewest, notes)
    return Limits(most, fewest)


def _read_row(
    mapped: MappedTable, one: LimitRow, titles: Titles, told: dict[str, tuple[int, str]], notes: ImportNotes
) -> None:
    """The figures of a row, each for the session of its column; of several for one session the smallest counts."""
    about = {
        mapped.table.columns[place]: mapped.roles[place].about for place in mapped.places(*MEASURED, What.PEOPLE_OF)
    }
    shown = " ".join([f'"{one.label}"' if one.label else "", *one.texts.values()]).strip()
    if one.what is What.LEFT_OUT or not about.keys() & one.texts.keys():
        notes.left_out.append(Problem(one.address(one.first), f"{one.why}: {shown}"))
        return
    notes.remarks.append(Problem(one.address(one.first), f'"{one.label}" is taken as the {one.what} of each session.'))
    for column, text in one.texts.items():
        code = titles.find(about.get(column, "")).code
        count, where = count_in(text), one.address(column)
        if is_unlimited(text):
            notes.corrections.append(Problem(where, f'"{text}" is no limit: {one.what} stays blank.'))
        elif count is None:
            message = f'"{text}" is not a number for {one.what}, which stays blank. Write a whole number.'
            notes.problems.append(Problem(where, message))
        elif code is None:
            notes.left_out.append(Problem(where, f"a figure about no session: {text}"))
        elif code in told and told[code][0] != count:
            least = min((told[code], (count, where)))
            notes.remarks.append(
                Problem(where, f"{told[code][0]} and {count} are said of one session; {least[0]} counts.")
            )
            told[code] = least
        else:
            told[code] = count, where


def unlisted(
    told: Collection[str], there: Sequence[Mapping[str, str]], old: Sequence[tuple[int, Offered]]
) -> list[tuple[int, Offered]]:
    """The sessions of the workbook, each with its row, of which no list tells and something is told, by code."""
    listed = {row for row, _ in old}
    return [
        (int(row[""]), Offered(row.get("Code", ""), row.get("Title", "")))
        for row in there
        if row.get("Code", "") in told and int(row[""]) not in listed
    ]


def with_limits(one: Offered, told: Limits, notes: ImportNotes) -> Offered:
    """The session with the maximum and minimum that stand with its people, where its list has none."""
    most, where = told.most.get(one.code, (one.maximum, ""))
    fewest, here = told.fewest.get(one.code, (one.minimum, ""))
    for heading, listed, count, cell in (
        ("Maximum", one.maximum, most, where),
        ("Minimum", one.minimum, fewest, here),
    ):
        if listed not in (None, count):
            message = (
                f'{heading} of "{one.title}" is {listed} in the list of sessions, which counts; here it is {count}.'
            )
            notes.remarks.append(Problem(cell, message))
    return replace(
        one,
        maximum=most if one.maximum is None else one.maximum,
        minimum=fewest if one.minimum is None else one.minimum,
    )


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
