"""What headings of columns for each session say: the session, its round, or something about people instead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from allocator.intake.cells.rounds.there import heads_there
from allocator.intake.shapes.proposal import Known
from allocator.intake.tables.heading_words import LONG_RULES, heard
from allocator.intake.tables.headings import (
    after_day_and_time,
    bare,
    label_of,
    named_round,
    round_and_rest,
    speaks_of_wishes,
    wished_rank,
)
from allocator.intake.tables.roles import Role, What
from allocator.intake.tables.table import SourceTable

_OF_PERSONS = re.compile(
    r"(has |is |hat |heeft )?(paid|payed|betaald|bezahlt|paye|pagado|present|aanwezig|anwesend|presente?|absent|"
    r"afwezig|abwesend|ausente|consent|toestemming|einverstanden\w*|autorisation|autorizacion|vegetarian|vegetarisch|photos?|"
    r"(mag|mogen|may|can|darf|peut|puede|kan|kann) .*|.*\b(toestemming|consent|permission|einwilligung|"
    r"einverstanden\w*|autorisations?|autorizacion|droit a l image|zwemdiploma|schwimmer|allergie|allergies)\b.*|"
    r"foto s|fotos|lunch|privacy|new|nieuw|neu|member|lid|mitglied)"
)
"""Headings above yes and no about people."""


def says_who_pays(heading: str) -> bool:
    """Whether a heading asks yes or no about a person, and not about a session."""
    return _OF_PERSONS.fullmatch(bare(heading)) is not None


def likings_of(named: Mapping[int, tuple[str, str]]) -> dict[int, Role]:
    """The roles of columns of words of liking, by the round and the session of each."""
    return {place: Role(What.LIKING_OF, about=title, round=round) for place, (round, title) in named.items()}


def may_be_session(label: str) -> bool:
    """Whether a label is no rank, no round and no word for wishing."""
    if not label or wished_rank(label) is not None or speaks_of_wishes(label):
        return False
    return named_round(label) is None or all(round_and_rest(label))


def is_session_in_round(heading: str) -> bool:
    """Whether a heading names a round, or a day with its hours, and with it what is no word for a session or a wish."""
    _, rest = round_and_rest(heading) if all(round_and_rest(heading)) else ("", after_day_and_time(heading))
    of_people = says_who_pays(rest) or heads_there(rest) is not None
    return bool(rest) and not of_people and heard(rest, LONG_RULES) is None and not speaks_of_wishes(rest)


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
    titles = _without_question({place: label_of(table.headings[place])[1] or table.headings[place] for place in places})
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


_QUESTION = re.compile(r"\s*([^:?]{2,80}[:?])\s*(\S.*)", re.DOTALL)
_INTEREST = re.compile(
    r"\s*((?:(?:i am |ik ben |ich bin |je suis |estoy )?"
    r"(?:interested|geïnteresseerd|interessiert|intéressée?|interesad[oa])|interest|interesse|intérêt|interés) "
    r"(?:in|an|aan|voor|für|par|pour|à|en|por))\s+(\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def _without_question(titles: dict[int, str]) -> dict[int, str]:
    """Headings without the question that all of them begin with: 'Netball' of 'Interested in: Netball'."""
    for pattern in (_QUESTION, _INTEREST):
        found = {place: pattern.fullmatch(title) for place, title in titles.items()}
        parts = {place: (hit[1].strip(" :?"), hit[2].strip()) for place, hit in found.items() if hit}
        questions = {bare(question) for question, _ in parts.values()}
        rest = {place: title for place, (_, title) in parts.items()}
        if len(parts) == len(titles) > 1 and len(questions) == 1 and len(set(map(bare, rest.values()))) == len(rest):
            asked = next(iter(parts.values()))[0]
            if named_round(asked) is None:
                return rest
    return titles
