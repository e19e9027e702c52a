"""The mapping: what every column of every table was taken for, as data that a person reads, edits and gives again."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from allocator.errors import FileTrouble, InputProblems, Problem
from allocator.intake.shapes.proposal import Proposal
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import IN_ROUNDS, NAMED, PERSON, PRESENCE_IN, WISHING, Role, TableKind, What, role_of
from allocator.intake.tables.table import SourceTable
from allocator.suggest import did_you_mean
from allocator.words import quoted
from allocator.workbook.xlsx.parsing import understood
from allocator.workbook.xlsx.sniff import bytes_of

LARGEST_MAPPING = 10_000_000
"""Bytes of a mapping that are read."""

SHOWN = 40
"""Letters of a heading or sample that are shown."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A column: its letter in the sheet, its heading, a filled cell, and what it is taken for."""

    letter: str
    heading: str
    sample: str
    role: Role


@dataclass(frozen=True, slots=True)
class TableMapping:
    """A table: where it stood, what it holds, and its columns; `because` says why it was taken so.

    `answer` is the word for this reading and what it means, where a question has one that the roles do not tell.
    `refused` are the places of columns of which somebody has just said that they are of no use.
    """

    file: str
    sheet: str
    kind: TableKind
    columns: tuple[ColumnMapping, ...]
    because: str = ""
    answer: tuple[str, str] = ("", "")
    refused: frozenset[int] = frozenset()

    @property
    def headings(self) -> tuple[str, ...]:
        """What the headings say, bare."""
        return tuple(bare(column.heading) for column in self.columns)


Mapping = tuple[TableMapping, ...]


def mapping_of(table: SourceTable, proposal: Proposal | None) -> TableMapping:
    """A table with a reading of it as a mapping."""
    kind = proposal.kind if proposal else TableKind.NOTHING
    roles = proposal.roles if proposal else {}
    columns = tuple(
        ColumnMapping(
            get_column_letter(column + 1),
            " ".join(table.headings[place].split()),
            " ".join(table.sample[place][0].split()) if table.sample[place] else "",
            roles.get(place, Role(What.LEFT_OUT)),
        )
        for place, column in enumerate(table.columns)
    )
    because = proposal.because if proposal else "nothing in it is known to be of use"
    answer = proposal.answer if proposal else ("", "")
    return TableMapping(table.grid.file, table.grid.sheet, kind, columns, because, answer)


def remembered(table: SourceTable, mapping: Iterable[TableMapping]) -> TableMapping | None:
    """What a mapping says of a table: one with the same headings, the same file and sheet before others.

    Of another sheet that was left out, such as one of last year, nothing is learnt where one with these headings was
    read.
    """
    headings = tuple(bare(heading) for heading in table.headings)
    letters = tuple(get_column_letter(column + 1) for column in table.columns)
    place = (table.grid.file, table.grid.sheet)
    same = [
        one
        for one in mapping
        if one.headings == headings
        and (any(headings) or ((one.file, one.sheet) == place and tuple(c.letter for c in one.columns) == letters))
    ]
    here = next((one for one in same if (one.file, one.sheet) == place), None)
    return here or next((one for one in same if one.kind is not TableKind.NOTHING), same[0] if same else None)


def as_toml(mapping: Iterable[TableMapping]) -> str:
    """A mapping as text to edit."""
    lines = [
        "# What each column of each table is taken for. Change what stands behind 'is' or 'holds', and import again",
        "# with --mapping and this file. 'left out' leaves it out. docs/intake-reference.md lists all.",
    ]
    for table in mapping:
        lines += [
            "",
            "[[table]]",
            f"file = {_text(table.file)}",
            f"sheet = {_text(table.sheet)}",
            f"holds = {_text(table.kind)}",
        ]
        if table.because:
            lines.append(f"# because {table.because}".replace("\n", " "))
        lines.append("columns = [")
        lines += [
            f"    {{ column = {_text(column.letter)}, heading = {_text(column.heading)}, "
            f"is = {_text(str(column.role))} }},{_sample(column)}"
            for column in table.columns
        ]
        lines.append("]")
    return "\n".join(lines) + "\n"


def _sample(column: ColumnMapping) -> str:
    plain = "".join(letter if letter.isprintable() else " " for letter in column.sample[:SHOWN])
    return f"  # for example {plain}" if plain else ""


