"""Sheets and files that may not count any more: their names have an earlier year, or say that they are old."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from allocator.intake.files.grid import TextGrid
from allocator.intake.mapping.candidates import Candidate
from allocator.intake.mapping.doubts.settled import ASKED
from allocator.intake.mapping.examples import examples
from allocator.intake.mapping.questions import Asking, Choice, TableQuestion
from allocator.intake.mapping.table_mapping import mapping_of
from allocator.intake.shapes.proposal import Known, Proposal
from allocator.intake.tables.headings import bare
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import TableKind
from allocator.intake.tables.table import SourceTable

_NOT_NOW = re.compile(
    r"\b(?:archived?|archives|do not use|don t use|not (?:in|for) use|no longer (?:in use|used|valid)|obsolete|"
    r"outdated|superseded|deprecated|ignore|(?:last|previous|prior) (?:year|term|season)|"
    r"archief|gearchiveerd|niet (?:meer )?gebruiken|verouderd|vervallen|(?:vorig|afgelopen) (?:school)?jaar|"
    r"archiv|archiviert|nicht (?:mehr )?(?:be)?nutzen|nicht (?:mehr )?verwenden|veraltet|ungultig|vorjahr\w*|"
    r"(?:letzte|vorige)s? (?:schul)?jahr|"
    r"archivee?s?|ne (?:pas|plus) utiliser|perimee?|annee (?:derniere|precedente)|"
    r"archivad[oa]s?|no (?:usar|utilizar)|obsolet[oa]|caducad[oa]|(?:ano|curso) (?:pasado|anterior))\b"
)
"""Words that say that something is not to be used."""

_OLD = re.compile(
    r"\b(?:old|previous|former|oude?|vorige|alte?s?|vorherige?s?|bisherige?s?|anciens?|anciennes?|vieux|"
    r"antigu[oa]s?|viej[oa]s?|anterior(?:es)?)\b"
)
"""Words that say so where there is another table of the kind, and may otherwise be a part of a name: 'Old building'."""

_DATE = re.compile(
    r"(?<!\d)(?:20[0-9]{2}[-_. ]?[01][0-9][-_. ]?[0-3][0-9]|[0-3]?[0-9][-_. ][01]?[0-9][-_. ]20[0-9]{2})"
)
_NO_YEAR = 9999
_YEAR = re.compile(r"(?<!\d)20[0-9]{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class _Named:
    """What the name of a sheet, or of its file, says of when it counts; `year` is 0 where it names none."""

    year: int = 0
    word: str = ""
    is_plain: bool = False


def older_first(tables: Iterable[SourceTable]) -> list[SourceTable]:
    """The tables with those of earlier years, and those called old, before the others: later answers count."""
    return sorted(tables, key=lambda table: _age(_said_of(table.grid)))


def _age(named: _Named) -> tuple[bool, int]:
    return not named.word, named.year or _NO_YEAR


def ask_for_old_ones(candidates: Sequence[Candidate], known: Known, asking: Asking) -> bool:
    """Asks whether sheets and files count whose names say that they are of an earlier year, or old.

    Says whether any of them is left out, as it is where nobody answers.
    """
    impressions = [(one, first) for one in candidates if (first := _impression(one, known)) is not None]
    kinds = {id(one): first.kind for one, first in impressions}
    named = {id(one): _said_of(one.table.grid) for one in candidates}
    out: set[tuple[str, str]] = set()
    asked: set[tuple[str, str]] = set()
    for one, first in impressions:
        if one.own:
            continue
        here = _place(one.table.grid)
        others = [other for other in candidates if _place(other.table.grid) != here]
        if here not in asked:
            because = _because(
                named[id(one)], [(named[id(other)], kinds.get(id(other)) is kinds[id(one)]) for other in others]
            )
            if not because:
                continue
            asked.add(here)
            if _is_out(one, first, because, asking):
                out.add(here)
        if here in out:
            one.decide(replace(mapping_of(one.table, None), because=ASKED))
    return bool(out)


def _impression(one: Candidate, known: Known) -> Proposal | None:
    """What a table is at first sight, or as it is remembered; None for nothing of use."""
    if one.mapped is not None:
        first = Proposal(one.mapped.kind, one.mapped.roles, 1.0, "the mapping says so")
    else:
        first = next(iter(one.readings(known)), Proposal(TableKind.NOTHING, {}, 0.0, ""))
    return first if first.kind is not TableKind.NOTHING else None


def _because(one: _Named, others: Sequence[tuple[_Named, bool]]) -> str:
    """Why a table may not count, beside others that say when they count and if they are of its kind; '' for none."""
    new = [(other, alike) for other, alike in others if not other.word]
    if one.word and any(alike or one.is_plain for _, alike in new):
        return f'its name says "{one.word}", so it may not count any more'
    later = max((other.year for other, _ in new), default=0)
    if one.year and later > one.year:
        return f"its name is of {one.year}, and another one of {later}, so it may not count any more"
    if one.year and any(alike and not other.year for other, alike in new):
        return f"its name is of {one.year}, and another one says no year, so it may not count any more"
    return ""


def _is_out(one: Candidate, first: Proposal, because: str, asking: Asking) -> bool:
    """Whether a table, and what else is on its sheet, is left out."""
    grid = one.table.grid
    counted = mapping_of(one.table, first)
    nothing = mapping_of(one.table, None)
    choices = (
        Choice("left out", "nothing of it counts", ("nothing of it is read",), nothing),
        Choice(
            "counts",
            "it counts too; of people in both, the other answers count",
            examples(MappedTable(one.table, first.kind, dict(first.roles))),
            counted,
        ),
    )
    key = f"{grid.file}:{grid.sheet}" if grid.sheet else grid.file
    chosen = asking.choose(TableQuestion(key, one.table.area(), because, choices))
    return not chosen


def _place(grid: TextGrid) -> tuple[str, str]:
    return grid.file, grid.sheet


def _said_of(grid: TextGrid) -> _Named:
    """What the name of a sheet says, or else that of its file."""
    found = _said(grid.sheet)
    return found if found.year or found.word else _said(PurePath(grid.file).stem)


def _said(name: str) -> _Named:
    words = bare(re.sub(r"[_-]", " ", name))
    plain, old = _NOT_NOW.search(words), _OLD.search(words)
    hit = plain or old
    year = _YEAR.search(_DATE.sub(" ", name))
    return _Named(int(year[0]) if year else 0, hit[0] if hit else "", plain is not None)
