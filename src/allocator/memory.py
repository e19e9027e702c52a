"""How much memory was held."""

from __future__ import annotations

import sys


def peak_mb() -> float | None:
    """The most memory this process or one it ran has held, in MB; None on Windows, which keeps no such count."""
    if sys.platform == "win32":
        return None
    import resource

    unit = 1e6 if sys.platform == "darwin" else 1e6 / 1024  # bytes there, KiB elsewhere
    held = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return round(held / unit, 1)
