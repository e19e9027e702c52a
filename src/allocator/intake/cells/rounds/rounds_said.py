"""In which rounds a session may run, as a cell of a list of sessions says it: '1, 3', '1 t/m 3', 'alle', 'ochtend'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allocator.intake.cells.rounds.moments_said import as_round, moment_said, round_at
from allocator.intake.cells.rounds.recurring import BETWEEN, are_numbered
from allocator.intake.cells.rounds.round_order import in_order, is_weekday
from allocator.intake.cells.rounds.short_names import places_of_short_name
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.headings import bare, ends_in_day, named_round, ordinal
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.vocabulary.clock import FROM_TO

MOST_ROUNDS = 20
"""A number that is larger is no round's."""

LONGEST = 200
"""Letters of a cell beyond which it is a text, and no list of rounds."""

LONGEST_NAME = 4
"""Parts of the name of a round that has commas, slashes or the like in it, at most."""

NOUN = (
    r"(?:workshop)?(?:rounds?|rondes?|runden?)|blok(?:ken)?|blocks?|blocke|(?:time ?)?slots?|tijdslot(?:en|s)?|"
    r"tijdvak(?:ken)?|periods?|dagdeel|dagdelen|zeitfenster|zeitblock|durchgang|durchgange|sessies?|sessions?|"
    r"seances?|sesion(?:es)?|creneaux?|tours?|tranches?|periodes?|rondas?|turnos?|bloques?|franjas?|periodos?"
)
"""What a round may be called, bare."""

_WORDS = {
    "ronda": "Ronda", "rond": "Ronde", "rund": "Runde", "blok": "Blok", "bloc": "Block", "bloq": "Bloque",
    "slot": "Slot", "sean": "Séance", "sesi": "Sesión", "cren": "Créneau", "tour": "Tour", "turn": "Turno",
    "periodo": "Periodo", "periode": "Période", "peri": "Period", "dagd": "Dagdeel", "durc": "Durchgang",
    "tijdv": "Tijdvak", "tijds": "Tijdslot", "zeit": "Zeitfenster", "sessio": "Session", "sessie": "Sessie",
    "tran": "Tranche", "fran": "Franja",
}  # fmt: skip
_NUMBERED = re.compile(rf"(?:(?:{NOUN}|r) )?([0-9]{{1,2}})(?:e|de|ste|st|nd|rd|th)?(?: (?:{NOUN}))?")
_ORDINAL = re.compile(rf"[a-z]+(?: (?:{NOUN}))")
_DAYS = r"(?:days?|dag(?:en)?|tage?|jours?|dias?)"
_ALL = re.compile(
    rf"(?:in )?(?:alle|all|elke?|iedere|every|each|any|jede[nrs]?|an jedem)(?: (?:of|the|de|die))*"
    rf"(?: (?:{NOUN}|{_DAYS}))?|"
    r"altijd|always|immer|(?:de )?hele dag|all day|ganztagig|ganzer tag|"
    r"daily|dagelijks|taglich|quotidien(?:nement)?|diari[oa]|diariamente|"
    rf"(?:tous|toutes)(?: les)?(?: (?:{NOUN}|{_DAYS}))?|(?:todos|todas)(?: l[ao]s)?(?: (?:{NOUN}|{_DAYS}))?|"
    rf"(?:chaque|cada) (?:{NOUN}|{_DAYS})|"
    r"toujours|siempre|toute la journee|todo el dia"
)
_NONE = frozenset({"0", "geen", "none", "keine", "kein", "nothing", "niets", "nichts"})
"""No rounds, or no limit: nobody knows."""

