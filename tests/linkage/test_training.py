"""The model is what its training counts, and it holds what the benchmark promises."""

from functools import reduce

import pytest
from tests.bench.linkage import SEEDS as MEASURED
from tests.bench.linkage import Tally, measure
from tests.bench.linkers import PRODUCT
from tests.linkage.__main__ import MODEL
from tests.linkage.population import invent_population
from tests.linkage.training import SEEDS, count_resemblance, train, written

SMALL, APPLICANTS = 20_000, 2_000


@pytest.mark.slow
def test_repeated_training_writes_an_identical_model() -> None:
    assert written(train(count_resemblance(SEEDS))) == MODEL.read_text(encoding="utf-8")


@pytest.mark.slow
def test_at_most_one_in_a_thousand_scored_links_is_wrong() -> None:
    tally = reduce(Tally.__add__, (measure(10 * SMALL, seed, PRODUCT) for seed in (31, 32)))
    assert tally.precision >= 0.999
    assert tally.recall >= 0.96
    assert tally.f1_with_review >= 0.99
    assert tally.reviewed / tally.applicants <= 0.03


def test_evaluation_people_differ_from_training_people() -> None:
    assert not set(MEASURED) & set(SEEDS)


def test_half_of_people_are_listed_and_half_of_the_rest_have_a_listed_household() -> None:
    people = invent_population(SMALL, APPLICANTS, seed=1)
    listed = dict(zip(*(people.listed[c].to_pylist() for c in ("record_key", "home")), strict=True))
    homes = set(listed.values())
    present = [key for key in people.applicants["record_key"].to_pylist() if key in listed]
    absent = [
        home
        for key, home in zip(
            *(people.applicants[c].to_pylist() for c in ("record_key", "home")), strict=True
        )
        if key not in listed
    ]
    assert (len(listed), len(present), len(absent)) == (SMALL, APPLICANTS // 2, APPLICANTS // 2)
    assert sum(home in homes for home in absent) == APPLICANTS // 4


def test_population_is_deterministic_for_a_seed() -> None:
    first, again = (invent_population(SMALL, APPLICANTS, seed=2) for _ in range(2))
    assert first.applicants.equals(again.applicants)
    assert first.listed.equals(again.listed)
    assert not first.listed.equals(invent_population(SMALL, APPLICANTS, seed=3).listed)
