"""Text as rows of fields: by the delimiter that makes the most even table, with quotes as people leave them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

Rows = list[list[str]]

DELIMITERS = ("\t", ";", "|", ",")
"""In order of preference where two make tables as even: a comma is the likeliest to be part of a text."""

_SAMPLE = 200_000
_SAID = re.compile(r'"?sep=([^"\n])"?(?:\n|\Z)', re.IGNORECASE)
_WRAPPED = re.compile(r'"((?:[^"]|"")+)"')
_FORMULA_TEXT = re.compile(r'="((?:[^"]|"")*)"')


@dataclass(frozen=True, slots=True)
class DelimitedText:
    """The rows of a text; `wrapped` counts those that stood, delimiters and all, in one pair of quotes."""

    rows: Rows
    wrapped: int = 0


def table_of(text: str) -> DelimitedText:
    """The text as a table; line ends may be of any kind, and a first line 'sep=;' is obeyed and left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    said = _SAID.match(text)
    if said:
        return DelimitedText(_values(rows_of(text[said.end() :], said[1])))
    text, wrapped = _unwrapped(text)
    return DelimitedText(_values(rows_of(text, _delimiter(text))), wrapped)


def _unwrapped(text: str) -> tuple[str, int]:
    """The text without the pair of quotes around every row, if most rows have one, and how many had.

    A column of quoted titles looks alike; in rows, delimiters come evenly and are not followed by blanks.
    """
    lines = text.split("\n")
    found = {number: match[1] for number, line in enumerate(lines) if (match := _WRAPPED.fullmatch(line))}
    if 2 * len(found) < sum(map(bool, lines)):
        return text, 0
    inner = [line.replace('""', '"') for line in found.values()]
    sample = "\n".join(inner[:1000])
    delimiter = _delimiter(sample)
    prose = sample.count(delimiter + " ") == sample.count(delimiter)
    evenness, width = _evenness(rows_of(sample, delimiter))
    if prose or evenness < 0.9 or len(rows_of(inner[0], delimiter)[0]) != width:
        return text, 0
    for number, line in zip(found, inner, strict=True):
        lines[number] = line
    return "\n".join(lines), len(found)


def _delimiter(text: str) -> str:
    """The delimiter that makes the most even table of the first rows; '' where none makes a table."""
    sample = text if len(text) <= _SAMPLE else text[: text.rfind("\n", 0, _SAMPLE) + 1] or text[:_SAMPLE]
    candidates = [delimiter for delimiter in DELIMITERS if delimiter in sample]
    evenness = {delimiter: _evenness(rows_of(sample, delimiter)) for delimiter in candidates}
    best = max(candidates, key=evenness.__getitem__, default="")
    return best if best and evenness[best][1] > 1 else ""


def _evenness(rows: Rows) -> tuple[float, int]:
    """The part of the rows that are as wide as most, and how wide that is; (0, 1) for no table."""
    widths = [len(row) for row in rows if any(map(str.strip, row))]
    if not widths:
        return 1.0, max(map(len, rows))
    width, count = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))
    share = count / len(widths)
    if width > 1 and share >= 0.5:
        return share, width
    # Rows that end with their last answer, below headings that are all there.
    if widths[0] == max(widths) > 1 and sum(found > 1 for found in widths) >= 0.8 * len(widths):
        return 0.5, widths[0]
    return 0.0, 1


def rows_of(text: str, delimiter: str) -> Rows:
    """The rows and their fields; '' for no delimiter. Never fails: a quote that opens nothing stands for itself."""
    if text.endswith("\n"):
        text = text[:-1]
    if '"' not in text:
        return [_fields(line, delimiter) for line in text.split("\n")]
    return _QuotedText(text, delimiter).rows()


def _fields(line: str, delimiter: str) -> list[str]:
    return line.split(delimiter) if delimiter else [line]


class _QuotedText:
    """A text in which some fields are quoted, read from its start to its end."""

    def __init__(self, text: str, delimiter: str) -> None:
        ends = f"[{re.escape(delimiter)}\n]"
        self._text = text
        self._delimiter = delimiter
        self._ends = {delimiter, "\n", ""}
        self._plain = re.compile(f"[^{re.escape(delimiter)}\n]*")
        # Within quotes a quote is doubled; a single one is borne where it can neither close a field nor open one.
        # Nothing comes after it that could make it try again. Python before 3.11.5 has possessive groups wrong.
        self._quoted = re.compile(rf'(?:[^"]+|""|(?<!{ends})"(?!{ends}|\Z))*')
        # Quotes that open nothing may each be looked at as far as the end; after this many characters they are not.
        self._patience = 10 * len(text)

    def rows(self) -> Rows:
        rows = []
        position = 0
        while position <= len(self._text):
            stop = self._text.find("\n", position)
            stop = len(self._text) if stop < 0 else stop
            if self._text.find('"', position, stop) < 0:
                rows.append(_fields(self._text[position:stop], self._delimiter))
            else:
                row, stop = self._row(position)
                rows.append(row)
            position = stop + 1
        return rows

    def _row(self, position: int) -> tuple[list[str], int]:
        """The fields from here to the end of the row, and where that is."""
        row = []
        while True:
            field, position = self._field(position)
            row.append(field)
            if self._text[position : position + 1] in {"\n", ""}:
                return row, position
            position += 1

    def _field(self, position: int) -> tuple[str, int]:
        if self._patience > 0 and self._text.startswith('"', position):
            found = self._quoted.match(self._text, position + 1)
            assert found is not None, "the pattern matches nothing at all, too"
            stop = found.end()
            if self._text[stop : stop + 1] == '"' and self._text[stop + 1 : stop + 2] in self._ends:
                return found[0].replace('""', '"'), stop + 1
            self._patience -= stop - position
        found = self._plain.match(self._text, position)
        assert found is not None, "the pattern matches nothing at all, too"
        return found[0], found.end()


def _values(rows: Rows) -> Rows:
    """What Excel would show: '="007"' is the text 007."""
    for row in rows:
        for column, field in enumerate(row):
            if field.startswith('="') and (match := _FORMULA_TEXT.fullmatch(field)):
                row[column] = match[1].replace('""', '"')
    return rows
