"""What people, sessions, rooms and rounds are called: nouns that stand alone in headings, or within longer ones."""

from __future__ import annotations

from allocator.intake.tables.vocabulary.phrases import nouns_of

NOUNS = {
    "person": nouns_of(
        "student, students, pupil, pupils, participant, participants, attendee, attendees, person, people, member, "
        "members, employee, employees, applicant, applicants, guest, guests, helper, helpers, leader, leaders, "
        "respondent, child, children, camper, campers, volunteer, volunteers, delegate, delegates, learner, learners",
        "begeleider, leider, leerling, leerlingen, deelnemer, deelnemers, deelneemster, persoon, personen, "
        "medewerker, medewerkers, kind, kinderen, gast, gasten, cursist, cursisten, lid, leden, vrijwilliger, "
        "vrijwilligers",
        "helfer, leiter, leiterin, schüler, schülerin, schüler in, schüler innen, schülerinnen, schueler, "
        "teilnehmer, teilnehmerin, teilnehmende, teilnehmer in, teilnehmer innen, mitarbeiter, mitarbeiterin, gast, "
        "gäste, kinder, mitglied, mitglieder, studierende, studierender",
        "élève, élèves, étudiant, étudiante, étudiants, étudiantes, participant, participante, participants, "
        "participantes, personne, personnes, enfant, enfants, stagiaire, stagiaires, inscrit, inscrits, membre, "
        "membres, invité, invités, adhérent, adhérents, bénévole, bénévoles, salarié, salariés",
        "alumno, alumna, alumnos, alumnas, alumno a, estudiante, estudiantes, participante, participantes, persona, "
        "personas, asistente, asistentes, niño, niña, niños, niñas, empleado, empleada, empleados, invitado, "
        "invitada, invitados, miembro, miembros, voluntario, voluntaria, voluntarios, inscrito, inscritos",
    ),
    "class": nouns_of(
        "class, grade, form, homeroom, academic year, school year, year group",
        "klas, klasse, stamgroep, leerjaar, basisgroep, mentorgroep",
        "klasse, jahrgang, jahrgangsstufe, stufe, klassenstufe, schulklasse",
        "classe, niveau, promotion",
        "clase, curso escolar, grado",
    ),
    "session": nouns_of(
        "session, sessions, workshop, workshops, project, projects, course, courses, activity, activities, seminar, "
        "seminars, topic, topics, event, events, lecture, lectures, talk, talks, game, games, table, club, clubs, "
        "elective, electives, masterclass, masterclasses, station, stations, placement, placements",
        "sessie, sessies, cursus, cursussen, activiteit, activiteiten, onderwerp, onderwerpen, thema, lezing, "
        "lezingen, keuzevak, keuzevakken, bedrijf, firma, onderdeel, onderdelen, aanbod, projecten, stageplaats, "
        "stageplek, workshoptitel",
        "projekt, projekte, kurs, kurse, aktivität, aktivitäten, angebot, angebote, thema, themen, veranstaltung, "
        "veranstaltungen, vortrag, vorträge, wahlfach, wahlfächer, ag, ags, unternehmen, firma, arbeitsgemeinschaft, "
        "seminare, kursangebot",
        "atelier, ateliers, activité, activités, séance, séances, conférence, conférences, projet, projets, stage, "
        "stages, animation, animations, formation, formations, séminaire, séminaires, thème, exposé",
        "taller, talleres, actividad, actividades, sesión, sesiones, curso, cursos, charla, charlas, conferencia, "
        "conferencias, ponencia, ponencias, proyecto, proyectos, seminario, seminarios, tema, temas, optativa, "
        "optativas",
    ),
    "room": nouns_of(
        "room, rooms, venue, venues, classroom, classrooms, hall, halls, location, locations",
        "zaal, zalen, zaaltje, zaaltjes, lokaal, lokalen, leslokaal, ruimte, ruimtes, ruimten, locatie, locaties, "
        "kamer",
        "raum, räume, saal, säle, zimmer, klassenraum, klassenzimmer, räumlichkeit, räumlichkeiten",
        "salle, salles, local, locaux, lieu, salle de classe, salle de cours",
        "sala, salas, salita, aula, aulas, salón, salones, recinto",
    ),
    "round": nouns_of(
        "round, rounds, block, blocks, slot, slots, time slot, timeslot, time slots, timeslots, period, periods",
        "ronde, rondes, blok, blokken, tijdvak, tijdvakken, tijdslot, tijdsloten, dagdeel, dagdelen, workshopronde, "
        "workshoprondes, tijdsblok, lesuur",
        "runde, runden, block, blöcke, zeitfenster, zeitblock, durchgang, durchgänge, zeitschiene, workshoprunde",
        "créneau, créneaux, créneau horaire, créneaux horaires, plage horaire, plages horaires, période, périodes, "
        "tour, tours, demi journée",
        "turno, turnos, franja, franjas, franja horaria, franjas horarias, bloque, bloques, ronda, rondas, tanda, "
        "periodo, periodos",
    ),
    "wish": nouns_of(
        "choice, choices, preference, preferences, wish, wishes, pick, favourite, favorite",
        "keuze, keuzes, keus, voorkeur, voorkeuren, wens, wensen",
        "wahl, wunsch, wünsche, erstwunsch, zweitwunsch, drittwunsch, erstwahl, zweitwahl",
        "choix, voeu, vœu, voeux, souhait, souhaits, préférence, préférences",
        "opción, opciones, elección, preferencia, preferencias, deseo",
    ),
}
"""By the name that phrases call them; one pattern of bare words each."""
