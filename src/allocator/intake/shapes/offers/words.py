"""Words in the headings of sessions and rooms: what they stand for, and what no role is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.tables.content import are_ticks, is_unlimited, may_be_count, says_nothing
from allocator.intake.tables.heading_words import ROOM_RULES, Rules, heard, states_limit
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import COUNTS, LEFT_OUT, Role, What
from allocator.intake.tables.table import SourceTable

GIVERS = re.compile(
    r"\b(supervisors?|betreuer\w*|betreuung|coach\w*|mentor\w*|tutors?|begeleid(?:er\w*|ing)|encadrant\w*|encadrement|"
    r"tut(?:eurs?|rices?|or(?:es|as?)?)|mentores|promotor\w*|directores|directora?|directeurs?|directrices?|advis[eo]rs?)\b"
)
"""Whoever looks after sessions: they give them, but one who looks after many need not be there when they run."""

HELPERS = re.compile(
    r"\bco ?(?=(?:supervisors?|betreuer\w*|coach\w*|mentor\w*|tutors?|begeleider\w*|encadrant\w*|tuteurs?|tutora?|"
    r"leaders?|leiter\w*|teachers?|docent\w*|speakers?|presenters?|hosts?|facilitators?|trainers?|promotor\w*|"
    r"director\w*|directeur\w*|animat\w*|intervenant\w*|ponentes?|advis[eo]rs?)\b)|"
    r"\b(?:zweit(?:betreu|gutacht|leit|pruf|lehr)\w*|assistants?|assistenti?\w*|assistent(?:in(?:nen)?|en)?|assistentes?|asistentes?|"
    r"(?:second|2nd|tweede|2e|zweite[rn]?|deuxieme|segund[oa])(?= (?:supervisor|reader|teacher|leader|speaker|examiner|"
    r"begeleider|lezer|docent|leider|spreker|betreuer\w*|gutachter\w*|leiter\w*|lehrer\w*|encadrant\w*|tut\w+|"
    r"intervenant\w*|animat\w*|ponente|monitora?|director)\b))"
)
"""Words for people who help to give a session, and may have to be there too."""

VAGUE = re.compile(
    r"name|names|naam|namen|nom|nombre|bezeichnung|benaming|description|omschrijving|nr|no|number|nummer|id|code"
)
"""Headings that anything may have."""

BESIDE = re.compile(
    r"\b(contact\w*|kontakt\w*|assist\w*|created|aangemaakt|erstellt|owner|eigenaar|organi[sz]\w*|backup|reserve|"
    r"vervang\w*|vertretung|sponsor\w*|auteur|author|autor)\b"
)
"""Words for people about a session who need not give it."""

OTHER_FIGURES = re.compile(
    r"\b(credits?|ects|enrolled|left|m2|qm|area|oppervlakte|flache|surface|superficie|price|prijs|preis|prix|precio|cost\w*|kosten|euro?|eur|floor|etage|verdieping|stock\w*|"
    r"planta|ages?|leeftijd\w*|alter\w*|edad\w*|duration|duur|dauer|minut\w*|hours?|uren|stunden|week\w*|year|jaar|jahr|points?|punten|"
    r"level|niveau|rank\w*|rang|priorit\w*|prio|prioridad|preference|voorkeur|choice|keuze|wahl|choix|aanmeldingen|inscrits|inscritos|angemeldet\w*|registered|signed|wishes|votes|stemmen|ronde\w*|rounds?)\b"
)
"""Words for figures that are nobody's number of people."""

TAGS = re.compile(
    r"\b(abstract\w*|description|beschrijving|beschreibung|samenvatting|summary|zusammenfassung|resume|resumen|inhoud|inhalt|"
    r"class\w*|klas\w*|grades?|groups?|groep\w*|gruppe\w*|groupes?|grupos?|jahrg\w*|stufen?|years?|levels?|niveau\w*|"
    r"nivel\w*|curso\w*|ages?|leeftijd\w*|alter\w*|edad\w*|zielgruppe\w*|doelgroep\w*|target|audience|public|publico|"
    r"materi\w*|tags?|label\w*|categor\w*|kategor\w*|themen?|themes?|themas?|temas?|keywords?|trefwoord\w*|schlagwort\w*|"
    r"mots?|palabras?|languages?|sprachen?|taal|talen|langues?|idiomas?|equipment|needs?|features?|fach|fachgebiet|vak|subjects?)\b"
)
"""Words for what sessions are sorted by, or need."""

CALLED_ROUNDS = re.compile(
    r"(?:shifts?|slots?|blocks?|blok(?:ken)?|blocke?|dienst(?:en|e)?|schicht(?:en)?|creneaux?|turnos?|bloques?)"
)
"""Words for rounds that people also use for what there is to do in them."""

NOT_THEN = re.compile(
    r"\b(not|never|except|absent|away|unavailable|niet|nooit|behalve|afwezig|nicht|nie|ausser|abwesend|verhindert|pas|"
    r"jamais|sauf|absente?|indisponible|no en|no puede|nunca|salvo|excepto|ausente|can t|cannot|won t|busy|clash\w*|"
    r"conflict\w*|avoid\w*|blocked|closed|kein\w*|geen|bezet|geblokkeerd|gesloten|vermijd\w*|belegt|gesperrt|geschlossen|"
    r"vermeid\w*|evite\w*|evita\w*|occupee?|fermee?|ocupad[oa]|cerrad[oa])\b"
)
"""Words for rounds in which a session does not run."""


_IN_WORDS = (What.SPEAKERS, What.FIXED_ROOM, What.TITLE, What.CODE)
"""What no tick names: 'Door' above ticks is a shift, and no Dutch word for who gives a session."""


def by_words(table: SourceTable, rules: Rules) -> dict[int, Role]:
    """Roles by the words of the headings; a kind of column is there once, and counts are whole numbers."""
    roles: dict[int, Role] = {}
    taken: set[What] = set()
    for place, heading in enumerate(table.headings):
        what = heard(heading, rules) if heading else None
        texts = table.sample[place]
        counted = [text for text in texts if not (says_nothing(text) or is_unlimited(text))]
        few = sum(may_be_count(text) for text in counted) < 0.5 * len(counted)
        if what in COUNTS and (few or states_limit(heading)):
            what = None
        if what in _IN_WORDS and are_ticks(texts) and not any(map(str.isdecimal, texts)):
            what = None
        if what is None or what in taken:
            roles[place] = LEFT_OUT
        else:
            taken.add(what)
            roles[place] = Role(what)
    return roles


def heads_rooms(heading: str) -> bool:
    return bool(heading) and heard(heading, ROOM_RULES) is What.ROOM and not VAGUE.fullmatch(bare(heading))


def is_beside(heading: str) -> bool:
    words = bare(heading)
    return bool(GIVERS.search(words) or BESIDE.search(words))


def are_tags(heading: str, texts: Sequence[str]) -> bool:
    """Whether a heading or its cells have a word for what sessions are sorted by, or a heading one for figures."""
    words = bare(heading)
    return any(TAGS.search(bare(text)) for text in (words, *texts)) or OTHER_FIGURES.search(words) is not None
