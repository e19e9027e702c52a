"""Where a title ends and a description begins, and a title as it is written in the workbook."""

from __future__ import annotations

import re
from dataclasses import dataclass

from allocator.intake.programme.phrases.vocabulary import (
    ABBREVIATIONS,
    ADJECTIVE,
    BEGINS_A_SENTENCE,
    DOTTED_TITLES,
    VERBS,
)
from allocator.person_names import TITLES

LONGEST_TITLE = 160
"""Characters beyond which one sentence is a description too."""

_END = re.compile(r"[.?!…]+[\"'”’)]*(?=\s+[\"'“‘(\[*]?[^\W_a-zß-öø-ÿ])")
_LAST_WORD = re.compile(r"[^\s(]+$")
_QUOTED = re.compile(r"[\"“”„«»‘'](?P<inner>[^\"“”„«»]{3,})[\"“”«»’'‘]$")
_COMPOUND = re.compile(r"^(\w+) [–—-] (\w+)(?=\s)")
_OPENING_BRACKET = re.compile(r"\([^()]*\)[.]?")
_SHORT = 6
"""Words of a further sentence, or of what follows a colon, that may still be title."""


@dataclass(frozen=True, slots=True)
class TitleSplit:
    """A title, what follows it on its line, and why one should look at it, if one should."""

    title: str
    rest: str = ""
    doubt: str = ""


def title_of(text: str) -> TitleSplit:
    """The title that a text begins with."""
    first, rest = first_sentence(text)
    bracket = _OPENING_BRACKET.match(rest)
    if bracket is not None:
        first, rest = f"{first} {bracket[0]}", rest[bracket.end() :].strip()
    doubt = ""
    while rest:
        further, behind = first_sentence(rest)
        if not _goes_on(further, behind):
            break
        first, rest = f"{first} {further}", behind
        doubt = f'"{further}" was taken as part of the title.'
    title, colon, behind = _at_colon(first, followed=bool(rest) or first.rstrip().endswith("."))
    if colon:
        return TitleSplit(written(title), f"{behind} {rest}".strip(), "")
    if ":" in first and rest and not doubt:
        inner = first.partition(":")[2].strip()
        if inner[:1].isupper():
            doubt = f'"{inner.rstrip(".")}" was taken as part of the title.'
    loose = _COMPOUND.match(first)
    if loose is not None and not written(first).startswith(loose[0]):
        doubt = doubt or f'the programme has "{loose[0]}", with blanks.'
    return TitleSplit(written(first), rest, doubt)


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence of a text, and the rest."""
    for found in _END.finditer(text):
        word = _LAST_WORD.search(text[: found.start()])
        if found[0].startswith(".") and word is not None and _abbreviated(word[0]):
            continue
        return text[: found.end()].strip(), text[found.end() :].strip()
    return text.strip(), ""


def _abbreviated(word: str) -> bool:
    low = word.casefold().rstrip(".")
    return (
        low in ABBREVIATIONS
        or low in TITLES
        or f"{low}." in DOTTED_TITLES
        or (len(low) == 1 and word.isupper())
        or bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?", word))
    )


def has_verb(text: str) -> bool:
    """Whether a text is a sentence, as far as a list of common verbs can say."""
    return any(word.casefold() in VERBS for word in re.findall(r"[^\W\d_]+", text))


def _goes_on(sentence: str, behind: str) -> bool:
    """Whether a further sentence belongs to the title: a short question or exclamation without a verb."""
    return bool(behind) and sentence.endswith(("?", "!")) and len(sentence.split()) <= _SHORT and not has_verb(sentence)


def _at_colon(sentence: str, *, followed: bool) -> tuple[str, bool, str]:
    """What comes before the colon, whether the title ends there, and what follows it."""
    title, colon, behind = sentence.partition(":")
    behind = behind.strip()
    if not colon or not behind or not title.strip() or not (followed or len(sentence) > LONGEST_TITLE):
        return sentence, False, ""
    small = behind[0].islower()
    words = behind.split()
    begins = words[0].casefold() in BEGINS_A_SENTENCE
    short = len(words) <= 2 * _SHORT
    part = small or (short and not has_verb(behind) and not begins and not behind[0].isdigit())
    return (sentence, False, "") if part else (title.strip(), True, behind)


def written(title: str) -> str:
    """A title with single blanks, none before a colon, no quotes around it and no dot at its end."""
    text = re.sub(r"\s+([:;,?!])(?=\s|$)", r"\1", " ".join(title.split()))
    text = text.strip(" |–—-;,:")
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    quoted = _QUOTED.match(text)
    text = quoted["inner"].strip() if quoted and text[0] != quoted["inner"][0] else text
    return _COMPOUND.sub(_joined, text)


def _joined(found: re.Match[str]) -> str:
    """Two adjectives with a loose dash between them are one word: 'civiel – militair' is 'civiel-militair'."""
    both = ADJECTIVE.match(found[1].casefold()) and ADJECTIVE.match(found[2]) and found[2].islower()
    return f"{found[1]}-{found[2]}" if both else found[0]
