"""What columns of Sessions ask: the first and the last round, and which sessions run before, with or apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from allocator.demand import Ask, Demand
from allocator.event import Round, Session
from allocator.workbook.event.asked.groups import joined
from allocator.workbook.event.asked.named import named_in, others_in, session_in
from allocator.workbook.event.asked.said import Said, SaidDemand, demands_of, without_those_of
from allocator.workbook.event.rows.entries import SheetEntry
from allocator.workbook.event.rows.findings import EventFindings
from allocator.workbook.event.values.names import Names
from allocator.workbook.xlsx.cells import SheetCell

EARLIEST, LATEST = "Earliest", "Latest"
BEFORE, SAME_ROUND, NOT_BESIDE = "Before", "Same round as", "Not beside"


def within(
    session: Session, entry: SheetEntry, rounds: Sequence[Round], names: Names, findings: EventFindings
) -> Session:
    """The session in those of its allowed rounds alone that are neither before its earliest nor after its latest."""
    order = [round.name for round in rounds]
    first, first_cell = _only(entry, EARLIEST, names, findings)
    last, last_cell = _only(entry, LATEST, names, findings)
    cells = [cell for cell in (first_cell, last_cell) if cell is not None]
    if not cells or not {first, last} <= {*order, None}:
        return session
    start = 0 if first is None else order.index(first)
    end = len(order) if last is None else order.index(last) + 1
    if end <= start and first_cell is not None:
        findings.problem(cells[-1], f'"{last}" is before "{first}", the earliest ({first_cell.where}).')
        return session
    window = frozenset(order[start:end])
    allowed = frozenset(order) if session.rounds is None else session.rounds
    held = {round.name for round in rounds if round.held}
    outside = [one.round for one in session.fixed if one.round in order and one.round not in window | held]
    for name in outside:
        early = order.index(name) < start
        cell = first_cell if early and first_cell is not None else cells[-1]
        word = "before the earliest" if early else "after the latest"
        findings.problem(cell, f'"{name}" is a fixed round of "{session.code}", and {word}.')
    if allowed and not allowed & window and not outside:
        which = " or ".join(f'"{name}"' for name in order if name in allowed)
        findings.problem(cells[0], f'"{session.code}" may run in {which} alone, by its allowed rounds: none is left.')
        return session
    left = (allowed & window) | {one.round for one in session.fixed if one.round in allowed}
    return session if left == allowed else replace(session, rounds=left)


def _only(
    entry: SheetEntry, heading: str, names: Names, findings: EventFindings
) -> tuple[str | None, SheetCell | None]:
    """The one round that a cell names, and the cell."""
    found = named_in(entry, heading, names.demand, findings)
    if len(found) > 1:
        findings.problem(entry.cell(heading), "write one round alone.")
        return None, None
    return next(iter(found.items()), (None, None))


def demands_of_sessions(rows: Sequence[SheetEntry], names: Names, findings: EventFindings) -> Iterator[SaidDemand]:
    """The order of sessions, and which run in the same rounds or never in one, each once."""
    order = {entry.key: place for place, entry in enumerate(rows)}
    find, itself = session_in(names), "this session"
    same: list[Said] = []
    beside: list[Said] = []
    earlier: list[tuple[str, dict[str, SheetCell]]] = []
    for entry in rows:
        later = others_in(entry, BEFORE, find, findings, itself=itself)
        earlier += [(entry.key, later)] if later else []
        others = others_in(entry, SAME_ROUND, find, findings, itself=itself)
        if others:
            same.append((frozenset({entry.key, *others}), next(iter(others.values()))))
        for other, cell in others_in(entry, NOT_BESIDE, find, findings, itself=itself).items():
            beside.append((frozenset({entry.key, other}), cell))
    together = joined(same, order)
    otherwise = "run in the same rounds"
    apart = without_those_of(together, beside, findings, otherwise, "never run in one round")
    for code, later in earlier:
        pairs = [(frozenset({code, other}), cell) for other, cell in later.items()]
        kept = without_those_of(together, pairs, findings, otherwise, "run one before the other")
        yield from _order(code, [other for other in later if any(other in pair for pair, _ in kept)], kept)
    yield from demands_of(Ask.SAME_ROUND, together)
    yield from demands_of(Ask.DIFFERENT_ROUNDS, joined(apart, order))


def _order(code: str, others: Sequence[str], pairs: Iterable[Said]) -> Iterator[SaidDemand]:
    for _, cell in list(pairs)[:1]:
        yield SaidDemand(Demand(Ask.BEFORE, (code,), tuple(others), cell=cell.where), cell)
