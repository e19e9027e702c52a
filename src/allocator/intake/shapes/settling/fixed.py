"""People who are in a session already: leaders, helpers, speakers who attend."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from allocator.intake.shapes.person_columns import person_roles
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.content import are_ticks, known_share, repeats, says_nothing, share
from allocator.intake.tables.heading_words import LONG_RULES, PERSON_RULES, heard
from allocator.intake.tables.headings import bare, label_of, named_round, speaks_of_wishes, without_round
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import LEFT_OUT, Role, TableKind, What
from allocator.intake.tables.table import SourceTable

FIXED = re.compile(
    r"\b(leaders?|fixed|pinned|preassigned|assigned|awarded|assignments?|placed|placements?|results?|output|helpers?|"
    r"begeleid\w*|leiding|vast|vaste|ingedeeld|indeling|toegewezen|resultaat|leiter\w*|betreuer\w*|gesetzt|fest|feste|"
    r"zugeteilt|zuteilung|zuordnung|ergebnis|einteilung|eingeteilt|zugewiesen|geplaatst\w*|plaatsing)\b"
)
"""Words for people who are placed already."""


_SAYS_FIXED = re.compile(
    r"((already|reeds|al|bereits|schon|is|ist|wordt|wird) )?"
    r"(fixed|pinned|pre ?assigned|assigned|placed|settled|must (be|go|attend)|has to (be|go)|vast|vaste|vastgezet|moet|"
    r"verplicht|verplichte|ingedeeld|indeling|geplaatst|plaatsing|toegewezen|fest|feste|fester|festgelegt|fixiert|muss|"
    r"pflicht|gesetzt|eingeteilt|einteilung|zugeteilt|zugewiesen|zuteilung|zuordnung|placement|place|placee?s?|affecte|"
    r"zit( al| reeds)?|plaza fija|affectee?|affectation|impose|obligatoire|asignad[oa]|asignacion|fij[oa]|"
    r"obligatori[oa]|colocad[oa]|inscrit|inscrito)"
    r"( (session|workshop|sessie|keuze|plek|plaats|platz|place|assignment|zuteilung|project|projekt|activity|"
    r"activiteit|kurs|angebot))?"
    r"( (to|in|at|into|with|bij|naar|op|voor|bei|nach|fur|zu|an|im|auf|a|au|aux|dans|en|al)"
    r"( (de|het|the|dem|den|die|das|der))?)?"
    r"( (session|workshop|sessie|project|projekt|activity|activiteit|kurs|angebot))?"
)
"""The heading of a column that says, beside wishes, where somebody must be."""

_SAYS_NOW = re.compile(
    r"\b(current|huidige?|jetzige[rsmn]?|aktuelle[rsmn]?|derzeitige[rsmn]?|bisherige[rsmn]?|actuel|actuelle|actual)\b"
)


def says_now(heading: str) -> bool:
    """Whether a heading says that what is below it is so now, and no wish: 'Current club'."""
    return _SAYS_NOW.search(bare(heading)) is not None


ENOUGH_KNOWN = 0.6

MOSTLY_BLANK = 0.5
"""How much of a column beside wishes is filled at most where it has exceptions, and no outcome for everybody."""


def says_fixed(heading: str) -> bool:
    """Whether a heading says that somebody must be in what is below it, in a round that it may name."""
    return any(_SAYS_FIXED.fullmatch(without_round(bare(text))) for text in (heading, *label_of(heading)) if text)


_SAYS_BARRED = re.compile(
    r"(not|niet|nicht|pas|no)( (allowed|toegestaan|erlaubt|autorise|permitido|puede|possible|mogelijk))?"
    r"( (in|at|to|with|bij|naar|voor|bei|zu|fur|dans|a|en|con))?( (session|workshop|sessie|kurs|atelier|taller))?|"
    r"(may|must|mag|moet|darf|muss|can ?not|kan|kann) ?(not|niet|nicht)( (be|go|attend|naar|bij|in|zu|bei))*( in)?|"
    r"cannot( (be|go|attend))?( (in|to))?|barred( from)?|excluded( from)?|exclusions?|uitgesloten( (van|bij))?|"
    r"uitsluiting|ausgeschlossen( von)?|ausschluss|verboden|verboten|forbidden|interdit( (de|a|dans))?|exclu( de)?|"
    r"prohibido|excluido( de)?|"
    r"(mag|moet|kan|darf|muss|kann|may|must|can|should)\b.*\b(not|niet|nicht)\b.*|"
    r"ne (peut|doit) pas\b.*|no (puede|debe)\b.*"
)
"""The heading of a column that says, beside wishes, where somebody must not be."""


_SAYS_UNABLE = re.compile(
    r"(i )?(can ?not|can ?t|can not|could not|unable to) (do|join|take|take part( in)?|be|attend|go|go to)|"
    r"(ik )?(kan|kun|kunnen) (ik )?(niet|geen) (doen|volgen|bijwonen|mee|meedoen|deelnemen( aan)?)|"
    r"(ich )?(kann|konnen) (ich )?(nicht|kein\w*) (machen|mitmachen|besuchen|teilnehmen( an)?)|"
    r"(je )?ne (peux|peut|peuvent|pouvez) pas (faire|suivre|participer( a)?)|"
    r"no (puedo|puede|pueden) (hacer|asistir|participar( en)?)"
)
"""The same, where sessions are below it: 'Can't do' may as well be said of days."""


