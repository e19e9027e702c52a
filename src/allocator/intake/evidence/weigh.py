"""Readings of a table, each as likely as all that speaks for and against it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from allocator.intake.evidence.arguments import ARGUMENTS
from allocator.intake.evidence.reading import Reading
from allocator.intake.shapes.proposal import Proposal, Surroundings
from allocator.intake.tables.table import SourceTable

LOWEST = 0.01
"""No reading is ruled out altogether. Above 1 the sum stays as it is, so that two good readings are told apart."""


def weighed(table: SourceTable, readings: Iterable[Proposal], around: Surroundings) -> list[Proposal]:
    """The readings with what speaks for and against each, the likeliest first."""
    return sorted((_weighed(table, one, around) for one in readings), key=lambda one: -one.likelihood)


def _weighed(table: SourceTable, one: Proposal, around: Surroundings) -> Proposal:
    reading = Reading(table, one, around)
    total = sum(argument(reading) for argument in ARGUMENTS[one.kind])
    return replace(one, likelihood=max(LOWEST, one.likelihood + total))
