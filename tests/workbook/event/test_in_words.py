"""The rows of Rules say themselves back: by a formula in every row, whose result is stored beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from rules_page import EVENT, SHOWN
from said_rows import HEADINGS, OF_EACH_KIND, ROWS, Row, by_heading, filled_in

from allocator.demand import Ask
from allocator.intake.event_workbook import open_book
from allocator.policy import Policy
from allocator.workbook.event.in_words import MOST_SAID, READY_ROWS, in_words
from allocator.workbook.event.read import inspect_event, read_event
from allocator.workbook.event.said_back import IN_WORDS, READ, SAYS, said
from allocator.workbook.event.schema import RULES
from allocator.workbook.event.template import EXAMPLE_RULES, write_template
from allocator.workbook.event.write import write_event
from allocator.workbook.xlsx.saving import put_into

LONGEST_FORMULA = 8192
"""Characters that a formula of Excel has at most."""


def rules_of(path: Path, *, values: bool = True) -> Worksheet:
    page = load_workbook(path, data_only=values)["Rules"]
    assert isinstance(page, Worksheet)
    return page


def below(page: Worksheet, heading: str) -> list[object]:
    place = [cell.value for cell in page[1]].index(heading)
    return [row[place] for row in page.iter_rows(min_row=2, values_only=True)]


def test_every_kind_of_the_drop_down_has_its_words() -> None:
    assert tuple(map(str, SAYS)) == RULES.key.choices
    assert {row[0] for row in OF_EACH_KIND} == set(map(str, Ask))


@pytest.mark.parametrize(("row", "sentence"), ROWS.items(), ids=str)
def test_a_row_says_what_it_asks_or_what_is_missing(row: Row, sentence: str) -> None:
    assert said(by_heading(row), HEADINGS) == sentence


def test_the_formula_reads_its_own_row_and_fits_into_a_cell_of_excel(tmp_path: Path) -> None:
    write_template(tmp_path / "event.xlsx", rules=True)
    formulas = list(map(str, below(rules_of(tmp_path / "event.xlsx", values=False), IN_WORDS)))
    assert len(formulas) == len(EXAMPLE_RULES) + READY_ROWS
    for number, formula in enumerate(formulas, start=2):
        assert formula.startswith(f'=IF((TRIM($A{number})=""),"",')
        assert formula.replace(f"{number}", "2") == formulas[0].replace(f"{number}", "2")
    assert max(map(len, formulas)) < LONGEST_FORMULA
    assert [one for one in ("INDIRECT", "LET(", "TEXTJOIN", "_xlfn") if one in formulas[0]] == []


def test_what_a_row_says_is_there_without_calculation(tmp_path: Path) -> None:
    write_event(replace(EVENT, demands=SHOWN), Policy(), tmp_path / "event.xlsx")
    page = rules_of(tmp_path / "event.xlsx")
    headings = [cell.value for cell in load_workbook(tmp_path / "event.xlsx")["Attendees"][1]]
    expected = [
        said({heading: str(value or "") for heading, value in zip(READ, row, strict=False)}, list(map(str, headings)))
        for row in page.iter_rows(min_row=2, max_row=len(SHOWN) + 1, values_only=True)
    ]
    assert all(one.endswith(".") for one in expected)
    assert [one or "" for one in below(page, IN_WORDS)] == [*expected, *[""] * READY_ROWS]
    assert read_event(tmp_path / "event.xlsx").event == replace(EVENT, demands=SHOWN)


def test_the_same_event_gives_the_same_sheet(tmp_path: Path) -> None:
    sheets = []
    for name in ("one.xlsx", "two.xlsx"):
        write_event(replace(EVENT, demands=SHOWN), Policy(), tmp_path / name)
        with ZipFile(tmp_path / name) as archive:
            names = [one for one in archive.namelist() if one.startswith("xl/worksheets/sheet")]
            sheets.append({one: archive.read(one) for one in names})
    assert sheets[0] == sheets[1]


def test_a_name_that_looks_like_a_formula_or_markup_stays_text(tmp_path: Path) -> None:
    people = (replace(EVENT.attendees[0], id="=1+1"), replace(EVENT.attendees[1], id="<b>&amp"))
    event = replace(EVENT, attendees=people, demands=(replace(SHOWN[0], who=("=1+1", "<b>&amp")),))
    write_event(event, Policy(), tmp_path / "event.xlsx")
    assert below(rules_of(tmp_path / "event.xlsx"), IN_WORDS)[0] == "=1+1 and <b>&amp sit together."
    cell = rules_of(tmp_path / "event.xlsx", values=False)["B2"]
    assert (cell.value, cell.data_type) == ("=1+1; <b>&amp", "s")


def test_rows_that_were_never_calculated_are_blank_and_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "event.xlsx"
    write_event(replace(EVENT, demands=SHOWN), Policy(), path)
    workbook = load_workbook(path)
    workbook.save(path)
    assert set(below(rules_of(path), IN_WORDS)) == {None}
    assert inspect_event(path).problems == ()
    assert read_event(path).event.demands == SHOWN


def test_a_workbook_that_is_written_again_says_what_its_rows_say_now(tmp_path: Path) -> None:
    path = filled_in(tmp_path / "event.xlsx")
    book = open_book(path, force=True)
    assert [row for row in book.there(RULES) if row.get(IN_WORDS)] == []
    first = [row for row in ROWS if any(row)]
    assert len(book.there(RULES)) == len(first)
    book.take_out(RULES, [2, 3])
    book.add(RULES, [{"Rule": "sit together", "Who or what": "A8; A9"}])
    book.save()
    expected = [*list(ROWS.values())[2:], "A8 and A9 sit together."]
    assert [one or "" for one in below(rules_of(path), IN_WORDS)] == [*expected, *[""] * READY_ROWS]
    formulas = list(map(str, below(rules_of(path, values=False), IN_WORDS)))
    assert [f"TRIM($A{number})" in formula for number, formula in enumerate(formulas, start=2)] == [True] * len(
        formulas
    )


def test_what_only_a_spreadsheet_can_tell_is_not_stored_and_a_text_of_somebody_stays(tmp_path: Path) -> None:
    workbook = Workbook()
    page, attendees = workbook.create_sheet("Rules"), workbook.create_sheet("Attendees")
    attendees.append(["Id", "Name"])
    page.append([IN_WORDS, *READ])
    page.append([None, "sit together", "=C4"])
    page.append(["Ada wants it", "sit together", "A1; A2"])
    page.append([None, "sit together", "A1; A2"])
    in_words(page, attendees, last=4)
    with (tmp_path / "event.xlsx").open("wb") as file:
        put_into(workbook, file)
    assert below(rules_of(tmp_path / "event.xlsx"), IN_WORDS)[:4] == [
        *(None, "Ada wants it", "A1 and A2 sit together.", None)
    ]
    assert str(rules_of(tmp_path / "event.xlsx", values=False)["A2"].value).startswith("=IF((TRIM($B2)")


def test_so_many_rows_at_most_have_a_formula() -> None:
    workbook = Workbook()
    page, attendees = workbook.create_sheet("Rules"), workbook.create_sheet("Attendees")
    page.append([*READ, IN_WORDS])
    in_words(page, attendees, last=MOST_SAID - READY_ROWS + 1)
    assert page.max_row == MOST_SAID + 1
    assert len(str(page.cell(MOST_SAID + 1, len(READ) + 1).value)) < LONGEST_FORMULA - 400
    in_words(page, attendees, last=10 * MOST_SAID)
    assert page.max_row == MOST_SAID + 1


def test_without_a_column_that_it_reads_there_is_no_formula() -> None:
    workbook = Workbook()
    page, attendees = workbook.create_sheet("Rules"), workbook.create_sheet("Attendees")
    page.append([*READ[:-1], IN_WORDS])
    in_words(page, attendees, last=1)
    assert page.max_row == 1
