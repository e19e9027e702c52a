"""What is said: the answer on stdout, and all that goes with it on stderr."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

import allocator
from allocator.errors import Problem
from allocator.words import several


def put(*lines: str, columns: int | None = None) -> None:
    """Prints lines of the answer on stdout; where that is no terminal, no wider than so many columns."""
    _print(lines, err=False, columns=columns)


def say(*lines: str) -> None:
    """Says something on stderr."""
    _print(lines, err=True)


def _print(lines: Sequence[str], *, err: bool, columns: int | None = None) -> None:
    """Prints lines as a terminal shows them best, or elsewhere as they are or so wide at most."""
    from allocator import screen

    if screen.width(err=err) is not None:
        screen.show(lines, err=err)
        return
    for line in lines:
        for part in (line,) if columns is None else screen.fitted(line, columns):
            click.echo(part, err=err)


def warn(warnings: Sequence[Problem]) -> None:
    """Says what is odd, on stderr."""
    from allocator import screen

    if warnings:
        say(f"{several(len(warnings), 'warning')}:")
        say(*screen.listed(warnings))


def own_rules(file: Path | None) -> allocator.OwnRules:
    """The rules of a file, named on stderr; none where no file is given."""
    own = allocator.OwnRules() if file is None else allocator.load_rules(file)
    for what, ones in (("rule", own.rules), ("objective", own.objectives)):
        if ones:
            say(f"With {several(len(ones), what)} of your own:")
            for one in ones:
                say(f"  {one.name.replace('_', ' ')}: {one.sentence}")
    return own
