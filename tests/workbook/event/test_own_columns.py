"""Columns of the organiser's own on Attendees, and the cells of Rules that use them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rules_page import EVENT
from test_rules_sheet import book, problems, read

from allocator.condition import Condition, Operator
from allocator.demand import Ask, Demand
from allocator.event import Attendee, Event
from allocator.policy import Policy
from allocator.workbook.event.read import inspect_event, read_event
from allocator.workbook.event.write import write_event

WHO = "at most so many of"


def meant(path: Path, cell: str, event: Event = EVENT) -> Demand:
    """What a cell of 'Who or what' means."""
    (found,) = read(path, (WHO, cell, None, 1), event=event)
    return found


def only(*conditions: Condition, who: tuple[str, ...] = (), each: str = "") -> Demand:
    return Demand(Ask.AT_MOST, who, number=1, where=conditions, each=each)


FIVE_OR_SIX = Condition("Grade", Operator.IS, ("5", "6"))


WHOM: list[tuple[str, Demand]] = [
    ("Department", only(each="Department")),
    ("each department", only(each="Department")),
    ("per DEPARTMENT", only(each="Department")),
    ("elke Department", only(each="Department")),
    ("each organisation", only(each="Organisation")),
    ("everybody", replace(only(), everybody=True)),
    ("Iedereen", replace(only(), everybody=True)),
    ("all attendees", replace(only(), everybody=True)),
    ("everybody and VIP <> yes", only(Condition("VIP", Operator.IS_NOT, ("yes",)))),
    ("Grade = 5; 6", only(FIVE_OR_SIX)),
    ("grade=5;6", only(FIVE_OR_SIX)),
    ("Grade is 5 or 6", only(FIVE_OR_SIX)),
    ("Grade is 5 of 6", only(FIVE_OR_SIX)),
    ("Grade = 5\n6", only(FIVE_OR_SIX)),
    ("Organisation = north", only(Condition("Organisation", Operator.IS, ("north",)))),
    ("Grade <> 5", only(Condition("Grade", Operator.IS_NOT, ("5",)))),
    ("Grade is not 5", only(Condition("Grade", Operator.IS_NOT, ("5",)))),
    ("Grade is niet 5", only(Condition("Grade", Operator.IS_NOT, ("5",)))),
    ("Grade ≠ 5", only(Condition("Grade", Operator.IS_NOT, ("5",)))),
    ("Age >= 12", only(Condition("Age", Operator.AT_LEAST, ("12",)))),
    ("Age at least 12", only(Condition("Age", Operator.AT_LEAST, ("12",)))),
    ("Age is minstens 12", only(Condition("Age", Operator.AT_LEAST, ("12",)))),
    ("Age ≤ 12,5", only(Condition("Age", Operator.AT_MOST, ("12,5",)))),
    ("Age hoogstens 12", only(Condition("Age", Operator.AT_MOST, ("12",)))),
    ("Age<12", only(Condition("Age", Operator.LESS, ("12",)))),
    ("Age is below 12", only(Condition("Age", Operator.LESS, ("12",)))),
    ("Age > 11", only(Condition("Age", Operator.MORE, ("11",)))),
    ("Age meer dan 11", only(Condition("Age", Operator.MORE, ("11",)))),
    ("VIP = ja", only(Condition("VIP", Operator.IS, ("yes",)))),
    ("Grade = 5; 6 and Age < 12", only(FIVE_OR_SIX, Condition("Age", Operator.LESS, ("12",)))),
    ("Grade = 5; 6 en Age < 12", only(FIVE_OR_SIX, Condition("Age", Operator.LESS, ("12",)))),
    ("Department and Grade = 5; 6", only(FIVE_OR_SIX, each="Department")),
    ("Grade = 5; 6 and each Department", only(FIVE_OR_SIX, each="Department")),
    ("Cy Ham; Grade = 5; 6", only(FIVE_OR_SIX, who=("A3",))),
    ("Grade = 5; 6; Cy Ham", only(FIVE_OR_SIX, who=("A3",))),
]
"""Cells of 'Who or what', and what each means."""


@pytest.fixture(scope="module")
def meanings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Demand]:
    """What each cell of WHOM is read as; all stand on one sheet, for to write and read a workbook takes long."""
    cells = [cell for cell, _ in WHOM]
    found = read(tmp_path_factory.mktemp("whom"), *((WHO, cell, None, 1) for cell in cells))
    return dict(zip(cells, found, strict=True))


@pytest.mark.parametrize(("cell", "demand"), WHOM)
def test_a_cell_says_whom_by_columns(meanings: dict[str, Demand], cell: str, demand: Demand) -> None:
    assert meanings[cell] == demand


def test_rules_for_columns_are_written_as_they_are_read(tmp_path: Path) -> None:
    event = replace(EVENT, demands=tuple(dict.fromkeys(demand for _, demand in WHOM)))
    write_event(event, Policy(), tmp_path / "written.xlsx")
    assert read_event(tmp_path / "written.xlsx").event == event


GRADES = 'There is "5", "6", "7".'


MISTAKEN = [
    ("Grde = 5", '"Grde" is not a column that rules can use. Did you mean "Grade"?'),
    ("Departmnt", '"Departmnt" is not an attendee. Did you mean "Department"?'),
    ("Department = Sails", 'nobody has "Sails" under Department. Did you mean "Sales"?'),
    ("Grade = 9", f'nobody has "9" under Grade. {GRADES}'),
    ("Grade = 5, 6", '"5, 6" has commas between its items; write ; instead: "5; 6".'),
    ("Grade =", f"write what is to stand under Grade. {GRADES}"),
    ("Age >= old", '"old" is not a number, and only numbers are smaller or larger; write = or <> before words, '
     "or a number, for example 12."),
    ("Age >= 12; 14", "Age >= needs one number, and there are 2."),
    ("Department >= 5", 'no number stands under Department. There is "Arts", "Sales".'),
    ("Grade = 5 and Age >= 14", "nobody fits; the rule would bind nobody."),
    ("Grade = 5; Age >= 14",
     "write and between conditions that hold both, and a row for each of those that need not."),
    ("Ada Lee and Grade = 5", 'write ; between "Ada Lee" and "Grade = 5".'),
    ("Department; Organisation", "write one column alone, and a row for each of the others."),
    ("Department; Ada Lee", "write Department alone, or names of attendees."),
]  # fmt: skip
"""Cells of 'Who or what' that mean nothing, and what is said of each."""


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of the cells of MISTAKEN, which stand on one sheet."""
    return problems(tmp_path_factory.mktemp("mistaken"), *((WHO, cell, None, 1) for cell, _ in MISTAKEN))


