"""Tables that say who wishes for what, with a column or a row for each wish, or all of them in one cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from .drawing import Cell, Draw, Row, Table, Who, hold_person, numbered, padded, titles_as, who
from .stock import NO_WISH
from .words import YES_NO, choice_words, ordinal_choices


def _length(draw: Draw) -> int:
    return max((len(one.dearest) for one in draw.event.people), default=1)


def _held_in_order(draw: Draw, shown: Who) -> None:
    """Hold that everybody wishes in order, without equal wishes."""
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        for rank, session in enumerate(one.dearest, start=1):
            draw.held.wish(number, draw.event.sessions[session].title, rank)


def _held_as_equal(draw: Draw, shown: Who) -> None:
    """Hold that everybody wishes for some sessions, all of them equally."""
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        for session in one.dearest:
            draw.held.wish(number, draw.event.sessions[session].title, 1)


def choice_columns(draw: Draw) -> Table:
    """A column for each wish, beside columns that say who it is."""
    shown, name = who(draw, joined=True), titles_as(draw)
    length = _length(draw)
    heads = choice_words(draw.chance, draw.language, length)
    blank = draw.chance.choice(["-", NO_WISH[draw.language]]) if draw.happens(0.06) else ""
    rows = [
        [*shown.cells(one), *padded([name(session) for session in one.dearest], length, blank)]
        for _, one in numbered(draw)
    ]
    _held_in_order(draw, shown)
    return Table("Keuzes", [[*shown.heads, *heads]], rows, about_people=True)


def stamps(draw: Draw, count: int) -> list[datetime.datetime]:
    """Time stamps that ascend, some of them on days that are no months."""
    moment = datetime.datetime(2026, 11, 11, 9, 0)
    found = []
    for number in range(count):
        moment += datetime.timedelta(minutes=draw.chance.randint(3, 400), seconds=draw.chance.randint(0, 59))
        if number == count - 1:
            moment = max(moment, datetime.datetime(2026, 11, 14, 10, 0, 7))
        found.append(moment)
    return found


def _form(draw: Draw, heads: Row, answers: Callable[[int], Row], old_answers: Callable[[], Row] | None) -> Table:
    """The export of a Google or Microsoft form; now and then somebody answers twice, and the later answer counts."""
    language, words = draw.language, MICROSOFT[draw.language]
    microsoft = draw.happens(0.45)
    anonymous = microsoft and draw.joins_by == "name" and not draw.has_namesakes and draw.happens(0.25)
    people = list(numbered(draw))
    again = [number for number, _ in people if old_answers is not None and not anonymous and draw.happens(0.04)]
    order = [(number, True) for number in again]
    draw.chance.shuffle(people)
    lines = [*order, *((number, False) for number, _ in people)]
    moments = stamps(draw, len(lines))
    by_class = draw.happens(0.3)
    if microsoft:
        heads_of_who: Row = [*words, *([draw.word("name")] if anonymous else [])]
    else:
        heads_of_who = [draw.word("stamp"), GOOGLE_MAIL[language], draw.word("name")]
    rows = []
    for at, (number, is_old) in enumerate(lines):
        one = draw.event.people[number]
        stamp = moments[at]
        if microsoft:
            mail, name = ("anonymous", "") if anonymous else (one.email, one.name)
            begun = stamp - datetime.timedelta(minutes=4, seconds=11)
            row: Row = [at + 1, begun, stamp, mail, name, *([one.name] if anonymous else [])]
        else:
            row = [stamp, one.email, one.name]
        given = old_answers() if is_old and old_answers is not None else answers(number)
        rows.append([*row, *([one.organisation] if by_class else []), *given])
        shown = {"name", *([] if anonymous else ["email"]), *(["class"] if by_class else [])}
        hold_person(draw, number, shown)
        if microsoft:
            draw.held.person(number).ids.add(str(at + 1))
    head = [*heads_of_who, *([draw.word("class")] if by_class else []), *heads]
    return Table("Form1", [head], rows, about_people=True, tidy=True)


MICROSOFT: dict[str, list[str]] = {
    "nl": ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"],
    "en": ["ID", "Start time", "Completion time", "Email", "Name"],
    "de": ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"],
    "fr": ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"],
    "es": ["ID", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre"],
}
GOOGLE_MAIL = {
    "nl": "E-mailadres",
    "en": "Email Address",
    "de": "E-Mail-Adresse",
    "fr": "Adresse e-mail",
    "es": "Dirección de correo electrónico",
}


def form_columns(draw: Draw) -> Table:
    """A form that asks for each wish by a drop-down."""
    length = _length(draw)
    heads: Row = [*choice_words(draw.chance, draw.language, length)]
    titles = draw.event.titles

    def answers(number: int) -> Row:
        return padded([titles[session] for session in draw.event.people[number].dearest], length)

    superseded: list[str] = []

    def old_answers() -> Row:
        old = draw.chance.sample(titles, length)
        superseded.extend(old)
        return [*old]

    table = _form(draw, heads, answers, old_answers)
    _held_in_order(draw, Who([], frozenset(), lambda one: []))
    _may_hold(draw, superseded)
    return table


def form_ranking(draw: Draw) -> Table:
    """A form's ranking question: all sessions in one cell, in the order in which they are liked."""
    titles = draw.event.titles

    def answers(number: int) -> Row:
        dearest = draw.event.people[number].dearest
        rest = [session for session in range(len(titles)) if session not in dearest]
        draw.chance.shuffle(rest)
        for rank, session in enumerate([*dearest, *rest], start=1):
            draw.held.wish(number, titles[session], rank)
        return ["".join(f"{titles[session]};" for session in [*dearest, *rest])]

    return _form(draw, [draw.word("in order")], answers, None)


