"""Wishes by the name of whoever gives a session: the session of that person, or a question which."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, said, saved, table, wishes, write_csv

from allocator.intake.cells.session_titles import Titles
from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import Unsettled
from allocator.intake.run import import_files

LISTED: Rows = [["Workshop", "Docent"], ["Pottery", "mw. De Boer"], ["Yoga", "dhr. Pan"], ["Bread", "Anne Vis"]]
EXPECTED = {
    "Ann Lee": in_order("Pottery", "Yoga"),
    "Bob Roy": in_order("Yoga", "Bread"),
    "Cy Hill": in_order("Bread", "Pottery"),
    "Di Fox": in_order("Bread", "Yoga"),
}


def answers(heads: tuple[str, str, str], boer: str, pan: str, vis: str) -> Rows:
    """Whom four people wish for."""
    asked = ((boer, pan), (pan, vis), (vis, boer), (vis, pan))
    return [[*heads], *([name, *names] for name, names in zip(EXPECTED, asked, strict=True))]


@pytest.mark.parametrize(
    ("heads", "names"),
    [
        (("Naam", "Wens 1", "Wens 2"), ("mw. De Boer", "dhr. Pan", "mw. Vis")),
        (("Name", "1st choice", "2nd choice"), ("De Boer", "PAN", "Anne Vis")),
        (("Name", "Erstwunsch", "Zweitwunsch"), ("Frau de Boer", "Herr Pan", "A. Vis")),
        (("Nom", "Choix 1", "Choix 2"), ("Mme Boer", "M. Pan", "Vis, Anne")),
        (("Nombre", "Opción 1", "Opción 2"), ("Sra. De Boer", "Peter Pan", "vis")),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_a_wish_for_somebody_is_one_for_what_they_give(
    tmp_path: Path, heads: tuple[str, str, str], names: tuple[str, str, str], together: bool
) -> None:
    asked = answers(heads, *names)
    if together:
        found = imported(tmp_path, LISTED, asked, rounds="1")
    else:
        imported(tmp_path, LISTED, rounds="1")
        found = import_files(saved(tmp_path), [write_csv(tmp_path / "later.csv", asked)], Choices())
    assert wishes(tmp_path) == EXPECTED
    told = [one.partition(": ")[2] for one in said(found)["corrections"] if "Pottery" in one]
    assert told == [f'"{names[0]}" is taken as "Pottery" (2 cells, this one first).']


def test_of_somebody_who_gives_two_sessions_none_is_taken(tmp_path: Path) -> None:
    listed = [*LISTED, ["Glass", "mw. De Boer"]]
    found = imported(tmp_path, listed, answers(("Naam", "Wens 1", "Wens 2"), "De Boer", "Pan", "Vis"), rounds="1")
    assert wishes(tmp_path)["Ann Lee"] == in_order("De Boer", "Yoga")
    assert [one.partition(": ")[2] for one in said(found)["problems"]] == [
        '"De Boer" is not a session. Did you mean "Glass" or "Pottery"? (2 cells, this one first).'
    ]


def test_a_title_goes_before_a_name() -> None:
    titles = Titles({"P": "Pan flute", "Y": "Yoga", "V": "Vis"}, speakers={"Y": ["C. Pan"], "P": ["Anne Vis"]})
    assert [titles.find(text).code for text in ("Vis", "Pan", "A. Vis", "C. Pan", "B. Pan")] == [
        "V",
        None,
        "P",
        "Y",
        None,
    ]
    assert titles.find("Pan").offers == ("P", "Y")


@pytest.mark.parametrize("heads", [("Naam", "Docent 1", "Docent 2"), ("Name", "1. Teacher", "2. Teacher")])
def test_numbered_columns_of_leaders_are_asked_after(tmp_path: Path, heads: tuple[str, str, str]) -> None:
    asked = answers(heads, "mw. De Boer", "dhr. Pan", "Anne Vis")
    with pytest.raises(Unsettled) as trouble:
        imported(tmp_path, LISTED, asked, rounds="1")
    (question,) = trouble.value.questions
    assert (question.key, [one.answer for one in question.choices]) == (
        f"answers2.csv:{heads[1]}",
        ["wishes", "left out"],
    )
    imported(tmp_path, LISTED, asked, rounds="1", answers=((question.key, "wishes"),))
    assert wishes(tmp_path) == EXPECTED


def test_a_mentor_is_no_wish(tmp_path: Path) -> None:
    people = [["Naam", "Mentor"], ["Ann Lee", "dhr. Pan"], ["Bob Roy", "dhr. Pan"], ["Cy Hill", "Anne Vis"]]
    imported(tmp_path, LISTED, people, rounds="1")
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ann Lee", "Bob Roy", "Cy Hill"]
    assert table(tmp_path, "Wishes") == []


@pytest.mark.parametrize("heading", ["Bij wie wil je?", "By whom?", "Bei wem möchtest du sein?", "Avec qui ?"])
def test_lists_of_leaders_are_asked_after_where_nobody_wishes(tmp_path: Path, heading: str) -> None:
    names = [*answers(("", "", ""), "mw. De Boer", "dhr. Pan", "Anne Vis")[1:]]
    asked = [["Name", heading], *([name, ", ".join(map(str, others))] for name, *others in names)]
    with pytest.raises(Unsettled) as trouble:
        imported(tmp_path, LISTED, asked, rounds="1")
    (question,) = trouble.value.questions
    assert (question.key, [one.answer for one in question.choices]) == (
        f"answers2.csv:{heading}",
        ["in order", "all equal", "none"],
    )
    imported(tmp_path, LISTED, asked, rounds="1", answers=((question.key, "in order"),))
    assert wishes(tmp_path) == EXPECTED
