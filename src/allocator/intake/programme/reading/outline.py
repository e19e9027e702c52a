"""Everything that is read of a programme, in its order, before it is settled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.intake.programme.lines.line import TextLine
from allocator.intake.programme.phrases.clock import Times
from allocator.intake.programme.reading.drafts import SessionDraft


@dataclass(slots=True)
class Slot:
    """A round as printed: its name, day and times, and where."""

    name: str
    place: str
    day: date | None = None
    times: Times | None = None


@dataclass(slots=True)
class Outline:
    """Everything that was read, in the order of the programme."""

    title: str = ""
    drafts: list[SessionDraft] = field(default_factory=list)
    slots: dict[str, Slot] = field(default_factory=dict)
    words: Counter[str] = field(default_factory=Counter)
    plenary: list[Problem] = field(default_factory=list)
    plenary_people: list[tuple[str, str]] = field(default_factory=list)
    unplaced: list[Problem] = field(default_factory=list)
    described: int = 0
    breaks: int = 0
    headings: int = 0

    def slot_called(self, name: str, place: str, day: date | None, times: Times | None) -> Slot:
        """The round of this name, as it was met first; a new one where the day or the times are others."""
        called = name.replace(";", ",").replace("=", "-").replace("@", "-")
        called = called[:1].upper() + called[1:]
        known = self.slots.get(folded(called))
        if known is not None and (known.day, known.times) != (day, times) and known.times and times:
            called = f"{called} ({day:%d-%m} {times.name})" if day and day != known.day else f"{called} ({times.name})"
            known = self.slots.get(folded(called))
        slot = known or Slot(called, place, day, times)
        slot.times = slot.times or times
        slot.day = slot.day or day
        self.slots[folded(called)] = slot
        return slot

    def leave_out(self, line: TextLine, why: str = "belongs to no session and was not read.") -> None:
        """Note a line that could not be placed."""
        self.unplaced.append(Problem(line.place, f'"{short(line.text)}" {why}'))


def short(text: str) -> str:
    """A text as it is shown in a list."""
    return text if len(text) <= 70 else f"{text[:69].rstrip()}…"
