"""The site problem: input and solution of assigning places to sites and days.

``site_solver.py`` solves it.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[Any]


@dataclass(frozen=True)
class Task:
    """Input of the problem: P places, S sites, D days. Any order of places and sites.

    Args:
        place_codes: By place, its code; each once.
        site_codes: By site, its code; each once.
        recipients: By place, number of recipients.
        weights: By place, weight of a kilometre.
        place_region: By place, its region; only sites of the same region serve it.
        kilometres: By place and site.
        capacity: By site, recipients in a day.
        site_region: By site.
        is_open: By site and day.
        sites_per_day: Maximum number of sites in use per day.
    """

    place_codes: Codes
    site_codes: Codes
    recipients: Ints
    weights: Floats
    place_region: Ints
    kilometres: Floats
    capacity: Ints
    site_region: Ints
    is_open: Flags
    sites_per_day: int

    @property
    def is_allowed(self) -> Flags:
        """By place and site, whether the site may serve the place."""
        is_same_region: Flags = self.place_region[:, None] == self.site_region[None, :]
        return is_same_region & self.is_open.any(axis=1)

    @property
    def weighted_km(self) -> Floats:
        """By place and site, weighted distance of one recipient."""
        return self.kilometres * self.weights[:, None]

    def arranged(self, places: Ints, sites: Ints) -> "Task":
        """The same task with its places and sites in another order."""
        return replace(
            self,
            place_codes=self.place_codes[places],
            site_codes=self.site_codes[sites],
            recipients=self.recipients[places],
            weights=self.weights[places],
            place_region=self.place_region[places],
            kilometres=self.kilometres[np.ix_(places, sites)],
            capacity=self.capacity[sites],
            site_region=self.site_region[sites],
            is_open=self.is_open[sites],
        )


@dataclass(frozen=True)
class Plan:
    """A plan: ``seats`` by place and site, ``in_use`` by site and day, in the order of its task.

    ``weighted_km`` is the sum of weight times distance over all recipients; ``bound_km`` is a lower
    bound for any plan of whole days.
    """

    seats: Ints
    in_use: Flags
    weighted_km: float
    bound_km: float


class OutOfSeatsError(Exception):
    """No plan seats every recipient; ``unseated`` counts those without a seat, by region.

    It is empty if fractional days would suffice but whole days do not.
    """

    def __init__(self, unseated: dict[int, int]) -> None:
        self.unseated = unseated
        super().__init__("no plan seats every recipient")
