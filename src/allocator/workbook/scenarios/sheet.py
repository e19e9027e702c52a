"""The Scenarios sheet, of a workbook of its own or of the event workbook itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from allocator.coherence import folded
from allocator.errors import ChangeTrouble, FileTrouble, InputProblems
from allocator.event import Event
from allocator.policy import Policy
from allocator.scenario.changes import Change, Scenario, applied, contradictions
from allocator.scenario.whatif.case import BASE
from allocator.suggest import did_you_mean
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.rows.tables import SheetRow, table_of
from allocator.workbook.event.schema import SCENARIOS
from allocator.workbook.scenarios.said import Saying, Takes, saying_meant
from allocator.workbook.xlsx.cells import SheetCell, SheetGrid, read_grids
from allocator.workbook.xlsx.text import clean

_NEEDED = ("Scenario", "Change")
_SHEET = replace(
    SCENARIOS,
    columns=tuple(replace(column, required=column.heading in _NEEDED) for column in SCENARIOS.columns),
)
"""The sheet as it is read: these columns must be there, and their cells may be blank all the same."""

_NOTHING_DECIDED = Policy()


@dataclass(slots=True)
class _Block:
    """The rows of one scenario; `sound` as long as nothing in them is wrong."""

    name: str
    cell: SheetCell
    rows: list[SheetRow] = field(default_factory=list)
    sound: bool = True


def read_scenarios(path: str | Path, event: Event, policy: Policy = _NOTHING_DECIDED) -> tuple[Scenario, ...]:
    """The scenarios of a workbook, each change of which was tried on this event and policy.

    Raises InputProblems with all problems at once, or FileTrouble.
    """
    findings = EventFindings()
    grid = _grid(path)
    _note_unknown_headings(grid, findings)
    table = table_of(_SHEET, grid, findings)
    scenarios = tuple(_scenario(block, event, policy, findings) for block in _blocks(table.rows, findings))
    if findings.problems:
        raise InputProblems(str(path), findings.problems, "Nothing was solved. Fix these cells and try again.")
    return scenarios


def _grid(path: str | Path) -> SheetGrid:
    grids = read_grids(path)
    found = next((grid for grid in grids if folded(grid.name) == folded(SCENARIOS.name)), None)
    if found is None:
        near = did_you_mean(SCENARIOS.name, [grid.name for grid in grids])
        hint = f" {near} Then give it this name." if near.startswith("Did") else ""
        headings = ", ".join(column.heading for column in SCENARIOS.columns)
        raise FileTrouble(f'{path} has no sheet "{SCENARIOS.name}".{hint} Its first row is: {headings}.')
    return found


def _note_unknown_headings(grid: SheetGrid, findings: EventFindings) -> None:
    """A column that nobody reads may be one that somebody misspelt."""
    headings = {folded(column.heading): column.heading for column in SCENARIOS.columns}
    for cell in grid.cells[min(grid.cells)].values() if grid.cells else ():
        if not cell.blank and folded(cell.text) not in headings:
            near = did_you_mean(cell.text, headings.values())
            findings.problem(cell, f'"{clean(cell.text)}" is not a column of this sheet. {near}'.rstrip())


def _blocks(rows: tuple[SheetRow, ...], findings: EventFindings) -> list[_Block]:
    """The rows by scenario: a row without a name, or with the same, goes with the one above."""
    blocks: list[_Block] = []
    for row in rows:
        cell = row.cells["Scenario"]
        name = clean(cell.text)
        says_more = not all(row.cells[heading].blank for heading in ("Change", "What", "Round", "To"))
        if name and not (blocks and folded(name) == folded(blocks[-1].name)):
            earlier = next((one.cell.where for one in blocks if folded(one.name) == folded(name)), None)
            if earlier is not None:
                findings.problem(cell, f'"{name}" is a scenario already ({earlier}); put its rows together.')
            if folded(name) == folded(BASE):
                findings.problem(cell, f'"{BASE}" is the event as it is; give the scenario another name.')
            blocks.append(_Block(name, cell))
        elif not blocks and says_more:
            findings.problem(cell, "Scenario is empty; write its name here.")
            blocks.append(_Block("", cell))
        if says_more:
            blocks[-1].rows.append(row)
    return blocks


def _scenario(block: _Block, event: Event, policy: Policy, findings: EventFindings) -> Scenario:
    """The changes of a scenario, tried one after the other; what is wrong with each is noted at its cell."""
    changes: list[Change] = []
    changed, decided = event, policy
    for row in block.rows:
        try:
            change = _change(row)
            changed, decided = applied(changed, decided, [change])
            changes.append(change)
        except _AtCells as wrong:
            block.sound = False
            for cell, message in wrong.found:
                findings.problem(cell, message)
        except ChangeTrouble as trouble:
            block.sound = False
            for line in str(trouble).splitlines():
                findings.problem(_cell_about(row, line), line)
    if block.sound:
        for message in contradictions(event, policy, changed, decided):
            findings.problem(block.cell, f"after its changes the event does not agree with itself: {message}")
    return Scenario(block.name, tuple(changes))


class _AtCells(Exception):
    """What is wrong with cells by themselves."""

    def __init__(self, found: list[tuple[SheetCell, str]]) -> None:
        super().__init__()
        self.found = found


def _change(row: SheetRow) -> Change:
    """The change that a row says; raises _AtCells or ChangeTrouble."""
    unreadable = [(cell, cell.trouble) for cell in row.cells.values() if cell.trouble]
    word = row.cells["Change"]
    if unreadable:
        raise _AtCells(unreadable)
    if word.blank:
        raise _AtCells([(word, 'Change is empty; write what happens, for example "close room".')])
    try:
        saying = saying_meant(word.text)
    except ChangeTrouble as trouble:
        raise _AtCells([(word, str(trouble))]) from trouble
    wrong = list(_misplaced(row, saying))
    if wrong:
        raise _AtCells(wrong)
    return saying.make(*(row.cells[heading].text.strip() for heading in ("What", "Round", "To")))


def _misplaced(row: SheetRow, saying: Saying) -> Iterator[tuple[SheetCell, str]]:
    """Cells that are blank and may not be, and the other way round."""
    for heading, takes, example in zip(
        ("What", "Round", "To"),
        (Takes.SOMETHING, saying.round, saying.to),
        saying.parts(saying.example) or (),
        strict=True,
    ):
        cell = row.cells[heading]
        if cell.blank and takes is Takes.SOMETHING:
            yield cell, f'{heading} is empty; write for example "{example}".'
        if not cell.blank and takes is Takes.NOTHING:
            yield cell, f'"{saying.word}" takes nothing under {heading}; leave this cell blank.'


def _cell_about(row: SheetRow, line: str) -> SheetCell:
    """The cell that a sentence quotes; What if it quotes none."""
    cells = [row.cells[heading] for heading in ("What", "Round", "To")]
    for quoted in re.findall('"([^"]*)"', line):
        for cell in cells:
            if folded(cell.text) == folded(quoted):
                return cell
        for cell in reversed(cells):
            if quoted.strip() and folded(quoted) in folded(cell.text):
                return cell
    return cells[0]
