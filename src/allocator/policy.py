"""What the organiser decides: the order of the objectives, what a rank costs, and what is allowed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from allocator.event import Attendee, Event
from allocator.rule import Objective, Rule

DEFAULT_OBJECTIVES = ("unseated with wishes", "unseated without wishes", "worst rank", "total cost")
"""What is made as small as possible by default, the most important first: whoever wished comes before the others."""

MOVE_OBJECTIVES = ("moved attendees", "moved rounds", "moved rooms")
"""What is made small before anything else where a plan was announced; 0 where none was."""

UNSEATED = ("unseated", "unseated with wishes", "unseated without wishes")
"""The objectives that count missing seats: of everybody, of those who stated wishes, of the others."""

RULES_BROKEN = "rules broken"
"""The objective that counts broken rules that hold if possible."""

COST_OF_THE_FIRST = "cost of those first"
"""The objective that sums what the seats of those cost who are served first."""

OBJECTIVE_NAMES = (*MOVE_OBJECTIVES, *UNSEATED, RULES_BROKEN, "worst rank", COST_OF_THE_FIRST, "total cost")
"""The objectives there are."""


LARGEST_SEED = 2**31 - 1
"""What every solver takes as a seed."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Decisions, not facts. Costs are whole numbers, smaller is better.

    `rank_costs` are the costs of wishes 1, 2, ...; beyond the last one each further rank costs one more. Empty: 0, 1,
    2, ... `unwished_cost` is the cost of a seat that was not wished for; None: the longest wish list + rounds + 2.
    `seats_for_wishless` and `seats_for_silent` say whether those who wished nothing, and those who did not answer, get
    seats at all where no pin demands it. At most `most_moved` attendees lose a seat of the baseline (None: no limit).
    `rules` hold beside those that the package ships; `own_objectives` may be named in `objectives`.
    """

    objectives: tuple[str, ...] = DEFAULT_OBJECTIVES
    rank_costs: tuple[int, ...] = ()
    unwished_cost: int | None = None
    unwished_allowed: bool = True
    everybody_seated: bool = False
    seats_for_wishless: bool = True
    seats_for_silent: bool = True
    most_moved: int | None = None
    seed: int = 1
    rules: tuple[Rule, ...] = ()
    own_objectives: tuple[Objective, ...] = ()

    def gives_seats_to(self, event: Event, attendee: Attendee) -> bool:
        """Whether somebody gets seats that no pin demands."""
        if event.wishes_of[attendee.id]:
            return True
        return self.seats_for_wishless if attendee.answered else self.seats_for_silent

    def rank_cost(self, rank: int) -> int:
        """What granting a wish of this rank costs."""
        if rank <= len(self.rank_costs):
            return self.rank_costs[rank - 1]
        if self.rank_costs:
            return self.rank_costs[-1] + rank - len(self.rank_costs)
        return rank - 1

    def unwished_seat_cost(self, event: Event) -> int:
        """What a seat costs that somebody with wishes did not wish for."""
        if self.unwished_cost is not None:
            return self.unwished_cost
        return self.rank_cost(max(1, event.lowest_rank)) + 1 + len(event.rounds) + 2

    def suited_to(self, event: Event) -> Policy:
        """The policy for an event: what its rules ask for if possible, and who is first, are among default objectives.

        The rules come after the missing seats and before what the seats are worth, those who are first before the rest.
        """
        if self.objectives != DEFAULT_OBJECTIVES:
            return self
        wanted = [] if all(demand.must for demand in event.demands) else [(RULES_BROKEN, "worst rank")]
        wanted += [(COST_OF_THE_FIRST, "total cost")] if event.first else []
        objectives: tuple[str, ...] = self.objectives
        for name, before in wanted:
            place = objectives.index(before)
            objectives = (*objectives[:place], name, *objectives[place:])
        return replace(self, objectives=objectives)
