"""People beside sessions: who is settled there already, who gives them, and who may do either."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from allocator.intake.cells.names_below import is_full_name, people_beside
from allocator.intake.shapes.offers.held import MOSTLY, STRONGLY
from allocator.intake.shapes.offers.words import GIVERS, HELPERS, VAGUE
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import known_share, says_nothing, whole
from allocator.intake.tables.heading_words import PERSON_RULES, SESSION_RULES, heard
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import sort_of, spread
from allocator.intake.tables.roles import LEFT_OUT, TIMED, Role, What
from allocator.intake.tables.table import SourceTable

_ATTENDEE = re.compile(
    r"\b(students?|pupils?|participants?|attendees?|campers?|child|children|candidates?|learners?|applicants?|"
    r"leerling(?:en)?|deelnem(?:er|ers|ende|enden)|deelneemsters?|kind|kinderen|cursist(?:en)?|studenten?|"
    r"schuler\w*|teilnehm\w*|studierende\w*|kinder|studentin(?:nen)?|kandidat\w*|"
    r"eleves?|etudiante?s?|participante?s?|inscrite?s?|enfants?|stagiaires?|candidate?s?|"
    r"alumn[oa]s?|estudiantes?|inscrit[oa]s?|nin[oa]s?|candidat[oa]s?)\b"
)
"""Words for people who attend sessions."""

_SETTLED = re.compile(
    r"\b(pre ?(?:assigned|allocated|selected|booked|arranged|agreed|placed)|assigned|allocated|pinned|"
    r"already (?:assigned|placed|agreed)|"
    r"(?:vooraf |al |reeds )?(?:toegewezen|ingedeeld|geplaatst|toebedeeld|vastgezet)|"
    r"(?:vorab |bereits |schon |fest )?(?:zugeteilt\w*|zugewiesen\w*|vergeben\w*|eingeteilt\w*|vorgemerkt\w*)|"
    r"(?:deja |pre ?)?(?:attribue\w*|affecte\w*|assigne[es]*|place[es]+)|"
    r"(?:ya |pre ?)?(?:asignad[oa]s?|adjudicad[oa]s?|colocad[oa]s?))\b"
)
"""Words that say that somebody is in a session already."""

_OTHERS = re.compile(
    r"\b(proposed|suggested|submitted|requested|voorgesteld|ingediend|vorgeschlagen|eingereicht|propose[es]*|propuest[oa]s?|"
    r"contact\w*|kontakt\w*|created|aangemaakt|erstellt|max\w*|min\w*|number|aantal|anzahl|nombre|numero|count)\b"
)
"""Words for people who did something else, and for figures."""

_OF_IDS = re.compile(r"\b(ids?|codes?|nummers?|numbers?|kurzel|mails?|e mails?|usernames?|links?|urls?)\b")

FEW = 0.5
"""How many rows have somebody settled at most where these are exceptions, and no outcome for everybody."""


def settle_people(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Gives columns their role whose heading says that people are settled, or that they look after sessions."""
    if not _lists_sessions(table, roles, known):
        return
    for place in _left_of_people(table, roles, known):
        heading = bare(table.headings[place])
        attends = _ATTENDEE.search(heading) is not None
        settled = _SETTLED.search(heading) is not None
        if not (attends or settled) or _OTHERS.search(heading) or GIVERS.search(heading):
            continue
        if settled or len(_filled(table, place)) <= FEW * len(spread(table.rows)):
            roles[place] = Role(What.PEOPLE)
    helping = [place for place, role in roles.items() if role.what is What.SPEAKERS and _help(table, place)]
    if any(role.what is What.SPEAKERS for place, role in roles.items() if place not in helping):
        return
    giving = [place for place in sorted(roles) if roles[place] == LEFT_OUT and _gives(table, place)]
    giving = [place for place in giving if not _are_busy(table, place, roles, known)]
    if giving:
        roles.update({**dict.fromkeys(helping, LEFT_OUT), giving[0]: Role(What.SPEAKERS)})


