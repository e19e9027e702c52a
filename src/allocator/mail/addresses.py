"""Addresses as people type them, cleaned and checked without a network; who cannot be written to, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from allocator.mail.telling import Person
from allocator.words import listed, one_line

_INVISIBLE = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Letters that nobody sees, and that come with addresses copied from web pages."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Somebody who gets no message, and why."""

    person: Person
    reason: str


def cleaned(address: str) -> str:
    """The address to send to, a domain in other letters as servers know it; raises ValueError with what is wrong."""
    text = one_line(address.translate(_INVISIBLE)).strip(" ;,").rstrip(".")
    if text[:7].casefold() == "mailto:":
        text = text[7:].strip()
    try:
        valid = validate_email(text, check_deliverability=False, allow_smtputf8=False, allow_display_name=True)
    except EmailNotValidError as fault:
        if text.count("@") > 1:
            raise ValueError("there is more than one address in the cell; keep one.") from fault
        raise ValueError(str(fault)) from fault
    assert valid.ascii_email is not None
    return valid.ascii_email


def reachable(people: Iterable[Person]) -> tuple[Mapping[str, str], tuple[Unreachable, ...]]:
    """The address of everybody who can be written to, by key, and all others.

    Two with one address are both held back: one of them would read what is for the other.
    """
    found: dict[str, list[tuple[Person, str]]] = defaultdict(list)
    without: list[Unreachable] = []
    for person in people:
        if not person.email.strip():
            without.append(Unreachable(person, "has no address"))
            continue
        try:
            address = cleaned(person.email)
        except ValueError as fault:
            without.append(Unreachable(person, f'has the address "{one_line(person.email)}": {fault}'))
        else:
            found[address.casefold()].append((person, address))
    for owners in found.values():
        for person, address in owners if len(owners) > 1 else ():
            others = listed([other.name for other, _ in owners if other.key != person.key])
            without.append(Unreachable(person, f'has the address "{address}", and so has {others}'))
    return {one.key: address for owners in found.values() if len(owners) == 1 for one, address in owners}, (*without,)
