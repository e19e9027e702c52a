"""Whatever sessions there are, printed in any way that programmes have, the same sessions are read back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator.errors import FileTrouble
from allocator.intake.programme.lines.line import lines_of
from allocator.intake.programme.read_programme import read_programme

FIRST = ("Aafje", "Bente", "Çelik", "Dirk-Jan", "Élodie", "Fenna", "Günther", "Hidde", "J.P.", "Ødegaard")
LAST = (
    "Aardenbeemd",
    "van den Broekhoven",
    "el Idrissi",
    "Müller-Großfeld",
    "O'Farrel",
    "de Wit",
    "von Hohenau",
    "van 't Hof",
)
SUBJECTS = ("Weven", "Pottery", "Kräuter", "Zeilen", "Mapping", "Brotbacken", "Chess", "Schaatsen", "Origami")
MIDDLES = (
    "zonder zorgen",
    "for beginners",
    "im Garten",
    "bij de buren",
    "am Fluss",
    "2.0",
    "in 3D",
    "van kop tot staart",
    "door de eeuwen heen",
    "with a twist",
    "by night",
    "mit Musik und Tanz",
    "(gevorderden)",
)
ENDS = ("", "", ": een begin", ", naturally", ": der Anfang", "?", "!", " en meer")


@dataclass(frozen=True)
class Printed:
    """A session as it is to be printed."""

    title: str
    speakers: tuple[str, ...]


titles = st.builds(
    lambda subject, middle, end: f"{subject} {middle}{end}",
    st.sampled_from(SUBJECTS),
    st.sampled_from(MIDDLES),
    st.sampled_from(ENDS),
)
names = st.builds(lambda first, last: f"{first} {last}", st.sampled_from(FIRST), st.sampled_from(LAST))
sessions = st.lists(
    st.builds(Printed, titles, st.lists(names, min_size=1, max_size=3, unique=True).map(tuple)),
    min_size=2,
    max_size=8,
    unique_by=lambda session: session.title,
)
joints = st.sampled_from((" en ", " and ", " und ", " & "))


def listed(names: tuple[str, ...], joint: str) -> str:
    """'A, B en C'."""
    *most, last = names
    return f"{', '.join(most)}{joint}{last}" if most else last


def marked(sessions: list[Printed], joint: str) -> str:
    return "\n".join(f"Workshop {n}: {s.title} ({listed(s.speakers, joint)})" for n, s in enumerate(sessions, 1))


def numbered_by(sessions: list[Printed], joint: str) -> str:
    word = {" en ": "door", " und ": "von"}.get(joint, "by")
    return "\n\n".join(f"{n}. {s.title} {word} {listed(s.speakers, joint)}" for n, s in enumerate(sessions, 1))


def with_speaker_lines(sessions: list[Printed], joint: str) -> str:
    return "\n\n".join(
        f"Sessie {n}\n{s.title}\nSprekers: {listed(s.speakers, joint)}" for n, s in enumerate(sessions, 1)
    )


def headings(sessions: list[Printed], joint: str) -> str:
    return "\n\n".join(f"## {s.title}\n\n*Speaker(s): {listed(s.speakers, joint)}*\n\nCome and see." for s in sessions)


def a_table(sessions: list[Printed], joint: str) -> str:
    rows = "\n".join(f"| {n} | {s.title} | {listed(s.speakers, joint)} |" for n, s in enumerate(sessions, 1))
    return f"| Nr | Titel | Spreker(s) |\n|---|---|---|\n{rows}"


def bullets(sessions: list[Printed], joint: str) -> str:
    return "\n".join(f"- {s.title} – {listed(s.speakers, joint)}" for s in sessions)


STYLES: tuple[Callable[[list[Printed], str], str], ...] = (
    marked,
    numbered_by,
    with_speaker_lines,
    headings,
    a_table,
    bullets,
)


def read_back(file: Path) -> list[Printed]:
    """The sessions of a file."""
    return [Printed(session.title, session.speakers) for session in read_programme(file).event.sessions]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__)
@given(
    sessions=sessions,
    joint=joints,
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
    end=st.sampled_from("\n\r"),
)
@settings(max_examples=30, deadline=None)
def test_any_sessions_in_any_style_read_back_equal(
    style: Callable[[list[Printed], str], str], sessions: list[Printed], joint: str, encoding: str, end: str
) -> None:
    text = f"# Najaarsdag\n\n{style(sessions, joint)}\n"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "programme.md"
        file.write_bytes(text.replace("\n", "\r\n" if end == "\r" else end).encode(encoding))
        assert read_back(file) == sessions


@given(sessions=sessions, joint=joints)
@settings(max_examples=10, deadline=None)
def test_any_sessions_in_a_word_document_read_back_equal(sessions: list[Printed], joint: str) -> None:
    document = docx.Document()
    document.add_heading("Najaarsdag", 0)
    for session in sessions:
        document.add_paragraph(session.title, style="List Number").runs[0].bold = True
        document.add_paragraph(f"Spreker(s): {listed(session.speakers, joint)}")
        document.add_paragraph("Kom kijken wat er te zien is.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "programme.docx"
        document.save(str(file))
        assert read_back(file) == sessions


@given(text=st.text(st.sampled_from(list("Ab1.:-–|()*#_\t\n 'é\\,;@=")), max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_is_a_programme_or_one_sentence(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "programme.txt"
        file.write_text(f"Workshop 1: Weven\n{text}", encoding="utf-8")
        assert outcome(file) != ""


def outcome(file: Path) -> str:
    """The codes that are read, or the first line of what is wrong; '' for neither."""
    try:
        return " ".join(session.code for session in read_programme(file).event.sessions)
    except FileTrouble as trouble:
        sentence, *others = str(trouble).split("\n")
        return "" if others else sentence


@given(text=st.text(st.sampled_from(list("Ab *_\\.")), max_size=40))
@settings(max_examples=100, deadline=None)
def test_emphasised_places_are_within_the_text(text: str) -> None:
    for line in lines_of(text):
        assert line.text == " ".join(line.text.split())
        assert all(0 <= start < end <= len(line.text) for start, end in line.strong)
