"""Deadlines: parts of them, others asked for, and time that is counted in work."""

from __future__ import annotations

from allocator.model.halt import Halt


def test_a_part_ends_without_the_rest() -> None:
    halt, called = Halt(100), list[str]()
    with halt.part(50) as part:
        assert 0 < part.left <= 50
        with part.stopping(lambda: called.append("part")):
            part.ask()
        assert (part.left, called) == (0.0, ["part"])
        assert halt.left > 0


def test_the_whole_ends_its_parts() -> None:
    halt, called = Halt(100), list[str]()
    with halt.part(50) as part, part.stopping(lambda: called.append("part")):
        halt.ask()
        assert (halt.left, part.left, called) == (0.0, 0.0, ["part"])


def test_a_part_that_begins_too_late_is_over_at_once() -> None:
    halt = Halt(100)
    halt.ask()
    with halt.part(50) as part:
        assert part.left == 0.0


def test_a_part_ends_no_later_than_the_whole() -> None:
    halt = Halt(10, counted=True)
    halt.spend(4)
    with halt.part(50) as part:
        assert part.left == 6


def test_counted_time_passes_by_work_alone() -> None:
    halt = Halt(10, counted=True)
    assert (halt.counted, halt.elapsed, halt.left) == (True, 0.0, 10.0)
    halt.spend(2.5)
    halt.spend(0.25)
    assert (halt.elapsed, halt.left) == (2.75, 7.25)
    halt.spend(20)
    assert halt.left == 0.0


def test_work_done_aside_is_not_seen_by_others_and_counts_side_by_side() -> None:
    halt = Halt(10, counted=True)
    halt.spend(1)
    one, other = halt.aside(), halt.aside()
    one.spend(2)
    other.spend(3)
    assert (halt.elapsed, one.elapsed, other.elapsed) == (1, 3, 4)
    halt.join(one, other)
    assert halt.elapsed == 4


def test_by_the_clock_there_is_nothing_to_count() -> None:
    halt = Halt(100)
    halt.spend(1000)
    aside = halt.aside()
    aside.spend(1000)
    halt.join(aside)
    assert not halt.counted
    assert 99 < halt.left <= 100


def test_who_asks_for_the_end_is_heard_aside_too() -> None:
    halt = Halt(100, counted=True)
    aside = halt.aside()
    halt.ask()
    assert aside.left == 0.0
