"""Rules and objectives of one's own: put into a policy, and loaded from a file."""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import ParamSpec, TypeVar

from allocator.errors import AllocatorError, RuleTrouble, UnverifiedPlan
from allocator.policy import OBJECTIVE_NAMES, Policy
from allocator.rule import Objective, Rule

Own = Rule | Objective

T = TypeVar("T")
P = ParamSpec("P")

_EXAMPLE = "RULES = (my_rule,)"


@dataclass(frozen=True, slots=True)
class OwnRules:
    """What a file of rules holds.

    `order` are the names of all objectives, the most important first; None where the file does not say, and its own
    objectives then come after those of the policy.
    """

    rules: tuple[Rule, ...] = ()
    objectives: tuple[Objective, ...] = ()
    order: tuple[str, ...] | None = None

    def added_to(self, policy: Policy) -> Policy:
        """The policy with these rules and objectives; raises RuleTrouble."""
        names = self.order
        if names is None:
            own = tuple(one.name for one in self.objectives if one.name not in policy.objectives)
            names = (*policy.objectives, *own)
        return with_rules(replace(policy, objectives=names), (*self.rules, *self.objectives))


def with_rules(policy: Policy, rules: Iterable[Own]) -> Policy:
    """The policy with these rules and objectives beside its own; those that it has already are added once.

    Raises RuleTrouble where two have one name, an objective is not named in `policy.objectives`, or something is
    neither a Rule nor an Objective.
    """
    given = tuple(rules)
    for one in given:
        if not isinstance(one, Own):
            raise RuleTrouble(f"{one!r} is neither a Rule nor an Objective.")
    kept = tuple(dict.fromkeys((*policy.rules, *(one for one in given if isinstance(one, Rule)))))
    measured = tuple(dict.fromkeys((*policy.own_objectives, *(one for one in given if isinstance(one, Objective)))))
    for names, what in (((one.name for one in kept), "rules"), ((one.name for one in measured), "objectives")):
        twice = [name for name, count in Counter(names).items() if count > 1]
        if twice:
            raise RuleTrouble(f'Two {what} are called "{twice[0]}"; give each a name of its own.')
    for one in measured:
        if one.name in OBJECTIVE_NAMES:
            raise RuleTrouble(f'"{one.name}" is an objective of allocator; give yours another name.')
        if one.name not in policy.objectives:
            raise RuleTrouble(
                f'"{one.name}" has no place among the objectives. Say how important it is, the most important first:  '
                f"policy = dataclasses.replace(policy, objectives={(*policy.objectives, one.name)!r})"
            )
    known = {*OBJECTIVE_NAMES, *(one.name for one in measured)}
    strange = [name for name in policy.objectives if name not in known]
    if strange:
        raise RuleTrouble(f'"{strange[0]}" is not an objective; the objectives are {", ".join(sorted(known))}.')
    return replace(policy, rules=kept, own_objectives=measured)


@contextmanager
def own_rules_named(policy: Policy) -> Iterator[None]:
    """While this searches: where a plan breaks a rule of one's own, UnverifiedPlan says so, and why."""
    try:
        yield
    except UnverifiedPlan as fault:
        broken = [rule.name for rule in policy.rules if rule.name in str(fault)]
        if not broken:
            raise
        raise UnverifiedPlan(
            f'A plan that was found breaks your rule "{broken[0]}": its rows allow what its check forbids. '
            "Make both say the same. Nothing was written."
        ) from fault


def load_rules(path: str | Path) -> OwnRules:
    """The rules of a Python file: its tuple RULES, and its tuples OBJECTIVES and ORDER if it has them.

    The file is run as a module. Raises RuleTrouble, in a line that names the file and, where there is one, the line.
    The fingerprint of each rule is that of the whole text of the file, so that results of an older text are not reused.
    """
    file = Path(path)
    module, source = _run(file)
    rules = _listed(file, module, "RULES", Rule)
    objectives = _listed(file, module, "OBJECTIVES", Objective)
    if not hasattr(module, "RULES") and not objectives:
        raise RuleTrouble(f"{file} has no tuple RULES. End it with, for example:  {_EXAMPLE}")
    order = getattr(module, "ORDER", None)
    if order is not None and not (isinstance(order, tuple) and all(isinstance(name, str) for name in order)):
        raise RuleTrouble(f'{file}: ORDER is not a tuple of names of objectives, such as ("unseated", "total cost").')
    return OwnRules(
        tuple(
            replace(one, rows=_guarded(file, one.rows), check=_guarded(file, one.check), source=source) for one in rules
        ),
        tuple(
            replace(one, terms=_guarded(file, one.terms), measure=_guarded(file, one.measure), source=source)
            for one in objectives
        ),
        order,
    )


def _run(file: Path) -> tuple[ModuleType, str]:
    """The module of a file, and its source."""
    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        reason = getattr(fault, "strerror", None) or "it is not UTF-8 text"
        raise RuleTrouble(f"{file} cannot be read: {reason}. Give the Python file that holds your rules.") from fault
    module = ModuleType(f"rules in {file.name}")
    module.__file__ = str(file)
    # While it runs, dataclasses look their module up. It stays out of sys.modules afterwards: what cannot be imported
    # by name is pickled with its code, and so reaches the processes that solve what-ifs.
    sys.modules[module.__name__] = module
    try:
        exec(compile(source, str(file), "exec"), module.__dict__)
    except SyntaxError as fault:
        raise RuleTrouble(f"{file}, line {fault.lineno}: {fault.msg}.") from fault
    except (Exception, SystemExit) as fault:
        raise RuleTrouble(_told(file, fault)) from fault
    finally:
        del sys.modules[module.__name__]
    return module, source


def _listed(file: Path, module: ModuleType, name: str, kind: type[T]) -> tuple[T, ...]:
    found = getattr(module, name, ())
    if not isinstance(found, tuple | list):
        raise RuleTrouble(f"{file}: {name} is not a tuple. Write, for example:  {_EXAMPLE}")
    for place, one in enumerate(found, start=1):
        if not isinstance(one, kind):
            raise RuleTrouble(
                f"{file}: item {place} of {name} is not {'an' if kind is Objective else 'a'} {kind.__name__}: {one!r}."
            )
    return tuple(found)


def _guarded(file: Path, function: Callable[P, T]) -> Callable[P, T]:
    """The function, whose faults become a sentence that names the file and the line."""

    @wraps(function)
    def guarded(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            answer = function(*arguments, **named)
            if isinstance(answer, Iterator):
                answer = tuple(answer)  # type: ignore[assignment]  # a generator runs only when it is read
        except AllocatorError:
            raise
        except Exception as fault:
            raise RuleTrouble(_told(file, fault)) from fault
        return answer

    return guarded


def _told(file: Path, fault: BaseException) -> str:
    """A fault in a line: the file, the last line of it that ran, and what went wrong."""
    frames: Sequence[traceback.FrameSummary] = traceback.extract_tb(fault.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(file)]
    place = f"{file}, line {lines[-1]}" if lines else str(file)
    said = " ".join(str(fault).split())
    return f"{place}: {type(fault).__name__}{': ' if said else ''}{said}"
