"""A column for each session in which people say in words, signs or stars how much they would like it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from allocator.intake.cells.liking import hold_likings, in_words, is_scale, scale_of
from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.shapes.wishes.among_known import beside_known
from allocator.intake.tables.content import TICKED, UNTICKED, bare_or_mark, number
from allocator.intake.tables.heading_words import PERSON_RULES, heard
from allocator.intake.tables.headings import bare, label_of, named_round, round_and_rest, speaks_of_wishes, wished_rank
from allocator.intake.tables.roles import LEFT_OUT, WHO, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

NAMED_AT_MOST = 5

_YES_NO = frozenset({"yes", "no", "ja", "nee", "nein", "oui", "non", "si"})

_OF_PERSONS = re.compile(
    r"(has |is |hat |heeft )?(paid|payed|betaald|bezahlt|paye|pagado|present|aanwezig|anwesend|presente?|absent|"
    r"afwezig|abwesend|ausente|consent|toestemming|einverstanden\w*|autorisation|autorizacion|vegetarian|vegetarisch|photos?|"
    r"(mag|mogen|may|can|darf|peut|puede|kan|kann) .*|.*\b(toestemming|consent|permission|einwilligung|"
    r"einverstanden\w*|autorisations?|autorizacion|droit a l image|zwemdiploma|schwimmer|allergie|allergies)\b.*|"
    r"foto s|fotos|lunch|privacy|new|nieuw|neu|member|lid|mitglied)"
)
"""Headings above yes and no about people."""


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """Words of liking as a scale where all of them are known; left out, and named, where one is not."""
    places = _places(table, known)
    if not places:
        return None
    texts = {text for place in places for text in table.sample[place]}
    if {*map(bare_or_mark, texts)} <= TICKED | UNTICKED:
        return None
    cells = table.grid.cells
    texts |= {cells[row][table.columns[place]].strip() for row in table.rows for place in places}
    scale, unknown = scale_of(sorted(texts))
    if any(number(word) is not None for word in unknown):
        return None  # ranks or scores, and words for none
    if unknown:
        return left_out(table, places, unknown)
    if not is_scale(scale):
        return None
    named = parted(table, places, known)
    roles = {place: Role(What.LIKING_OF, about=title, round=round) for place, (round, title) in named.items()}
    share = sum(bare(title) in known.sessions for _, title in named.values()) / len(named)
    because = f"its words are a scale: {in_words(scale)}"
    people = person_roles(table, taken=places)
    return Proposal(TableKind.WISHES, {**people, **roles}, 0.9 if share > 0.5 else 0.8, because)


def left_out(table: SourceTable, places: Sequence[int], unknown: Sequence[str]) -> Proposal:
    """The people of a table without the words below its sessions."""
    people = person_roles(table, taken=places)
    kind = TableKind.ATTENDEES if any(role.what in WHO for role in people.values()) else TableKind.NOTHING
    shown = ", ".join(f'"{word}"' for word in unknown[:NAMED_AT_MOST])
    more = f" and {len(unknown) - NAMED_AT_MOST} more" if len(unknown) > NAMED_AT_MOST else ""
    named = f" ({shown}{more})" if unknown else ""
    because = f"the words below its sessions have no order that is known{named}; write numbers there, 1 for the best"
    return Proposal(kind, {**people, **dict.fromkeys(places, LEFT_OUT)}, 0.9, because)


def _places(table: SourceTable, known: Known) -> list[int]:
    """Columns headed by known sessions; else at least three with headings of their own, below one question if any."""
    liked = [place for place, heading in enumerate(table.headings) if heading and hold_likings(table.sample[place])]
    said = {place: {bare(text) for text in table.sample[place]} for place in liked}
    others = {word for place in liked if not said[place] <= _YES_NO for word in said[place]}
    # 'Paid: yes' is no liking where likings are said in other words.
    liked = [place for place in liked if not others or not said[place] <= _YES_NO or said[place] <= others]
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
    return chosen if len(chosen) >= 3 else []


def _is_no_persons(heading: str) -> bool:
    said = heard(heading, PERSON_RULES)
    return said in (None, What.ORGANISATION if label_of(heading)[1] else None) and not says_who_pays(heading)


def says_who_pays(heading: str) -> bool:
    """Whether a heading asks yes or no about a person, and not about a session."""
    return _OF_PERSONS.fullmatch(bare(heading)) is not None


def _title(table: SourceTable, place: int) -> str:
    return label_of(table.headings[place])[1] or table.headings[place]


def may_be_session(label: str) -> bool:
    """Whether a label is no rank, no round and no word for wishing."""
    if not label or wished_rank(label) is not None or speaks_of_wishes(label):
        return False
    return named_round(label) is None or all(round_and_rest(label))


_JOINTS = re.compile(r"\s+[-–—|/@]\s+|\s*[:|@]\s+|\s*[(\[]\s*|\s*[)\]]\s*")
"""What stands between a round and a session in one heading."""


def _round_and_title(heading: str, known: Known) -> tuple[str, str]:
    """The known round and the rest of a heading, or a known session and the rest; ('', '') where neither is."""
    if bare(heading) in known.sessions:
        return "", ""
    rounds = {bare(name): name for name in known.rounds}
    for joint in _JOINTS.finditer(heading):
        ends = heading[: joint.start()].strip(), heading[joint.end() :].strip(" )]")
        for round, title in (ends, ends[::-1]):
            if bare(title) and (bare(round) in rounds or (bare(round) and bare(title) in known.sessions)):
                return rounds.get(bare(round), round), title
    return "", ""


def parted(table: SourceTable, places: Sequence[int], known: Known) -> dict[int, tuple[str, str]]:
    """The round and the session of each heading; without rounds unless these are known, or each has several sessions.

    Where all sessions are known, whatever else is in each heading is a round.
    """
    titles = {place: label_of(table.headings[place])[1] or table.headings[place] for place in places}
    told = {place: _round_and_title(title, known) for place, title in titles.items()}
    if all(round and title for round, title in told.values()) and len(set(told.values())) == len(told):
        columns = Counter(round for round, _ in told.values())
        grid = min(columns.values()) > 1 and len({bare(title) for _, title in told.values()}) < len(told)
        if len(columns) > 1 and (grid or columns.keys() <= set(known.rounds)):
            return told
    found = {place: round_and_rest(title) for place, title in titles.items()}
    columns = Counter(round for round, _ in found.values())
    if len(columns) > 1 and min(columns.values()) > 1 and all(round and rest for round, rest in found.values()):
        return found
    return {place: ("", title) for place, title in titles.items()}
