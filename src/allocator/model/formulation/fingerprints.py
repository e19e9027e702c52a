"""Fingerprints of sets: sums of random numbers, one for each thing that can be in a set."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def marks(count: int) -> npt.NDArray[np.int64]:
    """A random number for each of `count` things; sets with the same wrapped sum of them are taken to be the same."""
    return np.random.default_rng(0).integers(-(2**62), 2**62, count)
