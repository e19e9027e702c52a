"""800 messages while the sender is killed again and again: each arrives once, counted at the server."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from allocator.mail.outbox import opened
from tests.mail.drafts import drafted
from tests.mail.servers import serving

PEOPLE, KILLS = 800, 10


@pytest.mark.slow
def test_every_message_arrives_once_though_the_sender_is_killed_at_any_instant(tmp_path: Path) -> None:
    accepted = tmp_path / "accepted.txt"
    accepted.touch()
    with drafted(tmp_path / "outbox", PEOPLE) as outbox:
        expected = {kept.message_id: kept.address for kept in outbox.ledger.messages()}
    dice, killed = random.Random(6), 0
    with accepted.open("a") as log:

        def note(message_id: str) -> None:
            log.write(f"{message_id}\n")
            log.flush()

        with serving(on_taken=note) as (server, taken):
            command = [
                sys.executable,
                "-m",
                "tests.mail.sender",
                str(tmp_path / "outbox"),
                str(server.port),
                str(accepted),
            ]
            while True:
                before = len(taken.messages)
                sender = subprocess.Popen(command, stdout=subprocess.DEVNULL)
                if killed < KILLS:
                    # Not before it has sent some, so that the kill falls among messages and not into the start.
                    while sender.poll() is None and len(taken.messages) < before + dice.randint(1, 60):
                        time.sleep(0.001)
                    time.sleep(dice.uniform(0, 0.01))
                    sender.kill()
                    killed += sender.wait() != 0
                else:
                    assert sender.wait(timeout=300) == 0
                    break
        arrived = Counter(message["Message-ID"] for message in taken.messages)
    assert killed == KILLS
    assert arrived == dict.fromkeys(expected, 1)
    assert dict(zip((message["Message-ID"] for message in taken.messages), taken.recipients, strict=True)) == expected
    with opened(tmp_path / "outbox") as outbox:
        assert Counter(kept.state for kept in outbox.ledger.messages()) == {"sent": PEOPLE}
