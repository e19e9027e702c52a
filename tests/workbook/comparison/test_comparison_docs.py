"""docs/comparison.md names every verdict, sheet and column of the comparison workbook, and no others."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from comparison_cases import NOW, craft_day
from openpyxl import Workbook

from allocator.comparison import SeatGain, Step, Verdict
from allocator.event import Labels
from allocator.workbook.comparison.book import ComparisonBook
from allocator.workbook.comparison.write import comparison_workbook

PAGE = Path(__file__).parents[3] / "docs" / "comparison.md"
HEADER_ROWS = {"Comparison": 6, "Wishes": 5, "Gaps": 5, "Winners and losers": 5, "One more seat": 5, "Changes": 5}


def workbook() -> Workbook:
    labels = Labels("<session>", "<sessions>", "<attendee>", "<attendees>")
    found = replace(craft_day(), labels=labels, objectives=("<objective>",), ranks=(1,), steps=(Step(0, 0),))
    stage = replace(found.base.stages[0], name="<objective>")
    assert found.base.result is not None
    base = replace(found.base, result=replace(found.base.result, stages=(stage,)))
    other = replace(base, name="Other", effect=found.cases[1].effect)
    seat = SeatGain("W1 Pottery", "R1", "Attic", 2, (stage,))
    return comparison_workbook(
        ComparisonBook(replace(found, cases=(base, other), held=(stage,), seats=(seat,)), "e.xlsx", NOW)
    )


def described() -> dict[str, list[str]]:
    """The first cells of the table of each section."""
    sections = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    return {one.split("\n")[0]: re.findall(r"^\| `([^`]+)` \|", one, re.MULTILINE) for one in sections}


def test_every_sheet_and_column_is_described() -> None:
    book = workbook()
    rows = {**HEADER_ROWS, "About": book["About"].max_row - 2}
    there = {sheet: [str(cell) for cell in list(book[sheet].values)[row - 1] if cell] for sheet, row in rows.items()}
    told = described()
    del told["What a verdict says"]
    assert told == there
    assert list(told) == book.sheetnames


def test_every_verdict_is_described() -> None:
    assert sorted(described()["What a verdict says"]) == sorted(Verdict)
