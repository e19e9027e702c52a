"""Rows below ranks that count them: 'First choices' with how often 1 stands above in each column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.tables.headings import bare, speaks_of_wishes, wished_rank

FEWEST = 2
"""Columns of numbers, at least."""

_COUNTING = re.compile(
    r"(?:the )?(?:number|numbers|no|nr|count|counts|how many|how often|total|aantal|aantallen|hoeveel|hoe vaak|totaal|"
    r"anzahl|zahl|wie viele|wie oft|summe|nombre|nb|nbre|combien|total|numero|cuantos|cuantas)\b"
)
_POSITION = re.compile(
    r"\b(?:[0-9]{1,2}(?:st|nd|rd|th|e|de|ste|er|ere|eme|o|a)|first|second|third|eerste|tweede|derde|erste\w?|zweite\w?|"
    r"dritte\w?|premiere?s?|deuxiemes?|troisiemes?|primer[oa]?s?|segund[oa]s?|tercer[oa]?s?|wanting|wishing|choosing)\b"
)
_SEVERAL = re.compile(
    r"\b(?:choices|preferences|picks|wishes|favou?rites|votes|keuzes|keuzen|voorkeuren|wensen|stemmen|wunsche|wahlen|"
    r"stimmen|voeux|souhaits|elecciones|deseos|opciones)\b|\w+(?:wunsche|wahlen|keuzes)\b|\bpremiers choix\b"
)


def is_called_count(text: str) -> bool:
    """Whether a text says that choices are counted: 'First choices', 'Number wanting as 1st', 'Aantal 1e keuzes'."""
    words = bare(text)
    if _COUNTING.match(words):
        return bool(_POSITION.search(words)) or speaks_of_wishes(words)
    return bool(_SEVERAL.search(words)) and (wished_rank(words) is not None or _POSITION.search(words) is not None)


def counts_a_rank(figures: Sequence[str], above: Sequence[Sequence[str]], *, apart: bool) -> bool:
    """Whether each figure is how often one and the same number stands above it, such as no ranking is.

    `above` are the cells above each figure; `apart` says that a blank row is between.
    """
    numbers = {text for held in above for text in held if text.isdecimal()}
    if len(figures) < FEWEST or len(numbers) < FEWEST or not (apart or any(text not in numbers for text in figures)):
        return False
    if sorted(figures) == [str(rank) for rank in range(1, len(figures) + 1)]:
        return False
    return any(
        all(figure == str(held.count(one)) for figure, held in zip(figures, above, strict=True)) for one in numbers
    )
