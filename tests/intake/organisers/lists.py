"""Lists of what there is: sessions, offerings, rooms, rounds, people, and who sits where already."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from .drawing import Cell, Draw, Row, Table, hold_person, numbered, who
from .drawn_event import DrawnRound, DrawnSession
from .held import RoundHeld
from .words import YES_NO

Column = tuple[str, Callable[[DrawnSession], Cell]]


def _hold_sessions(draw: Draw, what: set[str]) -> None:
    """Hold what a list shows of all sessions."""
    names = [round.name for round in draw.event.rounds]
    for one in draw.event.sessions:
        held = draw.held.session(one.title)
        if "maximum" in what:
            held.maximum = one.maximum
        if "minimum" in what:
            held.minimum = one.minimum
        if "speakers" in what:
            held.speakers = one.speakers
        if "room" in what:
            held.rooms.add(("", one.room))
            draw.held.rooms.setdefault(one.room, None)
        if "rounds" in what:
            held.rounds = frozenset(names[at] for at in one.rounds)
    if "rounds" in what:
        draw.held.name_rounds(names)


def session_list(draw: Draw) -> Table:
    """Sessions with some of code, speakers, minimum, maximum, room, and rounds in one cell."""
    return _sessions(draw, "cell" if draw.marks_rounds else "")


def sessions_by_round(draw: Draw) -> Table:
    """Sessions with a column for each round, and Yes or No below it."""
    return _sessions(draw, "columns")


def rooms_by_round(draw: Draw) -> Table:
    """Sessions with a column for each round, and below it the room in which it runs then."""
    return _sessions(draw, "rooms")


def _sessions(draw: Draw, rounds: str) -> Table:
    chance, event = draw.chance, draw.event
    names = [round.name for round in event.rounds]
    joined = chance.choice(["; ", " / ", " & "])
    columns: list[Column] = [(draw.word("title"), lambda one: one.title)]
    what: set[str] = set()
    if draw.coded:
        columns.insert(0, (draw.word("code"), lambda one: one.code))
    more: list[tuple[float, str, Column]] = [
        (0.45, "speakers", (draw.word("speaker"), lambda one: joined.join(one.speakers))),
        (0.2, "minimum", (draw.word("minimum"), lambda one: one.minimum)),
        (0.9, "maximum", (draw.word("maximum"), lambda one: one.maximum)),
    ]
    if not rounds:
        more.append((0.15, "room", (draw.word("room"), lambda one: one.room)))
    if chance.random() < 0.25:
        chance.shuffle(more)
    for probability, name, column in more:
        if draw.happens(probability):
            what.add(name)
            columns.append(column)
    if rounds == "cell":
        between = chance.choice(["; ", ", "])
        columns.append((draw.word("allowed"), lambda one: between.join(names[at] for at in one.rounds)))
        what.add("rounds")
    elif rounds == "columns":
        yes, no = chance.choice([YES_NO[draw.language], ("x", ""), YES_NO[draw.language], ("1", "0")])
        marks: list[Column] = [
            (name, lambda one, at=at: yes if at in one.rounds else no)  # type: ignore[misc]
            for at, name in enumerate(names)
        ]
        where = len(columns) if draw.happens(0.7) else 1 + draw.coded
        columns[where:where] = marks
        what.add("rounds")
    elif rounds == "rooms":
        what.add("rounds")
        placed = _rooms_of(draw)
        no = chance.choice(["", "0", "-"])
        columns += [(name, lambda one, at=at: placed.get((one.title, at), no)) for at, name in enumerate(names)]  # type: ignore[misc]
        for (title, at), room in placed.items():
            draw.held.session(title).rooms.add((names[at], room))
            draw.held.rooms.setdefault(room, None)
    _hold_sessions(draw, what)
    rows: list[Row] = [[cell(one) for _, cell in columns] for one in event.sessions]
    return Table("workshops", [[heading for heading, _ in columns]], rows)


def _rooms_of(draw: Draw) -> dict[tuple[str, int], str]:
    """Rooms for sessions in their rounds, no room twice in a round; there are as many rooms as sessions."""
    found = {}
    for at in range(len(draw.event.rounds)):
        free = [room for room, _ in draw.event.rooms]
        for one in draw.event.sessions:
            if at in one.rounds:
                room = one.room if one.room in free and draw.happens(0.7) else draw.chance.choice(free)
                free.remove(room)
                found[one.title, at] = room
    return found


def _clock(draw: Draw, time: datetime.time) -> str:
    form = {"nl": "{}.{:02d}", "de": "{}:{:02d}", "en": "{}:{:02d}", "fr": "{}h{:02d}", "es": "{}:{:02d}"}[
        draw.language
    ]
    return form.format(time.hour, time.minute)


def offerings(draw: Draw) -> Table:
    """A row for each time that a session is offered; a day that is blank is the day above."""
    chance, event = draw.chance, draw.event
    several_days = len({round.day for round in event.rounds}) > 1
    by_time = len({(round.day, round.start) for round in event.rounds}) == len(event.rounds)
    several_times = len({round.start for round in event.rounds}) > 1
    clock = {round.name: _clock(draw, round.start) for round in event.rounds}
    when: list[tuple[str, Callable[[DrawnRound], Cell]]] = []
    if several_days:
        when.append((draw.word("day"), lambda round: round.day))
    if several_times or not several_days:
        when.append((draw.word("time"), lambda round: clock[round.name]))
    if not by_time:
        raise AssertionError("two rounds at one time")
    speakers, room = draw.happens(0.7), draw.happens(0.2)
    what = {"maximum", "rounds", *(["speakers"] if speakers else []), *(["room"] if room else [])}
    fills_down, counted = draw.happens(0.4), draw.happens(0.2)
    heads: Row = [heading for heading, _ in when]
    heads += [draw.word("title"), *([draw.word("speaker")] if speakers else [])]
    heads += [*([draw.word("room")] if room else []), draw.word("maximum")]
    heads += ["enrolled", "seats_left"] if counted else []
    rows: list[Row] = []
    before: Row = []
    for at, round in enumerate(event.rounds):
        name = " ".join(str(cell(round)) for _, cell in when)
        if not any(at in one.rounds for one in event.sessions):
            continue
        draw.held.rounds[name] = RoundHeld(name)
        for one in event.sessions:
            if at not in one.rounds:
                continue
            moment: Row = [cell(round) for _, cell in when]
            shown = [
                "" if fills_down and moment[: place + 1] == before[: place + 1] else cell
                for place, cell in enumerate(moment)
            ]
            before = moment
            taken = chance.randint(0, one.maximum)
            rows.append(
                [
                    *shown,
                    one.title,
                    *(["; ".join(one.speakers)] if speakers else []),
                    *([one.room] if room else []),
                    one.maximum,
                    *([taken, one.maximum - taken] if counted else []),
                ]
            )
    _hold_sessions(draw, what - {"rounds"})
    for one in event.sessions:
        held = draw.held.session(one.title)
        held.rounds = frozenset(" ".join(str(cell(event.rounds[at])) for _, cell in when) for at in one.rounds)
    return Table("programme", [heads], rows)


def room_list(draw: Draw) -> Table:
    """Rooms with how many each seats; now and then something that is of no use."""
    heads: Row = [draw.word("room"), draw.word("seats")]
    rows: list[Row] = [[name, seats] for name, seats in draw.event.rooms]
    if draw.happens(0.25):
        floor = {"nl": "Verdieping", "en": "Floor", "de": "Etage", "fr": "Étage", "es": "Planta"}[draw.language]
        heads.append(floor)
        rows = [[*row, draw.chance.randint(0, 2)] for row in rows]
    for name, seats in draw.event.rooms:
        draw.held.rooms[name] = seats
    return Table("rooms", [heads], rows)


def room_names(draw: Draw) -> Table:
    """Rooms by name alone."""
    for name, _ in draw.event.rooms:
        draw.held.rooms.setdefault(name, None)
    return Table("rooms", [[draw.word("room")]], [[name] for name, _ in draw.event.rooms])


def round_list(draw: Draw) -> Table:
    """Rounds, mostly with the times at which they begin and end, and the date."""
    timed, dated = draw.happens(0.7), draw.happens(0.6)
    as_text = draw.happens(0.5)
    heads: Row = [draw.word("round")]
    if timed:
        heads += [*([draw.word("date")] if dated else []), draw.word("start"), draw.word("end")]
    rows: list[Row] = []
    for one in draw.event.rounds:
        row: Row = [one.name]
        if timed:
            date: Cell = one.date.isoformat() if as_text else one.date
            times: Row = [f"{time:%H:%M}" if as_text else time for time in (one.start, one.end)]
            row += [*([date] if dated else []), *times]
        rows.append(row)
        date_held = one.date.isoformat() if timed and dated else ""
        start, end = (f"{one.start:%H:%M}", f"{one.end:%H:%M}") if timed else ("", "")
        draw.held.rounds[one.name] = RoundHeld(one.name, date_held, start, end)
    return Table("rounds", [heads], rows)


def attendee_list(draw: Draw) -> Table:
    """Everybody who comes, with more than a number for each."""
    shown = who(draw, joined=True)
    while "name" not in shown.shown and len(shown.heads) < 2:
        shown = who(draw, joined=True)
    rows = []
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        rows.append(shown.cells(one))
    if draw.happens(0.3):
        rows.sort(key=str)
    elif "class" not in shown.shown and "name" in shown.shown and draw.happens(0.15):
        return Table("classes", [shown.heads], _below_their_classes(draw, rows), tidy=True)
    return Table("people", [shown.heads], rows, about_people=True)


def _below_their_classes(draw: Draw, rows: list[Row]) -> list[Row]:
    """People below a row with the name of their class alone."""
    classes = sorted({one.organisation for one in draw.event.people})
    lines: list[Row] = []
    for name in classes:
        lines.append([name, *[""] * (len(rows[0]) - 1)])
        lines += [rows[number] for number, one in numbered(draw) if one.organisation == name]
    for number, one in numbered(draw):
        draw.held.person(number).organisation = one.organisation
    return lines


def settled_people(draw: Draw) -> Table:
    """A few people, and the session in which each sits already."""
    heads: Row = [draw.word("name"), draw.word("fixed")]
    some = sorted(draw.chance.sample(range(len(draw.event.people)), max(3, len(draw.event.people) // 5)))
    rows: list[Row] = []
    for number in some:
        title = draw.chance.choice(draw.event.titles)
        rows.append([draw.event.people[number].name, title])
        hold_person(draw, number, {"name"})
        draw.held.pin(number, title)
    return Table("fixed", [heads], rows)
