"""Titles before the names of speakers in five languages; and sheets that number other people alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import imported, imported_files, table, write_xlsx

from allocator.intake.cells.speakers import Habit, habit_of, speakers_in
from allocator.intake.imported import Choices

TITLES = (
    "Mr|Ms|Dr|dhr.|mw.|Hr.|Fr.|Miss|Sgt|Sgt.|RA|RAin|Mme|Me|Cdt|Mlle|Sr.|Sra.|Prof.|Dra.|ir.|drs.|Ing.|Señora|Capt."
)


@pytest.mark.parametrize("title", TITLES.split("|"))
@pytest.mark.parametrize("name", ["Luc Perrot", "Ana Gil", "Perrot"])
def test_a_title_is_no_part_of_a_name(title: str, name: str) -> None:
    said = speakers_in(f"{title} {name}", Habit())
    assert said.names == (name,)
    assert said.doubts == (f'"{title} {name}" is taken as "{name}".',)


@pytest.mark.parametrize(
    "name",
    ["Meg Blanc", "Missy Elliot", "Rania Aziz", "Mira Sand", "M. Jansen", "M. A. Jansen", "Ramon Ra", "Lta Moss"],
)
def test_names_that_begin_with_such_letters_stay(name: str) -> None:
    assert speakers_in(name, Habit()).names == (name,)


@pytest.mark.parametrize(
    ("text", "column", "names"),
    [
        ("M. Luc Perrot", [], ("Luc Perrot",)),
        ("M. Perrot", ["Mme Blanc"], ("Perrot",)),
        ("M. Perrot", ["Jan Kok"], ("M. Perrot",)),
        ("Mme Blanc & M. Perrot", ["Mme Roy"], ("Blanc", "Perrot")),
        ("Sra. Gil / Dra. Sol", [], ("Gil", "Sol")),
        ("Miss Gray; Sgt Bell", [], ("Gray", "Bell")),
    ],
)
def test_monsieur_is_told_from_an_initial(text: str, column: list[str], names: tuple[str, ...]) -> None:
    assert speakers_in(text, habit_of([text, *column])).names == names


@pytest.mark.parametrize("heading", ["N°", "Nr.", "No", "Nummer", "#"])
@pytest.mark.parametrize("rounds", ["", "Round 1; Round 2"])
def test_sheets_with_the_same_numbers_and_other_names_are_of_other_people(
    heading: str, rounds: str, tmp_path: Path
) -> None:
    names = {"6eA": ["Luc Roy", "Ana Gil", "Bo Null", "Cy Hill"], "6eB": ["Di Fox", "Eve Gray", "Flo Bell", "Gus Kay"]}
    crosses = [["x", "", "x"], ["", "x", "x"], ["x", "x", ""], ["", "x", "x"]]
    sheets = {
        sheet: [
            [heading, "Nom", "Yoga", "Bread", "Clay"],
            *([at, name, *crosses[(at + len(sheet) + (sheet == "6eB")) % 4]] for at, name in enumerate(people, 1)),
        ]
        for sheet, people in names.items()
    }
    imported_files(tmp_path, [write_xlsx(tmp_path / "sport.xlsx", **sheets)], Choices(rounds=rounds))
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == [*names["6eA"], *names["6eB"]]


def test_titles_in_a_list_of_sessions(tmp_path: Path) -> None:
    rows = [["Atelier", "Intervenant"], ["Judo", "M. Luc Perrot"], ["Yoga", "Mme Ana Roy"], ["Droit", "Me Blanc"]]
    imported(tmp_path, [[*row, "12"] if at else [*row, "Max"] for at, row in enumerate(rows)])
    assert [row["Speakers"] for row in table(tmp_path, "Sessions")] == ["Luc Perrot", "Ana Roy", "Blanc"]
