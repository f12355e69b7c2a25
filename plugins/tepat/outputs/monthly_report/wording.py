"""Formats numbers and dates in Indonesian."""

from datetime import date
from enum import StrEnum
from typing import Any

from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

from tepat.domain.periods import Period

_LOCALE = "id"
NOTHING = "–"


class Kind(StrEnum):
    """Data type of a cell, which defines its format."""

    TEXT = "TEXT"
    COUNT = "COUNT"
    CHANGE = "CHANGE"
    RATE = "RATE"
    SHARE = "SHARE"
    RUPIAH = "RUPIAH"

    @property
    def is_number(self) -> bool:
        """Whether cells are right-aligned."""
        return self is not Kind.TEXT


_PATTERNS = {
    Kind.COUNT: "#,##0",
    Kind.CHANGE: "+#,##0.0;−#,##0.0",
    Kind.RATE: "#,##0.0",
    Kind.SHARE: "#,##0.0%",
    Kind.RUPIAH: "'Rp'#,##0",
}


def show(kind: Kind, value: Any) -> str:
    """A formatted cell; unknown and withheld values are a dash.

    Args:
        kind: Data type of the cell.
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
    """A percentage of the whole, such as 12,3%; a dash if the whole is 0."""
    return show(Kind.SHARE, part / whole if whole else None)


def round_rupiah(amount: int) -> str:
    """A rounded amount, such as Rp302,21 miliar."""
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
    """A short month name, such as Jul 21."""
    return format_date(period.first_day, "MMM yy", locale=_LOCALE)
