"""What is written reads back as it was."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from plan_cases import NOW, events_and_plans, result_of

from allocator.event import Event
from allocator.fingerprint import plan_hash
from allocator.plan import Edition, Plan
from allocator.policy import Policy
from allocator.verify import violations
from allocator.workbook.plan_read import ReadPlan, read_plan
from allocator.workbook.plan_write import write_plan


@settings(max_examples=40, deadline=None)
@given(events_and_plans())
def test_what_is_written_reads_back(case: tuple[Event, Plan]) -> None:
    event, plan = case
    assert violations(event, Policy(), plan) == ()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_plan(event, Policy(), result_of(plan), path, event_file="event.xlsx", now=NOW)
        edition = Edition(plan_hash(plan), f"{NOW:%Y-%m-%d %H:%M}", "event.xlsx")
        assert read_plan(path, event) == ReadPlan(plan, (), "c0ffee", (edition,), written=plan)
