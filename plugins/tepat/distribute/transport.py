"""Who goes where at the least total distance: places, sites and days, solved by HiGHS (in SciPy).

Distance does not depend on the day, so the solver decides how many recipients of each place go to
each site and on how many days that site is in use; the days themselves follow. Only pairs that can
matter are handed to it: first the nearest, then every pair that the prices of the relaxed problem
show to be worth having, until there is none. The relaxed optimum is thereby the optimum over all
pairs, a bound that no plan can go below.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import linprog

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_NEAREST = 30
_GAP = 0.002
_WORTH_HAVING = -1e-7
_HALF = 0.5
_INFEASIBLE = 2  # of SciPy's result codes


@dataclass(frozen=True)
class Task:
    """What is to be planned: P places, S sites, D days.

    Args:
        recipients: By place, how many there are.
        weights: By place, how much a kilometre of theirs counts.
        place_region: By place, the region whose sites alone serve it.
        kilometres: By place and site.
        capacity: By site, recipients in a day.
        site_region: By site.
        is_open: By site and day.
        sites_per_day: How many sites at most are in use on one day.
    """

    recipients: Ints
    weights: Floats
    place_region: Ints
    kilometres: Floats
    capacity: Ints
    site_region: Ints
    is_open: Flags
    sites_per_day: int

    @property
    def is_allowed(self) -> Flags:
        """By place and site, whether the site may serve the place."""
        allowed: Flags = self.place_region[:, None] == self.site_region[None, :]
        return allowed


@dataclass(frozen=True)
class Plan:
    """A plan: ``seats`` by place and site, ``in_use`` by site and day.

    ``weighted_km`` is the sum of weight times distance over all recipients; no plan of whole days
    has less than ``bound_km``.
    """

    seats: Ints
    in_use: Flags
    weighted_km: float
    bound_km: float


class OutOfSeatsError(Exception):
    """No plan seats everybody; ``unseated`` says how many are left over, by region.

    It is empty where parts of days would suffice, and whole days do not.
    """

    def __init__(self, unseated: dict[int, int]) -> None:
        self.unseated = unseated
        super().__init__("no plan seats everybody")


def plan(task: Task) -> Plan:
    """The plan of least weighted distance, to within a five-hundredth.

    Raises:
        OutOfSeatsError: Capacity and calendar do not suffice.
    """
    if left_over := unseated(task):
        raise OutOfSeatsError(left_over)
    model, bound = _model_of_pairs_that_matter(task)
    solution = model.solve(is_whole=True)
    if solution is None:
        # Parts of days suffice and whole days do not, at least not over these pairs.
        model = _Model(task, *np.nonzero(task.is_allowed))
        solution = model.solve(is_whole=True)
    if solution is None:
        raise OutOfSeatsError({})
    seats = model.seats(solution.days)
    days_needed = -(-seats.sum(axis=0) // task.capacity)
    weighted = float((seats * task.kilometres * task.weights[:, None]).sum())
    return Plan(seats, _schedule(task, days_needed), weighted, bound)


@dataclass(frozen=True)
class _Solution:
    """What HiGHS found, and in the relaxed problem what a seat is worth by place and by site."""

    weighted_km: float
    days: Floats
    place_price: Floats
    site_price: Floats


@dataclass(frozen=True)
class _Model:
    """The problem over some pairs of a place and a site.

    Variables are, in this order, the seats of each pair, each site's number of days in use, and
    for each site and day on which it is open whether it is in use.
    """

    task: Task
    place: Ints
    site: Ints

    def solve(self, *, is_whole: bool) -> _Solution | None:
        """Days in use whole, or in parts: the relaxed problem. None when these pairs do not do."""
        task = self.task
        sites, days = task.is_open.shape
        pairs, openings = len(self.place), int(task.is_open.sum())
        by_site, by_day = _openings(task)
        capacity = sparse.diags_array(task.capacity.astype(float))
        solved = linprog(
            np.concatenate([self._cost, np.zeros(sites + openings)]),
            A_eq=sparse.block_array(
                [[self._by_place, None, None], [None, -sparse.eye_array(sites), by_site]]
            ),
            b_eq=np.concatenate([task.recipients, np.zeros(sites)]),
            A_ub=sparse.block_array([[self._by_site, -capacity, None], [None, None, by_day]]),
            b_ub=np.concatenate([np.zeros(sites), np.full(days, task.sites_per_day)]),
            bounds=[(0, None)] * pairs + [(0, days)] * sites + [(0, 1)] * openings,
            integrality=np.repeat([0, int(is_whole), 0], [pairs, sites, openings]),
            options={"mip_rel_gap": _GAP},
        )
        if solved.status == _INFEASIBLE:
            return None
        return _Solution(
            weighted_km=float(solved.fun),
            days=np.round(solved.x[pairs : pairs + sites]),
            place_price=solved.eqlin.marginals[: len(task.recipients)],
            site_price=solved.ineqlin.marginals[:sites],
        )

    def seats(self, days: Floats) -> Ints:
        """By place and site, once it is known on how many days each site is in use.

        A basic solution of a transportation problem in whole numbers is itself whole.
        """
        task = self.task
        solved = linprog(
            self._cost,
            A_eq=self._by_place,
            b_eq=task.recipients,
            A_ub=self._by_site,
            b_ub=task.capacity * days,
            method="highs-ds",
        )
        seats = np.zeros(task.kilometres.shape, np.int64)
        seats[self.place, self.site] = np.round(solved.x)
        return seats

    @property
    def _cost(self) -> Floats:
        cost: Floats = (self.task.kilometres * self.task.weights[:, None])[self.place, self.site]
        return cost

    @property
    def _by_place(self) -> sparse.csr_array:
        return _incidence(self.place, len(self.task.recipients))

    @property
    def _by_site(self) -> sparse.csr_array:
        return _incidence(self.site, len(self.task.capacity))


def _model_of_pairs_that_matter(task: Task) -> tuple[_Model, float]:
    """The model, and the relaxed optimum over all pairs there are."""
    ranked = np.where(task.is_allowed & task.is_open.any(axis=1), task.kilometres, np.inf)
    order = np.argsort(ranked, axis=1, kind="stable")
    chosen = np.zeros(ranked.shape, bool)
    width = _NEAREST
    while True:
        np.put_along_axis(chosen, order[:, :width], True, axis=1)
        model = _Model(task, *np.nonzero(chosen & task.is_allowed))
        relaxed = model.solve(is_whole=False)
        if relaxed is None:
            width *= 2
            continue
        price = relaxed.place_price[:, None] + relaxed.site_price[None, :]
        missing = task.is_allowed & ~chosen
        missing &= task.kilometres * task.weights[:, None] - price < _WORTH_HAVING
        if not missing.any():
            return model, relaxed.weighted_km
        chosen |= missing


def unseated(task: Task) -> dict[int, int]:
    """How many recipients at least have no seat, by region; only regions where it is any."""
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
        b_ub=np.concatenate([np.zeros(len(regions)), np.full(by_day.shape[0], task.sites_per_day)]),
        bounds=[(0, number) for number in waiting] + [(0, 1)] * openings,
    )
    left = np.ceil(waiting - solved.x[: len(regions)] - 1e-6).astype(int)
    return {int(r): int(n) for r, n in zip(regions, left, strict=True) if n > 0}


def _schedule(task: Task, days_needed: Ints) -> Flags:
    """By site and day whether it is in use, as early as the calendar allows.

    Again a transportation problem, so that its basic solution is whole.
    """
    by_site, by_day = _openings(task)
    site, day = np.nonzero(task.is_open)
    solved = linprog(
        day,
        A_eq=by_site,
        b_eq=days_needed,
        A_ub=by_day,
        b_ub=np.full(by_day.shape[0], task.sites_per_day),
        bounds=(0, 1),
        method="highs-ds",
    )
    in_use = np.zeros(task.is_open.shape, bool)
    in_use[site, day] = solved.x > _HALF
    return in_use


def _openings(task: Task) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Which site and which day each possible opening is of."""
    site, day = np.nonzero(task.is_open)
    return _incidence(site, task.is_open.shape[0]), _incidence(day, task.is_open.shape[1])


def _incidence(row: Ints, rows: int) -> sparse.csr_array:
    """A matrix with one 1 in each column, in the row given for it."""
    columns = np.arange(len(row))
    return sparse.csr_array((np.ones(len(row)), (row, columns)), shape=(rows, len(row)))
