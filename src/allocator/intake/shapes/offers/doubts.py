"""Columns of a list of sessions that may be read in two ways: why, and the other way."""

from __future__ import annotations

from allocator.intake.cells.rounds.recurring import come_again
from allocator.intake.cells.rounds.rounds_said import MOST_ROUNDS
from allocator.intake.shapes.offers.columns import SAY_WHEN, left_over
from allocator.intake.shapes.offers.held import are_names, hold_known
from allocator.intake.shapes.offers.limits.figures import doubtful_figures
from allocator.intake.shapes.offers.venues.seats_of_rooms import may_be_seats
from allocator.intake.shapes.offers.words import are_tags, is_beside
from allocator.intake.shapes.proposal import Known
from allocator.intake.tables.content import whole
from allocator.intake.tables.headings import bare
from allocator.intake.tables.looks import spread
from allocator.intake.tables.roles import Role, What
from allocator.intake.tables.table import SourceTable


def doubt_about_days(table: SourceTable, roles: dict[int, Role]) -> tuple[str, dict[int, Role]] | None:
    """Settles numbers beside days, and blanks below rounds; why, and the other roles, where both may be meant."""
    days = [place for place, role in roles.items() if role.what is What.DAY]
    codes = [place for place, role in roles.items() if role.what is What.CODE]
    titles = [place for place, role in roles.items() if role.what is What.TITLE]
    if days and codes and titles:
        numbers = [whole(text) for text in table.sample[codes[0]]]
        if numbers and all(number is not None and number <= MOST_ROUNDS for number in numbers):
            as_codes = dict(roles)
            roles[codes[0]] = Role(What.ALLOWED)
            if len(set(numbers)) == len(numbers):
                return "the numbers beside its days may be codes, or say in which round of the day it is", as_codes
    rounds = [place for place, role in roles.items() if role.what is What.ALLOWED]
    if not days and titles and len(rounds) == 1 and _heads_blocks(table, rounds[0]):
        carried = {**roles, rounds[0]: Role(What.CARRIED)}
        names = [bare(text) for text in table.sample[titles[0]]]
        if len(set(names)) < len(names):
            roles.update(carried)
            return None
        return "a blank cell below a round may mean that round again, or that any round will do", carried
    return None


def doubt_about_figures(table: SourceTable, roles: dict[int, Role]) -> tuple[str, list[dict[int, Role]]] | None:
    """Takes figures below no known word for maxima; why, and the other ways: seats of rooms, and without."""
    figures = doubtful_figures(table, roles)
    if not figures or not any(role.what is What.TITLE for role in roles.values()):
        return None
    ways = [dict(roles)]
    rooms = [place for place, role in roles.items() if role.what is What.FIXED_ROOM]
    if (
        rooms
        and [role.what for role in figures.values()] == [What.MAXIMUM]
        and may_be_seats(table, min(figures), rooms[0])
    ):
        ways.insert(0, {**roles, **dict.fromkeys(figures, Role(What.CAPACITY))})
    roles.update(figures)
    named = " and ".join(f'"{table.headings[place] or "the figures"}"' for place in figures)
    return f"nothing says what {named} counts: it may be how many people a session takes", ways


def doubt_about_rounds(table: SourceTable, roles: dict[int, Role], known: Known) -> tuple[str, dict[int, Role]] | None:
    """Takes texts that come again and again, several in a cell, for rounds; why, and the roles without."""
    there = {role.what for role in roles.values()}
    if known.rounds or there & SAY_WHEN or What.TITLE not in there:
        return None
    around = known.sessions | known.around.wished | known.around.rooms | known.around.people
    for place, texts in left_over(table, roles):
        plain = not are_tags(table.headings[place], texts) and not is_beside(table.headings[place])
        if plain and come_again(texts) and not are_names(texts, known) and not hold_known(texts, around):
            without = dict(roles)
            roles[place] = Role(What.ALLOWED)
            heading = table.headings[place]
            return f'what "{heading}" holds comes again and again: it may be the rounds of a session', without
    return None


def doubt_about_counts(roles: dict[int, Role], counted: dict[int, Role]) -> tuple[str, list[dict[int, Role]]]:
    """Why numbers below a word for rounds may be read otherwise, and the ways: how often, or for how many people."""
    because = "the numbers below its word for rounds may say in which of them a session runs, or in how many"
    if any(role.what is What.MAXIMUM for role in roles.values()):
        return because, [counted]
    maxima = {at: Role(What.MAXIMUM) if role != roles[at] else role for at, role in counted.items()}
    return f"{because}, or how many people it takes", [counted, maxima]


def _heads_blocks(table: SourceTable, place: int) -> bool:
    """Whether a column is filled at the head of blocks of rows alone: each text once, the first in the first row."""
    texts = [table.cells(row)[place].strip() for row in spread(table.rows)]
    filled = [bare(text) for text in texts if text]
    return bool(texts) and bool(texts[0]) and 2 <= len(filled) == len(set(filled)) <= len(texts) / 2
