"""Numbers and dates are written as in Indonesian."""

from datetime import date

import pytest

from tepat.domain.periods import Period
from tepat.outputs.monthly_report.wording import (
    Kind,
    day,
    month,
    round_rupiah,
    share,
    short_month,
    show,
)


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Kind.COUNT, 1007379, "1.007.379"),
        (Kind.RUPIAH, 4720500000, "Rp4.720.500.000"),
        (Kind.SHARE, 0.4441, "44,4%"),
        (Kind.RATE, 12.34, "12,3"),
        (Kind.CHANGE, 3.21, "+3,2"),
        (Kind.CHANGE, -3.21, "−3,2"),
        (Kind.TEXT, "Duri Utara", "Duri Utara"),
        (Kind.COUNT, None, "–"),
    ],
)
def test_cell_is_formatted_by_the_type_of_its_value(kind: Kind, value: object, shown: str) -> None:
    assert show(kind, value) == shown


def test_share_of_a_zero_total_is_shown_as_unknown() -> None:
    assert (share(1, 3), share(0, 0)) == ("33,3%", "–")


def test_large_rupiah_amounts_are_shown_in_juta_and_miliar() -> None:
    amounts = (302_213_700_000, 11_400_000, 0)
    assert [round_rupiah(amount) for amount in amounts] == ["Rp302,21 miliar", "Rp11,4 juta", "Rp0"]


def test_days_and_months_have_indonesian_names() -> None:
    assert day(date(2021, 8, 17)) == "17 Agustus 2021"
    assert month(Period(2021, 8)) == "Agustus 2021"
    assert short_month(Period(2021, 8)) == "Agu 21"
