"""Columns of a list of sessions that say in which rounds they run, and how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from allocator.intake.cells.moments import DAY_FIRST
from allocator.intake.cells.rounds.days import day_in
from allocator.intake.cells.rounds.recurring import BETWEEN, are_positions, come_again, some_again
from allocator.intake.cells.rounds.round_order import is_weekday
from allocator.intake.cells.rounds.rounds_said import (
    NOUN,
    may_say_rounds,
    round_named_in,
    rounds_in,
    rounds_named,
    without_time,
)
from allocator.intake.shapes.proposal import Known
from allocator.intake.tables.content import are_ticks, is_mark, is_room, known_share, repeats, says_nothing, whole
from allocator.intake.tables.heading_words import PERSON_RULES, SESSION_RULES, heard, speaks_of_sessions
from allocator.intake.tables.headings import bare, ends_in_day, label_of, named_round, ordinal
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.roles import IN_ROUNDS, LEFT_OUT, Role, What
from allocator.intake.tables.table import SourceTable

WISHED = 0.5
"""How many titles others wish for, or how many cells are rooms, where all of them are meant to be."""

_DAY = re.compile(
    r"(?:week)?days?|(?:week)?dag(?:en)?|(?:wochen)?tage?|dates?|datum|data|jours?(?: de la semaine)?|"
    r"dias?(?: de la semana)?|fecha"
)
_DATE = re.compile(r"(?:[^\W\d_]{2,10}[.,]*\s+)?[0-3]?[0-9]\s?[./-]\s?[01]?[0-9]\.?", re.IGNORECASE)
"""A day without its year, perhaps behind that of the week: 'Di 17.11.'."""

_DIGITS = re.compile(r"\b[0-9]+(?:st|nd|rd|th|e|de|ste|er|ere|eme|o|a)?\b")
_PLURAL = re.compile(r".*(?:rounds|rondes|runden|blokken|blocks|blocke|slots|durchgange|periods)")
_PLAINLY = re.compile(r"(?:allowed|possible|available|mogliche|erlaubte|toegestane|mogelijke)\b")
_SAY_WHEN = (What.ALLOWED, What.CARRIED, What.DAY, *IN_ROUNDS)
_DURATION = re.compile(r"[0-9] ?(?:min|minuten|minutes|uur|h|hours?|std|stunden?)\b|[0-9] ?['’′]", re.IGNORECASE)
_TIMES = re.compile(r"[0-9]{1,2} ?(?:x|keer|maal|mal|times?)", re.IGNORECASE)


def add_rounds(table: SourceTable, roles: dict[int, Role], known: Known) -> dict[int, Role] | None:
    """Settles the columns about rounds; where bare numbers may be rounds or how often: the roles of that reading."""
    if not _settle_maxima(table, roles, known):
        _settle_columns_of_rounds(table, roles, known)
    _settle_days(table, roles)
    listed = _settle_lists_of_days(table, roles, known)
    for place in [place for place, role in roles.items() if role.what is What.ALLOWED and place != listed]:
        heading = table.headings[place]
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        if _PLAINLY.match(bare(heading)):
            continue
        if texts and all(_TIMES.fullmatch(text) for text in texts):
            roles[place] = Role(What.EXACTLY)
        elif any(role.what is What.DAY for role in roles.values()):
            continue  # a time, or a number, of that day
        elif not texts or _is_about_people(table) or not _hold_rounds(texts, known.rounds):
            roles[place] = LEFT_OUT
        elif _may_be_counts(texts, heading):
            limited = any(role.what is What.MAXIMUM for role in roles.values())
            if not limited and _are_seats(texts, heading, known.rounds):
                roles[place] = Role(What.MAXIMUM)
                continue
            return {**roles, place: Role(What.EXACTLY)}
    return None


def _settle_days(table: SourceTable, roles: dict[int, Role]) -> None:
    """The days on which sessions run, and their times or numbers beside them, where there are several days."""
    if _is_about_people(table):
        return
    for place, role in roles.items():
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        days = {bare(text) for text in texts}
        if role.what not in (What.LEFT_OUT, What.ALLOWED) or len(days) < 2 or len(texts) < len(days):
            continue
        if sum(is_day(text) for text in texts) >= 0.8 * len(texts) and heads_days(table.headings[place]):
            roles[place] = Role(What.DAY)
            timed = [at for at, heading in enumerate(table.headings) if at != place and _says_when(heading)]
            if timed and not any(role.what is What.ALLOWED for role in roles.values()):
                roles[timed[0]] = Role(What.ALLOWED)
            return


def _settle_lists_of_days(table: SourceTable, roles: dict[int, Role], known: Known) -> int | None:
    """Takes cells below a word for days that name several of them, or all, for allowed rounds; where they are."""
    if any(role.what in _SAY_WHEN for role in roles.values()) or _is_about_people(table):
        return None
    for place, role in sorted(roles.items()):
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        days = role == LEFT_OUT and heads_days(table.headings[place])
        if days and any(_says_days(text, known.rounds) for text in texts):
            roles[place] = Role(What.ALLOWED)
            return place
    return None


def _says_days(text: str, rounds: Sequence[str]) -> bool:
    """Whether a cell names a day of the week, several of them, all, or rounds that are known."""
    if whole(text) is not None or sort_of(text) == "moment":
        return False
    return may_say_rounds(text, rounds) or all(is_weekday(part) for part in BETWEEN.split(text) if part.strip())


def _says_when(heading: str) -> bool:
    return heard(heading, SESSION_RULES) is What.ALLOWED


def heads_days(heading: str) -> bool:
    """Whether a heading is a word for days."""
    return _DAY.fullmatch(bare(heading)) is not None


def holds_days(heading: str, texts: Sequence[str]) -> bool:
    """Whether a column holds days, by its heading, and no moments at which somebody answered: no cell has a time."""
    return heads_days(heading) and all(is_day(text) and not re.search("[0-9]:[0-9]", text) for text in texts)


def is_day(text: str) -> bool:
    """Whether a cell is a day: one of the week, a date with or without its year, or a number of it."""
    if bare(named_round(text) or "") == bare(text) or sort_of(text) == "moment" or whole(text) is not None:
        return True
    return _DATE.fullmatch(text.strip()) is not None or day_in(f"{text} 2020", DAY_FIRST) is not None


def names_rounds(texts: Sequence[str], heading: str, known: Known) -> bool:
    """Whether a column says in which rounds something is, by its heading and by half of its cells."""
    said = heard(heading, SESSION_RULES) is What.ALLOWED
    return said and 2 * sum(may_say_rounds(text, known.rounds) for text in texts) >= len(texts)


def are_rounds(texts: Sequence[str], rounds: Sequence[str]) -> bool:
    """Whether cells hold names of known rounds, not numbers alone, and nothing else."""
    asked = [text for text in texts if not says_nothing(text)]
    return bool(rounds) and all(
        re.search(r"[^\W\d_]{2}|[0-9][:.][0-9]{2}", text) and not rounds_in(text, rounds).unread for text in asked
    )


def _hold_rounds(texts: Sequence[str], rounds: Sequence[str]) -> bool:
    """Whether half of the cells name rounds; or, where no rounds are known, come back and are no durations."""
    if 2 * sum(may_say_rounds(text, rounds) for text in texts) >= len(texts):
        return True
    again = repeats(texts) or come_again(texts) or are_positions(texts) or some_again(texts)
    return not rounds and again and not any(_DURATION.search(text) for text in texts)


def _may_be_counts(texts: Sequence[str], heading: str) -> bool:
    """Whether numbers stand alone below a word for several rounds: which of them, or how many."""
    return _PLURAL.fullmatch(bare(heading)) is not None and all(whole(text) is not None for text in texts)


def _are_seats(texts: Sequence[str], heading: str, rounds: Sequence[str]) -> bool:
    """Whether 'slots' are seats: there are fewer rounds than one of the numbers says."""
    return bare(heading).endswith("slots") and bool(rounds) and max(whole(text) or 0 for text in texts) > len(rounds)


def _is_about_people(table: SourceTable) -> bool:
    """Whether a heading is about a person and cannot be about a session."""
    said = (
        (heard(heading, PERSON_RULES), heard(heading, SESSION_RULES))
        for place, heading in enumerate(table.headings)
        if heading and not holds_days(heading, table.sample[place])
    )
    return any(person in (What.NAME, What.EMAIL, What.STAMP) and session is None for person, session in said)


def _settle_columns_of_rounds(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Gives the columns with a round for a heading, and marks, rooms or numbers below it, their role."""
    found = (
        _days_and_ticked(table)
        or {
            place: round
            for place, heading in enumerate(table.headings)
            if roles[place].what in (What.LEFT_OUT, What.ALLOWED, What.FIXED_ROOM)
            and (round := round_of(heading, known.rounds))
            and not _is_about_people(table)
        }
        or _numbered_and_ticked(table, roles, known)
    )
    texts = [text for place in found for text in table.sample[place] if not says_nothing(text)]
    often = Counter(map(bare, texts))
    rooms = _are_sessions(table, roles, known)
    fit = [
        text
        for text in texts
        if is_mark(text)
        or whole(text) is not None
        or bare(text) in known.rooms
        or (rooms and (is_room(text) or often[bare(text)] > 1))
    ]
    if len(found) < 2 and not (texts and are_ticks(texts)):
        return
    if texts and 2 * len(fit) >= len(texts) and known_share(texts, known.sessions) < 0.5:
        roles.update({place: Role(What.RUNS_IN, about=round) for place, round in found.items()})


