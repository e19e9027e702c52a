"""Policies that are the end of whoever goes by them, but for the process that made them; found by name elsewhere."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass

from allocator.policy import Policy


@dataclass(frozen=True)
class Deadly(Policy):
    """Kills every process but `home` that asks what a rank costs."""

    home: int = 0

    def rank_cost(self, rank: int) -> int:
        if os.getpid() != self.home:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().rank_cost(rank)


@dataclass(frozen=True)
class Faulty(Policy):
    """Fails in every process but `home` that asks what a rank costs, with words that are nobody's business."""

    home: int = 0

    def rank_cost(self, rank: int) -> int:
        if os.getpid() != self.home:
            raise RuntimeError("Ada Lind, ada@example.org")
        return super().rank_cost(rank)
