"""The ledger holds every landed file and set-aside row exactly once."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from tests.stages.publish.night import KELURAHAN, begin, land

from tepat.context import Context
from tepat.stages.validate.record import record_landings
from tepat.stores.migrations import upgrade
from tepat.stores.warehouse import Warehouse

pytestmark = pytest.mark.slow
FILES: list[dict[str, Any]] = [
    {"period": "2021-07", "status": "PARTIAL", "accepted": 8, "quarantined": 2},
    {"period": "2021-07", "status": "REJECTED", "reason": "Kolom NAMA tidak ada; \"NIK\", juga."},
    {"period": "2021-07", "status": "DUPLICATE", "file_no": None, "name": "rt_rw/2021-07/b, 2.csv"},
]  # fmt: skip
QUARANTINED = [
    {"file": 1, "row_number": 7, "codes": ["BIRTH_DATE_INVALID", "NAME_MISSING"]},
    {"file": 1, "row_number": 9, "codes": ["NAME_MISSING"]},
]
VERDICTS: list[dict[str, Any]] = [
    {"file": 1, "kelurahan_code": place, "code": code, "severity": severity, "row_count": count}
    for place, code, severity, count in (
        (KELURAHAN, "NAME_MISSING", "critical", 2),
        (None, "NAME_MISSING", "critical", 3),
        (KELURAHAN, "ADDRESS_SHORT", "warning", 4),
    )
]


@pytest.fixture
def context(warehouse: Warehouse, tmp_path: Path) -> Context:
    context = begin(warehouse, tmp_path)
    land(context, "rt_rw", FILES, quarantined=QUARANTINED, verdicts=VERDICTS)
    return context


def rows(context: Context, query: str) -> list[tuple[Any, ...]]:
    with context.warehouse.begin() as connection:
        return [tuple(row) for row in connection.execute(sa.text(query))]


def test_ledger_records_files_rows_and_counts_with_their_sentences(context: Context) -> None:
    assert record_landings(context, context.feeds["rt_rw"]) == 1
    assert rows(
        context,
        "select status, accepted, quarantined, reason, landing_number,"
        " received_at at time zone 'Asia/Jakarta' = timestamp '2021-07-19'"
        " from ops.landed_file order by sha256",
    ) == [
        ("PARTIAL", 8, 2, None, 1, True),
        ("REJECTED", 10, 0, 'Kolom NAMA tidak ada; "NIK", juga.', 1, True),
        ("DUPLICATE", 10, 0, None, 1, True),
    ]
    suite = json.loads((context.settings.include_dir / "expectations" / "rt_rw.json").read_text())
    said = {item["meta"]["code"]: item["meta"]["message"] for item in suite["expectations"]}
    both = f"{said['BIRTH_DATE_INVALID']} {said['NAME_MISSING']}"
    assert rows(
        context, "select row_number, severity, codes, message from ops.quarantined_row order by 1"
    ) == [
        (7, "critical", ["BIRTH_DATE_INVALID", "NAME_MISSING"], both),
        (9, "critical", ["NAME_MISSING"], said["NAME_MISSING"]),
    ]
    assert rows(
        context,
        "select kelurahan_code, code, rows from report.data_quality_by_kelurahan order by 2, 1",
    ) == [
        (KELURAHAN, "ADDRESS_SHORT", 4),
        (KELURAHAN, "NAME_MISSING", 2),
        (None, "NAME_MISSING", 3),
    ]


def test_second_ledger_entry_changes_nothing_and_a_new_landing_is_added(context: Context) -> None:
    feed = context.feeds["rt_rw"]
    assert [record_landings(context, feed) for _ in range(3)] == [1, 0, 0]
    land(context, "rt_rw", FILES, on=date(2021, 7, 20), quarantined=QUARANTINED)
    assert record_landings(context, feed) == 1
    assert rows(context, "select count(*) from ops.landed_file") == [(6,)]
    assert rows(context, "select count(*) from ops.quarantined_row") == [(4,)]


def test_lost_response_to_commit_adds_no_second_ledger_entry(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    transact = context.warehouse.transact

    def lose_the_answer(*work: Any, **patience: Any) -> Any:
        return transact(*work, **patience) + transact(*work, **patience)

    monkeypatch.setattr(context.warehouse, "transact", lose_the_answer)
    assert record_landings(context, context.feeds["rt_rw"]) == 1
    assert rows(context, "select count(*) from ops.landed_file") == [(3,)]


def test_freshness_report_shows_the_latest_arrival_per_feed(context: Context) -> None:
    record_landings(context, context.feeds["rt_rw"])
    upgrade(context.warehouse)
    assert rows(
        context,
        "select feed, newest_period, files_accepted, files_rejected, files_duplicate, rows_accepted"
        " from report.freshness",
    ) == [("rt_rw", "2021-07", 1, 1, 1, 28)]
