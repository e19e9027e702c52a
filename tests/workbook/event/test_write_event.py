"""The event workbook is one that somebody can go on with: drop-downs, notes, a fixed header, text that stays text."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from allocator.errors import InputProblems
from allocator.example import symposium
from allocator.workbook.event.read import read_event
from allocator.workbook.event.schema import LISTS, SCENARIOS, SHEETS
from allocator.workbook.event.template import write_template
from allocator.workbook.event.write import write_event


def test_every_sheet_has_a_fixed_header_with_notes_and_a_filter(tmp_path: Path) -> None:
    write_template(tmp_path / "event.xlsx", rules=True)
    workbook = load_workbook(tmp_path / "event.xlsx")
    assert workbook.sheetnames == [*(sheet.name for sheet in SHEETS), SCENARIOS.name, LISTS]
    assert workbook[LISTS].sheet_state == "hidden"
    for sheet in (*SHEETS, SCENARIOS):
        page = workbook[sheet.name]
        headings = [cell.value for cell in page[1]]
        ranks = [] if sheet.ranked is None else ["1", "2", "3", "4", "5"]
        own = ["Age", "Department", "Grade"] if sheet.own_columns else []
        assert headings == [*(column.heading for column in (*sheet.columns, *sheet.asking)), *ranks, *own]
        assert all(cell.comment is not None for cell in page[1])
        assert page.freeze_panes == f"{'ABC'[sheet.frozen]}2"
        filled = [row[0].row for row in page.iter_rows() if row[0].value is not None]
        assert page.auto_filter.ref == f"A1:{get_column_letter(page.max_column)}{filled[-1]}"


def test_drop_downs_offer_choices_and_the_names_of_other_sheets(tmp_path: Path) -> None:
    write_template(tmp_path / "event.xlsx")
    page = load_workbook(tmp_path / "event.xlsx")["Pins"]
    offered = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert offered == {
        "A2:A502": "OFFSET('Attendees'!$A$2,0,0,MAX(1,COUNTA('Attendees'!$A$2:$A$5000)),1)",
        "B2:B502": "OFFSET('Sessions'!$A$2,0,0,MAX(1,COUNTA('Sessions'!$A$2:$A$5000)),1)",
        "C2:C502": "OFFSET('Rounds'!$A$2,0,0,MAX(1,COUNTA('Rounds'!$A$2:$A$5000)),1)",
        "D2:D502": "Lists!$B$1:$B$2",
    }
    lists = load_workbook(tmp_path / "event.xlsx")[LISTS]
    assert [cell.value for cell in lists["B"] if cell.value] == ["must", "must not"]


def test_what_a_workbook_cannot_hold_is_refused(tmp_path: Path) -> None:
    event, policy = symposium()
    unranked = replace(event, wishes=(*event.wishes, replace(event.wishes[0], rank=0)))
    with pytest.raises(InputProblems) as caught:
        write_event(unranked, policy, tmp_path / "event.xlsx")
    wish = event.wishes[0]
    assert str(caught.value) == (
        "The event has 1 problem:\n"
        f"  Wishes {wish.attendee}   a wish has rank 0; the first is 1.\n"
        f"Nothing was written to {tmp_path / 'event.xlsx'}."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_saves_the_same_event(tmp_path: Path) -> None:
    write_event(*symposium(), tmp_path / "event.xlsx")
    (tmp_path / "out").mkdir()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    subprocess.run(
        [*convert, str(tmp_path / "event.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert read_event(tmp_path / "out" / "event.xlsx") == read_event(tmp_path / "event.xlsx")
