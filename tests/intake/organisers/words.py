"""Headings that organisers write, in five languages.

They are not taken from the reader's lists of words: about half of them are words that it need not know.
"""

from __future__ import annotations

from random import Random

_WORDS: dict[str, dict[str, str]] = {
    "name": {
        "nl": "Naam|Deelnemer|Leerling|Naam leerling|Wie|Naam kind|Jouw naam",
        "en": "Name|Student|Full name|Who|Child's name|Camper|Participant",
        "de": "Name|Teilnehmende|Schüler/in|Wer|Name des Kindes|Teilnehmer",
        "fr": "Nom|Personne|Participant|Élève|Nom et prénom|Qui",
        "es": "Nombre|Alumno|Participante|Nombre y apellidos|Asistente|Quién",
    },
    "first": {
        "nl": "Voornaam|Roepnaam",
        "en": "First name|Given name|Forename",
        "de": "Vorname|Rufname",
        "fr": "Prénom",
        "es": "Nombre|Nombre de pila",
    },
    "last": {
        "nl": "Achternaam|Familienaam",
        "en": "Last name|Surname|Family name",
        "de": "Nachname|Familienname|Zuname",
        "fr": "Nom|Nom de famille",
        "es": "Apellidos|Apellido",
    },
    "email": {
        "nl": "E-mail|Mailadres|E-mailadres|Mail",
        "en": "Email|E-mail address|Mail|Contact",
        "de": "E-Mail|Mailadresse|E-Mail-Adresse|Kontakt",
        "fr": "Courriel|Adresse e-mail|Mél",
        "es": "Correo|Correo electrónico|E-mail",
    },
    "class": {
        "nl": "Klas|Groep|Stamgroep|Jaargroep",
        "en": "Class|Year|Form|House|Team",
        "de": "Klasse|Stufe|Jahrgang|Gruppe",
        "fr": "Classe|Groupe|Niveau",
        "es": "Clase|Grupo|Nivel",
    },
    "id": {
        "nl": "Nr|Leerlingnummer|Deelnemersnummer|Stamnr|Pasnummer",
        "en": "ID|No.|Student no.|Badge|Number",
        "de": "Nr.|Matrikelnummer|Lfd. Nr.|Ausweisnr.",
        "fr": "N°|Numéro|Matricule",
        "es": "N.º|Número|Matrícula",
    },
    "choice": {
        "nl": "Keuze {n}|{n}e keuze|Voorkeur {n}|{n}e voorkeur|Optie {n}|Mijn {n}e keus|{o} keuze|Wens {n}|{n}",
        "en": "Choice {n}|{o} choice|Preference {n}|Pick {n}|Option {n}|Favourite {n}|{o} pick|Wish {n}|{n}|rank{n}",
        "de": "Wahl {n}|{n}. Wahl|{n}. Wunsch|{o}wunsch|Priorität {n}|Wunsch {n}|{n}. Priorität|Favorit {n}|{n}",
        "fr": "Choix {n}|{o} choix|Vœu {n}|Option {n}|Souhait {n}|Préférence {n}",
        "es": "Opción {n}|{n}ª opción|Preferencia {n}|Elección {n}|{o} opción|Deseo {n}",
    },
    "in order": {
        "nl": "Zet de workshops in volgorde van voorkeur|Voorkeuren, liefste eerst|Rangschik de activiteiten",
        "en": "Rank the activities|Preferences, best first|Put these in order of preference",
        "de": "Bringe die Angebote in deine Reihenfolge|Wünsche, liebster zuerst|Rangfolge der Kurse",
        "fr": "Classez les ateliers par ordre de préférence|Vœux, du préféré au moins aimé",
        "es": "Ordena los talleres por preferencia|Preferencias, la mejor primero",
    },
    "ticks": {
        "nl": "Wat wil je doen?|Kruis 3 workshops aan!|Welke workshops wil je volgen?|Waar heb je zin in?",
        "en": "Please tick 3 boxes!|What would you like to do?|Which activities interest you?|I would like",
        "de": "Was möchtest du machen?|Bitte 3 Kästchen ankreuzen!|Welche Angebote interessieren dich?",
        "fr": "Que voulez-vous faire ?|Cochez 3 cases|Quels ateliers vous intéressent ?",
        "es": "¿Qué quieres hacer?|Marca 3 casillas|¿Qué talleres te interesan?",
    },
    "grid": {
        "nl": "Geef je voorkeur|Workshops|Jouw keuze",
        "en": "Your preference|Workshops|Rank these",
        "de": "Deine Wahl|Workshops|Bitte wählen",
        "fr": "Votre choix|Ateliers",
        "es": "Tu elección|Talleres",
    },
    "title": {
        "nl": "Workshop|Onderdeel|Aanbod|Activiteit|Titel|Sessie|Les",
        "en": "Workshop|Activity|Session|Title|What|Offering|Elective|Class name",
        "de": "Angebot|Kurs|Titel|Programmpunkt|Veranstaltung|Was",
        "fr": "Atelier|Activité|Titre|Proposition|Séance",
        "es": "Taller|Actividad|Título|Sesión|Propuesta",
    },
    "code": {
        "nl": "Code|Nr|Afk.",
        "en": "Code|No|Ref",
        "de": "Nr.|Kürzel|Code",
        "fr": "Code|N°",
        "es": "Código|N.º",
    },
    "speaker": {
        "nl": "Begeleiding|Begeleider|Spreker|Docent|Door|Wie geeft het?|Gastspreker",
        "en": "Speaker|Led by|Teacher|Facilitator|Run by|Leader|Lecturer",
        "de": "Leitung|Referent|Lehrkraft|Betreuung|Durchführung",
        "fr": "Intervenant|Animateur|Animé par|Responsable",
        "es": "Ponente|Monitor|Responsable|Imparte|Profesor",
    },
    "maximum": {
        "nl": "Max|Maximum|Max. pers|Plaatsen|Capaciteit|Aantal plekken|Hoeveel kunnen er mee?",
        "en": "Max|Capacity|Places|Max no.|Spots|Limit|Class size|Maximum Campers per Activity",
        "de": "Max|Max. TN|Plätze|Höchstzahl|Maximum|Belegung",
        "fr": "Max|Places|Effectif max|Capacité|Nb max|Jauge",
        "es": "Cupo|Plazas|Aforo|Máximo|Máx.",
    },
    "minimum": {
        "nl": "Min|Minimum|Minimaal|Ondergrens",
        "en": "Min|Minimum|Min no.|Fewest",
        "de": "Min|Mindestens|Mindestzahl",
        "fr": "Min|Minimum|Effectif min",
        "es": "Mín.|Mínimo",
    },
    "needed": {
        "nl": "Nodig|Benodigd|Aantal nodig",
        "en": "Needed|People needed|Required",
        "de": "Benötigt|Bedarf|Gesucht",
        "fr": "Besoin|Nécessaires",
        "es": "Necesarios|Hacen falta",
    },
    "allowed": {
        "nl": "Rondes|Wanneer|Kan in",
        "en": "Rounds|When|Runs in|Available",
        "de": "Runden|Wann|Möglich in",
        "fr": "Tours|Quand|Créneaux",
        "es": "Rondas|Cuándo|Turnos",
    },
    "room": {
        "nl": "Zaal|Zaaltje|Lokaal|Ruimte|Locatie|Naam zaal",
        "en": "Room|Venue|Location|Space|Where",
        "de": "Raum|Saal|Zimmer|Ort|Räumlichkeit",
        "fr": "Salle|Lieu|Local|Espace",
        "es": "Aula|Sala|Espacio|Lugar|Salón",
    },
    "seats": {
        "nl": "Capaciteit|Max. pers|Aantal stoelen|Plaatsen|Zitplaatsen|Cap.",
        "en": "Capacity|Seats|Cap.|Holds|Chairs|Max people",
        "de": "Kapazität|Plätze|Sitzplätze|Belegung|Stühle",
        "fr": "Capacité|Places|Nb de places|Chaises",
        "es": "Capacidad|Aforo|Cupo|Sillas|Plazas",
    },
    "round": {
        "nl": "Ronde|Blok|Dagdeel|Tijdvak",
        "en": "Round|Block|Slot|Period",
        "de": "Runde|Block|Durchgang|Zeitfenster",
        "fr": "Tour|Créneau|Bloc",
        "es": "Ronda|Turno|Bloque",
    },
    "day": {"nl": "Dag", "en": "Day", "de": "Tag", "fr": "Jour", "es": "Día"},
    "date": {"nl": "Datum", "en": "Date", "de": "Datum", "fr": "Date", "es": "Fecha"},
    "time": {"nl": "Tijd|Tijdstip", "en": "Time|At", "de": "Zeit|Uhrzeit", "fr": "Heure|Horaire", "es": "Hora|Horario"},
    "start": {"nl": "Begin|Start|Van", "en": "Start|Begins|From", "de": "Beginn|Von", "fr": "Début|De", "es": "Inicio"},
    "end": {"nl": "Eind|Einde|Tot", "en": "End|Ends|To", "de": "Ende|Bis", "fr": "Fin|À", "es": "Fin|Hasta"},
    "rank": {
        "nl": "Prioriteit|Rang|Volgorde",
        "en": "priority|Rank|Preference",
        "de": "Priorität|Rang|Reihenfolge",
        "fr": "Priorité|Rang|Ordre",
        "es": "Prioridad|Orden",
    },
    "fixed": {
        "nl": "Ingedeeld bij|Vast in|Plaatsing|Zit al bij",
        "en": "Assigned to|Must attend|Placement|Placed in",
        "de": "Eingeteilt in|Fest in|Zuteilung",
        "fr": "Affecté à|Placé dans",
        "es": "Asignado a|Plaza fija en",
    },
    "not allowed": {
        "nl": "Mag niet in|Niet bij",
        "en": "Not allowed in|Must not attend",
        "de": "Darf nicht in|Nicht in",
        "fr": "Ne peut pas aller à|Interdit dans",
        "es": "No puede ir a|Excluido de",
    },
    "signed up": {
        "nl": "Aanmeldingen|Inschrijflijst|Deelnemerslijst",
        "en": "Sign-up|Sign up sheet|Participants",
        "de": "Anmeldungen|Einschreibeliste|Teilnehmerliste",
        "fr": "Inscriptions|Liste",
        "es": "Inscripciones|Lista",
    },
    "stamp": {
        "nl": "Tijdstempel",
        "en": "Timestamp",
        "de": "Zeitstempel",
        "fr": "Horodateur",
        "es": "Marca temporal",
    },
    "remark": {
        "nl": "Opmerkingen|Bijzonderheden|Wil je nog iets kwijt?",
        "en": "Remarks|Anything else?|Notes",
        "de": "Bemerkungen|Sonstiges",
        "fr": "Remarques|Autre chose ?",
        "es": "Observaciones|¿Algo más?",
    },
    "status": {"nl": "Status", "en": "Status", "de": "Status", "fr": "Statut|État", "es": "Estado"},
    "friend": {
        "nl": "Samen met|Vriendje",
        "en": "Friend|Together with",
        "de": "Zusammen mit|Freund/in",
        "fr": "Avec qui ?|Ami",
        "es": "Junto con|Amigo",
    },
    "category": {"nl": "Categorie", "en": "Category", "de": "Kategorie", "fr": "Catégorie", "es": "Categoría"},
    "duration": {"nl": "Duur", "en": "Duration", "de": "Dauer", "fr": "Durée", "es": "Duración"},
    "price": {"nl": "Prijs", "en": "Price", "de": "Preis", "fr": "Prix", "es": "Precio"},
    "total": {"nl": "Totaal", "en": "Total", "de": "Summe", "fr": "Total", "es": "Total"},
    "statistic": {
        "nl": "Aantal activiteiten|Gemiddeld|Nog vrij",
        "en": "Number of Activities|Average|Left over",
        "de": "Anzahl Angebote|Durchschnitt|Noch frei",
        "fr": "Nombre d'activités|Moyenne",
        "es": "Número de actividades|Media",
    },
    "headline": {
        "nl": "Workshopdag voorjaar|Inschrijvingen projectweek|Activiteitendag - overzicht",
        "en": "Activity day - overview|Spring workshops|Camp sign-ups",
        "de": "Projekttag - Übersicht|Wahlen zur Projektwoche|Workshoptag im Frühjahr",
        "fr": "Journée des ateliers|Inscriptions du printemps",
        "es": "Jornada de talleres|Inscripciones de primavera",
    },
}

