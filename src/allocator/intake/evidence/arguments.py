"""What speaks for and against taking a table for something, each argument with its weight.

An argument looks at one reading of one table and gives a number: above 0 it speaks for the reading, below 0 against it,
and 0 says nothing. The numbers add up to the likelihood that the shape itself gives. No argument decides alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from allocator.intake.cells.names_below import is_full_name
from allocator.intake.evidence.reading import MOSTLY, PLAIN, SLIGHT, STRONG, STRONGLY, Reading
from allocator.intake.shapes.offers.timed import holds_days
from allocator.intake.shapes.offers.words import VAGUE
from allocator.intake.tables.content import (
    are_ticks,
    hold_labels,
    may_be_count,
    number,
    says_nothing,
    share,
)
from allocator.intake.tables.heading_words import (
    PERSON_RULES,
    ROOM_RULES,
    SESSION_RULES,
    heard,
    speaks_of_sessions,
    states_limit,
)
from allocator.intake.tables.headings import bare, label_of, speaks_of_wishes, wished_rank
from allocator.intake.tables.roles import MEASURED, TIMED, TableKind, What
from allocator.intake.tables.vocabulary.first_names import COMMON

FEWEST_ALIKE = 3
"""Columns of one question, from which on they are a grid."""

_COUNTING = re.compile(
    r"\b(max(?:im\w*)?|min(?:im\w*|dest\w*)?|capacity|capaciteit|kapazitat|enrolled|seats?|places?|left|credits?|aantal|anzahl|nombre|cupo|"
    r"plazas|total\w*|totaal|count|number of|price|prijs|preis|kosten|cost|ects)\b"
)
"""Words for figures about sessions."""


Argument = Callable[[Reading], float]


def people_have_no_maximum(one: Reading) -> float:
    """A column of counts below a word for a maximum belongs to sessions or rooms, and not to people."""
    counted = [
        place
        for place in range(len(one.table.columns))
        if any(one.says(place, what) for what in (What.MAXIMUM, What.MINIMUM, What.CAPACITY))
        and wished_rank(one.table.headings[place]) is None
        and _are_counts(one.table.sample[place])
    ]
    return -STRONG if counted and not one.places(What.EMAIL, What.STAMP) else 0.0


def attendees_give_no_sessions(one: Reading) -> float:
    """Names below a word for speakers, beside titles below a word for sessions, are those of speakers."""
    giving = [place for place in one.naming if heard(one.table.headings[place], SESSION_RULES) is What.SPEAKERS]
    return -STRONG if giving and len(giving) == len(one.naming) and not one.places(What.EMAIL, What.STAMP) else 0.0


def people_are_no_sessions(one: Reading) -> float:
    """What would be people are known as sessions, or as rooms."""
    shares = [one.knows(place, one.around.sessions | one.around.rooms) for place in one.naming]
    return -STRONG - SLIGHT if shares and max(shares) >= MOSTLY else 0.0


def people_are_called_otherwise(one: Reading) -> float:
    """Names below a word for rooms, or for sessions, are not those of people."""
    headings = [one.table.headings[place] for place in one.naming if one.table.headings[place]]
    others = [
        heading
        for heading in headings
        if heard(heading, PERSON_RULES) is None
        and (heard(heading, ROOM_RULES) is What.ROOM or heard(heading, SESSION_RULES) in (What.TITLE, What.FIXED_ROOM))
    ]
    return -STRONG if others and len(others) == len(one.naming) else 0.0


def people_are_no_labels(one: Reading) -> float:
    """Nobody is called 'Max:' or '1.'."""
    named = one.places(What.NAME, What.FIRST, What.LAST)
    return -STRONG - PLAIN if any(hold_labels(one.table.sample[place]) for place in named) else 0.0


def people_are_known(one: Reading) -> float:
    """What would be people are known as people."""
    shares = [one.knows(place, one.around.people) for place in one.naming]
    return SLIGHT if shares and max(shares) >= MOSTLY else 0.0


def people_are_called_like_people(one: Reading) -> float:
    """Names of people are full names of several words."""
    return SLIGHT * any(_are_called_like_people(one, place) for place in one.places(What.NAME))


def rows_have_addresses(one: Reading) -> float:
    """Addresses and time stamps are those of people who answered."""
    return SLIGHT / 2 if one.places(What.EMAIL, What.STAMP) else 0.0


def wishes_are_no_ticks(one: Reading) -> float:
    """Below a numbered heading stand titles or codes, and not yes and no."""
    places = one.places(What.WISH)
    ticked = [place for place in places if are_ticks([text for text in one.table.sample[place] if text.strip()])]
    return -STRONG - SLIGHT if len(places) > 1 and len(ticked) > len(places) / 2 else 0.0


def nobody_wishes_for_figures(one: Reading) -> float:
    """Columns for each session are headed by titles, and not by words for figures about sessions."""
    places = one.places(*MEASURED)
    headings = {place: one.table.headings[place] for place in places}
    figures = [place for place, text in headings.items() if _COUNTING.search(bare(text)) and not states_limit(text)]
    numbered = [place for place in places if one.proposal.roles[place].what in (What.RANK_OF, What.SCORE_OF)]
    return -STRONG - SLIGHT if figures and set(figures) <= set(numbered) else 0.0


def wishes_are_sessions(one: Reading) -> float:
    """What would be wishes are known titles."""
    shares = [one.knows(place, one.around.titles) for place in one.places(What.WISH, What.SESSION)]
    return SLIGHT if shares and max(shares) >= MOSTLY else 0.0


def columns_of_one_question_go_together(one: Reading) -> float:
    """Of the columns that a form made of one question, 'Preference [Chess]', nobody takes one and leaves the others."""
    questions: dict[str, list[int]] = {}
    for place, heading in enumerate(one.table.headings):
        question, label = label_of(heading)
        if label and one.table.sample[place]:
            questions.setdefault(bare(question), []).append(place)
    left = {*one.places(What.LEFT_OUT)}
    used = [(len([place for place in places if place not in left]), len(places)) for places in questions.values()]
    return -STRONG if any(0 < some < MOSTLY * every and every >= FEWEST_ALIKE for some, every in used) else 0.0


def sessions_do_not_answer(one: Reading) -> float:
    """Time stamps, and addresses in most rows, are those of people."""
    moments = any(
        one.says(place, What.STAMP)
        and share(one.table.sample[place], ("moment",)) >= MOSTLY
        and not holds_days(one.table.headings[place], one.table.sample[place])
        for place in range(len(one.table.columns))
    )
    addresses = any(share(texts, ("address",)) >= MOSTLY for texts in one.table.sample)
    return -STRONG * moments - PLAIN * addresses


def titles_are_wished(one: Reading) -> float:
    """What would be titles is what others wish for."""
    shares = [one.knows(place, one.around.wished) for place in one.places(What.TITLE, What.CODE)]
    return PLAIN if shares and max(shares) >= MOSTLY / 2 else 0.0


def titles_are_nobody(one: Reading) -> float:
    """What would be titles is known as people, or as rooms."""
    around = one.around.people | one.around.rooms
    shares = [one.knows(place, around) for place in one.places(What.TITLE)]
    return -STRONG - SLIGHT if shares and max(shares) >= MOSTLY else 0.0


def titles_are_called_so(one: Reading) -> float:
    """The heading of titles has a word for sessions; where it has one for rooms, they are rooms."""
    titles = one.places(What.TITLE)
    if titles and not any(one.table.headings) and _are_people(one, titles[0]):
        return -STRONG - PLAIN
    if not titles or not one.table.headings[titles[0]]:
        return 0.0
    heading = one.table.headings[titles[0]]
    session = speaks_of_sessions(heading) or heard(heading, SESSION_RULES) in (What.TITLE, What.CODE)
    if heard(heading, ROOM_RULES) is What.ROOM and not session:
        return -STRONG
    wished = one.knows(titles[0], one.around.wished) >= MOSTLY
    if wished or (session and not VAGUE.fullmatch(bare(heading))):
        return 0.0
    if _is_persons(heading):
        return -STRONG
    if one.places(What.CODE, What.SPEAKERS, What.SUBTITLE, *TIMED):
        return 0.0
    return -STRONG - PLAIN * _are_called_like_people(one, titles[0])


def nobody_wishes_for_rooms(one: Reading) -> float:
    """What would be rooms is what others wish for, or known as people."""
    around = one.around.sessions | one.around.people
    shares = [one.knows(place, around) for place in one.places(What.ROOM)]
    return -STRONG - SLIGHT if shares and max(shares) >= MOSTLY else 0.0


def rooms_are_known(one: Reading) -> float:
    """What would be rooms is where sessions are held."""
    shares = [one.knows(place, one.around.rooms) for place in one.places(What.ROOM)]
    return STRONG if shares and max(shares) >= MOSTLY / 2 else 0.0


def rooms_are_called_so(one: Reading) -> float:
    """The heading of rooms has no word for sessions or people alone."""
    rooms = one.places(What.ROOM)
    if not rooms or not one.table.headings[rooms[0]]:
        return 0.0
    heading = one.table.headings[rooms[0]]
    if heard(heading, ROOM_RULES) is What.ROOM:
        return 0.0
    if speaks_of_sessions(heading) or speaks_of_wishes(heading) or _is_persons(heading):
        return -STRONG
    return -PLAIN * _are_called_like_people(one, rooms[0])


def rooms_give_no_sessions(one: Reading) -> float:
    """A list of rooms has no speakers, no times, and no titles of sessions."""
    headings = [heading for place, heading in enumerate(one.table.headings) if heading and one.table.sample[place]]
    timed = any(heard(heading, SESSION_RULES) in (What.SPEAKERS, What.ALLOWED) for heading in headings)
    titled = any(
        heard(heading, SESSION_RULES) is What.TITLE
        and heard(heading, ROOM_RULES) is None
        and not VAGUE.fullmatch(bare(heading))
        for heading in headings
    )
    return -PLAIN * timed - STRONG * titled


_OF_PEOPLE: tuple[Argument, ...] = (
    people_have_no_maximum,
    attendees_give_no_sessions,
    people_are_no_sessions,
    people_are_called_otherwise,
    people_are_no_labels,
    people_are_known,
    people_are_called_like_people,
    rows_have_addresses,
    wishes_are_no_ticks,
    nobody_wishes_for_figures,
    wishes_are_sessions,
    columns_of_one_question_go_together,
)

ARGUMENTS: Mapping[TableKind, tuple[Argument, ...]] = {
    TableKind.WISHES: _OF_PEOPLE,
    TableKind.ATTENDEES: _OF_PEOPLE,
    TableKind.FIXED: _OF_PEOPLE,
    TableKind.SESSIONS: (sessions_do_not_answer, titles_are_wished, titles_are_nobody, titles_are_called_so),
    TableKind.ROOMS: (nobody_wishes_for_rooms, rooms_are_known, rooms_are_called_so, rooms_give_no_sessions),
    TableKind.ROUNDS: (),
    TableKind.SPEAKERS: (),
    TableKind.NOTHING: (),
}
"""What speaks for and against each kind of table."""


def _is_persons(heading: str) -> bool:
    """Whether a heading belongs to people, and to nothing else."""
    return heard(heading, PERSON_RULES) is not None and not VAGUE.fullmatch(bare(heading))


def _are_called_like_people(one: Reading, place: int) -> bool:
    texts = one.table.sample[place]
    return bool(texts) and sum(map(is_full_name, texts)) >= STRONGLY * len(texts)


def _are_people(one: Reading, place: int) -> bool:
    """Whether cells are full names, and half of them begin with a first name that many have."""
    texts = one.table.sample[place]
    common = sum(bare(text).split()[0] in COMMON for text in texts if bare(text))
    return _are_called_like_people(one, place) and 2 * common >= len(texts)


def _are_counts(texts: Collection[str]) -> bool:
    counted = [text for text in texts if not says_nothing(text)]
    return bool(counted) and sum(may_be_count(text) and number(text) is not None for text in counted) >= MOSTLY * len(
        counted
    )
