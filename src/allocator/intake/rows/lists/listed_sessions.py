"""Sessions from a list of them, or, where there is none, from the wishes alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from allocator.coherence import folded
from allocator.errors import FileTrouble, Problem
from allocator.intake.cells.limits.ranges import fewest_in, most_in
from allocator.intake.cells.parting import of_one_rank, parted, titles_in_lists
from allocator.intake.cells.rounds.in_round import AT, session_and_round
from allocator.intake.cells.session_titles import Titles
from allocator.intake.cells.speakers import habit_of, speakers_in
from allocator.intake.cells.statuses import is_no_title
from allocator.intake.import_notes import ImportNotes, cell_note
from allocator.intake.rows.lists.rooms_in_buildings import rooms_by_row
from allocator.intake.rows.lists.session_rounds import Running, SessionRounds
from allocator.intake.rows.settled import settled_titles
from allocator.intake.tables.content import count_in, says_nothing, whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import COMMAS, MEASURED, What

SHORT = 16
"""A title of one word that is no longer than this can be the code too."""

NUMBERED = re.compile(r"(?:[^\W\d_]+ ?)?([0-9]+)\s*[.:)–-]\s+\S")
"""A title with its number before it."""

IN_ROOM = " = "
"""What stands between a fixed round and its room."""

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
    "fixed": "Fixed rounds",
    "room": "Fixed room",
    "alias": "",
}
"""What may be told of a session in one list and not in another, as the workbook calls it."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A session as a list of sessions has it; None and '' are blank cells.

    `fixed` are rounds with '= room' behind each; `seats` are those of its room; `alias` is another name for it, `where`
    its cell, and `table` where the list stands.
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
    fixed: tuple[str, ...] = ()
    room: str = ""
    seats: int | None = None
    alias: str = ""
    where: str = ""
    table: str = ""

    @property
    def rooms(self) -> tuple[str, ...]:
        """The rooms that the list names for it."""
        return tuple(name for name in (self.room, *(one.partition(IN_ROOM)[2] for one in self.fixed)) if name)

    def completed(self, more: Offered) -> Offered:
        """With what another list says of it where this one has blank cells, or some of the other's speakers."""
        blank = {name for name in _FACTS if getattr(self, name) in (None, "", ())}
        blank |= {"speakers"} if {*map(folded, self.speakers)} < {*map(folded, more.speakers)} else set()
        return replace(self, **{name: getattr(more, name) for name in blank})

    def differences(self, other: Offered) -> Iterator[tuple[str, str, str]]:
        """The facts of which another list says something else: what it is, and what either says."""
        for name, heading in _FACTS.items():
            mine, its = getattr(self, name), getattr(other, name)
            if name == "speakers" and {*map(folded, mine)} < {*map(folded, its)}:
                continue
            if heading and mine != its and not any(one in (None, "", ()) for one in (mine, its)):
                yield heading, _shown(mine), _shown(its)


def _shown(fact: object) -> str:
    return ", ".join(fact) if isinstance(fact, tuple) else str(fact)


def listed_sessions(columns: SessionRounds, notes: ImportNotes) -> Iterator[Offered]:
    """The sessions of a list, those without a code in the list with a blank one."""
    mapped = columns.mapped
    speakers = _speakers(mapped, notes)
    at = {
        role.what: mapped.table.columns[place] for place, role in mapped.roles.items() if role.what is not What.LEFT_OUT
    }
    title_place = (mapped.places(What.TITLE) or mapped.places(What.CODE))[0]
    again = _of_several(mapped)
    rooms = rooms_by_row(mapped, What.FIXED_ROOM, columns.rooms)
    for row in mapped.table.rows:
        cells = mapped.table.grid.cells[row]

        def text(what: What, cells: Sequence[str] = cells) -> str:
            return " ".join(cells[at[what]].split()) if what in at else ""

        title = text(What.TITLE) or text(What.CODE)
        if not title:
            continue
        code = text(What.CODE)
        plain = whole(code)
        subtitle = text(What.SUBTITLE)
        running = columns.running(row)
        _say(mapped, row, running, notes)
        minimum, maximum = count_in(text(What.MINIMUM)), most_in(text(What.MAXIMUM))
        exactly = count_in(text(What.EXACTLY))
        if maximum is not None and running.maximum not in (None, maximum):
            message = f"its maximum is {maximum} in one column and {running.maximum} below a round; {maximum} is taken."
            say_of_cell(mapped, row, title_place, message, notes, is_problem=False)
        at_least, at_most = count_in(text(What.AT_LEAST)), count_in(text(What.AT_MOST))
        code = code if plain is None or code.isdecimal() else str(plain)
        yield Offered(
            code=f"{running.allowed[0]} {code}" if bare(code) in again and len(running.allowed) == 1 else code,
            title=f"{title} - {subtitle}" if subtitle else title,
            speakers=speakers.get(row, ()),
            minimum=fewest_in(text(What.MAXIMUM)) if minimum is None else minimum,
            maximum=running.maximum if maximum is None else maximum,
            at_least=exactly if at_least is None else at_least,
            at_most=exactly if at_most is None else at_most,
            earliest=text(What.EARLIEST),
            allowed=running.allowed,
            fixed=tuple(f"{round}{IN_ROOM}{room}" if room else round for round, room in running.fixed.items()),
            room=rooms[row],
            seats=count_in(text(What.CAPACITY)),
            alias=title if subtitle else "",
            where=mapped.address(row, title_place),
            table=mapped.table.area(),
        )


