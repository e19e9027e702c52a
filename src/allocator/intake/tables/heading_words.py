"""Which words in a heading stand for which kind of column, in English, Dutch and German."""

from __future__ import annotations

import re
from collections.abc import Iterable

from allocator.intake.tables.headings import bare, label_of
from allocator.intake.tables.roles import What

Rules = tuple[tuple[What, re.Pattern[str]], ...]


def _rules(*rules: tuple[What, str]) -> Rules:
    return tuple((what, re.compile(rf"(?:{words})")) for what, words in rules)


_PEOPLE = (
    "student|students|pupil|participant|participants|attendee|attendees|person|people|member|employee|applicant|guest|"
    "begeleider|leider|helper|helfer|leiter|leiterin|"
    "leerling|leerlingen|deelnemer|deelnemers|persoon|medewerker|schuler|schulerin|schuler in|schuler innen|schueler|"
    "teilnehmer|teilnehmerin|teilnehmende|teilnehmer in|mitarbeiter|gast|leader|respondent|child|kind"
)
_CLASS = (
    "class|klas|klasse|stamgroep|grade|jahrgang|jahrgangsstufe|stufe|leerjaar|form|homeroom|academic year|school year|"
    "classe|clase"
)
_SESSION_NOUN = (
    "session|sessions|workshop|workshops|project|projects|projekt|projekte|course|courses|kurs|kurse|cursus|activity|"
    "activities|activiteit|activiteiten|aktivitat|angebot|seminar|topic|onderwerp|thema|event|veranstaltung|sessie|"
    "sessies|lezing|lecture|talk|vortrag|game|table|club|elective|keuzevak|wahlfach|ag|masterclass|station|unternehmen|"
    "bedrijf|firma"
)
_FIRST = "(?:vor|voor|first|given|vorname|voornaam|first name|given name|prenom|nombre)"
_LAST = (
    "(?:nach|zu|achter|last|family|nachname|zuname|familienname|achternaam|familienaam|last name|family name|surname|"
    "nom|apellidos?)"
)
_WHO = rf"(?:{_PEOPLE})(?: s)?"

PERSON_RULES = _rules(
    (
        What.LEFT_OUT,
        r"(.* )?(ip address|ip adres|collector id|custom data.*|start ?language|last ?page|refurl|user agent|"
        r"location ?(latitude|longitude)|distribution ?channel|external ?(data ?)?reference|user ?language|"
        r"response ?type|recorded ?date|last modified time|tijd van laatste wijziging|uhrzeit der letzten anderung|"
        r"total points|quiz feedback|ticket type|order date|phone.*|telefoon.*|telefon.*)",
    ),
    (
        What.LEFT_OUT,
        r"seed|duration.*|progress|quantity|start time|begintijd|startzeit|start ?date|date ?started|order|"
        r"order (no|id|number)|score",
    ),
    (
        What.STATUS,
        r"(.{1,20} )?status|(aanmeld|inschrijf|inschrijvings|deelname|anmelde|teilnahme|buchungs)status|finished|"
        r"voltooid|abgeschlossen|attending|rsvp|coming|komt|kommt|deelname|teilnahme|nimmt teil",
    ),
    (
        What.EMAIL,
        r"(.* )?(e ?mail|mail)( ?(address|adres|adresse|addr))?( \d)?|(.* )?(emailadres|emailadresse)( .*)?|"
        r"courriel|(.* )?correo( electronico)?",
    ),
    (What.EMAIL, r".*\b(e ?mail ?(address|adres|adresse)|mailadres)\b.*|username"),
    (
        What.STAMP,
        r"time ?stamp|tijd ?stempel|zeit ?stempel|completion time|tijd van voltooien|fertigstellungszeit|submit ?date|"
        r"date submitted|submitted( at| on)?|end ?date|date|datum|datum en tijd|ingevuld op|eingereicht( am)?|"
        r"horodateur|marca temporal|last action|completed( at| on)?|created( at)?|registered( at)?|response date",
    ),
    (What.NAME, rf"(.* )?({_FIRST} ((und|en|and|et|y) )?{_LAST}|{_LAST} ((und|en|and|et|y) )?{_FIRST})( .*)?"),
    (
        What.FIRST,
        r"(.* )?(first|given|fore|christian) ?names?( .*)?|"
        r"(.* )?(voornaam|vorname|vornamen|roepnaam|prenom)( .*)?|first",
    ),
    (What.INFIX, r"(.* )?(tussenvoegsels?|tussenv|infix|voorvoegsels?|namenszusatz)( .*)?"),
    (
        What.LAST,
        r"(.* )?(last|family|sur) ?names?( .*)?|"
        r"(.* )?(achternaam|familienaam|nachname|familienname|zuname|apellidos?)( .*)?|last",
    ),
    (
        What.ID,
        rf"id|nr|no|number|nummer|(({_PEOPLE}|response|antwoord|antwort|account|user|registration|person|personal) ?"
        rf"(id|nr|no|number|nummer|code))|(student|leerling|personeels|matrikel ?|schuler|deelnemer|teilnehmer)"
        rf"(nummer|nr)|stam ?(nummer|nr)|login|user ?id|nuid|matrikel|barcode",
    ),
    (
        What.NAME,
        r"(full |volledige |uw |your |je |jouw |dein |ihr |your full )?(name|naam|names|full name|vollstandiger name)|"
        rf"{_WHO}( (full )?(name|naam))?|name (of|der|des|van) .*|naam (van )?.*|(what is|what s) your (full )?name|"
        r"wat is (je|jouw|uw) (volledige )?naam( .*)?|(wie|hoe) (heisst|heet) (du|je|jij)( .*)?|"
        r"wie ist (dein|ihr) name|name und vorname|name vorname|nom|nom complet|nombre|nombre completo",
    ),
    (What.ORGANISATION, rf"(.{{0,25}} )?({_CLASS})( .{{0,20}})?"),
    (
        What.ORGANISATION,
        r"(.{0,25} )?(organi[sz]ation|organisatie|company|school|department|afdeling|abteilung|institution|institut|"
        r"bedrijf|firma|werkgever|employer|gruppe|gemeente|affiliation|team)( .{0,20})?",
    ),
)
"""Words for columns about people; the first that fits counts."""

