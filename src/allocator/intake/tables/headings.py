"""What the words of a heading say, whatever its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from allocator.intake.tables.vocabulary.times import (
    DAYS,
    FIRST_FOUR,
    NUMBERED_ROUNDS,
    OF_THE_DAY,
    PARTS_OF_DAY,
    SHORT_DAYS,
    SHORTER_DAYS,
    phrases_of,
)
from allocator.intake.tables.vocabulary.wishing import (
    AFTER_NUMBERS,
    ASKING,
    BEFORE_HOW_MANY,
    ENDS_IN_WISH,
    MAY_BE_TITLES,
    NUMBERS,
    ORDINALS,
    SPANISH_LETTERS,
    SUBSTITUTES,
    WISHES,
    words_of,
)

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)")
_OTHER = re.compile(r"[\W_]+")

_RANK_OF_WORD = {word: rank for rank, words in enumerate(ORDINALS, start=1) for word in words_of(words).split("|")}

_WISH = words_of(WISHES)
_FUSED = re.compile(rf"\b(erst|zweit|dritt|viert|funft|sechst|siebt|acht|neunt|zehnt)({_WISH})\b")
_WISHED = re.compile(rf"\b({_WISH})\b|({'|'.join(ENDS_IN_WISH.split())})\b")  # 'kurswahl' too
_AFTER = words_of(AFTER_NUMBERS)
_NUMBER = re.compile(rf"\b([1-9][0-9]?)(?:{_AFTER}|[{SPANISH_LETTERS.replace(' ', '')}](?= \w{{3}}))?\b")
_HOW_MANY = re.compile(rf"\b({words_of(ASKING)})( ({words_of(BEFORE_HOW_MANY)}))* ([0-9]{{1,2}}|{words_of(NUMBERS)})\b")
"""How many wishes are asked for, which is no rank."""

_ALONE = re.compile(rf"({_WISH}) [1-9][0-9]?")
"""A rank and nothing else: in 'Rank 1' no number of wishes is asked for."""

_POSITION = rf"(?:[1-9][0-9]?(?: ?(?:{_AFTER}))?|{'|'.join(_RANK_OF_WORD)})"
_ORDERED = rf"(?:{'|'.join(word for word in _WISH.split('|') if word not in MAY_BE_TITLES)})"
_RANK_ALONE = re.compile(rf"{_POSITION} {_ORDERED}|{_ORDERED} {_POSITION}")
"""A position beside a word for wishing, in a cell."""

_SAYS_RANK = re.compile(
    rf"{'|'.join(_RANK_OF_WORD)}|(?:{_WISH})|[1-9][0-9]?(st|nd|rd|th|e|de|ste|ter|er|ere|eme)?|st|nd|rd|th|e|ste|er|ere|eme|"
    r"(erst|zweit|dritt|viert|funft)(wahl|wunsch)|your|my|the|of|for|in|uw|je|jouw|mijn|van|voor|bij|de|het|dein|deine|"
    r"ihr|ihre|mein|meine|fur|der|die|das|den|votre|mon|ma|pour|la|le|les|du|des|tu|mi|para|el|los|las|del"
)

_SUBSTITUTE = re.compile(rf"\b({words_of(SUBSTITUTES)})\b")
_PART, _DAY = phrases_of(PARTS_OF_DAY), phrases_of(DAYS)
_TIME_OF_DAY = rf"(?:{_DAY})(?:(?: (?:{phrases_of(OF_THE_DAY)}))? ?(?:{_PART}))?|{_PART}"
_SHORT_DAY = phrases_of({"en": SHORT_DAYS})
_SHORTER_DAY = phrases_of(SHORTER_DAYS)
_LAST_DAY = re.compile(rf"{_DAY}|{_SHORT_DAY}|{_SHORTER_DAY}")
_CLOCK = r" [0-2]?[0-9] [0-5][0-9]"
_ROUND_NOUN = phrases_of(NUMBERED_ROUNDS)
_ROUND = re.compile(
    rf"\b(?:(?:{_ROUND_NOUN}) (?:[0-9]{{1,2}}|[a-h]|i{{1,3}}|iv)|"
    rf"[0-9]{{1,2}}(?:{_AFTER})? (?:{_ROUND_NOUN})|"
    rf"(?:{phrases_of(FIRST_FOUR)}) (?:{_ROUND_NOUN})|"
    rf"(?:{_TIME_OF_DAY})(?:{_CLOCK}| [0-9]{{1,2}}(?! (?:{_WISH})\b))?)\b|"
    rf"^(?:{_SHORT_DAY})(?: [ap]m\b|$)|^(?:{_SHORTER_DAY}|{_SHORT_DAY}){_CLOCK}\b"
)
_ANY_DAY = rf"(?:{_DAY}|{_SHORT_DAY}|{_SHORTER_DAY})"
_HOUR = r"[0-2]?[0-9](?: ?(?:h|u|uhr|uur|am|pm))?(?: [0-5][0-9](?: ?(?:h|u|uhr|uur|am|pm))?)?"
_UNTIL = r"(?: (?:to|until|tot|bis|a)\b)?"
_DAY_AND_HOURS = re.compile(rf"{_ANY_DAY} {_HOUR}{_UNTIL} {_HOUR}")
_PART_OR_HOURS = rf"(?:{_PART}|{_HOUR}{_UNTIL}(?: {_HOUR})?)"
_DAY_AND_TIME = re.compile(rf"{_ANY_DAY}(?: (?:{phrases_of(OF_THE_DAY)}))? {_PART_OR_HOURS}\b")

_HALF = re.compile(r"(?<![0-9])(?<![0-9] )\b(AM|PM|[Aa]\.[Mm]\.|[Pp]\.[Mm]\.|pm)(?!\w)")
"""Half a day that is not the end of a time; 'am' is a word of German."""

_TIME = re.compile(r"[0-9][:.][0-9]")
_LABELLED = re.compile(r"\s*(.*?)\s*\[\s*(.+?)\s*\]\s*", re.DOTALL)
_NUMBERED_LABEL = re.compile(r"\s*(.*[^\W\d_].*?)\s*\[\s*([0-9]{1,3})\s*\]\s*", re.DOTALL)
_MINUTES = re.compile(r"[:.][0-5][0-9](?![0-9:.])")


@lru_cache(maxsize=65_536)
def bare(text: str) -> str:
    """The words of a text alone: small letters without accents, one blank between words, 'choice1' as two of them."""
    plain = _JOINED.sub(" ", text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _OTHER.sub(" ", plain.casefold()).strip()


def speaks_of_wishes(heading: str) -> bool:
    """Whether a heading has a word for wishing or choosing."""
    words = bare(heading)
    return bool(_WISHED.search(words) or _FUSED.search(words))


def wished_rank(heading: str) -> int | None:
    """The rank that a heading gives to what is below it: 1 for '1e keuze', 'Erstwunsch', 'Choice 1' or '1'."""
    words = without_round(bare(heading))
    if not _ALONE.fullmatch(words):
        words = _HOW_MANY.sub(r"\1", words)
    fused = _FUSED.search(words)
    if fused:
        return _RANK_OF_WORD.get(fused[1], 8)  # 'acht' alone is a number, and no ordinal
    if re.fullmatch(rf"[1-9][0-9]?(?:{_AFTER})?", words):
        return ordinal(words)
    return ordinal(words) if _WISHED.search(words) else None


def names_rank(text: str) -> bool:
    """Whether a cell names a rank in words of wishing, and nothing else: 'Erstwunsch', '1er choix', 'Keuze 2'."""
    words = bare(text)
    return _FUSED.fullmatch(words) is not None or _RANK_ALONE.fullmatch(words) is not None


def without_rank(heading: str) -> str:
    """The words of a heading that say neither which wish it is nor that it is one: 'Land' of '1st choice - Land'."""
    pieces = re.findall(r"[^\W_]+", _JOINED.sub(" ", heading))
    return " ".join(piece for piece in pieces if not _SAYS_RANK.fullmatch(bare(piece)))


def ordinal(text: str) -> int | None:
    """The number that a text names as a position: 2 for 'second', '2nd', '2e keuze' or '2'; None without one."""
    words = bare(text)
    for word in words.split():
        if word in _RANK_OF_WORD:
            return _RANK_OF_WORD[word]
    found = _NUMBER.search(words)
    return int(found[1]) if found else None


def is_substitute(heading: str) -> bool:
    """Whether a heading asks for a wish to fall back on."""
    return bool(_SUBSTITUTE.search(bare(heading)))


def named_round(heading: str) -> str | None:
    """The round that a heading speaks of, in its own words: 'Ronde 2' of 'Ronde 2 - 1e keuze'."""
    words = bare(heading)
    found = _ROUND.search(words)
    if found is None:
        half = _HALF.search(heading)
        shouted = heading.isupper() and half is not None and half.start() > 0  # 'WORKSHOP AM 3. MAI'
        return half[1].replace(".", "").upper() if half and not shouted else None
    wanted = found[0].split()
    spaced = _JOINED.sub(" ", heading)
    pieces = list(re.finditer(r"[^\W_]+", spaced))
    for start in range(len(pieces)):
        part = pieces[start : start + len(wanted)]
        if [bare(piece[0]) for piece in part] == wanted:
            name = " ".join(piece[0] for piece in part)
            if _TIME.search(spaced[part[0].start() : part[-1].end()]):
                name = " ".join(spaced[part[0].start() : part[-1].end()].split())
            minutes = _MINUTES.match(spaced, part[-1].end()) if len(part) > 1 and part[-1][0].isdecimal() else None
            name = f"{name}{minutes[0]}" if minutes and not _TIME.search(name) else name
            return name[0].upper() + name[1:]
    return found[0].capitalize()


def round_and_rest(heading: str) -> tuple[str, str]:
    """The round that a heading begins or ends with, and the rest; ('', the heading) where there is none."""
    round = named_round(heading)
    if round is None:
        return "", heading.strip()
    words = r"[\W_]*".join(map(re.escape, round.split()))
    for pattern in (rf"{words}(?:\s*[-–—:|,/]+\s*|\s+)(.*)", rf"(.*?)(?:\s*[-–—:|,/(\[]+\s*|\s+){words}\s*[)\]]?"):
        found = re.fullmatch(pattern, heading.strip(), re.IGNORECASE | re.DOTALL)
        if found:
            return round, found[1].strip()
    return "", heading.strip()


def ends_in_day(text: str) -> bool:
    """Whether a text ends in the name of a day, so that a time behind it belongs to it: 'Mon 9:00'."""
    words = bare(text).split()
    return bool(words) and _LAST_DAY.fullmatch(words[-1]) is not None


def is_day_and_hours(heading: str) -> bool:
    """Whether a heading is a day with its hours and nothing else, as shifts are called: 'Fri 17-19'."""
    return _DAY_AND_HOURS.fullmatch(bare(heading)) is not None


def after_day_and_time(heading: str) -> str:
    """The bare words behind a day with a part of it or its hours: 'bar' of 'Sat morning bar'; '' for none."""
    words = bare(heading)
    found = _DAY_AND_TIME.match(words)
    return words[found.end() :].strip() if found else ""


def without_round(words: str) -> str:
    """Bare words without those that name a round."""
    return " ".join(_ROUND.sub(" ", words).split())


def without_numbers_as_labels(headings: Sequence[str]) -> tuple[str, ...]:
    """Headings such as 'Yoga [12]' and 'Film [8]' as 'Yoga (12)' and 'Film (8)': a number labels no other question."""
    parted = [_NUMBERED_LABEL.fullmatch(heading) for heading in headings]
    questions = [bare(found[1]) for found in parted if found]
    if len(questions) < 2 or len(set(questions)) < len(questions) or any(speaks_of_wishes(one) for one in questions):
        return tuple(headings)
    return tuple(f"{found[1]} ({found[2]})" if found else one for one, found in zip(headings, parted, strict=True))


@lru_cache(maxsize=65_536)
def label_of(heading: str) -> tuple[str, str]:
    """The question and the label of 'Question [label]'; the label is '' where there is none."""
    found = _LABELLED.fullmatch(heading) if "[" in heading else None
    return (found[1], found[2]) if found else (heading.strip(), "")
