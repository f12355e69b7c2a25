"""Numbers and dates as they are written in Indonesian."""

from datetime import date
from enum import StrEnum
from typing import Any

from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

from tepat.domain.periods import Period

_LOCALE = "id"
NOTHING = "–"


class Kind(StrEnum):
    """What a cell holds, and so how it is shown."""

    TEXT = "TEXT"
    COUNT = "COUNT"
    CHANGE = "CHANGE"
    RATE = "RATE"
    SHARE = "SHARE"
    RUPIAH = "RUPIAH"

    @property
    def is_number(self) -> bool:
        """Whether cells are set flush right."""
        return self is not Kind.TEXT


_PATTERNS = {
    Kind.COUNT: "#,##0",
    Kind.CHANGE: "+#,##0.0;−#,##0.0",
    Kind.RATE: "#,##0.0",
    Kind.SHARE: "#,##0.0%",
    Kind.RUPIAH: "'Rp'#,##0",
}


def show(kind: Kind, value: Any) -> str:
    """A cell as people read it; what is unknown or withheld is a dash.

    Args:
        kind: What the cell holds.
        value: A text, a number (a share is a fraction of 1), or None.
    """
    if value is None:
        return NOTHING
    pattern = _PATTERNS.get(kind)
    return format_decimal(value, pattern, locale=_LOCALE) if pattern else str(value)


def count(number: int) -> str:
    """A count in running text, such as 1.007.379."""
    return show(Kind.COUNT, number)


def share(part: float, whole: float) -> str:
    """A part in per cent of the whole, such as 12,3%; of nothing it is a dash."""
    return show(Kind.SHARE, part / whole if whole else None)


def round_rupiah(amount: int) -> str:
    """An amount that one remembers, such as Rp302,21 miliar."""
    return "Rp" + format_compact_decimal(
        amount, format_type="long", locale=_LOCALE, fraction_digits=2
    )


def day(on: date) -> str:
    """A day, such as 19 Juli 2021."""
    return format_date(on, "d MMMM y", locale=_LOCALE)


def month(period: Period) -> str:
    """A month, such as Juli 2021."""
    return format_date(period.first_day, "MMMM y", locale=_LOCALE)


def short_month(period: Period) -> str:
    """A month where there is little room, such as Jul 21."""
    return format_date(period.first_day, "MMM yy", locale=_LOCALE)
