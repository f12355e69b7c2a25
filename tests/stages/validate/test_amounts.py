"""Amounts in rupiah: read however people write them, and never guessed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.validate.conftest import Ask

READ = "read_rupiah(t)"
AMOUNTS = st.lists(st.integers(0, 999_999_999_999_999), min_size=10, max_size=20)
WAYS = ("{}", "Rp{}", "Rp. {}", "IDR {}", "{},00", "{}.00", "{}.0", "{},-")


@settings(max_examples=30, deadline=None)
@given(amounts=AMOUNTS, way=st.sampled_from(WAYS))
def test_rupiah_amount_is_parsed_in_every_notation(ask: Ask, amounts: list[int], way: str) -> None:
    assert ask(READ, [way.format(amount) for amount in amounts]) == amounts


@settings(max_examples=30, deadline=None)
@given(amounts=AMOUNTS, way=st.sampled_from(["{}", "Rp {},00", "{},-"]))
def test_rupiah_amount_with_dots_as_thousands_separator_is_parsed(
    ask: Ask, amounts: list[int], way: str
) -> None:
    texts = [way.format(f"{amount:,}".replace(",", ".")) for amount in amounts]
    assert ask(READ, texts) == amounts


@settings(max_examples=30, deadline=None)
@given(amounts=AMOUNTS)
def test_rupiah_amount_with_commas_as_thousands_separator_is_parsed(
    ask: Ask, amounts: list[int]
) -> None:
    assert ask(READ, [f"{amount:,}.00" for amount in amounts]) == amounts


@pytest.mark.parametrize(
    "text",
    [
        *("-300000", "(300.000)", "300000,50", "300000.5", "Rp300.000,01", "3.000.00", "3,00,000"),
        *("300 000", "3E5", "tiga ratus ribu", "300000 IDR", "-", "1234567890123456"),
    ],
)
def test_negative_fractional_or_ambiguous_amount_is_not_parsed(text: str, ask: Ask) -> None:
    assert ask(READ, [text]) == [None]
