"""What a result is made with."""

from __future__ import annotations

import importlib.metadata
import platform

from allocator import __version__


def versions() -> dict[str, str]:
    """The versions of this program, of what it computes with, and of Python."""
    used = {name: importlib.metadata.version(name) for name in ("ortools", "highspy", "numpy", "pandas")}
    return {"allocator": __version__, **used, "python": platform.python_version()}
