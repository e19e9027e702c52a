"""A column for each wish: drop-downs, plain lists, and a form's grid whose rows are ranks."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.intake.cells.liking import hold_likings
from allocator.intake.cells.parting import mark_of
from allocator.intake.shapes.fixed import says_fixed
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import are_lists, are_ticks, goes_with, known_share, repeats, same_values, share
from allocator.intake.tables.heading_words import PERSON_RULES, heard, speaks_of_sessions
from allocator.intake.tables.headings import is_substitute, label_of, named_round, speaks_of_wishes, wished_rank
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, PERSON, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

ENOUGH_KNOWN = 0.6
ENOUGH_SHARED = 0.5
LONGEST_QUESTION = 300


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """Wishes by the words of the headings; without such words, by what the cells hold."""
    roles, likelihood, because = _by_words(table, known), 0.97, "its headings number the wishes"
    if not roles:
        roles, likelihood, because = _by_round(table, known), 0.9, "its headings name rounds"
    if not roles:
        roles, likelihood, because = _by_content(table, known), 0.8, "several columns hold the same titles"
    if not roles:
        return None
    roles = _without_doubles(table, roles, known)
    people = person_roles(table, taken=roles)
    if _may_be_ranks(table, roles):
        because = "its headings and its cells are the same numbers: ranks of sessions, or sessions by rank"
        ranks = {place: Role(What.RANK_OF, about=table.headings[place]) for place in roles}
        other = Proposal(TableKind.WISHES, {**people, **ranks}, likelihood, because)
        return Proposal(TableKind.WISHES, {**people, **roles}, likelihood, because, (other,))
    if len(roles) == 1 and not any(role.what in PERSON for role in people.values()):
        return None
    return Proposal(TableKind.WISHES, {**people, **roles}, likelihood, because)


def _may_be_ranks(table: SourceTable, roles: dict[int, Role]) -> bool:
    """Whether headings are numbers alone and each row holds all of them: it may be read across or by column."""
    headings = [table.headings[place].strip() for place in roles]
    if len(headings) < 3 or not all(heading.isdecimal() for heading in headings):
        return False
    lines = [sorted(table.cells(row)[place].strip() for place in roles) for row in spread(table.rows)]
    return all(line == sorted(headings) for line in lines)


def _by_words(table: SourceTable, known: Known) -> dict[int, Role]:
    """Columns whose headings say which wish they hold."""
    found: dict[int, tuple[int, str]] = {}
    substitutes: list[int] = []
    for place, heading in enumerate(table.headings):
        question, label = label_of(heading)
        if not heading or len(heading) > LONGEST_QUESTION or _holds_answers_of_another_kind(table, place):
            continue
        if says_fixed(heading):
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
    if not found or (len(found) == 1 and mark_of(table.sample[min(found)], known.sessions)):
        return {}  # 'Workshops (1st, 2nd, 3rd choice)' above all of them in one cell
    ranks = _renumbered({place: rank for place, (rank, _) in found.items()})
    if min(ranks.values()) > 2 or (len(ranks) == 1 and not speaks_of_wishes(table.headings[min(ranks)])):
        return {}
    roles = {place: Role(What.WISH, rank, found[place][1]) for place, rank in ranks.items()}
    for number, place in enumerate(substitutes, start=max(ranks.values()) + 1):
        roles[place] = Role(What.WISH, number)
    return roles


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


def _holds_answers_of_another_kind(table: SourceTable, place: int) -> bool:
    """Whether cells are addresses, moments, or lists of several titles."""
    texts = table.sample[place]
    if share(texts, ("address", "moment")) > 0.5:
        return True
    return bool(texts) and sum(";" in text.rstrip("; ") for text in texts) > 0.5 * len(texts)


def _by_round(table: SourceTable, known: Known) -> dict[int, Role]:
    """Columns whose headings name a round alone: the one wish for it."""
    roles = {}
    for place, heading in enumerate(table.headings):
        question, label = label_of(heading)
        round = named_round(label or question)
        texts = table.sample[place]
        said = (
            speaks_of_wishes(question)
            or speaks_of_sessions(question)
            or known_share(texts, known.sessions) >= ENOUGH_KNOWN
            or repeats(texts)
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
    return roles | {place: Role(What.WISH, rank) for rank, place in enumerate(substitutes, start=2)}


def _by_content(table: SourceTable, known: Known) -> dict[int, Role]:
    """Columns whose cells are sessions that are known, or that share their texts with one another."""
    free = [
        place
        for place, heading in enumerate(table.headings)
        if table.sample[place] and heard(heading, PERSON_RULES) is None and not says_fixed(heading)
    ]
    if known.sessions:
        chosen = [place for place in free if known_share(table.sample[place], known.sessions) >= ENOUGH_KNOWN]
        texty = [place for place in chosen if share(table.sample[place], ("text",)) >= 0.5]
        group = texty or chosen
    else:
        group = _alike(table, free)
    if len(group) < 2:
        return {}
    return {place: Role(What.WISH, rank) for rank, place in enumerate(group, start=1)}


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
    together = [text for place in best for text in table.sample[place]]
    return best if len(best) >= 2 and repeats(together) else []


def _without_doubles(table: SourceTable, roles: dict[int, Role], known: Known) -> dict[int, Role]:
    """Of columns with one rank, those that say the same in other words are left out; the others fill each other up."""
    kept: dict[int, Role] = {}
    first: dict[Role, int] = {}
    for place, role in sorted(roles.items()):
        if role not in first:
            first[role] = place
            kept[place] = role
            continue
        rows = table.rows
        one, other = ([table.grid.cells[row][table.columns[at]] for row in rows] for at in (first[role], place))
        if not table.sample[place]:
            kept[place] = LEFT_OUT
        elif goes_with(one, other):
            better = known_share(other, known.sessions) > known_share(one, known.sessions)
            kept[first[role] if better else place] = LEFT_OUT
            if better:
                kept[place], first[role] = role, place
        else:
            kept[place] = role
    return kept
