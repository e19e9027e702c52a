"""The headings of columns about rooms and about rounds."""

from __future__ import annotations

from allocator.intake.tables.roles import What
from allocator.intake.tables.vocabulary.nouns import NOUNS
from allocator.intake.tables.vocabulary.phrases import Words, rules

ROOM_RULES = rules(
    NOUNS,
    Words(
        What.ROOM,
        en="<room>, <room>-name/number/nr/no/code/id, name of (the) <room>, space, spaces, place, list of <room>",
        nl="<room>-naam/nummer/nr/code, naam (van) (de/het) <room>, plek, plaats, zaal lokaal",
        de="<room>-name/nummer/nr/bezeichnung/code, name/bezeichnung des/der <room>/raums/saals, ort, "
        "veranstaltungsort, raumbezeichnung",
        fr="nom/numéro/n° (de) (la/le/du) <room>, <room> n°, endroit, espace, espaces, nom/numéro du local/lieu, "
        "amphithéâtre, amphi",
        es="nombre/número/nº de/del (la/el/los/las) <room>, lugar, lugares, ubicación, espacio, espacios, "
        "nombre <room>",
    ),
    Words(
        What.CAPACITY,
        en="... capacity ..., ... seats ..., ... places ..., ... size ..., ... max ..., ... maximum ..., "
        "... persons ..., people, number of people, max people, chairs, ... chairs, ... spots ..., ... cap ..., pax, "
        "... pax ..., occupancy, ... occupancy ..., holds, fits, ... seating ...",
        nl="... capaciteit ..., ... plaatsen ..., ... zitplaatsen ..., ... personen ..., ... plekken ..., "
        "... stoelen ..., ... maximaal ..., ... pers ..., ... aantal leerlingen ..., ... aantal deelnemers ..., "
        "grootte, ... aantal mensen ...",
        de="... kapazität ..., ... plätze ..., ... sitzplätze ..., ... personen ..., ... stühle ..., "
        "... personenzahl ..., ... platzzahl ..., ... sitze ..., kap, ... maximal ..., größe, fassungsvermögen, "
        "... platzanzahl ...",
        fr="... capacité ..., ... places ..., personnes, ... de personnes, ... jauge ..., ... chaises ..., "
        "... effectif ..., ... sièges ..., ... maximale ..., taille",
        es="... capacidad ..., ... aforo ..., ... cupo ..., ... plazas ..., personas, ... de personas, "
        "... sillas ..., ... asientos ..., ... máximo ..., ... máxima ..., ... máx ..., ... puestos ..., tamaño",
        never="age, alter, leeftijd, edad, âge, free, left, remaining, vrij, vrije, frei, freie, restantes, libres",
    ),
    Words(
        What.FEATURES,
        en="features, equipment, facilities, amenities",
        nl="voorzieningen, kenmerken, faciliteiten, uitrusting, apparatuur",
        de="ausstattung, merkmale, einrichtung, ausrüstung",
        fr="équipement, équipements, matériel, caractéristiques, installations",
        es="equipamiento, equipo, equipos, características, instalaciones, recursos",
    ),
)
"""Words for columns about rooms; the first that fits counts."""

ROUND_RULES = rules(
    NOUNS,
    Words(
        What.ROUND,
        en="<round>, <round>-name/number/nr, name of (the) <round>, time-block(s), shift, shifts, part of day, "
        "session, session name",
        nl="<round>-naam/nummer/nr, naam (van) (de/het) <round>, tijdblok, tijdsblokken, sessie",
        de="<round>-name/nummer/nr/bezeichnung, name der/des <round>, zeit, einheit, phase, schiene, stunde",
        fr="nom/numéro du/de (la) <round>, séance, séquence, vague, bloc, session, horaire",
        es="nombre/número de/del (la/el) <round>, sesión, horario, hora",
    ),
)
"""Words for columns about rounds."""
