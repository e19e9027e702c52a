"""Rows of Rules, each with what its formula says of it; the event has the columns Age, Department and Grade."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from allocator.workbook.event.said_back import READ
from allocator.workbook.event.template import write_template

Row = tuple[str | int | float, ...]

OF_EACH_KIND: dict[Row, str] = {
    ("sit together", "A17; Sam de Vries"): "A17 and Sam de Vries sit together.",
    ("sit together", "A1; A2; A3", "", "", "W1; Round 2"): "A1, A2 and A3 sit together in W1 and Round 2.",
    ("never in the same session", "A1; A2", "", "", "", "if possible"): (
        "If possible: A1 and A2 are never in the same session."
    ),
    ("at most so many of", "Organisation", "", 8): (
        "At most 8 of the attendees of each Organisation are in an offering."
    ),
    ("at least so many of", "A1; A2", "", 1, "W2"): (
        "At least 1 of A1 and A2 is in every offering that is held in W2."
    ),
    ("only for", "Grade = 5; 6", "", "", "W3"): "Nobody but the attendees who fit 'Grade = 5; 6' has a seat in W3.",
    ("is attended before", "W1", "W2; W3"): "Having attended W1 in an earlier round is needed for W2 and W3.",
    ("runs before", "W1", "W2", "", "", "must"): "All rounds of W1 come before those of W2.",
    ("run in the same rounds", "W1; W3"): "W1 and W3 run in the same rounds.",
    ("never in the same round", "W2; W3", "", "", "Round 1"): "W2 and W3 never run in the same round in Round 1.",
    ("at most so many in a round", "W1; W2; W3", "", 2): "At most 2 of W1, W2 and W3 run at one time.",
    ("are served first", "A1"): "The first to get their seats: A1.",
    ("attended all or none", "W1; W2"): "Attended all or none: W1 and W2.",
    ("run in one room", "W1"): "In one room each: all rounds of W1.",
    ("run without a break", "W1; W3", "", "", "Round 1; Round 2", "if possible"): (
        "If possible: Without a break: all rounds of W1 and W3 in Round 1 and Round 2."
    ),
}

TOO_LITTLE: dict[Row, str] = {
    ("", "A1; A2"): "",
    ("sit togther", "A1; A2"): "'sit togther' is none of the rules in the list.",
    ("sit*", "A1; A2"): "'sit*' is none of the rules in the list.",
    ("sit together",): "sit together: who?",
    ("sit together", "A1"): "sit together: who else?",
    ("never in the same session", "A1; ;"): "never in the same session: who else?",
    ("at most so many of", "A1; A2"): "at most so many of: how many?",
    ("at least so many of", " ", "", 1): "at least so many of: who?",
    ("at most so many of", "; ;", "", 3): "at most so many of: who?",
    ("only for", "A1"): "only for: which sessions?",
    ("is attended before", "W1"): "is attended before: which sessions come later?",
    ("runs before", "", "W2"): "runs before: which sessions?",
    ("run in the same rounds", "W1"): "run in the same rounds: which other session?",
    ("at most so many in a round", "W1; W2"): "at most so many in a round: how many?",
    ("attended all or none", "W1"): "attended all or none: which other session?",
}

IN_OTHER_SPELLINGS: dict[Row, str] = {
    ("Sit  Together ", " A1 ;A2;; Bo\nCy ;", "W9", 7): "A1, A2, Bo and Cy sit together.",
    ("sit together", "Department"): "The attendees of each Department sit together.",
    ("never in the same session", "each DEPARTMENT"): (
        "The attendees of each DEPARTMENT are never in the same session."
    ),
    ("sit together", "grade is 5 or 6"): "The attendees who fit 'grade is 5 or 6' sit together.",
    ("at most so many of", "Ada Lee;Age<12", "", "1"): (
        "At most 1 of the attendees who fit 'Ada Lee;Age<12' is in an offering."
    ),
    ("at most so many of", "Everybody", "", 15.0, "Round 2", "If  possible"): (
        "If possible: At most 15 of the attendees are in an offering in Round 2."
    ),
    ("runs before", "Grade 5 maths", "Age"): "All rounds of Grade 5 maths come before those of Age.",
    ("at most so many in a round", "W1; W2", "", 1): "At most 1 of W1 and W2 runs at one time.",
    ("sit together", "=1+1; <b>&amp"): "=1+1 and <b>&amp sit together.",
    ("sit together", "'=TODAY()'; \"x\"&y"): "'=TODAY()' and \"x\"&y sit together.",
    ("sit together", "7; *"): "7 and * sit together.",
    ("are served first", 7): "The first to get their seats: 7.",
}

ROWS = OF_EACH_KIND | TOO_LITTLE | IN_OTHER_SPELLINGS

HEADINGS = ("Id", "Name", "Age", "Department", "Grade", "Organisation")


def by_heading(row: Row) -> dict[str, str]:
    """A row as texts."""
    texts = [f"{value:g}" if isinstance(value, float) else str(value) for value in row]
    return dict(zip(READ, texts, strict=False))


def filled_in(path: Path) -> Path:
    """An empty workbook in which somebody has typed the rows, in a program that stores no results of formulas."""
    write_template(path, rules=True)
    workbook = load_workbook(path)
    page = workbook["Rules"]
    assert isinstance(page, Worksheet)
    for number, row in enumerate(ROWS, start=2):
        for place, value in enumerate((*row, *[""] * len(READ))[: len(READ)], start=1):
            cell = page.cell(number, place)
            cell.value = value or None
            if isinstance(value, str) and value:
                cell.data_type = "s"
    workbook.save(path)
    return path
