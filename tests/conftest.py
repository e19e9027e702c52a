"""What holds for all tests."""

from __future__ import annotations

import gc
import signal

# A shell that starts the tests in the background has them ignore Ctrl-C, which some of them try out.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among what is imported: workbooks are many small objects, and it takes long."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)
