"""Made-up programmes of every kind that organisers write, each with the sessions and speakers that are in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from allocator.event import Event, Fixed
from allocator.intake.programme.phrases.named_people import people_in
from allocator.intake.programme.read_programme import read_programme
from allocator.intake.programme.settled.settle import SettledProgramme

NETWORK_DAY = """\
Netwerkdag Samen Leren
Donderdag 12 maart 2026

Programma

09.00 uur Ontvangst met koffie en thee
09.30 uur Plenaire opening door wethouder Karin Oosterling
10.00 - 11.00 uur Ronde 1
Workshop 1: Lezen met plezier (Marieke van den Broek, leesconsulent) - Zaal 3, max. 20 deelnemers
Workshop 2: Rekenen in de keuken (Tom Hendriksen en Saskia de Wit, pabo Oosterveen) - Zaal 4
Workshop 3: Omgaan met drukte (dr. J.P. Vermeulen, Hogeschool Merenstad) - Aula
11.00 - 11.15 uur Pauze
11.15 - 12.15 uur Ronde 2
Workshop 4: Buiten is ook een lokaal (Wies Kaandorp) - Zaal 3
Workshop 1: Lezen met plezier (Marieke van den Broek, leesconsulent) - Zaal 4
12.15 uur Lunch
13.15 uur Afsluiting en borrel
"""

SPRING_CONFERENCE = """\
Spring Conference 2026

Parallel sessions

1. Teaching with Games by Alice Marlow
Games are everywhere. In this session we look at how board games can be used in the classroom.

2. Feedback that Sticks by Dr. Ben Okafor and Prof. Carla Lindqvist
A hands-on session about feedback:
- what works
- what does not
- what you can do tomorrow

3. The Quiet Classroom by Dev Patel, Harbour College
Max. 15 participants. Bring your own laptop.

Lunch
Closing keynote: "What next?" by Alice Marlow
"""

FACHTAG = """\
# Fachtag Digitale Bildung

**Mittwoch, 14. Oktober 2026**

## Arbeitsgruppen

### AG 1: Lernen mit Tablets
Referentin: Dr. Ursula Brandtner
Raum 204, max. 18 Teilnehmende

Wie gelingt der Einsatz von Tablets im Unterricht?

### AG 2: Datenschutz im Schulalltag
Referent: Jens Kowalke, Landesamt Nordheim
Raum 105

### AG 3: Gemeinsam Texte schreiben
Referent*innen: Mareike Thölke und Paul Strasser

## Abschluss im Plenum
"""

OPEN_DAY = """\
# Open day

| Nr | Title | Speaker | Room | Max |
|----|-------|---------|------|-----|
| A1 | Bread for beginners | Nora Eklund | Kitchen | 12 |
| A2 | Knots and ropes | Peter Vandermolen; Ida Sund | Deck | 20 |
| A3 | Stars in winter | Ola Brightwater (Observatory) | Roof | |
"""

BULLETS = """\
Workshops op de studiedag

• Tekenen voor iedereen – Lotte Wagenaar
• Zingen zonder noten – Pim de Graaf
• Schrijven in de natuur – Els Bontekoe & Han Vos
"""

UNMARKED = """\
Inspiratiemiddag De Werf

De kracht van vragen stellen
door Jolanda Verkerk

In deze workshop leer je betere vragen stellen.

Van idee naar plan
door Rik van 't Hof en Noor el Amrani

Een idee is snel geboren. Maar dan?

Slim vergaderen
Spreker: Bert Aalders, zelfstandig adviseur
"""

TABS = """\
Titel\tSpreker\tRonde
Muziek maken\tGerda Zwart\tRonde 1
Dansen\tHugo Blom en Iris Kok\tRonde 2
Koken\tJan-Willem Prins\tRonde 1
"""

GARDENERS = """\
Jahrestagung der Gartenfreunde, 5.9.2026

