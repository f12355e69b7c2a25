"""Dates of events, relative to the month to be paid."""

from dataclasses import dataclass, replace

import numpy as np

from tepat.domain.periods import Period
from tepat.simulate.draws import Days, days

RUN_DAY = 19


@dataclass(frozen=True)
class Calendar:
    """First day of the month, day of the refresh, end of the month, and when reports come in."""

    first_day: np.datetime64
    run_date: np.datetime64
    last_day: np.datetime64
    reports_from: np.datetime64
    reports_to: np.datetime64

    @classmethod
    def of(cls, period: Period) -> "Calendar":
        """The calendar of a month; its refresh runs on the 19th."""
        first = np.datetime64(period.first_day, "D")
        return cls(
            first_day=first,
            run_date=first + np.timedelta64(RUN_DAY - 1, "D"),
            last_day=np.datetime64(period.last_day, "D"),
            reports_from=first - np.timedelta64(365, "D"),
            reports_to=first - np.timedelta64(1, "D"),
        )

    def with_late_reports(self) -> "Calendar":
        """The same month, the reports coming in on the days before the refresh."""
        return replace(
            self, reports_from=self.run_date - np.timedelta64(9, "D"), reports_to=self.run_date
        )

    def reported_in_time(self, rng: np.random.Generator, size: int) -> tuple[Days, Days]:
        """Events before the month and their reports.

        The first report is always a fresh one, so that no feed is stale however small it is.
        """
        reported = days(rng, self.reports_from, self.reports_to, size)
        reported[:1] = self.reports_to - np.timedelta64(4, "D")
        happened = reported - rng.integers(1, 40, size).astype("timedelta64[D]")
        return np.minimum(happened, self.first_day - np.timedelta64(1, "D")), reported

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
        known: Days = np.minimum(later, self.run_date)
        return known
