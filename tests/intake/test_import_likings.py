"""Words, signs and stars below sessions: ranks where their order is beyond doubt, else left out and named."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import imported, said, saved, table, wishes

from allocator.intake.cells.liking import is_scale, scale_of
from allocator.intake.imported import Choices
from allocator.intake.mapping.questions import Unsettled
from allocator.intake.run import import_files
from allocator.intake.tables.roles import Role, What, role_of

TITLES = ("Pottery", "Carving", "Weaving")
NAMES = ("Ada Lind", "Bo Null", "Cy Roer", "Di Stam")

SCALES = {
    "graag": (["Heel graag", "graag", "misschien", "liever niet"], [1, 2, 3, 0]),
    "yes": (["yes", "maybe", "no", ""], [1, 2, 0, 0]),
    "gern": (["gern", "vielleicht", "nein", "lieber nicht"], [1, 2, 0, 0]),
    "ja": (["ja", "Misschien", "nee", "geen voorkeur"], [1, 2, 0, 0]),
    "must have": (["must have", "would like", "neutral", "no"], [1, 2, 3, 0]),
    "signs": (["++", "+", "0", "--"], [1, 2, 3, 0]),
    "signs again": (["+", "-", "±", "+"], [1, 0, 2, 1]),
    "stars": (["★★★★★", "★★★☆☆", "★☆☆☆☆", "☆☆☆☆☆"], [1, 3, 5, 0]),
    "OK between brackets": (["OK", "(OK)", "", "(OK)"], [1, 2, 0, 2]),
    "ok and no": (["ok", "( ok )", "no", "ok"], [1, 2, 0, 1]),
    "ja between brackets": (["ja", "(ja)", "nein", ""], [1, 2, 0, 0]),
    "ja, (ja), misschien": (["ja", "(ja)", "nee", "misschien"], [1, 2, 0, 2]),
    "Oui between brackets": (["Oui", "(Oui)", "Non", "[oui]"], [1, 2, 0, 2]),
    "x between brackets": (["x", "(x)", "", "x"], [1, 2, 0, 1]),
    "ticks between brackets": (["✓", "(✓)", "✗", ""], [1, 2, 0, 0]),
    "Sterne": (["5 Sterne", "4 Sterne", "1 Stern", "0 Sterne"], [1, 2, 5, 0]),
}


def grid(heading: str, words: list[str]) -> list[list[str]]:
    """Everybody with each of three sessions, the words going round."""
    head = ["Naam", *(heading.format(title) for title in TITLES)]
    return [head, *([name, *(words[(at + place) % 4] for place in range(3))] for at, name in enumerate(NAMES))]


@pytest.mark.parametrize("heading", ["{}", "Hoe graag wil je naar: [{}]"])
@pytest.mark.parametrize("name", SCALES)
def test_words_of_a_scale_become_ranks(tmp_path: Path, name: str, heading: str) -> None:
    words, ranks = SCALES[name]
    found = imported(tmp_path, grid(heading, words))
    expected: dict[str, dict[int, list[str]]] = {}
    for at, person in enumerate(NAMES):
        expected[person] = {}
        for place, title in sorted(enumerate(TITLES), key=lambda pair: ranks[(at + pair[0]) % 4]):
            rank = ranks[(at + place) % 4]
            if rank:
                expected[person].setdefault(rank, []).append(title)
    assert wishes(tmp_path) == expected
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")] == [
        "name",
        *(f"liking of {title}" for title in TITLES),
    ]
    assert said(found) == {}
    import_files(saved(tmp_path), [tmp_path / "answers.csv"], Choices())  # by its own mapping
    assert wishes(tmp_path) == expected


def test_the_scale_stands_in_the_mapping(tmp_path: Path) -> None:
    found = imported(tmp_path, grid("{}", ["Graag", "graag", "misschien", "nee"]))
    why = 'its words are a scale: "Graag" is rank 1, "misschien" is rank 2; "nee" is no wish'
    assert found.tables[0][1] == f"wishes, 4 rows, because {why}"
    assert table(tmp_path, "Mapping")[0]["Why"] == why


@pytest.mark.parametrize("heading", ["{}", "Hoe graag wil je naar: [{}]"])
def test_a_word_that_is_not_known_is_asked_after(tmp_path: Path, heading: str) -> None:
    rows = grid(heading, ["graag", "misschien", "liever niet", "graag"])
    rows[2][2] = "mwah"
    with pytest.raises(Unsettled) as trouble:
        imported(tmp_path, rows)
    (question,) = trouble.value.questions
    assert question.because == 'the words below its sessions have no order that is known ("mwah")'
    assert [choice.answer for choice in question.choices] == ["left out", "no wish"]
    imported(tmp_path, rows, answers=((question.key, "left out"),))
    assert table(tmp_path, "Sessions") == []
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == list(NAMES)


def test_a_word_that_is_not_known_may_be_no_wish(tmp_path: Path) -> None:
    rows = grid("{}", ["graag", "misschien", "liever niet", "graag"])
    rows[2][2] = "mwah"
    found = imported(tmp_path, rows, readings=(2,))
    assert wishes(tmp_path)["Bo Null"] == {1: ["Weaving"], 2: ["Pottery"]}
    assert said(found)["problems"] == [
        'answers.csv, row 3, column 3 (C): "mwah" is not a liking of "Carving"; it is left out. '
        "Write a word of the scale."
    ]


def test_a_word_that_a_mapping_does_not_know_is_told(tmp_path: Path) -> None:
    rows = grid("{}", ["graag", "misschien", "liever niet", "graag"])
    imported(tmp_path, rows)
    rows[2][2] = "mwah"
    found = imported(tmp_path, rows)
    assert said(found)["problems"] == [
        'answers.csv, row 3, column 3 (C): "mwah" is not a liking of "Carving"; it is left out. '
        "Write a word of the scale."
    ]
    assert wishes(tmp_path)["Bo Null"] == {1: ["Weaving"], 2: ["Pottery"]}


def test_ranks_beside_words_for_none_stay_ranks(tmp_path: Path) -> None:
    rows = [["Naam, rang", *TITLES], ["Ada Lind", "1", "nee", "2"], ["Bo Null", "nee", "1", "nee"]]
    rows += [["Cy Roer", "nee", "nee", "1"], ["Di Stam", "1", "-", "nee"]]
    imported(tmp_path, rows)
    assert wishes(tmp_path)["Ada Lind"] == {1: ["Pottery"], 2: ["Weaving"]}


def test_yes_and_no_alone_are_ticks(tmp_path: Path) -> None:
    imported(tmp_path, grid("{}", ["ja", "nee", "ja", "nee"]))
    assert [row["Taken for"] for row in table(tmp_path, "Mapping")] == ["name", *(f"tick of {one}" for one in TITLES)]


def test_words_of_two_kinds_are_no_scale() -> None:
    assert scale_of(["graag", "++", "misschien"]) == ({"graag": 1, "misschien": 2}, ("++",))
    assert not is_scale(scale_of(["graag", "gern", ""])[0])


def test_a_liking_in_a_round_is_read_from_a_mapping() -> None:
    assert role_of("liking of Pottery in round Morning") == Role(What.LIKING_OF, about="Pottery", round="Morning")
    assert role_of("liking of") is None