Block A (10:00–11:30 Uhr)
A1 Kräuter ziehen, mit Hanna Feldkamp (Raum 2)
A2 Bäume schneiden, mit Otto Reismann und Lena Quast (Raum 3)

Mittagspause 11:30–13:00 Uhr

Block B (13:00–14:30 Uhr)
B1 Kompost leicht gemacht, von Prof. Dr. Ilse Moosbrugger (Raum 2)
B2 Bienen im Garten, von Timo Hagedorn (Raum 3; höchstens 15 Teilnehmer)
"""

NUMBERS_THAT_RESTART = """\
Pupils' day

Round 1 (9:00-10:00)
1. Juggling - with Mia Stone
2. Magic - with Leo Hart
Round 2 (10:15-11:15)
1. Drumming - with Zara Wells
2. Magic - with Leo Hart
"""

WATER = """\
SYMPOSIUM WATER EN WIJK

Sessie 1 - Regenwater in de tuin
Sprekers: Anneke Duin (gemeente Hoogduin), Bas Rietveld (waterschap)
Hoe vangen we water op?

Sessie 2 - Groene daken: wat levert het op?
Spreker: mr. Corrie Dakpan, jurist bij Woonstichting Ons Erf

Sessie 3 - De stad als spons
Spreker: volgt
"""

NAMES_FIRST = """\
Careers evening

Helen Carter: My first year as a nurse
Imran Siddiqui: Building bridges that last
Joy Fletcher: From pupil to pilot
"""

LETTERS = """\
Keuzeprogramma middag

A. Wandelen langs het water (begeleiding: Kees Molenaar)
B. Fietsen door de polder (begeleiding: Truus Polder en Wim Dijk)
C. Museumbezoek (zonder begeleiding)
"""

HEADINGS = """\
# Teacher day

## Slow reading
*Speaker: Vera Holt*

Reading slowly is a skill.

1. choose a page
2. read it twice

## Maps and stories
*Speakers: Sam Reed and Tilda North*

Maximum 24 people.

## Plenary closing
"""

BROKEN_AT_THE_MARGIN = """\
Dag van de Zorg

Workshop 1
Samen beslissen aan het bed: hoe betrekken we patiënten en hun naasten bij
moeilijke keuzes in de laatste fase
door Fatima Bouzid, verpleegkundige

Workshop 2
Werkgeluk
door Gijs Tromp. Gijs vertelt in deze workshop over zijn eigen zoektocht en
laat zien wat werkt. Geïnspireerd door Viktor Frankl.
"""

TIMES_IN_FRONT = """\
10.00-10.45 Workshop A: Weven (Suze Linnen) | Lokaal 12
10.00-10.45 Workshop B: Vilten (Teun Wol) | Lokaal 14
11.00-11.45 Workshop C: Breien (Suze Linnen) | Lokaal 12
"""

STEPS_WITHIN = """\
Zomerschool

1. Zeilen (Anna Wind)
Je leert:
1. knopen
2. sturen
3. overstag gaan
2. Zwemmen (Bo Water)
3. Duiken (Cas Diep)
In deze volgorde:
1. ademen
2. zinken
"""

ROUNDS_ACROSS = """\
# Studiemiddag

| | Ronde 1 (13:00-14:00) | Ronde 2 (14:15-15:15) |
|---|---|---|
| Zaal 1 | Workshop 1: Klei (Ans Pot) | Workshop 2: Verf (Bep Kwast) |
| Zaal 2 | Workshop 3: Hout (Cor Zaag) | Workshop 1: Klei (Ans Pot) |
"""

ROUNDS_CALLED_SESSIONS = """\
Conference on Rivers

Session 1 (10:00-11:00)
- Salmon and dams - Ruth Weir
- Maps of water - Gail Brook
Session 2 (11:30-12:30)
- Floods - Noel Banks
"""

PROSE = """\
Dag van het Erfgoed

