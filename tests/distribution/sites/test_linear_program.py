"""Of several optima the second cost chooses, and a solution of whole numbers stays whole."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepat.distribution.sites.linear_program import SearchEndedError, incidence, least_by_two_costs

FEW = st.integers(0, 3)


@settings(max_examples=100)
@given(st.integers(1, 4), st.data())
def test_assignment_minimises_the_first_cost_then_the_second(
    size: int, data: st.DataObject
) -> None:
    costs = st.lists(FEW, min_size=size * size, max_size=size * size)
    first, second = (np.array(data.draw(costs), float) for _ in range(2))
    row, column = np.divmod(np.arange(size * size), size)
    found = least_by_two_costs(
        first,
        second,
        (incidence(row, size), np.ones(size)),
        (incidence(column, size), np.ones(size)),
        1.0,
    )
    pairs = [np.arange(size) * size + np.array(each) for each in permutations(range(size))]
    least = min((first[each].sum(), second[each].sum()) for each in pairs)
    assert (found @ first, found @ second) == pytest.approx(least, abs=1e-6)
    assert found == pytest.approx(np.round(found), abs=1e-6)


def test_two_recipients_and_one_seat_have_no_solution() -> None:
    row = np.array([0])
    with pytest.raises(SearchEndedError):
        least_by_two_costs(
            np.ones(1),
            np.ones(1),
            (incidence(row, 1), np.array([2.0])),
            (incidence(row, 1), np.array([1.0])),
            np.inf,
        )
