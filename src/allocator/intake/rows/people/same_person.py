"""Whether what two rows say of a person may be said of one: ids, names, classes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from allocator.coherence import folded
from allocator.intake.cells.identity import Identity
from allocator.intake.tables.headings import bare

ALIKE = 70
"""First names that are so near may be one name: 'Jon' and 'John', but not 'Tim' and 'Tom'."""

_NUMBERED = re.compile(
    r"(?:student|pupil|attendee|participant|leerling|deelnemer|schüler|teilnehmer|élève|étudiant|alumno|id)?[\s.:-]*"
    r"(?:(?:numbers?|nummer|numero|número|num|nr|no|n)\b[.:º°]*|n[º°]|#)?\s*([0-9]+)"
)


def number_of(id: str) -> str:
    """What ids have in common that differ by zeros, or a word for a number, before them: '7' of '007' and 'Nr. 7'."""
    plain = folded(id)
    found = _NUMBERED.fullmatch(plain)
    return (found[1].lstrip("0") or "0") if found else plain


def falling_together(tables: Iterable[Iterable[str]]) -> frozenset[str]:
    """The numbers that ids of two people of one table have in common, and which therefore tell nobody from others."""
    together: set[str] = set()
    for ids in map(list, tables):
        if not any(id.lstrip().startswith("0") for id in ids):
            continue
        different = {folded(id) for id in ids}
        seen: set[str] = set()
        for number in map(number_of, different):
            (together if number in seen else seen).add(number)
    return frozenset(together)


def key_of(name: str) -> str:
    """What spellings of one name have in common, 'Last, First' among them."""
    last, comma, first = name.partition(",")
    return bare(f"{first} {last}") if comma and "," not in first else bare(name)


def words_of(key: str) -> str:
    """What the orders of one name have in common, by its key: 'anna jansen' of 'jansen anna'; '' of a single word."""
    words = key.split()
    return " ".join(sorted(words)) if len(words) > 1 else ""


def in_both_orders(tables: Iterable[Iterable[str]]) -> frozenset[str]:
    """The words of names that one table has in two orders, as names of two people: 'Thomas Martin', 'Martin Thomas'."""
    both: set[str] = set()
    for names in tables:
        seen: dict[str, str] = {}
        for key in map(key_of, names):
            words = words_of(key)
            if words and seen.setdefault(words, key) != key:
                both.add(words)
    return frozenset(both)


def may_be_called(one: str, other: str) -> bool:
    """Whether two keys of names may be one person's: spelt, shortened or ordered another way; not two first names."""
    first, second = one.split(), other.split()
    if not first or not second or set(first) <= set(second) or set(second) <= set(first):
        return True
    return first[0][:1] == second[0][:1] and (
        1 in (len(first[0]), len(second[0])) or fuzz.ratio(first[0], second[0]) >= ALIKE
    )


def may_be(one: Identity, other: Identity) -> bool:
    """Whether neither address nor id nor organisation says that two of one name are two people."""
    if one.email and other.email and folded(one.email) != folded(other.email):
        return False
    if one.id and other.id and number_of(one.id) != number_of(other.id):
        return False
    return not (one.organisation and other.organisation) or class_of(one.organisation) == class_of(other.organisation)


_CLASS = re.compile(r"\b(?:class|klas|klasse|classe|clase|groep|gruppe|group|grade|year|jahrgang|stufe)\b")


def class_of(organisation: str) -> str:
    """What spellings of one class or organisation have in common: '4a' of 'klas 4A', '4 a' and '4-A'."""
    words = bare(organisation)
    return _CLASS.sub("", words).replace(" ", "") or words
