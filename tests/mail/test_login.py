"""Signing in: whatever the letters of the password and the ways of the server, it is never told and never repeated."""

from __future__ import annotations

import ssl
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from aiosmtpd.smtp import AuthResult, LoginPassword

from allocator.mail.send import Connection, Security, SendingStopped, Server
from tests.mail.servers import serving, talking

READY = b"220 hello\r\n"
PLAIN, SECRET = "hunter2", "hünter3"


def stopped(server: Server, secret: str) -> SendingStopped:
    """The sentence with which the sending stops; it and its traceback do not hold the secret."""
    with pytest.raises(SendingStopped) as told:
        Connection(server, secret)
    whole = "".join(traceback.format_exception(told.value))
    assert secret not in whole
    return told.value


def test_a_password_in_other_letters_is_said_in_utf_8() -> None:
    given: list[object] = []

    def authenticate(server: object, session: object, envelope: object, mechanism: str, data: object) -> AuthResult:
        assert isinstance(data, LoginPassword)
        given.append((mechanism, data.login, data.password))
        return AuthResult(success=data.password == SECRET.encode(), handled=False)

    with serving(authenticator=authenticate, auth_require_tls=False) as (server, _):
        Connection(replace(server, user="büro"), SECRET).close()
        assert str(stopped(replace(server, user="büro"), SECRET + "x")).startswith(
            f"{server} refuses the login of büro: 535"
        )
    assert given == [("PLAIN", "büro".encode(), f"{SECRET}{more}".encode()) for more in ("", "x")]


@pytest.mark.parametrize(
    ("offered", "secret", "sentence"),
    [
        ("XOAUTH2", PLAIN, "takes no login with this name and password: it knows only XOAUTH2."),
        ("LOGIN", SECRET, "takes no login with this name and password: it knows only LOGIN."),
    ],
)
def test_a_server_that_takes_no_such_password(offered: str, secret: str, sentence: str) -> None:
    with talking(READY, f"250-hello\r\n250 AUTH {offered}\r\n".encode(), b"221 bye\r\n") as server:
        assert str(stopped(replace(server, user="office"), secret)) == (
            f"{server} {sentence} Nothing was sent. Leave out --user, or use --merge and the mail program."
        )


def test_a_challenge_that_is_none() -> None:
    with talking(READY, b"250-hello\r\n250 AUTH CRAM-MD5\r\n", b"334 a\r\n", b"221 bye\r\n") as server:
        assert str(stopped(replace(server, user="office"), PLAIN)) == (
            f"{server} asks for the password in a way that cannot be understood. Nothing was sent."
        )


def test_a_server_that_hangs_up_at_the_login_is_not_told_the_password_again() -> None:
    # With 535 to the first way, it hangs up at the second.
    with talking(READY, b"250-hello\r\n250 AUTH PLAIN LOGIN\r\n", b"535 no\r\n") as server:
        assert str(stopped(replace(server, user="office"), PLAIN)) == (
            f"{server} ended the connection at the login of office. Nothing more was sent, and it is not tried again. "
            "Check --user and the password."
        )
    with talking(READY, b"250-hello\r\n250 AUTH PLAIN\r\n", b"") as server:
        assert str(stopped(replace(server, user="office"), PLAIN)).startswith(f"{server} did not answer within 0.5 ")


@pytest.mark.parametrize("host", ["a..b", "x" * 64 + ".example.org", "\u200f"])
def test_names_that_no_server_can_have(host: str) -> None:
    assert str(stopped(Server(host, 587), PLAIN)) == (f"{host}:587 is no name that a server can have. Check --server.")


def test_a_computer_with_other_letters_in_its_name_can_send(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getfqdn", lambda: "büro.example.org")
    with serving() as (server, _):
        connection = Connection(server)
        assert connection._smtp.local_hostname == "[127.0.0.1]"
        connection.close()


def test_a_server_that_hangs_when_it_turns_to_tls() -> None:
    with talking(READY, b"250-hello\r\n250 STARTTLS\r\n", b"220 go on\r\n", b"") as server:
        server = replace(server, security=Security.STARTTLS, user="office")
        assert str(stopped(server, PLAIN)).startswith(f"{server} did not answer within 0.5 seconds.")


def test_a_certificate_that_has_expired_and_one_that_signs_itself(tmp_path: Path) -> None:
    authority, other = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    expired, unknown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC)).configure_cert(expired)
    other.issue_cert("127.0.0.1").configure_cert(unknown)
    for context, reason in ((expired, "certificate has expired"), (unknown, "unable to get local issuer certificate")):
        with serving(ssl_context=context) as (server, _):
            server = replace(server, security=Security.TLS, ca_file=tmp_path / "ca.pem", user="office")
            assert str(stopped(server, PLAIN)).startswith(f"{server} cannot prove that it is 127.0.0.1: {reason}.")
