"""`allocator mail`: drafted, shown, counted, tried and sent to a server on this computer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from fair import FAIR, edit, event_book, run
from openpyxl import load_workbook

from allocator.event import Event, Round, Speaker
from allocator.mail.ledger import State
from allocator.mail.outbox import opened
from tests.mail.servers import saying, serving

pytestmark = pytest.mark.slow

DAY = (datetime(2026, 11, 25, 10), datetime(2026, 11, 25, 11), datetime(2026, 11, 25, 12))
WRITTEN: Event = replace(
    FAIR,
    rounds=(Round("Morning", DAY[0], DAY[1]), Round("Afternoon", DAY[1], DAY[2])),
    speakers=(Speaker("Ines Park", "ines@example.org"),),
    attendees=tuple(
        replace(one, email="" if one.name == "Bo Null" else f"{one.id}@example.org", name=f"{one.name}")
        for one in FAIR.attendees
    ),
)
OFFICE = ("--from", "Office <office@example.org>", "--zone", "Europe/Amsterdam")


def drafted(folder: Path) -> tuple[Path, Path, Path]:
    """The event, a plan for it, and an outbox of messages about it."""
    event, plan, outbox = event_book(folder / "event.xlsx", WRITTEN), folder / "plan.xlsx", folder / "outbox"
    assert run("solve", event, "-o", plan).exit_code == 0
    assert run("mail", "draft", event, plan, "--outbox", outbox, *OFFICE).exit_code == 0
    return event, plan, outbox


def test_a_draft_says_what_it_made_and_who_gets_none(tmp_path: Path) -> None:
    event, plan, outbox = drafted(tmp_path)
    told = run("mail", "draft", event, plan, "--outbox", outbox, *OFFICE, "--merge", tmp_path / "merge.xlsx")
    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [
        f"Village fair: 5 messages in {outbox}.",
        "  placed              4",
        "  speaker             1",
        "Calendar times are in the time zone of Europe/Amsterdam.",
        "1 cannot get a message; tell them another way, or fix the event workbook and draft again:",
        "  Bo Null (2)   has no address",
        f"The mail merge is in {tmp_path / 'merge.xlsx'}.",
        f"Nothing was sent. Look at one:  allocator mail show NAME --outbox {outbox}",
    ]
    names = [row[1].value for row in load_workbook(tmp_path / "merge.xlsx")["Merge"].iter_rows()]
    assert names == ["Name", "Ada Lind", "Bo Null", "Cy Roer", "Di Maan", "Fay Vink", "Ines Park"]


def test_a_plan_that_breaks_a_rule_is_not_announced_unasked(tmp_path: Path) -> None:
    event, plan, outbox = drafted(tmp_path)
    edit(event, "Rooms", "B3", 0)
    told = run("mail", "draft", event, plan, "--outbox", outbox, *OFFICE)
    assert (told.exit_code, told.stdout) == (1, "")
    assert (told.stderr.splitlines()[0], told.stderr.splitlines()[-1]) == (
        f"{plan} breaks 1 rule:",
        f"Nothing was drafted. Fix the plan, or add --anyway:  allocator verify {event} {plan}",
    )
    assert run("mail", "draft", event, plan, "--outbox", outbox, *OFFICE, "--anyway").exit_code == 0


def test_one_is_shown(tmp_path: Path) -> None:
    *_, outbox = drafted(tmp_path)
    told = run("mail", "show", "fay", "--outbox", outbox)
    lines = told.stdout.splitlines()
    assert (told.exit_code, told.stderr) == (0, "")
    assert lines[0].startswith(f"pending, placed: {outbox / 'Fay-Vink-'}")
    assert lines[1:6] == [
        "From: Office <office@example.org>",
        "To: Fay Vink <5@example.org>",
        "Subject: Village fair: your programme",
        "",
        "Dear Fay,",
    ]
    assert lines[-1] == "[attached: programme.ics]"
    assert run("mail", "show", "zed", "--outbox", outbox).stderr == f"No message in {outbox} is to zed.\n"
    assert run("mail", "show", "i", "--outbox", outbox).stderr.splitlines() == [
        f"4 messages in {outbox} match i:",
        "  Ada Lind <1@example.org>",
        "  Di Maan <4@example.org>",
        "  Fay Vink <5@example.org>",
        "  Ines Park <ines@example.org>",
    ]


def test_sent_counted_and_not_sent_again(tmp_path: Path) -> None:
    *_, outbox = drafted(tmp_path)
    with serving(saying("250 taken", "250 taken", "550 nobody here")) as (server, taken):
        plain = ("--outbox", outbox, "--server", str(server), "--insecure-no-tls", "--rate", "0")
        wrong = run("mail", "send", *plain, "--count", "4")
        assert (wrong.exit_code, wrong.stderr.splitlines()[-1], taken.recipients) == (
            2,
            "Error: There are 5 to send, not 4. Nothing was sent.",
            [],
        )
        tried = run("mail", "send", *plain, "--test-to", "me@example.org")
        assert tried.stdout.splitlines() == [
            f"One message of each kind goes to me@example.org through {server}; nothing is noted as sent.",
            "  placed, for Ada Lind: 250 taken",
            "  speaker, for Ines Park: 250 taken",
        ]
        told = run("mail", "send", *plain, "--count", "5")
        assert told.exit_code == 1
        assert told.stdout.splitlines() == [
            f"5 messages to send through {server}: Ada Lind <1@example.org>, Cy Roer <3@example.org>, "
            "Di Maan <4@example.org> and 2 more.",
            "4 of 5 messages sent.",
            "  refused: Ada Lind <1@example.org>: 550 nobody here",
        ]
        assert run("mail", "send", *plain).stdout == f"There is nothing to send in {outbox}.\n"
    assert taken.recipients[2:] == ["3@example.org", "4@example.org", "5@example.org", "ines@example.org"]
    status = run("mail", "status", "--outbox", outbox)
    assert status.stdout.splitlines() == [
        "  pending      0",
        "  sending      0",
        "  sent         4",
        "  failed       0",
        "  refused      1",
        "  refused: Ada Lind <1@example.org>: 550 nobody here",
        "1 cannot get a message; tell them another way, or fix the event workbook and draft again:",
        "  Bo Null (2)   has no address",
    ]
    facts = json.loads(run("mail", "status", "--outbox", outbox, "--json").stdout)
    assert [one["state"] for one in facts["messages"]] == ["refused", "sent", "sent", "sent", "sent"]
    assert facts["listed"] == [{"name": "Bo Null (2)", "reason": "has no address"}]


def test_a_message_in_doubt_is_asked_about(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from allocator.cli import main

    *_, outbox = drafted(tmp_path)
    with opened(outbox) as box:
        doubted = box.ledger.messages()[0]
        box.ledger.note(doubted, State.SENDING)
    with serving() as (server, taken):
        plain = ["--outbox", str(outbox), "--server", str(server), "--insecure-no-tls", "--rate", "0"]
        told = CliRunner().invoke(main, ["mail", "send", *plain], input="skip\n4\n")
        assert told.exit_code == 0
        assert told.stderr.splitlines()[:2] == [
            "Ada Lind <1@example.org>: sending stopped before the server's answer was seen.",
            f"Look for {doubted.message_id} on the server, or ask them whether they have it.",
        ]
        assert len(taken.messages) == 4
        with opened(outbox) as box:
            box.ledger.note(doubted, State.SENDING)
        told = run("mail", "send", *plain, "--resume-sending", "again", "--count", "1")
        assert (told.exit_code, taken.recipients[-1]) == (0, "1@example.org")


def test_a_trial_that_is_refused_and_nobody_to_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALLOCATOR_MAIL_PASSWORD", raising=False)
    monkeypatch.setattr("allocator.mail.send._kept_in_keyring", lambda server: None)
    *_, outbox = drafted(tmp_path)
    with serving(saying("550 not here")) as (server, taken):
        plain = ("--outbox", outbox, "--server", str(server), "--insecure-no-tls")
        tried = run("mail", "send", *plain, "--test-to", "me@example.org")
        assert (tried.exit_code, tried.stdout.splitlines()[1]) == (1, "  placed, for Ada Lind: 550 not here")
        taken.recipients.clear()
        asked = run("mail", "send", *plain)
        assert (asked.exit_code, asked.stderr.splitlines()[-1], taken.recipients) == (
            2,
            "Error: Nobody answered. Nothing was sent. In a script, give the number with --count.",
            [],
        )
        asked = run("mail", "send", *plain, "--user", "office", "--count", "5")
        assert (asked.exit_code, asked.stderr.splitlines()[-1]) == (
            2,
            "Error: Nobody answered. Nothing was sent. In a script, set the password in the environment variable "
            "ALLOCATOR_MAIL_PASSWORD.",
        )
    with opened(outbox) as box:
        box.ledger.note(box.ledger.messages()[0], State.SENDING)
    asked = run("mail", "send", *plain)
    assert (asked.exit_code, asked.stderr.splitlines()[-1]) == (
        2,
        "Error: Nobody answered. Nothing was done. In a script, use --resume-sending.",
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("--server", "mail.example.org"),
            "mail.example.org is not a server with its port. Write it as, for example, ",
        ),
        (
            ("--server", "mail.example.org:25", "--insecure-no-tls"),
            "--insecure-no-tls is for a server on this computer, ",
        ),
        (("--server", "localhost:25", "--insecure-no-tls", "--tls"), "Give --tls or --insecure-no-tls, not both."),
        (("--server", "localhost:25", "--rate", "nan"), "nan is not a number of messages."),
        (("--server", "localhost:25", "--timeout", "nan"), "nan is not a number of seconds."),
        (("--server", "localhost:25", "--test-to", "me"), "me: An email address must have an @-sign."),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], sentence: str) -> None:
    told = run("mail", "send", *arguments)
    assert (told.exit_code, sentence in told.stderr) == (2, True)


def test_a_zone_that_there_is_not(tmp_path: Path) -> None:
    told = run("mail", "draft", "e.xlsx", "p.xlsx", "--from", "a@b.nl", "--zone", "Europe/Utrecht")
    assert told.stderr.splitlines()[-1] == (
        "Error: Invalid value for '--zone': Europe/Utrecht is not a time zone. Write it as, for example, "
        "Europe/Amsterdam."
    )


@pytest.mark.parametrize("name", ["event.xlsx", "plan.xlsx"])
def test_no_workbook_that_is_read_is_overwritten_by_the_merge(tmp_path: Path, name: str) -> None:
    event, plan, outbox = drafted(tmp_path)
    before = (tmp_path / name).read_bytes()
    merge = ("--merge", tmp_path / name, "--force")
    told = run("mail", "draft", event, plan, "--outbox", outbox, *OFFICE, *merge)
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        f"{tmp_path / name} is the workbook that is read; it is never overwritten. Give another name."
    ]
    assert (tmp_path / name).read_bytes() == before
