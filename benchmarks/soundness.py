"""Random events with random rules and objectives: every method of the engine held against the reference engine.

What is drawn is not meant to make sense. A rule is a linear one over seats and placements with any keys, small weights
of either sign, and any bound; its check is plain Python over the plan. For tiny events every plan is tried too.
"""

from __future__ import annotations

import json
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any

from allocator.condition import OF_VALUES, ORGANISATION, Condition, Operator
from allocator.demand import COUNTED, OF_PEOPLE, ORDERED, Ask, Demand, Strength
from allocator.event import Attendee, Event, Fixed, Pin, Place, Room, RoomChoice, Round, Session, Speaker, Wish
from allocator.model.parameters import Parameters
from allocator.model.solve import solve
from allocator.plan import Assignment, Placement, Plan, Result, Status
from allocator.policy import OBJECTIVE_NAMES, Policy
from allocator.rule import Objective, Rule
from allocator.verify import violations
from allocator.verify.measures import measure
from allocator.verify.view import View
from allocator.verify.violation import Violation

if TYPE_CHECKING:
    from allocator.model.formulation.columns import Columns
    from allocator.model.formulation.terms import Rows, Terms

ALONE = Parameters(small=0, subgradient_steps=30, starts=1, sweeps=3, large_sweeps=1, reference=False)
"""No method is helped by CP-SAT over all columns."""

METHODS: dict[str, Parameters] = {
    "standard": Parameters(),
    "linear programs": ALONE,
    "every seat named": replace(ALONE, unnamed=False),
    "multipliers": replace(ALONE, priced=0),
    "multipliers alone": replace(ALONE, priced=0, most_columns=0),
    "large timetable": replace(ALONE, large_timetable=0),
    "all forced, then the reference": replace(ALONE, priced=0, most_columns=0, large_timetable=0, reference=True),
}
"""Methods by name, each forced by parameters."""

EVERY = 100
"""After how many cases a line says how far the run is."""

ENOUGH = 10.0
"""The seconds for a method that CP-SAT over all columns helps; it ends by itself."""

Value = tuple[int, ...]


@dataclass(frozen=True)
class Linear:
    """Weights of seats and placements by some of their keys, summed by others."""

    seat_keys: tuple[str, ...]
    seat_weights: tuple[tuple[tuple[str, ...], int], ...]
    place_keys: tuple[str, ...]
    place_weights: tuple[tuple[tuple[str, ...], int], ...]
    by: tuple[str, ...] = ()

    def terms(self, columns: Columns) -> Terms:
        """The weighted terms over the model's columns."""
        seats = columns.coded(self.seat_keys, [keys for keys, _ in self.seat_weights])
        seats = seats.assign(weight=[weight for _, weight in self.seat_weights])
        total = columns.seats.joined(seats).times("weight")
        if self.place_weights:
            places = columns.coded(self.place_keys, [keys for keys, _ in self.place_weights])
            places = places.assign(weight=[weight for _, weight in self.place_weights])
            total = total + columns.placements.joined(places).times("weight")
        return total

    def sums(self, view: View) -> dict[tuple[str, ...], int]:
        """The sum of each group that could be, in a plan."""
        event, plan = view.event, view.plan
        seated = {(one.attendee, one.session, one.round) for one in plan.assignments}
        held = set(plan.placements)
        seat_weights, place_weights = dict(self.seat_weights), dict(self.place_weights)
        sums: dict[tuple[str, ...], int] = {}
        for attendee, session, round in product(event.attendees, event.session_of, event.round_of):
            keys = {
                "attendee": attendee.id,
                "session": session,
                "round": round,
                "organisation": attendee.organisation,
            }
            weight = seat_weights.get(tuple(keys[key] for key in self.seat_keys))
            group = tuple(keys[key] for key in self.by)
            if weight is not None and "" not in group:
                sums[group] = sums.get(group, 0) + weight * ((attendee.id, session, round) in seated)
        for session, round, room in product(event.session_of, event.round_of, ["", *event.room_of]):
            keys = {"session": session, "round": round, "room": room}
            weight = place_weights.get(tuple(keys[key] for key in self.place_keys))
            if weight is not None:
                group = tuple(keys[key] for key in self.by)
                sums[group] = sums.get(group, 0) + weight * (Placement(session, round, room) in held)
        return sums


