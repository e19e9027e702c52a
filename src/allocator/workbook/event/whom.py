"""Whom a rule is about, as its cell says it: ids and names, 'Department', 'Grade = 5; 6 and VIP = yes', everybody."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from allocator.condition import OF_VALUES, ORGANISATION, Condition, Operator, value_of
from allocator.demand import Demand
from allocator.event import Attendee, Event
from allocator.suggest import did_you_mean
from allocator.words import folded
from allocator.workbook.event.values.fields import listed
from allocator.workbook.event.values.names import Unreadable
from allocator.workbook.xlsx.text import NO, YES, clean, items

EVERYBODY, ALL_ATTENDEES = "everybody", "all attendees"

_EVERYBODY = frozenset({EVERYBODY, "everyone", "all", "iedereen", "allen"})
_SURELY_EVERYBODY = frozenset({ALL_ATTENDEES, "alle deelnemers"})

_EACH = re.compile(r"(?:for )?(?:each|every|per|elke?|iedere?) ", re.IGNORECASE)

_SIGNS = {
    Operator.IS_NOT: "<>|!=|≠",
    Operator.AT_LEAST: ">=|=>|≥",
    Operator.AT_MOST: "<=|=<|≤",
    Operator.IS: "==?",
    Operator.LESS: "<",
    Operator.MORE: ">",
}
_WORDS = {
    Operator.IS_NOT: "is not|is niet|isn't",
    Operator.AT_LEAST: "(?:is )?(?:at least|minstens|ten minste|vanaf)",
    Operator.AT_MOST: "(?:is )?(?:at most|hoogstens|ten hoogste|tot en met)",
    Operator.LESS: "(?:is )?(?:less than|below|under|minder dan|kleiner dan|jonger dan|onder)",
    Operator.MORE: "(?:is )?(?:more than|above|over|meer dan|groter dan|ouder dan|boven)",
    Operator.IS: "is|equals",
}

_COMPARES = "|".join(
    [
        *(rf"\s*(?P<sign_{one.name}>{signs})\s*" for one, signs in _SIGNS.items()),
        *(rf"\s+(?P<word_{one.name}>{words})(?=\s|$)\s*" for one, words in _WORDS.items()),
    ]
)

_AND = r"\s+(?:and|en)\s+"
_OR = r"\s+(?:or|of)\s+"


@dataclass(frozen=True)
class Whom:
    """Whom a rule is about, in the fields of `Demand`; `unknown` are sentences about values that nobody has."""

    who: tuple[str, ...] = ()
    each: str = ""
    where: tuple[Condition, ...] = ()
    everybody: bool = False
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class People:
    """The attendees as cells of rules call them; `headings` are the columns of the organiser's own."""

    attendees: Sequence[Attendee]
    headings: Collection[str] = ()

    @cached_property
    def alone(self) -> Event:
        """An event of these people and nothing else."""
        return Event("", (), (), (), (), tuple(self.attendees), ())

    @cached_property
    def columns(self) -> dict[str, str]:
        """The headings that rules may use, by what their spellings have in common."""
        return {folded(one): one for one in (ORGANISATION, *self.headings, *self.alone.attendees_by)}

    @cached_property
    def ids(self) -> dict[str, str]:
        """The ids by what their spellings have in common."""
        return {folded(one.id): one.id for one in self.attendees}

    @cached_property
    def named(self) -> dict[str, list[str]]:
        """The ids of those who have each name."""
        found: dict[str, list[str]] = {}
        for one in self.attendees:
            found.setdefault(folded(one.name), []).append(one.id)
        return found

    @cached_property
    def texts(self) -> dict[str, list[str]]:
        """The texts in each column, of each value the first."""
        found: dict[str, dict[object, str]] = {}
        for one in self.attendees:
            for column, text in ((ORGANISATION, one.organisation), *one.attributes):
                if text:
                    found.setdefault(column, {}).setdefault(value_of(text), text)
        return {column: sorted(texts.values(), key=folded) for column, texts in found.items()}

    @cached_property
    def condition(self) -> re.Pattern[str]:
        """Where a condition begins: a column and an operator, behind nothing, ; or 'and'."""
        longest_first = sorted(self.columns.values(), key=len, reverse=True)
        headings = "|".join(r"\s+".join(map(re.escape, one.split())) for one in longest_first)
        return re.compile(rf"(?P<before>^|;|{_AND})\s*(?P<column>{headings})(?:{_COMPARES})", re.IGNORECASE)

    def meant(self, cell: Iterable[str]) -> Whom:
        """Whom the items of a cell mean; raises Unreadable with all that is wrong."""
        text = "; ".join(cell)
        starts = list(self.condition.finditer(text))
        ends = [*(one.start() for one in starts), len(text)]
        said = _Said()
        wrong: list[str] = []
        lead = items(text[: ends[0]])
        for item in lead:
            try:
                self._add(item, said)
            except Unreadable as error:
                wrong += error.messages
        if starts and lead and ";" not in starts[0]["before"] and folded(lead[-1]) in map(folded, said.people):
            wrong.append(f'write ; between "{lead[-1]}" and "{clean(text[starts[0].start("column") :])}".')
        for start, end in zip(starts, ends[1:], strict=True):
            try:
                said.where.append(self._condition(start, text[start.end() : end], said))
            except Unreadable as error:
                wrong += error.messages
        if any(";" in start["before"] for start in starts[1:]):
            wrong.append("write and between conditions that hold both, and a row for each of those that need not.")
        if len(said.each) > 1:
            wrong.append("write one column alone, and a row for each of the others.")
        if wrong:
            raise Unreadable(*wrong)
        each = next(iter(said.each), "")
        everybody = said.everybody and not (said.where or each)
        return Whom(tuple(said.who), each, tuple(said.where), everybody, tuple(said.unknown))

    def _add(self, item: str, said: _Said) -> None:
        """Notes what an item says that holds no condition; raises Unreadable."""
        spelling = folded(item)
        column = self.columns.get(folded(_EACH.sub("", item, count=1)))
        twice = f'"{item}" is the name of an attendee too; write the id "{{}}" for them, or "{{}}".'
        namesakes = self.named.get(spelling, [""])[0]
        if spelling in self.ids:
            said.who.append(self.ids[spelling])
            said.people.append(item)
        elif column is not None and _EACH.match(item):
            said.each.append(column)
        elif column is not None:
            if namesakes:
                raise Unreadable(twice.format(namesakes, f"each {column}"))
            said.each.append(column)
        elif spelling in _SURELY_EVERYBODY:
            said.everybody = True
        elif spelling in _EVERYBODY:
            if namesakes:
                raise Unreadable(twice.format(namesakes, ALL_ATTENDEES))
            said.everybody = True
        else:
            said.who.append(self.person(item))
            said.people.append(item)

    def person(self, text: str) -> str:
        """The id of an attendee, by id or by a name that one alone has; raises Unreadable."""
        spelling = folded(text)
        ids = [self.ids[spelling]] if spelling in self.ids else self.named.get(spelling, [])
        if len(ids) == 1:
            return ids[0]
        if len(ids) > 1:
            either = " or ".join(f'"{id}"' for id in ids)
            raise Unreadable(f'"{text}" is the name of several attendees; write the id instead: {either}.')
        if "," in text and all(self._is_person(part) for part in text.split(",")):
            raise Unreadable(_commas(text))
        unknown = re.match(rf"(?P<column>[^<>=!≠≥≤]+?)(?:{_COMPARES})", text, re.IGNORECASE)
        if unknown:
            heading = clean(unknown["column"])
            hint = did_you_mean(heading, self.columns.values())
            raise Unreadable(f'"{heading}" is not a column that rules can use. {hint}'.rstrip())
        known = [*(one.name for one in self.attendees), *(one.id for one in self.attendees), *self.columns.values()]
        raise Unreadable(f'"{text}" is not an attendee. {did_you_mean(text, known)}'.rstrip())

    def _is_person(self, text: str) -> bool:
        return folded(text) in self.ids or len(self.named.get(folded(text), ())) == 1

    def _condition(self, start: re.Match[str], text: str, said: _Said) -> Condition:
        """The condition that begins there; people named behind its values are noted. Raises Unreadable."""
        column = self.columns[folded(start["column"])]
        operator = _operator(start)
        found, behind = items(text), ""
        if found and not self._have(column, found[-1]):
            last, *after = re.split(_AND, found[-1], maxsplit=1, flags=re.IGNORECASE)
            heading = self.columns.get(folded(_EACH.sub("", after[0], count=1))) if after else None
            if heading is not None:
                found[-1], behind = last, heading
        if not found:
            raise Unreadable(f"write what is to stand under {column}. {self._there_is(column, '')}".rstrip())
        values = list(self._values(column, operator, found[:1], said))
        for item in found[1:]:
            if not self._have(column, item) and self._is_person(item):
                said.who.append(self.person(item))
            else:
                values += self._values(column, operator, [item], said)
        if operator not in OF_VALUES and len(values) > 1:
            raise Unreadable(f"{column} {operator} needs one number, and there are {len(values)}.")
        said.each += [behind] if behind else []
        return Condition(column, operator, tuple(values))

    def _values(self, column: str, operator: Operator, found: Iterable[str], said: _Said) -> Iterator[str]:
        """The values that items of a condition name; raises Unreadable."""
        for item in found:
            if operator not in OF_VALUES:
                if isinstance(value_of(item), str):
                    message = f'"{item}" is not a number, and only numbers are smaller or larger; write = or <> before'
                    raise Unreadable(f"{message} words, or a number, for example 12.")
                if not any(not isinstance(value, str) for value in self.alone.attendees_by.get(column, ())):
                    raise Unreadable(f"no number stands under {column}. {self._there_is(column, item)}".rstrip())
                yield item
                continue
            parts = re.split(_OR, item, flags=re.IGNORECASE)
            likewise = next((words for words in (YES, NO) if folded(item) in words), frozenset[str]())
            same = [text for text in self.texts.get(column, ()) if folded(text) in likewise]
            if self._have(column, item):
                yield item
            elif len(parts) > 1 and all(self._have(column, part) for part in parts):
                yield from map(clean, parts)
            elif same:
                yield from same
            elif "," in item and all(self._have(column, part) for part in item.split(",")):
                raise Unreadable(_commas(item))
            else:
                if column in self.texts:
                    hint = self._there_is(column, item)
                    said.unknown.append(f'nobody has "{item}" under {column}. {hint}'.rstrip())
                yield item

    def _have(self, column: str, text: str) -> bool:
        """Whether anybody has this value in a column."""
        return value_of(text) in self.alone.attendees_by.get(column, {})

    def _there_is(self, column: str, text: str) -> str:
        """The values that may have been meant: the nearest, or all where they are few."""
        return did_you_mean(text, self.texts.get(column, ()))


class _Said:
    """What a cell has said so far."""

    def __init__(self) -> None:
        self.who: list[str] = []
        self.each: list[str] = []
        self.people: list[str] = []
        self.everybody = False
        self.where: list[Condition] = []
        self.unknown: list[str] = []


def _operator(start: re.Match[str]) -> Operator:
    """The operator that a match of `_COMPARES` found."""
    return next(one for one in Operator if start[f"sign_{one.name}"] or start[f"word_{one.name}"])


def _commas(text: str) -> str:
    return f'"{text}" has commas between its items; write ; instead: "{listed(map(clean, text.split(",")))}".'


def whom_written(demand: Demand, people: People) -> str:
    """The cell of a rule, which reads back as the same."""
    said = []
    if demand.each:
        named = folded(demand.each) in people.named or folded(demand.each) in people.ids
        said.append(f"each {demand.each}" if named else demand.each)
    elif demand.everybody and not demand.where:
        named = EVERYBODY in people.named or EVERYBODY in people.ids
        said.append(ALL_ATTENDEES if named else EVERYBODY)
    conditions = [f"{one.column} {one.operator} {listed(one.values)}" for one in demand.where]
    return listed(filter(None, [*demand.who, " and ".join([*said, *conditions])]))
