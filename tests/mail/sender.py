"""Sends what waits in an outbox as fast as can be; a message in doubt is looked up in the server's list of ids."""

from __future__ import annotations

import sys
from pathlib import Path

from allocator.mail.delivery import Delivery, Resume, chosen, resolve
from allocator.mail.ledger import Kept
from allocator.mail.outbox import opened
from allocator.mail.send import Connection, Security, Server

folder, port, accepted = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])


def ask(message: Kept) -> Resume:
    """Whether the server has it."""
    return Resume.SKIP if message.message_id in accepted.read_text().split() else Resume.AGAIN


with opened(folder, alone=True) as outbox:
    resolve(outbox, ask)
    server = Server("127.0.0.1", port, Security.NONE)
    Delivery(outbox, lambda: Connection(server), rate=0, tell=print).send(chosen(outbox))
