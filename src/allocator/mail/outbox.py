"""The outbox: a folder with a file for each message, sent or still to be sent, and the ledger beside them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from allocator.errors import FileTrouble, InputProblems, Problem
from allocator.mail.addresses import Unreachable, reachable
from allocator.mail.compose import Composer, Former, Message, as_kept, from_kept
from allocator.mail.ledger import Kept, Ledger, LedgerEntry, State, held
from allocator.mail.telling import Telling
from allocator.words import one_line, several

LEDGER, LOCK = "ledger.sqlite", "lock.sqlite"

_OURS = re.compile(r"-([0-9a-f]{12})\.eml")
"""How the names of our files end: with the beginning of their digest. People may keep others beside them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft made: all messages, and those that were left out by --only-changed or had nothing to tell.

    `unreachable` are those who cannot be written to; `gone` are names of those who were told a programme once, and for
    whom there is none now.
    """

    messages: tuple[Message, ...]
    unchanged: int
    nothing: tuple[Telling, ...]
    unreachable: tuple[Unreachable, ...]
    gone: tuple[str, ...]


class Outbox:
    """A folder of messages; only one process at a time drafts or sends, as long as it is `opened` for that."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.folder = folder
        self.ledger = ledger

    def draft(self, composer: Composer, tellings: Iterable[Telling], *, only_changed: bool) -> Draft:
        """Compose a message to everybody in the place of those not sent yet; raises InputProblems and FileTrouble."""
        self._demand_event(composer.event)
        told = list(tellings)
        addresses, unreachable = reachable(one.person for one in told)
        formers = self.formers()
        composed = [
            (one, composer.message(one, addresses[one.person.key], formers.get(one.person.key)))
            for one in told
            if one.person.key in addresses
        ]
        messages = tuple(message for _, message in composed if message is not None)
        wanted = tuple(message for message in messages if message.new or not only_changed)
        nothing = tuple(one for one, message in composed if message is None)
        there = {one.person.key for one in told}
        last = {kept.person: kept.name for kept in self.ledger.messages(State.SENT)}
        draft = Draft(
            messages=wanted,
            unchanged=len(messages) - len(wanted),
            nothing=nothing,
            unreachable=unreachable,
            gone=tuple(name for person, name in last.items() if person not in there),
        )
        self._keep(composer.event, draft)
        return draft

    def formers(self) -> Mapping[str, Former]:
        """What everybody was sent last, by key."""
        found: dict[str, Former] = {}
        for kept in self.ledger.messages(State.SENT):
            count = found[kept.person].count + 1 if kept.person in found else 1
            found[kept.person] = Former(from_kept(kept.lines), kept.calendar, count)
        return found

    def content(self, message: Kept) -> bytes:
        """The message as it was drafted; raises FileTrouble where the file is not that any more."""
        path = self.folder / message.file
        try:
            content = path.read_bytes()
        except OSError as fault:
            raise FileTrouble(f"{path} cannot be read: {fault.strerror or fault}. Draft again.") from fault
        if _digest(content) != message.digest:
            raise FileTrouble(f"{path} is not as it was drafted. Change the templates instead, and draft again.")
        return content

    def demand_whole(self, messages: Iterable[Kept]) -> None:
        """Raises InputProblems with every file of these that is not as it was drafted."""
        problems = []
        for message in messages:
            try:
                self.content(message)
            except FileTrouble as fault:
                problems.append(Problem(message.name, str(fault)))
        if problems:
            raise InputProblems(str(self.folder), problems, "Nothing was sent.")

    def found(self, name: str) -> tuple[Kept, ...]:
        """The newest message of everybody whose name, id or address has this in it, or is just this."""
        newest = {kept.person: kept for kept in self.ledger.messages()}
        asked = name.casefold()
        exact = [
            one for one in newest.values() if asked in {one.name.casefold(), one.person.split(" ", 1)[1].casefold()}
        ]
        near = [one for one in newest.values() if asked in one.name.casefold() or asked in one.address.casefold()]
        return tuple(exact or near)

    def read(self, message: Kept) -> EmailMessage:
        """The message, to be shown."""
        read = message_from_bytes(self.content(message), policy=policy.default)
        assert isinstance(read, EmailMessage)
        return read

    def _keep(self, event: str, draft: Draft) -> None:
        """Write files, then the ledger, then remove the files that it no longer names: none is ever missing."""
        entries = []
        for message in draft.messages:
            name = _file_name(message)
            _write(self.folder / name, message.content)
            entries.append(_entry(message, name))
        listed = [(one.person.key, _named(one.person.name, one.person.id), one.reason) for one in draft.unreachable]
        listed += [("", name, "was sent a programme, and is no longer coming") for name in draft.gone]
        self.ledger.replace(event, entries, listed)
        # By the ends of names alone: some systems write the letters of people's names in another way.
        wanted = {_OURS.search(kept.file).group(1) for kept in self.ledger.messages()}  # type: ignore[union-attr]
        for path in self.folder.iterdir():
            ours = _OURS.search(path.name)
            if ours is not None and ours.group(1) not in wanted:
                path.unlink()

    def _demand_event(self, title: str) -> None:
        """Raises FileTrouble where the outbox is another event's, or a message is on its way."""
        known = self.ledger.title()
        if known not in (None, title):
            raise FileTrouble(
                f'{self.folder} holds the messages of "{known}", and this event is "{title}". Give another folder as '
                f'--outbox; if it is the same event, give it the title "{known}" again.'
            )
        open_ = self.ledger.messages(State.SENDING)
        if open_:
            raise FileTrouble(
                f"{several(len(open_), 'message')} may or may not have arrived when the sending was stopped. "
                "Nothing was drafted. Add --resume-sending skip if they have arrived, or --resume-sending again if not."
            )


