"""Thresholds and efforts of the default engine, in one object, so that tests and benchmarks can force a method."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """Which method is used from which size on, and how hard it tries. Sizes count free columns unless said otherwise.

    Up to `small`, HiGHS and CP-SAT are given the whole program before anything else. Above, seats may be `unnamed`:
    one column for all seats of an attendee in a round that nobody wished for. From `priced` on, a settled timetable is
    relaxed by Lagrangian multipliers, found in `subgradient_steps`, before a linear program; above `most_columns` no
    linear program over everybody is solved, and above `most_seats` no exact search for a proof. From `large_timetable`
    on, an open timetable is looked for by prices alone, in `large_sweeps` each; below, `starts` of them in `sweeps`
    each come before annealing. What the methods leave unproved goes to CP-SAT over all columns if `reference`.
    """

    small: int = 4000
    unnamed: bool = True
    priced: int = 50_000
    subgradient_steps: int = 360
    most_columns: int = 400_000
    most_seats: int = 400_000
    large_timetable: int = 200_000
    large_sweeps: int = 200
    starts: int = 4
    sweeps: int = 240
    reference: bool = True


STANDARD = Parameters()
"""The parameters that benchmarks found good."""
