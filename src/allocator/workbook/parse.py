"""What a cell says, by the kind of its column; or what is wrong with it and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from allocator.coherence import folded
from allocator.event import Fixed
from allocator.suggest import did_you_mean
from allocator.workbook.cells import Cell
from allocator.workbook.columns import BETWEEN, Column, Kind

YES = frozenset({"yes", "y", "true", "1", "ja", "j", "wahr", "waar", "oui", "vrai", "sí", "si", "sì", "x"})
NO = frozenset({"no", "n", "false", "0", "nee", "nein", "falsch", "onwaar", "non", "faux"})

_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%d-%m-%Y", "%d.%m.%Y")
_TIMES = ("%H:%M", "%H.%M", "%Hh%M", "%H:%M:%S", "%I:%M %p", "%I:%M%p")


class Unreadable(Exception):
    """A cell cannot be read as it stands; one message per thing wrong with it."""

    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = messages


@dataclass(frozen=True, slots=True)
class Names:
    """The names that cells may take: what each spelling stands for. `known` is False where the sheet cannot say.

    `spellings` maps a folded spelling to all keys that it may stand for; `offered` are those to suggest.
    """

    what: str
    spellings: Mapping[str, tuple[str, ...]]
    offered: tuple[str, ...]
    known: bool = True

    def find(self, text: str) -> str | None:
        """The key that a spelling stands for, None if there is none; raises Unreadable if there are several."""
        keys = self.spellings.get(folded(text), ())
        if len(keys) > 1:
            codes = " or ".join(f'"{key}"' for key in keys)
            raise Unreadable(f'"{clean(text)}" is the title of several sessions; write the code instead: {codes}.')
        return keys[0] if keys else None

    def demand(self, text: str) -> str | None:
        """The key; raises Unreadable with the nearest name if there is none; None where the sheet cannot say."""
        key = self.find(text)
        if key is None and self.known:
            raise Unreadable(f'"{clean(text)}" is not {self.what}. {did_you_mean(text, self.offered)}'.rstrip())
        return key


NamesOf = Mapping[str, Names]


def clean(text: str) -> str:
    """Text without blanks at its ends; blanks and line breaks within count as one blank."""
    return " ".join(text.split())


def items(text: str) -> list[str]:
    """The items of a list, between which stand ; or line breaks."""
    return [clean(item) for item in re.split("[;\n]", text) if item.strip()]


def parse(cell: Cell, column: Column, names: NamesOf) -> Any:
    """The value of a cell, None (or nothing listed) if blank; raises Unreadable."""
    if cell.trouble:
        raise Unreadable(cell.trouble)
    if cell.blank and column.required:
        raise Unreadable(f"{column.heading} is empty; {_instead(column)}")
    match column.kind:
        case Kind.TEXT:
            return clean(_text_of(cell)) or None
        case Kind.TEXTS:
            return tuple(items(_text_of(cell)))
        case Kind.WHOLE:
            return _whole(cell, column)
        case Kind.WHOLES:
            return tuple(_whole_of(item, column) for item in items(_text_of(cell)))
        case Kind.DATE:
            return _date(cell, column)
        case Kind.TIME:
            return _time(cell, column)
        case Kind.YES_NO:
            return _yes_no(cell)
        case Kind.MUST:
            return _must(cell, column)
        case Kind.CHOICES:
            return _choices(cell, column)
        case Kind.NAME:
            return None if cell.blank else names[column.of].demand(_text_of(cell))
        case Kind.NAMES:
            return _names(cell, names[column.of])
        case Kind.FIXED:
            return _fixed(cell, names)


def _instead(column: Column) -> str:
    """What to write instead."""
    if column.of and not column.example:
        return "write a name."
    if column.of == "Attendees":
        return "write the id of an attendee."
    if column.choices:
        return "write " + " or ".join(f'"{choice}"' for choice in column.choices) + "."
    return f'write it, for example "{column.example}".'


def _text_of(cell: Cell) -> str:
    """The text of a cell that holds a name; raises Unreadable for what Excel made a date of."""
    if isinstance(cell.value, datetime | date | time | timedelta):
        raise Unreadable(f"Excel has made a date or time of this ({cell.text}); type an apostrophe before it: '1-2")
    return cell.text


def _whole(cell: Cell, column: Column) -> int | None:
    if cell.blank:
        return None
    if not isinstance(cell.value, int | float | str) or isinstance(cell.value, bool):
        raise Unreadable(_no_whole(cell.text, column))
    return _whole_of(cell.text, column)


def _whole_of(text: str, column: Column) -> int:
    if not re.fullmatch("[0-9]{1,15}", text.strip()):
        raise Unreadable(_no_whole(text, column))
    return int(text)


def _no_whole(text: str, column: Column) -> str:
    heading = column.heading.lower()
    return f'{heading} is "{clean(text)}"; write a whole number, for example {column.example}.'


def _date(cell: Cell, column: Column) -> date | None:
    value = cell.value
    if cell.blank:
        return None
    if isinstance(value, datetime):
        if value.time() != time():
            raise Unreadable(f"the date is {cell.text}; write the day alone, and the time under Start.")
        return value.date()
    found = _moment(value, _DATES)
    if found is not None:
        return found.date()
    raise Unreadable(f'the date is "{clean(cell.text)}"; write a day, for example {column.example}.')


def _time(cell: Cell, column: Column) -> time | None:
    value = cell.value
    if cell.blank:
        return None
    if isinstance(value, time):
        return value
    if isinstance(value, timedelta) and timedelta() <= value < timedelta(days=1):
        return (datetime.min + value).time()
    found = _moment(value, _TIMES)
    if found is not None:
        return found.time()
    heading = column.heading.lower()
    raise Unreadable(f'the {heading} is "{clean(cell.text)}"; write a time, for example {column.example}.')


def _moment(value: object, forms: tuple[str, ...]) -> datetime | None:
    """What a text says in the first of the forms that it has, None if it has none."""
    for form in forms if isinstance(value, str) else ():
        with suppress(ValueError):
            return datetime.strptime(str(value).strip(), form)
    return None


def _yes_no(cell: Cell) -> bool | None:
    said = folded(cell.text)
    if said in YES:
        return True
    if said in NO:
        return False
    if not said:
        return None
    raise Unreadable(f'"{clean(cell.text)}" is neither yes nor no; write "yes" or "no".')


def _must(cell: Cell, column: Column) -> bool:
    said = folded(cell.text)
    if said not in column.choices:
        raise Unreadable(f'"{clean(cell.text)}" is neither; write "must" or "must not".')
    return said == column.choices[0]


def _choices(cell: Cell, column: Column) -> tuple[str, ...]:
    found = items(_text_of(cell))
    choices = {folded(choice): choice for choice in column.choices}
    unknown = [item for item in found if folded(item) not in choices]
    if unknown:
        known = did_you_mean(unknown[0], column.choices) or _instead(column)
        raise Unreadable(_commas(cell.text, choices) or f'"{unknown[0]}" is not known here. {known}')
    return tuple(choices[folded(item)] for item in found)


def _names(cell: Cell, known: Names) -> tuple[str, ...]:
    found, wrong = [], []
    for item in items(_text_of(cell)):
        try:
            name = known.demand(item)
        except Unreadable as error:
            wrong += [_commas(item, known.spellings) or message for message in error.messages]
        else:
            found += [] if name is None else [name]
    if wrong:
        raise Unreadable(*wrong)
    return tuple(dict.fromkeys(found))


def _commas(text: str, known: Mapping[str, object]) -> str:
    """What to say if commas stand where ; should: each part alone is known."""
    parts = [clean(part) for part in text.split(",") if part.strip()]
    if len(parts) < 2 or any(folded(part) not in known for part in parts):
        return ""
    return f'"{clean(text)}" has commas between its items; write ; instead: "{BETWEEN.join(parts)}".'


def _fixed(cell: Cell, names: NamesOf) -> tuple[Fixed, ...]:
    found, wrong = [], []
    for item in items(_text_of(cell)):
        round, equals, room = (part.strip() for part in item.partition("="))
        try:
            name = names["Rounds"].demand(round)
            place = names["Rooms"].demand(room) if equals else None
        except Unreadable as error:
            wrong += [_commas(item, names["Rounds"].spellings) or message for message in error.messages]
        else:
            found += [] if name is None else [Fixed(name, place)]
    if wrong:
        raise Unreadable(*wrong)
    return tuple(found)


def parse_wishes(cell: Cell, names: NamesOf) -> list[tuple[str, str | None]]:
    """The sessions of a cell, by code or title, each with the round that stands behind its last ' @ ', if one does.

    Several with ; between them are equally dear. Raises Unreadable with all that is wrong.
    """
    if cell.trouble:
        raise Unreadable(cell.trouble)
    whole = clean(_text_of(cell))
    session = names["Sessions"].find(whole)
    if session is not None:
        return [(session, None)]
    found: list[tuple[str, str | None]] = []
    wrong: list[str] = []
    for item in items(_text_of(cell)):
        try:
            wish = _wish(item, names)
        except Unreadable as error:
            wrong += error.messages
        else:
            found += [] if wish is None else [wish]
    if wrong:
        raise Unreadable(*wrong)
    return found


def _wish(whole: str, names: NamesOf) -> tuple[str, str | None] | None:
    """One session, and the round if one stands behind the last ' @ '; raises Unreadable."""
    sessions, rounds = names["Sessions"], names["Rounds"]
    session = sessions.find(whole)
    if session is not None:
        return session, None
    several = [part for part in whole.split(",") if part.strip()]
    if len(several) > 1 and all(map(sessions.find, several)):
        raise Unreadable(
            f'"{whole}" holds several sessions; write one in each column, or ; between those that are equally dear.'
        )
    before, at, after = whole.rpartition(" @ ")
    if not at:
        session = sessions.demand(whole)
        return None if session is None else (session, None)
    round = rounds.find(after)
    session = sessions.find(before)
    if session is None and round is None:
        sessions.demand(whole)
    session, round = sessions.demand(before), rounds.demand(after)
    return None if session is None or round is None else (session, round)
