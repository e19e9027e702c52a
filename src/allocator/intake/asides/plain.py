"""Remarks as clauses of plain words: small letters without accents, times whole, one blank between words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 2_000
"""Letters of a remark that are looked at."""

_CLAUSES = re.compile(r"[;!?\n\r()\[\]]+|[.,](?!\d)|\s[-–—]+\s")
_WORDS = re.compile(r"\d+(?:[.:]\d+)*[a-z]*|[a-z]+|\d+")


@lru_cache(maxsize=16_384)
def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a remark: 'Ik kom NIET, sorry.' is 'ik kom niet' and 'sorry'."""
    return tuple(made for part in _CLAUSES.split(_plain(text)) if (made := " ".join(_WORDS.findall(part))))


def words_of(text: str) -> str:
    """A remark or a heading as plain words, without its clauses."""
    return " ".join(clauses(text))


def _plain(text: str) -> str:
    plain = text[:LONGEST].replace("€", " euro ")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return plain.casefold()
