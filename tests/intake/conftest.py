"""What holds for all tests of imports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from copied_workbook import copied

from allocator.intake import event_workbook


@pytest.fixture(scope="session", autouse=True)
def _empty_workbooks_are_copies() -> Iterator[None]:
    """Most imports begin with an empty event workbook; `test_copied_workbook.py` holds a copy against the original."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_workbook, "build_workbook", copied)
        yield
