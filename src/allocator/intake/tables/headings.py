"""What the words of a heading say, in English, Dutch and German."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)")
_OTHER = re.compile(r"[\W_]+")

_ORDINALS = (
    (
        "first",
        "premier",
        "premiere",
        "primer",
        "primera",
        "eerste",
        "erst",
        "erste",
        "erster",
        "erstes",
        "ersten",
        "top",
    ),
    (
        "second",
        "seconde",
        "deuxieme",
        "segundo",
        "segunda",
        "tweede",
        "zweit",
        "zweite",
        "zweiter",
        "zweites",
        "zweiten",
    ),
    ("third", "troisieme", "tercer", "tercera", "derde", "dritt", "dritte", "dritter", "drittes", "dritten"),
    ("fourth", "forth", "quatrieme", "cuarta", "vierde", "viert", "vierte", "vierter", "viertes", "vierten"),
    ("fifth", "cinquieme", "quinta", "vijfde", "funft", "funfte", "funfter", "funftes", "funften"),
    ("sixth", "zesde", "sechst", "sechste", "sechster", "sechstes", "sechsten"),
    ("seventh", "zevende", "siebt", "siebte", "siebter", "siebtes", "siebten", "siebente"),
    ("eighth", "achtste", "achte", "achter", "achtes", "achten"),
    ("ninth", "negende", "neunt", "neunte", "neunter", "neuntes", "neunten"),
    ("tenth", "tiende", "zehnt", "zehnte", "zehnter", "zehntes", "zehnten"),
    ("eleventh", "elfde", "elfte", "elfter"),
    ("twelfth", "twaalfde", "zwolfte", "zwolfter"),
)
_RANK_OF_WORD = {word: rank for rank, words in enumerate(_ORDINALS, start=1) for word in words}

_WISH = (
    "choice|choices|preference|preferences|pref|option|wish|wishes|pick|selection|select|priority|prio|rank|ranking|"
    "favou?rite|favorit|vote|choose|kies|keus|keuze|keuzes|voorkeur|voorkeuren|wens|wensen|prioriteit|optie|rang|wahl|wunsch|wunsche|prioritat|"
    "praferenz|auswahl|stimme|platz|choix|voeu|voeux|vœu|vœux|souhait|priorite|opcion|eleccion|preferencia|prioridad|deseo"
)
_FUSED = re.compile(rf"\b(erst|zweit|dritt|viert|funft|sechst|siebt|acht|neunt|zehnt)({_WISH})\b")
_WISHED = re.compile(rf"\b({_WISH})\b|(keus|keuze|wahl|wunsch|voorkeur)\b")  # 'kurswahl' too
_NUMBER = re.compile(r"\b([1-9][0-9]?)(?:st|nd|rd|th|e|de|ste|ter|er|ere|eme)?\b")
_HOW_MANY = re.compile(
    r"\b(choose|pick|select|name|rank|tick|kies|noem|vink|selecteer|wahle|wahlt|wahlen|nenne|kreuze|bitte)"
    r"( (er|je|your|up|to|at|most|least|maximaal|minimaal|max|maximal|mindestens|hochstens|bis|zu|any|precies|genau|"
    r"exactly))*"
    r" ([0-9]{1,2}|two|three|four|five|twee|drie|vier|vijf|zwei|drei|funf)\b"
)
"""How many wishes are asked for, which is no rank."""

_ALONE = re.compile(rf"({_WISH}) [1-9][0-9]?")
"""A rank and nothing else: in 'Rank 1' no number of wishes is asked for."""

_SAYS_RANK = re.compile(
    rf"{'|'.join(_RANK_OF_WORD)}|(?:{_WISH})|[1-9][0-9]?(st|nd|rd|th|e|de|ste|ter|er|ere|eme)?|st|nd|rd|th|e|ste|er|ere|eme|"
    r"(erst|zweit|dritt|viert|funft)(wahl|wunsch)|your|my|the|of|for|in|uw|je|jouw|mijn|van|voor|bij|de|het|dein|deine|"
    r"ihr|ihre|mein|meine|fur|der|die|das|den|votre|mon|ma|pour|la|le|les|du|des|tu|mi|para|el|los|las|del"
)

_SUBSTITUTE = re.compile(
    r"\b(substitute|alternative|alternate|backup|reserve|spare|reservekeuze|alternatief|ersatzwunsch|ersatzwahl|ersatz|"
    r"ausweichwunsch|alternativwunsch|nachruckwunsch)\b"
)
_TIME_OF_DAY = (
    "morning|noon|midday|afternoon|evening|ochtend|middag|avond|vormittag|mittag|nachmittag|abend|matin|matinee|"
    "apres midi|soir|soiree|manana|mediodia|tarde|noche|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    "lunes|martes|miercoles|jueves|viernes|sabado|domingo|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
    "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
)
_ROUND_NOUN = (
    "round|ronde|runde|block|blok|time ?slot|slot|timeslot|zeitfenster|tijdvak|period|session|sessie|workshopronde|"
    "workshoprunde|day|dag|tag|shift|stunde|lesuur|durchgang|phase|ronda|creneau|bloc|bloque|franja|turno|vague|"
    "seance|sesion|jour|dia"
)
_ROUND = re.compile(
    rf"\b(?:(?:{_ROUND_NOUN}) (?:[0-9]{{1,2}}|[a-h]|i{{1,3}}|iv)|"
    rf"[0-9]{{1,2}}(?:st|nd|rd|th|e|de|ste)? (?:{_ROUND_NOUN})|"
    rf"(?:first|second|third|fourth|eerste|tweede|derde|vierde|erste|zweite|dritte|vierte) (?:{_ROUND_NOUN})|"
    rf"(?:{_TIME_OF_DAY})(?: [0-9]{{1,2}})?)\b"
)


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
    if re.fullmatch(r"[1-9][0-9]?(st|nd|rd|th|e|de|ste)?", words):
        return ordinal(words)
    return ordinal(words) if _WISHED.search(words) else None


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
        return None
    wanted = found[0].split()
    pieces = re.findall(r"[^\W_]+", _JOINED.sub(" ", heading))
    for start in range(len(pieces)):
        if [bare(piece) for piece in pieces[start : start + len(wanted)]] == wanted:
            name = " ".join(pieces[start : start + len(wanted)])
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


def without_round(words: str) -> str:
    """Bare words without those that name a round."""
    return " ".join(_ROUND.sub(" ", words).split())


def label_of(heading: str) -> tuple[str, str]:
    """The question and the label of 'Question [label]'; the label is '' where there is none."""
    found = re.fullmatch(r"\s*(.*?)\s*\[\s*(.+?)\s*\]\s*", heading, re.DOTALL)
    return (found[1], found[2]) if found else (heading.strip(), "")
