"""A programme's file as an event without attendees."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from allocator.errors import FileTrouble
from allocator.intake.programme.lines.document import read_document
from allocator.intake.programme.lines.line import TextLine
from allocator.intake.programme.reading.drafts import Attribution
from allocator.intake.programme.reading.outline import Outline
from allocator.intake.programme.reading.reader import read_outline
from allocator.intake.programme.reading.session_starts import styles_of
from allocator.intake.programme.reading.session_tables import tables_in
from allocator.intake.programme.settled.settle import SettledProgramme, settled


def read_programme(path: Path) -> SettledProgramme:
    """The sessions, speakers, rounds and rooms of a programme; raises FileTrouble where there is no session in it."""
    outline = likeliest(read_document(path))
    if not outline.drafts:
        raise FileTrouble(
            f"No session was found in {path}. Begin each with a number, for example: "
            "Workshop 1: Pottery (Ada Jansen). Nothing was written."
        )
    return settled(outline)


def likeliest(lines: Sequence[TextLine]) -> Outline:
    """The reading with most sessions that name speakers plainly; of equal ones, with the plainest marks."""
    kept, tables = tables_in(lines)
    others = [line for place, line in enumerate(kept) if place not in tables]
    outlines = [read_outline(kept, tables, style, level) for style, level in styles_of(others)]
    return max(outlines, key=_spoken_for)


def _spoken_for(outline: Outline) -> tuple[int, bool]:
    named = sum(any(naming.attribution <= Attribution.LINE for naming in draft.namings) for draft in outline.drafts)
    return named, bool(outline.drafts)
