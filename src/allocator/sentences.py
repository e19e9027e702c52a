"""What the rules of an event say in words, with the names of people and the titles of sessions."""

from __future__ import annotations

from allocator.condition import ORGANISATION, Condition, Operator
from allocator.demand import COUNTED, OF_PEOPLE, Ask, Demand
from allocator.event import Event, Pin
from allocator.words import listed


def sentence(event: Event, demand: Demand) -> str:
    """A rule as a sentence: 'Ada and Bo sit together in Round 1.'; 'If possible: ...' where it need not be kept."""
    return ("" if demand.must else "If possible: ") + _asked(event, demand)


def _asked(event: Event, demand: Demand) -> str:
    whom = _whom(event, demand)
    those = f"Those of {whom}" if demand.each else whom[:1].upper() + whom[1:] if demand.open else whom
    word = "of" if demand.ask in COUNTED else "in"
    titles = [_session(event, code) for code in demand.sessions]
    there = f" {word} {listed(titles)}" if titles else ""
    there += f" in {listed(demand.rounds)}" if demand.rounds else ""
    when_alone = f" in {listed(demand.rounds)}" if demand.rounds else ""
    between = f", in {listed(demand.rounds)}" if demand.rounds else ""
    number, are = demand.number or 0, "is" if demand.number == 1 else "are"
    match demand.ask:
        case Ask.TOGETHER:
            when = f" in {listed(demand.rounds)}" if demand.rounds else ""
            either = f"go to {listed(titles)} together{when}, or not at all" if titles else f"sit together{when}"
            return f"{those} {either}."
        case Ask.APART:
            return f"{those} are never in the same session{there}."
        case Ask.AT_MOST:
            return f"At most {number} of {whom} {are} in an offering{there}."
        case Ask.AT_LEAST:
            return f"At least {number} of {whom} {are} in every offering{there} that is held."
        case Ask.ONLY_FOR:
            return f"{listed(titles)} {'is' if len(titles) == 1 else 'are'} only for {whom}{when_alone}."
        case Ask.FIRST:
            return f"{those} {'is' if len(demand.who) == 1 and not demand.open else 'are'} served first."
        case Ask.ATTENDED_BEFORE:
            later = listed([_session(event, one) for one in demand.others])
            return f"Whoever attends {later}{when_alone} has attended {whom} in an earlier round."
        case Ask.AT_ONCE:
            return f"At most {number} of {whom} {'runs' if number == 1 else 'run'} in a round{between}."
        case Ask.BEFORE:
            runs = "runs" if len(demand.who) == 1 else "run"
            return f"{whom} {runs} only in rounds before {listed([_session(event, one) for one in demand.others])}."
        case Ask.ALL_OR_NONE:
            return f"Whoever attends one of {whom} attends all of them."
        case Ask.ONE_ROOM:
            runs = "runs in one and the same room" if len(demand.who) == 1 else "each run in one and the same room"
            return f"{whom} {runs}{there}."
        case Ask.NO_BREAK:
            runs = "runs" if len(demand.who) == 1 else "each run"
            return f"{whom} {runs} in rounds that follow each other{between}."
        case Ask.SAME_ROUND:
            return f"{whom} run in the same rounds{there}."
        case Ask.DIFFERENT_ROUNDS:
            return f"{whom} never run in the same round{there}."


def pin_sentence(event: Event, pin: Pin) -> str:
    """A pin or an exclusion of a session as a sentence: 'Ada must attend W1 Basics, in whatever round.'"""
    title, when = _session(event, pin.session or ""), f" in {pin.round}" if pin.round else ""
    if pin.must:
        return f"{_person(event, pin.attendee)} must attend {title}{when or ', in whatever round'}."
    return f"{_person(event, pin.attendee)} never attends {title}{when}."


def _whom(event: Event, demand: Demand) -> str:
    """The people or sessions that a rule is about: 'Ada and those with Grade 5 or 6'."""
    name = _person if demand.ask in OF_PEOPLE else _session
    named = [name(event, one) for one in demand.who]
    fitting = ", and ".join(map(_with, demand.where))
    if demand.each:
        each = "organisation" if demand.each == ORGANISATION else demand.each
        named.append(f"each {each}{f' with {fitting}' if fitting else ''}")
    elif fitting:
        named.append(f"those with {fitting}")
    elif demand.everybody:
        named.append("all attendees")
    return listed(named) if named else "nobody"


_SAID = {
    Operator.IS: "",
    Operator.IS_NOT: "other than ",
    Operator.LESS: "below ",
    Operator.AT_MOST: "at most ",
    Operator.MORE: "above ",
    Operator.AT_LEAST: "at least ",
}


def _with(condition: Condition) -> str:
    """A condition in words: 'Grade 5 or 6'."""
    *most, last = condition.values or ("",)
    values = f"{', '.join(most)} or {last}" if most else last
    return f"{condition.column} {_SAID[condition.operator]}{values}"


def _person(event: Event, id: str) -> str:
    found = event.attendee_of.get(id)
    if found is None:
        return id
    namesake = any(other.name == found.name and other.id != id for other in event.attendees)
    return f"{found.name} ({id})" if namesake else found.name


def _session(event: Event, code: str) -> str:
    found = event.session_of.get(code)
    return code if found is None else f"{found.code} {found.title}"
