"""The command line: parse, call one function, print, exit code.

Exit codes: 0 done, 1 the input has problems, 2 usage, 3 proved that no plan exists, 4 no plan found in time.
Libraries that are slow to import are imported inside the commands, so that `--help` answers at once.
"""

from allocator.cli import events, mail, plans, publishing, replans, whatifs
from allocator.cli.group import main

__all__ = ["events", "mail", "main", "plans", "publishing", "replans", "whatifs"]
