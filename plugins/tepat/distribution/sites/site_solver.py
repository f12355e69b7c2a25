"""Site solver: least total distance for places, sites and days, with HiGHS (in SciPy).

Distance does not depend on the day, so the solver decides how many recipients of each place go to
each site and on how many days that site is in use; the days are derived from that.

HiGHS solves three problems, one after the other (docs/decisions/0017 gives the reason):

1. Days may be fractional, over all pairs of place and site. The optimum is a lower bound for any
   plan; it is loose where a few days of a site must serve many places.
2. Days are integer, over pairs of a place and a near site: number of days that each site is used.
   The number of nodes limits the search, not the time, so that the same task has the same plan on
   any machine.
3. The number of days of each site is known: assignment of places, and choice of days. Ties between
   optima are broken by the codes of places and sites.

Everything is solved in the order of the codes, so that the order of the input has no effect.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from tepat.distribution.sites.linear_program import (
    IS_ZERO,
    SearchEndedError,
    incidence,
    least_by_two_costs,
    solution,
)
from tepat.distribution.sites.site_problem import (
    Flags,
    Floats,
    Ints,
    OutOfSeatsError,
    Plan,
    Task,
)

_NEAREST = 60
_FEW_PAIRS = 3000
_GAP = 0.05
_MOST_NODES = 200
_INFEASIBLE = 2
_HALF = 0.5


def plan(task: Task) -> Plan:
    """The plan of least weighted distance, within 5 % unless the node limit is reached.

    Raises:
        OutOfSeatsError: Capacity and calendar do not suffice.
        SearchEndedError: HiGHS stopped without a plan and without a proof that there is none.
    """
    if left_over := unseated(task):
        raise OutOfSeatsError(left_over)
    places, sites = np.argsort(task.place_codes), np.argsort(task.site_codes)
    found = _plan_in_order_of_codes(task.arranged(places, sites))
    seats, in_use = np.empty_like(found.seats), np.empty_like(found.in_use)
    seats[np.ix_(places, sites)] = found.seats
    in_use[sites] = found.in_use
    return Plan(seats, in_use, found.weighted_km, found.bound_km)


def unseated(task: Task) -> dict[int, int]:
    """Least number of recipients without a seat, by region; only regions with a shortage."""
    task = task.arranged(np.argsort(task.place_codes), np.argsort(task.site_codes))
    regions = np.unique(task.place_region)
    waiting = np.array([task.recipients[task.place_region == r].sum() for r in regions])
    by_site, by_day = _openings(task)
    seats = by_site.T @ np.diag(task.capacity) @ (task.site_region[:, None] == regions[None, :])
    openings = len(seats)
    solved = linprog(
        np.concatenate([-np.ones(len(regions)), np.zeros(openings)]),
        A_ub=sparse.block_array(
            [[sparse.eye_array(len(regions)), -sparse.csr_array(seats.T)], [None, by_day]]
        ),
        b_ub=np.concatenate([np.zeros(len(regions)), _most_a_day(task)]),
        bounds=[(0, number) for number in waiting] + [(0, 1)] * openings,
    )
    left = np.ceil(waiting - solution(solved)[: len(regions)] - IS_ZERO).astype(int)
    return {int(r): int(n) for r, n in zip(regions, left, strict=True) if n > 0}


def _plan_in_order_of_codes(task: Task) -> Plan:
    every_pair = _Model.of(task, task.is_allowed)
    bound_km, seats_in_parts_of_days = every_pair.solve_in_parts_of_days()
    failure: Exception = OutOfSeatsError({})
    for pairs in _pairs_for_whole_days(task, seats_in_parts_of_days):
        model = _Model.of(task, pairs)
        try:
            days = model.solve_in_whole_days()
        except (OutOfSeatsError, SearchEndedError) as error:
            failure = error
            continue
        seats = model.seats(days)
        in_use = _schedule(task, -(-seats.sum(axis=0) // task.capacity))
        return Plan(seats, in_use, float((seats * task.weighted_km).sum()), bound_km)
    raise failure


def _pairs_for_whole_days(task: Task, seats_in_parts_of_days: Floats) -> Iterator[Flags]:
    """Sets of pairs for the integer problem: near ones first, then more, then all."""
    if task.kilometres.size > _FEW_PAIRS:
        is_used = seats_in_parts_of_days > IS_ZERO
        yield is_used | _nearest(task, seats_in_parts_of_days.sum(axis=0) > _HALF)
        yield is_used | _nearest(task, np.ones(len(task.capacity), bool))
    yield task.is_allowed


def _nearest(task: Task, sites: Flags) -> Flags:
    """Each place with its nearest allowed sites."""
    is_possible = task.is_allowed & sites
    ranked = np.where(is_possible, task.kilometres, np.inf)
    chosen = np.zeros(ranked.shape, bool)
    nearest = np.argsort(ranked, axis=1, kind="stable")[:, :_NEAREST]
    np.put_along_axis(chosen, nearest, True, axis=1)
    return chosen & is_possible


@dataclass(frozen=True)
class _Model:
    """The problem over some pairs of a place and a site.

    Variables are, in this order, the seats of each pair, each site's number of days in use, and
    for each site and day on which it is open whether it is in use.
    """

    task: Task
    place: Ints
    site: Ints

    @classmethod
    def of(cls, task: Task, pairs: Flags) -> "_Model":
        return cls(task, *np.nonzero(pairs))

    def solve_in_parts_of_days(self) -> tuple[float, Floats]:
        """The least weighted distance with fractional days, and the seats of such a plan."""
        matrix, least, most = self._rows()
        is_equal = least == most
        solved = linprog(
            self._cost(),
            A_eq=matrix[is_equal],
            b_eq=most[is_equal],
            A_ub=matrix[~is_equal],
            b_ub=most[~is_equal],
            bounds=np.column_stack([np.zeros(matrix.shape[1]), self._most()]),
        )
        seats = np.zeros(self.task.kilometres.shape)
        seats[self.place, self.site] = solution(solved)[: len(self.site)]
        return float(solved.fun), seats

    def solve_in_whole_days(self) -> Floats:
        """Each site's number of days in use.

        Raises:
            OutOfSeatsError: No plan over these pairs exists.
            SearchEndedError: HiGHS stopped without a plan.
        """
        sites, openings = len(self.task.capacity), int(self.task.is_open.sum())
        solved = milp(
            self._cost(),
            integrality=np.repeat([0, 1, 0], [len(self.site), sites, openings]),
            bounds=Bounds(0, self._most()),
            constraints=LinearConstraint(*self._rows()),
            options={"mip_rel_gap": _GAP, "node_limit": _MOST_NODES},
        )
        if solved.status == _INFEASIBLE:
            raise OutOfSeatsError({})
        days: Floats = np.round(solution(solved)[len(self.site) : len(self.site) + sites])
        return days

    def seats(self, days: Floats) -> Ints:
        """Seats by place and site, given the number of days that each site is used.

        Ties: of equally near sites, the lowest codes are filled first, with the places of the
        lowest codes.
        """
        task = self.task
        by_place = incidence(self.place, len(task.recipients))
        by_site = incidence(self.site, len(task.capacity))
        solved = least_by_two_costs(
            task.weighted_km[self.place, self.site],
            (len(task.recipients) - self.place) * (1.0 + self.site),
            (by_place, task.recipients),
            (by_site, task.capacity * days),
            np.inf,
        )
        seats = np.zeros(task.kilometres.shape, np.int64)
        seats[self.place, self.site] = np.round(solved)
        return seats

    def _cost(self) -> Floats:
        others = len(self.task.capacity) + int(self.task.is_open.sum())
        return np.concatenate([self.task.weighted_km[self.place, self.site], np.zeros(others)])

    def _most(self) -> Floats:
        """Upper bounds of the variables."""
        sites, days = self.task.is_open.shape
        counts = [len(self.site), sites, int(self.task.is_open.sum())]
        return np.repeat([np.inf, float(days), 1.0], counts)

    def _rows(self) -> tuple[sparse.csr_array, Floats, Floats]:
        """The constraints, each with lower and upper bound.

        Every recipient has a seat; a site's days in use are days on which it is open; its seats do
        not exceed the capacity of its days in use; the number of sites per day is limited.
        """
        task = self.task
        by_place = incidence(self.place, len(task.recipients))
        by_site = incidence(self.site, len(task.capacity))
        opening_by_site, opening_by_day = _openings(task)
        day, capacity = (
            -sparse.eye_array(len(task.capacity)),
            -sparse.diags_array(task.capacity.astype(float)),
        )
        matrix = sparse.block_array(
            [
                [by_place, None, None],
                [None, day, opening_by_site],
                [by_site, capacity, None],
                [None, None, opening_by_day],
            ],
            format="csr",
        )
        none = np.zeros(len(task.capacity))
        unlimited = np.full(sum(task.is_open.shape), -np.inf)
        return (
            matrix,
            np.concatenate([task.recipients, none, unlimited]),
            np.concatenate([task.recipients, none, none, _most_a_day(task)]),
        )


def _schedule(task: Task, days_needed: Ints) -> Flags:
    """By site and day whether it is in use, on the earliest possible days.

    Sites with the lowest codes have the earliest days.
    """
    by_site, by_day = _openings(task)
    site, day = np.nonzero(task.is_open)
    solved = least_by_two_costs(
        day.astype(float),
        (len(task.capacity) - site) * (1.0 + day),
        (by_site, days_needed),
        (by_day, _most_a_day(task)),
        1.0,
    )
    in_use = np.zeros(task.is_open.shape, bool)
    in_use[site, day] = solved > _HALF
    return in_use


def _openings(task: Task) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Site and day of each possible opening."""
    site, day = np.nonzero(task.is_open)
    return incidence(site, task.is_open.shape[0]), incidence(day, task.is_open.shape[1])


def _most_a_day(task: Task) -> Floats:
    return np.full(task.is_open.shape[1], float(task.sites_per_day))