def _settle_maxima(table: SourceTable, roles: dict[int, Role], known: Known) -> bool:
    """Gives columns such as 'Max Mon' and 'Max Tue' their role, each of another round; whether there are any."""
    found = {
        place: round
        for place, heading in enumerate(table.headings)
        if roles[place].what in (What.LEFT_OUT, What.MAXIMUM)
        and heard(heading, SESSION_RULES) is What.MAXIMUM
        and (round := _round_behind(heading, known.rounds))
        and table.sample[place]
        and all(whole(text) is not None or says_nothing(text) for text in table.sample[place])
    }
    if len(found) < 2 or len(set(found.values())) < len(found) or _is_about_people(table):
        return False
    roles.update({place: Role(What.MAXIMUM_IN, about=round) for place, round in found.items()})
    return True


def _round_behind(heading: str, rounds: Sequence[str]) -> str:
    """The round that a heading names beside a word for a maximum; '' where it names none."""
    named = round_named_in(heading, rounds)
    if named:
        return named
    pieces = re.findall(r"[^\s()\[\]:,/–—-]+", heading)
    rest = " ".join(piece for piece in pieces if heard(piece, SESSION_RULES) is not What.MAXIMUM)
    if bare(named_round(rest) or "") != bare(rest):
        return ""
    names = rounds_in(rest, rounds).names
    return rest if not rounds else names[0] if len(names) == 1 else ""


