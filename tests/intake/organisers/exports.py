"""Exports of survey tools other than the two usual ones, which are in English wherever they are used."""

from __future__ import annotations

from .drawing import Draw, Row, Table, hold_person, numbered, padded
from .wish_tables import _hold_all_sessions, _length, stamps


def other_export(draw: Draw) -> Table:
    """The export of LimeSurvey, SurveyMonkey, Qualtrics or Eventbrite."""
    return draw.chance.choice([lime_survey, survey_monkey, qualtrics, eventbrite])(draw)


def _held(draw: Draw, *what: str) -> None:
    for number, one in numbered(draw):
        hold_person(draw, number, what)
        for rank, session in enumerate(one.dearest, start=1):
            draw.held.wish(number, draw.event.sessions[session].title, rank)


def lime_survey(draw: Draw) -> Table:
    """A column for each rank, and columns of the tool before them."""
    length, titles = _length(draw), draw.event.titles
    head: Row = ["id", "submitdate", "lastpage", "startlanguage", "seed", "name"]
    head += [f"WISH[{rank}]" for rank in range(1, length + 1)]
    rows: list[Row] = []
    moments = stamps(draw, len(draw.event.people))
    for number, one in numbered(draw):
        before: Row = [2 * number + 4, moments[number], 3, draw.language, draw.chance.randint(10**6, 10**9), one.name]
        rows.append([*before, *padded([titles[session] for session in one.dearest], length)])
        draw.held.person(number).ids.add(str(2 * number + 4))
    _held(draw, "name")
    return Table("results-survey", [head], rows, about_people=True, tidy=True)


def survey_monkey(draw: Draw) -> Table:
    """A second row of headings with the sessions, and ranks below them."""
    titles = draw.event.titles
    head: Row = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Full name"]
    question = draw.word("in order")
    heads: list[Row] = [
        [*head, question, *[""] * (len(titles) - 1)],
        ["", "", "", "", "", "Open-Ended Response", *titles],
    ]
    rows: list[Row] = []
    moments = stamps(draw, len(draw.event.people))
    for number, one in numbered(draw):
        id = 118000000 + 37 * number
        ranks: Row = [one.dearest.index(at) + 1 if at in one.dearest else "" for at in range(len(titles))]
        rows.append([id, 401, moments[number], moments[number], "192.0.2.1", one.name, *ranks])
        draw.held.person(number).ids.add(str(id))
    _held(draw, "name")
    _hold_all_sessions(draw)
    return Table("Sheet", heads, rows, about_people=True, tidy=True)


def qualtrics(draw: Draw) -> Table:
    """Three rows of headings, and ranks below the sessions."""
    titles = draw.event.titles
    count = range(1, len(titles) + 1)
    question = draw.word("in order")
    heads: list[Row] = [
        ["StartDate", "EndDate", "Progress", "ResponseId", "Q1", *(f"Q2_{at}" for at in count)],
        [
            "Start Date",
            "End Date",
            "Progress",
            "Response ID",
            draw.word("name"),
            *(f"{question} - {title}" for title in titles),
        ],
        [f'{{"ImportId":"QID{at}"}}' for at in range(len(titles) + 5)],
    ]
    rows: list[Row] = []
    moments = stamps(draw, len(draw.event.people))
    for number, one in numbered(draw):
        id = f"R_{draw.chance.randint(10**6, 10**7):x}"
        ranks: Row = [one.dearest.index(at) + 1 if at in one.dearest else "" for at in range(len(titles))]
        rows.append([moments[number], moments[number], 100, id, one.name, *ranks])
        draw.held.person(number).ids.add(id)
    _held(draw, "name")
    _hold_all_sessions(draw)
    return Table("Qualtrics", heads, rows, about_people=True, tidy=True)


def eventbrite(draw: Draw) -> Table:
    """A row for each ticket; whoever got the money back does not come."""
    length, titles = _length(draw), draw.event.titles
    head: Row = ["Order #", "First Name", "Last Name", "Email", "Ticket Type", "Attendee #", "Attendee Status"]
    head += [f"{word} choice" for word in ("1st", "2nd", "3rd", "4th", "5th")[:length]]
    rows: list[Row] = []
    for number, one in numbered(draw):
        status = "Refunded" if draw.happens(0.08) else "Attending"
        if status == "Refunded":
            draw.gone.add(number)
        before: Row = [700 + number // 2, one.first, one.last, one.email, "Full", 501 + number, status]
        rows.append([*before, *padded([titles[session] for session in one.dearest], length)])
        draw.held.person(number).ids.add(str(501 + number))
    _held(draw, "name", "email")
    return Table("Attendees", [head], rows, about_people=True, tidy=True)
