"""Deadlines: parts of them, others asked for, and time that is counted in work."""

from __future__ import annotations

from allocator.model.solvers.deadline import Deadline


def test_a_part_ends_without_the_rest() -> None:
    deadline, called = Deadline(100), list[str]()
    with deadline.part(50) as part:
        assert 0 < part.left <= 50
        with part.stopping(lambda: called.append("part")):
            part.ask()
        assert (part.left, called) == (0.0, ["part"])
        assert deadline.left > 0


def test_the_whole_ends_its_parts() -> None:
    deadline, called = Deadline(100), list[str]()
    with deadline.part(50) as part, part.stopping(lambda: called.append("part")):
        deadline.ask()
        assert (deadline.left, part.left, called) == (0.0, 0.0, ["part"])


def test_a_part_that_begins_too_late_is_over_at_once() -> None:
    deadline = Deadline(100)
    deadline.ask()
    with deadline.part(50) as part:
        assert part.left == 0.0


def test_a_part_ends_no_later_than_the_whole() -> None:
    deadline = Deadline(10, counted=True)
    deadline.spend(4)
    with deadline.part(50) as part:
        assert part.left == 6


def test_counted_time_passes_by_work_alone() -> None:
    deadline = Deadline(10, counted=True)
    assert (deadline.counted, deadline.elapsed, deadline.left) == (True, 0.0, 10.0)
    deadline.spend(2.5)
    deadline.spend(0.25)
    assert (deadline.elapsed, deadline.left) == (2.75, 7.25)
    deadline.spend(20)
    assert deadline.left == 0.0


def test_work_done_aside_is_not_seen_by_others_and_counts_side_by_side() -> None:
    deadline = Deadline(10, counted=True)
    deadline.spend(1)
    one, other = deadline.aside(), deadline.aside()
    one.spend(2)
    other.spend(3)
    assert (deadline.elapsed, one.elapsed, other.elapsed) == (1, 3, 4)
    deadline.join(one, other)
    assert deadline.elapsed == 4


def test_by_the_clock_there_is_nothing_to_count() -> None:
    deadline = Deadline(100)
    deadline.spend(1000)
    aside = deadline.aside()
    aside.spend(1000)
    deadline.join(aside)
    assert not deadline.counted
    assert 99 < deadline.left <= 100


def test_who_asks_for_the_end_is_heard_aside_too() -> None:
    deadline = Deadline(100, counted=True)
    aside = deadline.aside()
    deadline.ask()
    assert aside.left == 0.0
