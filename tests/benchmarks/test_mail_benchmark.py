"""`python -m benchmarks.mail` on a few people: what it prints, and that it writes to nobody elsewhere."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from benchmarks.mail import main


@pytest.mark.slow
def test_a_small_crowd_is_drafted_sent_and_counted() -> None:
    told = CliRunner().invoke(main, ["--attendees", "60"], catch_exceptions=False)
    assert told.exit_code == 0
    assert re.sub(r"[\d.:]+ s|\d+ a second|through \S+", "_", told.stdout).splitlines() == [
        "drafted: 60 messages in _ (to be: _ for 2,000)",
        "sent: 60 messages in _, _, _",
        "counted at the server: 60 people, 60 messages that came just once",
    ]


def test_only_a_server_on_this_computer_is_written_to() -> None:
    told = CliRunner().invoke(main, ["--server", "mail.example.org:25"])
    assert (told.exit_code, "mail.example.org:25 is not on this computer." in told.stderr) == (2, True)
