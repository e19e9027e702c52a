"""One column in which each person names one session that they wish for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.cells.parting import mark_of
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.settling.fixed import says_disliked, says_fixed, says_now
from allocator.intake.shapes.wishes.by_row.rows_of_people import rows_of_people
from allocator.intake.shapes.wishes.one_cell import OTHER_MATTERS
from allocator.intake.tables.content import are_lists, are_ticks, known_share, repeats, same_values, says_nothing, share
from allocator.intake.tables.heading_words import LONG_RULES, PERSON_RULES, heard, speaks_of_sessions
from allocator.intake.tables.headings import bare, is_substitute, speaks_of_wishes, wished_rank, without_rank
from allocator.intake.tables.roles import LEFT_OUT, WHO, WISHING, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

ENOUGH_KNOWN, SHARED = 0.5, 0.4

_OF_ROUNDS = re.compile(
    r"\b(days?|dag|dagen|tage?|times?|tijd\w*|zeit\w*|dates?|datum|rond\w*|rounds?|runden?|slots?|blo[ck]\w*|locati\w*|ort|"
    r"lieu|jours?|heures?|dias?|horas?|rooms?|zaal|raum|salle)\b"
)
"""Words for when and where, and not what."""

_NEW = re.compile(r"(?:new|nieuwe?|neue?[rsmn]?|nouveau|nouvelle|nouvel|nuev[oa])\b")
"""What is wished for, beside what is so now."""

_ABBREVIATED = re.compile(r"(?:.* )?(?:pref|prefs|prefer\w*|voork|wens\w*|souhait\w*)(?: .*)?")


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """The only column that asks for a wish; asked after where its heading speaks of something else as well."""
    now = [place for place, heading in enumerate(table.headings) if says_now(heading)]
    new = [place for place, heading in enumerate(table.headings) if now and _NEW.match(bare(heading))]
    places = new or [place for place, heading in enumerate(table.headings) if _speaks(heading)]
    held = {bare(text) for place in now for text in table.sample[place]} if new else set()
    titles = replace(known, sessions=known.sessions | held)
    if len(places) != 1 or not _are_titles(
        [text for text in table.sample[places[0]] if not says_nothing(text)], titles
    ):
        return None
    place, heading = places[0], table.headings[places[0]]
    others = (texts for at, texts in enumerate(table.sample) if at != place and at not in now)
    if any(same_values(table.sample[place], texts) >= SHARED for texts in others):
        return None  # one of several columns, and who knows which
    people = person_roles(table, taken=places)
    if not any(role.what in WHO for role in people.values()):
        return None
    known_here = known_share(table.sample[place], known.sessions) >= ENOUGH_KNOWN
    if heard(heading, LONG_RULES) is What.RANK and not known_here and rows_of_people(table) is not None:
        return None  # it says how dear what stands elsewhere in the row is
    because = "one of its columns asks for a wish"
    wish = Proposal(TableKind.WISHES, {**people, place: Role(What.WISH, 1)}, 0.9, because)
    rest = without_rank(heading)
    if new or known_here or not rest or speaks_of_sessions(rest):
        return wish
    because = f'"{heading}" may ask for a session, or for something else'
    answer = ("left out", "nothing about sessions")
    other = Proposal(TableKind.ATTENDEES, {**people, place: LEFT_OUT}, 0.9, because, answer=answer)
    return replace(wish, because=because, others=(other,), answer=("wishes", "the session that each person wishes for"))


def with_rows_of_people(table: SourceTable, reading: Proposal) -> Proposal:
    """A reading with one wish in each row where people have several rows, and neither rounds nor times part them."""
    roles = reading.roles
    wished = [place for place, role in roles.items() if role.what in WISHING or role.what is What.FIXED]
    parted = any(role.what in (What.ROUND, What.STAMP) for role in roles.values())
    if reading.kind is not TableKind.WISHES or len(wished) != 1 or parted or roles[wished[0]] != Role(What.WISH, 1):
        return reading
    if wished_rank(table.headings[wished[0]]) is not None or rows_of_people(table) is None:
        return reading
    because = f"{reading.because}, and people have several rows: their wishes are all equal"
    return replace(reading, roles={**roles, wished[0]: Role(What.SESSION)}, because=because)


def _speaks(heading: str) -> bool:
    """Whether a heading asks for what somebody would like, and for nothing that is no session for certain."""
    words = bare(heading)
    if not speaks_of_wishes(heading) and _ABBREVIATED.fullmatch(words) is None:
        return False
    if wished_rank(heading) is not None or is_substitute(heading) or says_fixed(heading) or says_disliked(heading):
        return False
    others = OTHER_MATTERS.search(words) or _OF_ROUNDS.search(words)
    return not others and heard(heading, PERSON_RULES) is None


def _are_titles(texts: Sequence[str], known: Known) -> bool:
    if share(texts, ("text",)) < 0.8 or are_ticks(texts) or are_lists(texts) or mark_of(texts, known.sessions):
        return False
    if any(";" in text for text in texts) or len({bare(text) for text in texts}) < 2:
        return False
    return repeats(texts) or known_share(texts, known.sessions) >= ENOUGH_KNOWN
