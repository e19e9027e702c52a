"""All wishes in one cell: a form's ranking question, or its boxes to tick."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from allocator.intake.cells.parting import RANKING, known_items, mark_of, split_titles
from allocator.intake.cells.session_titles import Titles
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.timed import names_rounds
from allocator.intake.tables.content import says_nothing, share
from allocator.intake.tables.heading_words import PERSON_RULES, heard
from allocator.intake.tables.headings import bare, named_round, speaks_of_wishes
from allocator.intake.tables.roles import Role, TableKind, What
from allocator.intake.tables.table import SourceTable

_IN_ORDER = re.compile(
    r"\b(rank|ranking|sort|order|prioriti[sz]e|drag|in order|prefer\w*|volgorde|rangschik\w*|sorteer|voorkeur\w*|"
    r"sortier\w*|reihenfolge|rangfolge|prioritat\w*|praferenz\w*|ordne\w*)\b"
)
_IN_NO_ORDER = re.compile(
    r"\b(all that apply|which|multiple|alle|welke|welche\w*|tick|check|select|kreuz\w*|vink|meerdere|mehrere|any)\b"
)
_WISHING = re.compile(
    r"\b(session|sessions|workshop\w*|project\w*|projekt\w*|course|kurs\w*|activit\w*|keuze\w*|wahl\w*|wunsch\w*|"
    r"choice\w*|wish\w*|interest\w*|prefer\w*|sessie\w*|angebot\w*|topic\w*|thema\w*|attend|bijwonen)\b"
)


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """One column (or one for each round) with several titles in a cell."""
    roles: dict[int, Role] = {}
    doubtful: dict[int, Role] = {}
    for place, heading in enumerate(table.headings):
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        if (
            not texts
            or share(texts, ("address", "moment")) > 0.5
            or heard(heading, PERSON_RULES)
            or names_rounds(texts, heading, known)
        ):
            continue
        mark = _mark(texts, heading, known.sessions)
        if not mark and not _holds_lists(texts, heading, known.sessions):
            continue
        what = What.ORDER if mark in RANKING else _order(texts, heading, mark)
        round = named_round(heading) or ""
        roles[place] = Role(what or What.TICKS, about=round, mark=mark)
        if what is None:
            doubtful[place] = Role(What.ORDER, about=round, mark=mark)
    if not roles:
        return None
    people = person_roles(table, taken=roles)
    because = "a cell holds all wishes"
    if not doubtful:
        return Proposal(TableKind.WISHES, {**people, **roles}, 0.9, because)
    because = "a cell holds all wishes, and nothing says whether their order counts"
    other = Proposal(TableKind.WISHES, {**people, **roles, **doubtful}, 0.9, because)
    return Proposal(TableKind.WISHES, {**people, **roles}, 0.9, because, (other,))


def _mark(texts: Sequence[str], heading: str, known: Collection[str]) -> str:
    """What parts the wishes in a cell; slashes and bars stand in other columns too, and need words or known titles."""
    mark = mark_of(texts, known)
    return mark if known or mark in RANKING or _speaks(heading) else ""


def _speaks(heading: str) -> bool:
    """Whether a heading has a word for what is wished for, or names a round."""
    return bool(_WISHING.search(bare(heading))) or speaks_of_wishes(heading) or named_round(heading) is not None


def _holds_lists(texts: Sequence[str], heading: str, known: Collection[str]) -> bool:
    """Whether most cells hold several titles: with ; between them, or with commas."""
    listed = sum(
        len(_parts(text, ";")) > 1 or text.rstrip().endswith(";") or len(_parts(text, "\n")) > 1 for text in texts
    )
    if listed >= 0.5 * len(texts):
        return True
    if known:
        return sum(known_items(text, known) > 1 for text in texts) >= 0.3 * len(texts)
    commas = sum(len(_parts(text, ", ")) > 1 for text in texts)
    return commas >= 0.5 * len(texts) and len(texts) >= 4 and _speaks(heading)


def _parts(text: str, mark: str) -> list[str]:
    return [part for part in text.split(mark) if part.strip()]


def _order(texts: Sequence[str], heading: str, mark: str) -> What | None:
    """Whether the order in a cell counts, by the words of the heading or the orders there are; None: unknown."""
    words = bare(heading)
    if _IN_ORDER.search(words):
        return What.ORDER
    if _IN_NO_ORDER.search(words):
        return What.TICKS
    marked = [text.replace("\n", ";") for text in texts]
    if mark:
        lists = [tuple(map(bare, split_titles(text, Titles({}), mark))) for text in texts]
    else:
        lists = [tuple(bare(part) for part in _parts(text, ";" if ";" in text else ", ")) for text in marked]
    lists = [line for line in lists if len(line) > 1]
    everything = {title for one in lists for title in one}
    if len(lists) >= 3 and len(set(lists)) > 1 and sum(set(one) == everything for one in lists) >= 0.9 * len(lists):
        return What.ORDER
    return What.TICKS if not lists or _in_one_order(lists) else None


def _in_one_order(lists: Sequence[Sequence[str]]) -> bool:
    """Whether no two of several cells name two titles in opposite order: then it is the order of the form."""
    before = {(one, other) for line in lists for at, one in enumerate(line) for other in line[at + 1 :]}
    return len(lists) > 1 and not any((other, one) in before for one, other in before)
