"""`allocator new --programme`: what it says, writes and refuses."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner, Result

from allocator.cli import main
from allocator.workbook.event.read import inspect_event

CRAFTS = """\
Crafts day, 3 May 2026

Round 1 (10:00-11:00)
Workshop 1: Clay - with Dr. Ann Potts (Room 4)
Workshop 2: Felt (max. 12 participants)
In this workshop *Bea Wool* shows how felt is made.
Round 2 (11:15-12:15)
Workshop 1: Clay - with Dr. Ann Potts (Room 4)

Plenary closing by Ann Potts
** Changes are possible
"""

EXAMPLE_ROW = "this is the example row of an empty workbook; write your own over it, or delete the row."


def run(*arguments: object) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def new(folder: Path, content: bytes | str, name: str = "programme.txt") -> Result:
    """Make a workbook of a programme with this content."""
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return run("new", folder / "event.xlsx", "--programme", file)


def test_a_programme_becomes_a_workbook_that_says_what_to_check(tmp_path: Path) -> None:
    told = new(tmp_path, CRAFTS)
    event, programme = tmp_path / "event.xlsx", tmp_path / "programme.txt"
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        f"{programme}: 2 workshops, 2 speakers, 2 rounds, 1 room.",
        "Passed over: 1 line of description.",
        "Only the names of the rooms are known: fill in how many each seats.",
        f"{event} is written. Fill in the rest, then:  allocator check {event}",
    ]
    assert told.stderr.splitlines() == [
        f"2 to check, marked in {event}:",
        '  Speakers!C2   line 10: "Ann Potts" speaks in the plenary too; '
        "if that is during a round, write the round here.",
        '  Sessions!C3   line 6: "Bea Wool": named in the description; check who speaks.',
        "2 left out:",
        '  line 10   "Plenary closing by Ann Potts" is for everybody and was left out.',
        '  line 11   "Changes are possible" belongs to no session and was not read.',
    ]


def test_the_workbook_has_only_the_problems_that_no_programme_can_solve(tmp_path: Path) -> None:
    new(tmp_path, CRAFTS)
    problems = inspect_event(tmp_path / "event.xlsx").problems
    assert [(one.where, one.message) for one in problems] == [
        ("Rooms!B2", 'Capacity is empty; write it, for example "30".'),
        ("Attendees!A2", EXAMPLE_ROW),
        ("Pins!A2", EXAMPLE_ROW),
        ("Wishes!A2", EXAMPLE_ROW),
    ]


def test_cells_to_check_are_coloured_and_say_why(tmp_path: Path) -> None:
    new(tmp_path, CRAFTS)
    book = openpyxl.load_workbook(tmp_path / "event.xlsx")
    page = book["Sessions"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2, max_row=3, max_col=10)]
    both = "Round 1 = Room 4; Round 2 = Room 4"
    assert rows == [
        ["W1", "Clay", "Ann Potts", None, None, None, None, "Round 1; Round 2", both, None],
        ["W2", "Felt", "Bea Wool", None, 12, None, None, "Round 1", "Round 1", None],
    ]
    marked = {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in book
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if cell.fill.start_color.rgb == "00FFE699"
    }
    assert marked == {
        "Rooms!B2": "fill in how many it seats.",
        "Speakers!C2": (
            'line 10: "Ann Potts" speaks in the plenary too; if that is during a round, write the round here.'
        ),
        "Sessions!C3": 'line 6: "Bea Wool": named in the description; check who speaks.',
    }
    assert book["Settings"]["B2"].value == "Crafts day"


def test_filled_in_the_workbook_is_an_event(tmp_path: Path) -> None:
    new(tmp_path, CRAFTS)
    book = openpyxl.load_workbook(tmp_path / "event.xlsx")
    book["Rooms"]["B2"] = 30
    book["Attendees"]["A2"] = book["Pins"]["A2"] = book["Wishes"]["A2"] = "A1"
    book["Wishes"]["B2"] = None
    book["Rooms"]["A3"], book["Rooms"]["B3"] = "Room 5", 20
    book.save(tmp_path / "event.xlsx")
    inspection = inspect_event(tmp_path / "event.xlsx")
    assert inspection.problems == ()
    assert inspection.counts["sessions"] == 2


def test_a_programme_without_rounds_and_rooms_leaves_their_examples(tmp_path: Path) -> None:
    told = new(tmp_path, "1. Clay by Ann Potts\n2. Felt by Bea Wool\n")
    assert told.stdout.splitlines()[1:-1] == [
        "The programme does not give these, so their sheets hold an example: Rounds and Rooms.",
    ]
    problems = inspect_event(tmp_path / "event.xlsx").problems
    assert [one.where for one in problems] == ["Rounds!A2", "Rooms!A2", "Attendees!A2", "Pins!A2", "Wishes!A2"]
    assert {one.message for one in problems} == {EXAMPLE_ROW}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    new(tmp_path, CRAFTS)
    before = (tmp_path / "event.xlsx").read_bytes()
    told = new(tmp_path, CRAFTS)
    event = tmp_path / "event.xlsx"
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == f"{event} already exists; nothing was written. Give another name, or add --force.\n"
    assert event.read_bytes() == before


def test_the_example_and_a_programme_exclude_each_other(tmp_path: Path) -> None:
    told = run("new", tmp_path / "event.xlsx", "--example", "--programme", "programme.txt")
    assert (told.exit_code, told.stderr.splitlines()[-1]) == (2, "Error: Give --example or --programme, not both.")


GIVE = "Give the programme as a text (.txt, .md) or a Word document (.docx)."
OLE = bytes.fromhex("D0CF11E0A1B11AE1")
REFUSED = {
    "empty": (b"", "is empty (0 bytes). Save the programme again, or take another copy."),
    "blank": (b"\xef\xbb\xbf \r\n\n", "is empty. Save the programme again, or take another copy."),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), f"is a picture. {GIVE}"),
    "noise": (bytes(range(1, 32)) * 40, f"is not a text. {GIVE}"),
    "pdf": (
        b"%PDF-1.7\n%",
        f"is a PDF. Copy its text into a text file, or open it in Word and save it as .docx. {GIVE}",
    ),
    "page": (
        b"<!DOCTYPE html><p>Workshop 1",
        f"is a web page (HTML or XML). Copy its text into a text file. {GIVE}",
    ),
    "old Word": (
        OLE + b"WordDocument",
        "is in a format of before 2007 (.doc). Open it in Word and save it as a Word document (.docx).",
    ),
    "password": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "is protected with a password. Open it in Word, remove the password (File > Info) and save it.",
    ),
    "cut zip": (
        b"PK\x03\x04 and then nothing",
        "is damaged: part of the file is missing. Save the document again, or take another copy.",
    ),
    "much text": (
        b"Workshop 1: Clay\n" * 600_000,
        "is 10 MB large; at most 1 MB are read. Copy the programme alone into a new file.",
    ),
    "many lines": (
        b"1. A\n" * 12_000,
        "has 12,000 lines; at most 10,000 are read. Copy the programme alone into a new file.",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_programme_is_refused_in_one_sentence(what: str, tmp_path: Path) -> None:
    content, sentence = REFUSED[what]
    told = new(tmp_path, content)
    assert (told.exit_code, told.stdout, told.stderr) == (1, "", f"{tmp_path / 'programme.txt'} {sentence}\n")
    assert not (tmp_path / "event.xlsx").exists()


def test_a_text_without_sessions_says_how_to_begin_one(tmp_path: Path) -> None:
    told = new(tmp_path, "Dear all,\n\nplease find the programme attached.\n")
    assert told.stderr == (
        f"No session was found in {tmp_path / 'programme.txt'}. Begin each with a number, for example: "
        "Workshop 1: Pottery (Ada Jansen). Nothing was written.\n"
    )


def test_one_endless_line_is_refused(tmp_path: Path) -> None:
    told = new(tmp_path, "Workshop 1: Clay\n" + "clay and, " * 3_000)
    assert told.stderr == (
        f"{tmp_path / 'programme.txt'}, line 2, has 29,999 characters; at most 20,000 are read in one line. "
        "Begin every session on a line of its own.\n"
    )


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    told = run("new", tmp_path / "event.xlsx", "--programme", tmp_path)
    assert told.stderr == f"{tmp_path} is a folder. Give the name of the programme in it.\n"
    told = run("new", tmp_path / "event.xlsx", "--programme", tmp_path / "none.txt")
    assert told.stderr == f"{tmp_path / 'none.txt'} does not exist. Check the name and the folder.\n"


def zipped(file: Path, parts: dict[str, bytes]) -> Path:
    """A zip file with these parts."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def test_zip_files_of_other_things_are_refused(tmp_path: Path) -> None:
    event = tmp_path / "event.xlsx"
    cases = {
        "book.docx": ({"xl/workbook.xml": b"<x/>"}, f"is an Excel workbook, not a programme. {GIVE}"),
        "text.docx": (
            {"mimetype": b"application/vnd.oasis.opendocument.text"},
            "is an OpenDocument text (.odt). Save it as a Word document (.docx).",
        ),
        "other.docx": ({"hello.txt": b"hello"}, f"is a zip file of something else. {GIVE}"),
        "hollow.docx": (
            {"word/document.xml": b"<w"},
            "is damaged and cannot be read. Open it in Word, let it repair the file, and save it.",
        ),
    }
    for name, (parts, sentence) in cases.items():
        file = zipped(tmp_path / name, parts)
        assert run("new", event, "--programme", file).stderr == f"{file} {sentence}\n"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = zipped(tmp_path / "bomb.docx", {"word/document.xml": bytes(40_000_000)})
    assert run("new", tmp_path / "event.xlsx", "--programme", file).stderr == (
        f"{file} unpacks to 40 MB; at most 30 MB are read. Copy the programme alone into a new document.\n"
    )


