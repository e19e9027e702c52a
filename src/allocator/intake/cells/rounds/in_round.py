"""A session in a round, as the Wishes sheet of an event workbook has it: 'W3 @ Round 2'."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.intake.cells.rounds.rounds_said import may_say_rounds
from allocator.intake.cells.session_titles import Titles

AT = " @ "


def session_and_round(text: str, titles: Titles, rounds: Sequence[str] = ()) -> tuple[str, str]:
    """The session and the round after the last ' @ ' of a text; (the text, '') where it is a title, or names no round.

    Where no titles are known, what is behind has to look like a round.
    """
    before, _, behind = (part.strip() for part in text.rpartition(AT))
    if not before or not behind or titles.knows(text):
        return text, ""
    if titles.title_of and titles.find(before).code is not None:
        return before, behind
    return (before, behind) if not titles.title_of and may_say_rounds(behind, rounds) else (text, "")
