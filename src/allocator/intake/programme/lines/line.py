"""What every kind of programme becomes first: lines of plain text, with what their look says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from allocator.intake.programme.phrases.vocabulary import BY_LINE

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_BULLET = re.compile(r"(?:[-*+•–·▪◦●‣]|o(?=\s{2}))\s+(?=\S)")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])([^*\n]*?[^\s*])\1(?![^\W_])")
_STRAY = re.compile(r"(?<=\S)\*+(?=\s|$)|(?<!\w)\*+(?=\w)|(?<=[\s,(])\*+(?=[,.)])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_RULE = re.compile(r"[-=_*~+|: ]*[-=_*~]{3}[-=_*~+|: ]*$")
_UNDERLINE = re.compile(r"={3,}$|-{3,}$")
_HALFWAY = re.compile(
    r"(?:,|[\s(](?:en|and|und|door|by|von|van|der|den|de|met|with|mit|the|het|of|dr\.|prof\.))$", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"\*{2,}\s|\*\)")

SHORTEST_BROKEN = 50
"""Characters of a line that may be broken at the margin of a page."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a text, a paragraph of a Word document, or a row of a table.

    `strong` are the emphasised stretches, as pairs of places in `text`; `level` is that of a heading, 0 for text;
    `apart` says that there is a blank line above; `cells` are those of a table's row.
    """

    place: str
    text: str
    strong: tuple[tuple[int, int], ...] = ()
    level: int = 0
    bullet: bool = False
    apart: bool = True
    footnote: bool = False
    cells: tuple[str, ...] = ()

    @property
    def emphasised(self) -> tuple[str, ...]:
        """The emphasised stretches themselves."""
        return tuple(self.text[start:end] for start, end in self.strong)


def lines_of(text: str) -> tuple[TextLine, ...]:
    """The lines of a text or of Markdown; blank lines, rules and underlines are no lines."""
    found: list[TextLine] = []
    apart = True
    for number, raw in enumerate(re.split(r"\r\n|\r|\n|\f|\v|\u2028|\u2029", text), start=1):
        bare = " ".join(raw.replace("\u00a0", " ").replace("\u00ad", "").replace("\t", " \t ").split(" ")).strip()
        if _RULE.match(bare):
            if found and not apart and _UNDERLINE.match(bare) and not found[-1].cells:
                found[-1] = replace(found[-1], level=1 if bare[0] == "=" else 2)
            continue
        if bare and found and not apart and _goes_on(found[-1], bare):
            found[-1] = _joined(found[-1], bare)
        elif bare:
            found.append(_line(f"line {number}", bare, apart))
        apart = not bare
    return tuple(found)


def _goes_on(before: TextLine, bare: str) -> bool:
    """Whether a line is the rest of the one above it, which was broken at the margin of the page."""
    if before.cells or before.level or len(before.text) < SHORTEST_BROKEN or _BULLET.match(bare) or cells_of(bare):
        return False
    if before.text.endswith((".", "?", "!", ":", ";", ")")):
        return False
    return (bare[0].islower() and not BY_LINE.match(bare)) or bool(_HALFWAY.search(before.text))


def _joined(before: TextLine, bare: str) -> TextLine:
    text, strong = plain(bare)
    start = len(before.text) + 1
    moved = tuple((start + a, start + b) for a, b in strong)
    return replace(before, text=f"{before.text} {text}", strong=(*before.strong, *moved))


def _line(place: str, bare: str, apart: bool) -> TextLine:
    cells = cells_of(bare)
    if cells:
        return row(place, cells)
    heading = _HEADING.match(bare)
    if heading:
        return marked(place, heading[2], level=len(heading[1]), apart=apart)
    footnote = bool(_FOOTNOTE.match(bare)) and not _EMPHASIS.match(bare)
    bullet = None if footnote else _BULLET.match(bare)
    rest = bare[bullet.end() :] if bullet else bare.lstrip("*) ") if footnote else bare
    return marked(place, rest, bullet=bool(bullet), apart=apart, footnote=footnote)


def cells_of(bare: str) -> tuple[str, ...]:
    """The cells of a row with | or tabs between them; none if it is no row."""
    mark = "|" if "|" in bare else "\t" if "\t" in bare else ""
    if not mark:
        return ()
    inner = bare.removeprefix("|").removesuffix("|") if mark == "|" else bare
    cells = tuple(plain(cell)[0] for cell in inner.split(mark))
    return cells if (len(cells) > 1 and sum(map(bool, cells)) > 1) or bare.startswith("|") else ()


def row(place: str, cells: Iterable[str]) -> TextLine:
    """A row of a table."""
    texts = tuple(cells)
    return TextLine(place, " | ".join(filter(None, texts)), cells=texts)


def marked(
    place: str, text: str, *, level: int = 0, bullet: bool = False, apart: bool = True, footnote: bool = False
) -> TextLine:
    """A line of Markdown: its marks become places, and are no longer in the text."""
    words, strong = plain(text)
    return TextLine(place, words, strong, level, bullet, apart, footnote)


def plain(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text without its marks of emphasis, blanks made single, and the places that were emphasised."""
    spans: list[tuple[int, int]] = []
    parts: list[str] = []
    length = 0
    for piece, strong in _pieces(_ESCAPED.sub(_guarded, " ".join(text.split()))):
        bare = re.sub(" +", " ", _unguarded(piece if strong else _STRAY.sub("", piece)))
        # What stood between two blanks may have been nothing but a mark.
        if parts and parts[-1].endswith(" "):
            bare = bare.removeprefix(" ")
        if not bare:
            continue
        if strong:
            spans.append((length, length + len(bare)))
        parts.append(bare)
        length += len(bare)
    words = "".join(parts)
    kept = words.strip()
    shift = len(words) - len(words.lstrip())
    clipped = ((max(0, start - shift), min(end - shift, len(kept))) for start, end in spans)
    return kept, tuple((start, end) for start, end in clipped if start < end)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for found in _EMPHASIS.finditer(text):
        yield text[end : found.start()], False
        yield found[2].strip("*_"), True
        end = found.end()
    yield text[end:], False


def _guarded(found: re.Match[str]) -> str:
    """A sign that was escaped, where no pattern of emphasis sees it."""
    return chr(0xE000 + ord(found[1]))


def _unguarded(text: str) -> str:
    return re.sub("[\ue000-\ue07f]", lambda found: chr(ord(found[0]) - 0xE000), text)
