"""Reproducible random numbers: one independent stream per topic."""

import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int16]
Shares = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]


@dataclass(frozen=True)
class Dice:
    """Streams that depend on the key and the topic alone, never on the order of drawing."""

    key: tuple[int, ...]

    def on(self, topic: str) -> np.random.Generator:
        """The stream of a topic, from its beginning."""
        return np.random.default_rng([*self.key, zlib.crc32(topic.encode())])


def pick(rng: np.random.Generator, candidates: Flags, share: float, base: int) -> Ints:
    """Positions of ``share * base`` candidates, sorted; at least one when the share is positive.

    Fewer are returned when there are fewer candidates.
    """
    if share <= 0:
        return np.empty(0, dtype=np.int64)
    pool = np.flatnonzero(candidates)
    count = min(len(pool), max(1, round(share * base)))
    return np.sort(rng.choice(pool, size=count, replace=False))


def skewed(rng: np.random.Generator, size: int, below: int) -> Small:
    """Integers from 0, the first ones more often, like the popularity of names."""
    return (below * rng.random(size) ** 1.6).astype(np.int16)


def days(rng: np.random.Generator, first: np.datetime64, last: np.datetime64, size: int) -> Days:
    """Days from ``first`` to ``last``, both included."""
    span = int((last - first) / np.timedelta64(1, "D"))
    return first + rng.integers(0, span + 1, size).astype("timedelta64[D]")
