"""docs/rules.md shows the prices that the command says."""

from __future__ import annotations

import re

import prices_page
import pytest

FIRST_WISHES = re.compile(r" Between the two plans: [0-9]+\s+first wish(?:es)?(?: less)?\.")
"""What depends on which of several best plans was found."""


@pytest.mark.slow
def test_the_page_shows_what_the_command_says() -> None:
    page = prices_page.PAGE.read_text(encoding="utf-8")
    shown = prices_page.SHOWN.search(page)
    assert shown is not None
    assert FIRST_WISHES.sub("", prices_page.told()) == FIRST_WISHES.sub("", shown[0])
    assert prices_page.with_prices(page, shown[0]) == page
