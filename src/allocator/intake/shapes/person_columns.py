"""Who a row is about: columns with names, addresses, ids and what else belongs to a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from allocator.intake.cells.bare_names import class_behind, is_short_number, names_in_two
from allocator.intake.cells.statuses import is_coming, speaks_of_absence
from allocator.intake.shapes.called_names import is_called, is_real, may_name
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import ANONYMOUS, bare_or_mark, hold_labels, is_unique, share
from allocator.intake.tables.heading_words import PERSON_RULES, SESSION_RULES, all_heard, heard, meanings
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import LOOKED_AT
from allocator.intake.tables.roles import LEFT_OUT, PERSON, WHO, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

ADDRESSES = 0.9
"""How much of a column is addresses where it is one of them, whatever is above it."""

_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’()-]+){1,5}")
_CODE = re.compile(r"\S*[0-9]\S*")
_VAGUE_IDS = frozenset({"id", "nr", "no", "number", "nummer", "numero", "num", "code", "ref"})
_BEGAN = re.compile(r"(start time|begintijd|startzeit|start ?date|date ?started|begin)")
_LONG_NAME = re.compile(r"langname|long ?name|lange ?naam|nom long|nombre largo")
"""What a school's programme calls the last name beside the first; of courses it is the title."""
_GROUP = re.compile(r"group|groep|gruppe|party|team|friends|vrienden|freunde")


def propose(table: SourceTable, _: Known) -> Proposal | None:
    """A list of attendees: columns about people and none about wishes."""
    roles = person_roles(table, taken=())
    about = [place for place, role in roles.items() if role.what in PERSON]
    if not any(roles[place].what in WHO for place in about) or not table.rows:
        return None
    if any(roles[place].what is What.NAME and hold_labels(table.sample[place]) for place in about):
        return None
    if _lists_leaders(table, [place for place in about if roles[place].what in WHO]):
        return None
    said = sum(heard(table.headings[place], PERSON_RULES) is not None for place in about)
    if not said:
        return _unheaded(table, roles)
    if _lists_groups(table):
        nothing = dict.fromkeys(roles, LEFT_OUT)
        return Proposal(
            TableKind.NOTHING, nothing, 0.9, "it says who belongs together, which an event workbook cannot hold"
        )
    return Proposal(TableKind.ATTENDEES, roles, 0.4 + 0.4 * said / len(table.columns), "its columns are about people")


def _lists_leaders(table: SourceTable, who: Sequence[int]) -> bool:
    """Whether all people are those who lead something, beside how many others it takes."""
    led = all(heard(table.headings[place], SESSION_RULES) is What.SPEAKERS for place in who)
    limits = (What.MINIMUM, What.MAXIMUM)
    return led and any(
        heard(heading, SESSION_RULES) in limits and share(table.sample[place], ("number",)) >= ADDRESSES
        for place, heading in enumerate(table.headings)
        if heading
    )


def _unheaded(table: SourceTable, roles: dict[int, Role]) -> Proposal | None:
    """Without headings: first and last names, or names beside what else belongs to people."""
    whats = {role.what for role in roles.values()}
    if table.head or not ({What.FIRST, What.LAST} <= whats or (What.NAME in whats and len(whats & PERSON) > 1)):
        return None
    return Proposal(TableKind.ATTENDEES, roles, 0.6, "its cells are names of people, and what belongs to them")


def _lists_groups(table: SourceTable) -> bool:
    """Whether people are listed by the group that they belong to, and a group is named after one of them."""
    groups = [place for place, heading in enumerate(table.headings) if _GROUP.fullmatch(bare(heading))]
    people = {text for place, texts in enumerate(table.sample) if place not in groups for text in texts}
    return any(
        len(set(table.sample[place])) < len(table.sample[place])
        and sum(text in people for text in table.sample[place]) >= 0.5 * len(table.sample[place])
        for place in groups
    )


def person_roles(table: SourceTable, *, taken: Collection[int]) -> dict[int, Role]:
    """Roles for all columns that are not taken: those about people, and left out for the rest.

    What people are called on a badge, or among friends, is their name only where nothing else is.
    """
    called = [place for place in range(len(table.columns)) if place not in taken and is_called(table.headings[place])]
    if called:
        roles = _person_roles(table, taken={*taken, *called})
        if _are_named(table, roles):
            return roles | dict.fromkeys(called, LEFT_OUT)
    return _person_roles(table, taken=taken)


