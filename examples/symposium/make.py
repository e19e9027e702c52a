"""Write event.xlsx beside this file again: `python examples/symposium/make.py`."""

from __future__ import annotations

from pathlib import Path

from allocator.example import WHAT_IFS, symposium
from allocator.workbook.event.write import write_event


def main() -> None:
    """Write the workbook of the symposium."""
    event, policy = symposium()
    write_event(event, policy, Path(__file__).with_name("event.xlsx"), what_ifs=WHAT_IFS, force=True)


if __name__ == "__main__":
    main()
