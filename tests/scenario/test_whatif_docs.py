"""docs/whatif.md shows every kind of change with a row and an option that say the same, and that the example takes."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from pathlib import Path

import click
import pytest

from allocator.cli.options import changing
from allocator.demand import Ask, Demand
from allocator.example import symposium
from allocator.scenario.changes import applied, contradictions
from allocator.workbook.scenarios.said import SAYINGS, Saying

PAGE = (Path(__file__).parents[2] / "docs" / "whatif.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([a-z ]+) \| (.*?) \| (.*?) \| (.*?) \| `(--.*?)` \| .+ \|$", PAGE, re.MULTILINE)
SYMPOSIUM, POLICY = symposium()
EVENT = replace(SYMPOSIUM, demands=(Demand(Ask.TOGETHER, ("D001", "D002"), cell="Rules!A2"),))
"""The example with a rule, which a change can drop."""


@click.command()
@changing
def command(**said: object) -> None:
    """Takes all changes."""


def test_the_page_and_the_options_have_every_kind_in_its_order() -> None:
    assert [row[0] for row in ROWS] == [saying.word for saying in SAYINGS]
    options = [option.opts[0] for option in command.params if isinstance(option, click.Option)]
    assert options == [f"--{saying.option}" for saying in SAYINGS]
    assert all(option.multiple for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize(("row", "saying"), list(zip(ROWS, SAYINGS, strict=True)), ids=[row[0] for row in ROWS])
def test_its_row_and_its_option_say_what_the_code_gives_as_an_example(row: tuple[str, ...], saying: Saying) -> None:
    _, what, round, to, option = row
    assert shlex.split(option) == [f"--{saying.option}", saying.example]
    assert saying.parts(saying.example) == (what, round, to)
    after = applied(EVENT, POLICY, [saying.make(what, round, to)])
    assert after != (EVENT, POLICY)
    assert contradictions(EVENT, POLICY, *after) == ()
