"""Sessions that are added or changed by columns of the Sessions sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from allocator.coherence import folded
from allocator.errors import ChangeTrouble
from allocator.event import Event, Session
from allocator.scenario.changes.change import agreeing
from allocator.scenario.changes.named import session_meant, unused
from allocator.scenario.changes.session_changes import with_session
from allocator.suggest import did_you_mean
from allocator.workbook.event.schema import SESSIONS
from allocator.workbook.event.schema.columns import CellKind, Column
from allocator.workbook.event.values.fields import in_field
from allocator.workbook.scenarios.values import names_of, value_of

SessionColumns = tuple[tuple[str, str], ...]
"""Headings of the Sessions sheet, each with the text of the cell below it."""


@dataclass(frozen=True, slots=True)
class AddSession:
    """There is one more session, with these columns of the Sessions sheet."""

    code: str
    title: str
    columns: SessionColumns = ()

    def applied(self, event: Event) -> Event:
        """Adds it; nobody wishes for it, and columns that are not given say what `Session` says."""
        code = unused(self.code, event.session_of, "session", "give the new one another code")
        columns = (("Title", self.title), *self.columns)
        session = replace(Session(code, ""), **_facts(event, columns))
        return agreeing(event, replace(event, sessions=(*event.sessions, session)))

    def __str__(self) -> str:
        return f"{self.code} {self.title} is added{_told(self.columns, ', with ')}"


@dataclass(frozen=True, slots=True)
class ChangeSession:
    """Some columns of a session hold something else."""

    session: str
    columns: SessionColumns

    def applied(self, event: Event) -> Event:
        """Changes these columns; a blank one says what `Session` says."""
        code = session_meant(self.session, event)
        return agreeing(event, with_session(event, replace(event.session_of[code], **_facts(event, self.columns))))

    def __str__(self) -> str:
        return f"{self.session} has{_told(self.columns, ' ')}"


def heading_meant(text: str) -> str:
    """The heading of a column of the Sessions sheet that can be set; raises ChangeTrouble."""
    return _column_meant(text).heading


def is_fixed_rounds(heading: str) -> bool:
    """Whether a column of the Sessions sheet holds items with a = in them."""
    return _column_meant(heading).kind is CellKind.FIXED


def _column_meant(text: str) -> Column:
    if not text:
        raise ChangeTrouble("No column is named before the =; write for example Maximum = 30.")
    columns = {folded(column.heading): column for column in SESSIONS.columns}
    column = columns.get(folded(text))
    if column is None:
        near = did_you_mean(text, (one.heading for one in SESSIONS.columns if one is not SESSIONS.key))
        raise ChangeTrouble(f'"{text}" is not a column of {SESSIONS.name}. {near}'.rstrip())
    if column is SESSIONS.key:
        raise ChangeTrouble(f'"{column.heading}" cannot be changed: a session keeps its {column.heading.lower()}.')
    return column


def _facts(event: Event, columns: SessionColumns) -> dict[str, Any]:
    """The fields of a session that columns say; raises ChangeTrouble with all that cannot be read."""
    names = names_of(event)
    facts, troubles = {}, []
    for said, text in columns:
        try:
            column = _column_meant(said)
            value = value_of(text, column, names)
        except ChangeTrouble as trouble:
            troubles.append(str(trouble))
            continue
        if column.field in facts:
            troubles.append(f'"{column.heading}" is said twice; leave one out.')
        facts[column.field] = in_field(value, column)
    if troubles:
        raise ChangeTrouble("\n".join(troubles))
    return facts


def _told(columns: SessionColumns, before: str) -> str:
    """Columns in words: 'Maximum 30, At most 2'."""
    told = ", ".join(f"{heading} {' '.join(text.split()) or 'blank'}" for heading, text in columns)
    return before + told if told else ""
