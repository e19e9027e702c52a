"""The symposium: a real programme with made-up rounds, rooms and attendees, to try everything on.

Real are the fifteen workshops, their speakers and the day: the public programme of the Dutch symposium 'Een weerbare
samenleving', 25 November 2026, down to the speaker of workshop 12, who also speaks in the plenary before the first
round. Everything else is made up: rounds, rooms, limits, which workshop draws most, and all 360 attendees with their
names, organisations, addresses, needs, absences and wishes. That the 21 speakers are the last 21 of those attendees is
made up too, and so is what they wish for. Addresses are at example.org, example.com and example.nl only, which belong
to nobody.

There is a seat for everybody in every round, but only just, so that nearly every room is used all day; a test holds a
timetable that seats everybody.

The same seed gives the same event on every machine: `random.Random.random` is promised to stay as it is, and nothing
else of that module is used, for the rest of it may change between versions of Python.
"""

from __future__ import annotations

import math
import random
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from allocator.event import Attendee, Event, Fixed, Labels, Pin, Room, Round, Session, Speaker, Wish
from allocator.policy import Policy

SEED = 20261125
"""The seed of the example in examples/symposium: the day of the symposium."""

ATTENDEES = 360
WISHES = 5
WITHOUT_WISHES = 6
ABSENT_ONCE = 12
STEP_FREE = "drempelvrij"
NEED_STEP_FREE = 8

ROUNDS = (
    Round("Ronde 1", datetime(2026, 11, 25, 11, 15), datetime(2026, 11, 25, 12, 5)),
    Round("Ronde 2", datetime(2026, 11, 25, 13, 15), datetime(2026, 11, 25, 14, 5)),
    Round("Ronde 3", datetime(2026, 11, 25, 14, 35), datetime(2026, 11, 25, 15, 25)),
)
AFTERNOON = frozenset({"Ronde 2", "Ronde 3"})

ROOMS = (
    Room("Aula", 60, frozenset({STEP_FREE, "beamer", "geluid"})),
    Room("Grote Zaal", 45, frozenset({STEP_FREE, "beamer", "geluid"})),
    Room("Tuinzaal", 40, frozenset({STEP_FREE, "beamer"})),
    Room("Bibliotheek", 35, frozenset({STEP_FREE, "beamer"})),
    Room("Zuilenzaal", 30, frozenset({STEP_FREE, "beamer"})),
    Room("Haardkamer", 30, frozenset({STEP_FREE, "beamer"})),
    Room("Atelier", 25, frozenset({STEP_FREE, "beamer"})),
    Room("Oranjerie", 25, frozenset({STEP_FREE})),
    Room("Serre", 20, frozenset({STEP_FREE, "beamer"}), closed=frozenset({"Ronde 1"})),
    Room("Spiegelkamer", 20, frozenset({STEP_FREE, "beamer"})),
    Room("Torenkamer", 20, frozenset({"beamer"})),
    Room("Zolderzaal", 20, frozenset({"beamer"})),
)

PLENARY_SPEAKER = "Kosuke Nagazawa"


def _workshop(
    number: int,
    title: str,
    speakers: str,
    *,
    at_most: int = 2,
    maximum: int | None = None,
    rounds: frozenset[str] | None = None,
    fixed: tuple[Fixed, ...] = (),
    room: str | None = None,
    features: frozenset[str] = frozenset(),
) -> Session:
    """A workshop held once to `at_most` times, with at least eight people each time; speakers divided by ';'."""
    return Session(
        code=f"W{number}",
        title=title,
        speakers=tuple(speakers.split("; ")),
        minimum=8,
        maximum=maximum,
        at_most=at_most,
        rounds=rounds,
        fixed=fixed,
        room=room,
        features=features,
    )


