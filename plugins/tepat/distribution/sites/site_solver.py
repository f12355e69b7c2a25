"""Who goes where at the least total distance: places, sites and days, solved by HiGHS (in SciPy).

Distance does not depend on the day, so the solver decides how many recipients of each place go to
each site and on how many days that site is in use; the days themselves follow.

First the relaxed problem, in which days may be divided. Only pairs that can matter are handed to
the solver: the nearest, then every pair that the prices show to be worth having, until there is
none. Its optimum is thereby that over all pairs, a bound that no plan can go below; where a few
days of a site must serve many places it lies far below. Then whole days: in a small problem of any
site, in a large one of those that the relaxed problem uses. The number of nodes limits the search,
never the time, so that the same task has the same plan on any machine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_NEAREST = 30
_WIDE = 60
_FEW_PAIRS = 3000
_GAP = 0.05
_MOST_NODES = 200
_WORTH_HAVING = -1e-7
_HALF = 0.5


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
    """The plan of least weighted distance, to within a twentieth as far as the nodes suffice.

    Raises:
        OutOfSeatsError: Capacity and calendar do not suffice.
    """
    if left_over := unseated(task):
        raise OutOfSeatsError(left_over)
    relaxed = _relax(task)
    for model in _models_in_whole_days(task, relaxed):
        days = model.days_in_use()
        if days is not None:
            seats = model.seats(days)
            days_needed = -(-seats.sum(axis=0) // task.capacity)
            weighted = float((seats * task.kilometres * task.weights[:, None]).sum())
            return Plan(seats, _schedule(task, days_needed), weighted, relaxed.weighted_km)
    raise OutOfSeatsError({})


@dataclass(frozen=True)
class _Relaxed:
    """The relaxed problem solved; a price is what a seat is worth, by place and by site.

    ``serves`` tells the sites that serve anybody.
    """

    weighted_km: float
    serves: Flags
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

    @classmethod
    def of_nearest(
        cls, task: Task, sites: Flags, width: int, more: Flags | None = None
    ) -> "_Model":
        """Each place with so many of the nearest of these sites that may serve it, and more."""
        is_possible = task.is_allowed & sites & task.is_open.any(axis=1)
        ranked = np.where(is_possible, task.kilometres, np.inf)
        chosen = np.zeros(ranked.shape, bool)
        nearest = np.argsort(ranked, axis=1, kind="stable")[:, :width]
        np.put_along_axis(chosen, nearest, True, axis=1)
        return cls(task, *np.nonzero((chosen & is_possible) | (False if more is None else more)))

    def relax(self) -> _Relaxed | None:
        """Solve it with days in parts; None when these pairs do not seat everybody."""
        solved = linprog(
            self._cost,
            A_eq=self._equal,
            b_eq=self._equal_to,
            A_ub=self._at_most,
            b_ub=self._limit,
            bounds=np.column_stack([np.zeros(len(self._most)), self._most]),
        )
        if solved.x is None:
            return None
        sites = len(self.task.capacity)
        seats = np.bincount(self.site, solved.x[: len(self.site)], sites)
        return _Relaxed(
            weighted_km=float(solved.fun),
            serves=seats > _HALF,
            place_price=solved.eqlin.marginals[: len(self.task.recipients)],
            site_price=solved.ineqlin.marginals[:sites],
        )

    def days_in_use(self) -> Floats | None:
        """Each site's number of whole days in use; None when no plan over these pairs is found."""
        sites, openings = len(self.task.capacity), int(self.task.is_open.sum())
        solved = milp(
            self._cost,
            integrality=np.repeat([0, 1, 0], [len(self.site), sites, openings]),
            bounds=Bounds(0, self._most),
            constraints=[
                LinearConstraint(self._equal, self._equal_to, self._equal_to),
                LinearConstraint(self._at_most, -np.inf, self._limit),
            ],
            options={"mip_rel_gap": _GAP, "node_limit": _MOST_NODES},
        )
        if solved.x is None:
            return None
        days: Floats = np.round(solved.x[len(self.site) : len(self.site) + sites])
        return days

    def seats(self, days: Floats) -> Ints:
        """By place and site, once it is known on how many days each site is in use.

        A basic solution of a transportation problem in whole numbers is itself whole.
        """
        task = self.task
        solved = linprog(
            self._cost[: len(self.site)],
            A_eq=self._by_place,
            b_eq=task.recipients,
            A_ub=self._by_site,
            b_ub=task.capacity * days,
            method="highs-ds",
        )
        seats = np.zeros(task.kilometres.shape, np.int64)
        seats[self.place, self.site] = np.round(solved.x)
        return seats

    @cached_property
    def _cost(self) -> Floats:
        weighted = self.task.kilometres * self.task.weights[:, None]
        others = len(self.task.capacity) + int(self.task.is_open.sum())
        return np.concatenate([weighted[self.place, self.site], np.zeros(others)])

    @cached_property
    def _most(self) -> Floats:
        """How much each variable may be."""
        sites, days = self.task.is_open.shape
        counts = [len(self.site), sites, int(self.task.is_open.sum())]
        return np.repeat([np.inf, float(days), 1.0], counts)

    @cached_property
    def _equal(self) -> sparse.sparray:
        """Everybody has a seat; a site's days in use are those on which it is open and in use."""
        by_site, _ = _openings(self.task)
        days = -sparse.eye_array(len(self.task.capacity))
        return sparse.block_array([[self._by_place, None, None], [None, days, by_site]])

    @cached_property
    def _equal_to(self) -> Floats:
        return np.concatenate([self.task.recipients, np.zeros(len(self.task.capacity))])

    @cached_property
    def _at_most(self) -> sparse.sparray:
        """A site seats no more than on its days in use; so many sites are in use on a day."""
        _, by_day = _openings(self.task)
        capacity = -sparse.diags_array(self.task.capacity.astype(float))
        return sparse.block_array([[self._by_site, capacity, None], [None, None, by_day]])

    @cached_property
    def _limit(self) -> Floats:
        sites, days = self.task.is_open.shape
        return np.repeat([0.0, float(self.task.sites_per_day)], [sites, days])

    @cached_property
    def _by_place(self) -> sparse.csr_array:
        return _incidence(self.place, len(self.task.recipients))

    @cached_property
    def _by_site(self) -> sparse.csr_array:
        return _incidence(self.site, len(self.task.capacity))


def _relax(task: Task) -> _Relaxed:
    """The relaxed problem over all pairs there are, by way of those that can matter."""
    sites = np.ones(len(task.capacity), bool)
    more = np.zeros(task.kilometres.shape, bool)
    width = _NEAREST
    while True:
        model = _Model.of_nearest(task, sites, width, more)
        relaxed = model.relax()
        if relaxed is None:
            width *= 2
            continue
        price = relaxed.place_price[:, None] + relaxed.site_price[None, :]
        is_worth_having = task.kilometres * task.weights[:, None] - price < _WORTH_HAVING
        more = task.is_allowed & is_worth_having
        more[model.place, model.site] = False
        if not more.any():
            return relaxed
        more[model.place, model.site] = True


def _models_in_whole_days(task: Task, relaxed: _Relaxed) -> Iterator[_Model]:
    """Over which pairs whole days are looked for: if need be, over more sites."""
    every = np.ones(len(task.capacity), bool)
    if task.kilometres.size <= _FEW_PAIRS:
        yield _Model.of_nearest(task, every, len(every))
        return
    yield _Model.of_nearest(task, relaxed.serves, _WIDE)
    yield _Model.of_nearest(task, every, _WIDE)


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
