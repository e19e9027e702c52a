"""What somebody may have meant: offered, never accepted on its own."""

from __future__ import annotations

from collections.abc import Iterable

from allocator.coherence import folded

NEAR = 65
CLEARLY_NEARER = 10
LISTED_AT_MOST = 6


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest one or two of the known names, or lists them all if they are few; or ''."""
    from rapidfuzz import fuzz, process  # here, so that the library and every --help are imported at once

    names = list(dict.fromkeys(known))
    scored = process.extract(folded(found), [folded(name) for name in names], scorer=fuzz.ratio, limit=2)
    near = [(names[place], score) for _, score, place in scored if score >= NEAR]
    if len(near) == 2 and near[0][1] - near[1][1] < CLEARLY_NEARER:
        return f'Did you mean "{near[0][0]}" or "{near[1][0]}"?'
    if near:
        return f'Did you mean "{near[0][0]}"?'
    if 0 < len(names) <= LISTED_AT_MOST:
        return "There is " + ", ".join(f'"{name}"' for name in names) + "."
    return ""
