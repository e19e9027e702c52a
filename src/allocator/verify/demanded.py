"""The rules that an event demands, one generator of violations each, written without a look at the model.

Each bears the name and the sentence of its twin in model/formulation/demanded.py; rules.py has them among all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from allocator.demand import Ask, Demand
from allocator.verify.view import View
from allocator.verify.violation import Violation
from allocator.words import listed


def groups_stay_together(view: View) -> Iterator[Violation]:
    """Those who go together sit in the same session, in every round in which they are there."""
    for number, demand in _demands(view, Ask.TOGETHER):
        for group in view.event.groups_of(demand):
            for round in _rounds(view, demand):
                there = [id for id in group if _is_there(view, id, round)]
                seats = {id: [seat.session for seat in view.seats.get(id, ()) if seat.round == round] for id in there}
                for code in demand.sessions or view.event.session_of:
                    inside = [id for id in there if code in seats[id]]
                    missing = [id for id in there if code not in seats[id]]
                    if inside and missing:
                        who = f"{listed([view.name(id) for id in missing])} {'is' if len(missing) == 1 else 'are'} not"
                        yield Violation(
                            (number, code, round), len(missing), f"{_sit(view, inside, code, round)}, and {who}"
                        )


def no_offering_has_too_many_of_a_kind(view: View) -> Iterator[Violation]:
    """An offering has at most as many of some attendees as the organiser allows; one of those who are kept apart."""
    for number, demand in _demands(view, Ask.APART, Ask.AT_MOST):
        most = 1 if demand.ask is Ask.APART else demand.number or 0
        for group in view.event.groups_of(demand):
            members = frozenset(group)
            for (code, round), seats in view.taken.items():
                inside = [seat.attendee for seat in seats if seat.attendee in members]
                if _concerns(view, demand, code, round) and len(inside) > most:
                    message = f"{_sit(view, inside, code, round)}, and at most {most} of them may"
                    yield Violation((number, code, round), len(inside) - most, message)


def every_offering_has_enough_of_a_kind(view: View) -> Iterator[Violation]:
    """An offering has at least as many of some attendees as the organiser asks, or it is not held."""
    for number, demand in _demands(view, Ask.AT_LEAST):
        least = demand.number or 0
        for group in view.event.groups_of(demand):
            members = frozenset(group)
            for code, round in view.placed:
                inside = sum(seat.attendee in members for seat in view.taken.get((code, round), ()))
                if _concerns(view, demand, code, round) and inside < least:
                    among = f"{inside} of {_named(view, group)}"
                    message = f"{view.title(code)}, {round}: {among}, and it needs at least {least}"
                    yield Violation((number, code, round), least - inside, message)


def sessions_are_for_those_named(view: View) -> Iterator[Violation]:
    """A session that is for some alone has nobody else."""
    for number, demand in _demands(view, Ask.ONLY_FOR):
        members = {id for group in view.event.groups_of(demand) for id in group}
        for (code, round), seats in view.taken.items():
            others = [seat.attendee for seat in seats if seat.attendee not in members]
            if others and _concerns(view, demand, code, round):
                message = f"{_sit(view, others, code, round)}, and it is for others"
                yield Violation((number, code, round), len(others), message)


def what_comes_first_was_attended(view: View) -> Iterator[Violation]:
    """Whoever attends a session has attended in earlier rounds what is needed for it."""
    at = {round.name: place for place, round in enumerate(view.event.rounds)}
    for number, demand in _demands(view, Ask.ATTENDED_BEFORE):
        for id, seats in view.seats.items():
            for seat in seats:
                if seat.session in demand.others and seat.round in _rounds(view, demand):
                    before = {one.session for one in seats if at[one.round] < at[seat.round]}
                    missing = [code for code in demand.who if code not in before]
                    if missing:
                        needed = listed([view.title(code) for code in missing])
                        message = f"{_sit(view, [id], seat.session, seat.round)}, and not in {needed} before"
                        yield Violation((number, id, seat.session, seat.round), len(missing), message)


def sessions_run_in_the_order_asked(view: View) -> Iterator[Violation]:
    """A session that comes before another runs only in rounds before all of that."""
    at = {round.name: place for place, round in enumerate(view.event.rounds)}
    for number, demand in _demands(view, Ask.BEFORE):
        for one in demand.who:
            for other in demand.others:
                for early in (round for code, round in view.placed if code == one):
                    for late in (round for code, round in view.placed if code == other):
                        if at[early] >= at[late] and not {early, late} & view.event.held:
                            message = f"{view.title(one)} runs in {early}, and {view.title(other)} in {late}"
                            yield Violation((number, one, other, early, late), 1, message)


def different_rounds_are_kept(view: View) -> Iterator[Violation]:
    """Sessions that are to run in different rounds never share one."""
    for number, demand in _demands(view, Ask.DIFFERENT_ROUNDS):
        for round in _rounds(view, demand):
            held = [code for code in demand.who if (code, round) in view.placed]
            if len(held) > 1:
                message = f"{listed([view.title(code) for code in held])} run in {round}"
                yield Violation((number, round), len(held) - 1, message)


def same_rounds_are_kept(view: View) -> Iterator[Violation]:
    """Sessions that are to run in the same rounds do."""
    for number, demand in _demands(view, Ask.SAME_ROUND):
        for round in _rounds(view, demand):
            held = [code for code in demand.who if (code, round) in view.placed]
            if held and len(held) < len(demand.who):
                others = [view.title(code) for code in demand.who if code not in held]
                runs, verb = "runs" if len(held) == 1 else "run", "does" if len(others) == 1 else "do"
                message = (
                    f"{listed([view.title(code) for code in held])} {runs} in {round}, and {listed(others)} {verb} not"
                )
                yield Violation((number, round), len(others), message)


def few_enough_run_at_once(view: View) -> Iterator[Violation]:
    """In a round run no more of some sessions than the organiser allows."""
    for number, demand in _demands(view, Ask.AT_ONCE):
        for round in _rounds(view, demand):
            held = [code for code in demand.who if (code, round) in view.placed]
            most = demand.number or 0
            if len(held) > most:
                message = f"{listed([view.title(code) for code in held])} run in {round}, and at most {most} may"
                yield Violation((number, round), len(held) - most, message)


def sessions_stay_in_one_room(view: View) -> Iterator[Violation]:
    """A session that is to stay in one room is held in no other."""
    for number, demand in _demands(view, Ask.ONE_ROOM):
        for code in demand.who:
            held = [one for round in _rounds(view, demand) for one in view.placed.get((code, round), ())]
            rooms = list(dict.fromkeys(one.room for one in held))
            if len(rooms) > 1:
                yield Violation((number, code), len(rooms) - 1, f"{view.title(code)} runs in {listed(rooms)}")


def sessions_run_without_a_break(view: View) -> Iterator[Violation]:
    """A session that is to run without a break runs in rounds that follow each other."""
    for number, demand in _demands(view, Ask.NO_BREAK):
        for code in demand.who:
            rounds = [round for round in view.event.round_of if round in _rounds(view, demand)]
            held = [place for place, round in enumerate(rounds) if (code, round) in view.placed]
            missed = [rounds[place] for place in range(held[0], held[-1]) if place not in held] if held else []
            if missed:
                message = f"{view.title(code)} runs before and after {listed(missed)}, and not then"
                yield Violation((number, code), len(missed), message)


def all_or_none_are_attended(view: View) -> Iterator[Violation]:
    """Whoever attends one of some sessions that belong together attends all of them."""
    for number, demand in _demands(view, Ask.ALL_OR_NONE):
        for id, seats in view.seats.items():
            attended = {seat.session for seat in seats}
            begun = [seat for seat in seats if seat.session in demand.who and seat.round not in view.event.held]
            missed = [code for code in demand.who if code not in attended]
            if begun and missed:
                others = listed([view.title(code) for code in missed])
                message = f"{_sit(view, [id], begun[0].session, begun[0].round)}, and not in {others}"
                yield Violation((number, id), len(missed), message)


def _demands(view: View, *asks: Ask) -> Iterator[tuple[str, Demand]]:
    """The demands of some kinds that must be kept, each with its number."""
    for number, demand in enumerate(view.event.demands, start=1):
        if demand.ask in asks and demand.must:
            yield str(number), demand


def _named(view: View, people: Sequence[str]) -> str:
    """People by name, where they are few."""
    if not people:
        return "nobody"
    return listed([view.name(id) for id in people]) if len(people) <= 3 else f"{len(people)} people"


def _sit(view: View, people: Sequence[str], session: str, round: str) -> str:
    verb = "sits" if len(people) == 1 else "sit"
    return f"{listed([view.name(id) for id in people])} {verb} in {view.title(session)} in {round}"


def _rounds(view: View, demand: Demand) -> list[str]:
    """The rounds in which a demand holds."""
    return [round for round in demand.rounds or view.event.round_of if round not in view.event.held]


def _concerns(view: View, demand: Demand, session: str, round: str) -> bool:
    return (not demand.sessions or session in demand.sessions) and round in _rounds(view, demand)


def _is_there(view: View, id: str, round: str) -> bool:
    """Whether somebody could sit somewhere: not away, not kept free, not speaking, and not without seats by policy."""
    attendee = view.event.attendee_of[id]
    pins = view.pins.get(id, ())
    kept_free = any(not pin.must and pin.session is None and pin.round == round for pin in pins)
    asked = any(pin.must and pin.round == round for pin in pins)
    return (
        round not in attendee.unavailable
        and not kept_free
        and (id, round) not in view.speaking
        and (asked or view.policy.gives_seats_to(view.event, attendee))
    )


DEMANDED_OF_PEOPLE: tuple[Callable[[View], Iterator[Violation]], ...] = (
    groups_stay_together,
    no_offering_has_too_many_of_a_kind,
    every_offering_has_enough_of_a_kind,
    sessions_are_for_those_named,
    what_comes_first_was_attended,
    all_or_none_are_attended,
)
"""What the organiser asks of who sits with whom; the other rules of seats look at each person and each offering."""

DEMANDED = (
    *DEMANDED_OF_PEOPLE,
    sessions_run_in_the_order_asked,
    different_rounds_are_kept,
    same_rounds_are_kept,
    few_enough_run_at_once,
    sessions_stay_in_one_room,
    sessions_run_without_a_break,
)
"""All that the organiser asks."""
