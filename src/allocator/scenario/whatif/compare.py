"""What came of all what-ifs, laid beside the base: verdicts, who is better and worse off, and which is best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from allocator.comparison import Compared, Comparison, Verdict
from allocator.plan import Measures, Plan
from allocator.policy import MOVE_OBJECTIVES, UNSEATED
from allocator.scenario.whatif.case import BASE, Case, Outcome
from allocator.scenario.whatif.effect import Fares, effect, steps
from allocator.scenario.whatif.verdict import CaseStanding, Judgement, judged
from allocator.verify.view import named
from allocator.words import several


def compared(outcomes: Sequence[Outcome]) -> Comparison:
    """The comparison of outcomes, of which the first is the base; raises ValueError where there is none."""
    if not outcomes:
        raise ValueError("nothing can be compared without a base")
    base = outcomes[0]
    standings = _standings(outcomes)
    winners = _best(standings)
    proved = bool(winners) and all(_beaten(standings, place, winners) for place in standings)
    plan = _plan(base)
    ground = None if plan is None else Fares.under(base.case, base.case, plan)
    cases = tuple(_compared(base, ground, one, best=place in winners) for place, one in enumerate(outcomes))
    names = dict.fromkeys((*base.case.policy.objectives, *(stage.name for one in cases for stage in one.stages)))
    lowest = max(outcome.case.event.lowest_rank for outcome in outcomes)
    return Comparison(
        title=base.case.event.title,
        labels=base.case.event.labels,
        cases=cases,
        objectives=tuple(names),
        ranks=tuple(range(1, lowest + 1)),
        steps=steps(one.effect for one in cases if one.effect is not None),
        best=_best_in_words(outcomes, len(standings), winners, proved=proved),
        best_proved=proved,
    )


def _compared(base: Outcome, ground: Fares | None, outcome: Outcome, *, best: bool) -> Compared:
    """An outcome beside the base, under whose plan people fare as the `ground` says (None: it has no plan)."""
    case, plan = outcome.case, _plan(outcome)
    judgement = _judged(base, outcome)
    fares = None if plan is None else Fares.under(base.case, case, plan)
    otherwise = case.policy.objectives[_alike(base.case, case) :]
    recounted = fares.measures if otherwise and fares is not None else None
    return Compared(
        name=case.name,
        changes=case.changes,
        result=outcome.result,
        fault=outcome.fault,
        verdict=judgement.verdict,
        decides=judgement.decides,
        why=judgement.why or _counted_otherwise(base, case, recounted),
        mind="; ".join(_mind(base.case, case)),
        otherwise=otherwise,
        recounted=recounted,
        not_held=() if plan is None else _not_held(case, plan),
        effect=None if outcome is base or ground is None or fares is None else effect(ground, fares),
        best=best,
    )


def _plan(outcome: Outcome) -> Plan | None:
    return None if outcome.result is None else outcome.result.plan


def _judged(base: Outcome, outcome: Outcome) -> Judgement:
    if outcome.result is None:
        return Judgement(Verdict.NOT_SOLVED, "", outcome.fault)
    if outcome is base:
        return Judgement(Verdict.BASE, "", "what the others are compared with")
    if base.result is None:
        return Judgement(Verdict.NOT_SOLVED, "", "the base was not solved, so there is nothing to compare with")
    alike = _alike(base.case, outcome.case)
    return judged(CaseStanding.of(base.result), CaseStanding.of(outcome.result), alike=alike)


def _alike(base: Case, case: Case) -> int:
    """How many objectives, from the first on, are the same in both and counted alike."""
    pairs = zip(base.policy.objectives, case.policy.objectives, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1] and not _otherwise(pair[0], base, case), pairs)))


def _otherwise(objective: str, base: Case, case: Case) -> str:
    """Why an objective's values mean different things in two cases; '' where they do not."""
    seats = "who should have a seat at all" if _gives(base) != _gives(case) else ""
    if objective in MOVE_OBJECTIVES:
        return "the plan that was announced" if base.event.baseline != case.event.baseline else ""
    if objective == "worst rank":
        # One who wished for fewer sessions than there are rounds does not count with an unwished seat.
        if len(base.event.rounds) != len(case.event.rounds):
            return "the number of rounds"
        return "the longest list of wishes" if base.event.lowest_rank != case.event.lowest_rank else ""
    if objective in UNSEATED:
        return seats
    ranks = range(1, 1 + max(base.event.lowest_rank, case.event.lowest_rank))
    if any(base.policy.rank_cost(rank) != case.policy.rank_cost(rank) for rank in ranks):
        return "what the rank of a wish costs"
    if base.policy.unwished_seat_cost(base.event) != case.policy.unwished_seat_cost(case.event):
        return "what an unwished seat costs"
    return seats


