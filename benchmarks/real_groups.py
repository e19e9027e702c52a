"""Real events whose rules go beyond the usual ones: groups that are placed whole, sessions beside or without others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from allocator.demand import Ask, Demand
from allocator.event import Attendee, Event, Pin, Round, Session, Wish
from allocator.policy import Policy
from allocator.rule import Rule
from allocator.verify.view import View
from allocator.verify.violation import Violation
from benchmarks.case import Case
from benchmarks.read import rows_of

if TYPE_CHECKING:
    from allocator.model.formulation.columns import Columns
    from allocator.model.formulation.terms import Rows

LOTTERIES = ("2024-09-06T12:00:00Z", "2024-09-07T06:30:00Z")
"""The two lotteries of Tracon 2024, Friday's and Saturday's."""

POINTS = (0, 6, 8)
"""9, 3 and 1 points for the ranks as costs: a seat's points are 9 less its cost."""


def tracon_winners(lottery: str) -> tuple[Event, Policy]:
    """Who won a seat, dealt anew: the same seats in every session, groups whole, 9, 3 or 1 points for the ranks.

    A group's wishes are those of who made it; a session that somebody was awarded beyond these is added at its rank.
    """
    event, policy = _tracon(lottery)
    awarded = {
        attendee: (session, int(rank)) for drawn, attendee, session, rank in _rows("awarded") if drawn == lottery
    }
    seats = Counter(session for session, _ in awarded.values())
    groups = [tuple(id for id in demand.who if id in awarded) for demand in event.demands]
    wishes: dict[str, dict[str, int]] = defaultdict(dict)
    for wish in event.wishes:
        if wish.attendee in awarded:
            wishes[wish.attendee][wish.session] = wish.rank
    for group in (*groups, *((id,) for id in awarded)):
        for id in group:
            session, rank = awarded[id]
            for other in group:
                wishes[other].setdefault(session, rank)
    held = tuple(
        replace(one, minimum=0, maximum=seats[one.code], at_least=0) for one in event.sessions if seats[one.code]
    )
    winners = replace(
        event,
        sessions=held,
        attendees=tuple(Attendee(id, id) for id in awarded),
        wishes=tuple(Wish(id, code, rank) for id in awarded for code, rank in wishes[id].items() if seats[code]),
        demands=tuple(Demand(Ask.TOGETHER, group) for group in groups if len(group) > 1),
    )
    return winners, replace(policy, objectives=("total cost",), rank_costs=POINTS, everybody_seated=True)


def tracon_everybody(lottery: str) -> tuple[Event, Policy]:
    """Everybody who applied, at full capacity, a session with its minimum or not held: most seats, then best ranks."""
    return _tracon(lottery)


def _tracon(lottery: str) -> tuple[Event, Policy]:
    made_by: dict[str, str] = {}
    members: dict[str, list[str]] = defaultdict(list)
    for drawn, group, attendee in _rows("groups"):
        if drawn == lottery:
            members[group].append(attendee)
            made_by[attendee] = group
    stated: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for attendee, session, rank, drawn in _rows("wishes"):
        if drawn == lottery:
            stated[attendee].append((session, int(rank)))
    people = [id for id in dict.fromkeys([*stated, *made_by]) if stated.get(made_by.get(id, id))]
    event = Event(
        title=f"Tracon, {lottery[:10]}",
        rounds=(Round("Lottery"),),
        rooms=(),
        speakers=(),
        sessions=tuple(
            Session(code, code, minimum=int(minimum), maximum=int(capacity), at_least=0)
            for code, _, _, minimum, capacity in _rows("sessions")
        ),
        attendees=tuple(Attendee(id, id) for id in people),
        wishes=tuple(Wish(id, code, rank) for id in people for code, rank in stated[made_by.get(id, id)]),
        demands=tuple(
            Demand(Ask.TOGETHER, tuple(group)) for made, group in members.items() if stated.get(made) and len(group) > 1
        ),
    )
    return event, Policy(objectives=("unseated", "total cost"), rank_costs=(1, 2, 3), unwished_allowed=False)


