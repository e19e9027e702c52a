"""Room choice: the bound that an aggregation gives for each choice of rooms decides which is searched first.

Without rounds an event is small enough to be solved with the choice of rooms in it. What that costs is a bound on every
choice; the choice that it makes is the next to be searched in earnest, and where it promises nothing better than a plan
that is there already, none of those left does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from allocator.event import Event, Place
from allocator.model.bounds.aggregation import without_rounds
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.objectives import levels
from allocator.model.formulation.program import assemble
from allocator.model.formulation.rules import rooms_are_chosen_as_agreed
from allocator.model.formulation.terms import Whole
from allocator.model.solvers import cpsat
from allocator.model.solvers.cpsat import Effort
from allocator.model.solvers.deadline import Deadline
from allocator.policy import Policy


@dataclass(frozen=True)
class Promise:
    """Rooms, and what each objective costs at least with them or with any others left; `rooms` None: none are worth it.

    Where time ran out there are fewer bounds than objectives; without any it is not `known` whether rooms are worth it.
    """

    rooms: tuple[str, ...] | None
    bounds: tuple[int, ...] = ()
    known: bool = True


class RoomChoices:
    """The choices of rooms that an event leaves, the most promising first."""

    def __init__(self, event: Event, policy: Policy, *, deadline: Deadline, workers: int, seconds: float) -> None:
        """Takes an event with a choice; each question is given some seconds."""
        assert event.choice is not None
        self._columns = Columns(event, policy)
        self._levels = levels(self._columns)
        self._choice = event.choice
        self._halt = deadline
        self._effort = Effort(seconds, workers, policy.seed)
        self._whole = assemble(self._columns)
        self._uses = self._columns.uses.frame[["room", "column"]]
        program = self._whole.tightened()
        self._impossible = program.impossible
        self._relaxed = without_rounds(program, self._columns)
        self._program = self._relaxed.program
        uses = self._columns.uses.frame
        names = self._columns.codes["room"].to_numpy()[uses["room"].to_numpy()]
        self._column = dict(zip(names.tolist(), uses["column"].tolist(), strict=True))
        self._take_all()
        self._take_the_fixed(event)
        self._take_the_first_of_equals(event)

    def next(self, best: Sequence[int] | None) -> Promise:
        """The most promising rooms that may be better than what the objectives reach already, in their order."""
        if self._impossible:
            return Promise(None)
        program, values = self._program, np.zeros(0, np.int64)
        bounds: list[int] = []
        tied = best is not None
        for place, level in enumerate(self._levels):
            vector, constant = self._relaxed.vector(level.vector), self._relaxed.constant(level.vector)
            found = cpsat.minimise(program, vector, deadline=self._halt, effort=self._effort)
            if found.impossible:
                return Promise(None)
            if found.values is None and not bounds:
                return Promise(None, known=False)
            if found.values is None:
                break
            values, held = found.values, found.value
            bounds.append(found.bound + constant)
            if best is not None and tied:
                if bounds[-1] > best[place]:
                    return Promise(None)
                tied = bounds[-1] == best[place]
                held = best[place] - constant if tied else held
            program = program.with_row(vector, at_most=held)
        if tied and len(bounds) == len(self._levels):
            return Promise(None)
        return Promise(self._rooms(values), tuple(bounds))

    def leave_out(self, rooms: Sequence[str]) -> None:
        """Leaves these rooms together out from now on."""
        self._at_most(rooms, len(rooms) - 1)

    def _at_most(self, rooms: Sequence[str], number: int, *, but: Sequence[str] = ()) -> None:
        """Uses at most so many of some rooms, more by as many as are used of others."""
        vector = np.zeros(len(self._program.low), np.int64)
        for group, sign in ((rooms, 1), (but, -1)):
            columns = np.array([self._column[room] for room in group], np.int64)
            still = self._relaxed.group[columns]
            vector[still[still >= 0]] += sign
            number -= sign * int(self._relaxed.held[columns].sum())
        self._program = self._program.with_row(vector, at_most=number)

    def _take_all(self) -> None:
        """Every place that is there has a layout, and of those offered as many are taken as may be.

        Only where nothing but the choice itself minds a room that is taken and not used.
        """
        if self._taken_rooms_are_minded():
            return
        offered = [place for place in self._choice.places if place.offered]
        for place in self._choice.places:
            if place not in offered:
                self._at_most((), -1, but=place.rooms)
        most = len(offered) if self._choice.at_most is None else min(self._choice.at_most, len(offered))
        self._at_most((), -most, but=[room for place in offered for room in place.rooms])

    def _taken_rooms_are_minded(self) -> bool:
        uses = np.zeros(self._columns.count, bool)
        uses[self._columns.uses.frame["column"].to_numpy()] = True
        theirs = np.zeros(len(self._whole.lower), bool)
        for source in self._whole.sources:
            if source.rule == rooms_are_chosen_as_agreed.__name__:
                theirs[source.first : source.first + len(source.about)] = True
        row = self._whole.row[uses[self._whole.column]]
        return bool((~theirs[row]).any() or any(level.vector[uses].any() for level in self._levels))

    def _take_the_fixed(self, event: Event) -> None:
        """The rooms in which a session must be held are taken: the relaxation itself knows rooms by their kind only."""
        asked = {one.room for session in event.sessions for one in session.fixed}
        asked |= {session.room for session in event.sessions if session.at_least or session.fixed}
        for place in self._choice.places:
            if not asked.isdisjoint(place.rooms):
                self._at_most((), -1, but=place.rooms)

    def _take_the_first_of_equals(self, event: Event) -> None:
        """Of places that nothing tells apart the first are taken: no choice is asked about under other names."""
        equals: list[list[Place]] = []
        for place in self._choice.places:
            kind = next((kind for kind in equals if self._are_alike(event, kind[0], place)), None)
            if kind is None:
                equals.append([place])
            else:
                kind.append(place)
        for places in equals:
            for first, then in pairwise(places):
                self._at_most(then.rooms, 0, but=first.rooms)

    def _are_alike(self, event: Event, one: Place, other: Place) -> bool:
        """Whether every row and every objective stays what it is where two places change their names."""

        def in_order(place: Place) -> list[str]:
            return sorted(place.rooms, key=lambda room: (event.room_of[room].capacity, room))

        if one.offered != other.offered or len(one.rooms) != len(other.rooms):
            return False
        rooms = self._columns.coded(("room",), [(room,) for place in (one, other) for room in in_order(place)])
        codes = rooms["room"].tolist()
        to = dict(zip(codes, codes[len(one.rooms) :] + codes[: len(one.rooms)], strict=True))
        swapped = np.arange(self._columns.count)
        for frame, keys in ((self._columns.placements.frame, ["session", "round", "room"]), (self._uses, ["room"])):
            moved = frame[frame["room"].isin(to)]
            partner = moved.assign(room=moved["room"].map(to))[keys].merge(
                frame[[*keys, "column"]], on=keys, how="left"
            )
            swapped[moved["column"].to_numpy()] = partner["column"].to_numpy()
        return self._whole.stays_the_same(swapped, [level.vector for level in self._levels])

    def _rooms(self, values: Whole) -> tuple[str, ...]:
        """One room of every place that is used."""
        used = self._relaxed.unfolded(values)
        rooms = (
            next((room for room in place.rooms if used[self._column[room]] > 0), None) for place in self._choice.places
        )
        return tuple(room for room in rooms if room is not None)
