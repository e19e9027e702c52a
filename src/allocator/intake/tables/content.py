"""What the cells of a column say about it, whatever its heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from allocator.intake.tables.headings import bare, names_rank, ordinal, speaks_of_wishes, wished_rank
from allocator.intake.tables.looks import sort_of

LONGEST_COUNT = 30
"""Letters of a cell that holds counts rather than a text with figures in it."""

_ERROR = re.compile(
    r"#(N/A|N/B|NV|REF!|VERW!|BEZUG!|NAME\?|NAAM\?|VALUE!|WAARDE!|WERT!|DIV/0!|DEEL/0!|NULL!|LEEG!|NUM!|GETAL!|ZAHL!|"
    r"SPILL!|CALC!)"
)

NO_WISH = frozenset(
    {
        "", "0", "none", "no preference", "no choice", "no wish", "n a", "na", "not applicable", "any", "anything",
        "anything is fine", "no favourite", "geen", "geen voorkeur", "geen keuze", "geen wens", "maakt niet uit",
        "maakt me niet uit", "maakt mij niet uit", "n v t", "nvt", "niet van toepassing", "weet niet", "weet ik niet",
        "weet ik nog niet", "keine", "kein", "keine praferenz", "kein wunsch", "keine wahl", "keine angabe", "egal",
        "ist mir egal", "mir egal", "weiss nicht", "weiss ich nicht", "don t know", "dont know", "do not know",
        "don t care", "dont care", "no answer", "nothing", "niets", "nichts", "please choose", "please select",
        "bitte wahlen", "maak een keuze", "kies", "select", "choose",
        "aucun", "aucune", "pas de preference", "sans preference", "aucune preference", "aucun choix", "peu importe",
        "indifferent", "rien", "neant", "je ne sais pas", "ne sait pas", "sans avis", "choisir", "choisissez",
        "ninguno", "ninguna", "sin preferencia", "ninguna preferencia", "me da igual", "da igual", "cualquiera",
        "nada", "no se", "no lo se", "no aplica", "indiferente", "elige", "seleccionar",
        "not interested", "no interest", "geen interesse", "niet geinteresseerd", "kein interesse",
        "nicht interessiert", "pas interesse", "pas interessee", "pas d interet", "aucun interet", "no me interesa",
        "sin interes",
    }
)  # fmt: skip
"""Bare words that say that there is no wish."""

ANONYMOUS = frozenset({"anonymous", "anoniem", "anonym", "anonyme", "anonimo"})
"""What a form writes for the address of somebody who was not asked for it."""

TICKED = frozenset(
    {
        *("x", "yes", "y", "ja", "j", "oui", "si", "true", "wahr", "waar", "vrai", "verdadero", "1", "checked"),
        *("selected", "coche", "ok", "v", "✓", "✔", "✅", "☑"),
    }
)
UNTICKED = frozenset(
    {
        *("", "no", "n", "nee", "nein", "non", "false", "falsch", "onwaar", "faux", "falso", "0", "unchecked"),
        *("not selected", "✗", "✘", "❌", "☐"),
    }
)


_UNLIMITED = re.compile(
    r"(?:no|geen|keine?|kein|pas de|sin|aucune|sans) (?:limit|limite|maximum|max|maximale|obergrenze|begrenzung|limiet|"
    r"maximo|tope|limitation|beperking)|unlimited|unrestricted|onbeperkt|onbegrensd|unbegrenzt|unbeschrankt|offen|"
    r"unlimitiert|illimitee?s?|ilimitad[oa]s?|sin limites|infinite|infinity|oneindig|unendlich|open"
)

_LABEL = re.compile(r"[^:]{1,40}:|#?[0-9]{1,3}[.)]")

_ROOM = re.compile(
    r"(?:[a-z]{0,2} ?[0-9]{1,3}(?: [0-9]{1,3})? ?[a-z]?)|"
    r"(?:.* )?(?:room|zaal|lokaal|raum|saal|aula|hall|turnhalle|gymzaal|gym|library|bibliotheek|bibliothek|kantine|"
    r"mensa|foyer|lab|salle|sala|salon|gymnase|gimnasio|bibliotheque|biblioteca|amphi|amphitheatre|auditorio|"
    r"laboratoire|laboratorio)(?: .*)?|"
    r"(?:studio|chapel|kapel|kapelle|chapelle|capilla|kitchen|keuken|kuche|cuisine|cocina|canteen|refter|refectoire|"
    r"comedor|attic|zolder|dachboden|grenier|cellar|kelder|keller|cave|preau|patio|podium|stage)(?: [0-9a-z])?"
)


_DAY_AND_MONTH = re.compile(r"[0-3]?[0-9]\.\s?[01]?[0-9]\.")
"""A day without its year: '17.11.'."""


def is_room(text: str) -> bool:
    """Whether a text is such as rooms are called: '101', 'Zaal 3', 'Aula'."""
    return _ROOM.fullmatch(bare(text)) is not None and _DAY_AND_MONTH.fullmatch(text.strip()) is None


def are_ticks(texts: Collection[str]) -> bool:
    """Whether there are cells, and all of them are ticks."""
    return bool(texts) and all(map(is_mark, texts))


_BRACKETS = " \t\n()[]"


def bare_or_mark(text: str) -> str:
    """The bare words of a cell; a mark such as '✓' stays what it is, without brackets around it."""
    return bare(text) or text.strip(_BRACKETS)


def hold_labels(texts: Collection[str]) -> bool:
    """Whether a good part of the cells is what stands before something else in a line: 'Max:' or '1.'."""
    return sum(_LABEL.fullmatch(text) is not None for text in texts) >= max(2, 0.3 * len(texts))


def is_unlimited(text: str) -> bool:
    """Whether a cell for a count says that there is no limit."""
    return text.strip() == "∞" or _UNLIMITED.fullmatch(bare(text)) is not None


def is_mark(text: str) -> bool:
    """Whether a cell is a tick, or says that there is none."""
    return bare_or_mark(text) in TICKED | UNTICKED


def says_nothing(text: str) -> bool:
    """Whether a cell holds no wish: it is blank, says so in words, or has an error in the place of a value."""
    return (bare(text) in NO_WISH and text.strip() not in TICKED) or is_error(text) or _is_zero(text)


def _is_zero(text: str) -> bool:
    """Whether a cell is 0 with its fraction, '0,0' or '0.00', as spreadsheets write it."""
    return text.lstrip()[:1] == "0" and re.fullmatch(r"0[.,]0{1,4}", text.strip()) is not None


def is_error(text: str) -> bool:
    """Whether a cell holds what a spreadsheet shows where a formula fails, in three languages."""
    return text.lstrip().startswith("#") and _ERROR.fullmatch(text.strip()) is not None


def share(texts: Sequence[str], wanted: Collection[str]) -> float:
    """How many of the texts are of a sort."""
    return sum(sort_of(text) in wanted for text in texts) / len(texts) if texts else 0.0


def whole(text: str) -> int | None:
    """A whole number, also one with '.0' after it; None for whatever else."""
    found = re.fullmatch(r"([0-9]{1,9})(?:[.,]0+)?", text.strip())
    return int(found[1]) if found else None


def count_in(text: str) -> int | None:
    """A whole number, also with words around it such as 'max. 20 people'; None for none, or for several."""
    figures = re.findall(r"[0-9]+(?:[.,][0-9]+)*", text)
    return whole(figures[0]) if len(figures) == 1 and not re.search(r"-\s*[0-9]", text) else None


def may_be_count(text: str) -> bool:
    """Whether a cell holds a whole number, or is short and holds several, such as '15-20'."""
    return count_in(text) is not None or (len(text) <= LONGEST_COUNT and len(re.findall("[0-9]+", text)) > 1)


def number(text: str) -> float | None:
    """A number, with a point or a comma; or a position such as '1st', '2e keuze', 'Erstwunsch' or 'Choice 1'."""
    stripped = text.strip()
    if re.fullmatch(r"[0-9]{1,9}([.,][0-9]+)?", stripped):
        return float(stripped.replace(",", "."))
    words = bare(stripped).split()
    if 0 < len(words) <= 3:
        if names_rank(stripped):
            return float(wished_rank(stripped) or 0) or None
        found = ordinal(words[0]) if len(words) == 1 else ordinal(stripped)
        others_wish = all(speaks_of_wishes(word) for word in words[1:])
        return float(found) if found is not None and others_wish else None
    return None


def is_unique(texts: Sequence[str]) -> bool:
    """Whether hardly any two are the same."""
    return bool(texts) and len({bare(text) for text in texts}) >= 0.95 * len(texts)


def repeats(texts: Sequence[str]) -> bool:
    """Whether texts come back: there are far fewer of them than cells."""
    return len(texts) >= 4 and len({bare(text) for text in texts}) <= 0.6 * len(texts)


def are_lists(texts: Sequence[str]) -> bool:
    """Whether cells hold several items with commas between: the items come back more than the cells do."""
    parted = [[bare(part) for part in text.split(", ")] for text in texts]
    several = sum(len(parts) > 1 for parts in parted)
    return 2 * several >= len(texts) > 3 and len({part for parts in parted for part in parts}) < len(
        {*map(bare, texts)}
    )


LONGEST_CODE = 3
"""Bare words of a code, at most: 'WS1' has two."""


def known_share(texts: Iterable[str], known: Collection[str]) -> float:
    """How many of the texts are known, as bare words; those that say that there is no wish do not count."""
    asked = [bare(text) for text in texts if not says_nothing(text)]
    return sum(_is_known(text, known) for text in asked) / len(asked) if asked else 0.0


def _is_known(words: str, known: Collection[str]) -> bool:
    """Whether bare words are known, or those in front are and the others too: a code before its title."""
    if words in known:
        return True
    ends = [at for at, letter in enumerate(words) if letter == " "][:LONGEST_CODE]
    return any(words[:at] in known and words[at + 1 :] in known and any(map(str.isdecimal, words[:at])) for at in ends)


def same_values(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of what either of two columns holds the other holds too, by count; 0 where nothing is shared."""
    first, second = Counter(map(bare, one)), Counter(map(bare, other))
    shared = set(first) & set(second)
    both = sum(first[text] for text in shared) + sum(second[text] for text in shared)
    total = first.total() + second.total()
    return both / total if total else 0.0


def goes_with(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each value of one column is beside one value of the other alone, row by row."""
    there: dict[str, str] = {}
    back: dict[str, str] = {}
    for left, right in zip(map(bare, one), map(bare, other), strict=True):
        if (left and left != "0") != (right and right != "0"):
            if left not in ("", "0") or right not in ("", "0"):
                return False
            continue
        if there.setdefault(left, right) != right or back.setdefault(right, left) != left:
            return False
    return len(there) > 1
