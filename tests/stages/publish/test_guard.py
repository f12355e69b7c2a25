"""Each batch guard trips beyond its limit, and not at it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.stages.publish.night import RUN_DATE, Household, begin, decide, land
from tests.stages.publish.steps import compare, guard

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.stages.publish import Guard, commit
from tepat.stores.warehouse import Warehouse

pytestmark = pytest.mark.slow
HOUSEHOLDS = [Household(number) for number in range(100)]
KEMENSOS = {"period": "2021-07"}


@pytest.fixture
def published(warehouse: Warehouse, tmp_path: Path) -> Context:
    """A first night that arrived well and is published."""
    context = begin(warehouse, tmp_path)
    land(context, "rt_rw", [{"period": "2021-07"}] * 2)
    land(context, "kemensos", [KEMENSOS])
    land(context, "dukcapil/kematian", [{}], reported=[RUN_DATE - timedelta(days=45)])
    return context


def first_night(context: Context) -> None:
    decide(context, HOUSEHOLDS)
    compare(context)
    commit(context)


def measured(context: Context) -> dict[str, Guard]:
    """The guards by name; of the stale feeds the first that trips."""
    guards = sorted(guard(context).guards, key=lambda item: not item.is_tripped)
    return {item.name: item for item in reversed(guards)}


def tripped(context: Context) -> list[str]:
    return [item.name for item in guard(context).tripped]


def test_guard_passes_a_normal_first_run(published: Context) -> None:
    report = guard(decide(published, HOUSEHOLDS))
    assert report.tripped == ()
    assert len(report.guards) == 8


@pytest.mark.parametrize(("quarantined", "trips"), [(20, False), (21, True)])
def test_guard_trips_on_too_many_quarantined_rows(
    published: Context, quarantined: int, trips: bool
) -> None:
    first_night(published)
    tonight = replace(begin(published.warehouse, published.settings.state_dir))
    rejected = {"status": "REJECTED", "quarantined": 500, "accepted": 0}
    land(
        tonight,
        "rt_rw",
        [
            {"accepted": 100 - quarantined, "quarantined": quarantined, "status": "PARTIAL"},
            rejected,
            *[{"accepted": 0, "quarantined": 0, "row_count": 0}] * 9,
        ],
    )
    decide(tonight, HOUSEHOLDS)
    found = measured(tonight)["quarantined_share"]
    assert (found.value, found.is_tripped) == (quarantined / 100, trips)
    assert "ditolak utuh: 1." in found.message


def test_guard_trips_on_rejected_files_and_ignores_duplicate_names(published: Context) -> None:
    first_night(published)
    tonight = begin(published.warehouse, published.settings.state_dir)
    rejected = {"status": "REJECTED", "accepted": 0}
    files: list[dict[str, Any]] = [*[{}] * 8, rejected, *[{"status": "DUPLICATE"}] * 9]
    land(tonight, "rt_rw", files)
    decide(tonight, HOUSEHOLDS)
    found = measured(tonight)["rejected_files_share"]
    assert (found.value, found.is_tripped) == (1 / 9, True)
    assert "1 dari 9 berkas baru ditolak (11,1 %; batas 10,0 %)" in found.message


def test_guard_counts_a_file_as_new_only_once(published: Context) -> None:
    first_night(published)
    tonight = begin(published.warehouse, published.settings.state_dir)
    decide(tonight, HOUSEHOLDS)
    assert measured(tonight)["accepted_rows"].message.startswith("0 baris diterima dari 0 berkas")
    assert tripped(tonight) == []


def test_guard_counts_a_file_of_an_earlier_day_when_that_day_is_published(
    published: Context,
) -> None:
    land(published, "rt_rw", [{"quarantined": 90, "accepted": 10}], on=date(2021, 7, 20))
    first_night(published)
    tonight = replace(
        begin(published.warehouse, published.settings.state_dir), run_date=date(2021, 7, 20)
    )
    decide(tonight, HOUSEHOLDS)
    assert "quarantined_share" in tripped(tonight)


def test_guard_trips_on_files_without_any_accepted_row(published: Context) -> None:
    first_night(published)
    tonight = begin(published.warehouse, published.settings.state_dir)
    land(tonight, "rt_rw", [{"accepted": 0, "row_count": 0}])
    decide(tonight, HOUSEHOLDS)
    assert tripped(tonight) == ["accepted_rows"]


def test_guard_trips_on_a_month_without_households(published: Context) -> None:
    assert tripped(decide(published, [])) == ["accepted_rows"]


@pytest.mark.parametrize(("excluded", "trips"), [(5, []), (6, ["payee_lost_share"])])
def test_guard_trips_on_households_that_lose_their_payee(
    published: Context, excluded: int, trips: list[str]
) -> None:
    first_night(published)
    tonight = begin(published.warehouse, published.settings.state_dir)
    without = [household.excluded("NO_SURVIVING_MEMBER") for household in HOUSEHOLDS[:excluded]]
    decide(tonight, [*without, *HOUSEHOLDS[excluded:]])
    assert tripped(tonight) == trips


def test_guard_trips_on_a_rise_or_fall_of_ineligible_households(published: Context) -> None:
    first_night(published)
    tonight = begin(published.warehouse, published.settings.state_dir)
    decide(tonight, [*(h.excluded() for h in HOUSEHOLDS[:11]), *HOUSEHOLDS[11:]])
    found = measured(tonight)["ineligible_share_change"]
    assert (round(found.value or 0, 6), found.is_tripped) == (0.11, True)
    compare(tonight)
    commit(tonight)
    back = decide(begin(published.warehouse, published.settings.state_dir), HOUSEHOLDS)
    assert tripped(back) == ["ineligible_share_change"]


def test_guard_compares_a_new_month_with_the_nearest_earlier_month(published: Context) -> None:
    first_night(published)
    august = begin(published.warehouse, published.settings.state_dir, Period(2021, 8))
    gone = [household.excluded("NOT_PROPOSED") for household in HOUSEHOLDS[:21]]
    decide(august, [*HOUSEHOLDS[21:], *gone])
    found = measured(august)["household_drop_share"]
    assert (round(found.value or 0, 6), found.is_tripped) == (0.21, True)


def test_guard_trips_on_a_fall_in_households(published: Context) -> None:
    first_night(published)
    tonight = begin(published.warehouse, published.settings.state_dir)
    assert tripped(decide(tonight, HOUSEHOLDS[:80])) == []
    later = begin(published.warehouse, published.settings.state_dir)
    assert tripped(decide(later, HOUSEHOLDS[:79])) == ["household_drop_share"]


@pytest.mark.parametrize(("days", "trips"), [(45, False), (46, True)])
def test_guard_trips_on_an_outdated_death_register(
    warehouse: Warehouse, tmp_path: Path, days: int, trips: bool
) -> None:
    context = begin(warehouse, tmp_path)
    land(context, "rt_rw", [{"period": "2021-07"}])
    land(context, "kemensos", [KEMENSOS])
    day = RUN_DATE - timedelta(days=days)
    land(context, "dukcapil/kematian", [{}], reported=[day, RUN_DATE + timedelta(days=1)])
    decide(context, HOUSEHOLDS)
    found = measured(context)["stale_feed"]
    assert found.is_tripped is trips
    assert (f"dukcapil/kematian: data terbaru bertanggal {day:%d-%m-%Y}" in found.message) is trips


@pytest.mark.parametrize(
    ("period", "status", "trips"),
    [("2021-06", "PARTIAL", False), ("2021-05", "PARTIAL", True), ("2021-06", "REJECTED", True)],
)
def test_guard_trips_on_an_outdated_national_programme_list(
    warehouse: Warehouse, tmp_path: Path, period: str, status: str, trips: bool
) -> None:
    context = begin(warehouse, tmp_path)
    land(context, "rt_rw", [{"period": "2021-07"}] * 20)
    land(context, "kemensos", [{"period": period, "status": status}, {"period": "2021-09"}])
    land(context, "dukcapil/kematian", [{}], reported=[RUN_DATE])
    decide(context, HOUSEHOLDS)
    assert tripped(context) == (["stale_feed"] if trips else [])
