"""Any event, written in any shape, encoding and order of rows, reads back equal."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

import pytest
from foreign import Choice, table, wishes, write_xlsx
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from allocator.intake.imported import Choices
from allocator.intake.run import import_files

TITLES = (
    "Pottery",
    "Weaving, and why",
    "Kärntner Küche",
    "Crème brûlée – für alle",
    "Wat nu?",
    "Rowing 1",
    "Rowing 10",
    "Überleben im Büro",
    "Debat: ja of nee",
    "O'Neill's songs",
)
FIRST = ("Ada", "Bo", "Çelik", "Zoë", "Jürgen", "Marie-Claire", "Sam", "Noor")
LAST = ("Lind", "van der Meer", "Null", "O'Hara", "Müller", "de Vries", "None", "Roer")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without making a failing event smaller: each try writes and reads workbooks."""

Wished = Mapping[str, Sequence[str]]


@st.composite
def events(draw: st.DrawFn) -> tuple[list[str], dict[str, list[str]]]:
    """Titles of sessions, and who wishes for which, dearest first."""
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=4, max_size=7, unique=True))
    names = draw(
        st.lists(
            st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)).map(" ".join), min_size=3, max_size=9, unique=True
        )
    )
    wished = {name: draw(st.lists(st.sampled_from(titles), min_size=1, max_size=4, unique=True)) for name in names}
    return titles, wished


def mail(name: str) -> str:
    """An address that belongs to one name."""
    return f"{''.join(letter for letter in name.casefold() if letter.isascii() and letter.isalpha())}@example.org"


def choice_columns(titles: Sequence[str], wished: Wished) -> list[list[str]]:
    """A column for each rank."""
    rows = [[name, mail(name), *line, *[""] * (4 - len(line))] for name, line in wished.items()]
    return [["Naam", "E-mail", "1e keuze", "2e keuze", "3e keuze", "4e keuze"], *rows]


def ranking_cell(titles: Sequence[str], wished: Wished) -> list[list[str]]:
    """All in one cell, in order."""
    rows = [[mail(name), name, "".join(f"{title};" for title in line)] for name, line in wished.items()]
    return [["Email", "Name", "Rank the workshops in order"], *rows]


def rank_matrix(titles: Sequence[str], wished: Wished) -> list[list[str]]:
    """A column for each session."""
    rows = [
        [name, *(str(line.index(title) + 1) if title in line else "" for title in titles)]
        for name, line in wished.items()
    ]
    return [["Rangfolge", *titles], *rows]


def google_grid(titles: Sequence[str], wished: Wished) -> list[list[str]]:
    """A form's grid with sessions as rows."""
    head = ["Tijdstempel", "E-mailadres", "Naam", *(f"Jouw voorkeur [{title}]" for title in titles)]
    rows = [
        ["2026-11-25 10:00:00", mail(name), name]
        + [f"{line.index(title) + 1}e keuze" if title in line else "" for title in titles]
        for name, line in wished.items()
    ]
    return [head, *rows]


def long_form(titles: Sequence[str], wished: Wished) -> list[list[str]]:
    """A row for each wish."""
    rows = [[name, title, str(rank)] for name, line in wished.items() for rank, title in enumerate(line, start=1)]
    return [["Teilnehmer", "Kurs", "Priorität"], *rows]


SHAPES: tuple[Callable[[Sequence[str], Wished], list[list[str]]], ...] = (
    choice_columns,
    ranking_cell,
    rank_matrix,
    google_grid,
    long_form,
)


@pytest.mark.slow
@settings(deadline=None, max_examples=40, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
@given(events(), st.sampled_from(SHAPES), st.sampled_from((*ENCODINGS, "xlsx")), st.sampled_from(",;\t"), st.randoms())
def test_what_was_written_reads_back(
    event: tuple[list[str], dict[str, list[str]]],
    shape: Callable[[Sequence[str], Wished], list[list[str]]],
    encoding: str,
    delimiter: str,
    random: object,
) -> None:
    titles, wished = event
    head, *rows = shape(titles, wished)
    random.shuffle(rows)  # type: ignore[attr-defined]
    sessions = [["Code", "Title", "Maximum"], *([f"K{number}", title, "9"] for number, title in enumerate(titles, 1))]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        files = [place / "answers.csv", place / "workshops.csv"]
        if encoding == "xlsx":
            files = [write_xlsx(place / "all.xlsx", Answers=[head, *rows], Workshops=sessions)]
        else:
            for file, lines in zip(files, ([head, *rows], sessions), strict=True):
                text = io.StringIO(newline="")
                csv.writer(text, delimiter=delimiter).writerows(lines)
                file.write_bytes(text.getvalue().encode(encoding))
        found = import_files(place / "event.xlsx", files, Choices())
        expected: Choice = {name: {at: [title] for at, title in enumerate(line, 1)} for name, line in wished.items()}
        assert wishes(place) == expected
        assert [row["Title"] for row in table(place, "Sessions")] == titles
        assert found.notes.problems == []
        assert found.notes.corrections == []


@pytest.mark.slow
@settings(deadline=None, max_examples=20, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
@given(events(), st.booleans(), st.booleans())
def test_a_sign_up_sheet_reads_back(
    event: tuple[list[str], dict[str, list[str]]], is_numbered: bool, is_listed: bool
) -> None:
    titles, wished = event
    below = {title: [name for name, line in wished.items() if title in line] for title in titles}
    assume(sum(map(bool, below.values())) >= 2)
    number = "{}. {}" if is_numbered else "{1}"
    lines = zip_longest(*([number.format(at, name) for at, name in enumerate(below[title], 1)] for title in titles))
    rows = [titles, *([name or "" for name in line] for line in lines)]
    sessions = [["Code", "Title", "Maximum"], *([f"K{number}", title, "9"] for number, title in enumerate(titles, 1))]
    people = {"People": [["Naam"], *([name] for name in wished)]} if is_listed else {}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        file = write_xlsx(place / "all.xlsx", Voorkeuren=rows, Workshops=sessions, **people)
        found = import_files(place / "event.xlsx", [file], Choices())
        expected: Choice = {name: {1: [title for title in titles if title in line]} for name, line in wished.items()}
        assert wishes(place) == expected
        assert found.notes.problems == []
        assert found.notes.corrections == []
