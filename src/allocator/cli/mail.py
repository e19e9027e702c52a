"""The commands about messages to everybody: mail draft, show, status and send."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

import allocator
from allocator.cli.group import main
from allocator.cli.options import COUNT, EVENT, LANGUAGE, RULES, ZONE, Finite
from allocator.cli.talk import own_rules, put, say, warn
from allocator.words import quoted, several

if TYPE_CHECKING:
    from allocator.mail.delivery import Resume
    from allocator.mail.ledger import Kept
    from allocator.mail.send import Server

OUTBOX = click.option("--outbox", type=EVENT, default=Path("outbox"), show_default=True, help="The folder of messages.")
RESUME = click.option(
    "--resume-sending",
    type=click.Choice(["skip", "again"]),
    help="What to do with messages that were on their way when sending stopped; by default it asks.",
)


def _mailbox(_ctx: click.Context, _param: click.Parameter, value: str | None) -> tuple[str, str] | None:
    """The name and the address of 'Office <office@example.org>', or of an address alone."""
    from allocator.mail.addresses import cleaned

    if value is None:
        return None
    try:
        return value.partition("<")[0].strip(' "') if "<" in value else "", cleaned(value)
    except ValueError as fault:
        raise click.BadParameter(f"{value}: {fault}") from fault


def _host_and_port(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, int]:
    """Both of 'mail.example.org:587'."""
    host, _, port = value.rpartition(":")
    host = host.strip("[]")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        example = "mail.example.org:587"
        raise click.BadParameter(f"{value} is not a server with its port. Write it as, for example, {example}.")
    return host, int(port)


@main.group(epilog="For example:  allocator mail show Ada")
def mail() -> None:
    """Draft messages to everybody, look at them, and send them.

    Nothing is sent before `mail send`.
    """


@mail.command(epilog="For example:  allocator mail draft event.xlsx plan.xlsx --from me@b.nl")
@click.argument("event", type=EVENT)
@click.argument("plan", type=EVENT)
@OUTBOX
@click.option("--from", "sender", metavar="ADDRESS", callback=_mailbox, required=True, help="The sender's address.")
@click.option("--reply-to", metavar="ADDRESS", callback=_mailbox, help="Where replies go, if not to the sender.")
@click.option("--subject", help="The subject of all messages; by default each kind has its own.")
@LANGUAGE
@click.option("--templates", type=EVENT, help="A folder with templates of your own.")
@ZONE
@RULES
@click.option("--only-changed", is_flag=True, help="Only for those whose programme differs from the last one sent.")
@click.option("--merge", type=EVENT, help="Also write a workbook for a mail merge.")
@click.option("--anyway", is_flag=True, help="Draft even if the plan breaks a rule.")
@click.option("--force", is_flag=True, help="Overwrite the merge workbook if it exists.")
@RESUME
def draft(
    event: Path,
    plan: Path,
    outbox: Path,
    sender: tuple[str, str],
    reply_to: tuple[str, str] | None,
    subject: str | None,
    language: str,
    templates: Path | None,
    zone: ZoneInfo | None,
    rules: Path | None,
    only_changed: bool,
    merge: Path | None,
    anyway: bool,
    force: bool,
    resume_sending: str | None,
) -> None:
    """Compose a message to each attendee and speaker about their own programme; nothing is sent.

    Messages that were not sent yet are replaced. People who were sent something else before get the message about
    changes.
    """
    from allocator import screen
    from allocator.mail import merge as merging
    from allocator.mail.compose import Composer, Sender
    from allocator.mail.delivery import resolve
    from allocator.mail.languages import LANGUAGES
    from allocator.mail.letter import Templates
    from allocator.mail.outbox import opened
    from allocator.mail.telling import rounds_held, tellings
    from allocator.report.calendar import without_times, zone_said
    from allocator.workbook.xlsx.merge import write_merge

    if merge is not None:
        for source in (event, plan):
            allocator.demand_writable(merge, force=force, sparing=source)
    facts, policy = allocator.read_event(event)
    policy = own_rules(rules).added_to(policy)
    read = allocator.read_plan_workbook(plan, facts)
    warn(read.warnings)
    broken = allocator.verify(facts, policy, read.plan)
    if broken:
        say(f"{plan} breaks {several(len({one.rule for one in broken}), 'rule')}:")
        say(*(f"  {line}" for line in screen.violation_lines(broken, policy.rules)))
        if not anyway:
            say(f"Nothing was drafted. Fix the plan, or add --anyway:  allocator verify {quoted(event)} {quoted(plan)}")
            sys.exit(1)
    spoken = LANGUAGES[language]
    name, address = sender
    letters = Templates(spoken, templates, subject=subject)
    title = facts.title or event.stem
    composer = Composer(
        title,
        Sender(address, name, reply_to[1] if reply_to else ""),
        letters,
        spoken,
        datetime.now(UTC),
        facts.labels,
        rounds_held(facts, read.plan),
    )
    told = list(tellings(facts, policy, read.plan, zone))
    with opened(outbox, make=True, alone=True) as box:
        resolve(box, _asked(resume_sending))
        made = box.draft(composer, told, only_changed=only_changed)
        listed = box.ledger.listed()
    if merge is not None:
        write_merge(merging.headings(told), merging.rows(told, made, spoken), merge, force=force)
    put(f"{title}: {several(len(made.messages), 'message')} in {outbox}.")
    put(*screen.draft_lines(made))
    untimed = without_times(facts)
    if untimed is not None:
        put(untimed)
    if any(message.calendar for message in made.messages):
        put(f"Calendar times are in the time zone of {zone_said(zone, datetime.now(UTC))}.")
    put(*screen.listed_lines(listed))
    if merge is not None:
        put(f"The mail merge is in {merge}.")
    put(f"Nothing was sent. Look at one:  allocator mail show NAME --outbox {quoted(outbox)}")


@mail.command(epilog="For example:  allocator mail show Ada")
@click.argument("name")
@OUTBOX
def show(name: str, outbox: Path) -> None:
    """Print the newest message to somebody, given by name, id or address."""
    from allocator.mail.outbox import opened

    with opened(outbox) as box:
        found = box.found(name)
        if len(found) != 1:
            many = f"{several(len(found), 'message')} in {outbox} match {name}:"
            say(many if found else f"No message in {outbox} is to {name}.")
            for one in found[:20]:
                say(f"  {one.name} <{one.address}>")
            sys.exit(1)
        kept = found[0]
        message = box.read(kept)
    put(f"{kept.state}, {kept.kind}: {outbox / kept.file}")
    for header in ("From", "Reply-To", "To", "Subject"):
        if header in message:
            put(f"{header}: {message[header]}")
    body = message.get_body(("plain",))
    put("")
    put("" if body is None else body.get_content().rstrip())
    for attached in message.iter_attachments():
        put(f"\n[attached: {attached.get_filename()}]")


@mail.command(epilog="For example:  allocator mail status")
@OUTBOX
@click.option("--json", "as_json", is_flag=True, help="Print every message with its state as JSON.")
def status(outbox: Path, as_json: bool) -> None:
    """Count what was sent and what was not, and list what did not arrive."""
    from allocator import screen
    from allocator.mail.outbox import opened

    with opened(outbox) as box:
        if as_json:
            hidden = {"lines", "calendar", "digest"}
            messages = [
                {name: value for name, value in asdict(one).items() if name not in hidden}
                for one in box.ledger.messages()
            ]
            listed = [{"name": name, "reason": reason} for name, reason in box.ledger.listed()]
            click.echo(screen.as_json({"messages": messages, "listed": listed}))
        else:
            put(*screen.status_lines(box))


@mail.command(epilog="For example:  allocator mail send --server mail.example.org:587 --user me")
@OUTBOX
@click.option("--server", metavar="HOST:PORT", callback=_host_and_port, required=True, help="The mail server.")
@click.option("--user", default="", help="The name to sign in with; the password is never an option.")
@click.option("--tls", is_flag=True, help="TLS from the start, often port 465, instead of STARTTLS.")
@click.option("--ca-file", type=EVENT, help="A certificate to trust, if the server is your own.")
@click.option("--insecure-no-tls", is_flag=True, help="No TLS at all; only for a server on this computer.")
@click.option(
    "--timeout", type=Finite("seconds", 1, 3600), default=60, show_default=True, help="Seconds to wait for the server."
)
@click.option(
    "--test-to",
    metavar="ADDRESS",
    callback=_mailbox,
    help="Send one of each kind here, and to nobody else.",
)
@click.option("--only-changed", is_flag=True, help="Skip those who were sent the same before.")
@click.option("--limit", type=COUNT, metavar="N", help="Send the first N.")
@click.option("--count", type=COUNT, metavar="N", help="How many you expect; by default it asks.")
@click.option(
    "--rate", type=Finite("messages", 0, 100_000), default=20, show_default=True, help="Messages a minute; 0: no limit."
)
@RESUME
def send(
    outbox: Path,
    server: tuple[str, int],
    user: str,
    tls: bool,
    ca_file: Path | None,
    insecure_no_tls: bool,
    timeout: float,
    test_to: tuple[str, str] | None,
    only_changed: bool,
    limit: int | None,
    count: int | None,
    rate: float,
    resume_sending: str | None,
) -> None:
    """Send what is in the outbox, each message once.

    The password of --user comes from the environment (ALLOCATOR_MAIL_PASSWORD) or the system's keyring, or you are
    asked for it. Exit code 1: something was not sent.
    """
    from allocator import screen
    from allocator.mail.delivery import Delivery, chosen, resolve, try_out
    from allocator.mail.ledger import State
    from allocator.mail.outbox import opened
    from allocator.mail.send import Connection, secret_for

    through = _server(server, user, ca_file, timeout, tls=tls, insecure=insecure_no_tls)
    with opened(outbox, alone=True) as box:
        if test_to is None:
            resolve(box, _asked(resume_sending))
        messages = chosen(box, only_changed=only_changed, limit=limit)
        if not messages:
            put(f"There is nothing to send in {outbox}.")
            return
        _demand_count(messages, through, count=count, test_to=test_to)
        secret = secret_for(through, _prompt(through)) if through.user else ""

        def connect() -> Connection:
            return Connection(through, secret)

        if test_to is not None:
            taken = True
            for trial in try_out(box, messages, connect, test_to[1]):
                put(screen.trial_line(trial))
                taken = taken and trial.answer.yes
            sys.exit(0 if taken else 1)
        try:
            Delivery(box, connect, rate=rate, tell=say).send(messages)
        finally:
            numbers = {message.number for message in messages}
            after = [one for one in box.ledger.messages() if one.number in numbers]
            arrived = sum(one.state is State.SENT for one in after)
            put(f"{arrived:,} of {several(len(messages), 'message')} sent.")
            put(*screen.trouble_lines(one for one in after if one.state not in (State.SENT, State.PENDING)))
    sys.exit(0 if arrived == len(messages) else 1)


def _server(
    place: tuple[str, int], user: str, ca_file: Path | None, timeout: float, *, tls: bool, insecure: bool
) -> Server:
    """The server that the options name; without TLS only on this computer."""
    from allocator.mail.send import Security, Server, is_loopback

    host, port = place
    if tls and insecure:
        raise click.UsageError("Give --tls or --insecure-no-tls, not both.")
    if insecure and not is_loopback(host):
        raise click.UsageError(f"--insecure-no-tls is for a server on this computer, and {host} is not.")
    security = Security.NONE if insecure else Security.TLS if tls else Security.STARTTLS
    return Server(host, port, security, user, ca_file, timeout)


def _demand_count(
    messages: Sequence[Kept], server: Server, *, count: int | None, test_to: tuple[str, str] | None
) -> None:
    """Says how many messages go to whom, and has their number typed."""
    if test_to is not None:
        put(f"One message of each kind goes to {test_to[1]} through {server}; nothing is noted as sent.")
        return
    again = sum(not message.new for message in messages)
    names = ", ".join(f"{one.name} <{one.address}>" for one in messages[:3])
    more = f" and {len(messages) - 3:,} more" if len(messages) > 3 else ""
    put(f"{several(len(messages), 'message')} to send through {server}: {names}{more}.")
    if again:
        put(f"{again:,} of these repeat what people were sent before; --only-changed leaves them out.")
    if count is None:
        with _answering("Nothing was sent. In a script, give the number with --count."):
            count = int(click.prompt("Type how many to send them", type=COUNT))
    if count != len(messages):
        raise click.UsageError(f"There are {len(messages):,} to send, not {count:,}. Nothing was sent.")


def _asked(resume: str | None) -> Callable[[Kept], Resume]:
    """What to do with a message that may or may not have arrived: as the option says, or by asking."""
    from allocator.mail.delivery import Resume

    def ask(message: Kept) -> Resume:
        if resume is not None:
            return Resume(resume)
        say(f"{message.name} <{message.address}>: sending stopped before the server's answer was seen.")
        say(f"Look for {message.message_id} on the server, or ask them whether they have it.")
        what_now = "Nothing was done. In a script, use --resume-sending."
        choice = click.Choice(["skip", "again"])
        with _answering(what_now):
            return Resume(click.prompt("It has arrived (skip), or not (again)", type=choice, err=True))

    return ask


def _prompt(server: Server) -> Callable[[], str]:
    from allocator.mail.send import PASSWORD

    what_now = f"Nothing was sent. In a script, set the password in the environment variable {PASSWORD}."

    def ask() -> str:
        with _answering(what_now):
            return str(click.prompt(f"Password of {server.user} at {server.host}", hide_input=True, err=True))

    return ask


@contextmanager
def _answering(what_now: str) -> Iterator[None]:
    """While this lasts, somebody is asked; where nobody answers, the error says how to answer without a terminal."""
    try:
        yield
    except click.Abort as fault:
        raise click.UsageError(f"Nobody answered. {what_now}") from fault
