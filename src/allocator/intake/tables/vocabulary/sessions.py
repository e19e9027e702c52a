"""The headings of columns about sessions, of lists with a row for every wish, and of who gives a session."""

from __future__ import annotations

from allocator.intake.tables.roles import What
from allocator.intake.tables.vocabulary.nouns import NOUNS
from allocator.intake.tables.vocabulary.phrases import Words, rules

_NOT_ALL_SEATS = (
    "left, remaining, free, open, enrolled, taken, occupied, booked, filled, vrij, vrije, over, resterend, resterende, "
    "bezet, bezette, ingeschreven, frei, freie, freien, übrig, belegt, belegte, verbleibend, verbleibende, angemeldet, "
    "restant, restants, restante, restantes, libre, libres, inscrits, prises, occupées, ocupadas, inscritos, "
    "per person, per student, per deelnemer, pro person, par personne, por persona"
)
"""What is said of seats that are left, or taken, and of no maximum."""

_NO_PEOPLE = "preis, prix, precio, tarif, cost, kosten, coût, coste, fee, duration, duur, dauer, durée, duración"
"""What else has a minimum and a maximum."""

_TIMES = (
    "veranstaltungen/durchführungen/runden/durchgänge/termine/wiederholungen/runs/times/keer/repetitions/sessions/"
    "offerings/slots/rondes/rounds/uitvoeringen/blokken/herhalingen/groepen/sessies/séances/fois/répétitions/créneaux/"
    "tours/veces/repeticiones/turnos/rondas/ediciones"
)
_HOW_OFTEN = (
    "rounds/rondes/runden/runs/times/keer/durchführungen/durchgänge/slots/blokken/uitvoeringen/repetitions/herhalingen/"
    "wiederholungen/termine/séances/fois/répétitions/créneaux/tours/veces/repeticiones/turnos/rondas/ediciones"
)

