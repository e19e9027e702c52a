"""Who a row or a cell is about."""

from __future__ import annotations

import re
from typing import NamedTuple


class Identity(NamedTuple):
    """Who a row is about, as far as it says; `response` is the number of an answer rather than of a person."""

    id: str = ""
    name: str = ""
    email: str = ""
    organisation: str = ""
    response: str = ""


_WHOLE = re.compile(r"([0-9]+)[.,]0+")


def id_said(text: str) -> str:
    """An id as it is in a cell; a number without the '.0' that a spreadsheet puts behind it."""
    said = " ".join(text.split())
    whole = _WHOLE.fullmatch(said)
    return whole[1] if whole else said
