"""Columns of a list of sessions that no heading tells, by what their cells hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocator.intake.cells.rounds.recurring import are_positions
from allocator.intake.cells.rounds.rounds_said import may_say_rounds
from allocator.intake.shapes.offers.held import (
    MOSTLY,
    STRONGLY,
    are_beginnings,
    are_names,
    are_times,
    names_days,
)
from allocator.intake.shapes.offers.timed import holds_days, round_of
from allocator.intake.shapes.offers.venues.places import are_numbered_places, room_column
from allocator.intake.shapes.offers.words import CALLED_ROUNDS, GIVERS, NOT_THEN, VAGUE, are_tags, is_beside
from allocator.intake.shapes.proposal import Known
from allocator.intake.tables.content import is_unique, known_share, says_nothing, share
from allocator.intake.tables.heading_words import PERSON_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare, named_round
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import COUNTS, IN_ROUNDS, LEFT_OUT, TIMED, Role, What
from allocator.intake.tables.table import SourceTable

LONGEST_CODE = 3
"""Letters of what stands for a session in wishes, though no heading says so."""

SAY_WHEN = frozenset({What.ALLOWED, What.CARRIED, What.DAY, What.EXACTLY, *IN_ROUNDS})
"""What says already in which rounds sessions run."""


def settle_by_cells(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Gives columns that are left over the role that their cells show: times, days, rooms, and names of speakers."""
    for place, texts in left_over(table, roles):
        if holds_days(table.headings[place], texts):
            continue
        there = {role.what for role in roles.values()}
        if not there & SAY_WHEN and are_times(texts):
            roles[place] = Role(What.ALLOWED)
        elif not there & TIMED and are_beginnings(texts, known):
            roles[place] = Role(What.DAY)
        elif are_times(texts):
            continue  # until when, beside from when
        elif not there & SAY_WHEN and are_positions(texts) and not are_tags(table.headings[place], texts):
            roles[place] = Role(What.ALLOWED)
        elif NOT_THEN.search(bare(table.headings[place])):
            continue  # rounds in which it does not run
        elif What.DAY not in there and len({bare(text) for text in texts}) > 1 and all(map(names_days, texts)):
            _settle_days(table, place, roles, there)
        elif named_round(table.headings[place]) is not None or round_of(table.headings[place], known.rounds):
            continue  # what it holds is said of that round
        elif What.FIXED_ROOM not in there and place == room_column(table, list(left_over(table, roles)), roles, known):
            roles[place] = Role(What.FIXED_ROOM)
        elif (
            What.SPEAKERS not in there
            and 2 * len(texts) >= len(spread(table.rows))
            and are_names(texts, known)
            and not is_beside(table.headings[place])
        ):
            roles[place] = Role(What.SPEAKERS)


def title_of_words(table: SourceTable, roles: dict[int, Role]) -> None:
    """Places below a heading that may be one for sessions, such as 'Table', are no titles where others stand too."""
    titles = [place for place, role in roles.items() if role.what is What.TITLE]
    if titles and are_numbered_places(table.sample[titles[0]]):
        further = [place for place in left_of_titles(table, roles) if not are_numbered_places(table.sample[place])]
        if further:
            roles[titles[0]], roles[further[0]] = LEFT_OUT, Role(What.TITLE)


def left_of_titles(table: SourceTable, roles: dict[int, Role]) -> list[int]:
    """The columns without a role that have a word for titles."""
    return [
        place
        for place, role in sorted(roles.items())
        if role is LEFT_OUT and table.sample[place] and heard(table.headings[place], SESSION_RULES) is What.TITLE
    ]


