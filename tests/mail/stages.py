"""A mail server that misbehaves once, at one stage of the conversation, and is a good one from then on."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import BinaryIO

from allocator.mail.send import Security, Server

STAGES = ("banner", "EHLO", "MAIL", "RCPT", "DATA", "halfway", "end", "QUIT")
"""Where it may misbehave, in the order of the conversation."""

WAYS = ("hang", "drop", "garbage", "421 closing", "451 later", "554 no", "354 what", "\x1b[2J 250-\xff")
"""How: by silence, by hanging up, or by these words."""

_GOOD = {
    "EHLO": "250 test",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 go on",
    "RSET": "250 ok",
    "QUIT": "221 bye",
}


@dataclass
class Misbehaving:
    """The ids of the messages that it took, and when it misbehaves: at which stage, how, and how often still."""

    stage: str
    way: str
    times: int = 1
    taken: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def talk(self, connection: socket.socket) -> None:
        """One conversation; hangs up at its end."""
        with connection, connection.makefile("rb") as lines, suppress(OSError):
            if not self._say(connection, "banner", "220 test"):
                return
            while line := lines.readline():
                stage = line.decode().split()[0].upper()
                if not self._say(connection, stage, _GOOD.get(stage, "502 what")) or stage == "QUIT":
                    return
                if stage == "DATA" and self.said.startswith("354") and not self._take(connection, lines):
                    return

    def _take(self, connection: socket.socket, lines: BinaryIO) -> bool:
        content = b""
        while (line := lines.readline()) != b".\r\n":
            if not line:
                return False  # without its end it is no message
            content += line
            if content.count(b"\n") == 5 and not self._say(connection, "halfway", ""):
                return False
        at_end = self.stage == "end" and self.times > 0
        if not at_end or self.way in ("hang", "drop", "garbage", "354 what", WAYS[-1]):
            self.taken.append(message_from_bytes(content)["Message-ID"])
        return self._say(connection, "end", "250 taken")

    def _say(self, connection: socket.socket, stage: str, good: str) -> bool:
        """Say it, or what is said instead; whether the conversation goes on."""
        self.said = good
        if stage == self.stage and self.times > 0:
            self.times -= 1
            self.said = self.way
        if self.said == "hang":
            self.over.wait(5)
            return False
        if self.said == "drop":
            return False
        if self.said:
            connection.sendall(f"{self.said}\r\n".encode("latin-1"))
        return not self.said.startswith("421") and (stage, self.said) != ("halfway", self.way)


@contextmanager
def misbehaving(stage: str, way: str, times: int = 1) -> Iterator[tuple[Server, Misbehaving]]:
    """Such a server, until the end."""
    server = Misbehaving(stage, way, times)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    threading.Thread(target=server.talk, args=[connection], daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield Server("127.0.0.1", listening.getsockname()[1], Security.NONE, timeout=0.3), server
        server.over.set()
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)  # wakes who accepts; closing alone does not everywhere
    thread.join(5)
