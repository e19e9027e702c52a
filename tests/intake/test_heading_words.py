"""Headings as organisers write them in five languages, and what each stands for in a table of every kind."""

from __future__ import annotations

import pytest

from allocator.intake.tables.heading_words import (
    LONG_RULES,
    PERSON_RULES,
    ROOM_RULES,
    ROUND_RULES,
    SESSION_RULES,
    Rules,
    all_heard,
    heard,
    is_class,
    is_total,
    meanings,
    speaks_of_sessions,
)
from allocator.intake.tables.headings import bare, named_round, ordinal, wished_rank
from allocator.intake.tables.looks import knows
from allocator.intake.tables.roles import TableKind, What
from allocator.intake.tables.vocabulary import people, places_and_times, sessions
from allocator.intake.tables.vocabulary.nouns import NOUNS
from allocator.intake.tables.vocabulary.phrases import LANGUAGES, Words, rules

HEADINGS: dict[str, tuple[Rules, What, dict[str, str]]] = {
    "names of people": (
        PERSON_RULES,
        What.NAME,
        {
            "en": "Name; Full name; participant; Student's name; What is your name?; Who; camper; Name of child",
            "nl": "Naam; Deelnemer; Naam leerling; Hoe heet je?; voor- en achternaam; Cursist; Medewerkers; Naam kind",
            "de": "Name; Teilnehmer*in; Vor- und Nachname; Name, Vorname; Wie heißt du?; Schüler/in; Mitarbeiter",
            "fr": "Nom complet; Personne; Élève; Nom et prénom; Prénom, nom; Participant(e); Comment t'appelles-tu ?",
            "es": "Nombre completo; Alumno; Alumno/a; Nombre y apellidos; Apellidos y nombre; ¿Cómo te llamas?; "
            "Asistente",
        },
    ),
    "first names": (
        PERSON_RULES,
        What.FIRST,
        {
            "en": "First name; first_name; FirstName; Given Name; Forename",
            "nl": "Voornaam; Roepnaam; Je voornaam",
            "de": "Vorname; Vorname des Kindes; Rufname",
            "fr": "Prénom; Votre prénom; PRENOM",
            "es": "Nombres; Nombre de pila; Primer nombre",
        },
    ),
    "last names": (
        PERSON_RULES,
        What.LAST,
        {
            "en": "Last name; lastName; Surname; Family name",
            "nl": "Achternaam; achternaam kind; Familienaam",
            "de": "Nachname; Familienname; Zuname",
            "fr": "Nom de famille; Nom d'usage; NOM DE FAMILLE",
            "es": "Apellidos; Apellido; Primer apellido",
        },
    ),
    "ids": (
        PERSON_RULES,
        What.ID,
        {
            "en": "ID; student_id; Student No.; StudentNumber; Participant code; Badge number",
            "nl": "Nr.; Leerlingnummer; Deelnemersnr; Personeelsnummer; Volgnummer; stamnr",
            "de": "Nummer; Matrikelnummer; Matrikel-Nr.; Teilnehmernummer; lfd. Nr.; Personalnummer",
            "fr": "Numéro; Matricule; Identifiant; N° élève; Numéro d'étudiant; numéro d'inscription",
            "es": "Número; Matrícula; DNI; Número de alumno; Identificador; código de estudiante",
        },
    ),
    "addresses": (
        PERSON_RULES,
        What.EMAIL,
        {
            "en": "Email; E-mail address; EmailAddress; School mail; e_mail; email 2",
            "nl": "E-mailadres; Mailadres; Je e-mailadres; emailadres ouder",
            "de": "E-Mail-Adresse; Mailadresse; Schul-E-Mail; Mail",
            "fr": "Courriel; Adresse e-mail; Adresse mail; Adresse électronique",
            "es": "Correo; Correo electrónico; Dirección de correo electrónico; Tu correo",
        },
    ),
    "classes and organisations": (
        PERSON_RULES,
        What.ORGANISATION,
        {
            "en": "Class; Grade; Year; Organisation; Company; Department; Team; Group",
            "nl": "Klas; Leerjaar; Stamgroep; Afdeling; Groep; Organisatie; School",
            "de": "Klasse; Jahrgangsstufe; Abteilung; Gruppe; Firma; Stufe",
            "fr": "Classe; Établissement; Entreprise; Service; Groupe; Niveau",
            "es": "Clase; Curso; Empresa; Grupo; Colegio; Departamento",
        },
    ),
    "time stamps": (
        PERSON_RULES,
        What.STAMP,
        {
            "en": "Timestamp; Time stamp; Completion time; submitdate; Submitted at; date_submitted",
            "nl": "Tijdstempel; Tijd van voltooien; Ingevuld op; Inschrijfdatum; Datum",
            "de": "Zeitstempel; Fertigstellungszeit; Eingereicht am; Datum; Anmeldedatum",
            "fr": "Horodateur; Horodatage; Heure de fin; Date de réponse; Date d'inscription",
            "es": "Marca temporal; Hora de finalización; Fecha; Fecha de respuesta; Enviado el",
        },
    ),
    "statuses": (
        PERSON_RULES,
        What.STATUS,
        {
            "en": "Status; Registration status; RSVP; Attending; attendee_status",
            "nl": "Aanmeldstatus; Deelname; Kom je ook?; Inschrijfstatus",
            "de": "Anmeldestatus; Teilnahme; Kommst du?; Buchungsstatus",
            "fr": "Statut; Statut de l'inscription; Présence; État",
            "es": "Estado; Asistencia; Asiste; Situación",
        },
    ),
    "titles": (
        SESSION_RULES,
        What.TITLE,
        {
            "en": "Title; Workshop Title; Session; Activity; Activities List; Name of workshop; Topic; session_name; "
            "Placement",
            "nl": "Titel; Onderdeel; Aanbod; Naam workshop; Cursus; Naam van de activiteit; Lezing",
            "de": "Titel; Angebot; Kursbezeichnung; Veranstaltung; Thema; Bezeichnung; Projektname; Vortrag",
            "fr": "Titre; Atelier; Intitulé; Nom de l'atelier; Intitulé de la séance; Activité; Conférence",
            "es": "Título; Taller; Nombre del taller; Actividad; Charla; Curso; Ponencia",
        },
    ),
    "codes": (
        SESSION_RULES,
        What.CODE,
        {
            "en": "Code; Workshop ID; session_no; Course code; CourseId",
            "nl": "Nummer; Workshopnummer; Sessienr.; Afkorting",
            "de": "Nummer; Kursnummer; Kürzel; Kurs-Nr.; Projektnummer",
            "fr": "Numéro; N° atelier; Numéro de l'atelier; Référence; Code atelier",
            "es": "Número; Clave; Código; Número de taller; Código del taller",
        },
    ),
    "speakers": (
        SESSION_RULES,
        What.SPEAKERS,
        {
            "en": "Speaker; Speakers; Lecturer; Workshop leader; Facilitator; Led by; Teacher; Presenter(s)",
            "nl": "Spreker; Begeleiding; Begeleider(s); Docent; Workshopleider; Verzorgd door; Leerkracht; Leiding",
            "de": "Referent/in; Leitung; Dozentin; Lehrkraft; Kursleitung; Betreuung; Durchgeführt von",
            "fr": "Intervenant; Intervenant(e)s; Animateur; Formatrice; Animé par; Enseignant; Conférencier",
            "es": "Ponente; Ponentes; Tallerista; Impartido por; Profesor; Facilitadora; A cargo de; Docente",
        },
    ),
    "maxima": (
        SESSION_RULES,
        What.MAXIMUM,
        {
            "en": "Max; Maximum Campers per Activity; Capacity; Seats; max_size; Cap.; Number of places; Spots; "
            "Max participants",
            "nl": "Max. pers; Maximaal aantal; Capaciteit; Aantal plekken; Plaatsen; Max. aantal deelnemers; "
            "Groepsgrootte",
            "de": "Max. TN; Plätze; Teilnehmerzahl; Höchstzahl; Maximale Teilnehmerzahl; Kapazität; Kap.; "
            "Anzahl Plätze",
            "fr": "Places; Nombre de places; Capacité; Effectif max; Jauge; Nb de participants; Effectif maximal",
            "es": "Cupo; Aforo; Plazas; Capacidad; Número máximo; Cupo máximo; Máx. participantes; Vacantes",
        },
    ),
    "minima": (
        SESSION_RULES,
        What.MINIMUM,
        {
            "en": "Min; Minimum; min_size; Minimum number of students; Min. participants",
            "nl": "Minimaal; Minimum aantal deelnemers; min. pers.; Ondergrens",
            "de": "Mindestteilnehmerzahl; Mindestens; Mind. TN minimal; Mindestzahl; Minimale Anzahl",
            "fr": "Minimum; Effectif minimum; Min.; Nombre minimal; Effectif minimal",
            "es": "Mínimo; Cupo mínimo; Mín.; Número mínimo de alumnos; Cantidad mínima",
        },
    ),
    "how often": (
        SESSION_RULES,
        What.EXACTLY,
        {
            "en": "Number of rounds; How often; how_many_times; Runs",
            "nl": "Aantal rondes; Hoe vaak; Aantal keer",
            "de": "Anzahl Runden; Wie oft; Anzahl der Durchgänge",
            "fr": "Nombre de séances; Nombre de fois; Combien de fois",
            "es": "Número de turnos; Cuántas veces; Número de veces",
        },
    ),
    "how often at most": (
        SESSION_RULES,
        What.AT_MOST,
        {
            "en": "Max runs; Maximum number of sessions; At most; max_rounds",
            "nl": "Maximaal aantal rondes; Max. aantal keer; Hoogstens",
            "de": "Max. Durchgänge; Maximale Anzahl Veranstaltungen; Maximale Anzahl der Termine",
            "fr": "Nombre maximum de séances; Max. séances; Au plus",
            "es": "Número máximo de turnos; Máximo de veces; Como máximo",
        },
    ),
    "how often at least": (
        SESSION_RULES,
        What.AT_LEAST,
        {
            "en": "Min runs; Minimum number of sessions; At least",
            "nl": "Minimaal aantal rondes; Minstens; Min. aantal keer",
            "de": "Min. Durchgänge; Minimale Anzahl der Termine; Mindestens Anzahl Runden",
            "fr": "Nombre minimum de séances; Min. séances; Au moins",
            "es": "Número mínimo de turnos; Mínimo de veces; Como mínimo",
        },
    ),
    "rounds of a session": (
        SESSION_RULES,
        What.ALLOWED,
        {
            "en": "Rounds; Allowed rounds; Time slot; When; session_time; Time; Day; In which rounds",
            "nl": "Ronde; Tijdslot; Mogelijke rondes; Wanneer; Tijd; Dagdeel; In welke tijdvakken; Dag",
            "de": "Runde; Zeitfenster; Wann; Uhrzeit; Mögliche Runden; In welchen Runden; Tag",
            "fr": "Créneau; Créneaux horaires; Horaire; Plage horaire; Heure; Jour; Créneaux possibles",
            "es": "Turno; Horario; Hora; Franja horaria; Día; Turnos posibles; ¿En qué turnos?",
        },
    ),
    "earliest rounds": (
        SESSION_RULES,
        What.EARLIEST,
        {
            "en": "Earliest round; From; first possible round",
            "nl": "Vroegste ronde; Vanaf; Vanaf ronde",
            "de": "Frühester Zeitpunkt; Ab; Früheste Runde",
            "fr": "À partir de; Au plus tôt; Dès le créneau",
            "es": "A partir de; Desde; Desde el turno",
        },
    ),
    "rooms of a session": (
        SESSION_RULES,
        What.FIXED_ROOM,
        {
            "en": "Room; Location; Venue; Where; room_no",
            "nl": "Zaal; Lokaal; Locatie; Plek; Waar",
            "de": "Raum; Ort; Zimmer; Raumnummer; Treffpunkt",
            "fr": "Salle; Lieu; Endroit; N° de salle; Où",
            "es": "Aula; Sala; Lugar; Ubicación; Número de aula",
        },
    ),
    "second parts of titles": (
        SESSION_RULES,
        What.SUBTITLE,
        {"en": "Subtitle", "nl": "Ondertitel", "de": "Untertitel; Fachrichtung", "fr": "Sous-titre", "es": "Subtítulo"},
    ),
    "rooms": (
        ROOM_RULES,
        What.ROOM,
        {
            "en": "Room; Room name; room_number; Venue; Location; Classroom; Name of room",
            "nl": "Zaaltje; Naam zaal; Lokaal; Locatie; Naam van de ruimte; Lokaalnummer; Zaalnaam",
            "de": "Raum; Raumname; Räume; Saal; Name des Raums; Raum-Nr.; Klassenzimmer",
            "fr": "Salle; Nom de la salle; Lieu; Salles; Numéro de salle; Nom du local",
            "es": "Aula; Sala; Nombre de la sala; Salón; Lugar; Nombre del aula; Aulas",
        },
    ),
    "seats of rooms": (
        ROOM_RULES,
        What.CAPACITY,
        {
            "en": "Capacity; Seats; Number of chairs; Max. people; Size; Pax; Cap.; seating_capacity",
            "nl": "Max. pers; Aantal stoelen; Zitplaatsen; Capaciteit; Aantal personen; Plekken",
            "de": "Plätze; Sitzplätze; Stühle; Personenzahl; Kapazität; Anzahl Stühle",
            "fr": "Places; Capacité; Places assises; Nombre de chaises; Jauge; Nombre de personnes",
            "es": "Aforo; Capacidad; Plazas; Sillas; Número de personas; Asientos",
        },
    ),
    "what rooms have": (
        ROOM_RULES,
        What.FEATURES,
        {
            "en": "Features; Equipment; Facilities",
            "nl": "Voorzieningen; Apparatuur; Kenmerken",
            "de": "Ausstattung; Merkmale; Einrichtung",
            "fr": "Équipement; Matériel; Équipements",
            "es": "Equipamiento; Recursos; Instalaciones",
        },
    ),
    "rounds": (
        ROUND_RULES,
        What.ROUND,
        {
            "en": "Round; Time slot; Rounds; timeslot; Session; Round name; Block; Period",
            "nl": "Ronde; Rondes; Tijdvak; Dagdeel; Naam van de ronde; Blok",
            "de": "Runde; Zeitfenster; Durchgang; Name der Runde; Schiene",
            "fr": "Créneau; Créneaux; Séance; Plage horaire; Nom du créneau; Tour",
            "es": "Turno; Turnos; Sesión; Franja horaria; Bloque; Nombre del turno",
        },
    ),
    "a session in each row": (
        LONG_RULES,
        What.SESSION,
        {
            "en": "Session; workshop; session_id; Choice; Project title",
            "nl": "Sessie; Keuze; Wens; Activiteit; Cursusnaam",
            "de": "Kurs; Wunsch; Wahl; Projekt; Kurstitel",
            "fr": "Atelier; Choix; Vœu; Souhait; Nom de l'atelier",
            "es": "Taller; Opción; Elección; Actividad; Nombre del taller",
        },
    ),
    "a rank in each row": (
        LONG_RULES,
        What.RANK,
        {
            "en": "Rank; priority; Preference; choice_number; Order; Choice no.",
            "nl": "Rang; Prioriteit; Volgorde; Voorkeur; Keuzenummer",
            "de": "Rang; Priorität; Reihenfolge; Präferenz; Wunschnummer",
            "fr": "Rang; Priorité; Ordre de préférence; N° de vœu; Ordre",
            "es": "Prioridad; Orden; Orden de preferencia; Número de opción; Rango",
        },
    ),
    "a score in each row": (
        LONG_RULES,
        What.SCORE,
        {
            "en": "Score; Points; Rating",
            "nl": "Punten; Cijfer; Waardering",
            "de": "Punkte; Bewertung; Punktzahl",
            "fr": "Points; Note; Évaluation",
            "es": "Puntos; Puntuación; Valoración",
        },
    ),
    "a round in each row": (
        LONG_RULES,
        What.ROUND,
        {
            "en": "Round; Time slot; Day",
            "nl": "Ronde; Tijdvak; Dag",
            "de": "Runde; Zeitfenster; Tag",
            "fr": "Créneau; Jour; Plage horaire",
            "es": "Turno; Día; Franja",
        },
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", HEADINGS)
def test_headings_of_every_kind_are_heard_in_every_language(kind: str, language: str) -> None:
    spoken, what, headings = HEADINGS[kind]
    texts = headings[language].split("; ")
    written = [form for text in texts for form in (text, text.upper(), f" {text}:")]
    assert {text: heard(text, spoken) for text in written if heard(text, spoken) is not what} == {}
    assert [text for text in texts if not knows(text)] == []


def test_every_kind_of_column_has_words_in_every_language() -> None:
    tested = {(spoken, what) for spoken, what, _ in HEADINGS.values()}
    for spoken in (PERSON_RULES, SESSION_RULES, ROOM_RULES, ROUND_RULES, LONG_RULES):
        untested = {rule.what for rule in spoken} - {what for one, what in tested if one is spoken}
        assert untested <= {What.LEFT_OUT, What.INFIX}, untested
    for module in (people, sessions, places_and_times):
        assert module.__doc__


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Aula", {TableKind.SESSIONS: What.FIXED_ROOM, TableKind.ROOMS: What.ROOM}),
        ("Places", {TableKind.SESSIONS: What.MAXIMUM, TableKind.ROOMS: What.CAPACITY}),
        ("Session", {TableKind.SESSIONS: What.TITLE, TableKind.ROUNDS: What.ROUND, TableKind.WISHES: What.SESSION}),
        ("Begeleider", {TableKind.ATTENDEES: What.NAME, TableKind.SESSIONS: What.SPEAKERS}),
        (
            "Curso",
            {TableKind.ATTENDEES: What.ORGANISATION, TableKind.SESSIONS: What.TITLE, TableKind.WISHES: What.SESSION},
        ),
        ("Participants", {TableKind.ATTENDEES: What.NAME}),
        ("Naam zaal", {TableKind.ROOMS: What.ROOM}),
        ("Naam workshop", {TableKind.SESSIONS: What.TITLE}),
        ("Nombre de places", {TableKind.SESSIONS: What.MAXIMUM, TableKind.ROOMS: What.CAPACITY}),
        ("seats_left", {}),
        ("Vrije plekken", {}),
        ("Freie Plätze", {}),
        ("Places restantes", {}),
        ("Plazas libres", {}),
        ("enrolled", {}),
        ("Max. age", {}),
        ("Remarks", {}),
    ],
)
def test_a_heading_is_offered_for_every_kind_of_table_that_may_have_it(
    heading: str, expected: dict[TableKind, What]
) -> None:
    assert meanings(heading) == expected


