"""A column for each session in which people say in words, signs or stars how much they would like it."""

from __future__ import annotations

from allocator.intake.cells.liking import hold_likings, in_words, is_if_need_be, is_scale, scale_of
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.wishes.by_session.among_known import beside_known
from allocator.intake.shapes.wishes.by_session.in_words import unordered
from allocator.intake.shapes.wishes.by_session.in_words.session_headings import (
    likings_of,
    may_be_session,
    parted,
    says_who_pays,
)
from allocator.intake.tables.content import TICKED, UNTICKED, bare_or_mark, is_mark, number
from allocator.intake.tables.heading_words import PERSON_RULES, heard
from allocator.intake.tables.headings import bare, label_of
from allocator.intake.tables.roles import TableKind, What
from allocator.intake.tables.table import SourceTable

_YES_NO = frozenset({"yes", "no", "ja", "nee", "nein", "oui", "non", "si"})


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """Words of liking as a scale where all of them are known; left out, and named, where one is not."""
    places = _places(table, known)
    if not places:
        return None
    texts = {text for place in places for text in table.sample[place]}
    if {*map(bare_or_mark, texts)} <= TICKED | UNTICKED and not any(map(is_if_need_be, texts)):
        return None
    cells = table.grid.cells
    texts |= {cells[row][table.columns[place]].strip() for row in table.rows for place in places}
    scale, unknown = scale_of(sorted(texts))
    if any(number(word) is not None for word in unknown):
        return None  # ranks or scores, and words for none
    if unknown:
        return unordered.asked(table, places, scale, unknown, known)
    if not is_scale(scale):
        return None
    named = parted(table, places, known)
    roles = likings_of(named)
    share = sum(bare(title) in known.sessions for _, title in named.values()) / len(named)
    because = f"its words are a scale: {in_words(scale)}"
    people = person_roles(table, taken=places)
    return Proposal(TableKind.WISHES, {**people, **roles}, 0.9 if share > 0.5 else 0.8, because)


def _places(table: SourceTable, known: Known) -> list[int]:
    """Columns headed by known sessions; else at least three with headings of their own, below one question if any."""
    blank = {place for place in table.limited() if not table.sample[place]}
    in_brackets = any(map(is_if_need_be, (text for texts in table.sample for text in texts)))
    liked = [
        place
        for place, heading in enumerate(table.headings)
        if heading and (place in blank or hold_likings(table.sample[place]) or (in_brackets and _ticked(table, place)))
    ]
    if blank.issuperset(liked):
        return []
    said = {place: {bare(text) for text in table.sample[place]} for place in liked}
    others = {word for place in liked if not said[place] <= _YES_NO for word in said[place]}
    # 'Paid: yes' is no liking where likings are said in other words.
    liked = [
        place
        for place in liked
        if not others or not said[place] <= _YES_NO or said[place] <= others or place in table.limited()
    ]
    named = [
        place
        for place in liked
        if {bare(table.headings[place]), bare(label_of(table.headings[place])[1])} & (known.sessions - {""})
    ]
    if len(named) >= 2:
        more = beside_known(table, named, liked, known, says_who_pays)
        return sorted([*named, *more.sessions, *more.doubtful])
    free = [place for place in liked if may_be_session(_title(table, place)) and _is_no_persons(table.headings[place])]
    labelled = [place for place in free if label_of(table.headings[place])[1]]
    chosen = labelled if len(labelled) >= 3 else free
    return chosen if len(chosen) >= 3 or (len(chosen) == 2 and table.limited().issuperset(chosen)) else []


def _ticked(table: SourceTable, place: int) -> bool:
    """Whether a column holds ticks, between brackets or not."""
    texts = table.sample[place]
    return bool(texts) and all(is_if_need_be(text) or is_mark(text) for text in texts)


def _is_no_persons(heading: str) -> bool:
    said = heard(heading, PERSON_RULES)
    return said in (None, What.ORGANISATION if label_of(heading)[1] else None) and not says_who_pays(heading)


def _title(table: SourceTable, place: int) -> str:
    return label_of(table.headings[place])[1] or table.headings[place]
