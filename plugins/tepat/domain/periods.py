"""The month to be paid."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from tepat.support.errors import ConfigurationError

_FORM = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\Z")


@dataclass(frozen=True, order=True)
class Period:
    """A calendar month, written ``YYYY-MM``. Sorts by time."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read ``YYYY-MM``.

        Raises:
            ConfigurationError: The text is not of that form.
        """
        match = _FORM.match(text)
        if not match:
            raise ConfigurationError(
                f"Period {text!r} is not a month.", todo="Write it as YYYY-MM, such as 2021-07."
            )
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def is_period(cls, text: str) -> bool:
        """Whether the text is ``YYYY-MM``."""
        return _FORM.match(text) is not None

    @classmethod
    def of(cls, day: date) -> "Period":
        """The month that holds the day."""
        return cls(day.year, day.month)

    def minus(self, months: int) -> "Period":
        """The month that many calendar months earlier."""
        index = self.year * 12 + self.month - 1 - months
        return Period(index // 12, index % 12 + 1)

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
