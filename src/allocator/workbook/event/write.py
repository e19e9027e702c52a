"""An event and a policy as a complete event workbook, formatted for somebody to go on with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from allocator import coherence
from allocator.errors import InputProblems, Problem
from allocator.event import Event
from allocator.policy import Policy
from allocator.workbook.event.as_rows import rows_of
from allocator.workbook.event.dropdowns import add_lists, offer
from allocator.workbook.event.in_words import READY_ROWS, in_words
from allocator.workbook.event.schema import ATTENDEES, RULES, SCENARIOS, SETTING_ROWS, SETTINGS, SHEETS
from allocator.workbook.event.schema.columns import CellKind, Column, Sheet
from allocator.workbook.event.values.fields import RowValues
from allocator.workbook.xlsx.page import print_tightly
from allocator.workbook.xlsx.style import (
    BOLD,
    CENTRED,
    DATE_FORMAT,
    MUTED,
    PLAIN,
    TEXT_FORMAT,
    TIME_FORMAT,
    UNDERLINE,
    WRAPPED,
    WRAPPED_LEFT,
    finish_table,
    fit_heights,
    put_header,
    put_value,
    save_whole,
    set_look,
    set_widths,
)

RANKS_READY = 5
"""Columns of wishes that there are at least."""

_FORMATS = {CellKind.DATE: DATE_FORMAT, CellKind.TIME: TIME_FORMAT, CellKind.WHOLE: "General"}


def write_event(
    event: Event,
    policy: Policy,
    path: str | Path,
    *,
    what_ifs: Iterable[Sequence[str]] = (),
    force: bool = False,
) -> None:
    """Write an event workbook that reads back as this event and policy; `what_ifs` are rows of its Scenarios sheet.

    Raises InputProblems where they are not coherent, for a workbook cannot hold everything; FileTrouble if the file
    cannot be written.
    """
    problems = [
        Problem(f"{found.sheet} {found.key}".strip(), found.message) for found in coherence.problems(event, policy)
    ]
    if problems:
        raise InputProblems("The event", problems, f"Nothing was written to {path}.")
    save_whole(build_workbook(event, policy, what_ifs=what_ifs), path, force=force)


def build_workbook(
    event: Event,
    policy: Policy,
    *,
    what_ifs: Iterable[Sequence[str]] = (),
    font: Font = PLAIN,
    show_asking: bool = False,
) -> Workbook:
    """The workbook of an event; its facts are in `font`. Columns that ask hold examples in the first row if shown."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    scenarios: list[RowValues] = [
        dict(zip((column.heading for column in SCENARIOS.columns), row, strict=False)) for row in what_ifs
    ]
    rows = {**rows_of(event, policy), SCENARIOS.name: scenarios}
    for sheet in SHEETS if show_asking else ():
        for row in rows[sheet.name][:1]:
            asked = {column.heading: column.example for column in sheet.asking}
            spare = {column.heading: int(column.example) for column in sheet.columns if column.spare}
            rows[sheet.name] = [{**row, **spare, **asked}, *rows[sheet.name][1:]]
    for sheet in (*SHEETS, SCENARIOS):
        if not sheet.missed and not rows[sheet.name]:
            continue
        columns = _columns(sheet, event, rows[sheet.name])
        page = workbook.create_sheet(sheet.name)
        _write_head(page, columns)
        _write_rows(page, columns, rows[sheet.name], PLAIN if sheet is SETTINGS else font)
        if sheet is SETTINGS:
            _finish_settings(page)
        else:
            _offer(page, columns)
        fit_heights(page)
        finish_table(page, frozen_columns=sheet.frozen)
        print_tightly(page)
        page.sheet_view.showGridLines = True  # one writes in this workbook, and sees where
    if RULES.name in workbook.sheetnames:
        in_words(workbook[RULES.name], workbook[ATTENDEES.name], last=len(rows[RULES.name]) + 1, font=font)
    add_lists(workbook)
    return workbook


def _columns(sheet: Sheet, event: Event, rows: Iterable[RowValues]) -> list[Column]:
    """The columns of a sheet: one for each rank, the others that are used in a row, those of the organiser's own."""
    used = {heading for row in rows for heading, value in row.items() if value} if sheet.asking else set[str]()
    always = [column for column in sheet.columns if not column.spare]
    others = (*(column for column in sheet.columns if column.spare), *sheet.asking)
    columns = [*always, *(column for column in others if column.heading in used)]
    if sheet.own_columns:
        own = sorted({heading for attendee in event.attendees for heading, _ in attendee.attributes})
        return [*columns, *(Column(heading, "A column of your own; rules may use it.") for heading in own)]
    if sheet.ranked is None:
        return columns
    ranks = range(1, max(RANKS_READY, event.lowest_rank) + 1)
    return [*columns, *(sheet.ranked.headed(str(rank)) for rank in ranks)]


def _write_head(page: Worksheet, columns: list[Column]) -> None:
    for number, column in enumerate(columns, start=1):
        put_header(page.cell(1, number), column.heading, note=_note(column), required=column.required)
        page.column_dimensions[get_column_letter(number)].number_format = _FORMATS.get(column.kind, TEXT_FORMAT)
    set_widths(page, [column.width for column in columns])


def _note(column: Column) -> str:
    """What the note at a heading says."""
    several = "Several: with ; between them." if column.kind in (CellKind.TEXTS, CellKind.NAMES, CellKind.FIXED) else ""
    needed = "Required." if column.required else "May stay blank."
    example = column.example and f"Example: {column.example}"
    return "\n".join(filter(None, [column.meaning, several, needed, example]))


def _write_rows(page: Worksheet, columns: list[Column], rows: Iterable[RowValues], font: Font) -> None:
    for number, row in enumerate(rows, start=2):
        for place, column in enumerate(columns, start=1):
            cell = page.cell(number, place)
            assert isinstance(cell, Cell), "a new sheet has no merged cells"
            put_value(cell, row.get(column.heading))
            set_look_of(cell, column.kind, font)


def set_look_of(cell: Cell, kind: CellKind, font: Font) -> None:
    """Give a cell of a row the look of a kind of value."""
    centred = kind in _FORMATS
    set_look(
        cell,
        font=font,
        alignment=CENTRED if centred else WRAPPED,
        border=UNDERLINE,
        number_format=_FORMATS.get(kind, TEXT_FORMAT),
    )


def _finish_settings(page: Worksheet) -> None:
    """Names in bold, explanations in grey, and a drop-down where one chooses."""
    for number, setting in enumerate(SETTING_ROWS, start=2):
        set_look(page.cell(number, 1), font=BOLD)
        look = _FORMATS.get(setting.kind, TEXT_FORMAT)
        set_look(page.cell(number, 2), alignment=WRAPPED_LEFT, number_format=look)
        set_look(page.cell(number, 3), font=MUTED)
        offer(page, f"B{number}", setting)


def _offer(page: Worksheet, columns: Iterable[Column]) -> None:
    last = page.max_row + READY_ROWS
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        offer(page, f"{letter}2:{letter}{last}", column)