@dataclass(frozen=True)
class Bounded:
    """A linear rule: every sum at most, at least or exactly a number."""

    linear: Linear
    sense: str
    bound: int

    def rows(self, columns: Columns) -> Iterator[Rows]:
        """The rows."""
        sums = self.linear.terms(columns).by(*self.linear.by)
        if self.sense != "at least":
            yield sums.at_most(self.bound)
        if self.sense != "at most":
            yield sums.at_least(self.bound)

    def check(self, view: View) -> Iterator[Violation]:
        """The same of a plan."""
        for group, total in self.linear.sums(view).items():
            over = total - self.bound if self.sense != "at least" else 0
            under = self.bound - total if self.sense != "at most" else 0
            if max(over, under) > 0:
                yield Violation(group, max(over, under), f"{group}: {total}, {self.sense} {self.bound}")


@dataclass(frozen=True)
class After:
    """A session that is held only if another was held in an earlier round."""

    session: str
    other: str

    def rows(self, columns: Columns) -> Iterator[Rows]:
        """A row for each round."""
        names = [round.name for round in columns.event.rounds]
        for place, name in enumerate(names):
            this = columns.coded(("session", "round"), [(self.session, name)])
            before = columns.coded(("session", "round"), [(self.other, one) for one in names[:place]])
            yield (columns.placements.among(this) - columns.placements.among(before)).by().at_most(0)

    def check(self, view: View) -> Iterator[Violation]:
        """The same of a plan."""
        names = [round.name for round in view.event.rounds]
        for place, name in enumerate(names):
            held = len(view.placed.get((self.session, name), ()))
            before = sum(len(view.placed.get((self.other, one), ())) for one in names[:place])
            if held > before:
                yield Violation((self.session, name), held - before, f"{self.session} before {self.other}")


@dataclass(frozen=True)
class Drawn:
    """An event and a policy, drawn from a seed."""

    seed: int
    event: Event
    policy: Policy


