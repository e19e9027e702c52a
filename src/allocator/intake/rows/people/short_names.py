"""People whose name may be another one's, shortened: 'Lind, A.' in one table, 'Ada Lind' in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from allocator.errors import Problem
from allocator.intake.import_notes import ImportNotes
from allocator.intake.ledger.edits import NAMED_AT_MOST
from allocator.intake.rows.people.same_person import key_of, may_be
from allocator.intake.rows.register import Comer, Register

MOST_ALIKE = 50
"""People who share a word of their names, among whom a longer name is looked for."""


def say_short_names(register: Register, notes: ImportNotes) -> None:
    """Note who may be somebody of another table; nobody is taken for one person."""
    found = [(one, others) for one, others in _shortened(register.comers) if others]
    if not found:
        return
    shown = [f'"{one.person.name}" may be {_either(others)}' for one, others in found[:NAMED_AT_MOST]]
    more = f"; and {len(found) - NAMED_AT_MOST} more" if len(found) > NAMED_AT_MOST else ""
    message = f"{'; '.join(shown)}{more}. If that is one person, write the name alike in both files, and import again."
    notes.remarks.append(Problem("Attendees", message))


def _either(others: Sequence[Comer]) -> str:
    return " or ".join(f'"{one.person.name}"' for one in others[:NAMED_AT_MOST])


def _shortened(comers: Sequence[Comer]) -> Iterator[tuple[Comer, list[Comer]]]:
    """Those with an initial, or one word, for a name, each with everybody of other tables whose name it may be."""
    words = {comer: key_of(comer.person.name).split() for comer in comers if not comer.gone and comer.person.name}
    by_word: defaultdict[str, list[Comer]] = defaultdict(list)
    for comer, parts in words.items():
        for part in dict.fromkeys(parts):
            if len(part) > 1 and len(by_word[part]) < MOST_ALIKE:
                by_word[part].append(comer)
    for comer, parts in words.items():
        whole = [part for part in parts if len(part) > 1]
        if not whole or (len(whole) == len(parts) > 1):
            continue
        others = [
            other
            for other in by_word[whole[-1]]
            if other is not comer and other.table != comer.table and _is_short_for(parts, words[other])
        ]
        yield comer, [other for other in others if may_be(comer.person, other.person)]


def _is_short_for(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a longer name has all of these words, each as it is or, where it is one letter, as a first letter."""
    left = list(name)
    for word in sorted(words, key=len, reverse=True):
        hit = next((one for one in left if one == word or (len(word) == 1 and one.startswith(word))), None)
        if hit is None:
            return False
        left.remove(hit)
    return sum(map(len, name)) > sum(map(len, words))