def test_a_user_name_is_an_address_or_an_id() -> None:
    assert [all_heard(text, PERSON_RULES) for text in ("username", "Gebruikersnaam", "Usuario")] == [
        (What.EMAIL, What.ID)
    ] * 3


@pytest.mark.parametrize(
    ("rank", "headings"),
    [
        (1, "1st choice; First choice; Choice 1; top pick; choice_1; Choice1; Pref. 1; #1 choice"),
        (1, "1e keuze; Eerste keuze; Keuze 1; eerste_voorkeur; 1ste wens; Voorkeur nr. 1"),
        (1, "Erstwunsch; 1. Wahl; Wunsch 1; Erste Wahl; Priorität 1"),
        (1, "1er choix; 1ère préférence; Premier vœu; Choix 1; Choix n°1; 1re option; Vœu 1; Premier souhait"),
        (1, "Opción 1; Primera opción; 1ª opción; 1a opción; 1ra elección; Primera preferencia; Prioridad 1"),
        (2, "2nd choice; Second preference; Tweede keuze; 2e keuze; Zweitwunsch; 2. Wunsch; Zweite Wahl"),
        (2, "2ème voeu; 2e choix; Deuxième choix; 2nde préférence; Segunda opción; 2da opción; 2.ª opción"),
        (3, "3rd choice; Derde keuze; Drittwunsch; Troisième choix; 3ème choix; Tercera opción; 3ra opción; 3º deseo"),
        (7, "7th choice; Zevende keuze; Siebte Wahl; Septième choix; Séptima opción; 7ma opción"),
    ],
)
def test_the_rank_of_a_wish_is_heard_in_five_languages(rank: int, headings: str) -> None:
    texts = headings.split("; ")
    assert {text: wished_rank(text) for text in texts if wished_rank(text) != rank} == {}


