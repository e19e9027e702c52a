"""Runs under the Python that has fairpyx: a question as JSON on stdin, who gets what, and after how long, on stdout."""

from __future__ import annotations

import json
import sys
import time

import fairpyx  # type: ignore[import-not-found]
from fairpyx import algorithms


def main() -> None:
    """Divide the seats; whoever gets none is left out."""
    question = json.load(sys.stdin)
    # An attendee and a session of the same name would be one node of its graphs.
    seats = {("session", name): count for name, count in question["seats"].items()}
    values = {
        ("attendee", name): {session: mine.get(session[1], 0) for session in seats}
        for name, mine in question["values"].items()
    }
    started = time.perf_counter()
    instance = fairpyx.Instance(valuations=values, agent_capacities=dict.fromkeys(values, 1), item_capacities=seats)
    bundles = fairpyx.divide(getattr(algorithms, question["algorithm"]), instance=instance)
    given = {attendee[1]: bundle[0][1] for attendee, bundle in bundles.items() if bundle}
    json.dump({"given": given, "seconds": time.perf_counter() - started}, sys.stdout)


if __name__ == "__main__":
    main()
