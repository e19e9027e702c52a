"""Remarks of people who follow from elsewhere, in five languages."""

from __future__ import annotations

import re

from allocator.intake.asides.plain import clauses

_PLACE = (
    r"(?:online|on line|digitaal|digitally|digital|virtueel|virtually|virtual|virtuell|remote|remotely|op afstand|"
    r"vanuit huis|thuis|van thuis|from home|von zu hause|zu hause|de chez moi|desde casa|per video|via video|"
    r"via (?:ms )?teams|via zoom|via een? (?:\w+ )?link|per (?:ms )?teams|per zoom|uber teams|uber zoom|par zoom|"
    r"par teams|par visio\w*|por zoom|por teams|livestream|live stream|via (?:de |the |den )?stream|hybride?|"
    r"en ligne|a distance|en distanciel|distanciel|en visio\w*|visioconference|en linea|a distancia|en remoto|"
    r"telematicamente|videoconferen\w+|videocall)"
)
_ANYWHERE = re.compile(rf"\b{_PLACE}\b")

_ALONE = re.compile(
    rf"(?:(?:ja|nee|yes|no|oui|si|graag|liever|liefst|alleen|enkel|only|preferably|rather|please|nur|lieber|gerne|"
    rf"bitte|"
    rf"seulement|plutot|solo|mejor|ik|i|ich|je|yo|ben|am|bin|suis|estoy|ist|is|will|wil|deelname|teilnahme|"
    rf"participation|"
    rf"participacion|attendance|het|the|de|la|le|in|per|via|als|as|volledig|fully|komplett|helemaal|deels|partly|"
    rf"teilweise|dus|aub|svp) )*{_PLACE}(?: (?:graag|aub|svp|alstublieft|please|bitte|gerne|only|nur|alleen|deelname|"
    rf"teilnahme|participation|participacion|attendance|deelnemer|participant|teilnehmer|ticket|link|aanwezig|bij|"
    rf"dabei|"
    rf"present|mee|if possible|indien mogelijk|wenn moglich|si possible|si es posible))*"
)
_TAKES_PART = re.compile(
    r"\b(?:deelnem\w*|neem|neemt|volg|volgt|volgen|meedoe\w*|doe|meekijk\w*|kijk|kijkt|aansluit\w*|sluit|bijwon\w*|"
    r"woon|"
    r"aanwezig|inbel\w*|bel|join\w*|attend\w*|participat\w+|follow\w*|watch\w*|dial\w*|take part|tak(?:e|ing) part|"
    r"teilnehm\w*|nehme|dabei|zuschalt\w*|schalte|verfolge\w*|anwesend|participe\w*|suivre|suivrai|suis|assister\w*|"
    r"connecte\w*|participar\w*|participo|asistir\w*|asisto|conect\w+|seguir\w*|estare|estoy|there|erbij)\b"
)
_NOT = re.compile(rf"\b(?:niet|not|nicht|pas|no|geen|kein|keine|sans|sin|non)(?: \w+)? {_PLACE}\b")


def is_elsewhere(text: str) -> bool:
    """Whether somebody says that they follow from elsewhere, not that they like a topic such as online marketing."""
    return any(
        (_ALONE.fullmatch(clause) or (_ANYWHERE.search(clause) and _TAKES_PART.search(clause)))
        and not _NOT.search(clause)
        for clause in clauses(text)
    )