def test_a_class_is_no_position() -> None:
    assert [ordinal(text) for text in ("1a", "2o", "3A", "4b")] == [None] * 4


@pytest.mark.parametrize(
    "rounds",
    [
        "Monday; Friday morning; Afternoon; Round 2; 2nd slot; Second round; Period 3; Mon; Shift 1",
        "Maandag; Dinsdagmiddag; Ochtend; Ronde 2; 2e ronde; Tweede ronde; Dagdeel 1; Blok B",
        "Montag; Dienstag Nachmittag; Vormittag; Runde 2; Zweite Runde; Zeitfenster 1; Sonnabend",
        "Lundi; Mardi matin; Jeudi après-midi; Matin; Créneau 2; Tour 1; Deuxième séance; Soirée; 2e créneau",
        "Lunes; Martes por la tarde; Mañana; Turno 2; Segunda ronda; Miércoles; Sábado; Franja 1; Bloque A",
    ],
)
def test_days_parts_of_the_day_and_numbered_rounds_are_rounds(rounds: str) -> None:
    texts = rounds.split("; ")
    assert {text: named_round(text) for text in texts if bare(named_round(text) or "") != bare(text)} == {}


@pytest.mark.parametrize(
    "text", ["Mon choix", "Mon premier atelier", "Tour de France", "Sun salutation", "Diane", "Jourdan"]
)
def test_words_that_only_look_like_rounds_are_none(text: str) -> None:
    assert named_round(text) is None


