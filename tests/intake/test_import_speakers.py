"""The speakers in lists of sessions, as people write them: several in a cell, with titles, or not known yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import Rows, imported, said, saved, table
from hypothesis import given
from hypothesis import strategies as st

from allocator.intake.cells.speakers import Habit, Spoken, habit_of, speakers_in
from allocator.intake.imported import Choices
from allocator.intake.run import import_files

ANY = Habit()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mw. Kok / Dhr. Pan", ("Kok", "Pan")),
        ("A. Kok & B. Pan", ("A. Kok", "B. Pan")),
        ("Jan Kok en Piet Pan", ("Jan Kok", "Piet Pan")),
        ("Jan Kok and Piet Pan", ("Jan Kok", "Piet Pan")),
        ("Frau Dr. Kok und Herr Pan", ("Kok", "Pan")),
        ("dr. J. Kok (UvA)", ("J. Kok",)),
        ("de heer P. Pan", ("P. Pan",)),
        ("Jan Kok (UvA), Piet Pan (TNO)", ("Jan Kok", "Piet Pan")),
        ("Mw. A. Kok, dhr. B. Pan", ("A. Kok", "B. Pan")),
        ("J. Kok, B. Pan, C. Rau", ("J. Kok", "B. Pan", "C. Rau")),
        ("Kok, Pan en Rau", ("Kok", "Pan", "Rau")),
        ("Kok, J.", ("J. Kok",)),
        ("Kok, J.P.; Pan, A.", ("J.P. Kok", "A. Pan")),
        ("Kok, Jan & Pan, Piet", ("Jan Kok", "Piet Pan")),
        ("Kok, Jan; Pan, Piet", ("Jan Kok", "Piet Pan")),
        ("van der Kok, Jan; Pan, Piet", ("Jan van der Kok", "Piet Pan")),
        ("Jan Kok / n.n.b.", ("Jan Kok",)),
        ("Jan Kok; tba", ("Jan Kok",)),
        ("Rau (UvA)", ("Rau",)),
    ],
)
def test_several_names_are_several_speakers_without_what_stands_around_them(text: str, names: tuple[str, ...]) -> None:
    *most, last = [f'"{name}"' for name in names]
    told = f'"{text}" is taken as {", ".join(most)}{" and " if most else ""}{last}.'
    assert speakers_in(text, ANY) == Spoken(names, doubts=(told,))


@pytest.mark.parametrize(
    "text", ["Ada Jansen", "jan kok", "Gemeente Noordstad", "Jansen A.", "Studio Blauw", "Kok-Pan"]
)
def test_a_name_alone_stays_as_it_is(text: str) -> None:
    assert speakers_in(text, ANY) == Spoken((text,))


def test_names_with_semicolons_or_lines_between_need_no_look() -> None:
    assert speakers_in("Ada Jansen; Bo Smit\nCy Roer", ANY) == Spoken(("Ada Jansen", "Bo Smit", "Cy Roer"))


@pytest.mark.parametrize(
    "text",
    [
        *("n.n.b.", "nnb", "NNB", "N.N.", "nn", "tba", "TBA", "T.B.D.", "tbc", "?", "???", "-", "(volgt)", "volgt nog"),
        *("wordt bekendgemaakt", "wordt nog bekend gemaakt", "nog niet bekend", "nader te bepalen", "spreker volgt"),
        *("to be announced", "Speaker to be confirmed", "unknown", "folgt", "wird noch bekannt gegeben", "noch offen"),
        *("tba - see the mail", "n.n.b.; n.n.b.", "geen", "n.v.t."),
    ],
)
def test_who_is_to_come_is_no_speaker(text: str) -> None:
    assert speakers_in(text, ANY) == Spoken(none_yet=True)


def test_a_blank_cell_promises_nobody() -> None:
    assert speakers_in("  ", ANY) == Spoken()


@pytest.mark.parametrize("text", ["Volgter Jan", "Folgtsma", "Nnamdi Obi", "Open Atelier", "Tba Mensah"])
def test_names_that_begin_like_those_words_are_names(text: str) -> None:
    assert speakers_in(text, ANY).names == (text,)


@pytest.mark.parametrize(
    ("others", "names", "told"),
    [
        (["Rau"], ("Kok", "Pan"), '"Kok, Pan" is taken as "Kok" and "Pan".'),
        (["mw. Rau"], ("Kok", "Pan"), '"Kok, Pan" is taken as "Kok" and "Pan".'),
        (["Rau & Vos"], ("Kok", "Pan"), '"Kok, Pan" is taken as "Kok" and "Pan".'),
        (["Rau, Ida", "Vos, Tom"], ("Pan Kok",), '"Kok, Pan" is taken as "Pan Kok".'),
        (
            ["Ida Rau"],
            ("Kok, Pan",),
            '"Kok, Pan" may be one speaker or two; it is taken as one. Write "Kok; Pan" if it is two.',
        ),
        ([], ("Kok, Pan",), '"Kok, Pan" may be one speaker or two; it is taken as one. Write "Kok; Pan" if it is two.'),
    ],
)
def test_the_rest_of_the_column_tells_one_speaker_from_two(
    others: list[str], names: tuple[str, ...], told: str
) -> None:
    assert speakers_in("Kok, Pan", habit_of(["Kok, Pan", *others])) == Spoken(names, doubts=(told,))


def test_what_cannot_be_parted_is_one_speaker_and_told() -> None:
    told = '"Jan & Piet Kok" is taken as one speaker; write ; between the names if there are more.'
    assert speakers_in("Jan & Piet Kok", ANY) == Spoken(("Jan & Piet Kok",), doubts=(told,))
    told = (
        '"Ada Jansen, Noord Beheer" is taken as "Ada Jansen" and "Noord Beheer"; "Noord Beheer" may be an organisation.'
    )
    assert speakers_in("Ada Jansen, Noord Beheer", ANY) == Spoken(("Ada Jansen", "Noord Beheer"), doubts=(told,))


@given(st.text(max_size=200) | st.text(st.sampled_from("AbC de,;&/.()?\n"), max_size=200))
def test_whatever_a_cell_holds_is_somebody_or_told(text: str) -> None:
    said = speakers_in(text, habit_of([text]))
    assert bool(said.names) + said.none_yet == bool(text.strip())


@pytest.mark.parametrize("heading", ["Spreker(s)", "Speakers", "Referent*in"])
def test_a_list_of_sessions_gives_speakers_and_says_who_has_none_yet(tmp_path: Path, heading: str) -> None:
    rows: Rows = [
        ["Titel", heading, "Max"],
        ["Pottery", "Mw. Kok / Dhr. Pan", 9],
        ["Carving", "n.n.b.", 9],
        ["Weaving", "dr. J. Rau (UvA)", 9],
        ["Baking", "", 9],
        ["Glazing", "?", 9],
    ]
    found = imported(tmp_path, rows)
    assert [(row["Title"], row.get("Speakers")) for row in table(tmp_path, "Sessions")] == [
        ("Pottery", "Kok; Pan"),
        ("Carving", None),
        ("Weaving", "J. Rau"),
        ("Baking", None),
        ("Glazing", None),
    ]
    assert [row["Speaker"] for row in table(tmp_path, "Speakers")] == ["Kok", "Pan", "J. Rau"]
    assert said(found) == {
        "corrections": [
            'answers.csv, row 2, column 2 (B): "Mw. Kok / Dhr. Pan" is taken as "Kok" and "Pan".',
            'answers.csv, row 4, column 2 (B): "dr. J. Rau (UvA)" is taken as "J. Rau".',
        ]
    }
    assert [(note.where, note.message) for note in found.notes.to_fill[:2]] == [
        ("answers.csv, row 3, column 2 (B)", '"n.n.b." names nobody; this session has no speaker yet.'),
        ("answers.csv, row 6, column 2 (B)", '"?" names nobody; this session has no speaker yet.'),
    ]
    before = table(tmp_path, "Sessions")
    import_files(saved(tmp_path), [tmp_path / "answers.csv"], Choices())  # by its own mapping
    assert table(tmp_path, "Sessions") == before
    assert [row["Speaker"] for row in table(tmp_path, "Speakers")] == ["Kok", "Pan", "J. Rau"]
