"""Messages through mail servers on this computer: well-behaved, greylisting, refusing, silent, and lying ones."""

from __future__ import annotations

import errno
import os
import ssl
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
import trustme
from aiosmtpd.smtp import AuthResult

from allocator.errors import FileTrouble, InputProblems
from allocator.mail.delivery import Delivery, Resume, chosen, resolve, try_out
from allocator.mail.ledger import State
from allocator.mail.outbox import Outbox, opened
from allocator.mail.send import Connection, Security, SendingStopped, Server, ServerAnswer, is_loopback, secret_for
from tests.mail.drafts import Watch, drafted, states
from tests.mail.servers import free_port, saying, serving, silent, talking

READY, HELLO, OK = b"220 hello\r\n", b"250 hello\r\n", b"250 ok\r\n"


def connecting(server: Server, secret: str = "") -> Callable[[], Connection]:
    return lambda: Connection(server, secret)


def send(outbox: Outbox, server: Server, *, rate: float = 0, secret: str = "", watch: Watch | None = None) -> list[str]:
    """Send all that waits, and give back what was said."""
    said: list[str] = []
    clock = (watch or Watch()).clock
    Delivery(outbox, connecting(server, secret), rate=rate, tell=said.append, clock=clock).send(chosen(outbox))
    return said


def stopped(outbox: Outbox, server: Server, secret: str = "") -> str:
    """What is said when the sending stops."""
    with pytest.raises(SendingStopped) as told:
        send(outbox, server, secret=secret)
    return str(told.value)


def test_each_message_goes_to_its_own_person_and_is_noted(tmp_path: Path) -> None:
    with drafted(tmp_path, 3) as outbox, serving() as (server, taken):
        assert send(outbox, server) == []
        assert taken.recipients == ["a0@example.org", "a1@example.org", "a2@example.org"]
        assert [message["To"] for message in taken.messages] == [
            "Ada Lind <a0@example.org>",
            "Bo Null <a1@example.org>",
            "Cy Roer <a2@example.org>",
        ]
        assert [message["Message-ID"] for message in taken.messages] == [
            kept.message_id for kept in outbox.ledger.messages()
        ]
        assert all(message["Date"] for message in taken.messages)
        assert states(outbox) == ["Ada Lind sent 250 taken", "Bo Null sent 250 taken", "Cy Roer sent 250 taken"]
        assert [kept.attempts for kept in outbox.ledger.messages()] == [1, 1, 1]
        assert send(outbox, server) == []
        assert len(taken.messages) == 3


def test_the_rate_is_kept(tmp_path: Path) -> None:
    watch = Watch()
    with drafted(tmp_path, 3) as outbox, serving() as (server, _):
        send(outbox, server, rate=20, watch=watch)
    assert watch.waited == [3.0, 3.0]


