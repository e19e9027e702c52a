"""The commands about messages to everybody: mail draft, show, status and send."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from allocator.cli.group import main
from allocator.cli.options import COUNT, EVENT, ZONE, Finite
from allocator.cli.talk import say, warn
from allocator.words import quoted, several

OUTBOX = click.option("--outbox", type=EVENT, default=Path("outbox"), show_default=True, help="The folder of messages.")
RESUME = click.option(
    "--resume-sending",
    type=click.Choice(["skip", "again"]),
    help="What to do with messages that were on their way when the sending was stopped; by default it asks.",
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
    """Draft a message to everybody, look at them, and send them in an act of its own."""


@mail.command(epilog="For example:  allocator mail draft event.xlsx plan.xlsx --from me@b.nl")
@click.argument("event", type=EVENT)
@click.argument("plan", type=EVENT)
@OUTBOX
@click.option("--from", "sender", metavar="ADDRESS", callback=_mailbox, required=True, help="Whose messages these are.")
@click.option("--reply-to", metavar="ADDRESS", callback=_mailbox, help="Where answers go, if not there.")
@click.option("--subject", help="The subject of all messages; by default each kind has its own.")
@click.option("--language", type=click.Choice(["en", "nl", "de"]), default="en", show_default=True)
@click.option("--templates", type=EVENT, help="A folder with templates of your own.")
@ZONE
@click.option("--only-changed", is_flag=True, help="Only for those whose programme is not what they were sent last.")
@click.option("--merge", type=EVENT, help="Write a workbook for a mail merge too.")
@click.option("--anyway", is_flag=True, help="Draft even where the plan breaks a rule.")
@click.option("--force", is_flag=True, help="Overwrite the merge workbook if it exists.")
@RESUME
def draft(event: Path, plan: Path, outbox: Path, **said: Any) -> None:
    """Compose a message to each attendee and speaker about their own programme; nothing is sent.

    Messages that were not sent yet are replaced. Those with a template for what changed go to whom something else was
    sent before.
    """
    from allocator import screen
    from allocator.mail import merge
    from allocator.mail.compose import Composer, Sender
    from allocator.mail.delivery import resolve
    from allocator.mail.languages import LANGUAGES
    from allocator.mail.letter import Templates
    from allocator.mail.outbox import opened
    from allocator.mail.telling import tellings
    from allocator.report.calendar import without_times, zone_said
    from allocator.verify import violations
    from allocator.workbook.event.read import read_event
    from allocator.workbook.plan.read import read_plan
    from allocator.workbook.xlsx.merge import write_merge
    from allocator.workbook.xlsx.style import demand_writable

    if said["merge"] is not None:
        for source in (event, plan):
            demand_writable(said["merge"], force=said["force"], sparing=source)
    reading = read_event(event)
    read = read_plan(plan, reading.event)
    warn(read.warnings)
    broken = violations(reading.event, reading.policy, read.plan)
    if broken:
        say(f"{plan} breaks {several(len({one.rule for one in broken}), 'rule')}:")
        for line in screen.violation_lines(broken):
            say(f"  {line}")
        if not said["anyway"]:
            say(
                f"Nothing was drafted. Mend the plan, or add --anyway:  allocator verify {quoted(event)} {quoted(plan)}"
            )
            sys.exit(1)
    language = LANGUAGES[said["language"]]
    templates = Templates(language, said["templates"], subject=said["subject"])
    name, address = said["sender"]
    sender = Sender(address, name, said["reply_to"][1] if said["reply_to"] else "")
    title = reading.event.title or event.stem
    composer = Composer(title, sender, templates, language, datetime.now(UTC))
    told = list(tellings(reading.event, reading.policy, read.plan, said["zone"]))
    with opened(outbox, make=True, alone=True) as box:
        resolve(box, _asked(said["resume_sending"]))
        made = box.draft(composer, told, only_changed=said["only_changed"])
        listed = box.ledger.listed()
    if said["merge"] is not None:
        write_merge(merge.headings(told), merge.rows(told, made, language), said["merge"], force=said["force"])
    click.echo(f"{title}: {several(len(made.messages), 'message')} in {outbox}.")
    for line in screen.draft_lines(made):
        click.echo(line)
    untimed = without_times(reading.event)
    if untimed is not None:
        click.echo(untimed)
    if any(message.calendar for message in made.messages):
        click.echo(f"The times of the calendars are those of {zone_said(said['zone'], datetime.now(UTC))}.")
    for line in screen.listed_lines(listed):
        click.echo(line)
    if said["merge"] is not None:
        click.echo(f"The mail merge is in {said['merge']}.")
    click.echo(f"Nothing was sent. Look at one:  allocator mail show NAME --outbox {quoted(outbox)}")


@mail.command(epilog="For example:  allocator mail show Ada")
@click.argument("name")
@OUTBOX
def show(name: str, outbox: Path) -> None:
    """Print the newest message to somebody, given by name, id or address."""
    from allocator.mail.outbox import opened

    with opened(outbox) as box:
        found = box.found(name)
        if len(found) != 1:
            many = f"{several(len(found), 'message')} in {outbox} may be meant" if found else f"No message in {outbox}"
            say(f"{many}{':' if found else f' is to {name}.'}")
            for one in found[:20]:
                say(f"  {one.name} <{one.address}>")
            sys.exit(1)
        kept = found[0]
        message = box.read(kept)
    click.echo(f"{kept.state}, {kept.kind}: {outbox / kept.file}")
    for header in ("From", "Reply-To", "To", "Subject"):
        if header in message:
            click.echo(f"{header}: {message[header]}")
    body = message.get_body(("plain",))
    click.echo("")
    click.echo("" if body is None else body.get_content().rstrip())
    for attached in message.iter_attachments():
        click.echo(f"\n[attached: {attached.get_filename()}]")


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
            for line in screen.status_lines(box):
                click.echo(line)


@mail.command(epilog="For example:  allocator mail send --server mail.example.org:587 --user me")
@OUTBOX
@click.option("--server", metavar="HOST:PORT", callback=_host_and_port, required=True, help="The mail server.")
@click.option("--user", default="", help="The name to sign in with; the password is never an option.")
@click.option("--tls", is_flag=True, help="TLS from the start, often port 465, instead of STARTTLS.")
@click.option("--ca-file", type=EVENT, help="A certificate to trust, if the server is your own.")
@click.option("--insecure-no-tls", is_flag=True, help="No TLS at all; only for a server on this computer.")
@click.option(
    "--timeout", type=Finite("seconds", 1, 3600), default=60, show_default=True, help="Seconds to wait for it."
)
@click.option(
    "--test-to",
    metavar="ADDRESS",
    callback=_mailbox,
    help="Send one of each kind here, and to nobody else.",
)
@click.option("--only-changed", is_flag=True, help="Leave out those who were sent the same before.")
@click.option("--limit", type=COUNT, metavar="N", help="Send the first N.")
@click.option("--count", type=COUNT, metavar="N", help="How many you expect; by default it asks.")
@click.option(
    "--rate", type=Finite("messages", 0, 100_000), default=20, show_default=True, help="A minute; 0: no limit."
)
@RESUME
def send(outbox: Path, **said: Any) -> None:
    """Send what is in the outbox, each message once.

    The password of --user is taken from the environment (ALLOCATOR_MAIL_PASSWORD) or the system's keyring, or asked
    for. Exit code 1: something was not sent.
    """
    from allocator import screen
    from allocator.mail.delivery import Delivery, chosen, resolve, try_out
    from allocator.mail.ledger import State
    from allocator.mail.outbox import opened
    from allocator.mail.send import Connection, secret_for

    server = _server(said)
    with opened(outbox, alone=True) as box:
        if said["test_to"] is None:
            resolve(box, _asked(said["resume_sending"]))
        messages = chosen(box, only_changed=said["only_changed"], limit=said["limit"])
        if not messages:
            click.echo(f"There is nothing to send in {outbox}.")
            return
        _demand_count(messages, said, server)
        secret = secret_for(server, _prompt(server)) if server.user else ""

        def connect() -> Connection:
            return Connection(server, secret)

        if said["test_to"] is not None:
            taken = True
            for trial in try_out(box, messages, connect, said["test_to"][1]):
                click.echo(screen.trial_line(trial))
                taken = taken and trial.answer.yes
            sys.exit(0 if taken else 1)
        try:
            Delivery(box, connect, rate=said["rate"], tell=say).send(messages)
        finally:
            numbers = {message.number for message in messages}
            after = [one for one in box.ledger.messages() if one.number in numbers]
            arrived = sum(one.state is State.SENT for one in after)
            click.echo(f"{arrived:,} of {several(len(messages), 'message')} sent.")
            for line in screen.trouble_lines(one for one in after if one.state not in (State.SENT, State.PENDING)):
                click.echo(line)
    sys.exit(0 if arrived == len(messages) else 1)


def _server(said: Any) -> Any:
    """The server that the options name; without TLS only on this computer."""
    from allocator.mail.send import Security, Server, is_loopback

    host, port = said["server"]
    if said["tls"] and said["insecure_no_tls"]:
        raise click.UsageError("Give --tls or --insecure-no-tls, not both.")
    if said["insecure_no_tls"] and not is_loopback(host):
        raise click.UsageError(f"--insecure-no-tls is for a server on this computer, and {host} is not.")
    security = Security.NONE if said["insecure_no_tls"] else Security.TLS if said["tls"] else Security.STARTTLS
    return Server(host, port, security, said["user"], said["ca_file"], said["timeout"])


def _demand_count(messages: Any, said: Any, server: Any) -> None:
    """Says how many messages go to whom, and has their number typed."""
    if said["test_to"] is not None:
        click.echo(f"One message of each kind goes to {said['test_to'][1]} through {server}; nothing is noted as sent.")
        return
    again = sum(not message.new for message in messages)
    names = ", ".join(f"{one.name} <{one.address}>" for one in messages[:3])
    more = f" and {len(messages) - 3:,} more" if len(messages) > 3 else ""
    click.echo(f"{several(len(messages), 'message')} to send through {server}: {names}{more}.")
    if again:
        click.echo(f"{again:,} of these say what their people were told before; --only-changed leaves them out.")
    count = said["count"]
    if count is None:
        count = _typed(
            "Nothing was sent. A script gives the number as --count.", "Type how many to send them", type=COUNT
        )
    if count != len(messages):
        raise click.UsageError(f"There are {len(messages):,} to send, not {count:,}. Nothing was sent.")


def _asked(resume: str | None) -> Callable[[Any], Any]:
    """How to settle a message of which nobody knows whether it arrived: as the option says, or by asking."""
    from allocator.mail.delivery import Resume

    def ask(message: Any) -> Any:
        if resume is not None:
            return Resume(resume)
        say(f"{message.name} <{message.address}>: the sending was stopped before the server's answer was seen.")
        say(f"Look for {message.message_id} at the server, or ask them whether they have it.")
        what_now = "Nothing was done. A script says it with --resume-sending."
        choice = click.Choice(["skip", "again"])
        return Resume(_typed(what_now, "It has arrived (skip), or not (again)", type=choice, err=True))

    return ask


def _prompt(server: Any) -> Callable[[], str]:
    from allocator.mail.send import PASSWORD

    what_now = f"Nothing was sent. A script has the password in the environment, as {PASSWORD}."
    return lambda: str(_typed(what_now, f"Password of {server.user} at {server.host}", hide_input=True, err=True))


def _typed(what_now: str, question: str, **options: Any) -> Any:
    """What somebody answers; where nobody does, it is said how to answer without a terminal."""
    try:
        return click.prompt(question, **options)
    except click.Abort as fault:
        raise click.UsageError(f"Nobody answered. {what_now}") from fault
