"""What holds for all tests of imports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from copied_workbook import copied

from allocator.intake import event_workbook


@pytest.fixture(scope="session", autouse=True)
def _empty_workbooks_are_copies() -> Iterator[None]:
    """Most imports begin with an empty event workbook; `test_copied_workbook.py` holds a copy against the original."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_workbook, "build_workbook", copied)
        yield


MOST_CASES = 3
"""Cases of one test that the unit suite runs; the others, in more languages and spellings, run with all tests."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the cases of a test beyond a few, which are spread over all of them, as slow."""
    here = Path(__file__).parent
    cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if here in item.path.parents:
            cases[item.nodeid.partition("[")[0]].append(item)
    for several in cases.values():
        kept = {at * (len(several) - 1) // (MOST_CASES - 1) for at in range(MOST_CASES)}
        for at, item in enumerate(several):
            if len(several) > MOST_CASES and at not in kept:
                item.add_marker(pytest.mark.slow)
