"""Names of people: their parts, the order of surnames, and what somebody is called in a greeting.

Infixes and titles are those of Dutch, German and English.
"""

from __future__ import annotations

import re
import unicodedata


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _set(
    "van von der den de het 't ’t ten ter te in op aan uit bij zu zur zum vom af av la le les du da di do dos das del "
    "della el al bin ibn y e 's ’s ben abu"
)
"""What may stand in small letters within a name, and seldom within the name of anything else ('Leger des Heils')."""

INFIXES = PARTICLES - {"abu", "av", "ben", "e", "ibn", "y"} | _set(
    "'s- am auf aus d' dal dalla degli dei des im las lo los of onder op't over s't t the thoe tot vander vanden voor "
    "vor und"
)
"""Words in small letters between a first name and a surname that do not count in the order of names."""

_STARTS = _set(
    "abu al ben bin da de del della den der di dos du el ibn la le mac mc o' saint st st. ter van vande vanden "
    "vander von"
)
"""The same with a capital: a surname begins with it, as Flemish and English names do ('Van Dyke, Dick')."""

POSTNOMINALS = _set(
    "phd ma msc mba bsc ba llm llb md mmc cmc ra rc med meng beng mpa emba edd msw bed mph frsa obe mbe"
)
"""What follows a name and is not part of it, without dots, in small letters."""

_BEHIND = POSTNOMINALS | {"esq", "ii", "iii", "iv", "jr", "sr"}
"""The same, with what tells people of one name apart."""

TITLES = _set(
    "dr drs prof ir ing mr mrs ms mw mevr mevrouw dhr heer meneer juf ds hr fr frau herr dipl-ing dipl msc "
    "kolonel luitenant-kolonel majoor kapitein generaal generaal-majoor luitenant luitenant-generaal sergeant "
    "admiraal colonel major captain general lieutenant admiral oberst oberstleutnant hauptmann sir dame rev em "
    "sr br emeritus zuster broeder pater kapelaan pastoor dominee rabbijn imam pfarrer pfarrerin father "
    "professor doctor doktor h.c hc univ.-prof apl"
)
"""What comes before a name and is not part of it, in small letters; no word that begins a title ('Lady Chatterley')."""

_NO_FIRST_NAMES = TITLES | _set("miss lord lady monsieur madame mme señor señora sister pastor")

_SEVERAL = frozenset({"en", "and", "und", "et", "&", "+", "/"})
"""Words that join the names of several people."""

_FIRST_NAME = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
"""Two letters or more, perhaps with a hyphen or an apostrophe among them: no initials, no numbers."""


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


def first_name(name: str) -> str:
    """The first of several names where that is surely a first name, else the whole name as it stands.

    A title, an initial, a name in capitals, a comma, a digit, or a name that begins with a small letter, as infixes do,
    leaves it whole; so do names of several people.
    """
    words = name.split()
    if len(words) < 2:
        return name
    first = words[0]
    plain = _FIRST_NAME.fullmatch(first) is not None and first[0].isupper() and not first.isupper()
    whole = any(letter in ",;/()" or letter.isdigit() for letter in name)
    if not plain or whole or first.casefold() in _NO_FIRST_NAMES or _SEVERAL & {word.casefold() for word in words}:
        return name
    return first


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
    while end < last and words[end].replace("’", "'") in INFIXES:
        end += 1
    return " ".join(words[:start]), " ".join(words[start:end]), " ".join(words[end:])


def _begins_surname(word: str) -> bool:
    plain = word.replace("’", "'")
    return plain in INFIXES or (word[0].isupper() and plain.casefold() in _STARTS)


def _bare(word: str) -> str:
    return word.casefold().replace(".", "")


def _plain(text: str) -> str:
    """Small letters without accents, apostrophes and hyphens."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return re.sub(r"[\s'’-]+", " ", "".join(one for one in letters if not unicodedata.combining(one))).strip()