WORKSHOPS = (
    _workshop(
        1,
        "Landelijke ontwikkeling coördinatie- en noodsteunpunten",
        "Charlotte van Ruyven",
        at_most=3,
        room="Aula",
    ),
    _workshop(
        2,
        "Zorg voor de bevolking: maatschappelijke weerbaarheid en de langdurige crisis",
        "Roxane Daniëls",
        at_most=3,
    ),
    _workshop(
        3,
        "Van kritieke infrastructuur tot burgers: hoe houden we Nederland draaiende tijdens een (digitale) crisis",
        "Jeroen Teppema; John Busch",
        at_most=3,
        features=frozenset({"beamer"}),
    ),
    _workshop(4, "Civiel-militaire samenwerking, what's next?", "André van Wijk", at_most=3),
    _workshop(
        5,
        "Uitval drinkwatervoorziening",
        "Vertegenwoordiger VEWIN; Vertegenwoordiger Waterbedrijf Groningen",
        at_most=3,
    ),
    _workshop(
        6,
        "Cybersecurity en Europa. Vriend of Vijand?",
        "Liesbeth Holterman",
        at_most=3,
        features=frozenset({"beamer"}),
    ),
    _workshop(
        7,
        "Religie, dood en morele weerbaarheid: Strategische lessen uit Rusland en Oekraïne",
        "Joris van Bladel; Willemijn Kemp",
    ),
    _workshop(8, "Samenbouwen aan een weerbaar Nederland", "Ralf van der Vegten", at_most=3),
    _workshop(9, "Eenduidige inrichting burgerreserves volgens SES-model", "Pascal Kastelijn"),
    _workshop(10, "Leger des Heils als structureel partner in weerbaarheid", "Linda van Berkel", at_most=3),
    _workshop(11, "Oekraïense lessons learned en de whole-of-society benadering", "Johan Haan"),
    _workshop(
        12,
        "Wat kunnen we leren van Japan wanneer het gaat om weerbaarheid?",
        PLENARY_SPEAKER,
        maximum=40,
    ),
    _workshop(
        13,
        "Een nationaal centrum voor een weerbare samenleving naar Canadees voorbeeld: iets voor Nederland?",
        "Perry Steckly",
        maximum=40,
        rounds=AFTERNOON,
    ),
    _workshop(
        14,
        "Lessen en ervaringen vanuit het Caribisch gebied",
        "Alexandra Sizoo; Joeri van Dun; Terell Hamlet",
        features=frozenset({"geluid"}),
    ),
    _workshop(
        15,
        "Hoe weerbaar is ons cultureel erfgoed?",
        "Cecile van der Tweel; Renate van Leijen",
        fixed=(Fixed("Ronde 2", "Bibliotheek"),),
        features=frozenset({"beamer"}),
    ),
)

POPULARITY = "W1 W6 W3 W4 W2 W8 W5 W10 W7 W12 W11 W14 W13 W9 W15"

SPEAKER_ORGANISATIONS = {
    "W1": "Landelijk project pilot noodsteunpunten",
    "W2": "VNG",
    "W3": "ENEXIS",
    "W4": "Defensie",
    "W5": "VEWIN / Waterbedrijf Groningen",
    "W6": "Cyberveilig Nederland",
    "W7": "Egmont Institute / AIES",
    "W8": "Burgerreserve",
    "W9": "Stichting Extra Samen",
    "W10": "Leger des Heils",
    "W11": "Triangular Group Insights",
    "W13": "NC-CIPSeR",
    "W14": "VNG International / TNO",
    "W15": "Rijksdienst voor het Cultureel Erfgoed",
}

FIRST_NAMES = """
    Aafje Abel Aldo Amber Anouk Arjen Babet Bente Bram Carlijn Casper Dagmar Daan Demi Derk Douwe Elske Emiel Esmee
    Evert Femke Fenna Floris Folkert Gijs Gwen Hanna Harm Hidde Ilse Imke Ivo Jasmijn Jelle Joost Jorrit Kaat Kirsten
    Koen Lars Lieke Loes Luuk Maaike Maud Menno Mirthe Nadia Niels Noor Olivier Oscar Pim Puck Quinten Rein Rosa Ruben
    Samira Sanne Siebe Stijn Tess Thijs Tirza Ubbo Vera Wessel Wietske Yara Yusuf Zoë
"""

