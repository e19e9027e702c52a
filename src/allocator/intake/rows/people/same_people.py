"""What two tables of wishes have in common: their people, the sessions, and what each person wishes for in both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from allocator.coherence import folded
from allocator.intake.cells.identity import Identity
from allocator.intake.rows.answers import answers
from allocator.intake.rows.people.same_person import key_of, words_of
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable

MOST_OF_THEM = 0.5
"""The part of the people of the smaller table that are in the other one too, at least, where both are of one group."""

FEWEST = 2
"""People in both tables, at least."""

OFTEN = 2
"""How often each session is wished for on average, at least, where the sessions of a table are known by its wishes."""

Named = Callable[[str], str]
"""Gives what tells one session from another, by a text in a cell."""


By = tuple[Mapping[str, frozenset[tuple[int, str]]], ...]
"""By address, by id and by name: what people wish for, and its rank."""


def form_of(mapped: MappedTable, named: Named = bare) -> Form:
    """What people wish for in a table."""
    people = [
        (one.person, frozenset((asked.rank, named(asked.text)) for asked in one.asked)) for one in answers(mapped, None)
    ]
    return Form.of(people)


@dataclass(frozen=True)
class Form:
    """What people wish for in one table, or in the event workbook."""

    wishes: By

    @classmethod
    def of(cls, people: Iterable[tuple[Identity, frozenset[tuple[int, str]]]]) -> Form:
        """The wishes of people, of those who have any."""
        found: tuple[dict[str, frozenset[tuple[int, str]]], ...] = ({}, {}, {})
        for person, asked in people:
            name = key_of(person.name)
            for of, key in zip(found, (folded(person.email), folded(person.id), words_of(name) or name), strict=True):
                if key and asked:
                    of[key] = asked
        return cls(found)

    @cached_property
    def sessions(self) -> Counter[str]:
        """How often each session is wished for."""
        by = max(self.wishes, key=len)
        return Counter(session for asked in by.values() for _, session in asked)

    def shared(self, other: Form) -> list[str]:
        """The people in both, by what most of them have in common; none where the tables are of different people."""
        both = [(sorted(one.keys() & two.keys()), one, two) for one, two in zip(self.wishes, other.wishes, strict=True)]
        people, one, two = max(both, key=lambda found: len(found[0]))
        return people if len(people) >= max(FEWEST, MOST_OF_THEM * min(len(one), len(two))) else []

    def differ(self, other: Form) -> bool:
        """Whether at least half of the people in both wish for something else in each."""
        both = [(one.keys() & two.keys(), one, two) for one, two in zip(self.wishes, other.wishes, strict=True)]
        people, one, two = max(both, key=lambda found: len(found[0]))
        return 2 * sum(one[person] != two[person] for person in people) >= len(people)

    def is_apart_from(self, other: Form) -> bool:
        """Whether two tables are of different sessions: each is wished for again and again, and none in both."""
        pools = (self.sessions, other.sessions)
        known = all(len(pool) > 1 and pool.total() >= OFTEN * len(pool) for pool in pools)
        return known and not pools[0].keys() & pools[1].keys()
