"""Everything that staff hand out and hang up, as names of files and what is in them."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.event import Event
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.report.documents import NAMELESS, NAMING, can_print, documents
from allocator.report.figures import Certainty, report_of
from allocator.report.html import report_html
from allocator.report.papers import Papers
from allocator.report.words import Words

REPORT = "report.html"


def file_names(*, anonymous: bool) -> tuple[str, ...]:
    """The files that are written, in their order; the PDFs only where they can be made."""
    papers = (*NAMELESS, *(() if anonymous else NAMING))
    return (REPORT, *(papers if can_print() else ()))


def published(
    event: Event, policy: Policy, plan: Plan, *, certainty: Certainty, language: str, anonymous: bool
) -> Iterator[tuple[str, bytes]]:
    """Every file as its name and its content, the same for the same input; with `anonymous` nobody is named."""
    report = report_of(event, policy, plan, certainty=certainty, language=language, anonymous=anonymous)
    yield REPORT, report_html(report, event).encode()
    if can_print():
        yield from documents(Papers(event, policy, plan, Words.of(event, language), anonymous))
