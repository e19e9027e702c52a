"""What the organiser decides otherwise."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from allocator.coherence import folded
from allocator.coherence.limits import costs_do_not_fall, objectives_are_sound
from allocator.errors import ChangeTrouble
from allocator.event import Event
from allocator.policy import Policy
from allocator.suggest import did_you_mean
from allocator.workbook.columns import Kind
from allocator.workbook.scenarios.values import value_of
from allocator.workbook.schema import SETTING_ROWS, SETTINGS
from allocator.workbook.settings import POLICY_FIELDS

_NOBODY = Event("", (), (), (), (), (), ())
_DEFAULTS: dict[str, Any] = {field.name: field.default for field in fields(Policy)}


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the Settings sheet has another value, written as there."""

    name: str
    value: str

    def decided(self, policy: Policy) -> Policy:
        """Changes it; a blank value says what it says there."""
        settings = {folded(row.heading): row for row in SETTING_ROWS}
        row = settings.get(folded(self.name))
        if row is None:
            near = did_you_mean(self.name, POLICY_FIELDS) or f"The sheet {SETTINGS.name} lists them."
            raise ChangeTrouble(f'"{self.name}" is not a setting. {near}')
        if row.heading not in POLICY_FIELDS:
            what = (
                "fills blank cells of Sessions; change those"
                if row.kind is Kind.WHOLE
                else "is no part of a plan; change it"
            )
            raise ChangeTrouble(f'"{row.heading}" {what} in the event workbook.')
        field = POLICY_FIELDS[row.heading]
        value = value_of(self.value, row, {})
        changed = replace(policy, **{field: _DEFAULTS[field] if value in (None, ()) else value})
        found = (*objectives_are_sound(changed), *costs_do_not_fall(_NOBODY, changed))
        if found:
            raise ChangeTrouble("\n".join(f"{one.sheet} {one.key}: {one.message}" for one in found))
        return changed

    def __str__(self) -> str:
        return f"{self.name} is {' '.join(self.value.split()) or 'blank'}"