def _of_several(mapped: MappedTable) -> set[str]:
    """The bare codes that several titles have, as each round may have an A and a B of its own."""
    at = [mapped.table.columns[place] for place in (*mapped.places(What.CODE)[:1], *mapped.places(What.TITLE)[:1])]
    if len(at) < 2:
        return set()
    cells = mapped.table.grid.cells
    named = {(bare(cells[row][at[0]]), bare(cells[row][at[1]])) for row in mapped.table.rows}
    counts = Counter(code for code, title in named if code and title)
    return {code for code, count in counts.items() if count > 1}


def _speakers(mapped: MappedTable, notes: ImportNotes) -> dict[int, tuple[str, ...]]:
    """The speakers of each row, all columns about them together; who has none yet is reported."""
    names: dict[int, tuple[str, ...]] = {}
    for place in mapped.places(What.SPEAKERS):
        column = mapped.table.columns[place]
        cells = {row: mapped.table.grid.cells[row][column] for row in mapped.table.rows}
        habit = habit_of(cells.values())
        for row, text in cells.items():
            said = speakers_in(text, habit)
            names[row] = tuple(dict.fromkeys((*names.get(row, ()), *said.names)))
            for doubt in said.doubts:
                say_of_cell(mapped, row, place, doubt, notes, is_problem=False)
            if said.none_yet:
                message = f'"{" ".join(text.split())}" names nobody; this session has no speaker yet.'
                notes.to_fill.append(Problem(mapped.address(row, place), message))
    return names


def _say(mapped: MappedTable, row: int, running: Running, notes: ImportNotes) -> None:
    """What somebody should look at of when a session runs."""
    for place, message in running.problems:
        say_of_cell(mapped, row, place, message, notes, is_problem=True)
    for place, message in running.corrections:
        say_of_cell(mapped, row, place, message, notes, is_problem=False)


def say_of_cell(
    mapped: MappedTable, row: int, place: int, message: str, notes: ImportNotes, *, is_problem: bool
) -> None:
    """A problem or a correction of a cell, in the lists and on the annotated copy."""
    (notes.problems if is_problem else notes.corrections).append(Problem(mapped.address(row, place), message))
    notes.marks.append(cell_note(mapped, row, place, message, is_problem=is_problem))


MOST_SESSIONS = 20_000
"""Different titles that people may wish for where no list of sessions is known."""


def wished_sessions(tables: Iterable[MappedTable], rounds: Sequence[str] = ()) -> tuple[list[str], dict[str, str]]:
    """The titles that wishes name where no list of sessions is known, sorted, and the spellings taken for another.

    `rounds` are the names of rounds that may stand behind a title, such as 'Pottery @ Round 2'.
    """
    counts: Counter[str] = Counter()
    for mapped in tables:
        for place in mapped.places(*MEASURED, What.BAR_OF, What.PEOPLE_OF):
            counts[mapped.roles[place].about] += USUAL
        for text, count in _written(mapped, rounds).items():
            plain = whole(text)
            counts[" ".join(text.split()) if plain is None else str(plain)] += count
    if len(counts) > MOST_SESSIONS:
        raise FileTrouble(
            f"The wishes in these files name {len(counts):,} different sessions; at most {MOST_SESSIONS:,} are read. "
            "Import a list of the sessions first, or say with --mapping which columns hold wishes. Nothing was written."
        )
    spellings: dict[str, Counter[str]] = {}
    for text, count in counts.items():
        if not says_nothing(text) and not is_no_title(text):
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


def _written(mapped: MappedTable, rounds: Sequence[str]) -> Counter[str]:
    """How often each title is written in cells that hold titles."""
    unknown = Titles({})
    counts: Counter[str] = Counter()
    cells = {
        place: [mapped.table.grid.cells[row][mapped.table.columns[place]] for row in mapped.table.rows]
        for place in mapped.places(What.WISH, What.SESSION, What.FIXED, What.NOT_IN, What.ORDER, What.TICKS)
    }
    by_commas = [place for place in cells if mapped.roles[place].mark == COMMAS]
    several = [piece for place in by_commas for cell in cells[place] for piece in cell.split(";") if ", " in piece]
    together = Titles({title: title for title in titles_in_lists(several)} if by_commas else {})
    for place, texts in cells.items():
        what, mark = mapped.roles[place].what, mapped.roles[place].mark
        if what in (What.FIXED, What.NOT_IN):
            counts.update(text.strip() for cell in texts for text in settled_titles(cell, unknown))
        elif what in (What.WISH, What.SESSION):
            for cell, count in Counter(texts).items():
                counts.update(dict.fromkeys(of_one_rank(cell, together, mark), count))
        else:
            lists = [cell for cell in texts if cell.strip() and (mark or ";" not in cell)]
            known = Titles({title: title for title in titles_in_lists(lists, mark)})
            counts.update(title for cell in texts for _, title in parted(cell, known, mark))
    for text in [text for text in counts if AT in text]:
        session, _ = session_and_round(text, unknown, rounds)
        counts[session] += counts.pop(text)
    return counts


def _commonest(found: Counter[str]) -> str:
    return min(found, key=lambda text: (-found[text], text))


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


def names_of(sessions: Sequence[Offered]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Titles by code, and the other names that stand for one session alone."""
    title_of = {one.code: one.title for one in sessions}
    aliases = Counter(bare(one.alias) for one in sessions if one.alias)
    return title_of, {one.alias: one.code for one in sessions if one.alias and aliases[bare(one.alias)] == 1}
