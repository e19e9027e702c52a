"""Within intake imports point down: files become tables, these rows, and all rows together an event workbook."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import allocator.intake

FLOORS = (
    "files",
    "programme",
    "stamped_rows",
    "event_pages",
    "event_workbook",
    "tables",
    "import_notes",
    "cells",
    "ledger",
    "rows",
    "asides",
    "shapes",
    "evidence",
    "merge",
    "own",
    "mapping",
    "imported",
    "output",
    "undo",
    "run",
)
"""Each imports only from those before it."""

PROGRAMME = ("phrases", "lines", "reading", "settled", "read_programme")
"""The floors of programme, in the same way."""


def upwards(package: str, floors: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The modules of a package that import from a floor above their own, each with what it imports."""
    folder = Path(allocator.intake.__file__).parent.parent.joinpath(*package.split(".")[1:])
    for path in sorted(folder.rglob("*.py")):
        module = ".".join(path.relative_to(folder).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith(f"{package}."):
                for alias in node.names:
                    name = f"{node.module}.{alias.name}".removeprefix(f"{package}.")
                    if floors.index(name.split(".")[0]) > floors.index(module.split(".")[0]):
                        yield module, name


def test_imports_of_intake_point_down() -> None:
    assert list(upwards("allocator.intake", FLOORS)) == []


def test_imports_of_programmes_point_down() -> None:
    assert list(upwards("allocator.intake.programme", PROGRAMME)) == []


def test_no_package_has_more_than_a_dozen_rooms() -> None:
    for folder in Path(allocator.intake.__file__).parent.rglob("*/"):
        rooms = [one for one in folder.iterdir() if one.suffix == ".py" or (one / "__init__.py").exists()]
        assert len(rooms) <= 12, folder.name
