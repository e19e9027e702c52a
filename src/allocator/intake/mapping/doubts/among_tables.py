"""Doubts about all tables of an import together: nobody wishes for anything, or the same people wish twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from allocator.intake.mapping.candidates import Candidate, decided, undecided
from allocator.intake.mapping.doubts.missing_wishes import ways_to_wish
from allocator.intake.mapping.doubts.same_people import groups_of, has_no_round, question_together, rounds_by_name
from allocator.intake.mapping.doubts.settled import ASKED
from allocator.intake.mapping.questions import Asking, question_of
from allocator.intake.mapping.row_numbers import numbered_by_row, without_id
from allocator.intake.shapes.proposal import Known
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import WISHING, TableKind, What

SAYING_WHERE = WISHING | {What.FIXED, What.PEOPLE_OF}
"""What says where somebody would like to be, or is."""


def ask_for_wishes(candidates: Sequence[Candidate], known: Known, asking: Asking) -> None:
    """Where nobody wishes for anything and nobody is settled: asks whether columns that are left out say it."""
    found = decided(candidates)
    if asking.open or any(role.what in SAYING_WHERE for _, _, mapped in found for role in mapped.roles.values()):
        return
    for one, mapping, mapped in found:
        because, ways = (
            ("", []) if one.given else ways_to_wish(mapped, replace(known, around=one.around), mapping.refused)
        )
        if ways:
            chosen = asking.choose(question_of(one.table, because, ways))
            if chosen is not None:
                one.decide(replace(ways[chosen], because=ASKED))


def name_rounds(candidates: Sequence[Candidate], known: Known) -> None:
    """Gives tables of the same people the rounds that the names of their files or sheets are."""
    if len(known.rounds) < 2:
        return
    forms: list[tuple[Candidate, MappedTable]] = []
    for one in undecided(candidates):
        best = next(iter(one.readings(known)), None)
        if best is not None and best.kind is TableKind.WISHES:
            mapped = MappedTable(one.table, best.kind, best.roles)
            forms += [(one, mapped)] if has_no_round(mapped) else []
    if len(forms) > 1:
        named = rounds_by_name([mapped for _, mapped in forms], known.rounds)
        for (one, _), round in zip(forms, named, strict=True):
            one.round = round


def ask_together(candidates: Sequence[Candidate], known: Known, asking: Asking) -> None:
    """Asks what tables of the same people are to each other, where not all are read again under their names."""
    if len(known.rounds) == 1:
        return  # the newer answers count
    forms = [found for found in decided(candidates) if has_no_round(found[2])]
    numbered = numbered_by_row([mapped for _, _, mapped in forms], {})  # others of the same number are not the same
    forms = [
        (one, mapping, without_id(mapped) if at in numbered else mapped)
        for at, (one, mapping, mapped) in enumerate(forms)
    ]
    for places in groups_of([mapped for _, _, mapped in forms]) if len(forms) > 1 else ():
        group = [forms[place] for place in places]
        if all(one.own for one, _, _ in group):
            continue
        asked = question_together([mapped for _, _, mapped in group], [one for _, one, _ in group], known.rounds)
        chosen = None if asked is None else asking.choose(asked[0])
        if asked is not None and chosen is not None:
            for (one, _, _), mapping in zip(group, asked[1][chosen], strict=True):
                one.decide(replace(mapping, because=ASKED))
