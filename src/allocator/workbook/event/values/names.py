"""The names that cells may take, and what each spelling stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from allocator.coherence import folded
from allocator.suggest import did_you_mean
from allocator.workbook.xlsx.text import clean


class Unreadable(Exception):
    """A cell cannot be read; one message per thing wrong with it."""

    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = messages


@dataclass(frozen=True, slots=True)
class Names:
    """The names that cells may take: what each spelling stands for. `known` is False where the sheet cannot say.

    `spellings` maps a folded spelling to all keys that it may stand for; `offered` are those to suggest; `sheet` is
    the one that should list them.
    """

    what: str
    spellings: Mapping[str, tuple[str, ...]]
    offered: tuple[str, ...]
    known: bool = True
    sheet: str = ""

    def find(self, text: str) -> str | None:
        """The key that a spelling stands for, None if there is none; raises Unreadable if there are several."""
        keys = self.spellings.get(folded(text), ())
        if len(keys) > 1:
            codes = " or ".join(f'"{key}"' for key in keys)
            raise Unreadable(f'"{clean(text)}" is the title of several sessions; write the code instead: {codes}.')
        return keys[0] if keys else None

    def demand(self, text: str) -> str | None:
        """The key; raises Unreadable with the nearest name if there is none; None where the sheet cannot say."""
        key = self.find(text)
        if key is None and self.known and self.sheet and not self.offered:
            message = f"there are no {self.sheet.lower()} yet, so none can be named; fill the {self.sheet} sheet."
            raise Unreadable(message)
        if key is None and self.known:
            raise Unreadable(f'"{clean(text)}" is not {self.what}. {did_you_mean(text, self.offered)}'.rstrip())
        return key


NamesOf = Mapping[str, Names]
