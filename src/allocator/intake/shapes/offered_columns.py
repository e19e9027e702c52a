"""Columns of a list of sessions that no heading tells, by what their cells hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from allocator.intake.cells.names_below import is_full_name
from allocator.intake.cells.rounds.recurring import are_positions, come_again
from allocator.intake.shapes.proposal import Known
from allocator.intake.shapes.timed import holds_days, round_of
from allocator.intake.tables.content import is_room, is_unique, known_share, says_nothing, share, whole
from allocator.intake.tables.heading_words import PERSON_RULES, ROOM_RULES, heard
from allocator.intake.tables.headings import bare, named_round
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import COUNTS, IN_ROUNDS, LEFT_OUT, TIMED, Role, What
from allocator.intake.tables.table import SourceTable

MOSTLY, STRONGLY = 0.6, 0.8

LARGEST_SESSION = 1_000
"""People beyond which a figure is no maximum."""

GIVERS = re.compile(r"\b(supervisors?|betreuer\w*|coach\w*|mentor\w*|tutors?|begeleider\w*)\b")
"""Whoever looks after sessions and need not be there when they run."""

VAGUE = re.compile(
    r"name|names|naam|namen|nom|nombre|bezeichnung|benaming|description|omschrijving|nr|no|number|nummer|id|code"
)
"""Headings that anything may have."""

_BESIDE = re.compile(
    r"\b(contact\w*|kontakt\w*|assist\w*|created|aangemaakt|erstellt|owner|eigenaar|organi[sz]\w*|backup|reserve|"
    r"vervang\w*|vertretung|sponsor\w*|auteur|author|autor)\b"
)
"""Words for people about a session who need not give it."""

_OTHER_FIGURES = re.compile(
    r"\b(credits?|ects|enrolled|left|m2|qm|area|oppervlakte|flache|surface|superficie|price|prijs|preis|prix|precio|cost\w*|kosten|euro?|eur|floor|etage|verdieping|stock\w*|"
    r"planta|age|leeftijd|alter|duration|duur|dauer|minut\w*|hours?|uren|stunden|week\w*|year|jaar|jahr|points?|punten|"
    r"level|niveau|rank\w*|rang|priorit\w*|prio|prioridad|preference|voorkeur|choice|keuze|wahl|choix|aanmeldingen|inscrits|inscritos|angemeldet\w*|registered|signed|wishes|votes|stemmen|ronde\w*|rounds?)\b"
)
"""Words for figures that are nobody's number of people."""

SAY_WHEN = frozenset({What.ALLOWED, What.CARRIED, What.DAY, What.EXACTLY, *IN_ROUNDS})
"""What says already in which rounds sessions run."""

_TAGS = re.compile(
    r"\b(abstract\w*|description|beschrijving|beschreibung|samenvatting|summary|zusammenfassung|resume|resumen|inhoud|inhalt|"
    r"class\w*|klas\w*|grades?|groups?|groep\w*|gruppe\w*|groupes?|grupos?|jahrg\w*|stufen?|years?|levels?|niveau\w*|"
    r"nivel\w*|curso\w*|ages?|leeftijd\w*|alter\w*|edad\w*|zielgruppe\w*|doelgroep\w*|target|audience|public|publico|"
    r"materi\w*|tags?|label\w*|categor\w*|kategor\w*|themen?|themes?|themas?|temas?|keywords?|trefwoord\w*|schlagwort\w*|"
    r"mots?|palabras?|languages?|sprachen?|taal|talen|langues?|idiomas?|equipment|needs?|features?|fach|fachgebiet|vak|subjects?)\b"
)
"""Words for what sessions are sorted by, or need."""
_MOMENT = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}[ T,]+[0-9]{1,2}:[0-5][0-9].*")
"""A day with a time."""

NOT_THEN = re.compile(
    r"\b(not|never|except|absent|away|unavailable|niet|nooit|behalve|afwezig|nicht|nie|ausser|abwesend|verhindert|pas|"
    r"jamais|sauf|absente?|indisponible|no en|no puede|nunca|salvo|excepto|ausente)\b"
)
"""Words for rounds in which a session does not run."""

_BETWEEN_NAMES = re.compile(r"\s*(?:[;&/+\n]|,|\b(?:en|and|und|et|y)\b)\s*", re.IGNORECASE)
_TIME = re.compile(
    r"(?:[01]?[0-9]|2[0-3])(?:[:.h][0-5][0-9]|\s*h|(?=\s*[-–—]\s*[012]?[0-9][:.h][0-5][0-9]))(?::00)?\s*(?:uur|u|h|uhr|am|pm)?"
    r"(?:\s*(?:[-–—]|tot|to|bis|à)\s*(?:[01]?[0-9]|2[0-3])(?:[:.h][0-5][0-9]|\s*h)(?::00)?\s*(?:uur|u|h|uhr|am|pm)?)?",
    re.IGNORECASE,
)


