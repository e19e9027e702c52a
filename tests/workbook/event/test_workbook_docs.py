"""The page on the event workbook says of every sheet and column what the schema says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from allocator.workbook.event.schema import SCENARIOS, SETTING_ROWS, SETTINGS, SHEETS
from allocator.workbook.event.schema.columns import CellKind, Column, Sheet

PAGE = (Path(__file__).parents[3] / "docs" / "workbook.md").read_text(encoding="utf-8")


def table(first: str, columns: Iterable[Column]) -> str:
    """The table of some columns as the page has it."""
    rows = [
        f"| {column.heading}{' *' if column.required else ''} | {column.meaning} | `{column.example}` |"
        for column in columns
    ]
    return "\n".join([f"| {first} | What it means | Example |", "|---|---|---|", *rows]) + "\n"


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    return sheet.columns if sheet.ranked is None else (*sheet.columns, sheet.ranked)


@pytest.mark.parametrize(
    "sheet", [*(sheet for sheet in SHEETS if sheet is not SETTINGS), SCENARIOS], ids=lambda sheet: sheet.name
)
def test_every_sheet_and_column_is_on_the_page(sheet: Sheet) -> None:
    _, _, section = PAGE.partition(f"\n## {sheet.name}\n")
    expected = f"\n{sheet.meaning}\n\n{table('Column', columns_of(sheet))}"
    assert section[: len(expected)] == expected


def test_every_setting_is_on_the_page() -> None:
    _, _, section = PAGE.partition(f"\n## {SETTINGS.name}\n")
    expected = f"\n{SETTINGS.meaning}\n\n{table('Setting', SETTING_ROWS)}"
    assert section[: len(expected)] == expected


def test_the_sections_stand_in_the_order_of_the_sheets() -> None:
    headings = [line.removeprefix("## ") for line in PAGE.splitlines() if line.startswith("## ")]
    assert headings[: len(SHEETS) + 1] == [*(sheet.name for sheet in SHEETS), SCENARIOS.name]


def test_whatever_names_a_sheet_names_one_that_there_is() -> None:
    known = {sheet.name for sheet in SHEETS} | {"Features", ""}
    assert {column.of for sheet in SHEETS for column in columns_of(sheet)} <= known
    naming = [
        column for sheet in SHEETS for column in columns_of(sheet) if column.kind in (CellKind.NAME, CellKind.NAMES)
    ]
    assert [column.heading for column in naming if not column.of] == []
