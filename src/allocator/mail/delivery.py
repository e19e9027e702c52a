"""Messages from the outbox to the server, each once: what happens is in the ledger before and after it does."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import default
from email.utils import format_datetime, make_msgid
from enum import StrEnum

from allocator.mail.ledger import Kept, State
from allocator.mail.outbox import Outbox
from allocator.mail.send import CLOSING, GOES_ON, Connection, Dropped, SendingStopped, ServerAnswer

Connect = Callable[[], Connection]

BACK_OFF = (60.0, 300.0, 900.0)
"""Seconds until a message is tried again that the server wants later: what servers that greylist ask for."""

MOST_DROPS = 3
"""Connections that may end in a row, each before one message was sent or refused."""


class Resume(StrEnum):
    """What is to be done with a message of which nobody knows whether it arrived."""

    SKIP = "skip"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Clock:
    """The time in seconds, and how to wait; tests have their own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def chosen(outbox: Outbox, *, only_changed: bool = False, limit: int | None = None) -> tuple[Kept, ...]:
    """The messages that are to be sent: those pending, and those that failed before."""
    waiting = outbox.ledger.messages(State.PENDING, State.FAILED)
    return tuple(one for one in waiting if one.new or not only_changed)[:limit]


def resolve(outbox: Outbox, ask: Callable[[Kept], Resume]) -> None:
    """Settle every message that was on its way when the sending was stopped, as `ask` says."""
    for message in outbox.ledger.messages(State.SENDING):
        if ask(message) is Resume.SKIP:
            outbox.ledger.note(message, State.SENT, "nobody saw the server's answer; said to have arrived")
        else:
            outbox.ledger.note(message, State.PENDING, "nobody saw the server's answer; said to be sent again")


@dataclass(frozen=True, slots=True)
class Trial:
    """A message that was tried out, and what the server said."""

    message: Kept
    answer: ServerAnswer


def try_out(outbox: Outbox, messages: Iterable[Kept], connect: Connect, address: str) -> Iterator[Trial]:
    """Send the first message of each kind to one address; the ledger stays as it is. Raises SendingStopped.

    A trial has an id of its own: with that of the message itself, mailboxes would take the message for one that they
    have, and the server's log would show it as arrived.
    """
    samples = {message.kind: message for message in reversed(list(messages))}
    try:
        connection = connect()
        politely = True
        try:
            for message in sorted(samples.values(), key=lambda one: one.number):
                content = outbox.content(message)
                sender = _sender(content)
                answer = connection.offer(sender, address)
                if answer.yes:
                    own = make_msgid("trial", domain=sender.rpartition("@")[2])
                    answer = connection.hand_over(_dated(content.replace(message.message_id.encode(), own.encode(), 1)))
                yield Trial(message, answer)
        except KeyboardInterrupt:
            politely = False
            raise
        finally:
            connection.close(politely=politely)
    except Dropped as fault:
        raise SendingStopped(f"{fault}. Nothing more was sent.") from fault


@dataclass(frozen=True, slots=True)
class _Again:
    """A message is to be tried again in so many seconds, having been put off `tries` times."""

    seconds: float
    tries: int


class Delivery:
    """A sending of messages, one after the other, at most `rate` a minute (0: as fast as can be)."""

    def __init__(
        self,
        outbox: Outbox,
        connect: Connect,
        *,
        rate: float,
        tell: Callable[[str], None],
        clock: Clock | None = None,
        back_off: Sequence[float] = BACK_OFF,
    ) -> None:
        self._outbox = outbox
        self._connect = connect
        self._pause = 60 / rate if rate else 0.0
        self._tell = tell
        self._clock = clock or Clock()
        self._back_off = back_off
        self._connection: Connection | None = None
        self._useful = False  # whether this connection brought anything to an end
        self._drops = 0
        self._rest = 0.0  # the time until which the server is left alone

    def send(self, messages: Sequence[Kept]) -> None:
        """Send them all; raises SendingStopped. A message is `sending` from before it is handed over to the answer."""
        self._outbox.demand_whole(messages)
        queue = [(self._clock.now(), place, 0, message) for place, message in enumerate(messages)]
        next_slot = self._clock.now()
        try:
            while queue:
                due, place, tries, message = heapq.heappop(queue)
                self._wait_until(max(due, next_slot, self._rest))
                next_slot = self._clock.now() + self._pause
                again = self._one(message, tries)
                if again is not None:
                    heapq.heappush(queue, (self._clock.now() + again.seconds, place, again.tries, message))
        except BaseException as fault:
            # Whoever presses Ctrl-C does not wait for the server's goodbye.
            self._hang_up(politely=isinstance(fault, Exception))
            raise
        self._hang_up()

    def _one(self, message: Kept, tries: int) -> _Again | None:
        """Try one message, and say when it is to be tried again, if it is."""
        ledger = self._outbox.ledger
        content = self._outbox.content(message)
        try:
            if self._connection is None:
                self._connection = self._connect()
            answer = self._connection.offer(_sender(content), message.address)
        except Dropped as fault:
            self._dropped(fault)
            return _Again(0, tries)
        if answer.yes:
            ledger.note(message, State.SENDING, tried=True)
            try:
                answer = self._connection.hand_over(_dated(content))
            except Dropped as fault:
                self._tell(f"{message.name}: {fault} while it took the message; whether it did is asked next time.")
                self._dropped(fault)
                return None
        if answer.code == CLOSING:
            ledger.note(message, State.PENDING, f"{answer.code} {answer.words}")
            self._dropped(Dropped(f"The server says: {answer.code} {answer.words}"))
            return _Again(0, tries)
        self._useful, self._drops = True, 0
        return self._noted(message, answer, tries)

    def _noted(self, message: Kept, answer: ServerAnswer, tries: int) -> _Again | None:
        said = f"{answer.code} {answer.words}"
        note = self._outbox.ledger.note
        if answer.yes:
            note(message, State.SENT, said)
        elif answer.later and tries < len(self._back_off):
            note(message, State.PENDING, said)
            self._tell(f"{message.name}: {said}; it is tried again in {self._back_off[tries]:g} seconds.")
            return _Again(self._back_off[tries], tries + 1)
        else:
            note(message, State.FAILED if answer.later else State.REFUSED, said)
            self._tell(f"{message.name}, {message.address}: {said}")
        return None

    def _dropped(self, fault: Dropped) -> None:
        """Has the server left alone for a while; at once again where it only had enough of one conversation."""
        useful = self._useful
        self._hang_up()
        if useful:
            return
        self._drops += 1
        if self._drops > MOST_DROPS:
            raise SendingStopped(f"{fault}, {self._drops} times in a row. {GOES_ON}") from fault
        wait = self._back_off[min(self._drops, len(self._back_off)) - 1]
        self._tell(f"{fault}; it is called again in {wait:g} seconds.")
        self._rest = self._clock.now() + wait

    def _hang_up(self, *, politely: bool = True) -> None:
        self._useful = False
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close(politely=politely)

    def _wait_until(self, due: float) -> None:
        wait = due - self._clock.now()
        if wait > 0:
            if wait > 30 and self._connection is not None:
                self._hang_up()  # servers do not like to be kept waiting
            self._clock.sleep(wait)


def _dated(content: bytes) -> bytes:
    """A message with the date at which it is sent."""
    return f"Date: {format_datetime(datetime.now().astimezone())}\r\n".encode() + content


def _sender(content: bytes) -> str:
    headers = BytesHeaderParser(policy=default).parsebytes(content)
    return str(headers["From"].addresses[0].addr_spec)
