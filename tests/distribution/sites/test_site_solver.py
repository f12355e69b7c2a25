"""A plan breaks no rule, none is much shorter, and of equals the codes choose."""

from dataclasses import replace
from itertools import product
from math import inf
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import OptimizeResult, linear_sum_assignment

from tepat.distribution.sites import site_solver
from tepat.distribution.sites.linear_program import SearchEndedError
from tepat.distribution.sites.site_problem import OutOfSeatsError, Task
from tepat.distribution.sites.site_solver import plan, unseated


def codes(letter: str, number: int) -> Any:
    return np.array([f"{letter}{each:03d}" for each in range(number)])


def task_of(kilometres: Any, **changes: Any) -> Task:
    """Two recipients in each place, two seats a day at each site, always open, one region."""
    distances = np.array(kilometres, float)
    places, sites = distances.shape
    task = Task(
        place_codes=codes("K", places),
        site_codes=codes("S", sites),
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
        place_codes=codes("K", places),
        site_codes=codes("S", sites),
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


@settings(max_examples=60)
@given(tasks())
def test_plan_for_up_to_three_places_is_within_5_percent_of_the_optimum(
    task: Task,
) -> None:
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


@settings(max_examples=40)
@given(tasks(), st.data())
def test_place_with_a_higher_weight_does_not_travel_farther(
    task: Task, data: st.DataObject
) -> None:
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


@settings(max_examples=60)
@given(tasks(), st.data())
def test_site_plan_does_not_depend_on_the_order_of_places_and_sites(
    task: Task, data: st.DataObject
) -> None:
    assume(least_by_trying_all(task) < inf)
    places = np.array(data.draw(st.permutations(range(len(task.place_codes)))))
    sites = np.array(data.draw(st.permutations(range(len(task.site_codes)))))
    found, shuffled = plan(task), plan(task.arranged(places, sites))
    assert (shuffled.seats == found.seats[np.ix_(places, sites)]).all()
    assert (shuffled.in_use == found.in_use[sites]).all()


def test_plan_for_forty_places_with_equal_distances_does_not_depend_on_order() -> None:
    rng = np.random.default_rng(7)
    task = task_of(rng.integers(1, 9, (40, 60)), sites_per_day=25)
    found, again = plan(task), plan(task)
    assert found.seats.tobytes() == again.seats.tobytes()
    assert found.in_use.tobytes() == again.in_use.tobytes()
    for _ in range(3):
        places, sites = rng.permutation(40), rng.permutation(60)
        shuffled = plan(task.arranged(places, sites))
        assert (shuffled.seats == found.seats[np.ix_(places, sites)]).all()
        assert (shuffled.in_use == found.in_use[sites]).all()


def test_equal_distances_are_resolved_by_site_code() -> None:
    found = plan(task_of(np.ones((2, 2)), is_open=np.ones((2, 1), bool)))
    assert found.seats.tolist() == [[2, 0], [0, 2]]
    named = plan(
        task_of(
            np.ones((2, 2)), is_open=np.ones((2, 1), bool), site_codes=np.array(["S002", "S001"])
        )
    )
    assert named.seats.tolist() == [[0, 2], [2, 0]]


def test_two_sites_that_cannot_both_open_are_chosen_by_site_code() -> None:
    task = task_of([[0, 9], [9, 0]], sites_per_day=1)
    assert plan(task).in_use.tolist() == [[True, False], [False, True]]
    renamed = replace(task, site_codes=np.array(["S002", "S001"]))
    assert plan(renamed).in_use.tolist() == [[False, True], [True, False]]


def test_capacity_that_is_enough_only_with_partial_days_is_out_of_seats() -> None:
    # Two regions of one recipient each: half a day at each site would do, one whole day does not.
    regions = {"place_region": np.array([0, 1]), "site_region": np.array([0, 1])}
    task = task_of(
        np.ones((2, 2)),
        recipients=np.array([1, 1]),
        is_open=np.ones((2, 1), bool),
        sites_per_day=1,
        **regions,
    )
    with pytest.raises(OutOfSeatsError) as refused:
        plan(task)
    assert refused.value.unseated == {}


def test_search_ended_by_the_node_limit_does_not_report_an_impossible_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended = OptimizeResult(x=None, status=1, message="Node limit reached")
    monkeypatch.setattr(site_solver, "milp", lambda *_, **__: ended)
    with pytest.raises(SearchEndedError, match="Node limit reached"):
        plan(task_of(np.ones((2, 2))))


def test_plan_impossible_with_near_pairs_is_searched_over_all_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(site_solver, "_FEW_PAIRS", 0)
    monkeypatch.setattr(site_solver, "_NEAREST", 1)
    # In parts of days, both go half a day to the site beside them; one whole day of either is 9 km.
    task = task_of(
        [[0, 9, 99], [9, 0, 99]],
        recipients=np.array([1, 1]),
        is_open=np.ones((3, 1), bool),
        sites_per_day=1,
    )
    assert plan(task).weighted_km == 9


def test_far_seats_are_used_when_near_seats_are_full() -> None:
    kilometres = np.tile(np.arange(1, 101.0), (20, 1))
    found = plan(task_of(kilometres, recipients=np.full(20, 20)))
    assert found.seats.sum(axis=0).tolist() == [4] * 100


def test_missing_seats_are_counted_by_region() -> None:
    kilometres = np.ones((3, 2))
    regions = {"place_region": np.array([0, 0, 1]), "site_region": np.array([0, 1])}
    task = task_of(kilometres, recipients=np.array([5, 6, 3]), **regions)
    assert unseated(task) == {0: 7}
    assert sum(unseated(replace(task, sites_per_day=1)).values()) == 10


def test_missing_staff_days_are_reported_although_sites_are_sufficient() -> None:
    task = task_of(np.ones((2, 4)), recipients=np.array([5, 6]))
    assert unseated(task) == {}
    assert unseated(replace(task, sites_per_day=2)) == {0: 3}
