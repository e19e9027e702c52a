"""Who a row or a cell is about."""

from __future__ import annotations

from typing import NamedTuple


class Identity(NamedTuple):
    """Who a row is about, as far as it says; `response` is the number of an answer rather than of a person."""

    id: str = ""
    name: str = ""
    email: str = ""
    organisation: str = ""
    response: str = ""