def test_starttls_with_a_certificate_that_is_trusted(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    options = {"tls_context": context, "require_starttls": True}
    with drafted(tmp_path / "o", 1) as outbox, serving(**options) as (server, taken):
        server = replace(server, security=Security.STARTTLS)
        assert stopped(outbox, server) == (
            f"{server} cannot prove that it is 127.0.0.1: unable to get local issuer certificate. Nothing more was "
            "sent. Check the name; if the server is your own, give its certificate as --ca-file."
        )
        assert (states(outbox), taken.messages) == (["Ada Lind pending"], [])
        assert send(outbox, replace(server, ca_file=tmp_path / "ca.pem")) == []
        assert states(outbox) == ["Ada Lind sent 250 taken"]


def test_tls_from_the_start_and_a_certificate_of_somebody_else(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    right, wrong = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(right)
    authority.issue_cert("other.example.org").configure_cert(wrong)
    with drafted(tmp_path / "o", 1) as outbox:
        with serving(ssl_context=wrong) as (server, _):
            server = replace(server, security=Security.TLS, ca_file=tmp_path / "ca.pem")
            assert stopped(outbox, server).startswith(
                f"{server} cannot prove that it is 127.0.0.1: IP address mismatch"
            )
        with serving(ssl_context=right) as (server, _):
            assert send(outbox, replace(server, security=Security.TLS, ca_file=tmp_path / "ca.pem")) == []
        assert states(outbox) == ["Ada Lind sent 250 taken"]


def test_a_server_that_has_no_tls(tmp_path: Path) -> None:
    with drafted(tmp_path, 1) as outbox, serving() as (server, taken):
        assert stopped(outbox, replace(server, security=Security.STARTTLS)) == (
            f"{server} does not offer STARTTLS, and without it anybody could read along. Nothing was sent. Use its "
            "port for STARTTLS, often 587, or --tls with its port for TLS, often 465."
        )
        said = stopped(outbox, replace(server, security=Security.TLS))
        assert said.startswith(f"{server} does not speak TLS as it should: ")
        assert (taken.messages, states(outbox)) == ([], ["Ada Lind pending"])


def test_a_server_that_promises_tls_and_talks_on_in_the_clear(tmp_path: Path) -> None:
    promises = (READY, b"250-hello\r\n250 STARTTLS\r\n", b"220 go on\r\n", b"250 and now your password\r\n")
    with drafted(tmp_path, 1) as outbox, talking(*promises) as server:
        said = stopped(outbox, replace(server, security=Security.STARTTLS, user="office"), "secret")
        assert said.startswith(f"{server} does not speak TLS as it should: ")
        assert states(outbox) == ["Ada Lind pending"]


def test_a_refused_login_stops_everything(tmp_path: Path) -> None:
    tried: list[str] = []

    def authenticate(server: object, session: object, envelope: object, mechanism: str, data: object) -> AuthResult:
        tried.append(mechanism)
        return AuthResult(success=False, handled=False)

    options = {"authenticator": authenticate, "auth_require_tls": False}
    with drafted(tmp_path, 3) as outbox, serving(**options) as (server, taken):
        said = stopped(outbox, replace(server, user="office"), "wrong")
        assert said == (
            f"{server} refuses the login of office: 535 5.7.8 Authentication credentials invalid. Nothing more was "
            "sent, and it is not tried again. Check --user and the password; some servers want one made for programs."
        )
        assert (states(outbox), taken.messages) == (
            ["Ada Lind pending", "Bo Null pending", "Cy Roer pending"],
            [],
        )


def test_a_login_where_none_is_taken_and_none_where_one_is_needed(tmp_path: Path) -> None:
    with drafted(tmp_path, 1) as outbox, serving() as (server, _):
        assert stopped(outbox, replace(server, user="office"), "secret") == (
            f"{server} takes no login with this name and password: it knows none. Nothing was sent. Leave out --user, "
            "or use --merge and the mail program."
        )
    with drafted(tmp_path, 1) as outbox, talking(READY, HELLO, b"530 sign in first\r\n", OK) as server:
        assert stopped(outbox, server) == (
            f"{server} does not let office@example.org send: 530 sign in first. Nothing more was sent. Draft again "
            "with an address of yours that it knows as --from."
        )


def test_a_server_that_greylists_is_asked_again_after_the_others(tmp_path: Path) -> None:
    watch = Watch()
    with drafted(tmp_path, 2) as outbox, serving(saying("451 come back", "250 taken", "451 again")) as (server, taken):
        assert send(outbox, server, watch=watch) == [
            "Ada Lind: 451 come back; it is tried again in 60 seconds.",
            "Ada Lind: 451 again; it is tried again in 300 seconds.",
        ]
        assert taken.recipients == ["a1@example.org", "a0@example.org"]
        assert states(outbox) == ["Ada Lind sent 250 taken", "Bo Null sent 250 taken"]
    assert watch.waited == [60.0, 300.0]


def test_a_message_that_is_wanted_later_for_ever_has_failed_and_is_tried_by_the_next_run(tmp_path: Path) -> None:
    with drafted(tmp_path, 1) as outbox, serving(on_message=saying(*["452 full"] * 4)) as (server, taken):
        assert send(outbox, server)[-1] == "Ada Lind, a0@example.org: 452 full"
        assert states(outbox) == ["Ada Lind failed 452 full"]
        assert send(outbox, server) == []
        assert (states(outbox), len(taken.messages)) == (["Ada Lind sent 250 taken"], 1)


def test_a_refused_recipient_is_listed_and_the_others_get_theirs(tmp_path: Path) -> None:
    with drafted(tmp_path, 3) as outbox, serving(saying("250 taken", "550 nobody here")) as (server, taken):
        assert send(outbox, server) == ["Bo Null, a1@example.org: 550 nobody here"]
        assert taken.recipients == ["a0@example.org", "a2@example.org"]
        assert states(outbox) == [
            "Ada Lind sent 250 taken",
            "Bo Null refused 550 nobody here",
            "Cy Roer sent 250 taken",
        ]
        assert chosen(outbox) == ()


def test_a_server_that_is_not_there_or_silent(tmp_path: Path) -> None:
    with drafted(tmp_path, 1) as outbox:
        gone = Server("127.0.0.1", free_port(), Security.NONE)
        assert stopped(outbox, gone) == (
            f"{gone} cannot be reached: {os.strerror(errno.ECONNREFUSED)}. Check --server and the network. "
            "What was sent is recorded; run the same command again to send the rest."
        )
        with silent() as server:
            assert stopped(outbox, server) == (
                f"{server} did not answer within 0.3 seconds. What was sent is recorded; run the same "
                "command again to send the rest."
            )
        with talking(READY, HELLO, OK) as server:
            assert stopped(outbox, server).startswith(f"{server} did not answer within 0.5 seconds.")
        assert states(outbox) == ["Ada Lind pending"]


def test_a_server_that_hangs_once_it_has_the_message_leaves_it_in_doubt(tmp_path: Path) -> None:
    # The answers to: nothing, EHLO, MAIL, RCPT, DATA; none to the message.
    answers = (READY, HELLO, OK, OK, b"354 go on\r\n")
    with drafted(tmp_path, 2) as outbox:
        with talking(*answers, b"") as server:
            assert stopped(outbox, server).startswith(f"{server} did not answer within 0.5 seconds.")
        assert states(outbox) == ["Ada Lind sending", "Bo Null pending"]
        assert [one.name for one in chosen(outbox)] == ["Bo Null"]


def test_a_connection_that_drops_with_the_message_is_never_repeated_unasked(tmp_path: Path) -> None:
    with drafted(tmp_path, 2) as outbox, serving(on_message=saying("drop")) as (server, taken):
        said = send(outbox, server)
        assert said == [
            f"Ada Lind: {server} ended the connection while it took the message; whether it did is asked next time.",
            f"{server} ended the connection; it is called again in 60 seconds.",
        ]
        assert states(outbox) == ["Ada Lind sending", "Bo Null sent 250 taken"]
        assert send(outbox, server) == []
        assert taken.recipients == ["a0@example.org", "a1@example.org"]
        asked: list[str] = []
        resolve(outbox, lambda message: asked.append(message.message_id) or Resume.SKIP)
        assert asked == [taken.messages[0]["Message-ID"]]
        assert states(outbox)[0] == "Ada Lind sent nobody saw the server's answer; said to have arrived"


def test_a_message_in_doubt_goes_again_when_somebody_says_so(tmp_path: Path) -> None:
    with drafted(tmp_path, 1) as outbox, serving() as (server, taken):
        outbox.ledger.note(outbox.ledger.messages()[0], State.SENDING)
        assert (send(outbox, server), taken.messages) == ([], [])
        resolve(outbox, lambda message: Resume.AGAIN)
        send(outbox, server)
        assert (states(outbox), len(taken.messages)) == (["Ada Lind sent 250 taken"], 1)


def test_a_server_that_drops_before_the_message_is_given_up_after_some_tries(tmp_path: Path) -> None:
    watch = Watch()
    with drafted(tmp_path, 1) as outbox:
        calls: list[int] = []

        def connect() -> Connection:
            calls.append(1)
            with talking(b"421 too busy\r\n") as busy:
                return Connection(busy)

        with pytest.raises(SendingStopped, match=r"says: 421 too busy, 4 times in a row\. What was sent is recorded"):
            Delivery(outbox, connect, rate=0, tell=print, clock=watch.clock).send(chosen(outbox))
        assert (len(calls), watch.waited, states(outbox)) == (4, [60.0, 300.0, 900.0], ["Ada Lind pending"])


def test_a_trial_goes_to_one_address_and_is_not_noted(tmp_path: Path) -> None:
    with drafted(tmp_path, 3) as outbox, serving() as (server, taken):
        (trial,) = try_out(outbox, chosen(outbox), connecting(server), "me@example.org")
        assert (trial.message.name, trial.answer) == ("Ada Lind", ServerAnswer(250, "taken"))
        assert (taken.recipients, states(outbox)[0]) == (["me@example.org"], "Ada Lind pending")
        # With the id of the message, mailboxes would drop the message itself, and the log would show it as arrived.
        (sample,) = taken.messages
        assert sample["Message-ID"].endswith(".trial@example.org>")
        assert sample["To"] == "Ada Lind <a0@example.org>"


def test_what_was_changed_by_hand_is_not_sent(tmp_path: Path) -> None:
    with drafted(tmp_path, 2) as outbox, serving() as (server, taken):
        path = tmp_path / outbox.ledger.messages()[0].file
        path.write_bytes(path.read_bytes() + b"PS")
        with pytest.raises(InputProblems) as told:
            send(outbox, server)
        assert str(told.value).splitlines() == [
            f"{tmp_path} has 1 problem:",
            f"  Ada Lind   {path} is not as it was drafted. Change the templates instead, and draft again.",
            "Nothing was sent.",
        ]
        assert taken.messages == []


def test_two_at_once_are_told(tmp_path: Path) -> None:
    with drafted(tmp_path, 1), pytest.raises(FileTrouble) as told, opened(tmp_path, alone=True):
        pass
    assert str(told.value) == (
        f"Another program is sending or drafting in {tmp_path} at this moment. Wait until it has ended."
    )


def test_a_secret_comes_from_the_environment_or_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server("mail.example.org", 587, user="office")
    monkeypatch.setattr("allocator.mail.send._kept_in_keyring", lambda server: None)
    monkeypatch.delenv("ALLOCATOR_MAIL_PASSWORD", raising=False)
    assert secret_for(server, lambda: "typed") == "typed"
    monkeypatch.setattr("allocator.mail.send._kept_in_keyring", lambda server: f"of {server.user}")
    assert secret_for(server, lambda: "typed") == "of office"
    monkeypatch.setenv("ALLOCATOR_MAIL_PASSWORD", "from the environment")
    assert secret_for(server, lambda: "typed") == "from the environment"


def test_the_keyring_is_asked_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server("mail.example.org", 587, user="office")
    monkeypatch.delenv("ALLOCATOR_MAIL_PASSWORD", raising=False)
    errors, ring = ModuleType("keyring.errors"), ModuleType("keyring")
    errors.KeyringError = RuntimeError  # type: ignore[attr-defined]
    ring.get_password = lambda service, user: f"{service} {user}"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    assert secret_for(server, lambda: "typed") == "allocator mail.example.org office"

    def locked(service: str, user: str) -> str:
        raise RuntimeError

    ring.get_password = locked  # type: ignore[attr-defined]
    assert secret_for(server, lambda: "typed") == "typed"
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert secret_for(server, lambda: "typed") == "typed"


def test_what_is_this_computer() -> None:
    hosts = ("127.0.0.1", "::1", "localhost", "127.9.9.9", "mail.example.org", "10.0.0.1")
    assert [is_loopback(host) for host in hosts] == [True, True, True, True, False, False]
