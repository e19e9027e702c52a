"""The only socket: a connection to a mail server, and what its answers and silences mean."""

from __future__ import annotations

import ipaddress
import os
import re
import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from allocator.errors import AllocatorError
from allocator.interrupt import waited_for
from allocator.words import one_line

PASSWORD = "ALLOCATOR_MAIL_PASSWORD"
"""The variable of the environment that may hold the secret."""

GOES_ON = "What was sent is recorded; run the same command again to send the rest."
LONGEST_WORDS = 500
"""Letters of what a server says that are kept; some send whole pages."""
LONGEST_GOODBYE = 5.0
"""Seconds that a server has to say goodbye; nothing depends on it."""
CLOSING = 421
"""The code with which a server ends the conversation."""


_NO_MAIL_SERVER = "answers as no mail server does. Check --server and its port."


class Security(StrEnum):
    """How a connection is kept private: turned to TLS at once, from the start, or not at all."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Server:
    """Where to send; `ca_file` holds certificates to trust beside those of the system. `timeout` is in seconds."""

    host: str
    port: int
    security: Security = Security.STARTTLS
    user: str = ""
    ca_file: Path | None = None
    timeout: float = 60

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class ServerAnswer:
    """What a server said: its code, up to 399 for yes, 400 for later, 500 for no; and its words."""

    code: int
    words: str

    @property
    def yes(self) -> bool:
        """Whether it took what it was given."""
        return self.code < 400

    @property
    def later(self) -> bool:
        """Whether the same may be taken later."""
        return 400 <= self.code < 500


class SendingStopped(AllocatorError):
    """Nothing more can be sent now; what was sent is noted."""


class Dropped(Exception):
    """The connection ended before the server answered."""


class Connection:
    """A conversation with a server, signed in; raises SendingStopped, and Dropped where it may help to come back."""

    def __init__(self, server: Server, secret: str = "") -> None:
        self._server = server
        self._handing_over = False
        with self._understood():
            self._smtp = waited_for(self._connected)
            try:
                self._sign_in(secret)
            except BaseException as fault:
                self.close(politely=isinstance(fault, Exception))
                raise

    def offer(self, sender: str, recipient: str) -> ServerAnswer:
        """What the server says to a message from and to these addresses, before it has seen any of it."""
        with self._understood():
            answer = self._heard(self._smtp.mail(sender))
            if not answer.yes and not answer.later:
                raise SendingStopped(
                    f"{self._server} does not let {sender} send: {_said(answer)}. Nothing more was sent. Draft again "
                    "with an address of yours that it knows as --from."
                )
            if answer.yes:
                answer = self._heard(self._smtp.rcpt(recipient))
            if answer.yes:
                answer = self._heard(self._smtp.docmd("DATA"), go_on=True)
                self._handing_over = answer.yes
            if answer.code == CLOSING:
                raise Dropped(f"{self._server} says: {_said(answer)}")
            if not answer.yes:
                self._forget()
            return answer

    def hand_over(self, content: bytes) -> ServerAnswer:
        """What the server says to the message that was offered; unknown whether it took it, where this raises."""
        assert self._handing_over, "the server waits for a message"
        with self._understood():
            self._smtp.send(_on_the_wire(content))
            answer = self._heard(self._smtp.getreply())
            self._handing_over = False
            return answer

    def close(self, *, politely: bool = True) -> None:
        """Ends the conversation; `politely` where the server still listens, and without it at once."""
        if politely and not self._handing_over:  # else whatever is said would be taken for the message
            with suppress(smtplib.SMTPException, OSError):
                if self._smtp.sock is not None:
                    self._smtp.sock.settimeout(min(self._server.timeout, LONGEST_GOODBYE))
                self._smtp.quit()
        self._smtp.close()

    def _heard(self, said: tuple[int, bytes | str], *, go_on: bool = False) -> ServerAnswer:
        """An answer: yes (or to go on, where that is asked), later or no; raises SendingStopped where it is none."""
        answer = _answer(said)
        if answer.code // 100 not in (3 if go_on else 2, 4, 5):
            raise SendingStopped(f"{self._server} {_NO_MAIL_SERVER} {GOES_ON}")
        return answer

    def _forget(self) -> None:
        """Takes back what was offered; where the connection is gone by now, the answer before still counts."""
        with suppress(smtplib.SMTPServerDisconnected):
            self._smtp.rset()

    def _connected(self) -> smtplib.SMTP:
        server, own = self._server, _own_name()
        if server.security is Security.TLS:
            context = _context(server)
            return smtplib.SMTP_SSL(server.host, server.port, own, timeout=server.timeout, context=context)
        return smtplib.SMTP(server.host, server.port, own, timeout=server.timeout)

    def _sign_in(self, secret: str) -> None:
        self._smtp.ehlo_or_helo_if_needed()
        if self._server.security is Security.STARTTLS:
            if not self._smtp.has_extn("starttls"):
                raise SendingStopped(
                    f"{self._server} does not offer STARTTLS, and without it anybody could read along. "
                    "Nothing was sent. Use its port for STARTTLS, often 587, or --tls with its port for TLS, often 465."
                )
            self._smtp.starttls(context=_context(self._server))
            self._smtp.ehlo()
        if self._server.user:
            self._log_in(self._server.user, secret)

    def _log_in(self, user: str, secret: str) -> None:
        """Signs in; a server that hangs up instead of answering is not called again with the same secret."""
        ways = self._smtp.esmtp_features.get("auth", "").split()
        try:
            if user.isascii() and secret.isascii() and {"CRAM-MD5", "PLAIN", "LOGIN"} & {*ways}:
                self._smtp.login(user, secret)
            elif "PLAIN" in ways:  # the only way that says how other letters are written: in UTF-8 (RFC 4616)
                token = b64encode(f"\0{user}\0{secret}".encode()).decode()
                code, words = self._smtp.docmd("AUTH", f"PLAIN {token}")
                if code != 235:
                    raise smtplib.SMTPAuthenticationError(code, words)
            else:
                known = f"only {', '.join(ways)}" if ways else "none"
                raise SendingStopped(
                    f"{self._server} takes no login with this name and password: it knows {known}. Nothing was sent. "
                    "Leave out --user, or use --merge and the mail program."
                )
        except smtplib.SMTPServerDisconnected as fault:
            if isinstance(fault.__context__, TimeoutError):
                raise
            raise SendingStopped(
                f"{self._server} ended the connection at the login of {user}. Nothing more was sent, and it is not "
                "tried again. Check --user and the password."
            ) from fault
        except ValueError as fault:
            raise SendingStopped(
                f"{self._server} asks for the password in a way that cannot be understood. Nothing was sent."
            ) from fault

    @contextmanager
    def _understood(self) -> Iterator[None]:
        """Faults of the network and answers that end the conversation, in words."""
        server = self._server
        try:
            yield
        except smtplib.SMTPAuthenticationError as fault:
            said = _said(_answer((fault.smtp_code, fault.smtp_error)))
            raise SendingStopped(
                f"{server} refuses the login of {server.user}: {said}. Nothing more was sent, and it is not tried "
                "again. Check --user and the password; some servers want one made for programs."
            ) from fault
        except smtplib.SMTPServerDisconnected as fault:
            if isinstance(fault.__context__, TimeoutError):
                raise self._silent() from fault
            raise Dropped(f"{server} ended the connection") from fault
        except smtplib.SMTPResponseException as fault:
            said = _said(_answer((fault.smtp_code, fault.smtp_error)))
            if 400 <= fault.smtp_code < 500:
                raise Dropped(f"{server} says: {said}") from fault
            if fault.smtp_code < 0:
                raise SendingStopped(f"{server} {_NO_MAIL_SERVER} {GOES_ON}") from fault
            raise SendingStopped(f"{server} does not talk to this computer: {said}. {GOES_ON}") from fault
        except TimeoutError as fault:
            raise self._silent() from fault
        except ssl.SSLCertVerificationError as fault:
            raise SendingStopped(
                f"{server} cannot prove that it is {server.host}: {fault.verify_message}. Nothing more was sent. "
                "Check the name; if the server is your own, give its certificate as --ca-file."
            ) from fault
        except ssl.SSLError as fault:
            raise SendingStopped(
                f"{server} does not speak TLS as it should: {fault.reason or fault}. Nothing more was sent. "
                "Port 465 wants --tls, port 587 does not."
            ) from fault
        except UnicodeError as fault:
            raise SendingStopped(f"{server} is no name that a server can have. Check --server.") from fault
        except OSError as fault:
            raise SendingStopped(
                f"{server} cannot be reached: {fault.strerror or fault}. Check --server and the network. {GOES_ON}"
            ) from fault

    def _silent(self) -> SendingStopped:
        return SendingStopped(f"{self._server} did not answer within {self._server.timeout:g} seconds. {GOES_ON}")


def _own_name() -> str:
    """The name that this computer gives itself; one that is none among servers, or in other letters, stays here."""
    name = socket.getfqdn()
    return name if name.isascii() and "." in name else "[127.0.0.1]"


def is_loopback(host: str) -> bool:
    """Whether a server is this computer itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def secret_for(server: Server, ask: Callable[[], str]) -> str:
    """The secret of the user: from the environment, the keyring where that is installed, or by asking."""
    return os.environ.get(PASSWORD) or _kept_in_keyring(server) or ask()


def _kept_in_keyring(server: Server) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        kept: str | None = keyring.get_password(f"allocator {server.host}", server.user)
    except KeyringError:
        return None  # a computer without a desktop has none, or it is locked: one can still type it
    return kept


def _context(server: Server) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if server.ca_file is not None:
        try:
            context.load_verify_locations(server.ca_file)
        except (OSError, ssl.SSLError) as fault:
            raise SendingStopped(
                f"{server.ca_file} cannot be read as certificates: {fault}. Nothing was sent."
            ) from fault
    return context


def _answer(said: tuple[int, bytes | str]) -> ServerAnswer:
    code, words = said
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return ServerAnswer(code, one_line(text)[:LONGEST_WORDS])


def _on_the_wire(content: bytes) -> bytes:
    """A message with its end; a dot that begins a line is doubled, since one alone is the end (RFC 5321)."""
    return re.sub(rb"(?m)^\.", b"..", content.removesuffix(b"\r\n")) + b"\r\n.\r\n"


def _said(answer: ServerAnswer) -> str:
    return f"{answer.code} {answer.words}".rstrip(" .")
