"""What people are called beside their names: on a badge, among friends, on a stage; and which name is their own."""

from __future__ import annotations

import re
from dataclasses import replace

from allocator.intake.shapes.proposal import Doubt, Proposal, Way
from allocator.intake.tables.heading_words import PERSON_RULES, ROOM_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

_YOUR = r"((your|my|the|je|jouw|uw|mijn|dein|ihr|mein|ton|votre|mon|tu|su|mi|le|el) )?"
_CALLED = re.compile(
    _YOUR + r"("
    r"(name )?badge ?name|name (on|for)( (the|your))? (name )?(badge|tag|label)|name ?tag( name)?|nick ?names?|"
    r"nick|alias|aka|(preferred|display|screen|chosen|stage|artist|artistic|trail|character|fan|code|pen|user|call|pet|"
    r"camp|scout|totem) ?name|known as|goes by|also known as|handle|"
    r"naam (op|voor) (de |het |je )?(badge|naamkaartje|naambordje|sticker)|badge ?naam|bijna(am|men)|roepnaam|"
    r"koosnaam|artiestennaam|schuilnaam|kampnaam|totemnaam|voorkeursnaam|schermnaam|roepnaam of bijnaam|"
    r"spitznamen?|rufnamen?|kosenamen?|kunstlernamen?|decknamen?|fahrtenname|anzeigename|wunschname|namensschild|"
    r"name (auf|fur) (dem |das |dein |deinem )?(namens)?schild|"
    r"(pre)?nom (d usage|d artiste|de scene|sur le badge|pour le badge|d emprunt|choisi|affiche|de totem)|surnoms?|"
    r"pseudos?|pseudonym\w*|sobriquet|petit nom|"
    r"apodos?|motes?|nombre (para|en) (la |el )?(acreditacion|tarjeta|placa|etiqueta|credencial|chapa)|"
    r"nombre (artistico|preferido|elegido)|sobrenombre"
    r")( \S+)?"
)
"""The heading of a column that says what people are called, and not their names."""

_REAL = re.compile(
    _YOUR + r"("
    r"(real|true|legal|official|passport|proper|birth) ?(full )?names?|name (on|in) (the |your )?(passport|id)|"
    r"(echte|wettelijke|officiele|burgerlijke|juridische) (voor en achter)?naam|naam in (het )?paspoort|"
    r"(echter|richtiger|burgerlicher|offizieller|gesetzlicher|wirklicher) name|klarname|realname|"
    r"vrai nom|nom (reel|officiel|legal|civil|d etat civil|de naissance)|"
    r"nombre (real|verdadero|legal|oficial)|verdadero nombre"
    r")"
)
"""The heading of a column with the names that people have in law."""

_OF_NAMES = re.compile(r"(\S+ )*\w*(name|naam|nom|nombre)( \S+){0,3}")

MOST = 0.5
"""How many rows of a column of names are filled, at least, where those with what people are called are."""


def is_called(heading: str) -> bool:
    """Whether what is below a heading is what people are called, and not their names."""
    return _CALLED.fullmatch(bare(heading)) is not None


def is_real(heading: str) -> bool:
    """Whether a heading says that the names below it are those in law."""
    return _REAL.fullmatch(bare(heading)) is not None


def may_name(heading: str) -> bool:
    """Whether a heading that no list of words has may speak of the names of people, such as 'Passport name'."""
    return (
        _OF_NAMES.fullmatch(bare(heading)) is not None
        and heard(heading, PERSON_RULES) is None
        and heard(heading, SESSION_RULES) is None
        and heard(heading, ROOM_RULES) is None
    )


def with_names_in_doubt(table: SourceTable, reading: Proposal) -> Proposal:
    """A reading with the question which of two columns has the names, where both could, and they differ."""
    named = [place for place, role in reading.roles.items() if role == Role(What.NAME)]
    if reading.kind not in (TableKind.WISHES, TableKind.ATTENDEES) or len(named) != 1:
        return reading
    own = named[0]
    others = [place for place, role in reading.roles.items() if role == LEFT_OUT and _could_be(table, own, place)]
    if len(others) != 1 or any(set(doubt.places) & {*others} for doubt in reading.doubts):
        return reading
    other = others[0]
    one, two = (" ".join(table.headings[place].split()) for place in (own, other))
    because = f'"{one}" and "{two}" may both be the names of people'
    means = "the names of people are below {}"
    ways = (
        Way({other: LEFT_OUT}, (one.casefold(), means.format(f'"{one}"'))),
        Way({own: LEFT_OUT, other: Role(What.NAME)}, (two.casefold(), means.format(f'"{two}"'))),
    )
    return replace(reading, doubts=(*reading.doubts, Doubt((other,), because, ways)))


def _could_be(table: SourceTable, own: int, other: int) -> bool:
    """Whether a column that is left out could have the names as well as the one that is taken for them."""
    taken, heading = table.headings[own], table.headings[other]
    pairs = [(cells[own].strip(), cells[other].strip()) for cells in map(table.cells, table.rows)]
    if all(bare(one) == bare(two) for one, two in pairs) or sum(bool(two) for _, two in pairs) < MOST * len(pairs):
        return False
    if is_called(heading):
        few = sum(bool(one) for one, _ in pairs) < MOST * sum(bool(two) for _, two in pairs)
        return few or (may_name(taken) and not is_real(taken))
    if is_real(taken):
        return heard(heading, PERSON_RULES) is What.NAME
    return (is_called(taken) or may_name(taken)) and may_name(heading)
