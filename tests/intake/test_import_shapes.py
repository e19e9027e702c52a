"""Every shape of table that is known, in English, Dutch and German, read into the event workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import SESSIONS, Choice, Rows, imported, in_order, said, table, wishes

from allocator.intake.merge.defaults import Defaults

P, W, C, B = "Pottery", "Weaving, and why", "Carving", "Baking for 2"

PLAIN: Choice = {"Ada Lind": in_order(P, W, C), "Bo Null": in_order(B, P), "Cy Roer": in_order(C, P, W)}

MS_EN = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
MS_NL = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"]
MS_DE = ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"]

EVENTBRITE = ["Order #", "First Name", "Last Name", "Email", "Ticket Type", "Attendee #", "Attendee Status"]


def ms(number: int, name: str, *answers: object, modified: bool = True) -> list[object]:
    """A row of a Microsoft form."""
    mail = f"{name.split()[0].lower()}@example.org"
    times = [f"2026-11-0{number} 10:00:00", f"2026-11-0{number} 10:05:00"]
    return [number, *times, mail, name, *([""] if modified else []), *answers]


SHAPES: dict[str, tuple[Rows, Choice]] = {
    "choice columns": (
        [
            ["Name", "E-mail", "Choice 1", "Choice 2", "Choice 3"],
            ["Ada Lind", "ada@example.org", P, W, C],
            ["Bo Null", "bo@example.org", B, P, ""],
            ["Cy Roer", "cy@example.org", C, P, W],
        ],
        PLAIN,
    ),
    "keuzekolommen, naam in delen": (
        [
            ["Klas", "Achternaam", "Tussenvoegsel", "Voornaam", "1e keuze", "2e keuze", "3e keuze"],
            ["4A", "Lind", "van der", "Ada", "P", "W", "C"],
            ["4B", "Null", "", "Bo", "B", "P", ""],
        ],
        {"Ada van der Lind": in_order(P, W, C), "Bo Null": in_order(B, P)},
    ),
    "Wahlspalten mit Ersatzwunsch": (
        [
            ["Klasse", "Name", "Vorname", "Erstwunsch", "Zweitwunsch", "Ersatzwunsch"],
            ["7a", "Lind", "Ada", P, W, C],
            ["7b", "Null", "Bo", B, P, "egal"],
        ],
        {"Ada Lind": in_order(P, W, C), "Bo Null": in_order(B, P)},
    ),
    "Microsoft form, drop-downs": (
        [
            [*MS_EN, "What is your first choice?", "What is your second choice?", "Anything else?"],
            ms(1, "Ada Lind", P, W, "thanks"),
            ms(2, "Bo Null", B, P, ""),
        ],
        {"Ada Lind": in_order(P, W), "Bo Null": in_order(B, P)},
    ),
    "Microsoft form, a question asked in two sections": (
        [
            [*MS_EN, "first choice", "second choice ", "first choice2", "second choice 2"],
            ms(1, "Ada Lind", P, W, "", ""),
            ms(2, "Bo Null", "", "", B, P),
        ],
        {"Ada Lind": in_order(P, W), "Bo Null": in_order(B, P)},
    ),
    "Microsoft-formulier, rangschikking": (
        [
            [*MS_NL, "Zet de workshops in volgorde van voorkeur"],
            ms(1, "Ada Lind", f"{P};{W};{C};{B};"),
            ms(2, "Bo Null", f"{B};{P};{C};{W};"),
        ],
        {"Ada Lind": in_order(P, W, C, B), "Bo Null": in_order(B, P, C, W)},
    ),
    "Microsoft-Formular, Mehrfachauswahl": (
        [
            [*MS_DE, "Welche Workshops möchtest du besuchen?"],
            ms(1, "Ada Lind", f"{P};{W};", modified=False),
            ms(2, "Bo Null", f"{B};", modified=False),
        ],
        {"Ada Lind": {1: [P, W]}, "Bo Null": {1: [B]}},
    ),
    "Google form, grid with ranks as rows": (
        [
            ["Timestamp", "Email Address", "Your name", "Workshops [1st choice]", "Workshops [2nd choice]"],
            ["11/25/2026 10:00:00", "ada@example.org", "Ada Lind", P, W],
            ["11/25/2026 10:01:00", "bo@example.org", "Bo Null", B, P],
        ],
        {"Ada Lind": in_order(P, W), "Bo Null": in_order(B, P)},
    ),
    "Google-formulier, raster met sessies als rijen": (
        [
            ["Tijdstempel", "E-mailadres", "Naam", *(f"Geef je voorkeur [{title}]" for title in (P, W, C, B))],
            ["25-11-2026 10:00:00", "ada@example.org", "Ada Lind", "1e keuze", "2e keuze", "3e keuze", ""],
            ["25-11-2026 10:01:00", "bo@example.org", "Bo Null", "2e keuze", "", "", "1e keuze"],
        ],
        {"Ada Lind": in_order(P, W, C), "Bo Null": in_order(B, P)},
    ),
    "Google-Formular, Kästchen": (
        [
            ["Zeitstempel", "E-Mail-Adresse", "Name", "Welche Workshops interessieren dich?"],
            ["25.11.2026 10:00:00", "ada@example.org", "Ada Lind", f"{P}, {W}"],
            ["25.11.2026 10:01:00", "bo@example.org", "Bo Null", f"{W}, {C}, {B}"],
        ],
        {"Ada Lind": {1: [P, W]}, "Bo Null": {1: [W, C, B]}},
    ),
    "LimeSurvey": (
        [
            ["id", "submitdate", "lastpage", "startlanguage", "seed", "name", "WISH[1]", "WISH[2]"],
            ["4", "2026-11-25 10:00:00", "3", "en", "123", "Ada Lind", P, W],
            ["6", "2026-11-25 10:01:00", "3", "en", "124", "Bo Null", B, P],
        ],
        {"Ada Lind": in_order(P, W), "Bo Null": in_order(B, P)},
    ),
    "SurveyMonkey": (
        [
            ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Full name", "Rank them", "", ""],
            ["", "", "", "", "", "Open-Ended Response", P, W, C],
            ["90001", "1", "2026-11-25 10:00", "2026-11-25 10:05", "192.0.2.1", "Ada Lind", "1", "2", "3"],
            ["90002", "1", "2026-11-25 11:00", "2026-11-25 11:05", "192.0.2.1", "Bo Null", "2", "3", "1"],
        ],
        {"Ada Lind": in_order(P, W, C), "Bo Null": in_order(C, P, W)},
    ),
    "Qualtrics": (
        [
            ["StartDate", "EndDate", "Progress", "ResponseId", "Q1", "Q2_1", "Q2_2", "Q2_3"],
            [
                "Start Date",
                "End Date",
                "Progress",
                "Response ID",
                "Name",
                *(f"Please rank these - {t}" for t in (P, C, B)),
            ],
            [*('{"ImportId":"x"}' for _ in range(8))],
            ["2026-11-25 10:00:00", "2026-11-25 10:05:00", "100", "R_1a", "Ada Lind", "1", "2", "3"],
            ["2026-11-25 11:00:00", "2026-11-25 11:05:00", "100", "R_2b", "Bo Null", "2", "3", "1"],
        ],
        {"Ada Lind": in_order(P, C, B), "Bo Null": in_order(B, P, C)},
    ),
    "Eventbrite": (
        [
            [
                "Order #",
                "First Name",
                "Last Name",
                "Email",
                "Ticket Type",
                "Attendee #",
                "Attendee Status",
                "1st choice",
                "2nd choice",
            ],
            ["71", "Ada", "Lind", "ada@example.org", "Full", "501", "Attending", P, W],
            ["71", "Bo", "Null", "bo@example.org", "Full", "502", "Attending", B, P],
            ["72", "Cy", "Roer", "cy@example.org", "Full", "503", "Refunded", C, P],
        ],
        {"Ada Lind": in_order(P, W), "Bo Null": in_order(B, P)},
    ),
    "rank matrix with ties": (
        [
            ["Rang", P, W, C, B],
            ["Ada Lind", "1", "2", "2", ""],
            ["Bo Null", "1", "1", "", "2"],
            ["Cy Roer", "3", "", "2", "1"],
        ],
        {
            "Ada Lind": {1: [P], 2: [W, C]},
            "Bo Null": {1: [P, W], 2: [B]},
            "Cy Roer": {1: [B], 2: [C], 3: [P]},
        },
    ),
    "score matrix": (
        [
            ["Punkte", P, W, C, B],
            ["Ada Lind", "10", "8", "8", "0"],
            ["Bo Null", "9", "0", "", "10"],
        ],
        {"Ada Lind": {1: [P], 3: [W, C], 11: [B]}, "Bo Null": {1: [B], 2: [P], 11: [W]}},
    ),
    "ticks": (
        [
            ["Naam", P, W, C],
            ["Ada Lind", "x", "", "x"],
            ["Bo Null", "", "x", ""],
        ],
        {"Ada Lind": {1: [P, C]}, "Bo Null": {1: [W]}},
    ),
    "a row for every wish": (
        [
            ["student", "workshop", "rank"],
            ["Ada Lind", P, "1"],
            ["Bo Null", P, "2"],
            ["Ada Lind", W, "2"],
            ["Bo Null", B, "1"],
        ],
        {"Ada Lind": in_order(P, W), "Bo Null": in_order(B, P)},
    ),
    "wishes per round": (
        [
            ["Naam", "Ronde 1 - 1e keuze", "Ronde 1 - 2e keuze", "Ronde 2 - 1e keuze"],
            ["Ada Lind", P, W, C],
            ["Bo Null", B, "", P],
        ],
        {
            "Ada Lind": {1: [f"{P} @ Ronde 1", f"{C} @ Ronde 2"], 2: [f"{W} @ Ronde 1"]},
            "Bo Null": {1: [f"{B} @ Ronde 1", f"{P} @ Ronde 2"]},
        },
    ),
    "one wish for each round": (
        [
            ["Name", "Morning workshop", "Afternoon workshop"],
            ["Ada Lind", P, C],
            ["Bo Null", B, P],
        ],
        {
            "Ada Lind": {1: [f"{P} @ Morning", f"{C} @ Afternoon"]},
            "Bo Null": {1: [f"{B} @ Morning", f"{P} @ Afternoon"]},
        },
    ),
    "one wish for each round, and a substitute": (
        [
            ["Nr", "Naam", "Workshop ronde 1", "Workshop ronde 2", "Reserve"],
            ["1", "Ada Lind", P, W, C],
            ["2", "Bo Null", C, P, B],
        ],
        {
            "Ada Lind": {1: [f"{P} @ Ronde 1", f"{W} @ Ronde 2"], 2: [C]},
            "Bo Null": {1: [f"{C} @ Ronde 1", f"{P} @ Ronde 2"], 2: [B]},
        },
    ),
    "headings in two rows": (
        [
            ["Naam", "Klas", "Keuze", "", ""],
            ["", "", "1", "2", "3"],
            ["Ada Lind", "4A", P, W, C],
            ["Bo Null", "4B", C, P, B],
        ],
        {"Ada Lind": in_order(P, W, C), "Bo Null": in_order(C, P, B)},
    ),
    "no headings": (
        [
            ["2026-11-25 10:00:00", "ada@example.org", "Ada Lind", P, W],
            ["2026-11-25 10:01:00", "bo@example.org", "Bo Null", B, P],
            ["2026-11-25 10:02:00", "cy@example.org", "Cy Roer", C, P],
        ],
        {"Ada Lind": in_order(P, W), "Bo Null": in_order(B, P), "Cy Roer": in_order(C, P)},
    ),
    "a title above, totals below, numbers instead of titles": (
        [
            ["Inschrijvingen voorjaar", "", ""],
            ["", "", ""],
            ["Naam", "keuze 1", "keuze 2"],
            ["Ada Lind", "P", "W Weaving and why"],
            ["Bo Null", "B - Baking for 2", "p"],
            ["", "", ""],
            ["Totaal", "2", "2"],
        ],
        {"Ada Lind": in_order(P, W), "Bo Null": in_order(B, P)},
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_of_each_shape_says_who_wishes_for_what(tmp_path: Path, shape: str) -> None:
    rows, expected = SHAPES[shape]
    found = imported(tmp_path, rows, SESSIONS)
    assert wishes(tmp_path) == expected
    assert found.counts["wishes"] == sum(len(titles) for ranks in expected.values() for titles in ranks.values())
    assert found.notes.problems == []


NEEDS_THE_LIST = (
    "a title above, totals below, numbers instead of titles",  # codes stand for titles
    "keuzekolommen, naam in delen",  # codes stand for titles
    "Google-Formular, Kästchen",  # commas in titles and between them
    "no headings",  # three rows are too few to see that two columns hold the same titles
)
WITHOUT_A_LIST = [shape for shape in SHAPES if shape not in NEEDS_THE_LIST]


@pytest.mark.parametrize("shape", WITHOUT_A_LIST)
def test_without_a_list_of_sessions_the_titles_that_are_wished_for_are_taken(tmp_path: Path, shape: str) -> None:
    rows, expected = SHAPES[shape]
    imported(tmp_path, rows)
    assert wishes(tmp_path) == expected


def test_people_settled_in_a_session_become_pins(tmp_path: Path) -> None:
    leaders = [
        ["Deelnemer", "Ingedeeld bij"],
        ["Di Maan", "Carving"],
        ["Bo Null", "Baking for 2"],
        ["Ed Vos", "Potry"],
    ]
    found = imported(tmp_path, SHAPES["choice columns"][0], SESSIONS, leaders)
    assert [(row["Attendee"], row["Session"], row["Must"]) for row in table(tmp_path, "Pins")] == [
        ("A4", "C", "must"),
        ("A2", "B", "must"),
        ("A5", "Potry", "must"),
    ]
    assert said(found) == {
        "problems": ['answers3.csv, row 4, column 2 (B): "Potry" is not a session. Did you mean "Pottery"?']
    }
    assert found.counts["attendees"] == 5
    assert found.counts["did not answer"] == 2


def test_who_is_not_allowed_in_a_session_gets_a_pin_against_it(tmp_path: Path) -> None:
    allowed = [["Allowed", P, W, C], ["Ada Lind", "1", "0", "1"], ["Bo Null", "1", "1", "0"]]
    imported(tmp_path, SHAPES["rank matrix with ties"][0], SESSIONS, allowed)
    assert [(row["Attendee"], row["Session"], row["Must"]) for row in table(tmp_path, "Pins")] == [
        ("A1", "W", "must not"),
        ("A2", "C", "must not"),
    ]


LISTS: dict[str, tuple[Rows, str, list[dict[str, str]]]] = {
    "sessions in German": (
        [
            ["Nr. ", "Unternehmen", "Fachrichtung", "Max. Teilnehmer", "Max. Veranstaltungen", "Frühester Zeitpunkt"],
            ["1", "Ofenbau ", "Keramik", "20", "2", "A"],
            ["2", "Ofenbau", "Verkauf", "25", "3", "B"],
        ],
        "Sessions",
        [
            {"Code": "1", "Title": "Ofenbau - Keramik", "Maximum": "20", "At most": "2"},
            {"Code": "2", "Title": "Ofenbau - Verkauf", "Maximum": "25", "At most": "3", "Allowed rounds": "B; C"},
        ],
    ),
    "sessions in Dutch": (
        [["Workshop", "Spreker", "Minimaal", "Maximaal", "Zaal"], ["Pottenbakken", "Ines Park", "4", "12", "Zolder"]],
        "Sessions",
        [
            {
                "Code": "Pottenbakken",
                "Title": "Pottenbakken",
                "Speakers": "Ines Park",
                "Minimum": "4",
                "Maximum": "12",
                "Fixed room": "Zolder",
            }
        ],
    ),
    "rooms": (
        [["Raum", "Kapazität"], ["008", "15"], ["Aula", "50"]],
        "Rooms",
        [{"Room": "008", "Capacity": "15"}, {"Room": "Aula", "Capacity": "50"}],
    ),
    "rooms without headings": (
        [["008"], ["101"], ["Aula"]],
        "Rooms",
        [{"Room": "008", "Capacity": "20"}, {"Room": "101", "Capacity": "20"}, {"Room": "Aula", "Capacity": "20"}],
    ),
    "attendees": (
        [["Leerlingnummer", "Leerling", "Klas"], ["007", "Ada Lind", "4A"], ["8", "Bo Null", "4B"]],
        "Attendees",
        [
            {"Id": "007", "Name": "Ada Lind", "Organisation": "4A"},
            {"Id": "8", "Name": "Bo Null", "Organisation": "4B"},
        ],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_what_there_is_fill_their_sheet(tmp_path: Path, name: str) -> None:
    rows, sheet, expected = LISTS[name]
    imported(tmp_path, rows, rounds="A; B; C", defaults=Defaults(seats=20))
    assert table(tmp_path, sheet) == expected


def test_a_list_of_rounds_fills_its_sheet(tmp_path: Path) -> None:
    imported(tmp_path, [["Ronde"], ["Ochtend"], ["Middag"]])
    assert table(tmp_path, "Rounds") == [{"Round": "Ochtend"}, {"Round": "Middag"}]
