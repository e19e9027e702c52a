"""Tables that say who wishes for what, with a column or a row for each wish, or all of them in one cell."""

from __future__ import annotations

from .drawing import Cell, Draw, Row, Table, hold_person, numbered, padded, titles_as, who
from .forms import stamps
from .holding import hold_as_equal, hold_in_order, longest
from .stock import NO_WISH
from .words import YES_NO, choice_words


def choice_columns(draw: Draw) -> Table:
    """A column for each wish, beside columns that say who it is."""
    shown, name = who(draw, joined=True), titles_as(draw)
    length = longest(draw)
    heads = choice_words(draw.chance, draw.language, length)
    blank = draw.chance.choice(["-", NO_WISH[draw.language]]) if draw.happens(0.06) else ""
    rows = [
        [*shown.cells(one), *padded([name(session) for session in one.dearest], length, blank)]
        for _, one in numbered(draw)
    ]
    hold_in_order(draw, shown)
    if draw.happens(0.03):
        _two_in_a_cell(draw, rows, len(shown.heads))
    return Table("choices", [[*shown.heads, *heads]], rows, about_people=True)


def _two_in_a_cell(draw: Draw, rows: list[Row], at: int) -> None:
    """Let one person write two wishes into the first cell, which are equal then."""
    several = [number for number, one in numbered(draw) if len(one.dearest) > 1]
    if not several:
        return
    number = draw.chance.choice(several)
    row, titles = rows[number], [draw.event.sessions[session].title for session in draw.event.people[number].dearest]
    row[at:] = [f"{titles[0]}; {titles[1]}", *row[at + 2 :], ""]
    ranks = [1, 1, *range(2, len(titles))]
    draw.held.person(number).wishes = {(rank, title, "") for rank, title in zip(ranks, titles, strict=True)}


def wishes_in_a_cell(draw: Draw) -> Table:
    """All wishes in one cell that somebody typed, in order."""
    shown, titles = who(draw, joined=True), draw.event.titles
    style = draw.chance.choice([" > ", "; ", "\n", "numbers", ", "])
    if style == ", " and not draw.listed:
        style = " > "
    rows = []
    for _, one in numbered(draw):
        wished = [titles[session] for session in one.dearest]
        if style == "numbers":
            cell = " ".join(f"{rank}. {title}" for rank, title in enumerate(wished, start=1))
        else:
            cell = style.join(wished)
        rows.append([*shown.cells(one), cell])
    hold_in_order(draw, shown)
    return Table("preferences", [[*shown.heads, draw.word("in order")]], rows, about_people=True)


def ticks_in_a_cell(draw: Draw) -> Table:
    """Sessions that somebody ticked, in one cell of a home-made list."""
    shown, titles = who(draw, joined=True), draw.event.titles
    between = draw.chance.choice([", ", "; ", ";"]) if draw.listed else draw.chance.choice(["; ", ";"])
    rows = [
        [*shown.cells(one), between.join(titles[session] for session in sorted(one.dearest))]
        for _, one in numbered(draw)
    ]
    hold_as_equal(draw, shown)
    return Table("answers", [[*shown.heads, draw.word("ticks")]], rows, about_people=True)


def row_for_each_wish(draw: Draw) -> Table:
    """A row for each wish: who, what, and which rank."""
    by = draw.chance.choice(["username", "id", "name", "email"])
    if draw.has_namesakes and by in ("username", "name"):
        by = "email"
    name = titles_as(draw)
    head = {
        "username": "username",
        "id": draw.chance.choice(["student_id", draw.word("id")]),
        "name": draw.word("name"),
        "email": draw.word("email"),
    }[by]
    lines: list[tuple[Cell, Cell, Cell]] = []
    for number, one in numbered(draw):
        user = one.email.partition("@")[0]
        key = {"username": user, "id": one.id, "name": one.name, "email": one.email}[by]
        for rank, session in enumerate(one.dearest, start=1):
            lines.append((key, name(session), rank))
            draw.held.wish(number, draw.event.sessions[session].title, rank)
        if one.dearest:
            if by == "username":
                draw.held.person(number).called.add(user)
            else:
                hold_person(draw, number, {by})
    if draw.happens(0.3):
        draw.chance.shuffle(lines)
    elif draw.happens(0.12):  # who it is stands beside the first wish alone
        lines = [("" if at and lines[at - 1][0] == line[0] else line[0], *line[1:]) for at, line in enumerate(lines)]
    order = draw.chance.choice([(0, 1, 2), (0, 1, 2), (0, 2, 1), (1, 0, 2)])
    title = draw.chance.choice(["session", draw.word("title")])
    heads = [head, title, draw.word("rank")]
    rows: list[Row] = [[line[place] for place in order] for line in lines]
    return Table("preferences", [[heads[place] for place in order]], rows)


def without_headings(draw: Draw) -> Table:
    """Choices without any headings, as `Anna,Walker,12,Chess,Yoga`."""
    titles, length = draw.event.titles, longest(draw)
    style = draw.chance.choice(["name", "first, last", "last, first", "first, last, age", "email, name", "stamp, name"])
    if draw.has_namesakes:
        style = "email, name"
    moments = iter(stamps(draw, len(draw.event.people)))
    rows: list[Row] = []
    for number, one in numbered(draw):
        before: dict[str, Row] = {
            "name": [one.name],
            "first, last": [one.first, one.last],
            "last, first": [one.last, one.first],
            "first, last, age": [one.first, one.last, draw.chance.randint(8, 15)],
            "email, name": [one.email, one.name],
            "stamp, name": [next(moments), one.name],
        }
        rows.append([*before[style], *padded([titles[session] for session in one.dearest], length)])
        hold_person(draw, number, {"name", *(["email"] if style.startswith("email") else [])})
        for rank, session in enumerate(one.dearest, start=1):
            draw.held.wish(number, titles[session], rank)
    return Table("sheet", [], rows, about_people=True, tidy=True)


def transposed_choices(draw: Draw) -> Table:
    """Choices with a column for each person, and the headings in the first column."""
    upright = choice_columns(draw)
    across = [list(column) for column in zip(*upright.lines, strict=True)]
    return Table(upright.name, [], across, tidy=True)


def settled_beside(draw: Draw) -> Table:
    """Choice columns, and a column that says where a few people sit already, or may not sit."""
    table = choice_columns(draw)
    must = draw.happens(0.7)
    name = draw.event.titles
    at = draw.chance.choice([1, len(table.heads[0])])
    table.heads[0].insert(at, draw.word("fixed" if must else "not allowed"))
    some = set(draw.chance.sample(range(len(table.rows)), max(2, len(table.rows) // 5)))
    for number, row in enumerate(table.rows):
        wished = [] if must else draw.event.people[number].dearest
        session = draw.chance.choice([one for one in range(len(name)) if one not in wished])
        row.insert(at, name[session] if number in some else "")
        if number in some:
            draw.held.pin(number, name[session], must=must)
    return table


def yes_no(draw: Draw) -> tuple[str, str]:
    """What marks a cell, and what stands in others."""
    return draw.chance.choice([("x", ""), ("1", ""), ("1", "0"), ("✓", ""), YES_NO[draw.language], ("TRUE", "FALSE")])