Workshop 1

Molens in beweging: Het molenaarsvak staat onder druk. Molenaar *Wiebe Wiekstra* laat zien wat er bij komt kijken.

Workshop 2

Kerken zonder kerkgangers. Wat nu? Veel kerken staan leeg. *Vertegenwoordigers* van STOEN (stichting oude gebouwen) en
het kerkfonds Noord vertellen over herbestemming.

Workshop 3

Archieven op straat. Deze workshop wordt verzorgd door *Tine Doosman (archivaris)* en *Rob Kist*, ondersteund door
*Ella Map* (tevens plenaire spreker).
"""

BARS_BETWEEN = """\
WORKSHOPRONDE 1 – 13.30 tot 14.30 uur

1A | Positief opvoeden | Mirjam Stolk (orthopedagoog) | zaal Esdoorn
1B | Grenzen stellen | drs. Peter-Paul Aerts | zaal Beuk

WORKSHOPRONDE 2 – 14.45 tot 15.45 uur

2A | Slapen als een roos | Yvonne de Ruiter en Sjaak Pot | zaal Esdoorn
2B | Pubers aan tafel | Mirjam Stolk (orthopedagoog) | zaal Beuk
"""

GERMAN_WORKSHOPS = """\
Workshop 1 – Wie wir lernen
Referent: Prof. Dr. Dr. h.c. Hans-Georg Lindner (Universität Talheim)

Das Gehirn lernt immer.

Workshop 2 – Digitale Helfer
Referentinnen: Katja Sommer, Petra Winter (beide Medienzentrum Talheim)

Apps für den Alltag.

Workshop 3 – Raum für Stille (max. 10 Pers.)
Leitung: Sr. Benedikta Maurer

Hinweis: Bitte bringen Sie bequeme Kleidung mit.
"""

SENTENCES = """\
De workshops:

1) Klimaatadaptatie in de wijk. Door Sanne Boomgaard, projectleider gemeente Lagemeer. Hoe maak je een straat klaar voor
de toekomst? In deze workshop gaan we aan de slag.
2) Energie delen met je buren. Door Wouter van Dalen (coöperatie Zonnig) en Iris Meulenbelt. Samen energie opwekken kan.
3) Groen in de stad: van tegel naar tuin. Door hovenier Klaas de Groot.
"""

CODES_WITH_SPEAKERS = """\
Session overview

A1: Getting started with oral history. Speaker: Dr Eleanor Pike
A2: Digitising on a budget. Speakers: Marcus Reed, Ngozi Adeyemi
B1: Copyright for beginners. Speaker: Hugh Latimer (Latimer & Sons)
"""

PHASES = """\
Programm

09:00 Ankunft und Kaffee
09:30 Begrüßung durch Bürgermeisterin Renate Vogel
10:00 Impulsvortrag "Heimat heute", Dr. Axel Brand

11:00–12:30 Workshop-Phase 1
1. Theater im Dorf – Simone Krüger, Theaterpädagogin
2. Streuobst und Saft – Manfred Apfel
3. Nachbarschaft organisieren – Leyla Demir & Tobias Funk

12:30 Mittagessen

13:30–15:00 Workshop-Phase 2
4. Dorfladen gründen – Wolfgang Huber
5. Mitfahrbank – Simone Krüger, Theaterpädagogin
"""

SURNAMES = """\
Keuzelijst activiteiten sportdag

Activiteit 1: Boogschieten (begeleider: meneer Van den Berg)
Activiteit 2: Kanoën (begeleiders: mevrouw Jansen en meneer De Boer)
Activiteit 3: Bootcamp
"""

FIELDS = """\
Workshops

Title: Watercolour basics
Speaker: Anna Bell
Room: Studio 1
Max: 12

Title: Life drawing
Speaker: George Finch
Room: Studio 2
Max: 10
"""

TEACHERS = """\
Teacher Conference Northfield – Saturday 21 March 2026

