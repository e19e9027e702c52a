"""Mail servers on this computer, well-behaved or not, that remember what they took."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from allocator.mail.send import Security, Server

Answer = Callable[[str], str]
"""What a server says to a recipient, or to their message: given the address."""


@dataclass
class Taken:
    """What a server took: addresses and messages, in their order; and how often it was asked for each."""

    recipients: list[str] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


class Handler:
    """Takes messages as `on_recipient` and `on_message` say."""

    def __init__(self, on_recipient: Answer, on_message: Answer, on_taken: Callable[[str], None]) -> None:
        self.taken = Taken()
        self._on_taken = on_taken
        self._on_recipient, self._on_message = on_recipient, on_message

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """A recipient is offered."""
        self.taken.asked.append(address)
        said = self._on_recipient(address)
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """A message is handed over."""
        assert isinstance(envelope.content, bytes)
        said = self._on_message(envelope.rcpt_tos[0])
        if said == "drop":
            assert server.transport is not None
            server.transport.abort()
        if said in ("250 taken", "drop"):
            self.taken.recipients += envelope.rcpt_tos
            message = message_from_bytes(envelope.content)
            self.taken.messages.append(message)
            self._on_taken(message["Message-ID"])
        return said


def yes(address: str) -> str:
    """Takes everything."""
    return "250 taken"


def saying(*answers: str) -> Answer:
    """Says these one after the other, and then takes everything."""
    left = list(answers)
    return lambda address: left.pop(0) if left else "250 taken"


@contextmanager
def serving(
    on_recipient: Answer = yes,
    on_message: Answer = yes,
    on_taken: Callable[[str], None] = lambda message_id: None,
    **options: Any,
) -> Iterator[tuple[Server, Taken]]:
    """A server that runs until the end, and what it takes."""
    handler = Handler(on_recipient, on_message, on_taken)
    controller = Controller(handler, hostname="127.0.0.1", port=free_port(), server_hostname="test", **options)
    controller.start()
    try:
        yield Server("127.0.0.1", controller.port, Security.NONE, timeout=5), handler.taken
    finally:
        controller.stop()


@contextmanager
def silent() -> Iterator[Server]:
    """A server that takes the connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield Server("127.0.0.1", listening.getsockname()[1], Security.NONE, timeout=0.3)


@contextmanager
def talking(*answers: bytes, timeout: float = 0.5) -> Iterator[Server]:
    """A server that says these, one for each line or message that it is sent, whatever that is; then it hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def talk() -> None:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection, suppress(ConnectionError):  # whom it talks to may hang up at any time
                for number, answer in enumerate(answers):
                    if number:
                        connection.recv(100_000)
                    connection.sendall(answer)
                connection.recv(100_000)

        thread = threading.Thread(target=talk, daemon=True)
        thread.start()
        yield Server("127.0.0.1", listening.getsockname()[1], Security.NONE, timeout=timeout)
    thread.join(5)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port
