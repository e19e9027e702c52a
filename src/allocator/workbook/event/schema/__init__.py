"""Every sheet and column of the event workbook: what it is called, what it means, how it is read and what it fills."""

from __future__ import annotations

from allocator.workbook.event.schema.columns import FEATURES
from allocator.workbook.event.schema.people import ATTENDEES, PINS, WISHES
from allocator.workbook.event.schema.places import ROOMS, ROUNDS
from allocator.workbook.event.schema.rules import RULES
from allocator.workbook.event.schema.scenarios import SCENARIOS
from allocator.workbook.event.schema.sessions import SESSIONS, SPEAKERS
from allocator.workbook.event.schema.settings import SETTING_ROWS, SETTINGS

IMPORTS = "Imports"
"""The hidden sheet on which `import` keeps what it did, to read a file again and to take an import back; no facts."""

LISTS = "Lists"
"""The hidden sheet that feeds the drop-downs; it is written and never read."""

MAPPING = "Mapping"
"""The sheet on which `import` keeps what it took each column of other spreadsheets for; no facts of the event."""

SHEETS = (SETTINGS, ROUNDS, ROOMS, SPEAKERS, SESSIONS, ATTENDEES, PINS, RULES, WISHES)
"""All sheets of facts and decisions, in the order of the workbook and of the list of problems."""

__all__ = [
    "ATTENDEES",
    "FEATURES",
    "IMPORTS",
    "LISTS",
    "MAPPING",
    "PINS",
    "ROOMS",
    "ROUNDS",
    "RULES",
    "SCENARIOS",
    "SESSIONS",
    "SETTINGS",
    "SETTING_ROWS",
    "SHEETS",
    "SPEAKERS",
    "WISHES",
]
