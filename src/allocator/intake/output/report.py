"""An import in words: a summary first, then what is odd, then what was read and what was left out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from allocator.coherence import folded
from allocator.errors import SHOWN_AT_MOST, Problem
from allocator.intake.imported import Imported
from allocator.intake.ledger.changes import changes_as_facts, table_of_changes
from allocator.intake.mapping.questions import TableQuestion
from allocator.intake.mapping.table_mapping import ColumnMapping, TableMapping
from allocator.intake.output.alike import file_of, together
from allocator.intake.output.left_columns import column_lines
from allocator.intake.tables.roles import TableKind, What
from allocator.words import quoted, several

SHOWN = 34
"""Letters of a heading or a cell that a line has room for."""

ALIKE_SHOWN = 3
"""Columns beside one another with one role of which the first are shown, where they are many."""

VALUES_TOLD = 100
"""Distinct values of a column that machines are told."""

COUNTED = {"attendee": "attendees", "session": "sessions", "room": "rooms", "round": "rounds", "wish": "wishes"}


def report(imported: Imported) -> Iterator[str]:
    """The lines about an import."""
    notes = imported.notes
    files = tuple(dict.fromkeys(table.file for table in imported.mapping)) + tuple(one.where for one in notes.unread)
    problems, corrections, to_fill, remarks, left_out = (
        together(found, files)
        for found in (notes.problems, notes.corrections, notes.to_fill, notes.remarks, notes.left_out)
    )
    done = "is written" if imported.written else "would hold"
    if imported.unchanged:
        done = "has all of this already, and nothing changed"
    yield f"{imported.event} {done}: {_counted(imported)}."
    if imported.changes:
        yield "What changed:" if imported.written else "What would change:"
        yield from table_of_changes(imported.changes)
    odd = len(notes.unread) + len(notes.asides) + len(corrections) + len(remarks)
    counts = (
        (len(notes.problems), "problem to fix", "problems to fix"),
        (odd, "thing to look at", "things to look at"),
        (len(to_fill), "thing to fill in", "things to fill in"),
    )
    told = [f"{count:,} {one if count == 1 else many}" for count, one, many in counts if count]
    if told:
        yield f"{'; '.join(told)}."
    yield from _section("Nothing was read from", notes.unread, files)
    yield from _section("To fix", problems, files)
    for aside in notes.asides:
        yield ""
        yield f"{aside.message}:"
        yield from _flowing(aside.columns, files)
        yield f"  {aside.now}"
    yield from _section("Corrected", corrections, files)
    yield from _section("Good to know", remarks, files)
    yield from _section("To fill in", to_fill, files)
    if notes.kept:
        yield ""
        yield f"Kept as columns of your own: {', '.join(notes.kept)}."
    yield from column_lines(notes.columns, files)
    yield from _read(imported, files)
    yield from _section("Rows and cells left out", left_out, files)
    for copy in imported.copies:
        yield f"An annotated copy is in {copy}."
    if imported.written:
        yield ""
        yield f"What each column was taken for is on the sheet Mapping. Next:  allocator check {quoted(imported.event)}"
    else:
        yield from _mapping(imported.mapping, notes.kept)
        yield "Nothing was written."


def _counted(imported: Imported) -> str:
    counts = imported.counts
    told = [
        f"{counts[what]:,} {what}"
        for what in ("with wishes", "wished nothing", "did not answer", "settled")
        if counts[what]
    ]
    more = f" ({', '.join(told)})" if told else ""
    found = [several(counts[many], one) if counts[many] else f"no {many}" for one, many in COUNTED.items()]
    return ", ".join([f"{found[0]}{more}", *found[1:]])


def _read(imported: Imported, files: Sequence[str]) -> Iterator[str]:
    """What each table was taken for."""
    lines = []
    for (where, _), mapped, one in zip(imported.tables, imported.recognition.tables, imported.mapping, strict=True):
        rows = several(len(mapped.table.rows), "row")
        nothing = one.kind is TableKind.NOTHING
        lines.append(
            Problem(where, f"left out: {one.because}" if nothing else f"{one.kind}, {rows}, because {one.because}")
        )
    yield from _section(f"Read from {files[0]}" if len(files) == 1 else "Read", lines, files)


def _section(heading: str, found: Sequence[Problem], files: Sequence[str]) -> Iterator[str]:
    """A heading, and a line for each; those in one of several files below its name."""
    if not found:
        return
    yield ""
    yield f"{heading}:"
    shown = found[:SHOWN_AT_MOST]
    for file, ones in _by_file(shown, files):
        indent = "    " if file and len(files) > 1 else "  "
        if file and len(files) > 1:
            yield f"  {file}"
        width = max(len(one.where) for one in ones)
        yield from (
            f"{indent}{one.where:<{width}}   {one.message}" if one.where else f"{indent}{one.message}" for one in ones
        )
    if len(found) > len(shown):
        yield f"  ... and {len(found) - len(shown):,} more."


def _flowing(found: Sequence[Problem], files: Sequence[str]) -> Iterator[str]:
    """A line for each, its place before it."""
    for file, ones in _by_file(found, files):
        if len(files) > 1:
            yield f"  {file}"
        yield from (f"{'    ' if len(files) > 1 else '  '}{one.where}: {one.message}" for one in ones)


def _by_file(found: Iterable[Problem], files: Sequence[str]) -> Iterator[tuple[str, list[Problem]]]:
    groups: dict[str, list[Problem]] = {}
    for one in found:
        file = file_of(one.where, files)
        where = one.where.removeprefix(file).removeprefix(", ") if file else one.where
        groups.setdefault(file, []).append(replace(one, where=where))
    yield from groups.items()


def _mapping(mapping: Sequence[TableMapping], kept: Sequence[str]) -> Iterator[str]:
    """What each column would be taken for; many of one role beside one another are counted."""
    own = {folded(heading) for heading in kept}
    for table in mapping:
        if table.kind is TableKind.NOTHING:
            continue
        yield ""
        yield f"{table.file}{', ' if table.sheet else ''}{table.sheet}: {table.kind}"
        lines = [(one.letter, _cut(one.heading), _cut(one.sample), _taken_for(one, own)) for one in table.columns]
        widths = [max(len(line[place]) for line in lines) for place in range(3)]
        for run in _runs(table.columns):
            few = run if len(run) <= 2 * ALIKE_SHOWN else run[:ALIKE_SHOWN]
            for place in few:
                cells = zip(lines[place], [*widths, 0], strict=True)
                yield "  " + "   ".join(f"{text:<{width}}" for text, width in cells).rstrip()
            if len(few) < len(run):
                last = table.columns[run[-1]]
                yield f"  ... and {len(run) - len(few)} more such columns, to {last.letter}: {last.role}"
    yield ""


def _taken_for(column: ColumnMapping, own: Container[str]) -> str:
    left = column.role.what is What.LEFT_OUT
    return "a column of your own" if left and folded(column.heading) in own else str(column.role)


def _runs(columns: Sequence[ColumnMapping]) -> list[range]:
    """The places of columns beside one another that are taken for one kind of thing."""
    runs: list[range] = []
    for place, column in enumerate(columns):
        if runs and columns[runs[-1][0]].role.what is column.role.what:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."


def asked(question: TableQuestion) -> Iterator[str]:
    """The lines of a question to somebody who sits at the terminal."""
    yield f"{question.where}: {question.because}. Which is meant?"
    for number, choice in enumerate(question.choices, start=1):
        yield f"  {number}   {choice.means}"
        yield from (f"      | {line}" for line in choice.examples)


def facts(imported: Imported) -> dict[str, object]:
    """An import for machines."""
    notes = imported.notes
    lists = {
        "problems": notes.problems,
        "corrections": notes.corrections,
        "to_fill": notes.to_fill,
        "left_out": notes.left_out,
        "remarks": notes.remarks,
        "unread": notes.unread,
    }
    columns = [
        {
            "where": ", ".join(part for part in (one.file, one.sheet, f"column {one.letter}") if part),
            "heading": one.heading,
            "filled": one.filled,
            "different": len(one.values),
            "values": [{"value": text, "count": count} for text, count in one.values[:VALUES_TOLD]],
        }
        for one in notes.columns
    ]
    asides = [
        {"kind": one.kind, "message": f"{one.message}. {one.now}", "cells": list(one.cells)} for one in notes.asides
    ]
    return {
        **{what.replace(" ", "_"): count for what, count in imported.counts.items()},
        "written": imported.written,
        "unchanged": imported.unchanged,
        "changes": changes_as_facts(imported.changes),
        "tables": [{"where": where, "holds": what} for where, what in imported.tables],
        **{name: [{"where": one.where, "message": one.message} for one in found] for name, found in lists.items()},
        "asides": asides,
        "columns_left_out": columns,
        "columns_kept": list(notes.kept),
    }