def titles_called_rounds(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Without a heading for titles: what stands below 'Shift' or 'Slot', where it is no time and no known round."""
    there = {role.what for role in roles.values()}
    if there & {What.TITLE, What.CODE, What.DAY, What.CARRIED} or not there & {*COUNTS, What.SPEAKERS}:
        return
    for place, role in sorted(roles.items()):
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        if role.what is not What.ALLOWED or not CALLED_ROUNDS.fullmatch(bare(table.headings[place])):
            continue
        plain = _may_be_titles(table, texts) and not any(may_say_rounds(text, known.rounds) for text in texts)
        if plain and not any(_may_be_titles(table, held) for at, held in left_over(table, roles) if at < place):
            roles[place] = Role(What.TITLE)
            return


def _may_be_titles(table: SourceTable, texts: Sequence[str]) -> bool:
    """Whether nearly all rows have a text, and all differ."""
    full = len(texts) >= 0.9 * len(spread(table.rows)) and is_unique(texts)
    return full and share(texts, ("text",)) >= STRONGLY and not are_times(texts)


def title_by_cells(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Without a heading for titles: what others wish for, else the first column of texts in which all differ."""
    left = [
        (place, texts) for place, texts in left_over(table, roles) if not GIVERS.search(bare(table.headings[place]))
    ]
    timed = any(role.what in TIMED for role in roles.values())
    for place in [place for place, role in sorted(roles.items()) if role == LEFT_OUT]:
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        wished = known_share(texts, known.sessions | known.around.wished) >= MOSTLY
        if wished and share(texts, ("text",)) >= STRONGLY and (timed or is_unique(texts)):
            roles[place] = Role(What.TITLE)
            return
    telling = {*COUNTS, *TIMED, What.SPEAKERS, What.CODE}
    if any(role.what in telling for role in roles.values()):
        for place, texts in left:
            if _may_be_titles(table, texts) and not names_a_round(table, place):
                roles[place] = Role(What.TITLE)
                return


def codes_by_content(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Codes below a heading for titles where other titles stand too; and codes that others wish for."""
    if any(role.what is What.CODE for role in roles.values()):
        return
    titles = [place for place, role in roles.items() if role.what is What.TITLE]
    others = [place for place in roles if roles[place] is LEFT_OUT and table.sample[place]]
    further = left_of_titles(table, roles)
    if titles and further and _are_codes(table.sample[titles[0]]) and not _are_codes(table.sample[further[0]]):
        roles[titles[0]], roles[further[0]] = Role(What.CODE), Role(What.TITLE)
        return
    for place in others if titles else ():
        texts = table.sample[place]
        told_apart = is_unique(texts) and known_share(texts, known.sessions) >= MOSTLY
        if told_apart or _are_wished_codes(table, place, roles, known):
            roles[place] = Role(What.CODE)
            return


def _are_wished_codes(table: SourceTable, place: int, roles: dict[int, Role], known: Known) -> bool:
    """Whether others wish for nearly all of these short texts, and for few other such, which differ in each round."""
    texts, wished = table.sample[place], {text for text in known.around.wished if len(text) <= LONGEST_CODE}
    if len(texts) < 2 or max(map(len, map(bare, texts))) > LONGEST_CODE or not {*map(bare, texts)} & wished:
        return False
    when = [at for at, role in roles.items() if role.what in (What.ALLOWED, What.CARRIED, What.DAY)]
    rows = [table.cells(row) for row in spread(table.rows)]
    pairs = [(bare(row[place]), *(bare(row[at]) for at in when)) for row in rows if row[place].strip()]
    covered = len(wished & {*map(bare, texts)}) >= MOSTLY * len(wished)
    return covered and len(set(pairs)) == len(pairs) and known_share(texts, wished) >= MOSTLY


def _are_codes(texts: Sequence[str]) -> bool:
    """Whether these are short words with a figure in each."""
    return all(len(text) <= 6 and " " not in text and any(map(str.isdecimal, text)) for text in texts)


def left_over(table: SourceTable, roles: dict[int, Role]) -> Iterator[tuple[int, list[str]]]:
    """The columns without a role, and what they hold."""
    for place in sorted(roles):
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        heading = table.headings[place]
        persons = heard(heading, PERSON_RULES) if heading else None
        if roles[place] == LEFT_OUT and texts and (persons in (None, What.STAMP) or VAGUE.fullmatch(bare(heading))):
            yield place, texts


def _settle_days(table: SourceTable, place: int, roles: dict[int, Role], there: set[What]) -> None:
    """Days beside times are days; by themselves they are the rounds in which a session may run."""
    if any(are_times([text for text in texts if text.strip()]) for texts in table.sample):
        roles[place] = Role(What.DAY)
    elif not there & SAY_WHEN:
        roles[place] = Role(What.ALLOWED)


def names_a_round(table: SourceTable, place: int) -> bool:
    return all(map(names_days, table.sample[place]))
