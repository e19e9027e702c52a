"""`allocator publish`: what is written where, what is refused, and that nobody is named where nobody should be."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import icalendar
import pytest
from fair import FAIR, edit, event_book, run, solved
from openpyxl import load_workbook

from allocator.event import Attendee, Round
from allocator.report import documents, publish

pytestmark = pytest.mark.slow

PDFS = ["timetable", "door-signs", "programmes", "badges", "attendance", "speakers"]
ALL = ["report.html", *(f"{name}.pdf" for name in PDFS), "lists.xlsx"]
NAMELESS = ["report.html", "timetable.pdf", "door-signs.pdf"]
HOW_TO_PRINT = (
    "No PDFs were made: they need the package typst. Install it with  pip install typst  "
    "and run the same command again with --force."
)

NO_TIMES = "No round has a time, so there are no calendars. Write Date, Start and End on the sheet Rounds."

needs_typst = pytest.mark.skipif(not documents.can_print(), reason="the extra `documents` is not installed")


@pytest.fixture(scope="module")
def fair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The fair and its plan, solved once."""
    return solved(tmp_path_factory.mktemp("fair"))


def copied(files: tuple[Path, Path], folder: Path) -> tuple[Path, Path]:
    """Copies to do with as one likes."""
    event, plan = (Path(shutil.copy(file, folder)) for file in files)
    return event, plan


@pytest.fixture
def without_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "can_print", lambda: False)
    monkeypatch.setattr(documents, "can_print", lambda: False)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@needs_typst
