"""Numbers are understood as people type them, and never repeated in a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.domain.messages import load_messages
from tepat.outputs.explain.lookup import read_number
from tepat.support.errors import TepatError
from tepat.support.settings import PROJECT_ROOT

TEXTS = load_messages(PROJECT_ROOT / "include").explain
DIGITS = st.text("0123456789", min_size=16, max_size=16)


@pytest.mark.parametrize(
    "typed",
    [
        "3174010101900001",
        " 3174 0101 0190 0001 ",
        "31.74.01.010190.0001",
        "3174-0101-0190-0001",
        "'3174010101900001",
        "3174010101900001.0",
        "３１７４０１０１０１９００００１",
        "٣١٧٤٠١٠١٠١٩٠٠٠٠١",
    ],
)
def test_searched_number_is_accepted_in_every_notation(typed: str) -> None:
    assert read_number(typed, TEXTS) == "3174010101900001"


@given(DIGITS, st.lists(st.sampled_from([" ", ".", "-", "\u00a0"]), min_size=16, max_size=16))
def test_separators_in_a_searched_number_are_ignored(digits: str, separators: list[str]) -> None:
    typed = "".join(pair for pairs in zip(digits, separators, strict=True) for pair in pairs)
    assert read_number(typed, TEXTS) == digits


@pytest.mark.parametrize("typed", ["", "317401010190000", "31740101019000011", "3174x10101900001"])
def test_searched_text_that_is_not_a_number_is_refused_without_echo(typed: str) -> None:
    with pytest.raises(TepatError) as caught:
        read_number(typed, TEXTS)
    assert "16 angka" in str(caught.value)
    assert not typed or typed not in str(caught.value)
