"""In which rounds a session may run, as a cell of a list of sessions says it: '1, 3', '1 t/m 3', 'alle', 'ochtend'."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.headings import bare, ends_in_day, named_round, ordinal
from allocator.intake.tables.looks import sort_of

MOST_ROUNDS = 20
"""A number that is larger is no round's."""

LONGEST = 200
"""Letters of a cell beyond which it is a text, and no list of rounds."""

NOUN = (
    r"(?:workshop)?(?:rounds?|rondes?|runden?)|blok(?:ken)?|blocks?|blocke|(?:time ?)?slots?|tijdslot(?:en|s)?|"
    r"tijdvak(?:ken)?|periods?|dagdeel|dagdelen|zeitfenster|zeitblock|durchgang|durchgange|sessies?|sessions?"
)
"""What a round may be called, bare."""

_WORDS = {"rond": "Ronde", "rund": "Runde", "blok": "Blok", "bloc": "Block", "slot": "Slot"}
_NUMBERED = re.compile(rf"(?:(?:{NOUN}|r) )?([0-9]{{1,2}})(?:e|de|ste|st|nd|rd|th)?(?: (?:{NOUN}))?")
_ORDINAL = re.compile(rf"[a-z]+(?: (?:{NOUN}))")
_ALL = re.compile(
    rf"(?:in )?(?:alle|all|elke?|iedere|every|any|jede[rs]?)(?: (?:of|the|de|die))*(?: (?:{NOUN}))?|"
    r"altijd|always|immer|(?:de )?hele dag|all day|ganztagig|ganzer tag"
)
_NONE = frozenset({"0", "geen", "none", "keine", "kein", "nothing", "niets", "nichts"})
"""No rounds, or no limit: nobody knows."""

_BOTH = re.compile(rf"(?:in )?(?:beiden?|both)(?: (?:of|the|de|die))*(?: (?:{NOUN}))?")
_EXCEPT = re.compile(
    r"(?:(?:alle|all|elke?|every|any|jede)\s+(?:\w+\s+)?)?(?:behalve|except|but|außer|ausser|niet|not|nicht)"
    r"(?:\s+in)?\s+(.+)",
    re.IGNORECASE | re.DOTALL,
)
_UP_TO = re.compile(
    r"\s*(?:(?<![^\W\d_])[-–—]|[-–—](?![^\W\d_])|(?<=\b[^\W\d_])[-–—](?=[^\W\d_]\b)|\.\.+|"
    r"\b(?:t\s?/\s?m|tot\s+en\s+met|tot|bis|to|through)\b)\s*",
    re.IGNORECASE,
)
"""From one round to another; a hyphen within a word, as in 'après-midi', is none."""

