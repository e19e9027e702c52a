"""Made-up events with plans that keep every rule, feasible because the plan is drawn first and the facts round it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from hypothesis import strategies as st

from allocator.event import Attendee, Event, Labels, Room, Round, Session, Speaker, Wish
from allocator.plan import Assignment, Placement, Plan, Result, Stage, Status

NOW = datetime(2026, 11, 3, 14, 5)

# Names begin with what a spreadsheet takes for a formula, differ in case alone, and look like numbers or marks.
NAMES = st.text(alphabet="=+-@<'\"&;,.: aAbBéß07–🎻", min_size=1, max_size=7).map(str.split).map(" ".join).filter(bool)


METHODS = ("repair of the announced plan", "CP-SAT over all columns")


def result_of(plan: Plan, *, stages: Sequence[Stage] = (), status: Status = Status.PROVED_BEST) -> Result:
    """A result round a plan that somebody made up."""
    return Result(
        plan=plan,
        status=status,
        stages=tuple(stages),
        measures=None,
        seed=7,
        seconds=12.25,
        versions={"allocator": "0.1.0"},
        input_hash="c0ffee",
        engine="by hand",
        methods=METHODS,
    )


ROUND_NAMES = NAMES.filter(lambda name: not set(name) & set(";=@"))
"""An event's rounds may not hold what has a meaning in lists."""


def names(count: int, among: st.SearchStrategy[str] = NAMES) -> st.SearchStrategy[list[str]]:
    return st.lists(among, min_size=count, max_size=count, unique=True)


@st.composite
def events_and_plans(draw: st.DrawFn) -> tuple[Event, Plan]:
    """An event of at most 6 x 4 x 3, and a plan for it."""
    rounds = draw(names(draw(st.integers(1, 3)), ROUND_NAMES))
    rooms = draw(names(draw(st.integers(0, 3))))
    codes = draw(names(draw(st.integers(1, 4))))
    ids = draw(names(draw(st.integers(0, 6))))
    placements = [
        Placement(session, round, room)
        for round in rounds
        for session, room in zip(
            draw(st.permutations(codes)), draw(st.permutations(rooms)) if rooms else [""] * len(codes), strict=False
        )
        if draw(st.booleans())
    ]
    speaking = {code: draw(st.sampled_from(ids)) for code in codes if ids and draw(st.integers(0, 3)) == 0}
    away = {id: frozenset(round for round in rounds if draw(st.integers(0, 5)) == 0) for id in ids}
    assignments = list(draw_seats(draw, rounds, ids, placements, speaking, away))
    return draw_event(draw, rounds, rooms, codes, ids, speaking, away, assignments), Plan.of(placements, assignments)


def draw_seats(
    draw: st.DrawFn,
    rounds: Sequence[str],
    ids: Sequence[str],
    placements: Sequence[Placement],
    speaking: dict[str, str],
    away: dict[str, frozenset[str]],
) -> list[Assignment]:
    """Seats of some attendees: no session twice, none while they are away or speak, none that they give."""
    seats: list[Assignment] = []
    for id in ids:
        attended: set[str] = set()
        for round in rounds:
            held = [placement.session for placement in placements if placement.round == round]
            busy = any(speaking.get(code) == id for code in held) or round in away[id]
            choices = [code for code in held if code not in attended and speaking.get(code) != id]
            if choices and not busy and (code := draw(st.sampled_from([None, *choices]))) is not None:
                attended.add(code)
                seats.append(Assignment(id, code, round))
    return seats


def draw_event(
    draw: st.DrawFn,
    rounds: Sequence[str],
    rooms: Sequence[str],
    codes: Sequence[str],
    ids: Sequence[str],
    speaking: dict[str, str],
    away: dict[str, frozenset[str]],
    assignments: Sequence[Assignment],
) -> Event:
    """Facts under which the seats keep every rule."""
    fullest = max(Counter((seat.session, seat.round) for seat in assignments).values(), default=0)
    maximum = fullest + draw(st.integers(1, 3))
    wishes = [
        Wish(id, code, rank)
        for id in ids
        for rank, code in enumerate(draw(st.permutations(codes))[: draw(st.integers(0, 3))], start=1)
    ]
    return Event(
        title=draw(NAMES),
        rounds=tuple(Round(name) for name in rounds),
        rooms=tuple(Room(name, maximum + draw(st.integers(0, 2))) for name in rooms),
        speakers=tuple(Speaker(f"Speaker of {code}", attendee=id) for code, id in speaking.items()),
        sessions=tuple(
            Session(
                code,
                draw(NAMES),
                speakers=(f"Speaker of {code}",) if code in speaking else (),
                maximum=None if rooms else maximum,
                at_least=0,
            )
            for code in codes
        ),
        attendees=tuple(Attendee(id, draw(NAMES), organisation=draw(NAMES), unavailable=away[id]) for id in ids),
        wishes=tuple(wishes),
        labels=Labels("workshop", "workshops", "deelnemer", "deelnemers"),
    )


def small_event() -> Event:
    """Two rounds, two rooms, three workshops, four people: one speaks, one is away, one will get no seat."""
    return Event(
        title="Market day",
        rounds=(
            Round("Ronde 1", datetime(2026, 11, 25, 9), datetime(2026, 11, 25, 10)),
            Round("Ronde 2", datetime(2026, 11, 25, 10, 30), datetime(2026, 11, 25, 11, 30)),
        ),
        rooms=(Room("Aula", 2, frozenset({"ramp"})), Room("Hof", 2, closed=frozenset({"Ronde 2"}))),
        speakers=(Speaker("Zus Speelman", attendee="A1"),),
        sessions=(
            Session("W1", "Pottery", speakers=("Zus Speelman",), minimum=1),
            Session("W2", "Weaving"),
            Session("W3", "Baking", at_least=0),
        ),
        attendees=(
            Attendee("A1", "Zus Speelman", organisation="Kleihuis"),
            Attendee("A2", "Bo Vink", organisation="Weefwerk", needs=frozenset({"ramp"})),
            Attendee("A3", "Cas Roer", unavailable=frozenset({"Ronde 2"})),
            Attendee("A4", "Dot Maan"),
        ),
        wishes=(
            Wish("A1", "W2", 1),
            Wish("A2", "W1", 1),
            Wish("A2", "W3", 2),
            Wish("A3", "W1", 1),
            Wish("A4", "W1", 1),
            Wish("A4", "W2", 2),
        ),
        labels=Labels("workshop", "workshops", "deelnemer", "deelnemers"),
    )


def small_plan() -> Plan:
    """Pottery runs first, weaving second; A4 misses pottery, A2 gets weaving unwished."""
    return Plan.of(
        [Placement("W1", "Ronde 1", "Aula"), Placement("W2", "Ronde 2", "Aula")],
        [
            Assignment("A2", "W1", "Ronde 1"),
            Assignment("A3", "W1", "Ronde 1"),
            Assignment("A1", "W2", "Ronde 2"),
            Assignment("A2", "W2", "Ronde 2"),
        ],
    )
