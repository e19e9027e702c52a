"""All wishes in one cell: a form's ranking question, or its boxes to tick."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from allocator.intake.cells.parting import RANKING, known_items, mark_of, split_titles
from allocator.intake.cells.rounds.there import heads_there
from allocator.intake.cells.session_titles import Titles
from allocator.intake.shapes.offers.timed import are_rounds, names_rounds
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.wishes.commas import parts_are_titles
from allocator.intake.tables.content import says_nothing, share
from allocator.intake.tables.heading_words import PERSON_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare, label_of, named_round, speaks_of_wishes
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

_IN_ORDER = re.compile(
    r"\b(rank|ranking|sort|order|prioriti[sz]e|drag|in order|prefer\w*|volgorde|rangschik\w*|sorteer|voorkeur\w*|"
    r"sortier\w*|reihenfolge|rangfolge|prioritat\w*|praferenz\w*|ordne\w*|ordre|classez|classer|orden\w*|"
    r"clasifi\w*|priorite\w*|prioridad\w*|best first|first is best|beste eerst|"
    r"(liebst|liefst)\w*|favou?rites? first|eerste is beste?|beste[rs]? zuerst|"
    r"meilleure? d abord|mejor primero)\b|"
    r"\b(1 wahl|1 wunsch|1st|first|1e|eerste|erste|1er|1ere|premier|premiere|1a|primera?)\b.*"
    r"\b(2 wahl|2 wunsch|2nd|second|2e|tweede|zweite|2eme|deuxieme|2a|segunda?)\b"
)
_IN_NO_ORDER = re.compile(
    r"(?!.*\btop\b).*\b(all that apply|which|multiple|alle|welke|welche\w*|tick|check|select|kreuz\w*|vink|meerdere|"
    r"mehrere|any|choose|pick|kies|wahle\w*|choisi\w*|coche\w*|quels?|quelles?|elige\w*|elija\w*|marca\w*|marque\w*|"
    r"seleccion\w*|cuales)\b"
)
_WISHING = re.compile(
    r"\b(session|sessions|workshop\w*|project\w*|projekt\w*|course|kurs\w*|activit\w*|keuze\w*|wahl\w*|wunsch\w*|"
    r"choice\w*|wish\w*|interest\w*|prefer\w*|sessie\w*|angebot\w*|topic\w*|thema\w*|attend|bijwonen|atelier\w*|"
    r"taller\w*|seance\w*|sesion\w*|choix|opcion\w*|activite\w*|actividad\w*|cours|cursos?)\b"
)
OTHER_MATTERS = re.compile(
    r"\b(allerg\w*|diet\w*|dieet\w*|dieetwensen|food|meals?|maaltijd\w*|lunch|essen|remarks?|opmerking\w*|bemerk\w*|"
    r"comments?|notes?|notities|anmerkung\w*|language\w*|taal|talen|sprach\w*|address\w*|adres\w*|phone|telefo\w*|"
    r"available|availability|beschikbaar\w*|verfugbar\w*|friends?|vriend\w*|freund\w*|amis?|amigos?|together|samen|"
    r"zusammen|medical|medisch\w*|medizin\w*|commentaires?|comentarios?|observaciones|idiomas?|langues?|regime|"
    r"shirt\w*|size|maat|grosse|talla|taille|transport\w*|vervoer|gender|"
    r"geslacht|geschlecht|drinks?|drank\w*|menu)\b"
)

ENOUGH_PAIRS = 5
"""Pairs of titles that come back in one order, at least, where it is that of the form: 1 in 32 by chance."""

LONGEST_ROUND = 40
"""Letters of a heading that may be the name of a round."""

_EQUAL = ("all equal", "wishes that are all equal")
_AS_HEADED = ("wishes", "wishes, in order or all equal as each column says")
_IN_ORDER_OF_CELL = ("in order", "wishes in order: the first in a cell is the best")
_ONE_TITLE = ("one title", "one title in each cell, perhaps with a comma in it")
_NOTHING = ("left out", "nothing about sessions")


@dataclass(frozen=True, slots=True)
class _Listing:
    """A column with lists of titles: what its order means (None: unknown), and whether words of its heading say it.

    `round` is what the heading names, `mark` what parts its cells; `sure` says that its cells are lists at all, and
    `speaks` that they are of wishes.
    """

    order: What | None
    by_words: bool
    round: str
    mark: str
    sure: bool
    speaks: bool


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """One column (or one for each round) with several titles in a cell; columns alike are read alike."""
    lists = _listings(table, known)
    if not lists:
        return None
    people = person_roles(table, taken=lists)
    content = {one.order for one in lists.values() if not one.by_words}
    in_doubt = None in content or len(content) > 1

    def roles(order: What, rounds: Mapping[int, str]) -> dict[int, Role]:
        whats = {place: order if in_doubt and not one.by_words else one.order or order for place, one in lists.items()}
        return {
            place: Role(whats[place], about=rounds.get(place, one.round), mark=one.mark) for place, one in lists.items()
        }

    because = ["a cell holds all wishes"]
    first = (What.TICKS, _EQUAL)
    if all(one.order is What.ORDER for one in lists.values()):
        first = (What.ORDER, _IN_ORDER_OF_CELL)
    elif not in_doubt and any(one.order is What.ORDER for one in lists.values()):
        first = (What.TICKS, _AS_HEADED)
    ways = (first, (What.ORDER, _IN_ORDER_OF_CELL))[: 1 + in_doubt]
    readings = [(roles(first[0], {}), first[1])]
    if in_doubt:
        because.append("nothing says whether their order counts")
        readings.append((roles(What.ORDER, {}), _IN_ORDER_OF_CELL))
    rounds = _rounds_of(table, lists, known)
    if len(lists) > 1 and rounds:
        named = ", ".join(rounds.values())
        because.append("several columns do, which may be rounds")
        readings += [
            (roles(order, rounds), (f"{word}, rounds", f"{means}, in each of the rounds {named}"))
            for order, (word, means) in ways
        ]
    if not all(one.sure for one in lists.values()):
        because.append("a comma may be a part of a title")
        readings.append(({place: Role(What.WISH, 1, one.round) for place, one in lists.items()}, _ONE_TITLE))
    if not any(one.speaks for one in lists.values()):
        because.append("no heading says that it is about wishes")
        readings.append((dict.fromkeys(lists, LEFT_OUT), _NOTHING))
    said = because[0] if len(because) == 1 else f"{because[0]}, and {'; '.join(because[1:])}"
    likelihood = 0.9 if any(one.speaks for one in lists.values()) else 0.82
    proposed = [
        Proposal(
            TableKind.ATTENDEES if answer is _NOTHING else TableKind.WISHES,
            {**people, **taken},
            likelihood,
            said,
            answer=answer if len(readings) > 1 else ("", ""),
        )
        for taken, answer in readings
    ]
    return replace(proposed[0], others=tuple(proposed[1:]))


def _listings(table: SourceTable, known: Known) -> dict[int, _Listing]:
    """The columns with lists, by place; where headings of some speak of wishes, those alone."""
    lists_people = any(heard(heading, PERSON_RULES) for heading in table.headings if heading)
    giving = speakers_beside_titles(table)
    found: dict[int, _Listing] = {}
    cells: list[str] = []
    for place, heading in enumerate(table.headings):
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        if (
            not texts
            or share(texts, ("address", "moment")) > 0.5
            or heard(heading, PERSON_RULES)
            or place in giving
            or names_rounds(texts, heading, known)
            or (heads_there(label_of(heading)[1] or heading) is not None and are_rounds(texts, known.rounds))
            or (not lists_people and heard(heading, SESSION_RULES) in (What.TITLE, What.CODE))
        ):
            continue
        mark = _mark(texts, heading, known.sessions)
        plain = mark or _holds_lists(texts, known.sessions)
        if not plain and (known.sessions or not _may_hold_lists(texts, heading)):
            continue
        order, by_words = (What.ORDER, True) if mark in RANKING else _order(texts, heading, mark)
        speaks = bool(plain) or _speaks(heading)
        found[place] = _Listing(order, by_words, named_round(heading) or "", mark, bool(plain), speaks)
        cells += [] if plain else texts
    if any(one.speaks for one in found.values()):
        found = {place: one for place, one in found.items() if one.speaks}
    verdict, _ = parts_are_titles(cells)
    if verdict is False:
        return {place: one for place, one in found.items() if one.sure}
    return {place: replace(one, sure=one.sure or verdict is True) for place, one in found.items()}


def speakers_beside_titles(table: SourceTable) -> list[int]:
    """The columns of those who give sessions, in a table with titles and without names of other people."""
    of_people = {heard(heading, PERSON_RULES) for heading in table.headings if heading}
    if of_people & {What.NAME, What.EMAIL, What.FIRST, What.LAST, What.STAMP}:
        return []
    said = {place: heard(heading, SESSION_RULES) for place, heading in enumerate(table.headings) if heading}
    if What.TITLE not in said.values():
        return []
    return [place for place, what in said.items() if what is What.SPEAKERS]


def _rounds_of(table: SourceTable, lists: Mapping[int, _Listing], known: Known) -> dict[int, str]:
    """The rounds that several columns may be where no heading names one: known ones, or as the headings are."""
    if any(one.round for one in lists.values()):
        return {}
    headings = {
        place: " ".join((label_of(table.headings[place])[1] or table.headings[place]).split()) for place in lists
    }
    if len(known.rounds) == len(lists):
        return dict(zip(lists, known.rounds, strict=True))
    short = all(0 < len(heading) <= LONGEST_ROUND and not set(";=@") & set(heading) for heading in headings.values())
    if short and len(set(headings.values())) == len(headings):
        return headings
    return {place: f"Round {number}" for number, place in enumerate(lists, start=1)}


def _mark(texts: Sequence[str], heading: str, known: Collection[str]) -> str:
    """What parts the wishes in a cell; slashes and bars stand in other columns too, and need words or known titles."""
    mark = mark_of(texts, known, in_order=_IN_ORDER.search(bare(heading)) is not None)
    return mark if known or mark in RANKING or _speaks(heading) else ""


def _speaks(heading: str) -> bool:
    """Whether a heading has a word for what is wished for, or names a round."""
    words = bare(heading)
    asked = _WISHING.search(words) or _IN_ORDER.search(words) or _IN_NO_ORDER.search(words)
    return bool(asked) or speaks_of_wishes(heading) or named_round(heading) is not None


def _holds_lists(texts: Sequence[str], known: Collection[str]) -> bool:
    """Whether cells hold several titles beyond doubt: with ; between them, or known ones."""
    listed = sum(
        len(_parts(text, ";")) > 1 or text.rstrip().endswith(";") or len(_parts(text, "\n")) > 1 for text in texts
    )
    if listed >= 0.5 * len(texts):
        return True
    return bool(known) and sum(known_items(text, known) > 1 for text in texts) >= 0.3 * len(texts)


def _may_hold_lists(texts: Sequence[str], heading: str) -> bool:
    """Whether commas may part titles; without a word for wishes most cells have some, and nothing else is meant."""
    commas = sum(len(_parts(text, ", ")) > 1 for text in texts)
    if _speaks(heading):
        return commas > 0
    return commas >= 0.5 * len(texts) and len(texts) > 1 and not OTHER_MATTERS.search(bare(heading))


def _parts(text: str, mark: str) -> list[str]:
    return [part for part in text.split(mark) if part.strip()]


def _order(texts: Sequence[str], heading: str, mark: str) -> tuple[What | None, bool]:
    """Whether the order in a cell counts (None: unknown), and whether words of the heading say so, or the cells."""
    words = bare(heading)
    if _IN_ORDER.search(words):
        return What.ORDER, True
    if _IN_NO_ORDER.search(words):
        return What.TICKS, True
    marked = [text.replace("\n", ";") for text in texts]
    if mark:
        lists = [tuple(map(bare, split_titles(text, Titles({}), mark))) for text in texts]
    else:
        lists = [tuple(bare(part) for part in _parts(text, ";" if ";" in text else ", ")) for text in marked]
    lists = [line for line in lists if len(line) > 1]
    everything = {title for one in lists for title in one}
    if len(lists) >= 3 and len(set(lists)) > 1 and sum(set(one) == everything for one in lists) >= 0.9 * len(lists):
        return What.ORDER, False
    return (What.TICKS if not lists or _in_one_order(lists) else None), False


def _in_one_order(lists: Sequence[Sequence[str]]) -> bool:
    """Whether cells name titles in the order of the form: enough pairs come back, and never the other way round."""
    pairs = Counter((one, other) for line in lists for at, one in enumerate(line) for other in line[at + 1 :])
    if sum(count - 1 for count in pairs.values()) < ENOUGH_PAIRS:
        return False
    before: dict[str, set[str]] = {}
    for one, other in pairs:
        before.setdefault(other, set()).add(one)
    left = set(before)
    while first := {title for title in left if not before[title] & left}:
        left -= first
    return not left
