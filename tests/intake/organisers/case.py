"""A case: an event, and the files in which an organiser hands it over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from . import exports, forms, lists, matrices, odd_tables, wish_tables
from .drawing import Draw, Table
from .drawn_event import DrawnEvent, draw_event
from .held import Held
from .mess import mess_up
from .sheet_names import other_file_names, sheet_name
from .written import (
    Sheet,
    WrittenFile,
    json_file,
    one_below_the_other,
    open_document_file,
    plain_file,
    side_by_side,
    text_file,
    workbook_file,
)

Writer = Callable[[Draw], Table]


@dataclass(frozen=True)
class Shape:
    """A shape of table that a case is about, and how often it comes; `needs_list` if it needs a list of sessions.

    `alone` is whether it may come without a table of wishes, `by_round` whether it speaks of rounds by name,
    `joins` whether its people may stand in other tables too.
    """

    writer: Writer
    weight: float
    is_wishes: bool = True
    plain_titles: bool = False
    ties: bool = False
    by_round: bool = False
    joins: str = "any"
    needs_list: bool = False


SHAPES: Mapping[str, Shape] = {
    "choice columns": Shape(wish_tables.choice_columns, 20),
    "form, drop-downs": Shape(forms.form_columns, 18, joins="form"),
    "form, ranking": Shape(forms.form_ranking, 5, joins="form"),
    "form, boxes to tick": Shape(forms.form_ticks, 5, joins="form"),
    "form, grid of ranks": Shape(forms.form_grid_of_ranks, 2, joins="form"),
    "form, grid of sessions": Shape(forms.form_grid_of_sessions, 2, joins="form"),
    "wishes in a cell": Shape(wish_tables.wishes_in_a_cell, 3),
    "ticks in a cell": Shape(wish_tables.ticks_in_a_cell, 2),
    "a column for each round": Shape(matrices.column_for_each_round, 4, by_round=True),
    "choices for each round": Shape(matrices.choices_for_each_round, 4, by_round=True),
    "rank matrix": Shape(matrices.rank_matrix, 3, ties=True),
    "rank matrix from 0": Shape(matrices.rank_matrix_from_0, 1),
    "score matrix": Shape(matrices.score_matrix, 1.5),
    "tick matrix": Shape(matrices.tick_matrix, 2),
    "word matrix": Shape(matrices.word_matrix, 1.5),
    "a row for each wish": Shape(wish_tables.row_for_each_wish, 3, joins="none"),
    "a row for each round": Shape(matrices.row_for_each_round, 1, by_round=True),
    "sign-up sheet": Shape(matrices.sign_up_sheet, 1.5, joins="name"),
    "placement sheet": Shape(matrices.placement_sheet, 1, joins="name"),
    "a row for each session": Shape(matrices.row_for_each_session, 1, joins="name"),
    "transposed choices": Shape(wish_tables.transposed_choices, 0.7),
    "no headings": Shape(wish_tables.without_headings, 2, joins="name"),
    "a sheet for each class": Shape(wish_tables.choice_columns, 1.5),
    "headings in two rows": Shape(odd_tables.choices_below_one_word, 1.2),
    "some cancelled": Shape(odd_tables.some_cancelled, 1.2),
    "ticks by round": Shape(odd_tables.ticks_by_round, 1, by_round=True),
    "wishes with time stamps": Shape(odd_tables.stamped_row_for_each_wish, 0.6, joins="none"),
    "other export": Shape(exports.other_export, 2.5, joins="name"),
    "settled beside": Shape(wish_tables.settled_beside, 1.5),
    "JSON": Shape(wish_tables.choice_columns, 0.8),
    "session list": Shape(lists.session_list, 4, is_wishes=False),
    "session list, more columns": Shape(odd_tables.list_of_offers, 1.5, is_wishes=False),
    "block text": Shape(odd_tables.block_text, 0.4, is_wishes=False),
    "offers without headings": Shape(odd_tables.offers_without_headings, 0.6, is_wishes=False),
    "sessions by round": Shape(lists.sessions_by_round, 2, is_wishes=False, by_round=True),
    "rooms by round": Shape(lists.rooms_by_round, 1, is_wishes=False, by_round=True),
    "offerings": Shape(lists.offerings, 2.5, is_wishes=False),
    "room list": Shape(lists.room_list, 3.5, is_wishes=False),
    "room names": Shape(lists.room_names, 0.7, is_wishes=False),
    "round list": Shape(lists.round_list, 1.5, is_wishes=False),
    "attendee list": Shape(lists.attendee_list, 2.5, is_wishes=False),
    "settled people": Shape(lists.settled_people, 1, is_wishes=False, joins="name"),
}
"""The shapes by name; the usual ones come more often than the odd ones."""

_SESSION_LISTS = (
    "session list",
    "session list, more columns",
    "offers without headings",
    "block text",
    "sessions by round",
    "rooms by round",
    "offerings",
)


@dataclass(frozen=True)
class Case:
    """A case: its seed and number, the shape that it is about, its files, and what they hold.

    `said` are the headings in them, each with the kind of column that it stands for; `mess` is what makes them messy.
    """

    seed: int
    number: int
    shape: str
    files: tuple[WrittenFile, ...]
    held: Held
    said: tuple[tuple[str, str], ...] = ()
    mess: tuple[str, ...] = ()


def drawn_case(seed: int, number: int, shape: str = "") -> Case:
    """The case of that seed and number, always the same one; of a shape, or of any."""
    chance = Random(f"{seed} {number}")
    name = chance.choices(list(SHAPES), [one.weight for one in SHAPES.values()])[0]
    name = shape or name
    return _drawn(chance, seed, number, name)


def _drawn(chance: Random, seed: int, number: int, name: str) -> Case:
    shape = SHAPES[name]
    writers = [name] if shape.is_wishes else [name, _wishes_beside(chance, name)]
    wishes = SHAPES[next((one for one in writers if SHAPES[one].is_wishes), name)]
    listed = name in _SESSION_LISTS or chance.random() < 0.55
    namesakes = all(SHAPES[one].joins in ("any", "form") for one in writers) and chance.random() < 0.06
    event = draw_event(chance, ties=wishes.ties, namesakes=namesakes, plain_titles=not listed)
    if name == "rooms by round":
        event = _with_enough_rooms(event)
    if name == "a sheet for each class":
        event = _in_few_classes(event, chance)
    joins = [SHAPES[one].joins for one in writers]
    by = (
        "name"
        if "name" in joins
        else chance.choices(["name", "email", "id"], [70, 18, 0 if "form" in joins else 12])[0]
    )
    if namesakes and by == "name":
        by = "email"
    draw = Draw(chance, event, has_namesakes=namesakes, joins_by=by, listed=listed)
    draw.coded = (
        listed and name not in ("offerings", "offers without headings", "block text") and chance.random() < 0.35
    )
    if listed and name not in _SESSION_LISTS:
        writers.append("session list")
    is_themed = event.rounds[0].name in ("Land", "Terre", "Tierra")
    speaks_of_rounds = any(SHAPES[one].by_round for one in writers)
    draw.marks_rounds = name in ("sessions by round", "rooms by round") or (
        "session list" in writers and chance.random() < (0.5 if speaks_of_rounds else 0.12)
    )
    if "offerings" not in writers and "round list" not in writers:
        needs = is_themed and (speaks_of_rounds or draw.marks_rounds)
        if needs or chance.random() < (0.25 if speaks_of_rounds else 0.06):
            writers.append("round list")
    needs_rooms = name == "rooms by round" and any(room.isdigit() for room, _ in event.rooms)
    if not {"room list", "room names", "offerings"} & set(writers) and (needs_rooms or chance.random() < 0.2):
        writers.append("room list")
    if "attendee list" not in writers and chance.random() < 0.12 and "none" not in joins:
        writers.append("attendee list")
    draw.lists_rounds = "round list" in writers
    tables = [SHAPES[one].writer(draw) for one in writers]
    _leave_out_who_is_gone(draw)
    if name == "a sheet for each class":
        tables = [*_by_class(draw, tables[0]), *tables[1:]]
    files = _written(
        draw,
        tables,
        first_as={"JSON": "json", "block text": "text"}.get(name, ""),
        together=name == "a sheet for each class",
    )
    return Case(seed, number, name, files, draw.held, tuple(draw.said), tuple(sorted(draw.mess)))


def _wishes_beside(chance: Random, name: str) -> str:
    """The table of wishes beside a list that a case is about: one of the usual ones."""
    usual = ["choice columns", "form, drop-downs", "form, ranking", "rank matrix"]
    if name == "settled people":
        usual = ["choice columns"]
    return chance.choices(usual, [10, 5, 2, 1][: len(usual)])[0]


def _with_enough_rooms(event: DrawnEvent) -> DrawnEvent:
    """An event with a room for each session."""
    rooms = list(event.rooms)
    number = 401
    while len(rooms) < len(event.sessions):
        rooms.append((str(number), 20))
        number += 1
    return replace(event, rooms=tuple(rooms))


def _in_few_classes(event: DrawnEvent, chance: Random) -> DrawnEvent:
    """An event whose people are in two or three classes."""
    classes = sorted({one.organisation for one in event.people})[:3]
    return replace(event, people=tuple(replace(one, organisation=chance.choice(classes)) for one in event.people))


def _workbook(name: str, sheets: list[Sheet], draw: Draw) -> WrittenFile:
    """A workbook, mostly of Excel."""
    if draw.happens(0.06):
        return open_document_file(name, sheets, draw.language)
    return workbook_file(name, sheets, draw.language, draw.chance)


def _leave_out_who_is_gone(draw: Draw) -> None:
    """People who have cancelled are not held; sessions that they alone wish for may be."""
    for number in draw.gone:
        draw.held.people.pop(number, None)
    wished = {title for one in draw.held.people.values() for _, title, _ in one.wishes}
    if not draw.listed and draw.gone:
        for title, session in draw.held.sessions.items():
            session.may_miss = session.may_miss or title not in wished


def _by_class(draw: Draw, table: Table) -> list[Table]:
    """The rows of a table on a sheet for each class; they stand in the order of the people."""
    classes = [one.organisation for one in draw.event.people]
    sheets = []
    for name in sorted(set(classes)):
        rows = [row for row, own in zip(table.rows, classes, strict=True) if own == name]
        sheets.append(Table(name, [list(head) for head in table.heads], rows, tidy=True))
    return sheets


def _written(draw: Draw, tables: list[Table], *, first_as: str, together: bool) -> tuple[WrittenFile, ...]:
    chance, language = draw.chance, draw.language
    files: list[WrittenFile] = []
    if first_as == "text":
        files.append(plain_file(sheet_name(tables[0].name, language), tables[0].rows))
        tables = tables[1:]
    elif first_as == "json":
        files.append(json_file("answers", tables[0].heads[0], tables[0].rows, language))
        tables = tables[1:]
    sheets: list[Sheet] = []
    for table in tables:
        name = sheet_name(table.name, language)
        name = name if all(name != one for one, _ in sheets) else f"{name} 2"
        sheets.append((name, mess_up(draw, table)))
    layout = chance.random()
    if len(sheets) > 1 and layout < 0.05 and not tables[0].tidy:
        draw.mess.add("two tables side by side")
        sheets[:2] = [(sheets[0][0], side_by_side(sheets[0][1], sheets[1][1]))]
    elif len(sheets) > 1 and layout < 0.1 and not tables[0].tidy:
        draw.mess.add("two tables below each other")
        sheets[:2] = [(sheets[0][0], one_below_the_other(sheets[0][1], sheets[1][1]))]
    if together or len(sheets) + len(files) > 3 or (len(sheets) > 1 and chance.random() < 0.3):
        files.append(_workbook("event data", sheets, draw))
    else:
        for name, rows in sheets:
            stem = name if chance.random() < 0.7 else chance.choice(other_file_names(language))
            while any(file.name.startswith(f"{stem}.") for file in files):
                stem += "_2"
            if chance.random() < 0.55:
                sheet = name if chance.random() < 0.5 else sheet_name("sheet", language)
                files.append(_workbook(stem, [(sheet, rows)], draw))
            else:
                files.append(text_file(stem, rows, language, chance))
    if chance.random() < 0.3:
        chance.shuffle(files)
    return tuple(files)
