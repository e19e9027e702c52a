"""A column for each wish: drop-downs, plain lists, and a form's grid whose rows are ranks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from allocator.intake.cells.liking import hold_likings
from allocator.intake.cells.parting import mark_of
from allocator.intake.cells.rounds.rounds_said import round_named_in
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.settling.fixed import says_disliked, says_fixed, says_now
from allocator.intake.shapes.wishes import blocks, commas, doubled, unheaded
from allocator.intake.shapes.wishes.by_session.in_words import unordered
from allocator.intake.shapes.wishes.numbering import lettered, numbered
from allocator.intake.shapes.wishes.numbering.first_of_two import with_first
from allocator.intake.tables.content import are_lists, are_ticks, known_share, repeats, same_values, says_nothing, share
from allocator.intake.tables.heading_words import PERSON_RULES, heard, speaks_of_sessions
from allocator.intake.tables.headings import (
    bare,
    is_substitute,
    label_of,
    named_round,
    ordinal,
    speaks_of_wishes,
    wished_rank,
)
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import PERSON, WHO, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

ENOUGH_KNOWN = 0.6
ENOUGH_SHARED = 0.5

BY_CONTENT = 0.8
"""How likely wishes are of which no heading speaks."""

FEWER = 1.25
"""How many more texts columns have than there are different ones, at least, where they choose from the same."""

MOST_AGAIN = 0.3
"""Rows with one text in two columns, at most: nobody wishes for a session twice, and words of liking come again."""

LONGEST_QUESTION = 300


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """Wishes by the words of the headings; without such words, by what the cells hold."""
    by_number = numbered.propose(table, known) or lettered.propose(table, known)
    if by_number is not None:
        return by_number
    roles, likelihood, because = _by_words(table, known), 0.97, "its headings number the wishes"
    in_blocks = blocks.by_words(table, roles, known) if roles else blocks.propose(table, known)
    if in_blocks is not None:
        return in_blocks
    if not roles:
        roles, likelihood, because = _by_round(table, known), 0.9, "its headings name rounds"
    if not roles:
        roles, likelihood, because = _by_content(table, known), BY_CONTENT, "several columns hold the same titles"
    if not roles:
        return None
    people = person_roles(table, taken=roles)
    if len(roles) == 1 and not any(role.what in PERSON for role in people.values()):
        return None

    def reading(roles: Mapping[int, Role]) -> Proposal:
        return Proposal(TableKind.WISHES, {**people, **roles}, likelihood, because)

    if not table.head and not known.sessions and likelihood == BY_CONTENT:
        return commas.settled(table, unheaded.with_next(table, roles, reading), known)
    found = doubled.settled(table, roles, known, reading)
    if likelihood == BY_CONTENT:
        found = unordered.or_unordered(table, blocks.or_rounds(table, found, known))
    return commas.settled(table, found, known)


def _by_words(table: SourceTable, known: Known) -> dict[int, Role]:
    """Columns whose headings say which wish they hold."""
    found: dict[int, tuple[int, str]] = {}
    substitutes: list[int] = []
    for place, heading in enumerate(table.headings):
        question, label = label_of(heading)
        if not heading or len(heading) > LONGEST_QUESTION or says_fixed(heading) or says_disliked(heading):
            continue
        if share(table.sample[place], ("address", "moment")) > 0.5:
            continue
        rank = wished_rank(heading)
        if label:
            rank = wished_rank(label)
            if rank is None and named_round(label) is None:
                rank = wished_rank(question) if not speaks_of_wishes(label) and _is_code(label) else None
        round = named_round(label) or named_round(question)
        if is_substitute(heading) and rank is None:
            substitutes.append(place)
        elif rank is not None and heard(heading, PERSON_RULES) is None:
            found[place] = (rank, round or "")
    found |= {
        place: (rank, "") for place, rank in _ordinals_alone(table, found).items() if not found or place not in found
    }
    listing = [place for place in found if _hold_lists(table.sample[place], known)]
    if len({found[place] for place in listing}) < max(2, len(listing)):
        found = {place: rank for place, rank in found.items() if place not in listing}
    if not found or (len(found) == 1 and _hold_all(table.sample[min(found)], known)):
        return {}  # 'Workshops (1st, 2nd, 3rd choice)' above all of them in one cell
    ranks = _renumbered({place: rank for place, (rank, _) in found.items()})
    if min(ranks.values()) > 2 or (len(ranks) == 1 and not speaks_of_wishes(table.headings[min(ranks)])):
        return {}
    roles = with_first(table, {place: Role(What.WISH, rank, found[place][1]) for place, rank in ranks.items()}, known)
    return roles | _substitutes(table, substitutes, roles, known)


def _substitutes(table: SourceTable, places: Sequence[int], roles: Mapping[int, Role], known: Known) -> dict[int, Role]:
    """Wishes to fall back on: the next rank of the round that each heading names, else of all."""
    found: dict[int, Role] = {}
    alternating = len(places) == len(roles) > 1 and {place - 1 for place in places} == set(roles)
    for place in places:
        heading = table.headings[place]
        round = round_named_in(heading, known.rounds) or named_round(heading) or ""
        if round not in {role.about for role in roles.values()}:
            same = (at for at in roles if _name_same_time(heading, table.headings[at]))
            round = next((roles[at].about for at in same), "")
        if not round and alternating:
            round = roles[place - 1].about
        before = [role.rank for role in (*roles.values(), *found.values()) if not round or role.about == round]
        found[place] = Role(What.WISH, max(before, default=0) + 1, round)
    return found


_CLOCK = re.compile(r"[0-2]?[0-9][:.hu][0-5][0-9]")


def _name_same_time(one: str, other: str) -> bool:
    """Whether two headings name the same time of day."""
    times = [[re.sub(r"[.hu]", ":", hit[0]) for hit in _CLOCK.finditer(text)] for text in (one, other)]
    return bool(times[0]) and times[0] == times[1]


def _ordinals_alone(table: SourceTable, numbered: Mapping[int, tuple[int, str]]) -> dict[int, int]:
    """Columns headed by 'first', 'second', ... and no more, which no last name stands beside.

    They may go on after those that are numbered: 'First choice', 'Second', '3rd'.
    """
    found: dict[int, int] = {}
    for place, heading in enumerate(table.headings):
        words = bare(heading)
        spelt = words.isalpha() or bool(numbered)
        if " " not in words and words != "top" and spelt and not words.isdecimal() and place not in numbered:
            rank = ordinal(words)
            if rank is not None:
                found[place] = rank
    said = {heard(heading, PERSON_RULES) for place, heading in enumerate(table.headings) if place not in found}
    named = bool(said & {What.NAME, What.ID, What.EMAIL})
    ranks = sorted({*found.values(), *(rank for rank, _ in numbered.values())})
    if ranks != list(range(1, len(ranks) + 1)) or len(ranks) < 2 or len(set(found.values())) < len(found):
        return {}
    if any(round for _, round in numbered.values()):
        return {}
    return found if named or What.LAST not in said else {}


def _is_code(label: str) -> bool:
    return len(label) <= 8 and any(letter.isdigit() for letter in label)


def _renumbered(ranks: dict[int, int]) -> dict[int, int]:
    """A form that asks a question once more writes a number after its heading: '12' may be '1' for the second time."""
    distinct = set(ranks.values())
    settled = {}
    for place, rank in ranks.items():
        shorter = rank // 10
        again = rank > 10 and shorter in distinct and not set(range(1, rank)) <= distinct
        settled[place] = shorter if again else rank
    return settled


def _hold_all(texts: Sequence[str], known: Known) -> bool:
    """Whether a lone column holds all wishes, with marks or commas between them."""
    if mark_of(texts, known.sessions):
        return True
    several = sum(", " in text and bare(text) not in known.sessions for text in texts)
    return bool(texts) and 2 * several >= len(texts)


def _hold_lists(texts: Sequence[str], known: Known) -> bool:
    """Whether cells hold several titles each; in columns of different ranks, these share a rank."""
    parted = [len([part for part in re.split(r"[;\n]", text) if part.strip()]) > 1 for text in texts]
    several = sum(many and bare(text) not in known.sessions for many, text in zip(parted, texts, strict=True))
    return bool(texts) and several > 0.5 * len(texts)


def _by_round(table: SourceTable, known: Known) -> dict[int, Role]:
    """Columns whose headings name a round alone: the one wish for it."""
    roles = {}
    shared = _shared_below_rounds(table)
    of_people = any(heard(heading, PERSON_RULES) in WHO for heading in table.headings if heading)
    for place, heading in enumerate(table.headings):
        question, label = label_of(heading)
        round = round_named_in(heading, known.rounds) or named_round(label or question)
        texts = table.sample[place]
        said = (
            speaks_of_wishes(question)
            or speaks_of_sessions(question)
            or known_share(texts, known.sessions) >= ENOUGH_KNOWN
            or repeats(texts)
            or (of_people and place in shared)
            or (of_people and bool(round_named_in(heading, known.rounds)))
        )
        if (
            round
            and said
            and not (are_ticks(texts) or are_lists(texts) or mark_of(texts, known.sessions))
            and share(texts, ("text",)) >= 0.5
            and heard(heading, PERSON_RULES) is None
            and not says_fixed(heading)
        ):
            roles[place] = Role(What.WISH, 1, round)
    if len(roles) < 2 and not (roles and len(known.rounds) == 1):
        return {}
    substitutes = [place for place, heading in enumerate(table.headings) if is_substitute(heading)]
    return roles | _substitutes(table, substitutes, roles, known)


def _shared_below_rounds(table: SourceTable) -> list[int]:
    """The columns headed by rounds alone, where texts of one stand in another too."""
    places = [
        place
        for place, heading in enumerate(table.headings)
        if heading and bare(named_round(heading) or "") == bare(heading) and table.sample[place]
    ]
    texts = [{bare(text) for text in table.sample[place] if not says_nothing(text)} for place in places]
    together = set().union(*texts)
    return places if len(places) > 1 and FEWER * len(together) <= sum(map(len, texts)) else []


def _by_content(table: SourceTable, known: Known) -> dict[int, Role]:
    """Columns whose cells are sessions that are known, or that share their texts with one another."""
    free = [
        place
        for place, heading in enumerate(table.headings)
        if table.sample[place]
        and heard(heading, PERSON_RULES) is None
        and not (says_fixed(heading) or says_disliked(heading) or says_now(heading))
    ]
    if known.sessions:
        chosen = [place for place in free if known_share(table.sample[place], known.sessions) >= ENOUGH_KNOWN]
        texty = [place for place in chosen if share(table.sample[place], ("text",)) >= 0.5]
        group = texty or chosen
    else:
        group = _alike(table, free) if table.head else unheaded.alike(table)
    if len(group) > 2 and _come_again(table, group):
        group = _without_repeats(table, group)
    if len(group) < 2 or _come_again(table, group):
        return {}
    return {place: Role(What.WISH, rank) for rank, place in enumerate(group, start=1)}


def _without_repeats(table: SourceTable, group: Sequence[int]) -> list[int]:
    """The columns without one at either end that repeats what a row has, where the others share a word."""
    for place in (group[-1], group[0]):
        left = [at for at in group if at != place]
        words = [set(re.findall(r"[^\W\d_]+", bare(table.headings[at]))) for at in left]
        shared = set.intersection(*words)
        if shared and not shared <= set(bare(table.headings[place]).split()) and not _repeat(table, left):
            return left
    return []


def _repeat(table: SourceTable, group: Sequence[int]) -> bool:
    """Whether many rows have the same text in several columns."""
    lines = [[bare(table.cells(row)[at]) for at in group if table.cells(row)[at].strip()] for row in spread(table.rows)]
    return sum(len(set(line)) < len(line) for line in lines) > MOST_AGAIN * len(lines)


def _come_again(table: SourceTable, group: Sequence[int]) -> bool:
    """Whether many rows have the same text in more than half of their columns, or in several of more than two."""
    rows = again = 0
    for row in spread(table.rows):
        cells = table.cells(row)
        texts = [bare(cells[place]) for place in group if not says_nothing(cells[place])]
        rows += len(texts) > 2
        again += len(texts) > 2 and len(set(texts)) < len(texts)
    return again > MOST_AGAIN * rows


def _alike(table: SourceTable, free: Sequence[int]) -> list[int]:
    """The columns of text, neighbours, that hold the same few texts; of several such groups the first and largest."""
    best: list[int] = []
    run: list[int] = []
    for place in free:
        texts = table.sample[place]
        if share(texts, ("text",)) < 0.5 or are_ticks(texts) or hold_likings(texts):
            run = []
        elif run and place == run[-1] + 1 and same_values(table.sample[run[0]], texts) >= ENOUGH_SHARED:
            run = [*run, place]
        else:
            run = [place]
        if len(run) > len(best):
            best = run
    best = _with_neighbours(table, free, best) if len(best) >= 2 else best
    together = [text for place in best for text in table.sample[place]]
    return best if len(best) >= 2 and repeats(together) else []


def _with_neighbours(table: SourceTable, free: Sequence[int], group: Sequence[int]) -> list[int]:
    """The columns with those beside them of which half the cells stand somewhere in the group."""
    found = list(group)
    grown = True
    while grown:
        held = {bare(text) for place in found for text in table.sample[place]}
        beside = [place for place in (found[0] - 1, found[-1] + 1) if place in free]
        more = [place for place in beside if known_share(table.sample[place], held) >= ENOUGH_SHARED]
        found = sorted({*found, *more})
        grown = bool(more)
    return found
