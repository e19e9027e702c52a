"""A search under the options that say how long and how, and the exit code of what it found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EXIT_CODES = {"proved impossible": 3, "nothing found": 4}
"""By the status of a result; all others are 0."""


def found(event: Any, policy: Any, said: Mapping[str, Any]) -> Any:
    """What a search finds under the options of `searching`; its progress is shown, and Ctrl-C takes the best so far."""
    from allocator import screen
    from allocator.interrupt import run_until_interrupted
    from allocator.model.solvers.deadline import Deadline

    deadline = Deadline(said["time_limit"], counted=said["reproducible"])
    how = {key: said[key] for key in ("gap", "engine", "workers")}

    def work() -> Any:
        from allocator.model.solve import solve  # here, so that Ctrl-C while it is imported ends the search too

        return solve(event, policy, deadline=deadline, on_progress=tell, **how)

    with screen.progress() as tell:
        return run_until_interrupted(work, deadline.ask)
