"""People without any wish, beside columns of texts that come back: one of them may be what they wish for."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.intake.mapping.table_mapping import TableMapping, mapping_of
from allocator.intake.shapes.proposal import Proposal
from allocator.intake.shapes.wishes.one_cell import OTHER_MATTERS
from allocator.intake.tables.content import are_ticks, repeats, says_nothing, share
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import Role, TableKind, What
from allocator.intake.tables.table import SourceTable

MOST_WAYS = 3
"""Columns that a question offers."""

FEWEST_TITLES = 3
SHORTEST = 4
"""Letters of a text that may be a title, as a rule."""


def ways_to_wish(mapped: MappedTable) -> tuple[str, list[TableMapping]]:
    """Why somebody should be asked, and the mapping with each column as a wish, the last one without; none if none may.

    The columns are those that are left out, hold at least three texts that come back, and speak of nothing else.
    """
    table = mapped.table
    places = [place for place in mapped.places(What.LEFT_OUT) if _may_be_wishes(table, place)][:MOST_WAYS]
    if mapped.kind is not TableKind.ATTENDEES or not places:
        return "", []
    named = [table.headings[place] or "a column without a heading" for place in places]
    because = f"nothing here says what people wish for; {_listed(named)} may"
    readings = [
        Proposal(
            TableKind.WISHES,
            {**mapped.roles, place: Role(What.WISH, 1)},
            1.0,
            because,
            answer=(name, "the session that each person wishes for"),
        )
        for place, name in zip(places, named, strict=True)
    ]
    none = Proposal(TableKind.ATTENDEES, mapped.roles, 1.0, because, answer=("none", "no wishes in this table"))
    return because, [mapping_of(table, one) for one in (*readings, none)]


def _may_be_wishes(table: SourceTable, place: int) -> bool:
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    long = sum(len(text) >= SHORTEST for text in texts)
    return (
        len({bare(text) for text in texts}) >= FEWEST_TITLES
        and share(texts, ("text",)) >= 0.8
        and 2 * long >= len(texts)
        and repeats(texts)
        and not are_ticks(texts)
        and not OTHER_MATTERS.search(bare(table.headings[place]))
    )


def _listed(names: Sequence[str]) -> str:
    return " or ".join(f'"{name}"' for name in names)
