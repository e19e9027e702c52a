"""What is said on stderr, beside the answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

import allocator
from allocator.errors import Problem
from allocator.words import several


def say(sentence: str) -> None:
    """Says something on stderr."""
    click.echo(sentence, err=True)


def warn(warnings: Sequence[Problem]) -> None:
    """Says what is odd, on stderr."""
    from allocator import screen

    if warnings:
        click.echo(f"{several(len(warnings), 'warning')}:", err=True)
        for line in screen.listed(warnings):
            click.echo(line, err=True)


def own_rules(file: Path | None) -> allocator.OwnRules:
    """The rules of a file, named on stderr; none where no file is given."""
    own = allocator.OwnRules() if file is None else allocator.load_rules(file)
    for what, ones in (("rule", own.rules), ("objective", own.objectives)):
        if ones:
            say(f"With {several(len(ones), what)} of your own:")
            for one in ones:
                say(f"  {one.name.replace('_', ' ')}: {one.sentence}")
    return own
