"""An event as it truly is, drawn at random: who comes, what is offered, when, where, and who wishes for what."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from random import Random

from .held import plain
from .stock import (
    DAYS,
    FIRST,
    LANGUAGES,
    LAST,
    NUMBERED,
    ODD_TITLES,
    PARTS,
    ROOMS,
    SHORT_DAYS,
    THEMES,
    TITLES,
)
from .words import NAME_OF_A_CLASS


@dataclass(frozen=True)
class DrawnPerson:
    """A person; `wishes` are sessions by number, dearest first, as ranks of equal ones."""

    first: str
    last: str
    id: str
    email: str
    organisation: str
    wishes: tuple[tuple[int, ...], ...]

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    @property
    def dearest(self) -> list[int]:
        """The sessions that are wished for, the best first."""
        return [session for rank in self.wishes for session in rank]


@dataclass(frozen=True)
class DrawnSession:
    """A session; `rounds` are those in which it may run, by number."""

    code: str
    title: str
    maximum: int
    minimum: int
    speakers: tuple[str, ...]
    rounds: tuple[int, ...]
    room: str


@dataclass(frozen=True)
class DrawnRound:
    """A round, with the day and the times that it has."""

    name: str
    day: str
    date: datetime.date
    start: datetime.time
    end: datetime.time


@dataclass(frozen=True)
class DrawnEvent:
    """An event; its people and sessions are numbered by their places."""

    language: str
    people: tuple[DrawnPerson, ...]
    sessions: tuple[DrawnSession, ...]
    rounds: tuple[DrawnRound, ...]
    rooms: tuple[tuple[str, int], ...]

    @property
    def titles(self) -> list[str]:
        """The titles of all sessions."""
        return [session.title for session in self.sessions]


def draw_event(
    chance: Random, *, ties: bool = False, namesakes: bool = False, plain_titles: bool = False
) -> DrawnEvent:
    """A small event; `plain_titles` hold no signs that may part them."""
    language = chance.choices(LANGUAGES, (35, 25, 20, 10, 10))[0]
    rounds = _rounds(chance, language)
    rooms = _rooms(chance, language)
    sessions = _sessions(chance, language, len(rounds), [room for room, _ in rooms], plain_titles=plain_titles)
    people = _people(chance, language, len(sessions), ties=ties, namesakes=namesakes)
    return DrawnEvent(language, people, sessions, rounds, rooms)


def _people(chance: Random, language: str, sessions: int, *, ties: bool, namesakes: bool) -> tuple[DrawnPerson, ...]:
    names: list[tuple[str, str]] = []
    firsts, lasts = FIRST[language].split(), LAST[language].split("|")
    count = chance.randint(6, 16) if chance.random() < 0.75 else chance.randint(17, 40)
    while len(names) < count:
        name = (chance.choice(firsts), chance.choice(lasts))
        if name not in names:
            names.append(name)
    if namesakes:
        names.insert(chance.randrange(len(names)), chance.choice(names))
    form = chance.choice(NAME_OF_A_CLASS[language])
    classes = [form.format(n=chance.randint(1, 4), l=chance.choice("ABC"), m=chance.randint(1, 3)) for _ in range(4)]
    classes = classes[: chance.randint(2, 4)]
    popular = [chance.random() ** 2 + 0.15 for _ in range(sessions)]
    length = min(chance.choice([2, 3, 3, 3, 4]), sessions - 1)
    ids = chance.sample(range(10, 9999), len(names)) if chance.random() < 0.5 else list(range(1, len(names) + 1))
    width = chance.choice([0, 0, 3, 5])
    people = []
    for number, (first, last) in enumerate(names):
        again = sum(one == (first, last) for one in names[:number])
        letters = plain(f"{first} {last}").replace(" ", ".") + (str(again + 1) if again else "")
        wished: list[tuple[int, ...]] = []
        left = list(range(sessions))
        for _ in range(length if chance.random() < 0.9 else chance.randint(1, length)):
            one = chance.choices(left, [popular[session] for session in left])[0]
            left.remove(one)
            if ties and wished and chance.random() < 0.3:
                wished[-1] = (*wished[-1], one)
            else:
                wished.append((one,))
        if chance.random() < 0.04:
            wished = []
        email = f"{letters}@example.org"
        organisation = chance.choice(classes)
        people.append(DrawnPerson(first, last, str(ids[number]).zfill(width), email, organisation, tuple(wished)))
    return tuple(people)


def _sessions(
    chance: Random, language: str, rounds: int, rooms: list[str], *, plain_titles: bool
) -> tuple[DrawnSession, ...]:
    count = chance.randint(4, 10)
    titles = chance.sample(TITLES[language].split("|"), count)
    if not plain_titles:
        odd = chance.sample(ODD_TITLES[language].split("|"), chance.choice([0, 0, 1, 1, 2]))
        titles[: len(odd)] = odd
        chance.shuffle(titles)
    givers = [
        f"{chance.choice(FIRST[language].split())} {chance.choice(LAST[language].split('|'))}" for _ in range(count + 2)
    ]
    letter = chance.choice(["W", "A", "S", "WS", "", "926"])
    runs = [set(chance.sample(range(rounds), chance.randint(1, rounds))) for _ in titles]
    for round in range(rounds):
        while sum(round in some for some in runs) < 3:
            chance.choice(runs).add(round)
    sessions = []
    for number, title in enumerate(titles):
        speakers = tuple(dict.fromkeys(givers[number : number + chance.choice([1, 1, 1, 2])]))
        if chance.random() < 0.07:
            speakers = ()
        sessions.append(
            DrawnSession(
                f"{letter}{number + 1}",
                title,
                chance.choice([6, 8, 10, 12, 15, 16, 20, 24, 25]),
                chance.choice([3, 4, 5]),
                speakers,
                tuple(sorted(runs[number])),
                rooms[number % len(rooms)],
            )
        )
    return tuple(sessions)


def _rooms(chance: Random, language: str) -> tuple[tuple[str, int], ...]:
    style = chance.random()
    count = chance.randint(3, 8)
    if style < 0.2:
        names = [str(number) for number in sorted(chance.sample(range(101, 330), count))]
    elif style < 0.3:
        names = [f"{number:03d}" for number in sorted(chance.sample(range(1, 30), count))]
    elif style < 0.4:
        names = [f"B{chance.randint(0, 2)}.{number:02d}" for number in sorted(chance.sample(range(1, 30), count))]
    else:
        forms = chance.sample(ROOMS[language], min(count, len(ROOMS[language])))
        names = [form.format(n=chance.randint(101, 330), k=chance.randint(1, 9)) for form in forms]
    return tuple((name, chance.choice([12, 15, 20, 24, 25, 30, 50, 80])) for name in names)


def _rounds(chance: Random, language: str) -> tuple[DrawnRound, ...]:
    count = chance.choice([2, 2, 3, 3, 4])
    first = datetime.date(2026, 11, 16)  # a Monday
    style = chance.random()
    days, parts, short = DAYS[language], PARTS[language], SHORT_DAYS[language]
    starts = [datetime.time(hour, minute) for hour, minute in ((9, 0), (10, 30), (13, 0), (14, 30))]
    if style < 0.45:
        form = chance.choice(NUMBERED[language])
        names = [
            form.format(n=number + 1, l="ABCD"[number], s=("1st", "2nd", "3rd", "4th")[number])
            for number in range(count)
        ]
        on = [0] * count
    elif style < 0.65:
        names = list(parts[: min(count, 3)])
        on = [0] * len(names)
    elif style < 0.8:
        names = list(days[:count])
        on = list(range(count))
    elif style < 0.9:
        names = list(THEMES[language][: min(count, 3)])
        on = [0] * len(names)
    else:
        names = [
            f"{short[number // 2]} {starts[number % 2].hour}:{starts[number % 2].minute:02d}" for number in range(count)
        ]
        on = [number // 2 for number in range(count)]
    rounds = []
    for number, name in enumerate(names):
        date = first + datetime.timedelta(days=on[number])
        start = starts[sum(one == on[number] for one in on[:number])]
        end = (datetime.datetime.combine(date, start) + datetime.timedelta(minutes=75)).time()
        rounds.append(DrawnRound(name, days[on[number]], date, start, end))
    return tuple(rounds)
