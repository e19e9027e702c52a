"""Ranks in words below sessions, such as 'Erstwunsch' and '2e keuze', with and without a list of sessions."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table, wishes

from allocator.intake.tables.content import number
from allocator.intake.tables.headings import names_rank

TITLES = ("Pottery", "Carving", "Weaving", "Baking")
RANKS = {"Ada Lind": (3, 2, 1, 0), "Bo Null": (2, 0, 1, 3), "Cy Roer": (0, 2, 3, 1), "Di Stam": (0, 0, 2, 3)}
"""The rank of each session; Di has no first wish."""

WORDS = {
    "Erstwunsch": ("Erstwunsch", "Zweitwunsch", "Drittwunsch"),
    "Erstwahl": ("Erstwahl", "Zweitwahl", "Drittwahl"),
    "1. Wunsch": ("1. Wunsch", "2. Wunsch", "3. Wunsch"),
    "1e keuze": ("1e keuze", "2e keuze", "3e keuze"),
    "eerste keus": ("eerste keus", "tweede keus", "derde keus"),
    "first choice": ("First choice", "Second choice", "Third choice"),
    "Choice 1": ("Choice 1", "Choice 2", "Choice 3"),
    "1er choix": ("1er choix", "2e choix", "3ème choix"),
    "premier vœu": ("premier voeu", "deuxième voeu", "troisième voeu"),
    "primera opción": ("primera preferencia", "segunda preferencia", "tercera preferencia"),
}


def grid(words: tuple[str, str, str]) -> Rows:
    """Everybody with the word for the rank of each session."""
    return [
        ["Name", *TITLES],
        *([name, *(words[rank - 1] if rank else "" for rank in ranks)] for name, ranks in RANKS.items()),
    ]


@pytest.mark.parametrize("rounds", ["", "2"])
@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("name", WORDS)
def test_words_of_ranks_are_ranks(tmp_path: Path, name: str, listed: bool, rounds: str) -> None:
    sessions = [[["Title", "Maximum"], *([title, "9"] for title in TITLES)]] if listed else []
    imported(tmp_path, grid(WORDS[name]), *sessions, rounds=rounds)
    assert wishes(tmp_path) == {
        name: {rank: [title] for rank, title in sorted(zip(ranks, TITLES, strict=True)) if rank}
        for name, ranks in RANKS.items()
    }
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")][1:5] == [f"rank of {title}" for title in TITLES]


@pytest.mark.parametrize(
    ("text", "rank"),
    [("Drittwunsch", 3), ("Wahl 2", 2), ("Keuze 2", 2), ("Option 1", None), ("Workshop 1", None), ("Wunsch", None)],
)
def test_a_rank_in_words_is_a_number_and_a_title_is_none(text: str, rank: float | None) -> None:
    assert (names_rank(text), number(text)) == (rank is not None, rank)
