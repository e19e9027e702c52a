"""What cells of lists of sessions hold, whatever their headings: times, days, names, rooms."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from allocator.intake.cells.names_below import is_full_name
from allocator.intake.cells.rounds.rounds_said import rounds_in
from allocator.intake.shapes.proposal import Known
from allocator.intake.tables.content import known_share
from allocator.intake.tables.headings import bare, named_round
from allocator.intake.tables.vocabulary.clock import is_time

MOSTLY, STRONGLY = 0.6, 0.8

_MOMENT = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}[ T,]+[0-9]{1,2}:[0-5][0-9].*")
"""A day with a time."""

BETWEEN_NAMES = re.compile(r"\s*(?:[;&/+\n]|,|\b(?:en|and|und|et|y)\b)\s*", re.IGNORECASE)


def are_times(texts: Sequence[str]) -> bool:
    """Whether nearly all are times of day, or from one to another."""
    return bool(texts) and sum(map(is_time, texts)) >= STRONGLY * len(texts)


def are_beginnings(texts: Sequence[str], known: Known) -> bool:
    """Whether all are days with a time: where rounds are known, as many different ones, or half of them in a round."""
    moments = {" ".join(text.split()) for text in texts}
    if not all(_MOMENT.fullmatch(one) for one in moments) or len(moments) < 2:
        return False
    within = sum(bool(rounds_in(one, known.rounds).names) for one in moments) if known.rounds else 0
    return len(known.rounds) in (0, len(moments)) or 2 * within >= len(moments)


def are_names(texts: Sequence[str], known: Known) -> bool:
    """Whether nearly all are full names of people, one or several in a cell, and not what others wish for."""
    named = sum(all(is_full_name(part) for part in BETWEEN_NAMES.split(text) if part.strip()) for text in texts)
    return (
        len({bare(text) for text in texts}) > 1
        and named >= STRONGLY * len(texts)
        and known_share(texts, known.sessions | known.around.wished | known.around.rooms) < MOSTLY / 2
    )


def names_days(text: str) -> bool:
    """Whether a cell holds nothing but days of the week, or parts of a day."""
    return all(bare(named_round(part) or "") == bare(part) for part in BETWEEN_NAMES.split(text) if part.strip())


def hold_known(texts: Sequence[str], known: Collection[str]) -> bool:
    return known_share([part for text in texts for part in BETWEEN_NAMES.split(text)], known) >= MOSTLY / 2
