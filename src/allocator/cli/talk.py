"""What is said on stderr, beside the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from allocator.errors import Problem
from allocator.words import several

if TYPE_CHECKING:
    from allocator.library.rules import OwnRules


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


def name_rules(own: OwnRules) -> None:
    """Says on stderr which rules and objectives of one's own hold."""
    for what, ones in (("rule", own.rules), ("objective", own.objectives)):
        if ones:
            say(f"With {several(len(ones), what)} of your own:")
            for one in ones:
                say(f"  {one.name.replace('_', ' ')}: {one.sentence}")
