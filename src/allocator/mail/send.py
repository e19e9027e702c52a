"""The only socket: a connection to a mail server, and what its answers and silences mean."""

from __future__ import annotations

import ipaddress
import os
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from allocator.errors import AllocatorError

PASSWORD = "ALLOCATOR_MAIL_PASSWORD"
"""The variable of the environment that may hold the secret."""

GOES_ON = "What was sent is noted; the same command goes on from there."


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
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: its code, 200 and more for yes, 400 for later, 500 for no; and its words."""

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
        with self._understood():
            self._smtp = self._connected()
            try:
                self._sign_in(secret)
            except BaseException:
                self.close()
                raise

    def offer(self, sender: str, recipient: str) -> Answer:
        """What the server says to a message from and to these addresses, before it has seen it."""
        with self._understood():
            answer = _answer(self._smtp.mail(sender))
            if answer.yes:
                answer = _answer(self._smtp.rcpt(recipient))
            elif not answer.later:
                raise SendingStopped(
                    f"{self._server} does not let {sender} send: {_said(answer)}. Nothing more was sent. Draft again "
                    "with an address of yours that it knows as --from."
                )
            if not answer.yes:
                self._forget()
            return answer

    def hand_over(self, content: bytes) -> Answer:
        """What the server says to the message that was offered; unknown whether it took it, where this raises."""
        with self._understood():
            try:
                return _answer(self._smtp.data(content))
            except smtplib.SMTPDataError as fault:
                self._forget()
                return _answer((fault.smtp_code, fault.smtp_error))

    def close(self) -> None:
        """Ends the conversation, politely where the server still listens."""
        with suppress(smtplib.SMTPException, OSError):
            self._smtp.quit()
        self._smtp.close()

    def _forget(self) -> None:
        """Takes back what was offered; where the connection is gone by now, the answer before still counts."""
        with suppress(smtplib.SMTPServerDisconnected):
            self._smtp.rset()

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        if server.security is Security.TLS:
            return smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=_context(server))
        return smtplib.SMTP(server.host, server.port, timeout=server.timeout)

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
            self._smtp.login(self._server.user, secret)

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
        except smtplib.SMTPNotSupportedError as fault:
            said = str(fault).rstrip(".")
            raise SendingStopped(f"{server} takes no login, or none that is safe: {said}. Leave out --user.") from fault
        except smtplib.SMTPServerDisconnected as fault:
            if isinstance(fault.__context__, TimeoutError):
                raise self._silent() from fault
            raise Dropped(f"{server} ended the connection") from fault
        except smtplib.SMTPResponseException as fault:
            said = _said(_answer((fault.smtp_code, fault.smtp_error)))
            if 400 <= fault.smtp_code < 500:
                raise Dropped(f"{server} says: {said}") from fault
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
        except OSError as fault:
            raise SendingStopped(
                f"{server} cannot be reached: {fault.strerror or fault}. Check --server and the network. {GOES_ON}"
            ) from fault

    def _silent(self) -> SendingStopped:
        return SendingStopped(f"{self._server} did not answer within {self._server.timeout:g} seconds. {GOES_ON}")


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


def _answer(said: tuple[int, bytes | str]) -> Answer:
    code, words = said
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return Answer(code, " ".join(text.split()))


def _said(answer: Answer) -> str:
    return f"{answer.code} {answer.words}".rstrip(" .")
