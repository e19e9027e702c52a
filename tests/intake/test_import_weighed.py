"""Tables that one word alone would have misread: each is read right, or the one question that decides is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

from allocator.intake.mapping.questions import Unsettled

ANSWERS: Rows = [
    ["Name", "Choice 1", "Choice 2"],
    ["Ada Lind", "Klei", "Dans"],
    ["Bo Null", "Dans", "Klei"],
    ["Cy Roer", "Klei", "Dans"],
]


def held(folder: Path, sheet: str, *headings: str) -> list[tuple[str, ...]]:
    """The rows of a sheet below these headings; '' for a blank cell."""
    return [tuple(row.get(heading, "") for heading in headings) for row in table(folder, sheet)]


def asked(folder: Path, *tables: Rows, **choices: object) -> list[tuple[str, list[str]]]:
    """The questions by their names, each with the words that answer it."""
    with pytest.raises(Unsettled) as caught:
        imported(folder, *tables, **choices)
    return [(one.key, [choice.answer for choice in one.choices]) for one in caught.value.questions]


@pytest.mark.parametrize(
    ("head", "yes", "no"),
    [
        (
            ("Activities List", "Maximum Campers per Activity", "1st Activity", "2nd Activity", "3rd Activity"),
            "Yes",
            "No",
        ),
        (("Workshop", "Max", "1e keer", "2e keer", "3e keer"), "ja", "nee"),
        (("Angebot", "Max. TN", "1. Mal", "2. Mal", "3. Mal"), "x", ""),
        (("Activity", "Seats", "First go", "Second go", "Third go"), "x", ""),
    ],
)
def test_sessions_with_the_numbered_times_in_which_they_may_run_are_no_people(
    head: tuple[str, ...], yes: str, no: str, tmp_path: Path
) -> None:
    imported(tmp_path, [head, ["Arts", 25, yes, yes, no], ["Archery", 12, yes, no, yes], ["Swim", 9, no, yes, yes]])
    first, second, third = head[2:]
    assert held(tmp_path, "Sessions", "Title", "Maximum", "Allowed rounds") == [
        ("Arts", "25", f"{first}; {second}"),
        ("Archery", "12", f"{first}; {third}"),
        ("Swim", "9", f"{second}; {third}"),
    ]
    assert table(tmp_path, "Attendees") == []


@pytest.mark.parametrize(
    "head",
    [
        ("Dag", "Tijd", "Workshop", "Begeleider", "Capaciteit"),
        ("Tag", "Zeit", "Kurs", "Leiter", "Kapazität"),
        ("Day", "Time", "Activity", "Teacher", "Max"),
    ],
)
def test_leaders_of_what_is_offered_are_speakers_and_blank_is_as_above(head: Rows, tmp_path: Path) -> None:
    rows: Rows = [
        head,
        ["Dinsdag", "11.00", "Klei", "Jan Bakker", 15],
        ["", "", "Dans", "Eva Smit", 20],
        ["Dinsdag", "13.00", "Klei", "Jan Bakker", 15],
        ["Woensdag", "11.00", "Dans", "Eva Smit", 20],
    ]
    imported(tmp_path, rows)
    assert held(tmp_path, "Sessions", "Title", "Speakers", "Maximum", "Allowed rounds") == [
        ("Klei", "Jan Bakker", "15", "Dinsdag 11.00; Dinsdag 13.00"),
        ("Dans", "Eva Smit", "20", "Dinsdag 11.00; Woensdag 11.00"),
    ]
    assert held(tmp_path, "Rounds", "Round") == [("Dinsdag 11.00",), ("Dinsdag 13.00",), ("Woensdag 11.00",)]
    assert table(tmp_path, "Attendees") == []


def test_times_with_blanks_are_as_above_where_titles_come_again(tmp_path: Path) -> None:
    rows: Rows = [
        ["Tijd", "Workshop", "Max"],
        ["11.00", "Klei", 15],
        ["", "Dans", 20],
        ["13.00", "Klei", 15],
        ["", "Dans", 20],
    ]
    imported(tmp_path, rows)
    assert held(tmp_path, "Sessions", "Title", "Allowed rounds") == [("Klei", "11.00; 13.00"), ("Dans", "11.00; 13.00")]


def test_times_with_blanks_are_asked_after_where_no_title_comes_again(tmp_path: Path) -> None:
    rows: Rows = [
        ["Tijd", "Workshop", "Max"],
        ["11.00", "Klei", 15],
        ["", "Dans", 20],
        ["13.00", "Koken", 15],
        ["", "Lied", 20],
    ]
    assert asked(tmp_path, rows) == [("answers.csv:Tijd", ["which rounds", "as above"])]
    imported(tmp_path, rows, answers=(("answers.csv:Tijd", "as above"),))
    assert held(tmp_path, "Sessions", "Title", "Allowed rounds") == [
        ("Klei", "11.00"),
        ("Dans", "11.00"),
        ("Koken", "13.00"),
        ("Lied", "13.00"),
    ]


def test_numbers_beside_days_are_rounds_of_the_day_where_they_come_again(tmp_path: Path) -> None:
    rows: Rows = [
        ["Day", "Session", "Workshop Title", "Capacity"],
        ["Tuesday", 1, "Vissen", 16],
        ["Tuesday", 2, "Koken", 12],
        ["Wednesday", 1, "Boerderij", 20],
    ]
    imported(tmp_path, rows)
    assert held(tmp_path, "Sessions", "Title", "Maximum", "Allowed rounds") == [
        ("Vissen", "16", "Tuesday 1"),
        ("Koken", "12", "Tuesday 2"),
        ("Boerderij", "20", "Wednesday 1"),
    ]


def test_numbers_beside_days_that_are_all_different_may_be_codes(tmp_path: Path) -> None:
    rows: Rows = [
        ["Day", "Session", "Workshop Title", "Full_Day_Session", "Capacity"],
        ["Tuesday", 1, "Vissen", 0, 16],
        ["Wednesday", 0, "Boerderij", 1, 20],
    ]
    assert asked(tmp_path, rows) == [("answers.csv:Session", ["which rounds", "codes"])]
    imported(tmp_path, rows, answers=(("answers.csv:Session", "which rounds"),))
    assert held(tmp_path, "Sessions", "Title", "Maximum", "Allowed rounds") == [
        ("Vissen", "16", "Tuesday 1"),
        ("Boerderij", "20", "Wednesday 0"),
    ]


def test_figures_about_sessions_are_nobodys_scores(tmp_path: Path) -> None:
    rows: Rows = [
        ["id", "title", "credits", "capacity", "enrolled", "seats_left"],
        [901, "Rome", 1, 18, 13, 5],
        [902, "Bonn", 1, 9, 5, 4],
    ]
    assert asked(tmp_path, rows) == [("answers.csv:seats_left", ["all places", "free places"])]
    imported(tmp_path, rows, answers=(("answers.csv:seats_left", "all places"),))
    assert held(tmp_path, "Sessions", "Code", "Title", "Maximum") == [("901", "Rome", "18"), ("902", "Bonn", "9")]
    assert table(tmp_path, "Attendees") == []


ROOMS: Rows = [["Aula", 60], ["Vide", 20], ["Serre", 15]]


@pytest.mark.parametrize("head", [("Ding", "Getal"), ("Naam", "Max"), ("Oord", "Wieviel")])
def test_names_with_a_figure_may_be_rooms_or_sessions(head: tuple[str, str], tmp_path: Path) -> None:
    ((key, words),) = asked(tmp_path, [head, *ROOMS])
    assert (key, sorted(words)) == (f"answers.csv:{head[0]}", ["rooms", "sessions"])
    imported(tmp_path, [head, *ROOMS], answers=((key, "rooms"),))
    assert held(tmp_path, "Rooms", "Room", "Capacity") == [("Aula", "60"), ("Vide", "20"), ("Serre", "15")]
    assert table(tmp_path, "Sessions") == []


@pytest.mark.parametrize("head", [("Plek", "Pers."), ("Naam", "Max")])
def test_what_people_wish_for_is_a_list_of_sessions_without_a_question(head: tuple[str, str], tmp_path: Path) -> None:
    imported(tmp_path, ANSWERS, [head, ["Klei", 60], ["Dans", 20], ["Koken", 15]])
    assert held(tmp_path, "Sessions", "Title", "Maximum") == [("Klei", "60"), ("Dans", "20"), ("Koken", "15")]
    assert table(tmp_path, "Rooms") == []


def test_where_sessions_are_held_is_a_list_of_rooms_without_a_question(tmp_path: Path) -> None:
    sessions: Rows = [["Workshop", "Max", "Zaal"], ["Klei", 9, "Aula"], ["Dans", 9, "Vide"], ["Koken", 9, "Serre"]]
    imported(tmp_path, ANSWERS, sessions, [["Plek", "Pers."], *ROOMS])
    assert held(tmp_path, "Rooms", "Room", "Capacity") == [("Aula", "60"), ("Vide", "20"), ("Serre", "15")]
    assert held(tmp_path, "Sessions", "Title") == [("Klei",), ("Dans",), ("Koken",)]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (("Workshop", "Wat kost", "Wie doet het", "Max"), lambda title, name, most: (title, 0, name, most)),
        (("Max", "Wer macht das", "Kurs"), lambda title, name, most: (most, name, title)),
        (("Atelier", "Grand maître", "Maximum"), lambda title, name, most: (title, name, most)),
    ],
)
def test_full_names_in_a_list_of_sessions_are_speakers(head: Rows, cells: object, tmp_path: Path) -> None:
    lines = [("Klei", "Jan Bakker", 15), ("Dans", "Eva Smit; Bo van Dijk", 20), ("Koken", "Cy Roer & Di Stam", 9)]
    imported(tmp_path, ANSWERS, [head, *(cells(*line) for line in lines)])  # type: ignore[operator]
    assert held(tmp_path, "Sessions", "Title", "Speakers", "Maximum") == [
        ("Klei", "Jan Bakker", "15"),
        ("Dans", "Eva Smit; Bo van Dijk", "20"),
        ("Koken", "Cy Roer; Di Stam", "9"),
    ]


@pytest.mark.parametrize("heading", ["Contactpersoon", "Assistent", "Created by"])
def test_people_about_a_session_need_not_give_it(heading: str, tmp_path: Path) -> None:
    imported(tmp_path, ANSWERS, [["Workshop", "Max", heading], ["Klei", 9, "Jan Bakker"], ["Dans", 9, "Eva Smit"]])
    assert held(tmp_path, "Sessions", "Title", "Speakers") == [("Klei", ""), ("Dans", "")]


@pytest.mark.parametrize(("low", "high"), [("Basis", "Max"), ("Onder", "Boven")])
def test_figures_below_no_known_word_are_asked_after(low: str, high: str, tmp_path: Path) -> None:
    rows: Rows = [["Workshop", low, high], ["Klei", 4, 15], ["Dans", 5, 20], ["Koken", 4, 9]]
    ((key, words),) = asked(tmp_path, ANSWERS, rows)
    imported(tmp_path, ANSWERS, rows, answers=((key, words[0]),))
    assert held(tmp_path, "Sessions", "Title", "Minimum", "Maximum") == [
        ("Klei", "4", "15"),
        ("Dans", "5", "20"),
        ("Koken", "4", "9"),
    ]


def test_figures_that_are_never_below_the_minimum_are_the_maximum(tmp_path: Path) -> None:
    imported(tmp_path, ANSWERS, [["Workshop", "Min", "Hoeveel er mee kunnen"], ["Klei", 4, 15], ["Dans", 5, 20]])
    assert held(tmp_path, "Sessions", "Title", "Minimum", "Maximum") == [("Klei", "4", "15"), ("Dans", "5", "20")]


@pytest.mark.parametrize("heading", ["Om hoe laat", "At", "Départ"])
def test_times_of_day_are_rounds_whatever_is_above_them(heading: str, tmp_path: Path) -> None:
    rows: Rows = [[heading, "Workshop", "Max"], ["9:00", "Klei", 15], ["9:00", "Dans", 20], ["10:30", "Klei", 15]]
    imported(tmp_path, ANSWERS, rows)
    assert held(tmp_path, "Sessions", "Title", "Allowed rounds") == [("Klei", "9:00; 10:30"), ("Dans", "9:00")]


@pytest.mark.parametrize("heading", ["Kan op", "Possible", "Möglich"])
def test_days_alone_are_the_rounds_in_which_a_session_may_run(heading: str, tmp_path: Path) -> None:
    rows: Rows = [["Workshop", "Max", heading], ["Klei", 15, "maandag; dinsdag"], ["Dans", 20, "dinsdag"]]
    imported(tmp_path, ANSWERS, rows)
    assert held(tmp_path, "Sessions", "Title", "Allowed rounds") == [("Klei", "Maandag; Dinsdag"), ("Dans", "Dinsdag")]


def test_what_others_wish_for_are_the_titles_and_not_the_codes_beside_them(tmp_path: Path) -> None:
    rows: Rows = [["Ref", "Category", "Class name", "Max"], ["A1", "Arts", "Klei", 9], ["A2", "Sports", "Dans", 9]]
    imported(tmp_path, ANSWERS, rows)
    assert held(tmp_path, "Sessions", "Code", "Title") == [("A1", "Klei"), ("A2", "Dans")]


def test_offers_without_headings_are_asked_after_as_maxima(tmp_path: Path) -> None:
    rows: Rows = [["Klei", "Jan Bakker", 15], ["Dans", "Eva Smit", 20], ["Koken", "Cy Roer", 9]]
    ((key, words),) = asked(tmp_path, ANSWERS, rows)
    imported(tmp_path, ANSWERS, rows, answers=((key, words[0]),))
    assert held(tmp_path, "Sessions", "Title", "Speakers", "Maximum") == [
        ("Klei", "Jan Bakker", "15"),
        ("Dans", "Eva Smit", "20"),
        ("Koken", "Cy Roer", "9"),
    ]
    assert held(tmp_path, "Attendees", "Name") == [("Ada Lind",), ("Bo Null",), ("Cy Roer",)]


def test_the_columns_of_one_question_are_a_grid_and_not_a_rank_beside_a_size(tmp_path: Path) -> None:
    titles = ("Origami", "Dance", "Yoga", "Film")
    rows = [["2nd choice", "", "1st choice", "", "S"], ["1st choice", "2nd choice", "", "", "M"]]
    people = [["Ada Lind", *rows[0]], ["Bo Null", *rows[1]], ["Cy Roer", "2nd choice", "", "", "1st choice", "S"]]
    imported(tmp_path, [["Name", *(f"Your preference [{title}]" for title in titles), "T-shirt"], *people])
    assert held(tmp_path, "Wishes", "Name", "1", "2") == [
        ("Ada Lind", "Yoga", "Origami"),
        ("Bo Null", "Origami", "Dance"),
        ("Cy Roer", "Film", "Origami"),
    ]


@pytest.mark.parametrize("heading", ["Class name", "Offering", "Titre"])
@pytest.mark.parametrize("rounds", [("Block A", "Block B"), ("1st Activity", "2nd Activity")])
def test_rooms_below_rounds_are_rooms_where_others_wish_for_the_titles(
    tmp_path: Path, heading: str, rounds: tuple[str, str]
) -> None:
    sessions: Rows = [[heading, "Max", *rounds], ["Klei", 9, "Chapel", ""], ["Dans", 8, "Studio 2", "Chapel"]]
    imported(tmp_path, ANSWERS, sessions)
    assert held(tmp_path, "Sessions", "Title", "Fixed rounds") == [
        ("Klei", f"{rounds[0]} = Chapel"),
        ("Dans", f"{rounds[0]} = Studio 2; {rounds[1]} = Chapel"),
    ]
