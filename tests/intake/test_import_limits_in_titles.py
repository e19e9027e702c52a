"""A maximum behind a title, as in 'Yoga (max 12)': read as such, in wishes as in lists of sessions."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, said, table

from allocator.intake.cells.limits.limits_in_titles import Limited, limited


def told(folder: Path, sheet: str, *headings: str) -> list[tuple[str, ...]]:
    """Some columns of a sheet of the event workbook."""
    return [tuple(row.get(heading, "") for heading in headings) for row in table(folder, sheet)]


@pytest.mark.parametrize(
    "text",
    [
        "Yoga (max 12)",
        "Yoga (max. 12)",
        "Yoga (MAX: 12)",
        "Yoga [maximaal 12 deelnemers]",
        "Yoga (12 plaatsen)",
        "Yoga - 12 plaatsen",
        "Yoga – max. 12 pers.",
        "Yoga, max 12",
        "Yoga: 12 places",
        "Yoga (12 pers. max)",
        "Yoga (12 max.)",
        "Yoga (up to 12)",
        "Yoga (höchstens 12)",
        "Yoga | 12 Plätze",
        "Yoga (12 Teilnehmer)",
        "Yoga (maximum 12 personnes)",
        "Yoga (máx. 12)",
        "Yoga - 12 plazas",
        "Yoga(12p)",
    ],
)
def test_a_word_says_that_a_number_is_the_maximum(text: str) -> None:
    assert limited(text) == Limited("Yoga", 12, True)


@pytest.mark.parametrize("text", ["Yoga [12]", "Yoga (12)", "Yoga(12)"])
def test_a_number_in_brackets_may_be_one(text: str) -> None:
    assert limited(text) == Limited("Yoga", 12, False)


@pytest.mark.parametrize(
    "text",
    [
        "Yoga",
        "Yoga 12",
        "Yoga (12 min)",
        "Yoga (12 uur)",
        "Yoga (groep 12)",
        "Film (1999)",
        "Max 12",
        "(max 12)",
        "Top 40 - klas 3",
        "Robots for 12 people",
        "Maxima",
        "Yoga (8-12 people)",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert limited(text) is None


def answers(form: str) -> Rows:
    """Four people who wish for three sessions, with how many each takes behind it."""
    yoga, film, kung_fu = (form.format(title, most) for title, most in (("Yoga", 12), ("Film", 8), ("Kung fu", 20)))
    return [
        ["Name", "1st choice", "2nd choice"],
        ["Ann Lee", yoga, film],
        ["Bob Roy", film, kung_fu],
        ["Cy Hill", kung_fu, yoga],
        ["Di Fox", yoga, kung_fu],
    ]


SESSIONS = [("Film", "8"), ("Kung fu", "20"), ("Yoga", "12")]
WISHES = [("Yoga", "Film"), ("Film", "Kung fu"), ("Kung fu", "Yoga"), ("Yoga", "Kung fu")]

FORMS = ["{} (max {})", "{} - {} plaatsen", "{} [{}]", "{} ({})", "{} ({} Plätze)", "{}, max. {} pers.", "{} (máx. {})"]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_wished_for_has_its_maximum_and_its_title(form: str, tmp_path: Path) -> None:
    found = imported(tmp_path, answers(form), rounds="1")
    codes = dict(told(tmp_path, "Sessions", "Code", "Title"))
    assert told(tmp_path, "Sessions", "Title", "Maximum") == SESSIONS
    assert [(codes[one], codes[two]) for one, two in told(tmp_path, "Wishes", "1", "2")] == WISHES
    assert [text.partition(": ")[2] for text in said(found)["corrections"]] == [
        f'the numbers behind titles are taken as the most people: "{form.format("Film", 8)}" is "Film", at most 8; '
        f'"{form.format("Kung fu", 20)}" is "Kung fu", at most 20; "{form.format("Yoga", 12)}" is "Yoga", at most 12.'
    ]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("is_cleaned", [False, True])
def test_a_list_of_sessions_has_them_too(form: str, is_cleaned: bool, tmp_path: Path) -> None:
    rows = [["Title", "Leader"], [form.format("Yoga", 12), "Una Kay"], [form.format("Film", 8), "Vic Fry"]]
    wishes = answers("{}" if is_cleaned else form)[:2]
    imported(tmp_path, rows, wishes, rounds="1")
    assert told(tmp_path, "Sessions", "Title", "Maximum", "Speakers") == [
        ("Yoga", "12", "Una Kay"),
        ("Film", "8", "Vic Fry"),
    ]
    assert told(tmp_path, "Wishes", "1", "2") == [("Yoga", "Film")]


def test_the_column_of_maxima_counts_more_than_the_title(tmp_path: Path) -> None:
    imported(tmp_path, [["Title", "Max"], ["Yoga (max 12)", 10], ["Film (max 8)", ""]], rounds="1")
    assert told(tmp_path, "Sessions", "Title", "Maximum") == [("Yoga", "10"), ("Film", "8")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("are_ticks", [False, True])
def test_a_heading_for_each_session_has_it_too(form: str, are_ticks: bool, tmp_path: Path) -> None:
    headings = [form.format(title, most) for title, most in (("Yoga", 12), ("Film", 8), ("Kung fu", 20))]
    ranks = [("Ann Lee", "123"), ("Bob Roy", "213"), ("Cy Hill", "321"), ("Di Fox", "132"), ("Ed Ray", "231")]
    cells = [[name, *("x" * (rank == "1") if are_ticks else rank for rank in said)] for name, said in ranks]
    imported(tmp_path, [["Name", *headings], *cells], rounds="1")
    codes = dict(told(tmp_path, "Sessions", "Code", "Title"))
    assert sorted(told(tmp_path, "Sessions", "Title", "Maximum")) == SESSIONS
    firsts = ["Yoga", "Film", "Kung fu", "Yoga", "Kung fu"]
    assert [codes[one] for (one,) in told(tmp_path, "Wishes", "1")] == firsts


@pytest.mark.parametrize("numbers", [("7", "8", "7"), ("1", "2", "3"), ("12", "", "20"), ("3", "12", "16")])
def test_numbers_in_brackets_that_may_be_classes_stay_in_titles(numbers: tuple[str, ...], tmp_path: Path) -> None:
    both = zip(("Yoga", "Film", "Judo"), numbers, strict=True)
    titles = [f"{title} ({number})" if number else title for title, number in both]
    imported(tmp_path, [["Title", "Leader"], *([title, "Una Kay"] for title in titles)], rounds="3")
    assert told(tmp_path, "Sessions", "Title", "Maximum") == [(title, "") for title in titles]


def test_two_sessions_of_one_title_keep_what_tells_them_apart(tmp_path: Path) -> None:
    titles = ["Yoga (max 12)", "Yoga (max 20)", "Film (max 8)"]
    imported(tmp_path, [["Title", "Leader"], *([title, "Una Kay"] for title in titles)], rounds="3")
    assert told(tmp_path, "Sessions", "Title", "Maximum") == [*[(title, "") for title in titles[:2]], ("Film", "8")]


def test_the_same_files_again_change_nothing(tmp_path: Path) -> None:
    imported(tmp_path, answers("{} (max {})"), rounds="1")
    assert imported(tmp_path, answers("{} (max {})"), rounds="1").unchanged
