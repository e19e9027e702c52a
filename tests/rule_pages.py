"""Writes the table of rules in the README from the rules of the verifier: `python tests/rule_pages.py`."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from allocator.verify.rules import RULES

README = Path(__file__).resolve().parents[1] / "README.md"
HEAD = "| rule | what it says |\n|---|---|\n"


def table() -> str:
    """A row for every rule, in their order."""
    return HEAD + "".join(f"| `{rule.__name__}` | {inspect.getdoc(rule)} |\n" for rule in RULES)


def main() -> None:
    """Put the table where the old one stands."""
    page = README.read_text(encoding="utf-8")
    found = re.subn(re.escape(HEAD) + r"(\|[^\n]*\n)+", lambda _: table(), page)
    if found[1] != 1:
        raise SystemExit(f"{README.name} has {found[1]} tables of rules.")
    README.write_text(found[0], encoding="utf-8")


if __name__ == "__main__":
    main()
