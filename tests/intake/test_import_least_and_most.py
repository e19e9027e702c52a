"""Lists of sessions with the fewest and the most people in two columns, in the words that people put above them."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

from allocator.intake.mapping.questions import Unsettled

TITLES = ("Bees", "Ants", "Moths")
FIGURES = {
    "well apart": ((4, 9), (4, 7), (5, 9)),
    "from 1": ((1, 4), (1, 3), (2, 5)),
    "at times the same": ((3, 3), (2, 4), (5, 5)),
}

ABBREVIATED = [
    ("Atelier", "Places mini", "Places maxi"),
    ("Atelier", "Effectif mini", "Effectif maxi"),
    ("Activité", "Mini", "Maxi"),
    ("ATELIER", "NB MINI DE PARTICIPANTS", "NB MAXI DE PARTICIPANTS"),
    ("Thema", "Min. TN", "Max. TN"),
]
RANGES = [
    ("Topic", "Group size from", "Group size to"),
    ("Topic", "Group size (from)", "Group size (up to)"),
    ("Topic", "Lowest group size", "Highest group size"),
    ("Thema", "Gruppengröße von", "Gruppengröße bis"),
    ("Kurs", "Plätze (von)", "Plätze (bis)"),
    ("Workshop", "Groepsgrootte van", "Groepsgrootte tot"),
    ("WORKSHOP", "PLAATSEN VAN", "PLAATSEN T/M"),
    ("Atelier", "Effectif de", "Effectif à"),
    ("Taller", "Plazas desde", "Plazas hasta"),
]


def limits(folder: Path) -> dict[str, tuple[str, str]]:
    return {row["Title"]: (row.get("Minimum", ""), row.get("Maximum", "")) for row in table(folder, "Sessions")}


@pytest.mark.parametrize("figures", FIGURES.values(), ids=FIGURES)
@pytest.mark.parametrize("turned", [False, True], ids=["least first", "most first"])
@pytest.mark.parametrize("head", [*ABBREVIATED, *RANGES], ids=lambda head: head[1])
def test_words_for_the_fewest_and_the_most(
    tmp_path: Path, head: tuple[str, ...], turned: bool, figures: tuple[tuple[int, int], ...]
) -> None:
    rows: list[list[object]] = [list(head), *([title, *both] for title, both in zip(TITLES, figures, strict=True))]
    if turned:
        rows = [[title, most, least] for title, least, most in rows]
    imported(tmp_path, rows)
    assert limits(tmp_path) == {
        title: (str(least), str(most)) for title, (least, most) in zip(TITLES, figures, strict=True)
    }


@pytest.mark.parametrize(
    ("above", "low", "high"),
    [
        ("Group size", "from", "to"),
        ("Gruppengröße", "von", "bis"),
        ("Groepsgrootte", "van", "tot"),
        ("Effectif", "de", "à"),
    ],
)
def test_a_heading_above_from_and_to(tmp_path: Path, above: str, low: str, high: str) -> None:
    figures = FIGURES["well apart"]
    rows: Rows = [
        ["Thema", above, ""],
        ["", low, high],
        *([title, *both] for title, both in zip(TITLES, figures, strict=True)),
    ]
    imported(tmp_path, rows)
    assert limits(tmp_path) == {
        title: (str(least), str(most)) for title, (least, most) in zip(TITLES, figures, strict=True)
    }


@pytest.mark.parametrize(
    ("low", "high"),
    [("Age from", "Age to"), ("Alter von", "Alter bis"), ("Leeftijd van", "Leeftijd tot"), ("Âge de", "Âge à")],
)
def test_from_and_to_of_something_else_limits_no_session(tmp_path: Path, low: str, high: str) -> None:
    rows = [["Workshop", "Max", low, high], ["Bees", 9, 4, 12], ["Ants", 7, 6, 14], ["Moths", 8, 5, 10]]
    imported(tmp_path, rows)
    assert limits(tmp_path) == {"Bees": ("", "9"), "Ants": ("", "7"), "Moths": ("", "8")}


@pytest.mark.parametrize(
    "head", [("Prix mini", "Prix maxi"), ("Min. Preis", "Max. Preis"), ("Min. duration", "Max. duration")]
)
def test_the_least_and_the_most_of_something_else_limit_no_session(tmp_path: Path, head: tuple[str, str]) -> None:
    rows = [["Workshop", *head, "Places"], ["Bees", 4, 9, 12], ["Ants", 4, 7, 10], ["Moths", 5, 9, 8]]
    imported(tmp_path, rows)
    assert limits(tmp_path) == {"Bees": ("", "12"), "Ants": ("", "10"), "Moths": ("", "8")}


BETWEEN = [
    ("Sportart", "mind.", "höchst."),
    ("Kurs", "mind. TN", "höchst. TN"),
    ("SPORT", "NO LESS THAN", "NO MORE THAN"),
    ("Workshop", "no fewer than", "not more than"),
    ("Workshop", "ten minste", "ten hoogste"),
    ("Onderdeel", "niet minder dan", "niet meer dan"),
    ("Kurs", "nicht weniger als", "nicht mehr als"),
    ("Discipline", "pas moins de", "pas plus de"),
    ("Deporte", "no menos de", "no más de"),
]
WISHED: Rows = [["Name", "1st choice", "2nd choice"], ["Ada Lind", "Bees", "Ants"], ["Bo Null", "Moths", "Bees"]]


@pytest.mark.parametrize("beside", [(), ("Leader", "Place")], ids=["alone", "with a place"])
@pytest.mark.parametrize("wished", [False, True], ids=["no wishes", "wishes"])
@pytest.mark.parametrize("head", BETWEEN, ids=lambda head: head[1])
def test_not_less_and_not_more_than(
    tmp_path: Path, head: tuple[str, ...], wished: bool, beside: tuple[str, ...]
) -> None:
    figures = ((8, 20), (1, 6), (4, 16))
    where = (("Jo Kok", "Attic"), ("Bo Wit", "Barn"), ("Di Fox", "Lawn"))
    rows: list[list[object]] = [[*head, *beside]]
    for title, both, more in zip(TITLES, figures, where, strict=True):
        rows.append([title, *both, *more[: len(beside)]])
    imported(tmp_path, *([WISHED] if wished else []), rows)
    assert limits(tmp_path) == {"Bees": ("8", "20"), "Ants": ("1", "6"), "Moths": ("4", "16")}
    assert [row["Room"] for row in table(tmp_path, "Rooms")] == (["Attic", "Barn", "Lawn"] if beside else [])


def test_words_that_say_nothing_are_asked_about_from_1_on(tmp_path: Path) -> None:
    rows = [
        ["Sport", "lo", "hi", "Leader", "Place"],
        ["Bees", 1, 9, "Jo Kok", "Attic"],
        ["Ants", 3, 6, "Bo Wit", "Barn"],
    ]
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows)
    assert [[choice.answer for choice in one.choices] for one in caught.value.questions] == [["maxima", "left out"]]


EITHER = [
    ("at least", "at most"),
    ("Minstens", "Hoogstens"),
    ("AU MOINS", "AU PLUS"),
    ("como mínimo", "como máximo"),
]


@pytest.mark.parametrize("beside", [(), ("Place",)], ids=["alone", "with a place"])
@pytest.mark.parametrize("head", EITHER, ids=lambda head: head[0])
def test_at_least_and_at_most_count_people_where_they_are_more_than_the_rounds(
    tmp_path: Path, head: tuple[str, str], beside: tuple[str, ...]
) -> None:
    rows: list[list[object]] = [["Workshop", *head, *beside]]
    rows += [[*line, *("Hall" for _ in beside)] for line in (["Bees", 1, 6], ["Ants", 2, 5], ["Moths", 2, 2])]
    imported(tmp_path, WISHED, rows, rounds="2")
    assert limits(tmp_path) == {"Bees": ("1", "6"), "Ants": ("2", "5"), "Moths": ("2", "2")}
    assert [row.get("At most", "") for row in table(tmp_path, "Sessions")] == ["", "", ""]


@pytest.mark.parametrize("rounds", ["", "3"])
@pytest.mark.parametrize("head", EITHER, ids=lambda head: head[0])
@pytest.mark.parametrize("answer", ["people", "rounds", "left out"])
def test_it_is_asked_what_at_least_and_at_most_count(
    tmp_path: Path, head: tuple[str, str], rounds: str, answer: str
) -> None:
    rows: Rows = [["Workshop", "Leader", *head], ["Bees", "Jo Kok", 1, 2], ["Ants", "Bo Wit", 2, 3]]
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows, rounds=rounds)
    (question,) = caught.value.questions
    assert [choice.answer for choice in question.choices] == ["people", "rounds", "left out"]
    imported(tmp_path, rows, rounds=rounds, answers=((question.key, answer),))
    found = [
        [row.get(name, "") for name in ("Minimum", "Maximum", "At least", "At most")]
        for row in table(tmp_path, "Sessions")
    ]
    assert (
        found
        == {
            "people": [["1", "2", "", ""], ["2", "3", "", ""]],
            "rounds": [["", "", "1", "2"], ["", "", "2", "3"]],
            "left out": [["", "", "", ""], ["", "", "", ""]],
        }[answer]
    )


def test_at_least_and_at_most_beside_a_maximum_count_rounds(tmp_path: Path) -> None:
    imported(tmp_path, [["Workshop", "Max", "At least", "At most"], ["Bees", 9, 1, 2], ["Ants", 7, 2, 2]])
    assert [(row["Maximum"], row["At least"], row["At most"]) for row in table(tmp_path, "Sessions")] == [
        ("9", "1", "2"),
        ("7", "2", "2"),
    ]


def test_at_least_beside_a_maximum_is_asked_about_or_is_the_minimum(tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, [["Workshop", "Max", "At least"], ["Bees", 9, 1], ["Ants", 7, 2]], rounds="2")
    assert [[choice.answer for choice in one.choices] for one in caught.value.questions] == [
        ["people", "rounds", "left out"]
    ]
    imported(tmp_path, [["Workshop", "Max", "At least"], ["Bees", 9, 4], ["Ants", 7, 3]], rounds="2")
    assert limits(tmp_path) == {"Bees": ("4", "9"), "Ants": ("3", "7")}


@pytest.mark.parametrize(
    "head", [("Sport", "Max"), ("Sportart", "max."), ("Tak van sport", "Max"), ("Discipline", "Maxi")]
)
def test_a_list_of_sports_is_no_list_of_rooms(tmp_path: Path, head: tuple[str, str]) -> None:
    imported(tmp_path, [head, ["Bees", 9], ["Ants", 7]])
    assert limits(tmp_path) == {"Bees": ("", "9"), "Ants": ("", "7")}
    assert table(tmp_path, "Rooms") == []
