"""The people whom a piece of text names, as programmes print them: with titles, functions and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allocator.intake.programme.phrases.vocabulary import (
    BEGINS_A_SENTENCE,
    DOTTED_TITLES,
    NO_PERSON,
    NO_PERSON_ENDINGS,
    REPRESENTATIVES,
    ROLES,
    VERBS,
)
from allocator.person_names import PARTICLES, POSTNOMINALS, TITLES


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A name as it is written in the workbook, and why one should look at it, if one should."""

    name: str
    doubt: str = ""


LONGEST_NAMES = 600
"""Characters of a text in which names are looked for."""

_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]?\.-?){1,5}$")
_WORD = re.compile(r"(?:[dlDLO]['’])?[^\W\d_](?:[^\W\d_]|['’.](?=[^\W\d_])|-(?=[^\W\d_]))*$")
_SEPARATOR = re.compile(
    r"\s*(?P<strong>[;|\n•]|\s/\s|,?\s*\b(?:ondersteund door|bijgestaan door|samen met|in gesprek met|i\.s\.m\.|"
    r"supported by|assisted by|together with|in conversation with|unterstützt von|gemeinsam mit|"
    r"im Gespräch mit|zusammen mit)\s)\s*"
    r"|\s*,?\s*(?P<and>&|\+|\b(?:en|and|und|sowie|et|plus|met|with|mit)\b(?=\s))\s*"
    r"|\s*(?P<comma>,|/)\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_AFTER_SURNAME = re.compile(r"(?:van|von|of|bij|from|at|bei)$")
_STOP = "\x00"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch between separators: which one comes before it, its words, and whether a bracket followed."""

    before: str
    words: tuple[str, ...]
    bracketed: bool


def people_in(text: str, *, several: bool | None = None) -> list[NamedPerson]:
    """The people in a stretch that begins with one; none where it begins with something else.

    `several` says whether the text promises more than one ('Sprekers:') or one only ('Spreker:').
    """
    text = text[:LONGEST_NAMES]
    unnamed = _representatives(text)
    if unnamed:
        return unnamed
    pieces = list(_pieces(text))
    together = _together(pieces, several)
    found: list[NamedPerson] = []
    after_function = after_capital = False
    for number, piece in enumerate(pieces):
        name, words = name_at(piece.words, roles=number == 0 or piece.before == "and")
        full = words > 1
        if number == 0:
            if not name or not (full or _single_names(pieces)):
                return []
            found.append(NamedPerson(name, _cut_off(piece.words, name) or _in_front(piece.words, name)))
            continue
        told = number in together or (piece.before == "comma" and full and (pieces[number - 1].bracketed or several))
        person = _next(piece, name, full, together=bool(told), after_function=after_function)
        if person is not None and after_capital and piece.before == "and":
            found[-1] = NamedPerson(found[-1].name, f'"{name}" was taken for a part of what stands before it.')
        elif person is None:
            after_function = True
            after_capital = bool(piece.words) and piece.words[-1][:1].isupper()
        elif piece.before == "comma" and not told and several is False:
            found[-1] = NamedPerson(found[-1].name, f'"{name}" behind the comma was taken for a function.')
        else:
            after_function = after_capital = False
            found.append(person)
    return found


def _next(piece: _Piece, name: str, full: bool, *, together: bool, after_function: bool) -> NamedPerson | None:
    """Whom a piece after the first one names; None for a function or an organisation."""
    if not name:
        return None
    if together or piece.before == "strong":
        return NamedPerson(name) if full or together else None
    if piece.before == "and":
        if not full:
            return None if after_function else NamedPerson(name, f'"{name}" is one word only; write the whole name.')
        return NamedPerson(name, f'"{name}" may be part of what stands before it.' if after_function else "")
    if not full or after_function:
        return None
    return NamedPerson(name, "" if _is_somebodys(piece.words) else f'"{name}" may be an organisation.')


def _is_somebodys(words: Sequence[str]) -> bool:
    """Whether a title or initials come first, which no organisation has."""
    return _is_title(words[0]) or _INITIALS.fullmatch(words[0]) is not None


def _together(pieces: Sequence[_Piece], several: bool | None) -> frozenset[int]:
    """The pieces that stand in one row of names: 'A, B en C', or all where the text promises several."""
    shaped = [bool(name_at(piece.words)[0]) for piece in pieces]
    single = _single_names(pieces)
    good = [
        ok and (single or name_at(piece.words)[1] > 1) and not piece.bracketed
        for ok, piece in zip(shaped, pieces, strict=True)
    ]
    row: set[int] = set()
    for number, piece in enumerate(pieces):
        if piece.before == "and" and number > 1:
            first = number
            while first > 0 and good[first] and pieces[first].before in ("and", "comma"):
                first -= 1
            if good[number] and good[first] and first < number - 1:
                row.update(range(first, number + 1))
    if single or (several and all(good)):
        row.update(number for number, ok in enumerate(good) if ok)
    return frozenset(row)


def _single_names(pieces: Sequence[_Piece]) -> bool:
    """Whether people go by one name only: 'Anna, Bo en Carla'."""
    return all(len(piece.words) == 1 and bool(name_at(piece.words)[0]) for piece in pieces)


def _pieces(text: str) -> Iterator[_Piece]:
    brackets = [found[1] for found in _BRACKETS.finditer(text)]
    flat = _BRACKETS.sub(f" {_STOP} ", text) if brackets else text
    start, before = 0, "strong"
    for found in _SEPARATOR.finditer(flat):
        if found.start() >= start:
            yield _piece(before, flat[start : found.start()])
            before, start = str(found.lastgroup), found.end()
    yield _piece(before, flat[start:])


def _piece(before: str, text: str) -> _Piece:
    words = tuple(text.strip(" .:–—-\"'“”‘’").split()) if _STOP not in text else tuple(text.split())
    return _Piece(before, words, _STOP in words)


def name_at(words: Sequence[str], *, roles: bool = False) -> tuple[str, int]:
    """The name that a text begins with, without titles and letters after it, and its number of words.

    With `roles`, what somebody does may come before the name: 'directeur Ada Jansen'.

    A name of one word is a capital letter and little else; '' and 0 where there is none.
    """
    place = _first_of_name(words, roles=roles)
    titled = any(_is_title(word) for word in words[:place])
    kept: list[str] = []
    capitals = initials = 0
    for word in words[place:]:
        bare = word.rstrip(",;:")
        bare = bare if _INITIALS.fullmatch(bare) else bare.rstrip(".")
        low = bare.casefold()
        if capitals and _is_postnominal(bare, kept):
            break
        if low in PARTICLES and (kept or titled):
            kept.append(bare)
        elif _INITIALS.fullmatch(bare) or (capitals and len(bare) == 1 and bare.isupper()):
            kept.append(bare)
            initials += 1
        elif bare[:1].isupper() and _WORD.fullmatch(bare):
            kept.append(bare)
            capitals += 1
        else:
            break
        if bare != word and not _INITIALS.fullmatch(word):
            break
    while kept and kept[-1].casefold() in PARTICLES:
        kept.pop()
    kept = _without_organisation(kept)
    if not capitals or _is_no_person(kept, surname=titled) or capitals > 5:
        return "", 0
    return " ".join(kept), capitals + initials + titled


def _first_of_name(words: Sequence[str], *, roles: bool) -> int:
    """The place of a name's first word: after titles and, with `roles`, after one word for what somebody does."""
    skipped = False
    for place, word in enumerate(words):
        low = word.rstrip(".:").casefold()
        if _is_title(word) or (roles and low in ROLES):
            continue
        if roles and not skipped and _may_be_role(word) and len(words) > place + 1:
            skipped = True
            continue
        return place
    return len(words)


def _is_title(word: str) -> bool:
    return word.rstrip(".:").casefold() in TITLES or word.casefold() in DOTTED_TITLES


def _may_be_role(word: str) -> bool:
    """Whether a word in small letters may say what somebody does: 'hovenier Ada Jansen'."""
    return word.isalpha() and word.islower() and word not in {*PARTICLES, *NO_PERSON, *BEGINS_A_SENTENCE, *VERBS}


def _is_postnominal(word: str, kept: Sequence[str]) -> bool:
    """Whether a word follows names: 'Ph.D.', 'MA'; capitals are none where the surname is in capitals too."""
    if word.rstrip(".").casefold().replace(".", "") in POSTNOMINALS:
        return True
    shouted = any(len(one) > 1 and one.isupper() and "." not in one for one in kept)
    return word.isupper() and word.isalpha() and 2 <= len(word) <= 5 and len(kept) > 1 and not shouted


def _without_organisation(kept: list[str]) -> list[str]:
    """'Anna Smit van Blauwe Golf' is Anna Smit: two capitals, a 'van', and two capitals."""
    for place, word in enumerate(kept):
        if place >= 2 and _AFTER_SURNAME.match(word) and sum(one[:1].isupper() for one in kept[place + 1 :]) > 1:
            return kept[:place]
    return kept


def _cut_off(words: Sequence[str], name: str) -> str:
    """A doubt where an organisation was cut off after a 'van' that could be part of the name."""
    behind = " ".join(words).partition(name)[2].split()
    if len(behind) > 2 and _AFTER_SURNAME.match(behind[0]) and behind[1][:1].isupper():
        return f'"{" ".join(behind)}" behind the name was taken for an organisation.'
    return ""


def _in_front(words: Sequence[str], name: str) -> str:
    """A doubt where a word that nobody knows was taken for what somebody does."""
    before = " ".join(words).partition(name)[0].split()
    role = next((word for word in before if _may_be_role(word) and not _is_known(word)), "")
    return f'"{role}" in front of "{name}" was taken for what they do.' if role else ""


def _is_known(word: str) -> bool:
    return _is_title(word) or word.rstrip(".:").casefold() in ROLES


def _is_no_person(kept: Sequence[str], *, surname: bool) -> bool:
    """Whether a word says that this is an organisation, a function, a place or a phrase, not a name or `surname`."""
    words = [
        word.casefold() for place, word in enumerate(kept) if word.casefold() not in PARTICLES or not (place or surname)
    ]
    return any(word in NO_PERSON or word in REPRESENTATIVES or word.endswith(NO_PERSON_ENDINGS) for word in words)


def _representatives(text: str) -> list[NamedPerson]:
    """People without a name: 'Vertegenwoordigers van A en B vertellen' are one of A and one of B."""
    first, _, rest = text.strip().partition(" ")
    one = REPRESENTATIVES.get(first.casefold().rstrip("s"), REPRESENTATIVES.get(first.casefold(), ""))
    of, _, organisations = rest.partition(" ")
    if not one or of.casefold() not in ("van", "of", "from", "von", "der", "des", "from"):
        return []
    found = []
    for part in re.split(r"\s*(?:,|;|&|\b(?:en|and|und)\b)\s*", _BRACKETS.sub(" ", organisations)):
        words = part.split()
        if words and words[0].casefold() in ("het", "de", "the", "der", "die", "das", "dem", "den"):
            words = words[1:]
        name = list(_until_verb(words))
        if not name or not any(word[:1].isupper() for word in name):
            break
        called = f"{one} {name[0][:1].upper()}{' '.join(name)[1:]}"
        found.append(NamedPerson(called, "no name is given; write one when it is known."))
        if len(name) < len(words):
            break
    return found


def _until_verb(words: Sequence[str]) -> Iterator[str]:
    """The words of an organisation: up to the last capital before a word that is none."""
    last = max((place for place, word in enumerate(words[:6]) if word[:1].isupper()), default=-1)
    yield from (word.rstrip(".,") for word in words[: last + 1])