def drawn(seed: int, *, tiny: bool = False) -> Drawn:
    """An event that may have a plan or none, with rules and objectives of its own."""
    random = Random(seed)

    def chance(odds: float) -> bool:
        return random.random() < odds

    rounds = [f"R{number}" for number in range(1, random.randint(1, 2 if tiny else 3) + 1)]
    codes = [f"W{number}" for number in range(1, random.randint(2, 2 if tiny else 4) + 1)]
    people = "abcdefgh"[: random.randint(2, 2 if tiny else 7)]
    rooms = tuple(
        Room(name, random.randint(1, 4), frozenset({"ramp"} if chance(0.5) else ()), _some(random, rounds, 0.15))
        for name in ["Attic", "Barn", "Cellar"][: random.choice([0, 0, 1] if tiny else [0, 0, 1, 2, 3])]
    )
    settled = not rooms and chance(0.6)
    speakers = (
        Speaker("Ines", attendee=random.choice([None, people[0]]), unavailable=_some(random, rounds, 0.15)),
        Speaker("Jos"),
    )
    sessions = tuple(_session(random, code, rounds, rooms, settled=settled) for code in codes)
    attendees = tuple(
        Attendee(
            id,
            id.upper(),
            organisation=random.choice(["", "North", "South"]),
            needs=frozenset({"ramp"} if rooms and chance(0.15) else ()),
            unavailable=_some(random, rounds, 0.1),
            answered=chance(0.7),
        )
        for id in people
    )
    wishes = tuple(
        Wish(id, code, rank, random.choice([None, None, *rounds]))
        for id in people
        for rank, code in enumerate(random.sample(codes, random.randint(0, len(codes))), start=1)
    )
    event = Event("Drawn", tuple(map(Round, rounds)), rooms, speakers, sessions, attendees, wishes)
    event = replace(event, pins=tuple(_pins(random, event)) if chance(0.7) else ())
    if chance(0.3):
        event = replace(event, baseline=_plan(random, event))
    if len(rooms) > 1 and chance(0.3):
        event = replace(event, choice=RoomChoice((Place((rooms[0].name,)), Place((rooms[1].name,))), at_most=1))
    known = Random(f"attributes {seed}")
    event = replace(event, attendees=tuple(_with_attributes(known, one) for one in event.attendees))
    event = replace(event, demands=tuple(_demands(Random(f"demands {seed}"), event)))
    rules = tuple(_rule(random, event, number) for number in range(random.choice([0, 1, 1, 2])))
    own = tuple(_objective(random, event, number) for number in range(random.choice([0, 0, 1])))
    names = random.sample(OBJECTIVE_NAMES, random.randint(1, 3)) + [one.name for one in own]
    random.shuffle(names)
    policy = Policy(
        objectives=tuple(names),
        rank_costs=random.choice([(), (0, 1, 4), (1, 2)]),
        unwished_cost=random.choice([None, 9]),
        unwished_allowed=chance(0.8),
        everybody_seated=chance(0.15),
        seats_for_wishless=chance(0.8),
        seats_for_silent=chance(0.8),
        most_moved=random.choice([None, None, 1]) if event.baseline is not None else None,
        rules=rules,
        own_objectives=own,
    )
    return Drawn(seed, event, policy)


def _some(random: Random, among: Sequence[str], odds: float) -> frozenset[str]:
    return frozenset(one for one in among if random.random() < odds)


def _session(random: Random, code: str, rounds: list[str], rooms: Sequence[Room], *, settled: bool) -> Session:
    maximum = random.randint(1, 4) if not rooms or random.random() < 0.5 else None
    minimum = random.choice([0, 0, 0, 1, 2])
    lasts = min(random.choice([1, 1, 1, 2, 3]), len(rounds))
    if settled:
        held = _runs(random, rounds, lasts)
        times = len(held) // lasts
        return Session(
            code, code, minimum=min(minimum, maximum or 4), maximum=maximum, at_least=times, at_most=times,
            fixed=tuple(map(Fixed, held)), lasts=lasts,
        )  # fmt: skip
    return Session(
        code,
        code,
        speakers=tuple(sorted(_some(random, ["Ines", "Jos"], 0.2))),
        minimum=min(minimum, maximum or 4),
        maximum=maximum,
        at_least=random.choice([0, 0, 0, 1]),
        at_most=random.choice([None, 1, 2]),
        rounds=None if random.random() < 0.7 else _some(random, rounds, 0.7) or frozenset(rounds),
        fixed=(Fixed(random.choice(rounds)),) if random.random() < 0.1 else (),
        features=frozenset({"ramp"} if rooms and random.random() < 0.1 else ()),
        lasts=lasts,
    )


def _runs(random: Random, rounds: Sequence[str], lasts: int) -> list[str]:
    """The rounds of some runs, one after the other, each as long as it lasts."""
    found: list[str] = []
    place = 0
    while place + lasts <= len(rounds):
        held = random.random() < 0.7
        found += rounds[place : place + lasts] if held else []
        place += lasts if held else 1
    return found


def _pins(random: Random, event: Event) -> Iterator[Pin]:
    for attendee in event.attendees:
        for must in (True, False):
            if random.random() < 0.25:
                session, round = random.choice(list(event.session_of)), random.choice(list(event.round_of))
                named = random.choice([(session, round), (session, None), (None, round)])
                yield Pin(attendee.id, *named, must=must)


