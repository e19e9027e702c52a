"""Messages from what people are told: text, HTML and a calendar, each about one person alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from functools import lru_cache

from allocator.event import Labels
from allocator.mail.languages import MailLanguage
from allocator.mail.letter import Letter, Templates
from allocator.mail.telling import Kind, Line, Telling, differing, kind_of, the_same
from allocator.person_names import first_name
from allocator.report.calendar import calendar
from allocator.report.words import Words, capitalised
from allocator.words import one_line

LONGEST_NAME = 60
"""Letters of a name in a header; a longer one is in the message alone."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, and where answers go ('' for back to the address)."""

    address: str
    name: str = ""
    reply_to: str = ""


@dataclass(frozen=True, slots=True)
class Former:
    """What somebody was sent last, and how many messages in all."""

    lines: tuple[Line, ...]
    calendar: str
    count: int


@dataclass(frozen=True, slots=True)
class Message:
    """A message to one address; `calendar` is '' without times, and `new` whether they were not told this before."""

    telling: Telling
    address: str
    kind: Kind
    subject: str
    text: str
    calendar: str
    message_id: str
    new: bool
    content: bytes


@dataclass(frozen=True, slots=True)
class Composer:
    """What all messages have in common; `held` says in which rounds sessions are held now (None: not known)."""

    event: str
    sender: Sender
    templates: Templates
    language: MailLanguage
    now: datetime
    labels: Labels = field(default_factory=Labels)
    held: Mapping[str, Sequence[str]] | None = None

    def message(self, telling: Telling, address: str, former: Former | None) -> Message | None:
        """The message to somebody, or None where there is nothing to tell; raises InputProblems."""
        kind = kind_of(telling, former.lines if former else None)
        if kind is None:
            return None
        before = former.calendar if former else ""
        # Without times now or before there is nothing to put in a calendar.
        text = (
            calendar(telling.entries, name=self.event, now=self.now, before=before) if telling.entries or before else ""
        )
        letter = self.templates.letter(kind, self._facts(telling, former if kind == Kind.CHANGED else None, text))
        sent = former.count if former else 0
        token = _digest(self.event, telling.person.key, address, sent, asdict(letter), as_kept(telling.lines))
        message_id = f"<{token}@{self.sender.address.rpartition('@')[2]}>"
        return Message(
            telling,
            address,
            kind,
            letter.subject,
            letter.text,
            text,
            message_id,
            former is None or not the_same(former.lines, telling.lines),
            self._content(telling, address, letter, text, message_id),
        )

    def _facts(self, telling: Telling, former: Former | None, calendar: str) -> Mapping[str, object]:
        """What the templates may speak of: of one person, and of nobody else."""
        says, person = self.language, telling.person
        changes = [] if former is None else differing(former.lines, telling.lines)
        words = Words.with_labels(self.labels, says.code)
        dates = {line.date for line in (*telling.lines, *(former.lines if former else ()))}
        sessions = {line.session for line in telling.lines if line.session}
        return {
            "event": one_line(self.event),
            "id": one_line(person.id),
            "name": one_line(person.name),
            "first_name": first_name(one_line(person.name)),
            "sessions": words.labels.session if len(sessions) == 1 else words.labels.sessions,
            "organisation": one_line(person.organisation),
            "language": says.code,
            "sender": self.sender.name or self.sender.address,
            "lacking": [one_line(line.round) for line in telling.lacking],
            "programme": [
                {
                    "round": one_line(line.round),
                    "date": says.date(line),
                    "day": capitalised(words.day(date.fromisoformat(line.date))) if line.date else "",
                    "time": says.when(line),
                    "what": one_line(says.what(line)),
                    "where": one_line(says.where(line)),
                    "code": one_line(line.code),
                    "session": one_line(line.session),
                    "room": one_line(line.room),
                }
                for line in telling.lines
            ],
            "changes": [
                {
                    "round": one_line(round),
                    "before": one_line(says.all(old, dated=len(dates) > 1)),
                    "now": one_line(says.all(new, dated=len(dates) > 1)),
                    "why": "" if self.held is None else one_line(says.why(old, new, self.held)),
                }
                for round, old, new in changes
            ],
            "calendar": bool(calendar),
        }

    def _content(self, telling: Telling, address: str, letter: Letter, calendar: str, message_id: str) -> bytes:
        """The message as it goes over the wire, without a date, which it gets when it is sent."""
        message = EmailMessage(policy=policy.SMTP)
        message["From"] = _mailbox(self.sender.address, self.sender.name)
        message["To"] = _mailbox(address, telling.person.name)
        if self.sender.reply_to:
            message["Reply-To"] = _mailbox(self.sender.reply_to)
        message["Subject"] = _in_header(letter.subject)
        message["Message-ID"] = message_id
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text, cte="quoted-printable")
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
        if calendar:
            message.add_attachment(calendar, subtype="calendar", cte="base64", filename="programme.ics")
        _set_boundaries(message, message_id)
        content = message.as_bytes()
        assert BytesHeaderParser().parsebytes(content).keys() == message.keys(), "no text of a workbook adds a header"
        return content


def _in_header(text: str) -> str:
    """Text that is no more than text in a header: what looks encoded would be decoded, whatever it hides."""
    return one_line(text).replace("=?", "= ?")


@lru_cache(maxsize=8)  # the sender is that of thousands
def _mailbox(address: str, name: str = "") -> Address:
    """An address with a name, where headers give back the very same; without the name where they would not."""
    shown = _in_header(name)
    mailbox = Address(shown if len(shown) <= LONGEST_NAME else "", addr_spec=address)
    probe = EmailMessage(policy=policy.SMTP)
    probe["To"] = mailbox
    read = BytesHeaderParser(policy=policy.SMTP).parsebytes(probe.as_bytes())
    return mailbox if read["To"].addresses == (mailbox,) else Address(addr_spec=address)


def _set_boundaries(message: EmailMessage, message_id: str) -> None:
    """The same message is the same bytes: boundaries are else drawn at random."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{_digest(message_id)}_{number}")


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def as_kept(lines: Sequence[Line]) -> str:
    """A programme as the ledger keeps it."""
    return json.dumps([asdict(line) for line in lines], ensure_ascii=False)


def from_kept(text: str) -> tuple[Line, ...]:
    """A programme as it was kept."""
    return tuple(Line(**line) for line in json.loads(text))
