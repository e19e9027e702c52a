"""Remarks by which people say that they do not come, or that a session is not held, in five languages."""

from __future__ import annotations

import re

from allocator.intake.asides.plain import clauses
from allocator.intake.asides.times import names_a_time, without_days
from allocator.intake.cells.statuses import asks_who_comes, is_no

_BUT = (
    r"(?:(?:helaas|toch|er|dan|ook|meer|echt|ik|wij|we|jammer genoeg|niet meer|die dag|op die dag|deze dag|"
    r"vrijdag|morgen|"
    r"leider|doch|da|ich|wir|an dem tag|an diesem tag|malheureusement|helas|finalement|lamentablemente|finalmente|ya|"
    r"sadly|unfortunately|now) ){0,5}"
)
"""Words that may stand within these phrases."""

_FEW = r"(?:\w+ ){0,4}"

_COME = r"(?:komen|aanwezig|deelnemen|meedoen|meegaan|erbij|bij zijn|er zijn|er bij|zijn$)"
_KOMMEN = r"(?:kommen|teilnehmen|dabei(?: sein)?|mitmachen|anwesend sein|da sein|erscheinen|mitkommen)"
_ATTEND = (
    r"(?:come|coming|attend|attending|make it|join|joining|be there|there|be present|participate|participating|"
    r"take part)"
)
_VENIR = r"(?:venir|etre (?:present|presente|la|des votres)|participer|assister|y aller|me joindre)"
_ASISTIR = r"(?:asistir|ir|venir|participar|acudir|estar(?: presente)?)"

_BECAUSE = (
    r"(?:$| (?:door|wegens|vanwege|omdat|want|ivm|i v m|in verband|wegen|weil|aufgrund|because|due|owing|car|"
    r"porque|por)\b)"
)

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
            r"\b(?:gecancell?ed|gecanceld|cancelen|canceln|ziek ?gemeld|krank ?gemeldet)\b",
            rf"\b(?:aanmelding|inschrijving|anmeldung) {_FEW}(?:intrekken|ingetrokken|zuruckziehen|zuruckgezogen)\b",
            r"\b(?:gaat niet door|findet nicht statt|not take place|n aura pas lieu|n a pas lieu|no se celebra)\b",
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
            rf"\b(?:kan|kunnen|zal|zullen|ga|gaan|wil|willen) (?:\w+ ){{0,5}}niet {_BUT}{_COME}",
            rf"\bk(?:an|unnen|om|omt|omen) {_BUT}niet(?: meer)?{_BECAUSE}|\bniet {_BUT}kunnen komen\b",
            rf"\b(?:helaas|leider|unfortunately|sadly|malheureusement|(?:wegens|vanwege|door|wegen) \w+) {_BUT}"
            rf"(?:verhinderd|afwezig|ziek|verhindert|abwesend|krank|absent|ill|sick|absente|malade)\b",
            rf"\b(?:ben|is|zijn) {_BUT}(?:niet {_BUT}(?:aanwezig|bij|erbij|beschikbaar)|verhinderd|afwezig|ziek)\b",
            rf"\bben {_BUT}er niet$|\bdoe(?:n|t)? {_BUT}niet {_BUT}mee$|\bneem(?:t|en)? {_BUT}niet {_BUT}deel\b",
            r"^(?:ik )?(?:verhinderd|afwezig|ziek|niet aanwezig|niet aanwezig zijn|komt niet|kan niet)$",
            # English
            rf"\b(?:can t|cannot|cant|can not|unable to|not able to|won t|wont|will not|not going to|could not|"
            rf"couldn t|"
            rf"am not|m not|isn t able to|can no longer|will no longer) (?:be able to |be )?{_BUT}{_ATTEND}\b",
            r"\b(?:not|n t) (?:coming|attending|participating|joining)\b|\bnot available (?:that|on the) day\b|"
            r"^(?:absent|unavailable|ill|sick)$",
            r"\b(?:am|is|are|be) (?:absent|unavailable|ill|sick)\b|\bhave to decline\b",
            # German
            rf"\b(?:kann|konnen|komme|kommen|kommt) {_BUT}nicht(?: mehr)?(?: {_BUT}{_KOMMEN})?$",
            rf"\bn(?:ehme|ehmen|immt) {_BUT}nicht {_BUT}teil\b|\bnicht (?:mehr )?{_KOMMEN}\b",
            rf"\b(?:bin|ist|sind) {_BUT}(?:nicht (?:dabei|da|anwesend)|verhindert|krank|abwesend)\b",
            r"^(?:verhindert|abwesend|krank|nicht anwesend)$",
            # French
            rf"\bne (?:peux|peut|pouvons|pourrai|pourra|pourrons|pourrais) {_BUT}(?:pas |plus )?{_BUT}{_VENIR}\b",
            rf"\bne (?:peux|pourrai) {_BUT}(?:pas|plus)$|\bn assister(?:ai|a|ons) pas\b|\bne pas {_VENIR}\b",
            rf"\bne (?:viens|vient|viendrai|viendra|participe|participerai|participera) {_BUT}(?:pas|plus)$",
            rf"\bne serai {_BUT}(?:pas|plus) (?:present|presente|la|parmi vous)\b|\b(?:suis|serai) (?:absente?|"
            rf"malade)\b",
            r"^(?:absente?|empechee?|malade|excusee?)$|\bempechee? de (?:venir|participer)\b",
            # Spanish
            rf"\bno (?:puedo|puede|podemos|podre|podra|podremos|voy a poder|va a poder) {_BUT}{_ASISTIR}\b",
            rf"\bno (?:puedo|podre) {_BUT}$|\bno (?:puedo|podre)$|\bno (?:asistire|asistira|asisto|asiste)\b",
            r"\bno (?:voy|vamos|va) a (?:asistir|ir|venir|participar)\b|\bno (?:ire|vendre|vendra|viene|vienen|"
            r"vengo|participare|"
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


def cancels(text: str, heading: str = "") -> bool:
    """Whether somebody does not come: a remark says so, or 'no' below a heading that asks who comes."""
    if is_no(text) and asks_who_comes(heading):
        return True
    for clause in clauses(text):
        if _NOT_SO.search(clause):
            continue
        on_any_day = without_days(clause)
        if _SURE.search(clause) or (_AWAY.search(on_any_day) and not names_a_time(on_any_day)):
            return True
    return False
