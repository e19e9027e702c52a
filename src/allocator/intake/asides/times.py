"""Remarks about when people are there, in five languages."""

from __future__ import annotations

import re

from allocator.intake.asides.plain import clauses, words_of

_HOUR = r"(?:[01]?\d|2[0-4])"
_UNIT = r"(?:uur|u|h|hrs?|hours|o clock|uhr|heures?|horas?|am|pm|a m|p m)"
_CLOCK = rf"(?:{_HOUR}[.:][0-5]\d ?{_UNIT}?|{_HOUR} ?{_UNIT} ?(?:[0-5]\d)?|{_HOUR}[hu][0-5]\d)"
"""A time of day that cannot be another number."""

_NO_TIME = (
    r"(?! ?(?:euro|eur|procent|percent|prozent|cm|km|kg|per|a day|a week|pro|par|jaar|years?|jahre|ans|minut\w*))"
)
"""A price, a length or a span is no time of day."""

_BEFORE = (
    r"(?:vanaf|van|na|tot|tot en met|tm|om|voor|tussen|rond|tegen|en|from|after|until|till|til|before|by|only|at|"
    r"between|"
    r"and|as of|since|starting|around|ab|bis|nach|vor|um|von|gegen|zwischen|und|partir de|des|apres|avant|jusqu a|"
    r"jusque|vers|entre|de|a|et|partir de las?|desde(?: las?)?|despues de(?: las?)?|antes de(?: las?)?|"
    r"hasta(?: las?)?|a las?|las?|sobre las?|y)"
)
_OPEN = (
    r"(?:vanaf|pas vanaf|pas na|pas om|tot|until|till|from|after|before|not before|ab|erst ab|bis|a partir de|"
    r"jusqu a|apres|avant|a partir de las?|desde las?|hasta las?|despues de las?|antes de las?)"
)

_PART = (
    r"(?:s ochtends|ochtends?|ochtenden|morgens|s morgens|middags?|s middags|voormiddag|namiddag|avonds?|s avonds|"
    r"dagdeel|"
    r"ochtendprogramma|middagprogramma|ochtendsessies?|middagsessies?|ochtendronde|middagronde|"
    r"mornings?|afternoons?|evenings?|half(?: the| a)? day|part(?: of)? the day|am|pm|vormittags?|nachmittags?|abends?|"
    r"mittags?|matin|matinee|apres midi|midi|soir|soiree|mananas?|tardes?|noche|mediodia|media jornada|demi journee|"
    r"halve dag|halben? tag|halbtags)"
)
_DAY = (
    r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo)s?"
)
_BREAK = (
    r"(?:lunch|noon|midday|mittags?|mittagessen|dejeuner|midi|comida|comer|almuerzo|mediodia|pauze|break|pause|pausa)"
)
_ORDINAL = (
    r"(?:eerste|tweede|derde|laatste|first|second|third|last|erste[nr]?|zweite[nr]?|dritte[nr]?|letzte[nr]?|premiere|"
    r"deuxieme|derniere|primera|segunda|ultima)"
)
_ROUND = (
    r"(?:(?:eerste|tweede|derde|laatste|first|second|third|last|erste[nr]?|zweite[nr]?|dritte[nr]?|letzte[nr]?|"
    r"premiere|"
    r"deuxieme|derniere|primera|segunda|ultima) )?(?:ronde|round|runde|blok|block|tour|ronda|seance|turno|sessieronde)"
    r"(?: \w{1,2})?"
)
_WHEN = rf"(?:{_PART}|{_DAY}|{_ROUND}|{_ORDINAL} (?:session|sessie|workshop|sitzung|sesion|taller|atelier))"

_LIMITS = (
    r"(?:alleen(?: maar)?|slechts|enkel|uitsluitend|pas|niet|geen|behalve|afwezig|verhinderd|only|just|not|except|"
    r"unless|"
    r"unavailable|absent|available|nur|lediglich|erst|nicht|kein|keine|ausser|abwesend|verhindert|seulement|"
    r"uniquement|que|"
    r"pas|sauf|solo|solamente|unicamente|no|excepto|salvo|ausente|disponible|beschikbaar|verfugbar|kan|can)"
)
_SMALL = (
    r"(?:(?:in|op|de|het|t|s|the|on|of|for|during|im|am|an|der|den|dem|die|das|le|la|les|du|au|en|el|los|las|por|una|"
    r"un|"
    r"a|van|tijdens|komen|aanwezig|come|attend|there|be|there in|er|da|zijn|present|disponible|beschikbaar|available|"
    r"verfugbar|kom|kan|ik|i|ich|je|voor|fur|pour|para|l|d|halve|half|this|that|make|join|bij|nur|alleen) )"
)

