"""What each scenario asks, what cannot be asked, and where its workbook goes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathvalidate import Platform, is_valid_filename

from allocator.errors import ChangeTrouble, FileTrouble
from allocator.policy import Policy
from allocator.scenario.changes import Cancel, Capacity, CloseRoom, Scenario
from allocator.scenario.whatif.case import BASE, Case, Outcome
from allocator.scenario.whatif.run import cases_of
from allocator.workbook.scenarios.books import Books, file_names
from tests.scenario.results import outcome
from tests.scenario.test_replan import ANNOUNCED, DAY
from tests.small import with_session

POLICY = Policy(objectives=("unseated", "total cost"))


def test_the_event_as_it_stands_comes_first_and_each_scenario_has_its_changes() -> None:
    changes = (CloseRoom("Barn", "R1"), Cancel("W1"))
    cases = cases_of(DAY, POLICY, [Scenario("less", changes), Scenario("same", ())])
    changed = Cancel("W1").applied(CloseRoom("Barn", "R1").applied(DAY))
    assert cases == (
        Outcome(Case(BASE, (), DAY, POLICY), None),
        Outcome(Case("less", ("Barn is closed in R1", "W1 Pottery is cancelled"), changed, POLICY), None),
        Outcome(Case("same", (), DAY, POLICY), None),
    )


def test_what_cannot_be_meant_is_told_and_the_others_go_on() -> None:
    # Pottery needs two in the attic, which is to seat one.
    event = with_session("W1", minimum=2, room="Attic")
    scenarios = [Scenario("typo", (Cancel("Potery"),)), Scenario("tiny", (Capacity("Attic", 1),))]
    base, typo, tiny = cases_of(event, POLICY, scenarios)
    assert base == Outcome(Case(BASE, (), event, POLICY), None)
    told = '"Potery" is not a session of this event. Did you mean "Pottery"?'
    assert typo == Outcome(Case("typo", ("Potery is cancelled",), event, POLICY), None, told)
    told = 'Sessions W1: "Attic" seats 1, fewer than the minimum of 2.'
    told = f"After these changes the event contradicts itself:\n{told}"
    assert tiny == Outcome(Case("tiny", ("Attic seats 1",), event, POLICY), None, told)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("less", "Less "), 'More than one scenario is called "Less ".'),
        (("base",), 'More than one scenario is called "base".'),
    ],
)
def test_no_two_scenarios_have_one_name(names: tuple[str, ...], told: str) -> None:
    with pytest.raises(ChangeTrouble) as trouble:
        cases_of(DAY, POLICY, [Scenario(name, ()) for name in names])
    assert str(trouble.value) == f'{told} Give each its own name; "Base" is the event as it is.'


def test_names_of_files() -> None:
    names = ("Base", "Zaal 3: dicht?", "base", "a/b", "a\\b", "CON", " .. ", "Ünïcode", "x" * 200, "🙂" * 80)
    assert file_names(names) == (
        "Base.xlsx",
        "Zaal 3_ dicht_.xlsx",
        "base (2).xlsx",
        "a_b.xlsx",
        "a_b (2).xlsx",
        "CON_.xlsx",
        "_.xlsx",
        "Ünïcode.xlsx",
        f"{'x' * 80}.xlsx",
        f"{'🙂' * 50}.xlsx",  # four bytes each
    )


@settings(max_examples=40)
@given(st.lists(st.text(max_size=120), max_size=6))
def test_every_name_can_be_that_of_a_file_anywhere_and_no_two_are_one(names: list[str]) -> None:
    found = file_names(names)
    assert [name for name in found if not is_valid_filename(name, platform=Platform.UNIVERSAL)] == []
    assert len({name.casefold() for name in found}) == len(names)
    assert [name for name in found if len(name.encode()) > 230] == []


def test_plans_are_written_beside_the_comparison_and_never_over_others(tmp_path: Path) -> None:
    now = datetime(2026, 11, 24, 9, 30)
    cases = [outcome("Base", DAY, POLICY, ANNOUNCED), outcome("none", DAY, POLICY, None)]
    names = [case.case.name for case in cases]
    books = Books(tmp_path / "rooms.xlsx")
    books.begin(names, force=False)
    written = books.write(cases, event_file="event.xlsx", now=now)
    assert written == {"Base": tmp_path / "rooms-plans" / "Base.xlsx"}
    books.begin(names, force=False)  # it was ended before all was written
    books.write(cases, event_file="event.xlsx", now=now)
    books.finished()
    with pytest.raises(FileTrouble) as trouble:
        books.begin(names, force=False)
    place = tmp_path / "rooms-plans" / "Base.xlsx"
    assert str(trouble.value) == f"{place} already exists; nothing was written. Give another name, or add --force."
    books.begin(names, force=True)
    assert sorted(path.name for path in books.folder.iterdir()) == [".solved", "Base.xlsx"]


def test_what_can_never_be_written_is_told_before_anything_is_solved(tmp_path: Path) -> None:
    place = tmp_path / "rooms-plans" / "Base.xlsx"
    place.mkdir(parents=True)
    with pytest.raises(FileTrouble) as trouble:
        Books(tmp_path / "rooms.xlsx").begin(["Base"], force=True)
    assert str(trouble.value) == f"{place} is a folder. Give the name of a file, for example {place / 'event.xlsx'}."


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "rooms-plans").write_text("a file")
    with pytest.raises(FileTrouble) as trouble:
        Books(tmp_path / "rooms.xlsx").begin(["Base"], force=False)
    assert str(trouble.value) == f"{tmp_path / 'rooms-plans'} cannot be written in: Not a directory."
