"""Exports of Google and Microsoft forms."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from .drawing import Draw, Row, Table, Who, hold_person, numbered, padded
from .holding import hold_all_sessions, hold_in_order, longest, may_hold
from .words import choice_words, ordinal_choices


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
    length = longest(draw)
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
    hold_in_order(draw, Who([], frozenset(), lambda one: []))
    may_hold(draw, superseded)
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
    length = longest(draw)
    question = draw.word("grid")
    heads: Row = [f"{question} [{rank}]" for rank in ordinal_choices(draw.language, length)]
    titles = draw.event.titles

    def answers(number: int) -> Row:
        return padded([titles[session] for session in draw.event.people[number].dearest], length)

    table = _form(draw, heads, answers, None)
    hold_in_order(draw, Who([], frozenset(), lambda one: []))
    return table


def form_grid_of_sessions(draw: Draw) -> Table:
    """A form's grid whose rows are sessions: `Your choice [Pottery]`, and a rank below it."""
    question, titles = draw.word("grid"), draw.event.titles
    ranks = ordinal_choices(draw.language, longest(draw)) if draw.happens(0.7) else list("123456")

    def answers(number: int) -> Row:
        dearest = draw.event.people[number].dearest
        return [ranks[dearest.index(session)] if session in dearest else "" for session in range(len(titles))]

    table = _form(draw, [f"{question} [{title}]" for title in titles], answers, None)
    hold_in_order(draw, Who([], frozenset(), lambda one: []))
    hold_all_sessions(draw)
    return table
