"""An import in words: what was read, what was left out, what was corrected, and what somebody has to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from allocator.errors import SHOWN_AT_MOST, Problem
from allocator.intake.imported import Imported
from allocator.intake.ledger.changes import changes_as_facts, table_of_changes
from allocator.intake.mapping.questions import TableQuestion
from allocator.intake.mapping.table_mapping import TableMapping
from allocator.intake.tables.roles import TableKind
from allocator.words import quoted, several

SHOWN = 34
"""Letters of a heading or a cell that a line has room for."""


def report(imported: Imported) -> Iterator[str]:
    """The lines about an import."""
    notes = imported.notes
    done = "is written" if imported.written else "would hold"
    if imported.unchanged:
        done = "has all of this already, and nothing changed"
    yield f"{imported.event} {done}: {_counted(imported)}."
    if imported.changes:
        yield "What changed:" if imported.written else "What would change:"
        yield from table_of_changes(imported.changes)
    yield ""
    files = tuple({table.file for table in imported.mapping})
    yield "What was read:"
    yield from _listed([Problem(where, what) for where, what in imported.tables], files)
    for heading, found in (
        ("Left out", notes.left_out),
        ("Good to know", notes.remarks),
        (several(len(notes.corrections), "correction") + ", to look at", notes.corrections),
        ("Still to fill in", notes.to_fill),
        (several(len(notes.problems), "problem") + " to fix; what was typed is in the workbook", notes.problems),
    ):
        if found:
            yield f"{heading}:"
            yield from _listed(found, files)
    for copy in imported.copies:
        yield f"An annotated copy is in {copy}."
    if imported.written:
        yield ""
        yield f"What each column was taken for is on the sheet Mapping. Next:  allocator check {quoted(imported.event)}"
    else:
        yield from _mapping(imported.mapping)
        yield "Nothing was written."


def _counted(imported: Imported) -> str:
    counts = imported.counts
    attendees = several(counts["attendees"], "attendee")
    told = [
        f"{counts[what]:,} {what}"
        for what in ("with wishes", "wished nothing", "did not answer", "settled")
        if counts[what]
    ]
    more = f" ({', '.join(told)})" if told else ""
    return f"{attendees}{more}, {several(counts['sessions'], 'session')}, {several(counts['wishes'], 'wish')}"


def _listed(found: Sequence[Problem], files: Sequence[str]) -> Iterator[str]:
    """A line for each, the places in one column; those in one of the files that were read below its name."""
    shown = found[:SHOWN_AT_MOST]
    groups: dict[str, list[Problem]] = {}
    for one in shown:
        file = next((file for file in files if one.where.startswith(f"{file}, ")), "")
        groups.setdefault(file, []).append(replace(one, where=one.where.removeprefix(f"{file}, ")))
    for file, ones in groups.items():
        indent = "    " if file else "  "
        if file:
            yield f"  {file}"
        width = max(len(one.where) for one in ones)
        yield from (f"{indent}{one.where:<{width}}   {one.message}" for one in ones)
    if len(found) > len(shown):
        yield f"  ... and {len(found) - len(shown):,} more."


def _mapping(mapping: Sequence[TableMapping]) -> Iterator[str]:
    """What each column would be taken for."""
    for table in mapping:
        if table.kind is TableKind.NOTHING:
            continue
        yield ""
        yield f"{table.file}{', ' if table.sheet else ''}{table.sheet}: {table.kind}"
        lines = [(one.letter, _cut(one.heading), _cut(one.sample), str(one.role)) for one in table.columns]
        widths = [max(len(line[place]) for line in lines) for place in range(3)]
        for line in lines:
            yield "  " + "   ".join(f"{text:<{width}}" for text, width in zip(line, [*widths, 0], strict=True)).rstrip()
    yield ""


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
    }
    return {
        **{what.replace(" ", "_"): count for what, count in imported.counts.items()},
        "written": imported.written,
        "unchanged": imported.unchanged,
        "changes": changes_as_facts(imported.changes),
        "tables": [{"where": where, "holds": what} for where, what in imported.tables],
        **{name: [{"where": one.where, "message": one.message} for one in found] for name, found in lists.items()},
    }
