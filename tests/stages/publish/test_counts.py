"""Reports are counted when a period is published, and say what a count of the warehouse says."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from tests.stages.publish.night import RUN_DATE, Household, begin, decide, land
from tests.stages.publish.steps import compare

from tepat.stages.publish import commit
from tepat.stores.warehouse import Warehouse

pytestmark = pytest.mark.slow

COUNTED = ("decision_count", "reason_count", "overlap_count", "civil_count")
OTHER = "31.74.01.1002"
CARRIED = ("CARRIED_FORWARD",)
NIGHTS = (
    [
        *(Household(number) for number in range(20)),
        *(Household(number).excluded() for number in range(20, 26)),
        Household(30, is_head_alive=False, notes=("PAYEE_REPLACED_BY_HEIR",)),
        Household(31).excluded("NOT_PROPOSED"),
        *(Household(number, kelurahan_code=OTHER, notes=CARRIED) for number in range(40, 43)),
    ],
    [
        *(Household(number) for number in range(18)),
        *(Household(number).excluded("HAS_FIXED_INCOME") for number in range(18, 26)),
        Household(40, kelurahan_code=OTHER),
    ],
)


def publish(warehouse: Warehouse, state: Path, households: list[Household]) -> None:
    context = begin(warehouse, state)
    decide(context, households)
    compare(context)
    commit(context)


def rows(warehouse: Warehouse, query: str) -> list[tuple[Any, ...]]:
    with warehouse.begin() as connection:
        return [tuple(row) for row in connection.execute(sa.text(query))]


@pytest.mark.parametrize("nights", [1, 2])
def test_report_counts_equal_the_current_publication(
    warehouse: Warehouse, tmp_path: Path, nights: int
) -> None:
    for households in NIGHTS[:nights]:
        publish(warehouse, tmp_path, households)
    for table in COUNTED:
        taken = rows(warehouse, f"select * from ops.{table}")
        with warehouse.begin() as connection:
            connection.exec_driver_sql(f"delete from ops.{table}")
            warehouse.run_script(
                connection, f"schema/0005_counts_of_publications/fill_ops_{table}.sql"
            )
        assert sorted(taken, key=repr) == sorted(
            rows(warehouse, f"select * from ops.{table}"), key=repr
        ), table
        assert taken or (table, nights) == ("overlap_count", 2)


def test_kecamatan_and_kota_sums_equal_the_sums_of_their_kelurahan(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    publish(warehouse, tmp_path, NIGHTS[0])
    figures = "sum(households), sum(eligible), sum(held), sum(ineligible), sum(amount_idr)"
    found = {
        level: rows(warehouse, f"select {figures} from report.recipients_by_{level}")
        for level in ("kelurahan", "kecamatan", "kota")
    }
    assert found["kelurahan"] == found["kecamatan"] == found["kota"]
    assert found["kota"][0][0] == len(NIGHTS[0])


def test_coverage_separates_current_lists_from_carried_forward_lists(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    publish(warehouse, tmp_path, NIGHTS[0])
    query = "select has_submitted, listed, carried, not_proposed from report.coverage"
    assert rows(warehouse, f"{query} where kelurahan_code = '{OTHER}'") == [(False, 0, 3, 0)]
    assert rows(warehouse, f"{query} where not_proposed > 0") == [(True, 27, 0, 1)]
    assert len(rows(warehouse, query)) == 267


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ((9, 8, 7), [9, 8, 7]),
        ((9, 8, 3), [9, None, None]),
        ((9, 3, 2), [9, None, None]),
        ((9, 8, 0), [9, None, None]),
        ((5, 6), [5, 6]),
    ],
)
def test_small_rt_count_is_suppressed_and_cannot_be_derived_by_subtraction(
    warehouse: Warehouse, tmp_path: Path, sizes: tuple[int, ...], shown: list[int | None]
) -> None:
    households = [
        Household(place * 100 + number, changes={"rt": f"{place:03d}"})
        for place, size in enumerate(sizes)
        for number in range(size)
    ]
    households += [
        Household(9000 + place, changes={"rt": f"{place:03d}"}).excluded()
        for place, size in enumerate(sizes)
        if not size
    ]
    publish(warehouse, tmp_path, households)
    found = rows(warehouse, "select eligible from report.recipients_by_rt order by rt")
    assert [eligible for (eligible,) in found] == shown


def test_civil_event_lag_counts_days_from_event_to_report_before_the_run_date(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    context = begin(warehouse, tmp_path)
    tomorrow = RUN_DATE + timedelta(days=1)
    for lag in (0, 7, 8, 31, 100):
        day = RUN_DATE - timedelta(days=lag)
        land(context, "dukcapil/kematian", [{}], reported=[RUN_DATE, tomorrow], happened=day)
    decide(context, [Household(1)])
    compare(context)
    commit(context)
    query = (
        "select sum(events), sum(within_7_days), sum(within_30_days), sum(within_90_days),"
        " sum(later) from report.civil_event_lag where feed = 'dukcapil/kematian'"
    )
    assert rows(warehouse, query) == [(5, 2, 1, 1, 1)]


def test_data_quality_ranking_lists_most_frequent_defects_and_trend(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    publish(warehouse, tmp_path, NIGHTS[0])
    with warehouse.begin() as connection:
        for period, code, count in (
            ("2021-06", "NIK_FORMAT", 54), ("2021-07", "KK_FORMAT", 2),
            ("2021-07", "NAME_MISSING", 3), ("2021-07", "NIK_FORMAT", 20),
            ("2021-07", "NIK_REPEATED", 2),
        ):  # fmt: skip
            connection.execute(
                sa.text(
                    "insert into ops.validation_count values"
                    " ('rt_rw', 'a', :period, '31.74.01.1001', :code, 'critical', :count)"
                ),
                {"period": period, "code": code, "count": count},
            )
        connection.exec_driver_sql(
            "insert into ops.listing_count values ('2021-06', '31.74.01.1001', 27, 0, 0)"
        )
    query = (
        "select defects, defects_per_100_households::float, quality_rank, change::float,"
        " top_defects from report.data_quality_ranking where period = '2021-07'"
        " and kelurahan_code = '31.74.01.1001'"
    )
    top = ["NIK_FORMAT", "NAME_MISSING", "KK_FORMAT"]
    assert rows(warehouse, query) == [(27, 100.0, 1, -100.0, top)]
