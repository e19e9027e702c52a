"""Tables with a column for each session or each round."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from .drawing import Cell, Draw, Row, Table, hold_person, numbered, padded, titles_as, who
from .figures import or_odd
from .holding import hold_all_sessions
from .wish_tables import yes_no
from .words import LIKINGS, choice_words


def _columns_of_sessions(draw: Draw) -> tuple[Row, list[int]]:
    """The headings of columns for all sessions, and their order."""
    order = list(range(len(draw.event.sessions)))
    if draw.happens(0.3):
        draw.chance.shuffle(order)
    name = titles_as(draw)
    return [name(session).strip() for session in order], order


def _ranked_matrix(draw: Draw, first: int) -> Table:
    shown = who(draw, joined=True, at_most=2)
    heads, order = _columns_of_sessions(draw)
    rows = []
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        rank_of = {session: rank for rank, sessions in enumerate(one.wishes) for session in sessions}
        rows.append([*shown.cells(one), *(rank_of[at] + first if at in rank_of else "" for at in order)])
        for session, rank in rank_of.items():
            draw.held.wish(number, draw.event.sessions[session].title, rank + 1)
    hold_all_sessions(draw)
    return or_odd(draw, Table("ranking", [[*shown.heads, *heads]], rows, about_people=True), order)


def rank_matrix(draw: Draw) -> Table:
    """Ranks below the sessions, 1 the best."""
    return _ranked_matrix(draw, 1)


def rank_matrix_from_0(draw: Draw) -> Table:
    """Ranks below the sessions, 0 the best."""
    return _ranked_matrix(draw, 0)


def score_matrix(draw: Draw) -> Table:
    """Scores from 1 to 10 below the sessions, 10 the best; everybody gives a score to all."""
    shown = who(draw, joined=True, at_most=2)
    heads, order = _columns_of_sessions(draw)
    rows, scores_of = [], {}
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        dearest = one.dearest
        scores_of[number] = {
            at: max(10 - dearest.index(at) - draw.chance.randint(0, 1), 6)
            if at in dearest
            else draw.chance.randint(1, 5)
            for at in order
        }
        rows.append([*shown.cells(one), *(scores_of[number][at] for at in order)])
    best = max(max(scores.values()) for scores in scores_of.values())
    for number, scores in scores_of.items():
        for session, score in scores.items():
            draw.held.wish(number, draw.event.sessions[session].title, best - score + 1)
    return or_odd(draw, Table("scores", [[*shown.heads, *heads]], rows, about_people=True), order)


def tick_matrix(draw: Draw) -> Table:
    """Ticks below the sessions."""
    shown = who(draw, joined=True, at_most=2)
    heads, order = _columns_of_sessions(draw)
    yes, no = yes_no(draw)
    rows = []
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        rows.append([*shown.cells(one), *(yes if at in one.dearest else no for at in order)])
        for session in one.dearest:
            draw.held.wish(number, draw.event.sessions[session].title, 1)
    hold_all_sessions(draw)
    return or_odd(draw, Table("ticks", [[*shown.heads, *heads]], rows, about_people=True), order)


def word_matrix(draw: Draw) -> Table:
    """Words of liking below the sessions."""
    shown = who(draw, joined=True, at_most=2)
    heads, order = _columns_of_sessions(draw)
    warm, mild, cold = LIKINGS[draw.language]
    rows = []
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        dear = set(one.dearest[: (len(one.dearest) + 1) // 2])
        words = {at: warm if at in dear else mild if at in one.dearest else cold for at in order}
        rows.append([*shown.cells(one), *(words[at] for at in order)])
        for session in one.dearest:
            draw.held.wish(number, draw.event.sessions[session].title, 1 if session in dear else 2)
    hold_all_sessions(draw)
    return or_odd(draw, Table("opinions", [[*shown.heads, *heads]], rows, about_people=True), order)


def _wished_in(draw: Draw, number: int, round: int, count: int) -> list[int]:
    """Sessions that somebody wishes for in a round: those that run then, if a list says when sessions run."""
    sessions = draw.event.sessions
    running = [at for at in range(len(sessions)) if not draw.marks_rounds or round in sessions[at].rounds]
    return draw.chance.sample(running, min(count, len(running)))


def column_for_each_round(draw: Draw) -> Table:
    """A column for each round, with the session that is wished for then."""
    shown, name = who(draw, joined=True), titles_as(draw)
    form = draw.chance.choice(["{}", "{}", "{} workshop", "Workshop {}", "{}: workshop"])
    rounds = draw.event.rounds
    rows: list[Row] = []
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        row: Row = shown.cells(one)
        for at, round in enumerate(rounds):
            wished = _wished_in(draw, number, at, 1 if draw.happens(0.95) else 0)
            row.append(name(wished[0]) if wished else "")
            for session in wished:
                draw.held.wish(number, draw.event.sessions[session].title, 1, round.name)
        rows.append(row)
    draw.held.name_rounds(round.name for round in rounds)
    heads = [form.format(round.name) for round in rounds]
    return Table("choices", [[*shown.heads, *heads]], rows, about_people=True)


def choices_for_each_round(draw: Draw) -> Table:
    """Columns for the wishes in each round: `Round 1 - 2nd choice`, or in blocks `Land 1`, `Land 2`, `Water 1`."""
    shown, name = who(draw, joined=True), titles_as(draw)
    rounds, count = draw.event.rounds, draw.chance.choice([2, 2, 3])
    is_named = draw.marks_rounds or draw.lists_rounds
    blocks = (
        is_named
        and not any(round.name[-1:].isdigit() or round.name[-2:-1] == " " for round in rounds)
        and draw.happens(0.7)
    )
    if blocks:
        form = draw.chance.choice(["{} {}", "{}_{}", "{} {}"])
        heads: list[Cell] = [form.format(round.name, rank) for round in rounds for rank in range(1, count + 1)]
    else:
        words = choice_words(draw.chance, draw.language, count)
        between = draw.chance.choice([" - ", ": ", ", "])
        heads = [f"{round.name}{between}{words[rank]}" for round in rounds for rank in range(count)]
    rows: list[Row] = []
    for number, one in numbered(draw):
        hold_person(draw, number, shown.shown)
        row: Row = shown.cells(one)
        for at, round in enumerate(rounds):
            wished = _wished_in(draw, number, at, count if draw.happens(0.9) else 1)
            row += padded([name(session) for session in wished], count)
            for rank, session in enumerate(wished, start=1):
                draw.held.wish(number, draw.event.sessions[session].title, rank, round.name)
        rows.append(row)
    draw.held.name_rounds(round.name for round in rounds)
    return Table("choices", [[*shown.heads, *heads]], rows, about_people=True)


def row_for_each_round(draw: Draw) -> Table:
    """A row for each person and round: `Name,Day,1st choice,2nd choice`."""
    shown, name, count = who(draw, joined=True, at_most=2), titles_as(draw), draw.chance.choice([1, 2, 2])
    rounds = draw.event.rounds
    are_days = rounds[0].name == rounds[0].day
    rows: list[Row] = []
    for number, one in numbered(draw):
        for at, round in enumerate(rounds):
            wished = _wished_in(draw, number, at, count)
            rows.append([*shown.cells(one), round.name, *padded([name(session) for session in wished], count)])
            hold_person(draw, number, shown.shown)
            for rank, session in enumerate(wished, start=1):
                draw.held.wish(number, draw.event.sessions[session].title, rank, round.name)
    draw.held.name_rounds(round.name for round in rounds)
    if draw.happens(0.3):
        by_round = len(rounds)
        rows = [row for at in range(by_round) for row in rows[at::by_round]]
    heads = [*shown.heads, draw.word("day" if are_days else "round"), *choice_words(draw.chance, draw.language, count)]
    return Table("choices", [heads], rows)


def sign_up_sheet(draw: Draw) -> Table:
    """A column for each session, and below it the people who signed up; one may have nobody."""
    return _signed_up(draw, placed=False)


def placement_sheet(draw: Draw) -> Table:
    """A column for each session, and below it the people who sit there."""
    return _signed_up(draw, placed=True)


_PLACED = {"nl": "Ingedeeld", "en": "Placed", "de": "Eingeteilt", "fr": "Placés", "es": "Asignados"}


def _signed_up(draw: Draw, *, placed: bool) -> Table:
    order = draw.chance.sample(range(len(draw.event.sessions)), len(draw.event.sessions))
    heads: Row = [draw.event.sessions[session].title for session in order]
    below: dict[int, list[str]] = {session: [] for session in order}
    empty = draw.chance.choice(order) if draw.happens(0.25) else None
    rounds = _rounds_above(draw, order)
    for number, one in numbered(draw):
        for session in [one for one in one.dearest if one != empty][: 1 if placed else 2]:
            below[session].append(one.name)
            hold_person(draw, number, {"name"})
            title, round = draw.event.sessions[session].title, rounds.get(session, "")
            if placed:
                draw.held.pin(number, title, round)
            else:
                draw.held.wish(number, title, 1, round)
    is_numbered = draw.happens(0.25)
    lines = [[f"{at}. {name}" if is_numbered else name for at, name in enumerate(below[one], 1)] for one in order]
    rows: list[Row] = [list(row) for row in zip_longest(*lines, fillvalue="")]
    for title in draw.event.titles:
        draw.held.session(title)
    if not draw.listed and draw.happens(0.15):
        rows.insert(0, [f"max. {draw.event.sessions[session].maximum}" for session in order])
        for offered in draw.event.sessions:
            draw.held.session(offered.title).maximum = offered.maximum
    word = _PLACED[draw.language] if placed else draw.word("signed up")
    above: list[Row] = [_each_once([rounds[session] for session in order])] if rounds else []
    return Table(word, [*above, heads], rows, tidy=True, title=word if draw.happens(0.4) else "")


def _rounds_above(draw: Draw, order: Sequence[int]) -> dict[int, str]:
    """The round of each session where these stand in blocks, each below its round; none, as a rule."""
    names = [round.name for round in draw.event.rounds]
    known = draw.lists_rounds or names[0] not in ("Land", "Terre", "Tierra")
    if len(order) < 2 * len(names) or draw.marks_rounds or not known or not draw.is_messy("blocks below rounds", 0.25):
        return {}
    draw.held.name_rounds(names)
    return {session: names[at * len(names) // len(order)] for at, session in enumerate(order)}


def _each_once(texts: Sequence[str]) -> Row:
    """The texts, and a blank cell for one that is like the text before it."""
    return [text if text != before else "" for before, text in pairwise(["", *texts])]


def row_for_each_session(draw: Draw) -> Table:
    """A row for each session, with its leader and the people in it: `Topic,Leader,Participants`."""
    rows: list[Row] = []
    placed = draw.happens(0.5)
    width = 0
    for at, session in enumerate(draw.event.sessions):
        names = []
        for number, one in numbered(draw):
            if one.dearest[:1] == [at]:
                names.append(one.name)
                hold_person(draw, number, {"name"})
                if placed:
                    draw.held.pin(number, session.title)
                else:
                    draw.held.wish(number, session.title, 1)
        draw.held.session(session.title).speakers = session.speakers[:1]
        rows.append([session.title, *(session.speakers[:1] or ("",)), *names])
        width = max(width, len(names))
    word = _PLACED[draw.language] if placed else draw.word("signed up")
    head: Row = padded([draw.word("title"), draw.word("speaker"), word], width + 2)
    return Table("list", [head], [padded(row, len(head)) for row in rows], tidy=True)
