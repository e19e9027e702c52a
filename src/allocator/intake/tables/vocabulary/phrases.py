"""How the words of headings are written down, and the patterns that are made of them.

A language has its phrases on one line, with commas between. They are written as people write them: capitals, accents
and punctuation do not matter. In a phrase

    ...          stands for any words, or none; .. for a few
    #            stands for a figure
    time-stamp   is one word or two; in user/login-name/id each part has its choices
    round(s)     has letters that may be missing
    (of the)     are words that may be missing
    max/most     is one word or the other, also within brackets
    <session>    is any of the nouns of that kind, such as 'workshop'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import What

LANGUAGES = ("en", "nl", "de", "fr", "es")

_TOKEN = re.compile(r"\.\.\.?(?!\S)|\((?P<group>[^()]*)\)(?!\S)|(?:[^\s()]|\([^()\s]*\))+")
_PLAIN = re.compile(r"[^.()/<>#-]+")

_Nouns = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """The headings that stand for one kind of column, by language; `never` are words that rule it out."""

    what: What
    en: str = ""
    nl: str = ""
    de: str = ""
    fr: str = ""
    es: str = ""
    never: str = ""

    def phrases(self) -> list[str]:
        """All phrases, of all languages."""
        return [phrase for language in LANGUAGES for phrase in listed(getattr(self, language))]


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """What a heading stands for if its bare words are one of `whole`, or have the form of one of the patterns."""

    what: What
    whole: frozenset[str]
    pattern: re.Pattern[str]
    never: re.Pattern[str] | None

    def fits(self, words: str) -> bool:
        """Whether the bare words of a heading are as the rule says."""
        if words in self.whole:
            return True
        spaced = f" {words}"
        return self.pattern.fullmatch(spaced) is not None and not (self.never and self.never.search(spaced))


Rules = tuple[Rule, ...]


def rules(nouns: _Nouns, *rows: Words) -> Rules:
    """The rules of a kind of table, in the order in which they are tried."""
    return tuple(_rule(row, nouns) for row in rows)


def nouns_of(*languages: str) -> str:
    """The nouns of several languages as one pattern of bare words."""
    words = {bare(word) for language in languages for word in listed(language)}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def listed(phrases: str) -> list[str]:
    """The phrases that stand on a line, with commas between."""
    return [phrase for part in phrases.split(",") if (phrase := " ".join(part.split()))]


def anywhere(nouns: _Nouns, phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the phrases among bare words with a blank in front."""
    return re.compile("|".join(rf"{_pattern(phrase, nouns)}(?!\w)" for phrase in phrases))


def _rule(row: Words, nouns: _Nouns) -> Rule:
    phrases = row.phrases()
    plain = [phrase for phrase in phrases if _PLAIN.fullmatch(phrase)]
    others = [_pattern(phrase, nouns) for phrase in phrases if phrase not in plain]
    return Rule(
        row.what,
        frozenset(map(bare, plain)),
        re.compile("|".join(dict.fromkeys(others)) or r"(?!)"),
        anywhere(nouns, listed(row.never)) if row.never else None,
    )


def _pattern(phrase: str, nouns: _Nouns) -> str:
    """The pattern of a phrase; each of its words has a blank in front, the first too."""
    parts = []
    for token in _TOKEN.finditer(phrase):
        if token[0] == "...":
            parts.append("(?: .*)?")
        elif token[0] == "..":
            parts.append("(?: .{0,25})?")
        elif token["group"] is not None:
            parts.append(f"(?:{'|'.join(_words(one, nouns) for one in token['group'].split('/'))})?")
        else:
            parts.append(_words(token[0], nouns))
    return "".join(parts)


def _words(text: str, nouns: _Nouns) -> str:
    """The pattern of words, each with a blank in front; where one has parts with hyphens, the blanks may be missing."""
    return "".join(f" {' ?'.join(_either(part, nouns) for part in word.split('-'))}" for word in text.split())


def _either(text: str, nouns: _Nouns) -> str:
    """The pattern of one of several words."""
    return f"(?:{'|'.join(_word(word, nouns) for word in text.split('/'))})"


def _word(word: str, nouns: _Nouns) -> str:
    pieces = []
    for piece in re.findall(r"<\w+>|\([^()]*\)|#|[^<>()#]+", word):
        if piece == "#":
            pieces.append("[0-9]")
        elif piece.startswith("<"):
            pieces.append(f"(?:{nouns[piece[1:-1]]})")
        elif piece.startswith("("):
            pieces.append(f"(?:{bare(piece)})?")
        else:
            pieces.append(bare(piece))
    return "".join(pieces)
