"""What a reading of a programme comes to, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.intake.programme.settled.settle import SettledProgramme
from allocator.words import several


def counted(programme: SettledProgramme) -> str:
    """How much was found: '15 workshops, 21 speakers, 3 rounds, no rooms'."""
    event = programme.event
    count = len(event.sessions)
    sessions = f"{count:,} {event.labels.session if count == 1 else event.labels.sessions}"
    others = ((event.speakers, "speaker"), (event.rounds, "round"), (event.rooms, "room"))
    return ", ".join([sessions, *(several(len(found), what) if found else f"no {what}s" for found, what in others)])


def remarks(programme: SettledProgramme) -> Iterator[str]:
    """What holds for the programme as a whole."""
    yield from programme.remarks
    passed = [
        several(count, what)
        for count, what in ((programme.described, "line of description"), (programme.breaks, "break"))
        if count
    ]
    if passed:
        yield f"Passed over: {' and '.join(passed)}.".replace("line of descriptions", "lines of description")
    untold = [
        what for what, found in (("Rounds", programme.event.rounds), ("Rooms", programme.event.rooms)) if not found
    ]
    if untold:
        yield f"The programme does not give these, so their sheets hold an example: {' and '.join(untold)}."
    if programme.event.rooms:
        yield "Only the names of the rooms are known: fill in how many each seats."
