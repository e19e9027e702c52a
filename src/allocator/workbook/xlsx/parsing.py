"""Whatever a parser raises about a file, as one sentence."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allocator.errors import AllocatorError, FileTrouble

DAMAGED = "is damaged and cannot be read. Open it in Excel, let it repair the file, and save it."
NO_MEMORY = "is too large for the memory of this computer. Copy the cells that are needed into a new workbook."


@contextmanager
def understood(path: Path, damaged: str = DAMAGED) -> Iterator[None]:
    """While a file is parsed: raises FileTrouble, the path and `damaged`, for all that goes wrong; warns of nothing.

    Which exceptions a damaged file raises depends on the parser that is installed, and no parser lists its own.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # extensions that would not be written back do not matter to a reader
        try:
            yield
        except AllocatorError:
            raise
        except MemoryError:
            raise FileTrouble(f"{path} {NO_MEMORY}") from None
        except Exception as error:
            raise FileTrouble(f"{path} {damaged}") from error
        except BaseException as error:
            # A panic of a library in Rust is no Exception, and its class cannot be imported.
            if type(error).__name__ != "PanicException":
                raise
            raise FileTrouble(f"{path} {damaged}") from None


@contextmanager
def without_looking_for_cycles() -> Iterator[None]:
    """While this lasts, memory is not searched for cycles: millions of cells hold none, and that takes a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
