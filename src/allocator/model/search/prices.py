"""What prices say of people's seats in a settled timetable, whichever bound they come from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from allocator.model.bounds.lagrangian import Numbers
from allocator.model.bounds.subgradient import Multipliers
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.program import Program
from allocator.model.formulation.seats import SEAT, UNNAMED
from allocator.model.formulation.terms import FREE
from allocator.model.search.neighbourhood import WHOLE, Truths
from allocator.model.search.seating import RelaxedSeating


@dataclass(frozen=True)
class Prices:
    """What prices say of the columns in which a timetable is settled, unnamed seats among them.

    `extra` is for each column what it costs beyond the cheapest, `taken` are the columns that people take at them.
    """

    columns: Columns
    program: Program
    extra: Numbers
    taken: Truths

    @property
    def dearer(self) -> Numbers:
        """What each seat costs beyond the cheapest: attendees x sessions x rounds, by codes.

        A seat without a column of its own costs what the unnamed seat does; where there is none, it is out of reach.
        """
        columns, frame = self.columns, self.columns.seat_frame
        dearer = np.full([len(columns.codes[key]) for key in SEAT], float(FREE))
        extra = self.extra[frame["column"].to_numpy()]
        nameless = (frame["session"] == UNNAMED).to_numpy()
        who, session, round = (frame[key].to_numpy(np.int64) for key in SEAT)
        dearer[who[nameless], :, round[nameless]] = extra[nameless][:, None]
        dearer[who[~nameless], session[~nameless], round[~nameless]] = extra[~nameless]
        return dearer


def prices_of_relaxation(relaxed: RelaxedSeating) -> Prices | None:
    """What the linear relaxation says, those taken whom it leaves whole; None where it had no time to say anything."""
    if relaxed.priced is None or relaxed.search_in.values is None:
        return None
    columns = relaxed.columns
    extra = np.maximum(0, columns.unmerged(relaxed.priced.reduced) / relaxed.priced.scale)
    return Prices(columns, relaxed.program, extra, columns.unmerged(relaxed.search_in.values) > 1 - WHOLE)


def prices_of_multipliers(columns: Columns, program: Program, multipliers: Multipliers) -> Prices:
    """What Lagrangian multipliers say."""
    extra, taken = np.zeros(columns.count), np.zeros(columns.count, bool)
    number, dearer = multipliers.relaxation.dearer(multipliers.prices)
    extra[number] = np.minimum(dearer, FREE)
    taken[multipliers.choice.columns] = True
    return Prices(columns, program, columns.unmerged(extra), columns.unmerged(taken))
