"""How many lines text takes, in Calibri and in what stands in for it."""

from __future__ import annotations

import pytest

from allocator.workbook.xlsx.letters import lines_of, width_of


def test_widths_are_in_digits() -> None:
    assert (width_of("0123456789"), width_of("WWWWW"), width_of("iiiiiiiiii")) == (10.0, 9.0, 5.0)
    assert (width_of("é"), width_of("e\u0301"), width_of("漢")) == (1.0, 1.0, 2.2)
    assert width_of("0123456789", bold=True) == pytest.approx(11.3)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("0000000000", 10, 1),
        ("00000000000", 10, 2),  # one word of 11 digits is broken
        ("00000 0000", 10, 1),  # 5 + 0.5 + 4
        ("000000 00000", 10, 2),  # 6 + 0.5 + 5
        ("0\n0\n0", 10, 3),
        ("WWWWWW", 10, 2),  # 6 x 1.8
    ],
)
def test_lines(text: str, width: float, lines: int) -> None:
    assert lines_of(text, width) == lines


def test_bold_letters_need_more() -> None:
    assert (lines_of("000000000", 10), lines_of("000000000", 10, bold=True)) == (1, 2)