9:00 – 9:30 am   Registration & coffee
9:30 – 10:15 am  Keynote: Learning to Look, Prof. Margaret Ellison (University of Northfield)
10:30 – 11:30 am  Workshops Round 1

W1. Phonics for Older Pupils
Sarah O'Leary, Literacy Lead, Ash Grove School
Room: B12
Older pupils who cannot read need something different.

W2. Coding without Computers
Raj Mehta & Lucy Tran
Room: Hall
No experience needed.

11:45 – 12:45  Workshops Round 2

W3. "Maths Outside": Taking Numbers to the Woods
Tom Birch
Room: Garden (max 16)

W1. Phonics for Older Pupils
Sarah O'Leary
Room: B12

12:45 Lunch
"""

KINDS: dict[str, tuple[str, list[tuple[str, str, tuple[str, ...]]]]] = {
    "marked, with rounds, rooms and limits": (
        NETWORK_DAY,
        [
            ("W1", "Lezen met plezier", ("Marieke van den Broek",)),
            ("W2", "Rekenen in de keuken", ("Tom Hendriksen", "Saskia de Wit")),
            ("W3", "Omgaan met drukte", ("J.P. Vermeulen",)),
            ("W4", "Buiten is ook een lokaal", ("Wies Kaandorp",)),
        ],
    ),
    "numbered, by": (
        SPRING_CONFERENCE,
        [
            ("W1", "Teaching with Games", ("Alice Marlow",)),
            ("W2", "Feedback that Sticks", ("Ben Okafor", "Carla Lindqvist")),
            ("W3", "The Quiet Classroom", ("Dev Patel",)),
        ],
    ),
    "German, with speaker lines": (
        FACHTAG,
        [
            ("W1", "Lernen mit Tablets", ("Ursula Brandtner",)),
            ("W2", "Datenschutz im Schulalltag", ("Jens Kowalke",)),
            ("W3", "Gemeinsam Texte schreiben", ("Mareike Thölke", "Paul Strasser")),
        ],
    ),
    "a table of Markdown": (
        OPEN_DAY,
        [
            ("A1", "Bread for beginners", ("Nora Eklund",)),
            ("A2", "Knots and ropes", ("Peter Vandermolen", "Ida Sund")),
            ("A3", "Stars in winter", ("Ola Brightwater",)),
        ],
    ),
    "bullets, names behind a dash": (
        BULLETS,
        [
            ("W1", "Tekenen voor iedereen", ("Lotte Wagenaar",)),
            ("W2", "Zingen zonder noten", ("Pim de Graaf",)),
            ("W3", "Schrijven in de natuur", ("Els Bontekoe", "Han Vos")),
        ],
    ),
    "no marks at all": (
        UNMARKED,
        [
            ("W1", "De kracht van vragen stellen", ("Jolanda Verkerk",)),
            ("W2", "Van idee naar plan", ("Rik van 't Hof", "Noor el Amrani")),
            ("W3", "Slim vergaderen", ("Bert Aalders",)),
        ],
    ),
    "columns between tabs": (
        TABS,
        [
            ("W1", "Muziek maken", ("Gerda Zwart",)),
            ("W2", "Dansen", ("Hugo Blom", "Iris Kok")),
            ("W3", "Koken", ("Jan-Willem Prins",)),
        ],
    ),
    "German, codes in blocks": (
        GARDENERS,
        [
            ("A1", "Kräuter ziehen", ("Hanna Feldkamp",)),
            ("A2", "Bäume schneiden", ("Otto Reismann", "Lena Quast")),
            ("B1", "Kompost leicht gemacht", ("Ilse Moosbrugger",)),
            ("B2", "Bienen im Garten", ("Timo Hagedorn",)),
        ],
    ),
    "numbers that start again": (
        NUMBERS_THAT_RESTART,
        [
            ("W1.1", "Juggling", ("Mia Stone",)),
            ("W1.2", "Magic", ("Leo Hart",)),
            ("W2.1", "Drumming", ("Zara Wells",)),
        ],
    ),
    "Dutch, with speaker lines": (
        WATER,
        [
            ("W1", "Regenwater in de tuin", ("Anneke Duin", "Bas Rietveld")),
            ("W2", "Groene daken: wat levert het op?", ("Corrie Dakpan",)),
            ("W3", "De stad als spons", ()),
        ],
    ),
    "names in front": (
        NAMES_FIRST,
        [
            ("W1", "My first year as a nurse", ("Helen Carter",)),
            ("W2", "Building bridges that last", ("Imran Siddiqui",)),
            ("W3", "From pupil to pilot", ("Joy Fletcher",)),
        ],
    ),
    "letters": (
        LETTERS,
        [
            ("A", "Wandelen langs het water", ("Kees Molenaar",)),
            ("B", "Fietsen door de polder", ("Truus Polder", "Wim Dijk")),
            ("C", "Museumbezoek (zonder begeleiding)", ()),
        ],
    ),
    "headings": (
        HEADINGS,
        [("W1", "Slow reading", ("Vera Holt",)), ("W2", "Maps and stories", ("Sam Reed", "Tilda North"))],
    ),
    "lines broken at the margin": (
        BROKEN_AT_THE_MARGIN,
        [
            (
                "W1",
                "Samen beslissen aan het bed: hoe betrekken we patiënten en hun naasten bij moeilijke keuzes in de "
                "laatste fase",
                ("Fatima Bouzid",),
            ),
            ("W2", "Werkgeluk", ("Gijs Tromp",)),
        ],
    ),
    "times in front": (
        TIMES_IN_FRONT,
        [("A", "Weven", ("Suze Linnen",)), ("B", "Vilten", ("Teun Wol",)), ("C", "Breien", ("Suze Linnen",))],
    ),
    "numbered steps in descriptions": (
        STEPS_WITHIN,
        [("W1", "Zeilen", ("Anna Wind",)), ("W2", "Zwemmen", ("Bo Water",)), ("W3", "Duiken", ("Cas Diep",))],
    ),
    "rounds across, rooms down": (
        ROUNDS_ACROSS,
        [("W1", "Klei", ("Ans Pot",)), ("W2", "Verf", ("Bep Kwast",)), ("W3", "Hout", ("Cor Zaag",))],
    ),
    "rounds called sessions": (
        ROUNDS_CALLED_SESSIONS,
        [
            ("W1", "Salmon and dams", ("Ruth Weir",)),
            ("W2", "Maps of water", ("Gail Brook",)),
            ("W3", "Floods", ("Noel Banks",)),
        ],
    ),
    "speakers in the descriptions": (
        PROSE,
        [
            ("W1", "Molens in beweging", ("Wiebe Wiekstra",)),
            (
                "W2",
                "Kerken zonder kerkgangers. Wat nu?",
                ("Vertegenwoordiger STOEN", "Vertegenwoordiger Kerkfonds Noord"),
            ),
            ("W3", "Archieven op straat", ("Tine Doosman", "Rob Kist", "Ella Map")),
        ],
    ),
    "bars between, codes 1A": (
        BARS_BETWEEN,
        [
            ("1A", "Positief opvoeden", ("Mirjam Stolk",)),
            ("1B", "Grenzen stellen", ("Peter-Paul Aerts",)),
            ("2A", "Slapen als een roos", ("Yvonne de Ruiter", "Sjaak Pot")),
            ("2B", "Pubers aan tafel", ("Mirjam Stolk",)),
        ],
    ),
    "German workshops": (
        GERMAN_WORKSHOPS,
        [
            ("W1", "Wie wir lernen", ("Hans-Georg Lindner",)),
            ("W2", "Digitale Helfer", ("Katja Sommer", "Petra Winter")),
            ("W3", "Raum für Stille", ("Benedikta Maurer",)),
        ],
    ),
    "title, speaker and description in one paragraph": (
        SENTENCES,
        [
            ("W1", "Klimaatadaptatie in de wijk", ("Sanne Boomgaard",)),
            ("W2", "Energie delen met je buren", ("Wouter van Dalen", "Iris Meulenbelt")),
            ("W3", "Groen in de stad: van tegel naar tuin", ("Klaas de Groot",)),
        ],
    ),
    "codes with speakers on the line": (
        CODES_WITH_SPEAKERS,
        [
            ("A1", "Getting started with oral history", ("Eleanor Pike",)),
            ("A2", "Digitising on a budget", ("Marcus Reed", "Ngozi Adeyemi")),
            ("B1", "Copyright for beginners", ("Hugh Latimer",)),
        ],
    ),
    "German phases": (
        PHASES,
        [
            ("W1", "Theater im Dorf", ("Simone Krüger",)),
            ("W2", "Streuobst und Saft", ("Manfred Apfel",)),
            ("W3", "Nachbarschaft organisieren", ("Leyla Demir", "Tobias Funk")),
            ("W4", "Dorfladen gründen", ("Wolfgang Huber",)),
            ("W5", "Mitfahrbank", ("Simone Krüger",)),
        ],
    ),
    "surnames only": (
        SURNAMES,
        [
            ("W1", "Boogschieten", ("Van den Berg",)),
            ("W2", "Kanoën", ("Jansen", "De Boer")),
            ("W3", "Bootcamp", ()),
        ],
    ),
    "a field on each line": (
        FIELDS,
        [("W1", "Watercolour basics", ("Anna Bell",)), ("W2", "Life drawing", ("George Finch",))],
    ),
    "names on a line of their own": (
        TEACHERS,
        [
            ("W1", "Phonics for Older Pupils", ("Sarah O'Leary",)),
            ("W2", "Coding without Computers", ("Raj Mehta", "Lucy Tran")),
            ("W3", '"Maths Outside": Taking Numbers to the Woods', ("Tom Birch",)),
        ],
    ),
}


def read(folder: Path, text: str) -> SettledProgramme:
    """What is read of a text."""
    file = folder / "programme.txt"
    file.write_text(text, encoding="utf-8")
    return read_programme(file)


def found(event: Event) -> list[tuple[str, str, tuple[str, ...]]]:
    """The sessions with their speakers."""
    return [(session.code, session.title, session.speakers) for session in event.sessions]


@pytest.mark.parametrize("kind", KINDS)
def test_sessions_and_speakers_are_read(kind: str, tmp_path: Path) -> None:
    text, expected = KINDS[kind]
    event = read(tmp_path, text).event
    assert found(event) == expected
    named = dict.fromkeys(name for _, _, names in expected for name in names)
    assert [speaker.name for speaker in event.speakers] == list(named)


def test_rounds_rooms_limits_and_the_title_are_read(tmp_path: Path) -> None:
    event = read(tmp_path, NETWORK_DAY).event
    assert (event.title, event.labels.sessions) == ("Netwerkdag Samen Leren", "workshops")
    assert [(round.name, round.start, round.end) for round in event.rounds] == [
        ("Ronde 1", datetime(2026, 3, 12, 10, 0), datetime(2026, 3, 12, 11, 0)),
        ("Ronde 2", datetime(2026, 3, 12, 11, 15), datetime(2026, 3, 12, 12, 15)),
    ]
    assert [room.name for room in event.rooms] == ["Zaal 3", "Zaal 4", "Aula"]
    reading = event.session_of["W1"]
    assert (reading.maximum, reading.room) == (20, None)
    assert reading.fixed == (Fixed("Ronde 1", "Zaal 3"), Fixed("Ronde 2", "Zaal 4"))
    assert reading.rounds == frozenset({"Ronde 1", "Ronde 2"})
    assert [session.maximum for session in event.sessions] == [20, None, None, None]


def test_a_room_without_rounds_is_the_only_room(tmp_path: Path) -> None:
    event = read(tmp_path, FACHTAG).event
    assert [(session.room, session.maximum) for session in event.sessions] == [
        ("Raum 204", 18),
        ("Raum 105", None),
        (None, None),
    ]
    assert (event.rounds, event.labels.session) == ((), "arbeitsgruppe")


def test_rounds_are_named_by_their_times_where_they_have_no_name(tmp_path: Path) -> None:
    programme = read(tmp_path, TIMES_IN_FRONT)
    assert [round.name for round in programme.event.rounds] == ["10.00-10.45", "11.00-11.45"]
    weaving = programme.event.session_of["A"]
    assert (weaving.fixed, weaving.rounds) == ((Fixed("10.00-10.45", "Lokaal 12"),), frozenset({"10.00-10.45"}))
    blank = [(mark.sheet, mark.key, mark.column) for mark in programme.marks if mark.blank]
    assert blank == [
        ("Rounds", "10.00-10.45", "Date"),
        ("Rounds", "11.00-11.45", "Date"),
        ("Rooms", "Lokaal 12", "Capacity"),
        ("Rooms", "Lokaal 14", "Capacity"),
    ]


def test_plenaries_are_left_out_and_their_speakers_noted(tmp_path: Path) -> None:
    programme = read(tmp_path, SPRING_CONFERENCE)
    assert [(one.where, one.message) for one in programme.left_out] == [
        ("line 18", '"Closing keynote: "What next?" by Alice Marlow" is for everybody and was left out.')
    ]
    assert [(mark.sheet, mark.key, mark.column, mark.place, mark.message) for mark in programme.marks] == [
        (
            "Speakers",
            "Alice Marlow",
            "Unavailable rounds",
            "line 18",
            '"Alice Marlow" speaks in the plenary too; if that is during a round, write the round here.',
        )
    ]
    assert (programme.described, programme.breaks) == (6, 1)


def test_what_was_read_between_the_lines_is_marked(tmp_path: Path) -> None:
    programme = read(tmp_path, PROSE)
    assert [(mark.key, mark.column, mark.place, mark.message) for mark in programme.marks] == [
        ("W1", "Speakers", "line 5", '"Wiebe Wiekstra": named in the description; check who speaks.'),
        ("W2", "Title", "line 9", '"Wat nu?" was taken as part of the title.'),
        ("W2", "Speakers", "line 9", "no name is given; write one when it is known."),
        (
            "Ella Map",
            "Unavailable rounds",
            "line 14",
            '"Ella Map" speaks in the plenary too; if that is during a round, write the round here.',
        ),
    ]


def test_a_session_whose_speaker_is_not_known_yet_is_marked(tmp_path: Path) -> None:
    programme = read(tmp_path, WATER)
    assert [(mark.key, mark.column, mark.place, mark.message) for mark in programme.marks] == [
        ("W3", "Speakers", "line 10", "no speaker was found.")
    ]


def test_a_room_and_a_limit_may_stand_behind_the_names(tmp_path: Path) -> None:
    text = (
        "AG 1: Töpfern. Leitung: Hanna Feldkamp. Raum 008. Max. 12 Teilnehmer\n"
        "AG 2: Schach. Leitung: Otto Reismann. Turnhalle\n"
    )
    event = read(tmp_path, text).event
    assert [(session.title, session.speakers, session.room, session.maximum) for session in event.sessions] == [
        ("Töpfern", ("Hanna Feldkamp",), "Raum 008", 12),
        ("Schach", ("Otto Reismann",), "Turnhalle", None),
    ]


@pytest.mark.parametrize("text", ["Leger des Heils", "Huis des Volks"])
def test_organisations_are_no_people(text: str) -> None:
    assert people_in(text) == []
