"""What columns of Attendees ask: who sits with whom and with whom not, what somebody must have and never gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from allocator.demand import Ask
from allocator.event import Pin
from allocator.workbook.event.asked.groups import joined
from allocator.workbook.event.asked.named import named_in, others_in, session_in
from allocator.workbook.event.asked.said import Said, SaidDemand, SaidPin, demands_of, without_those_of
from allocator.workbook.event.rows.entries import SheetEntry
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.values.names import Names
from allocator.workbook.event.whom import People

TOGETHER, NOT_WITH, MUST_HAVE, VETO = "Together with", "Not with", "Must have", "Veto"


def pins_asked(rows: Iterable[SheetEntry], sessions: Names, findings: EventFindings) -> Iterator[SaidPin]:
    """The pins and exclusions, person by person."""
    for entry in rows:
        must = named_in(entry, MUST_HAVE, session_in(sessions), findings)
        never = named_in(entry, VETO, session_in(sessions), findings)
        for code, cell in must.items():
            yield SaidPin(Pin(entry.key, code, None, cell=cell.where), cell)
        for code, cell in never.items():
            if code in must:
                findings.problem(cell, f'"{code}" is under {MUST_HAVE} too ({must[code].where}); keep one of the two.')
            else:
                yield SaidPin(Pin(entry.key, code, None, must=False, cell=cell.where), cell)


def demands_of_people(rows: Sequence[SheetEntry], people: People, findings: EventFindings) -> Iterator[SaidDemand]:
    """Who sits together and who is kept apart, each once, however many cells say it."""
    order = {entry.key: place for place, entry in enumerate(rows)}
    with_others: list[Said] = []
    not_with: list[Said] = []
    for entry in rows:
        others = others_in(entry, TOGETHER, people.person, findings, itself="this attendee")
        if others:
            with_others.append((frozenset({entry.key, *others}), next(iter(others.values()))))
        for other, cell in others_in(entry, NOT_WITH, people.person, findings, itself="this attendee").items():
            not_with.append((frozenset({entry.key, other}), cell))
    together = joined(with_others, order)
    apart = without_those_of(together, not_with, findings, "sit together", "are kept apart")
    yield from demands_of(Ask.TOGETHER, together)
    yield from demands_of(Ask.APART, joined(apart, order))
