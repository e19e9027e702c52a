"""Who or what is there in a round, as a cell says it, and the headings above such cells."""

from __future__ import annotations

import re

from allocator.intake.tables.content import TICKED, UNTICKED, bare_or_mark
from allocator.intake.tables.headings import bare

_FREE = (
    r"(?:ist |is |est |esta )?(?:free|available|open|vacant|vrij|beschikbaar|frei|verfugbar|offen|libre|disponible|"
    r"ouverte?|abiert[oa]|can use|bruikbaar|nutzbar)"
)
_TAKEN = (
    r"(?:ist |is |est |esta |al |already |schon |deja |ya )?(?:taken|occupied|booked|in use|busy|reserved|closed|"
    r"blocked|unavailable|(?:not|niet|nicht|non|no|pas|nicht mehr) (?:free|available|vrij|beschikbaar|frei|verfugbar|"
    r"disponible|libre|open)|bezet|geboekt|gereserveerd|gesloten|dicht|in gebruik|geblokkeerd|onbeschikbaar|belegt|"
    r"besetzt|gebucht|reserviert|geschlossen|gesperrt|vergeben|occupee?|prise?|reservee?|fermee?|indisponible|"
    r"ocupad[oa]|reservad[oa]|cerrad[oa])"
)
_THERE = (
    r"present|attending|here|aanwezig|anwesend|dabei|erbij|la|presente|can attend|can come|can make it|comes?|"
    r"availability|beschikbaarheid|aanwezigheid|verfugbarkeit|anwesenheit|disponibilites?|presence|disponibilidad|"
    r"asistencia|kann kommen|kann|kan|kan komen|kan erbij zijn|peut venir|puede asistir|puede|attends|attendance|"
    r"available to (?:attend|come)|komt|kommt|asiste|vient"
)
_AWAY = (
    r"absent|away|gone|cannot|can not|can t (?:attend|come|make it)|cannot (?:attend|come|make it)|"
    r"can not (?:attend|come|make it)|unavailability|afwezig|afwezigheid|verhinderd|weg|kan niet|kan niet (?:komen)|"
    r"abwesend|abwesenheit|verhindert|kann nicht(?: kommen)?|fehlt|indisponibilites?|absente?|absence|"
    r"ne peut pas(?: venir)?|no puede(?: asistir)?|ausente|ausencia|not there|not present|not attending|niet aanwezig|"
    r"nicht anwesend|not possible|niet mogelijk|nicht moglich|"
    r"(?:can t|cannot|can not|couldn t|unable to) (?:do|make)(?: it)?|not here|not in|pas la|no esta|"
    r"nicht da|niet er|er niet"
)
_WHEN = (
    r"(?:in|on|op|am|an|le|les|el|los|at|bij|in de|in den|in which|in welke|in welchen)?"
    r"(?: ?(?:rounds?|rondes?|runden?|days?|dag|dagen|tage?n?|"
    r"slots?|blocks?|blokken|tours?|seances?|creneaux?|rondas?|turnos?|times?|tijden|zeiten|"
    r"when|wanneer|wann|quand|jours?|dias?))?"
)
_ASKS_WHICH = (
    r"(?:(?:at |in |on |a |en |an )?(?:which|what|when|welke|wanneer|welche\w*|wann|quels?|quelles?|quand|que|cuando)"
    r"(?: [a-z]+){0,2}? )?"
)
_ASKS_THERE = re.compile(
    rf"{_ASKS_WHICH}(?:"
    r"(?:can|could|will|do) you (?:attend|come|make|make it|be there|be present|join|join us)|"
    r"(?:are|will) you (?:be )?(?:available|there|present|free)|"
    r"(?:kun|kan|ben) (?:je|jij|u) (?:er|erbij|er bij zijn|erbij zijn|er zijn|komen|bijwonen|aanwezig|aanwezig zijn|"
    r"beschikbaar)|"
    r"(?:kannst du|konnen sie|bist du|sind sie) (?:da|dabei|kommen|teilnehmen|dabei sein|da sein|verfugbar|anwesend)|"
    r"(?:peux tu|pouvez vous|es tu|etes vous|seras tu|serez vous) (?:la|venir|participer|assister|etre la|presente?s?|"
    r"disponibles?)|"
    r"estas|estaras|(?:puedes|puede|podras|estas|estaras) (?:venir|asistir|participar|estar|disponible|presente)"
    r")(?: (?:in|on|at|to))?"
)
"""Questions whether somebody is there: 'Which can you attend?'."""