_BETWEEN = re.compile(r"\s*(?:[;,\n&+/|]|\b(?:en|and|und|of|or|oder|sowie|plus)\b)\s*", re.IGNORECASE)
_TIME = r"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?:\s*(?:[-–—]|tot|bis|to)\s*(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9])?"
_CLOCK = re.compile(_TIME)
_AT_TIME = re.compile(rf"\s*[(\[]\s*{_TIME}\s*(?:uur|u|h|uhr)?\s*[)\]]|\s+{_TIME}\s*(?:uur|u|h|uhr)?$", re.IGNORECASE)
_TIME_OF_DAY = re.compile(
    r"[ap]m|vm|nm|voormiddag|namiddag|mittags?|noon|midday|morgens?|vormittags|nachmittags|abends"
)
_HALVED = re.compile(r"([1-9])[.]([1-9])")
_BEGINS = re.compile(
    r"(?:(?:nur|alleen|only|enkel)\s+)?(?:in\s+)?(?:(?:de|the|der)\s+)?(?=\S)",
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
    if _ALL.fullmatch(words) or (_BOTH.fullmatch(words) and len(rounds) == 2):
        return RoundsSaid()
    others = _EXCEPT.fullmatch(text)
    if others:
        out = rounds_in(others[1], rounds)
        left = tuple(name for name in rounds if name not in out.names)
        return RoundsSaid((), (written,)) if out.unread or not out.names or not left else RoundsSaid(left)
    text = without_time(text)
    halved = _HALVED.fullmatch(text)
    places: list[int] = []
    unread: list[str] = []
    for item in halved.groups() if halved else _items(text):
        found = _places(item, rounds) or _from_to(item, rounds)
        places += found
        unread += [] if found else [item]
    if unread and not places:
        unread = [written]
    return RoundsSaid(_named(places, rounds), tuple(unread), mended=halved is not None and not unread)


def _from_its_words(text: str) -> str:
    """A text without 'alleen in de' and the like before it."""
    stripped = text.strip()
    begins = _BEGINS.match(stripped)
    return stripped[begins.end() :] if begins else stripped


def _named(places: Iterable[int], rounds: Sequence[str]) -> tuple[str, ...]:
    return tuple(rounds[place] for place in sorted(set(places)))


def _items(text: str) -> list[str]:
    """The parts of a list in a cell; what stands from one to another stays together."""
    joined = re.sub(r"\bt\s?/\s?m\b|\btot\s+en\s+met\b", "-", text, flags=re.IGNORECASE)
    return [" ".join(part.split()) for part in _BETWEEN.split(joined) if part.strip()]


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
        return [place for place, name in enumerate(names) if told and f" {words} " in f" {name} "]
    for numbers in ([name.split()[-1:] for name in names], [name.split() for name in names]):
        hits = [place for place, one in enumerate(numbers) if str(number) in one]
        if len(hits) == 1:
            return hits
    numbered = any(word.isdecimal() for name in names for word in name.split())
    return [number - 1] if not numbered and 1 <= number <= len(rounds) else []


def _from_to(item: str, rounds: Sequence[str]) -> list[int]:
    """The rounds from one to another: '1-3', 'Ronde 1 - Ronde 3', '1 bis 3'."""
    ends = [_places(end, rounds) for end in _UP_TO.split(item)]
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
    text = without_time(text)
    words = bare(_from_its_words(text))
    if _ALL.fullmatch(words) or _BOTH.fullmatch(words) or _HALVED.fullmatch(text.strip()):
        return True
    if sort_of(text) == "moment":
        return False
    parts = [end for item in _items(text) for end in (_UP_TO.split(item) if not _CLOCK.fullmatch(item) else [item])]
    return bool(parts) and all(_is_round(part) for part in parts)


def _is_round(part: str) -> bool:
    words = bare(part)
    number = _number(words)
    if number is not None:
        return 1 <= number <= MOST_ROUNDS
    said = _TIME_OF_DAY.fullmatch(words) or bare(named_round(part) or "\0") == words
    return bool(said or _CLOCK.fullmatch(part.strip()))


def rounds_named(texts: Iterable[str], heading: str) -> list[str]:
    """The rounds that cells name where no others are known; numbers go from 1 up to the largest.

    Those of a number are called as the cells call them, else as `heading` does, else 'Round'.
    """
    largest, called = 0, ""
    names: Counter[str] = Counter()
    for text in (text for text in texts if len(text) <= LONGEST):
        for item in _items(without_time(text)):
            for end in [item] if _CLOCK.fullmatch(item) else _UP_TO.split(item):
                number = _number(bare(end))
                if number is not None and number <= MOST_ROUNDS:
                    largest = max(largest, number)
                    called = called or _called(end)
                elif end.strip() and not (_ALL.fullmatch(bare(end)) or _BOTH.fullmatch(bare(end))):
                    names[end[:1].upper() + end[1:]] += 1
    if largest:
        return [f"{called or _called(heading) or 'Round'} {number}" for number in range(1, largest + 1)]
    found = [name for name, count in names.items() if _is_round(name) or count > 1]
    timed = found and all(map(_CLOCK.fullmatch, found))
    return sorted(found, key=lambda name: [int(part) for part in re.findall("[0-9]+", name)]) if timed else found


def _called(text: str) -> str:
    """The word for a round in a text, as one writes it before a number; '' where there is none."""
    found = re.search(rf"\b(?:{NOUN})\b", bare(text))
    return _WORDS.get(re.sub("^workshop", "", found[0])[:4], "Round") if found else ""
