"""The page on the event workbook says of every sheet and column what the schema says."""

from __future__ import annotations

import pytest
from workbook_page import DESCRIBED, PAGE, columns_of, section_of, with_tables

from allocator.workbook.event.schema import FEATURES, SHEETS
from allocator.workbook.event.schema.columns import CellKind, Sheet

TEXT = PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("sheet", DESCRIBED, ids=lambda sheet: sheet.name)
def test_every_sheet_and_column_is_on_the_page(sheet: Sheet) -> None:
    _, heading, section = TEXT.partition(f"## {sheet.name}\n")
    expected = section_of(sheet)
    assert (heading + section)[: len(expected)] == expected, "python tests/workbook/event/workbook_page.py writes it"


def test_the_page_is_as_it_would_be_written() -> None:
    without = "\n".join(line for line in TEXT.splitlines() if not line.startswith("| Room *")) + "\n"
    assert without != TEXT
    assert with_tables(without) == with_tables(TEXT) == TEXT


def test_the_sections_stand_in_the_order_of_the_sheets() -> None:
    headings = [line.removeprefix("## ") for line in TEXT.splitlines() if line.startswith("## ")]
    assert headings[: len(DESCRIBED)] == [sheet.name for sheet in DESCRIBED]


def test_whatever_names_a_sheet_names_one_that_there_is() -> None:
    known = {sheet.name for sheet in SHEETS} | {FEATURES, ""}
    columns = [column for sheet in SHEETS for column in columns_of(sheet)]
    assert {column.of for column in columns} <= known
    naming = [column for column in columns if column.kind in (CellKind.NAME, CellKind.NAMES)]
    assert [column.heading for column in naming if not column.of] == []
