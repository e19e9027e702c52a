"""The kinds of remarks that matter to a plan."""

from __future__ import annotations

from enum import StrEnum


class Aside(StrEnum):
    """What a remark is about, the most pressing first."""

    CANCELLED = "cancelled"
    NEED = "need"
    TIME = "time"
    ELSEWHERE = "elsewhere"
    COMPANY = "company"
    APART = "apart"
    OTHERS = "others"
