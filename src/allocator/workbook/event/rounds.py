"""A round read from its row and written as one: a date and two times there, two moments in the fact."""

from __future__ import annotations

from datetime import date, datetime

from allocator.event import Round
from allocator.workbook.event.rows.entries import SheetEntry
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.schema import ROUNDS
from allocator.workbook.event.values.fields import RowValues, fields_of, row_of


def round_in(entry: SheetEntry, findings: EventFindings) -> Round:
    """The round of a row; without a readable date and times it has none."""
    day = entry.value("Date", blank=None, unreadable=date.min)
    fields = fields_of(ROUNDS, entry.values, entry.key)
    start, end = fields["start"], fields["end"]
    if day is None and (start or end):
        findings.problem(entry.cell("Date"), "there is a time and no date; write the day, for example 2026-11-25.")
    if day is not None and not (start or end) and {"Date", "Start", "End"} <= entry.values.keys():
        findings.warn(entry.cell("Date"), "a date without a start says nothing; it is not used.")
    if day in (None, date.min) or not {"Start", "End"} <= entry.values.keys():
        return Round(**{**fields, "start": None, "end": None})
    moments = {name: time and datetime.combine(day, time) for name, time in (("start", start), ("end", end))}
    return Round(**{**fields, **moments})


def row_of_round(round: Round) -> RowValues:
    """The row of a round."""
    moment = round.start or round.end
    row = {**row_of(ROUNDS, round), "Date": moment.date() if moment else None}
    return row if round.held else {**row, "Held": None}
