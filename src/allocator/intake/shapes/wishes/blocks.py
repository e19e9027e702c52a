"""Blocks of columns for wishes: 'Land 1, Land 2, Water 1, Water 2', each with its own first wish."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from allocator.intake.cells.liking import hold_likings
from allocator.intake.cells.rounds.rounds_said import rounds_in
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import are_ticks, known_share, repeats, same_values, says_nothing, share
from allocator.intake.tables.heading_words import PERSON_RULES, heard, speaks_of_sessions
from allocator.intake.tables.headings import bare, label_of, named_round, without_rank
from allocator.intake.tables.roles import Role, TableKind, What
from allocator.intake.tables.table import SourceTable

ENOUGH_SHARED = 0.3
"""How much the columns of a block have in common, at least, where no sessions are known."""

_POSITION = "st|nd|rd|th|e|de|ste|er|ère|re|ème|eme|ª|º|a|o|ra|ro|da|do|ta|to"
_NUMBERED = re.compile(
    rf"(?P<word>.*?[^\W\d_])[\s_.,:;/|#–-]*[(\[]?(?P<number>[1-9])(?:{_POSITION}|\.)?[)\]]?\s*", re.IGNORECASE
)
_NUMBER_FIRST = re.compile(
    rf"[(\[]?(?P<number>[1-9])(?:{_POSITION}|\.)[)\]]?[\s_.,:;/|#–-]+(?P<word>.*?[^\W\d_])\s*", re.IGNORECASE
)
"""A word with a number behind it or before it: 'Land 1', 'Mon 1st', '1st Mon'."""

Block = Mapping[int, int]
"""The rank of each column of a block, by its place."""


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """Columns headed by a word and a number, several words with the numbers from 1 on each."""
    found: dict[str, dict[int, int]] = {}
    names: dict[str, str] = {}
    for place, heading in enumerate(table.headings):
        question, label = label_of(heading)
        text = (label or question).strip()
        said = _NUMBERED.fullmatch(text) or _NUMBER_FIRST.fullmatch(text)
        if said and heard(heading, PERSON_RULES) is None and _may_be_titles(table.sample[place]):
            word = bare(said["word"])
            names.setdefault(word, said["word"].strip(" _-–:./,;|#"))
            found.setdefault(word, {})[place] = int(said["number"])
    plain = [word for word, block in found.items() if _is_block(table, block, known)]
    held = {bare(text) for word in plain for place in found[word] for text in table.sample[place]}
    blocks = {
        names[word]: block
        for word, block in found.items()
        if word in plain or (held and _is_block(table, block, Known(frozenset(held))))
    }
    if len(blocks) < 2 or max(map(len, blocks.values())) < 2 or _are_named_in_full(table, blocks, known):
        return None
    return _reading(table, blocks, known, 0.93)


def by_words(table: SourceTable, roles: Mapping[int, Role], known: Known) -> Proposal | None:
    """Columns of which several have one rank, and the words beside it differ: 'Land choice 1', 'Water choice 1'."""
    ranks = {place: role.rank for place, role in roles.items() if not role.about}
    blocks: dict[str, dict[int, int]] = {}
    names: dict[str, str] = {}
    for place, rank in ranks.items():
        word = without_rank(table.headings[place])
        block = blocks.setdefault(names.setdefault(bare(word), word), {})
        if rank in block.values():
            return None
        block[place] = rank
    doubled = len(set(ranks.values())) < len(ranks) == len(roles)
    if not doubled or len(blocks) < 2 or not all(name and min(block.values()) == 1 for name, block in blocks.items()):
        return None
    return _reading(table, blocks, known, 0.97)


def again(ranks: Mapping[int, int]) -> list[Block]:
    """The columns in runs from the first rank on, where a form asks for all ranks several times; else none."""
    runs: list[dict[int, int]] = []
    for place, rank in sorted(ranks.items()):
        if not runs or rank in runs[-1].values() or rank < max(runs[-1].values()):
            runs.append({})
        runs[-1][place] = rank
    same = {tuple(sorted(run.values())) for run in runs}
    return [*runs] if len(runs) > 1 and len(same) == 1 else []


def of_rounds(blocks: Sequence[Block], known: Known) -> dict[int, Role]:
    """The roles where the blocks are the rounds, in their order."""
    numbered = [f"Round {number}" for number, _ in enumerate(blocks, start=1)]
    names = known.rounds if len(known.rounds) == len(blocks) else numbered
    return {
        place: Role(What.WISH, rank, name)
        for name, block in zip(names, blocks, strict=True)
        for place, rank in block.items()
    }


def or_rounds(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """A reading of columns as one run of ranks, or as rounds that their headings name: a question."""
    places = [place for place, role in sorted(reading.roles.items()) if role.what is What.WISH]
    names = without_noun({place: " ".join(table.headings[place].split()) for place in places})
    if reading.others or not all(names.values()) or len({bare(name) for name in names.values()}) < len(places):
        return reading
    if len(known.rounds) == len(places) and not _are_numbered(known):
        names = dict(zip(places, known.rounds, strict=True))
    because = "its columns hold the same titles, and nothing says whether they are ranks or rounds"
    run = replace(reading, because=because, answer=("ranks", f"wishes 1 to {len(places)}, from left to right"))
    roles = {**reading.roles, **{place: Role(What.WISH, 1, names[place]) for place in places}}
    means = f"one wish for each of the rounds {', '.join(names.values())}"
    return replace(run, others=(replace(reading, roles=roles, because=because, answer=("rounds", means)),))


def without_noun(names: dict[int, str]) -> dict[int, str]:
    """Headings without the word for a session that all of them begin with: 'Lun 9:00' of 'Workshop Lun 9:00'."""
    first = {bare(name.partition(" ")[0]) for name in names.values()}
    rest = {place: name.partition(" ")[2].strip(" -–:|") for place, name in names.items()}
    told = all(text and not text.isdecimal() for text in rest.values())
    return rest if len(first) == 1 and speaks_of_sessions(*first) and told else names


def _reading(table: SourceTable, blocks: Mapping[str, Block], known: Known, likelihood: float) -> Proposal:
    """Wishes in rounds where the words are rounds; else a question: rounds, or one run of ranks."""
    people = person_roles(table, taken=[place for block in blocks.values() for place in block])

    def reading(role: Callable[[str, int, int], Role], word: str, means: str) -> Proposal:
        roles = {place: role(name, rank, place) for name, block in blocks.items() for place, rank in block.items()}
        return Proposal(TableKind.WISHES, {**people, **roles}, likelihood, because, answer=(word, means))

    named = " and ".join(f'"{name}"' for name in blocks)
    rounds = _rounds(list(blocks), known)
    because = f"its headings are of rounds, {named}, with ranks in each"
    if rounds:
        settled = reading(lambda name, rank, _: Role(What.WISH, rank, rounds[name]), "", "")
        if len(known.rounds) == len(blocks) or not _are_rounds_themselves(blocks):
            return settled
    elif len(known.rounds) == len(blocks) and not _are_numbered(known):
        rounds = dict(zip(blocks, known.rounds, strict=True))
    else:
        rounds = {name: name for name in blocks}
    because = f"its headings have the words {named}, each with a number"
    places = sorted(place for block in blocks.values() for place in block)
    shown = ", ".join(f"{name} is {round}" if name != round else name for name, round in rounds.items())
    in_rounds = reading(
        lambda name, rank, _: Role(What.WISH, rank, rounds[name]), "rounds", f"wishes in each of the rounds: {shown}"
    )
    run = reading(
        lambda _, __, place: Role(What.WISH, places.index(place) + 1),
        "one run",
        f"wishes 1 to {len(places)}, from left to right",
    )
    others = [run]
    if _are_rounds_themselves(blocks):
        alone = {place: f"{name} {rank}" for name, block in blocks.items() for place, rank in block.items()}
        meaning = f"one wish for each of {len(places)} rounds: {', '.join(alone[place] for place in places)}"
        others.append(reading(lambda _, __, place: Role(What.WISH, 1, alone[place]), "a round each", meaning))
    return replace(in_rounds, others=tuple(others))


def _rounds(names: Sequence[str], known: Known) -> dict[str, str]:
    """The round that each word is, as the event calls it; none where one of them is no round."""
    found: dict[str, str] = {}
    for name in names:
        if not _are_numbered(known):
            said = rounds_in(name, known.rounds)
            if len(said.names) == 1 and not said.unread:
                found[name] = said.names[0]
        elif bare(named_round(name) or "") == bare(name):
            found[name] = name
    return found if len(set(found.values())) == len(names) else {}


def _are_numbered(known: Known) -> bool:
    """Whether rounds have numbers alone, or none are known: '--rounds 2' says how many there are, not their names."""
    return all(re.fullmatch("Round [0-9]+", name) for name in known.rounds)


def _are_rounds_themselves(blocks: Mapping[str, Block]) -> bool:
    """Whether a word may have several rounds, such as 'Monday 1' and 'Monday 2'."""
    return all(bare(named_round(f"{name} 1") or "") == bare(f"{name} 1") for name in blocks)


def _are_named_in_full(table: SourceTable, blocks: Mapping[str, Block], known: Known) -> bool:
    """Whether each heading is a round that is known."""
    names = {bare(name) for name in known.rounds}
    return all(bare(table.headings[place]) in names for block in blocks.values() for place in block)


def _may_be_titles(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if not says_nothing(text)]
    return bool(filled) and share(filled, ("text",)) >= 0.5 and not are_ticks(filled) and not hold_likings(filled)


def _is_block(table: SourceTable, block: Block, known: Known) -> bool:
    """Whether columns are numbered from 1 on and hold sessions: known ones, or the same texts as each other."""
    if sorted(block.values()) != list(range(1, len(block) + 1)):
        return False
    columns = [table.sample[place] for place in block]
    texts = [text for column in columns for text in column]
    if known_share(texts, known.sessions) >= 0.5:
        return True
    if known.listed:
        return False
    if len(columns) > 1:
        return all(same_values(columns[0], column) >= ENOUGH_SHARED for column in columns[1:])
    return repeats(texts)
