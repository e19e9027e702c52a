"""Drafts in a folder: what a second one replaces, who is listed, and what the ledger keeps."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from allocator.errors import FileTrouble
from allocator.event import Event
from allocator.mail import merge
from allocator.mail.delivery import chosen
from allocator.mail.ledger import State
from allocator.mail.outbox import Outbox, opened
from allocator.mail.telling import tellings
from allocator.plan import Plan
from allocator.policy import Policy
from allocator.workbook.xlsx.merge import write_merge
from tests.mail.drafts import AMSTERDAM, ENGLISH, NOW, composer, crowd, draft, drafted, moved, states


def all_sent(outbox: Outbox) -> None:
    for message in chosen(outbox):
        outbox.ledger.note(message, State.SENT, "250 taken")


def test_a_second_draft_replaces_what_was_not_sent(tmp_path: Path) -> None:
    event, plan = crowd(2)
    with drafted(tmp_path, 2) as outbox:
        first = {one.file for one in outbox.ledger.messages()}
        draft(outbox, event, moved(plan, "0"))
        assert states(outbox) == ["Ada Lind pending", "Bo Null pending"]
        files = {path.name for path in tmp_path.glob("*.eml")}
        assert files == {one.file for one in outbox.ledger.messages()}
        assert len(files & first) == 1


def test_after_sending_only_those_who_have_something_else_are_told_again(tmp_path: Path) -> None:
    event, plan = crowd(3)
    with drafted(tmp_path, 3) as outbox:
        all_sent(outbox)
        made = draft(outbox, event, moved(plan, "1"), only_changed=True)
        assert ([one.telling.person.name for one in made.messages], made.unchanged) == (["Bo Null"], 2)
        assert [(one.name, one.kind) for one in chosen(outbox)] == [("Bo Null", "changed")]
        draft(outbox, event, moved(plan, "1"))
        assert [(one.name, one.kind, one.new) for one in chosen(outbox)] == [
            ("Ada Lind", "placed", False),
            ("Bo Null", "changed", True),
            ("Cy Roer", "placed", False),
        ]
        assert [one.name for one in chosen(outbox, only_changed=True)] == ["Bo Null"]
        assert [one.name for one in chosen(outbox, limit=2)] == ["Ada Lind", "Bo Null"]
        all_sent(outbox)
        back = draft(outbox, event, plan, only_changed=True)
        ids = [kept.message_id for kept in outbox.ledger.messages() if kept.name == "Bo Null"]
        assert ([one.kind for one in back.messages], len(set(ids))) == (["changed"], 3)


def test_those_without_an_address_and_those_who_left_are_listed(tmp_path: Path) -> None:
    event, plan = crowd(3)
    with drafted(tmp_path, 3) as outbox:
        all_sent(outbox)
        left = replace(plan, assignments=tuple(one for one in plan.assignments if one.attendee != "2"))
        people = (replace(event.attendees[0], email=""), event.attendees[1])
        draft(outbox, replace(event, attendees=people), left)
        assert outbox.ledger.listed() == (
            ("Ada Lind (0)", "has no address"),
            ("Cy Roer", "was sent a programme, and is no longer coming"),
        )
        assert [one.name for one in chosen(outbox)] == ["Bo Null"]


def test_a_message_in_doubt_is_settled_before_anything_is_drafted(tmp_path: Path) -> None:
    with drafted(tmp_path, 2) as outbox:
        outbox.ledger.note(outbox.ledger.messages()[0], State.SENDING)
        with pytest.raises(FileTrouble) as told:
            draft(outbox, *crowd(2))
    assert str(told.value) == (
        "1 message may or may not have arrived when the sending was stopped. Nothing was drafted. Add --resume-sending "
        "skip if they have arrived, or --resume-sending again if not."
    )


def test_an_outbox_is_of_one_event(tmp_path: Path) -> None:
    event, plan = crowd(1)
    with drafted(tmp_path, 1) as outbox:
        told = tellings(event, Policy(), plan, AMSTERDAM)
        with pytest.raises(FileTrouble) as fault:
            outbox.draft(composer(event="Other"), told, only_changed=False)
    assert str(fault.value) == (
        f'{tmp_path} holds the messages of "Craft day", and this event is "Other". Give another folder as --outbox; if '
        'it is the same event, give it the title "Craft day" again.'
    )


def test_no_outbox_and_no_ledger(tmp_path: Path) -> None:
    with (
        pytest.raises(FileTrouble, match=r"nothing is not an outbox\. Make one first:  allocator mail draft"),
        opened(tmp_path / "nothing"),
    ):
        pass
    (tmp_path / "ledger.sqlite").write_text("no database at all, and longer than its header would be")
    with (
        pytest.raises(FileTrouble, match=r"ledger\.sqlite cannot be opened: file is not a database\."),
        opened(tmp_path),
    ):
        pass


def test_the_ledger_waits_for_the_disk(tmp_path: Path) -> None:
    with drafted(tmp_path, 1) as outbox:
        assert outbox.ledger._base.execute("PRAGMA synchronous").fetchone()[0] == 2
        with pytest.raises(sqlite3.IntegrityError):
            outbox.ledger._base.execute("UPDATE messages SET state = 'lost'")


def test_people_are_found_by_name_id_and_address(tmp_path: Path) -> None:
    with drafted(tmp_path, 5) as outbox:
        asked = ("ada lind", "3", "a1@", "o", "nobody")
        assert [[one.name for one in outbox.found(name)] for name in asked] == [
            ["Ada Lind"],
            ["Di Maan"],
            ["Bo Null"],
            ["Ada Lind", "Bo Null", "Cy Roer", "Di Maan", "Fay Vink"],
            [],
        ]


def test_the_merge_has_a_row_for_everybody(tmp_path: Path) -> None:
    event, plan = crowd(2)
    event = replace(event, attendees=(event.attendees[0], replace(event.attendees[1], email="")))
    told = list(tellings(event, Policy(), plan, AMSTERDAM))
    with opened(tmp_path, make=True, alone=True) as outbox:
        made = draft(outbox, event, plan)
    assert merge.headings(told) == (*merge.PERSON, "Round 1", "Date 1", "Time 1", "What 1", "Where 1")
    programme = ["Morning", "2026-11-25", "10:00–11:00", "Weaving", "Barn"]
    ada, bo = merge.rows(told, made, ENGLISH)
    text = made.messages[0].text
    assert ada == [
        "0",
        "Ada Lind",
        "",
        "a0@example.org",
        "placed",
        "yes",
        "",
        "Craft day: your programme",
        text,
        *programme,
    ]
    assert bo == ["1", "Bo Null", "", "", "", "", "has no address", "", "", *programme]


def test_other_peoples_files_are_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "letters"
    kept.mkdir()
    (kept / "grandma.eml").write_text("Dear Ada")
    with pytest.raises(FileTrouble) as told, opened(kept, make=True, alone=True):
        pass
    assert str(told.value) == (
        f"{kept} holds files but no ledger, so it is not known what was sent. Give an empty or a new folder as "
        "--outbox, or put the ledger back."
    )
    with drafted(tmp_path / "outbox", 1) as outbox:
        (outbox.folder / "grandma.eml").write_text("Dear Ada")
        draft(outbox, *crowd(1))
        assert sorted(path.suffix for path in outbox.folder.glob("*.eml")) == [".eml", ".eml"]
        assert (outbox.folder / "grandma.eml").read_text() == "Dear Ada"


def test_what_waits_is_whole_when_a_draft_is_stopped_before_its_ledger_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with drafted(tmp_path, 3) as outbox:
        before = outbox.ledger.messages()

        def killed(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(outbox.ledger, "replace", killed)
        later = composer(now=NOW + timedelta(days=1))  # its calendars have another stamp, and so other bytes
        with pytest.raises(KeyboardInterrupt):
            outbox.draft(later, tellings(*crowd_told(3)), only_changed=False)
        assert outbox.ledger.messages() == before
        outbox.demand_whole(before)


def crowd_told(people: int) -> tuple[Event, Policy, Plan, ZoneInfo]:
    event, plan = crowd(people)
    return event, Policy(), plan, AMSTERDAM


def test_the_merge_workbook_is_one_table_and_no_name_in_it_is_a_formula(tmp_path: Path) -> None:
    write_merge(("Name", "Text"), [["=1+1", "one\ntwo"], ["+49 30", "@SUM(A1)"]], tmp_path / "merge.xlsx")
    (sheet,) = load_workbook(tmp_path / "merge.xlsx").worksheets
    assert [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()] == [
        [("Name", "s"), ("Text", "s")],
        [("=1+1", "s"), ("one\ntwo", "s")],
        [("+49 30", "s"), ("@SUM(A1)", "s")],
    ]
    assert sheet["A2"].quotePrefix
    assert not sheet.merged_cells.ranges
