"""Whatever a server does at whatever stage: a sentence, nothing sent twice, nothing lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from allocator.errors import FileTrouble
from allocator.mail.delivery import Delivery, chosen
from allocator.mail.ledger import State
from allocator.mail.outbox import Outbox
from allocator.mail.send import Connection, SendingStopped, Server
from tests.mail.drafts import Watch, drafted
from tests.mail.stages import STAGES, WAYS, misbehaving

IN_DOUBT = {("halfway", way) for way in ("hang", "drop", "garbage", "354 what", WAYS[-1])} | {
    ("end", way) for way in ("hang", "drop", "garbage", "354 what", WAYS[-1])
}
"""Where nobody knows what became of a message. Words halfway are taken for the answer to it."""


def send(outbox: Outbox, server: Server) -> tuple[list[str], list[float]]:
    """What was said on the way, the last of it on stopping; and the seconds waited."""
    said: list[str] = []
    watch = Watch()
    try:
        Delivery(outbox, lambda: Connection(server), rate=0, tell=said.append, clock=watch.clock).send(chosen(outbox))
    except SendingStopped as fault:
        said.append(str(fault))
    return said, watch.waited


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_sent_twice_and_nothing_lost(tmp_path: Path, stage: str, way: str) -> None:
    with drafted(tmp_path, 3) as outbox, misbehaving(stage, way) as (server, found):
        said, _ = send(outbox, server)
        # After the last message all is said; HELO may be good where EHLO is not; and 354 is what is said to DATA.
        if stage not in ("QUIT", "EHLO") and (stage, way[:3]) != ("DATA", "354"):
            assert said
        assert all(one.isprintable() for one in said)
        send(outbox, server)
        after = outbox.ledger.messages()
        doubted = {one.message_id for one in after if one.state is State.SENDING}
        refused = {one.message_id for one in after if one.state is State.REFUSED}
        sent = {one.message_id for one in after if one.state is State.SENT}
        assert len(doubted) == ((stage, way) in IN_DOUBT)
        assert len(refused) == (way == "554 no" and stage in ("RCPT", "DATA", "halfway", "end"))
        assert len(doubted | refused | sent) == 3
        counted = Counter(found.taken)
        assert [one for one, times in counted.items() if times > 1] == []
        assert sent - counted.keys() == set()
        assert counted.keys() & refused == set()


def test_a_server_that_is_too_busy_is_left_alone_with_all_messages_at_once(tmp_path: Path) -> None:
    with drafted(tmp_path, 3) as outbox:
        with misbehaving("banner", "421 busy", times=2) as (server, found):
            said, waited = send(outbox, server)
            assert said == [
                f"{server} says: 421 busy; it is called again in 60 seconds.",
                f"{server} says: 421 busy; it is called again in 300 seconds.",
            ]
        assert (waited, len(found.taken)) == ([60.0, 300.0], 3)


def test_a_server_that_has_enough_of_a_conversation_is_called_again_at_once(tmp_path: Path) -> None:
    with drafted(tmp_path, 3) as outbox, misbehaving("MAIL", "421 enough", times=0) as (server, found):
        watch = Watch()
        connections = []

        def connect() -> Connection:
            found.times = 0
            connections.append(Connection(server))
            return connections[-1]

        def enough(words: str) -> None:
            raise AssertionError(words)

        delivery = Delivery(outbox, connect, rate=60, tell=enough, clock=watch.clock)
        inner = delivery._noted

        def noted(*arguments: object) -> object:
            found.times = 1  # from now on it has enough
            return inner(*arguments)  # type: ignore[arg-type]

        delivery._noted = noted  # type: ignore[method-assign,assignment]
        delivery.send(chosen(outbox))
        assert (len(connections), len(found.taken), max(watch.waited)) == (3, 3, 1.0)


def test_a_refusal_halfway_is_not_waited_on_with_a_goodbye(tmp_path: Path) -> None:
    # Once it was told to go on, a server takes 'QUIT' for a line of the message.
    with drafted(tmp_path, 1) as outbox, misbehaving("banner", "220 test") as (server, found):
        connection = Connection(server)
        message = outbox.ledger.messages()[0]
        assert connection.offer("office@example.org", message.address).code == 354
        connection.close()
        assert found.taken == []


def test_a_full_disk_stops_before_the_server_has_the_message(tmp_path: Path) -> None:
    with drafted(tmp_path, 2) as outbox, misbehaving("banner", "220 test") as (server, found):
        outbox.ledger._base.execute("PRAGMA query_only = ON")  # no more is written, as on a full disk
        with pytest.raises(FileTrouble) as told:
            send(outbox, server)
        outbox.ledger._base.execute("PRAGMA query_only = OFF")
        assert str(told.value) == (
            f"{tmp_path / 'ledger.sqlite'} cannot be written: attempt to write a readonly database. Nothing more was "
            "sent; a message that was on its way is asked about next."
        )
        assert (found.taken, {one.state for one in outbox.ledger.messages()}) == ([], {State.PENDING})