SESSION_RULES = rules(
    NOUNS,
    Words(
        What.AT_MOST,
        en=f"max/maximum (number/no) (of) {_TIMES}, max-{_TIMES}, at most",
        nl=f"maximaal/maximum/max (aantal) {_TIMES}, hoogstens",
        de=f"maximal/maximale (anzahl) (an/der) {_TIMES}, höchstens {_TIMES}",
        fr=f"maximum/max (nombre) (de/d) {_TIMES}, nombre/nb max/maximum/maximal de {_TIMES}, au plus",
        es=f"máximo/máx (número) (de) {_TIMES}, número/nº máximo de {_TIMES}, como máximo",
    ),
    Words(
        What.AT_LEAST,
        en=f"min/minimum (number/no) (of) {_TIMES}, min-{_TIMES}, at least",
        nl=f"minimaal/minimum/min (aantal) {_TIMES}, minstens",
        de=f"minimal/minimale/mindestens (anzahl) (an/der) {_TIMES}",
        fr=f"minimum/min (nombre) (de/d) {_TIMES}, nombre/nb min/minimum/minimal de {_TIMES}, au moins",
        es=f"mínimo/mín (número) (de) {_TIMES}, número/nº mínimo de {_TIMES}, como mínimo",
    ),
    Words(
        What.EXACTLY,
        en=f"number/no (of) {_HOW_OFTEN}, how many {_HOW_OFTEN}, how often, runs, times, nr (of) {_HOW_OFTEN}",
        nl=f"aantal {_HOW_OFTEN}, hoeveel {_HOW_OFTEN}, hoe vaak",
        de=f"anzahl (der) {_HOW_OFTEN}, wie-viele {_HOW_OFTEN}, wie oft",
        fr=f"nombre/nb/nbre de/d {_HOW_OFTEN}, combien de {_HOW_OFTEN}, combien de fois",
        es=f"número/nº/cantidad de {_HOW_OFTEN}, cuántos/cuántas {_HOW_OFTEN}, cuántas veces",
    ),
    Words(
        What.MINIMUM,
        en="... min ..., ... minimum ..., ... minsize ..., minparticipants, fewest, no/not less/fewer than ..., "
        "at least <person>",
        nl="... minimaal ..., ... minimumaantal ..., ... ondergrens ..., minimale ..., minstens ..., "
        "niet minder dan ..., tenminste ..., ten minste ..., op zijn minst",
        de="mind, mind tn/teilnehmer/teilnehmende/personen/anzahl/kinder/schüler/plätze, "
        "... tn/teilnehmer/teilnehmerzahl/personen/anzahl mind, nicht weniger als ..., wenigstens ..., "
        "... minimal ..., ... mindest ..., ... mindestens ..., ... mindestteilnehmer ..., ... mindestzahl ..., "
        "... mindestteilnehmerzahl ..., ... mindestanzahl ..., ... untergrenze ..., minimale ...",
        fr="... minimum ..., ... minimal ..., ... minimale ..., effectif min ..., "
        "... mini, nombre/nb/nbre/effectif/places mini ..., pas moins de ..., au moins <person>",
        es="... mínimo ..., ... mínima ..., ... mín ..., ... mínimos ..., no menos de ..., al menos (<person>), "
        "por lo menos (<person>)",
        never="minutes, minuten, minutos, age, alter, leeftijd, edad, âge, price, prijs, " + _NO_PEOPLE,
    ),
    Words(
        What.MAXIMUM,
        en="... max ..., ... maximum ..., ... capacity ..., limit, ... limit, ... cap ..., ... seats ..., "
        "... spots ..., ... spaces ..., ... places ..., ... maxsize ..., maxparticipants, maxcapacity, ... size ..., "
        "... quota ..., places, seats, enrollment cap, vacancies, no/not more than ..., at most <person>, up to",
        nl="... maximaal ..., ... maximale ..., ... capaciteit ..., ... plaatsen ..., ... plekken ..., "
        "... zitplaatsen ..., ... bovengrens ..., groepsgrootte, max-aantal, hoeveel kunnen er mee, "
        "hoeveel passen er in, bezetting, ... stoelen ..., ... aantal deelnemers ..., ... hoogstens ..., "
        "niet meer dan ..., ten hoogste ...",
        de="höchst, höchst tn/teilnehmer/teilnehmende/personen/anzahl/kinder/schüler/plätze, "
        "... tn/teilnehmer/teilnehmerzahl/personen/anzahl höchst, nicht mehr als ..., "
        "... maximal ..., ... maximale ..., ... höchstens ..., ... kapazität ..., ... plätze ..., "
        "... teilnehmerzahl ..., ... höchstzahl ..., ... teilnehmergrenze ..., ... obergrenze ..., "
        "... platzzahl ..., gruppengröße, belegung, wie viele passen rein, ... teilnehmerplätze ..., "
        "... maximalzahl ..., kap, ... maximalanzahl ..., ... höchstanzahl ..., ... sitzplätze ...",
        fr="... maxi, nombre/nb/nbre/effectif maxi ..., "
        "... capacité ..., ... places ..., ... maximal ..., ... maximale ..., ... effectif ..., ... jauge ..., "
        "limite, limite de ..., ... nombre de places ..., nb/nbre/nombre (de) participants, contingent, "
        "pas plus de ..., au plus <person>",
        es="... máximo ..., ... máxima ..., ... máx ..., ... capacidad ..., ... aforo ..., ... cupo ..., "
        "... cupos ..., ... plazas ..., límite, límite de ..., ... vacantes ..., ... lugares ..., "
        "número de participantes, tope, no más de ..., como mucho, como mucho/máximo <person>",
        never=_NOT_ALL_SEATS
        + ", minutes, minuten, minutos, age, alter, leeftijd, edad, âge, font, price, prijs, "
        + _NO_PEOPLE,
    ),
    Words(
        What.EARLIEST,
        en="... earliest ..., from, from ..., first possible ...",
        nl="... vroegste ..., vanaf, vanaf ...",
        de="... frühester ..., ... früheste ..., ab, ab ...",
        fr="... au plus tôt ..., à partir de ..., dès ...",
        es="... lo antes ..., a partir de ..., desde ...",
    ),
    Words(
        What.ALLOWED,
        en="allowed/possible/available-rounds, allowed/possible/available ..., only in <round>, possible in, "
        "can run in",
        nl="mogelijke/toegestane/beschikbare-rondes, mogelijke/toegestane ..., beschikbare <round>, "
        "alleen in <round>, kan in, mogelijk in",
        de="mögliche/erlaubte-runden, mögliche/erlaubte ..., verfügbare <round>, nur in <round>, möglich in, geht in",
        fr="<round> possibles/autorisés/autorisées/disponibles, disponible/disponibilité(s) ..., seulement en <round>",
        es="<round> posibles/permitidos/permitidas/disponibles, disponible/disponibilidad ..., sólo en <round>",
        never="seats, spots, places, spaces, plätze, plekken, plaatsen, plazas, cupos",
    ),
    Words(
        What.ALLOWED,
        en="(in) (which) (workshop/session) round(s)/block(s)/slot(s)/period(s), (which) time-slot(s), when, at, "
        "time, times, time of day, day part, (in) which time slot(s), part of day, session time(s), start-time, shift",
        nl="(in) (welke) (workshop/sessie) ronde(s)/blok/blokken, workshop-ronde(s), tijd-slot(en), tijdslots, "
        "tijdvak(ken), tijdstip(pen), dagdeel, dagdelen, wanneer, tijd, tijden, begintijd, aanvang, "
        "in welke tijdvak(ken)/tijdslot(en)",
        de="(in) (welche/welcher/welchen/welchem) runde(n)/block/blöcke/durchgang/durchgänge/zeitfenster, "
        "workshop-runde(n), zeitfenster, zeitblock, tageszeit, wann, zeit, zeitpunkt, uhrzeit, zeiten, beginn, "
        "schiene",
        fr="(quel/quels) créneau(x) (horaire/horaires), tour(s), plage(s) (horaire/horaires), quand, heure, "
        "horaire(s), période(s), moment de la journée, demi-journée(s)",
        es="turno(s), franja(s) (horaria/horarias), bloque(s), ronda(s), cuándo, hora(s), horario(s), "
        "momento del día, periodo(s), en qué turno(s)",
    ),
    Words(
        What.SPEAKERS,
        en="... speaker(s) ..., ... presenter(s) ..., ... teacher(s) ..., ... lecturer(s) ..., "
        "... facilitator(s) ..., ... instructor(s) ..., ... host(s) ..., ... trainer(s) ..., leader, leaders, "
        "<session>/<round>/shift/team/group-lead/leader(s), led by, given by, taught by, presented by, hosted by, "
        "run by, lead, staff, faculty, "
        "who gives it, who runs it, professor, professors, guide",
        nl="... spreker(s) ..., ... gastspreker(s) ..., ... docent(en) ..., begeleider, begeleiders, "
        "... begeleider(s), begeleiding, begeleiding door, ... lector ..., ... trainer(s) ..., ... leraar ..., "
        "... leraren ..., ... leerkracht(en) ..., ... workshopleider(s) ..., ... workshopgever(s) ..., "
        "... inleider(s) ..., ... presentator(en) ..., ... cursusleider(s) ..., "
        "leider(s), leidster(s), groepsleider(s), leiding, door, door wie, "
        "wie geeft het, wie geeft, wie leidt, ... verzorgd door ..., ... gegeven door ..., ... door ...",
        de="... referent ..., ... referentin ..., ... referenten ..., ... referent in ..., ... referentinnen ..., "
        "... leitung ..., ... leiter ..., ... leiterin ..., ... dozent ..., ... dozentin ..., ... dozenten ..., "
        "... lehrer ..., ... lehrerin ..., ... lehrkraft ..., ... lehrkräfte ..., ... lehrperson ..., "
        "... kursleitung ..., ... workshopleitung ..., ... kursleiter ..., ... sprecher ..., ... moderator ..., "
        "... moderation ..., ... vortragende ..., ... vortragender ..., ... betreuer ..., ... betreuung ..., "
        "geleitet von, durchführung, wer leitet, wer hält, durchgeführt von, ... referierende ..., dozierende",
        fr="... intervenant(s) ..., ... intervenante(s) ..., ... animateur(s) ..., ... animatrice(s) ..., "
        "... formateur(s) ..., ... formatrice(s) ..., ... conférencier(s) ..., ... conférencière(s) ..., "
        "... orateur(s) ..., ... enseignant(s) ..., ... enseignante(s) ..., ... professeur(s) ..., "
        "... encadrant(s) ..., responsable, responsables, animé par, présenté par, assuré par, prof, profs",
        es="... ponente(s) ..., ... profesor ..., ... profesora ..., ... profesores ..., ... docente(s) ..., "
        "... tallerista(s) ..., ... facilitador ..., ... facilitadora ..., ... instructora ..., ... monitor ..., "
        "... monitora ..., ... monitores ..., ... conferenciante(s) ..., ... orador ..., ... expositor ..., "
        "... formador ..., responsable, responsables, impartido por, impartida por, a cargo de, imparte, encargado, "
        "encargada, dirigido por",
        never="e-mail, mail, <wish>, telefoon, phone, telefon",
    ),
    Words(
        What.FIXED_ROOM,
        en="room, room name/number/no/nr, location, venue, place, where, classroom, building, space",
        nl="zaal, zaaltje, lokaal, ruimte, locatie, plek, plaats, waar, leslokaal, lokaalnummer, zaalnaam, kamer",
        de="raum, ort, saal, zimmer, raumnummer, raum nr, wo, räumlichkeit, veranstaltungsort, treffpunkt, "
        "klassenzimmer, klassenraum",
        fr="salle, lieu, espace, local, endroit, où, numéro de salle, n° de salle, n° salle, emplacement",
        es="sala, aula, lugar, salón, dónde, ubicación, espacio, número de aula, número de sala, recinto",
    ),
    Words(
        What.CODE,
        en="(<session>) code/id/nr/no/number/num/key/abbreviation, <session>-nr/code/id/number/num, slug, ref, "
        "reference, abbr",
        nl="(<session>) nummer/afkorting/afk, <session>-nummer, volgnummer",
        de="(<session>) nummer/kürzel/kuerzel, <session>-nummer/kürzel, lfd nr, kennung",
        fr="numéro, numéro/n°/code/id (de/d) (l/la/le) <session>, réf, référence, identifiant, sigle",
        es="número, nº, clave, código, referencia, número/nº/código/id/clave de/del (la/el) <session>, "
        "código <session>",
    ),
    Words(
        What.SUBTITLE,
        en="subtitle",
        nl="ondertitel",
        de="fachrichtung, untertitel, zusatz",
        fr="sous-titre",
        es="subtítulo",
    ),
    Words(
        What.TITLE,
        en="title, ... title, title of ..., (<session>) name/title, <session>-name/title, <session>, "
        "name/names of (the) <session>, <session> list, list of <session>, what, class name/title, "
        "task(s), duty, duties, sport, sports, discipline(s)",
        nl="titel, ... titel, titel van ..., (<session>) naam/titel, <session>-naam/titel, "
        "naam (van) (de/het) <session>, omschrijving, wat, taak, taken, klus, klussen, "
        "dienst(en), sport, sporten, tak van sport",
        de="titel, ... titel, (<session>) name/titel/bezeichnung, <session>-name/titel/bezeichnung, bezeichnung, "
        "name des/der <session>, was, schicht(en), dienst, dienste, einsatz, einsätze, aufgabe(n), "
        "sportart, sportarten, disziplin, disziplinen",
        fr="titre, ... titre, titre de/du/des/d ..., intitulé, intitulé de/du/des/d ..., intitulé ..., nom, "
        "nom de/du/des/d (l/la/le) <session>, nom <session>, titre <session>, libellé, tâche(s), sport(s), "
        "discipline(s)",
        es="título, ... título, título de/del ..., nombre, nombre de/del (la/el/los/las) <session>, "
        "nombre <session>, denominación, título <session>, tarea(s), deporte(s), disciplina(s)",
    ),
)
"""Words for columns about sessions; the first that fits counts."""

