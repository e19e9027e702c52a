"""What was wished for and not got, and who fares worst, in plain Python over a plan beside its event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from allocator.event import Event, Wish
from allocator.plan import Served
from allocator.verify.view import View


def dearest_wishes(event: Event) -> Iterator[Wish]:
    """The dearest wish of each attendee for each session that they wished for."""
    for wishes in event.wishes_of.values():
        dearest: dict[str, Wish] = {}
        for wish in wishes:
            dearest.setdefault(wish.session, wish)
        yield from dearest.values()


def turned_away(view: View) -> Iterator[Wish]:
    """The dearest wishes for sessions that those who wished for them do not attend as wished."""
    for wish in dearest_wishes(view.event):
        if wish.session not in _granted(view, wish.attendee):
            yield wish


def got_less_dear(view: View, wish: Wish) -> bool:
    """Whether who stated a wish has a seat that they ranked below it, or did not wish for at all."""
    seats = view.seats.get(wish.attendee, ())
    return any(view.unwished(seat) or (view.rank(seat) or 0) > wish.rank for seat in seats)


def _granted(view: View, attendee: str) -> set[str]:
    seats = view.seats.get(attendee, ())
    return {seat.session for seat in seats if view.rank(seat) is not None}


def worst_first(served: Iterable[Served]) -> list[Served]:
    """Most rounds without a seat, then highest cost, then most unwished seats, then the organiser's order."""
    return sorted(served, key=lambda one: (-len(one.unseated), -one.cost, -one.unwished))
