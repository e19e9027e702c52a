"""What a remark is about, of all that matters to a plan."""

from __future__ import annotations

from collections.abc import Collection

from allocator.intake.asides.apart import wants_apart
from allocator.intake.asides.cancelling import cancels
from allocator.intake.asides.company import wants_company
from allocator.intake.asides.elsewhere import is_elsewhere
from allocator.intake.asides.kinds import Aside
from allocator.intake.asides.needs import needs_something
from allocator.intake.asides.times import limits_time


def asides_in(text: str, heading: str = "", names: Collection[str] = frozenset()) -> tuple[Aside, ...]:
    """The kinds of things that a remark says, the most pressing first.

    `heading` is what is above it; `names` are parts of the names of those who come, as plain words.
    """
    if not any(letter.isalpha() for letter in text) and not heading:
        return ()
    said = (
        (Aside.CANCELLED, cancels(text, heading)),
        (Aside.NEED, needs_something(text, heading)),
        (Aside.TIME, limits_time(text, heading)),
        (Aside.ELSEWHERE, is_elsewhere(text)),
        (Aside.COMPANY, wants_company(text, heading, names)),
        (Aside.APART, wants_apart(text, heading)),
    )
    kinds = [kind for kind, is_said in said if is_said]
    return tuple(kind for kind in kinds if not (kind is Aside.COMPANY and Aside.APART in kinds))