def _demands(random: Random, event: Event) -> Iterator[Demand]:
    """What is asked of people and of sessions; it may contradict itself."""
    people, codes, rounds = list(event.attendee_of), list(event.session_of), list(event.round_of)
    for _ in range(random.choice([0, 0, 1, 1, 2])):
        ask = random.choice([*Ask, Ask.TOGETHER, Ask.TOGETHER])
        among = people if ask in OF_PEOPLE else codes
        who = random.sample(among, min(len(among), 3 if ask is Ask.TOGETHER and random.random() < 0.3 else 2))
        fitting = _fitting(random) if ask in OF_PEOPLE and random.random() < 0.4 else {}
        if "each" in fitting or (fitting and random.random() < 0.7):
            who = []
        yield Demand(
            ask,
            tuple(who[:1] if ask in ORDERED else who),
            others=tuple(who[1:]) if ask in ORDERED else (),
            number=random.randint(0, 2) if ask in COUNTED else None,
            sessions=tuple(sorted(_some(random, codes, 0.3))) if ask in OF_PEOPLE else (),
            rounds=tuple(sorted(_some(random, rounds, 0.3))) if ask is not Ask.BEFORE else (),
            strength=Strength.MUST
            if ask is Ask.FIRST
            else random.choice([Strength.MUST, Strength.MUST, Strength.IF_POSSIBLE]),
            **fitting,
        )


def _fitting(random: Random) -> dict[str, Any]:
    """Whom a demand is about besides those whom it names."""
    match random.choice(["everybody", "each", "where", "each of those"]):
        case "everybody":
            return {"everybody": True}
        case "each":
            return {"each": random.choice([ORGANISATION, "Class"])}
        case "where":
            return {"where": (_condition(random),)}
        case _:
            return {"each": "Class", "where": (_condition(random), _condition(random))}


def _condition(random: Random) -> Condition:
    operator = random.choice(list(Operator))
    if operator not in OF_VALUES:
        return Condition("Age", operator, (random.choice(["11", "11,5", "12"]),))
    column, values = random.choice([("Age", ("12", "11.50")), ("Class", ("a", "B")), (ORGANISATION, ("north",))])
    return Condition(column, operator, values[: random.randint(1, 2)])


def _with_attributes(random: Random, attendee: Attendee) -> Attendee:
    """An attendee with something in columns of the organiser's own, or blank cells there."""
    drawn = (("Age", random.choice(["", "11", "11,5", "12"])), ("Class", random.choice(["", "A", "b"])))
    return replace(attendee, attributes=tuple(one for one in drawn if one[1]))


def _plan(random: Random, event: Event) -> Plan:
    """A plan that was announced; it need not keep any rule."""
    placements, seats = [], []
    for round in event.round_of:
        held = random.sample(list(event.session_of), min(len(event.sessions), len(event.rooms) or 9))
        rooms = [room.name for room in event.rooms] or [""] * len(held)
        placements += [Placement(code, round, room) for code, room in zip(held, rooms, strict=False)]
        seats += [Assignment(id, random.choice(held), round) for id in event.attendee_of if random.random() < 0.6]
    return Plan.of(placements, seats)


def _linear(random: Random, event: Event, *, grouped: bool) -> Linear:
    names = {
        "attendee": list(event.attendee_of),
        "session": list(event.session_of),
        "round": list(event.round_of),
        "room": ["", *event.room_of],
    }

    def weighted(keys: tuple[str, ...], odds: float) -> tuple[tuple[tuple[str, ...], int], ...]:
        combinations = product(*(names[key] for key in keys))
        return tuple((one, random.choice([-2, -1, 1, 1, 1, 2])) for one in combinations if random.random() < odds)

    seat_keys = random.choice(
        [("attendee",), ("session",), ("round",), ("attendee", "session"), ("attendee", "session", "round")]
    )
    by: tuple[str, ...] = ()
    place_keys: tuple[str, ...] = ("session",)
    place_weights: tuple[tuple[tuple[str, ...], int], ...] = ()
    if random.random() < 0.4:
        place_keys = random.choice([("session",), ("round",), ("session", "round"), ("room",)])
        place_weights = weighted(place_keys, 0.6)
        by = random.choice([(), ("session",), ("round",), ("session", "round")]) if grouped else ()
    elif grouped:
        keys = ("attendee", "session", "round", "organisation")
        by = tuple(key for key in keys if random.random() < 0.4)
    return Linear(seat_keys, weighted(seat_keys, random.choice([0.3, 0.7, 1.0])), place_keys, place_weights, by)


