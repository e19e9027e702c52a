"""Columns about people that nobody recognised: those that group people are kept, and names of others become rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from allocator.coherence import folded
from allocator.intake.asides.company import asks_whom
from allocator.intake.asides.plain import words_of
from allocator.intake.asides.said import asides_in
from allocator.intake.cells.session_titles import Titles
from allocator.intake.event_workbook import EventWorkbook
from allocator.intake.ledger.newer import is_of
from allocator.intake.ledger.reread import Reread
from allocator.intake.merge.everybody import Everybody
from allocator.intake.own.asking import asking, heading_in, sessions_asked
from allocator.intake.own.company import Called, RuleRow, drop_known, rules_in
from allocator.intake.rows.register import Comer
from allocator.intake.shapes.wishes.asked.headings import may_ask_for_session
from allocator.intake.tables.content import is_error
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import sort_of
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import TableKind, What
from allocator.workbook.event.schema import ATTENDEES
from allocator.workbook.xlsx.text import NO, YES

MOST_GROUPS = 30
"""Different texts that a column of an unknown heading has at most, where it groups people."""

LONGEST_GROUP = 40
"""Letters of a text that names a group, and of a heading above such."""

_PROGRAM = frozenset(folded(column.heading) for column in ATTENDEES.columns)

_GROUPS = re.compile(
    r"\b(?:dep(?:artment|artement|t)?|afdeling|abteilung|team|class|klas(?:se)?|classe|grade|year|jaar(?:laag)?|leerjaar|"
    r"jahrgang|stufe|niveau|level|age|leeftijd|alter|vip|gender|geslacht|geschlecht|sex|functi(?:on|e)|funktion|role|rol|"
    r"rolle|facult(?:y|eit|e)|fakultat|school|schule|ecole|location|locatie|vestiging|country|land|pays|city|stad|stadt|"
    r"region|regio|type|category|categorie|kategorie|group|groep|gruppe|groupe|member|lid|mitglied|profiel|profile)\b"
)
"""What stands above the groups that people are in."""

_REMARKS = re.compile(
    r"\b(?:opmerking\w*|remarks?|comments?|notes?|bemerkung\w*|kommentar\w*|toelichting|remarques?|commentaires?|"
    r"notiz\w*|observaci\w+|comentario\w*|vra(?:ag|gen)|questions?|fragen?|allerg\w+|diet\w*|dieet\w*)\b"
)


@dataclass
class OwnColumns:
    """What people's columns of the organiser's own hold, and the rules that names of others make.

    `kept` and `ruled` are the headings of columns by the number of their table and their place; `rules` are rows of
    Rules by the number of the table.
    """

    texts: dict[Comer, dict[str, str]] = field(default_factory=dict)
    kept: dict[tuple[int, int], str] = field(default_factory=dict)
    ruled: dict[tuple[int, int], str] = field(default_factory=dict)
    rules: dict[int, list[RuleRow]] = field(default_factory=dict)

    @property
    def headings(self) -> list[str]:
        """The headings of the columns that are kept, each once."""
        return list(dict.fromkeys(self.kept.values()))

    def told_by(self, number: int) -> tuple[str, ...]:
        """The headings of the columns that a table has of them."""
        return tuple(heading for (table, _), heading in self.kept.items() if table == number)


def own_columns(
    tables: Sequence[MappedTable], everybody: Everybody, book: EventWorkbook, titles: Titles, again: Reread
) -> OwnColumns:
    """The columns of people's tables that were left out and say something of people."""
    found = OwnColumns()
    spelt = {folded(heading): heading for heading in book.headings(ATTENDEES)}
    people = Called(everybody.register.comers)
    for number, mapped in enumerate(tables):
        met = [(comer, row) for comer, _, row in everybody.register.told.get(number, ()) if row >= 0 and not comer.gone]
        if mapped.kind not in (TableKind.ATTENDEES, TableKind.WISHES) or not met or mapped.places(What.PEOPLE_OF):
            continue
        long = bool(mapped.places(What.SESSION))
        for place in mapped.places(What.LEFT_OUT):
            heading = " ".join(mapped.table.headings[place].split())
            rules = [] if long else rules_in(mapped, place, heading, met, people)
            if rules:
                found.ruled[number, place] = heading
                found.rules.setdefault(number, []).extend(rules)
                continue
            column = asking(heading)
            if column is not None:
                asked = {} if long else sessions_asked(mapped, place, met, column, titles)
                kept = heading_in(spelt, column, heading)
                if asked and not any(found.texts.get(comer, {}).get(kept) for comer in asked):
                    found.kept[number, place] = spelt.setdefault(folded(kept), kept)
                    for comer, text in asked.items():
                        found.texts.setdefault(comer, {})[kept] = text
                continue
            was_kept = _was_kept(mapped, heading, again)
            if folded(heading) in _PROGRAM or heading.isdecimal() or not heading or was_kept is False:
                continue
            twice = [folded(" ".join(one.split())) for one in mapped.table.headings].count(folded(heading)) > 1
            if not twice and not long and (was_kept or _groups_people(mapped, place, heading, met, titles)):
                kept = spelt.setdefault(folded(heading), heading)
                found.kept[number, place] = kept
                for comer, row in met:
                    if text := _text(mapped, row, place):
                        found.texts.setdefault(comer, {}).setdefault(kept, text)
    drop_known(found.rules.values(), book)
    return found


def _was_kept(mapped: MappedTable, heading: str, again: Reread) -> bool | None:
    """Whether a column was kept when its table was read before; None where there was no such column then."""
    before = [one for one in again.sources if is_of(one, mapped.table)]
    if not any(bare(heading) in one.headings for one in before):
        return None
    told = {folded(text) for one in before for texts in one.told.get(ATTENDEES.name, {}).values() for text in texts}
    return folded(heading) in told


def _text(mapped: MappedTable, row: int, place: int) -> str:
    text = " ".join(mapped.table.grid.cells[row][mapped.table.columns[place]].split())
    return "" if is_error(text) else text


def _groups_people(
    mapped: MappedTable, place: int, heading: str, met: Sequence[tuple[Comer, int]], titles: Titles
) -> bool:
    """Whether a column says which group somebody is in: few different texts, or numbers, and no remarks or wishes."""
    texts = [text for _, row in met if (text := _text(mapped, row, place))]
    different = Counter(map(folded, texts))
    words = words_of(heading)
    if len(heading) > LONGEST_GROUP or _REMARKS.search(words) or asks_whom(heading):
        return False
    if may_ask_for_session(heading) and not (titles.title_of and _GROUPS.search(words)):
        return False
    if not _are_groups(different, len(met), named=_GROUPS.search(words) is not None):
        return False
    return not any(
        sort_of(text) in ("moment", "address")
        or len(text) > LONGEST_GROUP
        or titles.knows(text)
        or asides_in(text, heading)
        for text in set(texts)
    )


def _are_groups(texts: Counter[str], rows: int, *, named: bool) -> bool:
    """Whether so many different texts in so many rows may be groups; of a heading that has been `named` more may."""
    filled, different = texts.total(), len(texts)
    if not filled or texts.keys() <= YES | NO:
        return different > 1 or (0 < filled < rows and named)
    if 2 * filled <= rows:
        return False
    few = different > 1 and 2 * different <= filled
    if all(sort_of(text) == "number" for text in texts):
        return named or few
    return different < filled if named else few and different <= MOST_GROUPS
