"""Sessions found by what people wrote: a code, a title, a number before it, who gives it, or something very near."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from allocator.coherence import folded
from allocator.intake.cells.speakers import given_by
from allocator.intake.programme.phrases.vocabulary import SESSION_WORDS
from allocator.intake.tables.headings import bare

SURE = 90
CLEARLY_AHEAD = 10
WORTH_OFFERING = 60
SHORTEST_PART = 4
"""Letters of a title that is recognised though there is text before or after it."""

_MARK = re.compile(r"\s*[(\[|/:;,–—]\s*|\s+-\s+|(?<=[0-9])[.)]\s+")

_LETTERED = re.compile(r"(?:([^\W\d_]{1,4}) )?([0-9]{1,4})")

_NUMBERED = re.compile(r"(?:[^\W\d_]{1,12} )?([0-9]{1,4})(?: (.+))?")


@dataclass(frozen=True, slots=True)
class Match:
    """What a text stands for: the code of a session; how it was found; the best suggestions where it was not.

    `corrected` says that the text is not what the session is called, and deserves a look.
    """

    code: str | None
    corrected: bool = False
    offers: tuple[str, ...] = ()


@dataclass
class Titles:
    """The sessions that are known, by code and title; a text is looked up once however often it stands.

    `aliases` are further names, each of one code; `numbered` are codes of which the number alone will do: 3 for W3.
    `speakers` are those of sessions, by code: who gives one session alone stands for it.
    """

    title_of: Mapping[str, str]
    aliases: Mapping[str, str] = field(default_factory=dict)
    numbered: Collection[str] = ()
    speakers: Mapping[str, Collection[str]] = field(default_factory=dict)
    _exact: dict[str, set[str]] = field(init=False)
    _bare: dict[str, set[str]] = field(init=False)
    _codes: dict[str, str] = field(init=False, default_factory=dict)
    _seen: dict[str, Match] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._exact, self._bare = {}, {}
        for code, title in self.title_of.items():
            self._exact.setdefault(folded(title), set()).add(code)
            for spelling in _spelt_out(title):
                self._bare.setdefault(spelling, set()).add(code)
        for name, code in self.aliases.items():
            self._exact.setdefault(folded(name), {code})
            self._bare.setdefault(bare(name), {code})
        for code in self.title_of:
            self._exact[folded(code)] = {code}
            if bare(code):
                self._bare[bare(code)] = {code}
                self._codes[bare(code)] = code

    def find(self, text: str) -> Match:
        """The session that a text stands for."""
        found = self._seen.get(text)
        if found is None:
            found = self._seen[text] = self._find(text)
        return found

    def within(self, text: str, round: str) -> str:
        """The code of what a text stands for in a round, such as 'Slot 1 A' for 'A'; '' for what has no such code."""
        return self._codes.get(bare(f"{round} {text}"), "")

    def knows(self, text: str) -> bool:
        """Whether a text is what a session is called."""
        found = self.find(text)
        return found.code is not None and not found.corrected

    def _find(self, text: str) -> Match:
        for table, key in ((self._exact, folded(text)), *((self._bare, one) for one in _spelt_out(text))):
            codes = table.get(key, set())
            if len(codes) == 1:
                return Match(next(iter(codes)))
            if len(codes) > 1:
                return Match(None, offers=tuple(sorted(codes)))
        whole = re.fullmatch(r"([0-9]{1,9})[.,]0+", text.strip())
        if whole:
            return self.find(whole[1])
        numbered = self._by_number(bare(text)) or self._by_number_alone(bare(text))
        return numbered or self._by_part(text) or self._by_speaker(text) or self._by_similarity(bare(text))

    def _by_number(self, words: str) -> Match | None:
        """A code or number with the title after it: '12. Baking', 'Workshop 12', 'W12 Baking'."""
        found = _NUMBERED.fullmatch(words)
        head, _, tail = words.partition(" ")
        candidates = []
        if found:
            candidates.append((found[1], found[2] or ""))
            candidates.append((f"{words.split()[0]} {found[1]}", found[2] or ""))
        candidates.append((head, tail))
        for number, rest in candidates:
            code = self._codes.get(number)
            if code is None:
                continue
            title = bare(self.title_of[code])
            if not rest:
                return Match(code, corrected=number != words)
            if rest == title:
                return Match(code)
            if rest.startswith(f"{title} ") and rest not in self._bare:
                return Match(code, corrected=True)  # both agree; behind them stands a speaker or a room
            near = fuzz.ratio(rest, title) >= 75 or title.startswith(rest) or rest.startswith(title)
            if near and marks_of(rest) == marks_of(title):
                return Match(code, corrected=True)
            return Match(None, offers=self._offers(words, first=code))
        return None

    def _by_number_alone(self, words: str) -> Match | None:
        """The number of a code: '3', 'W 03' or 'Workshop 3' for 'W3'; what several codes have is none of them."""
        word, _, number = words.partition(" ")
        asked = _LETTERED.fullmatch(number if word in SESSION_WORDS else words)
        if asked is None:
            return None
        alike = [
            code
            for code in sorted(self.numbered)
            if (found := _LETTERED.fullmatch(bare(code)))
            and int(found[2]) == int(asked[2])
            and (not asked[1] or found[1] == asked[1])
        ]
        if len(alike) == 1:
            return Match(alike[0], corrected=True)
        return Match(None, offers=tuple(alike[:2])) if alike else None

    def _by_part(self, text: str) -> Match | None:
        """A title with a mark and something more after it, such as a room in brackets, or before it."""
        marks = list(_MARK.finditer(text))
        parts = [bare(text[: mark.start()]) for mark in reversed(marks)] + [bare(text[mark.end() :]) for mark in marks]
        for part in parts:
            codes = self._bare.get(part, set()) if len(part) >= SHORTEST_PART else set()
            if len(codes) == 1:
                return Match(next(iter(codes)), corrected=True)
        return None

    def _by_speaker(self, text: str) -> Match | None:
        """The session of the one who is named; of somebody who gives several, or whose name is in titles, none."""
        codes = given_by(text, self.speakers)
        if not codes:
            return None
        words = f" {bare(text)} "
        codes |= {code for title, of_title in self._bare.items() if words in f" {title} " for code in of_title}
        return Match(next(iter(codes)), corrected=True) if len(codes) == 1 else Match(None, offers=tuple(sorted(codes)))

    def _by_similarity(self, words: str) -> Match:
        """Something near enough, far enough ahead of whatever else, with the same figures and single letters."""
        scored = process.extract(words, list(self._bare), scorer=fuzz.ratio, limit=8)
        best: dict[str, float] = {}
        for title, score, _ in scored:
            for code in self._bare[title]:
                best[code] = max(best.get(code, 0.0), score)
        ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        if ranked and ranked[0][1] >= SURE:
            code, score = ranked[0]
            ahead = len(ranked) == 1 or score - ranked[1][1] >= CLEARLY_AHEAD
            if ahead and any(marks_of(words) == marks_of(bare(name)) for name in (self.title_of[code], code)):
                return Match(code, corrected=True)
        return Match(None, offers=tuple(code for code, score in ranked[:2] if score >= WORTH_OFFERING))

    def _offers(self, words: str, *, first: str) -> tuple[str, ...]:
        others = [code for code in self._by_similarity(words).offers if code != first]
        return (first, *others[:1])


def _spelt_out(text: str) -> list[str]:
    """The bare words of a text; '&' as it may be read in three languages too."""
    if "&" not in text:
        return [bare(text)]
    return [bare(text), *(bare(text.replace("&", f" {word} ")) for word in ("and", "en", "und"))]


def marks_of(words: str) -> list[str]:
    """What tells 'Workshop 1 b' from 'Workshop 10 a': figures and single letters."""
    return sorted(re.findall(r"[0-9]+|\b[^\W\d_]\b", words))
