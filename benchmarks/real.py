"""Real events, read where they lie and never copied: each as an event, a policy, and the figure that was published.

They lie in the folder ALLOCATOR_DATA, or in shared/data next to the repository.
"""

from __future__ import annotations

from collections.abc import Iterable

from allocator.errors import FileTrouble
from allocator.event import Attendee, Event, Pin, Room, Round, Session, Speaker, Wish
from allocator.policy import Policy
from benchmarks.careers_day import CASE as CAREERS_DAY
from benchmarks.case import Case
from benchmarks.read import folder, rows_of
from benchmarks.real_groups import CASES as WITH_RULES


def science_fair() -> tuple[Event, Policy]:
    """85 children, three rounds of the same eleven sessions, each wish worth ten times the next; only wishes count.

    Points 1000, 100, 10 and 1 become costs 0, 900, 990 and 999: a seat's points are 1000 less its cost.
    """
    rows = rows_of("science_fair/student_choices.csv")[1:]
    rounds = tuple(Round(f"Period {number}") for number in (1, 2, 3))
    wishes = {f"{first} {last}": choices for first, last, *choices in rows}
    titles = sorted({title for choices in wishes.values() for title in choices})
    event = Event(
        title="Science fair",
        rounds=rounds,
        rooms=(),
        speakers=(),
        sessions=tuple(Session(title, title, minimum=5, maximum=9, at_least=len(rounds)) for title in titles),
        attendees=_attendees(wishes),
        wishes=_wishes(wishes),
    )
    policy = Policy(
        objectives=("total cost",),
        rank_costs=(0, 900, 990, 999),
        unwished_allowed=False,
        everybody_seated=True,
    )
    return event, policy


def winterim_2020() -> tuple[Event, Policy]:
    """242 pupils with eight wishes and 40 leaders pinned to the activity that they lead; a wish of rank k costs k.

    Who wished for an activity twice has the better of the two ranks.
    """
    leads = dict(rows_of("winterim_2020/leaders.csv")[1:])
    wishes = {name: choices for name, *choices in rows_of("winterim_2020/preferences.csv")[1:]}
    event = Event(
        title="Winterim 2020",
        rounds=(Round("Winterim"),),
        rooms=(),
        speakers=(),
        sessions=tuple(
            Session(title, title, minimum=int(minimum), maximum=int(maximum), at_least=0)
            for title, minimum, maximum in rows_of("winterim_2020/activities.csv")[1:]
        ),
        attendees=_attendees([*wishes, *leads]),
        wishes=_wishes(wishes),
        pins=tuple(Pin(name, title, None, reason="Leads it") for name, title in leads.items()),
    )
    return event, Policy(objectives=("total cost",), rank_costs=tuple(range(1, 9)), everybody_seated=True)


def cornell_fws_2009() -> tuple[Event, Policy]:
    """2,886 students, 183 seminars of sixteen, five wishes each; a wish of rank k costs k, and only wishes count."""
    ballots = {student: choices for student, *choices in rows_of("cornell_fws_2009/fws_f09_ballots.csv")[1:]}
    codes = sorted({code for choices in ballots.values() for code in choices}, key=int)
    event = Event(
        title="First-year writing seminars 2009",
        rounds=(Round("Autumn"),),
        rooms=(),
        speakers=(),
        sessions=tuple(Session(code, f"Seminar {code}", maximum=16, at_least=0) for code in codes),
        attendees=_attendees(ballots),
        wishes=_wishes(ballots),
    )
    policy = Policy(
        objectives=("total cost",),
        rank_costs=(1, 2, 3, 4, 5),
        unwished_allowed=False,
        everybody_seated=True,
    )
    return event, policy