def test_everything_is_written(fair: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(fair, tmp_path)
    out = tmp_path / "out"
    told = run("publish", event, plan, "-o", out)
    assert (told.exit_code, told.stderr.splitlines()) == (0, [NO_TIMES])
    assert told.stdout.splitlines() == ["8 files written:", *(f"  {out / name}" for name in ALL)]
    assert names(out) == sorted(ALL)


@needs_typst
def test_a_list_of_an_earlier_plan_on_which_nobody_is_any_more_is_removed(
    fair: tuple[Path, Path], tmp_path: Path
) -> None:
    event, plan = copied(fair, tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    for name in ("not-placed.pdf", "mine.pdf"):
        (out / name).write_bytes(b"earlier")
    told = run("publish", event, plan, "-o", out, "--force")
    removed = f"Removed, as nobody is on it any more: {out / 'not-placed.pdf'}."
    assert (told.exit_code, told.stderr.splitlines()) == (0, [removed, NO_TIMES])
    assert names(out) == sorted([*ALL, "mine.pdf"])


@needs_typst
def test_the_same_input_gives_the_same_bytes(fair: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(fair, tmp_path)
    for folder in ("one", "other"):
        assert run("publish", event, plan, "-o", tmp_path / folder).exit_code == 0
    written = [{name: (tmp_path / folder / name).read_bytes() for name in ALL} for folder in ("one", "other")]
    assert written[0] == written[1]


@pytest.mark.usefixtures("without_typst")
def test_without_typst_there_is_the_report_and_how_to_get_the_rest(fair: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(fair, tmp_path)
    told = run("publish", event, plan, "-o", tmp_path / "out", "--json")
    assert (told.exit_code, told.stderr.splitlines()) == (0, [NO_TIMES, HOW_TO_PRINT])
    files = [str(tmp_path / "out" / name) for name in ("report.html", "lists.xlsx")]
    assert json.loads(told.stdout) == {"files": files, "gone": [], "pdfs": False}
    assert names(tmp_path / "out") == ["lists.xlsx", "report.html"]


@pytest.mark.usefixtures("without_typst")
def test_nothing_is_overwritten_unasked(fair: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(fair, tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.html").write_text("mine", encoding="utf-8")
    told = run("publish", event, plan, "-o", out)
    assert (told.exit_code, told.stdout, told.stderr) == (
        1,
        "",
        f"{out} holds report.html already; nothing was written. Give another folder, or add --force.\n",
    )
    assert (out / "report.html").read_text(encoding="utf-8") == "mine"
    assert run("publish", event, plan, "-o", out, "--force").exit_code == 0
    assert (out / "report.html").read_text(encoding="utf-8") != "mine"


@pytest.mark.usefixtures("without_typst")
def test_what_names_nobody_is_not_written_beside_what_does(fair: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(fair, tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    (out / "badges.pdf").write_bytes(b"")
    told = run("publish", event, plan, "-o", out, "--anonymous", "--force")
    assert (told.exit_code, told.stderr) == (
        1,
        f"{out} holds badges.pdf, which names people; nothing was written. "
        "Give another folder for what names nobody.\n",
    )
    assert names(out) == ["badges.pdf"]


@pytest.mark.usefixtures("without_typst")
@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("event.xlsx", "{folder} is a file. Give the name of a folder to write into, for example out."),
        ("no/such", "There is no folder {parent} to make such in. Make it, or give another name."),
    ],
)
def test_a_folder_that_cannot_be(folder: str, sentence: str, fair: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(fair, tmp_path)
    told = run("publish", event, plan, "-o", tmp_path / folder)
    place = tmp_path / folder
    assert (told.exit_code, told.stderr) == (1, sentence.format(folder=place, parent=place.parent) + "\n")


def seat_of(plan: Path, attendee: str) -> str:
    """The cell that says what somebody attends in the morning."""
    page = load_workbook(plan)["Assignments"]
    column = next(cell.column_letter for cell in page[1] if cell.value == "Morning")
    return f"{column}{next(cell.row for cell in page['A'] if cell.value == attendee)}"


@pytest.mark.usefixtures("without_typst")
def test_a_plan_that_breaks_a_rule_is_published_only_if_asked(fair: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(fair, tmp_path)
    edit(plan, "Assignments", seat_of(plan, "5"), "P")
    told = run("publish", event, plan, "-o", tmp_path / "out")
    broken = [
        f"{plan} breaks 1 rule:",
        "  no offering is overfull:",
        "    P Pottery, Morning: 3 attendees for 2 seats (by 1)",
    ]
    refusal = "Nothing was written. Fix the plan, or add --anyway to publish it as it is."
    assert (told.exit_code, told.stdout, told.stderr.splitlines()[-4:]) == (1, "", [*broken, refusal])
    assert not (tmp_path / "out").exists()
    told = run("publish", event, plan, "-o", tmp_path / "out", "--anyway")
    assert (told.exit_code, told.stderr.splitlines()[-5:]) == (0, [*broken, NO_TIMES, HOW_TO_PRINT])
    assert "<strong>Breaks rules</strong>" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def headline(out: Path) -> str:
    page = (out / "report.html").read_text(encoding="utf-8")
    return page.split("<strong>")[1].split("</strong>")[0]


@pytest.mark.usefixtures("without_typst")
def test_what_was_proved_is_said_of_the_plan_as_it_was_written_alone(fair: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(fair, tmp_path)
    run("publish", event, plan, "-o", tmp_path / "proved")
    edit(plan, "Assignments", seat_of(plan, "5"), None)
    run("publish", event, plan, "-o", tmp_path / "edited")
    assert (headline(tmp_path / "proved"), headline(tmp_path / "edited")) == ("Proved best", "Checked")


@pytest.mark.usefixtures("without_typst")
def test_what_was_proved_is_not_said_for_an_event_that_has_changed(fair: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(fair, tmp_path)
    edit(event, "Rooms", "B2", 9)
    told = run("publish", event, plan, "-o", tmp_path / "out")
    assert (told.exit_code, headline(tmp_path / "out"), told.stderr.splitlines()[0]) == (
        0,
        "Checked",
        f"{event} has changed since this plan was made from it, so the report leaves out what was proved then.",
    )


@pytest.fixture(scope="module")
def secretive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[str]]:
    """The fair with people whose names, ids, addresses and organisations are found nowhere else; and all of these.

    Fay lacks a seat, so that she is listed; the speaker attends too.
    """
    people = tuple(
        Attendee(f"zq{one.id}zq", f"{one.name} Quibbelsteen{one.id}", f"zz{one.id}@qq.example", f"Quarantorg{one.id}")
        for one in FAIR.attendees
    )
    wishes = tuple(replace(wish, attendee=f"zq{wish.attendee}zq") for wish in FAIR.wishes)
    speaker = replace(FAIR.speakers[0], name="Spreekqueen", email="sprekq@qq.example")
    sessions = tuple(replace(one, speakers=("Spreekqueen",) if one.speakers else ()) for one in FAIR.sessions)
    book = replace(DAY, attendees=people, wishes=wishes, speakers=(speaker,), sessions=sessions)
    folder = tmp_path_factory.mktemp("secretive")
    event, plan = event_book(folder / "event.xlsx", book), folder / "plan.xlsx"
    assert run("solve", event, "-o", plan).exit_code == 0
    edit(plan, "Assignments", seat_of(plan, "zq5zq"), None)
    secrets = [text for one in people for text in (one.id, one.name, one.email, one.organisation)]
    return event, plan, [*secrets, *(one.name for one in FAIR.attendees), "Quibbel", "Spreekqueen", "qq.example"]


DAY = replace(
    FAIR,
    rounds=(
        Round("Morning", datetime(2026, 7, 1, 9), datetime(2026, 7, 1, 10)),
        Round("Afternoon", datetime(2026, 7, 1, 13), datetime(2026, 7, 1, 14)),
    ),
)
ZONE = ("--zone", "Europe/Amsterdam")


@pytest.fixture(scope="module")
def timed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The fair with times, and its plan."""
    folder = tmp_path_factory.mktemp("timed")
    event, plan = event_book(folder / "event.xlsx", DAY), folder / "plan.xlsx"
    assert run("solve", event, "-o", plan).exit_code == 0
    return event, plan


def sequences(out: Path, whose: str) -> list[tuple[str, str, int]]:
    """What a calendar in the folder says: title, status and sequence."""
    (path,) = (out / "calendars").glob(f"*/{whose} *.ics")
    found = icalendar.Calendar.from_ical(path.read_bytes()).events
    return [(str(one["summary"]), str(one["status"]), int(one["sequence"])) for one in found]


@pytest.mark.usefixtures("without_typst")
def test_calendars_of_everybody_and_of_each_room(timed: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(timed, tmp_path)
    out = tmp_path / "out"
    told = run("publish", event, plan, "-o", out, *ZONE)
    assert told.stdout.splitlines() == [
        "11 files written:",
        f"  {out / 'report.html'}",
        f"  {out / 'lists.xlsx'}",
        f"  {out / 'calendars/people'}: 6 calendars",
        f"  {out / 'calendars/rooms'}: 3 calendars",
    ]
    assert told.stderr.splitlines() == ["Calendar times are in the time zone of Europe/Amsterdam.", HOW_TO_PRINT]
    fay = sequences(out, "Fay Vink")
    assert sorted(fay) == [("Baking", "CONFIRMED", 0), ("Carving", "CONFIRMED", 0)]


@pytest.mark.usefixtures("without_typst")
def test_calendars_in_the_folder_are_taken_further(timed: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(timed, tmp_path)
    out = tmp_path / "out"
    run("publish", event, plan, "-o", out, *ZONE)
    before = {path: path.read_bytes() for path in out.rglob("*.ics")}
    told = run("publish", event, plan, "-o", out, *ZONE)
    assert (told.exit_code, told.stderr) == (
        1,
        f"{out} holds report.html, lists.xlsx and calendars already; nothing was written. "
        "Give another folder, or add --force.\n",
    )
    assert run("publish", event, plan, "-o", out, *ZONE, "--force").exit_code == 0
    assert {path: path.read_bytes() for path in out.rglob("*.ics")} == before
    # Fay goes home after the morning, and Di does not come at all.
    cell = seat_of(plan, "5")
    morning = load_workbook(plan)["Assignments"][cell].value
    edit(plan, "Assignments", cell, None)
    smaller = replace(
        DAY,
        attendees=tuple(one for one in DAY.attendees if one.id != "4"),
        wishes=tuple(wish for wish in DAY.wishes if wish.attendee != "4"),
    )
    event.unlink()
    event_book(event, smaller)
    page = load_workbook(plan)
    row = next(cell.row for cell in page["Assignments"]["A"] if cell.value == "4")
    page["Assignments"].delete_rows(row)
    page.save(plan)
    told = run("publish", event, plan, "-o", out, *ZONE, "--force", "--anyway")
    assert told.exit_code == 0
    tag = next(path.name for path in before if path.name.startswith("Di Maan"))
    assert f"No longer in the event; their calendars now cancel everything: {tag}." in told.stderr.splitlines()
    assert {(status, number) for _, status, number in sequences(out, "Di Maan")} == {("CANCELLED", 1)}
    after = {title: (status, number) for title, status, number in sequences(out, "Fay Vink")}
    gone = morning.split(" ", 1)[1]
    assert after.pop(gone) == ("CANCELLED", 1)
    assert list(after.values()) == [("CONFIRMED", 0)]


@pytest.mark.usefixtures("without_typst")
def test_calendars_of_people_are_not_left_beside_what_names_nobody(timed: tuple[Path, Path], tmp_path: Path) -> None:
    event, plan = copied(timed, tmp_path)
    run("publish", event, plan, "-o", tmp_path / "out", *ZONE)
    told = run("publish", event, plan, "-o", tmp_path / "out", *ZONE, "--anonymous", "--force")
    assert (told.exit_code, told.stderr) == (
        1,
        f"{tmp_path / 'out'} holds lists.xlsx and calendars/people, which name people; nothing was written. "
        "Give another folder for what names nobody.\n",
    )
    told = run("publish", event, plan, "-o", tmp_path / "shared", *ZONE, "--anonymous")
    assert (told.exit_code, names(tmp_path / "shared")) == (0, ["calendars", "report.html"])
    assert names(tmp_path / "shared" / "calendars") == ["rooms"]


@needs_typst
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_without_names_there_are_none_in_any_file(
    language: str, secretive: tuple[Path, Path, list[str]], tmp_path: Path
) -> None:
    event, plan, secrets = secretive
    out = tmp_path / "out"
    told = run("publish", event, plan, "-o", out, "--anonymous", "--language", language)
    assert (told.exit_code, names(out)) == (0, sorted([*NAMELESS, "calendars"]))
    leaks = []
    files = [path for path in out.rglob("*") if path.is_file()]
    assert len(files) == len(NAMELESS) + 3
    for path in files:
        texts = [path.read_bytes().decode("utf-8", errors="replace"), str(path.relative_to(out))]
        if path.suffix == ".pdf":
            for command in (["pdftotext", path, "-"], ["pdfinfo", path]):
                texts.append(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)
        leaks += [(path.name, secret) for secret in secrets for text in texts if secret.casefold() in text.casefold()]
    assert leaks == []


@pytest.mark.usefixtures("without_typst")
def test_with_names_they_are_there(secretive: tuple[Path, Path, list[str]], tmp_path: Path) -> None:
    event, plan, _ = secretive
    assert run("publish", event, plan, "-o", tmp_path / "out").exit_code == 0
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    # Fay lacks a seat: she is listed with those served worst, and with those not placed.
    assert [page.count(text) for text in ("Fay Vink Quibbelsteen5", "Quarantorg5", "Spreekqueen")] == [2, 2, 2]
