"""A plan workbook written where, or from where, people worked in one: what is theirs is in the new one too."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.worksheet import Worksheet

from allocator.coherence import folded
from allocator.errors import InputProblems
from allocator.event import Event
from allocator.fingerprint import plan_hash
from allocator.plan import Assignment
from allocator.words import several
from allocator.workbook.plan.read import ReadPlan, read_plan_in
from allocator.workbook.plan.rewriting.former import FormerBook
from allocator.workbook.plan.rewriting.marks import Marks, comments_on, marks_of, put_marks
from allocator.workbook.plan.words import ASSIGNMENTS, CHANGES, ID, ROOM, TIMETABLE

_KEYS = {ASSIGNMENTS: ID, CHANGES: ID, "Unlucky": ID, "Demand": "Code"}
"""The heading over what names a row, on sheets with a table that has one; Timetable has its rooms, if there are any."""

LONGEST_TITLE = 31
"""Characters that Excel allows in the title of a sheet."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What of a former workbook is not in the new one, in words."""

    former: FormerBook
    what: tuple[str, ...]


def written_again(
    formers: Sequence[FormerBook], titles: Collection[str], event: Event, write: Callable[[Workbook], None]
) -> tuple[Workbook, list[Lost], list[str]]:
    """The last of some former workbooks with new sheets of ours, and what people put on the old ones of all of them.

    `write` writes the sheets with these titles into it. Returned with what of each former is lost, and what is to be
    told besides.
    """
    base = formers[-1]
    workbook = base.workbook
    for sheet in base.ours.values():
        workbook.remove(sheet)
    told = list(_renamed(workbook, titles, base))
    own = workbook.sheetnames
    write(workbook)
    for title in own:
        workbook.move_sheet(title, len(workbook.sheetnames))
    lost = [list(former.fragile if former is base else _left_there(former, base)) for former in formers]
    for title in titles:
        _carry(workbook, title, formers, event, lost)
    for former, what in zip(formers, lost, strict=True):
        what += _without_a_place(former, titles)
    _open_at_the_first(workbook)
    return workbook, [Lost(former, tuple(what)) for former, what in zip(formers, lost, strict=True)], told


def _without_a_place(former: FormerBook, titles: Collection[str]) -> Iterator[str]:
    """What people did to the program's sheets that no other sheet can take over."""
    there = {folded(title) for title in titles}
    for name, sheet in former.ours.items():
        if len(sheet.conditional_formatting):
            yield f"the conditional formats of {sheet.title}"
        if name not in there:
            yield from comments_on(sheet)


def _carry(workbook: Workbook, title: str, formers: Sequence[FormerBook], event: Event, lost: list[list[str]]) -> None:
    """Put on one new sheet what people put on the old ones."""
    new = workbook[title]
    assert isinstance(new, Worksheet), "our sheets are tables"
    key = ROOM if title == TIMETABLE and event.rooms else _KEYS.get(title)
    numbers = [number for number, former in enumerate(formers) if folded(title) in former.ours]
    marks: list[Marks] = []
    for number in numbers:
        former = formers[number]
        old = former.ours[folded(title)]
        others = former.headings if title == ASSIGNMENTS and former.headings else None
        marks.append(marks_of(old, key, columns_but=others))
        for name, defined in old.defined_names.items():
            if not name.startswith("_xlnm"):
                new.defined_names[name] = defined
    for number, what in zip(numbers, put_marks(new, key, marks), strict=True):
        lost[number] += what


def _renamed(workbook: Workbook, titles: Collection[str], base: FormerBook) -> Iterator[str]:
    """Give the sheets of the user whose titles the program needs another one."""
    taken = {folded(title) for title in titles}
    for old in workbook.sheetnames:
        if folded(old) in taken:
            sheet = workbook[old]
            others = {folded(title) for title in workbook.sheetnames} | taken
            stems = (f"{old[: LONGEST_TITLE - 5]} ({number})" for number in range(2, 1000))
            sheet.title = next(stem for stem in stems if folded(stem) not in others)
            yield f'Your sheet "{old}" of {base.path} is called "{sheet.title}" now: the program has one of that name.'


def _left_there(former: FormerBook, base: FormerBook) -> Iterator[str]:
    """The sheets of a user that cannot be taken over because the new workbook begins from another."""
    there = {folded(title) for title in base.own}
    for title in former.own:
        if folded(title) not in there:
            yield f'the sheet "{title}"'


def _open_at_the_first(workbook: Workbook) -> None:
    """Let the workbook open at its first sheet, with that one alone selected, and recalculate its formulas."""
    workbook.active = 0
    for number, title in enumerate(workbook.sheetnames):
        sheet = workbook[title]
        views = sheet.sheet_view if isinstance(sheet, Worksheet) else next(iter(sheet.sheetViews.sheetView), None)
        if views is not None:
            views.tabSelected = number == 0
    for view in workbook.views:
        view.firstSheet = 0
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)


def edited_in(former: FormerBook, event: Event) -> tuple[frozenset[Assignment], list[str]]:
    """The seats pinned in a workbook that is to be written over, and what of it was edited by hand, in words."""
    try:
        read = read_plan_in(former.path, former.grids, event, announced=True)
    except InputProblems:
        return frozenset(), ["cells edited by hand that cannot be understood"]
    return read.pinned, list(_edited(read))


def _edited(read: ReadPlan) -> Iterator[str]:
    if read.written is None:
        # A workbook that does not tell what was written may still tell the fingerprint of it.
        if read.editions and read.editions[-1].plan_hash != plan_hash(read.plan):
            yield "what was edited by hand since it was written"
        return
    seats = set(read.plan.assignments) ^ set(read.written.assignments)
    offerings = set(read.plan.placements) ^ set(read.written.placements)
    if seats:
        yield f"{several(len({(one.attendee, one.round) for one in seats}), 'seat')} edited by hand"
    if offerings:
        yield f"{several(len({(one.session, one.round) for one in offerings}), 'offering')} edited by hand"
