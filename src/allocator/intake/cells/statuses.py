"""What a status says of somebody: they come, they do not, or they are on a waiting list."""

from __future__ import annotations

import re

from allocator.intake.tables.headings import bare

_GONE = frozenset(
    {
        "refunded", "cancelled", "canceled", "deleted", "not attending", "void", "withdrawn", "declined", "rejected",
        "dropped out", "not coming", "cancelled by attendee", "deregistered", "unregistered",
        "geannuleerd", "afgemeld", "afgezegd", "uitgeschreven", "teruggetrokken", "afgewezen", "komt niet",
        "verwijderd", "ingetrokken",
        "storniert", "abgesagt", "abgemeldet", "annulliert", "zuruckgezogen", "abgelehnt", "kommt nicht", "geloscht",
        "nimmt nicht teil",
        "annule", "annulee", "desinscrit", "desinscrite", "desiste", "refuse", "ne vient pas",
        "rembourse", "supprime", "cancelado", "cancelada", "anulado", "anulada", "dado de baja",
        "rechazado", "rechazada", "no asiste", "no viene", "reembolsado", "eliminado",
    }
)  # fmt: skip
_LEFT = frozenset(
    {
        "left school", "left the school", "has left", "has left school", "left the company", "no longer here",
        "moved away", "van school", "van school af", "is van school", "van school gegaan", "verhuisd", "uit dienst",
        "schule verlassen", "hat die schule verlassen", "nicht mehr an der schule", "weggezogen", "ausgeschieden",
        "a quitte l ecole", "plus dans l ecole", "a demenage", "a quitte l entreprise", "ya no esta",
        "dejo la escuela", "ya no viene", "se mudo",
    }
)  # fmt: skip
_NOT_HERE = frozenset(
    {
        "left", "moved", "gone", "absent", "ill", "sick", "unavailable", "weg", "afwezig", "ziek", "verhinderd",
        "abwesend", "krank", "verhindert", "absente", "malade", "parti", "partie", "ausente", "enfermo", "enferma",
        "away", "not there", "not here", "not present", "not available", "niet aanwezig", "niet aanwezig zijn",
        "er niet", "is er niet", "ben er niet", "niet beschikbaar", "nicht da", "nicht anwesend", "nicht hier",
        "nicht verfugbar", "fehlt", "fehle", "pas la", "pas present", "pas presente", "non present", "non presente",
        "indisponible", "pas disponible", "excuse", "excusee", "no esta", "no estoy", "no presente", "no disponible",
    }
)  # fmt: skip
"""Words that say so below a heading for wishes, and elsewhere may say something else."""
_NOT_APPLICABLE = frozenset({"n/a", "n.a.", "na", "nvt", "n.v.t.", "entf.", "s.o.", "n/d"})
_UNANSWERED = frozenset(
    {
        "not answered", "not answered yet", "not yet answered", "no response", "no response yet", "not responded",
        "nog niet beantwoord", "niet beantwoord", "niet ingevuld", "nog niet ingevuld", "geen antwoord",
        "geen reactie", "noch nicht beantwortet", "nicht beantwortet", "keine antwort", "nicht ausgefullt",
        "pas encore repondu", "pas de reponse", "non repondu", "sans reponse", "sin responder", "sin respuesta",
        "aun no respondido", "todavia no respondido", "no ha respondido", "no contestado",
    }
)  # fmt: skip
_NOT_ANSWERED = re.compile(
    r"((has |have |did )?not( yet)?|hasn t( yet)?|haven t( yet)?|didn t) "
    r"(answer(ed)?|vote(d)?|respond(ed)?|repl(y|ied)|chosen?|submit(ted)?)( yet)?|"
    r"no (response|answer|reply|vote|choice|submission)( (yet|given|received))?|"
    r"(heeft |hebben )?(nog )?(niet|geen) (antwoord|stem|keuze|reactie|gestemd|gekozen|gereageerd|beantwoord|"
    r"geantwoord|ingevuld)( (gegeven|gemaakt|ontvangen|uitgebracht))?|"
    r"(hat |haben )?(noch )?(nicht|keine?n?) (antwort|stimme|wahl|ruckmeldung|abgestimmt|gewahlt|geantwortet|"
    r"beantwortet|ausgefullt|teilgenommen)( (abgegeben|getroffen|erhalten))?|"
    r"(n a )?(pas encore|pas) (vote|repondu|choisi|de reponse|de vote|de choix|rempli)|sans (reponse|vote|choix)|"
    r"non repondu|(aun |todavia )?no (ha )?(votado|respondido|contestado|elegido|respondio|voto)|"
    r"sin (votar|responder|respuesta|voto|contestar|elegir)"
)
"""Words for somebody who has not answered, voted or chosen."""
_WAITING = re.compile(
    r"(on |op |auf )?(the |de |der )?"
    r"(wait ?list(ed)?|waiting( list)?|wachtlijst|wachtend|warteliste|wartend|reservelijst|"
    r"((sur|en) )?(la )?liste d attente|en attente|((en) )?(la )?lista de espera|en espera)( [0-9]+)?"
)
_COMING = frozenset(
    {
        "attending", "confirmed", "registered", "paid", "accepted", "approved", "active", "checked in", "completed",
        "complete", "coming", "enrolled", "ok", "yes", "true", "y",
        "bevestigd", "aangemeld", "ingeschreven", "betaald", "actief", "definitief", "toegelaten", "komt", "ja", "waar",
        "confirme", "confirmee", "inscrit", "inscrite", "paye", "payee", "accepte", "acceptee",
        "oui", "vrai", "confirmado", "confirmada", "inscrito", "inscrita", "pagado", "pagada", "aceptado", "aceptada",
        "asiste", "si", "verdadero",
        "bestatigt", "angemeldet", "eingeschrieben", "bezahlt", "aktiv", "zugelassen", "kommt", "nimmt teil", "wahr",
    }
)  # fmt: skip
_NO = frozenset({"no", "n", "nee", "nein", "non", "false", "onwaar", "falsch", "faux", "falso"})
_ASKS_WHO_COMES = re.compile(
    r"(?:kom|komt|ben|bent|kun|kunt|will|do|are|can|kommst|kommen|nimmst|nehmen|sind|bist|serez|viendras?|viendrez|"
    r"venez|viens|seras|participez|participerez|participeras|vienes|vendras|asistiras|puedes) ?(?:je|jij|u|you|du|sie|"
    r"vous|tu)?(?: (?:er|erbij|bij|aanwezig|zijn|komen|komt|be|there|present|presente|attend|attending|come|coming|la|"
    r"teil|dabei|anwesend|join|joining|us|the|event|de|dag|op|deze|this|asistir|venir|participate|participating)){0,6}|"
    r"aanwezig|aanwezigheid|aanwezig ja nee|komt|kommt|comes|coming|attending|attendance|present|presence|anwesend|"
    r"anwesenheit|teilnahme|nimmt teil|deelname|participation|presente|presencia|asiste|asistencia|asistira|participa|"
    r"vient|viendra|rsvp"
)


