"""The report computed: from an event, the policy, a plan and what is known about it to everything that is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from allocator.event import Event, Round, Session
from allocator.plan import Measures, Placement, Plan, Stage, Status
from allocator.policy import MOVE_OBJECTIVES, OBJECTIVE_NAMES, Policy
from allocator.report.fares import fares, missing
from allocator.report.view import (
    Bar,
    Cell,
    Demand,
    Figure,
    Fill,
    Head,
    HeldSession,
    ObjectiveShown,
    Report,
    RoundFill,
    Row,
    Standing,
    Timetable,
    Wished,
)
from allocator.report.words import Words, capitalised
from allocator.verify.demand import dearest_wishes, got_less_dear, turned_away
from allocator.verify.measures import measure
from allocator.verify.view import View

COST, RANK = "total cost", "worst rank"
"""The one objective of which a part means something, and the one that is said in words."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """What is known about a plan beside itself: how its search ended, if it is as it was found then, and the bounds.

    `broken` says that it breaks a rule.
    """

    status: Status | None = None
    stages: tuple[Stage, ...] = ()
    broken: bool = False


def report_of(
    event: Event, policy: Policy, plan: Plan, *, certainty: Certainty, language: str, anonymous: bool = False
) -> Report:
    """The report on a plan that speaks only of what the event has; with `anonymous` it names nobody."""
    made = _Made(event, policy, plan, Words.of(event, language), anonymous)
    worst, said = fares(made.view, made.words, anonymous=anonymous)
    return Report(
        language=language,
        title=event.title,
        days=capitalised(made.words.days(event)),
        named=not anonymous,
        standing=made.standing(certainty),
        figures=tuple(made.figures()),
        granted=tuple(made.granted()),
        timetable=made.timetable(),
        rounds=tuple(made.rounds()),
        demand=tuple(made.demand()),
        worst=worst,
        worst_said=said,
        missing=missing(made.view, made.words, anonymous=anonymous),
    )


def timetable_of(event: Event, policy: Policy, plan: Plan, words: Words, *, anonymous: bool) -> Timetable:
    """The timetable alone, as for a poster."""
    return _Made(event, policy, plan, words, anonymous).timetable()


@dataclass(frozen=True)
class _Made:
    """What the parts of a report are made from."""

    event: Event
    policy: Policy
    plan: Plan
    words: Words
    anonymous: bool

    @cached_property
    def view(self) -> View:
        return View(self.event, self.policy, self.plan)

    @cached_property
    def measures(self) -> Measures:
        return measure(self.event, self.policy, self.plan)

    def standing(self, certainty: Certainty) -> Standing:
        words = self.words
        if certainty.broken:
            headline, tone = words("Breaks rules"), "bad"
            sentence = words("The plan breaks a rule; publishing it was asked for all the same.")
        elif certainty.status is Status.PROVED_BEST:
            headline, tone = words("Proved best"), "good"
            sentence = words("No plan for this event is better, in the order of the objectives below. That is proved.")
        elif certainty.status is Status.BEST_FOUND:
            headline, tone = words("Best found"), "fair"
            sentence = words(
                "The best plan found in time. Beside each objective is the most that could still be gained."
            )
        else:
            headline, tone = words("Checked"), "fair"
            sentence = words(
                "Since it was solved, the plan was edited by hand, or the event has changed. So what was proved then "
                "is left out. The figures are those of the plan as it stands."
            )
        kept = "" if certainty.broken else f" {words('It keeps every rule.')}"
        return Standing(headline, sentence + kept, tone, tuple(self._objectives(certainty)))

    def _objectives(self, certainty: Certainty) -> Iterator[ObjectiveShown]:
        stages = {stage.name: stage for stage in certainty.stages}
        wanted = self.policy.objectives
        for name in (*(name for name in stages if name not in wanted), *wanted):
            stage, verdict = stages.get(name), ""
            if stage is not None:
                verdict = self._known(stage)
            if stage is None and name in MOVE_OBJECTIVES:
                # Only whoever made the plan knew what had been announced.
                continue
            value = self.measures.value(name) if stage is None else stage.value
            shown = self._rank(value) if name == RANK else self.words.count(value)
            called = self.words(name) if name in OBJECTIVE_NAMES else name.replace("_", " ")
            yield ObjectiveShown(capitalised(called), shown, verdict, stage is not None and stage.proved)

    def _rank(self, rank: int) -> str:
        """A worst rank in words: below all wishes come the unwished and the missing seat."""
        if 1 <= rank <= self.event.lowest_rank:
            return self.words.wish(rank)
        return self.words("no seat" if rank > self.event.lowest_rank + 1 else "unwished") if rank else "–"

    def _known(self, stage: Stage) -> str:
        """How far a stage's value can be from the best possible: a cost by a part of it, others by a number."""
        words = self.words
        if stage.proved:
            return words("Proved: no plan does better")
        if stage.bound <= 0:
            return words("Nothing is proved yet")
        if stage.name == RANK:
            return words("No plan does better than {bound}", bound=self._rank(stage.bound))
        gap = words.part(stage.gap, digits=1) if stage.name == COST else words.count(stage.value - stage.bound)
        said = "No plan goes below {bound}; at most {gap} could be saved"
        return words(said, bound=words.count(stage.bound), gap=gap)

    def figures(self) -> Iterator[Figure]:
        words, found = self.words, self.measures
        everybody = max(1, found.attendees)
        yield Figure(words.count(found.attendees), words("{attendees}"))
        for phrase, count in (
            ("got their first wish", found.got_first_wish),
            ("got none of their wishes", found.got_nothing_wished),
            ("lack a seat in some round", found.attendees_unseated),
        ):
            yield Figure(words.count(count), words(phrase), words.part(count / everybody, digits=int(count > 0)))
        sessions = words("of {count}", count=words.count(len(self.event.sessions)))
        times = words("{count} times in all", count=words.count(found.offerings))
        yield Figure(words.count(found.sessions_held), words("{sessions} held"), f"{sessions}, {times}")
        taken = words("{taken} of {seats}", taken=words.count(found.seated), seats=words.count(found.seats_offered))
        yield Figure(words.part(found.fill), words("of the seats are filled"), taken)

    def granted(self) -> Iterator[Bar]:
        words, found = self.words, self.measures
        rows = [
            (words.wish(rank), seats, "good" if rank == 1 else "plain") for rank, seats in found.granted.items()
        ] + [
            (words("Unwished"), found.unwished, "warm"),
            (words("Pinned, or stated no wishes"), found.neutral, "quiet"),
            (words("No seat"), found.unseated, "bad"),
        ]
        most = max(1, *(seats for _, seats, _ in rows))
        due = max(1, sum(seats for _, seats, _ in rows))
        for name, seats, tone in rows:
            yield Bar(name, words.count(seats), words.part(seats / due, digits=1), seats / most, tone)

    def timetable(self) -> Timetable:
        heads = tuple(self._head(round) for round in self.event.rounds)
        if self.event.rooms:
            return Timetable(self.words("Room"), heads, tuple(self._rows_of_rooms()))
        return Timetable(self.words("{Session}"), heads, tuple(self._rows_of_sessions()))

    def _head(self, round: Round) -> Head:
        return Head(round.name, self.words.hours(self.event, round))

    def _rows_of_rooms(self) -> Iterator[Row]:
        held: dict[tuple[str, str], list[Placement]] = defaultdict(list)
        for placement in self.plan.placements:
            held[placement.room, placement.round].append(placement)
        for room in self.event.rooms:
            seats = self.words("{seats} seats", seats=self.words.count(room.capacity))
            cells = (
                Cell(tuple(map(self._held, held[room.name, round.name])), round.name in room.closed)
                for round in self.event.rounds
            )
            yield Row(room.name, seats, tuple(cells))

    def _rows_of_sessions(self) -> Iterator[Row]:
        for session in self.event.sessions:
            cells = tuple(
                Cell(tuple(map(self._held, self.view.placed.get((session.code, round.name), ()))))
                for round in self.event.rounds
            )
            if any(cell.held for cell in cells):
                yield Row(session.title, session.code, cells)

    def _held(self, placement: Placement) -> HeldSession:
        session = self.event.session_of[placement.session]
        fill = self._fill([(session.code, placement.round)])
        said = self.words("{taken} of {seats} seats", taken=fill.taken, seats=fill.seats)
        return HeldSession(session.code, session.title, self._speakers(session), fill, said)

    def _speakers(self, session: Session) -> str:
        return "" if self.anonymous else ", ".join(session.speakers)

    def _fill(self, offerings: list[tuple[str, str]]) -> Fill:
        seats = sum(self.view.capacity(*offering) for offering in offerings)
        taken = sum(len(self.view.taken.get(offering, ())) for offering in offerings)
        share = taken / seats if seats else 0.0
        return Fill(self.words.count(taken), self.words.count(seats), self.words.part(share), min(1.0, share))

    def rounds(self) -> Iterator[RoundFill]:
        for round in self.event.rounds:
            held = [offering for offering in self.view.placed if offering[1] == round.name]
            yield RoundFill(self._head(round), self.words.count(len(held)), self._fill(held))

    def demand(self) -> Iterator[Demand]:
        away = Counter(wish.session for wish in turned_away(self.view))
        passed_over = Counter(wish.session for wish in turned_away(self.view) if got_less_dear(self.view, wish))
        ranks: dict[str, Counter[int]] = defaultdict(Counter)
        for wish in dearest_wishes(self.event):
            ranks[wish.session][wish.rank] += 1
        most = max((counts.total() for counts in ranks.values()), default=1)
        for session in self.event.sessions:
            counts = ranks[session.code]
            held = [
                (session.code, one.name) for one in self.event.rounds if (session.code, one.name) in self.view.placed
            ]
            yield Demand(
                code=session.code,
                title=session.title,
                wished=counts.total(),
                by_rank=tuple(
                    Wished(self.words.nth(rank), counts[rank], counts[rank] / most)
                    for rank in range(1, self.event.lowest_rank + 1)
                ),
                rounds=", ".join(round for _, round in held),
                fill=self._fill(held) if held else None,
                away=away[session.code],
                passed_over=passed_over[session.code],
            )
