"""A column of numbers for each session: the name of a file never tells ranks from scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported_files, in_order, wishes, write_csv, write_xlsx

from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import Unsettled

TITLES = ("Pottery", "Yoga", "Bread")
NAMES = ("Ada Lind", "Bo Null", "Cy Roer")
FULL = ((1, 2, 3), (2, 3, 1), (3, 1, 2))
SHARED = ((1, 2, 2), (3, 3, 1), (3, 1, 2))
BY_RANK = {
    "Ada Lind": in_order("Pottery", "Yoga", "Bread"),
    "Bo Null": in_order("Bread", "Pottery", "Yoga"),
    "Cy Roer": in_order("Yoga", "Bread", "Pottery"),
}
BY_SCORE = {
    "Ada Lind": in_order("Bread", "Yoga", "Pottery"),
    "Bo Null": in_order("Yoga", "Pottery", "Bread"),
    "Cy Roer": in_order("Pottery", "Bread", "Yoga"),
}


def rows(numbers: tuple[tuple[int, ...], ...], corner: str = "Name", heading: str = "{}") -> Rows:
    head = [corner, *(heading.format(title) for title in TITLES)]
    return [head, *([name, *line] for name, line in zip(NAMES, numbers, strict=True))]


def asked(caught: pytest.ExceptionInfo[Unsettled]) -> list[list[str]]:
    return [[choice.answer for choice in one.choices] for one in caught.value.questions]


@pytest.mark.parametrize(
    "name", ["interest", "Interest form responses", "interest 1=best", "plain", "Intérêts", "weights and wishes"]
)
def test_each_number_once_is_ranks_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    imported_files(tmp_path, [write_csv(tmp_path / f"{name}.csv", rows(FULL))], Choices())
    assert wishes(tmp_path) == BY_RANK


@pytest.mark.parametrize("name", ["rating", "Scores", "punten", "Bewertung 2026"])
def test_each_number_once_is_asked_about_where_a_file_or_a_sheet_is_called_scores(tmp_path: Path, name: str) -> None:
    text = write_csv(tmp_path / f"{name}.csv", rows(FULL))
    with pytest.raises(Unsettled) as caught:
        imported_files(tmp_path, [text], Choices())
    assert asked(caught) == [["ranks", "scores"]]
    imported_files(tmp_path, [text], Choices(answers=((caught.value.questions[0].key, "scores"),)))
    assert wishes(tmp_path) == BY_SCORE
    book = write_xlsx(tmp_path / "book.xlsx", **{name: rows(FULL, corner="Pupil")})
    with pytest.raises(Unsettled) as caught:
        imported_files(tmp_path, [book], Choices())
    assert asked(caught) == [["ranks", "scores"]]


@pytest.mark.parametrize("name", ["scores", "wishes", "interest", "Voorkeuren", "ranking of scores"])
def test_shared_numbers_are_asked_about_where_a_file_is_not_called_ranks(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unsettled) as caught:
        imported_files(tmp_path, [write_csv(tmp_path / f"{name}.csv", rows(SHARED))], Choices())
    assert asked(caught) == [["ranks", "scores"]]


@pytest.mark.parametrize("heading", ["Points [{}]", "Rate each: [{}]", "Punkte [{}]"])
def test_a_question_about_scores_makes_each_number_once_scores(tmp_path: Path, heading: str) -> None:
    imported_files(tmp_path, [write_csv(tmp_path / "plain.csv", rows(FULL, heading=heading))], Choices())
    assert wishes(tmp_path) == BY_SCORE


def test_a_question_about_interest_leaves_each_number_once_open(tmp_path: Path) -> None:
    text = write_csv(tmp_path / "plain.csv", rows(FULL, heading="Your interest [{}]"))
    with pytest.raises(Unsettled) as caught:
        imported_files(tmp_path, [text], Choices())
    assert asked(caught) == [["ranks", "scores"]]


def test_a_question_about_interest_makes_shared_numbers_scores(tmp_path: Path) -> None:
    text = write_csv(tmp_path / "plain.csv", rows(SHARED, heading="Your interest [{}]"))
    imported_files(tmp_path, [text], Choices())
    assert wishes(tmp_path)["Ada Lind"] == {2: ["Yoga", "Bread"], 3: ["Pottery"]}


def test_0_to_2_once_are_asked_about_where_a_file_is_called_scores(tmp_path: Path) -> None:
    numbers = ((0, 1, 2), (1, 2, 0), (2, 0, 1))
    with pytest.raises(Unsettled) as caught:
        imported_files(tmp_path, [write_csv(tmp_path / "scores.csv", rows(numbers))], Choices())
    assert asked(caught) == [["ranks from 0", "ranks", "scores"]]


@pytest.mark.parametrize("name", ["Ranking", "Rangorde", "Reihenfolge", "priorities"])
def test_shared_numbers_are_ranks_where_a_file_is_called_so(tmp_path: Path, name: str) -> None:
    imported_files(tmp_path, [write_csv(tmp_path / f"{name}.csv", rows(SHARED))], Choices())
    assert wishes(tmp_path)["Ada Lind"] == {1: ["Pottery"], 2: ["Yoga", "Bread"]}
