"""A column for each wish, where its heading or its cells may mean more than one thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from foreign import Choice, Rows, imported, imported_files, in_order, said, table, wishes, write_csv, write_xlsx

from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import TableQuestion, Unsettled
from allocator.intake.shapes.wishes.commas import parts_are_titles
from allocator.intake.tables.roles import COMMAS, Role, What, role_of

NAMES = ("Ann Lee", "Bo Roy", "Cy Ott", "Di Stam")


def asked(folder: Path, *tables: Rows, **choices: object) -> TableQuestion:
    """The one question that an import puts."""
    with pytest.raises(Unsettled) as trouble:
        imported(folder, *tables, **choices)
    (question,) = trouble.value.questions
    return question


def words(question: TableQuestion) -> list[str]:
    """The answers that there are."""
    return [choice.answer for choice in question.choices]


def taken_for(folder: Path) -> list[str]:
    return [row["Taken for"] for row in table(folder, "Mapping")]


# --- headings that are numbers ---

CODED: Rows = [["Code", "Title", "Maximum"], [1, "Pottery", 9], [2, "Weaving", 9], [3, "Carving", 9]]
LETTERED: Rows = [["Code", "Title", "Maximum"], ["W1", "Pottery", 9], ["W2", "Weaving", 9], ["W3", "Carving", 9]]
FIVE: Rows = [*CODED, [4, "Baking", 9], [5, "Glazing", 9]]


def below(*lines: tuple[object, ...], heads: tuple[object, ...] = (1, 2, 3)) -> Rows:
    return [["Name", *heads], *([name, *line] for name, line in zip(NAMES, lines, strict=False))]


@pytest.mark.parametrize("write", [write_csv, lambda path, rows: write_xlsx(path.with_suffix(".xlsx"), A=rows)])
@pytest.mark.parametrize(
    ("answer", "ann"), [("choices", in_order("5", "3", "1")), ("scores", {1: ["1"], 3: ["2"], 5: ["3"]})]
)
def test_numbers_below_numbers_are_asked_after(
    tmp_path: Path, write: Callable[[Path, Rows], Path], answer: str, ann: dict[int, list[str]]
) -> None:
    file = write(tmp_path / "a.csv", below((5, 3, 1), (1, 3, 5)))
    with pytest.raises(Unsettled) as trouble:
        imported_files(tmp_path, [file], Choices())
    (question,) = trouble.value.questions
    assert words(question) == ["choices", "scores"]
    imported_files(tmp_path, [file], Choices(answers=((question.key, answer),)))
    assert wishes(tmp_path)["Ann Lee"] == ann


@pytest.mark.parametrize("sessions", [[], [CODED], [LETTERED]], ids=["no list", "codes", "codes with a letter"])
def test_the_same_numbers_above_and_below_are_ranks_or_sessions(tmp_path: Path, sessions: list[Rows]) -> None:
    assert words(asked(tmp_path, below((2, 3, 1), (1, 3, 2), (2, 1, 3)), *sessions)) == ["choices", "ranks"]


@pytest.mark.parametrize(
    ("rows", "sessions", "ann"),
    [
        (below((5, 3, 1), (1, 3, 5), (4, 2, 3)), [FIVE], in_order("Glazing", "Carving", "Pottery")),
        (below((5, 3, 1), (1, 3, 5), (2, 2, 4)), [], {1: ["1"], 3: ["2"], 5: ["3"]}),
        (below((5, 3, 1), (1, 3, 5), (2, 2, 4)), [CODED], {1: ["Pottery"], 3: ["Weaving"], 5: ["Carving"]}),
        (below(("x", "", "x"), ("", "x", "")), [], {1: ["1", "3"]}),
        (below(("", 1, 2), (1, "", 2), (2, 1, "")), [CODED], in_order("Weaving", "Carving")),
        (below(("Pottery", "Weaving", ""), ("Weaving", "Carving", "Pottery")), [], in_order("Pottery", "Weaving")),
    ],
    ids=["codes of five", "equal scores", "equal scores of listed", "ticks", "ranks with gaps", "titles"],
)
def test_numbers_above_are_read_where_one_reading_fits(
    tmp_path: Path, rows: Rows, sessions: list[Rows], ann: dict[int, list[str]]
) -> None:
    imported(tmp_path, rows, *sessions)
    assert wishes(tmp_path)["Ann Lee"] == ann


def test_high_numbers_are_sessions(tmp_path: Path) -> None:
    lines = [[f"Person {at}", 9000 + at, 9000 + (at + 1) % 9, 9000 + (at + 2) % 9] for at in range(9)]
    imported(tmp_path, [["Name", 1, 2, 3], *lines])
    assert wishes(tmp_path)["Person 3"] == in_order("9003", "9004", "9005")


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "rank{}",
            "rank_{}",
            "Rank {}",
            "pref_{}",
            "pref{}",
            "choice-{}",
            "choice{}",
            "keuze{}",
            "Wunsch{}",
            "Wahl {}",
        ),
        *("choix {}", "vœu {}", "opción {}", "prioridad{}", "Pick {}", "select {}", "Select{}", "option_{}", "Prio{}"),
    ],
)
@pytest.mark.parametrize("who", ["Name", "id"])
def test_codes_below_numbered_words_are_sessions(tmp_path: Path, heading: str, who: str) -> None:
    lines = [["A17", 9261, 9262, ""], ["B18", 9262, 9263, 9261], ["C19", 9263, "", ""]]
    imported(tmp_path, [[who, *(heading.format(rank) for rank in (1, 2, 3))], *lines])
    assert taken_for(tmp_path) == ["id", "wish 1", "wish 2", "wish 3"]
    assert wishes(tmp_path) == {
        "A17": in_order("9261", "9262"),
        "B18": in_order("9262", "9263", "9261"),
        "C19": in_order("9263"),
    }


# --- two columns of one rank ---


def doubled(*lines: tuple[str, ...], heads: tuple[str, ...] = ("1st choice", "1st choice", "2nd choice")) -> Rows:
    return below(*lines, heads=heads)


BOTH = (("Pottery", "Weaving", "Carving"), ("Carving", "Pottery", "Weaving"), ("Weaving", "Carving", "Pottery"))


@pytest.mark.parametrize(
    "heads",
    [
        ("1st choice", "1st choice", "2nd choice"),
        ("1e keuze", "Eerste keuze", "2e keuze"),
        ("Wahl 1", "Wahl 1", "Wahl 2"),
    ],
)
@pytest.mark.parametrize(
    ("answer", "ann"),
    [("equal", {1: ["Pottery", "Weaving"], 2: ["Carving"]}), ("first alone", in_order("Pottery", "Carving"))],
)
def test_two_filled_columns_of_one_rank_are_asked_after(
    tmp_path: Path, heads: tuple[str, ...], answer: str, ann: dict[int, list[str]]
) -> None:
    rows = doubled(*BOTH, heads=heads)
    question = asked(tmp_path, rows)
    assert words(question) == ["equal", "first alone"]
    imported(tmp_path, rows, answers=((question.key, answer),))
    assert wishes(tmp_path)["Ann Lee"] == ann


def test_all_ranks_asked_for_twice_may_be_those_of_two_rounds(tmp_path: Path) -> None:
    heads = ("1st choice", "2nd choice", "1st choice", "2nd choice")
    rows = doubled(*((*line[:2], *line[1:]) for line in BOTH), heads=heads)
    question = asked(tmp_path, rows, rounds="Early; Late")
    assert words(question) == ["equal", "rounds", "first alone"]
    imported(tmp_path, rows, rounds="Early; Late", answers=((question.key, "rounds"),))
    assert wishes(tmp_path)["Ann Lee"] == {
        1: ["Pottery @ Early", "Weaving @ Late"],
        2: ["Weaving @ Early", "Carving @ Late"],
    }


def test_a_few_rows_with_two_wishes_of_one_rank_have_both(tmp_path: Path) -> None:
    one, other = ("Pottery", "", "Carving"), ("", "Weaving", "Pottery")
    rows = [["Name", "1st choice", "1st choice", "2nd choice"], ["Ann Lee", "Pottery", "Weaving", "Carving"]]
    rows += [[f"Person {at}", *(one if at % 2 else other)] for at in range(8)]
    found = imported(tmp_path, rows)
    assert wishes(tmp_path)["Ann Lee"] == {1: ["Pottery", "Weaving"], 2: ["Carving"]}
    assert wishes(tmp_path)["Person 2"] == in_order("Weaving", "Pottery")
    assert said(found) == {
        "corrections": [
            "answers.csv, row 2, column 3 (C): wish 1 is in two columns, and both are filled: both wishes have that "
            "rank."
        ]
    }


def test_reasons_beside_wishes_are_no_wishes(tmp_path: Path) -> None:
    heads = ("1st choice", "1st choice: why?", "2nd choice", "2nd choice: why?")
    lines = [
        ("Pottery", "fun", "Weaving", "new"),
        ("Weaving", "calm", "Pottery", "my mother does"),
        ("Pottery", "I like it", "", ""),
    ]
    imported(tmp_path, below(*lines, heads=heads))
    assert wishes(tmp_path)["Ann Lee"] == in_order("Pottery", "Weaving")
    assert taken_for(tmp_path) == ["name", "wish 1", "left out", "wish 2", "left out"]


# --- several wishes in a cell for one ---

FILM: Rows = [["Title", "Maximum"], ["flou net", 9], ["steadycam", 9], ["montage", 9]]


@pytest.mark.parametrize("sessions", [[], [FILM]], ids=["no list", "a list"])
@pytest.mark.parametrize("heading", ["Choice {}", "Vœu {}", "Keuze {}", "{}. Wahl", "Opción {}"])
@pytest.mark.parametrize("between", ["; ", ";", " ; "])
def test_wishes_with_a_semicolon_between_share_the_rank(
    tmp_path: Path, sessions: list[Rows], heading: str, between: str
) -> None:
    lines = [(f"flou net{between}steadycam", "montage"), ("steadycam", "flou net"), ("montage", ""), ("", "steadycam")]
    rows = below(*lines, heads=(heading.format(1), heading.format(2)))
    found = imported(tmp_path, rows, *sessions)
    expected: Choice = {
        "Ann Lee": {1: ["flou net", "steadycam"], 2: ["montage"]},
        "Bo Roy": in_order("steadycam", "flou net"),
        "Cy Ott": in_order("montage"),
        "Di Stam": {2: ["steadycam"]},
    }
    assert wishes(tmp_path) == expected
    assert said(found) == {}


def test_columns_of_ties_stay_columns_of_one_rank_each(tmp_path: Path) -> None:
    lines = [
        ("flou net; steadycam", "montage; son"),
        ("montage; son", "flou net; image"),
        ("image; son", "montage; flou net"),
    ]
    imported(tmp_path, below(*lines, heads=("Choice 1", "Choice 2")))
    assert wishes(tmp_path)["Ann Lee"] == {1: ["flou net", "steadycam"], 2: ["montage", "son"]}


def test_a_known_title_with_a_semicolon_stays_whole(tmp_path: Path) -> None:
    listed: Rows = [["Title", "Maximum"], ["Net; and flou", 9], ["steadycam", 9]]
    lines = [("Net; and flou", "steadycam"), ("Net; and flou; steadycam", "")]
    imported(tmp_path, below(*lines, heads=("Choice 1", "Choice 2")), listed)
    assert wishes(tmp_path)["Ann Lee"] == in_order("Net; and flou", "steadycam")
    assert wishes(tmp_path)["Bo Roy"] == {1: ["Net; and flou", "steadycam"]}


@pytest.mark.parametrize("between", [", ", " / ", " | ", "\n", "; "])
def test_known_titles_in_a_cell_for_one_wish_are_all_wished(tmp_path: Path, between: str) -> None:
    lines = [(between.join(["flou net", "montage"]), "steadycam"), ("steadycam", "montage")]
    imported(tmp_path, below(*lines, heads=("Choice 1", "Choice 2")), FILM)
    assert wishes(tmp_path)["Ann Lee"] == {1: ["flou net", "montage"], 2: ["steadycam"]}


PAIRS = [("Koken, Vissen", "Dans"), ("Koken, Vissen", "Yoga"), ("Dans", "Tuin"), ("Yoga", "Dans")]


@pytest.mark.parametrize("heads", [("1e keuze", "2e keuze"), ("Choice 1", "Choice 2"), ("1. Wahl", "2. Wahl")])
def test_parts_that_others_wish_for_alone_are_wishes(tmp_path: Path, heads: tuple[str, str]) -> None:
    rows = below(*PAIRS[:2], ("Dans", "Koken"), ("Vissen", "Dans"), heads=heads)
    found = imported(tmp_path, rows)
    assert wishes(tmp_path)["Bo Roy"] == {1: ["Koken", "Vissen"], 2: ["Yoga"]}
    assert sorted(row["Title"] for row in table(tmp_path, "Sessions")) == ["Dans", "Koken", "Vissen", "Yoga"]
    assert taken_for(tmp_path)[1:] == ["wish 1, parted by commas", "wish 2, parted by commas"]
    assert said(found) == {
        "corrections": [
            'answers.csv, row 2, column 2 (B): "Koken, Vissen" is taken as "Koken" and "Vissen", wishes of the same '
            "rank (2 such cells, this one first)."
        ]
    }


@pytest.mark.parametrize(
    ("answer", "bo"),
    [("several", {1: ["Koken", "Vissen"], 2: ["Yoga"]}), ("one title", in_order("Koken, Vissen", "Yoga"))],
)
def test_parts_that_nobody_wishes_for_alone_are_asked_after_once(
    tmp_path: Path, answer: str, bo: dict[int, list[str]]
) -> None:
    rows = below(*PAIRS, heads=("1e keuze", "2e keuze"))
    question = asked(tmp_path, rows)
    assert words(question) == ["several", "one title"]
    imported(tmp_path, rows, answers=((question.key, answer),))
    assert wishes(tmp_path)["Bo Roy"] == bo
    imported(tmp_path, rows)  # the mapping says it now
    assert wishes(tmp_path)["Bo Roy"] == bo


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        (["Koken, Vissen", "Koken", "Vissen"], True),
        (["Koken, Vissen", "Koken, Dans", "Dans, Vissen"], True),
        (["Koken, Vissen", "Dans"], None),
        (["Koken, Vissen", "Koken"], None),
        (["Weaving, and why", "Pottery"], False),
        (["Weaving, and why", "Weaving"], False),
        (["Lights, Camera", "Lights, Camera", "Lights, Camera", "Dans"], False),
        (["Koken", "Vissen"], False),
        ([], False),
    ],
)
def test_whether_commas_part_titles(cells: list[str], verdict: bool | None) -> None:
    assert parts_are_titles(cells)[0] is verdict


@pytest.mark.parametrize("role", [Role(What.WISH, 1, mark=COMMAS), Role(What.WISH, 2, "Noon", mark=COMMAS)])
def test_a_role_of_wishes_parted_by_commas_reads_back(role: Role) -> None:
    assert role_of(str(role)) == role


# --- blocks ---

BLOCK = [("Hike", "Bike", "Swim", "Sail"), ("Bike", "Climb", "Sail", "Row"), ("Climb", "Hike", "Row", "Swim")]
RUN = in_order("Hike", "Bike", "Swim", "Sail")


def in_rounds(first: str, second: str) -> dict[int, list[str]]:
    return {1: [f"Hike @ {first}", f"Swim @ {second}"], 2: [f"Bike @ {first}", f"Sail @ {second}"]}


def blocks(form: str, *names: str) -> Rows:
    return below(*BLOCK, heads=tuple(form.format(name, rank) for name in names for rank in (1, 2)))


FORMS = [
    "{} {}",
    "{}_{}",
    "{}{}",
    "{} - {}",
    "{} ({})",
    "{} choice {}",
    "{}: choice {}",
    "{} keuze {}",
    "{1}e keuze {0}",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("answer", "ann"), [("rounds", in_rounds("Land", "Water")), ("one run", RUN)])
def test_blocks_of_words_that_are_no_rounds_are_asked_after(
    tmp_path: Path, form: str, answer: str, ann: dict[int, list[str]]
) -> None:
    rows = blocks(form, "Land", "Water")
    question = asked(tmp_path, rows)
    assert words(question) == ["rounds", "one run"]
    imported(tmp_path, rows, answers=((question.key, answer),))
    assert wishes(tmp_path)["Ann Lee"] == ann


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("first", "second"),
    [("Morning", "Noon"), ("Ochtend", "Middag"), ("Land", "Water"), ("Matin", "Soir"), ("Mañana", "Tarde")],
)
def test_blocks_of_rounds_that_are_known_have_their_own_ranks(
    tmp_path: Path, form: str, first: str, second: str
) -> None:
    imported(tmp_path, blocks(form, first, second), [["Round"], [first], [second]])
    assert wishes(tmp_path)["Ann Lee"] == in_rounds(first, second)


def test_blocks_may_be_the_rounds_that_are_known_by_other_names(tmp_path: Path) -> None:
    rows = blocks("{} {}", "Land", "Water")
    question = asked(tmp_path, rows, rounds="Early; Late")
    imported(tmp_path, rows, rounds="Early; Late", answers=((question.key, "rounds"),))
    assert wishes(tmp_path)["Ann Lee"] == in_rounds("Early", "Late")


@pytest.mark.parametrize(("first", "second"), [("Morning", "Noon"), ("Montag", "Dienstag"), ("Maandag", "Dinsdag")])
def test_numbers_behind_a_time_of_day_may_be_rounds_of_it(tmp_path: Path, first: str, second: str) -> None:
    rows = blocks("{} {}", first, second)
    question = asked(tmp_path, rows)
    assert words(question) == ["rounds", "one run", "a round each"]
    imported(tmp_path, rows, answers=((question.key, "a round each"),))
    assert wishes(tmp_path)["Ann Lee"] == {
        1: [f"Hike @ {first} 1", f"Bike @ {first} 2", f"Swim @ {second} 1", f"Sail @ {second} 2"]
    }


def test_numbered_columns_of_something_else_are_no_blocks(tmp_path: Path) -> None:
    rows = below(
        ("Elm 1", "", "0611", "Pottery"),
        ("Oak 2", "Ash 3", "0622", "Weaving"),
        ("Fir 9", "", "", "Pottery"),
        heads=("Address 1", "Address 2", "Phone 1", "Choice 1"),
    )
    imported(tmp_path, rows)
    assert taken_for(tmp_path) == ["name", "left out", "left out", "left out", "wish 1"]


def test_a_few_texts_that_two_rounds_share_are_wishes(tmp_path: Path) -> None:
    first = ["Clay", "Yoga", "Judo", "Food", "Film", "Drama", "Yoga"]
    second = ["Clay", "", "Drums", "Climb", "Film", "Judo", "Clay"]
    names = [*NAMES, "Eva Kok", "Flo Bos", "Gus Vos"]
    rows: Rows = [["Name", "Mo 9:00", "Mo 10:30"], *map(list, zip(names, first, second, strict=True))]
    imported(tmp_path, rows)
    assert wishes(tmp_path)["Ann Lee"] == {1: ["Clay @ Mo 9:00", "Clay @ Mo 10:30"]}
    assert len(table(tmp_path, "Wishes")) == 7