SESSION_RULES = _rules(
    (
        What.AT_MOST,
        r"max(imum|imaal|imal|imale)?( (number|no|aantal|anzahl)( of| an| van)?)? ?"
        r"(veranstaltungen|runs|times|keer|repetitions|sessions|durchfuhrungen|offerings|slots|rondes|rounds|"
        r"runden)|at most",
    ),
    (
        What.AT_LEAST,
        r"min(imum|imaal|imal|imale|destens)?( (number|no|aantal|anzahl)( of| an| van)?)? ?"
        r"(veranstaltungen|runs|times|keer|repetitions|sessions|durchfuhrungen|offerings|slots|rondes|rounds|"
        r"runden)|at least",
    ),
    (
        What.EXACTLY,
        r"(aantal|anzahl( der)?|(number|no|nr)( of)?|how many|hoeveel|wie ?viele) ?"
        r"(rounds|rondes|runden|runs|times|keer|durchfuhrungen|durchgange|slots|blokken|uitvoeringen|repetitions)|"
        r"how often|hoe vaak|wie oft|runs|times",
    ),
    (
        What.MINIMUM,
        r"(.* )?(min|minimum|minimaal|minimal|mindest|mindestens|mindestteilnehmer|mindestzahl|minsize)( .*)?",
    ),
    (
        What.MAXIMUM,
        r"(.* )?(max|maximum|maximaal|maximal|hochstens|capacity|capaciteit|kapazitat|limit|cap|seats|spots|spaces|"
        r"places|plaatsen|plekken|platze|maxsize|size|teilnehmerzahl|hochstzahl|maximaal aantal|quota|"
        r"max teilnehmer)( .*)?",
    ),
    (What.EARLIEST, r"(fruhester|fruheste|earliest|vroegste|ab|from|vanaf|first possible)( .*)?"),
    (What.ALLOWED, r"(allowed|possible|available|mogliche|erlaubte|toegestane|mogelijke) ?(rounds|rondes|runden|.*)"),
    (
        What.ALLOWED,
        r"((in )?(which|welke|welche[nrm]?) )?((workshop|sessie|session)? ?(rounds?|rondes?|runden?)|blok(ken)?|"
        r"blocks?|blocke|(time ?)?slots?|tijdslot(en|s)?|tijdvak(ken)?|tijdstip(pen)?|dagdeel|dagdelen|zeitfenster|"
        r"zeitblock|tageszeit|durchgange?|periods?|when|wanneer|wann|time|tijd|zeit|zeitpunkt|time of day|day part)",
    ),
    (
        What.SPEAKERS,
        r"(.* )?(speakers?|presenters?|sprekers?|referent|referentin|referenten|referent in|leitung|leiter|leiterin|"
        r"docent|docenten|dozent|dozentin|teacher|teachers|lehrer|lehrkraft|begeleider|begeleiders|facilitator|"
        r"instructor|host|lector|trainer|door)( .*)?",
    ),
    (What.FIXED_ROOM, r"room|raum|zaal|lokaal|ruimte|location|locatie|ort|saal|zimmer"),
    (
        What.CODE,
        rf"(({_SESSION_NOUN}) ?)?(code|id|nr|no|number|nummer|num|key|kurzel|afkorting|abbreviation|kuerzel)|slug|"
        rf"({_SESSION_NOUN})(nummer|nr|code)",
    ),
    (
        What.TITLE,
        rf"(.* )?(title|titel|title of .*)|(({_SESSION_NOUN}) ?)?(name|naam|titel|title|bezeichnung)|{_SESSION_NOUN}",
    ),
    (What.SUBTITLE, r"fachrichtung|subtitle|ondertitel|untertitel|zusatz"),
)
"""Words for columns about sessions."""

