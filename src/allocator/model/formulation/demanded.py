"""The rules that an event demands, as rows: one function from columns to rows each.

Each bears the name and the sentence of its twin in verify/demanded.py; rules.py has them among all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations, product

import numpy as np
import pandas as pd

from allocator.demand import Ask, Demand
from allocator.model.formulation.columns import Columns
from allocator.model.formulation.terms import Rows, Terms, frame_of


def groups_stay_together(columns: Columns) -> Iterator[Rows]:
    """Those who go together sit in the same session, in every round in which they are there."""
    # In a row, who is first has a seat in a session only if who is second has it too, or speaks.
    due = set(zip(*(columns.codes[key][columns.due[key]] for key in ("attendee", "round")), strict=True))
    speaking = set(columns.codes["attendee"][columns.speaking.frame["attendee"].unique()])
    lines: list[tuple[str, str]] = []
    signs: list[tuple[int, int, int, int]] = []
    for number, demand in _demanded(columns, Ask.TOGETHER):
        for place, group in enumerate(columns.event.groups_of(demand)):
            for round in (one for one in demand.rounds or columns.event.round_of if one not in columns.event.held):
                there = sorted(id for id in group if (id, round) in due)
                ring = zip(there, [*there[1:], *there[:1]], strict=True)
                for first, second in permutations(there, 2) if speaking & set(there) else ring:
                    if first != second:
                        pair = len(lines) // 2
                        lines += [(first, round), (second, round)]
                        signs += [(number, place, pair, 1), (number, place, pair, -1)]
    if not lines:
        return
    keys = columns.coded(("attendee", "round"), lines)
    keys[["demand", "group", "pair", "sign"]] = np.array(signs, np.int64).reshape(-1, 4)
    seats = _within(columns, columns.seats.joined(keys)).times("sign")
    sessions = columns.coded(("session",), [(code,) for code in columns.codes["session"]])
    excuses = columns.speaking.joined(keys[keys["sign"] < 0]).frame.drop(columns="session")
    excused = _within(columns, Terms(excuses.merge(sessions, how="cross"))).times("sign")
    wanted = keys[keys["demand"].isin(columns.broken.frame["demand"])][["demand", "group", "pair", "round"]]
    broken = _broken(columns, wanted.merge(sessions, how="cross").assign(beyond=1))
    yield (seats + excused - broken).by("pair", "session", "round").at_most(0)


def no_offering_has_too_many_of_a_kind(columns: Columns) -> Iterator[Rows]:
    """An offering has at most as many of some attendees as the organiser allows; one of those who are kept apart."""
    for number, demand in _demanded(columns, Ask.APART, Ask.AT_MOST):
        most = 1 if demand.ask is Ask.APART else demand.number or 0
        seats = columns.seats.joined(_members(columns, number, demand))
        beyond = [max(0, len(group) - most) for group in columns.event.groups_of(demand)]
        broken = _broken(columns, _in_every_offering(columns, number, beyond))
        yield (_within(columns, seats) - broken).by("group", "session", "round").at_most(most)


def every_offering_has_enough_of_a_kind(columns: Columns) -> Iterator[Rows]:
    """An offering has at least as many of some attendees as the organiser asks, or it is not held."""
    for number, demand in _demanded(columns, Ask.AT_LEAST):
        members = _members(columns, number, demand)
        groups = members[["demand", "group"]].drop_duplicates()
        held = Terms(columns.placements.frame.merge(groups, how="cross")).times(demand.number or 0)
        seats = columns.seats.joined(members)
        beyond = [demand.number or 0] * len(columns.event.groups_of(demand))
        broken = _broken(columns, _in_every_offering(columns, number, beyond))
        enough = _within(columns, seats) - _within(columns, held) + broken
        yield enough.by("group", "session", "round").at_least(0)


def sessions_are_for_those_named(columns: Columns) -> Iterator[Rows]:
    """A session that is for some alone has nobody else."""
    for number, demand in _demanded(columns, Ask.ONLY_FOR):
        members = {id for group in columns.event.groups_of(demand) for id in group}
        others = columns.coded(("attendee",), [(id,) for id in columns.codes["attendee"] if id not in members])
        seats = columns.seats.joined(others.assign(demand=number, group=0))
        broken = _broken(columns, _in_every_offering(columns, number, [len(others)]))
        yield (_within(columns, seats) - broken).by("group", "session", "round").at_most(0)


def what_comes_first_was_attended(columns: Columns) -> Iterator[Rows]:
    """Whoever attends a session has attended in earlier rounds what is needed for it."""
    rounds = list(columns.event.round_of)
    for number, demand in _demanded(columns, Ask.ATTENDED_BEFORE):
        lines: list[tuple[str, str]] = []
        signs: list[tuple[int, int]] = []
        for need, (first, later, round) in enumerate(product(demand.who, demand.others, demand.rounds or rounds)):
            if round not in columns.event.held:
                before = rounds[: rounds.index(round)]
                lines += [(later, round), *((first, one) for one in before)]
                signs += [(need, 1), *((need, -1) for _ in before)]
        keys = columns.coded(("session", "round"), lines)
        keys[["need", "sign"]] = np.array(signs, np.int64).reshape(-1, 2)
        needs = keys[["need"]].drop_duplicates().assign(demand=number, group=0, beyond=1)
        people = pd.DataFrame({"attendee": np.arange(len(columns.codes["attendee"]))})
        broken = _broken(columns, needs.iloc[:0] if demand.must else needs.merge(people, how="cross"))
        yield (columns.seats.joined(keys).times("sign") - broken).by("attendee", "need").at_most(0)


def sessions_run_in_the_order_asked(columns: Columns) -> Iterator[Rows]:
    """A session that comes before another runs only in rounds before all of that."""
    rounds = list(columns.event.round_of)
    clashes = [
        ((one, early), (other, late), number)
        for number, demand in _demanded(columns, Ask.BEFORE)
        for one in demand.who
        for other in demand.others
        for place, late in enumerate(rounds)
        for early in rounds[place:]
        if not {early, late} & columns.event.held
    ]
    keys = columns.coded(("session", "round"), [line for *clash, _ in clashes for line in clash])
    held = columns.placements.joined(keys.assign(clash=np.arange(len(keys)) // 2))
    lines = [(number, 0, place, 1) for place, (*_, number) in enumerate(clashes)]
    broken = _broken(columns, frame_of(("demand", "group", "clash", "beyond"), lines))
    yield (held - broken).by("clash").at_most(1)


def different_rounds_are_kept(columns: Columns) -> Iterator[Rows]:
    """Sessions that are to run in different rounds never share one."""
    lines = [(code, number) for number, demand in _demanded(columns, Ask.DIFFERENT_ROUNDS) for code in demand.who]
    keys = columns.coded(("session",), [(code,) for code, _ in lines])
    keys["demand"] = np.array([number for _, number in lines], np.int64)
    held = _within(columns, columns.placements.joined(keys))
    beyond = [
        (number, 0, round, len(demand.who) - 1)
        for number, demand in _demanded(columns, Ask.DIFFERENT_ROUNDS)
        for round in range(len(columns.codes["round"]))
    ]
    broken = _broken(columns, frame_of(("demand", "group", "round", "beyond"), beyond))
    yield (held - broken).by("demand", "round").at_most(1)


def same_rounds_are_kept(columns: Columns) -> Iterator[Rows]:
    """Sessions that are to run in the same rounds do."""
    lines = [
        (code, number, pair, sign)
        for number, demand in _demanded(columns, Ask.SAME_ROUND)
        for pair, two in enumerate(zip(demand.who, (*demand.who[1:], *demand.who[:1]), strict=True))
        for code, sign in zip(two, (1, -1), strict=True)
    ]
    keys = columns.coded(("session",), [line[:1] for line in lines])
    keys[["demand", "pair", "sign"]] = np.array([line[1:] for line in lines], np.int64).reshape(-1, 3)
    held = _within(columns, columns.placements.joined(keys)).times("sign")
    beyond = [
        (number, 0, pair, round, 1)
        for number, demand in _demanded(columns, Ask.SAME_ROUND)
        for pair in range(len(demand.who))
        for round in range(len(columns.codes["round"]))
    ]
    broken = _broken(columns, frame_of(("demand", "group", "pair", "round", "beyond"), beyond))
    yield (held - broken).by("demand", "pair", "round").at_most(0)


def few_enough_run_at_once(columns: Columns) -> Iterator[Rows]:
    """In a round run no more of some sessions than the organiser allows."""
    for number, demand in _demanded(columns, Ask.AT_ONCE):
        keys = columns.coded(("session",), [(code,) for code in demand.who]).assign(demand=number)
        held = _within(columns, columns.placements.joined(keys))
        beyond = max(0, len(demand.who) - (demand.number or 0))
        lines = [(number, 0, round, beyond) for round in range(len(columns.codes["round"]))]
        broken = _broken(columns, frame_of(("demand", "group", "round", "beyond"), lines))
        yield (held - broken).by("demand", "round").at_most(demand.number or 0)


def sessions_stay_in_one_room(columns: Columns) -> Iterator[Rows]:
    """A session that is to stay in one room is held in no other."""
    rooms = columns.codes["room"]
    clashes = [
        (number, code, early, late)
        for number, demand in _demanded(columns, Ask.ONE_ROOM)
        for code in demand.who
        for early, late in combinations([one for one in columns.event.round_of if _holds_in(columns, demand, one)], 2)
    ]
    lines = columns.coded(
        ("session", "round"), [(code, one) for _, code, early, late in clashes for one in (early, late)]
    )
    lines = lines.assign(clash=np.arange(len(lines)) // 2, later=np.arange(len(lines)) % 2)
    # In the one round it is in a room, in the other it would be elsewhere.
    here = pd.DataFrame({"here": np.arange(len(rooms))})
    held = columns.placements.joined(lines.merge(here, how="cross"))
    parted = held.where(lambda line: (line["room"] == line["here"]) != (line["later"] == 1))
    asked = [(number, 0, clash, 1) for clash, (number, *_) in enumerate(clashes)]
    broken = frame_of(("demand", "group", "clash", "beyond"), asked).merge(here, how="cross")
    yield (parted - _broken(columns, broken)).by("clash", "here").at_most(1)


def sessions_run_without_a_break(columns: Columns) -> Iterator[Rows]:
    """A session that is to run without a break runs in rounds that follow each other."""
    breaks = [
        (number, code, rounds)
        for number, demand in _demanded(columns, Ask.NO_BREAK)
        for code in demand.who
        for rounds in combinations([one for one in columns.event.round_of if _holds_in(columns, demand, one)], 3)
    ]
    lines = columns.coded(("session", "round"), [(code, one) for _, code, rounds in breaks for one in rounds])
    lines = lines.assign(clash=np.arange(len(lines)) // 3, sign=np.where(np.arange(len(lines)) % 3 == 1, -1, 1))
    held = columns.placements.joined(lines).times("sign")
    asked = [(number, 0, clash, 1) for clash, (number, *_) in enumerate(breaks)]
    broken = _broken(columns, frame_of(("demand", "group", "clash", "beyond"), asked))
    yield (held - broken).by("clash").at_most(1)


def all_or_none_are_attended(columns: Columns) -> Iterator[Rows]:
    """Whoever attends one of some sessions that belong together attends all of them."""
    lasts = {session.code: session.lasts for session in columns.event.sessions}
    ahead = [round for round in columns.event.round_of if round not in columns.event.held]
    pairs = [
        (number, one, other)
        for number, demand in _demanded(columns, Ask.ALL_OR_NONE)
        for one, other in permutations(demand.who, 2)
    ]
    lines = [
        (code, round, number, pair, sign)
        for pair, (number, one, other) in enumerate(pairs)
        for code, rounds, sign in (
            (one, ahead, lasts[other]),
            (other, columns.event.round_of, -lasts[one]),
        )
        for round in rounds
    ]
    keys = columns.coded(("session", "round"), [line[:2] for line in lines])
    keys[["demand", "pair", "sign"]] = np.array([line[2:] for line in lines], np.int64).reshape(-1, 3)
    people = columns.coded(("attendee",), [(id,) for id in columns.codes["attendee"]])
    asked = [(number, 0, pair, lasts[one] * lasts[other]) for pair, (number, one, other) in enumerate(pairs)]
    broken = frame_of(("demand", "group", "pair", "beyond"), asked)
    broken = broken[broken["demand"].isin(columns.broken.frame["demand"])].merge(people, how="cross")
    yield (columns.seats.joined(keys).times("sign") - _broken(columns, broken)).by("attendee", "pair").at_most(0)


def _holds_in(columns: Columns, demand: Demand, round: str) -> bool:
    """Whether a demand about sessions holds in a round."""
    return round not in columns.event.held and (not demand.rounds or round in demand.rounds)


def _demanded(columns: Columns, *asks: Ask) -> Iterator[tuple[int, Demand]]:
    """The demands of some kinds, each with its number."""
    for number, demand in enumerate(columns.event.demands):
        if demand.ask in asks:
            yield number, demand


def _members(columns: Columns, number: int, demand: Demand) -> pd.DataFrame:
    """The attendees that a demand is about: a frame with its number as `demand`, and that of their `group`."""
    groups = columns.event.groups_of(demand)
    lines = [(id, group) for group, ids in enumerate(groups) for id in ids]
    keys = columns.coded(("attendee",), [(id,) for id, _ in lines])
    return keys.assign(demand=number, group=np.array([group for _, group in lines], np.int64))


def _broken(columns: Columns, beyond: pd.DataFrame) -> Terms:
    """How far sums may be beyond their sides where a rule that holds if possible is broken.

    `beyond` has the `demand` and the `group`, the keys of the sums, and by how much at most; of rules that must be kept
    there is nothing.
    """
    return columns.broken.joined(beyond).times("beyond")


def _in_every_offering(columns: Columns, number: int, beyond: Sequence[int]) -> pd.DataFrame:
    """What a demand's groups may be beyond their sides, each by its own number, in every session and round."""
    if columns.event.demands[number].must:
        return frame_of(("demand", "group", "beyond", "session", "round"), [])
    groups = frame_of(("demand", "group", "beyond"), [(number, place, most) for place, most in enumerate(beyond)])
    shape = [len(columns.codes[key]) for key in ("session", "round")]
    session, round = np.indices(shape).reshape(2, -1)
    return groups.merge(pd.DataFrame({"session": session, "round": round}), how="cross")


def _within(columns: Columns, terms: Terms) -> Terms:
    """The terms, which have a number of a `demand`, without those where and when that does not hold."""
    for key in ("session", "round"):
        elsewhere = [
            (name, number)
            for number, demand in enumerate(columns.event.demands)
            for named in [demand.sessions if key == "session" else demand.rounds]
            for name in columns.codes[key]
            if (named and name not in named) or (key == "round" and name in columns.event.held)
        ]
        if elsewhere:
            keys = columns.coded((key,), [(name,) for name, _ in elsewhere])
            terms = terms.without(keys.assign(demand=[number for _, number in elsewhere]))
    return terms
