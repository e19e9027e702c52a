"""What many cells of a sheet have in common is told once, with the first of them."""

from __future__ import annotations

from allocator.errors import InputProblems, Problem, told_once

FULL = [Problem(f"Rooms!B{row}", "no capacity.") for row in range(2, 9)]


def test_many_equal_problems_are_one_line_at_the_first() -> None:
    other = Problem("Rooms!A3", "no name.")
    assert told_once([FULL[0], other, *FULL[1:]]) == [
        Problem("Rooms!B2", "no capacity. 7 cells: B2, B3, B4, B5, B6 and 2 more."),
        other,
    ]


def test_a_few_are_told_one_by_one() -> None:
    assert told_once(FULL[:3]) == FULL[:3]
    assert told_once(FULL[:4]) == [Problem("Rooms!B2", "no capacity. 4 cells: B2, B3, B4, B5.")]


def test_sheets_and_messages_are_kept_apart() -> None:
    apart = [Problem(f"{sheet}!A2", "this is an example.") for sheet in ("Rooms", "Rounds", "Pins", "Wishes")]
    assert told_once(apart) == apart
    different = [Problem(f"Rooms!B{row}", f"{row} is odd.") for row in range(2, 9)]
    assert told_once(different) == different


def test_all_problems_are_kept_and_counted() -> None:
    error = InputProblems("event.xlsx", FULL, "Fix them.")
    assert error.problems == tuple(FULL)
    assert str(error).splitlines() == [
        "event.xlsx has 7 problems:",
        "  Rooms!B2   no capacity. 7 cells: B2, B3, B4, B5, B6 and 2 more.",
        "Fix them.",
    ]