def senior_seminar_2018() -> tuple[Event, Policy]:
    """74 pupils, five rounds in five rooms of sixteen; each of eighteen sessions at most twice, none need run at all.

    The cost is the number of wishes denied: an unwished seat costs one, a wish of any rank nothing.
    """
    rows = rows_of("senior_seminar_2018/SrSeminar_RawData.csv", encoding="cp437")[1:]
    wishes = {row[9]: [code for code in row[10:15] if code != "0"] for row in rows if row[9]}
    presenters = {code: (title.strip(), presenter.split("(")[0].strip()) for *_, title, code, presenter in rows if code}
    event = Event(
        title="Senior seminar 2018",
        rounds=tuple(Round(f"Session {number}") for number in range(1, 6)),
        rooms=tuple(Room(f"Room {number}", 16) for number in range(1, 6)),
        speakers=tuple(Speaker(name) for name in sorted({name for _, name in presenters.values()})),
        sessions=tuple(
            Session(code, title, speakers=(presenter,), at_least=0, at_most=2)
            for code, (title, presenter) in presenters.items()
        ),
        attendees=_attendees(wishes),
        wishes=_wishes(wishes),
    )
    policy = Policy(objectives=("total cost",), rank_costs=(0, 0, 0, 0, 0), unwished_cost=1, everybody_seated=True)
    return event, policy


def wassign_realistic() -> tuple[Event, Policy]:
    """5,000 people score 35 sessions from 0 to 100; each session runs once, in one of six rounds, and has no room.

    A score s is a wish of rank 101 - s, which costs 100 - s. A score of 0 is the lowest, and allowed.
    """
    (_, *titles), *rows = rows_of("wassign_realistic/5000/scores.csv")
    event = Event(
        title="wassign, 5,000 people",
        rounds=tuple(Round(name) for (name,) in rows_of("wassign_realistic/5000/rounds.csv")[1:]),
        rooms=(),
        speakers=(),
        sessions=tuple(
            Session(title, title, minimum=int(minimum), maximum=int(maximum), at_least=1, at_most=1)
            for title, minimum, maximum in rows_of("wassign_realistic/5000/sessions.csv")[1:]
        ),
        attendees=_attendees(name for name, *_ in rows),
        wishes=tuple(
            Wish(name, title, 101 - int(score))
            for name, *scores in rows
            for title, score in zip(titles, scores, strict=True)
        ),
    )
    return event, Policy(objectives=("total cost",), rank_costs=tuple(range(101)), everybody_seated=True)


CASES = (
    Case("science_fair", science_fair, published=92_550, most_points=85 * 3 * 1000),
    Case("winterim_2020", winterim_2020, published=415),
    Case("cornell_fws_2009", cornell_fws_2009, published=5307),
    Case("senior_seminar_2018", senior_seminar_2018, published=41),
    Case("wassign_realistic", wassign_realistic, published=None),
    CAREERS_DAY,
    *WITH_RULES,
)
"""Every case of a data set there is a converter for; the first word of its name is the data set."""

DATA_SETS = tuple(dict.fromkeys(case.name.split()[0] for case in CASES))


def cases(name: str) -> list[Case]:
    """The cases of a data set by its name; where it is absent, a FileTrouble says so."""
    case(name)
    return [case for case in CASES if case.name.split()[0] == name]


def case(name: str) -> Case:
    """The first case of a data set by its name; where it is absent, a FileTrouble says so."""
    if not (folder() / name).is_dir():
        raise FileTrouble(
            f"The data set {name} is not in {folder()}. Set ALLOCATOR_DATA to the folder that holds it; "
            "benchmarks/README.md says where it comes from."
        )
    return next(case for case in CASES if case.name.split()[0] == name)


def _attendees(names: Iterable[str]) -> tuple[Attendee, ...]:
    """People whose name is their id."""
    return tuple(Attendee(name, name) for name in names)


def _wishes(choices: dict[str, list[str]]) -> tuple[Wish, ...]:
    """Wishes in the order stated; a session named again keeps its better rank."""
    return tuple(
        Wish(name, title, rank)
        for name, titles in choices.items()
        for rank, title in enumerate(titles, start=1)
        if title not in titles[: rank - 1]
    )