def says_barred(heading: str) -> bool:
    """Whether a heading says that somebody must not be in what is below it."""
    return any(_SAYS_BARRED.fullmatch(bare(text)) for text in (heading, *label_of(heading)) if text)


def _says_unable(heading: str) -> bool:
    return any(_SAYS_UNABLE.fullmatch(bare(text)) for text in (heading, *label_of(heading)) if text)


def with_barred_beside(table: SourceTable, reading: Proposal, known: Known) -> Proposal:
    """A reading of people, with the columns beside that say where somebody must not be."""
    wished = {
        bare(text)
        for place, role in reading.roles.items()
        if role.what is What.WISH
        for text in titles_of_each(table, place)
    }
    titles = known.sessions if known.listed else known.sessions | wished
    named = [at for at, role in reading.roles.items() if role.what is What.NAME]
    people = known.around.people | {bare(text) for at in named for text in table.sample[at]}
    places = []
    for place, heading in enumerate(table.headings):
        said, unable = says_barred(heading), _says_unable(heading)
        if reading.roles.get(place) != LEFT_OUT or not (said or unable) or not may_be_sessions(table, place):
            continue
        if known_share(titles_of_each(table, place), people) >= ENOUGH_KNOWN:
            continue
        if (not unable and not known.listed) or known_share(titles_of_each(table, place), titles) >= MOSTLY_BLANK:
            places.append(place)
    return _with(reading, dict.fromkeys(places, Role(What.NOT_IN))) if places else reading


def titles_of_each(table: SourceTable, place: int) -> list[str]:
    """The texts of a column, of several in a cell each."""
    return [part for text in table.sample[place] for part in re.split(r"[;\n]", text) if part.strip()]


_DISLIKED = re.compile(
    r"(nicht|un|kein|anti) ?(wahl|wunsch\w*)( [0-9])?|"
    r"(not|no|non) ?(wish(ed)?|wanted|choice|preference|preferred|liked)( for)?( [0-9])?|"
    r"(rather|preferably|definitely|please|absolutely) not\b.*|"
    r"(do not|don t|would not|does not) (want|wish|like)\b.*|"
    r"dislike[sd]?( [0-9])?|least (favou?rite|wanted|preferred|liked)\b.*|avoid|no go|"
    r"((liever|beslist|zeker|absoluut|echt|helemaal) )?(niet|geen)\b.*|(wil|wens) (ik )?(liever )?niet\b.*|"
    r"((lieber|bitte|auf keinen fall|gar|ungern|mochte|will) )+(nicht\b.*|keinesfalls|nie)|"
    r"ungern|auf keinen fall|abneigung|abgelehnt|"
    r"((surtout|plutot) )?(pas|non) (souhaite|voulu|desire|de|du|choisi)\w*\b.*|"
    r"plutot (pas|non)|surtout pas|a eviter|refus\w*|(ne )?(veut|veux|souhaite) pas\b.*|"
    r"(no|prefiero no|mejor no) (quier\w*|dese\w*|querid\w*|prefer\w*|gust\w*)\b.*|"
    r"prefiero no|mejor no|rechazad[oa]|a evitar"
)
"""The heading of a column that says, beside wishes, what somebody would rather not have."""


def says_disliked(heading: str) -> bool:
    """Whether a heading asks for what is not wished for."""
    texts = [text for text in (heading, *label_of(heading)) if text]
    return any(_DISLIKED.fullmatch(bare(text)) or says_barred(text) or _says_unable(text) for text in texts)


def fixed_beside(table: SourceTable) -> list[int]:
    """The columns that say who is settled where, by their headings."""
    return [
        place for place, heading in enumerate(table.headings) if says_fixed(heading) and may_be_sessions(table, place)
    ]