@pytest.mark.parametrize(
    "texts",
    [
        "Total;Grand total;Average",
        "Totaal;Gemiddelde;Som",
        "Summe;Gesamt;Durchschnitt",
        "Total;Somme;Moyenne",
        "Suma;Promedio",
    ],
)
def test_words_for_totals(texts: str) -> None:
    assert [is_total(["", text, "12"]) for text in texts.split(";")] == [True] * len(texts.split(";"))


def test_a_class_above_people_is_heard_in_five_languages() -> None:
    rows = [["Class 3A"], ["Klas 3A"], ["Klasse 7b"], ["Classe 6B"], ["Grupo 2"], ["Grade 5"]]
    assert [is_class(row) for row in rows] == [True] * 6


def test_a_word_for_sessions_is_heard_in_five_languages() -> None:
    questions = [
        "Which talk?",
        "Welke lezing kies je?",
        "Dein Projekt",
        "Quel atelier ?",
        "¿Qué taller prefieres?",
        "Age",
    ]
    assert [speaks_of_sessions(text) for text in questions] == [True] * 5 + [False]


@pytest.mark.parametrize(
    ("phrase", "fitting", "others"),
    [
        ("time-stamp", ["time stamp", "timestamp"], ["time", "time stamps"]),
        ("round(s)", ["round", "rounds"], ["roundss"]),
        ("name of (the) room", ["name of room", "name of the room"], ["name the room"]),
        ("max/most people", ["max people", "most people"], ["max", "people"]),
        ("... max ...", ["max", "the max", "max pers", "a max b"], ["maxi"]),
        (".. max", ["max", "the max"], [f"{'long ' * 6}max"]),
        ("<session>-name/id", ["workshop name", "workshopid", "atelier id"], ["name", "workshop"]),
        (
            "(in) which (time-slot/block of)",
            ["which", "in which", "which timeslot", "which block of"],
            ["in", "block of"],
        ),
        ("E-Mail #", ["email 2", "e mail 3"], ["email", "e mail 10"]),
        ("Numéro d'élève", ["numero d eleve"], ["numéro d'élève"]),
    ],
)
def test_phrases_are_written_as_people_write(phrase: str, fitting: list[str], others: list[str]) -> None:
    (rule,) = rules(NOUNS, Words(What.NAME, en=phrase))
    assert [text for text in (*fitting, *others) if rule.fits(text)] == fitting


def test_words_that_rule_a_phrase_out() -> None:
    (rule,) = rules(NOUNS, Words(What.MAXIMUM, en="... seats ...", never="left, per <person>"))
    texts = ["seats", "all seats", "seats left", "seats per pupil", "seats per room"]
    assert [text for text in texts if rule.fits(text)] == ["seats", "all seats", "seats per room"]
