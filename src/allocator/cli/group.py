"""The group of all commands, and how it reports errors."""

from __future__ import annotations

import sys
from io import StringIO
from typing import Any

import click

from allocator import __version__
from allocator.cli.ends import lasting_streams
from allocator.cli.talk import say
from allocator.errors import AllocatorError


class Commands(click.Group):
    """Commands whose errors are shown in words, with exit code 1, or 2 where a command is not understood."""

    def main(self, *arguments: Any, **named: Any) -> Any:
        """Runs the program, whatever becomes of its streams."""
        with lasting_streams():
            return super().main(*arguments, **named)

    def invoke(self, ctx: click.Context) -> object:
        """Runs a command."""
        try:
            return super().invoke(ctx)
        except click.UsageError as fault:
            said = StringIO()
            fault.show(said)
            say(*said.getvalue().splitlines())
            ctx.exit(fault.exit_code)
        except AllocatorError as fault:
            say(str(fault))
            ctx.exit(1)
        except MemoryError:
            say("The memory of this computer is not enough for this. Take fewer rows or scenarios.")
            ctx.exit(1)


@click.group(cls=Commands, epilog="Start with:  allocator new event.xlsx --example")
@click.version_option(__version__, prog_name="allocator")
def main() -> None:
    """Decide who attends which session, in which round and room: the best plan there is, from Excel to Excel."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console that knows fewer letters shows a '?' instead of failing.
            stream.reconfigure(errors="replace")
