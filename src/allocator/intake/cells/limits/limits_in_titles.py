"""How many a session takes, behind its title: 'Yoga (max 12)', 'Yoga - 12 plaatsen', 'Yoga [12]'."""

from __future__ import annotations

import re
from typing import NamedTuple

_MOST = (
    r"(?:max(?:im[a-z]*)?|máx(?:im[a-z]*)?|maximaal|hoogstens|höchstens|up to|limit(?:ed to)?|limite|cap(?:acity)?|"
    r"capaciteit|kapazität|capacité|capacidad|aforo|tot|bis|jusqu'à|hasta)"
)
_PEOPLE = (
    r"(?:people|persons?|pers|pp?|pax|students?|pupils|participants?|children|kids|places?|seats?|spots?|spaces?|"
    r"deelnemers?|leerlingen|personen|plaatsen|plekken|kinderen|teilnehmer\w*|schüler\w*|plätze|personnes?|élèves?|"
    r"enfants|plazas?|personas?|alumnos?|participantes?|niños|lugares|cupos|chairs|zitplaatsen|stoelen|"
    r"sitzplätze|stühle|places? assises?|chaises|asientos)"
)
_SAID = (
    rf"(?:{_MOST}\.?\s*:?\s*(?P<after>[0-9]{{1,3}})(?:\s*{_PEOPLE}\.?)?|"
    rf"(?P<before>[0-9]{{1,3}})\s*(?:{_PEOPLE}\.?(?:\s*{_MOST}\.?)?|{_MOST}\.?))"
)
_BRACKETED = re.compile(rf"(?P<title>.*\w.*?)\s*[-–—,:]?\s*[(\[]\s*{_SAID}\s*[)\]]", re.IGNORECASE | re.DOTALL)
_BEHIND = re.compile(rf"(?P<title>.*\w.*?)\s*(?:\s[-–—]|[,;:|/])\s*{_SAID}", re.IGNORECASE | re.DOTALL)
_BARE = re.compile(r"(?P<title>.*[^\W\d_].*?)\s*[(\[]\s*(?P<after>[0-9]{1,3})\s*[)\]]", re.DOTALL)


_END = 200
"""The letters at the end of a text in which a limit is looked for: the patterns take long over whole pages."""


class Limited(NamedTuple):
    """A title and the most people that it says it takes; `is_said` by a word, and not by a number alone."""

    title: str
    most: int
    is_said: bool


def limited(text: str) -> Limited | None:
    """The title without how many it takes, and that number; None where it says none."""
    words = " ".join(text.split())
    before, end = words[:-_END], words[-_END:]
    # What stands before is a title whatever it is.
    stand_in = "x" if before else ""
    for pattern, is_said in ((_BRACKETED, True), (_BEHIND, True), (_BARE, False)):
        found = pattern.fullmatch(stand_in + end)
        if found is not None:
            title = before + found["title"].removeprefix(stand_in)
            most = found["after"] or found.groupdict()["before"]
            return Limited(title.strip(), int(most), is_said)
    return None