def test_a_damaged_part_of_a_document_is_told(tmp_path: Path) -> None:
    whole = tmp_path / "whole.docx"
    document = docx.Document()
    document.add_paragraph("Workshop 1: Clay (Ann Potts)")
    document.save(str(whole))
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:-40]
    file = zipped(tmp_path / "cut.docx", parts)
    assert run("new", tmp_path / "event.xlsx", "--programme", file).stderr == (
        f"{file} is damaged and cannot be read. Open it in Word, let it repair the file, and save it.\n"
    )


def _data() -> Path:
    return Path(os.environ.get("ALLOCATOR_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))


def test_the_symposium_reads_as_its_facts_say(tmp_path: Path) -> None:
    folder = _data() / "symposium"
    if not folder.is_dir():
        pytest.skip("the organisers' files are not here; set ALLOCATOR_DATA to their folder")
    import csv

    with (folder / "programme.csv").open(encoding="utf-8", newline="") as file:
        facts = [(f"W{row['number']}", row["title"], row["speakers"].split("; ")) for row in csv.DictReader(file)]
    event = tmp_path / "event.xlsx"
    told = run("new", event, "--programme", folder / "programme.txt")
    assert told.exit_code == 0
    page = openpyxl.load_workbook(event)["Sessions"]
    rows = page.iter_rows(min_row=2, max_col=3, values_only=True)
    assert [(code, title, str(names).split("; ")) for code, title, names in rows] == facts
    plenary = [line for line in told.stderr.splitlines() if "speaks in the plenary too" in line]
    assert [line.split('"')[1] for line in plenary] == [facts[11][2][0]]
    problems = inspect_event(event).problems
    assert {one.message for one in problems} == {EXAMPLE_ROW}
