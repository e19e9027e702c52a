"""Ranks that begin with 0: 0 is the best where nothing else can be meant, and a question where it may be no wish."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from foreign import Rows, imported, imported_files, in_order, said, table, wishes, write_csv, write_xlsx

from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import Unsettled
from allocator.intake.shapes.wishes.by_session.zeros import Zero, zero_among_ranks
from allocator.intake.tables.roles import Role, What, role_of

P, W, C, B = "Pottery", "Weaving", "Carving", "Baking"
WISHED = {"Ann Lee": in_order(P, W, C), "Bo Roy": in_order(B, C, W), "Cy Ott": in_order(W, P, B)}
LISTED: Rows = [["Title", "Maximum"], *([title, 9] for title in (P, W, C, B))]
FROM_0 = "its ranks begin with 0, which is the best: 0 is taken as rank 1, 1 as rank 2, and so on."


def matrix(name: str, heading: str, blank: str = "") -> Rows:
    """A column for each session, ranks from 0 in it."""
    rows = []
    for who, ranks in WISHED.items():
        of = {titles[0]: rank - 1 for rank, titles in ranks.items()}
        rows.append([who, *(of.get(title, blank) for title in (P, W, C, B))])
    return [[name, *(heading.format(title) for title in (P, W, C, B))], *rows]


def long(name: str, session: str, rank: str) -> Rows:
    """A row for each wish, ranks from 0 in it."""
    rows = [[who, titles[0], rank - 1] for who, ranks in WISHED.items() for rank, titles in ranks.items()]
    return [[name, session, rank], *rows]


@pytest.mark.parametrize("listed", [(), (LISTED,)], ids=["no list", "a list"])
@pytest.mark.parametrize(
    "rows",
    [
        matrix("Naam", "{}"),
        matrix("Name", "Rank [{}]"),
        matrix("Nom", "Préférence [{}]"),
        long("Naam", "Workshop", "Voorkeur"),
        long("Name", "Session", "Rank"),
        long("username", "session", "priority"),
        long("student_id", "session", "rank"),
        long("Schüler", "Kurs", "Rang"),
    ],
    ids=["nl", "en", "fr", "long nl", "long en", "long user", "long id", "long de"],
)
@pytest.mark.parametrize("write", [write_csv, lambda path, rows: write_xlsx(path.with_suffix(".xlsx"), A=rows)])
def test_0_is_the_best_rank_where_each_has_it_once(
    tmp_path: Path, rows: Rows, listed: tuple[Rows, ...], write: Callable[[Path, Rows], Path]
) -> None:
    files = [write(tmp_path / "a.csv", rows), *(write_csv(tmp_path / "b.csv", one) for one in listed)]
    found = imported_files(tmp_path, files, Choices())
    assert wishes(tmp_path) == WISHED
    assert [line.partition(": ")[2] for line in said(found)["corrections"]] == [FROM_0]


def test_the_mapping_keeps_that_0_is_the_best(tmp_path: Path) -> None:
    imported(tmp_path, matrix("Naam", "{}"))
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")] == [
        "name",
        *(f"rank from 0 of {title}" for title in (P, W, C, B)),
    ]
    imported(tmp_path, matrix("Naam", "{}"))
    assert wishes(tmp_path) == WISHED


@pytest.mark.parametrize(
    "role", [Role(What.RANK, best=0), Role(What.RANK_OF, about=P, best=0), Role(What.RANK_OF, 0, P, "Noon", best=0)]
)
def test_a_role_of_ranks_from_0_reads_back(role: Role) -> None:
    assert role_of(str(role)) == role


FULL: Rows = [["Name", P, W, C], ["Ann Lee", 0, 1, 2], ["Bo Roy", 2, 1, 0], ["Cy Ott", 1, 0, 2]]
RANKED: Rows = [["Name", *(f"Rank [{title}]" for title in (P, W, C))], *FULL[1:]]


@pytest.mark.parametrize(
    ("rows", "answer", "ann"),
    [
        (FULL, "ranks from 0", in_order(P, W, C)),
        (FULL, "ranks", in_order(W, C)),
        (FULL, "scores", in_order(C, W)),
        (RANKED, "ranks from 0", in_order(P, W, C)),
        (RANKED, "ranks", in_order(W, C)),
    ],
)
def test_0_in_a_full_table_may_be_no_wish_and_is_asked(
    tmp_path: Path, rows: Rows, answer: str, ann: dict[int, list[str]]
) -> None:
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, rows)
    (question,) = asked.value.questions
    three = ["ranks from 0", "ranks", "scores"]
    assert [choice.answer for choice in question.choices] == (three if rows is FULL else three[:2])
    imported(tmp_path, rows, answers=((question.key, answer),))
    assert wishes(tmp_path)["Ann Lee"] == ann


def test_0_and_1_beside_blank_cells_may_be_ranks_or_yes_and_no(tmp_path: Path) -> None:
    rows: Rows = [["Name", P, W, C], ["Ann Lee", 0, 1, ""], ["Bo Roy", "", 1, 0], ["Cy Ott", 1, 0, ""]]
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, rows)
    (question,) = asked.value.questions
    assert [choice.answer for choice in question.choices] == ["ranks from 0", "ticks"]


def test_several_zeros_in_a_row_are_no_wishes(tmp_path: Path) -> None:
    imported(tmp_path, [["Name", P, W, C, B], ["Ann Lee", 0, 1, 2, 0], ["Bo Roy", 0, 2, 1, 0], ["Cy Ott", 1, 0, 0, 2]])
    assert wishes(tmp_path) == {"Ann Lee": in_order(W, C), "Bo Roy": in_order(C, W), "Cy Ott": in_order(P, B)}


def test_a_rank_that_is_no_number_is_named(tmp_path: Path) -> None:
    rows = [["Name", "Session", "Rank"], *([who, title, 1] for who in ("Ann", "Bo") for title in (P, W))] * 100
    found = imported(tmp_path, [*rows[:400], ["Cy", P, "first of all"]])
    assert said(found)["problems"] == [
        'answers.csv, row 401, column 3 (C): "first of all" is not a rank; it is left out. Write a number.'
    ]


@pytest.mark.parametrize(
    ("rows", "zero"),
    [
        ([["0", "1", ""], ["1", "0", ""]], Zero.BEST),
        ([["0", "1", "2"], ["1", "0", "2"]], Zero.EITHER),
        ([["0", "1", "2"], ["1", "0", "2"], ["1", "2", "3"]], Zero.EITHER),
        ([["0", "0", "1"], ["1", "0", "0"]], Zero.NO_WISH),
        ([["1", "2", "3"], ["", "2", "1"]], Zero.NO_WISH),
        ([["0", "0", "1", ""], ["0", "1", "1", ""]], Zero.EITHER),
        ([["0", "5", ""], ["0", "3", ""]], Zero.NO_WISH),
        ([["", "", ""]], Zero.NO_WISH),
    ],
)
def test_what_0_is_among_ranks(rows: list[list[str]], zero: Zero) -> None:
    assert zero_among_ranks(rows) is zero
