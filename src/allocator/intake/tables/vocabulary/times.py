"""Days, parts of the day, and what a round may be called in a heading that numbers it.

They stand in their bare form: small letters, no accents; commas part those of several words.
"""

from __future__ import annotations

from collections.abc import Mapping

PARTS_OF_DAY: Mapping[str, str] = {
    "en": "morning, noon, midday, afternoon, evening",
    "nl": "ochtend, middag, avond, voormiddag, namiddag",
    "de": "vormittag, mittag, nachmittag, abend",
    "fr": "matin, matinee, apres midi, soir, soiree",
    "es": "manana, mediodia, tarde, noche",
}

DAYS: Mapping[str, str] = {
    "en": "monday, tuesday, wednesday, thursday, friday, saturday, sunday",
    "nl": "maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag",
    "de": "montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag",
    "fr": "lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche",
    "es": "lunes, martes, miercoles, jueves, viernes, sabado, domingo",
}

OF_THE_DAY: Mapping[str, str] = {
    "en": "in the",
    "nl": "in de",
    "de": "am",
    "fr": "au, en, dans l",
    "es": "por la, en la, a la",
}
"""Between a day and its part: 'lunes por la tarde'."""

SHORT_DAYS = "mon, tue, tues, wed, thu, thur, thurs, fri, sat, sun"
"""They count where they stand alone, or before a time; in other languages they are too much like other words."""

NUMBERED_ROUNDS: Mapping[str, str] = {
    "en": "round, block, time slot, timeslot, slot, period, session, day, shift, phase, time block",
    "nl": "ronde, blok, tijdvak, tijdslot, tijdsblok, dagdeel, sessie, workshopronde, dag, lesuur",
    "de": "runde, zeitfenster, zeitblock, workshoprunde, tag, stunde, durchgang, zeitschiene",
    "fr": "tour, creneau, creneau horaire, plage, plage horaire, periode, bloc, seance, jour, vague",
    "es": "ronda, turno, bloque, franja, franja horaria, tanda, periodo, sesion, dia",
}
"""Before a number or behind a position they name a round: 'Ronde 2', '2e ronde', 'second slot'."""

FIRST_FOUR: Mapping[str, str] = {
    "en": "first, second, third, fourth",
    "nl": "eerste, tweede, derde, vierde",
    "de": "erste, zweite, dritte, vierte, erster, zweiter, dritter, vierter",
    "fr": "premier, premiere, deuxieme, seconde, troisieme, quatrieme",
    "es": "primer, primera, segundo, segunda, tercer, tercera, cuarto, cuarta",
}


def phrases_of(*tables: Mapping[str, str]) -> str:
    """The phrases of all languages as one pattern, the longest first."""
    phrases = {phrase.strip() for table in tables for line in table.values() for phrase in line.split(",")}
    return "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
