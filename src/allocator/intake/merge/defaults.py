"""What holds where no table says it: facts given on the command line."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Defaults:
    """For sessions without their own: minimum, capacity, how often they run; and rounds and rooms that there are.

    `rounds` are names; `rooms` is how many rooms there are, and `seats` what a room without a capacity seats.
    """

    minimum: int | None = None
    capacity: int | None = None
    at_least: int | None = None
    at_most: int | None = None
    rounds: tuple[str, ...] = ()
    rooms: int | None = None
    seats: int | None = None


def round_names_of(text: str, spoken_of: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The rounds of '3' or of 'Morning; Afternoon'; those of a number are called as the tables call them."""
    if not text.strip().isdecimal():
        return tuple(" ".join(part.split()) for part in re.split("[;,]", text) if part.strip())
    count = int(text)
    if spoken_of and all(re.fullmatch("[A-Z]", one) for one in spoken_of) and count <= 26:
        return tuple(chr(ord("A") + number) for number in range(count))
    if len(spoken_of) == count and not any(one.rpartition(" ")[2].isdecimal() for one in spoken_of):
        return spoken_of
    known = list(spoken_of)
    words = {one.rpartition(" ")[0] for one in known if one.rpartition(" ")[2].isdecimal()} - {""}
    word = words.pop() if len(words) == 1 else "Round"
    return tuple(f"{word} {number}" for number in range(1, count + 1))
