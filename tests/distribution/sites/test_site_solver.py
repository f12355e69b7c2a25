"""No plan of sites and days is better than the one found, and none breaks a rule."""

from dataclasses import replace
from itertools import product
from math import inf
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from tepat.distribution.sites.site_solver import OutOfSeatsError, Task, plan, unseated


def task_of(kilometres: Any, **changes: Any) -> Task:
    """Two recipients in each place, two seats a day at each site, always open, one region."""
    distances = np.array(kilometres, float)
    places, sites = distances.shape
    task = Task(
        recipients=np.full(places, 2),
        weights=np.ones(places),
        place_region=np.zeros(places, int),
        kilometres=distances,
        capacity=np.full(sites, 2),
        site_region=np.zeros(sites, int),
        is_open=np.ones((sites, 2), bool),
        sites_per_day=sites,
    )
    return replace(task, **changes)


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Up to three places, three sites and two days."""
    places, sites = draw(st.integers(1, 3)), draw(st.integers(1, 3))

    def numbers(low: int, high: int, *shape: int) -> Any:
        size = int(np.prod(shape))
        return np.array(draw(st.lists(st.integers(low, high), min_size=size, max_size=size)))

    return Task(
        recipients=numbers(1, 4, places),
        weights=numbers(1, 3, places).astype(float),
        place_region=numbers(0, 1, places),
        kilometres=numbers(0, 9, places, sites).reshape(places, sites).astype(float),
        capacity=numbers(1, 4, sites),
        site_region=numbers(0, 1, sites),
        is_open=numbers(0, 1, sites, 2).reshape(sites, 2).astype(bool),
        sites_per_day=draw(st.integers(1, 3)),
    )


def least_by_trying_all(task: Task) -> float:
    """The least weighted distance over every choice of openings; infinite when there is none."""
    person = np.repeat(np.arange(len(task.recipients)), task.recipients)
    best = inf
    openings = [(0, 1) if is_open else (0,) for is_open in task.is_open.ravel()]
    for choice in product(*openings):
        in_use = np.array(choice).reshape(task.is_open.shape)
        if (in_use.sum(axis=0) > task.sites_per_day).any():
            continue
        seat = np.repeat(np.arange(len(task.capacity)), task.capacity * in_use.sum(axis=1))
        if len(seat) < len(person):
            continue
        cost = np.where(task.is_allowed, task.kilometres * task.weights[:, None], 1e6)
        row, column = linear_sum_assignment(cost[person][:, seat])
        best = min(best, float(cost[person[row], seat[column]].sum()))
    return best if best < 1e6 else inf


@settings(deadline=None, max_examples=60)
@given(tasks())
def test_it_is_the_best_of_all_plans_and_seats_everybody_within_the_rules(task: Task) -> None:
    best = least_by_trying_all(task)
    if best == inf:
        with pytest.raises(OutOfSeatsError):
            plan(task)
        return
    found = plan(task)
    assert best - 1e-6 <= found.weighted_km <= best * 1.05 + 1e-6
    assert found.bound_km <= best + 1e-6
    assert (found.seats.sum(axis=1) == task.recipients).all()
    assert not found.seats[~task.is_allowed].any()
    assert (found.seats.sum(axis=0) <= task.capacity * found.in_use.sum(axis=1)).all()
    assert not (found.in_use & ~task.is_open).any()
    assert (found.in_use.sum(axis=0) <= task.sites_per_day).all()


@settings(deadline=None, max_examples=40)
@given(tasks(), st.data())
def test_a_place_that_counts_more_does_not_travel_farther(task: Task, data: st.DataObject) -> None:
    task = replace(
        task,
        place_region=np.zeros_like(task.place_region),
        site_region=np.zeros_like(task.site_region),
        is_open=np.ones_like(task.is_open),
        sites_per_day=len(task.capacity),
        recipients=np.minimum(task.recipients, 2),
    )
    assume(not unseated(task))
    place = data.draw(st.integers(0, len(task.recipients) - 1))
    heavier = task.weights.copy()
    heavier[place] *= 5
    before, after = plan(task), plan(replace(task, weights=heavier))
    travelled = [(p.seats[place] * task.kilometres[place]).sum() for p in (before, after)]
    # Both plans are exact to a twentieth of their total.
    assert travelled[1] <= travelled[0] + 0.05 * (before.weighted_km + after.weighted_km) + 1e-6


def test_a_plan_found_twice_is_the_same_plan() -> None:
    kilometres = np.random.default_rng(7).integers(1, 9, (40, 60))
    first, second = (plan(task_of(kilometres, sites_per_day=20)) for _ in range(2))
    assert (first.seats == second.seats).all()
    assert (first.in_use == second.in_use).all()


def test_seats_far_away_are_found_when_all_near_ones_are_taken() -> None:
    kilometres = np.tile(np.arange(1, 101.0), (20, 1))
    found = plan(task_of(kilometres, recipients=np.full(20, 20)))
    assert found.seats.sum(axis=0).tolist() == [4] * 100


def test_what_is_missing_is_counted_by_region() -> None:
    kilometres = np.ones((3, 2))
    regions = {"place_region": np.array([0, 0, 1]), "site_region": np.array([0, 1])}
    task = task_of(kilometres, recipients=np.array([5, 6, 3]), **regions)
    assert unseated(task) == {0: 7}
    assert sum(unseated(replace(task, sites_per_day=1)).values()) == 10


def test_days_of_staff_that_are_missing_are_missing_although_there_are_sites() -> None:
    task = task_of(np.ones((2, 4)), recipients=np.array([5, 6]))
    assert unseated(task) == {}
    assert unseated(replace(task, sites_per_day=2)) == {0: 3}
