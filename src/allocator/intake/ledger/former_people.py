"""Who the people of a table were when it was read before, so that they keep their ids."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from allocator.coherence import folded
from allocator.intake.cells.identity import Identity
from allocator.intake.tables.headings import bare


@dataclass
class FormerPeople:
    """The ids of the people of one table, to be asked for in the order of its rows."""

    _ids: dict[Identity, deque[str]] = field(default_factory=dict)
    _repeated: dict[Identity, str] = field(default_factory=dict)

    def id_of(self, person: Identity, *, repeated: bool) -> str:
        """The id of the person of the next row; '' for somebody new. With `repeated`, equal rows are one person."""
        if repeated and person in self._repeated:
            return self._repeated[person]
        waiting = self._ids.get(person)
        id = waiting.popleft() if waiting else ""
        if repeated:
            self._repeated[person] = id
        return id


def former_people(now: Sequence[Identity], before: Sequence[tuple[str, Identity]]) -> FormerPeople:
    """The people of a table, matched to those of the same table of before.

    Those come first who are as they were; then those with the same id, address, or name, if nothing contradicts.
    """
    ids: list[str] = [""] * len(now)
    left = list(range(len(before)))
    for same in _ALIKE:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for at in left:
            key = same(before[at][1])
            if key is not None:
                waiting[key].append(at)
        used = set()
        for place, person in enumerate(now):
            key = None if ids[place] else same(person)
            there = waiting.get(key) if key is not None else None
            if there and _may_be(person, before[there[0]][1]):
                at = there.popleft()
                ids[place] = before[at][0]
                used.add(at)
        left = [at for at in left if at not in used]
        if not left:
            break
    found: dict[Identity, deque[str]] = {}
    for person, id in zip(now, ids, strict=True):
        found.setdefault(person, deque()).append(id)
    return FormerPeople(found)


def once(people: Iterable[Identity]) -> list[Identity]:
    """Everybody of a table in which several rows are about one person."""
    return list(dict.fromkeys(people))


def _spelt(person: Identity) -> Hashable:
    return tuple(bare(text) if place == 1 else folded(text) for place, text in enumerate(person))


def _id(person: Identity) -> Hashable:
    return folded(person.id) or None


def _address(person: Identity) -> Hashable:
    return folded(person.email) or None


def _name_and_class(person: Identity) -> Hashable:
    return (bare(person.name), bare(person.organisation)) if bare(person.name) else None


def _name(person: Identity) -> Hashable:
    return bare(person.name) or None


def _response(person: Identity) -> Hashable:
    return folded(person.response) if person.response and not any(person[:4]) else None


_ALIKE: tuple[Callable[[Identity], Hashable], ...] = (
    lambda person: person,
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
