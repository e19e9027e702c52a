"""Names with the last name first in one table, and in another order in another: one person, and said so."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, said, saved, table, wishes, write_csv

from allocator.intake.imported import Choices, Imported
from allocator.intake.run import import_files

LISTED: Rows = [["Anna Jansen", "4A"], ["Piet de Boer", "4B"], ["Sara Kok", "4B"]]
WISHED = (in_order("Maps", "Bees"), in_order("Bees", "Tides"), in_order("Tides", "Maps"))


def answers(heads: tuple[str, str, str], *names: str) -> Rows:
    """What three people wish for."""
    asked = [list(titles) for titles in (("Maps", "Bees"), ("Bees", "Tides"), ("Tides", "Maps"))]
    return [[*heads], *([name, *titles] for name, titles in zip(names, asked, strict=True))]


def reordered(found: Imported) -> list[str]:
    """What is said of names in two orders."""
    return [one for one in said(found).get("corrections", []) if "in two orders" in one]


@pytest.mark.parametrize(
    ("heads", "names", "told"),
    [
        (
            ("Name", "1st choice", "2nd choice"),
            ("Jansen Anna", "Boer de Piet", "Kok Sara"),
            '"Jansen Anna" is "Anna Jansen", "Boer de Piet" is "Piet de Boer", "Kok Sara" is "Sara Kok"',
        ),
        (
            ("Naam", "1e keuze", "2e keuze"),
            ("JANSEN ANNA", "DE BOER PIET", "KOK SARA"),
            '"JANSEN ANNA" is "Anna Jansen", "DE BOER PIET" is "Piet de Boer", "KOK SARA" is "Sara Kok"',
        ),
        (
            ("Nom", "1er choix", "2e choix"),
            ("JANSEN, Anna", "BOER DE, Piet", "KOK, Sara"),
            '"BOER DE, Piet" is "Piet de Boer"',
        ),
        (("Nombre", "Opción 1", "Opción 2"), ("Jansen, Anna", "de Boer, Piet", "Kok, Sara"), ""),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_a_name_in_another_order_is_the_same_name(
    tmp_path: Path, heads: tuple[str, str, str], names: tuple[str, str, str], told: str, together: bool
) -> None:
    people, asked = [["Name", "Class"], *LISTED], answers(heads, *names)
    if together:
        found = imported(tmp_path, people, asked, rounds="1")
    else:
        imported(tmp_path, people, rounds="1")
        found = import_files(saved(tmp_path), [write_csv(tmp_path / "later.csv", asked)], Choices())
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == [name for name, _ in LISTED]
    assert wishes(tmp_path) == dict(zip([name for name, _ in LISTED], WISHED, strict=True))
    count = told.count(" is ")
    which = "1 name stands in two orders; it is" if count == 1 else f"{count} names stand in two orders; each is"
    assert reordered(found) == ([f"Attendees: {which} taken as one person: {told}."] if told else [])


def test_a_table_with_the_last_name_first_is_a_form_of_the_same_people(tmp_path: Path) -> None:
    heads = ("Name", "Choice 1", "Choice 2")
    morning = answers(heads, "Jansen Anna", "Boer Piet", "Kok Sara")
    afternoon = [[*heads], ["Anna Jansen", "Jazz", "Ink"], ["Piet Boer", "Ink", "Jazz"], ["Sara Kok", "Jazz", "Ink"]]
    imported(tmp_path, morning, afternoon, rounds="1")
    assert wishes(tmp_path)["Kok Sara"] == {1: ["Tides", "Jazz"], 2: ["Maps", "Ink"]}
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Jansen Anna", "Boer Piet", "Kok Sara"]


def test_names_that_one_table_has_in_both_orders_are_of_two_people(tmp_path: Path) -> None:
    people = [["Name", "Class"], ["Thomas Martin", "4A"], ["Martin Thomas", "4B"], ["Sara Kok", "4B"]]
    asked = answers(("Name", "Choice 1", "Choice 2"), "Martin Thomas", "Thomas Martin", "Sara Kok")
    found = imported(tmp_path, people, asked, rounds="1")
    assert wishes(tmp_path) == {
        "Martin Thomas": WISHED[0],
        "Thomas Martin": WISHED[1],
        "Sara Kok": WISHED[2],
    }
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Thomas Martin", "Martin Thomas", "Sara Kok"]
    assert reordered(found) == []


def test_a_name_in_another_order_with_another_address_is_another_person(tmp_path: Path) -> None:
    people = [["Name", "Email"], ["Anna Jansen", "a@j.example"], ["Sara Kok", "s@j.example"]]
    asked = [
        ["Name", "Email", "Choice 1", "Choice 2"],
        ["Jansen Anna", "other@j.example", "Maps", "Bees"],
        ["Kok Sara", "s@j.example", "Bees", "Maps"],
    ]
    imported(tmp_path, people, asked, rounds="1")
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Anna Jansen", "Sara Kok", "Jansen Anna"]
