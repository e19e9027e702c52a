"""What every search speaks of: what it found, and the best plan so far that all of them share."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from allocator.errors import AllocatorError, FalseProof, UnverifiedPlan
from allocator.event import Event
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import Level
from allocator.model.formulation.program import Program
from allocator.model.formulation.terms import Whole
from allocator.model.parameters import STANDARD, Parameters
from allocator.model.solvers.deadline import Deadline
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.verify import violations


@dataclass(frozen=True)
class Progress:
    """A line for somebody who waits: the level, its value (None: no plan yet) and bound, and the seconds so far."""

    level: str
    value: int | None
    bound: int
    seconds: float


OnProgress = Callable[[Progress], None]


class Incumbent:
    """The best plan so far by the levels in their order, with its values of all columns. Threads may offer.

    `fixed` are the levels that are done, with what they reached. With no more than `gap` a level is good enough.
    """

    def __init__(
        self,
        columns: Columns,
        levels: Sequence[Level],
        deadline: Deadline,
        tell: OnProgress | None,
        *,
        gap: float = 0.0,
    ) -> None:
        self.columns = columns
        self.values: Whole | None = None
        self.plan: Plan | None = None
        self.first_seconds: float | None = None
        self.level = levels[0]
        self.bound = int(np.minimum(levels[0].vector, 0).sum())
        self.levels = levels
        self.fixed: dict[str, int] = {}
        self.methods: list[str] = []
        self._reached: tuple[int, ...] = ()
        self._gap = gap
        self._enough: Callable[[], None] | None = None
        self._halt = deadline
        self._tell = tell
        self._lock = threading.Lock()

    def offer(self, values: Whole) -> bool:
        """Takes the plan of these values if it is better than the one so far; says whether it was."""
        return self.offer_plan(self.columns.plan(values))

    def offer_plan(self, plan: Plan) -> bool:
        """Takes a plan that is better than the one so far, verified; says whether it was."""
        values = self.columns.values(plan)
        reached = tuple(int(level.vector @ values) for level in self.levels)
        with self._lock:
            if self.values is not None and reached >= self._reached:
                return False
            broken = violations(self.columns.event, self.columns.policy, plan)
            if broken:
                raise UnverifiedPlan(_refusal(self.columns.policy, {violation.rule for violation in broken}))
            if self.values is None:
                self.first_seconds = self._halt.elapsed
            self.values, self.plan, self._reached = values, plan, reached
        self._check()
        self.report()
        return True

    def _check(self) -> None:
        """Raises FalseProof where the plan refutes the bound of the level that is worked on."""
        with self._lock:
            values, all_reached = self.values, self._reached
        if values is None:
            return
        value = int(self.level.vector @ values)
        keeps = all(
            level.name not in self.fixed or reached <= self.fixed[level.name]
            for level, reached in zip(self.levels, all_reached, strict=True)
        )
        if keeps and value < self.bound:
            raise FalseProof(
                f"'{self.level.name}' is {value} in a plan and was proved to be at least {self.bound}: "
                "a fault of this program. Nothing was written. Please report this event."
            )

    @property
    def reached(self) -> tuple[int, ...]:
        """What the plan so far reaches under each level; raises ValueError where there is none."""
        if self.values is None:
            raise ValueError("there is no plan yet")
        return self._reached

    def took(self, method: str) -> None:
        """Notes a method that was used, once."""
        if method not in self.methods:
            self.methods.append(method)

    @contextmanager
    def listening(self) -> Iterator[Callable[[Whole, int], None]]:
        """While this lasts, a solver may hand over values and a bound at any rate: the newest are taken up beside it.

        A solver's own thread must not be kept waiting, and an exception in it would lose what it found.
        """
        newest: list[tuple[Whole, int]] = []
        woken, over = threading.Event(), threading.Event()
        faults: list[AllocatorError] = []

        def take_up() -> None:
            while not over.is_set() or newest:
                woken.wait()
                woken.clear()
                while newest:
                    values, bound = newest.pop()
                    newest.clear()
                    try:
                        self.prove(bound)
                        self.offer(values)
                    except AllocatorError as fault:
                        faults.append(fault)

        def hand_over(values: Whole, bound: int) -> None:
            newest.append((values, bound))
            woken.set()

        listener = threading.Thread(target=take_up, daemon=True)
        listener.start()
        try:
            yield hand_over
        finally:
            over.set()
            woken.set()
            listener.join()
        if faults:
            raise faults[0]

    def value(self, vector: Whole) -> int | None:
        """What the plan so far reaches under an objective."""
        return None if self.values is None else int(vector @ self.values)

    def begin(self, level: Level, enough: Callable[[], None], bound: int) -> None:
        """Notes which level is worked on, a bound on it, and what to call when it is good enough."""
        self.level, self.bound = level, bound
        self._enough = enough
        self.report()

    def prove(self, bound: int) -> None:
        """Notes a bound of the level that is worked on."""
        if bound > self.bound:
            self.bound = bound
            self._check()
            self.report()

    def enough(self, value: int, bound: int) -> bool:
        """Whether a value is proved, or no further from its bound than was asked for."""
        return value - bound <= self._gap * abs(value)

    def report(self) -> None:
        """Reports progress, and ends the level when it is good enough."""
        value = self.value(self.level.vector)
        if self._tell is not None:
            self._tell(Progress(self.level.name, value, self.bound, self._halt.elapsed))
        if self._enough is not None and value is not None and value > self.bound and self.enough(value, self.bound):
            self._enough()


@dataclass(frozen=True)
class Task:
    """What an engine works with."""

    columns: Columns
    incumbent: Incumbent
    deadline: Deadline
    workers: int
    seed: int
    parameters: Parameters = STANDARD


class Impossible(Exception):
    """No plan keeps the program's rows."""


class Engine(Protocol):
    """A way to search. Both tasks raise Impossible where no plan keeps the rows."""

    def prepare(self, event: Event, policy: Policy, parameters: Parameters) -> tuple[Columns, Program]:
        """The columns that it works with, and the rules over them, tightened."""

    def start_from(self, task: Task, plan: Plan) -> None:
        """Offers a plan, which need not keep the rules, or what it can make of it."""

    def begin(self, task: Task, program: Program) -> None:
        """Offers a first plan, if it can."""

    def lower(self, task: Task, program: Program, level: Level) -> int:
        """Improves the incumbent under one objective, and returns a bound that holds for all plans."""


def _refusal(policy: Policy, broken: set[str]) -> str:
    """What is said of a plan of ours that breaks rules."""
    own = sorted(broken & {rule.name for rule in policy.rules})
    if own:
        rules = " and ".join(own)
        return f"A plan keeps the rows of {rules} and fails the check: the two must say the same. Nothing was written."
    rules = ", ".join(sorted(broken))
    return f"A plan of our own breaks a rule ({rules}): a fault of this program. Nothing was written."
