"""Tables that come less often: two rows of headings, people who cancelled, offers without headings, and the like."""

from __future__ import annotations

from .drawing import Cell, Draw, Row, Table, hold_person, numbered, who
from .lists import session_list
from .stock import STATUSES
from .wish_tables import choice_columns, stamps, yes_no


def choices_below_one_word(draw: Draw) -> Table:
    """Headings in two rows: one word for all choices, and a number for each below it."""
    table = choice_columns(draw)
    (heads,) = table.heads
    length = len(table.rows[0]) if table.rows else len(heads)
    count = max((len(one.dearest) for one in draw.event.people), default=1)
    question = draw.word("grid")
    above: Row = [*heads[: length - count], question, *[""] * (count - 1)]
    below: Row = [*[""] * (length - count), *range(1, count + 1)]
    table.heads[:] = [above, below]
    return table


def some_cancelled(draw: Draw) -> Table:
    """Choice columns with a status: a few people have cancelled, and do not come."""
    table = choice_columns(draw)
    coming, gone = STATUSES[draw.language]
    at = draw.chance.choice([1, len(table.heads[0])])
    table.heads[0].insert(at, "Status" if draw.language in ("nl", "en", "de") else draw.word("status"))
    for number, row in enumerate(table.rows):
        is_gone = draw.happens(0.12)
        row.insert(at, gone if is_gone else coming)
        if is_gone:
            draw.gone.add(number)
    return table


def offers_without_headings(draw: Draw) -> Table:
    """Sessions with who gives them and how many they take, and nothing that says so."""
    draw.coded = False
    rows: list[Row] = []
    for one in draw.event.sessions:
        rows.append([one.title, "; ".join(one.speakers), one.maximum])
        held = draw.held.session(one.title)
        held.maximum, held.speakers = one.maximum, one.speakers
    return Table("Aanbod", [], rows, tidy=True)


def ticks_by_round(draw: Draw) -> Table:
    """Ticks below sessions in rounds: `Morning: Pottery`."""
    shown = who(draw, joined=True, at_most=2)
    rounds, sessions = draw.event.rounds, draw.event.sessions
    places = [
        (at, session) for at in range(len(rounds)) for session in range(len(sessions)) if at in sessions[session].rounds
    ]
    between = draw.chance.choice([": ", " - "])
    heads: list[Cell] = [f"{rounds[at].name}{between}{sessions[session].title}" for at, session in places]
    yes, no = yes_no(draw)
    rows: list[Row] = []
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        row = shown.cells(one)
        for at, session in places:
            ticked = session in one.dearest or draw.happens(0.1)
            row.append(yes if ticked else no)
            if ticked:
                draw.held.wish(number, sessions[session].title, 1, rounds[at].name)
        rows.append(row)
    draw.held.name_rounds(round.name for round in rounds)
    for one_session in sessions:
        if one_session.title not in draw.held.sessions:
            draw.held.session(one_session.title).may_miss = True
    return Table("Kruisjes", [[*shown.heads, *heads]], rows, about_people=True)


def stamped_row_for_each_wish(draw: Draw) -> Table:
    """A row for each wish with the time of the answer; of two answers by one person the later one counts."""
    head = draw.word("name")
    lines: list[Row] = []
    people = list(numbered(draw))
    draw.chance.shuffle(people)
    answers: list[tuple[int, list[int]]] = []
    for number, one in people:
        if one.dearest and draw.happens(0.1):
            answers.append((number, draw.chance.sample(range(len(draw.event.sessions)), len(one.dearest))))
    answers += [(number, one.dearest) for number, one in people if one.dearest]
    last = {number: place for place, (number, _) in enumerate(answers)}
    moments = stamps(draw, len(answers))
    for place, (number, wished) in enumerate(answers):
        for rank, session in enumerate(wished, start=1):
            title = draw.event.sessions[session].title
            lines.append([moments[place], draw.event.people[number].name, title, rank])
            if last[number] == place:
                draw.held.wish(number, title, rank)
        hold_person(draw, number, {"name"})
    for line in lines:
        if str(line[2]) not in draw.held.sessions:
            draw.held.session(str(line[2])).may_miss = True
    heads: Row = [draw.word("stamp"), head, draw.word("title"), draw.word("rank")]
    return Table("Wishes", [heads], lines, tidy=True)


def list_of_offers(draw: Draw) -> Table:
    """A list of sessions with columns of no use: a category, how long it takes, a price."""
    table = session_list(draw)
    (heads,) = table.heads
    extra = draw.chance.choice(["category", "duration", "price"])
    values: dict[str, tuple[Cell, ...]] = {
        "category": {"nl": ("Sport", "Kunst"), "en": ("Sports", "Arts"), "de": ("Sport", "Kunst")}.get(
            draw.language, ("Sport", "Art")
        ),
        "duration": ("45 min", "60 min"),
        "price": (0, 5),
    }
    at = draw.chance.choice([1, len(heads)])
    heads.insert(at, draw.word(extra))
    for row in table.rows:
        row.insert(at, draw.chance.choice(values[extra]))
    return table