SURNAMES = """
    Aardenbeemd Akkerhof Beekhorst Berkelland Blauwvoet Brakema Broekhoven Dalemstra Dennebos Distelberg Drostenhof
    Elzenga Eikelkamp Fluitema Gaasterhuis Geestman Goudhaan Haverling Heidestra Hooiveld IJsselhof Jonkerbeek Kaaistra
    Kerkmolen Klaverstein Korenblom Kruithof Langeduin Leeuwerikx Lindeboer Maneschijn Meerwaldt Molenvliet Nachtegaals
    Noordhoek Oeverman Ooijendijk Paardekraal Polderink Pruimboom Raapstra Rietvelden Roggebrand Schaapherder
    Schemerhoorn Sluisman Spechtenhof Steenuil Tarwema Terpstede Uiterwijk Veenbaas Vlasakker Vuurtoren Wagenmakers
    Waterhoen Wilgenstra Wolkenveld Zandstroom Zilverling
"""

PREFIXES = ("", "", "", "", "van ", "van 't ", "van der ", "ter ")

ORGANISATIONS = (
    "Gemeente Oosterveen",
    "Gemeente Westerkade",
    "Gemeente Hoogduin",
    "Gemeente Lagemeer",
    "Gemeente Drie Bruggen",
    "Veiligheidsregio Middenland",
    "Veiligheidsregio Rivier en Heide",
    "Veiligheidsregio Kustboog",
    "Veiligheidsregio Grensstreek",
    "Provincie Nieuwland",
    "Waterschap De Lage Kaden",
    "Waterschap Zilte Polders",
    "GGD Heidestreek",
    "Ziekenhuis Sint Jorisberg",
    "Zorggroep De Linde",
    "Woonstichting Ons Erf",
    "Drinkwaterbedrijf Bronveld",
    "Netbeheer Noorderlicht",
    "Hogeschool Merenstad",
    "Universiteit Zuidwolde",
    "Stichting Buurthulp Samen",
    "Vrijwilligerscentrale De Brug",
    "Reddingsbrigade Zandbaai",
    "Adviesbureau Kompas en Kaart",
    "Bibliotheek Het Open Boek",
    "Vervoerbedrijf Groene Lijn",
)

MAIL_DOMAINS = ("example.org", "example.com", "example.nl")

Item = TypeVar("Item")

WHAT_IFS = (
    ("Aula dicht in ronde 2", "close room", "Aula", "Ronde 2", "", "Het geluid wordt nog gerepareerd"),
    ("Workshop 5 vervalt", "cancel", "W5"),
    ("Aula in theateropstelling", "layout", "Aula", "", "80; drempelvrij; beamer; geluid", "Zonder tafels"),
    ("Grote opkomst", "late", "25", "", "", "Wie zich na de sluiting meldt"),
    ("", "add room", "Kelder", "", "40; drempelvrij; beamer", "Is die dag te huur"),
    ("Workshop 1 dubbel", "split", "W1", "", "W1b"),
)
"""What might change: rows of the Scenarios sheet."""


def symposium(seed: int = SEED) -> tuple[Event, Policy]:
    """Draw the event: who comes, what they need and wish for; the workshops, rooms and rounds are always the same."""
    rng = random.Random(seed)
    speakers = _speakers()
    everybody = tuple(_attendees(rng, speakers))
    wishes = tuple(_wishes(rng, everybody, speakers))
    event = Event(
        title="Symposium 'Een weerbare samenleving'",
        rounds=ROUNDS,
        rooms=ROOMS,
        speakers=speakers,
        sessions=WORKSHOPS,
        attendees=everybody,
        wishes=wishes,
        pins=tuple(_pins(everybody, wishes)),
        labels=Labels("workshop", "workshops", "deelnemer", "deelnemers"),
    )
    return event, Policy()


def _speakers() -> tuple[Speaker, ...]:
    """Everybody who gives a workshop; they are the last attendees."""
    names = [name for workshop in WORKSHOPS for name in workshop.speakers]
    first = ATTENDEES - len(names) + 1
    return tuple(
        Speaker(
            name=name,
            email=_address(name, MAIL_DOMAINS[0]),
            unavailable=frozenset({ROUNDS[0].name}) if name == PLENARY_SPEAKER else frozenset(),
            attendee=_id(number),
        )
        for number, name in enumerate(names, start=first)
    )