def _rule(random: Random, event: Event, number: int) -> Rule:
    """A rule of one of several kinds, some of which organisers would know and one that nobody would."""
    name = f"own_rule_{number}"
    kind = random.choice(["quota", "together", "apart", "after", "any", "any", "any"])
    people, codes = list(event.attendee_of), list(event.session_of)
    made: Bounded | After
    if kind == "quota":
        everybody = tuple(((id,), 1) for id in people)
        linear = Linear(("attendee",), everybody, ("session",), (), ("organisation", "session", "round"))
        made = Bounded(linear, "at most", random.randint(0, 2))
    elif kind in ("together", "apart"):
        one, two = random.sample(people, 2)
        pair = (((one,), 1), ((two,), -1 if kind == "together" else 1))
        linear = Linear(("attendee",), pair, ("session",), (), ("session", "round"))
        made = Bounded(linear, "exactly", 0) if kind == "together" else Bounded(linear, "at most", 1)
    elif kind == "after":
        made = After(*random.sample(codes, 2))
    else:
        sense = random.choice(["at most", "at most", "at least", "exactly"])
        bound = random.randint(0, 3) if sense == "at most" else random.choice([-2, -1, 0, 0, 1])
        made = Bounded(_linear(random, event, grouped=True), sense, bound)
    return Rule(name, f"{kind}: {made}.", made.rows, made.check)


def _objective(random: Random, event: Event, number: int) -> Objective:
    """A count of offerings, or weighted seats and placements."""
    linear = _linear(random, event, grouped=False)
    if random.random() < 0.4:
        linear = Linear(("attendee",), (), ("session",), tuple(((code,), 1) for code in event.session_of))

    def measured(view: View) -> int:
        return sum(linear.sums(view).values())

    return Objective(f"own objective {number}", f"{linear}.", linear.terms, measured)


def best_value(event: Event, policy: Policy) -> Value | None:
    """The best value of all plans by trying each of them; None where none keeps the rules. For tiny events."""
    cells = [
        [None, *(room.name for room in event.rooms)] if event.rooms else [None, ""]
        for _ in product(event.sessions, event.rounds)
    ]
    places = list(product(event.session_of, event.round_of))
    best: Value | None = None
    for chosen in product(*cells):
        held = [
            Placement(code, round, room) for (code, round), room in zip(places, chosen, strict=True) if room is not None
        ]
        who = [(id, round) for id in event.attendee_of for round in event.round_of]
        options = [[None, *(one.session for one in held if one.round == round)] for _, round in who]
        for seats in product(*options):
            plan = Plan.of(
                held,
                (Assignment(id, code, round) for (id, round), code in zip(who, seats, strict=True) if code is not None),
            )
            if not violations(event, policy, plan):
                measures = measure(event, policy, plan)
                value = tuple(map(measures.value, policy.objectives))
                best = value if best is None else min(best, value)
    return best


