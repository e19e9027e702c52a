"""Who cancelled, who waits, and classes spelt in several ways: told, with counts, and never lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from foreign import SESSIONS, imported, imported_to_file, said, table, wishes, write_csv

from allocator.intake.imported import Choices
from allocator.intake.run import import_files

NAMES = ["Ada Lind", "Bo Null", "Cy Roer", "Di Stam"]


def remarks(found: object) -> list[str]:
    """What is good to know."""
    return [f"{note.where}: {note.message}" for note in found.notes.remarks]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("heading", "coming", "gone", "waiting"),
    [
        ("Status", "bevestigd", "geannuleerd", "wachtlijst"),
        ("Aanmeldstatus", "aangemeld", "Afgemeld", "op de wachtlijst"),
        ("Attendee Status", "Attending", "Cancelled", "Waitlist"),
        ("Anmeldestatus", "angemeldet", "abgemeldet", "Warteliste 2"),
        ("Bijzonderheden", "ingeschreven", "afgezegd", "wachtlijst"),  # the cells alone say what it is
        ("Status", "Inscrit", "Annulé", "liste d'attente"),
        ("Status", "inscrita", "Cancelado", "en lista de espera"),
    ],
)
def test_who_cancelled_is_left_out_and_who_waits_is_told(
    tmp_path: Path, heading: str, coming: str, gone: str, waiting: str
) -> None:
    statuses = [coming, gone, waiting, coming]
    rows = [["Name", heading, "Choice 1"], *([name, one, "Pottery"] for name, one in zip(NAMES, statuses, strict=True))]
    found = imported(tmp_path, rows, SESSIONS)
    assert list(wishes(tmp_path)) == ["Ada Lind", "Cy Roer", "Di Stam"]
    assert table(tmp_path, "Mapping")[1]["Taken for"] == "status"
    assert said(found) == {
        "left out": [f'answers.csv, row 3, column 2 (B): the status is "{gone}"; the row is left out.']
    }
    assert remarks(found) == [
        f'answers.csv, row 2, column 2 (B): rows by their status: 1 "{gone}" left out; 2 "{coming}" and 1 "{waiting}" '
        f"read. People on a waiting list are attendees like others; to leave them out, import with "
        f'--only "{heading}={coming}".'
    ]


def test_the_command_that_is_offered_leaves_out_who_waits(tmp_path: Path) -> None:
    rows = [["Name", "Status", "Choice 1"], ["Ada Lind", "paid", "Pottery"], ["Bo Null", "waitlist", "Pottery"]]
    imported(tmp_path, rows, SESSIONS, only=(("Status", "paid"),))
    assert list(wishes(tmp_path)) == ["Ada Lind"]


def test_a_status_that_is_not_known_is_told(tmp_path: Path) -> None:
    rows = [["Name", "Status", "Choice 1"], ["Ada Lind", "paid", "Pottery"], ["Bo Null", "open", "Pottery"]]
    found = imported(tmp_path, [*rows, ["Cy Roer", "", "Carving"]], SESSIONS)
    assert list(wishes(tmp_path)) == ["Ada Lind", "Bo Null", "Cy Roer"]
    assert remarks(found) == [
        'answers.csv, row 2, column 2 (B): rows by their status: 1 without one, 1 "open" and 1 "paid" read.'
    ]


def test_nothing_is_said_where_all_come(tmp_path: Path) -> None:
    found = imported(tmp_path, [["Name", "Status", "Choice 1"], ["Ada Lind", "betaald", "Pottery"]], SESSIONS)
    assert remarks(found) == []


@pytest.mark.parametrize(
    ("heading", "no"),
    [
        ("Attending", "No"),
        ("Kommt", "nein"),
        ("Deelname", "nee"),
        ("Kom je?", "Nee"),
        ("Will you attend?", "no"),
    ],
)
def test_no_below_a_question_who_comes_is_a_cancellation(tmp_path: Path, heading: str, no: str) -> None:
    rows = [["Name", heading, "Choice 1"], ["Ada Lind", "ja", "Pottery"], ["Bo Null", no, "Pottery"]]
    imported(tmp_path, rows, SESSIONS)
    assert list(wishes(tmp_path)) == ["Ada Lind"]


def test_who_cancelled_in_a_list_does_not_come_by_an_answer_given_before(tmp_path: Path) -> None:
    people = [["Name", "Email", "Status"], ["Ada Lind", "ada@example.org", "aangemeld"]]
    people += [["Bo Null", "bo@example.org", "afgemeld"], ["Cy Roer", "cy@example.org", "afgemeld"]]
    people += [["Cy Roer", "cy@example.org", "aangemeld"]]  # and has signed up once more
    answers = [["Name", "Email", "Choice 1"]]
    answers += [[name, f"{name[:2].strip().lower()}@example.org", "Pottery"] for name in ("Bo Null", "Cy Roer")]
    found = imported(tmp_path, people, answers, SESSIONS)
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ada Lind", "Cy Roer"]
    assert said(found)["left out"] == [
        'answers.csv, row 3, column 3 (C): the status is "afgemeld"; the row is left out.',
        'answers.csv, row 4, column 3 (C): the status is "afgemeld"; the row is left out.',
        'answers2.csv, row 2, column 1 (A): the status of Bo Null is "afgemeld" in answers.csv, row 3, column 3 (C); '
        "the row is left out.",
    ]


def test_who_cancels_in_another_file_stays_in_the_workbook_and_is_told(tmp_path: Path) -> None:
    rows = [["Name", "Status", "Choice 1"], ["Ada Lind", "paid", "Pottery"], ["Bo Null", "paid", "Pottery"]]
    imported_to_file(tmp_path, rows, SESSIONS)
    payments = [["Attendee", "Status"], ["Ada Lind", "paid"], ["Bo Null", "refunded"]]
    found = import_files(tmp_path / "event.xlsx", [write_csv(tmp_path / "payments.csv", payments)], Choices())
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ada Lind", "Bo Null"]
    assert remarks(found)[-1] == (
        'Attendees: Bo Null (A2) is in the workbook, but the status is "refunded" in payments.csv, row 3, '
        "column 2 (B). If they do not come, delete their rows here and on Wishes."
    )


def test_who_cancels_in_a_newer_version_is_taken_out_and_told(tmp_path: Path) -> None:
    rows = [["Name", "Status", "Choice 1"], ["Ada Lind", "paid", "Pottery"], ["Bo Null", "paid", "Pottery"]]
    imported(tmp_path, rows, SESSIONS)
    rows[2][1] = "refunded"
    found = imported(tmp_path, rows, SESSIONS)
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ada Lind"]
    assert remarks(found)[-1] == ("Attendees: 1 attendee is no longer in answers.csv, and is taken out: Bo Null (A2).")


def test_a_cancellation_among_other_remarks_is_pointed_at(tmp_path: Path) -> None:
    notes = ["vegetarisch", "afgemeld", "", "Afgemeld"]
    rows = [
        ["Name", "Opmerking", "Choice 1"],
        *([name, one, "Pottery"] for name, one in zip(NAMES, notes, strict=True)),
    ]
    found = imported(tmp_path, rows, SESSIONS)
    assert list(wishes(tmp_path)) == NAMES
    assert [(aside.kind, aside.message) for aside in found.notes.asides] == [
        ("cancelled", "2 rows say that people do not come, who are planned and mailed all the same"),
        ("need", "1 row speaks of a need, for which no room is chosen"),
    ]


def test_a_waiting_list_among_other_remarks_is_pointed_at(tmp_path: Path) -> None:
    notes = ["zin in", "Wachtlijst", "", "wachtlijst"]
    rows = [
        ["Name", "Opmerking", "Choice 1"],
        *([name, one, "Pottery"] for name, one in zip(NAMES, notes, strict=True)),
    ]
    found = imported(tmp_path, rows, SESSIONS)
    assert remarks(found) == [
        'answers.csv, row 3, column 2 (B): "wachtlijst" is in a column that is left out; 2 such rows are taken like '
        'others. If that is who waits, take this column for "status" in the mapping, and import again.'
    ]


def test_a_class_that_is_spelt_in_several_ways_is_pointed_out_once(tmp_path: Path) -> None:
    classes = ["4A", "4A", "4a", "klas 4A", "4B", "4-b", "5A"]
    rows = [["Naam", "Klas", "Keuze 1"], *([f"Ada {at}", one, "Pottery"] for at, one in enumerate(classes))]
    found = imported(tmp_path, rows, SESSIONS)
    assert remarks(found) == [
        'Attendees: 2 classes or organisations are spelt in several ways: "4A" (2), "4a" (1), "klas 4A" (1); '
        '"4-b" (1), "4B" (1). They stay as typed; if they are the same, write them alike below Organisation.'
    ]
    assert [row["Organisation"] for row in table(tmp_path, "Attendees")] == classes


def test_a_class_that_is_spelt_another_way_in_another_list_makes_nobody_two_people(tmp_path: Path) -> None:
    people = [["Naam", "Klas"], ["Ada Lind", "4A"], ["Bo Null", "Klasse 4 B"]]
    answers = [["Naam", "Klas", "Keuze 1"], ["Ada Lind", "klas 4a", "Pottery"], ["Bo Null", "4B", "Carving"]]
    imported(tmp_path, people, answers, SESSIONS)
    assert [row["Name"] for row in table(tmp_path, "Attendees")] == ["Ada Lind", "Bo Null"]