def _are_named(table: SourceTable, roles: dict[int, Role]) -> bool:
    """Whether a column has the whole names of people, or last names beside first ones, and its heading says so."""
    found = {role.what: place for place, role in roles.items()}
    if What.NAME not in found:
        return {What.FIRST, What.LAST} <= found.keys()
    heading, names = table.headings[found[What.NAME]], table.sample[found[What.NAME]]
    said = What.NAME in all_heard(heading, PERSON_RULES) or may_name(heading)
    return said and 2 * sum(" " in name.strip() for name in names) >= len(names) > 0


def _person_roles(table: SourceTable, *, taken: Collection[int]) -> dict[int, Role]:
    free = [place for place in range(len(table.columns)) if place not in taken]
    said = {place: _said(table.headings[place], table.sample[place]) for place in free}
    found: dict[What, int] = {}
    for what in (What.EMAIL, What.STAMP, What.STATUS, What.ID, What.FIRST, What.INFIX, What.LAST, What.NAME):
        places = [place for place in free if said[place] is what and _fits(what, table.sample[place])]
        if what is What.NAME:
            places = [place for place in places if is_real(table.headings[place])] or places
        if places:
            found[what] = max(places, key=lambda place: (_worth(what, table.sample[place]), -place))
    _settle_stamp(table, free, found)
    _settle_names(table, free, said, found)
    organisations = [place for place in free if said[place] is What.ORGANISATION and table.sample[place]]
    if organisations:
        found[What.ORGANISATION] = organisations[0]
    _status_by_content(table, free, said, found)
    roles = dict.fromkeys(free, LEFT_OUT)
    roles.update({place: Role(what) for what, place in found.items()})
    return roles


def _said(heading: str, texts: Sequence[str]) -> What | None:
    """What a heading stands for: of several things the first that its cells are."""
    several = all_heard(heading, PERSON_RULES)
    if not several and (is_called(heading) or is_real(heading)):
        return What.NAME
    return next((what for what in several if _fits(what, texts)), several[0] if several else None)


def _status_by_content(
    table: SourceTable, free: Sequence[int], said: dict[int, What | None], found: dict[What, int]
) -> None:
    """Without a heading that says so: a column whose cells say who does not come, who waits, and who comes."""
    if What.STATUS in found:
        return
    for place in free:
        texts = set(table.sample[place])
        speaking = [text for text in texts if speaks_of_absence(text)]
        others = texts.difference(speaking)
        if speaking and said[place] is None and place not in found.values() and all(map(is_coming, others)):
            found[What.STATUS] = place
            return


def _fits(what: What, texts: Sequence[str]) -> bool:
    """Whether cells are such as the heading says; a blank column is as it says."""
    if what is What.EMAIL:
        return share(texts, ("address",)) >= 0.3 or all(bare(text) in ANONYMOUS for text in texts)
    if what is What.STAMP:
        return not texts or share(texts, ("moment",)) >= 0.7
    if what in (What.FIRST, What.INFIX, What.LAST):
        return share(texts, ("text",)) >= 0.5 or not texts
    if what is What.ID:
        return not texts or share(texts, ("text", "number")) >= 0.9
    return True


def _worth(what: What, texts: Sequence[str]) -> float:
    """Of several columns with one heading, the one that says most."""
    if what is What.EMAIL:
        return share(texts, ("address",)) * len(texts)
    if what is What.NAME:
        return len({bare_or_mark(text) for text in texts} - ANONYMOUS)
    return len({bare_or_mark(text) for text in texts})


def _settle_stamp(table: SourceTable, free: Sequence[int], found: dict[What, int]) -> None:
    """When somebody began will do where nothing says when they had done."""
    if What.STAMP not in found:
        for place in free:
            begun = _BEGAN.fullmatch(bare(table.headings[place]))
            if begun and share(table.sample[place], ("moment",)) >= 0.7:
                found[What.STAMP] = place
                return


def _settle_names(
    table: SourceTable, free: Sequence[int], said: dict[int, What | None], found: dict[What, int]
) -> None:
    """One way of naming a person, and an id where a heading for something else holds one."""
    if What.FIRST in found and not {What.NAME, What.LAST} & found.keys():
        long = [place for place in free if _LONG_NAME.fullmatch(bare(table.headings[place])) and table.sample[place]]
        if long:
            found[What.LAST] = long[0]
    named = {What.FIRST, What.LAST} & found.keys()
    if What.NAME in found and named and not _worth(What.NAME, table.sample[found[What.NAME]]):
        del found[What.NAME]  # a form that knows nobody leaves its own column blank, or says 'anonymous' there
    if What.NAME in found and _are_codes(table.sample[found[What.NAME]]):
        number = found.pop(What.NAME)
        found.setdefault(What.ID, number)
    if What.NAME in found and What.FIRST in found and What.LAST in found:
        del found[What.FIRST], found[What.LAST]
        found.pop(What.INFIX, None)
    elif What.NAME in found and What.FIRST in found:
        found[What.LAST] = found.pop(What.NAME)
    elif What.NAME in found and What.LAST in found:
        names = table.sample[found[What.NAME]]
        if sum(" " in name for name in names) < 0.5 * len(names):
            found[What.FIRST] = found.pop(What.NAME)
        else:
            del found[What.LAST]
    repeated = _repeated_id(table, found)
    if What.ID not in found:
        for place in free:
            texts = table.sample[place]
            if said[place] is What.EMAIL and place not in found.values() and _are_codes(texts) and is_unique(texts):
                found[What.ID] = place
                break
    _address_by_content(table, free, said, found)
    if not table.head or not any(what in found for what in WHO):
        _name_by_content(table, free, found)
        if repeated is not None and not any(what in found for what in WHO):
            found[What.ID] = repeated  # it has a row for every wish, or for every day
    elif not {What.NAME, What.FIRST, What.LAST} & found.keys():
        _name_beside_address(table, free, said, found)


