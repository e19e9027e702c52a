"""The words by which programmes in Dutch, English and German are read. Everything here is in small letters."""

from __future__ import annotations

import re


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


SESSION_WORDS = {
    "workshop": "workshops",
    "sessie": "sessies",
    "session": "sessions",
    "deelsessie": "deelsessies",
    "lezing": "lezingen",
    "werkgroep": "werkgroepen",
    "cursus": "cursussen",
    "activiteit": "activiteiten",
    "masterclass": "masterclasses",
    "excursie": "excursies",
    "les": "lessen",
    "clinic": "clinics",
    "talk": "talks",
    "lecture": "lectures",
    "seminar": "seminars",
    "course": "courses",
    "activity": "activities",
    "tutorial": "tutorials",
    "panel": "panels",
    "forum": "forums",
    "lab": "labs",
    "atelier": "ateliers",
    "vortrag": "vorträge",
    "arbeitsgruppe": "arbeitsgruppen",
    "kurs": "kurse",
    "sitzung": "sitzungen",
    "angebot": "angebote",
    "projekt": "projekte",
    "station": "stationen",
}
"""What programmes call one session, and several."""

DOTTED_TITLES = _set("mag. phil. rer. nat. med. oec. hum. jur. pol. habil.")
"""What comes before a name and is not part of it where there is a dot; Phil without one is a name."""

REPRESENTATIVES = {
    "vertegenwoordiger": "Vertegenwoordiger",
    "medewerker": "Medewerker",
    "representative": "Representative",
    "vertreter": "Vertreter",
    "vertretern": "Vertreter",
    "vertreterinnen": "Vertreterin",
    "vertreterin": "Vertreterin",
}
"""What people without a name are called, and what one of them is."""

ROLES = _set(
    """
    senior junior lead consultant director directeur direktor direktorin manager head chief officer lecturer teacher
    coach trainer trainster advisor adviser adviseur beleidsadviseur coordinator coördinator projectleider docent
    docente dozent dozentin leiter leiterin referent referentin geschäftsführer geschäftsführerin lehrer lehrerin
    beraterin berater student studente researcher onderzoeker forscher forscherin author auteur autor autorin president
    voorzitter vorsitzende vorsitzender chair chairman secretary founder oprichter gründer gründerin ceo cto cfo ciso
    engineer scientist professional specialist expert experte expertin psycholoog therapist therapeut artist
    kunstenaar künstler künstlerin writer musician musicus musiker wethouder burgemeester minister mayor
    staatssecretaris bürgermeister bürgermeisterin moderator moderatorin illustrator fotograaf journalist
    journaliste
    """
)
"""What people do; it may come before their names, and is in no name."""

NO_PERSON = ROLES | _set(
    """
    universiteit university universität hogeschool hochschule school schule college gemeente ministerie ministry
    ministerium stichting foundation stiftung provincie province provinz vereniging verein association instituut
    institute institut bank groep group gruppe bedrijf company firma bureau büro centrum centre center zentrum
    stadt city raad council rat politie police polizei brandweer defensie defence ziekenhuis hospital krankenhaus
    waterschap ggd bibliotheek library bibliothek museum nederland netherlands deutschland germany
    belgië belgium europe europa international internationaal bv gmbh inc ltd nv ag kg ev b.v n.v e.v co
    zaal lokaal ruimte room hall raum saal aula theater theatre gebäude gebouw building floor etage verdieping
    de van von vom ten ter zur the an your our my how why what when who with for and from to of on in is are do does can
    we you een het hoe waarom wat wie wanneer met voor naar over onder ons onze je jouw u uw ik wij der die
    das ein eine wie
    warum was wer wann mit für nach über unter unser unsere ihr wir du
    social digital digitale virtual artificial machine deep data mental modern new nieuwe neue open smart green
    advanced basic introduction inleiding einführung workshop workshops session sessions sessie sessies round ronde
    runde keynote plenary plenair pauze pause break lunch coffee koffie kaffee
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday
    sunday montag dienstag mittwoch donnerstag freitag samstag sonntag
    januari februari maart mei juni juli september oktober november december january february july october
    januar februar märz dezember
    english engels englisch nederlands dutch niederländisch german duits deutsch online hybrid
    """
)
"""Words that are in no person's name, and are in those of organisations, functions, places and titles."""

