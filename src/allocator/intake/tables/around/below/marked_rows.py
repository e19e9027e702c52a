"""Rows that say of themselves, or of those below them, that they may not count: examples, a waiting list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocator.intake.tables.headings import bare

EXAMPLE = "an example"

COUNTS_LESS = "a line above rows that may not count"

FIRST_ROWS = 3
"""Rows below the headings among which an example stands."""

_EXAMPLE = re.compile(
    r"\s*\W?\s*(?:example|sample|e\.?g\.?|for example|voorbeeld|bijv(?:oorbeeld)?\.?|bv\.?|beispiel|z\. ?b\.|"
    r"zum beispiel|exemple|p(?:ar)?\.? ?ex(?:emple)?\.?|ejemplo|p(?:or)?\.? ?ej(?:emplo)?\.?)"
    r"(?: (?:row|rij|regel|zeile|ligne|fila|answer|antwoord|antwort))?\s*(?:[:=)\]>*]|[-–—]+\s|$)",
    re.IGNORECASE,
)

_COUNTS_LESS = re.compile(
    r"(?:on |op |auf )?(?:the |de |der |die |la )?"
    r"(?:wait(?:ing)? ?list|waitlisted|reserve(?:s| list)?|stand ?by|cancell?ed|cancell?ations?|not coming|"
    r"dropped out|withdrawn|no longer coming|too late|late entries|"
    r"wachtlijst|reservelijst|afgemeld(?:en)?|afmeldingen|afgezegd|geannuleerd|komen niet|te laat|"
    r"warteliste|nachrucker\w*|abgemeldet|abmeldungen|abgesagt|storniert|kommen nicht|zu spat|"
    r"liste d attente|annule\w*|annulations?|desist\w*|ne viennent pas|"
    r"(?:lista de )?espera|reservas?|cancelad[oa]s|bajas|no vienen)\b"
)


def is_example(cells: Sequence[str]) -> bool:
    """Whether one of the first two cells of a row says that the row is an example."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > 1 and any(_EXAMPLE.match(cell) for cell in filled[:2])


def counts_less(cells: Sequence[str]) -> bool:
    """Whether a row holds nothing but words such as 'Waiting list' for the rows below it."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) == 1 < len(cells) and _COUNTS_LESS.match(bare(filled[0])) is not None