def with_fixed_beside(table: SourceTable, wishes: Proposal) -> Proposal:
    """A reading as wishes, with the columns beside them that say who is settled where.

    What is filled for most people may as well be an earlier outcome: that is another reading.
    """
    places = [place for place in fixed_beside(table) if wishes.roles.get(place) == LEFT_OUT]
    if not places:
        return wishes
    few = [place for place in places if len(table.sample[place]) <= MOSTLY_BLANK * len(spread(table.rows))]
    many = [place for place in places if place not in few]
    settled = {place: Role(What.FIXED, round=named_round(table.headings[place]) or "") for place in places}
    without = _with(wishes, {**settled, **dict.fromkeys(many, LEFT_OUT)})
    if not many:
        return without
    named = " and ".join(f'"{table.headings[place]}"' for place in many)
    if wishes.others:
        return replace(without, because=f"{wishes.because}; {named}, filled for most people, may be an earlier outcome")
    because = f"{named} is filled for most people: they may be settled there, or it is the outcome of an earlier time"
    return replace(_with(wishes, settled), because=because, others=(replace(without, because=because),))


def _with(reading: Proposal, settled: Mapping[int, Role]) -> Proposal:
    others = tuple(_with(other, settled) for other in reading.others)
    return replace(reading, roles={**reading.roles, **settled}, others=others)


def may_be_sessions(table: SourceTable, place: int) -> bool:
    """Whether cells may name sessions: there are some, and they are neither ticks, nor addresses, nor moments."""
    texts = [text for text in table.sample[place] if not says_nothing(text)]
    return bool(texts) and not are_ticks(texts) and share(texts, ("address", "moment")) < MOSTLY_BLANK


def speaks_of_fixed(table: SourceTable, *, apart: Collection[int] = ()) -> bool:
    """Whether the name of the file or sheet, or a heading that is not `apart`, says that people are placed already."""
    headings = " ".join(heading for place, heading in enumerate(table.headings) if place not in apart)
    name = f"{table.grid.file.rpartition('.')[0]} {table.grid.sheet} {headings}"
    return bool(FIXED.search(bare(name)))


def propose(table: SourceTable, known: Known) -> Proposal | None:
    """A person and one session, and nothing that says that it is a wish."""
    sessions = known.sessions | known.around.sessions if table.head else known.sessions
    places = [
        place
        for place, heading in enumerate(table.headings)
        if table.sample[place]
        and (
            heard(heading, LONG_RULES) is What.SESSION
            or (says_fixed(heading) and may_be_sessions(table, place))
            or (known_share(table.sample[place], sessions) >= ENOUGH_KNOWN and heard(heading, PERSON_RULES) is None)
        )
        and not speaks_of_wishes(heading)
    ]
    if len(places) != 1:
        return None
    said, texts = says_fixed(table.headings[places[0]]), table.sample[places[0]]
    if not _is_chosen(texts, sessions) and not (said and share(texts, ("text",)) >= ENOUGH_KNOWN):
        return None
    roles = person_roles(table, taken=places)
    if not any(role.what in (What.NAME, What.ID, What.EMAIL, What.FIRST) for role in roles.values()):
        return None
    if table.head and not any(
        heard(table.headings[place], PERSON_RULES) for place, role in roles.items() if role.what is not What.LEFT_OUT
    ):
        return None
    if any(speaks_of_wishes(heading) for heading in table.headings):
        return None
    fixed = {**roles, places[0]: Role(What.FIXED)}
    if not _is_chosen(texts, sessions) and sessions and not known_share(texts, sessions):
        because = f'"{table.headings[places[0]]}" may say where people are settled, and holds no session that is known'
        people = Proposal(TableKind.ATTENDEES, {**roles, places[0]: LEFT_OUT}, 0.85, because)
        return Proposal(TableKind.FIXED, fixed, 0.85, because, (people,))
    if said or speaks_of_fixed(table):
        return Proposal(TableKind.FIXED, fixed, 0.93, "its name says that these are settled")
    because = "each person has one session beside them: it may be settled, or a wish"
    wish = Proposal(TableKind.WISHES, {**roles, places[0]: Role(What.WISH, 1)}, 0.85, because)
    return Proposal(TableKind.FIXED, fixed, 0.85, because, (wish,))


def _is_chosen(texts: Sequence[str], sessions: Collection[str]) -> bool:
    """Whether cells are sessions: known ones, or texts that come back."""
    return known_share(texts, sessions) >= 0.5 or (repeats(texts) and share(texts, ("text",)) >= 0.5)
