"""What the command line says of an outbox."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allocator.mail.delivery import Trial
    from allocator.mail.ledger import Kept
    from allocator.mail.outbox import Draft, Outbox


def draft_lines(draft: Draft) -> Iterator[str]:
    """What a draft made, and who gets no message."""
    kinds = Counter(str(message.kind) for message in draft.messages)
    for kind, count in kinds.items():
        yield f"  {kind:<15} {count:>5}"
    told = sum(not message.new for message in draft.messages)
    if told:
        yield f"  {told} of these repeat what people were sent before; mail send --only-changed leaves them out."
    if draft.unchanged:
        yield f"  {draft.unchanged} were sent the same before, and get no message."
    if draft.nothing:
        yield f"  {len(draft.nothing)} have no session and need none, and get no message."


def listed_lines(listed: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Those for whom there is no message, each with the reason."""
    if listed:
        yield f"{len(listed)} cannot get a message; tell them another way, or fix the event workbook and draft again:"
        width = max(len(name) for name, _ in listed)
        for name, reason in listed:
            yield f"  {name:<{width}}   {reason}"


def status_lines(outbox: Outbox) -> Iterator[str]:
    """How many messages are in each state, and what servers said of those that did not arrive."""
    from allocator.mail.ledger import State, counts

    messages = outbox.ledger.messages()
    for state, count in counts(messages).items():
        yield f"  {state:<8} {count:>5}"
    yield from trouble_lines(one for one in messages if one.state in (State.SENDING, State.FAILED, State.REFUSED))
    yield from listed_lines(outbox.ledger.listed())


def trouble_lines(messages: Iterable[Kept]) -> Iterator[str]:
    """Messages that did not arrive, or of which nobody knows, with the server's words."""
    for one in messages:
        words = one.words or "nobody saw the server's answer"
        yield f"  {one.state}: {one.name} <{one.address}>: {words}"


def trial_line(trial: Trial) -> str:
    """What a server said to a message that was tried out."""
    return f"  {trial.message.kind}, for {trial.message.name}: {trial.answer.code} {trial.answer.words}"
