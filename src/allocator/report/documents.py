"""The documents as PDF: what stands in them is handed over as data, so that no text of anybody's becomes code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from allocator.report.papers import UNBROKEN, Paper, Papers, says_nothing

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
FONTS = _HERE / "fonts"

NAMING: Mapping[str, tuple[str, Callable[[Papers], Paper]]] = {
    "programmes.pdf": ("programmes.typ", Papers.personal),
    "badges.pdf": ("badges.typ", Papers.badges),
    "attendance.pdf": ("attendance.typ", Papers.attendance),
    "speakers.pdf": ("speakers.typ", Papers.speakers),
    "not-placed.pdf": ("not-placed.typ", Papers.not_placed),
}
"""The documents that name people: the file, its template, and what stands in it."""

NAMELESS: Mapping[str, tuple[str, Callable[[Papers], Paper]]] = {
    "timetable.pdf": ("timetable.typ", Papers.poster),
    "door-signs.pdf": ("door-signs.typ", Papers.door_signs),
}
"""The same for those that name speakers at most."""

_LONG_WORD = re.compile(rf"\S{{{UNBROKEN + 1},}}")
_ZERO_WIDTH_SPACE = "\u200b"


def can_print() -> bool:
    """Whether what makes PDFs is installed."""
    return find_spec("typst") is not None


def documents(papers: Papers) -> Iterator[tuple[str, bytes]]:
    """Every document that says anything as a file name and a PDF; with nobody named, those alone that name nobody."""
    for name, (template, content) in {**NAMELESS, **({} if papers.anonymous else NAMING)}.items():
        paper = content(papers)
        if not says_nothing(paper):
            yield name, _printed(template, paper)


def _printed(template: str, paper: Paper) -> bytes:
    """A PDF that is the same whenever it is made."""
    import typst

    pdf: bytes = typst.compile(
        str(_TEMPLATES / template),
        root=str(_TEMPLATES),
        font_paths=[str(FONTS)],
        sys_inputs={"paper": json.dumps(breakable(paper), ensure_ascii=False)},
        timestamp=0,
    )
    return pdf


def breakable(value: object) -> object:
    """The same values; words too long for a line may be broken anywhere."""
    if isinstance(value, str):
        return _LONG_WORD.sub(lambda word: _ZERO_WIDTH_SPACE.join(word[0]), value)
    if isinstance(value, dict):
        return {key: breakable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [breakable(one) for one in value]
    return value
