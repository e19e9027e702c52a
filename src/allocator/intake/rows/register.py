"""Attendees as they come by in one table after another, each of them once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from allocator.coherence import folded
from allocator.errors import FileTrouble
from allocator.intake.cells.identity import Identity
from allocator.intake.ledger.former_people import FormerPeople
from allocator.intake.ledger.reread import Reread
from allocator.intake.rows.people.same_person import class_of, key_of, may_be, may_be_called, number_of, words_of
from allocator.workbook.event.schema import ATTENDEES

EXISTING = -1
"""The table that the event workbook counts as."""

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
    table two rows with one name are two people. A name in another order is the same name, but for those whose words are
    `in_both_orders` in one table; `reordered` are those who were met so, with the name in that order. `namesakes` are
    those of whom one may be the other; `sharing` are those who gave the address of somebody with another first name,
    whose it stays.

    `former` are the ids that people of tables had when these were read before, by the number of the table; `again` is
    what is taken back of these. `told` is who each row was taken for, by the number of the table: the person,
    what the row says of them, and its number. `gone` are those who stay away.
    """

    apart: frozenset[str] = frozenset()
    in_both_orders: frozenset[str] = frozenset()
    former: Mapping[int, FormerPeople] = field(default_factory=dict)
    again: Reread = field(default_factory=Reread)
    comers: list[Comer] = field(default_factory=list)
    told: defaultdict[int, list[tuple[Comer, Identity, int]]] = field(default_factory=lambda: defaultdict(list))
    gone: list[Comer] = field(default_factory=list)
    namesakes: list[tuple[Comer, Comer]] = field(default_factory=list)
    sharing: list[tuple[Comer, Comer]] = field(default_factory=list)
    reordered: dict[tuple[Comer, str], None] = field(default_factory=dict)
    _by_email: dict[str, list[Comer]] = field(default_factory=dict)
    _by_id: dict[str, Comer] = field(default_factory=dict)
    _by_number: dict[str, Comer] = field(default_factory=dict)
    _of_former_id: dict[str, Comer] = field(default_factory=dict)
    _repeated: set[tuple[int, Identity]] = field(default_factory=set)
    _by_name: dict[str, list[Comer]] = field(default_factory=dict)
    _by_words: dict[str, list[Comer]] = field(default_factory=dict)

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
            if words_of(name) and name != key_of(found.person.name) and words_of(name) == self._words(found):
                self.reordered[found, person.name] = None
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

    def _words(self, comer: Comer) -> str:
        return words_of(key_of(comer.person.name))

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
            if near is not None and near.table != table and may_be_called(key_of(near.person.name), name):
                return near
        for one in self._by_email.get(folded(person.email), ()) if person.email else ():
            if may_be_called(key_of(one.person.name), name):
                return one
        if not name:
            return None
        words = words_of(name)
        alike = self._by_name.get(name, [])
        if not alike and words not in self.in_both_orders:
            alike = self._by_words.get(words, [])
        same = [one for one in alike if (one.table != table or long) and may_be(one.person, person)]
        if len(same) > 1 and person.organisation:
            same = [one for one in same if class_of(one.person.organisation) == class_of(person.organisation)]
        return same[0] if len(same) == 1 else None

    def _note(self, comer: Comer, person: Identity, name: str, address: str) -> None:
        if person.id:
            key = folded(person.id)
            self._by_id.setdefault(key, comer)
            if (number := number_of(person.id)).isdecimal():
                self._by_number.setdefault(number, comer)
        for key, known in ((address, self._by_email), (name, self._by_name), (words_of(name), self._by_words)):
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


def _completed(known: Identity, more: Identity) -> Identity:
    """What is known, with what another row adds."""
    return Identity(*(old or new for old, new in zip(known, more, strict=True)))