def asks_who_comes(heading: str) -> bool:
    """Whether a heading asks whether somebody comes: 'Kom je?', 'Attending', 'Nimmst du teil?'."""
    return _ASKS_WHO_COMES.fullmatch(bare(heading)) is not None


def is_no(text: str) -> bool:
    """Whether a cell says no."""
    return bare(text) in _NO


def is_gone(status: str, heading: str) -> bool:
    """Whether somebody does not come: the status says so, or 'no' below a heading that asks whether they come."""
    return bare(status) in _GONE | _LEFT or (is_no(status) and asks_who_comes(heading))


def is_no_title(text: str) -> bool:
    """Whether a cell for a wish says that somebody does not come, waits, or has not answered."""
    words = bare(text)
    return words in _GONE | _LEFT | _NOT_HERE or is_unanswered(text) or is_waiting(text)


def is_away(text: str) -> bool:
    """Whether a cell for a wish in one round says that somebody is not there, or that it is about nobody: 'n/a'."""
    return bare(text) in _NOT_HERE or text.strip().casefold() in _NOT_APPLICABLE


def is_unanswered(text: str) -> bool:
    """Whether a cell says that somebody has not answered."""
    words = bare(text)
    return words in _UNANSWERED or _NOT_ANSWERED.fullmatch(words) is not None


def is_waiting(status: str) -> bool:
    """Whether somebody is on a waiting list."""
    return _WAITING.fullmatch(bare(status)) is not None


def is_coming(status: str) -> bool:
    """Whether a status says in so many words that somebody comes."""
    return bare(status) in _COMING


def speaks_of_absence(text: str) -> bool:
    """Whether a cell, whatever is above it, says that somebody does not come or waits."""
    return len(text) <= 30 and (bare(text) in _GONE | _LEFT or is_waiting(text))
