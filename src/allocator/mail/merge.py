"""The table of a mail merge: a row for each person, whether or not they can be written to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from allocator.mail.languages import MailLanguage
from allocator.mail.outbox import Draft
from allocator.mail.telling import Line, Telling
from allocator.words import one_line

PERSON = ("Id", "Name", "Organisation", "Email", "Kind", "New", "Note", "Subject", "Text")
ROUND = ("Round", "Date", "Time", "What", "Where")


def headings(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """The columns: PERSON, and ROUND numbered for each line of the longest programme, whatever the rounds' names."""
    most = max((len(one.lines) for one in tellings), default=0)
    return (*PERSON, *(f"{what} {number}" for number in range(1, most + 1) for what in ROUND))


def rows(tellings: Sequence[Telling], draft: Draft, language: MailLanguage) -> list[list[str]]:
    """A row for each person; those without a message have a note that says why."""
    messages = {one.telling.person.key: one for one in draft.messages}
    notes = {one.person.key: one.reason for one in draft.unreachable}
    notes |= {one.person.key: "nothing to tell" for one in draft.nothing}
    width = len(headings(tellings))
    found = []
    for telling in tellings:
        person, message = telling.person, messages.get(telling.person.key)
        note = "" if message else notes.get(person.key, "told the same before")
        row = [person.id, person.name, person.organisation, message.address if message else person.email]
        row += [str(message.kind), "yes" if message.new else "no"] if message else ["", ""]
        row += [note, message.subject if message else "", message.text if message else ""]
        row += [cell for line in telling.lines for cell in _cells(line, language)]
        found.append([*row, *[""] * (width - len(row))])
    return found


def _cells(line: Line, language: MailLanguage) -> Sequence[str]:
    said: Mapping[str, str] = {
        "Round": line.round,
        "Date": language.date(line),
        "Time": language.when(line),
        "What": language.what(line),
        "Where": language.where(line),
    }
    return [one_line(said[what]) for what in ROUND]
