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
_ABOUT_COMING = frozenset(
    {
        "attending", "coming", "komt", "kommt", "rsvp", "deelname", "teilnahme", "nimmt teil", "participation", "vient",
        "presence", "asiste", "asistencia", "participa",
    }
)  # fmt: skip


def is_gone(status: str, heading: str) -> bool:
    """Whether somebody does not come: the status says so, or 'no' below a heading that asks whether they come."""
    return bare(status) in _GONE or (bare(status) in _NO and bare(heading) in _ABOUT_COMING)


def is_waiting(status: str) -> bool:
    """Whether somebody is on a waiting list."""
    return _WAITING.fullmatch(bare(status)) is not None


def is_coming(status: str) -> bool:
    """Whether a status says in so many words that somebody comes."""
    return bare(status) in _COMING


def speaks_of_absence(text: str) -> bool:
    """Whether a cell, whatever is above it, says that somebody does not come or waits."""
    return len(text) <= 30 and (bare(text) in _GONE or is_waiting(text))
