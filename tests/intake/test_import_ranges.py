"""'8-12' and '4 à 10' for how many people a session takes, and the dates that a spreadsheet makes of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from foreign import Rows, imported, imported_files, said, table, write_xlsx

from allocator.intake.cells.limits.ranges import fewest_in, is_date, most_in, range_in
from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import Unsettled

RANGES = {
    "8-12": (8, 12),
    "8 – 12": (8, 12),
    "4 à 10": (4, 10),
    "4 a 10": (4, 10),
    "8 to 12": (8, 12),
    "8 tot 12 personen": (8, 12),
    "van 8 t/m 12": (8, 12),
    "8 bis 12": (8, 12),
    "8 hasta 12": (8, 12),
    "8-12 pers.": (8, 12),
    "between 8 and 12": (8, 12),
    "entre 4 et 10": (4, 10),
    "min 4, max 10": (4, 10),
    "mind. 4 / höchst. 9": (4, 9),
    "6-6": (6, 6),
}


@pytest.mark.parametrize(("text", "both"), RANGES.items())
def test_a_range_has_the_fewest_and_the_most(text: str, both: tuple[int, int]) -> None:
    assert (range_in(text), fewest_in(text), most_in(text)) == (both, *both)


@pytest.mark.parametrize("text", ["12-8", "max. 8-10", "8/12", "12 (of 24 bij Zaal 2)", "1 per 12", "10.00-12.00", ""])
def test_other_texts_are_no_range(text: str) -> None:
    assert (range_in(text), fewest_in(text), most_in(text)) == (None, None, None)


@pytest.mark.parametrize("text", ["2026-10-08", "2026-10-08 00:00:00", "8-Oct", "8 okt", "8. Okt.", "Oct-08", "8-oct."])
def test_a_day_is_a_date_and_no_count(text: str) -> None:
    assert (is_date(text), most_in(text)) == (True, None)


@pytest.mark.parametrize("text", ["8", "8-12", "max 8", "8 people", "8 max"])
def test_a_count_is_no_date(text: str) -> None:
    assert not is_date(text)


def limits(folder: Path) -> list[tuple[str, str]]:
    return [(row.get("Minimum", ""), row.get("Maximum", "")) for row in table(folder, "Sessions")]


@pytest.mark.parametrize(
    "heading", ["Max", "Max. aantal deelnemers", "Kapazität", "CAPACITY", "Group size", "Places", "Cupo"]
)
@pytest.mark.parametrize(("text", "both"), [*RANGES.items()][:8])
def test_a_range_is_minimum_and_maximum(tmp_path: Path, heading: str, text: str, both: tuple[int, int]) -> None:
    found = imported(tmp_path, [["Workshop", heading], ["Bees", text], ["Ants", 9], ["Moths", ""]])
    assert limits(tmp_path) == [(str(both[0]), str(both[1])), ("", "9"), ("", "")]
    told = f'"{text}" is taken as at least {both[0]} and at most {both[1]}.'
    assert said(found) == {"corrections": [f"answers.csv, row 2, column 2 (B): {told}"]}


def test_the_minimum_of_its_own_column_counts(tmp_path: Path) -> None:
    found = imported(tmp_path, [["Workshop", "Min", "Max"], ["Bees", "", "8-12"], ["Ants", 5, "4-10"], ["Moths", 3, 9]])
    assert limits(tmp_path) == [("8", "12"), ("5", "10"), ("3", "9")]
    assert said(found)["corrections"] == [
        'answers.csv, row 2, column 3 (C): "8-12" is taken as at least 8 and at most 12.',
        'answers.csv, row 3, column 3 (C): "4-10" is taken as at most 10.',
    ]


def test_a_newer_range_is_taken_over(tmp_path: Path) -> None:
    imported(tmp_path, [["Workshop", "Max"], ["Bees", "8-12"], ["Ants", "9"]])
    imported(tmp_path, [["Workshop", "Max"], ["Bees", "9-14"], ["Ants", "9"]])
    assert limits(tmp_path) == [("9", "14"), ("", "9")]


@pytest.mark.parametrize("heading", ["Crowd", "Kids"])
def test_ranges_below_other_words_are_asked_about(tmp_path: Path, heading: str) -> None:
    rows: Rows = [["Workshop", "Leader", heading], ["Bees", "Jo Kok", "8-12"], ["Ants", "Bo Wit", 9]]
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows)
    (question,) = caught.value.questions
    assert [choice.answer for choice in question.choices] == ["maxima", "left out"]
    imported(tmp_path, rows, answers=((question.key, "maxima"),))
    assert limits(tmp_path) == [("8", "12"), ("", "9")]


def test_ranges_of_ages_are_no_people(tmp_path: Path) -> None:
    imported(tmp_path, [["Workshop", "Leader", "Ages"], ["Bees", "Jo Kok", "8-12"], ["Ants", "Bo Wit", "6-9"]])
    assert limits(tmp_path) == [("", ""), ("", "")]


HINT = "If it was 8-10, a spreadsheet made a date of it; write 8 as the minimum and 10 as the maximum."


@pytest.mark.parametrize("heading", ["Max", "No. of people"])
def test_the_good_numbers_beside_dates_are_kept(tmp_path: Path, heading: str) -> None:
    rows: Rows = [
        ["Workshop", "Leader", heading],
        ["Bees", "Jo Kok", datetime(2026, 10, 8)],
        ["Ants", "Bo Wit", 12],
        ["Moths", "Di Fox", 9],
    ]
    book = write_xlsx(tmp_path / "w.xlsx", Sheet=rows)
    answers: tuple[tuple[str, str], ...] = ()
    if heading != "Max":
        with pytest.raises(Unsettled) as caught:
            imported_files(tmp_path, [book], Choices())
        answers = ((caught.value.questions[0].key, "maxima"),)
    found = imported_files(tmp_path, [book], Choices(answers=answers))
    assert limits(tmp_path) == [("", ""), ("", "12"), ("", "9")]
    assert [one.message.partition(". ")[2] for one in found.notes.problems] == [HINT]
