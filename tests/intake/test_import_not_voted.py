"""Cells that say that somebody has not voted are no wishes; and days of the week beside rounds that are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, table, wishes

from allocator.intake.cells.statuses import is_unanswered
from allocator.intake.mapping.questions import Unsettled

WORDS = [
    "Noch nicht abgestimmt",
    "not answered yet",
    "nog niet gestemd",
    "pas encore voté",
    "no response",
    "Keine Wahl getroffen",
    "nicht gewählt",
    "geen keuze gemaakt",
    "nog geen antwoord",
    "Not yet voted",
    "did not vote",
    "n'a pas répondu",
    "sans réponse",
    "aún no ha votado",
    "sin votar",
]
LIST: Rows = [
    ["AG", "Leiter/in", "Plätze gesamt", "Wochentag"],
    ["Schach", "Bo", "16", "Di"],
    ["Garten", "Cy", "9", "Mi"],
]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("heading", ["Wahl", "1. Wahl"])
def test_who_has_not_voted_wishes_for_nothing(word: str, heading: str, tmp_path: Path) -> None:
    rows: Rows = [["Nachname", "Vorname", heading], ["König", "Käthe", "Schach"], ["Huber", "Kai", word]]
    rows = [*rows, ["Lind", "Ada", "Garten"], ["Null", "Bo", "Schach"]]
    found = imported(tmp_path, rows, [row[:3] for row in LIST])
    assert sorted(row["Title"] for row in table(tmp_path, "Sessions")) == ["Garten", "Schach"]
    given = {"Käthe König": {1: ["Schach"]}, "Ada Lind": {1: ["Garten"]}, "Bo Null": {1: ["Schach"]}}
    assert {name: asked for name, asked in wishes(tmp_path).items() if asked} == given
    assert (found.notes.problems, found.notes.asides) == ([], [])


@pytest.mark.parametrize("text", ["Not", "Wahl", "No", "Vote", "Keine", "Not a choir", "Choice 1"])
def test_other_words_may_be_titles(text: str) -> None:
    assert not is_unanswered(text)


@pytest.mark.parametrize("rounds", ["1", "3", "Vormittag; Nachmittag"])
@pytest.mark.parametrize(("answer", "allowed"), [("left out", ["", ""]), ("which rounds", ["Di", "Mi"])])
def test_days_that_are_no_rounds_are_asked_about_once(
    rounds: str, answer: str, allowed: list[str], tmp_path: Path
) -> None:
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, LIST, rounds=rounds)
    (question,) = caught.value.questions
    assert question.key == "answers.csv:Wochentag"
    assert [choice.answer for choice in question.choices] == ["left out", "which rounds"]
    imported(tmp_path, LIST, rounds=rounds, answers=((question.key, answer),))
    assert [row.get("Allowed rounds", "") for row in table(tmp_path, "Sessions")] == allowed


@pytest.mark.parametrize("rounds", [None, "2", "Di; Mi", "Dienstag; Mittwoch; Freitag"])
def test_days_that_are_rounds_count(rounds: str | None, tmp_path: Path) -> None:
    imported(tmp_path, LIST, rounds=rounds)
    names = [row["Round"] for row in table(tmp_path, "Rounds")]
    assert [row["Allowed rounds"] for row in table(tmp_path, "Sessions")] == names[:2]
