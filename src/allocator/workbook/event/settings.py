"""The Settings sheet: the policy, the event's own words, and what holds for sessions whose cells are blank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from allocator.coherence import folded
from allocator.event import Event, Labels, Session
from allocator.policy import Policy
from allocator.suggest import did_you_mean
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.rows.tables import SheetRow
from allocator.workbook.event.schema import SETTING_ROWS
from allocator.workbook.event.values.fields import in_field
from allocator.workbook.event.values.names import Unreadable
from allocator.workbook.event.values.parse import parse


@dataclass(frozen=True, slots=True)
class Settings:
    """What the sheet decides; `rows` are its rows by the name of the setting.

    `of_sessions` are fields of `Session`, each with what blank cells of the Sessions sheet mean.
    """

    title: str
    labels: Labels
    policy: Policy
    of_sessions: Mapping[str, Any]
    rows: Mapping[str, SheetRow]


def read_settings(rows: Iterable[SheetRow], findings: EventFindings) -> Settings:
    """Read the rows; what is blank or absent has the value that the schema's sentence names."""
    known = {folded(setting.heading): setting for setting in SETTING_ROWS}
    found: dict[str, SheetRow] = {}
    values: dict[str, Any] = {}
    for row in rows:
        name, value = row.cells["Setting"], row.cells["Value"]
        setting = known.get(folded(name.text))
        if name.blank and value.blank:
            continue
        if setting is None:
            hint = did_you_mean(name.text, [known.heading for known in SETTING_ROWS])
            findings.problem(name, f'"{name.text.strip()}" is not a setting. {hint}'.rstrip())
        elif setting.heading in found:
            findings.problem(name, f'"{setting.heading}" is on an earlier row too; delete one.')
        else:
            found[setting.heading] = row
            try:
                values[setting.heading] = parse(value, setting, {})
            except Unreadable as error:
                for message in error.messages:
                    findings.problem(value, message)
    return _settings(values, found)


def _settings(values: Mapping[str, Any], rows: Mapping[str, SheetRow]) -> Settings:
    """What is given, and for the rest what the fields of the facts have as their defaults."""
    given: dict[type | None, dict[str, Any]] = {Event: {}, Labels: {}, Policy: {}, Session: {}}
    for setting in SETTING_ROWS:
        if values.get(setting.heading) not in (None, ()):
            given[setting.fact][setting.field] = in_field(values[setting.heading], setting)
    return Settings(
        title=given[Event].get("title", ""),
        labels=Labels(**given[Labels]),
        policy=Policy(**given[Policy]),
        of_sessions=given[Session],
        rows=rows,
    )
