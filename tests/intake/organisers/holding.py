"""What the tables of wishes hold, in the ways that several of them do."""

from __future__ import annotations

from collections.abc import Iterable

from .drawing import Draw, Who, hold_person, numbered


def longest(draw: Draw) -> int:
    return max((len(one.dearest) for one in draw.event.people), default=1)


def hold_in_order(draw: Draw, shown: Who) -> None:
    """Hold that everybody wishes in order, without equal wishes."""
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        for rank, session in enumerate(one.dearest, start=1):
            draw.held.wish(number, draw.event.sessions[session].title, rank)


def hold_as_equal(draw: Draw, shown: Who) -> None:
    """Hold that everybody wishes for some sessions, all of them equally."""
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        for session in one.dearest:
            draw.held.wish(number, draw.event.sessions[session].title, 1)


def hold_all_sessions(draw: Draw) -> None:
    """Sessions that only a heading names may be among those that are found."""
    may_hold(draw, draw.event.titles)


def may_hold(draw: Draw, titles: Iterable[str]) -> None:
    for title in titles:
        if title not in draw.held.sessions:
            draw.held.session(title).may_miss = True