def _attendees(rng: random.Random, speakers: Sequence[Speaker]) -> Iterator[Attendee]:
    """Made-up people with their absences and needs, then the speakers, absent where they cannot speak either."""
    guests = ATTENDEES - len(speakers)
    names = _shuffled(rng, [(first, surname) for first in FIRST_NAMES.split() for surname in SURNAMES.split()])
    numbers = _shuffled(rng, range(guests))
    absent, stairless = set(numbers[:ABSENT_ONCE]), set(numbers[-NEED_STEP_FREE:])
    for number, (first, surname) in enumerate(names[:guests]):
        name = f"{first} {_one(rng, PREFIXES)}{surname}"
        yield Attendee(
            id=_id(number + 1),
            name=name,
            email=_address(name, _one(rng, MAIL_DOMAINS)),
            organisation=_one(rng, ORGANISATIONS),
            needs=frozenset({STEP_FREE}) if number in stairless else frozenset(),
            unavailable=frozenset({_one(rng, ROUNDS).name}) if number in absent else frozenset(),
        )
    workshop_of = {name: workshop.code for workshop in WORKSHOPS for name in workshop.speakers}
    for speaker in speakers:
        assert speaker.attendee is not None
        yield Attendee(
            id=speaker.attendee,
            name=speaker.name,
            email=speaker.email,
            organisation=SPEAKER_ORGANISATIONS.get(workshop_of[speaker.name], ""),
            unavailable=speaker.unavailable,
        )


def _wishes(rng: random.Random, everybody: Sequence[Attendee], speakers: Sequence[Speaker]) -> Iterator[Wish]:
    """Each attendee's five best workshops; speakers do not wish for their own.

    The k-th most popular workshop is k**0.8 times less popular than the first, and people draw their wishes one by one
    in proportion to popularity: whose exponential waiting time ends first is drawn first.
    """
    rarity = {code: place**0.8 for place, code in enumerate(POPULARITY.split(), start=1)}
    own = {speaker.attendee: {w.code for w in WORKSHOPS if speaker.name in w.speakers} for speaker in speakers}
    guests = everybody[: len(everybody) - len(speakers)]
    silent = set(_shuffled(rng, [guest.id for guest in guests])[:WITHOUT_WISHES])
    for attendee in everybody:
        waiting = {code: -math.log(1 - rng.random()) * rarity[code] for code in rarity}
        if attendee.id in silent:
            continue
        liked = sorted(waiting.keys() - own.get(attendee.id, set()), key=lambda code: waiting[code])
        for rank, code in enumerate(liked[:WISHES], start=1):
            yield Wish(attendee.id, code, rank)


def _pins(everybody: Sequence[Attendee], wishes: Sequence[Wish]) -> Iterator[Pin]:
    """One of each kind: a session that somebody must attend, one that they must not, and a round they keep free."""
    wished = {(wish.attendee, wish.session) for wish in wishes}
    scribe, host, *others = (person.id for person in everybody if not person.needs and not person.unavailable)
    regular = next(person for person in others if (person, "W6") not in wished)
    yield Pin(scribe, "W4", None, reason="Maakt het verslag van workshop 4")
    yield Pin(regular, "W6", None, must=False, reason="Volgde deze workshop al in het voorjaar")
    yield Pin(host, None, "Ronde 3", must=False, reason="Bereidt de afsluiting voor")


def _one(rng: random.Random, items: Sequence[Item]) -> Item:
    """One of these, each as likely."""
    return items[int(rng.random() * len(items))]


def _shuffled(rng: random.Random, items: Iterable[Item]) -> list[Item]:
    """These in a random order."""
    return [item for _, item in sorted(((rng.random(), item) for item in items), key=lambda pair: pair[0])]


def _id(number: int) -> str:
    """The id of the attendee with this number, 1 to 360: 'D001'."""
    return f"D{number:03}"


def _address(name: str, domain: str) -> str:
    """A name as an address: 'Zoë van der Linde' gives 'zoe.van.der.linde' at the domain."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", ".", plain).strip(".") + "@" + domain
