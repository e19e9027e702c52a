"""A programme read line by line, in one style of marking sessions, into drafts of sessions and what is around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from allocator.errors import Problem
from allocator.intake.programme.lines.line import TextLine
from allocator.intake.programme.phrases.clock import Times, round_in, without_date, without_times
from allocator.intake.programme.phrases.named_people import people_in
from allocator.intake.programme.phrases.title_ends import LONGEST_TITLE, first_sentence
from allocator.intake.programme.phrases.vocabulary import GENERIC, SESSION_WORDS
from allocator.intake.programme.reading.body import only_names, put_details, put_line, put_title
from allocator.intake.programme.reading.details import emphasised_people, taken_apart, told_in, without_room
from allocator.intake.programme.reading.drafts import Attribution, SessionDraft
from allocator.intake.programme.reading.outline import Outline, Slot, short
from allocator.intake.programme.reading.session_starts import (
    EXPLICIT,
    SessionStart,
    Style,
    head_of,
    is_break,
    is_plenary,
    marked_head,
    nested,
    untimed,
)
from allocator.intake.programme.reading.session_tables import SessionTable


def read_outline(lines: Sequence[TextLine], tables: Mapping[int, SessionTable], style: Style, level: int) -> Outline:
    """Read all lines, sessions being marked in this style; `tables` stand for some of the lines, by their place."""
    steps = nested(lines) if style is Style.NUMBERED else ()
    reader = _ProgrammeReader(style, level, frozenset(lines[place].place for place in steps))
    for place, line in enumerate(lines):
        table = tables.get(place)
        if table is not None:
            reader.take_table(table)
        else:
            reader.take(line, lines[place + 1] if place + 1 < len(lines) else None)
    return reader.outline


class _ProgrammeReader:
    """What has been read, and where in the programme one is: which day, round, session, or the plenary."""

    def __init__(self, style: Style, level: int, nested: frozenset[str]) -> None:
        self.outline = Outline()
        self._style, self._level, self._nested = style, level, nested
        self._day: date | None = None
        self._slot: Slot | None = None
        self._draft: SessionDraft | None = None
        self._pending: Times | None = None
        self._in_plenary = False

    def take(self, line: TextLine, following: TextLine | None) -> None:
        """Read a line; `following` is the next one."""
        if line.footnote:
            self.outline.leave_out(line)
        elif not (self._event_title(line) or self._timetable(line, following) or self._session(line, following)):
            self._other(line)

    def _event_title(self, line: TextLine) -> bool:
        """The first line that says anything is the title of the event."""
        outline = self.outline
        if outline.title or outline.drafts or outline.slots or outline.plenary or line.cells or outline.headings:
            return False
        day, text = without_date(line.text)
        times, text = without_times(text)
        if self._starts(line, None) is not None or len(text) > LONGEST_TITLE or line.bullet or times:
            return False
        if self._is_about_the_day(text) or line.text.endswith((".", ",", ":")):
            return False
        self._day = day or self._day
        outline.title = text
        return bool(text)

    @staticmethod
    def _is_about_the_day(text: str) -> bool:
        return bool(GENERIC.match(text)) or round_in(text) is not None or is_break(text) or is_plenary(text)

    def _timetable(self, line: TextLine, following: TextLine | None) -> bool:
        """Days, rounds, breaks and plenaries."""
        day, text = without_date(line.text)
        times, text = without_times(text)
        text = text.lstrip("(|- ").strip()
        pending, self._pending = self._pending, None if text else times
        if day is not None and (not text or len(line.text) < 60):
            self._day, self._slot = day, None
            if not text:
                self.outline.headings += 1
                return True
        told = round_in(text)
        if told is not None and (times or not GENERIC.match(text)):
            self._round(line, told[0], told[1], times or pending)
            return True
        if times is not None and self._is_round_called_session(text, following):
            self._round(line, text, "", times)
            return True
        if is_break(text) and (times or len(text) < 60) and not line.text.endswith("?"):
            self._draft, self._in_plenary, self._slot = None, False, None
            self.outline.breaks += 1
            return True
        if (
            is_plenary(text)
            and (self._draft is None or times or line.level or line.apart)
            and not (self._style in EXPLICIT and self._starts(line, following))
        ):
            self._plenary(line, text)
            return True
        if (not text and times is not None) or GENERIC.match(text):
            self._heading(line, text, times)
            return True
        return False

    def _is_round_called_session(self, text: str, following: TextLine | None) -> bool:
        """'Session 1 10:00-11:00' above sessions that are marked otherwise is a round."""
        head = marked_head(text)
        if head is None or head.text or following is None:
            return False
        return following.bullet or self._starts(following, None) is not None

    def _round(self, line: TextLine, name: str, rest: str, times: Times | None) -> None:
        self._draft, self._in_plenary = None, False
        room, rest = without_room(rest)
        day, rest = without_date(rest)
        self._slot = self.outline.slot_called(name, line.place, day or self._day, times)
        rest = "" if GENERIC.match(rest) or is_break(rest) else rest
        if rest or room:
            self.outline.leave_out(replace(line, text=rest or room), "follows a round and was not read.")

    def _heading(self, line: TextLine, text: str, times: Times | None) -> None:
        """'Workshops', or times above the sessions that are held then."""
        self._draft, self._in_plenary = None, False
        self.outline.headings += 1
        self.outline.words.update(one for one, many in SESSION_WORDS.items() if many in text.casefold().split())
        if times is not None:
            self._slot = self.outline.slot_called(times.name.replace(":", "."), line.place, self._day, times)

    def _plenary(self, line: TextLine, text: str) -> None:
        self._draft, self._in_plenary, self._slot = None, True, None
        self._plenary_line(line, text)

    def _plenary_line(self, line: TextLine, text: str) -> None:
        """A line of the plenary, left out, and who speaks in it."""
        self.outline.plenary.append(Problem(line.place, f'"{short(text)}" is for everybody and was left out.'))
        details = taken_apart(text)
        people = details.people or told_in(text)[0] or emphasised_people(line)
        for _, _, part in (text.partition(":"), text.partition(" – "), text.partition(" - ")):
            people = people or people_in(part)
        people = people or [one for one in people_in(text.partition(":")[0]) if " " in one.name]
        self.outline.plenary_people += [(one.name, line.place) for one in people]

    def _starts(self, line: TextLine, following: TextLine | None) -> SessionStart | None:
        """The head of a session, if this line is one."""
        if line.cells and not line.text.strip():
            return None
        if self._style is Style.PLAIN:
            return SessionStart("", line.text) if _plain_head(line, following, self._draft) else None
        return head_of(untimed(line), self._style, self._level)

    def _session(self, line: TextLine, following: TextLine | None) -> bool:
        head = self._starts(line, following)
        if head is None or line.place in self._nested:
            return False
        times = without_times(line.text)[0]
        text = without_times(head.text)[1] if times else head.text
        slot = self._slot
        if times is not None and (slot is None or slot.times is None or slot.times != times):
            slot = (
                slot
                if slot and slot.times is None
                else self.outline.slot_called(times.name.replace(":", "."), line.place, self._day, times)
            )
            slot.times = slot.times or times
        self._draft = SessionDraft(line.place, head.number, round=slot.name if slot else "")
        self._in_plenary = False
        self.outline.drafts.append(self._draft)
        if head.word:
            self.outline.words[head.word] += 1
        if text:
            put_title(self.outline, self._draft, TextLine(line.place, text, _moved(line, text)))
        return True

    def _other(self, line: TextLine) -> None:
        """A line within a session, within the plenary, or nowhere."""
        if self._draft is not None:
            put_line(self.outline, self._draft, line)
        elif self._in_plenary and untimed(line).text == line.text:
            self._plenary_line(line, line.text)
        else:
            self.outline.leave_out(line)

    def take_table(self, table: SessionTable) -> None:
        """The sessions of a table."""
        self._draft, self._in_plenary = None, False
        slot = self._slot
        for row in table.rows:
            if isinstance(row, TextLine):
                self.take(row, None)
                continue
            if row.round or row.times:
                day, told = without_date(row.round)
                name = told or (row.times.name.replace(":", ".") if row.times else "")
                slot = self.outline.slot_called(name, row.place, day or self._day, row.times) if name else slot
            draft = SessionDraft(row.place, row.number, round=slot.name if slot else "")
            self.outline.drafts.append(draft)
            self.outline.words.update([row.word] if row.word else [])
            title, *more = row.title.split("\n")
            put_title(self.outline, draft, TextLine(row.place, title))
            for line in more:
                put_line(self.outline, draft, TextLine(row.place, line))
            put_details(draft, row.place, row.room, row.maximum)
            draft.name(Attribution.PLAINLY, row.place, row.people)
            if row.unread:
                draft.doubt(row.place, "Speakers", f'no name was recognised in "{short(row.unread)}".')
            self.outline.described += row.described
        self._draft, self._slot = None, slot


def _plain_head(line: TextLine, following: TextLine | None, draft: SessionDraft | None) -> bool:
    """Whether an unmarked line is a title: names stand on it, or on the line below."""
    if line.bullet or told_in(line.text)[0] or len(line.text) > LONGEST_TITLE or people_in(line.text):
        return False
    details = taken_apart(first_sentence(line.text)[0])
    if details.people and details.title:
        return True
    named_below = following is not None and (
        bool(told_in(following.text)[0]) or (not following.apart and bool(only_names(following.text)))
    )
    return named_below and (line.apart or line.level > 0 or draft is None)


def _moved(line: TextLine, text: str) -> tuple[tuple[int, int], ...]:
    """The emphasised places of a line in the text that ends it."""
    start = line.text.rfind(text)
    if start < 0:
        return ()
    return tuple((max(a - start, 0), b - start) for a, b in line.strong if b > start)