def _text(text: str) -> str:
    """A TOML string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"'
        + "".join(c if c.isprintable() or c == " " else f"\\u{ord(c):04X}" for c in escaped if ord(c) < 0x10000)
        + '"'
    )


def from_toml(path: Path) -> Mapping:
    """The mapping in a file; raises FileTrouble, or InputProblems for what is no role."""
    content = bytes_of(path, "mapping", LARGEST_MAPPING, "Let import write it again.", may_be_empty=True)
    not_a_mapping = "cannot be read as a mapping. Give a file that import has written."
    with understood(path, not_a_mapping):
        try:
            found = tomllib.loads(content.decode("utf-8-sig"))
        except tomllib.TOMLDecodeError as error:
            what_now = "Fix that line, or let import write it again."
            raise FileTrouble(f"{path} is not a mapping: {error}. {what_now}") from error
    tables = found.get("table", [])
    rows: list[Sequence[str]] = []
    for number, table in enumerate(tables if isinstance(tables, list) else [], start=1):
        rows += _rows_of(table, number, path)
    return from_rows(rows, str(path))


def _rows_of(table: Any, number: int, path: Path) -> list[Sequence[str]]:
    try:
        return [
            (
                f"table {number}, column {column['column']}",
                str(table.get("file", "")),
                str(table.get("sheet", "")),
                str(table["holds"]),
                str(column["column"]),
                str(column.get("heading", "")),
                "",
                str(column["is"]),
                str(number),
            )
            for column in table["columns"]
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise FileTrouble(f"{path}, table {number}: {error} is missing. Let import write the mapping again.") from error


def from_rows(rows: Iterable[Sequence[str]], file: str) -> Mapping:
    """The mapping in rows of (where, file, sheet, holds, column, heading, sample, is, number of the table)."""
    problems: list[Problem] = []
    tables: dict[tuple[str, ...], list[ColumnMapping]] = {}
    begins: dict[tuple[str, ...], str] = {}
    kinds = {str(kind): kind for kind in TableKind}
    for where, name, sheet, holds, letter, heading, sample, said, number in rows:
        role = role_of(said)
        if said.strip().casefold() in map(str, NAMED):
            named = "a round" if said.strip().casefold() in (*IN_ROUNDS, *PRESENCE_IN) else "a session"
            problems.append(Problem(where, f'"{said}" needs the name of {named} after it.'))
        elif role is None:
            hint = did_you_mean(said, [str(what) for what in What])
            problems.append(Problem(where, f'"{said}" is not something that a column can be. {hint}'.rstrip()))
        elif holds.strip().casefold() not in kinds:
            hint = did_you_mean(holds, list(kinds))
            problems.append(Problem(where, f'"{holds}" is not something that a table can hold. {hint}'.rstrip()))
        else:
            key = (number, name, sheet, holds.strip().casefold())
            tables.setdefault(key, []).append(ColumnMapping(letter, heading, sample, role))
            begins.setdefault(key, where)
    if not problems:
        problems += [
            Problem(begins[key], _what_is_needed(kinds[key[3]]))
            for key, columns in tables.items()
            if not _NEEDED[kinds[key[3]]] & {column.role.what for column in columns} and key[3] != TableKind.NOTHING
        ]
    if problems:
        raise InputProblems(
            file, problems, f"Nothing was imported. Fix the mapping in {quoted(file)} and run it again."
        )
    return tuple(
        TableMapping(name, sheet, kinds[holds], tuple(columns)) for (_, name, sheet, holds), columns in tables.items()
    )


_PEOPLE = frozenset({*PERSON, *WISHING, What.FIXED, What.NOT_IN, What.PEOPLE_OF, What.STAMP, What.STATUS})

_NEEDED: dict[TableKind, frozenset[What]] = {
    TableKind.SESSIONS: frozenset({What.TITLE, What.CODE}),
    TableKind.ROOMS: frozenset({What.ROOM}),
    TableKind.ROUNDS: frozenset({What.ROUND, What.DATE, What.START, What.END}),
    TableKind.WISHES: _PEOPLE,
    TableKind.ATTENDEES: _PEOPLE,
    TableKind.FIXED: _PEOPLE,
    TableKind.NOTHING: frozenset(),
}
"""What a table needs one column of, at least, to hold what it does."""

_FOR_EXAMPLE = {TableKind.SESSIONS: What.TITLE, TableKind.ROOMS: What.ROOM, TableKind.ROUNDS: What.ROUND}


def _what_is_needed(kind: TableKind) -> str:
    needed = _FOR_EXAMPLE.get(kind, What.NAME)
    return f'this table holds {kind}, but no column of it is "{needed}". Say which one is, or that it is "left out".'