NO_PERSON_ENDINGS = (
    "bedrijf",
    "dienst",
    "regio",
    "instituut",
    "universiteit",
    "universität",
    "gesellschaft",
    "ministerium",
    "ministerie",
    "stichting",
    "schule",
    "school",
    "verein",
    "vereniging",
    "zentrum",
    "centrum",
    "corporatie",
    "verband",
    "fabrik",
    "museum",
    "krankenhaus",
    "ziekenhuis",
)

_ONE = (
    "spreker spreekster inleider docent docente begeleider trainer workshopleider gastspreker leiding presentatie "
    "speaker presenter lecturer facilitator host instructor teacher tutor facilitation referent referentin dozent "
    "dozentin leitung sprecher sprecherin kursleiter kursleiterin kursleitung begeleiding moderatie moderation "
    "workshopleiterin "
    "vortragender vortragende"
)
_SEVERAL = (
    "sprekers inleiders docenten begeleiders trainers workshopleiders gastsprekers speakers presenters facilitators "
    "hosts instructors teachers tutors referenten referentinnen dozenten dozentinnen sprecherinnen"
)
SEVERAL_SPEAKERS = _set(_SEVERAL)
SPEAKER_LINE = re.compile(
    rf"(?P<who>{'|'.join(sorted({*_ONE.split(), *_SEVERAL.split()}, key=len, reverse=True))})"
    r"(?P<open>[(/:*][\w:/*-]{1,12}\)?)?\s*[:–—-]\s*(?P<names>\S.*)$",
    re.IGNORECASE,
)
"""'Spreker(s): NAMES', 'Referent*in: NAMES'."""

NO_NAME_YET = re.compile(
    r"(?:(?:speakers?|names?|sprekers?|namen|naam|docent|referent|referentin)\s+)?"
    r"(?:n\.?\s?n\.?(?:\s?b\.?)?|t\.?b\.?[acd]\.?|(?:nog |noch )?(?:onbekend|unbekannt|unknown|open|offen)|"
    r"(?:nog |noch |later |nader )?(?:volgt|volgen|folgt|folgen)(?: (?:nog|noch|later))?|"
    r"(?:(?:nog|noch|wordt|worden|wird|werden|to be|later|nader|niet|nicht|te|zu) )+"
    r"(?:bekend ?gemaakt|bekend|bepalen|bepaald|announced|confirmed|determined|decided|bekannt ?gegeben|bekannt|"
    r"benannt|bestimmt|bestimmen|klären)|wird noch)(?!\w)",
    re.IGNORECASE,
)
"""What stands where a name is to come."""

BY_LINE = re.compile(
    r"(?:(?:verzorgd|gegeven|geleid|gepresenteerd|begeleid|presented|given|led|hosted|facilitated|run|taught|geleitet|"
    r"gehalten|moderiert|durchgeführt)\s+)?(?:van en met|by and with|von und mit|"
    r"door|by|von|met|with|mit|durch|o\.l\.v\.|onder leiding van|"
    r"unter (?:der )?leitung von)\s*:?\s+(?P<names>\S.*)$",
    re.IGNORECASE,
)
"""A line that begins with 'door NAMES'."""

SAID_BY = re.compile(
    r"(?:\b(?:verzorgd|gegeven|geleid|gepresenteerd|begeleid|presented|given|led|hosted|facilitated|run|taught|"
    r"geleitet|gehalten|moderiert|durchgeführt|angeboten)\s+(?:door|by|von|durch)\s"
    r"|(?:^|[.?!…]\s+|[(–—-]\s*)(?:Door|By|Von|door|by|von|with|met|mit)\s"
    r"|\b(?:spreker|inleider|docent|begeleider|speaker|presenter|facilitator|referent|referentin|dozent|dozentin)s?"
    r"\b[^.:;?!]{0,40}?\s(?:is|zijn|are|ist|sind)\s)(?=\S)",
)
"""Where a sentence of a description says who gives the session; the names follow."""

