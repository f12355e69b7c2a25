"""Linear programs solved by HiGHS (in SciPy), with a second cost to choose among optima."""

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import linprog

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

IS_ZERO = 1e-6
"""Smaller differences are equal: kilometres are known to a metre, weights to a hundredth."""


class SearchEndedError(Exception):
    """HiGHS stopped, at a limit or for another reason, without a solution."""


def solution(solved: Any) -> Floats:
    """The solution that HiGHS has found.

    Raises:
        SearchEndedError: There is none; contains the message of HiGHS.
    """
    if solved.x is None:
        raise SearchEndedError(str(solved.message))
    found: Floats = solved.x
    return found


def incidence(row: Ints, rows: int) -> sparse.csr_array:
    """A matrix with one 1 in each column, in the row given for it."""
    columns = np.arange(len(row))
    return sparse.csr_array((np.ones(len(row)), (row, columns)), shape=(rows, len(row)))


def least_by_two_costs(
    first: Floats,
    second: Floats,
    equal: tuple[sparse.csr_array, Floats | Ints],
    at_most: tuple[sparse.csr_array, Floats | Ints],
    most: float,
) -> Floats:
    """Of all solutions at the least of the first cost, one at the least of the second.

    The dual values of the first solution show which variables and rows are at a limit in every
    optimum; these are fixed. If the problem is an integer transportation problem, so is the
    remaining one, and a basic solution (found by ``highs-ds``) is integer.

    Args:
        first: Cost per unit of each variable.
        second: Second cost per unit of each variable.
        equal: Equality rows and their right-hand sides.
        at_most: Inequality rows and their upper bounds.
        most: Upper bounds of the variables; lower bounds are 0.

    Raises:
        SearchEndedError: There is no solution, or HiGHS has found none.
    """
    (equal_rows, equal_to), (rows, limit) = equal, at_most
    solved = linprog(
        first,
        A_eq=equal_rows,
        b_eq=equal_to,
        A_ub=rows,
        b_ub=limit,
        bounds=(0, most),
        method="highs-ds",
    )
    solution(solved)
    is_full = solved.ineqlin.marginals < -IS_ZERO
    lower = np.where(solved.upper.marginals < -IS_ZERO, most, 0)
    upper = np.where(solved.lower.marginals > IS_ZERO, 0, most)
    return solution(
        linprog(
            second,
            A_eq=sparse.vstack([equal_rows, rows[is_full]]),
            b_eq=np.concatenate([equal_to, limit[is_full]]),
            A_ub=rows[~is_full],
            b_ub=limit[~is_full],
            bounds=np.column_stack([lower, upper]),
            method="highs-ds",
        )
    )
