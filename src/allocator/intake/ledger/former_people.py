"""Who the people of a table were when it was read before, so that they keep their ids."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from allocator.coherence import folded
from allocator.intake.cells.identity import Identity
from allocator.intake.ledger.source import Person, sum_of
from allocator.intake.tables.headings import bare
from allocator.intake.tables.table import SourceTable


@dataclass(frozen=True, slots=True)
class FormerPeople:
    """The ids that the people of a table had when it was read before: by row, or by person where rows are about one."""

    of_row: Mapping[int, str] = field(default_factory=dict)
    of_person: Mapping[Identity, str] = field(default_factory=dict)

    def id_of(self, person: Identity, row: int) -> str:
        """The id of the person of a row; '' for somebody new."""
        return self.of_row.get(row) or self.of_person.get(person, "")


def former_people(table: SourceTable, now: Mapping[int, Identity], before: Sequence[Person]) -> FormerPeople:
    """The people of rows of a table, matched to those of the same table of before, of whom each is one of these.

    Rows come first that are as they were; then those of people with the same id, address, or name, if nothing
    contradicts.
    """
    alike = Counter(now.values())
    namesakes = {one.identity for one in before if one.mark}
    rows = [
        (row, Person("", person, sum_of(table, row) if alike[person] > 1 or person in namesakes else 0))
        for row, person in now.items()
    ]
    return FormerPeople(of_row=_matched(rows, before))


def former_names(before: Iterable[Person]) -> FormerPeople:
    """The people of a table in which several rows are about one person."""
    found: dict[Identity, str] = {}
    for one in before:
        found.setdefault(one.identity, one.id)
    return FormerPeople(of_person=found)


def _matched(rows: Sequence[tuple[int, Person]], before: Sequence[Person]) -> dict[int, str]:
    ids: dict[int, str] = {}
    left = list(range(len(before)))
    for same in _ALIKE:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for at in left:
            key = same(before[at])
            if key is not None:
                waiting[key].append(at)
        used = set()
        for row, one in rows:
            key = None if row in ids else same(one)
            there = waiting.get(key) if key is not None else None
            if there and _may_be(one.identity, before[there[0]].identity):
                at = there.popleft()
                ids[row] = before[at].id
                used.add(at)
        left = [at for at in left if at not in used]
        if not left:
            break
    return ids


def _row(one: Person) -> Hashable:
    return (one.identity, one.mark) if one.mark else None


def _as_it_was(one: Person) -> Hashable:
    return one.identity


def _spelt(one: Person) -> Hashable:
    person = one.identity
    return tuple(bare(text) if place == 1 else folded(text) for place, text in enumerate(person))


def _id(one: Person) -> Hashable:
    person = one.identity
    return folded(person.id) or None


def _address(one: Person) -> Hashable:
    person = one.identity
    return folded(person.email) or None


def _name_and_class(one: Person) -> Hashable:
    person = one.identity
    return (bare(person.name), bare(person.organisation)) if bare(person.name) else None


def _name(one: Person) -> Hashable:
    person = one.identity
    return bare(person.name) or None


def _response(one: Person) -> Hashable:
    person = one.identity
    return folded(person.response) if person.response and not any(person[:4]) else None


_ALIKE: tuple[Callable[[Person], Hashable], ...] = (
    _row,
    _as_it_was,
    _spelt,
    _id,
    _address,
    _name_and_class,
    _name,
    _response,
)
"""What two versions of a row have in common, the surest first."""


def _may_be(one: Identity, other: Identity) -> bool:
    """Whether neither id nor, with another name, the address says that two rows are about two people."""
    if one.id and other.id and folded(one.id) != folded(other.id):
        return False
    both = one.email and other.email and folded(one.email) != folded(other.email)
    return not (both and bare(one.name) != bare(other.name))