BY_IN_TITLE = re.compile(
    r"[\s,(–—-]+(?P<by>(?:verzorgd |gegeven |geleid |presented |given |led |geleitet |gehalten )?"
    r"(?:van en met|by and with|von und mit|"
    r"door|by|von|met|with|mit|o\.l\.v\.|onder leiding van|unter (?:der )?leitung von))\s+(?P<names>\S.*?)\)?$"
)

BREAK = re.compile(
    r"(?:\w+\s)?(?:pauze|koffie\w*|thee\w*|lunch\w*|borrel|ontvangst|inloop|registratie|diner|netwerk(?:en|moment|borrel)?|wisseltijd|"
    r"wissel|aankomst|vertrek|einde|uitloop|break|coffee|tea|registration|reception|drinks|dinner|arrival|departure|"
    r"networking|end|check-in|pause|kaffee\w*|mittag\w*|empfang|ankunft|anmeldung|imbiss|ende|abreise|ausklang|"
    r"get-together|apéro|umtrunk)\b",
    re.IGNORECASE,
)
"""What is neither a session nor a plenary."""

PLENARY = re.compile(
    r"plenai\w*|plenary|plenum\w*|keynote\w*|opening\w*|welkom\w*|welcome|afsluit\w*|sluiting|closing|slot\w*|"
    r"terugkoppeling|wrap[- ]?up|eröffnung\w*|begrüßung\w*|grußwort\w*|abschluss\w*|schlusswort\w*|verabschiedung|"
    r"dagvoorzitter|hauptvortrag|impulsvortrag",
    re.IGNORECASE,
)
"""What everybody attends."""

ALSO_PLENARY = re.compile(r"\b(?:plenai\w+|plenary|plenum\w*|keynote\w*|hauptvortrag|hauptredner\w*)\b", re.IGNORECASE)
"""A remark after a speaker's name that they speak for everybody too."""

_NUMERAL = r"\d{1,2}|[A-Z](?![\w.])|I{1,3}V?|IV|VI{0,3}"
ROUND = re.compile(
    rf"(?:(?P<ordinal>\d{{1,2}}(?:e|de|ste|st|nd|rd|th|\.)?|eerste|tweede|derde|vierde|vijfde|first|second|third|fourth|"
    rf"fifth|erste|zweite|dritte|vierte|fünfte)\s+)?"
    rf"(?:(?:workshop|sessie|session|keuze|parallel\w*|wahl)s?[ -]?)?"
    rf"(?:ronde|rounds?|runde|phase|fase|block|blok|tijdslot|tijdvak|time ?slot|slot|zeitfenster|zeitblock|"
    rf"(?<=parallel[ -])sessions?|(?<=parallelle )sessies?)"
    rf"(?:\s*(?:nr\.?\s*)?(?P<number>{_NUMERAL}))?(?![\w-])",
    re.IGNORECASE,
)
"""The name of a round: 'Ronde 1', 'Workshopronde B', '2nd round', 'Parallel session II'."""

GENERIC = re.compile(
    r"(?:datum|date|overzicht|programma\w*|programme?|overview|übersicht|programm|keuze|keuzes|parallelle?|parallel|de|het|the|die|"
    r"der|van|of|our|onze|unsere|alle|all|dag\w*|day|tages\w*|schedule|zeitplan|ablauf|timetable|agenda|list|lijst|liste|"
    r"inhoud|contents?|inhalt|"
    + "|".join(sorted({word for pair in SESSION_WORDS.items() for word in pair}, key=len, reverse=True))
    + r"|[\s:&/*-])+$",
    re.IGNORECASE,
)
"""A heading that says only that sessions follow."""

