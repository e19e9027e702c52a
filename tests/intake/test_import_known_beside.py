"""What other columns and other tables know decides what a column is, where its heading says little."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, table, wishes

from allocator.intake.mapping.questions import Unsettled

NAMES = ("Ann Lee", "Bo Roy", "Cy Ott", "Di Stam", "Ed Uil")
RANKS = ((1, 2, 3, 4), (2, 1, 4, 3), (3, 4, 1, 2), (4, 3, 2, 1), (1, 3, 2, 4))
TITLES = ("Schaken", "Eerste hulp", "Toneel", "Dans")
CHOICES: Rows = [
    ["Name", "Choice 1", "Choice 2"],
    ["Ann Lee", "Pottery", "Circus"],
    ["Bo Roy", "Circus", "Dance"],
    ["Cy Ott", "Dance", "Pottery"],
]


def taken_for(folder: Path) -> list[str]:
    """What the mapping says of the columns of all tables, in their order."""
    return [row["Taken for"] for row in table(folder, "Mapping")]


def held(folder: Path, sheet: str, *headings: str) -> list[tuple[str, ...]]:
    return [tuple(row[heading] for heading in headings) for row in table(folder, sheet)]


def asked(folder: Path, *tables: Rows) -> list[tuple[str, list[str]]]:
    """The questions, each with its key behind the name of the file, and the words to answer with."""
    with pytest.raises(Unsettled) as unsettled:
        imported(folder, *tables)
    return [
        (question.key.partition(":")[2], [choice.answer for choice in question.choices])
        for question in unsettled.value.questions
    ]


@pytest.mark.parametrize(
    ("who", "heading"),
    [
        ("Jouw naam", "Plaatsing"),
        ("Teilnehmer", "Fest in"),
        ("Alumno", "Asignado a"),
        ("Nom et prénom", "Affecté à"),
        ("CAMPER ", "PLACED"),
    ],
)
@pytest.mark.parametrize("last", ["Dance", ""])
def test_what_others_wish_for_beside_a_name_is_where_they_are_settled(
    who: str, heading: str, last: str, tmp_path: Path
) -> None:
    imported(tmp_path, CHOICES, [[who, heading], ["Ann Lee", "Dance"], ["Bo Roy", "Pottery"], ["Cy Ott", last]])
    pins = [("Ann Lee", "Dance"), ("Bo Roy", "Pottery"), *([("Cy Ott", "Dance")] if last else [])]
    names = {row["Id"]: row["Name"] for row in table(tmp_path, "Attendees")}
    titles = {row["Code"]: row["Title"] for row in table(tmp_path, "Sessions")}
    found = [(names[row["Attendee"]], titles[row["Session"]]) for row in table(tmp_path, "Pins")]
    assert sorted(found) == pins


def test_a_place_that_nobody_knows_may_be_a_town(tmp_path: Path) -> None:
    rows: Rows = [["Name", "Place"], ["Ann Lee", "Leeds"], ["Bo Roy", "York"], ["Cy Ott", "Hull"]]
    assert asked(tmp_path, CHOICES, rows) == [("Place", ["settled", "people"])]


def test_one_session_beside_a_name_may_be_a_wish(tmp_path: Path) -> None:
    rows: Rows = [["Stamp", "Name", "Stand"], ["", "Ann Lee", "Dance"], ["", "Bo Roy", "Pottery"]]
    assert asked(tmp_path, CHOICES, rows) == [("Stand", ["settled", "wishes"])]


@pytest.mark.parametrize("listed", [("Schaken", "Toneel"), ("Toneel", "Eerste hulp"), ("Dans", "Toneel")])
def test_columns_that_complete_the_ranks_of_known_sessions_are_sessions(
    listed: tuple[str, str], tmp_path: Path
) -> None:
    rows: Rows = [["Naam", *TITLES], *([name, *ranks] for name, ranks in zip(NAMES, RANKS, strict=True))]
    imported(tmp_path, rows, [["Workshop", "Max"], *([title, 9] for title in listed)])
    assert wishes(tmp_path)["Cy Ott"] == in_order("Toneel", "Dans", "Schaken", "Eerste hulp")


@pytest.mark.parametrize(("yes", "no"), [("ja", "nee"), ("x", ""), ("oui", "non")])
@pytest.mark.parametrize("more", ["Kamperen", "Dans"])
def test_ticks_behind_known_sessions_are_asked_after(yes: str, no: str, more: str, tmp_path: Path) -> None:
    lines = [[yes if rank < 3 else no for rank in ranks] for ranks in RANKS]
    rows: Rows = [["Naam", *TITLES[:3], more], *([n, *line] for n, line in zip(NAMES, lines, strict=True))]
    sessions: Rows = [["Workshop", "Max"], *([title, 9] for title in TITLES[:3])]
    assert asked(tmp_path, rows, sessions) == [(more, ["sessions", "left out"])]


@pytest.mark.parametrize("heading", ["Betaald", "Paid", "Lunch", "Mag op de foto", "Photo consent", "Darf schwimmen"])
def test_ticks_about_people_behind_known_sessions_are_none(heading: str, tmp_path: Path) -> None:
    lines = [["ja" if rank < 3 else "nee" for rank in ranks] for ranks in RANKS]
    rows: Rows = [["Naam", *TITLES[:3], heading], *([n, *line] for n, line in zip(NAMES, lines, strict=True))]
    imported(tmp_path, rows, [["Workshop", "Max"], *([title, 9] for title in TITLES[:3])])
    assert taken_for(tmp_path)[:5] == ["name", *(f"tick of {title}" for title in TITLES[:3]), "left out"]


@pytest.mark.parametrize("first", ["Schaaken", "SCHAKEN ", "Eerste-hulp"])
def test_a_misspelt_heading_among_known_sessions_is_a_session(first: str, tmp_path: Path) -> None:
    words = [["graag" if rank < 3 else "liever niet" for rank in ranks] for ranks in RANKS]
    rows: Rows = [["Naam", first, "Toneel", "Dans"], *([n, *line[:3]] for n, line in zip(NAMES, words, strict=True))]
    imported(tmp_path, rows, [["Workshop", "Max"], *([title, 9] for title in TITLES)])
    assert [role.partition(" of ")[0] for role in taken_for(tmp_path)[:4]] == ["name", *["liking"] * 3]


@pytest.mark.parametrize("words", [("1ª opción", "2ª opción"), ("1e keuze", "2e keuze"), ("1. Wahl", "2. Wahl")])
def test_ranks_in_words_below_sessions(words: tuple[str, str], tmp_path: Path) -> None:
    lines = [[words[rank - 1] if rank < 3 else "" for rank in ranks] for ranks in RANKS]
    head = ["Name", *(f"Keuze [{title}]" for title in TITLES)]
    imported(tmp_path, [head, *([n, *line] for n, line in zip(NAMES, lines, strict=True))])
    assert wishes(tmp_path)["Bo Roy"] == in_order("Eerste hulp", "Schaken")


@pytest.mark.parametrize("mark", [" - ", ": ", " | "])
@pytest.mark.parametrize("turned", [False, True])
def test_known_rounds_in_headings_of_sessions(mark: str, turned: bool, tmp_path: Path) -> None:
    pairs = [(round, title) for round in ("Tierra", "Agua") for title in ("Coro", "Leer, contar")]
    head = [mark.join(pair[::-1] if turned else pair) for pair in pairs]
    rows: Rows = [["Nombre", *head], ["Ana Gil", 1, 0, 0, 1], ["Leo Paz", 0, 1, 1, 0], ["Eva Sol", 1, 1, 0, 1]]
    rounds: Rows = [["Bloque", "Inicio", "Fin"], ["Tierra", "9:00", "10:00"], ["Agua", "10:15", "11:15"]]
    imported(tmp_path, rows, rounds)
    assert taken_for(tmp_path)[1:5] == [f"tick of {title} in round {round}" for round, title in pairs]


def test_a_grid_of_known_sessions_and_whatever_else_names_rounds(tmp_path: Path) -> None:
    head = [f"{round} - {title}" for round in ("Land", "Water") for title in ("Schaken", "Toneel")]
    rows: Rows = [
        ["Naam", *head],
        *([name, *ranks] for name, ranks in zip(NAMES[:2], ([1, 0, 0, 1], [0, 1, 1, 0]), strict=True)),
    ]
    imported(tmp_path, rows, [["Workshop", "Max"], ["Schaken", 9], ["Toneel", 9]])
    assert taken_for(tmp_path)[2] == "tick of Toneel in round Land"


@pytest.mark.parametrize("noun", ["Session", "Sessie", "Séance", "Sesión"])
def test_ranks_below_session_a_to_i_are_of_sessions(noun: str, tmp_path: Path) -> None:
    titles = [f"{noun} {letter}" for letter in "ABCDEFGH"]
    lines = [[(row + column) % 8 + 1 for column in range(8)] for row in range(5)]
    imported(tmp_path, [["Name", *titles], *([n, *line] for n, line in zip(NAMES, lines, strict=True))])
    assert wishes(tmp_path)["Ann Lee"] == in_order(*titles)


@pytest.mark.parametrize(
    ("heading", "cells", "words"),
    [
        ("Ronde", (1, 2, 5), ["rounds", "left out"]),
        ("Block", (3, 2, 4), ["rounds", "left out"]),
        ("Sessie", (1, 2, 3), ["ranks", "rounds", "left out"]),
        ("Session", ("x", "", "x"), ["ticks", "left out"]),
    ],
)
def test_what_is_below_rounds_is_asked_after(
    heading: str, cells: tuple[object, ...], words: list[str], tmp_path: Path
) -> None:
    lines = [cells, cells[::-1], cells, cells]
    rows: Rows = [["Name", *(f"{heading} {at}" for at in (1, 2, 3))]]
    rows = [*rows, *([n, *line] for n, line in zip(NAMES, lines, strict=False))]
    assert asked(tmp_path, rows) == [(f"{heading} 1", words)]


def test_texts_below_rounds_that_others_hold_too_are_wishes(tmp_path: Path) -> None:
    rows: Rows = [["Name", "Vormittag", "Nachmittag"], ["Mia Roth", "Chor", "Yoga"], ["Ben Ohm", "Yoga", "Chor"]]
    imported(tmp_path, rows)
    assert taken_for(tmp_path) == ["name", "wish 1 in Vormittag", "wish 1 in Nachmittag"]


@pytest.mark.parametrize("no", ["No", "Nee", "Non"])
def test_a_row_of_refusals_is_no_row_of_headings(no: str, tmp_path: Path) -> None:
    lines = [("Yes", no, no), (no, "Yes", "Yes"), (no, no, no), ("Yes", "Yes", no)]
    rows: Rows = [["Camper", "First aid", "Yoga", "Art: the basics"]]
    imported(tmp_path, [*rows, *([n, *line] for n, line in zip(NAMES, lines, strict=False))])
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == list(NAMES[:4])


def test_codes_above_ranks_are_headings(tmp_path: Path) -> None:
    rows: Rows = [["Prénom", "Nom de famille", 9261, 9262, 9263, 9264, 9265]]
    lines = [(1, 2, 3, "", ""), ("", 1, 2, 3, ""), ("", "", 1, 2, 3), (3, "", "", 1, 2)]
    imported(tmp_path, [*rows, *([*n.split(), *line] for n, line in zip(NAMES, lines, strict=False))])
    assert taken_for(tmp_path)[2:] == [f"rank of {code}" for code in range(9261, 9266)]


def test_a_code_before_its_title_is_known_in_blocks_of_wishes(tmp_path: Path) -> None:
    rows: Rows = [["Name", "Morning 1", "Morning 2", "Evening 1", "Evening 2"]]
    rows = [*rows, ["Ann Lee", "A1 Chess", "A2 Yoga", "A2 Yoga", "A1 Chess"]]
    rows = [*rows, ["Bo Roy", "A1 Chess", "A3 Dance", "A2 Yoga", "A3 Dance"]]
    sessions: Rows = [["Code", "Title", "Max"], ["A1", "Chess", 9], ["A2", "Yoga", 9], ["A3", "Dance", 9]]
    imported(tmp_path, rows, sessions, [["Round"], ["Morning"], ["Evening"]])
    assert taken_for(tmp_path)[1:5] == [
        f"wish {rank} in {round}" for round in ("Morning", "Evening") for rank in (1, 2)
    ]


@pytest.mark.parametrize("heading", ["Preferences, best first", "Wishes, first is best"])
def test_one_cell_with_known_titles_and_commas_holds_all_wishes(heading: str, tmp_path: Path) -> None:
    rows: Rows = [["Camper", heading], ["Ann Lee", "Pottery, Circus"], ["Bo Roy", "Dance, Pottery, Circus"]]
    imported(tmp_path, rows, [["Title", "Max"], ["Pottery", 9], ["Circus", 9], ["Dance", 9]])
    assert taken_for(tmp_path)[1] == "wishes in order"


UNHEADED: Rows = [
    ["Ann Lee", "Baking", "Yoga", "Circus"],
    ["Bo Roy", "Yoga", "Baking", "Circus"],
    ["Cy Ott", "Chess", "Circus", "Baking"],
    ["Di Stam", "Baking", "Chess", "Yoga"],
]


def test_columns_without_headings_that_hold_one_anothers_texts_are_wishes(tmp_path: Path) -> None:
    imported(tmp_path, UNHEADED)
    assert taken_for(tmp_path) == ["name", "wish 1", "wish 2", "wish 3"]


def test_the_column_behind_wishes_without_headings_is_asked_after(tmp_path: Path) -> None:
    rows = [[*row, more] for row, more in zip(UNHEADED, ("Film", "Radio", "Film", "Film"), strict=True)]
    assert asked(tmp_path, rows) == [("E", ["wishes", "left out"])]


@pytest.mark.parametrize(("one", "more"), [("Ann Lee", "Ann Lee; Bo Roy"), ("Ann Lee; Bo Roy", "Bo Roy")])
def test_of_two_lists_the_one_with_more_speakers_counts(one: str, more: str, tmp_path: Path) -> None:
    first: Rows = [["Title", "Speakers", "Max"], ["Chess", one, 9], ["Yoga", "Cy Ott", 9]]
    second: Rows = [["Title", "Speakers"], ["Chess", more], ["Yoga", "Cy Ott"]]
    imported(tmp_path, first, second)
    assert held(tmp_path, "Sessions", "Title", "Speakers") == [("Chess", "Ann Lee; Bo Roy"), ("Yoga", "Cy Ott")]


def test_sessions_that_nobody_signed_up_for_have_no_ranks(tmp_path: Path) -> None:
    rows: Rows = [["Onderdeel", "Inschrijflijst", ""], ["Klei", "Ann Lee", "Bo Roy"], ["Yoga", "Cy Ott", ""]]
    rows = [*rows, ["Dans", "", ""], ["Toneel", "", ""]]
    listed: Rows = [["Workshop", "Max"], *([title, 9] for title in ("Klei", "Yoga", "Dans", "Toneel"))]
    imported(tmp_path, rows, listed, answers=(("answers.csv:Klei", "wishes"),))
    assert sorted(wishes(tmp_path)) == ["Ann Lee", "Bo Roy", "Cy Ott"]