USELESS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "nl": (("T-shirtmaat", ("S", "M", "L")), ("Betaald", ("ja", "nee")), ("Dieet", ("geen", "vega"))),
    "en": (("T-shirt", ("S", "M", "L")), ("Paid", ("yes", "no")), ("Bus", ("1", "2"))),
    "de": (("T-Shirt", ("S", "M", "L")), ("Bezahlt", ("ja", "nein")), ("Essen", ("alles", "vegetarisch"))),
    "fr": (("Taille", ("S", "M", "L")), ("Payé", ("oui", "non")), ("Repas", ("tout", "végétarien"))),
    "es": (("Talla", ("S", "M", "L")), ("Pagado", ("sí", "no")), ("Comida", ("todo", "vegetariana"))),
}
"""Columns of people that are of no use to a plan, with what may stand in them."""

_ORDINALS = {
    "nl": ("Eerste", "Tweede", "Derde", "Vierde", "Vijfde"),
    "en": ("First", "Second", "Third", "Fourth", "Fifth"),
    "de": ("Erst", "Zweit", "Dritt", "Viert", "Fünft"),
    "fr": ("Premier", "Deuxième", "Troisième", "Quatrième", "Cinquième"),
    "es": ("Primera", "Segunda", "Tercera", "Cuarta", "Quinta"),
}
LIKINGS = {
    "nl": ("graag", "misschien", "liever niet"),
    "en": ("love to", "maybe", "rather not"),
    "de": ("gern", "vielleicht", "lieber nicht"),
    "fr": ("volontiers", "peut-être", "non"),
    "es": ("sí", "quizás", "no"),
}
"""Words of liking, from the warmest to a refusal."""

