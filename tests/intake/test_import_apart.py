"""People who are to be kept apart, or are named without a reason: rules where all names are sure."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table

from allocator.intake.asides.apart import wants_apart

WISHES: Rows = [
    ["id", "name", "first", "second"],
    [1, "Zoe Lane", "Baking", "Pottery"],
    [2, "Leo Gray", "Baking", "Film"],
    [3, "Ava Reed", "Film", "Pottery"],
    [4, "Ruby Field", "Pottery", "Film"],
]
APART = "say that people are to be kept apart, which is done only where a rule says so"
OTHERS = "name somebody else who comes, and nothing says why"


def asides(folder: Path, *tables: Rows) -> list[tuple[str, str]]:
    """What is said of remarks, and how many cells of each kind there are."""
    found = imported(folder, *tables, rounds="1")
    assert [row["Name"] for row in table(folder, "Attendees")] == ["Zoe Lane", "Leo Gray", "Ava Reed", "Ruby Field"]
    assert len(table(folder, "Sessions")) == 3
    return [(one.kind, one.message) for one in found.notes.asides]


@pytest.mark.parametrize(
    ("one", "other", "why", "reason"),
    [
        ("student_a", "student_b", "reason", "conflict"),
        ("Leerling 1", "Leerling 2", "Reden", "ruzie"),
        ("Schüler A", "Schüler B", "Grund", "Streit"),
        ("Élève A", "Élève B", "Motif", "à séparer"),
        ("Alumno 1", "Alumno 2", "Motivo", "separar"),
        ("Name", "Keep apart from", "", ""),
    ],
)
def test_pairs_of_people_who_are_to_be_kept_apart(one: str, other: str, why: str, reason: str, tmp_path: Path) -> None:
    rows = [[one, other, why], ["Zoe Lane", "Ava Reed", reason], ["Leo Gray", "Ruby Field", reason]]
    pairs = rows if why else [line[:2] for line in rows]
    assert asides(tmp_path, WISHES, pairs) == [("apart", f"2 rows {APART}")]


def test_pairs_without_a_reason_are_pointed_at_too(tmp_path: Path) -> None:
    pairs = [["Student 1", "Student 2"], ["Zoe Lane", "Ava Reed"], ["Leo Gray", "Ruby Field"]]
    assert asides(tmp_path, WISHES, pairs) == [("others", f"2 rows {OTHERS}")]


@pytest.mark.parametrize(("heading", "kind"), [("Not with", "apart"), ("Niet bij", "apart"), ("Whom", "others")])
def test_names_beside_wishes(heading: str, kind: str, tmp_path: Path) -> None:
    names = [heading, "Ava Reed", "somebody who is not there", "", "Zoe Lane"]
    assert [
        found for found, _ in asides(tmp_path, [[*line, name] for line, name in zip(WISHES, names, strict=True)])
    ] == [kind]


@pytest.mark.parametrize(
    ("name", "heading"),
    [("Name", "Not with"), ("Naam", "Niet samen met"), ("Naam", "Niet bij"), ("Name", "Nicht mit"), ("Nom", "Pas avec"),
     ("Nombre", "No con")],
)  # fmt: skip
def test_names_below_with_whom_somebody_is_not_to_be_are_rules(name: str, heading: str, tmp_path: Path) -> None:
    pairs = [[name, heading], ["Zoe Lane", "Ava Reed"], ["Leo Gray", "Ruby Field"]]
    assert asides(tmp_path, WISHES, pairs) == []
    assert [(row["Rule"], row["Who or what"]) for row in table(tmp_path, "Rules")] == [
        ("never in the same session", "1; 3"),
        ("never in the same session", "2; 4"),
    ]


def test_a_name_once_more_is_nobody_else(tmp_path: Path) -> None:
    rows = [[*line, line[1]] for line in WISHES]
    assert asides(tmp_path, [[*WISHES[0], "Badge"], *rows[1:]]) == []


@pytest.mark.parametrize(
    "text",
    [
        "niet samen met Bo",
        "not together with my brother",
        "nicht mit Tom",
        "pas avec Léa",
        "no con Ana",
        "apart from Bo",
    ],
)
def test_a_remark_says_that_people_are_to_be_kept_apart(text: str) -> None:
    assert wants_apart(text)


@pytest.mark.parametrize("text", ["niet met de auto", "not with the bus", "samen met Bo", "nothing", "nicht", ""])
def test_other_remarks_do_not(text: str) -> None:
    assert not wants_apart(text)
