"""docs/publish.md lists every file that is written, and every option, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from allocator.cli import main
from allocator.report import publish
from allocator.report.calendars import CALENDARS, PEOPLE, ROOMS

PAGE = (Path(__file__).parents[2] / "docs" / "publish.md").read_text(encoding="utf-8")
ROWS = [line.strip("|").split(" | ") for line in PAGE.splitlines() if line.startswith("| `")]


@pytest.fixture(autouse=True)
def with_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "can_print", lambda: True)


def test_every_file_is_there_in_its_order() -> None:
    files = [row[0].strip(" `") for row in ROWS if "--" not in row[0]]
    *names, calendars = publish.file_names(anonymous=False)
    assert (files, calendars) == ([*names, PEOPLE, ROOMS], CALENDARS)
    assert re.findall(r"^  out/([^:\n]*)", PAGE, re.MULTILINE) == files


def test_those_that_name_people_are_told() -> None:
    told = [row[0].strip(" `") for row in ROWS if row[-1].strip() == "yes"]
    assert told == [publish.REPORT, *publish.naming()]


def test_every_option_is_there() -> None:
    told = [row[0].strip(" `") for row in ROWS if row[0].startswith(" `--")]
    options = [one for one in main.commands["publish"].params if one.param_type_name == "option"]
    assert told == [max(one.opts, key=len) for one in options]


def test_the_pictures_are_there() -> None:
    pictures = re.findall(r"\]\((pictures/[^)]*)\)", PAGE)
    assert [one for one in pictures if not (Path(__file__).parents[2] / "docs" / one).is_file()] == []
    assert len(pictures) == 3