def _gives(case: Case) -> tuple[bool, bool]:
    return case.policy.seats_for_wishless, case.policy.seats_for_silent


def _counted_otherwise(base: Outcome, case: Case, recounted: Measures | None) -> str:
    """From which objective on nothing can be compared, why, and what the plan found costs counted as in the base."""
    place = _alike(base.case, case)
    ours, theirs = base.case.policy.objectives[place:], case.policy.objectives[place:]
    if not ours or not theirs or ours[0] != theirs[0]:
        why = "the objectives or their order differ"
    else:
        why = f"{ours[0]} is counted differently, because of {_otherwise(ours[0], base.case, case)}"
    if recounted is None or base.result is None or base.result.measures is None:
        return why
    before = base.result.measures.total_cost
    return f"{why}; counted as in the base, total cost is {recounted.total_cost}, against {before} in the base"


def _mind(base: Case, case: Case) -> Iterator[str]:
    """What else is counted when it is not the same people and rounds."""
    before, after = base.event.attendee_of.keys(), case.event.attendee_of.keys()
    if before != after:
        people = case.event.labels.attendees
        yield f"different {people}: {len(after - before):,} come in, {len(before - after):,} drop out"
    if base.event.round_of.keys() != case.event.round_of.keys():
        yield f"the rounds are {_rounds(case)} instead of {_rounds(base)}"


def _rounds(case: Case) -> str:
    return ", ".join(case.event.round_of)


def _not_held(case: Case, plan: Plan) -> tuple[str, ...]:
    """The sessions that are not held in any round, by code and title, in the organiser's order."""
    held = {placement.session for placement in plan.placements}
    return tuple(named(session) for session in case.event.sessions if session.code not in held)


def _standings(outcomes: Sequence[Outcome]) -> Mapping[int, CaseStanding]:
    """What is known of all that count as the base counts, and the same people and rounds; by their place."""
    base = outcomes[0].case
    return {
        place: CaseStanding.of(outcome.result)
        for place, outcome in enumerate(outcomes)
        if outcome.result is not None
        and outcome.case.policy.objectives == base.policy.objectives
        and _alike(base, outcome.case) == len(base.policy.objectives)
        and not any(_mind(base, outcome.case))
    }


def _best(standings: Mapping[int, CaseStanding]) -> frozenset[int]:
    """The places of the best plans found; none where none was found, or where there is only one to rank."""
    if len(standings) < 2:
        return frozenset()
    found = {place: standing.high for place, standing in standings.items() if standing.has_plan}
    return frozenset(place for place, high in found.items() if high == min(found.values()))


def _best_in_words(outcomes: Sequence[Outcome], ranked: int, winners: frozenset[int], *, proved: bool) -> str:
    """Which is best of all that could be ranked, and whether that is proved."""
    left = len(outcomes) - ranked
    others = (
        f" {several(left, 'scenario')} not ranked: not solved, counted differently, or not the same people and rounds."
        if left
        else ""
    )
    if ranked == 1 and outcomes[0].result is not None:
        return f"There is nothing to rank against {BASE}.{others}"
    if not winners:
        return "There is no plan to call the best."
    names = " and ".join(outcomes[place].case.name for place in sorted(winners))
    known = "; that is proved." if proved else ", in the plans found; that is not proved."
    return f"Best by the objectives in their order: {names}{known}{others}"


def _beaten(standings: Mapping[int, CaseStanding], place: int, winners: frozenset[int]) -> bool:
    """Whether this one can never be better than the best are."""
    alone = winners == {place}
    return alone or all(standings[winner].high <= standings[place].low for winner in winners)
