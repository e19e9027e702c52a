"""What the organiser decides differently."""

from __future__ import annotations

from dataclasses import dataclass, replace

from allocator.coherence import folded
from allocator.coherence.limits import costs_do_not_fall, objectives_are_sound
from allocator.errors import ChangeTrouble
from allocator.event import Event, Session
from allocator.policy import Policy
from allocator.suggest import did_you_mean
from allocator.workbook.event.schema import SETTING_ROWS, SETTINGS
from allocator.workbook.event.values.fields import in_field
from allocator.workbook.scenarios.values import value_of

_NOBODY = Event("", (), (), (), (), (), ())
_DECISIONS = tuple(row.heading for row in SETTING_ROWS if row.fact is Policy)


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
            near = did_you_mean(self.name, _DECISIONS) or f"The sheet {SETTINGS.name} lists them."
            raise ChangeTrouble(f'"{self.name}" is not a setting. {near}')
        if row.fact is not Policy:
            what = (
                "fills blank cells of Sessions; change those"
                if row.fact is Session
                else "is no part of a plan; change it"
            )
            raise ChangeTrouble(f'"{row.heading}" {what} in the event workbook.')
        value = in_field(value_of(self.value, row, {}), row)
        changed = replace(policy, **{row.field: value})
        found = (*objectives_are_sound(changed), *costs_do_not_fall(_NOBODY, changed))
        if found:
            raise ChangeTrouble("\n".join(f"{one.sheet} {one.key}: {one.message}" for one in found))
        return changed

    def __str__(self) -> str:
        return f"{self.name} is {' '.join(self.value.split()) or 'blank'}"
