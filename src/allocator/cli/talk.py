"""What is said on stderr, beside the answer."""

from __future__ import annotations

from typing import Any

import click

from allocator.words import several


def say(sentence: str) -> None:
    """Says something on stderr."""
    click.echo(sentence, err=True)


def warn(warnings: Any) -> None:
    """Says what is odd, on stderr."""
    from allocator import screen

    if warnings:
        click.echo(f"{several(len(warnings), 'warning')}:", err=True)
        for line in screen.listed(warnings):
            click.echo(line, err=True)
