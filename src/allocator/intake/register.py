"""Attendees as they come by in one table after another, each of them once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from allocator.coherence import folded
from allocator.intake.answers import Person
from allocator.intake.headings import bare


@dataclass(slots=True, eq=False)
class Comer:
    """Somebody who comes: what is known of them, and in which table they were first met."""

    person: Person
    table: int
    id: str = ""
    is_new: bool = True


@dataclass
class Register:
    """Everybody met so far. The same address or id is the same person, and so is the same name if nothing contradicts.

    Within one table two rows with one name are two people. `namesakes` are those of whom one may be the other.
    """

    comers: list[Comer] = field(default_factory=list)
    namesakes: list[tuple[Comer, Comer]] = field(default_factory=list)
    _by_email: dict[str, Comer] = field(default_factory=dict)
    _by_id: dict[str, Comer] = field(default_factory=dict)
    _by_name: dict[str, list[Comer]] = field(default_factory=dict)

    def met(self, person: Person, table: int, *, long: bool = False) -> Comer:
        """The person of a row; in a `long` table several rows are about one, named alike."""
        name = _key(person.name)
        found = self._find(person, name, table, long)
        if found is None:
            found = Comer(person, table)
            self.comers.append(found)
            for other in self._by_name.get(name, ()) if name else ():
                self.namesakes.append((other, found))
        elif found.person != person:
            found.person = _completed(found.person, person)
        self._note(found, person, name)
        return found

    def _find(self, person: Person, name: str, table: int, long: bool) -> Comer | None:
        if person.id and folded(person.id) in self._by_id:
            return self._by_id[folded(person.id)]
        if person.email and folded(person.email) in self._by_email:
            return self._by_email[folded(person.email)]
        if not name:
            return None
        same = [
            one for one in self._by_name.get(name, ()) if (one.table != table or long) and _may_be(one.person, person)
        ]
        if len(same) > 1 and person.organisation:
            same = [one for one in same if bare(one.person.organisation) == bare(person.organisation)]
        return same[0] if len(same) == 1 else None

    def _note(self, comer: Comer, person: Person, name: str) -> None:
        if person.id:
            self._by_id.setdefault(folded(person.id), comer)
        if person.email:
            self._by_email.setdefault(folded(person.email), comer)
        if name:
            there = self._by_name.setdefault(name, [])
            if comer not in there:
                there.append(comer)

    def number(self, taken: Iterable[str]) -> None:
        """Gives an id to everybody without one: their own, that of their answer, or the next free number."""
        used = {folded(id) for id in taken}
        for comer in self.comers:
            if not comer.id and comer.person.id:
                comer.id = comer.person.id
            used.add(folded(comer.id))
        responses = [comer.person.response for comer in self.comers if not comer.id]
        usable = all(responses) and len({folded(one) for one in responses} - used) == len(responses)
        width = len(str(len(self.comers)))
        number = 0
        for comer in self.comers:
            if comer.id:
                continue
            if usable:
                comer.id = comer.person.response
                continue
            while not comer.id:
                number += 1
                candidate = f"A{number:0{width}}"
                comer.id = "" if folded(candidate) in used else candidate


def _key(name: str) -> str:
    """What spellings of one name have in common, 'Last, First' among them."""
    last, comma, first = name.partition(",")
    return bare(f"{first} {last}") if comma and "," not in first else bare(name)


def _may_be(one: Person, other: Person) -> bool:
    """Whether neither address nor id nor organisation says that two of one name are two people."""
    if one.email and other.email and folded(one.email) != folded(other.email):
        return False
    if one.id and other.id and folded(one.id) != folded(other.id):
        return False
    return not (one.organisation and other.organisation) or bare(one.organisation) == bare(other.organisation)


def _completed(known: Person, more: Person) -> Person:
    """What is known, with what another row adds."""
    return Person(*(old or new for old, new in zip(known, more, strict=True)))
