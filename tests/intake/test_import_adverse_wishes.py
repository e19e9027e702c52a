"""Wishes and people in tables that look like something else: read right, or asked after, and never dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, imported_files, in_order, table, wishes

from allocator.errors import FileTrouble
from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import TableQuestion, Unsettled


def rows(text: str) -> Rows:
    """A table written on lines, with commas between the cells."""
    return [[cell.strip() for cell in line.split(",")] for line in text.strip().splitlines()]


def question(folder: Path, *tables: Rows, **choices: object) -> TableQuestion:
    """The one question that an import asks."""
    with pytest.raises(Unsettled) as trouble:
        imported(folder, *tables, **choices)
    (found,) = trouble.value.questions
    return found


def answers(found: TableQuestion) -> list[str]:
    """The words for the choices of a question."""
    return [choice.answer for choice in found.choices]


def pins(folder: Path) -> list[tuple[str, str, str]]:
    """Who must, or must not, be where."""
    titles = {row["Code"]: row["Title"] for row in table(folder, "Sessions")}
    return [(row["Attendee"], titles.get(row["Session"], row["Session"]), row["Must"]) for row in table(folder, "Pins")]


DISLIKED = """
Name, Erstwunsch, Zweitwunsch, {}
Anna Pohl, Comic, Radtour, Zirkus
Ben Reh, Zirkus, Comic, Radtour
Cem Aus, Radtour, Zirkus, Comic
"""
LISTED = rows("Title, Maximum\nComic, 9\nRadtour, 9\nZirkus, 9")


@pytest.mark.parametrize("sessions", [[LISTED], []], ids=["a list", "no list"])
@pytest.mark.parametrize(
    "heading",
    [
        *("Nichtwunsch", "Nicht-Wunsch", "Lieber nicht", "Not wished", "Rather not", "Not wanted", "liever niet"),
        *("Plutôt pas", "no quiero", "NO QUIERO", "Would not like", "Least favourite"),
    ],
)
def test_what_is_not_wished_for_is_asked_after(tmp_path: Path, heading: str, sessions: list[Rows]) -> None:
    lines = rows(DISLIKED.format(heading))
    asked = question(tmp_path, lines, *sessions)
    assert (asked.key, answers(asked)) == (f"answers.csv:{heading}", ["not there", "left out"])
    imported(tmp_path, lines, *sessions, answers=((asked.key, "not there"),))
    assert pins(tmp_path) == [
        ("A1", "Zirkus", "must not"),
        ("A2", "Radtour", "must not"),
        ("A3", "Comic", "must not"),
    ]
    assert wishes(tmp_path)["Anna Pohl"] == in_order("Comic", "Radtour")


def test_what_is_not_wished_for_may_come_first_and_in_two_columns(tmp_path: Path) -> None:
    lines = rows("Nichtwunsch 1, Nichtwunsch 2, Name, 1. Wunsch\nComic, Zirkus, Anna Pohl, Radtour")
    lines = [*lines, *rows("Zirkus, Radtour, Ben Reh, Comic\nRadtour, Comic, Cem Aus, Zirkus")]
    asked = question(tmp_path, lines, LISTED)
    imported(tmp_path, lines, LISTED, answers=((asked.key, "not there"),))
    assert pins(tmp_path)[:2] == [("A1", "Comic", "must not"), ("A1", "Zirkus", "must not")]
    assert wishes(tmp_path)["Anna Pohl"] == in_order("Radtour")


@pytest.mark.parametrize(
    ("heading", "choices"),
    [("Trip in May", ["next wish", "settled", "not there", "left out"]), ("Last year", []), ("Vorjahr", [])],
)
def test_titles_that_are_left_out_are_asked_after(tmp_path: Path, heading: str, choices: list[str]) -> None:
    lines = rows(DISLIKED.format(heading))
    if choices:
        assert answers(question(tmp_path, lines)) == choices
    else:
        imported(tmp_path, lines)
        assert wishes(tmp_path)["Anna Pohl"] == in_order("Comic", "Radtour")


LANGUAGES = """
Student ID, Student, House, Lang 1, Lang 2, Old choice
7000, Ivy Hill, Oak, Spanish, Latin, Spanish
7001, Max Price, Elm, German, Spanish, German
7002, Leo Long, Oak, Latin, German, Spanish
7003, Ann Roy, Elm, Spanish, German, Spanish
7004, Cy Fox, Elm, Spanish, German, German
7005, Di Fox, Elm, Latin, German, Latin
"""


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (1, 5, 3, 4, 2, 0), (5, 3, 4, 1, 2, 0)])
def test_a_column_that_repeats_a_title_of_its_row_stops_no_question(tmp_path: Path, order: tuple[int, ...]) -> None:
    lines = [[line[place] for place in order] for line in rows(LANGUAGES)]
    with pytest.raises(Unsettled) as trouble:
        imported(tmp_path, lines, rounds="1")
    found = {asked.key: answers(asked) for asked in trouble.value.questions}
    run, old = found
    assert found == {run: ["ranks", "rounds"], "answers.csv:Old choice": ["settled", "not there", "left out"]}
    imported(tmp_path, lines, rounds="1", answers=((run, "ranks"), (old, "left out")))
    assert wishes(tmp_path)["Ivy Hill"] == in_order("Spanish", "Latin")
    assert pins(tmp_path) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("first", "second"), ("First", "Second"), ("eerste", "tweede"), ("erste", "zweite"), ("premier", "deuxième")],
)
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 2, 3, 0)])
def test_first_is_a_wish_where_second_stands_beside(
    tmp_path: Path, first: str, second: str, order: tuple[int, ...]
) -> None:
    lines = rows(f"id, name, {first}, {second}\n1, Zoe Lane, Baking, Film\n2, Leo Gray, Film, Pottery")
    lines = [*lines, *rows("3, Chloe Bishop, Pottery, Baking\n4, Jack Reed, Baking, Pottery")]
    imported(tmp_path, [[line[place] for place in order] for line in lines])
    assert wishes(tmp_path)["Zoe Lane"] == in_order("Baking", "Film")
    assert {row["Name"] for row in table(tmp_path, "Attendees")} == {line[1] for line in lines[1:]}


def test_first_is_a_name_where_last_stands_beside(tmp_path: Path) -> None:
    imported(tmp_path, rows("first, last, class\nZoe, Lane, 4A\nLeo, Gray, 4B\nChloe, Bishop, 4A"))
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Zoe Lane", "Leo Gray", "Chloe Bishop"]


@pytest.mark.parametrize(
    "headings",
    ["Sessie 10:00, Reserve 10:00, Sessie 12:00, Reserve 12:00", "Sessie 10:00, Reserve, Sessie 12:00, Reserve"],
)
def test_a_substitute_belongs_to_the_round_of_its_time(tmp_path: Path, headings: str) -> None:
    lines = rows(f"Naam, {headings}\nAnn Lee, Rouw, Spel, Lezen, Kunst\nBob Roy, Spel, Rouw, Kunst, Lezen")
    lines = [*lines, *rows("Cy Hill, Rouw, Spel, Lezen, Kunst\nDi Fox, Rouw, Spel, Kunst, Lezen")]
    imported(tmp_path, lines, rounds="10:00; 12:00")
    assert wishes(tmp_path)["Ann Lee"] == {
        1: ["Rouw @ 10:00", "Lezen @ 12:00"],
        2: ["Spel @ 10:00", "Kunst @ 12:00"],
    }


def test_a_substitute_belongs_to_a_round_that_no_list_names(tmp_path: Path) -> None:
    lines = rows("Naam, Ronde 1, Reserve ronde 1, Ronde 2, Reserve ronde 2\nAnn Lee, Rouw, Spel, Lezen, Kunst")
    lines = [*lines, *rows("Bob Roy, Spel, Rouw, Kunst, Lezen\nCy Hill, Rouw, Spel, Lezen, Kunst")]
    imported(tmp_path, [*lines, ["Di Fox", "Rouw", "Spel", "Kunst", "Lezen"]])
    assert wishes(tmp_path)["Ann Lee"] == {
        1: ["Rouw @ Ronde 1", "Lezen @ Ronde 2"],
        2: ["Spel @ Ronde 1", "Kunst @ Ronde 2"],
    }


@pytest.mark.parametrize(
    "headings",
    [
        "Mon 1st, Mon 2nd, Tue 1st, Tue 2nd",
        "1st Mon, 2nd Mon, 1st Tue, 2nd Tue",
        "MON - 1e, MON - 2e, TUE - 1e, TUE - 2e",
        "Mon (1.), Mon (2.), Tue (1.), Tue (2.)",
    ],
)
def test_a_position_beside_a_round_is_the_rank_in_it(tmp_path: Path, headings: str) -> None:
    lines = rows(f"Camper, {headings}\nAnn Lee, Surf, Sail, Hike, Surf\nBob Roy, Sail, Hike, Surf, Sail")
    lines = [*lines, *rows("Cy Hill, Hike, Surf, Sail, Hike\nDi Fox, Surf, Hike, Sail, Surf")]
    imported(tmp_path, lines, rounds="Mon; Tue")
    assert wishes(tmp_path)["Ann Lee"] == {1: ["Surf @ Mon", "Hike @ Tue"], 2: ["Sail @ Mon", "Surf @ Tue"]}


TALKS: Rows = [
    ["ID", "Title", "Speaker names", "Abstract"],
    ["ABC12F", "Async in anger", "Camille Martin", "abc, def"],
    ["DEF34G", "Type hints", "Jonas Schmidt\nDaan de Vries", "abc, def"],
    ["GHJ56K", "Wagtail", "Manon Petit", "abc, def"],
    ["KLM78N", "Notebooks", "Finn Fischer\nBram Berg", "abc, def"],
    ["NPQ90R", "Packaging", "Chloé Leroy", "abc, def"],
    ["RST21U", "Fuzz it", "Paul Becker\nThijs Mulder", "abc, def"],
]


@pytest.mark.parametrize("heading", ["Speaker names", "Sprekers", "Referenten", "Intervenants", "Ponentes"])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (2, 1, 0, 3), (1, 2, 3)])
def test_several_speakers_in_a_cell_are_no_wishes(tmp_path: Path, heading: str, order: tuple[int, ...]) -> None:
    lines = [["ID", "Title", heading, "Abstract"], *TALKS[1:]]
    imported(tmp_path, [[line[place] for place in order] for line in lines])
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == [str(line[1]) for line in TALKS[1:]]
    assert [row["Speakers"] for row in table(tmp_path, "Sessions")][1] == "Jonas Schmidt; Daan de Vries"
    assert table(tmp_path, "Attendees") == []


def test_numbered_wishes_of_several_columns_are_asked_after_as_ranks(tmp_path: Path) -> None:
    lines = rows("Name, Land, Water\nAnn Lee, 1st: Hike; 2nd: Run, 1st: Surf; 2nd: Sail")
    lines = [*lines, *rows("Bob Roy, 1st: Run; 2nd: Hike, 1st: Sail; 2nd: Surf")]
    lines = [*lines, *rows("Cy Hill, 1st: Hike; 2nd: Run, 1st: Sail; 2nd: Surf")]
    asked = question(tmp_path, lines)
    assert answers(asked) == ["in order", "in order, rounds"]
    imported(tmp_path, lines, answers=((asked.key, "in order, rounds"),))
    assert wishes(tmp_path)["Ann Lee"] == {1: ["Hike @ Land", "Surf @ Water"], 2: ["Run @ Land", "Sail @ Water"]}


@pytest.mark.parametrize(
    "begins",
    ["Interested in: ", "Interesse in: ", "Which would you like? ", "Interested in ", "Interesse an ", "Intérêt pour "],
)
def test_a_question_before_titles_is_no_part_of_them(tmp_path: Path, begins: str) -> None:
    head = ["Name", *(f"{begins}{title}" for title in ("Netball", "Chess", "Judo"))]
    imported(tmp_path, [head, *rows("Ann Lee, yes, no, maybe\nBob Roy, no, yes, yes\nCy Hill, maybe, yes, no")])
    assert wishes(tmp_path)["Ann Lee"] == in_order("Netball", "Judo")
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["Chess", "Judo", "Netball"]


def test_different_words_before_titles_stay(tmp_path: Path) -> None:
    head = ["Name", "Sport: Netball", "Board game: Chess", "Sport: Judo"]
    imported(tmp_path, [head, *rows("Ann Lee, yes, no, maybe\nBob Roy, no, yes, yes\nCy Hill, maybe, yes, no")])
    assert wishes(tmp_path)["Ann Lee"] == in_order("Sport: Netball", "Sport: Judo")


SCALES = [
    ("Top choice", "Would be ok", "Please no"),
    ("hoch", "mittel", "nein"),
    ("High", "Medium", "not interested"),
    ("hoog", "gemiddeld", "liever niet"),
    ("élevé", "moyen", "plutôt pas"),
    ("alta", "media", "mejor no"),
]
CRAFTS = ["Email", "Name", "Pottery", "Juggling", "Robotics"]


def liked(words: tuple[str, ...], count: int) -> Rows:
    """So many people with a word below each of three sessions; the first likes them in the order of the words."""
    lines = [[f"a{at}@q.example", f"Ann {chr(65 + at)}. Lee"] for at in range(count)]
    return [
        CRAFTS,
        *([*line, *(words[(at + (at // 3 + 1) * of) % 3] for of in range(3))] for at, line in enumerate(lines)),
    ]


@pytest.mark.parametrize("words", SCALES)
@pytest.mark.parametrize("count", [3, 15])
@pytest.mark.parametrize(
    "sessions", [[], [rows("Title, Maximum\nPottery, 9\nJuggling, 9\nRobotics, 9")]], ids=["no list", "a list"]
)
def test_words_of_liking_are_a_scale(tmp_path: Path, words: tuple[str, ...], count: int, sessions: list[Rows]) -> None:
    imported(tmp_path, liked(words, count), *sessions)
    assert wishes(tmp_path)["Ann A. Lee"] == in_order("Pottery", "Juggling")
    assert {row["Title"] for row in table(tmp_path, "Sessions")} == set(CRAFTS[2:])


@pytest.mark.parametrize(
    "words", [("hoch", "mittel", "niedrig"), ("haut", "moyen", "faible"), ("first", "second", "third")]
)
def test_the_lowest_word_is_a_wish_too(tmp_path: Path, words: tuple[str, ...]) -> None:
    imported(tmp_path, liked(words, 15))
    assert wishes(tmp_path)["Ann A. Lee"] == in_order("Pottery", "Juggling", "Robotics")


@pytest.mark.parametrize("count", [3, 15])
@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0)])
def test_words_whose_order_nobody_knows_are_asked_after(tmp_path: Path, count: int, order: tuple[int, ...]) -> None:
    lines = [[line[place] for place in order] for line in liked(("Hot", "Tepid", "Cold"), count)]
    asked = question(tmp_path, lines)
    assert "left out" in answers(asked)
    means = next(choice.means for choice in asked.choices if choice.answer == "left out")
    assert all(f'"{word}"' in f"{asked.because} {means}" for word in ("Hot", "Tepid", "Cold"))
    imported(tmp_path, lines, answers=((asked.key, "left out"),))
    assert len(table(tmp_path, "Attendees")) == count
    assert table(tmp_path, "Sessions") == []


NUMBERED = "First name, Surname, {}\nAnn, Lee, 1, 2, 3\nBob, Roy, 5, 1, 4\nCy, Hill, 3, 1, 2\nDi, Fox, 2, 5, 4"


@pytest.mark.parametrize(
    "headings",
    [
        "Choice A, Choice B, Choice C",
        "Keuze A, Keuze B, Keuze C",
        "Wunsch a, Wunsch b, Wunsch c",
        "OPTION_A, OPTION_B, OPTION_C",
    ],
)
def test_numbers_below_lettered_choices_are_asked_after(tmp_path: Path, headings: str) -> None:
    lines = rows(NUMBERED.format(headings))
    asked = question(tmp_path, lines)
    assert answers(asked) == ["choices", "scores"]
    imported(tmp_path, lines, answers=((asked.key, "choices"),))
    assert wishes(tmp_path)["Bob Roy"] == in_order("5", "1", "4")


def test_numbers_of_a_list_below_lettered_choices_are_wishes(tmp_path: Path) -> None:
    listed = rows("Nr, Title, Maximum\n1, Photography, 9\n2, Judo, 9\n3, Film, 9\n4, Chess, 9\n5, Baking, 9")
    imported(tmp_path, rows(NUMBERED.format("Choice C, Choice A, Choice B")), listed)
    assert wishes(tmp_path)["Bob Roy"] == in_order("Photography", "Chess", "Baking")


@pytest.mark.parametrize("zero", ["0", "0,0", "0.0"])
def test_a_score_of_0_is_the_lowest_however_it_is_written(tmp_path: Path, zero: str) -> None:
    lines = [["Naam", "Judo", "Schaken", "Koken"], ["Ann Lee", "7,5", zero, "9,0"]]
    imported(tmp_path, [*lines, ["Bob Roy", zero, "8,5", "6,0"], ["Cy Hill", "5,5", "9,5", ""]])
    assert wishes(tmp_path)["Ann Lee"] == {2: ["Koken"], 4: ["Judo"], 7: ["Schaken"]}
    assert wishes(tmp_path)["Cy Hill"] == {1: ["Schaken"], 6: ["Judo"]}


def test_a_score_of_0_beside_scores_of_1_is_the_lowest(tmp_path: Path) -> None:
    imported(tmp_path, rows("Naam, Judo, Schaken, Koken\nAnn Lee, 5, 0, 1\nBob Roy, 4, 3, 2\nCy Hill, 5, 4, 0"))
    assert wishes(tmp_path)["Ann Lee"] == {1: ["Judo"], 5: ["Koken"], 6: ["Schaken"]}


SIGN_UP = [
    ["Archery (10)", "Canoe (8)", "Swim (15)", "Hike (12)"],
    ["Ann Lee", "Cy Hill", "Bob Roy", "Ann Lee"],
    ["Bob Roy", "Di Fox", "Cy Hill", "Di Fox"],
    ["Eve Gray", "Flo Bell", "Gus Kay", "Eve Gray"],
    ["Hal Marsh", "Ida King", "Hal Marsh", "Ida King"],
]


@pytest.mark.parametrize(
    ("above", "rounds", "names"),
    [
        (["Monday P1", "", "Monday P2", ""], "P1; P2", ("P1", "P2")),
        (["Monday", "", "Tuesday", ""], "Monday; Tuesday", ("Monday", "Tuesday")),
        (["Ronde 1", "", "Ronde 2", ""], None, ("Ronde 1", "Ronde 2")),
    ],
)
@pytest.mark.parametrize("answer", ["settled", "wishes"])
def test_rounds_above_sessions_with_maxima_and_names_below(
    tmp_path: Path, above: list[str], rounds: str | None, names: tuple[str, str], answer: str
) -> None:
    lines = [above, *SIGN_UP]
    options = {} if rounds is None else {"rounds": rounds}
    asked = question(tmp_path, lines, **options)
    assert answers(asked) == ["settled", "wishes"]
    imported(tmp_path, lines, answers=((asked.key, answer),), **options)
    assert [(row["Title"], row["Maximum"]) for row in table(tmp_path, "Sessions")] == [
        *(("Archery", "10"), ("Canoe", "8"), ("Hike", "12"), ("Swim", "15"))
    ]
    if answer == "wishes":
        assert wishes(tmp_path)["Ann Lee"] == {1: [f"Archery @ {names[0]}", f"Hike @ {names[1]}"]}
    else:
        assert len(pins(tmp_path)) == 16


def test_numbers_in_brackets_that_count_sessions_are_no_maxima(tmp_path: Path) -> None:
    lines = [["Yoga (1)", "Yoga (2)", "Swim (3)", "Hike (4)"], *SIGN_UP[1:-1], ["Hal Marsh", "", "", ""]]
    asked = question(tmp_path, lines)
    imported(tmp_path, lines, answers=((asked.key, "wishes"),))
    assert [row.get("Maximum") for row in table(tmp_path, "Sessions")] == [None] * 4


LINES = "Jack Walker: Archery, Baking, Chess\nOlivia Gray: Esports, Drama, Film\nNoah Reed: Archery, Drama, Esports\n"


@pytest.mark.parametrize(
    "text",
    [
        LINES,
        LINES.replace(", ", "; "),
        LINES.replace(", ", " > "),
        LINES.replace("\n", "\n\n"),
        LINES.replace("Noah Reed: Archery, Drama, Esports", "Noah Reed: Baking"),
    ],
)
def test_lines_with_a_name_and_wishes_behind_a_colon(tmp_path: Path, text: str) -> None:
    (tmp_path / "answers.txt").write_text(text, encoding="utf-8")
    imported_files(tmp_path, [tmp_path / "answers.txt"], Choices(rounds="1"))
    found = wishes(tmp_path)
    assert list(found.values())[:2] == [in_order("Archery", "Baking", "Chess"), in_order("Esports", "Drama", "Film")]
    assert [name.split()[0] for name in found] == ["Jack", "Olivia", "Noah"]


def test_lines_with_a_session_and_names_behind_a_colon_are_asked_after(tmp_path: Path) -> None:
    text = "Archery: Jack Walker, Olivia Gray\nBaking: Noah Reed, Nora Lane, Ivy Hill\nChess: Max Price, Leo Long\n"
    (tmp_path / "answers.txt").write_text(text, encoding="utf-8")
    with pytest.raises(Unsettled) as trouble:
        imported_files(tmp_path, [tmp_path / "answers.txt"], Choices(rounds="1"))
    assert [answers(one) for one in trouble.value.questions] == [["settled", "wishes"]]


@pytest.mark.parametrize(
    "text", ["Sun: Jo, Bo\nMoon: Flo, Mo\nStar: Di, Vi\n", "Chess: Ann, Bob\nJudo: Ann, Cy\nFilm: Bob, Cy\n"]
)
def test_lines_of_which_nothing_tells_who_is_who_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "answers.txt").write_text(text, encoding="utf-8")
    with pytest.raises(FileTrouble, match="nothing tells which are the people"):
        imported_files(tmp_path, [tmp_path / "answers.txt"], Choices(rounds="1"))
