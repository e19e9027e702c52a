"""The Settings sheet: the policy, the event's own words, and what holds for sessions whose cells are blank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from allocator.coherence import folded
from allocator.event import Labels
from allocator.policy import Policy
from allocator.suggest import did_you_mean
from allocator.workbook.findings import Findings
from allocator.workbook.parse import Unreadable, parse
from allocator.workbook.schema import SETTING_ROWS
from allocator.workbook.tables import Row

POLICY_FIELDS: Mapping[str, str] = {
    "Objectives": "objectives",
    "Cost per rank": "rank_costs",
    "Cost of an unwished seat": "unwished_cost",
    "Unwished seats allowed": "unwished_allowed",
    "Seats for those who wished nothing": "seats_for_wishless",
    "Seats for those who did not answer": "seats_for_silent",
    "Attendees moved at most": "most_moved",
    "Everybody must be seated": "everybody_seated",
    "Seed": "seed",
}
"""The settings that are decisions about the plan, each with its field of `Policy`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the sheet decides; `rows` are its rows by the name of the setting."""

    title: str
    labels: Labels
    policy: Policy
    at_least: int
    at_most: int | None
    minimum: int
    rows: Mapping[str, Row]


def read_settings(rows: Iterable[Row], findings: Findings) -> Settings:
    """Read the rows; what is blank or absent has the value that the schema's sentence names."""
    known = {folded(setting.heading): setting for setting in SETTING_ROWS}
    found: dict[str, Row] = {}
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
    return _settings({name: value for name, value in values.items() if value not in (None, ())}, found)


def _settings(given: Mapping[str, Any], rows: Mapping[str, Row]) -> Settings:
    """What is given, and for the rest what Policy and Labels say."""
    return Settings(
        title=given.get("Event title", ""),
        labels=Labels(
            **{
                field: given[f"Word for {field}"]
                for field in ("session", "sessions", "attendee", "attendees")
                if f"Word for {field}" in given
            }
        ),
        policy=Policy(**{field: given[name] for name, field in POLICY_FIELDS.items() if name in given}),
        at_least=given.get("Sessions run at least", 1),
        at_most=given.get("Sessions run at most"),
        minimum=given.get("Minimum per session", 0),
        rows=rows,
    )
