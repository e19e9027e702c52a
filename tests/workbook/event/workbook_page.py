"""The tables of docs/workbook.md, made of the schema. `python tests/workbook/event/workbook_page.py` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from allocator.workbook.event.schema import SCENARIOS, SETTING_ROWS, SETTINGS, SHEETS
from allocator.workbook.event.schema.columns import Column, Sheet

PAGE = Path(__file__).parents[3] / "docs" / "workbook.md"

DESCRIBED = (*SHEETS, SCENARIOS)
"""The sheets that have a section, in their order."""


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    """The columns of a sheet; those of its ranks are one here. Those that need not exist come last."""
    return (*sheet.columns, *(() if sheet.ranked is None else (sheet.ranked,)), *sheet.asking)


def section_of(sheet: Sheet) -> str:
    """The heading of a sheet, what it is for, and the table of its columns, or of its settings."""
    first, columns = ("Setting", SETTING_ROWS) if sheet is SETTINGS else ("Column", columns_of(sheet))
    return f"## {sheet.name}\n\n{sheet.meaning}\n\n{_table(first, columns)}"


def _table(first: str, columns: Iterable[Column]) -> str:
    rows = [
        f"| {column.heading}{' *' if column.required else ''} | {column.meaning} | `{column.example}` |"
        for column in columns
    ]
    return "\n".join([f"| {first} | What it means | Example |", "|---|---|---|", *rows]) + "\n"


def with_tables(page: str) -> str:
    """The page with the section of each sheet up to the end of its table as the schema has it."""
    for sheet in DESCRIBED:
        section = re.compile(rf"^## {re.escape(sheet.name)}\n[^|]*(?:\|[^\n]*\n)+", re.MULTILINE)
        page = section.sub(section_of(sheet).replace("\\", r"\\"), page, count=1)
    return page


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