_TIMES = re.compile(
    "|".join(
        (
            rf"\b{_BEFORE} (?:circa |ca |about |ungefahr |environ |la |las )?{_CLOCK}\b{_NO_TIME}",
            rf"\b{_CLOCK} (?:tot|to|till|until|bis|a|hasta|en|and|und) {_CLOCK}\b",
            rf"\b{_HOUR}[.:][0-5]\d {_HOUR}[.:][0-5]\d\b",
            rf"\b{_OPEN} {_HOUR}$|\ba las? {_HOUR}\b",
            rf"\b(?:tot|na|vanaf|until|till|after|before|from|bis|ab|nach|vor|jusqu|apres|avant|hasta|despues|"
            rf"antes|desde) "
            rf"(?:\w+ ){{0,2}}{_BREAK}\b",
            rf"\b{_LIMITS} {_SMALL}{{0,4}}{_WHEN}\b",
            rf"\b{_WHEN} (?:{_SMALL}){{0,3}}(?:alleen|only|nur|seulement|uniquement|solamente|solo|niet|nicht|not|"
            rf"afwezig|"
            rf"absente?|abwesend|verhinderd|verhindert|unavailable|ausente)\b",
            # Dutch
            r"\b(?:kom|komt|komen|arriveer|ben|aanwezig|sluit) (?:\w+ ){0,3}(?:later|te laat)\b|\blater aan(?:wezig|"
            r"sluiten)\b",
            r"\b(?:ga|gaat|moet|vertrek|ben|wil|mag) (?:\w+ ){0,3}(?:eerder|vroeger|vroeg) (?:weg|naar huis|"
            r"vertrekken)\b",
            r"\beerder (?:weg|vertrekken|naar huis)\b|\bvertrek (?:\w+ )?(?:eerder|vroeg)\b|\bniet (?:de )?hele dag\b",
            # English
            rf"\b(?:leav(?:e|es|ing)|arriv(?:e|es|ing)|here|weg|vertrekt?|gaat|komt|geht|kommt|part|arrive|sale|llega)"
            rf" (?:\w+ )?{_CLOCK}{_NO_TIME}",
            r"\b(?:leav(?:e|es|ing)|go|going) (?:\w+ )?(?:early|earlier)\b|\bearly (?:leave|departure)\b",
            r"\b(?:arriv(?:e|es|ing)|com(?:e|es|ing)|join(?:ing)?|be|running) (?:\w+ ){0,2}(?:late|later)\b|"
            r"\blate arrival\b",
            r"\bnot (?:there |available )?(?:all|the whole|the full|the entire) day\b",
            # German
            r"\b(?:komme|kommt|kommen|bin) (?:\w+ ){0,3}(?:spater|zu spat)\b|\bfruher (?:weg|gehen|los|nach hause)\b",
            r"\b(?:gehe|muss|geht) (?:\w+ ){0,3}fruher\b|\bnicht den ganzen tag\b",
            # French
            r"\b(?:arrive|arriverai|viens|viendrai) (?:\w+ ){0,2}(?:plus tard|en retard)\b|\ben retard\b",
            r"\b(?:pars|partirai|partir|part) (?:\w+ ){0,2}(?:plus tot|avant la fin)\b|\bpas toute la journee\b",
            # Spanish
            r"\b(?:llego|llegare|vengo|llegar|vendre) (?:\w+ ){0,2}tarde\b|\bno todo el dia\b",
            r"\b(?:salgo|saldre|me voy|me ire|salir|irme) (?:\w+ ){0,2}(?:antes|temprano|pronto)\b",
        )
    )
)

_ON_A_DAY = re.compile(rf"\b(?:(?:op|on|am|le|el|los|die|der|dem|deze|this|diesen) )?{_DAY}\b")

_ASKS_WHEN = re.compile(
    r"(?:.* )?(?:beschikbaarheid|availability|verfugbarkeit|disponibilites?|disponibilidad|aankomsttijd|vertrektijd|"
    r"arrival(?: time)?|departure time|ankunftszeit|ankunft|abfahrt|heure d arrivee|heure de depart|hora de llegada|"
    r"hora de salida|vanaf hoe laat|tot hoe laat|from what time|until what time|ab wann|bis wann|aanwezig van|"
    r"aanwezig vanaf|aanwezig tot|available from|available until|wanneer (?:ben|kun) je er?|welke dagdelen)(?: .*)?"
)
_ALL_DAY = re.compile(
    r"(?:de |the |den |toute |todo )?(?:hele|whole|all|full|entire|ganze[nr]?|la|el)?(?: the)? ?(?:dag|day|tag|"
    r"journee|dia)|"
    r"altijd|always|immer|toujours|siempre|alles|all|ja|yes|oui|si|x|1|true|waar"
)


def without_days(clause: str) -> str:
    """A clause of plain words without the days of the week in it."""
    return " ".join(_ON_A_DAY.sub(" ", clause).split())


def names_a_time(clause: str) -> bool:
    """Whether a clause of plain words says when."""
    return _TIMES.search(clause) is not None


def limits_time(text: str, heading: str = "") -> bool:
    """Whether somebody is there for a part of the time: a remark says so, or any answer to a heading that asks it."""
    words = words_of(text)
    if _ASKS_WHEN.fullmatch(words_of(heading)) and words:
        return not _ALL_DAY.fullmatch(words)
    return any(names_a_time(clause) for clause in clauses(text))