ROOM = re.compile(
    r"(?:(?:locatie|plaats|ruimte|location|venue|place|ort|wo|where|waar|room|zaal|lokaal|raum|saal)\s*:\s*(?P<told>[^,;|()\[\]]{1,40})"
    r"|(?P<named>(?:zaal|lokaal|ruimte|kamer|room|hall|raum|saal|hörsaal|klassenzimmer|zimmer|seminarraum|"
    r"konferenzraum|vergaderzaal|collegezaal|classroom|auditorium)\s+(?:[A-Z]?\d[\w.]*|[A-Z]\b[\w.]*|(?-i:[A-ZÀ-Þ]\w+)(?:\s(?-i:[A-ZÀ-Þ]\w+))?)"
    r"|(?:[A-ZÀ-Þ]\w+\s)?(?:\w+zaal|\w+kamer|\w+saal|\w+raum|aula|auditorium|mensa|foyer|turnhalle|gymzaal)))(?![\w-])",
    re.IGNORECASE,
)
"""A room: 'Zaal 3', 'Room B2', 'Locatie: Aula', 'Tuinzaal'."""

MAXIMUM = re.compile(
    r"\b(?:(?:max(?:imaal|imum|imal|\.)?|höchstens|hooguit|ten hoogste|at most|up to|limited to|bis zu|"
    r"aantal plaatsen|capacity|capaciteit|plätze|teilnehmerzahl|begrenzt auf)\s*:?\s*(?P<most>\d{1,4})"
    r"(?!\d|\s*(?:jaar|jahre?|years?|min|uur|hours?|std|stunden|%|€|euro|punten|points))"
    r"(?:\s*(?:deelnemers|personen|plaatsen|participants|people|persons|seats|places|pers\.?|teilnehmer\w*|"
    r"teilnehmende|leerlingen|pupils|schüler\w*|plätze|tn|p\.?|pax)(?![\w]))?"
    r"|(?P<seats>\d{1,4})\s*(?:plaatsen|seats|places|plätze)\b)",
    re.IGNORECASE,
)
"""How many attend at most: 'max. 20 deelnemers', '20 Plätze'."""

VERBS = _set(
    """
    is zijn was waren wordt worden werd heeft hebben had kan kunnen kon zal zullen zou moet moeten mag wil willen gaat
    gaan komt komen maakt maken doet doen blijft blijven staat staan geeft geven leert leren ziet zien vertelt vertellen
    ondersteunt bestaat biedt laat neemt onderzoekt bespreekt bespreken verkent verkennen kijkt kijken belicht behandelt
    krijgt vraagt helpt werkt werken speelt spelen vormt toont ontdek ontdekt ontstaat draait draaien veranderen
    are were be been has have will would can could must may do does did gets makes takes gives shows explores explains
    discusses learn discover join looks helps works explore
    ist sind war wird werden wurde hat haben kann können muss müssen soll sollen darf will wollen geht gehen kommt
    macht machen zeigt zeigen gibt lernt lernen bietet erklärt führt hilft stellt erfahren entdecken
    """
)
"""Verbs by which a sentence is told from the rest of a title."""

BEGINS_A_SENTENCE = _set(
    """
    de het een tijdens in deze dit we wij er u je hierbij wat hoe waarom wie als met voor na om door the this these a an
    during we you it there our how what why if with for der die das ein eine diese dieser dieses wir sie es während wie
    was warum wer wenn mit für nach
    """
)
"""Words with which a description begins rather than the rest of a title."""

ADJECTIVE = re.compile(
    r"\w+(?:iel|eel|aal|isch|ief|air|aire|iële|ele|ale|ische[rnsm]?|ieve|lijke?|ell|elle[rnsm]?|ial|al|ic|ary)$"
)
"""An adjective such as two of which are joined by a hyphen: 'civiel-militaire', 'deutsch-französisch'."""

ABBREVIATIONS = _set(
    "dr drs prof ir ing mr mrs ms mw dhr ds hr fr st max min ca nr bijv bv o.a d.w.z resp vgl evt incl excl m.b.v "
    "i.s.m t.b.v e.g i.e vs etc z.b u.a d.h bzw ggf ph.d ll.m m.a m.sc b.a b.sc"
)
"""What ends with a dot that ends no sentence."""
