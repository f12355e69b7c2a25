"""The days on which things happen, seen from the month to be paid."""

from dataclasses import dataclass

import numpy as np

from tepat.periods import Period
from tepat.simulate.draws import Days, days

RUN_DAY = 19


@dataclass(frozen=True)
class Calendar:
    """First day of the month, day of the refresh, and the end of the month."""

    first_day: np.datetime64
    run_date: np.datetime64
    last_day: np.datetime64

    @classmethod
    def of(cls, period: Period) -> "Calendar":
        """The calendar of a month; its refresh runs on the 19th."""
        first = np.datetime64(period.first_day, "D")
        return cls(first, first + np.timedelta64(RUN_DAY - 1, "D"), np.datetime64(period.last_day, "D"))

    def in_the_past_year(self, rng: np.random.Generator, size: int) -> tuple[Days, Days]:
        """Events and their reports, reported within the twelve months before the first day.

        The first report is always a fresh one, so that no feed is stale however small it is.
        """
        reported = days(rng, self.first_day - 365, self.first_day - 1, size)
        reported[:1] = self.first_day - 5
        return reported - rng.integers(1, 40, size).astype("timedelta64[D]"), reported

    def reported_late(self, rng: np.random.Generator, size: int) -> tuple[Days, Days]:
        """Events before the month whose reports come after its end: not known yet."""
        reported = days(rng, self.last_day + 1, self.last_day + 15, size)
        return days(rng, self.first_day - 20, self.first_day - 1, size), reported

    def in_the_month(self, rng: np.random.Generator, size: int) -> tuple[Days, Days]:
        """Events on or after the first day that are known on the run date."""
        moved = days(rng, self.first_day, self.run_date - 4, size)
        return moved, moved + rng.integers(0, 4, size).astype("timedelta64[D]")

    def afterwards(self, rng: np.random.Generator, reported: Days) -> Days:
        """Days soon after reports, known on the run date."""
        later = reported + rng.integers(3, 19, len(reported)).astype("timedelta64[D]")
        return np.minimum(later, self.run_date)
