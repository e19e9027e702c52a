"""Formulas as terms that know both how Excel writes them and what they come to: so both are said once.

Every function here is one that Excel 2010 and LibreOffice know, and none takes a text of the user for a formula.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_ROW = "§"
"""Stands for the number of the row in what is written; no text in a formula has this letter."""

Given = Mapping[str, Any]
"""The text of each cell of the row by the letter of its column, and the texts of each area by its reference."""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a formula; `value` is a text, a whole number or a truth, of what is given."""

    written: str
    value: Callable[[Given], Any]

    def in_row(self, row: int) -> str:
        """The whole formula for a row."""
        return "=" + self.written.replace(_ROW, str(row))


def text(said: str) -> Term:
    """A text as it stands."""
    quoted = said.replace('"', '""')
    return Term(f'"{quoted}"', lambda _: said)


def cell(letter: str) -> Term:
    """The cell of the row in a column."""
    return Term(f"${letter}{_ROW}", lambda given: given[letter])


def character(number: int) -> Term:
    """A letter that cannot be typed."""
    return Term(f"CHAR({number})", lambda _: chr(number))


def joined(*terms: Term) -> Term:
    """Texts behind one another."""
    return Term("&".join(one.written for one in terms), lambda given: "".join(one.value(given) for one in terms))


def trimmed(term: Term) -> Term:
    """A text without blanks around it, and one for several within it."""
    return Term(f"TRIM({term.written})", lambda given: " ".join(filter(None, term.value(given).split(" "))))


def replaced(term: Term, old: Term, new: Term) -> Term:
    """A text with another in the place of a part, wherever that is."""
    return Term(
        f"SUBSTITUTE({term.written},{old.written},{new.written})",
        lambda given: term.value(given).replace(old.value(given), new.value(given)),
    )


def last_replaced(term: Term, letter: str, new: Term) -> Term:
    """A text with another in the place of the last such letter; as it is where there is none."""
    most = f'LEN({term.written})-LEN(SUBSTITUTE({term.written},"{letter}",""))'

    def value(given: Given) -> str:
        before, found, after = str(term.value(given)).rpartition(letter)
        return f"{before}{new.value(given) if found else found}{after}"

    return Term(f'IFERROR(SUBSTITUTE({term.written},"{letter}",{new.written},{most}),{term.written})', value)


def either(condition: Term, then: Term, otherwise: Term) -> Term:
    """One of two, as a condition has it."""
    return Term(
        f"IF({condition.written},{then.written},{otherwise.written})",
        lambda given: (then if condition.value(given) else otherwise).value(given),
    )


def chosen(number: Term, options: Sequence[Term]) -> Term:
    """The option with a number from 1."""
    written = ",".join(one.written for one in options)
    return Term(f"CHOOSE({number.written},{written})", lambda given: options[number.value(given) - 1].value(given))


def is_same(one: Term, said: str) -> Term:
    """Whether a text is another, in upper or lower case."""
    return Term(f"({one.written}={text(said).written})", lambda given: one.value(given).lower() == said.lower())


def has(term: Term, letter: str) -> Term:
    """Whether a text has a letter."""
    return Term(
        f'(LEN(SUBSTITUTE({term.written},"{letter}",""))<LEN({term.written}))',
        lambda given: letter in term.value(given),
    )


def always() -> Term:
    """The condition that holds in any case."""
    return Term("TRUE", lambda _: True)


def both(one: Term, other: Term) -> Term:
    """Whether two conditions hold."""
    return Term(f"AND({one.written},{other.written})", lambda given: one.value(given) and other.value(given))


def neither(*terms: Term) -> Term:
    """Whether none of some conditions holds."""
    return Term(
        f"NOT(OR({','.join(one.written for one in terms)}))", lambda given: not any(one.value(given) for one in terms)
    )


def place_among(term: Term, texts: Sequence[str]) -> Term:
    """The place of a text among others, from 1, in upper or lower case; 0 where it is none. MATCH knows wildcards."""
    folded = [one.lower() for one in texts]
    numbers = ",".join(map(str, range(1, len(texts) + 1)))

    def value(given: Given) -> int:
        said = term.value(given).lower()
        return folded.index(said) + 1 if said in folded else 0

    return Term(f"SUMPRODUCT(({term.written}={{{_listed(texts)}}})*{{{numbers}}})", value)


def is_among(term: Term, texts: Sequence[str]) -> Term:
    """Whether a text is one of some, in upper or lower case."""
    folded = {one.lower() for one in texts}
    return Term(
        f"(SUMPRODUCT(--({term.written}={{{_listed(texts)}}}))>0)",
        lambda given: term.value(given).lower() in folded,
    )


def is_in(term: Term, area: str, behind: Sequence[str]) -> Term:
    """Whether a text is one of those in an area, behind one of some words."""
    words = _listed(behind, ";")

    def value(given: Given) -> bool:
        said = term.value(given).lower()
        return any(said == (word + one).lower() for one in given[area] if one for word in behind)

    return Term(f'IFERROR(SUMPRODUCT(({{{words}}}&{area}={term.written})*({area}<>""))>0,FALSE)', value)


def begins_item(term: Term, area: str) -> Term:
    """Whether an item of a list, with '; ' between, is a text in an area, or begins with one and a blank."""

    def value(given: Given) -> bool:
        said = f"; {term.value(given)} ".lower()
        return any(f"; {one} ".lower() in said for one in given[area])

    found = f'FIND(LOWER("; "&{area}&" "),LOWER("; "&{term.written}&" "))'
    return Term(f"IFERROR(SUMPRODUCT(--ISNUMBER({found}))>0,FALSE)", value)


def _listed(texts: Sequence[str], between: str = ",") -> str:
    return between.join(text(one).written for one in texts)
