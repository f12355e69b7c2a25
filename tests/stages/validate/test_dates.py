"""Dates: every form agreed, two-digit years by the landing's date, impossible ones refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.validate.conftest import Ask

AS_OF = date(2021, 7, 19)
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def read(ask: Ask, texts: list[str | None], as_of: date = AS_OF) -> list[date | None]:
    return ask("read_date(t, $as_of::date)", texts, "drop_place(clean_text(t))", as_of=as_of)


@settings(max_examples=40, deadline=None)
@given(day=days)
def test_every_date_format_is_parsed(ask: Ask, day: date) -> None:
    d, m, y = day.day, day.month, day.year
    forms: list[str | None] = [
        day.isoformat(),
        f"{y}-{m}-{d}",
        f"{d:02}-{m:02}-{y}",
        f"{d:02}/{m:02}/{y}",
        f"{d}/{m}/{y}",
        f"{d} {MONTHS[m - 1]} {y}",
        f"{d:02}-{MONTHS[m - 1].upper()}-{y}",
        f"{d} {MONTHS[m - 1][:3]} {y}",
        f"{day.isoformat()} 00:00:00",
        f"{d:02}/{m:02}/{y} 00:00:00",
        f"Kota Jakarta, Selatan, {d:02}-{m:02}-{y}",
        f" {d:02}-{m:02}-{y}\u00a0",
    ]
    assert read(ask, forms) == [day] * len(forms)


@settings(max_examples=40, deadline=None)
@given(as_of=st.dates(date(1999, 1, 1), date(2060, 1, 1)), back=st.integers(0, 36_500))
def test_two_digit_year_becomes_the_latest_year_not_after_the_landing(
    ask: Ask, as_of: date, back: int
) -> None:
    day = as_of - timedelta(days=back)
    d, m, yy = day.day, day.month, day.year % 100
    later = day.replace(year=day.year + 100) if (m, d) != (2, 29) else None
    expected = later if later is not None and later <= as_of else day
    forms: list[str | None] = [
        f"{d:02}-{m:02}-{yy:02}",
        f"{d}/{m}/{yy:02}",
        f"{d} {MONTHS[m - 1]} {yy:02}",
    ]
    assert read(ask, forms, as_of) == [expected] * len(forms)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19-07-21", date(2021, 7, 19)),
        ("20-07-21", date(1921, 7, 20)),
        ("29-02-00", date(2000, 2, 29)),
        ("17 Agt. 45", date(1945, 8, 17)),
        ("1 Nopember 1950", date(1950, 11, 1)),
        ("2 Pebruari 1950", date(1950, 2, 2)),
        ("１７-08-1945", date(1945, 8, 17)),
        ("٠٧/٠٨/١٩٤٥", date(1945, 8, 7)),
        ("03-04-1980", date(1980, 4, 3)),
    ],
)
def test_date_edge_cases_are_parsed(text: str, day: date, ask: Ask) -> None:
    assert read(ask, [text]) == [day]


def test_text_that_is_not_a_date_is_not_parsed(ask: Ask) -> None:
    texts: list[str | None] = [
        "30-02-1990",
        "31/04/1990",
        "29-02-1900",
        "00-01-1990",
        "13-13-1990",
        "1990",
        "28325",
        "17-08-1945 12:30:00",
        "17-08",
        "August 17, 1945",
        "17 Bulan 1945",
        "17081945",
        "Jakarta",
        "-",
        "",
        None,
        "17-08-145",
        "infinity",
        "epoch",
    ]
    assert read(ask, texts) == [None] * len(texts)


@settings(max_examples=20, deadline=None)
@given(texts=st.lists(st.text(), min_size=20, max_size=40))
def test_random_text_raises_no_error_in_date_parsing(ask: Ask, texts: list[str]) -> None:
    assert len(read(ask, [*texts])) == len(texts)


def test_birth_date_in_the_future_or_before_1900_is_invalid(ask: Ask) -> None:
    written = ["31-12-1899", "01-01-1900", "19-07-2021", "20-07-2021", "03-05-2043"]
    born = ask("possible_birth(read_date(t, $as_of::date), $as_of::date)", written, as_of=AS_OF)
    assert born == [None, date(1900, 1, 1), AS_OF, None, None]


@settings(max_examples=40, deadline=None)
@given(day=days)
def test_every_month_format_is_parsed(ask: Ask, day: date) -> None:
    m, y = day.month, day.year
    forms: list[str | None] = [
        f"{y}-{m:02}",
        f"{y}/{m}",
        f"{m:02}-{y}",
        f"{m}/{y}",
        f"{MONTHS[m - 1]} {y}",
        f"{MONTHS[m - 1][:3].upper()}-{y}",
        day.isoformat(),
        f"{day.isoformat()} 00:00:00",
    ]
    read_months = ask("read_period(t, $as_of::date)", forms, "clean_text(t)", as_of=AS_OF)
    assert read_months == [f"{y}-{m:02}"] * len(forms)


def test_month_with_two_digit_year_is_parsed_and_invalid_month_is_not(ask: Ask) -> None:
    texts: list[str | None] = [
        "Jul-21",
        "Mei 21",
        "2021-13",
        "13-2021",
        "0-2021",
        "2021",
        "x",
        None,
    ]
    assert ask("read_period(t, $as_of::date)", texts, "clean_text(t)", as_of=AS_OF) == [
        "2021-07",
        "2021-05",
        *[None] * 6,
    ]