LONG_RULES = rules(
    NOUNS,
    Words(
        What.SESSION,
        en="<session>, <session>-name/title/code/id/nr/number, choice, wish, pick, title, class name/title",
        nl="<session>-naam/titel/nummer, keuze, wens, titel",
        de="<session>-name/titel/nummer/bezeichnung, wunsch, wahl, titel",
        fr="choix, voeu, vœu, souhait, nom/titre/code/numéro/n° de/du/d (l/la/le) <session>, intitulé, titre",
        es="opción, elección, deseo, nombre/título/código/número/nº de/del (la/el) <session>, título",
    ),
    Words(
        What.RANK,
        en="... rank, ... ranking, ... priority, ... prio, ... position, ... preference, ... preference order, "
        "choice/preference/wish-number/no/nr, order, order of preference, rank order",
        nl="... rang, ... prioriteit, ... positie, ... voorkeur, volgorde, rangorde, keuze/wens/voorkeur-nummer/nr, "
        "nummer keuze, voorkeursvolgorde",
        de="... rang, ... priorität, ... position, ... präferenz, ... prio, reihenfolge, rangfolge, "
        "wunsch/wahl-nummer/nr, rangplatz, platz",
        fr="... rang, ... priorité, ... position, ... préférence, ordre, ordre de préférence, ordre de priorité, "
        "numéro/n°/n de/du choix/voeu/vœu, classement",
        es="... rango, ... prioridad, ... posición, ... preferencia, orden, orden de preferencia, "
        "orden de prioridad, número/nº de opción/elección/preferencia, puesto",
    ),
    Words(
        What.SCORE,
        en="score, points, rating, mark, marks",
        nl="punten, cijfer, waardering, beoordeling, score",
        de="punkte, bewertung, punktzahl, note",
        fr="points, note, score, évaluation",
        es="puntos, puntuación, valoración, calificación, puntaje, nota",
    ),
    Words(
        What.ROUND,
        en="<round>, shift, day",
        nl="<round>, dag",
        de="<round>, tag",
        fr="<round>, jour",
        es="<round>, día",
    ),
)
"""Words for the columns of a list with a row for every wish; the first that fits counts."""
