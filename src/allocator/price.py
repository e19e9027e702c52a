"""What the rules of an event cost the attendees: what would be better without each of them."""

from __future__ import annotations

from dataclasses import dataclass

from allocator.demand import Demand
from allocator.plan import Result, Status


@dataclass(frozen=True, slots=True)
class Cost:
    """How much less an objective reaches in the best plan without a rule than in the best plan with it.

    It is at least `least` and at most `most`, both proved; None where nothing is proved, because an objective before
    this one is open. Below 0, the objective is better with the rule, at the expense of one before it. `found` is the
    difference between the two plans found (None: there are no two).
    """

    objective: str
    least: int | None
    most: int | None
    found: int | None

    @property
    def proved(self) -> bool:
        """Whether it is known exactly."""
        return self.least is not None and self.least == self.most


@dataclass(frozen=True, slots=True)
class RulePrice:
    """What one rule costs; `where` is its cell, or its number where no sheet says it.

    `costs` are in the order of the objectives, and empty where no plan with all rules was found. `first_wishes` are
    how many more attendees get their first wish in the plan found without the rule. `status` is what is known of the
    event without it, None where that was not searched or failed; a `fault` says why it failed. Of all rules together,
    `demand` is None, and `where` and `sentence` are ''.
    """

    where: str
    sentence: str
    demand: Demand | None
    costs: tuple[Cost, ...]
    first_wishes: int | None
    status: Status | None
    fault: str = ""

    @property
    def proved(self) -> bool:
        """Whether it is known exactly what the rule costs."""
        return bool(self.costs) and all(cost.proved for cost in self.costs)

    @property
    def costs_nothing(self) -> bool:
        """Whether the best plan is as good with it as without; that is proved."""
        return self.proved and not any(cost.most for cost in self.costs)

    @property
    def has_plan(self) -> bool:
        """Whether a plan without it was found."""
        return self.status in (Status.PROVED_BEST, Status.BEST_FOUND)


@dataclass(frozen=True, slots=True)
class RulePrices:
    """What each rule of an event costs, in the order of the sheet, and all `together`.

    `base` is the result with all rules. `ended_early`: Ctrl-C ended the searches, and some prices are wider for it.
    """

    base: Result
    rules: tuple[RulePrice, ...]
    together: RulePrice
    ended_early: bool = False