@pytest.mark.parametrize(("at", "message"), [*enumerate(message for _, message in MISTAKEN)])
def test_what_a_cell_cannot_mean_is_told_with_what_to_write(messages: list[str], at: int, message: str) -> None:
    assert len(messages) == len(MISTAKEN)
    assert messages[at] == f"Rules!B{at + 2}: {message}"


def test_a_value_that_nobody_has_beside_one_that_somebody_has_is_pointed_at(tmp_path: Path) -> None:
    path = book(tmp_path / "event.xlsx", (WHO, "Grade = 5; 9", None, 1))
    assert [one for one in inspect_event(path).warnings if one.where == "Rules!B2"] == [
        replace(inspect_event(path).warnings[0], where="Rules!B2", message=f'nobody has "9" under Grade. {GRADES}')
    ]
    assert read_event(path).event.demands == (only(Condition("Grade", Operator.IS, ("5", "9"))),)


def test_a_value_that_is_an_id_too_is_a_value_behind_a_condition_and_an_id_before_it(tmp_path: Path) -> None:
    people = (*EVENT.attendees, Attendee("6", "Di Fox"))
    event = replace(EVENT, attendees=people)
    assert meant(tmp_path / "event.xlsx", "6; Grade = 5; 6", event) == only(FIVE_OR_SIX, who=("6",))


def edited(path: Path, cells: dict[str, object]) -> Path:
    """The event of the rules' page with other cells on Attendees."""
    write_event(EVENT, Policy(), path)
    workbook = load_workbook(path)
    for place, value in cells.items():
        workbook["Attendees"][place] = value
    workbook.save(path)
    return path


def test_own_columns_are_kept_in_whatever_type_and_blank_cells_are_none(tmp_path: Path) -> None:
    path = edited(tmp_path / "event.xlsx", {"G1": "Born  on", "G2": 2014.0, "G3": None, "H2": " Arts\nand crafts "})
    found = [one.attributes for one in read_event(path).event.attendees]
    assert found[0] == (("Born on", "2014"), ("Department", "Arts and crafts"), ("Grade", "5"))
    assert found[1] == (("Department", "Sales"), ("Grade", "6"), ("VIP", "yes"))
    assert [one for one in inspect_event(path).warnings if one.where.startswith("Attendees!G")] == []


def test_a_heading_that_may_be_a_slip_or_stands_twice_is_pointed_at_and_not_read(tmp_path: Path) -> None:
    path = edited(tmp_path / "event.xlsx", {"D1": "Organsation", "G1": "grade", "J1": "Grade"})
    told = {one.where: one.message for one in inspect_event(path).warnings if one.where.startswith("Attendees!")}
    assert told["Attendees!D1"] == (
        '"Organsation" is not a column of this sheet; it is not read. Did you mean "Organisation"? '
        "If not, give it another heading."
    )
    assert [where for where, message in told.items() if "two columns" in message] == ["Attendees!I1", "Attendees!J1"]


def test_a_cell_that_cannot_be_read_is_a_problem_where_a_rule_uses_the_column(tmp_path: Path) -> None:
    unused = edited(tmp_path / "unused.xlsx", {"G2": "=1+1"})
    assert inspect_event(unused).problems == ()
    path = book(tmp_path / "event.xlsx", (WHO, "Age < 99", None, 1))
    workbook = load_workbook(path)
    workbook["Attendees"]["G2"] = "=1+1"
    workbook.save(path)
    (problem,) = inspect_event(path).problems
    assert (problem.where, problem.message) == (
        "Attendees!G2",
        "holds a formula that was never calculated; open the file in Excel, save it, and try again.",
    )


def test_a_row_with_nothing_but_own_columns_is_none(tmp_path: Path) -> None:
    path = edited(tmp_path / "event.xlsx", {"G9": "a remark below the table"})
    assert len(read_event(path).event.attendees) == 3
