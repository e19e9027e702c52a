"""Sessions found by their numbers, where their codes have a letter before them."""

from __future__ import annotations

import pytest

from allocator.intake.cells.session_titles import Titles

TITLES = Titles({"W1": "Clay", "W3": "Felt", "W12": "Wood"}, numbered=("W1", "W3", "W12"))


@pytest.mark.parametrize(
    "text", ["3", "W3", "w 3", "Workshop 3", "sessie 3", "3.0", "3. Felt", "Workshop 3: Felt", "felt"]
)
def test_what_people_call_a_session(text: str) -> None:
    assert TITLES.find(text).code == "W3"


def test_a_number_that_no_session_has_is_none() -> None:
    assert [TITLES.find(text).code for text in ("4", "Workshop 4", "A 3")] == [None, None, None]
