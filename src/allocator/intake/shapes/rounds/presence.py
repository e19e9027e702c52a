"""Columns that say in which rounds people, speakers or rooms are there: one for each round, or the rounds in a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.cells.rounds.rounds_said import may_say_rounds, round_named_in, rounds_in
from allocator.intake.cells.rounds.there import heads_there, is_there, says_in_words
from allocator.intake.shapes.offers.timed import are_rounds, round_of
from allocator.intake.shapes.proposal import Doubt, Known, Proposal, Way
from allocator.intake.tables.content import says_nothing
from allocator.intake.tables.heading_words import PERSON_RULES, heard
from allocator.intake.tables.headings import bare, label_of, named_round, round_and_rest
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, PRESENCE_IN, WHO, Role, TableKind, What
from allocator.intake.tables.table import SourceTable
from allocator.words import listed

_BEFORE = r"(?:in|on|at|for|the|op|de|het|bij|am|an|im|der|die|das|den|le|la|les|l|en|dans|pour|el|por|para)"
"""What stands between words for being there and a round."""

_OF_PEOPLE = (TableKind.WISHES, TableKind.ATTENDEES, TableKind.SPEAKERS)


def with_presence_beside(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """A reading of people, speakers or rooms, with the columns that say who, or what, is there in which round."""
    people = reading.kind in _OF_PEOPLE and any(role.what in WHO for role in reading.roles.values())
    if not people and reading.kind is not TableKind.ROOMS:
        return reading
    columns = _columns(table, reading, known)
    lists = _lists(table, reading, known)
    if not columns and not lists:
        return _with_doubtful_lists(table, reading, known) if people else reading
    others = tuple(with_presence_beside(table, other, known) for other in reading.others)
    there = {**reading.roles, **columns, **lists}
    told = people or any(says_in_words(text) is not None for place in columns for text in table.sample[place])
    if not columns or told or any(_told(table, place, known) is not None for place in columns):
        return replace(reading, roles=there, others=others)
    taken = {place: replace(role, what=What.TAKEN_IN) for place, role in columns.items()}
    because = f"{reading.because}, and the marks below its rounds may say that a room is free, or taken"
    ways = [
        replace(
            one,
            roles={**one.roles, **lists, **marks},
            because=because,
            others=(),
            answer=(f"{one.answer[0]}, {answer}".lstrip(", "), f"{one.answer[1]}; {means}".lstrip("; ")),
        )
        for one in (reading, *reading.others)
        for marks, answer, means in (
            (columns, "free", "marked rooms are free"),
            (taken, "taken", "marked rooms are taken"),
        )
    ]
    return replace(ways[0], others=tuple(ways[1:]))


def _columns(table: SourceTable, reading: Proposal, known: Known) -> dict[int, Role]:
    """The columns that a round heads, with marks or words such as 'free' below it."""
    rooms = reading.kind is TableKind.ROOMS
    found = {
        place: round
        for place, heading in enumerate(table.headings)
        if reading.roles.get(place) == LEFT_OUT
        and table.sample[place]
        and all(is_there(text) is not None for text in table.sample[place])
        and (round := _round_of(heading, known, rooms=rooms))
    }
    if not known.rounds and (len(found) < 2 or len(set(found.values())) < len(found)):
        return {}
    whats = (What.FREE_IN, What.TAKEN_IN) if rooms else (What.THERE_IN, What.AWAY_IN)
    return {place: Role(whats[_told(table, place, known) is False], about=round) for place, round in found.items()}


def name_rounds_apart(headings: Sequence[str], known: Known) -> bool:
    """Whether each heading names another round that is known, perhaps beside a word for being there."""
    rounds = [_round_of(heading, known, rooms=False) for heading in headings]
    return bool(known.rounds) and all(rounds) and len(set(rounds)) == len(rounds)


def _round_of(heading: str, known: Known, *, rooms: bool) -> str:
    """The round that a heading names, perhaps beside a word such as 'available'; '' for none."""
    question, label = label_of(heading)
    for name in known.rounds:
        if bare(name) in (bare(heading), bare(label), bare(question)):
            return name
    beside = _round_beside(heading, known)
    if beside[0]:
        return beside[0]
    if known.rounds or rooms:
        for text in (heading, label):
            round, rest = round_and_rest(text)
            text = round if round and rest and heads_there(rest) is not None else text
            named = round_of(text, known.rounds) if text else ""
            if named and (not known.rounds or rounds_in(named, known.rounds).names):
                return named
    return ""


def _round_beside(heading: str, known: Known) -> tuple[str, bool | None]:
    """The round that a heading names beside words for being there, or not, and whether it is; ('', None) for none."""
    name = round_named_in(heading, known.rounds) if known.rounds else named_round(heading) or ""
    rest = re.sub(rf"(?:\b{_BEFORE} )*\b{re.escape(bare(name))}\b", "", bare(heading)) if name else ""
    told = heads_there(" ".join(rest.split())) if rest.strip() else None
    return (name, told) if told is not None else ("", None)


def _told(table: SourceTable, place: int, known: Known) -> bool | None:
    """Whether a heading says in words that a mark below it means being there; None where it says neither."""
    heading = table.headings[place]
    beside = _round_beside(heading, known)
    if beside[1] is not None:
        return beside[1]
    question, _ = label_of(heading)
    _, rest = round_and_rest(heading)
    said = [told for text in (question, rest) if text and (told := heads_there(text)) is not None]
    return said[0] if said else None


def _lists(table: SourceTable, reading: Proposal, known: Known) -> dict[int, Role]:
    """The columns whose heading says who is there, or is not, with rounds in their cells."""
    found: dict[int, Role] = {}
    for place, heading in enumerate(table.headings):
        there = heads_there(label_of(heading)[1] or heading)
        if reading.roles.get(place) not in (LEFT_OUT, Role(What.NOT_IN)) or there is None:
            continue
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        named = [text for text in texts if _names(text, known.rounds)]
        enough = len(texts) if reading.roles[place] != LEFT_OUT else len(texts) / 2
        if texts and len(named) >= enough:
            found[place] = Role(What.THERE if there else What.AWAY)
    return found


def _names(text: str, rounds: tuple[str, ...]) -> bool:
    return not rounds_in(text, rounds).unread if rounds else may_say_rounds(text, ())


def _with_doubtful_lists(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """A question about each column that is left out and holds nothing but names of rounds, whatever its heading."""
    wishing = (reading, *reading.others)
    if not known.rounds or any(role.what is What.ROUND for one in wishing for role in one.roles.values()):
        return reading
    doubts = tuple(
        Doubt(
            (place,),
            f'"{table.headings[place]}" names rounds: those in which people are there, or are not',
            tuple(Way({place: Role(what)}, answer) for what, answer in _WAYS),
        )
        for place in sorted(reading.roles)
        if all(one.roles.get(place) == LEFT_OUT for one in wishing)
        and heard(table.headings[place], PERSON_RULES) is None
        and (len({*map(bare, table.sample[place])}) > 1 or len(table.sample[place]) < len(spread(table.rows)))
        and table.sample[place]
        and are_rounds(table.sample[place], known.rounds)
    )
    doubts = (*doubts, *_doubtful_columns(table, wishing, known))
    others = tuple(replace(one, doubts=(*one.doubts, *doubts)) for one in reading.others)
    return replace(reading, doubts=(*reading.doubts, *doubts), others=others)


def _doubtful_columns(table: SourceTable, readings: Sequence[Proposal], known: Known) -> list[Doubt]:
    """A question about each group of columns that are left out, name a round each, and hold yes and no."""
    groups: dict[str, dict[int, str]] = {}
    for place, heading in enumerate(table.headings):
        name = round_named_in(heading, known.rounds)
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        free = all(one.roles.get(place) == LEFT_OUT for one in readings) and heard(heading, PERSON_RULES) is None
        if name and free and texts and all(is_there(text) is not None for text in texts):
            rest = f" {bare(heading)} ".replace(f" {bare(name)} ", " ").strip()
            groups.setdefault(rest, {})[place] = name
    return [
        Doubt(
            tuple(rounds),
            _named(table, [*rounds]) + " may say in which rounds people are there",
            tuple(
                Way(
                    {
                        place: Role(what, about=name) if what in PRESENCE_IN else LEFT_OUT
                        for place, name in rounds.items()
                    },
                    answer,
                )
                for what, answer in _MARKED
            ),
        )
        for rounds in groups.values()
        if len(rounds) > 1 and len(set(rounds.values())) == len(rounds)
    ]


def _named(table: SourceTable, places: Sequence[int]) -> str:
    return listed([f'"{table.headings[place]}"' for place in places])


_MARKED = (
    (What.THERE_IN, ("there", "a mark says that people are there")),
    (What.AWAY_IN, ("not there", "a mark says that people are not there")),
    (What.LEFT_OUT, ("left out", "they say neither")),
)
"""What marks below rounds may say of people."""


_WAYS = (
    (What.THERE, ("there", "people are there in these rounds alone")),
    (What.AWAY, ("not there", "people are not there in these rounds")),
    (What.LEFT_OUT, ("left out", "it says neither")),
)
"""What a column that names rounds may say of people."""
