"""Columns whose headings speak of sessions or of choosing, so that what is below them may be wishes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.cells.liking import hold_likings
from allocator.intake.shapes.offers.timed import is_day
from allocator.intake.shapes.wishes.asked.single import OF_ROUNDS
from allocator.intake.shapes.wishes.numbering.first_of_two import OF_ANOTHER_TIME
from allocator.intake.shapes.wishes.one_cell import OTHER_MATTERS
from allocator.intake.tables.content import are_ticks, says_nothing, share
from allocator.intake.tables.heading_words import PERSON_RULES, SESSION_RULES, heard, speaks_of_sessions
from allocator.intake.tables.headings import bare, named_round, speaks_of_wishes
from allocator.intake.tables.roles import What

_REASONS = re.compile(
    r"\b(why|reasons?|how|motivat\w*|waarom|reden\w*|hoe\w*|motiv\w*|warum|wieso|grund|grunde|begrundung|wie|pourquoi|"
    r"raisons?|comment|por que|razon\w*|como|experience|ervaring|erfahrung|experiences?|experiencia)\b"
)
"""Words for why and how, and not what."""

LONGEST_TITLE = 80
"""Letters of a text beyond which it is a remark, and no title."""

MANY = 8
"""Texts of which hardly any two are the same, from which they are remarks."""


def may_ask_for_session(heading: str) -> bool:
    """Whether a heading has a word for a session or for choosing, and none for something else."""
    words = bare(heading)
    when = named_round(heading) is None and OF_ROUNDS.search(words)
    return (
        (speaks_of_sessions(heading) or (speaks_of_wishes(heading) and not when))
        and not OTHER_MATTERS.search(words)
        and not _REASONS.search(words)
        and not OF_ANOTHER_TIME.search(words)
        and heard(heading, PERSON_RULES) is None
        and heard(heading, SESSION_RULES) in (None, What.TITLE, What.CODE)
    )


def may_be_titles(texts: Sequence[str]) -> bool:
    """Whether cells may be titles of which each person has chosen one: short, different, and some of them again."""
    filled = [text for text in texts if not says_nothing(text)]
    different = {bare(text) for text in filled}
    return (
        len(different) > 1
        and share(filled, ("text",)) >= 0.8
        and max(map(len, filled)) <= LONGEST_TITLE
        and (len(filled) < MANY or len(different) <= 0.8 * len(filled))
        and not are_ticks(filled)
        and not hold_likings(filled)
        and not all(map(is_day, filled))
    )