_COME = (
    r"(?: (?:attend|come|make|make it|do|be there|be present|be here|join|join us|take part|erbij zijn|er zijn|"
    r"erbij|aanwezig zijn|aanwezig|beschikbaar|komen|bijwonen|da|dabei|da sein|dabei sein|teilnehmen|kommen|verfugbar|"
    r"anwesend|"
    r"la|venir|participer|assister|etre la|etre presente?s?|presente?s?|disponibles?|asistir|participar|estar|ir))?"
)
_NOT_HERE = r"(?:not (?:available|there|present|here|free)|unavailable|away|absent|busy)"
_SAYS_WHICH = (
    r"(?:(?:the |les |los |las |die |de )?(?:rounds?|slots?|sessions?|times?|days?|blocks?|periods?|rondes?|dagen|"
    r"tijden|momenten|blokken|dagdelen|sessies?|runden|tage|zeiten|blocke|tours?|creneaux?|jours?|moments?|seances?|turnos?|dias?|"
    r"horas?|franjas?|rondas?|momentos?) "
    r"(?:(?:that|when|in which|on which|waarop|waarin|die|dat|wanneer|an denen|in denen|zu denen|wann|ou|que|"
    r"en que|en los que|cuando) )?)"
)
_ASKS_AWAY = re.compile(
    rf"(?:{_SAYS_WHICH}|{_ASKS_WHICH})(?:"
    rf"(?:can|could|will|do) (?:you|we|i) (?:not|never){_COME}|"
    rf"(?:can|couldn|won) t (?:you|we|i){_COME}|"
    rf"(?:you|we|i) (?:cannot|can not|can t|could not|couldn t|will not|won t){_COME}|"
    rf"(?:are|will|am|i m) (?:you |we |i )?(?:be )?{_NOT_HERE}|(?:you|we|i) (?:are|am|will be) {_NOT_HERE}|"
    rf"(?:kun|kan|ben) (?:je|jij|u|ik)(?: er)? (?:niet|beslist niet){_COME}|"
    rf"(?:je|jij|u|ik) (?:er )?(?:niet|beslist niet) (?:kan|kunt|bent|ben){_COME}|"
    rf"(?:je|jij|u|ik) (?:kan|kunt|bent|ben)(?: er)? niet{_COME}|"
    rf"(?:kannst du|konnen sie|bist du|sind sie|kann ich|bin ich) nicht{_COME}|"
    rf"(?:du|sie|ich) (?:kannst|konnen|kann|bist|sind|bin) nicht{_COME}|"
    rf"(?:du|sie|ich) nicht{_COME} (?:kannst|konnen|kann|bist|sind|bin)|"
    rf"(?:ne|n) (?:peux tu|pouvez vous|es tu|etes vous|seras tu|serez vous|puis je) pas{_COME}|"
    rf"(?:tu|vous|je) (?:ne|n) (?:peux|pouvez|es|etes|seras|serez|suis) pas{_COME}|"
    rf"no (?:puedes|puede|puedo|podras|podra|estas|estaras|esta|estoy){_COME}"
    r")(?: (?:in|on|at|to))?"
)
"""Questions whether, and sentences that, somebody is not there: 'Which can you not attend?', 'I can't make'."""

_SAYS_THERE, _SAYS_AWAY = re.compile(rf"(?:{_THERE}|{_FREE})"), re.compile(rf"(?:{_AWAY}|{_TAKEN})")
_HEADS_THERE = re.compile(rf"(?:{_WHEN} )?(?:{_THERE}|{_FREE})(?: {_WHEN})?")
_HEADS_AWAY = re.compile(rf"(?:{_WHEN} )?(?:{_AWAY}|{_TAKEN})(?: {_WHEN})?")


_GIVERS = re.compile(
    r"^(?:the |de |der |die |het |le |la |el )?(?:leaders?|speakers?|teachers?|presenters?|hosts?|trainers?|lead|staff|"
    r"instructors?|facilitators?|leiders?|leiding|sprekers?|docent(?:en)?|begeleiders?|leraar|leraren|workshopleiders?|"
    r"leitung|leiter(?:in)?|lehrer(?:in)?|lehrkraft|referent(?:in|en)?|dozent(?:in|en)?|betreuer(?:in)?|"
    r"intervenante?s?|animateurs?|animatrices?|formateurs?|enseignante?s?|responsables?|profs?|professeurs?|"
    r"ponentes?|profesora?|profesores|docentes?|monitora?|monitores|talleristas?)"
    r"(?: (?:is|are|ist|sind|est|sont|esta|estan|am))? "
)
"""Those who give a session before a word for being there or not."""


def without_giver(heading: str) -> str:
    """The bare words of a heading without those who give a session before them: 'not here' of 'Leader not here'."""
    return _GIVERS.sub("", bare(heading))


def says_in_words(text: str) -> bool | None:
    """True for 'vrij' or 'present', False for 'bezet' or 'absent'; None for marks and for anything else."""
    words = bare(text)
    if _SAYS_AWAY.fullmatch(words):
        return False
    return True if _SAYS_THERE.fullmatch(words) else None


def is_there(text: str) -> bool | None:
    """Whether a cell says that somebody is there, in words or with a mark; None for anything else."""
    if text.strip() and says_in_words(text) is not None:
        return says_in_words(text)
    word = bare_or_mark(text)
    return True if word in TICKED else False if word in UNTICKED else None


def heads_there(heading: str) -> bool | None:
    """True for a heading such as 'Can attend', False for one such as 'Not available'; None for any other."""
    words = bare(heading)
    if _HEADS_AWAY.fullmatch(words) or _ASKS_AWAY.fullmatch(words):
        return False
    return True if _HEADS_THERE.fullmatch(words) or _ASKS_THERE.fullmatch(words) else None
