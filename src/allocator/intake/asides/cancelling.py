"""Remarks by which people say that they do not come, or that a session is not held, in five languages."""

from __future__ import annotations

import re

from allocator.intake.asides.plain import clauses, words_of
from allocator.intake.asides.times import names_a_time

_BUT = (
    r"(?:(?:helaas|toch|er|dan|ook|echt|ik|wij|we|jammer genoeg|niet meer|die dag|op die dag|deze dag|vrijdag|morgen|"
    r"leider|doch|da|ich|wir|an dem tag|an diesem tag|malheureusement|helas|finalement|lamentablemente|finalmente|ya|"
    r"sadly|unfortunately|now) )*"
)
"""Words that may stand within these phrases."""

_FEW = r"(?:\w+ ){0,4}"

_COME = r"(?:komen|aanwezig(?: zijn)?|deelnemen|meedoen|erbij(?: zijn)?|bij zijn|er zijn|naar \w+ komen|meer)"
_KOMMEN = r"(?:kommen|teilnehmen|dabei(?: sein)?|mitmachen|anwesend sein|da sein|erscheinen|mitkommen)"
_ATTEND = r"(?:come|attend|make it|join|be there|be present|participate|take part)"
_VENIR = r"(?:venir|etre (?:present|presente|la|des votres)|participer|assister|y aller|me joindre)"
_ASISTIR = r"(?:asistir|ir|venir|participar|acudir|estar(?: presente)?)"

_SURE = re.compile(
    "|".join(
        (
            # Dutch
            rf"\bmeld(?:e|en|t)? {_FEW}af\b|\b(?:af(?:ge)?meld(?:en|ing|t)?|afgezegd|afzeggen|afzegging)\b",
            rf"\bzeg(?:gen|t)? {_FEW}af\b|\bschrijf {_FEW}uit\b|\b(?:uitgeschreven|uitschrijven)\b",
            r"\b(?:ge)?annul(?:eer|eert|eren|eerd|ering)\b|\b(?:teruggetrokken|zie ervan af|zie er van af|afgelast)\b",
            rf"\btrek(?:ken)? {_FEW}terug\b|\btrek(?:ken)? {_FEW}inschrijving in\b|\bvervalt\b|\bvervallen\b",
            # English
            r"\b(?:cancel|cancels|cancell?ed|cancell?ing|cancellation)\b|\bwithdr(?:aw|awn|awing|awal|ew)\b",
            r"\b(?:drop(?:ped|ping)?|pull(?:ed|ing)?) out\b|\b(?:de|un)register(?:ed|ing)?\b|\bcalled off\b",
            rf"\b(?:take|remove|sign) (?:me|us|him|her) {_FEW}(?:off|from)\b|\bplease remove (?:me|us|him|her)\b",
            r"\bno longer (?:coming|attending|able to|participating|joining|interested)\b|\bsend my apologies\b",
            # German
            rf"\bsag(?:e|en|t) {_FEW}ab\b|\b(?:abgesagt|absage|absagen|abgemeldet|abmelden|abmeldung)\b",
            rf"\bmelde(?:n|t)? {_FEW}ab\b|\bstornier(?:e|en|t|ung)\b|\b(?:zuruckgezogen|fallt aus|entfallt)\b",
            rf"\bzieh(?:e|en|t) {_FEW}zuruck\b",
            # French
            r"\bannul(?:e|er|ee|es|ees|ation|ons)\b|\bdesinscri(?:re|t|te|ts|s|ption)\b|\bdesist(?:e|er|ement)\b",
            r"\bme retire\b|\bje renonce\b",
            # Spanish
            r"\bcancel(?:o|ar|ado|ada|ados|adas|acion|amos)\b|\banul(?:o|ar|ado|ada|acion|amos)\b|\brenuncio\b",
            r"\bde baja\b|\bme retiro\b|\bsuspendid[oa]\b",
        )
    )
)
"""Whoever writes this takes their name off the list."""

