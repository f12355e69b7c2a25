"""July 2021: each city's families as published, and a truth that every one of them is paid or held.

The whole round is reproduced in tests/end_to_end/test_july.py.
"""

import os
import resource
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.simulate.conftest import INCLUDE

from tepat.domain.periods import Period
from tepat.simulate import Profile, simulate
from tepat.simulate.draws import Dice
from tepat.simulate.july_2021 import FAMILIES, PUBLISHED, CityFigures, apportion
from tepat.simulate.places import load_places
from tepat.support.settings import PROJECT_ROOT

IN_REVIEW = {"MATCH_UNDECIDED", "PERSON_IN_TWO_HOUSEHOLDS"}
PLACES = load_places(INCLUDE)


@pytest.fixture(scope="module", params=[(6_000, 1), (2_345, 7)], ids=["6000", "2345"])
def truth(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """How many families were asked for, and all families of the truth but superseded copies."""
    families, seed = request.param
    out = tmp_path_factory.mktemp("july")
    simulate(out, Period(2021, 7), families, seed, Profile.JULY_2021, INCLUDE)
    rows = pq.read_table(Path(out) / "truth" / "household.parquet").to_pylist()
    return families, [row for row in rows if not is_superseded(row)]


def figures(rows: list[dict[str, Any]]) -> dict[str, CityFigures]:
    """Families of each city that the truth lists, and those that no national list names."""
    enrolled = [(row["kelurahan_code"][:5], row["expected_reasons"]) for row in rows]
    listed = Counter(city for city, _ in enrolled)
    held = Counter(city for city, reasons in enrolled if "ENROLLED_ELSEWHERE" in reasons)
    return {city: CityFigures(listed[city], listed[city] - held[city]) for city in listed}


def is_superseded(row: dict[str, Any]) -> bool:
    return (row["expected_status"], row["defect"]) == ("ABSENT", "submitted_twice")


def test_published_july_figures_add_up_to_the_published_totals() -> None:
    cities = PUBLISHED.values()
    totals = [sum(getattr(city, name) for city in cities) for name in ("listed", "paid", "held")]
    assert totals == [1_007_379, 907_616, 99_763]


def test_full_size_july_round_equals_the_published_round() -> None:
    assert apportion(FAMILIES) == PUBLISHED


@given(st.integers(0, 3_000_000))
def test_each_city_share_is_exact_to_one_family_at_any_size(families: int) -> None:
    cities = apportion(families)
    assert sum(city.listed for city in cities.values()) == families
    for code, city in cities.items():
        for ours, theirs in ((city.paid, PUBLISHED[code].paid), (city.held, PUBLISHED[code].held)):
            assert abs(ours * FAMILIES - theirs * families) < FAMILIES


def test_each_city_lists_and_holds_exactly_its_planned_families(truth: Any) -> None:
    families, rows = truth
    assert figures(rows) == apportion(families)


@pytest.mark.slow
def test_full_july_round_is_written_within_three_minutes_and_four_gigabytes(tmp_path: Path) -> None:
    """Processor time, so that a busy machine does not matter."""
    command = ["simulate", "--out", str(tmp_path), "--period", "2021-07", "--seed", "1"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(
        [sys.executable, "-m", "tepat.cli", *command, "--profile", "july-2021"],
        env={**os.environ, "PYTHONPATH": str(PROJECT_ROOT / "plugins")},
        check=True,
        capture_output=True,
    )
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert used.ru_utime - before < 180
    assert used.ru_maxrss < 4 * 1024**2
    columns = ["kelurahan_code", "expected_status", "expected_reasons", "defect"]
    table = pq.read_table(tmp_path / "truth" / "household.parquet", columns=columns)
    rows = [row for row in table.to_pylist() if not is_superseded(row)]
    assert figures(rows) == PUBLISHED


def test_each_july_family_is_paid_enrolled_in_review_or_unreadable(
    truth: Any,
) -> None:
    for row in truth[1]:
        reasons = set(row["expected_reasons"])
        assert reasons in (set(), {"ENROLLED_ELSEWHERE"}) or (reasons and reasons <= IN_REVIEW)
        if row["expected_status"] == "ELIGIBLE":
            assert row["payee_role"] in {"HEAD", "HEIR"}


def test_few_families_are_unreadable_or_in_review(truth: Any) -> None:
    families, rows = truth
    status = Counter(row["expected_status"] for row in rows)
    assert 0 < status["ABSENT"] + status["HELD"] < 0.003 * families


def test_harmless_defects_are_as_frequent_as_in_a_typical_month(truth: Any) -> None:
    families, rows = truth
    seen = Counter(row["defect"] for row in rows)
    for defect, rate in {"kk_missing": 0.012, "kk_wrong": 0.006, "headless": 0.002}.items():
        assert seen[defect] == pytest.approx(rate * families, rel=0.25, abs=1)
    assert {"nik_malformed", "nik_numeric", "list_nik_missing", "list_nik_wrong"} <= seen.keys()


@given(st.integers(0, 10_000), st.integers(0, 1_000))
def test_move_within_a_city_goes_to_another_of_its_kelurahan(seed: int, goal: int) -> None:
    home = np.random.default_rng(seed).integers(0, len(PLACES.codes), 50)
    found = PLACES.within_city(home, np.full(50, goal))
    cities = np.array(PLACES.city_codes)
    assert (cities[found] == cities[home]).all()
    assert (found != home).all()


def test_every_kelurahan_with_enough_families_submits() -> None:
    settled = PLACES.settle_exactly(apportion(20_000), Dice((3,)))
    assert set(settled) == set(range(len(PLACES.codes)))
    assert (np.diff(settled) >= 0).all()
