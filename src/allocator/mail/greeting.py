"""What somebody is called in a greeting."""

from __future__ import annotations

import re

TITLES = frozenset(
    (
        *(
            "dr",
            "drs",
            "prof",
            "professor",
            "ir",
            "ing",
            "dipl",
            "mag",
            "mr",
            "mrs",
            "ms",
            "miss",
            "sir",
            "dame",
            "lord",
        ),
        *("lady", "mw", "mevr", "mevrouw", "meneer", "dhr", "heer", "herr", "frau", "fr", "hr", "monsieur"),
        *("madame", "mme", "señor", "señora", "rev", "father", "sister", "ds", "pastor", "pater", "broeder", "zuster"),
    )
)
"""Words that begin a name and are no first name."""

SEVERAL = frozenset({"en", "and", "und", "et", "&", "+", "/"})
"""Words that join the names of several people."""

FIRST_NAME = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
"""Two letters or more, perhaps with a hyphen or an apostrophe among them: no initials, no numbers."""


def first_name(name: str) -> str:
    """The first of several names where that is surely a first name, else the whole name as it stands.

    A title, an initial, a name in capitals, a comma, a digit, or a name that begins with a small letter, as infixes do,
    leaves it whole; so do names of several people.
    """
    words = name.split()
    if len(words) < 2:
        return name
    first = words[0]
    plain = FIRST_NAME.fullmatch(first) is not None and first[0].isupper() and not first.isupper()
    whole = any(letter in ",;/()" or letter.isdigit() for letter in name)
    if not plain or whole or first.casefold() in TITLES or SEVERAL & {word.casefold() for word in words}:
        return name
    return first
