"""The command line as a module: python -m allocator.cli."""

from allocator.cli import main

main(prog_name="allocator")
