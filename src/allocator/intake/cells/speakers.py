"""The speakers in a cell of a list of sessions, each by name: 'Mw. Kok / Dhr. Pan', 'dr. J. Kok (UvA)', 'Kok, Jan'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from allocator.intake.programme.phrases.named_people import name_at, people_in
from allocator.intake.programme.phrases.vocabulary import NO_NAME_YET
from allocator.intake.programme.reading.naming import listed
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.headings import bare
from allocator.intake.tables.vocabulary.first_names import COMMON
from allocator.person_names import PARTICLES, TITLES

_LINES = re.compile(r"[;\n|•]")
_AND = re.compile(r"\s*(?:[&+/]|\b(?:en|and|und|sowie|et)\b)\s*", re.IGNORECASE)
_PARTED = re.compile(r"[,&+/(]|\s(?:en|and|und|sowie|et)\s", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_POLITE = re.compile(r"\bde (?=heer\b|heren\b|dames?\b)", re.IGNORECASE)
_BEFORE_NAMES = TITLES | frozenset({"madame", "mme", "monsieur", "senor", "senora", "sra", "miss", "meester", "lehrer"})
_TITLED = re.compile(
    r"(?<![\w.'’-])(?:Miss|Mme|Mmes|Mlle|Mlles|Melle|MM\.|Me|Maître|Monsieur|Madame|Mademoiselle|Cdt\.?|Cdte\.?|Sgt\.?|"
    r"Capt\.?|Lt\.?|Cpl\.?|Insp\.?|RA|RAin|Sra\.?|Srta\.?|Dra\.?|Profa?\.|Lic\.|Señora?|Señorita|Ing\.|Drs\.|"
    r"Mag\.|Dipl\.-?Ing\.)\s+(?=[^\W\d_a-zß-ÿ])"
)
"""What comes before a name in five languages, as it is written there: 'Me Blanc' is a lawyer, and 'Meg Blanc' none."""

_MONSIEUR = re.compile(r"(?<![\w.'’-])M\.\s+(?=[^\W\d_a-zß-ÿ][^\W\d_]+)")
_COUPLE = re.compile(r"\bM(?:\.|r\.?|onsieur)\s+(?:et|&)\s+M(?:me|adame)\b")
_FRENCH = re.compile(r"(?<![\w.'’-])(?:Mme|Mmes|Mlle|MM\.|Me)\s")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]?\.[ -]?)+")


@dataclass(frozen=True, slots=True)
class Spoken:
    """The names in a cell; `none_yet` says that it promises one without a name, `doubts` are sentences."""

    names: tuple[str, ...] = ()
    none_yet: bool = False
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Habit:
    """How a column names people: by one name ('Kok, Pan' are two), or the last name first ('Kok, Jan' is one).

    `monsieur` says that 'M.' is none of their initials, for others are 'Mme'.
    """

    one_name: bool = False
    last_first: bool = False
    monsieur: bool = False


def habit_of(texts: Iterable[str]) -> Habit:
    """How the cells of a column name people, as those show that can be read in one way alone."""
    texts = list(texts)
    parts = [part for text in texts for part in _parts(text)]
    pairs = [part for part in parts if _is_pair(part)]
    others = [part for part in parts if not _is_pair(part)]
    one_name = any(_is_one_name(piece) for part in others for piece in re.split(rf",|{_AND.pattern}", part, flags=re.I))
    french = any(_FRENCH.search(text) for text in texts)
    return Habit(one_name, not one_name and len(pairs) >= 3 and not others, french)


def speakers_in(text: str, habit: Habit) -> Spoken:
    """The speakers whom a cell names; what names no person is one speaker as it is written."""
    parts = _parts(text)
    if len(parts) > 1 and all(map(_is_pair, parts)):
        habit = Habit(last_first=True)
    parts = [_without_monsieur(part, habit) for part in parts]
    named = [_named(part, habit) for part in parts]
    names = tuple(dict.fromkeys(name for found, _ in named for name in found))
    doubts = [doubt for _, doubt in named if doubt]
    written = dict.fromkeys(" ".join(part.split()) for part in _LINES.split(text) if part.strip())
    if names and names != tuple(written) and not doubts:
        doubts = [f'"{" ".join(text.split())}" is taken as {listed(names)}.']
    return Spoken(names, bool(text.strip()) and not names, tuple(doubts))


def _parts(text: str) -> list[str]:
    """What is between semicolons or on a line, but for what says that there is no name yet."""
    parts = (" ".join(part.split()) for part in _LINES.split(text))
    parts = (part if _COUPLE.search(part) else _TITLED.sub("", part) for part in parts)
    return [part for part in parts if part and not says_nothing(part) and not _is_nobody_yet(part)]


def _without_monsieur(part: str, habit: Habit) -> str:
    """A part without 'M.' in front of names, where it is no initial: a first name follows, or others are 'Mme'."""
    if _COUPLE.search(part):
        return part

    def rest(found: re.Match[str]) -> str:
        follows = part[found.end() :].split()
        first = len(follows) > 1 and bare(follows[0]) in COMMON
        return "" if habit.monsieur or first else found[0]

    return _MONSIEUR.sub(rest, part)


def _is_nobody_yet(part: str) -> bool:
    """Whether somebody is to come: 'n.n.b.', '?', 'tba - see mail'."""
    plain = part.strip(" .()[]…")
    found = NO_NAME_YET.match(plain)
    rest = plain[found.end() :].strip(" .)]") if found else "whatever"
    return not bare(part) or not rest or rest[0] in "-–—:(["


def _named(part: str, habit: Habit) -> tuple[list[str], str]:
    """The names in a part of a cell, and what one should look at."""
    turned = _turned(part, habit)
    if turned:
        return turned, ""
    outside = " ".join(_BRACKETS.sub(" ", part).split())
    if _is_pair(outside) and not habit.one_name:
        apart = part.replace(",", ";")
        return [part], f'"{part}" may be one speaker or two; it is taken as one. Write "{apart}" if it is two.'
    people = people_in(_POLITE.sub("", part)) or people_in(outside)
    if not people:
        doubt = f'"{part}" is taken as one speaker; write ; between the names if there are more.'
        return [part], doubt if _PARTED.search(part) else ""
    if len(people) == 1 and bare(people[0].name) == bare(part):
        return [part], ""
    people = [one for one in people if not _is_nobody_yet(one.name)]
    names, doubts = [one.name for one in people], [one.doubt for one in people if one.doubt]
    return names, f'"{part}" is taken as {listed(names)}; {" ".join(doubts)}' if doubts else ""


def _is_pair(part: str) -> bool:
    """Whether a part is two single names with a comma between: 'Kok, Pan' or 'Kok, Jan'."""
    names = part.split(",")
    return len(names) == 2 and all(_is_one_name(name) for name in names) and not _AND.search(part)


def _is_one_name(text: str) -> bool:
    """Whether a text is one name alone, with what may come before a surname: 'Kok', 'mw. de Kok'."""
    words = text.split()
    while words and words[0] in PARTICLES:
        words = words[1:]
    name, _ = name_at(words)
    return (
        sum(word[:1].isupper() for word in name.split()) == 1
        and bool(words)
        and bare(words[-1]) == bare(name.split()[-1])
    )


def _turned(part: str, habit: Habit) -> list[str]:
    """The names of 'Kok, Jan & Pan, Piet' or 'Kok, J.', first name first; none where that is not sure."""
    people = [one.split(",") for one in _AND.split(part)]
    if not all(len(one) == 2 and one[0].strip() and one[1].strip() for one in people):
        return []
    initials = all(_INITIALS.fullmatch(first.strip()) for _, first in people)
    single = all(len(first.split()) == 1 and name_at(last.split()[-1:])[0] for last, first in people)
    sure = initials or (single and (len(people) > 1 or (habit.last_first and _is_pair(part))))
    return [" ".join(f"{first} {last}".split()) for last, first in people] if sure else []


def given_by(text: str, speakers: Mapping[str, Iterable[str]]) -> set[str]:
    """The codes of the sessions of the speaker whom a text names, in full or by the surname: 'mw. De Boer'.

    `speakers` are those of each session, by its code. Who is called exactly so goes before others.
    """
    asked = _words_of_name(text)
    if not asked or len(asked[-1]) < 2:
        return set()
    exact, near = set[str](), set[str]()
    for code, names in speakers.items():
        for name in map(_words_of_name, names):
            if name == asked:
                exact.add(code)
            elif name and _may_be_short_for(asked, name):
                near.add(code)
    return exact or near


@lru_cache(maxsize=10_000)
def _words_of_name(text: str) -> tuple[str, ...]:
    """The bare words of a name without what comes before it, first name first."""
    last, comma, first = text.partition(",")
    words = bare(f"{first} {last}" if comma and "," not in first else text).split()
    while words and words[0] in _BEFORE_NAMES:
        words = words[1:]
    return tuple(words)


def _may_be_short_for(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names have one surname, and the first name of one is an initial, or missing."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        first, second = short[0], long[0]
        return short[1:] == long[1:] != () and first[0] == second[0] and 1 in (len(first), len(second))
    before = long[: -len(short)]
    return long[-len(short) :] == short and (
        long == other or all(len(word) == 1 or word in COMMON or word in PARTICLES for word in before)
    )
