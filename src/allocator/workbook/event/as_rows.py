"""An event and a policy as the rows of an event workbook: for each sheet, values by heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from allocator.event import Event, Labels
from allocator.policy import Policy
from allocator.workbook.event.asked.as_cells import in_columns
from allocator.workbook.event.demands import rows_of_demands
from allocator.workbook.event.rounds import row_of_round
from allocator.workbook.event.schema import (
    ATTENDEES,
    PINS,
    ROOMS,
    ROUNDS,
    RULES,
    SESSIONS,
    SETTING_ROWS,
    SETTINGS,
    SPEAKERS,
    WISHES,
)
from allocator.workbook.event.values.fields import RowValues, cell_of, row_of
from allocator.workbook.event.wishes import row_of_wishes


def rows_of(event: Event, policy: Policy) -> Mapping[str, list[RowValues]]:
    """The rows of every sheet, by its name; a heading that is left out is a blank cell."""
    asked = in_columns(event)
    return {
        SETTINGS.name: list(_settings(event, policy)),
        ROUNDS.name: [row_of_round(round) for round in event.rounds],
        ROOMS.name: [row_of(ROOMS, room) for room in event.rooms],
        SPEAKERS.name: [row_of(SPEAKERS, speaker) for speaker in event.speakers],
        SESSIONS.name: [{**row_of(SESSIONS, one), **asked.of(SESSIONS, one.code)} for one in event.sessions],
        ATTENDEES.name: [
            {**row_of(ATTENDEES, one), **asked.of(ATTENDEES, one.id), **dict(one.attributes)} for one in event.attendees
        ],
        PINS.name: [row_of(PINS, pin) for pin in asked.pins],
        RULES.name: rows_of_demands(event, asked.demands),
        WISHES.name: [row_of_wishes(one, event.wishes_of[one.id]) for one in event.attendees if one.answered],
    }


def _settings(event: Event, policy: Policy) -> Iterator[RowValues]:
    """A row for every setting; blank where it fills cells of sessions, for these are all written."""
    facts: Mapping[type | None, object] = {Event: event, Labels: event.labels, Policy: policy}
    for setting in SETTING_ROWS:
        fact = facts.get(setting.fact)
        value = None if fact is None else cell_of(fact, setting)
        yield {"Setting": setting.heading, "Value": value, "What it means": setting.meaning}
