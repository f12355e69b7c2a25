"""The payment round of July 2021: families listed and paid in each city, as printed.

Listed and paid stood in the press on 19 and 20 July 2021 and sum exactly; what was listed and not
paid was held back, being on a national list.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class CityFigures:
    """Families of one city."""

    listed: int
    paid: int

    @property
    def held(self) -> int:
        """Listed, and held back for a national programme."""
        return self.listed - self.paid


PUBLISHED: Mapping[str, CityFigures] = {
    "31.71": CityFigures(listed=55_346, paid=50_526),
    "31.72": CityFigures(listed=210_344, paid=181_367),
    "31.73": CityFigures(listed=79_346, paid=73_948),
    "31.74": CityFigures(listed=160_733, paid=142_029),
    "31.75": CityFigures(listed=497_490, paid=457_250),
    "31.01": CityFigures(listed=4_120, paid=2_496),
}
FAMILIES = sum(city.listed for city in PUBLISHED.values())


def apportion(families: int) -> Mapping[str, CityFigures]:
    """The round at another size: each city's paid and held in proportion, by largest remainder.

    At ``FAMILIES`` these are the published figures themselves.
    """
    shares = np.array([[city.paid, city.held] for city in PUBLISHED.values()]) * families
    count, remainder = shares // FAMILIES, shares % FAMILIES
    largest = np.argsort(-remainder, axis=None, kind="stable")[: families - count.sum()]
    count.flat[largest] += 1
    return {
        code: CityFigures(listed=int(paid + held), paid=int(paid))
        for code, (paid, held) in zip(PUBLISHED, count, strict=True)
    }
