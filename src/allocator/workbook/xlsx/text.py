"""Text in cells: blanks, lists of items, yes and no."""

from __future__ import annotations

import re

BETWEEN = "; "
"""What separates the items of a list; titles and room names may hold commas."""

YES = frozenset({"yes", "y", "true", "1", "ja", "j", "wahr", "waar", "oui", "vrai", "sí", "si", "sì", "x"})
NO = frozenset({"no", "n", "false", "0", "nee", "nein", "falsch", "onwaar", "non", "faux"})


def clean(text: str) -> str:
    """Text without blanks at its ends; blanks and line breaks within count as one blank."""
    return " ".join(text.split())


def items(text: str) -> list[str]:
    """The items of a list, separated by ; or line breaks."""
    return [clean(item) for item in re.split("[;\n]", text) if item.strip()]