_BOTH = re.compile(rf"(?:in )?(?:beiden?|both|les deux|l[ao]s dos|ambos|ambas)(?: (?:of|the|de|die))*(?: (?:{NOUN}))?")
_EXCEPT = re.compile(
    r"(?:(?:alle|all|elke?|every|any|jede|tous|toutes|todos|todas)\s+(?:les\s+|l[ao]s\s+)?(?:\w+\s+)?)?"
    r"(?:behalve|except|but|außer|ausser|niet|not|nicht|sauf|pas|excepto|salvo|menos)"
    r"(?:\s+in)?\s+(.+)",
    re.IGNORECASE | re.DOTALL,
)
_UP_TO = re.compile(
    r"\s*(?:(?<![^\W\d_])[-–—]|[-–—](?![^\W\d_])|(?<=\b[^\W\d_])[-–—](?=[^\W\d_]\b)|\.\.+|"
    r"\b(?:t\s?/\s?m|tot\s+en\s+met|tot|bis|to|through|à|au|hasta)\b)\s*",
    re.IGNORECASE,
)
"""From one round to another; a hyphen within a word, as in 'après-midi', is none."""

_CLOCK = re.compile(FROM_TO)
_AT_TIME = re.compile(
    rf"\s*[(\[]\s*{FROM_TO}\s*(?:uur|u|h|uhr)?\s*[)\]]|\s+{FROM_TO}\s*(?:uur|u|h|uhr)?$", re.IGNORECASE
)
_TIME_OF_DAY = re.compile(
    r"[ap]m|vm|nm|voormiddag|namiddag|mittags?|noon|midday|morgens?|vormittags|nachmittags|abends|midi|matinee|soiree"
)
_DAY_AND_TIME = re.compile(rf"[^\W\d_]{{2,10}}\.?,? {FROM_TO}\s*(?:uur|u|h|uhr)?")
_HALVED = re.compile(r"([1-9])[.]([1-9])")
_BEGINS = re.compile(
    r"(?:(?:nur|alleen|only|enkel|seulement|uniquement|solo|sólo|solamente)\s+)?(?:(?:in|en|le|la|por\s+la)\s+)?"
    r"(?:(?:de|the|der)\s+)?(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RoundsSaid:
    """What a cell says: the rounds by name (none: all of them), what of it names none, and whether it was corrected."""

    names: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    mended: bool = False


def rounds_in(text: str, rounds: Sequence[str]) -> RoundsSaid:
    """The rounds that a cell names, in their order, by name, by number, or from one to another; blank says all."""
    written = " ".join(text.split())
    text = _from_its_words(text)
    words = bare(text)
    if not written or (says_nothing(text) and "?" not in text and words not in _NONE):
        return RoundsSaid()
    if len(written) > LONGEST:
        return RoundsSaid((), (written,))
    whole = _places(text, rounds)
    if whole:
        return RoundsSaid(_named(whole, rounds))
    at = moment_said(text)
    if at is not None:
        then = round_at(at, rounds)
        return RoundsSaid((then,)) if then else RoundsSaid((), (written,))
    if _ALL.fullmatch(words) or (_BOTH.fullmatch(words) and len(rounds) == 2):
        return RoundsSaid()
    others = _EXCEPT.fullmatch(text)
    if others:
        out = rounds_in(others[1], rounds)
        left = tuple(name for name in rounds if name not in out.names)
        return RoundsSaid((), (written,)) if out.unread or not out.names or not left else RoundsSaid(left)
    halved = _HALVED.fullmatch(text.strip())
    places: list[int] = []
    unread: list[str] = []
    for item in halved.groups() if halved else _items(text, rounds):
        found = _without_its_time(item, rounds)
        places += found
        unread += [] if found else [item]
    if unread and not places:
        unread = [written]
    return RoundsSaid(_named(places, rounds), tuple(unread), mended=halved is not None and not unread)


def _without_its_time(item: str, rounds: Sequence[str]) -> list[int]:
    """The rounds that an item names: as it stands, else without a time beside a name, where no round has a time."""
    found = _places(item, rounds) or _from_to(item, rounds)
    plain = without_time(item)
    if found or plain == item or any(_CLOCK.search(name) for name in rounds):
        return found
    return _places(plain, rounds) or _from_to(plain, rounds)


def _from_its_words(text: str) -> str:
    """A text without 'alleen in de' and the like before it."""
    stripped = text.strip()
    begins = _BEGINS.match(stripped)
    return stripped[begins.end() :] if begins else stripped


def _named(places: Iterable[int], rounds: Sequence[str]) -> tuple[str, ...]:
    return tuple(rounds[place] for place in sorted(set(places)))


def _items(text: str, rounds: Sequence[str] = ()) -> list[str]:
    """The parts of a list in a cell; the name of a round stays together, and so does what is from one to another."""
    joined = re.sub(r"\bt\s?/\s?m\b|\btot\s+en\s+met\b", "-", text, flags=re.IGNORECASE)
    parts = [" ".join(part.split()) for part in BETWEEN.split(joined) if part.strip()]
    names = {bare(name): name for name in rounds}
    items: list[str] = []
    at = 0
    while at < len(parts):
        runs = (at + length for length in range(min(LONGEST_NAME, len(parts) - at), 1, -1))
        end = next((end for end in runs if bare(" ".join(parts[at:end])) in names), at + 1)
        items.append(parts[at] if end == at + 1 else names[bare(" ".join(parts[at:end]))])
        at = end
    return items


def _items_or_moment(text: str) -> list[str]:
    named = as_round(text)
    return [named] if named else _items(text)


def _number(words: str) -> int | None:
    """The number that bare words give to a round: 2 for '2', 'ronde 2', '2e ronde' or 'tweede ronde'."""
    found = _NUMBERED.fullmatch(words)
    if found:
        return int(found[1])
    return ordinal(words) if _ORDINAL.fullmatch(words) else None


def _places(item: str, rounds: Sequence[str]) -> list[int]:
    """Which rounds one item names: one by its name or number, all of which its words are a part; none if it is none."""
    words, names = bare(item), [bare(name) for name in rounds]
    if not words:
        return []
    if names.count(words) == 1:
        return [names.index(words)]
    number = _number(words)
    if number is None:
        told = not re.fullmatch(NOUN, words) and not words.isdecimal()
        hits = [place for place, name in enumerate(names) if told and f" {words} " in f" {name} "]
        hits = hits or (places_of_short_name(words, names) if told else [])
        return hits if len(hits) == 1 or not _CLOCK.fullmatch(item.strip()) else []  # 9:00 on which day?
    for numbers in ([name.split()[-1:] for name in names], [name.split() for name in names]):
        hits = [place for place, one in enumerate(numbers) if str(number) in one]
        if len(hits) == 1:
            return hits
    numbered = any(word.isdecimal() for name in names for word in name.split())
    return [number - 1] if not numbered and 1 <= number <= len(rounds) else []


def _from_to(item: str, rounds: Sequence[str]) -> list[int]:
    """The rounds from one to another: '1-3', 'Ronde 1 - Ronde 3', '1 bis 3'."""
    days = item.split("-")  # 'Mon-Wed', where a hyphen stands between letters
    parted = days if len(days) == 2 and all(map(is_weekday, days)) else _UP_TO.split(item)
    ends = [_places(end, rounds) for end in parted]
    if len(ends) != 2 or not all(len(end) == 1 for end in ends) or ends[0] >= ends[1]:
        return []
    return list(range(ends[0][0], ends[1][0] + 1))


def without_time(text: str) -> str:
    """A text without the times beside the names of rounds: 'Ronde 1' of 'Ronde 1 (9:30-10:15)'; those of days stay."""
    return _AT_TIME.sub(lambda time: time[0] if ends_in_day(text[: time.start()]) else "", text)


def may_say_rounds(text: str, rounds: Sequence[str]) -> bool:
    """Whether a cell looks as if it named rounds, whatever they are called."""
    if len(text) > LONGEST:
        return False
    if rounds and not rounds_in(text, rounds).unread:
        return True
    if all(_DAY_AND_TIME.fullmatch(item) for item in _items(text)) and _items(text):
        return True
    text = without_time(text)
    words = bare(_from_its_words(text))
    if _ALL.fullmatch(words) or _BOTH.fullmatch(words) or _HALVED.fullmatch(text.strip()):
        return True
    if sort_of(text) == "moment":
        return False
    parts = [
        end
        for item in _items(text)
        for end in ([item] if _CLOCK.fullmatch(item) or _is_one(item) else _UP_TO.split(item))
    ]
    return bool(parts) and all(_is_round(part) for part in parts)


def _is_round(part: str) -> bool:
    words = bare(part)
    number = _number(words)
    if number is not None:
        return 1 <= number <= MOST_ROUNDS
    said = _TIME_OF_DAY.fullmatch(words) or bare(named_round(part) or "\0") == words
    return bool(said or _CLOCK.fullmatch(part.strip()) or _DAY_AND_TIME.fullmatch(part.strip()))


def round_named_in(heading: str, rounds: Sequence[str]) -> str:
    """The one round whose whole name is in a heading, the longest first; '' where there is none."""
    words = f" {bare(heading)} "
    named = [name for name in rounds if bare(name) and f" {bare(name)} " in words]
    own = [name for name in named if not any(name != other and bare(name) in bare(other) for other in named)]
    return own[0] if len(own) == 1 else ""


def rounds_named(texts: Iterable[str], heading: str) -> list[str]:
    """The rounds that cells name where no others are known; numbers go from 1 up to the largest.

    Those of a number are called as the cells call them, else as `heading` does, else 'Round'.
    """
    largest, called = 0, ""
    names: Counter[str] = Counter()
    items = [item for text in texts if len(text) <= LONGEST for item in _items_or_moment(text)]
    with_times = _told_by_times(items)
    for item in items:
        item = item if item in with_times else without_time(item)
        for end in [item] if item in with_times or _CLOCK.fullmatch(item) or _is_one(item) else _UP_TO.split(item):
            number = _number(bare(end))
            if number is not None and number <= MOST_ROUNDS:
                largest = max(largest, number)
                called = called or _called(end)
            elif end.strip() and not (_ALL.fullmatch(bare(end)) or _BOTH.fullmatch(bare(end))):
                names[end[:1].upper() + end[1:]] += 1
    if largest:
        return [f"{called or _called(heading) or 'Round'} {number}" for number in range(1, largest + 1)]
    if are_numbered(list(names)):
        return sorted(names, key=lambda name: ordinal(name) or 0)
    letters = all(len(name) == 1 for name in names)
    if names and all(map(is_weekday, names)):
        return in_order(names)
    found = [name for name, count in names.items() if _is_round(name) or count > 1 or letters or as_round(name)]
    found = sorted(found) if letters else found
    timed = found and all(_CLOCK.fullmatch(name) or as_round(name) for name in found)
    return sorted(found, key=lambda name: [int(part) for part in re.findall("[0-9]+", name)]) if timed else found


def _told_by_times(items: Iterable[str]) -> set[str]:
    """The items whose times tell them apart: 'Mon 9:00' where 'Mon 10:30' is there too."""
    times: dict[str, set[str]] = {}
    for item in items:
        times.setdefault(bare(without_time(item)), set()).add(bare(item))
    if not any(rest and len(found - {rest}) > 1 for rest, found in times.items()):
        return set()
    return {item for item in items if without_time(item) != item and _number(bare(without_time(item))) is None}


def _is_one(item: str) -> bool:
    """Whether an item with a hyphen in it is one name, such as 'Après-midi', and no range."""
    return bare(named_round(item) or "\0") == bare(item) and _number(bare(item)) is None


def _called(text: str) -> str:
    """The word for a round in a text, as one writes it before a number; '' where there is none."""
    found = re.search(rf"\b(?:{NOUN})\b", bare(text))
    word = re.sub("^workshop", "", found[0]) if found else ""
    if not found:
        return ""
    return next((_WORDS[word[:length]] for length in (7, 6, 5, 4) if word[:length] in _WORDS), "Round")
