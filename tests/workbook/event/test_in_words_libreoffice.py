"""What the rows of Rules say of themselves, calculated by another program."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from said_rows import ROWS, filled_in

from allocator.workbook.event.in_words import READY_ROWS
from allocator.workbook.event.template import EXAMPLE_RULES, write_template

SOFFICE = shutil.which("soffice")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed"),
]


def calculated(path: Path) -> list[str]:
    """What stands below 'In words' once LibreOffice has saved the workbook."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(path.parent / "out")]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    return said_in(path.parent / "out" / path.name)


def said_in(path: Path) -> list[str]:
    page = load_workbook(path, data_only=True)["Rules"]
    place = [cell.value for cell in page[1]].index("In words")
    return [str(row[place] or "") for row in page.iter_rows(min_row=2, values_only=True)]


def test_each_row_says_itself_back_as_the_program_expects(tmp_path: Path) -> None:
    said = calculated(filled_in(tmp_path / "event.xlsx"))
    assert said == [*ROWS.values(), *[""] * (len(EXAMPLE_RULES) + READY_ROWS - len(ROWS))]


def test_what_is_stored_is_what_it_comes_to(tmp_path: Path) -> None:
    path = tmp_path / "event.xlsx"
    write_template(path, rules=True)
    stored = said_in(path)
    workbook = load_workbook(path)
    workbook.save(path)  # openpyxl drops the results, so that they are calculated
    assert said_in(path) == [""] * len(stored)
    assert calculated(path) == stored
    assert len(list(filter(None, stored))) == len(EXAMPLE_RULES)
