"""The column 'In words' of Rules: a formula that says a row back while it is typed, as far as a row alone can tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from allocator.demand import COUNTED, OF_PEOPLE, OF_SEVERAL, ORDERED, Ask, Strength
from allocator.workbook.event.schema.rules import RULES
from allocator.workbook.xlsx import formulas
from allocator.workbook.xlsx.formulas import Term, both, cell, either, is_same, joined, replaced, text, trimmed

IN_WORDS = "In words"
"""The column that has the formulas."""

READ = ("Rule", "Who or what", "With", "Number", "Where or when", "Strength")
"""The columns that a formula reads."""

_RULE, _WHO, _WITH, _NUMBER, _WHERE, _STRENGTH = READ

SAYS: Mapping[Ask, tuple[str, str]] = {
    Ask.TOGETHER: ("", " sit together"),
    Ask.APART: ("", " are never in the same session"),
    Ask.AT_MOST: ("At most # of ", " are in an offering"),
    Ask.AT_LEAST: ("At least # of ", " are in every offering that is held"),
    Ask.ONLY_FOR: ("Nobody but ", " has a seat"),
    Ask.ATTENDED_BEFORE: ("Having attended ", " in an earlier round is needed for "),
    Ask.BEFORE: ("All rounds of ", " come before those of "),
    Ask.SAME_ROUND: ("", " run in the same rounds"),
    Ask.DIFFERENT_ROUNDS: ("", " never run in the same round"),
    Ask.AT_ONCE: ("At most # of ", " run at one time"),
    Ask.ALL_OR_NONE: ("Attended all or none: ", ""),
    Ask.ONE_ROOM: ("In one room each: all rounds of ", ""),
    Ask.NO_BREAK: ("Without a break: all rounds of ", ""),
    Ask.FIRST: ("The first to get their seats: ", ""),
}
"""What each kind says before and behind those whom it is about; # is the number, and what comes later ends it."""

_OF_ONE = {Ask.AT_MOST: " is in an offering", Ask.AT_LEAST: " is in every offering that is held"} | {
    Ask.AT_ONCE: " runs at one time"
}
"""What stands behind them where the number is 1."""

_EACH = ("each ", "every ", "per ", "elk ", "elke ")
_EVERYBODY = ("everybody", "everyone", "all", "all attendees", "iedereen", "allen", "alle deelnemers")

_HIDDEN = formulas.character(31)
"""Stands for the blanks within a name, while the blanks are what is between names; no cell can hold it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The letters of the columns that are read, by heading, and the area of the headings of Attendees."""

    letters: tuple[tuple[str, str], ...]
    headings: str


@lru_cache(maxsize=8)
def said_back(columns: Columns) -> Term:
    """The formula: blank where Rule is, what is missing where a row says too little, and a sentence otherwise."""
    typed = {heading: cell(letter) for heading, letter in columns.letters}
    rule, number = trimmed(typed[_RULE]), trimmed(typed[_NUMBER])
    whom = _Whom.of(typed[_WHO], rule, columns.headings)
    kind = formulas.place_among(rule, [str(ask) for ask in SAYS])
    before = [joined(*_with_number(said, number)) for said, _ in SAYS.values()]
    behind = [
        either(is_same(number, "1"), text(_OF_ONE[ask]), text(said)) if ask in _OF_ONE else text(said)
        for ask, (_, said) in SAYS.items()
    ]
    later = either(_is_of(rule, ORDERED), _listed(typed[_WITH]), text(""))
    where = either(_is_blank(typed[_WHERE]), text(""), joined(text(" in "), _listed(typed[_WHERE])))
    possible = either(is_same(trimmed(typed[_STRENGTH]), str(Strength.IF_POSSIBLE)), text("If possible: "), text(""))
    said = joined(
        possible,
        formulas.chosen(kind, before),
        whom.said,
        formulas.chosen(kind, behind),
        later,
        where,
        text("."),
    )
    items = _items(typed[_WHO])
    one = formulas.neither(formulas.has(items, " "))
    who = either(_is_of(rule, OF_PEOPLE), text("who?"), text("which sessions?"))
    missing = (
        (_is_unknown(rule), joined(text("'"), rule, text("' is none of the rules in the list."))),
        (is_same(items, ""), _asks(rule, who)),
        (both(_is_of(rule, OF_SEVERAL & OF_PEOPLE), both(one, whom.named)), _asks(rule, text("who else?"))),
        (both(_is_of(rule, OF_SEVERAL - OF_PEOPLE), one), _asks(rule, text("which other session?"))),
        (both(_is_of(rule, COUNTED), _is_blank(typed[_NUMBER])), _asks(rule, text("how many?"))),
        (both(_is_of(rule, ORDERED), _is_blank(typed[_WITH])), _asks(rule, text("which sessions come later?"))),
        (both(_is_of(rule, {Ask.ONLY_FOR}), _is_blank(typed[_WHERE])), _asks(rule, text("which sessions?"))),
    )
    for condition, asked in reversed(missing):
        said = either(condition, asked, said)
    return either(_is_blank(typed[_RULE]), text(""), said)


