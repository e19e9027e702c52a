"""The words before figures about sessions that stand in a row of their own: how many each takes, or has to have."""

from __future__ import annotations

import re
from functools import lru_cache

from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import What
from allocator.intake.tables.vocabulary.nouns import NOUNS
from allocator.intake.tables.vocabulary.phrases import nouns_of

_MOST = nouns_of(
    "max, maxi, maximum, maximal, capacity, capacities, cap, limit, limits, places, spots, spaces, seats, quota, size, "
    "upper limit, at most, no more than, not more than, up to, slots, vacancies, needed, need, "
    "needs, required, wanted, staffing",
    "maximaal, maximale, capaciteit, limiet, plaatsen, plekken, stoelen, bovengrens, hoogstens, "
    "ten hoogste, niet meer dan, "
    "groepsgrootte, "
    "grootte, hoeveel kunnen er mee, hoeveel passen er in, nodig, benodigd, benodigde, "
    "gewenst, gezocht, gevraagd, bezetting",
    "maximale, maximalzahl, maximalanzahl, höchst, höchstens, höchstzahl, höchstanzahl, nicht mehr als, "
    "kapazität, kapazitäten, "
    "plätze, obergrenze, teilnehmergrenze, teilnehmerzahl, platzzahl, gruppengröße, größe, kontingent, kap, benötigt, "
    "benötigte, gebraucht, bedarf, soll, gesucht, besetzung, belegung, wie viele passen rein",
    "maximale, capacité, capacités, limite, jauge, effectif, contingent, taille, besoin, besoins, nécessaire, "
    "nécessaires, requis, au plus, pas plus de",
    "máximo, máxima, máximos, máximas, máx, capacidad, aforo, cupo, cupos, plazas, vacantes, límite, tope, lugares, "
    "tamaño, necesario, necesarios, necesarias, requeridos, hacen falta, como máximo, como mucho, no más de",
)
"""Words for the most people that something takes, or for how many it has to find."""

_FEWEST = nouns_of(
    "min, mini, minimum, minimal, fewest, at least, no less than, no fewer than, not less than, lower limit",
    "minimaal, minimale, minstens, tenminste, ten minste, niet minder dan, ondergrens, minimumaantal",
    "minimale, mind, mindestens, wenigstens, nicht weniger als, mindestzahl, mindestanzahl, "
    "mindestteilnehmer, mindestteilnehmerzahl, untergrenze",
    "minimale, au moins, pas moins de, seuil",
    "mínimo, mínima, mínimos, mínimas, mín, al menos, como mínimo, por lo menos, no menos de",
)
_NEITHER = nouns_of(
    "left, remaining, free, taken, booked, enrolled, signed up, occupied, price, cost, costs, fee, age",
    "vrij, vrije, over, resterend, resterende, bezet, bezette, ingeschreven, aangemeld, prijs, kosten, leeftijd",
    "frei, freie, übrig, verbleibend, verbleibende, belegt, belegte, angemeldet, preis, alter",
    "libre, libres, restant, restants, restante, restantes, prises, occupées, prix, tarif, âge",
    "ocupadas, inscritos, precio, edad",
)
"""Words that make figures something else than what a session takes."""

_BESIDE = nouns_of(
    "of, number, numbers, no, nr, the, per, each, for, in, a, group, available, total, allowed, possible, class, "
    "everyone, kids, staff",
    "aantal, aantallen, van, het, de, elk, voor, beschikbaar, beschikbare, totaal, toegestaan, groep, per groep, "
    "vrijwilliger, hulp, mensen, pers",
    "anzahl, zahl, der, die, das, an, pro, je, verfügbar, verfügbare, gesamt, erlaubt, gruppe, tn, personen, leute, "
    "für",
    "nombre, nb, nbre, numéro, du, des, la, le, les, d, l, par, pour, disponible, disponibles, autorisé, groupe, "
    "total de",
    "número, nº, num, del, el, los, las, por, para, cada, permitido, permitidos, grupo, personas",
)
_WHOSE = "|".join(NOUNS[kind] for kind in ("person", "session", "round"))
_PHRASE = re.compile(rf"(?:(?P<neither>{_NEITHER})|(?P<fewest>{_FEWEST})|(?P<most>{_MOST})|{_BESIDE}|{_WHOSE})(?: |$)")

LONGEST = 60
"""Letters of such words."""


@lru_cache(maxsize=65_536)
def limit_said(text: str) -> What | None:
    """What words before figures say: maximum, minimum, or left out for other figures; None where one is no such word.

    'Needed' is a maximum: those who are needed, and no more.
    """
    words = bare(text) if len(text) <= LONGEST else ""
    said: set[str] = set()
    while words:
        found = _PHRASE.match(words)
        if found is None:
            return None
        said |= {kind for kind, hit in found.groupdict().items() if hit}
        words = words[found.end() :]
    if not said & {"most", "fewest"}:
        return None
    if "neither" in said:
        return What.LEFT_OUT
    return What.MINIMUM if "fewest" in said else What.MAXIMUM