def faults(
    case: Drawn, *, seconds: float, methods: Sequence[str] = tuple(METHODS), enumerate_plans: bool = False
) -> tuple[list[str], str, float]:
    """What is wrong with what the methods say of an event, what the reference says, and the longest 'impossible'.

    Faults are a false proof, a plan that breaks a rule, 'impossible' of what is not, an error of the program, and
    'nothing found' where the reference engine found a plan in the time.
    """
    event, policy = case.event, case.policy
    found: list[str] = []
    try:
        reference = solve(event, policy, time_limit=20, engine="cpsat", workers=1)
    except Exception:  # noqa: BLE001
        return [f"reference: {traceback.format_exc()}"], "error", 0.0
    if reference.status not in (Status.PROVED_BEST, Status.PROVED_IMPOSSIBLE):
        return [], "undecided", 0.0
    longest = 0.0
    best = None if reference.plan is None else tuple(stage.value for stage in reference.stages)
    if enumerate_plans and best_value(event, policy) != best:
        found.append(f"reference: {best}, and trying every plan finds {best_value(event, policy)}")
    for name in methods:
        try:
            limit = ENOUGH if METHODS[name].reference else seconds
            result = solve(event, policy, time_limit=limit, workers=1, parameters=METHODS[name])
        except Exception:  # noqa: BLE001
            found.append(f"{name}: {traceback.format_exc()}")
            continue
        if best is None:
            longest = max(longest, result.seconds)
        if name == "standard" and best is None and result.status is not Status.PROVED_IMPOSSIBLE:
            found.append(f"{name}: {result.status} after {result.seconds:.1f} s, and there is no plan")
        found += [f"{name}: {fault}" for fault in _refuted(event, policy, result, best)]
        if best is not None and result.plan is None and METHODS[name].reference:
            found.append(f"{name}: nothing found in {limit} s, the reference engine took {reference.seconds:.1f} s")
    return found, str(reference.status), longest


def _refuted(event: Event, policy: Policy, result: Result, best: Value | None) -> Iterator[str]:
    """What of a result is false, the best value being known."""
    if result.status is Status.PROVED_IMPOSSIBLE and best is not None:
        yield f"proved impossible, and {best} exists"
    if result.plan is None:
        return
    if best is None:
        yield "a plan where there is none"
        return
    if broken := {violation.rule for violation in violations(event, policy, result.plan)}:
        yield f"breaks {sorted(broken)}"
    measures = measure(event, policy, result.plan)
    values = tuple(stage.value for stage in result.stages)
    if values != tuple(map(measures.value, policy.objectives)):
        yield f"says {values}, and measures {tuple(map(measures.value, policy.objectives))}"
    if values < best or (result.status is Status.PROVED_BEST and values != best):
        yield f"{result.status} {values}, and the best is {best}"
    for place, stage in enumerate(result.stages):
        if values[:place] == best[:place] and stage.bound > best[place]:
            yield f"{stage.name} at least {stage.bound}, and {best[place]} exists"


def run(*, cases: int, seed: int, seconds: float) -> int:
    """Try so many events, print what is wrong as it comes and a summary; return the number of faults."""
    began = time.monotonic()
    kinds: dict[str, int] = {}
    wrong = pins = demands = 0
    slowest = 0.0
    for number in range(seed, seed + cases):
        tiny = number % 5 == 0
        case = drawn(number, tiny=tiny)
        pins += bool(case.event.pins)
        demands += bool(case.event.demands)
        found, said, longest = faults(case, seconds=seconds, enumerate_plans=tiny)
        slowest = max(slowest, longest)
        kinds[said] = kinds.get(said, 0) + 1
        wrong += len(found)
        for fault in found:
            print(f"seed {number}: {fault}", flush=True)
        done = number - seed + 1
        if done % EVERY == 0 and done < cases:
            print(f"{done} of {cases} cases, {wrong} faults, {time.monotonic() - began:.0f} s", flush=True)
    print(
        json.dumps(
            {
                "cases": cases,
                "first seed": seed,
                "with pins": pins,
                "with rules of the event": demands,
                "reference": kinds,
                "methods": len(METHODS),
                "slowest impossible": round(slowest, 2),
                "faults": wrong,
                "seconds": round(time.monotonic() - began),
            }
        )
    )
    return wrong