def speakers_by_name(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Names rather than ids of speakers, where a heading speaks of them twice: 'Speaker IDs' and 'Speaker names'."""
    said = [place for place, heading in enumerate(table.headings) if heard(heading, SESSION_RULES) is What.SPEAKERS]
    called = [place for place in said if roles[place] == LEFT_OUT and _hold_people(table, place, known)]
    first = [place for place in said if roles[place].what is What.SPEAKERS]
    if called and first and not _hold_people(table, first[0], known) and _are_ids(table, first[0]):
        roles[first[0]], roles[called[0]] = LEFT_OUT, Role(What.SPEAKERS)


def _are_ids(table: SourceTable, place: int) -> bool:
    """Whether a heading says so, or nearly all cells have a figure in them, or an address."""
    texts = _filled(table, place)
    coded = sum(any(map(str.isdigit, text)) or "@" in text for text in texts)
    return bool(_OF_IDS.search(bare(table.headings[place]))) or coded >= STRONGLY * len(texts)


def with_people_beside(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """A list of sessions with the question what people beside them do, where nothing tells."""
    because, ways = _doubt(table, reading.roles, known)
    if not ways:
        return reading
    if reading.others:
        # What decides more is asked; the people are among the columns that the report names as left out.
        out = {place: role for place, role in ways["left out"][1].items() if role == LEFT_OUT}
        others = tuple(replace(one, roles={**one.roles, **out}) for one in reading.others)
        return replace(reading, roles={**reading.roles, **out}, others=others)
    found = [
        replace(reading, roles={**reading.roles, **roles}, because=because, answer=(answer, means))
        for answer, (means, roles) in ways.items()
    ]
    return replace(found[0], others=tuple(found[1:]))


def _doubt(
    table: SourceTable, roles: Mapping[int, Role], known: Known
) -> tuple[str, dict[str, tuple[str, dict[int, Role]]]]:
    """Why it is asked what people beside sessions do, and what each answer means and makes of their columns."""
    left = _left_of_people(table, roles, known)
    attending = [place for place in left if _attend(table, place, known)]
    speaking = [place for place, role in roles.items() if role.what is What.SPEAKERS]
    if attending:
        place = attending[0]
        named = f'"{table.headings[place]}"' if table.headings[place] else "a column without a heading"
        ways = {
            "settled": ("people who are settled in a session", {place: Role(What.PEOPLE)}),
            "speakers": ("who gives a session", {place: Role(What.SPEAKERS)}),
            "left out": ("neither, and it is left out", {place: LEFT_OUT}),
        }
        if speaking:
            del ways["speakers"]
        return f"{named} has people who attend: they may be settled in these sessions already, or give them", ways
    helping = [place for place in left if speaking and _help(table, place)]
    helping += [place for place in left if speaking and place not in helping and _look_after(table, place)]
    if not helping:
        return "", {}
    places = sorted(helping)
    named = " and ".join(f'"{table.headings[place]}"' for place in places)
    because = f"the people below {named} may have to be there when a session runs, or only look after it"
    return because, {
        "speakers": ("who gives a session, and must be there", dict.fromkeys(places, Role(What.SPEAKERS))),
        "left out": ("they need not be there, and are left out", dict.fromkeys(places, LEFT_OUT)),
    }


def _lists_sessions(table: SourceTable, roles: Mapping[int, Role], known: Known) -> bool:
    """Whether a column has titles, by a word for them or as what others wish for, so that the rows are nobody."""
    return any(
        role.what in (What.TITLE, What.CODE)
        and (
            (role.what is What.TITLE and not VAGUE.fullmatch(bare(heading)) and heard(heading, PERSON_RULES) is None)
            or known_share(table.sample[place], known.sessions | known.around.wished) >= MOSTLY
        )
        for place, role in roles.items()
        for heading in [table.headings[place]]
    )


def _help(table: SourceTable, place: int) -> bool:
    return HELPERS.search(bare(table.headings[place])) is not None


def _gives(table: SourceTable, place: int) -> bool:
    """Whether a heading is a word for people who give sessions, or look after them, and no one for who helps them."""
    said = heard(table.headings[place], SESSION_RULES) is What.SPEAKERS and bool(_filled(table, place))
    return not _help(table, place) and (said or _look_after(table, place))


def _look_after(table: SourceTable, place: int) -> bool:
    """Whether a heading is a word for people who look after sessions, and cells may be their names."""
    heading, texts = bare(table.headings[place]), _filled(table, place)
    named = [text for text in texts if text[:1].isupper() and not any(map(str.isdigit, text))]
    asked = GIVERS.search(heading) and not _help(table, place) and not _OTHERS.search(heading)
    return bool(asked) and bool(texts) and len(named) >= STRONGLY * len(texts)


def _left_of_people(table: SourceTable, roles: Mapping[int, Role], known: Known) -> list[int]:
    """The columns without a role that hold names, addresses, or, where the heading says whose, ids of people."""
    return [place for place in sorted(roles) if roles[place] == LEFT_OUT and _hold_people(table, place, known)]


def _filled(table: SourceTable, place: int) -> list[str]:
    return [text for text in table.sample[place] if not says_nothing(text)]


def _hold_people(table: SourceTable, place: int, known: Known) -> bool:
    parts = _named(table, place)
    if not parts:
        return False
    heading = bare(table.headings[place])
    ids = _SETTLED.search(heading) and _ATTENDEE.search(heading)
    people = [
        part
        for part in parts
        if _may_be_person(part) or bare(part) in known.around.people or (ids and whole(part) is not None)
    ]
    titles = known.sessions | known.around.wished | known.around.rooms
    called_so = sum(bare(part) in titles and whole(part) is None for part in parts)
    return len(people) >= STRONGLY * len(parts) and called_so < MOSTLY / 2 * len(parts)


def _named(table: SourceTable, place: int) -> list[str]:
    """What the cells of a column name, each person by themselves."""
    return [part for text in _filled(table, place) for one in people_beside(text) for part in _apart(one)]


def _may_be_person(text: str) -> bool:
    return is_full_name(text) or sort_of(text) == "address"


def _apart(text: str) -> list[str]:
    """The names with commas between; 'Last, First' is one."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return parts if all(map(is_full_name, parts)) else [text]


def _attend(table: SourceTable, place: int, known: Known) -> bool:
    """Whether most of a column are attendees of another table, or of the event workbook."""
    parts = _named(table, place)
    return bool(parts) and sum(bare(part) in known.around.people for part in parts) >= MOSTLY * len(parts)


def _are_busy(table: SourceTable, place: int, roles: Mapping[int, Role], known: Known) -> bool:
    """Whether somebody looks after more sessions than there are rounds, and so cannot give them all."""
    looks_after = GIVERS.search(bare(table.headings[place])) is not None
    if not looks_after or not known.rounds or any(role.what in TIMED for role in roles.values()):
        return False
    counts = Counter(" ".join(one.split()) for text in _texts(table, place) for one in people_beside(text))
    return max(counts.values(), default=0) > len(known.rounds)


def _texts(table: SourceTable, place: int) -> Sequence[str]:
    return [text for row in table.rows if not says_nothing(text := table.cells(row)[place])]
