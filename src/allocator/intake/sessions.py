"""Sessions from a list of them, or, where there is none, from the wishes alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from allocator.coherence import folded
from allocator.intake.answers import Read, settled_titles
from allocator.intake.content import count_in, says_nothing, whole
from allocator.intake.headings import bare
from allocator.intake.roles import What
from allocator.intake.titles import Titles, split_titles, titles_in_lists

SHORT = 16
"""A title of one word that is no longer than this can be the code too."""

NUMBERED = re.compile(r"(?:[^\W\d_]+ ?)?([0-9]+)\s*[.:)–-]\s+\S")
"""A title with its number before it."""

RARE, USUAL = 2, 5
"""How often a misspelling occurs at most, and what it may stand for at least."""

_FACTS = {
    "code": "Code",
    "speakers": "Speakers",
    "minimum": "Minimum",
    "maximum": "Maximum",
    "at_least": "At least",
    "at_most": "At most",
    "earliest": "The earliest round",
    "allowed": "Allowed rounds",
    "room": "Fixed room",
    "alias": "",
}
"""What may be told of a session in one list and not in another, as the workbook calls it."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A session as a list of sessions has it; None and '' are blank cells.

    `alias` is another name for it, `where` its cell, and `table` where the list stands.
    """

    code: str
    title: str
    speakers: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    at_least: int | None = None
    at_most: int | None = None
    earliest: str = ""
    allowed: tuple[str, ...] = ()
    room: str = ""
    alias: str = ""
    where: str = ""
    table: str = ""

    def completed(self, more: Offered) -> Offered:
        """With what another list says of it where this one has blank cells."""
        return replace(self, **{name: getattr(more, name) for name in _FACTS if getattr(self, name) in (None, "", ())})

    def differences(self, other: Offered) -> Iterator[tuple[str, str, str]]:
        """The facts of which another list says something else: what it is, and what either says."""
        for name, heading in _FACTS.items():
            mine, its = getattr(self, name), getattr(other, name)
            if heading and mine != its and not any(one in (None, "", ()) for one in (mine, its)):
                yield heading, _shown(mine), _shown(its)


def _shown(fact: object) -> str:
    return ", ".join(fact) if isinstance(fact, tuple) else str(fact)


def listed_sessions(read: Read) -> Iterator[Offered]:
    """The sessions of a list, those without a code in the list with a blank one."""
    at = {role.what: read.table.columns[place] for place, role in read.roles.items() if role.what is not What.LEFT_OUT}
    title_place = (read.places(What.TITLE) or read.places(What.CODE))[0]
    for row in read.table.rows:
        cells = read.table.grid.cells[row]

        def text(what: What, cells: Sequence[str] = cells) -> str:
            return " ".join(cells[at[what]].split()) if what in at else ""

        title = text(What.TITLE) or text(What.CODE)
        if not title:
            continue
        code = text(What.CODE)
        plain = whole(code)
        subtitle = text(What.SUBTITLE)
        yield Offered(
            code=code if plain is None or code.isdecimal() else str(plain),
            title=f"{title} - {subtitle}" if subtitle else title,
            speakers=_parts(cells[at[What.SPEAKERS]]) if What.SPEAKERS in at else (),
            minimum=count_in(text(What.MINIMUM)),
            maximum=count_in(text(What.MAXIMUM)),
            at_least=count_in(text(What.AT_LEAST)),
            at_most=count_in(text(What.AT_MOST)),
            earliest=text(What.EARLIEST),
            allowed=_parts(cells[at[What.ALLOWED]]) if What.ALLOWED in at else (),
            room=text(What.FIXED_ROOM),
            alias=title if subtitle else "",
            where=read.address(row, title_place),
            table=read.table.area(),
        )


def _parts(text: str) -> tuple[str, ...]:
    """The items of a list in a cell."""
    return tuple(" ".join(part.split()) for part in re.split("[;\n]", text) if part.strip())


def wished_sessions(reads: Iterable[Read]) -> tuple[list[str], dict[str, str]]:
    """The titles that wishes name where no list of sessions is known, sorted, and the spellings taken for another."""
    counts: Counter[str] = Counter()
    for read in reads:
        for place in read.places(What.RANK_OF, What.SCORE_OF, What.TICK_OF, What.BAR_OF, What.PEOPLE_OF):
            counts[read.roles[place].about] += USUAL
        for text, count in _written(read).items():
            plain = whole(text)
            counts[" ".join(text.split()) if plain is None else str(plain)] += count
    spellings: dict[str, Counter[str]] = {}
    for text, count in counts.items():
        if not says_nothing(text):
            spellings.setdefault(bare(text) or text, Counter())[text] += count
    usual = {key: _commonest(found) for key, found in spellings.items() if found.total() >= USUAL}
    titles = Titles({title: title for title in usual.values()})
    respelt: dict[str, str] = {}
    kept = []
    for key, found in spellings.items():
        title = _commonest(found)
        match = titles.find(title) if found.total() <= RARE and key not in usual else None
        if match is not None and match.code is not None and match.code != title:
            respelt.update(dict.fromkeys(found, match.code))
        else:
            kept.append(title)
    return sorted(kept, key=natural), respelt


def _written(read: Read) -> Counter[str]:
    """How often each title is written in cells that hold titles."""
    counts: Counter[str] = Counter()
    for place in read.places(What.WISH, What.SESSION):
        column = read.table.columns[place]
        counts.update(read.table.grid.cells[row][column].strip() for row in read.table.rows)
    for place in read.places(What.FIXED):
        column = read.table.columns[place]
        for row in read.table.rows:
            counts.update(text.strip() for text in settled_titles(read.table.grid.cells[row][column], Titles({})))
    known = Titles({title: title for title in _in_commas(read)})
    for place in read.places(What.ORDER, What.TICKS):
        column = read.table.columns[place]
        for row in read.table.rows:
            counts.update(split_titles(read.table.grid.cells[row][column], known))
    return counts


def _commonest(found: Counter[str]) -> str:
    return min(found, key=lambda text: (-found[text], text))


def _in_commas(read: Read) -> list[str]:
    """Titles in cells that hold several of them with commas between."""
    cells = [
        text
        for place in read.places(What.ORDER, What.TICKS)
        for row in read.table.rows
        if ";" not in (text := read.table.grid.cells[row][read.table.columns[place]]) and text.strip()
    ]
    return titles_in_lists(cells)


def natural(text: str) -> tuple[object, ...]:
    """A key that sorts 'W2' before 'W10'."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split("([0-9]+)", folded(text)) if part
    )