def _some_go_together(draw: Draw) -> bool:
    """Whether two sessions are always wished for together, so that nothing shows that they are two."""
    wished = [frozenset(one.dearest) for one in draw.event.people]
    with_it = {one: {frozenset(wishes) for wishes in wished if one in wishes} for wishes in wished for one in wishes}
    return any(len(frozenset.intersection(*sets)) > 1 for sets in with_it.values())


def form_ticks(draw: Draw) -> Table:
    """A form's boxes to tick: some sessions in one cell, in no order."""
    titles = draw.event.titles
    between = draw.chance.choice([", ", ", ", ";"])
    if not draw.listed and _some_go_together(draw):
        between = ";"

    def answers(number: int) -> Row:
        wished = sorted(draw.event.people[number].dearest)
        for session in wished:
            draw.held.wish(number, titles[session], 1)
        return [between.join(titles[session] for session in wished) + (";" if between == ";" and wished else "")]

    return _form(draw, [draw.word("ticks")], answers, None)


def form_grid_of_ranks(draw: Draw) -> Table:
    """A form's grid whose rows are ranks: `Your choice [1st choice]`."""
    length = _length(draw)
    question = draw.word("grid")
    heads: Row = [f"{question} [{rank}]" for rank in ordinal_choices(draw.language, length)]
    titles = draw.event.titles

    def answers(number: int) -> Row:
        return padded([titles[session] for session in draw.event.people[number].dearest], length)

    table = _form(draw, heads, answers, None)
    _held_in_order(draw, Who([], frozenset(), lambda one: []))
    return table


def form_grid_of_sessions(draw: Draw) -> Table:
    """A form's grid whose rows are sessions: `Your choice [Pottery]`, and a rank below it."""
    question, titles = draw.word("grid"), draw.event.titles
    ranks = ordinal_choices(draw.language, _length(draw)) if draw.happens(0.7) else list("123456")

    def answers(number: int) -> Row:
        dearest = draw.event.people[number].dearest
        return [ranks[dearest.index(session)] if session in dearest else "" for session in range(len(titles))]

    table = _form(draw, [f"{question} [{title}]" for title in titles], answers, None)
    _held_in_order(draw, Who([], frozenset(), lambda one: []))
    _hold_all_sessions(draw)
    return table


def _hold_all_sessions(draw: Draw) -> None:
    """Sessions that only a heading names may be among those that are found."""
    _may_hold(draw, draw.event.titles)


def _may_hold(draw: Draw, titles: Iterable[str]) -> None:
    for title in titles:
        if title not in draw.held.sessions:
            draw.held.session(title).may_miss = True


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
    _held_in_order(draw, shown)
    return Table("Voorkeuren", [[*shown.heads, draw.word("in order")]], rows, about_people=True)


def ticks_in_a_cell(draw: Draw) -> Table:
    """Sessions that somebody ticked, in one cell of a home-made list."""
    shown, titles = who(draw, joined=True), draw.event.titles
    between = draw.chance.choice([", ", "; ", ";"]) if draw.listed else draw.chance.choice(["; ", ";"])
    rows = [
        [*shown.cells(one), between.join(titles[session] for session in sorted(one.dearest))]
        for _, one in numbered(draw)
    ]
    _held_as_equal(draw, shown)
    return Table("Answers", [[*shown.heads, draw.word("ticks")]], rows, about_people=True)


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
    order = draw.chance.choice([(0, 1, 2), (0, 1, 2), (0, 2, 1), (1, 0, 2)])
    title = draw.chance.choice(["session", draw.word("title")])
    heads = [head, title, draw.word("rank")]
    rows: list[Row] = [[line[place] for place in order] for line in lines]
    return Table("Wishes", [[heads[place] for place in order]], rows)


def without_headings(draw: Draw) -> Table:
    """Choices without any headings, as `Anna,Walker,12,Chess,Yoga`."""
    titles, length = draw.event.titles, _length(draw)
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
    return Table("Blad1", [], rows, about_people=True, tidy=True)


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
        session = draw.chance.randrange(len(name))
        row.insert(at, name[session] if number in some else "")
        if number in some:
            draw.held.pin(number, name[session], must=must)
    return table


def yes_no(draw: Draw) -> tuple[str, str]:
    """What marks a cell, and what stands in others."""
    return draw.chance.choice([("x", ""), ("1", ""), ("1", "0"), ("✓", ""), YES_NO[draw.language], ("TRUE", "FALSE")])