ROOM_RULES = _rules(
    (
        What.ROOM,
        r"room|rooms|raum|raume|zaal|zalen|lokaal|lokalen|ruimte|ruimtes|saal|zimmer|venue|klassenraum|classroom|hall|"
        r"(room|raum|zaal|lokaal|ruimte) ?(name|naam|number|nummer|nr|no|bezeichnung)",
    ),
    (
        What.CAPACITY,
        r"(.* )?(capacity|capaciteit|kapazitat|seats|places|plaatsen|platze|sitzplatze|zitplaatsen|size|max|maximum|"
        r"personen|persons)( .*)?",
    ),
    (What.FEATURES, r"features|equipment|voorzieningen|kenmerken|ausstattung|facilities"),
)
"""Words for columns about rooms."""

ROUND_RULES = _rules(
    (What.ROUND, r"round|rounds|ronde|rondes|runde|runden|block|blok|slot|time ?slot|zeitfenster|tijdvak|period|zeit"),
)
"""Words for columns about rounds."""

LONG_RULES = _rules(
    (
        What.SESSION,
        rf"({_SESSION_NOUN})( ?(name|title|titel|naam|code|id|nr|number|nummer))?|(choice|wish|keuze|wunsch|wahl)",
    ),
    (
        What.RANK,
        r"(.* )?(rank|ranking|rang|priority|prio|prioriteit|prioritat|position|preference( order)?|"
        r"voorkeur)|choice (number|no|nr)|order",
    ),
    (What.SCORE, r"score|points|punten|punkte|rating|bewertung"),
    (What.ROUND, r"round|ronde|runde|block|blok|time ?slot|slot|zeitfenster|tijdvak"),
)
"""Words for the columns of a list with a row for every wish."""

_SESSIONS = re.compile(rf"\b(?:{_SESSION_NOUN})\b")
_CLASS_NAME = re.compile(
    r"(class|klas|klasse|classe|clase|groep|gruppe|group|grade|year|leerjaar|jahrgang|stufe) ?[0-9]{0,2} ?[0-9a-z]{1,3}"
)
_TOTALS = re.compile(
    r"(grand )?(total|totals|totaal|totalen|sum|summe|gesamt|gesamtsumme|insgesamt|count|anzahl|aantal|average|"
    r"gemiddelde|mittelwert|durchschnitt|mean|subtotal|subtotaal|zwischensumme|som)( .{0,30})?"
)
_TOTALS_BEGIN = frozenset(
    ["gra", "tot", "sum", "ges", "ins", "cou", "anz", "aan", "ave", "gem", "mit", "dur", "mea", "sub", "zwi", "som"]
)


def heard(heading: str, rules: Rules) -> What | None:
    """What the first rule says that fits the whole heading, its label, or its question."""
    question, label = label_of(heading)
    for text in dict.fromkeys((heading, question, label)):
        words = bare(text)
        if words:
            for what, pattern in rules:
                if pattern.fullmatch(words):
                    return what
    return None


def speaks_of_sessions(heading: str) -> bool:
    """Whether a heading has a word for a session."""
    return bool(_SESSIONS.search(bare(heading)))


def is_class(cells: Iterable[str]) -> bool:
    """Whether a row holds nothing but the name of a class, such as 'Klas 3A': a heading for the people below."""
    filled = [cell for cell in cells if cell and not cell.isspace()]
    return len(filled) == 1 and bool(_CLASS_NAME.fullmatch(bare(filled[0])))


def is_total(cells: Iterable[str]) -> bool:
    """Whether a row begins with a word for a total."""
    first = next((cell for cell in cells if cell and not cell.isspace()), "").strip()
    return first[:3].casefold() in _TOTALS_BEGIN and bool(_TOTALS.fullmatch(bare(first)))
