"""Whether headings above names can be sessions that no list names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.cells.names_below import begins_waiting_list, is_blank, is_round, is_surely_person
from allocator.intake.shapes.signups.above_names import title_in
from allocator.intake.tables.heading_words import PERSON_RULES, ROOM_RULES, heard, is_class, speaks_of_sessions
from allocator.intake.tables.headings import bare, speaks_of_wishes, wished_rank
from allocator.intake.tables.looks import knows
from allocator.intake.tables.roles import WHO, What

MOSTLY = 0.8

_CODED = re.compile(r"(?:[^\W\d_]{1,3}\s?)?[0-9]{1,3}\s*[.:)–-]?\s+\S.*|[^\W\d_]{1,3}[0-9]{1,3}")
_REMARKS = re.compile(
    r"\b(notes?|remarks?|comments?|opmerking(en)?|bijzonderhe(id|den)|toelichting|bemerkung(en)?|anmerkung(en)?|notizen|"
    r"remarques?|commentaires?|observaciones|comentarios|notas|diet\w*|allerg\w*)\b"
)


def are_likely(headings: Sequence[str], lines: Sequence[Sequence[str]], hinted: bool, *, below_round: bool) -> bool:
    """Whether columns are sessions that no list names, and the cells below them people.

    `hinted` says that words or numbers speak for it, and `below_round` that the headings stand below a round.
    """
    if any(wished_rank(heading) for heading in headings) or all(
        is_class([one]) or is_round(one) or heard(one, ROOM_RULES) is What.ROOM for one in headings
    ):
        return False
    names = [text for line in lines for text in line if not (is_blank(text) or begins_waiting_list(text))]
    sure = sum(is_surely_person(text) for text in names)
    coded = all(_CODED.fullmatch(title_in(one)) or speaks_of_sessions(one) for one in headings)
    if hinted or coded:
        return 2 * sure >= len(names)
    if sure < MOSTLY * len(names):
        return False
    like_names = sum(is_surely_person(one) for one in headings)
    none_came = not all(lines) and not any(_REMARKS.search(bare(one)) or knows(one) for one in headings)
    uneven = none_came or (len(headings) >= 3 and len(set(map(len, lines))) > 1)
    return (
        (uneven or below_round)
        and 2 * like_names <= len(headings)
        and not any(speaks_of_wishes(one) for one in headings)
    )


def is_persons(heading: str) -> bool:
    """Whether a heading belongs to facts about people."""
    return heard(heading, PERSON_RULES) in WHO | {What.STAMP, What.STATUS, What.INFIX}
