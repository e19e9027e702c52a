"""Everything that can go wrong for a person, each with a message that is shown unchanged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allocator.words import several


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the input: where it is ('Wishes!C14'), and what is wrong and what to write instead."""

    where: str
    message: str


class AllocatorError(Exception):
    """A fault that a person can fix; its text is complete: where, what, what now."""


class FileTrouble(AllocatorError):
    """A file cannot be read or written."""


SHOWN_AT_MOST = 100
"""Problems that a message lists; InputProblems.problems holds all."""


FEW = 3
"""Cells of a sheet with one problem that are told one by one."""

CELLS_SHOWN = 5


def told_once(problems: Sequence[Problem]) -> list[Problem]:
    """Problems in their order, but what many cells of a sheet have in common once, with their count and the first."""
    alike: dict[tuple[str, str], list[str]] = {}
    for one in problems:
        sheet, mark, cell = one.where.rpartition("!")
        alike.setdefault((sheet if mark else one.where, one.message), []).append(cell)
    told: set[tuple[str, str]] = set()
    lines = []
    for one in problems:
        sheet, mark, _ = one.where.rpartition("!")
        key = (sheet if mark else one.where, one.message)
        cells = alike[key]
        if len(cells) <= FEW:
            lines.append(one)
        elif key not in told:
            told.add(key)
            more = f" and {len(cells) - CELLS_SHOWN:,} more" if len(cells) > CELLS_SHOWN else ""
            shown = ", ".join(cells[:CELLS_SHOWN])
            lines.append(Problem(one.where, f"{one.message} {len(cells):,} cells: {shown}{more}."))
    return lines


class InputProblems(AllocatorError):
    """The input has problems: all of them at once, each with its place."""

    def __init__(self, file: str, problems: Sequence[Problem], what_now: str) -> None:
        self.file = file
        self.problems = tuple(problems)
        self.what_now = what_now
        listed = told_once(problems)
        shown = listed[:SHOWN_AT_MOST]
        width = max((len(problem.where) for problem in shown), default=0)
        lines = [f"  {problem.where:<{width}}   {problem.message}" for problem in shown]
        if len(listed) > len(shown):
            lines.append(f"  ... and {len(listed) - len(shown)} more.")
        super().__init__("\n".join([f"{file} has {several(len(problems), 'problem')}:", *lines, what_now]))


class ChangeTrouble(AllocatorError):
    """A change cannot be made: it speaks of something that the event has not, or would contradict it."""


class FalseProof(AllocatorError):
    """A bound of our own lies above the value of a plan: a fault of this program, never of the input."""


class RuleTrouble(AllocatorError):
    """A rule or an objective of one's own cannot be used."""


class UnverifiedPlan(AllocatorError):
    """A plan of our own breaks a rule: a fault of this program, never of the input. Nothing was written."""


class EndedEarly(Exception):
    """Somebody ended what-ifs by Ctrl-C, with `solved` of `cases` cases solved and kept."""

    def __init__(self, solved: int, cases: int) -> None:
        self.solved, self.cases = solved, cases
        super().__init__(f"{solved} of {cases} scenarios are solved")
