"""People whom somebody names beside their wishes: to be kept apart from, or for a reason that nothing tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from allocator.intake.asides.plain import words_of
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.headings import bare

MOSTLY = 0.6
"""How many of the texts of a column are names of people who come, at least, where it names others."""

_NO = r"(?:not|never|niet|nooit|nicht|nie|pas|jamais|no|nunca)"
_WITH = r"(?:with|met|mit|avec|con|bij|bei)"
_TOGETHER = r"(?:together|samen|bij elkaar|zusammen|ensemble|junt[oa]s)"

_ASKS_WHOM_NOT = re.compile(rf"\b{_NO} (?:\w+ )?(?:{_WITH}|{_TOGETHER})\b")
"""A heading above the names of those with whom somebody is not to be."""

_APART = re.compile(
    r"\b(?:apart|separate[dy]?|separately|avoid\w*|conflict\w*|incompatibles?|exclu\w*|keep away|enem(?:y|ies)|"
    r"gescheiden|uit elkaar|ruzie|botst|vermijd\w*|getrennt\w*|trennen|auseinander|konflikt\w*|streit|meiden|"
    r"separe\w*|separer|conflits?|eviter|separad[oa]s?|separar|evitar)\b"
)
"""Words for people who are not to be together, beside names of people."""

_SAYS_SO = re.compile(
    rf"\b{_NO} (?:\w+ ){{0,2}}{_TOGETHER} {_WITH}\b|\b(?:apart from|uit elkaar|gescheiden van|getrennt von)\b"
)
_NOT_WITH_SOMEBODY = re.compile(rf"\b(?i:{_NO} (?:with|met|mit|avec|con)) [A-Z\u00c0-\u00de][a-z\u00df-\u00ff]\w*")
"""What a remark itself says of people who are not to be together."""


def wants_apart(text: str, heading: str = "") -> bool:
    """Whether a remark, or any answer to a heading that asks whom, says that somebody is to be kept apart."""
    if heading and _ASKS_WHOM_NOT.search(words_of(heading)):
        return bool(bare(text)) and not says_nothing(text)
    return bool(_SAYS_SO.search(words_of(text)) or _NOT_WITH_SOMEBODY.search(" ".join(text.split())))


def speaks_of_apart(texts: Iterable[str]) -> bool:
    """Whether headings, or what else stands beside names, have a word for people who are not to be together."""
    return any(found.search(words_of(text)) for text in texts for found in (_APART, _ASKS_WHOM_NOT))


def names_others(texts: Collection[str], everybody: Collection[str]) -> list[str]:
    """The texts that are names of people who come, bare in `everybody`; none where many are something else."""
    named = [text for text in texts if any(bare(part) in everybody for part in _parts(text, everybody))]
    return named if len(named) >= MOSTLY * len([text for text in texts if not says_nothing(text)]) else []


def _parts(text: str, everybody: Collection[str]) -> list[str]:
    if says_nothing(text):
        return []
    return [text] if bare(text) in everybody else [part for part in re.split(r"[;,/&+\n]", text) if part.strip()]
