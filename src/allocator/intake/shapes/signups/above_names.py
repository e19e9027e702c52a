"""The words above names: which session is meant, and whether people are settled there or have asked for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.cells.names_below import is_about_session, is_round, time_said
from allocator.intake.files.grid import TextGrid
from allocator.intake.shapes.settling.fixed import FIXED
from allocator.intake.tables.headings import bare, round_and_rest, speaks_of_wishes
from allocator.intake.tables.roles import TableKind

_ASKED = re.compile(
    r"\b(aangemeld\w*|aanmeld\w*|ingeschreven|inschrij\w*|intekenlijst\w*|sign ?ups?|signed up|registrations?|"
    r"registered|enrol\w*|angemeldet\w*|anmeld\w*|einschreib\w*|eingeschrieben|eingetragen|eintrag\w*|interesse\w*|"
    r"interested|requests?|requested|aanvra\w*|gewunscht\w*|inscrit\w*|inscription\w*|inscripcion\w*|inscrib\w*|"
    r"apuntad\w*|solicitud\w*|interesad\w*|interesse\w*|demandes?)\b"
)
_PLACED = re.compile(
    r"\b(affecte\w*|affectations?|repartition|places? dans|retenus?|asignad\w*|asignacion\w*|reparto|colocad\w*|"
    r"adjudicad\w*|seleccionad\w*)\b"
)
_WRITTEN_ON = re.compile(
    r"\b(sign ?up (sheets?|lists?|forms?|here|below)|sign in (here|below)|"
    r"(write|put|add|enter) (down )?your names?|"
    r"(hier|hieronder) (inschrijven|intekenen|aanmelden|eintragen|einschreiben|anmelden)|"
    r"(inschrijven|intekenen|aanmelden|eintragen|einschreiben|anmelden) (hier|hieronder|unten)|"
    r"(schrijf|meld|teken) je (hier |hieronder )?(in|aan)|(inscris|inscrivez) (toi|vous)|s inscrire ici|"
    r"inscriptions? ici|(inscribete|apuntate|apuntaos|inscribanse)|"
    r"intekenlijst\w*|inschrij(f|vings?) ?(lijst|blad|formulier)\w*|aanmeld ?lijst\w*|"
    r"(schrijf|zet|vul) (hier )?(je|jouw|uw) naam|"
    r"(einschreibe?|eintrage?|anmelde?) ?listen?|trage? dich|tragt euch|tragen sie sich|(euren|deinen|ihren) namen|"
    r"(feuilles?|listes?) d inscriptions?|(ecris|ecrivez|inscris|inscrivez|notez?) (ton|votre|vos) noms?|"
    r"(hojas?|listas?) de inscripcion\w*|(escribe|apunta|pon|anota) tu nombre)\b"
)
"""Words for a sheet on which people write themselves, where it may be first come, first served."""

_LEADING = re.compile(
    r"\s*(?:[^\W\d_]+ )?(?:ingedeeld|indeling|geplaatst|toegewezen|placed|assigned|zugeteilt|eingeteilt|aangemeld|"
    r"aanmelding(?:en)?|inschrijving(?:en)?|ingeschreven|sign-?ups?|signed up|angemeldet|anmeldung(?:en)?|voorkeur|"
    r"wunsch|interesse|inscrit\(?e?\)?s?|inscriptions?|affectés?|inscripciones|inscritos?|asignados?)\s*(?:\s(?:in|bij|voor|for|to|at|zu|für|en|à|pour|dans|a|para)\s*:?|:)\s+(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[(\[]\s*(?P<bracket>[^()\[\]]+?)\s*[)\]]|\s[-–—|,]\s*(?P<behind>[^-–—|,]+)|,\s*(?P<comma>[^,]+))\s*$"
)

_BRACKETED = re.compile(r"(?P<title>.*\S)\s*[(\[]\s*(?P<number>[0-9]{1,3})\s*[)\]]", re.DOTALL)


def title_in(heading: str) -> str:
    """The session that a heading names, without its maximum, its time, and words for being there."""
    lines = [" ".join(line.split()) for line in heading.split("\n")]
    title = " – ".join(line for line in lines if line and not is_about_session(line))
    while (tail := _TAIL.search(title)) is not None:
        if not is_about_session(tail["bracket"] or tail["behind"] or tail["comma"]):
            break
        title = title[: tail.start()]
    return _LEADING.sub("", title, count=1) if _LEADING.match(title) else title


def said_of_names(grid: TextGrid, headings: Sequence[str], above: Sequence[str]) -> TableKind | None:
    """Whether people are settled, or asked to be there: by words of every heading, above it, of sheet or file.

    A sheet on which people write themselves does not say it.
    """
    for texts in (headings, [" ".join(above)], [grid.sheet], [grid.file.rpartition(".")[0]]):
        says, kind = _said_by_all(texts)
        if says:
            return kind
    return None


def said_by(title: Sequence[str]) -> TableKind | None:
    """Whether people are settled, or asked to be there, by the words of a title; None where these do not say it."""
    return _said_by_all([" ".join(title)])[1]


def _said_by_all(texts: Sequence[str]) -> tuple[bool, TableKind | None]:
    """Whether each of several texts speaks of people who are settled, or asked; and which, None for either."""
    words = [bare(text) for text in texts]
    fixed = all(FIXED.search(text) or _PLACED.search(text) for text in words)
    wished = all(map(speaks_of_wishes, words))
    if any(map(_WRITTEN_ON.search, words)) and not (fixed or wished):
        return True, None
    asked = wished or all(_ASKED.search(text) or speaks_of_wishes(text) for text in words)
    both = fixed and asked
    return fixed or asked, None if both or not (fixed or asked) else TableKind.FIXED if fixed else TableKind.WISHES


def time_in(heading: str, facts: Sequence[str]) -> str:
    """The time that a heading, or a row below it, says."""
    pieces = [*facts, *re.split(r"[\n(\[\])|,]|\s[-–—]\s(?=[^0-9]*[0-9]{1,2}[:.])", heading)]
    return next((time for piece in pieces if (time := time_said(piece))), "")


def with_maxima(cells: Sequence[str]) -> list[str]:
    """Headings that all end in a number in brackets, with a word for what it is, where it does not count them."""
    found = [_BRACKETED.fullmatch(cell) for cell in cells if cell]
    hits = [hit for hit in found if hit is not None]
    numbers = [int(hit["number"]) for hit in hits]
    titles = {bare(hit["title"]) for hit in hits}
    if len(hits) < 2 or len(hits) < len(found) or len(titles) < len(hits) or numbers == [*range(1, len(hits) + 1)]:
        return [*cells]
    return [_BRACKETED.sub(r"\g<title> (max. \g<number>)", cell) for cell in cells]


def rounds_above(
    headings: dict[int, str], facts: dict[int, list[str]], spoken: dict[int, str]
) -> dict[int, tuple[str, str]]:
    """The round and the session of each column: by the row above, by the rows below, or by the headings themselves."""
    titles = {place: title_in(heading) for place, heading in headings.items() if heading}
    times = {place: time_in(headings[place], facts[place]) for place in titles}
    if len(set(times.values()) - {""}) < 2:
        times = {}
    parted = {place: round_and_rest(title) for place, title in titles.items()}
    if not all(round and rest for round, rest in parted.values()):
        parted = {}
    found = {}
    for place, title in titles.items():
        named = next((text for text in facts[place] if is_round(text)), "")
        round, rest = parted.get(place, ("", title))
        found[place] = (named or round or spoken.get(place, "") or times.get(place, ""), rest)
    return found


def carried(cells: Sequence[str]) -> dict[int, str]:
    """Names of rounds over the columns to their right, up to the next."""
    found, last = {}, ""
    for place, cell in enumerate(cells):
        last = found[place] = cell or last
    return found


def on_one_line(heading: str, facts: Sequence[str]) -> str:
    """A heading on one line, with what the rows below it say of the session."""
    line = " ".join(heading.split())
    return f"{line} [{', '.join(facts)}]" if line and facts else line
