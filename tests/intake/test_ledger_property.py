"""Imports as transactions: twice is once, a newer version is as if it had been the first, and undoing is as before."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from foreign import SESSIONS, write_csv
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_states import facts, people, state

from allocator.intake.imported import Choices
from allocator.intake.run import import_files
from allocator.intake.undo import undo_import

QUICK = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))

NAMES = (
    "Ann Lee",
    "Bo Null",
    "Cy Roer",
    "Dee Lux",
    "Eve Moss",
    "Fay Onn",
    "Gus Pym",
    "ann lee ",
    "Zoë O'Hara, jr.",
    "",
)
TITLES = ("Pottery", "Weaving, and why", "Carving", "Baking for 2", "")

Row = tuple[str, str, str, str]
HEAD = ("Name", "Class", "1st choice", "2nd choice")

ROW = (
    st.sampled_from(NAMES),
    st.sampled_from(("4A", "4B", "")),
    st.sampled_from(TITLES[:4]),
    st.sampled_from(TITLES),
)
rows = st.lists(st.tuples(*ROW), min_size=4, max_size=9)
"""Answers; some people have a name in common, and some have none."""


STAYING: list[Row] = [
    (name, "4A", "Pottery", "Carving") for name in ("Hal Arp", "Ida Bex", "Jon Cole", "Kit Dunn", "Lea Ems", "Max Ford")
]
"""People who are in both versions of a table: a newer version still has more than half of the older one."""


@st.composite
def versions(draw: st.DrawFn) -> tuple[list[Row], list[Row]]:
    """A table, and a newer version of it: some have other wishes, a few have gone, and some are new."""
    old = draw(st.lists(st.tuples(*ROW), min_size=1, max_size=5))
    gone = draw(st.sets(st.integers(0, len(old) - 1), max_size=len(old)))
    new = []
    for number, (name, organisation, first, second) in enumerate(old):
        if number not in gone:
            again = draw(st.booleans())
            new.append((name, organisation, draw(st.sampled_from(TITLES[:4])) if again else first, second))
    added = st.lists(st.tuples(st.sampled_from(("New Comer", "Ivy Kerr")), *ROW[1:]), max_size=2)
    return [*old, *STAYING], [*new, *STAYING, *draw(added)]


def brought(event: Path, name: str, table: Sequence[Sequence[str]], *, listed: bool) -> None:
    """Imports a table, perhaps with a list of sessions beside it."""
    files = [write_csv(event.parent / name, table)]
    if listed:
        files.append(write_csv(event.parent / "sessions.csv", SESSIONS))
    import_files(event, files, Choices(rounds="2"))


def folder() -> Path:
    """An empty folder."""
    return Path(tempfile.mkdtemp())


@QUICK
@given(rows, st.booleans())
def test_the_same_file_again_changes_nothing(table: list[Row], listed: bool) -> None:
    event = folder() / "event.xlsx"
    brought(event, "answers.csv", [HEAD, *table], listed=listed)
    before = event.read_bytes()
    brought(event, "answers.csv", [HEAD, *table], listed=listed)
    assert event.read_bytes() == before


@QUICK
@given(versions(), st.booleans())
def test_a_newer_version_is_as_if_it_had_been_the_first(both: tuple[list[Row], list[Row]], listed: bool) -> None:
    old, new = both
    one, other = folder() / "event.xlsx", folder() / "event.xlsx"
    brought(one, "answers.csv", [HEAD, *old], listed=listed)
    brought(one, "answers.csv", [HEAD, *new], listed=False)
    brought(other, "answers.csv", [HEAD, *new], listed=listed)
    assert people(one) == people(other)
    if not listed:
        titles = [sorted(row[1] for row in facts(event)["Sessions"]) for event in (one, other)]
        assert titles[0] == titles[1]


@QUICK
@given(versions(), st.booleans())
def test_an_import_that_is_taken_back_leaves_nothing(both: tuple[list[Row], list[Row]], newer: bool) -> None:
    old, new = both
    event = folder() / "event.xlsx"
    brought(event, "answers.csv", [HEAD, *old], listed=True)
    before = state(event)
    head = HEAD if newer else (*HEAD[:3], "3e keuze")
    brought(event, "answers.csv" if newer else "others.csv", [head, *new], listed=False)
    if state(event) != before:
        undo_import(event)
    assert state(event) == before


@QUICK
@given(versions())
def test_all_imports_taken_back_leave_an_empty_workbook(both: tuple[list[Row], list[Row]]) -> None:
    old, new = both
    event = folder() / "event.xlsx"
    brought(event, "answers.csv", [HEAD, *old], listed=True)
    brought(event, "answers.csv", [HEAD, *new], listed=False)
    while undo_import(event).left:
        pass
    assert all(rows == [] for rows in facts(event).values())
