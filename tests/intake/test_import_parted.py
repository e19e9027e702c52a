"""All wishes in one cell, parted by what people put between them: signs, bars, slashes, or numbers before each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from foreign import Choice, Rows, imported, in_order, said, table, wishes

from allocator.intake.mapping.questions import Unsettled
from allocator.intake.tables.roles import Role, What, role_of

K, Y, S, F = "Koken", "Yoga, rustig", "Schilderen", "Film / Foto"
LISTED: Rows = [["Code", "Title", "Maximum"], ["A", K, 9], ["B", Y, 9], ["C", S, 9], ["D", F, 9]]
ORDERS = {
    "Ada Lind": [K, Y, S],
    "Bo Null": [Y, F, K],
    "Cy Roer": [S, K],
    "Di Stam": [F, S, Y],
    "Ed Uil": [K, F],
}
RANKED: Choice = {name: in_order(*titles) for name, titles in ORDERS.items()}
EQUAL: Choice = {name: {1: titles} for name, titles in ORDERS.items()}


def between(mark: str) -> Callable[[Sequence[str]], str]:
    """Titles with a mark between them."""
    return mark.join


def counted(form: str, mark: str) -> Callable[[Sequence[str]], str]:
    """Titles with their number before each, and a mark between them."""
    return lambda titles: mark.join(form.format(number, title) for number, title in enumerate(titles, 1))


WAYS = {
    "signs": (between(" > "), ">"),
    "arrows": (between(" -> "), ">"),
    "bars": (between(" | "), "|"),
    "slashes between blanks": (between(" / "), "/ between blanks"),
    "slashes": (between("/"), "/"),
    "numbers": (counted("{}. {}", " "), "numbers"),
    "numbers in brackets": (counted("{}) {}", ", "), "numbers"),
    "numbers on lines": (counted("{}. {}", "\n"), "numbers"),
    "ordinals": (counted("{}e keuze: {}", "; "), "numbers"),
}


def rows(heading: str, way: Callable[[Sequence[str]], str]) -> Rows:
    """A name and a cell with all wishes on each row."""
    return [["Naam", heading], *([name, way(titles)] for name, titles in ORDERS.items())]


SAYING_RANKS = [(name, "Workshops (1. Wahl, 2. Wahl, 3. Wahl)") for name in WAYS if WAYS[name][1] in (">", "numbers")]


@pytest.mark.parametrize(
    ("name", "heading"),
    [(name, heading) for name in WAYS for heading in ("Voorkeur", "Your preferences")] + SAYING_RANKS,
)
def test_wishes_in_a_cell_are_parted_by_what_stands_between_them(tmp_path: Path, name: str, heading: str) -> None:
    way, mark = WAYS[name]
    found = imported(tmp_path, rows(heading, way), LISTED)
    assert wishes(tmp_path) == RANKED
    assert table(tmp_path, "Mapping")[1]["Taken for"] == f"wishes in order, parted by {mark}"
    assert said(found) == {}


# A slash without blanks would part "Film / Foto" as it parts wishes.
@pytest.mark.parametrize("name", [name for name in WAYS if name != "slashes"])
def test_without_a_list_the_titles_are_those_that_come_back(tmp_path: Path, name: str) -> None:
    way, _ = WAYS[name]
    found = imported(tmp_path, rows("Voorkeur", way))
    assert wishes(tmp_path) == RANKED  # "Film / Foto" stands three times, and neither half without the other
    assert sorted(row["Title"] for row in table(tmp_path, "Sessions")) == sorted([K, Y, S, F])
    assert said(found) == {}


@pytest.mark.parametrize("heading", ["Sessies", "Kreuze an: welche Workshops?"])
@pytest.mark.parametrize(("way", "mark"), [WAYS["signs"], WAYS["numbers"]])
def test_signs_and_numbers_say_themselves_that_the_order_counts(
    tmp_path: Path, heading: str, way: Callable[[Sequence[str]], str], mark: str
) -> None:
    imported(tmp_path, rows(heading, way))
    assert wishes(tmp_path) == RANKED


def test_slashes_below_words_for_ticks_are_wishes_that_are_all_equal(tmp_path: Path) -> None:
    imported(tmp_path, rows("Which workshops would you attend?", between(" / ")))
    assert wishes(tmp_path) == EQUAL


def test_slashes_below_words_that_tell_nothing_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(Unsettled) as asked:
        imported(tmp_path, rows("Workshops", between(" / ")), LISTED)
    (question,) = asked.value.questions
    assert [str(choice.mapping.columns[1].role) for choice in question.choices] == [
        "wishes, all equal, parted by / between blanks",
        "wishes in order, parted by / between blanks",
    ]
    imported(tmp_path, rows("Workshops", between(" / ")), LISTED, readings=(2,))
    assert wishes(tmp_path) == RANKED
    imported(tmp_path, rows("Workshops", between(" / ")))  # by its own mapping
    assert wishes(tmp_path) == RANKED


def test_numbers_out_of_their_order_are_ranks_all_the_same(tmp_path: Path) -> None:
    cells = ["2. Koken 1. Yoga", "1. Koken 3. Schilderen 2. Yoga", "1. Schilderen 2. Koken"]
    imported(tmp_path, [["Naam", "Keuzes"], *zip(["Ada Lind", "Bo Null", "Cy Roer"], cells, strict=True)])
    assert wishes(tmp_path) == {
        "Ada Lind": in_order("Yoga", "Koken"),
        "Bo Null": in_order("Koken", "Yoga", "Schilderen"),
        "Cy Roer": in_order("Schilderen", "Koken"),
    }


def test_numbers_that_go_with_a_title_are_those_of_sessions(tmp_path: Path) -> None:
    cells = ["2. Yoga; 1. Koken", "1. Koken; 3. Schilderen", "3. Schilderen; 2. Yoga"]
    imported(tmp_path, [["Naam", "Rangschik"], *zip(["Ada Lind", "Bo Null", "Cy Roer"], cells, strict=True)])
    assert wishes(tmp_path)["Ada Lind"] == in_order("2. Yoga", "1. Koken")
    assert [row["Code"] for row in table(tmp_path, "Sessions")] == ["1", "2", "3"]


def test_a_number_within_a_known_title_is_its_own(tmp_path: Path) -> None:
    listed = [["Title", "Maximum"], ["Teil 2. Aufbau", 9], ["Yoga", 9]]
    cells = ["1. Teil 2. Aufbau 2. Yoga", "1. Yoga, 2. Teil 2. Aufbau"]
    found = imported(tmp_path, [["Name", "Kurse"], *([f"Ada {len(cell)}", cell] for cell in cells)], listed)
    first, second = "Teil 2. Aufbau", "Yoga"
    assert list(wishes(tmp_path).values()) == [
        in_order(first, second),
        in_order(second, first),
    ]
    assert said(found) == {}


def test_slashes_below_a_round_are_wishes_for_it(tmp_path: Path) -> None:
    cells = ["Koken / Yoga", "Yoga / Klei", "Klei / Koken", "Koken"]
    rows = [["Naam", "Ronde 1 (welke?)"], *zip(["Ada Lind", "Bo Null", "Cy Roer", "Di Stam"], cells, strict=True)]
    imported(tmp_path, rows)
    assert wishes(tmp_path) == {
        "Ada Lind": {1: ["Koken @ Ronde 1", "Yoga @ Ronde 1"]},
        "Bo Null": {1: ["Yoga @ Ronde 1", "Klei @ Ronde 1"]},
        "Cy Roer": {1: ["Klei @ Ronde 1", "Koken @ Ronde 1"]},
        "Di Stam": {1: ["Koken @ Ronde 1"]},
    }


def test_a_slash_that_parts_nothing_stays_in_its_title(tmp_path: Path) -> None:
    titles = ["Sport / Voetbal", "Sport / Tennis", "Kunst / Klei", "Sport / Tennis", "Kunst / Klei", "Sport / Voetbal"]
    rows = [["Naam", "Keuze 1", "Keuze 2"]]
    rows += [[f"Ada {number}", title, titles[number - 1]] for number, title in enumerate(titles)]
    imported(tmp_path, rows)
    assert [row["Title"] for row in table(tmp_path, "Sessions")] == [
        "Kunst / Klei",
        "Sport / Tennis",
        "Sport / Voetbal",
    ]


def test_slashes_in_what_nobody_wishes_for_part_nothing(tmp_path: Path) -> None:
    diets = ["noten / melk", "melk / vis", "vis / noten", "noten / vis"]
    names = ["Ada Lind", "Bo Null", "Cy Roer", "Di Stam"]
    found = imported(tmp_path, [["Naam", "Allergie"], *zip(names, diets, strict=True)])
    assert found.tables[0][1] == "attendees, 4 rows, because its columns are about people; 1 column left out: Allergie"


def test_a_cell_that_is_parted_otherwise_than_its_column_is_parted_by_known_titles(tmp_path: Path) -> None:
    cells = [f"{K} > {S}", f"{S} > {Y}", f"{Y} / {K}", f"1. {S} 2. {K}", f"{K} > Klei"]
    found = imported(tmp_path, [["Naam", "Wensen"], *([f"Ada {cell[:3]}{len(cell)}", cell] for cell in cells)], LISTED)
    assert list(wishes(tmp_path).values()) == [
        in_order(K, S),
        in_order(S, Y),
        in_order(Y, K),
        in_order(S, K),
        in_order(K, "Klei"),
    ]
    assert said(found) == {
        "problems": [
            'answers.csv, row 6, column 2 (B): "Klei" is not a session. Write a title or code of the Sessions sheet.'
        ]
    }


def test_what_parts_wishes_is_read_from_a_mapping() -> None:
    assert role_of("Wishes in order Morning, parted by >") == Role(What.ORDER, about="Morning", mark=">")
    assert role_of("wishes, all equal, parted by / between blanks") == Role(What.TICKS, mark="/ between blanks")
    assert role_of("wishes in order, parted by &") is None
    assert role_of("name, parted by >") is None
