"""Everything that staff hand out and hang up, as names of files and what is in them."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.event import Event
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.report.calendars import CALENDARS, PEOPLE
from allocator.report.documents import NAMELESS, NAMING, can_print, documents
from allocator.report.figures import Certainty, report_of
from allocator.report.html import report_html
from allocator.report.lists import lists
from allocator.report.papers import Papers
from allocator.report.words import Words
from allocator.workbook.xlsx.lists import sheets_as_bytes

REPORT, LISTS = "report.html", "lists.xlsx"


def file_names(*, anonymous: bool) -> tuple[str, ...]:
    """What is written, in its order, the calendars as their folder; the PDFs only where they can be made."""
    papers = (*NAMELESS, *(() if anonymous else NAMING))
    return (REPORT, *(papers if can_print() else ()), *(() if anonymous else (LISTS,)), CALENDARS)


def naming() -> tuple[str, ...]:
    """All that may be in the folder and names people, beside the report."""
    return (*NAMING, LISTS, PEOPLE)


def published(
    event: Event, policy: Policy, plan: Plan, *, certainty: Certainty, language: str, anonymous: bool
) -> Iterator[tuple[str, bytes]]:
    """Every file but the calendars, as its name and its content, the same for the same input.

    With `anonymous` nobody is named.
    """
    report = report_of(event, policy, plan, certainty=certainty, language=language, anonymous=anonymous)
    yield REPORT, report_html(report, event).encode()
    papers = Papers(event, policy, plan, Words.of(event, language), anonymous)
    if can_print():
        yield from documents(papers)
    if not anonymous:
        yield LISTS, sheets_as_bytes(lists(papers), title=event.title)
