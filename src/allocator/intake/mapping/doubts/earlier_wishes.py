"""Wishes of people who have others in the event workbook: newer answers, or those for another round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from allocator.coherence import folded
from allocator.intake.cells.identity import Identity
from allocator.intake.cells.session_titles import Titles
from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.ledger.source import Source, sketch_of
from allocator.intake.mapping.doubts.same_people import has_no_round
from allocator.intake.mapping.examples import examples
from allocator.intake.mapping.questions import Asking, Choice, TableQuestion
from allocator.intake.mapping.recognise import Recognition
from allocator.intake.mapping.table_mapping import TableMapping
from allocator.intake.rows.people.same_people import MOST_OF_THEM, Form, form_of
from allocator.intake.tables.headings import bare, named_round
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import WHO
from allocator.words import listed, quoted
from allocator.workbook.event.schema import ATTENDEES, SESSIONS, WISHES
from allocator.workbook.xlsx.text import BETWEEN


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The wishes of the workbook without a round, and the files that told of them."""

    form: Form
    files: tuple[str, ...]


def ask_of_earlier_wishes(
    found: Recognition, book: EventWorkbook, sources: Sequence[Source], rounds: Sequence[str], asking: Asking
) -> str:
    """Asks whether wishes replace others in the workbook; where both count, what to do instead, and '' otherwise.

    `sources` are the tables that were read before. With one round the newer answers count.
    """
    if len(rounds) == 1:
        return ""
    titles = _titles(book)
    for mapped, mapping in zip(found.tables, found.mapping, strict=True):
        earlier = _earlier(mapped, found, book, sources, titles) if has_no_round(mapped) else None
        if earlier is not None and asking.choose(_question(mapped, mapping, earlier.files)) == 1:
            return _advice(mapped, earlier.files, book, rounds)
    return ""


def _earlier(
    mapped: MappedTable,
    found: Recognition,
    book: EventWorkbook,
    sources: Sequence[Source],
    titles: Titles,
) -> _Earlier | None:
    """What the workbook has of the people of a table where most wish for something else there; else None.

    A table that stands where an earlier one stood is newer, unless it is of other sessions.
    """
    grid = mapped.table.grid
    told = [one for one in sources if one.people and (one.all_wish or WISHES.name in one.told)]
    sketch = set(sketch_of(mapped.table))
    if any(one.sketch and 2 * len(sketch.intersection(one.sketch)) > len(one.sketch) for one in told):
        return None  # most of its rows are the same
    form = _in_order(Form.of(_wished(book, titles)))
    new = _in_order(form_of(mapped, lambda text: _called(text, titles)))
    shared, apart = new.shared(form), new.is_apart_from(form)
    many = len(shared) >= MOST_OF_THEM * max(map(len, form.wishes))
    in_place = any((one.file, one.sheet) == (grid.file, grid.sheet) for one in told)
    if not shared or not new.differ(form) or not (apart if in_place else apart or many):
        return None
    here = {other.table.grid.file for other in found.tables} - {grid.file}
    files = tuple(dict.fromkeys(one.file for one in told))
    return None if here.intersection(files) else _Earlier(form, files)


def _in_order(form: Form) -> Form:
    """The same wishes with the ranks 1, 2, 3, ...: a rank that a form leaves out makes no other wish."""

    def ordered(asked: frozenset[tuple[int, str]]) -> frozenset[tuple[int, str]]:
        ranks = sorted({rank for rank, _ in asked})
        return frozenset((ranks.index(rank) + 1, text) for rank, text in asked)

    return Form(tuple({key: ordered(asked) for key, asked in by.items()} for by in form.wishes))


def _titles(book: EventWorkbook) -> Titles:
    """The sessions of the workbook."""
    rows = [row for row in book.there(SESSIONS) if row.get("Code")]
    codes = {row["Code"]: row.get("Title", "") for row in rows}
    return Titles(codes, {}, codes, {row["Code"]: row.get("Speakers", "").split(BETWEEN) for row in rows})


def _wished(book: EventWorkbook, titles: Titles) -> Iterator[tuple[Identity, frozenset[tuple[int, str]]]]:
    """The people of the workbook with what they wish for in any round."""
    wishes = {folded(row.get("Attendee", "")): row for row in book.there(WISHES)}
    for row in book.there(ATTENDEES):
        cells = wishes.get(folded(row.get("Id", "")), {})
        texts = [
            (int(heading), _called(text, titles))
            for heading, cell in cells.items()
            if heading.isdecimal()
            for text in cell.split(";")
            if text.strip() and " @ " not in text
        ]
        person = Identity(row.get("Id", ""), row.get("Name", ""), row.get("Email", ""))
        yield person, frozenset(texts)


def _called(text: str, titles: Titles) -> str:
    return titles.find(text.strip()).code or bare(text)


def _question(mapped: MappedTable, mapping: TableMapping, files: Sequence[str]) -> TableQuestion:
    grid = mapped.table.grid
    before = listed([one for one in files if one != grid.file] or ["the workbook"])
    shown = examples(mapped)
    who = next(place for place in sorted(mapped.roles) if mapped.roles[place].what in WHO)
    key = f"{grid.file}:{mapped.table.headings[who] or mapping.columns[who].letter}"
    because = f"most of its people have other wishes already, of {before}"
    choices = (
        Choice("newer answers", "these wishes take the place of the earlier ones", shown, mapping),
        Choice(
            "both count", "for another round, or more wishes; nothing is written, but you are told how", (), mapping
        ),
    )
    return TableQuestion(key, mapped.table.area(), because, choices)


def _advice(mapped: MappedTable, files: Sequence[str], book: EventWorkbook, rounds: Sequence[str]) -> str:
    """How the wishes of several files count together."""
    file = mapped.table.grid.file
    others = [one for one in files if one != file]
    if not others:
        return (
            f"Nothing was written. For wishes of two rounds, write the round behind each wish on the sheet Wishes, "
            f'such as "Pottery @ Round 1", and name the round in the headings of {file}, such as "Round 2 - choice 1".'
        )
    files = [*others, file]
    named = [named_round(PurePath(one).stem) or "" for one in files]
    told = "; ".join(named) if all(named) else str(len(files))
    option = "" if rounds else f" --rounds {quoted(told)}"
    together = " ".join(map(quoted, files))
    return (
        f"Nothing was written. Import {listed(files)} together, so that the wishes of both count:\n"
        f"  allocator import {quoted(book.path)} {together}{option}"
    )
