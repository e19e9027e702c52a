"""How wide text is and how many lines it takes, in the letters of any program that may open a workbook."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# The wider of Calibri, for which workbooks are made, and DejaVu Sans, which stands in for it where it is missing.
_LETTERS_BY_WIDTH = {
    0.45: "'",
    0.5: " ,./:;I\\ijl|",
    0.6: "!()-[]Jf",
    0.7: '"rt',
    0.8: "*?_`sz",
    0.9: "FLckvxy",
    1.0: "$0123456789EKPSTYabdeghnopqu{}",
    1.1: "ABCRVXZ",
    1.2: "&DGH",
    1.3: "#+<=>NOQU^~",
    1.4: "w",
    1.5: "%…",
    1.6: "@m",
    1.7: "M",
    1.8: "W",
}


class _Widths(dict[str, float]):
    """The width of each letter, in digits; of others as of what they are made of."""

    def __missing__(self, letter: str) -> float:
        base = unicodedata.normalize("NFD", letter)[0]
        if unicodedata.combining(letter):
            width = 0.0
        elif base in self:
            width = self[base]
        else:
            width = _FULL_WIDTH if unicodedata.east_asian_width(letter) in "WF" else 1.0
        self[letter] = width
        return width


_WIDTHS = _Widths({letter: width for width, letters in _LETTERS_BY_WIDTH.items() for letter in letters})
_FULL_WIDTH = 2.2
"""Digits that a letter of Chinese, Japanese or Korean is wide."""

_WIDEST = max(_FULL_WIDTH, *_LETTERS_BY_WIDTH)

_BOLD = 1.13
"""How much wider bold letters are."""


def width_of(text: str, *, bold: bool = False) -> float:
    """The width of a line of text in digits of the plain font, as the widths of columns are counted."""
    return sum(map(_WIDTHS.__getitem__, text)) * (_BOLD if bold else 1.0)


def lines_of(text: str, width: float, *, bold: bool = False) -> int:
    """The lines that a text takes when it is wrapped in a column of this width."""
    if len(text) * _WIDEST * _BOLD <= width and "\n" not in text:
        return 1
    return _wrapped(text, width, bold)


@lru_cache(maxsize=4096)
def _wrapped(text: str, width: float, bold: bool) -> int:
    return sum(_lines_of_paragraph(paragraph, width, bold) for paragraph in text.split("\n"))


def _lines_of_paragraph(text: str, width: float, bold: bool) -> int:
    """Words one after the other, each on the next line where it does not fit; one longer than a line is broken."""
    if width_of(text, bold=bold) <= width:
        return 1
    blank = width_of(" ", bold=bold)
    lines, used = 1, 0.0
    for word in text.split():
        needed = width_of(word, bold=bold)
        if used and used + blank + needed > width:
            lines, used = lines + 1, 0.0
        used += needed + (blank if used else 0.0)
        while used > width:
            lines, used = lines + 1, used - width
    return lines
