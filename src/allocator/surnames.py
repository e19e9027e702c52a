"""Names as lists have them: by surname, with the infix behind, as Dutch, German and English do it."""

from __future__ import annotations

import re
import unicodedata

_INFIXES = frozenset(
    [
        "'s",
        "'s-",
        "'t",
        "aan",
        "af",
        "al",
        "am",
        "auf",
        "aus",
        "bij",
        "bin",
        "d'",
        "da",
        "dal",
        "dalla",
        "das",
        "de",
        "degli",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "het",
        "im",
        "in",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "of",
        "onder",
        "op",
        "op't",
        "over",
        "s't",
        "t",
        "te",
        "ten",
        "ter",
        "the",
        "thoe",
        "tot",
        "uit",
        "van",
        "vander",
        "vanden",
        "vom",
        "von",
        "voor",
        "vor",
        "und",
        "zu",
        "zum",
        "zur",
    ]
)
"""Words in small letters between a first name and a surname that do not count in the order of names."""

_STARTS = frozenset(
    [
        "abu",
        "al",
        "ben",
        "bin",
        "da",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "mac",
        "mc",
        "o'",
        "saint",
        "st",
        "st.",
        "ter",
        "van",
        "vande",
        "vanden",
        "vander",
        "von",
    ]
)
"""The same with a capital: a surname begins with it, as Flemish and English names do ('Van Dyke, Dick')."""

_BEHIND = frozenset(["ba", "bsc", "esq", "ii", "iii", "iv", "jr", "llm", "ma", "md", "mba", "msc", "phd", "ra", "sr"])
"""Words that may follow a surname and are not one; full stops do not count."""


def by_surname(name: str) -> str:
    """The name with the surname first: 'Sam de Vries' becomes 'Vries, Sam de', 'Dick Van Dyke' 'Van Dyke, Dick'.

    A name of one word, with a comma or with a digit in it ('late 3') stays as it is.
    """
    first, infix, surname = _parts(name)
    return f"{surname}, {' '.join(filter(None, (first, infix)))}" if first else surname


def surname_key(name: str) -> tuple[str, str, str, str]:
    """What names are sorted by: the surname, the first names, then the infix, whatever the accents and capitals."""
    first, infix, surname = _parts(name)
    given = first if first or "," not in surname else surname.partition(",")[2]
    family = surname if first else surname.partition(",")[0]
    return _plain(family), _plain(given), infix, name


def _parts(name: str) -> tuple[str, str, str]:
    """First names, infix and surname; a name that cannot be parted is a surname alone."""
    words = name.split()
    if len(words) < 2 or "," in name or any(letter.isdigit() for letter in name):
        return "", "", " ".join(words)
    last = len(words) - 1
    while last > 1 and (_bare(words[last]) in _BEHIND or words[last].startswith("(")):
        last -= 1
    start = next((at for at in range(1, last) if _begins_surname(words[at])), last)
    end = start
    while end < last and words[end].replace("’", "'") in _INFIXES:
        end += 1
    return " ".join(words[:start]), " ".join(words[start:end]), " ".join(words[end:])


def _begins_surname(word: str) -> bool:
    plain = word.replace("’", "'")
    return plain in _INFIXES or (word[0].isupper() and plain.casefold() in _STARTS)


def _bare(word: str) -> str:
    return word.casefold().replace(".", "")


def _plain(text: str) -> str:
    """Small letters without accents, apostrophes and hyphens."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"[\s'’-]+", " ", "".join(one for one in letters if not unicodedata.combining(one))).strip()
