"""Lists without headings of what others wish for by a number or a letter: what each of them stands for."""

from __future__ import annotations

from dataclasses import replace

from allocator.intake.shapes.offers.held import are_names
from allocator.intake.shapes.offers.limits.figures import may_be_sizes
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import is_unique, known_share, share
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

MOSTLY, NEARLY = 0.6, 0.9

WIDEST = 5
"""Columns of such a list at most."""

LONGEST_CODE = 3
"""Letters of what stands for a session."""


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """Codes that others wish for, each with a title beside it, and perhaps how many it takes."""
    if table.head or not 2 <= len(table.columns) <= WIDEST or len(table.rows) < 2:
        return None
    wished = known.around.wished
    full = [place for place, texts in enumerate(table.sample) if len(texts) >= NEARLY * len(spread(table.rows))]
    codes = [
        place
        for place in full
        if is_unique(table.sample[place])
        and max(map(len, table.sample[place])) <= LONGEST_CODE
        and len({*map(bare, table.sample[place])} & wished) > 1
        and known_share(table.sample[place], wished) >= MOSTLY
        and _covers(table, place, wished)
    ]
    if len(codes) != 1:
        return None
    titles = [
        place
        for place in full
        if place != codes[0] and is_unique(table.sample[place]) and share(table.sample[place], ("text",)) >= NEARLY
    ]
    title = next((place for place in titles if not are_names(table.sample[place], known)), None)
    if title is None:
        return None
    roles = dict.fromkeys(range(len(table.columns)), LEFT_OUT)
    roles |= {codes[0]: Role(What.CODE), title: Role(What.TITLE)}
    speakers = [place for place in titles if place != title and are_names(table.sample[place], known)]
    roles |= {place: Role(What.SPEAKERS) for place in speakers[:1]}
    reading = Proposal(TableKind.SESSIONS, roles, 0.97, "it says what others wish for by a number or a letter")
    figures = [place for place in roles if roles[place] == LEFT_OUT and may_be_sizes(table, place)]
    if len(figures) != 1:
        return reading
    because = f"{reading.because}; the figures beside may be how many people a session takes"
    most = replace(reading, roles={**roles, figures[0]: Role(What.MAXIMUM)}, because=because)
    return replace(most, others=(replace(reading, because=because),))


def _covers(table: SourceTable, place: int, wished: frozenset[str]) -> bool:
    """Whether nearly all short texts that are wished for are among the codes."""
    short = {text for text in wished if len(text) <= LONGEST_CODE}
    return len(short & {*map(bare, table.sample[place])}) >= MOSTLY * len(short)
