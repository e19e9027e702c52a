"""Rules and objectives of one's own: what the package ships, but written outside it.

A rule is stated twice by independent means: `rows` restricts the model, `check` judges a finished plan. Nothing has to
be known of the engine for that; see docs/api.md.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allocator.model.formulation.columns import Columns
    from allocator.model.formulation.terms import Rows, Terms
    from allocator.verify.view import View
    from allocator.verify.violation import Violation


@dataclass(frozen=True)
class Rule:
    """Something that every plan must keep.

    `name` is an identifier, read aloud in messages; `sentence` says what holds. `rows` yields linear rows over the
    model's columns, made with the words of `Terms`. `check` yields a Violation for everything that breaks the rule in
    a plan; it must not use the model. Both have to say the same: a plan that keeps the rows and fails the check ends
    the search with UnverifiedPlan.
    """

    name: str
    sentence: str
    rows: Callable[[Columns], Iterable[Rows]]
    check: Callable[[View], Iterable[Violation]]


@dataclass(frozen=True)
class Objective:
    """Something to be made as small as possible, in its place among `Policy.objectives`, which lists its name.

    `terms` are its whole-number terms over the model's columns; `measure` computes the same number from a plan.
    """

    name: str
    sentence: str
    terms: Callable[[Columns], Terms]
    measure: Callable[[View], int]


def fingerprint_of(own: Rule | Objective) -> str:
    """A text that differs where the rule does: name, sentence and the source of its two functions.

    Values that a function closes over are part of it as far as they can be printed.
    """
    functions = (own.rows, own.check) if isinstance(own, Rule) else (own.terms, own.measure)
    parts = [own.name, own.sentence]
    for function in functions:
        code = getattr(function, "__code__", None)
        try:
            parts.append(inspect.getsource(function))
        except (OSError, TypeError):
            parts.append(repr(code.co_code) if code is not None else type(function).__qualname__)
        parts += [repr(cell.cell_contents) for cell in getattr(function, "__closure__", None) or ()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
