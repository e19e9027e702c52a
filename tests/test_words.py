"""Text that is shortened for its place."""

from __future__ import annotations

import pytest

from allocator.words import shortened

TITLE = "Van kritieke infrastructuur tot burgers"


@pytest.mark.parametrize(
    ("most", "short"),
    [
        (39, TITLE),
        (38, "Van kritieke infrastructuur tot…"),
        (32, "Van kritieke infrastructuur tot…"),
        (28, "Van kritieke infrastructuur…"),
        (20, "Van kritieke infras…"),  # whole words alone would leave too little
        (4, "Van…"),
    ],
)
def test_a_long_text_ends_in_an_ellipsis(most: int, short: str) -> None:
    assert (shortened(TITLE, most), len(short) <= most) == (short, True)


def test_no_mark_stands_before_the_ellipsis() -> None:
    assert shortened("Cybersecurity en Europa. Vriend of Vijand?", 25) == "Cybersecurity en Europa…"
