"""Rows of maxima and minima among people, and people across: figures are about sessions, and nobody's wishes."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, in_order, said, table, wishes

from allocator.intake.files.grid import TextGrid
from allocator.intake.mapping.questions import Unsettled
from allocator.intake.tables.roles import What
from allocator.intake.tables.table import find_tables
from allocator.intake.tables.vocabulary.limits import limit_said

TITLES = ("Zirkus", "Kanu", "Yoga")
PEOPLE = ("Anna Kern", "Ben Lutz", "Cem Mair", "Dora Ott")
RANKS = ([1, 2, 3], [3, 1, 2], [2, 3, 1], [1, 3, 2])
SCORES = ([9, 2, 5], [7, 7, 1], [3, 10, 4], [8, 1, 6])
TICKS = (["x", "", "x"], ["", "x", ""], ["x", "x", ""], ["", "", "x"])
WORDS = (["gern", "nein", "vielleicht"], ["nein", "gern", "gern"], ["vielleicht", "gern", "nein"], ["gern", "", "nein"])
MATRICES = {"ranks": RANKS, "scores": SCORES, "ticks": TICKS, "words": WORDS}
MAXIMA = [12, 18, 20]

LABELS = {
    What.MAXIMUM: (
        *("max", "max.", "Max:", "MAXIMUM", "Max. participants", "Capacity", "places", "seats", "limit", "Needed"),
        *("capaciteit", "plaatsen", "Aantal plekken", "nodig", "maximaal aantal deelnemers"),
        *("Plätze", "Kapazität", "Höchstzahl", "benötigt", "Max. TN", "places disponibles", "Capacité", "besoin"),
        *("plazas", "cupo", "Cupo máximo", "aforo", "necesarios", "Plazas máximas", "People needed"),
    ),
    What.MINIMUM: ("min", "min.", "Minimum", "Min. TN", "mindestens", "minimaal", "mín.", "au moins", "min places"),
    What.LEFT_OUT: ("places left", "vrije plaatsen", "freie Plätze", "plazas libres", "seats taken"),
    None: ("Max Mayer", "Min Jun Park", "Yoga", "Anna", "Total", "Teilnehmer", "", "Plaats Jansen"),
}


@pytest.mark.parametrize(("label", "what"), [(label, what) for what, labels in LABELS.items() for label in labels])
def test_words_before_figures_say_what_these_limit(label: str, what: What | None) -> None:
    assert limit_said(label) is what


def matrix(kind: str, head: str = "Name") -> list[list[object]]:
    return [[head, *TITLES], *([name, *cells] for name, cells in zip(PEOPLE, MATRICES[kind], strict=True))]


def read(folder: Path, rows: Rows) -> tuple[object, ...]:
    """What everybody wishes for; a table of ranks or scores that may be either is read as the first."""
    folder.mkdir()
    try:
        imported(folder, rows, rounds="1")
    except Unsettled as unsettled:
        answers = tuple((one.key, one.choices[0].answer) for one in unsettled.questions)
        imported(folder, rows, rounds="1", answers=answers)
    return tuple((row.get("Name", ""), row.get("Id", "")) for row in table(folder, "Attendees")), wishes(folder)


def limits(folder: Path) -> dict[str, tuple[str, str]]:
    """Minimum and maximum of each session, '' for none."""
    return {row["Title"]: (row.get("Minimum", ""), row.get("Maximum", "")) for row in table(folder, "Sessions")}


def of_all(minima: list[int] | None = None, maxima: list[int] | None = None) -> dict[str, tuple[str, str]]:
    texts = [[str(one) for one in some] if some else [""] * 3 for some in (minima, maxima)]
    return dict(zip(TITLES, zip(*texts, strict=True), strict=True))


@pytest.mark.parametrize("at", ["above", "below the headings", "within", "at the end", "behind a blank row"])
@pytest.mark.parametrize("kind", MATRICES)
def test_a_row_of_maxima_is_about_the_sessions_wherever_it_stands(kind: str, at: str, tmp_path: Path) -> None:
    rows = matrix(kind)
    row = ["max.", *MAXIMA]
    place = {"above": 0, "below the headings": 1, "within": 3}.get(at, len(rows))
    mixed = [*rows[:place], *([[]] if at == "behind a blank row" else []), row, *rows[place:]]
    assert read(tmp_path / "figures", mixed) == read(tmp_path / "plain", rows)
    assert limits(tmp_path / "figures") == of_all(None, MAXIMA)


@pytest.mark.parametrize("kind", MATRICES)
def test_rows_of_minima_and_maxima_stand_below_a_title_and_above_a_blank_row(kind: str, tmp_path: Path) -> None:
    head, *people = matrix(kind, "Teilnehmer")
    rows = [["Projekttag"], [], head, ["Min.", 3, 4, 5], ["Plätze", *MAXIMA], [], *people]
    assert read(tmp_path / "figures", rows) == read(tmp_path / "plain", [head, *people])
    assert limits(tmp_path / "figures") == of_all([3, 4, 5], MAXIMA)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (("Nr.", "Name"), ("", "max.")),
        (("Nr.", "Name"), ("max.", "")),
        (("Name", "Klasse"), ("Capacity", "")),
        (("Klas", "Naam"), ("", "plaatsen")),
    ],
)
@pytest.mark.parametrize("kind", MATRICES)
def test_the_word_may_stand_in_any_column_before_the_sessions(
    kind: str, head: tuple[str, str], row: tuple[str, str], tmp_path: Path
) -> None:
    name = next(at for at, heading in enumerate(head) if heading in ("Name", "Naam"))
    people = [
        [[f"{at}", name_] if name else [name_, f"{at}"], cells]
        for at, (name_, cells) in enumerate(zip(PEOPLE, MATRICES[kind], strict=True), start=1)
    ]
    plain: Rows = [[*head, *TITLES], *([*who, *cells] for who, cells in people)]
    rows = [plain[0], [*row, *MAXIMA], *plain[1:]]
    assert read(tmp_path / "figures", rows) == read(tmp_path / "plain", plain)
    assert limits(tmp_path / "figures") == of_all(None, MAXIMA)


def test_shifts_with_how_many_are_needed(tmp_path: Path) -> None:
    shifts = ["Fri 18-20 Bar", "Fri 20-22 Bar", "Sat 10-12 Gate", "Sat 12-14 Gate"]
    rows = [["Name", *shifts], ["Needed", 2, 2, 3, 3], ["Ann Lee", "x", "", "X,", ""], ["Bob Roy", "", "x", "x", "X"]]
    imported(tmp_path, [*rows, ["Cy Hill", "x", "x", "", ""]], rounds="4")
    assert [(row["Title"], row["Maximum"]) for row in table(tmp_path, "Sessions")] == list(
        zip(shifts, "2233", strict=True)
    )
    assert wishes(tmp_path) == {
        "Ann Lee": {1: [shifts[0], shifts[2]]},
        "Bob Roy": {1: shifts[1:]},
        "Cy Hill": {1: shifts[:2]},
    }


@pytest.mark.parametrize("needed", [[["Needed", "", 2, 2, 3, 3, ""]], []])
def test_figures_about_people_beside_ticks_are_no_session(needed: list[list[object]], tmp_path: Path) -> None:
    shifts = ["Fri 18-20 Bar", "Fri 20-22 Bar", "Sat 10-12 Gate", "Sat 12-14 Gate"]
    people = [
        [name, f"07700 90010{at}", *(["x", "X", "", "x"] * 2)[at : at + 4], 1 + at % 2]
        for at, name in enumerate(PEOPLE)
    ]
    imported(tmp_path, [["Name", "Phone", *shifts, "Max shifts"], *needed, *people], rounds="4")
    assert sorted(limits(tmp_path)) == sorted(shifts)
    assert [sorted(wished) for wished in wishes(tmp_path)["Anna Kern"].values()] == [[*shifts[:2], shifts[3]]]


def test_a_row_of_maxima_below_a_long_table_is_found() -> None:
    people = tuple((f"Anna Kern{at}", *("123", "312", "231")[at % 3]) for at in range(2_500))
    (one,) = find_tables(TextGrid("a.csv", "", (("Name", *TITLES), *people, ("max.", "12", "18", "20"))))
    assert (len(one.rows), [(limit.row, limit.what) for limit in one.limits]) == (2_500, [(2_501, What.MAXIMUM)])


def test_a_session_that_nobody_wishes_is_one_where_a_figure_stands(tmp_path: Path) -> None:
    rows = [["Name", *TITLES], ["max.", *MAXIMA], *([name, "x", "", "x"] for name in PEOPLE)]
    imported(tmp_path, rows, rounds="1")
    assert limits(tmp_path) == of_all(None, MAXIMA)


def test_two_sessions_are_enough_below_figures(tmp_path: Path) -> None:
    people = [["Anna Kern", 1, 2], ["Ben Lutz", 2, 1], ["Cem Mair", 2, 1]]
    imported(tmp_path, [["Name", "Zirkus", "Kanu"], ["max.", 12, 8], *people], rounds="1")
    assert limits(tmp_path) == {"Zirkus": ("", "12"), "Kanu": ("", "8")}
    assert wishes(tmp_path)["Ben Lutz"] == in_order("Kanu", "Zirkus")


def test_what_a_row_of_figures_is_taken_for_is_said(tmp_path: Path) -> None:
    head, *people = matrix("ranks")
    found = imported(tmp_path, [head, ["max.", "8-12", "onbeperkt", "20 pers."], *people], rounds="1")
    assert limits(tmp_path) == of_all(None) | {"Yoga": ("", "20")}
    assert said(found) == {
        "problems": [
            'answers.csv, row 2, column 2 (B): "8-12" is not a number for maximum, which stays blank. '
            "Write a whole number."
        ],
        "corrections": ['answers.csv, row 2, column 3 (C): "onbeperkt" is no limit: maximum stays blank.'],
    }
    assert '"max." is taken as the maximum of each session.' in [one.message for one in found.notes.remarks]


@pytest.mark.parametrize("label", ["places left", "Kontingente", ""])
def test_other_figures_are_left_out_and_named(label: str, tmp_path: Path) -> None:
    head, *people = matrix("ranks")
    found = imported(tmp_path, [head, [label, *MAXIMA], *people], rounds="1")
    assert limits(tmp_path) == of_all()
    assert list(wishes(tmp_path)) == list(PEOPLE)
    ((where, rest),) = [one.split(": ", 1) for one in said(found)["left out"]]
    assert where == "answers.csv, row 2, column 2 (B)"
    assert rest.endswith(f'"{label}" 12 18 20' if label else ": 12 18 20")


@pytest.mark.parametrize("cells", [["max. 12", "max. 18", "max. 20"], ["max 12 pers.", "max 18 pers.", "max 20 pers."]])
@pytest.mark.parametrize("at", [0, 1])
def test_each_figure_may_have_the_word_for_it(cells: list[str], at: int, tmp_path: Path) -> None:
    rows = matrix("ranks")
    imported(tmp_path, [*rows[:at], ["", *cells], *rows[at:]], rounds="1")
    assert (limits(tmp_path), list(wishes(tmp_path))) == (of_all(None, MAXIMA), list(PEOPLE))


@pytest.mark.parametrize(
    "rows",
    [
        [["Max", 1, 2, 3], ["Anna", 3, 1, 2], ["Tom", 2, 1, 3], ["Bea", 1, 3, 2]],
        [["Max", 8, 6, 10], ["Anna", 3, 10, 2], ["Tom", 2, 1, 3], ["Bea", 9, 3, 7]],
        [["Max", "x", "", "x"], ["Anna", "x", "", ""], ["Tom", "", "x", ""], ["Bea", "", "x", ""]],
        [["Max Weber", 1, 2, 3], ["Max Mayer", 3, 1, 2], ["Tom Min", 2, 1, 3], ["Bea Lutz", 1, 3, 2]],
    ],
)
def test_people_who_are_called_max_stay_people(rows: list[list[object]], tmp_path: Path) -> None:
    imported(tmp_path, [["Name", *TITLES], *rows], rounds="1")
    assert (list(wishes(tmp_path)), limits(tmp_path)) == ([row[0] for row in rows], of_all())


def test_somebody_who_ranks_otherwise_than_all_others_is_asked_about(tmp_path: Path) -> None:
    rows = [["Name", *TITLES], ["Sophie", 12, 8, 20], ["Anna", 3, 1, 2], ["Tom", 2, 1, 3], ["Bea", 1, 3, 2]]
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows, rounds="1")
    assert [[choice.answer for choice in one.choices] for one in caught.value.questions] == [["ranks", "scores"]]


@pytest.mark.parametrize(
    "rows",
    [
        [["Workshop", *TITLES], ["Max", *MAXIMA], ["Min", 3, 3, 3]],
        [["Workshop", *TITLES], ["Leiter", "Anna Kern", "Tom Bach", "Bea Lutz"], ["Max", *MAXIMA], ["Min", 3, 3, 3]],
    ],
)
def test_sessions_on_their_side_keep_their_maxima(rows: Rows, tmp_path: Path) -> None:
    imported(tmp_path, rows, rounds="1")
    assert (limits(tmp_path), table(tmp_path, "Attendees")) == (of_all([3, 3, 3], MAXIMA), [])


def test_the_list_of_sessions_counts_before_a_row_of_maxima(tmp_path: Path) -> None:
    head, *people = matrix("ticks")
    listed = [["Kurs", "Max"], *zip(TITLES, [12, 18, 25], strict=True)]
    found = imported(tmp_path, [head, ["max.", *MAXIMA], *people], listed, rounds="1")
    assert limits(tmp_path) == of_all(None, [12, 18, 25])
    assert [one.message for one in found.notes.remarks if "counts" in one.message] == [
        'Maximum of "Yoga" is 25 in the list of sessions, which counts; here it is 20.'
    ]


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    head, *people = matrix("ranks")
    for _ in range(2):
        found = imported(tmp_path, [head, ["max.", *MAXIMA], *people], rounds="1")
    assert (found.unchanged, limits(tmp_path)) == (True, of_all(None, MAXIMA))


SIGNED_UP: Rows = [["Ann Lee", "Bob Roy", "Cy Hill"], ["Di Fox", "Eve Gray", ""], ["Flo Bell", "", "Gus Kay"]]


@pytest.mark.parametrize("heads", [("Nr", "Max"), ("Session", "Capacity"), ("", "Plätze")])
def test_a_row_of_maxima_in_a_sign_up_sheet_is_about_its_sessions(heads: tuple[str, str], tmp_path: Path) -> None:
    numbered = heads[0] == "Nr"
    people = [[at if numbered else "", *row] for at, row in enumerate(SIGNED_UP, start=1)]
    rows = [[heads[0], *TITLES], [heads[1], *MAXIMA], *people]
    with pytest.raises(Unsettled) as caught:
        imported(tmp_path, rows, rounds="1")
    (question,) = caught.value.questions
    imported(tmp_path, rows, rounds="1", answers=((question.key, "settled"),))
    assert limits(tmp_path) == of_all(None, MAXIMA)
    names = {row["Id"]: row["Name"] for row in table(tmp_path, "Attendees")}
    pins = [names.get(row["Attendee"], row["Attendee"]) for row in table(tmp_path, "Pins")]
    assert sorted(pins) == sorted(name for row in SIGNED_UP for name in row if name)
