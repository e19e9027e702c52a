"""The Summary sheet: on one page, how good the plan is and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from allocator.plan import Result, Stage, Status
from allocator.words import beyond_wishes
from allocator.workbook.plan.book import PlanBook, ordinal
from allocator.workbook.plan.sheets.figures.chart import add_row_bars
from allocator.workbook.plan.words import capitalised
from allocator.workbook.xlsx.charts import LACKING_COLOR, NEUTRAL_COLOR, UNWISHED_COLOR
from allocator.workbook.xlsx.page import (
    GOOD_FILL,
    PERCENT,
    SECTION,
    STRONG,
    TEXT,
    WARM_FILL,
    Look,
    columns_of,
    draw,
    draw_header,
    draw_rows,
    write_line,
)
from allocator.workbook.xlsx.style import BOLD, DEEP, MUTED, PLAIN, TITLE, CellValue, fill, set_up_print, set_widths

_WIDTHS = (34, 11, 11, 4, 34, 11)
_NUMBER = Look(horizontal="right")
_PART = Look(horizontal="right", number_format=PERCENT)

_Figure = tuple[str, CellValue, Look]


def write_summary(sheet: Worksheet, book: PlanBook) -> None:
    """Write the status, the figures, the objectives, and the wishes granted with a bar beside each."""
    set_widths(sheet, _WIDTHS)
    _write_title(sheet, book)
    labels = book.event.labels
    below_left = _write_figures(sheet, capitalised(labels.attendees), list(_people(book)), column=1)
    below_right = _write_figures(sheet, capitalised(labels.sessions), list(_held(book)), column=5)
    row = _write_stages(sheet, book, max(below_left, below_right) + 1)
    last = _write_wishes(sheet, book, row + 1)
    set_up_print(sheet, landscape=False)
    sheet.print_area = f"A1:F{last}"
    sheet.page_setup.fitToHeight = 1


def how_sure(result: Result, objectives: tuple[str, ...]) -> str:
    """What is known about how good a plan is, in a sentence or two."""
    if result.status is Status.PROVED_BEST:
        return "No plan for this event is better, by the objectives below in their order."
    open_stages = [stage for stage in result.stages if not stage.proved]
    reached = {stage.name for stage in result.stages}
    untouched = [name for name in objectives if name not in reached]
    sentences = [_how_far(stage) for stage in open_stages]
    if untouched:
        sentences.append(f"Time ran out before {' and '.join(untouched)} was made small.")
    return " ".join(sentences) or "Nothing is proved about it."


def _how_far(stage: Stage) -> str:
    known = f"{capitalised(stage.name)} is {stage.value}, and no plan goes below {stage.bound}"
    if stage.part_open is not None:
        return f"{known}: it is at most {stage.short_of_best:.1f} % from the best possible."
    return (
        f"{known}." if stage.bound > 0 else f"{capitalised(stage.name)} is {stage.value}: nothing is proved about it."
    )


def _write_title(sheet: Worksheet, book: PlanBook) -> None:
    write_line(sheet, 1, book.event.title, TITLE)
    moment = f"{book.now.day} {book.now:%B %Y}, {book.now:%H:%M}"
    write_line(sheet, 2, f"Written on {moment}, from {book.event_file}", MUTED)
    proved = book.result.status is Status.PROVED_BEST
    lines = [
        (4, capitalised(book.result.status.value), BOLD),
        (5, how_sure(book.result, book.policy.objectives), PLAIN),
    ]
    for row, text, font in lines:
        cell = write_line(sheet, row, text, font, across=len(_WIDTHS), width=sum(_WIDTHS))
        cell.fill = fill(GOOD_FILL if proved else WARM_FILL)


def _people(book: PlanBook) -> Iterator[_Figure]:
    measures, labels = book.measures, book.event.labels
    yield f"{capitalised(labels.attendees)} in all", measures.attendees, _NUMBER
    yield "got their 1st wish", measures.got_first_wish, _NUMBER
    yield "stated wishes and got none of them", measures.got_nothing_wished, _NUMBER
    yield "lack a seat in some round", measures.attendees_unseated, _NUMBER
    gives = book.policy.gives_seats_to
    unasked = sum(not (gives(book.event, one) or book.view.seats.get(one.id)) for one in book.event.attendees)
    if unasked:
        yield "asked for nothing and get nothing", unasked, _NUMBER
    yield *_worst(book), _NUMBER
    yield "Total cost", measures.total_cost, _NUMBER


def _worst(book: PlanBook) -> tuple[str, str]:
    """The worst rank, by what it says: a wish may be the worst granted while others, who wished little, got none."""
    rank, lowest = book.measures.worst_rank, book.event.lowest_rank
    if rank > lowest:
        return "Worst that anybody with wishes got", beyond_wishes(rank, lowest)
    return "Worst wish granted", f"{ordinal(rank)} wish" if rank else "none"


def _held(book: PlanBook) -> Iterator[_Figure]:
    measures = book.measures
    yield f"{capitalised(book.event.labels.sessions)} in all", len(book.event.sessions), _NUMBER
    yield "held at least once", measures.sessions_held, _NUMBER
    yield "Offerings, all rounds together", measures.offerings, _NUMBER
    yield "Seats on offer", measures.seats_offered, _NUMBER
    yield "Seats taken", measures.seated, _NUMBER
    yield "Part of the seats taken", measures.fill, _PART
    yield "Seats lacking", measures.unseated, _NUMBER


def _write_figures(sheet: Worksheet, title: str, figures: list[_Figure], *, column: int) -> int:
    """Write a section of names and figures under the status; the first row below it."""
    first = 7
    write_line(sheet, first, title, SECTION, column=column)
    for row, (name, value, look) in enumerate(figures, start=first + 1):
        draw(sheet, row, column, name, TEXT)
        draw(sheet, row, column + 1, value, look)
    return first + 1 + len(figures)


def _write_stages(sheet: Worksheet, book: PlanBook, row: int) -> int:
    """Write what each objective reached and what is proved about it; the first row below."""
    write_line(sheet, row, "Objectives, the most important first", SECTION)
    headings = (
        ("Objective", STRONG),
        ("Value", _NUMBER),
        ("Bound", _NUMBER),
        ("", TEXT),
        ("What that means", TEXT),
        ("", TEXT),
    )
    columns = columns_of(_WIDTHS, *headings)
    draw_header(sheet, columns, row=row + 1)
    rows = [_stage(one) for one in book.result.stages]
    draw_rows(sheet, columns, rows, first_row=row + 2)
    return row + 2 + len(rows)


def _stage(stage: Stage) -> list[CellValue]:
    return [capitalised(stage.name), stage.value, stage.bound, "", _verdict(stage), ""]


def _verdict(stage: Stage) -> str:
    if stage.proved:
        return "proved: no plan has less"
    if stage.part_open is not None:
        return f"at most {stage.short_of_best:.1f} % from the best possible"
    return f"no plan goes below {stage.bound}" if stage.bound > 0 else "nothing is proved about it"


def _write_wishes(sheet: Worksheet, book: PlanBook, row: int) -> int:
    """Write how many seats grant a wish of each rank, with a bar beside each; the last row of the page."""
    write_line(sheet, row, "Seats by the wish that they grant", SECTION)
    columns = columns_of(_WIDTHS, ("Seat", STRONG), ("Seats", _NUMBER), ("Part", _PART))
    kinds = list(seats_by_kind(book))
    draw_header(sheet, columns, row=row + 1)
    due = max(1, book.measures.seats_due)
    draw_rows(sheet, columns, [[name, seats, seats / due] for name, seats in kinds], first_row=row + 2)
    below = row + 2 + len(kinds)
    colors = [*([DEEP] * len(book.measures.granted)), UNWISHED_COLOR, NEUTRAL_COLOR, LACKING_COLOR]
    add_row_bars(sheet, rows=range(row + 2, below), colors=colors, columns=range(5, len(_WIDTHS) + 1))
    return below - 1


def seats_by_kind(book: PlanBook) -> Iterator[tuple[str, int]]:
    """Seats that grant a 1st wish, a 2nd, ..., and the others; together the seats that are due."""
    measures = book.measures
    for rank, seats in measures.granted.items():
        yield f"{ordinal(rank)} wish", seats
    yield "Unwished", measures.unwished
    yield "Pinned, or stated no wishes", measures.neutral
    yield "No seat", measures.unseated
