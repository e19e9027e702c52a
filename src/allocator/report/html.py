"""The report as one HTML file that needs nothing else: no network, no script."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from allocator.event import Event
from allocator.report.view import Report
from allocator.report.words import Words


def report_html(report: Report, event: Event) -> str:
    """The page; whatever people wrote is text in it, never markup."""
    page: str = _templates().get_template("report.html").render(report=report, words=Words.of(event, report.language))
    return page


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("allocator.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