def _numbered_and_ticked(table: SourceTable, roles: dict[int, Role], known: Known) -> dict[int, str]:
    """Columns of ticks or rooms that one word with a number heads, such as '1st activity' and '2nd activity'."""
    headed = {
        place: heading
        for place, heading in enumerate(table.headings)
        if roles[place].what in (What.LEFT_OUT, What.FIXED_ROOM) and ordinal(heading) is not None
    }
    together = [text for place in headed for text in table.sample[place]]
    rooms = _are_sessions(table, roles, known) and _are_rooms(together, known)
    worded = {place for place, heading in headed.items() if re.search(r"[^\W\d_]{3}", heading)}
    found = {
        place: heading
        for place, heading in headed.items()
        if (rooms and place in worded) or are_ticks(table.sample[place])
    }
    words = {_DIGITS.sub("", bare(heading)).strip() for heading in found.values()}
    numbers = {ordinal(heading) for heading in found.values()}
    alike = len(words) == 1 or not any(character.isdigit() for heading in found.values() for character in heading)
    return found if len(found) >= 2 and alike and len(numbers) == len(found) and not _is_about_people(table) else {}


def _are_rooms(texts: Sequence[str], known: Known) -> bool:
    """Whether cells are rooms, but for numbers, and for those that say that a session does not run then."""
    asked = [text for text in texts if not says_nothing(text) and whole(text) is None]
    return bool(asked) and sum(is_room(text) or bare(text) in known.rooms for text in asked) >= WISHED * len(asked)


def _days_and_ticked(table: SourceTable) -> dict[int, str]:
    """Columns of ticks below different days alone, short ones such as 'wo' too; none where only one is."""
    found = {
        place: " ".join(heading.split())
        for place, heading in enumerate(table.headings)
        if len(bare(heading).split()) == 1
        and ends_in_day(heading)
        and are_ticks([text for text in table.sample[place] if text.strip()])
    }
    different = len({bare(heading) for heading in found.values()}) == len(found)
    return found if len(found) >= 2 and different and not _is_about_people(table) else {}


def _are_sessions(table: SourceTable, roles: dict[int, Role], known: Known) -> bool:
    """Whether the rows are sessions, so that texts below rounds are rooms: a heading says so, or others wish for them.

    A maximum or a minimum says so too, where nothing is about people.
    """
    titles = [place for place, role in roles.items() if role.what is What.TITLE]
    words = [bare(table.headings[place]) for place in titles]
    if any(speaks_of_sessions(title) or re.search(r"\btit(?:le|el|re|ulo)", title) for title in words):
        return True
    wished = any(known_share(table.sample[place], known.around.wished) >= WISHED for place in titles)
    limited = any(role.what in (What.MAXIMUM, What.MINIMUM) for role in roles.values())
    return bool(titles) and (wished or limited) and not _is_about_people(table)


def round_of(heading: str, rounds: Sequence[str]) -> str:
    """The round that is all that a heading names; '' where it says something else."""
    question, label = label_of(heading)
    for name in rounds:
        if bare(name) == bare(label or question):
            return name
    text = without_time(label or question)
    if label.isdecimal() and re.fullmatch(rf"(?:.* )?(?:{NOUN})", bare(question)):
        return rounds_named([label], question)[-1]
    return text if text and bare(named_round(text) or "") == bare(text) else ""