def with_codes(sessions: Sequence[Offered], taken: Iterable[str] = ()) -> list[Offered]:
    """The sessions, those without a code given one: a short title, the number before a title, or 'S1', 'S2', ..."""
    used = {folded(code) for code in taken} | {folded(one.code) for one in sessions if one.code}
    bare_ones = [one for one in sessions if not one.code]
    titles = Counter(folded(one.title) for one in bare_ones)
    own = {}
    if all(titles[folded(one.title)] == 1 and _is_short(one.title) for one in bare_ones):
        own = {one.title: one.title for one in bare_ones}
    else:
        numbers = {one.title: found[1] for one in bare_ones if (found := NUMBERED.match(one.title))}
        if len(numbers) == len(bare_ones) == len({folded(number) for number in numbers.values()}):
            own = numbers
    if {folded(code) for code in own.values()} & used:
        own = {}
    width = len(str(len(sessions)))
    settled, number = [], 0
    for one in sessions:
        code = one.code or own.get(one.title, "")
        while not code:
            number += 1
            candidate = f"S{number:0{width}}"
            code = "" if folded(candidate) in used or titles[folded(candidate)] else candidate
        settled.append(replace(one, code=code))
    return settled


def _is_short(title: str) -> bool:
    return len(title) <= SHORT and " " not in title and "@" not in title


def names_of(sessions: Iterable[Offered]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Titles by code, and the other names that stand for one session alone."""
    title_of = {one.code: one.title for one in sessions}
    aliases = Counter(bare(one.alias) for one in sessions if one.alias)
    return title_of, {one.alias: one.code for one in sessions if one.alias and aliases[bare(one.alias)] == 1}
