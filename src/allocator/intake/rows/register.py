"""Attendees as they come by in one table after another, each of them once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from allocator.coherence import folded
from allocator.errors import FileTrouble
from allocator.intake.cells.identity import Identity
from allocator.intake.ledger.former_people import FormerPeople
from allocator.intake.ledger.reread import Reread
from allocator.intake.tables.headings import bare
from allocator.workbook.event.schema import ATTENDEES

EXISTING = -1
"""The table that the event workbook counts as."""

ALIKE = 70
"""First names that are so near may be one name: 'Jon' and 'John', but not 'Tim' and 'Tom'."""

MOST_PEOPLE = 300_000
"""People that one import can tell apart in a minute and in the memory of a laptop."""

MOST_ALIKE = 50
"""People of one name, or with one address, among whom somebody is looked for."""

MOST_NAMESAKES = 5
"""People of one name who are pointed out to somebody of that name."""


@dataclass(slots=True, eq=False)
class Comer:
    """Somebody who comes: what is known of them, and in which table they were first met.

    `gone` are those whose row somebody has deleted since an import gave it: they stay away. `read_again` are those of
    the event workbook whose row of a table is read again.
    """

    person: Identity
    table: int
    id: str = ""
    is_new: bool = True
    gone: bool = False
    read_again: bool = False


@dataclass
class Register:
    """Everybody met so far. The same address or id is the same person, and so is the same name if nothing contradicts.

    Ids that differ by zeros before them are one, but for those among `apart`, which would fall together. Within one
    table two rows with one name are two people. `namesakes` are those of whom one may be the other; `sharing` are those
    who gave the address of somebody with another first name, whose it stays.

    `former` are the ids that people of tables had when these were read before, by the number of the table; `again` is
    what is taken back of these. `told` is who each row was taken for, by the number of the table: the person,
    what the row says of them, and its number. `gone` are those who stay away.
    """

    apart: frozenset[str] = frozenset()
    former: Mapping[int, FormerPeople] = field(default_factory=dict)
    again: Reread = field(default_factory=Reread)
    comers: list[Comer] = field(default_factory=list)
    told: defaultdict[int, list[tuple[Comer, Identity, int]]] = field(default_factory=lambda: defaultdict(list))
    gone: list[Comer] = field(default_factory=list)
    namesakes: list[tuple[Comer, Comer]] = field(default_factory=list)
    sharing: list[tuple[Comer, Comer]] = field(default_factory=list)
    _by_email: dict[str, list[Comer]] = field(default_factory=dict)
    _by_id: dict[str, Comer] = field(default_factory=dict)
    _by_number: dict[str, Comer] = field(default_factory=dict)
    _of_former_id: dict[str, Comer] = field(default_factory=dict)
    _repeated: set[tuple[int, Identity]] = field(default_factory=set)
    _by_name: dict[str, list[Comer]] = field(default_factory=dict)

    def listed(self, person: Identity) -> Comer:
        """Somebody of the event workbook, under their id there."""
        comer = self._met(person, EXISTING, False, None)
        comer.id, comer.is_new = person.id, False
        self._of_former_id[folded(comer.id)] = comer
        return comer

    def met(
        self, person: Identity, table: int, row: int = -1, *, long: bool = False, same: Comer | None = None
    ) -> Comer:
        """The person of a row; in a `long` table several rows are about one, named alike. `same` says who it is."""
        if self.former:
            again = self._met_again(person, table, row, long=long)
            same = same or again
        comer = self._met(person, table, long, same)
        if not long:
            self.told[table].append((comer, person, row))
        elif (table, person) not in self._repeated:
            self.told[table].append((comer, person, row))
            self._repeated.add((table, person))
        return comer

    def _met_again(self, person: Identity, table: int, row: int, *, long: bool) -> Comer | None:
        """Who the person of a row was when the table was read before; None if it was not, or they were not in it."""
        former = self.former.get(table)
        id = former.id_of(person, row) if former is not None else ""
        if not id:
            return None
        known = self._of_former_id.get(folded(id))
        if known is None:
            found = self._find(person, key_of(person.name), table, long)
            if self.again.hides(ATTENDEES, folded(id)):
                if found is None or found.id:
                    found = self._added(Comer(self.again.as_corrected(id), table))
                known = found
                known.id = id
            elif found is not None:
                return found
            else:
                known = Comer(person, table, id, gone=True)
                self.gone.append(known)
            self._of_former_id[folded(id)] = known
        elif not known.is_new and not known.read_again:
            known.read_again = True
            known.person = self.again.as_others_say(known.id, known.person)
        return known

    def _added(self, comer: Comer) -> Comer:
        self.comers.append(comer)
        if len(self.comers) > MOST_PEOPLE:
            raise FileTrouble(
                f"More than {MOST_PEOPLE:,} people are in these files, and no more are read. "
                "Leave out rows that are not needed. Nothing was written."
            )
        return comer

    def _met(self, person: Identity, table: int, long: bool, known: Comer | None) -> Comer:
        name = key_of(person.name)
        address = folded(person.email)
        if known is not None and known.gone:
            return known
        found = known or self._find(person, name, table, long)
        sharers = self._by_email.get(address, []) if address else []
        owner = sharers[0] if sharers and sharers[0] is not found else None
        if owner is not None:
            person = person._replace(email="")
        if found is None:
            found = self._added(Comer(person, table))
            for other in self._by_name.get(name, [])[:MOST_NAMESAKES] if name else ():
                self.namesakes.append((other, found))
            if owner is not None:
                self.sharing.append((owner, found))
        elif found.person != person:
            found.person = _completed(found.person, person)
        self._note(found, person, name, address)
        return found

    def known(self, person: Identity, table: int) -> Comer | None:
        """Who the person of a row is, if they were met; nothing is kept of this row."""
        return self._find(person, key_of(person.name), table, long=False) if any(person) else None

    def of_id(self, id: str) -> Comer | None:
        """Who has an id."""
        return self._by_id.get(folded(id)) or self._of_number(number_of(id))

    def called(self, name: str) -> list[Comer]:
        """Everybody of a name, however it is ordered."""
        return list(self._by_name.get(key_of(name), ()))

    def _of_number(self, number: str) -> Comer | None:
        """Who has an id but for the zeros before it."""
        return None if number in self.apart else self._by_number.get(number)

    def _find(self, person: Identity, name: str, table: int, long: bool) -> Comer | None:
        if person.id:
            key = folded(person.id)
            same_id = self._by_id.get(key)
            if same_id is not None:
                return same_id
            number = number_of(person.id)
            near = self._of_number(number) if number.isdecimal() else None
            if near is not None and near.table != table and _may_be_called(key_of(near.person.name), name):
                return near
        for one in self._by_email.get(folded(person.email), ()) if person.email else ():
            if _may_be_called(key_of(one.person.name), name):
                return one
        if not name:
            return None
        same = [
            one for one in self._by_name.get(name, ()) if (one.table != table or long) and may_be(one.person, person)
        ]
        if len(same) > 1 and person.organisation:
            same = [one for one in same if class_of(one.person.organisation) == class_of(person.organisation)]
        return same[0] if len(same) == 1 else None

    def _note(self, comer: Comer, person: Identity, name: str, address: str) -> None:
        if person.id:
            key = folded(person.id)
            self._by_id.setdefault(key, comer)
            if (number := number_of(person.id)).isdecimal():
                self._by_number.setdefault(number, comer)
        for key, known in ((address, self._by_email), (name, self._by_name)):
            if key and len(alike := known.setdefault(key, [])) < MOST_ALIKE and comer not in alike:
                alike.append(comer)

    def number(self, taken: Iterable[str]) -> None:
        """Gives an id to everybody without one: their own, that of their answer, or the next free number."""
        used = {folded(id) for id in taken} | self.again.ids
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


_NUMBERED = re.compile(r"(?:(?:number|nummer|numero|número|num|nr|no|n)\b[.:º°]*|n[º°]|#)?\s*([0-9]+)")


def number_of(id: str) -> str:
    """What ids have in common that differ by zeros, or a word for a number, before them: '7' of '007' and 'Nr. 7'."""
    plain = folded(id)
    found = _NUMBERED.fullmatch(plain)
    return (found[1].lstrip("0") or "0") if found else plain


def falling_together(tables: Iterable[Iterable[str]]) -> frozenset[str]:
    """The numbers that ids of two people of one table have in common, and which therefore tell nobody from others."""
    together: set[str] = set()
    for ids in map(list, tables):
        if not any(id.lstrip().startswith("0") for id in ids):
            continue
        different = {folded(id) for id in ids}
        seen: set[str] = set()
        for number in map(number_of, different):
            (together if number in seen else seen).add(number)
    return frozenset(together)


def key_of(name: str) -> str:
    """What spellings of one name have in common, 'Last, First' among them."""
    last, comma, first = name.partition(",")
    return bare(f"{first} {last}") if comma and "," not in first else bare(name)


def _may_be_called(one: str, other: str) -> bool:
    """Whether two keys of names may be one person's: spelt, shortened or ordered another way; not two first names."""
    first, second = one.split(), other.split()
    if not first or not second or set(first) <= set(second) or set(second) <= set(first):
        return True
    return first[0][:1] == second[0][:1] and (
        1 in (len(first[0]), len(second[0])) or fuzz.ratio(first[0], second[0]) >= ALIKE
    )


def may_be(one: Identity, other: Identity) -> bool:
    """Whether neither address nor id nor organisation says that two of one name are two people."""
    if one.email and other.email and folded(one.email) != folded(other.email):
        return False
    if one.id and other.id and number_of(one.id) != number_of(other.id):
        return False
    return not (one.organisation and other.organisation) or class_of(one.organisation) == class_of(other.organisation)


_CLASS = re.compile(r"\b(?:class|klas|klasse|classe|clase|groep|gruppe|group|grade|year|jahrgang|stufe)\b")


def class_of(organisation: str) -> str:
    """What spellings of one class or organisation have in common: '4a' of 'klas 4A', '4 a' and '4-A'."""
    words = bare(organisation)
    return _CLASS.sub("", words).replace(" ", "") or words


def _completed(known: Identity, more: Identity) -> Identity:
    """What is known, with what another row adds."""
    return Identity(*(old or new for old, new in zip(known, more, strict=True)))
