"""What holds for all tests."""

from __future__ import annotations

import gc
import signal
from collections import defaultdict
from pathlib import Path

import pytest

# A shell that starts the tests in the background has them ignore Ctrl-C, which some of them try out.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among what is imported: workbooks are many small objects, and it takes long."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


MOST_CASES = {"intake": 2, "workbook": 3, "scenario": 3, "cli": 4}
"""Cases of one test that the unit suite runs, by folder; the others, in more spellings, run with all tests."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the cases of a test beyond a few, which are spread over all of them, as slow."""
    here = Path(__file__).parent
    cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if here in item.path.parents:
            cases[item.nodeid.partition("[")[0]].append(item)
    for several in cases.values():
        most = MOST_CASES.get(several[0].path.relative_to(here).parts[0], len(several))
        kept = {at * (len(several) - 1) // (most - 1) for at in range(most)} if len(several) > most else None
        for at, item in enumerate(several):
            if kept is not None and at not in kept:
                item.add_marker(pytest.mark.slow)
