"""Groups numbers into at most five classes of one hue, dark for high, distinct in greyscale."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from statistics import quantiles

from tepat.outputs.monthly_report.document import Swatch
from tepat.outputs.monthly_report.wording import Kind, show

COLOURS = ("#dceaf6", "#a9cde6", "#6aaed6", "#2b78b5", "#0b4a8b")
EMPTY = "#ffffff"
_FIGURES = 2  # significant digits of a class limit, for readability


@dataclass(frozen=True)
class Classes:
    """Classes of about equal size: class ``i`` holds what is below ``limits[i]``."""

    limits: tuple[float, ...]
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Classes":
        """Classes for these values."""
        if not values:
            return cls((), 0, 0)
        least, most = min(values), max(values)
        cuts = quantiles(values, n=len(COLOURS), method="inclusive") if len(values) > 1 else []
        even = [_rounded(cut) for cut in cuts]
        if all(isinstance(value, int) for value in values):
            even = [ceil(limit) for limit in even]
        limits = sorted({limit for limit in even if least < limit <= most})
        return cls(tuple(limits), least, most)

    @property
    def colours(self) -> tuple[str, ...]:
        """One colour for each class; few classes take the colours from both ends."""
        steps = len(self.limits)
        return tuple(
            COLOURS[round(i * (len(COLOURS) - 1) / max(steps, 1))] for i in range(steps + 1)
        )

    def colour(self, value: float | None) -> str:
        """The colour of a value; white for None."""
        return EMPTY if value is None else self.colours[bisect_right(self.limits, value)]

    def is_dark(self, value: float | None) -> bool:
        """Whether text on the value's colour must be white."""
        return self.colour(value) in COLOURS[-2:]

    def legend(self, kind: Kind) -> tuple[Swatch, ...]:
        """Meaning of the colours, from low to high."""
        # A count ends one below the next class, a share is rounded to where it begins.
        gap = 1 if kind is Kind.COUNT else 0
        lows, highs = (self.least, *self.limits), (*(x - gap for x in self.limits), self.most)
        labels = [
            f"{show(kind, low)}–{show(kind, high)}" if low < high else show(kind, low)
            for low, high in zip(lows, highs, strict=True)
        ]
        return tuple(
            Swatch(colour, label) for colour, label in zip(self.colours, labels, strict=True)
        )


def _rounded(value: float) -> float:
    """The value rounded to its first digits."""
    if value == 0:
        return 0
    return round(value, _FIGURES - 1 - floor(log10(abs(value))))
