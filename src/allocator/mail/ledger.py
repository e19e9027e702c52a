"""The ledger of an outbox: every message with its state, on disk before anything else happens."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from allocator.errors import FileTrouble

_TABLES = """
CREATE TABLE IF NOT EXISTS messages (
    number INTEGER PRIMARY KEY,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    file TEXT NOT NULL,
    digest TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    lines TEXT NOT NULL,
    calendar TEXT NOT NULL,
    new INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'refused')),
    at TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX IF NOT EXISTS one_to_send ON messages (person) WHERE state <> 'sent';
CREATE TABLE IF NOT EXISTS listed (person TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS event (title TEXT NOT NULL);
"""


class State(StrEnum):
    """How far a message is. Failed ones are tried again, refused ones wait for another address."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A message as it is drafted: `lines` and `calendar` are what it tells, `digest` that of its file."""

    person: str
    name: str
    address: str
    kind: str
    subject: str
    file: str
    digest: str
    message_id: str
    lines: str
    calendar: str
    new: bool


@dataclass(frozen=True, slots=True)
class Kept(LedgerEntry):
    """A message as the ledger has it; `words` are what the server said last."""

    number: int
    state: State
    at: str
    words: str
    attempts: int


_INSERT = "INSERT INTO messages ({}, state, at) VALUES ({}, 'pending', :at)".format(
    ", ".join(field.name for field in fields(LedgerEntry)), ", ".join(f":{field.name}" for field in fields(LedgerEntry))
)


class Ledger:
    """An SQLite file; every change is on disk when the call returns."""

    def __init__(self, path: Path) -> None:
        """Opens the ledger, and makes it if it is not there; raises FileTrouble."""
        self._path = path
        with self._understood("opened", "Give another folder as --outbox."):
            self._base = sqlite3.connect(path, isolation_level=None, timeout=10)
            self._base.row_factory = sqlite3.Row
            self._base.execute("PRAGMA synchronous = FULL")
            # As safe as the default and half the waiting for the disk; a write-ahead log fails on network drives.
            self._base.execute("PRAGMA journal_mode = PERSIST")
            self._base.executescript(_TABLES)

    def close(self) -> None:
        """Closes the file."""
        self._base.close()

    def messages(self, *states: State) -> tuple[Kept, ...]:
        """All messages in these states (none given: in any), in the order in which they were drafted."""
        rows = self._read("SELECT * FROM messages ORDER BY number")
        kept = (Kept(**{**dict(row), "state": State(row["state"]), "new": bool(row["new"])}) for row in rows)
        return tuple(one for one in kept if not states or one.state in states)

    def listed(self) -> tuple[tuple[str, str], ...]:
        """Those for whom there is no message, by name, each with the reason."""
        return tuple(map(tuple, self._read("SELECT name, reason FROM listed ORDER BY rowid")))

    def title(self) -> str | None:
        """The event that the messages are about."""
        return next((str(row["title"]) for row in self._read("SELECT title FROM event")), None)

    def replace(self, title: str, entries: Iterable[LedgerEntry], listed: Iterable[tuple[str, str, str]]) -> None:
        """Put these in the place of all that were not sent, at once or not at all; `listed`: person, name, reason."""
        now = _now()
        with self._understood("written", "Nothing was drafted."), self._at_once():
            self._base.execute("DELETE FROM event")
            self._base.execute("INSERT INTO event VALUES (?)", [title])
            self._base.execute("DELETE FROM messages WHERE state NOT IN ('sent', 'sending')")
            self._base.executemany(_INSERT, [{**asdict(one), "at": now} for one in entries])
            self._base.execute("DELETE FROM listed")
            self._base.executemany("INSERT INTO listed VALUES (?, ?, ?)", listed)

    def note(self, message: Kept, state: State, words: str = "", *, tried: bool = False) -> None:
        """Write the new state of a message; `tried` counts one more attempt. Raises FileTrouble."""
        with self._understood("written", "Nothing more was sent; a message that was on its way is asked about next."):
            self._base.execute(
                "UPDATE messages SET state = ?, at = ?, words = ?, attempts = attempts + ? WHERE number = ?",
                [state, _now(), words, tried, message.number],
            )

    def _read(self, query: str) -> Sequence[sqlite3.Row]:
        with self._understood("read", "Give another folder as --outbox."):
            return self._base.execute(query).fetchall()

    @contextmanager
    def _understood(self, what: str, what_now: str) -> Iterator[None]:
        """Faults of the disk and of files that are no ledger, in words."""
        try:
            yield
        except sqlite3.Error as fault:
            raise FileTrouble(f"{self._path} cannot be {what}: {fault}. {what_now}") from fault

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk has rolled it back by itself
                self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Holds a lock that ends with this process, however it ends; raises FileTrouble where another process has it."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as fault:
            if fault.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise FileTrouble(
                    f"Another program is sending or drafting in {path.parent} at this moment. Wait until it has ended."
                ) from fault
            raise FileTrouble(f"{path} cannot be used: {fault}. Nothing was sent or drafted; delete it.") from fault
        yield


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def counts(messages: Iterable[Kept]) -> Mapping[State, int]:
    """How many messages are in each state."""
    found = dict.fromkeys(State, 0)
    for message in messages:
        found[message.state] += 1
    return found