@contextmanager
def opened(folder: Path, *, make: bool = False, alone: bool = False) -> Iterator[Outbox]:
    """An outbox, made if it is not there and `make`; `alone`: no other process drafts or sends. Raises FileTrouble."""
    try:
        if make:
            folder.mkdir(exist_ok=True)
            others = [path.name for path in folder.iterdir() if path.name != LOCK]
            if others and LEDGER not in others:
                raise FileTrouble(
                    f"{folder} holds files but no ledger, so it is not known what was sent. Give an empty or a new "
                    "folder as --outbox, or put the ledger back."
                )
    except OSError as fault:
        raise FileTrouble(
            f"{folder} cannot be made: {fault.strerror or fault}. Give another one as --outbox."
        ) from fault
    if not make and not (folder / LEDGER).is_file():
        raise FileTrouble(f"{folder} is not an outbox. Make one first:  allocator mail draft event.xlsx plan.xlsx")
    with ExitStack() as stack:
        if alone:
            stack.enter_context(held(folder / LOCK))
        ledger = Ledger(folder / LEDGER)
        stack.callback(ledger.close)
        yield Outbox(folder, ledger)


def _entry(message: Message, file: str) -> LedgerEntry:
    person = message.telling.person
    return LedgerEntry(
        person=person.key,
        name=one_line(person.name),
        address=message.address,
        kind=str(message.kind),
        subject=message.subject,
        file=file,
        digest=_digest(message.content),
        message_id=message.message_id,
        lines=as_kept(message.telling.lines),
        calendar=message.calendar,
        new=message.new,
    )


def _named(name: str, id: str) -> str:
    return f"{one_line(name)} ({one_line(id)})" if id else one_line(name)


def _file_name(message: Message) -> str:
    """A name that people find, and that no other content has: no file is ever written over by another message."""
    words = re.sub(r"\W+", "-", message.telling.person.name)[:40].strip("-")
    return f"{words}-{_digest(message.content)[:12]}.eml"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)  # what a power cut leaves half written is known by its digest
    except OSError as fault:
        raise FileTrouble(f"{path} cannot be written: {fault.strerror or fault}. Nothing was drafted.") from fault
