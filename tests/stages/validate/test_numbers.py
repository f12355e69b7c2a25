"""Identity numbers: what is normalised away, what is no number, what is damaged or usable."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.exceptions import ValidationError
from stdnum.id import nik as stdnum_nik
from tests.stages.validate.conftest import Ask

NUMBER = "3174042204771504"
OF = "read_number(t)"
USABLE = "usable_number(t, false)"
DAMAGED = "is_damaged_number(t, false)"

digits = st.text("0123456789", min_size=16, max_size=16)
full_width = str.maketrans("0123456789", "０１２３４５６７８９")
arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        f"'{NUMBER}",
        f"’{NUMBER}",
        f"  {NUMBER}\t",
        f"{NUMBER}.0",
        f'="{NUMBER}"',
        "3174 0422 0477 1504",
        "3174.0422.0477-1504",
        "31740422—04771504",
        f"\ufeff{NUMBER}\u200b",
        f"\u00a0{NUMBER}\u200f",
        NUMBER.translate(full_width),
        NUMBER.translate(arabic),
    ],
)
def test_separators_and_labels_around_an_identity_number_are_ignored(text: str, ask: Ask) -> None:
    assert ask(USABLE, [text], OF) == [NUMBER]


def test_missing_nik_gives_no_birth_date_sex_or_region(ask: Ask) -> None:
    for part in ("nik_sex(t)", "nik_birth_day(t)", "nik_birth_month(t)", "nik_birth_year(t)"):
        assert ask(part, [None]) == [None]


def test_placeholder_words_for_a_missing_number_are_read_as_blank(ask: Ask) -> None:
    words = ["0", "'0", "0.0", "-", "—", "BELUM ADA", "Belum  ada", "tidak ada", "", "  ", None]
    assert ask("t", words, OF) == [None] * len(words)


def test_number_rounded_to_fifteen_digits_by_a_spreadsheet_is_damaged(ask: Ask) -> None:
    written = ["3.17101E+15", "3,17101E+15", "3.17404220477150E+15", "3e15", NUMBER, "317404", None]
    assert ask(DAMAGED, written, OF) == [True, True, True, True, False, False, False]
    assert ask(USABLE, written, OF) == [None, None, None, None, NUMBER, None, None]


def test_identity_number_in_a_numeric_cell_is_always_damaged(ask: Ask) -> None:
    written = [NUMBER, "3174042204771500.0", "0"]
    assert ask("is_damaged_number(t, true)", written, OF) == [True, True, False]
    assert ask("usable_number(t, true)", written, OF) == [None, None, None]


@settings(max_examples=30, deadline=None)
@given(numbers=st.lists(digits, min_size=20, max_size=40))
def test_sixteen_digit_number_is_usable_unless_all_digits_are_equal(
    ask: Ask, numbers: list[str]
) -> None:
    same = [digit * 16 for digit in "0123456789"]
    expected = [number if len(set(number)) > 1 else None for number in numbers + same]
    assert ask(USABLE, numbers + same, OF) == expected


@settings(max_examples=30, deadline=None)
@given(texts=st.lists(st.text(), min_size=20, max_size=40))
def test_text_without_sixteen_digits_is_never_a_usable_number(ask: Ask, texts: list[str]) -> None:
    for text, usable in zip(texts, ask(USABLE, texts, OF), strict=True):
        assert usable is None or sum(sign.isdigit() for sign in text) >= 16


@settings(max_examples=30, deadline=None)
@given(
    born=st.dates(date(1920, 1, 1), date(2019, 12, 31)),
    is_female=st.booleans(),
    serial=st.integers(0, 9999),
)
def test_parts_of_a_nik_equal_those_of_python_stdnum(
    ask: Ask, born: date, is_female: bool, serial: int
) -> None:
    day = born.day + 40 * is_female
    number = f"317404{day:02}{born.month:02}{born.year % 100:02}{serial:04}"
    parts = "[nik_birth_day(t), nik_birth_month(t), nik_birth_year(t)]"
    theirs = stdnum_nik.get_birth_date(number)
    assert ask(parts, [number]) == [[theirs.day, theirs.month, theirs.year % 100]]
    assert ask("nik_sex(t)", [number]) == ["P" if is_female else "L"]


@settings(max_examples=30, deadline=None)
@given(prefix=st.integers(1101, 9999), rest=digits)
def test_nik_with_invalid_date_parts_has_no_birth_date_as_in_python_stdnum(
    ask: Ask, prefix: int, rest: str
) -> None:
    number = f"{prefix}{rest[4:]}"
    day, month, year = ask("[nik_birth_day(t), nik_birth_month(t), nik_birth_year(t)]", [number])[0]
    try:
        theirs = stdnum_nik.get_birth_date(number)
    except ValidationError:
        return
    # stdnum takes the day modulo 40 and so reads dates that no NIK can state, such as day 85.
    if 1 <= day <= 31:
        assert (theirs.day, theirs.month, theirs.year % 100) == (day, month, year)
