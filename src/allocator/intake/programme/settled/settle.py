"""Drafts settled: speakers who are named in the programme's way, one session for each number or title, and an event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from allocator.coherence import folded
from allocator.errors import Problem
from allocator.event import Event, Fixed, Labels, Room, Round, Session, Speaker
from allocator.intake.programme.phrases.vocabulary import SESSION_WORDS
from allocator.intake.programme.reading.drafts import SessionDraft
from allocator.intake.programme.reading.naming import settle_names
from allocator.intake.programme.reading.outline import Outline, Slot

_UNKNOWN_DAY = date(2000, 1, 1)
"""Stands in for the day that a programme does not give; its cells are left blank."""

LETTER = "W"
"""What stands before the number of a session in its code."""


@dataclass(frozen=True, slots=True)
class CellToCheck:
    """A cell to look at: sheet, key of the row, column; where in the programme, what was read, what to do.

    A cell whose value nobody gave is to be left `blank`.
    """

    sheet: str
    key: str
    column: str
    place: str
    message: str
    blank: bool = False


@dataclass(frozen=True, slots=True)
class SettledProgramme:
    """What a programme says, as an event without attendees; what to look at; what was left out, and how much.

    Rounds, or rooms, are none where the programme gives none.
    """

    event: Event
    marks: tuple[CellToCheck, ...]
    remarks: tuple[str, ...]
    left_out: tuple[Problem, ...]
    described: int
    breaks: int


def settled(outline: Outline) -> SettledProgramme:
    """The programme of an outline."""
    marks: list[CellToCheck] = []
    remarks: list[str] = []
    named = {id(draft): names for draft, names in zip(outline.drafts, settle_names(outline.drafts), strict=True)}
    _forget_the_last_round(outline, remarks)
    groups = _groups(outline.drafts, list(outline.slots), remarks)
    rounds = _rounds(outline, marks)
    sessions, speakers = [], dict[str, str]()
    for code, drafts in groups.items():
        names: dict[str, str] = {}
        for draft in drafts:
            for name in named[id(draft)]:
                names.setdefault(folded(name), speakers.setdefault(folded(name), name))
        sessions.append(_session(code, drafts, tuple(names.values()), [round.name for round in rounds], marks))
    rooms = _rooms(sessions, marks)
    _note_silent(sessions, groups, marks, remarks)
    _note_speakers(outline, list(speakers.values()), marks)
    word = outline.words.most_common(1)[0][0] if outline.words else "session"
    event = Event(
        title=outline.title,
        rounds=rounds,
        rooms=rooms,
        speakers=tuple(Speaker(name) for name in speakers.values()),
        sessions=tuple(sessions),
        attendees=(),
        wishes=(),
        labels=Labels(word, SESSION_WORDS[word]),
    )
    left_out = tuple(sorted((*outline.plenary, *outline.unplaced), key=lambda one: _position(one.where)))
    return SettledProgramme(event, tuple(marks), tuple(remarks), left_out, outline.described, outline.breaks)


def _position(place: str) -> list[int]:
    return [int(part) for part in place.replace(",", "").split() if part.isdecimal()]


def _groups(drafts: Sequence[SessionDraft], slots: Sequence[str], remarks: list[str]) -> dict[str, list[SessionDraft]]:
    """The drafts of each session by its code: those with one number, or without numbers with one title."""
    restarts = _numbers_restart(drafts)
    if restarts:
        remarks.append(f"The numbers start again in every round: {LETTER}1.2 is number 2 of the first round.")
    elif not any(draft.number for draft in drafts):
        remarks.append(f"The programme has no numbers; the sessions were counted from {LETTER}1.")
    free = _free_numbers(drafts)
    called = _codes(drafts)
    groups: dict[str, list[SessionDraft]] = {}
    by_title: dict[str, str] = {}
    for draft in drafts:
        code, title = draft.number, folded(draft.title)
        if restarts and code:
            code = f"{1 + slots.index(folded(draft.round)) if draft.round else 0}.{code}"
        if title and title in by_title and (restarts or not code):
            code = by_title[title]
        elif not code:
            code = next(free)
        elif code in groups and not _same(groups[code][0], draft):
            taken, code = code, next(other for n in count(2) if (other := f"{code}-{n}") not in groups)
            message = f"number {taken} is printed twice, with different titles; this one was called {called(code)}."
            draft.doubt(draft.place, "Code", message)
        groups.setdefault(code, []).append(draft)
        by_title.setdefault(title, code)
    return {called(code): found for code, found in groups.items()}


def _codes(drafts: Sequence[SessionDraft]) -> Callable[[str], str]:
    """What a number is called: with a letter before it, so that no list reads '1 1  3 6'; a printed letter stays."""
    printed = {folded(draft.number) for draft in drafts}

    def called(number: str) -> str:
        lettered = f"{LETTER}{number}"
        return number if _has_letter(number) or folded(lettered) in printed else lettered

    return called


def _has_letter(number: str) -> bool:
    return any(letter.isalpha() for letter in number)


def _forget_the_last_round(outline: Outline, remarks: list[str]) -> None:
    """Sessions that follow the timetable of the day are not all in the last round of it."""
    printed = [slot.name for slot in outline.slots.values() if not _called_by_times(slot)]
    if len(printed) > 1 and {draft.round for draft in outline.drafts} == {printed[-1]}:
        for draft in outline.drafts:
            draft.round = ""
        remarks.append("The programme does not say which session is in which round.")


def _numbers_restart(drafts: Sequence[SessionDraft]) -> bool:
    """Whether a number stands for other sessions in other rounds."""
    first: dict[str, SessionDraft] = {}
    for draft in drafts:
        one = first.setdefault(draft.number, draft)
        if draft.number and one.round != draft.round and not _same(one, draft):
            return True
    return False


def _same(one: SessionDraft, other: SessionDraft) -> bool:
    """Whether two drafts of one number are one session: one title, or one of them has none."""
    return not one.title or not other.title or folded(one.title) == folded(other.title)


def _free_numbers(drafts: Sequence[SessionDraft]) -> Iterator[str]:
    """The numbers from 1 that are not printed."""
    printed = {draft.number for draft in drafts}
    return (str(number) for number in count(1) if str(number) not in printed)


def _session(
    code: str,
    drafts: Sequence[SessionDraft],
    speakers: tuple[str, ...],
    rounds: Sequence[str],
    marks: list[CellToCheck],
) -> Session:
    title = next((draft.title for draft in drafts if draft.title), "")
    for draft in drafts:
        marks += [CellToCheck("Sessions", code, doubt.column, doubt.place, doubt.message) for doubt in draft.doubts]
    if not title:
        title = f"Session {code.removeprefix(LETTER)}"
        marks.append(CellToCheck("Sessions", code, "Title", drafts[0].place, "the programme gives it no title."))
    fixed = tuple(dict.fromkeys(Fixed(draft.round, draft.room or None) for draft in drafts if draft.round))
    kept = tuple(one for one in fixed if one.room or (Fixed(one.round) == one and not _roomed(one, fixed)))
    loose = next((draft.room for draft in drafts if draft.room and not draft.round), None)
    maxima = [draft.maximum for draft in drafts if draft.maximum is not None]
    return Session(
        code=code,
        title=title,
        speakers=speakers,
        maximum=maxima[0] if maxima else None,
        rounds=frozenset(one.round for one in kept) or None,
        fixed=tuple(sorted(kept, key=lambda one: rounds.index(one.round))),
        room=loose,
    )


def _roomed(one: Fixed, others: Sequence[Fixed]) -> bool:
    return any(other.round == one.round and other.room for other in others)


def _rounds(outline: Outline, marks: list[CellToCheck]) -> tuple[Round, ...]:
    """The rounds by time where all have times, else as printed; those called by their times only if they are used."""
    used = {draft.round for draft in outline.drafts}
    slots = [slot for slot in outline.slots.values() if slot.name in used or not _called_by_times(slot)]
    if all(slot.times for slot in slots):
        slots.sort(key=lambda slot: (slot.day or _UNKNOWN_DAY, slot.times and slot.times.start))
    rounds = []
    for slot in slots:
        day = slot.day or _UNKNOWN_DAY
        start = datetime.combine(day, slot.times.start) if slot.times else None
        end = datetime.combine(day, slot.times.end) if slot.times and slot.times.end else None
        rounds.append(Round(slot.name, start, end))
        if slot.times and not slot.day:
            marks.append(
                CellToCheck(
                    "Rounds", slot.name, "Date", slot.place, "there are times but no day; fill in the date.", blank=True
                )
            )
    return tuple(rounds)


def _called_by_times(slot: Slot) -> bool:
    return slot.times is not None and slot.name == slot.times.name.replace(":", ".")


def _rooms(sessions: Sequence[Session], marks: list[CellToCheck]) -> tuple[Room, ...]:
    names: dict[str, str] = {}
    for session in sessions:
        for room in (session.room, *(fixed.room for fixed in session.fixed)):
            if room:
                names.setdefault(folded(room), room)
    for name in names.values():
        marks.append(CellToCheck("Rooms", name, "Capacity", "", "fill in how many it seats.", blank=True))
    return tuple(Room(name, 0) for name in names.values())


def _note_silent(
    sessions: Sequence[Session],
    groups: Mapping[str, Sequence[SessionDraft]],
    marks: list[CellToCheck],
    remarks: list[str],
) -> None:
    """Sessions without a speaker: each, or all in one remark where the programme gives none at all."""
    silent = [session for session in sessions if not session.speakers]
    if silent and len(silent) == len(sessions):
        remarks.append("No speakers were found; the Speakers sheet is empty.")
        return
    for session in silent:
        marks.append(
            CellToCheck("Sessions", session.code, "Speakers", groups[session.code][0].place, "no speaker was found.")
        )


def _note_speakers(outline: Outline, names: Sequence[str], marks: list[CellToCheck]) -> None:
    """Speakers who speak in the plenary too, and two spellings that may be one person."""
    plenary = [*outline.plenary_people, *(one for draft in outline.drafts for one in draft.plenary)]
    places = {folded(person): place for person, place in reversed(plenary)}
    for name in names:
        if folded(name) in places:
            message = f'"{name}" speaks in the plenary too; if that is during a round, write the round here.'
            marks.append(CellToCheck("Speakers", name, "Unavailable rounds", places[folded(name)], message))
    same: dict[tuple[str, str], list[str]] = {}
    for name in names:
        same.setdefault((name[0], folded(name.split()[-1])), []).append(name)
    for first, *others in same.values():
        for other in others:
            if "." in first.split()[0] + other.split()[0]:
                message = f'"{first}" and "{other}" may be one person; if so, write one name everywhere.'
                marks.append(CellToCheck("Speakers", other, "Speaker", "", message))