_AWAY = re.compile(
    "|".join(
        (
            # Dutch
            rf"\bk(?:an|unnen|om|omt|omen) {_BUT}niet(?: {_BUT}{_COME})*$|\bniet {_BUT}kunnen komen\b",
            rf"\b(?:ben|is|zijn) {_BUT}(?:niet {_BUT}(?:aanwezig|bij|erbij|beschikbaar)|verhinderd|afwezig|ziek)\b",
            rf"\bben {_BUT}er niet$|\bdoe(?:n|t)? {_BUT}niet {_BUT}mee$|\bneem(?:t|en)? {_BUT}niet {_BUT}deel\b",
            r"^(?:ik )?(?:verhinderd|afwezig|ziek|niet aanwezig|niet aanwezig zijn|komt niet|kan niet)$",
            # English
            rf"\b(?:can t|cannot|cant|can not|unable to|not able to|won t|will not|not going to|could not|couldn t|"
            rf"am not|m not|isn t able to|can no longer|will no longer) (?:be able to )?{_BUT}{_ATTEND}\b",
            r"\b(?:not|n t) (?:coming|attending|participating|joining)\b|^(?:absent|unavailable|ill|sick)$",
            r"\b(?:am|is|are|be) (?:absent|unavailable|ill|sick)\b|\bhave to decline\b",
            # German
            rf"\b(?:kann|konnen|komme|kommen|kommt) {_BUT}nicht(?: mehr)?(?: {_BUT}{_KOMMEN})?$",
            rf"\bnehme(?:n)? {_BUT}nicht {_BUT}teil\b|\bnicht (?:mehr )?{_KOMMEN}\b",
            rf"\b(?:bin|ist|sind) {_BUT}(?:nicht (?:dabei|da|anwesend)|verhindert|krank|abwesend)\b",
            r"^(?:verhindert|abwesend|krank|nicht anwesend)$",
            # French
            rf"\b(?:peux|peut|pouvons|pourrai|pourra|pourrons|pourrais) {_BUT}(?:pas|plus) {_BUT}{_VENIR}\b",
            rf"\bne (?:peux|pourrai) {_BUT}(?:pas|plus)$|\bn assister(?:ai|a|ons) pas\b|\bne pas {_VENIR}\b",
            rf"\bne (?:viens|vient|viendrai|viendra|participe|participerai|participera) {_BUT}(?:pas|plus)$",
            rf"\bne serai {_BUT}(?:pas|plus) (?:present|presente|la|parmi vous)\b|\b(?:suis|serai) (?:absente?|"
            rf"malade)\b",
            r"^(?:absente?|empechee?|malade|excusee?)$|\bempechee? de (?:venir|participer)\b",
            # Spanish
            rf"\bno (?:puedo|puede|podemos|podre|podra|podremos|voy a poder|va a poder) {_BUT}{_ASISTIR}\b",
            rf"\bno (?:puedo|podre) {_BUT}$|\bno (?:puedo|podre)$|\bno (?:asistire|asistira|asisto|asiste)\b",
            r"\bno (?:voy|vamos|va) a (?:asistir|ir|venir|participar)\b|\bno (?:ire|vendre|vengo|participare|"
            r"participo)\b",
            r"\b(?:estoy|estare) (?:ausente|enferm[oa])\b|^(?:ausente|enferm[oa])$",
        )
    )
)
"""Whoever writes this is not there; with a time it says no more than when."""

_NOT_SO = re.compile(
    r"\b(?:niet|not|nicht|don t want to|never|nooit) (?:\w+ )?(?:afgemeld|afmelden|annuleren|geannuleerd|cancel|"
    r"cancell?ed|abgesagt|absagen|abgemeldet|abmelden|stornieren|storniert)\b|\bne pas annuler\b|"
    r"\bno (?:quiero )?cancelar\b|\b(?:als|indien|wanneer|if|wenn|falls|si) (?:ik|wij|i|we|ich|wir|je|nous|uno)\b|"
    r"\b(?:annuleringskosten|cancellation (?:policy|fee|insurance)|iemand (?:anders )?(?:zich )?afmeldt)\b"
)

_ASKS_WHETHER = re.compile(
    r"(?:kom|komt|ben|bent|kun|kunt|will|do|are|can|kommst|kommen|nimmst|nehmen|sind|bist|serez|viendras?|viendrez|"
    r"venez|viens|seras|participez|participerez|participeras|vienes|vendras|asistiras|puedes) ?(?:je|jij|u|you|du|sie|"
    r"vous|tu)?(?: (?:er|erbij|bij|aanwezig|zijn|komen|komt|be|there|present|presente|attend|attending|come|coming|la|"
    r"teil|dabei|anwesend|join|joining|us|the|event|de|dag|op|deze|this|asistir|venir|participate|participating))*|"
    r"aanwezig|aanwezigheid|aanwezig ja nee|komt|kommt|comes|coming|attending|attendance|present|presence|anwesend|"
    r"anwesenheit|teilnahme|deelname|participation|presente|presencia|asiste|asistencia|asistira|viendra|rsvp"
)
_NO = frozenset({"no", "n", "nee", "nein", "non", "false", "onwaar", "falsch", "faux", "falso", "nope", "niet", "0"})


def cancels(text: str, heading: str = "") -> bool:
    """Whether somebody does not come: a remark says so, or 'no' below a heading that asks who comes."""
    if _ASKS_WHETHER.fullmatch(words_of(heading)) and words_of(text) in _NO:
        return True
    for clause in clauses(text):
        if _NOT_SO.search(clause):
            continue
        if _SURE.search(clause) or (_AWAY.search(clause) and not names_a_time(clause)):
            return True
    return False
