"""The wishes in one cell: what parts them, and which titles they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from allocator.intake.cells.session_titles import Titles
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import COMMAS, MARKS, NUMBERS

RANKING = (">", NUMBERS)
"""Marks that say that the order counts."""

PLAIN = (">", "|")
"""Marks that stand in hardly any title."""

_BETWEEN = {
    "": r"[;\n]",
    ">": r"[;\n]|[-=]?>+|→",
    "|": r"[;\n|]",
    "/ between blanks": r"[;\n]|\s/\s",
    "/": r"[;\n/]",
    NUMBERS: r"[;\n]",
}
_SIGN = {">": r"[-=]?>+|→", "|": r"\|", "/ between blanks": r"\s/\s", "/": "/"}
_BEHIND = {">": (">", "→"), "|": (r"\|",), "/": ("/",), "/ between blanks": (r"\s/\s",)}
_JOINT = {"": ", ", ">": " > ", "|": " | ", "/ between blanks": " / ", "/": "/"}

_NUMBER = re.compile(
    r"(?:^|(?<=[\s,;/|]))[(#]?([1-9][0-9]?)(?:st|nd|rd|th|e|de|ste)?(?: (?:choice|keuze|wahl|wunsch))?"
    r"\s*(?:[.):](?!\d)|[-–](?=\s))\s*",
    re.IGNORECASE,
)

_MAY_PART = re.compile(r"[;,\n|/>→]")

TIED = 3
"""How often parts stand together at least, and never apart, that are taken as one title."""


def numbered(text: str, titles: Collection[str] = ()) -> list[tuple[int, str]] | None:
    """The wishes of a cell such as '1. Pottery 2. Yoga', each with its number; None where it does not begin so."""
    text = text.strip()
    bared = text
    for title in titles:
        if title in bared and any(hit.start() > 0 for hit in _NUMBER.finditer(title)):
            bared = bared.replace(title, "\0" * len(title))  # 'Part 2. More' holds a number that is its own
    hits = list(_NUMBER.finditer(bared))
    if not hits or hits[0].start() > 0:
        return None
    if len({int(hit[1]) for hit in hits}) < len(hits):
        # A number that comes twice belongs to a title: those that count on are the wishes'.
        counting: list[re.Match[str]] = []
        for hit in hits:
            if int(hit[1]) == len(counting) + 1:
                counting.append(hit)
        hits = counting or hits[:1]
    ends = [*(hit.start() for hit in hits[1:]), len(text)]
    pieces = [(int(hit[1]), text[hit.end() : end].strip(" ,;/|\n\t")) for hit, end in zip(hits, ends, strict=True)]
    return [(number, piece) for number, piece in pieces if piece]


def parted(text: str, titles: Titles, mark: str) -> list[tuple[int, str]]:
    """The titles in a cell, each with its place in the order; a cell that is parted otherwise than its column too."""
    found = numbered(text, titles.title_of.values()) if mark == NUMBERS else None
    if found is None:
        found = list(enumerate(split_titles(text, titles, mark), start=1))
    if len(found) == 1 and titles.title_of and not titles.knows(found[0][1]):
        for other in MARKS:
            pieces = (
                numbered(text) or []
                if other == NUMBERS
                else list(enumerate(split_titles(text, titles, other), start=1))
            )
            if len(pieces) > 1 and all(titles.knows(piece) for _, piece in pieces):
                return pieces
    return found


def of_one_rank(text: str, titles: Titles, mark: str = "") -> list[str]:
    """The titles in a cell for one wish: one, or several of the same rank with ; between them.

    Where it is no title, it is parted at whatever leaves known titles alone; at commas always where `mark` says so.
    """
    text = text.strip()
    if not _MAY_PART.search(text) or titles.knows(text):
        return [text]
    found: list[str] = []
    for piece in split_titles(text, titles) if ";" in text else [text]:
        if mark == COMMAS:
            found += split_titles(piece, titles)
        else:
            found += [piece] if titles.knows(piece) else _known_parts(piece, titles)
    return list(dict.fromkeys(found))


def _known_parts(text: str, titles: Titles) -> list[str]:
    """The known titles that are all of a text; the text itself where there are no such."""
    for mark in ("", *(mark for mark in MARKS if mark != NUMBERS)):
        parts = split_titles(text, titles, mark) if titles.title_of else []
        if len(parts) > 1 and all(map(titles.knows, parts)):
            return parts
    return [text]


@lru_cache(maxsize=4096)
def _standing_alone(title: str, mark: str) -> re.Pattern[str]:
    """A title with nothing, or something that parts, on either side."""
    between = rf"[;,\n]|{_BETWEEN[mark]}"
    spaced = "|".join(rf"(?<={one})" for one in (r"[;,\n]", r"[;,] ", *_BEHIND.get(mark, ())))
    return re.compile(rf"(?:(?<=^)|{spaced})\s*{re.escape(title)}\s*(?=$|{between})", re.IGNORECASE)


def split_titles(text: str, titles: Titles, mark: str = "") -> list[str]:
    """The titles in a cell that holds several; known titles are taken out first, the longest before the others."""
    if not mark and (";" in text or "\n" in text) and not any(";" in title for title in titles.title_of.values()):
        return [part.strip() for part in re.split("[;\n]", text) if part.strip()]
    found: list[tuple[int, str]] = []
    rest = text
    for title in sorted({*titles.title_of.values()}, key=lambda title: (-len(title), title)):
        if not title.strip("\0 ") or title.casefold() not in text.casefold():
            continue
        pattern = _standing_alone(title, mark)
        while (hit := pattern.search(rest)) is not None:
            found.append((hit.start(), title))
            rest = rest[: hit.start()] + "\0" * (hit.end() - hit.start()) + rest[hit.end() :]
    for start, piece in _pieces(rest, mark):
        found.append((start, piece))
    return [title for _, title in sorted(found)]


def _pieces(rest: str, mark: str) -> Iterable[tuple[int, str]]:
    """What is left between the marks, and between titles that were taken out, with where it begins."""
    if not mark:
        for hit in re.finditer(r"[^;,\n\0]+(?:,(?! )[^;,\n\0]+)*", rest):
            if hit[0].strip():
                yield hit.start(), hit[0].strip()
        return
    at = 0
    cuts = [(hit.start(), hit.end()) for hit in re.finditer(rf"\0+|{_BETWEEN[mark]}", rest)]
    for end, after in [*cuts, (len(rest), len(rest))]:
        if bare(rest[at:end]):
            yield at, rest[at:end].strip(" ,")
        at = after


def titles_in_lists(cells: Iterable[str], mark: str = "") -> list[str]:
    """The titles of lists where none is known: parts that never stand without each other are one title."""
    if mark == NUMBERS:
        pieces = (one for cell in cells for _, one in numbered(cell) or [])
        return list(dict.fromkeys(pieces))
    return list(dict.fromkeys(title for line in _tied(cells, mark) for title in line))


def _tied(cells: Iterable[str], mark: str) -> list[list[str]]:
    """The titles of each cell, parts that never stand without each other put together."""
    cut = re.compile(_BETWEEN[mark] if mark else ", ")
    lists = [[part.strip() for part in cut.split(cell) if part.strip()] for cell in cells]
    after: dict[str, set[str | None]] = {}
    before: dict[str, set[str | None]] = {}
    for line in lists:
        for left, right in zip([None, *line], [*line, None], strict=True):
            if left is not None:
                after.setdefault(left, set()).add(right)
            if right is not None:
                before.setdefault(right, set()).add(left)
    counts = Counter(part for line in lists for part in line)
    joined: list[list[str]] = []
    for line in lists:
        titles: list[str] = []
        last = ""
        for part in line:
            if titles and after[last] == {part} and before[part] == {last} and counts[last] >= TIED:
                titles[-1] += f"{_JOINT[mark]}{part}"
            else:
                titles.append(part)
            last = part
        joined.append(titles)
    return joined


def mark_of(texts: Sequence[str], known: Collection[str] = frozenset(), *, in_order: bool = False) -> str:
    """What parts the wishes in these cells, of MARKS; '' where it is none of them.

    Known titles tell; where none is known the parts have to come back, and in other places, among the people.
    `in_order` says that the heading asks for an order: then > and | need not prove themselves.
    """
    if _counts_wishes(texts, known):
        return NUMBERS
    marks = [mark for mark in MARKS if mark != NUMBERS and _is_in(mark, texts)]
    if known:
        hits = {mark: sum(known_items(text, known, mark) > 1 for text in texts) for mark in marks}
        plain = sum(known_items(text, known) > 1 for text in texts)
        best = max(marks, key=lambda mark: hits[mark], default="")
        return best if best and hits[best] > plain and hits[best] >= 0.3 * len(texts) else ""
    plainly = [mark for mark in marks if in_order and mark in PLAIN]
    return next((mark for mark in marks if _come_back(_tied(texts, mark))), plainly[0] if plainly else "")


def _is_in(mark: str, texts: Sequence[str]) -> bool:
    """Whether a mark stands in at least half of the cells that it, a ; or the end of a line could part."""
    own = sum(re.search(_SIGN[mark], text) is not None for text in texts)
    return own > 0 and 2 * own >= sum(re.search(_BETWEEN[mark], text.strip("; \n")) is not None for text in texts)


def _counts_wishes(texts: Sequence[str], known: Collection[str]) -> bool:
    """Whether cells number the wishes, and not the sessions: one title has several numbers, or is known without."""
    lists = [found for text in texts if (found := numbered(text)) and len(found) > 1]
    if len(lists) < 0.5 * len(texts) or not lists:
        return False
    counting = sum({number for number, _ in line} == set(range(1, len(line) + 1)) for line in lists)
    pieces = [(number, bare(piece)) for line in lists for number, piece in line]
    if counting < 0.8 * len(lists):
        return False
    numbers: dict[str, set[int]] = {}
    for number, piece in pieces:
        numbers.setdefault(piece, set()).add(number)
    if known and sum(piece in known for _, piece in pieces) >= 0.5 * len(pieces):
        own = sum(f"{number} {piece}" in known or str(number) in known for number, piece in pieces)
        if not own:
            return True
    counts = Counter(piece for _, piece in pieces)
    recurring = sum(count for count in counts.values() if count > 1)
    return recurring >= 0.5 * len(pieces) and any(len(found) > 1 for found in numbers.values())


def _come_back(lists: Sequence[Sequence[str]]) -> bool:
    """Whether most cells hold several titles that others name too, some of them first here and later there."""
    many = [[bare(title) for title in line] for line in lists if len(line) > 1]
    if len(many) < 0.5 * len(lists) or len(many) < 2:
        return False
    counts = Counter(title for line in many for title in set(line))
    counts.update(bare(line[0]) for line in lists if len(line) == 1)
    occurring = sum(len(line) for line in many)
    leading = {line[0] for line in many} | {bare(line[0]) for line in lists if len(line) == 1}
    behind = {title for line in many for title in line[1:]}
    moving = leading & behind
    return (
        sum(counts[title] > 1 for line in many for title in line) >= 0.7 * occurring
        and sum(title in moving for line in many for title in line) >= occurring / 3
    )


def known_items(text: str, known: Collection[str], mark: str = "") -> int:
    """How many known titles a cell names, with marks between them; a title may hold such marks itself."""
    pieces = re.split(_BETWEEN[mark] if mark else "[;,\n]", text)
    count = at = 0
    while at < len(pieces):
        longest = next(
            (
                end
                for end in range(len(pieces), at, -1)
                if bare(" ".join(pieces[at:end])) in known and pieces[at].strip()
            ),
            None,
        )
        count += longest is not None
        at = longest or at + 1
    return count
