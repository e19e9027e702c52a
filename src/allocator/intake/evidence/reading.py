"""A reading of a table as the arguments see it, and the weights that they give."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from allocator.intake.shapes.proposal import Proposal, Surroundings
from allocator.intake.tables.content import known_share
from allocator.intake.tables.heading_words import LONG_RULES, PERSON_RULES, ROOM_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import What
from allocator.intake.tables.table import SourceTable

STRONG, PLAIN, SLIGHT = 0.4, 0.25, 0.1

MOSTLY, STRONGLY = 0.6, 0.8

ENOUGH = 2
"""Different texts that others know, at least, before that says something."""


@dataclass(frozen=True)
class Reading:
    """A reading of a table, with what stands around it."""

    table: SourceTable
    proposal: Proposal
    around: Surroundings

    def places(self, *whats: What) -> list[int]:
        """The places of the columns with these roles, from left to right."""
        return [place for place, role in sorted(self.proposal.roles.items()) if role.what in whats]

    @cached_property
    def naming(self) -> list[int]:
        """The columns that say who somebody is by a name or an id."""
        return self.places(What.NAME, What.FIRST, What.LAST, What.ID)

    def knows(self, place: int, known: Collection[str]) -> float:
        """How many of a column's cells are among known texts; 0 where hardly any different ones are."""
        texts = self.table.sample[place]
        if len({bare(text) for text in texts} & set(known)) < ENOUGH:
            return 0.0
        return known_share(texts, known)

    def says(self, place: int, what: What) -> bool:
        """Whether the heading of a column has a word for something."""
        heading = self.table.headings[place]
        return bool(heading) and any(
            heard(heading, rules) is what for rules in (PERSON_RULES, SESSION_RULES, ROOM_RULES, LONG_RULES)
        )
