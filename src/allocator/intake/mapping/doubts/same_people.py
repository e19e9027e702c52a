"""Several tables of wishes of the same people in one import: of different rounds, newer answers, or more wishes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePath

from allocator.intake.cells.rounds.rounds_said import round_named_in, rounds_in
from allocator.intake.mapping.examples import examples
from allocator.intake.mapping.questions import Choice, TableQuestion
from allocator.intake.mapping.table_mapping import TableMapping
from allocator.intake.rows.people.same_people import Form, form_of
from allocator.intake.shapes.proposal import Proposal
from allocator.intake.tables.headings import bare, named_round
from allocator.intake.tables.mapped_table import MappedTable
from allocator.intake.tables.roles import MEASURED, WHO, Role, TableKind, What
from allocator.intake.tables.table import SourceTable
from allocator.words import listed

_IN_CELLS = (What.ORDER, What.TICKS)
_ADDED_UP = (What.ROUND, What.SESSION, What.PEOPLE_OF, What.BAR_OF)
"""What says on its own for which round a row is, or has a row for each wish."""


def has_no_round(mapped: MappedTable) -> bool:
    """Whether a table holds wishes of people, and says nowhere for which round."""
    roles = mapped.roles.values()
    wishing = [role for role in roles if role.what is What.WISH or role.what in (*_IN_CELLS, *MEASURED)]
    return (
        mapped.kind is TableKind.WISHES
        and bool(wishing)
        and any(role.what in WHO for role in roles)
        and not any(role.what in _ADDED_UP or _round_of(role) for role in roles)
    )


def rounds_by_name(forms: Sequence[MappedTable], rounds: Sequence[str]) -> list[str]:
    """The round that the name of the file or sheet of each table is, where each has another; '' for each otherwise.

    They are of the same people, of whom at least half wish for something else in each.
    """
    named = [round_by_name(mapped.table, rounds) for mapped in forms]
    none = [""] * len(forms)
    if len(rounds) < 2 or sum(map(bool, named)) < 2:
        return none
    told = [at for at, name in enumerate(named) if name]
    if len({named[at] for at in told}) < len(told):
        return none
    first, *others = (form_of(forms[at]) for at in told)
    alike = all(first.shared(other) and first.differ(other) for other in others)
    return named if alike else none


def round_by_name(table: SourceTable, rounds: Sequence[str]) -> str:
    """The one round that the name of a sheet, or else of a file, is or has in it; '' for none."""
    for text in (table.grid.sheet, PurePath(table.grid.file).stem):
        whole = rounds_in(text, rounds).names if bare(text) else ()
        found = whole[0] if len(whole) == 1 else round_named_in(text, rounds)
        if found:
            return found
    return ""


def in_round(reading: Proposal, round: str) -> Proposal:
    """A reading whose wishes count in one round; what it may be in several rounds is out of the question."""
    if reading.kind is not TableKind.WISHES or _has_rounds(reading):
        return reading
    others = [one for one in reading.others if not _has_rounds(one)]
    because = f'{reading.because}; by its name these are wishes for "{round}"'
    if len(others) < len(reading.others):
        because = f'by its name it has the wishes for "{round}"'
    placed = [
        replace(one, roles={place: _placed(role, round) for place, role in one.roles.items()}, because=because)
        for one in (replace(reading, others=()), *others)
    ]
    answer = reading.answer if others else ("", "")
    return replace(placed[0], others=tuple(placed[1:]), answer=answer)


def _has_rounds(reading: Proposal) -> bool:
    return any(role.what is What.ROUND or _round_of(role) for role in reading.roles.values())


def _round_of(role: Role) -> str:
    if role.what is What.WISH or role.what in _IN_CELLS:
        return role.about
    return role.round


def _placed(role: Role, round: str) -> Role:
    """The role of a column with the round in which its wishes count."""
    if role.what is What.WISH or role.what in _IN_CELLS:
        return replace(role, about=round)
    return replace(role, round=round) if role.what in (*MEASURED, What.FIXED) else role


def question_together(
    forms: Sequence[MappedTable], mapping: Sequence[TableMapping], rounds: Sequence[str]
) -> tuple[TableQuestion, list[list[TableMapping]]] | None:
    """The question what the tables of the same people are to each other, and the mappings of all for each choice.

    None where there is nothing to ask: the people are others, they wish for the same, all of it counts anyway, or there
    is one round, in which the newer answers count.
    """
    first, *others = map(form_of, forms)
    if not all(first.shared(other) and first.differ(other) for other in others):
        return None
    apart = all(one.is_apart_from(other) for at, one in enumerate((first, *others)) for other in others[at:])
    named = _rounds_of(forms, rounds) if len(rounds) != 1 else []
    if not named and len(rounds) < 2:
        return None
    ways: list[tuple[str, str, list[TableMapping]]] = []
    if not apart:
        ways.append(("newer answers", "the later answer of each person counts", list(mapping)))
    if named:
        shown = listed([f"{round} in {_name(mapped, forms)}" for mapped, round in zip(forms, named, strict=True)])
        placed = [_with(one, partial(_placed, round=round)) for one, round in zip(mapping, named, strict=True)]
        ways.append(("rounds", f"wishes for {shown}", placed))
    if apart:
        ways.append(("more wishes", "the wishes of all count, those of one rank alike", list(mapping)))
    elif all(_are_ranked(mapped) for mapped in forms):
        ways.append(("more wishes", "the wishes of the later ones come after those before", list(_in_a_row(mapping))))
    if len(ways) < 2:
        return None
    last = forms[-1]
    because = f"it has other answers of the people in {listed([_name(mapped, forms) for mapped in forms[:-1]])}"
    choices = tuple(
        Choice(
            word,
            means,
            examples(
                MappedTable(last.table, maps[-1].kind, dict(enumerate(column.role for column in maps[-1].columns)))
            ),
            maps[-1],
        )
        for word, means, maps in ways
    )
    who = next(place for place in sorted(last.roles) if last.roles[place].what in WHO)
    key = f"{last.table.grid.file}:{last.table.headings[who] or mapping[-1].columns[who].letter}"
    return TableQuestion(key, last.table.area(), because, choices), [maps for _, _, maps in ways]


def is_of_another_round(one: TableMapping, table: SourceTable) -> bool:
    """Whether a mapping of earlier has the round that its own file or sheet is called, unlike that of a table."""
    rounds = {_round_of(column.role) for column in one.columns} - {""}
    if len(rounds) != 1 or (one.file, one.sheet) == (table.grid.file, table.grid.sheet):
        return False
    (round,) = rounds
    return _has(one.sheet, one.file, round) and not _has(table.grid.sheet, table.grid.file, round)


def _has(sheet: str, file: str, round: str) -> bool:
    return any(round_named_in(text, [round]) for text in (sheet, PurePath(file).stem))


def groups_of(forms: Sequence[MappedTable]) -> list[list[int]]:
    """The places of tables that are of the same people, several in each group."""
    groups: list[tuple[Form, list[int]]] = []
    for at, mapped in enumerate(forms):
        form = form_of(mapped)
        group = next((places for first, places in groups if first.shared(form)), None)
        if group is None:
            groups.append((form, [at]))
        else:
            group.append(at)
    return [places for _, places in groups if len(places) > 1]


def _rounds_of(forms: Sequence[MappedTable], rounds: Sequence[str]) -> list[str]:
    """A round for each table: those in their names, else all in their order; none where there are more or fewer."""
    named = [round_by_name(mapped.table, rounds) for mapped in forms]
    if not rounds:
        texts = [(mapped.table.grid.sheet, PurePath(mapped.table.grid.file).stem) for mapped in forms]
        named = [next((found for text in both if (found := named_round(text))), "") for both in texts]
    if all(named) and len({*map(bare, named)}) == len(forms):
        return named
    return list(rounds) if len(rounds) == len(forms) else []


def _name(mapped: MappedTable, forms: Sequence[MappedTable]) -> str:
    """What tells a table from others: the name of its file, or where it is in there."""
    grid = mapped.table.grid
    alone = sum(other.table.grid.file == grid.file for other in forms) == 1
    return grid.file if alone else mapped.table.area()


def _with(one: TableMapping, role: Callable[[Role], Role]) -> TableMapping:
    return replace(one, columns=tuple(replace(column, role=role(column.role)) for column in one.columns))


def _in_a_row(mapping: Sequence[TableMapping]) -> Iterator[TableMapping]:
    """The mappings with the ranks of each after those of the one before."""
    before = 0
    for one in mapping:
        ranks = [column.role.rank for column in one.columns if column.role.what is What.WISH]
        yield _with(one, partial(_later, by=before))
        before += max(ranks, default=0)


def _later(role: Role, by: int) -> Role:
    return replace(role, rank=role.rank + by) if role.what is What.WISH else role


def _are_ranked(mapped: MappedTable) -> bool:
    return not mapped.places(*_IN_CELLS, *MEASURED)