def settle_by_cells(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Gives columns that are left over the role that their cells show: times, days, rooms, and names of speakers."""
    for place, texts in _left_over(table, roles):
        if holds_days(table.headings[place], texts):
            continue
        there = {role.what for role in roles.values()}
        if not there & SAY_WHEN and are_times(texts):
            roles[place] = Role(What.ALLOWED)
        elif not there & TIMED and _are_beginnings(texts, known):
            roles[place] = Role(What.DAY)
        elif are_times(texts):
            continue  # until when, beside from when
        elif not there & SAY_WHEN and are_positions(texts) and not _are_tags(table.headings[place], texts):
            roles[place] = Role(What.ALLOWED)
        elif NOT_THEN.search(bare(table.headings[place])):
            continue  # rounds in which it does not run
        elif What.DAY not in there and len({bare(text) for text in texts}) > 1 and all(map(_names_days, texts)):
            _settle_days(table, place, roles, there)
        elif named_round(table.headings[place]) is not None or round_of(table.headings[place], known.rounds):
            continue  # what it holds is said of that round
        elif What.FIXED_ROOM not in there and (_is_rooms(table.headings[place]) or _are_rooms(texts, known)):
            roles[place] = Role(What.FIXED_ROOM)
        elif (
            What.SPEAKERS not in there
            and 2 * len(texts) >= len(spread(table.rows))
            and are_names(texts, known)
            and not _is_beside(table.headings[place])
        ):
            roles[place] = Role(What.SPEAKERS)


def title_by_cells(table: SourceTable, roles: dict[int, Role], known: Known) -> None:
    """Without a heading for titles: what others wish for, else the first column of texts in which all differ."""
    left = [
        (place, texts) for place, texts in _left_over(table, roles) if not GIVERS.search(bare(table.headings[place]))
    ]
    timed = any(role.what in TIMED for role in roles.values())
    for place in [place for place, role in sorted(roles.items()) if role == LEFT_OUT]:
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        wished = known_share(texts, known.sessions | known.around.wished) >= MOSTLY
        if wished and share(texts, ("text",)) >= STRONGLY and (timed or is_unique(texts)):
            roles[place] = Role(What.TITLE)
            return
    telling = {*COUNTS, *TIMED, What.SPEAKERS, What.CODE}
    if any(role.what in telling for role in roles.values()):
        for place, texts in left:
            full = len(texts) >= 0.9 * len(spread(table.rows)) and is_unique(texts)
            titled = share(texts, ("text",)) >= STRONGLY and not are_times(texts)
            if full and titled and not _names_a_round(table, place):
                roles[place] = Role(What.TITLE)
                return


def maximum_above(table: SourceTable, roles: dict[int, Role]) -> None:
    """Takes the one column of figures that are nowhere below the minimum for the maximum."""
    fewest = [place for place, role in roles.items() if role.what is What.MINIMUM]
    if not fewest or any(role.what is What.MAXIMUM for role in roles.values()):
        return
    figures = [place for place, texts in _left_over(table, roles) if _are_sizes(texts)]
    pairs = [
        (whole(table.cells(row)[fewest[0]]) or 0, whole(table.cells(row)[place]) or 0)
        for row in spread(table.rows)
        for place in figures
    ]
    if len(figures) == 1 and all(low <= high or not high for low, high in pairs):
        roles[figures[0]] = Role(What.MAXIMUM)


def doubtful_figures(table: SourceTable, roles: dict[int, Role]) -> dict[int, Role]:
    """Roles for figures that may be the most, or the fewest and the most, that a session takes; none if none may be."""
    if any(role.what is What.MINIMUM for role in roles.values()):
        return {}
    figures = [
        place
        for place, texts in _left_over(table, roles)
        if _are_sizes(texts) and not _OTHER_FIGURES.search(bare(table.headings[place]))
    ]
    most = [place for place, role in roles.items() if role.what is What.MAXIMUM]
    if most:
        return {figures[0]: Role(What.MINIMUM)} if len(figures) == 1 and _is_below(table, figures[0], most[0]) else {}
    if len(figures) == 1:
        return {figures[0]: Role(What.MAXIMUM)}
    if len(figures) == 2:
        for low, high in (figures, reversed(figures)):
            if _is_below(table, low, high):
                return {low: Role(What.MINIMUM), high: Role(What.MAXIMUM)}
    return {}


def _is_below(table: SourceTable, low: int, high: int) -> bool:
    """Whether one figure is above 1 and nowhere more than the other, and somewhere less."""
    pairs = [(whole(table.cells(row)[low]), whole(table.cells(row)[high])) for row in spread(table.rows)]
    both = [(least, most) for least, most in pairs if least is not None and most is not None]
    return bool(both) and all(1 < least <= most for least, most in both) and any(least < most for least, most in both)


def doubt_about_rounds(table: SourceTable, roles: dict[int, Role], known: Known) -> tuple[str, dict[int, Role]] | None:
    """Takes texts that come again and again, several in a cell, for rounds; why, and the roles without."""
    there = {role.what for role in roles.values()}
    if known.rounds or there & SAY_WHEN or What.TITLE not in there:
        return None
    around = known.sessions | known.around.wished | known.around.rooms | known.around.people
    for place, texts in _left_over(table, roles):
        plain = not _are_tags(table.headings[place], texts) and not _is_beside(table.headings[place])
        if plain and come_again(texts) and not are_names(texts, known) and not _hold_known(texts, around):
            without = dict(roles)
            roles[place] = Role(What.ALLOWED)
            heading = table.headings[place]
            return f'what "{heading}" holds comes again and again: it may be the rounds of a session', without
    return None


def _are_tags(heading: str, texts: Sequence[str]) -> bool:
    """Whether a heading or its cells have a word for what sessions are sorted by, or a heading one for figures."""
    words = bare(heading)
    return any(_TAGS.search(bare(text)) for text in (words, *texts)) or _OTHER_FIGURES.search(words) is not None


def _hold_known(texts: Sequence[str], known: Collection[str]) -> bool:
    return known_share([part for text in texts for part in _BETWEEN_NAMES.split(text)], known) >= MOSTLY / 2


def may_be_sizes(table: SourceTable, place: int) -> bool:
    """Whether a column holds numbers of people, by its cells and as far as its heading says nothing else."""
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    return _are_sizes(texts) and not _OTHER_FIGURES.search(bare(table.headings[place]))


def _left_over(table: SourceTable, roles: dict[int, Role]) -> Iterator[tuple[int, list[str]]]:
    """The columns without a role, and what they hold."""
    for place in sorted(roles):
        texts = [text for text in table.sample[place] if not says_nothing(text)]
        heading = table.headings[place]
        persons = heard(heading, PERSON_RULES) if heading else None
        if roles[place] == LEFT_OUT and texts and (persons in (None, What.STAMP) or VAGUE.fullmatch(bare(heading))):
            yield place, texts


def are_times(texts: Sequence[str]) -> bool:
    """Whether nearly all are times of day, or from one to another."""
    return bool(texts) and sum(_TIME.fullmatch(text.strip()) is not None for text in texts) >= STRONGLY * len(texts)


def _are_beginnings(texts: Sequence[str], known: Known) -> bool:
    """Whether all are days with a time, as many different ones as there are rounds, where these are known."""
    moments = {" ".join(text.split()) for text in texts}
    if not all(_MOMENT.fullmatch(one) for one in moments) or len(moments) < 2:
        return False
    return len(known.rounds) in (0, len(moments))


def are_names(texts: Sequence[str], known: Known) -> bool:
    """Whether nearly all are full names of people, one or several in a cell, and not what others wish for."""
    named = sum(all(is_full_name(part) for part in _BETWEEN_NAMES.split(text) if part.strip()) for text in texts)
    return (
        len({bare(text) for text in texts}) > 1
        and named >= STRONGLY * len(texts)
        and known_share(texts, known.sessions | known.around.wished | known.around.rooms) < MOSTLY / 2
    )


def _settle_days(table: SourceTable, place: int, roles: dict[int, Role], there: set[What]) -> None:
    """Days beside times are days; by themselves they are the rounds in which a session may run."""
    if any(are_times([text for text in texts if text.strip()]) for texts in table.sample):
        roles[place] = Role(What.DAY)
    elif not there & SAY_WHEN:
        roles[place] = Role(What.ALLOWED)


def _names_days(text: str) -> bool:
    """Whether a cell holds nothing but days of the week, or parts of a day."""
    return all(bare(named_round(part) or "") == bare(part) for part in _BETWEEN_NAMES.split(text) if part.strip())


def _are_rooms(texts: Sequence[str], known: Known) -> bool:
    if known_share(texts, known.around.rooms) >= MOSTLY:
        return True
    if are_times(texts) or share(texts, ("number",)) >= MOSTLY:
        return False
    return sum(map(is_room, texts)) >= STRONGLY * len(texts)


def _is_rooms(heading: str) -> bool:
    return bool(heading) and heard(heading, ROOM_RULES) is What.ROOM and not VAGUE.fullmatch(bare(heading))


def _is_beside(heading: str) -> bool:
    words = bare(heading)
    return bool(GIVERS.search(words) or _BESIDE.search(words))


def _names_a_round(table: SourceTable, place: int) -> bool:
    return all(map(_names_days, table.sample[place]))


def _are_sizes(texts: Collection[str]) -> bool:
    """Whether all are whole numbers such as a session takes: not 0 and 1 alone, and not 1, 2, 3, ... by row."""
    numbers = [whole(text) for text in texts]
    if not numbers or any(number is None or number > LARGEST_SESSION for number in numbers):
        return False
    by_row = numbers == list(range(1, len(numbers) + 1))
    return not by_row and len(numbers) > 1 and not {*numbers} <= {0, 1}
