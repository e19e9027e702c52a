"""Word documents as programmes: headings, numbers that Word counts, tables, bold and italic names."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import docx
from docx.document import Document

from allocator.event import Event
from allocator.intake.programme.read_programme import read_programme
from allocator.intake.programme.settled.settle import SettledProgramme


def read(folder: Path, document: Document) -> SettledProgramme:
    """What is read of a document."""
    file = folder / "programme.docx"
    document.save(str(file))
    return read_programme(file)


def found(event: Event) -> list[tuple[str, str, tuple[str, ...]]]:
    """The sessions with their speakers."""
    return [(session.code, session.title, session.speakers) for session in event.sessions]


def test_a_numbered_list_with_speakers_behind_line_breaks(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Studiedag Taal en Lezen", 0)
    document.add_paragraph("Woensdag 9 september 2026")
    document.add_heading("Workshops", 1)
    for title, speaker, description in (
        ("Voorlezen met beeld", "Mevr. Jannie Kwint", "We kijken naar prentenboeken."),
        ("Poëzie op school", "drs. Ab Rijm en Fleur van Dicht", "Schrijf een gedicht."),
    ):
        paragraph = document.add_paragraph(style="List Number")
        paragraph.add_run(title).bold = True
        paragraph.add_run().add_break()
        paragraph.add_run(f"Spreker: {speaker}").italic = True
        document.add_paragraph(description)
    programme = read(tmp_path, document)
    assert programme.event.title == "Studiedag Taal en Lezen"
    assert found(programme.event) == [
        ("W1", "Voorlezen met beeld", ("Jannie Kwint",)),
        ("W2", "Poëzie op school", ("Ab Rijm", "Fleur van Dicht")),
    ]
    assert (programme.described, programme.marks, programme.left_out) == (2, (), ())


def test_a_table_with_times_a_break_and_rooms(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Herbsttagung am 3.10.2026").style = "Title"
    table = document.add_table(rows=1, cols=4)
    rows = (
        ("Zeit", "Titel", "Referent/in", "Raum"),
        ("10:00–11:00", "Pilze erkennen", "Dr. Gerlinde Waldner", "Raum 1"),
        ("", "Kaffeepause", "", ""),
        ("11:30–12:30", "Moose und Farne", "Hannes Grünwald (Botanischer Garten)", "Raum 2"),
    )
    for number, texts in enumerate(rows):
        row = table.rows[0] if number == 0 else table.add_row()
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    programme = read(tmp_path, document)
    assert found(programme.event) == [
        ("W1", "Pilze erkennen", ("Gerlinde Waldner",)),
        ("W2", "Moose und Farne", ("Hannes Grünwald",)),
    ]
    times = [(round.name, round.start and round.start.time()) for round in programme.event.rounds]
    assert times == [("10.00-11.00", time(10)), ("11.30-12.30", time(11, 30))]
    assert ([room.name for room in programme.event.rooms], programme.breaks) == (["Raum 1", "Raum 2"], 1)


def test_headings_with_a_bold_name_a_sentence_and_a_line_of_its_own(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Teachers' Meeting", 1)
    document.add_heading("Workshop 1: Clay in class", 2)
    paragraph = document.add_paragraph("In this workshop ")
    paragraph.add_run("Wanda Potter").bold = True
    paragraph.add_run(" shows how clay works.")
    document.add_heading("Workshop 2: Paper bridges", 2)
    document.add_paragraph("Presented by Carl Span and Dana Arch.")
    document.add_heading("Workshop 3: Sound", 2)
    document.add_paragraph("Eve Noise").runs[0].italic = True
    programme = read(tmp_path, document)
    assert found(programme.event) == [
        ("W1", "Clay in class", ("Wanda Potter",)),
        ("W2", "Paper bridges", ("Carl Span", "Dana Arch")),
        ("W3", "Sound", ("Eve Noise",)),
    ]
    assert [(mark.place, mark.message) for mark in programme.marks] == [
        ("paragraph 3", '"Wanda Potter": named in the description; check who speaks.'),
        ("paragraph 7", '"Eve Noise": taken for speakers by their place; check who speaks.'),
    ]


def test_a_merged_cell_counts_once(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Kunstdag")
    table = document.add_table(rows=3, cols=3)
    texts = (
        ("", "Ronde 1", "Ronde 2"),
        ("Zaal 1", "Klei (Ans Pot)", "Verf (Bep Kwast)"),
        ("Lunch", "", ""),
    )
    for row, values in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, values, strict=True):
            cell.text = text
    table.rows[2].cells[0].merge(table.rows[2].cells[2])
    programme = read(tmp_path, document)
    assert found(programme.event) == [("W1", "Klei", ("Ans Pot",)), ("W2", "Verf", ("Bep Kwast",))]
    assert programme.left_out == ()
    assert programme.breaks == 1
