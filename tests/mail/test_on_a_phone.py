"""Messages as a phone shows them: no wider than its screen, and no column too narrow for a word."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from allocator.mail.compose import Former
from allocator.mail.telling import Telling, tellings
from allocator.policy import Policy
from tests.mail.drafts import AMSTERDAM, composer, crowd
from tests.report.browser import CHROMIUM, measured

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

PHONE, A_WORD = 390, 100
"""Pixels: how wide a phone is, and a word such as 'Workshopronde'."""


def shown(telling: Telling, former: Former | None, folder: Path) -> dict[str, object]:
    message = composer().message(telling, "who@example.org", former)
    assert message is not None
    body = message_from_bytes(message.content, policy=policy.default).get_body(("html",))
    return measured(body.get_content(), folder, wide=PHONE)


@pytest.mark.parametrize("changed", [False, True])
@pytest.mark.parametrize("letters", [20, 300])
def test_a_message_fits_a_phone(letters: int, changed: bool, tmp_path: Path) -> None:
    event, plan = crowd(1)
    (one,) = tellings(event, Policy(), plan, AMSTERDAM)
    lines = tuple(replace(line, session="W" * letters, room="R" * letters) for line in one.lines)
    told = shown(replace(one, lines=lines), Former(one.lines, "", 1) if changed else None, tmp_path)
    assert (told["scrolls"], told["beyond"], told["fetched"]) == (told["wide"], [], [])
    assert float(str(told["narrowest"])) >= A_WORD
