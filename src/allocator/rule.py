"""Rules and objectives of one's own: what the package ships, but written outside it.

A rule is stated twice by independent means: `rows` restricts the model, `check` judges a finished plan. Nothing has to
be known of the engine for that; see docs/api.md.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allocator.model.formulation.columns import Columns
    from allocator.model.formulation.terms import Rows, Terms
    from allocator.verify.view import View
    from allocator.verify.violation import Violation

_PLAIN = (str, int, float, bool, bytes, type(None))


@dataclass(frozen=True)
class Rule:
    """Something that every plan must keep.

    `name` is an identifier, read aloud in messages; `sentence` says what holds. `rows` yields linear rows over the
    model's columns, made with the words of `Terms`. `check` yields a Violation for everything that breaks the rule in
    a plan; it must not use the model. Both have to say the same: a plan that keeps the rows and fails the check ends
    the search with UnverifiedPlan. `source` is the text of the file that the rule was loaded from, if any: its
    fingerprint is then of that whole text.
    """

    name: str
    sentence: str
    rows: Callable[[Columns], Iterable[Rows]]
    check: Callable[[View], Iterable[Violation]]
    source: str = ""


@dataclass(frozen=True)
class Objective:
    """Something to be made as small as possible, in its place among `Policy.objectives`, which lists its name.

    `terms` are its whole-number terms over the model's columns; `measure` computes the same number from a plan.
    `source` is as in Rule.
    """

    name: str
    sentence: str
    terms: Callable[[Columns], Terms]
    measure: Callable[[View], int]
    source: str = ""


def fingerprint_of(own: Rule | Objective) -> str:
    """A text that differs where the rule does: its name, its sentence, and its source.

    Without a `source` that is the source of its two functions, of the functions of the same module that they call, and
    the plain values (numbers, texts, tuples of these) that they close over, default to, or take from the module.
    """
    parts = [own.name, own.sentence, own.source]
    if not own.source:
        seen: set[int] = set()
        for function in (own.rows, own.check) if isinstance(own, Rule) else (own.terms, own.measure):
            parts += _said(function, getattr(function, "__module__", ""), seen)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _said(value: object, module: str, seen: set[int]) -> Iterator[str]:
    """What a function or a plain value says; nothing of what belongs to other modules."""
    if id(value) in seen:
        return
    if isinstance(value, _PLAIN):
        yield repr(value)
        return
    seen.add(id(value))
    if isinstance(value, tuple | list | set | frozenset | dict):
        ordered = sorted(value, key=repr) if isinstance(value, set | frozenset) else value
        inside = [*value.keys(), *value.values()] if isinstance(value, dict) else ordered
        for one in inside:
            yield from _said(one, module, seen)
    elif isinstance(value, partial):
        yield from _said((value.func, value.args, value.keywords), module, seen)
    elif isinstance(value, FunctionType) and value.__module__ == module:
        try:
            yield inspect.getsource(value)
        except (OSError, TypeError):
            yield value.__code__.co_code.hex()
            yield from _said(value.__code__.co_consts, module, seen)
        yield from _said((value.__defaults__, value.__kwdefaults__), module, seen)
        for cell in value.__closure__ or ():
            yield from _said(cell.cell_contents, module, seen)
        for name in value.__code__.co_names:
            if name in value.__globals__:
                yield from _said(value.__globals__[name], module, seen)
