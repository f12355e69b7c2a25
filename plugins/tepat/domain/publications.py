"""Publications: an input of every decision."""

from dataclasses import dataclass

from tepat.domain.periods import Period


@dataclass(frozen=True)
class Publication:
    """One publication; its snapshot is in the lake directory of its run."""

    publication_id: int
    period: Period
    run_id: int
    digest: str


@dataclass(frozen=True)
class Published:
    """All publications, in order of publication."""

    publications: tuple[Publication, ...] = ()

    @property
    def latest(self) -> Publication | None:
        """The last publication; its snapshot holds every household key ever published."""
        return self.publications[-1] if self.publications else None

    def latest_of(self, period: Period) -> Publication | None:
        """The last publication of a period."""
        return next((p for p in reversed(self.publications) if p.period == period), None)

    def nearest_earlier(self, period: Period, months: int) -> Publication | None:
        """The last publication of the nearest earlier period within a number of months."""
        earlier = (period.minus(back) for back in range(1, months + 1))
        return next((found for p in earlier if (found := self.latest_of(p))), None)
