"""NIK and KK numbers: made so that they fit the person and are unique, and damaged as people do."""

import numpy as np

from tepat.simulate.draws import Days, Flags, Ints
from tepat.support.errors import NotSettledError

_SERIALS = 10_000
_MOST_DRAWS = 300


def nik_prefixes(regions: Ints, birth: Days, is_female: Flags) -> Ints:
    """The first twelve digits: region, day (40 more for women), month and year of birth."""
    return regions * 1_000_000 + _ddmmyy(birth) + np.where(is_female, 400_000, 0)


def kk_prefixes(regions: Ints, issued: Days) -> Ints:
    """The first twelve digits: region of issue and date of registration."""
    return regions * 1_000_000 + _ddmmyy(issued)


def number_uniquely(rng: np.random.Generator, prefixes: Ints) -> Ints:
    """Sixteen digits for each prefix, all different; the serial is never 0000.

    Raises:
        NotSettledError: Too many share a prefix.
    """
    numbers = prefixes * _SERIALS + rng.integers(1, _SERIALS, len(prefixes))
    for _ in range(_MOST_DRAWS):
        order = np.argsort(numbers, kind="stable")
        repeats = order[1:][numbers[order[1:]] == numbers[order[:-1]]]
        if not len(repeats):
            return numbers
        repeats.sort()
        numbers[repeats] = prefixes[repeats] * _SERIALS + rng.integers(1, _SERIALS, len(repeats))
    raise NotSettledError(
        f"Numbers that begin alike are not all different after {_MOST_DRAWS} draws.",
        kept="Nothing was written.",
        todo="Simulate fewer families: one prefix has room for 9999.",
    )


def damage(rng: np.random.Generator, numbers: Ints) -> Ints:
    """Each number with one digit wrong, or two neighbouring digits exchanged; 0 stays 0."""
    place = rng.integers(0, 11, len(numbers))  # counted from the last digit
    low = 10**place
    digit, left = numbers // low % 10, numbers // (low * 10) % 10
    wrong = (digit + rng.integers(1, 10, len(numbers))) % 10
    swaps = (rng.random(len(numbers)) < 0.3) & (digit != left)
    swapped = numbers + (left - digit) * low + (digit - left) * low * 10
    damaged = np.where(swaps, swapped, numbers + (wrong - digit) * low)
    return np.where(numbers == 0, 0, damaged).astype(np.int64)


def _ddmmyy(dates: Days) -> Ints:
    months = dates.astype("datetime64[M]")
    day = (dates - months).astype(np.int64) + 1
    month = months.astype(np.int64) % 12 + 1
    year = dates.astype("datetime64[Y]").astype(np.int64) + 1970
    written: Ints = day * 10_000 + month * 100 + year % 100
    return written