NAME_OF_A_CLASS = {
    "nl": ("{n}{l}", "Groep {n}", "klas {n}{l}", "{n}-{m}"),
    "en": ("Y{n}", "{n}{l}", "Year {n}", "{n}-{m}"),
    "de": ("{n}{l}", "Klasse {n}", "{n}-{m}"),
    "fr": ("{n}e{l}", "CM{m}", "{n}-{m}"),
    "es": ("{n}º{l}", "{n}.º", "{n}-{m}"),
}
"""What the classes of an event are called."""

YES_NO = {"nl": ("ja", "nee"), "en": ("Yes", "No"), "de": ("Ja", "Nein"), "fr": ("oui", "non"), "es": ("sí", "no")}


def word(chance: Random, language: str, what: str) -> str:
    """One of the headings for a kind of column."""
    return chance.choice(_WORDS[what][language].split("|"))


def choice_words(chance: Random, language: str, count: int) -> list[str]:
    """The headings of columns for wish 1, 2, 3, ..."""
    pattern = word(chance, language, "choice")
    return [pattern.format(n=number + 1, o=_ORDINALS[language][number]) for number in range(count)]


def ordinal_choices(language: str, count: int) -> list[str]:
    """What a form calls the rows of a grid of ranks: '1st choice', '2nd choice'."""
    form = {"nl": "{n}e keuze", "en": "{s} choice", "de": "{n}. Wahl", "fr": "{n}e choix", "es": "{n}ª opción"}[
        language
    ]
    return [form.format(n=n, s=f"{n}{('st', 'nd', 'rd')[n - 1] if n < 4 else 'th'}") for n in range(1, count + 1)]