def said(row: Mapping[str, str], headings: Sequence[str] = ()) -> str:
    """What the formula says of a row, given as texts by heading; `headings` are those of Attendees."""
    letters = {heading: heading for heading in READ}
    found: str = said_back(Columns(tuple(letters.items()), "")).value(
        {heading: row.get(heading, "") for heading in READ} | {"": tuple(headings)}
    )
    return found


def _is_unknown(rule: Term) -> Term:
    """Whether a rule is none that the drop-down offers."""
    return formulas.neither(formulas.is_among(rule, RULES.key.choices))


@dataclass(frozen=True, slots=True)
class _Whom:
    """Those whom a row is about, as they are `said`, and whether it names attendees, where it is about some."""

    said: Term
    named: Term

    @staticmethod
    def of(typed: Term, rule: Term, headings: str) -> _Whom:
        written = trimmed(typed)
        listed = trimmed(replaced(replaced(typed, formulas.character(10), text(";")), text(";"), text("; ")))
        for sign in "=<>":
            listed = replaced(listed, text(sign), text(f" {sign}"))
        fitting = formulas.begins_item(trimmed(listed), headings)  # 'Grade = 5', and 'Grade' alone too
        column = formulas.is_in(written, headings, ("",))
        each = formulas.is_in(written, headings, _EACH)
        everybody = formulas.is_among(written, _EVERYBODY)
        named = formulas.neither(fitting, each, everybody)
        at_start = [ask for ask in OF_PEOPLE if not SAYS[ask][0]]
        attendees = joined(either(_is_of(rule, at_start), text("The"), text("the")), text(" attendees"))
        one_by_one = either(each, joined(text(" of "), written), joined(text(" who fit '"), written, text("'")))
        several = either(column, joined(text(" of each "), written), either(everybody, text(""), one_by_one))
        is_open = both(_is_of(rule, OF_PEOPLE), formulas.neither(named))
        return _Whom(either(is_open, joined(attendees, several), _listed(typed)), named)


def _with_number(said: str, number: Term) -> list[Term]:
    """A text with the number in the place of #."""
    before, found, after = said.partition("#")
    return [text(before), number, text(after)] if found else [text(said)]


def _asks(rule: Term, question: Term) -> Term:
    return joined(rule, text(": "), question)


def _is_of(rule: Term, kinds: frozenset[Ask] | set[Ask] | Sequence[Ask]) -> Term:
    """Whether a rule is of one of some kinds."""
    return formulas.is_among(rule, [str(ask) for ask in SAYS if ask in kinds])


def _is_blank(typed: Term) -> Term:
    return is_same(trimmed(typed), "")


def _items(typed: Term) -> Term:
    """The items of a list with a blank between each two, and no blanks within; blank items are left out."""
    found = replaced(replaced(typed, formulas.character(10), text(";")), text(";"), text(" ; "))
    found = replaced(replaced(trimmed(found), text(" ;"), text(";")), text("; "), text(";"))
    return trimmed(replaced(replaced(found, text(" "), _HIDDEN), text(";"), text(" ")))


def _listed(typed: Term) -> Term:
    """The items of a list as people say them: 'Ada, Bo and Cy'."""
    last = formulas.last_replaced(_items(typed), " ", joined(_HIDDEN, text("and"), _HIDDEN))
    return replaced(replaced(last, text(" "), joined(text(","), _HIDDEN)), _HIDDEN, text(" "))
