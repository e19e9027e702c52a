"""Those who were served worst, and those who lack a seat."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from allocator.event import Attendee
from allocator.plan import Assignment, Served
from allocator.report.view import Fare, Got, Missing
from allocator.report.words import Words
from allocator.verify.demand import worst_first
from allocator.verify.measures import served
from allocator.verify.view import View

TITLE_AT_MOST = 40
"""Letters of a title beside a code."""

SHOWN_AT_MOST = 25
"""How many of those served worst a report lists."""


def fares(view: View, words: Words, *, anonymous: bool) -> tuple[tuple[Fare, ...], str]:
    """Those served worst, the worst first, and a sentence on those who are not listed, or that there are none."""
    everybody = [one for one in worst_first(served(view.event, view.policy, view.plan)) if _served_badly(one)]
    shown = everybody[:SHOWN_AT_MOST]
    left = len(everybody) - len(shown)
    said = "" if everybody else words("Everybody got their first wishes.")
    if left:
        sentence = "{count} more got less than their first wishes; the plan workbook lists everybody."
        said = words(sentence, count=words.count(left))
    return tuple(_fare(view, words, one, number, anonymous) for number, one in enumerate(shown, start=1)), said


def _served_badly(one: Served) -> bool:
    """Whether somebody lacks a seat, has one that they did not wish for, or not their dearest wishes."""
    return bool(one.unseated or one.unwished) or max(one.ranks, default=0) > len(one.ranks)


def missing(view: View, words: Words, *, anonymous: bool) -> tuple[Missing, ...]:
    """Everybody who should have a seat and has none, in the organiser's order."""
    lacking = [one for one in served(view.event, view.policy, view.plan) if one.unseated]
    found: list[Missing] = []
    for number, one in enumerate(lacking, start=1):
        who, organisation = _who(view.event.attendee_of[one.attendee], words, number, anonymous)
        found.append(Missing(who, organisation, ", ".join(one.unseated), _wished(view, words, one.attendee)))
    return tuple(found)


def _who(attendee: Attendee, words: Words, number: int, anonymous: bool) -> tuple[str, str]:
    if anonymous:
        return words("{Attendee} {number}", number=number), ""
    return attendee.name, attendee.organisation


def _fare(view: View, words: Words, one: Served, number: int, anonymous: bool) -> Fare:
    who, organisation = _who(view.event.attendee_of[one.attendee], words, number, anonymous)
    return Fare(who, organisation, _wished(view, words, one.attendee), tuple(_got(view, words, one)))


def _wished(view: View, words: Words, attendee: str) -> tuple[str, ...]:
    """'W3 Weaving', 'W1 Pottery (Round 2)', ..., the dearest first."""
    wishes = view.event.wishes_of[attendee]
    said = tuple(
        _titled(view, wish.session) + (f" ({wish.round})" if wish.round is not None else "") for wish in wishes
    )
    return said or (words("nothing"),)


def _titled(view: View, code: str) -> str:
    """A session by its code and its title, which ends with an ellipsis where it is long."""
    title = view.event.session_of[code].title
    shown = title if len(title) <= TITLE_AT_MOST else shorten(title, TITLE_AT_MOST, placeholder="…")
    if len(shown) < TITLE_AT_MOST / 2 < len(title):  # a word so long that hardly anything is left before it
        shown = f"{title[: TITLE_AT_MOST - 1]}…"
    return shown if shown == code else f"{code} {shown}"


def _got(view: View, words: Words, one: Served) -> Iterator[Got]:
    seats = {seat.round: seat for seat in view.seats.get(one.attendee, ())}
    for round in view.event.rounds:
        seat = seats.get(round.name)
        if seat is not None:
            dearness, tone = _dearness(view, words, seat)
            yield Got(round.name, _titled(view, seat.session), dearness, tone)
        elif round.name in one.unseated:
            yield Got(round.name, "–", words("no seat"), "bad")


def _dearness(view: View, words: Words, seat: Assignment) -> tuple[str, str]:
    rank = view.rank(seat)
    if rank is not None:
        return words.wish(rank), "good" if rank == 1 else "plain"
    if view.unwished(seat):
        return words("unwished"), "warm"
    return words("pinned" if view.pinned(seat) else "stated no wishes"), "quiet"
