"""What the cells of wishes and rounds tell where headings say little, or something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, said, table, wishes

from allocator.intake.cells.rounds.rounds_said import may_say_rounds, round_named_in, rounds_named
from allocator.intake.mapping.questions import Unsettled

NAMES = ("Ann Lee", "Bo Roy", "Cy Ott", "Di Stam", "Ed Uil")


def taken_for(folder: Path) -> list[str]:
    """What the mapping says of the columns, in their order."""
    return [row["Taken for"] for row in table(folder, "Mapping")]


@pytest.mark.parametrize(
    ("dear", "middling", "refused"),
    [("volontiers", "peut-être", "non"), ("sí", "quizás", "mejor no"), ("con gusto", "tal vez", "mejor no")],
)
def test_words_of_liking_in_french_and_spanish(tmp_path: Path, dear: str, middling: str, refused: str) -> None:
    lines = [(dear, middling, refused), (refused, dear, middling), (middling, dear, refused), (refused, refused, dear)]
    rows: Rows = [["Nom", "Poterie", "Cirque", "Danse"], *([n, *line] for n, line in zip(NAMES, lines, strict=False))]
    imported(tmp_path, rows)
    assert wishes(tmp_path) == {
        "Ann Lee": in_order("Poterie", "Cirque"),
        "Bo Roy": in_order("Cirque", "Danse"),
        "Cy Ott": in_order("Cirque", "Poterie"),
        "Di Stam": in_order("Danse"),
    }


@pytest.mark.parametrize("paid", [("ja", "nein", "ja", "ja"), ("ja", "ja", "ja", "ja")])
def test_yes_and_no_about_people_are_no_likings(tmp_path: Path, paid: tuple[str, ...]) -> None:
    lines = [("gern", "vielleicht", "lieber nicht"), ("lieber nicht", "gern", "vielleicht")] * 2
    rows: Rows = [["Name", "Bezahlt", "Klettern", "Imkerei", "Chor"]]
    imported(tmp_path, [*rows, *([n, p, *line] for n, p, line in zip(NAMES, paid, lines, strict=False))])
    assert taken_for(tmp_path)[1:] == ["left out", *(f"liking of {title}" for title in ("Klettern", "Imkerei", "Chor"))]


@pytest.mark.parametrize("heading", ["Cooking at school", "Gezond eten op school", "Een les voor de klas"])
@pytest.mark.parametrize("marks", [("x", ""), ("ja", "nee"), ("1", "2")])
def test_a_session_may_have_a_word_for_a_school_in_it(tmp_path: Path, heading: str, marks: tuple[str, str]) -> None:
    one, two = marks
    lines = [(one, two, one, two), (two, one, two, one), (one, one, two, two), (two, two, one, one)]
    titles = ("Klettern", "Imkerei", "Chor", heading)
    rows: Rows = [["Name", *(f"Rank [{title}]" if two == "2" else title for title in titles)]]
    imported(tmp_path, [*rows, *([n, *line] for n, line in zip(NAMES, lines, strict=False))])
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == sorted(titles)


def test_a_column_that_numbers_the_rows_is_no_session(tmp_path: Path) -> None:
    scores = [(7, 7, 9, 10), (9, 6, 5, 8), (9, 4, 7, 9), (9, 7, 1, 1), (10, 8, 7, 8)]
    rows: Rows = [["Pass", "Participant", "Chess", "Dance", "Film", "Yoga"]]
    imported(tmp_path, [*rows, *([at, n, *line] for at, (n, line) in enumerate(zip(NAMES, scores, strict=True), 1))])
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["Chess", "Dance", "Film", "Yoga"]


@pytest.mark.parametrize("heading", ["Les", "Class name", "What"])
@pytest.mark.parametrize("who", ["username", "E-mail", "Naam"])
def test_a_row_for_each_wish_is_told_by_its_cells(tmp_path: Path, heading: str, who: str) -> None:
    people = ("ann@example.org", "bo@example.org") if who == "E-mail" else ("ann.lee", "bo.roy")
    orders = (("Pottery", "Weaving", "Carving"), ("Weaving", "Carving", "Pottery"))
    lines = [
        [title, one, rank] for one, order in zip(people, orders, strict=True) for rank, title in enumerate(order, 1)
    ]
    listed: Rows = [["Title", "Maximum"], ["Pottery", 9], ["Weaving", 9], ["Carving", 9]]
    imported(tmp_path, [[heading, who, "Rang"], *lines], listed)
    assert list(wishes(tmp_path).values()) == [in_order(*order) for order in orders]


def test_a_wish_without_its_rank_is_told(tmp_path: Path) -> None:
    lines = [["Ann", "Pottery", 1], ["Ann", "Weaving", ""], ["Bo", "Weaving", 1], ["Bo", "Pottery", 2]]
    found = imported(tmp_path, [["Name", "Session", "Rank"], *lines])
    assert wishes(tmp_path) == {"Ann": in_order("Pottery"), "Bo": in_order("Weaving", "Pottery")}
    assert said(found)["problems"] == [
        'answers.csv, row 3, column 3 (C): "(blank)" is not a rank; it is left out. Write a number.'
    ]


# --- rounds ---


@pytest.mark.parametrize(
    ("texts", "heading", "names"),
    [
        (["Mon 9:00", "Mon 10:30; Tue 9:00"], "When", ["Mon 9:00", "Mon 10:30", "Tue 9:00"]),
        (["Matin; Après-midi", "Après-midi"], "Quand", ["Matin", "Après-midi"]),
        (["Period 1, Period 3", "Period 2"], "Available", ["Period 1", "Period 2", "Period 3"]),
        (["Ronde 1 (9:30)", "Ronde 2 (11:00)"], "Wanneer", ["Ronde 1", "Ronde 2"]),
        (["Turno 2", "Turno 1"], "Turnos", ["Turno 1", "Turno 2"]),
        (["1-3"], "Rondes", ["Ronde 1", "Ronde 2", "Ronde 3"]),
    ],
)
def test_rounds_that_cells_name(texts: list[str], heading: str, names: list[str]) -> None:
    assert rounds_named(texts, heading) == names


@pytest.mark.parametrize("text", ["Mo 9:00, Mo 10:30", "Après-midi", "Matin; Après-midi", "di 13.00"])
def test_cells_that_may_name_rounds(text: str) -> None:
    assert may_say_rounds(text, ())


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Workshop Mon 9:00", "Mon 9:00"),
        ("Mon 10:30", "Mon 10:30"),
        ("Land workshop", "Land"),
        ("Landscape", ""),
        ("Water or Land", ""),
    ],
)
def test_a_heading_names_a_round_that_is_known(heading: str, name: str) -> None:
    assert round_named_in(heading, ("Mon 9:00", "Mon 10:30", "Land", "Water", "Air")) == name


CHOSEN = [("Pottery", "Weaving"), ("Weaving", "Carving"), ("Carving", "Pottery"), ("Pottery", "Carving")]


ROUNDS: Rows = [["Round"], ["Land"], ["Water"]]
TITLES = ("Pottery", "Weaving", "Carving", "Baking")
RUNNING: Rows = [["Title", "Max", "Rounds"], *([title, 9, "Land; Water"] for title in TITLES)]


@pytest.mark.parametrize("listed", [ROUNDS, RUNNING], ids=["a list of rounds", "a list of sessions"])
@pytest.mark.parametrize("form", ["{}", "{} workshop", "Workshop {}"])
def test_columns_below_known_rounds_are_wishes_for_them(tmp_path: Path, form: str, listed: Rows) -> None:
    rows: Rows = [["Name", form.format("Land"), form.format("Water")]]
    imported(tmp_path, [*rows, *([n, *line] for n, line in zip(NAMES, CHOSEN, strict=False))], listed)
    assert wishes(tmp_path)["Ann Lee"] == {1: ["Pottery @ Land", "Weaving @ Water"]}


@pytest.mark.parametrize(
    ("answer", "ann"),
    [("ranks", in_order("Pottery", "Weaving")), ("rounds", {1: ["Pottery @ Land", "Weaving @ Water"]})],
)
def test_columns_of_titles_may_be_ranks_or_rounds(tmp_path: Path, answer: str, ann: dict[int, list[str]]) -> None:
    rows: Rows = [["Name", "Land", "Water"], *([n, *line] for n, line in zip(NAMES, CHOSEN, strict=False))]
    with pytest.raises(Unsettled) as trouble:
        imported(tmp_path, rows)
    (question,) = trouble.value.questions
    assert [choice.answer for choice in question.choices] == ["ranks", "rounds"]
    imported(tmp_path, rows, answers=((question.key, answer),))
    assert wishes(tmp_path)["Ann Lee"] == ann


@pytest.mark.parametrize("heading", ["Séance", "Session", "Sesión"])
def test_a_list_below_a_word_for_sessions_is_no_list_of_rounds(tmp_path: Path, heading: str) -> None:
    imported(tmp_path, [[heading, "Max"], ["Poterie", 9], ["Cirque", 8], ["Danse", 7]])
    assert table(tmp_path, "Rounds") == []
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["Poterie", "Cirque", "Danse"]


def test_one_odd_cell_does_not_change_a_column_of_times(tmp_path: Path) -> None:
    day = "2026-11-25"
    rows: Rows = [["Round", "Date", "Start", "End"], ["Red", day, "9:00", "10:00"], ["Blue", day, "10:00", "at 11ish"]]
    found = imported(tmp_path, [*rows, ["Gold", day, "11:00", "12:00"], ["Grey", day, "12:00", "13:00"]])
    assert [row.get("End") for row in table(tmp_path, "Rounds")] == ["10:00:00", None, "12:00:00", "13:00:00"]
    assert said(found)["problems"] == [
        'answers.csv, row 3, column 4 (D): "at 11ish" is not a time; it is left out. Write it as 9:00.'
    ]