def _rows(name: str) -> list[list[str]]:
    return rows_of(f"tracon_2024/{name}.csv")[1:]


def wassign(
    size: int, least: Mapping[str, int], alike: tuple[str, str], apart: tuple[str, str], *pins: Pin
) -> tuple[Event, Policy]:
    """One of wassign's events with the rules that come with it; `least` says how many sessions a round has at least."""
    place = f"wassign_realistic/{size}"
    (_, *titles), *scored = rows_of(f"{place}/scores.csv")
    event = Event(
        title=f"wassign, {size} people",
        rounds=tuple(Round(name) for (name,) in rows_of(f"{place}/rounds.csv")[1:]),
        rooms=(),
        speakers=(),
        sessions=tuple(
            Session(title, title, minimum=int(minimum), maximum=int(maximum), at_least=1, at_most=1)
            for title, minimum, maximum in rows_of(f"{place}/sessions.csv")[1:]
        ),
        attendees=tuple(Attendee(name, name) for name, *_ in scored),
        wishes=tuple(
            Wish(name, title, 101 - int(score))
            for name, *scores in scored
            for title, score in zip(titles, scores, strict=True)
        ),
        pins=pins,
        demands=(Demand(Ask.SAME_ROUND, alike), Demand(Ask.DIFFERENT_ROUNDS, apart)),
    )
    policy = Policy(objectives=("total cost",), rank_costs=tuple(range(101)), everybody_seated=True)
    return event, replace(policy, rules=(_at_least(tuple(least.items())),))


def _at_least(least: tuple[tuple[str, int], ...]) -> Rule:
    """A rule of one's own: so many sessions run at least in each of these rounds."""
    return Rule(
        "enough_sessions_run_in_a_round",
        "At least so many sessions run in some rounds.",
        partial(_enough_run, least),
        partial(_too_few_run, least),
    )


def _enough_run(least: tuple[tuple[str, int], ...], columns: Columns) -> Iterator[Rows]:
    for round, number in least:
        held = columns.placements.among(columns.coded(("round",), [(round,)]))
        yield held.by("round").at_least(number)


def _too_few_run(least: tuple[tuple[str, int], ...], view: View) -> Iterator[Violation]:
    for round, number in least:
        held = sum(name == round for _, name in view.placed)
        if held < number:
            yield Violation((round,), number - held, f"{held} sessions run in {round}, and at least {number} must")


WASSIGN_120 = partial(
    wassign,
    120,
    {"morning": 3, "afternoon": 3},
    ("ops_sync", "research_readout"),
    ("design_review", "prototype_lab"),
    Pin("h0", "design_review", None),
    Pin("h1", "office_hours", None, must=False),
)
WASSIGN_300 = partial(
    wassign,
    300,
    {"monday_morning": 8, "monday_afternoon": 8, "tuesday_morning": 8},
    ("api_clinic", "support_triage"),
    ("design_review", "quarterly_demo"),
    Pin("h0", "design_review", None),
    Pin("h1", "incident_drill", None, must=False),
)

CASES = (
    Case("tracon_2024 winners 1", partial(tracon_winners, LOTTERIES[0]), 771 * 9 + 113 * 3 + 63, most_points=9 * 947),
    Case("tracon_2024 winners 2", partial(tracon_winners, LOTTERIES[1]), 576 * 9 + 140 * 3 + 137, most_points=9 * 853),
    Case("tracon_2024 everybody 1", partial(tracon_everybody, LOTTERIES[0]), None),
    Case("tracon_2024 everybody 2", partial(tracon_everybody, LOTTERIES[1]), None),
    Case("wassign_realistic 120", WASSIGN_120, None),
    Case("wassign_realistic 300", WASSIGN_300, None),
)
"""The cases, each named after its data set and what of it is solved."""
