"""Sheets and files of another year, or called old: whether they count is asked, and they never win in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported_files, table, wishes, write_csv, write_xlsx

from allocator.intake.imported import Choices, Imported
from allocator.intake.mapping.questions import Unsettled

NOW: Rows = [["Name", "1st choice", "2nd choice"], ["Ada Lind", "Pottery", "Yoga"], ["Bo Null", "Yoga", "Pottery"]]
THEN: Rows = [["Name", "1st choice", "2nd choice"], ["Ada Lind", "Yoga", "Bread"], ["Ed Gone", "Yoga", "Pottery"]]
OFFERED: Rows = [["Workshop", "Max"], ["Pottery", 5], ["Yoga", 5]]
DROPPED: Rows = [["Workshop", "Max"], ["Pottery", 5], ["Bread", 5]]


def book(folder: Path, answer: str = "", **sheets: Rows) -> Imported:
    """Sheets of one workbook, imported with the answer to the only question."""
    answers = (tuple(answer.split("=")),) if answer else ()
    path = write_xlsx(folder / "book.xlsx", **sheets)
    return imported_files(folder, [path], Choices(answers=answers, rounds="1"))  # type: ignore[arg-type]


def asked(folder: Path, **sheets: Rows) -> list[tuple[str, str, list[str]]]:
    """The questions: name, reason, answers."""
    with pytest.raises(Unsettled) as caught:
        book(folder, **sheets)
    return [(one.key, one.because, [choice.answer for choice in one.choices]) for one in caught.value.questions]


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("then", "now", "because"),
    [
        ("2025", "2026", "its name is of 2025, and another one of 2026"),
        ("Answers 2024-25", "Answers 2025-26", "its name is of 2024, and another one of 2025"),
        ("Answers 2025", "Answers", "its name is of 2025, and another one says no year"),
        ("OLD do not use", "Answers", 'its name says "do not use"'),
        ("answers_old", "answers", 'its name says "old"'),
        ("ARCHIVE", "Answers", 'its name says "archive"'),
        ("Vorig jaar", "Dit jaar", 'its name says "vorig jaar"'),
        ("Archiv", "Antworten", 'its name says "archiv"'),
        ("ne pas utiliser", "Réponses", 'its name says "ne pas utiliser"'),
        ("año pasado", "Respuestas", 'its name says "ano pasado"'),
    ],
)
def test_a_sheet_of_another_year_is_asked_about(then: str, now: str, because: str, order: int, tmp_path: Path) -> None:
    sheets = dict([(now, NOW), (then, THEN)][::order])
    key = f"book.xlsx:{then}"
    assert asked(tmp_path, **sheets) == [(key, f"{because}, so it may not count any more", ["left out", "counts"])]
    book(tmp_path, f"{key}=left out", **sheets)
    assert wishes(tmp_path) == {
        "Ada Lind": {1: ["Pottery"], 2: ["Yoga"]},
        "Bo Null": {1: ["Yoga"], 2: ["Pottery"]},
    }


@pytest.mark.parametrize("order", [1, -1])
def test_where_both_count_the_newer_answers_do(order: int, tmp_path: Path) -> None:
    book(tmp_path, "book.xlsx:2025=counts", **dict([("2026", NOW), ("2025", THEN)][::order]))
    assert wishes(tmp_path) == {
        "Ada Lind": {1: ["Pottery"], 2: ["Yoga"]},
        "Bo Null": {1: ["Yoga"], 2: ["Pottery"]},
        "Ed Gone": {1: ["Yoga"], 2: ["Pottery"]},
    }


def test_files_are_asked_about_like_sheets(tmp_path: Path) -> None:
    files = [write_csv(tmp_path / name, rows) for name, rows in (("w2026.csv", NOW), ("w2025.csv", THEN))]
    with pytest.raises(Unsettled) as caught:
        imported_files(tmp_path, files, Choices(rounds="1"))
    assert [one.key for one in caught.value.questions] == ["w2025.csv"]
    imported_files(tmp_path, files, Choices(rounds="1", answers=(("w2025.csv", "left out"),)))
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ada Lind", "Bo Null"]


def test_a_list_of_last_year_adds_no_session(tmp_path: Path) -> None:
    sheets = {"answers": NOW, "workshops": OFFERED, "workshops 2025": DROPPED}
    assert [key for key, _, _ in asked(tmp_path, **sheets)] == ["book.xlsx:workshops 2025"]
    book(tmp_path, "book.xlsx:workshops 2025=left out", **sheets)
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == ["Pottery", "Yoga"]


@pytest.mark.parametrize(
    "sheets",
    [
        {"2025": NOW},
        {"Answers 2026": NOW, "Workshops 2026": OFFERED},
        {"Answers": NOW, "Workshops 2026": OFFERED},
        {"Answers 2025-12-30": NOW, "Workshops 2026-01-04": OFFERED},
        {"Answers": NOW, "Old building": [["Room", "Seats"], ["Aula", 30], ["Gym", 20]]},
    ],
)
def test_names_that_say_nothing_of_the_kind_are_not_asked_about(sheets: dict[str, Rows], tmp_path: Path) -> None:
    book(tmp_path, **sheets)
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ada Lind", "Bo Null"]


def test_what_was_left_out_teaches_nothing_about_a_new_file(tmp_path: Path) -> None:
    book(tmp_path, "book.xlsx:2025=left out", **{"2025": THEN, "2026": NOW})
    later = [NOW[0], ["Fay Kok", "Yoga", "Pottery"]]
    imported_files(tmp_path, [write_csv(tmp_path / "later.csv", later)], Choices())
    assert wishes(tmp_path)["Fay Kok"] == {1: ["Yoga"], 2: ["Pottery"]}
