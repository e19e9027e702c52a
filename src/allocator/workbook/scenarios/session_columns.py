"""Sessions that are added or changed by columns of the Sessions sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from allocator.coherence import folded
from allocator.errors import ChangeTrouble
from allocator.event import Event, Session
from allocator.scenario.changes.change import agreeing
from allocator.scenario.changes.named import session_meant, unused
from allocator.scenario.changes.session_changes import with_session
from allocator.suggest import did_you_mean
from allocator.workbook.scenarios.values import names_of, value_of
from allocator.workbook.schema import SESSIONS

SessionColumns = tuple[tuple[str, str], ...]
"""Headings of the Sessions sheet, each with what stands in the cell below it."""


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
        return f"there is {self.code} {self.title} too{_told(self.columns, ', with ')}"


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
    if not text:
        raise ChangeTrouble("No column is named before the =; write for example Maximum = 30.")
    headings = {folded(column.heading): column.heading for column in SESSIONS.columns}
    heading = headings.get(folded(text))
    if heading is None:
        near = did_you_mean(text, _FIELDS)
        raise ChangeTrouble(f'"{text}" is not a column of {SESSIONS.name}. {near}'.rstrip())
    if heading not in _FIELDS:
        raise ChangeTrouble(f'"{heading}" cannot be changed: a session keeps its {heading.lower()}.')
    return heading


def _as_it_is(value: Any) -> Any:
    return value


_FIELDS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "Title": ("title", _as_it_is),
    "Speakers": ("speakers", _as_it_is),
    "Minimum": ("minimum", _as_it_is),
    "Maximum": ("maximum", _as_it_is),
    "At least": ("at_least", _as_it_is),
    "At most": ("at_most", _as_it_is),
    "Allowed rounds": ("rounds", frozenset),
    "Fixed rounds": ("fixed", _as_it_is),
    "Fixed room": ("room", _as_it_is),
    "Required features": ("features", frozenset),
}
"""For each column that can be set the field of `Session`, and what makes its value of the cell's."""


_DEFAULTS = {field.name: field.default for field in fields(Session)}


def _facts(event: Event, columns: SessionColumns) -> dict[str, Any]:
    """The fields of a session that columns say; raises ChangeTrouble with all that cannot be read."""
    names = names_of(event)
    kinds = {column.heading: column for column in SESSIONS.columns}
    facts, troubles = {}, []
    for said, text in columns:
        try:
            heading = heading_meant(said)
            value = value_of(text, kinds[heading], names)
        except ChangeTrouble as trouble:
            troubles.append(str(trouble))
            continue
        field, make = _FIELDS[heading]
        if field in facts:
            troubles.append(f'"{heading}" is said twice; leave one out.')
        facts[field] = _DEFAULTS[field] if value in (None, ()) else make(value)
    if troubles:
        raise ChangeTrouble("\n".join(troubles))
    return facts


def _told(columns: SessionColumns, before: str) -> str:
    """Columns in words: 'Maximum 30, At most 2'."""
    told = ", ".join(f"{heading} {' '.join(text.split()) or 'blank'}" for heading, text in columns)
    return before + told if told else ""
