"""Readings of a table, each as likely as all that speaks for and against it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from allocator.intake.evidence.arguments import ARGUMENTS, Reading
from allocator.intake.shapes.proposal import Proposal, Surroundings
from allocator.intake.tables.table import SourceTable

HIGHEST, LOWEST = 0.99, 0.01


def weighed(table: SourceTable, readings: Iterable[Proposal], around: Surroundings) -> list[Proposal]:
    """The readings with what speaks for and against each, the likeliest first."""
    return sorted((_weighed(table, one, around) for one in readings), key=lambda one: -one.likelihood)


def _weighed(table: SourceTable, one: Proposal, around: Surroundings) -> Proposal:
    reading = Reading(table, one, around)
    total = sum(argument(reading) for argument in ARGUMENTS[one.kind])
    return replace(one, likelihood=min(HIGHEST, max(LOWEST, one.likelihood + total)))
