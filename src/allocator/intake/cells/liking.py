"""Words, signs and stars that say how much somebody would like a session, where their order is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from allocator.intake.cells.statuses import is_no_title
from allocator.intake.tables.content import TICKED, UNTICKED, bare_or_mark, says_nothing
from allocator.intake.tables.headings import bare

_DEAREST = (
    "must have", "very much", "very gladly", "absolutely", "definitely", "love to", "heel graag", "zeer graag",
    "super graag", "supergraag", "dolgraag", "absoluut", "sehr gern", "sehr gerne", "unbedingt", "auf jeden fall",
    "tres volontiers", "absolument", "avec grand plaisir", "j adore", "me encanta", "me encantaria", "sin falta",
    "con mucho gusto", "muchisimo", "top choice", "top", "favourite", "favorite", "my favourite", "my favorite",
    "favoriet", "mijn favoriet", "favorit", "lieblingswunsch", "favori", "mon favori", "favorito", "mi favorito",
    "sounds great", "love it", "great", "super", "geweldig", "toll", "genial", "top wahl", "topkeuze",
    "very interested", "zeer geinteresseerd", "sehr interessiert", "tres interesse", "tres interessee",
    "muy interesado", "muy interesada",
)  # fmt: skip
_DEAR = (
    "yes", "ja", "would like", "would like to", "gladly", "like to", "yes please", "graag", "wel graag", "ja graag",
    "gern", "gerne", "ja gern", "ja gerne", "oui", "volontiers", "avec plaisir", "oui volontiers", "si", "con gusto",
    "me gusta", "me gustaria", "de acuerdo", "high", "hoog", "hoch", "haut", "haute", "eleve", "elevee", "alto", "alta",
    "high priority", "hoge prioriteit", "hohe prioritat", "priorite haute", "prioridad alta", "good", "goed", "gut",
    "leuk", "happy to", "i would like to", "i d like to", "keen", "interested", "interesse",
    "geinteresseerd", "interessiert", "interesse e", "interesado", "interesada",
)  # fmt: skip
_MIDDLING = (
    "maybe", "perhaps", "possibly", "if need be", "if necessary", "neutral", "unsure", "not sure", "misschien",
    "eventueel", "mogelijk", "zo nodig", "als het moet", "neutraal", "vielleicht", "eventuell", "moglicherweise",
    "zur not", "notfalls", "unsicher", "peut etre", "eventuellement", "a la rigueur", "pourquoi pas", "neutre", "bof",
    "quizas", "quiza", "tal vez", "a lo mejor", "posiblemente", "puede ser", "neutro", "si hace falta",
    "would be ok", "would be okay", "would be fine", "that s fine", "fine", "okay", "ok", "is ok", "is fine",
    "acceptable", "don t mind", "i don t mind", "medium", "medium priority", "middle", "average", "so so", "gemiddeld",
    "middel",
    "midden", "middelmatig", "is goed", "is oke", "prima", "oke", "mittel", "mittlere prioritat", "mittelmassig",
    "in ordnung", "ware ok", "ware in ordnung", "geht", "moyen", "moyenne", "priorite moyenne", "ca va", "acceptable",
    "medio", "media", "prioridad media", "regular", "esta bien", "aceptable",
)  # fmt: skip
_LITTLE = (
    "low", "low priority", "laag", "lage prioriteit", "niedrig", "niedrige prioritat", "gering", "faible", "basse",
    "priorite faible", "priorite basse", "bajo", "baja", "prioridad baja",
)  # fmt: skip
"""Less than neutral, and no refusal."""
_REFUSED = (
    "no", "nee", "nein", "rather not", "preferably not", "prefer not", "would rather not", "not interested",
    "no interest", "no thanks", "never", "not at all", "definitely not", "absolutely not", "liever niet", "niet",
    "niet graag", "geen interesse", "nooit", "helemaal niet", "absoluut niet", "zeker niet", "lieber nicht", "nicht",
    "nicht gern", "nicht gerne", "ungern", "kein interesse", "nie", "gar nicht", "uberhaupt nicht", "auf keinen fall",
    "non", "plutot pas", "plutot non", "pas interesse", "pas du tout", "surtout pas", "jamais", "mejor no",
    "prefiero no", "no me interesa", "nunca", "para nada", "de ninguna manera",
    "no gracias", "non merci", "please no", "please not",
    "no please", "hate it", "liever echt niet", "alsjeblieft niet", "niet geinteresseerd", "bitte nicht",
    "nein danke", "nee bedankt",
    "nicht interessiert", "s il vous plait non", "por favor no", "no quiero", "absolutamente no", "don t want",
    "not for me", "would not like", "would not like to",
)  # fmt: skip
_LEVEL = {word: level for level, words in enumerate((_REFUSED, _LITTLE, _MIDDLING, _DEAR, _DEAREST)) for word in words}

_SIGNS = {"0": 1, "o": 1, "±": 1, "+/-": 1, "+-": 1, "+": 2, "++": 3, "+++": 4, "-": 0, "--": 0, "---": 0}

_LETTERS = "fedcba"
"""Letters that say how dear something is below 'Priority', the dearest last."""

_STARS = re.compile(r"([★⭐]*)[☆]*|([0-5]) ?(?:stars?|ster(?:ren)?|sterne?)", re.IGNORECASE)

_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]+?)\s*[)\]]")

MOSTLY = 0.5
"""Cells of a column that are words of liking, at least; whatever else stands there is named."""

Scale = Mapping[str, int]
"""The rank that each word stands for, as it is written; 0 for no wish."""


def _level(text: str) -> int | None:
    """How dear a word says that a session is, 0 for not at all; None for a word that is not known."""
    found = _LEVEL.get(bare(text))
    if found is not None and is_if_need_be(text):
        return max(found - 1, 1)
    nothing = (says_nothing(text) and text.strip() != "0") or is_no_title(text)
    return 0 if found is None and bare(text) and nothing else found


def is_if_need_be(text: str) -> bool:
    """Whether a cell is a tick between brackets, such as '(OK)': polls write so what will do if need be."""
    found = _BRACKETED.fullmatch(text.strip())
    return found is not None and bare_or_mark(found[1]) in TICKED - {"1"}


def _tick(text: str) -> int | None:
    """How dear a tick says that a session is, where some are between brackets."""
    if is_if_need_be(text):
        return 1
    mark = bare_or_mark(text)
    return 2 if mark in TICKED else 0 if mark in UNTICKED or says_nothing(text) else None


def _sign(text: str) -> int | None:
    return _SIGNS.get(text.strip().replace("–", "-").replace("−", "-").casefold())


def _stars(text: str) -> int | None:
    found = _STARS.fullmatch(text.replace("\ufe0f", "").strip()) if text.strip() else None
    if found is None:
        return None
    return int(found[2]) if found[2] else len(found[1])


def _letter(text: str) -> int | None:
    letter = text.strip().casefold()
    return _LETTERS.index(letter) + 1 if len(letter) == 1 and letter in _LETTERS else None


def are_letters(texts: Collection[str]) -> bool:
    """Whether all filled cells are A, B, C, ...: below a word for ranks, A is the best."""
    return any(text.strip() for text in texts) and all(_letter(text) for text in texts if text.strip())


def likes(text: str) -> bool:
    """Whether a cell holds a word, a sign or stars for liking."""
    return is_if_need_be(text) or any(level(text) is not None for level in (_level, _sign, _stars))


def hold_likings(texts: Collection[str]) -> bool:
    """Whether most cells, but for those that may be blank in any table, are words of liking."""
    filled = [text for text in texts if _fills(text)]
    return sum(map(likes, filled)) > MOSTLY * len(filled)


def _fills(text: str) -> bool:
    """Whether a cell holds more than what stands for a blank in any table: a dash, 0, or words for no wish.

    'Not interested' is a word of liking, and of no wish in other tables.
    """
    blank = bare(text) not in _LEVEL and bare(text) and says_nothing(text)
    return text.strip("-–− ") not in ("", "0") and not blank


def scale_of(texts: Iterable[str]) -> tuple[Scale, tuple[str, ...]]:
    """The scale that all these cells are of, and the words that are not of it; blank cells do not count.

    The best word is rank 1, and each next lower one a rank more, but a star less is a rank more as with scores.
    """
    words = dict.fromkeys(text.strip() for text in texts if text.strip())
    others = ((_tick,) if any(map(is_if_need_be, words)) else ()) + ((_letter,) if are_letters(words) else ())
    levels = min(
        ({word: level(word) for word in words} for level in (*others, _level, _sign, _stars)),
        key=lambda found: sum(one is None for one in found.values()),
    )
    unknown = tuple(word for word, level in levels.items() if level is None)
    known = {word: level for word, level in levels.items() if level is not None}
    best = max(known.values(), default=0)
    by_stars = any(_stars(word) for word in words)
    dear = sorted({level for level in known.values() if level}, reverse=True)
    ranks = {level: best - level + 1 if by_stars else place for place, level in enumerate(dear, start=1)}
    return {word: ranks.get(level, 0) for word, level in known.items()}, unknown


def is_scale(scale: Scale) -> bool:
    """Whether there are at least two different words, of which one is a wish."""
    return len(set(scale.values())) > 1


def in_words(scale: Scale) -> str:
    """A scale as a person reads it."""
    spelt: dict[str, tuple[int, str]] = {}
    for word, rank in scale.items():
        spelt.setdefault(word.casefold(), (rank, word))
    by_rank: dict[int, list[str]] = {}
    for rank, word in sorted(spelt.values()):
        by_rank.setdefault(rank, []).append(f'"{word}"')
    refused = by_rank.pop(0, [])
    told = [f"{' and '.join(words)} is rank {rank}" for rank, words in by_rank.items()]
    return "; ".join([", ".join(told), *([f"{' and '.join(refused)} is no wish"] if refused else [])])
