"""People who are settled in a session, where a table of wishes says so beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import SESSIONS, Rows, imported, imported_to_file, in_order, said, saved, table, wishes

from allocator.intake.mapping.questions import Unsettled
from allocator.intake.shapes.settling.fixed import says_fixed

NAMES = ["Ada Lind", "Bo Null", "Cy Roer", "Di Stam"]
CHOSEN = {name: in_order("Pottery", "Carving") for name in NAMES}


def pins(folder: Path) -> list[tuple[str, str, str, str]]:
    """Who must be where, and in which round."""
    return [(row["Attendee"], row["Session"], row.get("Round", ""), row["Must"]) for row in table(folder, "Pins")]


@pytest.mark.parametrize(
    "heading",
    [
        "Ingedeeld bij",
        "Moet naar",
        "Assigned",
        "Fixed session",
        "Must attend",
        "Fest",
        "Zugeteilt zu",
        "Bereits eingeteilt in",
        "Vast in ronde 1",
    ],
)
def test_words_of_a_heading_say_that_somebody_is_settled(heading: str) -> None:
    assert says_fixed(heading)


@pytest.mark.parametrize(
    "heading", ["Assigned tutor", "Vaste telefoon", "Festival", "Moet je iets kwijt?", "Keuze", ""]
)
def test_other_words_say_nothing_of_that(heading: str) -> None:
    assert not says_fixed(heading)


def test_a_column_beside_the_choices_pins_people_and_wishes_stay_wishes(tmp_path: Path) -> None:
    head = ["Naam", "Vast in", "1e keuze", "2e keuze"]
    rows = [[name, there, "P", "C"] for name, there in zip(NAMES, ["", "Potery", "", "B"], strict=True)]
    found = imported(tmp_path, [head, *rows], SESSIONS)
    assert pins(tmp_path) == [("A2", "P", "", "must"), ("A4", "B", "", "must")]
    assert wishes(tmp_path) == CHOSEN
    assert said(found) == {"corrections": ['answers.csv, row 3, column 2 (B): "Potery" is taken as "Pottery" (P).']}
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")][:4] == ["name", "fixed session", "wish 1", "wish 2"]
    imported(tmp_path, [head, *rows])  # once more, by the mapping: nothing is pinned twice
    assert (pins(tmp_path), wishes(tmp_path)) == ([("A2", "P", "", "must"), ("A4", "B", "", "must")], CHOSEN)


BESIDE: dict[str, tuple[Rows, dict[str, dict[int, list[str]]]]] = {
    "a rank matrix": (
        [
            ["Naam", "Vast in", "Pottery", "Carving"],
            ["Ada Lind", "", 1, 2],
            ["Bo Null", "Carving", 2, 1],
            ["Cy Roer", "", 1, 2],
        ],
        {
            "Ada Lind": in_order("Pottery", "Carving"),
            "Bo Null": in_order("Carving", "Pottery"),
            "Cy Roer": in_order("Pottery", "Carving"),
        },
    ),
    "ticks": (
        [
            ["Naam", "Vast in", "Pottery", "Carving"],
            ["Ada Lind", "", "x", ""],
            ["Bo Null", "Carving", "x", "x"],
            ["Cy Roer", "", "", "x"],
        ],
        {"Ada Lind": {1: ["Pottery"]}, "Bo Null": {1: ["Pottery", "Carving"]}, "Cy Roer": {1: ["Carving"]}},
    ),
    "all wishes in a cell": (
        [
            ["Naam", "Vast in", "Voorkeuren in volgorde"],
            ["Ada Lind", "", "Pottery;Carving"],
            ["Bo Null", "Carving", "Pottery;Carving"],
            ["Cy Roer", "", "Carving;Pottery"],
        ],
        {
            "Ada Lind": in_order("Pottery", "Carving"),
            "Bo Null": in_order("Pottery", "Carving"),
            "Cy Roer": in_order("Carving", "Pottery"),
        },
    ),
    "a row for every wish": (
        [
            ["Naam", "Assigned", "Workshop", "Rang"],
            ["Ada Lind", "", "Pottery", 1],
            ["Ada Lind", "", "Carving", 2],
            ["Bo Null", "Carving", "Pottery", 1],
        ],
        {"Ada Lind": in_order("Pottery", "Carving"), "Bo Null": in_order("Pottery")},
    ),
    "columns of sessions without a word for wishes": (
        [
            ["Naam", "Vast in", "A", "B"],
            ["Ada Lind", "", "Pottery", "Carving"],
            ["Bo Null", "Carving", "Carving", "Pottery"],
            ["Cy Roer", "", "Pottery", "Carving"],
        ],
        {
            "Ada Lind": in_order("Pottery", "Carving"),
            "Bo Null": in_order("Carving", "Pottery"),
            "Cy Roer": in_order("Pottery", "Carving"),
        },
    ),
}


@pytest.mark.parametrize("shape", BESIDE)
def test_in_a_table_of_wishes_of_any_shape_a_column_may_say_who_is_settled(tmp_path: Path, shape: str) -> None:
    rows, expected = BESIDE[shape]
    imported(tmp_path, rows, SESSIONS, answers=(("answers.csv:A", "ranks"),))
    assert pins(tmp_path) == [("A2", "C", "", "must")]
    assert wishes(tmp_path) == expected


def test_who_is_settled_may_be_so_in_a_round_and_in_several_sessions(tmp_path: Path) -> None:
    head = ["Naam", "Ronde 1", "Ronde 2", "Vast in ronde 2", "Moet naar"]
    rows = [
        ["Ada Lind", "Pottery", "Carving", "", ""],
        ["Bo Null", "Carving", "Pottery", "Baking for 2", ""],
        ["Cy Roer", "Pottery", "Carving", "", "Pottery; Carving"],
    ]
    imported(tmp_path, [head, *rows], SESSIONS)
    assert pins(tmp_path) == [
        ("A2", "B", "Ronde 2", "must"),
        ("A3", "P", "", "must"),
        ("A3", "C", "", "must"),
    ]
    assert [row["Round"] for row in table(tmp_path, "Rounds")] == ["Ronde 1", "Ronde 2"]
    roles = [row["Taken for"] for row in table(tmp_path, "Mapping")][:5]
    assert roles == [
        "name",
        "wish 1 in Ronde 1",
        "wish 1 in Ronde 2",
        "fixed session in round Ronde 2",
        "fixed session",
    ]
    before = pins(tmp_path)
    imported(tmp_path, [head, *rows])
    assert pins(tmp_path) == before


def test_what_is_filled_for_most_people_may_be_an_earlier_outcome_and_is_asked(tmp_path: Path) -> None:
    head = ["Naam", "1e keuze", "2e keuze", "Ingedeeld bij"]
    rows = [head, *([name, "P", "C", "Pottery"] for name in NAMES[:3]), [NAMES[3], "P", "C", ""]]
    with pytest.raises(Unsettled) as asked:
        imported_to_file(tmp_path, rows, SESSIONS)
    assert [line for line in str(asked.value).splitlines()[1:10] if "|" not in line] == [
        '  answers.csv, rows 1 to 5: "Ingedeeld bij" is filled for most people: they may be settled there, or it is '
        "the outcome of an earlier time.",
        "    settled    settled: everybody sits in the session next to them",
        "    left out   an earlier outcome, which is left out",
    ]
    assert not (tmp_path / "event.xlsx").exists()
    imported(tmp_path, rows, SESSIONS, readings=(2,))
    assert (pins(tmp_path), wishes(tmp_path)) == ([], CHOSEN)
    saved(tmp_path).unlink()
    imported(tmp_path, rows, SESSIONS, readings=(1,))
    assert pins(tmp_path) == [(f"A{number}", "P", "", "must") for number in (1, 2, 3)]
    assert wishes(tmp_path) == CHOSEN


def test_ticks_below_such_a_heading_name_no_session(tmp_path: Path) -> None:
    head = ["Naam", "1e keuze", "2e keuze", "Vast"]
    found = imported(
        tmp_path, [head, *([name, "P", "C", ""] for name in NAMES[:3]), [NAMES[3], "P", "C", "x"]], SESSIONS
    )
    assert (pins(tmp_path), wishes(tmp_path)) == ([], CHOSEN)
    assert found.tables[0][1] == ("wishes, 4 rows, because its headings number the wishes; 1 column left out: Vast")


def test_what_is_no_session_is_pinned_as_it_stands_and_told(tmp_path: Path) -> None:
    head = ["Naam", "1e keuze", "2e keuze", "Vast in"]
    rows = [[name, "P", "C", there] for name, there in zip(NAMES, ["", "Sewing", "", ""], strict=True)]
    found = imported(tmp_path, [head, *rows], SESSIONS)
    assert pins(tmp_path) == [("A2", "Sewing", "", "must")]
    assert said(found) == {
        "problems": [
            'answers.csv, row 3, column 4 (D): "Sewing" is not a session. Write a title or code of the Sessions sheet.'
        ]
    }