def _repeated_id(table: SourceTable, found: dict[What, int]) -> int | None:
    """Takes out an id that comes back in many rows, and gives its place: it may tell groups of people apart."""
    place = found.get(What.ID)
    texts = table.sample[place] if place is not None else ()
    if place is None or not texts or is_unique(texts) or len(set(texts)) >= 0.5 * len(texts):
        return None
    if bare(table.headings[place]) in _VAGUE_IDS:
        del found[What.ID]
        return place
    return None


def _are_codes(texts: Sequence[str]) -> bool:
    """Whether these are ids and no names: one word each, with a figure in it."""
    return bool(texts) and sum(_CODE.fullmatch(text) is not None for text in texts) >= 0.8 * len(texts)


def _address_by_content(
    table: SourceTable, free: Sequence[int], said: dict[int, What | None], found: dict[What, int]
) -> None:
    """Without a heading that says so: the one column of addresses, such as one below 'Contact'."""
    places = [place for place in free if said[place] is None and share(table.sample[place], ("address",)) >= ADDRESSES]
    if What.EMAIL not in found and len(places) == 1:
        found[What.EMAIL] = places[0]


def _name_beside_address(
    table: SourceTable, free: Sequence[int], said: dict[int, What | None], found: dict[What, int]
) -> None:
    """Where headings give addresses or ids alone: a column of what can only be names, and one of ids."""
    for place in free:
        texts = table.sample[place]
        if said[place] is not None or place in found.values() or not is_unique(texts):
            continue
        if meanings(table.headings[place]):
            continue
        if len(texts) < 0.9 * min(len(table.rows), LOOKED_AT):
            continue
        if What.ID not in found and _are_codes(texts):
            found[What.ID] = place
        elif What.NAME not in found and sum(_NAME.fullmatch(text) is not None for text in texts) >= 0.8 * len(texts):
            found[What.NAME] = place


def _name_by_content(table: SourceTable, free: Sequence[int], found: dict[What, int]) -> None:
    """Without a heading that says so: addresses, moments, names in two columns, else the first in which all differ."""
    both = names_in_two(table, [place for place in free if place not in found.values()])
    if both is not None:
        found[What.FIRST], found[What.LAST] = both
        group = class_behind(table, [place for place in free if place > max(both)])
        if group is not None:
            found[What.ORGANISATION] = group
    for place in free:
        texts = table.sample[place]
        if not texts or place in found.values():
            continue
        if What.EMAIL not in found and share(texts, ("address",)) >= 0.7:
            found[What.EMAIL] = place
        elif What.STAMP not in found and share(texts, ("moment",)) >= 0.7:
            found[What.STAMP] = place
        elif len(texts) >= 0.8 * min(len(table.rows), LOOKED_AT) and is_unique(texts):
            codes = _are_codes(texts)
            behind = any(found.get(what, place) < place for what in (What.NAME, What.FIRST, What.LAST))
            if (
                codes
                and What.ID not in found
                and not (behind and (is_short_number(texts) or class_behind(table, [place]) is not None))
            ):
                found[What.ID] = place
            elif not codes and not {What.NAME, What.LAST} & found.keys() and share(texts, ("text",)) >= 0.9:
                found[What.NAME] = place
    _class_by_content(table, free, found)


def _class_by_content(table: SourceTable, free: Sequence[int], found: dict[What, int]) -> None:
    """Without headings: the column right behind names, where it holds classes or ages."""
    named = [found[what] for what in (What.NAME, What.LAST, What.FIRST) if what in found]
    if named and not table.head and What.ORGANISATION not in found:
        group = class_behind(table, [place for place in free if place > max(named)])
        if group is not None and group not in found.values():
            found[What.ORGANISATION] = group
