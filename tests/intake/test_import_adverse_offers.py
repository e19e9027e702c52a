"""Sessions, rooms, rounds and speakers as people write them down in ways of their own: read right, or asked after."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, said, table


def told(folder: Path, sheet: str, *headings: str) -> list[tuple[str, ...]]:
    """Some columns of a sheet of the event workbook."""
    return [tuple(row.get(heading, "") for heading in headings) for row in table(folder, sheet)]


@pytest.mark.parametrize(
    ("first", "second", "rounds"),
    [
        ("Max Mon", "Max Tue", "Mon; Tue"),
        ("Mon (max)", "Tue (max)", "Mon; Tue"),
        ("Max. ronde 1", "Max. ronde 2", "2"),
        ("Plätze Montag", "Plätze Dienstag", ""),
        ("Places matin", "Places après-midi", ""),
        ("Plazas lunes", "Plazas martes", ""),
    ],
)
@pytest.mark.parametrize("is_before", [False, True])
def test_a_maximum_for_each_round_where_0_is_not_in_that_round(
    first: str, second: str, rounds: str, is_before: bool, tmp_path: Path
) -> None:
    lines: Rows = [["Activity", first, second], ["Surf", 10, 0], ["Sail", 8, 12], ["Hike", 0, 10]]
    rows = [[*line[1:], line[0]] for line in lines] if is_before else lines
    found = imported(tmp_path, rows, **({"rounds": rounds} if rounds else {}))
    names = [row["Round"] for row in table(tmp_path, "Rounds")]
    assert len(names) == 2
    assert told(tmp_path, "Sessions", "Title", "Maximum", "Allowed rounds") == [
        ("Surf", "10", names[0]),
        ("Sail", "8", "; ".join(names)),
        ("Hike", "10", names[1]),
    ]
    assert [text.rpartition(": ")[2] for text in said(found)["corrections"]] == [
        "a session has one maximum for all rounds; of 8, 12 the smallest, 8, is taken."
    ]


@pytest.mark.parametrize("word", ["onbeperkt", "Unlimited", "unbegrenzt", "no limit", "geen maximum", "illimité", "∞"])
def test_no_limit_is_blank_and_no_mistake(word: str, tmp_path: Path) -> None:
    found = imported(tmp_path, [["Titel", "Max"], ["Klei", 10], ["Dans", word], ["Film", word]])
    assert told(tmp_path, "Sessions", "Title", "Maximum") == [("Klei", "10"), ("Dans", ""), ("Film", "")]
    assert said(found) == {
        "corrections": [
            f'answers.csv, row {row}, column 2 (B): "{word}" is no limit: maximum stays blank.' for row in (3, 4)
        ]
    }
