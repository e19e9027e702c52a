"""Tables on their way: each with its readings, and with what it is taken for once that is decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from allocator.intake.evidence.weigh import weighed
from allocator.intake.mapping.doubts.same_people import in_round, is_of_another_round
from allocator.intake.mapping.doubts.settled import LIKELY, settled
from allocator.intake.mapping.questions import Asking
from allocator.intake.mapping.table_mapping import TableMapping, mapping_of, remembered
from allocator.intake.shapes.proposal import Known, Proposal, Surroundings
from allocator.intake.shapes.proposals import proposals
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import TableKind
from allocator.intake.tables.table import SourceTable

REMEMBERED = "the mapping says so"
"""Why a table is read so, where a mapping of earlier says it."""


@dataclass
class Candidate:
    """A table on its way: `mapping` and `mapped` once it is decided, `given` where a mapping of earlier decided it.

    `own` says that it did so under the same name. `reading` is set where more than the cells of the table told it, and
    `round` where the name of its file or sheet is that of a round.
    """

    table: SourceTable
    reading: Proposal | None = None
    mapping: TableMapping | None = None
    mapped: MappedTable | None = None
    given: bool = False
    own: bool = False
    round: str = ""
    around: Surroundings = field(default_factory=Surroundings)
    _readings: dict[Known, list[Proposal]] = field(default_factory=dict)

    def decide(self, mapping: TableMapping) -> None:
        """Take the columns for what a mapping says."""
        self.mapping = mapping
        roles = {place: column.role for place, column in enumerate(mapping.columns)}
        self.mapped = MappedTable(self.table, mapping.kind, roles)

    def remember(self, given: Sequence[TableMapping]) -> None:
        """Take the columns for what a mapping of earlier says, if it knows this table."""
        one = remembered(self.table, given)
        if one is not None and not is_of_another_round(one, self.table):
            self.given = True
            self.own = (one.file, one.sheet) == (self.table.grid.file, self.table.grid.sheet)
            self.decide(_as_here(one, self.table))

    def settle(self, known: Known, asking: Asking) -> None:
        """Take the columns for what is likeliest, or for what somebody answers."""
        self.decide(settled(self.table, self.readings(known), asking, lambda rest: self._instead(rest).readings(known)))

    def _instead(self, rest: SourceTable) -> Candidate:
        """This table without some of its columns."""
        return Candidate(rest, around=self.around, round=self.round)

    def readings(self, known: Known) -> Sequence[Proposal]:
        """All readings with what is known of other tables, the likeliest first."""
        if self.reading is not None:
            return [self.reading]
        found = weighed(self.table, self.shaped(known), self.around)
        return [in_round(one, self.round) for one in found] if self.round else found

    def shaped(self, known: Known) -> Sequence[Proposal]:
        """All readings as the shapes alone have them, the likeliest first."""
        here = replace(known, around=self.around)
        if here not in self._readings:
            self._readings[here] = proposals(self.table, here)
        return self._readings[here]

    def likely(self, kind: TableKind, known: Known) -> Proposal | None:
        """The likeliest reading where it is of this kind and likely enough."""
        best = next(iter(self.readings(known)), None)
        if best is None or best.kind is not kind or best.likelihood < LIKELY or best.is_bare:
            return None
        return best


def undecided(candidates: Iterable[Candidate]) -> list[Candidate]:
    return [one for one in candidates if one.mapping is None]


def decided(candidates: Iterable[Candidate]) -> list[tuple[Candidate, TableMapping, MappedTable]]:
    return [(one, one.mapping, one.mapped) for one in candidates if one.mapping is not None and one.mapped is not None]


def _as_here(one: TableMapping, table: SourceTable) -> TableMapping:
    """A remembered mapping with this table's place and samples."""
    here = mapping_of(table, None)
    columns = tuple(replace(column, role=before.role) for column, before in zip(here.columns, one.columns, strict=True))
    return TableMapping(here.file, here.sheet, one.kind, columns, REMEMBERED)
